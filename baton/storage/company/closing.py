"""A month of ratings, read once for the whole company, to be summed up."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from baton.domain.ratings import DIMENSIONS
from baton.domain.releases import COUNTED
from baton.storage.ratings import AskedRow, PromptRow, RatingRow

FEWEST_ANSWERS = 2  # dimensions: a form that may ask no more than two in turns is a form as well


@dataclass(frozen=True, slots=True)
class Month:
    """What is needed of a month's ratings, without whose they are. `forms`: the dimensions each answered, two or more.

    `raters` and `form_raters`: how many different people stand behind `levels`, and behind `forms` and `seconds`.
    """

    forms: list[tuple[int, ...]]
    levels: Counter[int]
    seconds: list[int]
    raters: int
    form_raters: int
    asked: int
    answered: int


def month(session: Session, workspace_id: str, days: tuple[date, date], at: tuple[datetime, datetime]) -> Month:
    """The ratings of these days (first and last), and what was asked from one instant to another."""
    columns = [getattr(RatingRow, name) for name in DIMENSIONS]
    query = select(RatingRow.level, RatingRow.form_seconds, RatingRow.stream, RatingRow.rater_key, *columns).where(
        RatingRow.workspace_id == workspace_id, RatingRow.day.between(*days), RatingRow.stream != "rank"
    )
    rows = session.connection().execute(query).all()
    full = [row for row in rows if sum(answer is not None for answer in row[4:]) >= FEWEST_ANSWERS]
    prompts = select(func.count()).where(
        PromptRow.workspace_id == workspace_id, PromptRow.asked, PromptRow.at >= at[0], PromptRow.at < at[1]
    )
    requests = select(func.count()).where(
        AskedRow.workspace_id == workspace_id, AskedRow.at >= at[0], AskedRow.at < at[1]
    )
    asked = (session.connection().scalar(prompts) or 0) + (session.connection().scalar(requests) or 0)
    return Month(
        forms=[tuple(answer for answer in row[4:] if answer is not None) for row in full],
        levels=Counter(row.level for row in rows),
        seconds=[row.form_seconds for row in full if row.form_seconds is not None],
        raters=len({row.rater_key for row in rows}),
        form_raters=len({row.rater_key for row in full}),
        asked=asked,
        answered=min(asked, sum(row.stream in COUNTED for row in rows)),
    )
