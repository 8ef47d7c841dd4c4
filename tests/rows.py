"""Ratings and handoffs put straight into the tables, for tests about what is made of them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import insert

from baton.domain.releases import LEVEL
from baton.domain.statistics.epochs import gather, release
from baton.domain.teams import Team
from baton.domain.weeks import days_before
from baton.storage import people, teams
from baton.storage.handoffs import HandoffRow
from baton.storage.ratings import PromptRow, RatingRow
from baton.storage.releases.published import EpochRow
from tests.stage import ACME, Stage

MONDAY = date(2026, 11, 23)  # the digest of the Payroll team that is due at 09:00 in Berlin reports week 47
LAST_WEEK = MONDAY - timedelta(days=4)


def rated(stage: Stage, rater: str, level: int, *, day: date = LAST_WEEK, team: str = "payroll", **more: Any) -> str:
    """One rating of a team by somebody (a plain name stands for the pseudonym); returns its id."""
    id = stage.mint()
    row = {
        "workspace_id": ACME.id,
        "id": id,
        "rater_key": rater,
        "handoff_key": f"key-{id}",
        "team_id": team,
        "stream": "handoff",
        "level": level,
        "words": "",
        "day": day,
        "rated_at": stage.now,
    }
    with stage.sessions.begin() as session:
        session.execute(insert(RatingRow), [row | more])
    return id


def rated_by(stage: Stage, count: int, levels: Sequence[int] = (4,), first: int = 1, **more: Any) -> None:
    """One rating by each of `count` raters (rater 1, 2, …), with the levels in turn."""
    for number in range(first, first + count):
        rated(stage, f"rater{number}", levels[(number - first) % len(levels)], **more)


def handed(stage: Stage, number: int, **more: Any) -> str:
    """One handoff from bob (payroll) to charlie (sales), delivered and received last week unless said otherwise."""
    id = f"handoff{number}"
    at = datetime.combine(LAST_WEEK, stage.now.timetz())
    row = {
        "workspace_id": ACME.id,
        "id": id,
        "number": number,
        "owner_id": "UBOB",
        "receiver_id": "UCHARLIE",
        "owner_team_id": "payroll",
        "receiver_team_id": "sales",
        "what": "the payroll export",
        "done_means": "",
        "due_on": LAST_WEEK,
        "state": "received",
        "ordered_at": at - timedelta(days=2),
        "first_reply_at": at - timedelta(days=2) + timedelta(hours=3, minutes=20),
        "delivered_at": at,
        "received_at": at,
        "closed_at": at,
        "returns": 0,
        **dict.fromkeys(("note", "link", "need", "request", "want", "demand", "source"), ""),
    }
    with stage.sessions.begin() as session:
        session.execute(insert(HandoffRow), [row | more])
    return id


def four_weeks() -> tuple[date, date]:
    """The first and last day the digest of MONDAY counts."""
    window = days_before(MONDAY)
    return window.first, window.last


def prompted(stage: Stage, number: int, *, day: date = LAST_WEEK, team: str = "payroll") -> None:
    """Baton asked charlie for a rating of a team, at noon of a day."""
    row = {
        "workspace_id": ACME.id,
        "handoff_id": f"asked{number}",
        "rater_id": "UCHARLIE",
        "team_id": team,
        "at": datetime.combine(day, time(12), UTC),
        "probability": 1.0,
        "draw": 0.0,
        "asked": True,
    }
    with stage.sessions.begin() as session:
        session.execute(insert(PromptRow), [row])


def released(stage: Stage, team: str, day: date, levels: Sequence[int], *, asked: int | None = None) -> None:
    """What one cutoff of a team lets out of a rating by each of some people; nothing of too few."""
    cell = release(gather((f"rater{number}", level) for number, level in enumerate(levels)))
    if cell is None:
        return
    row = {
        "workspace_id": ACME.id,
        "team_id": team,
        "field": LEVEL,
        "closed_on": day,
        "asked": asked,
        "answered": len(levels) if asked else None,
        **{name: getattr(cell, name) for name in ("raters", "total", "within", "delighted", "failed", "band")},
    }
    with stage.sessions.begin() as session:
        session.execute(insert(EpochRow), [row])


def founded(stage: Stage, *names: str, size: int = 0) -> list[str]:
    """Teams of these names, whose ids are the names, with so many people each."""
    with stage.sessions.begin() as session:
        for name in names:
            teams.add(session, Team(ACME.id, name, name, "en", "Europe/Berlin"), now=stage.now)
            newcomers = [
                {
                    **dict.fromkeys(("id", "name", "handle", "full_name"), f"U{name.upper()}{number}"),
                    "workspace_id": ACME.id,
                    "standing": "member",
                    "language": "en",
                    "zone": "Europe/Berlin",
                    "team_id": name,
                    "updated_at": stage.now,
                }
                for number in range(size)
            ]
            people.merge(session, newcomers, ("team_id",))
    return list(names)
