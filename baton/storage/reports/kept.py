"""Weekly reports as they were compiled, and what was last published of each team's ratings."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import JSON, ForeignKeyConstraint, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.plans import Dues
from baton.domain.points import SeasonEnd, TeamStanding
from baton.domain.promises import Kept
from baton.domain.reports import (
    LEVEL,
    PLAIN_MEANS,
    Basis,
    HandoffFacts,
    MvpStanding,
    Numbers,
    PlainMean,
    Report,
)
from baton.domain.training.followed import Followed
from baton.domain.weeks import Window, iso_week
from baton.storage.database import Base
from baton.storage.statements import insert_new
from baton.storage.teams import LeadRow


class ReportRow(Base):
    __tablename__ = "reports"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "team_id"], ["teams.workspace_id", "teams.id"]),
        UniqueConstraint("workspace_id", "team_id", "week"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    team_id: Mapped[str]
    week: Mapped[str]
    rule: Mapped[str]
    compiled_at: Mapped[datetime]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)


_NUMBERS, _BASIS, _PROMISES = TypeAdapter(Numbers), TypeAdapter(Basis), TypeAdapter(tuple[Kept, ...])
_DUES = TypeAdapter(Dues)


def add(session: Session, report: Report) -> bool:
    """Keep a report; False when its team has one of that week already."""
    values = {
        "workspace_id": report.workspace_id,
        "id": report.id,
        "team_id": report.team_id,
        "week": report.week,
        "rule": report.rule,
        "compiled_at": report.compiled_at,
        "facts": _facts(report),
    }
    return insert_new(session, ReportRow, values)


def find(session: Session, workspace_id: str, report_id: str) -> Report | None:
    """One report by its id."""
    row = session.get(ReportRow, (workspace_id, report_id))
    return _report(row) if row else None


def of_week(session: Session, workspace_id: str, team_id: str, week: str) -> Report | None:
    """A team's report of an ISO week."""
    query = select(ReportRow).where(
        ReportRow.workspace_id == workspace_id, ReportRow.team_id == team_id, ReportRow.week == week
    )
    row = session.scalars(query).one_or_none()
    return _report(row) if row else None


def latest(session: Session, workspace_id: str, team_id: str, until: date | None = None) -> Report | None:
    """A team's report of the latest week, or of the latest one that began by a day."""
    mine = [ReportRow.workspace_id == workspace_id, ReportRow.team_id == team_id]
    if until is not None:
        mine.append(ReportRow.week <= iso_week(until))
    row = session.scalars(select(ReportRow).where(*mine).order_by(ReportRow.week.desc()).limit(1)).first()
    return _report(row) if row else None


def reported(session: Session, workspace_id: str, weeks: Collection[str]) -> set[tuple[str, str]]:
    """The (team id, week) pairs of these weeks that have a report."""
    query = select(ReportRow.team_id, ReportRow.week).where(
        ReportRow.workspace_id == workspace_id, ReportRow.week.in_(sorted(weeks))
    )
    return {(team_id, week) for team_id, week in session.execute(query)}


def led_by(session: Session, workspace_id: str, person_id: str) -> list[str]:
    """The ids of the teams this person leads."""
    query = select(LeadRow.team_id).where(LeadRow.workspace_id == workspace_id, LeadRow.person_id == person_id)
    return list(session.scalars(query.order_by(LeadRow.team_id)))


def _facts(report: Report) -> dict[str, Any]:
    return {
        "first_day": report.window.first.isoformat(),
        "last_day": report.window.last.isoformat(),
        "numbers": _NUMBERS.dump_python(report.numbers, mode="json"),
        "basis": _BASIS.dump_python(report.basis, mode="json") if report.basis else None,
        "promises": _PROMISES.dump_python(report.promises, mode="json"),
        "training": asdict(report.training) if report.training else None,
        "dues": _DUES.dump_python(report.dues, mode="json"),
        "handoffs": {name: getattr(report.handoffs, name) for name in HandoffFacts.__dataclass_fields__},
        "words": list(report.word_ids),
        "answers": list(report.answer_ids),
        "kudos": list(report.kudos_ids),
        "mvp": _standing_facts(report.mvp) if report.mvp else None,
        "standing": asdict(report.standing) if report.standing else None,
        "season_end": asdict(report.season_end) if report.season_end else None,
    }


def _report(row: ReportRow) -> Report:
    facts = row.facts
    basis = facts.get("basis")
    return Report(
        workspace_id=row.workspace_id,
        id=row.id,
        team_id=row.team_id,
        week=row.week,
        window=Window(date.fromisoformat(facts["first_day"]), date.fromisoformat(facts["last_day"])),
        compiled_at=row.compiled_at,
        numbers=_NUMBERS.validate_python(facts.get("numbers") or {}),
        basis=_BASIS.validate_python(basis) if basis else None,
        handoffs=HandoffFacts(**facts["handoffs"]),
        word_ids=tuple(facts["words"]),
        answer_ids=tuple(facts.get("answers", ())),
        kudos_ids=tuple(facts["kudos"]),
        mvp=_standing(facts["mvp"]) if facts.get("mvp") else None,
        rule=row.rule,
        plain=_plain(facts) if row.rule == PLAIN_MEANS else {},
        promises=_PROMISES.validate_python(facts.get("promises", ())),
        dues=_DUES.validate_python(facts.get("dues") or {}),
        training=Followed(**followed) if (followed := facts.get("training")) else None,
        standing=TeamStanding(**standing) if (standing := facts.get("standing")) else None,
        season_end=SeasonEnd(**end) if (end := facts.get("season_end")) else None,
    )


def _plain(facts: Mapping[str, Any]) -> dict[str, PlainMean]:
    """What the first digests showed of ratings; they are shown again as they were."""
    numbers = {LEVEL: facts["level"], **facts["dimensions"]}
    return {name: PlainMean(each["value"], each["band"]) for name, each in numbers.items() if each}


def _standing_facts(standing: MvpStanding) -> dict[str, Any]:
    return {"state": standing.state, "at": standing.at.isoformat(), "winners": list(standing.winner_ids)}


def _standing(facts: Mapping[str, Any]) -> MvpStanding:
    return MvpStanding(facts["state"], datetime.fromisoformat(facts["at"]), tuple(facts["winners"]))
