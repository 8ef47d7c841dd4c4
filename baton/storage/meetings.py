"""Discussion meetings, the answers to their questions, and the actions of their minutes."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import JSON, Date, ForeignKeyConstraint, Index, SmallInteger, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from baton.domain.meetings import Action, Meeting, Said
from baton.storage.database import Base
from baton.storage.statements import insert


class MeetingRow(Base):
    __tablename__ = "meetings"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "starter_id"], ["people.workspace_id", "people.id"]),
        Index(None, "workspace_id", "source"),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    channel_id: Mapped[str]
    topic: Mapped[str]
    questions: Mapped[list[str]] = mapped_column(JSON)
    source: Mapped[str]
    starter_id: Mapped[str]
    started_at: Mapped[datetime]
    minutes: Mapped[str]
    closed_at: Mapped[datetime | None]


class AnswerRow(Base):
    """One person's answer to one question: under a pseudonym, and under a name only where its author wants that."""

    __tablename__ = "meeting_answers"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "meeting_id"], ["meetings.workspace_id", "meetings.id"]),
        ForeignKeyConstraint(["workspace_id", "by_id"], ["people.workspace_id", "people.id"]),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    meeting_id: Mapped[str] = mapped_column(primary_key=True)
    question: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    author_key: Mapped[str] = mapped_column(primary_key=True)
    words: Mapped[str]
    by_id: Mapped[str | None]
    at: Mapped[datetime]


class ActionRow(Base):
    __tablename__ = "meeting_actions"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "meeting_id"], ["meetings.workspace_id", "meetings.id"]),
        ForeignKeyConstraint(["workspace_id", "owner_id"], ["people.workspace_id", "people.id"]),
    )

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    meeting_id: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    owner_id: Mapped[str]
    what: Mapped[str]
    due_on: Mapped[date] = mapped_column(Date)


def add(session: Session, meeting: Meeting) -> None:
    """Remember a meeting that begins."""
    begun = {name: getattr(meeting, name) for name in Meeting.__dataclass_fields__ if name != "actions"}
    session.add(MeetingRow(**begun | {"questions": list(meeting.questions)}))
    session.flush()


def find(session: Session, workspace_id: str, meeting_id: str) -> Meeting | None:
    """One meeting, open or closed, with the actions of its minutes."""
    row = session.get(MeetingRow, (workspace_id, meeting_id), populate_existing=True)
    return _meeting(row, _actions(session, workspace_id, [row.id]).get(row.id, ())) if row else None


def of_source(session: Session, workspace_id: str, source: str) -> list[Meeting]:
    """The meetings held about something, the first one first."""
    query = select(MeetingRow).where(MeetingRow.workspace_id == workspace_id, MeetingRow.source == source)
    rows = list(session.scalars(query.order_by(MeetingRow.started_at, MeetingRow.id)))
    actions = _actions(session, workspace_id, [row.id for row in rows])
    return [_meeting(row, actions.get(row.id, ())) for row in rows]


def lock(session: Session, workspace_id: str, meeting_id: str) -> Meeting | None:
    """Hold one meeting until the transaction ends, so that no answer comes in beside its minutes."""
    held = select(MeetingRow.id).where(MeetingRow.workspace_id == workspace_id, MeetingRow.id == meeting_id)
    session.execute(held.with_for_update())
    return find(session, workspace_id, meeting_id)


def close(
    session: Session, workspace_id: str, meeting_id: str, minutes: str, actions: Sequence[Action], *, now: datetime
) -> bool:
    """End a meeting with its minutes; False when it was ended before."""
    is_open = (
        MeetingRow.workspace_id == workspace_id,
        MeetingRow.id == meeting_id,
        MeetingRow.closed_at.is_(None),
    )
    ended = update(MeetingRow).where(*is_open).values(minutes=minutes, closed_at=now)
    if not session.connection().execute(ended).rowcount:
        return False
    for place, each in enumerate(actions):
        agreed = {"owner_id": each.owner_id, "what": each.what, "due_on": each.due_on}
        session.add(ActionRow(workspace_id=workspace_id, meeting_id=meeting_id, place=place, **agreed))
    session.flush()
    return True


def answer(session: Session, workspace_id: str, meeting_id: str, author_key: str, said: Said) -> None:
    """Keep an answer; an earlier one of the same author to the same question is replaced, in its place."""
    key = {
        "workspace_id": workspace_id,
        "meeting_id": meeting_id,
        "question": said.question,
        "author_key": author_key,
    }
    changed = {"words": said.words, "by_id": said.by_id}
    statement = insert(session, AnswerRow).on_conflict_do_update(index_elements=list(key), set_=changed)
    session.connection().execute(statement, {**key, **changed, "at": said.at})


def take_back(session: Session, workspace_id: str, meeting_id: str, author_key: str, question: int) -> bool:
    """An answer is gone; False when there was none."""
    theirs = (
        AnswerRow.workspace_id == workspace_id,
        AnswerRow.meeting_id == meeting_id,
        AnswerRow.question == question,
        AnswerRow.author_key == author_key,
    )
    return bool(session.connection().execute(delete(AnswerRow).where(*theirs)).rowcount)


def answered(session: Session, workspace_id: str, meeting_id: str, author_key: str, question: int) -> Said | None:
    """What one author answered to a question."""
    row = session.get(AnswerRow, (workspace_id, meeting_id, question, author_key), populate_existing=True)
    return _said(row) if row else None


def answers(session: Session, workspace_id: str, meeting_id: str, question: int) -> list[Said]:
    """All answers to a question, in the order they came in."""
    query = select(AnswerRow).where(
        AnswerRow.workspace_id == workspace_id, AnswerRow.meeting_id == meeting_id, AnswerRow.question == question
    )
    return [_said(row) for row in session.scalars(query.order_by(AnswerRow.at, AnswerRow.author_key))]


def _actions(session: Session, workspace_id: str, meeting_ids: Sequence[str]) -> dict[str, tuple[Action, ...]]:
    if not meeting_ids:
        return {}
    query = select(ActionRow).where(ActionRow.workspace_id == workspace_id, ActionRow.meeting_id.in_(meeting_ids))
    found: dict[str, tuple[Action, ...]] = {}
    for row in session.scalars(query.order_by(ActionRow.meeting_id, ActionRow.place)):
        found[row.meeting_id] = (*found.get(row.meeting_id, ()), Action(row.owner_id, row.what, row.due_on))
    return found


def _meeting(row: MeetingRow, actions: tuple[Action, ...]) -> Meeting:
    same = {name: getattr(row, name) for name in Meeting.__dataclass_fields__ if name not in ("questions", "actions")}
    return Meeting(**same, questions=tuple(row.questions), actions=actions)


def _said(row: AnswerRow) -> Said:
    return Said(row.question, row.words, row.by_id, row.at)
