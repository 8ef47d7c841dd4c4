"""The one place that looks at everybody's ratings: it gathers them into sums, to be released or to go on waiting."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Double,
    ForeignKeyConstraint,
    Update,
    and_,
    bindparam,
    case,
    cast,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.releases import COUNTED, FIELDS, LEVEL, OwnEpoch, ReleasedWords, Said
from baton.domain.statistics.bands import Bar
from baton.domain.statistics.epochs import DELIGHTED_FROM, FAILED_UP_TO, Epoch, Gathered
from baton.domain.teams import Team
from baton.domain.weeks import Window
from baton.storage import prepared
from baton.storage.database import Base
from baton.storage.ratings import AskedRow, PromptRow, RatingRow
from baton.storage.releases.published import EpochRow, OwnEpochRow, WordsRow
from baton.storage.statements import put, put_new

_SUMS = ("raters", "total", "squares", "lowest", "highest", "delighted", "failed")


class StartRow(Base):
    """From which day on each field of a team gathers (None: from the beginning). Locked by whoever closes."""

    __tablename__ = "release_starts"
    __table_args__ = (ForeignKeyConstraint(["workspace_id", "team_id"], ["teams.workspace_id", "teams.id"]),)

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str] = mapped_column(primary_key=True)
    level: Mapped[date | None]
    reliability: Mapped[date | None]
    responsiveness: Mapped[date | None]
    assurance: Mapped[date | None]
    empathy: Mapped[date | None]
    tangibles: Mapped[date | None]


class SaidRow(Base):
    """What was said of providers in an epoch, as it was when it closed, while some of them could not be told.

    A frozen copy, because the team's number is frozen: if a rating edited since then counted here with its new level,
    the two would differ by what one person changed. For the same reason whoever erases a rater drops all rows of the
    epochs that rater is in.
    """

    __tablename__ = "release_said"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "team_id"], ["teams.workspace_id", "teams.id"]),
        {"sqlite_with_rowid": False},
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str] = mapped_column(primary_key=True)
    closed_on: Mapped[date] = mapped_column(primary_key=True)
    rater_key: Mapped[str] = mapped_column(primary_key=True)
    provider_id: Mapped[str] = mapped_column(primary_key=True)  # empty where a whole team was rated
    level: Mapped[float] = mapped_column(Double)


Starts = Mapping[str, date | None]  # by field


def _mine(row: Any) -> tuple[ColumnElement[bool], ...]:
    return row.workspace_id == bindparam("workspace"), row.team_id == bindparam("team")


def _of(team: Team) -> dict[str, Any]:
    """What `_mine` is to be run with."""
    return {"workspace": team.workspace_id, "team": team.id}


def _in(team: Team, window: tuple[date | None, date]) -> dict[str, Any]:
    """What `_COUNTED` is to be run with."""
    first, last = window
    return {**_of(team), "first": first or date.min, "last": last}


def _at(row: type[PromptRow] | type[AskedRow]) -> tuple[ColumnElement[bool], ...]:
    return row.at >= bindparam("first"), row.at < bindparam("after")


# The statements are built once, as building them costs more than running them; every team runs all of them each week.
_COUNTED = (
    *_mine(RatingRow),
    RatingRow.day.between(bindparam("first"), bindparam("last")),
    RatingRow.stream.in_(COUNTED),
)
_STARTS = select(*(getattr(StartRow, name) for name in FIELDS)).where(*_mine(StartRow)).with_for_update()
_PROMPTS = select(func.count()).where(*_mine(PromptRow), PromptRow.asked, *_at(PromptRow))
_REQUESTS = select(func.count()).where(*_mine(AskedRow), *_at(AskedRow))
_ASKED = select(_PROMPTS.scalar_subquery(), _REQUESTS.scalar_subquery())
_WITH_WORDS = select(RatingRow.id, RatingRow.rater_key, RatingRow.point, RatingRow.words, RatingRow.signed_by).where(
    *_COUNTED, RatingRow.words != ""
)
_SAID_OF_PROVIDERS = (
    select(RatingRow.provider_id, RatingRow.rater_key, cast(func.avg(RatingRow.level), Double))
    .where(*_COUNTED)
    .group_by(RatingRow.provider_id, RatingRow.rater_key)
)
_WAITING = select(SaidRow.closed_on, SaidRow.provider_id, SaidRow.rater_key, SaidRow.level).where(
    *_mine(SaidRow), SaidRow.closed_on >= bindparam("since")
)
_LET_GO = delete(SaidRow).where(*_mine(SaidRow), SaidRow.closed_on < bindparam("since"))
_TOLD_UNTIL = (
    select(OwnEpochRow.person_id, func.max(OwnEpochRow.closed_on))
    .where(*_mine(OwnEpochRow))
    .group_by(OwnEpochRow.person_id)
)


@cache
def _beginning(fields: tuple[str, ...]) -> Update:
    """From another day on, these fields gather."""
    return update(StartRow).where(*_mine(StartRow)).values({name: bindparam(f"new_{name}") for name in fields})


@dataclass(frozen=True, slots=True)
class Waiting:
    """What has gathered of a team, by field, and how many raters said each level from 1 to 5."""

    fields: Mapping[str, Gathered]
    levels: tuple[int, ...]
    answered: int


def hold(session: Session, team: Team) -> dict[str, date | None]:
    """From which day on each field gathers; nobody else closes this team until the transaction ends."""
    put_new(session, StartRow, {"workspace_id": team.workspace_id, "team_id": team.id})
    (starts,) = prepared.facts(session, _STARTS, _of(team))
    return starts


def gathered(session: Session, team: Team, starts: Starts, last: date) -> Waiting:
    """All that has gathered of a team up to and with the day `last`, raters first, in one statement."""
    lower = min(start or date.min for start in starts.values())
    wanted: dict[str, Any] = {f"from_{name}": start or date.min for name, start in starts.items()}
    (row,) = prepared.facts(session, _gathering(), {**_of(team), **wanted, "first": lower, "last": last})
    fields = {}
    for name in FIELDS:
        raters, total, squares, lowest, highest, delighted, failed = (row[f"{name}_{each}"] for each in _SUMS)
        if raters:
            fields[name] = Gathered(raters, total, squares, lowest, highest, delighted, failed)
    return Waiting(fields, tuple(row[f"said_{level}"] or 0 for level in range(1, 6)), row["answered"] or 0)


@cache
def _gathering() -> Any:
    """One row: of each field the sums over raters, each of whom counts once, by their mean."""
    means = [_mean_since(name).label(name) for name in FIELDS]
    counted = func.count(case((RatingRow.day >= bindparam("from_level"), 1)))
    raters = select(*means, counted.label("answers")).where(*_COUNTED).group_by(RatingRow.rater_key).subquery()
    sums = [sum_.label(f"{name}_{what}") for name in FIELDS for what, sum_ in _sums(raters.c[name]).items()]
    level = raters.c[LEVEL]
    said = [_how_many(and_(level >= n - 0.5, level < n + 0.5)).label(f"said_{n}") for n in range(1, 6)]
    return select(*sums, *said, func.sum(raters.c.answers).label("answered"))


def _mean_since(name: str) -> ColumnElement[Any]:
    answer = case((RatingRow.day >= bindparam(f"from_{name}"), getattr(RatingRow, name)))
    return cast(func.avg(answer), Double)


def _sums(mean: ColumnElement[Any]) -> dict[str, ColumnElement[Any]]:
    return {
        "raters": func.count(mean),
        "total": func.sum(mean),
        "squares": func.sum(mean * mean),
        "lowest": func.min(mean),
        "highest": func.max(mean),
        "delighted": _how_many(mean >= DELIGHTED_FROM),
        "failed": _how_many(mean <= FAILED_UP_TO),
    }


def _how_many(of_whom: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.count(case((of_whom, 1)))


def asked(session: Session, team: Team, window: Window) -> int:
    """How often Baton, or somebody of the team, asked for a rating on these days."""
    zone: ZoneInfo = team.tzinfo
    first, after = window.starts_at(zone), window.ends_at(zone)
    ((prompts, requests),) = prepared.rows(session, _ASKED, {**_of(team), "first": first, "after": after})
    return int(prompts) + int(requests)


@dataclass(frozen=True, slots=True)
class Closed:
    """An epoch with what is kept beside it: its first day, and of a level how many said what and who was asked."""

    epoch: Epoch
    opened_on: date | None
    bars: tuple[Bar, ...] | None = None
    asked: int | None = None
    answered: int | None = None


def close(session: Session, team: Team, epochs: Sequence[Closed]) -> None:
    """Keep epochs; what they hold gathers no longer."""
    if not epochs:
        return
    put(session, EpochRow, *(_row(team, each) for each in epochs))
    after = {each.epoch.field: _day_after(each.epoch.closed_on) for each in epochs}
    new = {f"new_{name}": day for name, day in after.items()}
    prepared.send(session, _beginning(tuple(after)), {**_of(team), **new})


def _row(team: Team, closed: Closed) -> dict[str, Any]:
    epoch, cell = closed.epoch, closed.epoch.cell
    return {
        "workspace_id": team.workspace_id,
        "team_id": epoch.team_id,
        "field": epoch.field,
        "closed_on": epoch.closed_on,
        "opened_on": closed.opened_on,
        "raters": cell.raters,
        "total": cell.total,
        "within": cell.within,
        "delighted": cell.delighted,
        "failed": cell.failed,
        "band": cell.band,
        "bars": [list(bar) for bar in closed.bars] if closed.bars else None,
        "asked": closed.asked,
        "answered": closed.answered,
    }


def _day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def with_words(session: Session, team: Team, window: tuple[date | None, date]) -> dict[str, tuple[str, ReleasedWords]]:
    """What was written in the days of an epoch, by rating id: the rater's key, for the draw only, and the words."""
    rows = prepared.rows(session, _WITH_WORDS, _in(team, window))
    return {id: (rater_key, ReleasedWords(id, *said)) for id, rater_key, *said in rows}


