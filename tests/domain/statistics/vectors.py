"""The published and closed-form results that the formulas must give (tests/data/vectors)."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "data" / "vectors"


def vector(name: str) -> dict[str, Any]:
    """A whole file, by the beginning of its name."""
    (path,) = FOLDER.glob(f"{name}_*.json")
    return dict(json.loads(path.read_text(encoding="utf-8")))


def case(name: str, id: str) -> dict[str, Any]:
    """One of a file's cases."""
    return next(dict(each) for each in vector(name)["cases"] if each.get("id") == id)


def near(expected: Any, tol: float = 1e-9) -> Any:
    """The expected number, list or mapping, within an absolute tolerance."""
    if isinstance(expected, Mapping):
        return {key: near(value, tol) for key, value in expected.items()}
    if isinstance(expected, list) and expected and isinstance(expected[0], list):
        return [near(each, tol) for each in expected]
    return pytest.approx(tuple(expected) if isinstance(expected, list) else expected, abs=tol, rel=0)
