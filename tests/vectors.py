"""Numbers that formulas must reproduce, from files in tests/data (copies of the project's published test vectors)."""

import json
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


def vector(name: str) -> dict[str, Any]:
    """A whole file."""
    found: dict[str, Any] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return found


def case(name: str, id: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The input and the expected values of one case of a file."""
    found = next(each for each in vector(name)["cases"] if each["id"] == id)
    return found["input"], found["expected"]