def release_words(session: Session, team: Team, closed_on: date, words: Iterable[tuple[str, ReleasedWords]]) -> None:
    """Keep words under new ids, from (new id, words by rating id) pairs."""
    rows = [
        {
            "workspace_id": team.workspace_id,
            "id": id,
            "team_id": team.id,
            "closed_on": closed_on,
            "rating_id": each.id,
            "point": each.point,
            "words": each.words,
            "signed_by": each.signed_by,
        }
        for id, each in words
    ]
    if rows:
        put(session, WordsRow, *rows)


def said_of_providers(session: Session, team: Team, window: tuple[date | None, date]) -> list[Said]:
    """What each rater said of each provider in the days of an epoch of the team's level, as it is being closed."""
    return [Said(window[1], *row) for row in prepared.rows(session, _SAID_OF_PROVIDERS, _in(team, window))]


def waiting(session: Session, team: Team, since: date) -> list[Said]:
    """What was said of providers in earlier epochs, some of whom could not be told yet."""
    rows = prepared.rows(session, _WAITING, {**_of(team), "since": since})
    return [Said(epoch, provider or None, rater, level) for epoch, provider, rater, level in rows]


def let_wait(session: Session, team: Team, said: Sequence[Said], since: date) -> None:
    """Keep what was said in an epoch until everybody has been told; what is older than a day is dropped."""
    prepared.send(session, _LET_GO, {**_of(team), "since": since})
    rows = [
        {
            "workspace_id": team.workspace_id,
            "team_id": team.id,
            "closed_on": each.epoch,
            "provider_id": each.provider or "",
            "rater_key": each.rater,
            "level": each.level,
        }
        for each in said
    ]
    if rows:
        put(session, SaidRow, *rows)


def told_until(session: Session, team: Team) -> dict[str, date]:
    """The last cutoff at which each provider of a team was told something of their own."""
    return dict(prepared.rows(session, _TOLD_UNTIL, _of(team)))


def tell(session: Session, team: Team, own: Sequence[OwnEpoch]) -> None:
    """Keep what providers alone may know."""
    rows = [
        {
            "workspace_id": team.workspace_id,
            "person_id": each.person_id,
            "team_id": each.team_id,
            "closed_on": each.closed_on,
            "raters": each.cell.raters,
            "total": each.cell.total,
            "within": each.cell.within,
            "delighted": each.cell.delighted,
            "failed": each.cell.failed,
            "band": each.cell.band,
            "epochs": each.cell.epochs,
        }
        for each in own
    ]
    if rows:
        put(session, OwnEpochRow, *rows)
