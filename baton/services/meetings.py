"""Holding a discussion meeting in a channel: starting it, answering its questions, closing it with minutes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from baton.domain.deliveries import Delivery, Owed
from baton.domain.lines import Line, Refusal, refuse
from baton.domain.meetings import Action, Meeting, Said, check, check_answer, check_minutes, in_order
from baton.domain.people import Person
from baton.services import deliveries
from baton.services.contexts import Context
from baton.storage import deliveries as stored_deliveries
from baton.storage import meetings as store
from baton.storage import people, teams

OPENING, QUESTION, MINUTES, UNPOSTED = "meeting-opening", "meeting-question", "meeting-minutes", "meeting-unposted"
AUTHOR = "meeting"  # what the seal makes a pseudonym for
BETWEEN = timedelta(seconds=1)  # from one question to the next, so that they stand in order
OPENS_WITHIN = timedelta(days=1)  # what could not be said until then never will be


def start(
    ctx: Context, who: Person, channel_id: str, *, topic: str, questions: Sequence[str], source: str = ""
) -> Meeting:
    """Begin a meeting in a channel: the opening, then one post per question in its thread."""
    check_may_start(ctx, who)
    topic, asked = " ".join(topic.split()), tuple(" ".join(each.split()) for each in questions)
    refuse([*check(topic, asked)])
    meeting = Meeting(ctx.workspace_id, ctx.new_id(), channel_id, topic, asked, source, who.id, ctx.now)
    store.add(ctx.session, meeting)
    deliveries.owe(ctx, _due(ctx, meeting, OPENING))
    deliveries.owe(ctx, *(_asking(ctx, meeting, question) for question in range(len(asked))))
    return meeting


def _asking(ctx: Context, meeting: Meeting, question: int) -> Owed:
    about = _due(ctx, meeting, QUESTION, reference_of(meeting.id, question))
    return replace(about, due_at=ctx.now + BETWEEN * (question + 1))


def _due(ctx: Context, meeting: Meeting, kind: str, reference: str = "") -> Owed:
    about = reference or meeting.id
    expires_at = ctx.now + OPENS_WITHIN
    return Owed(kind, meeting.channel_id, about, ctx.now, reference=about, expires_at=expires_at)


def may_start(ctx: Context, who: Person) -> bool:
    """Facilitators, leads of any team and admins may."""
    if not who.takes_part:
        return False
    return who.is_facilitator or who.is_admin or bool(teams.led_by(ctx.session, ctx.workspace_id, who.id))


def check_may_start(ctx: Context, who: Person) -> None:
    """Refuse who may not start a meeting."""
    check_takes_part(who)
    if not may_start(ctx, who):
        raise Refusal(Line("meeting-may-not-start"))


def check_takes_part(who: Person) -> None:
    """Refuse guests and bots."""
    if not who.takes_part:
        raise Refusal(Line("meeting-members-only"))


def get(ctx: Context, meeting_id: str) -> Meeting:
    """A meeting, open or closed."""
    meeting = store.find(ctx.session, ctx.workspace_id, meeting_id)
    if meeting is None:
        raise Refusal(Line("meeting-gone"))
    return meeting


def of_source(ctx: Context, source: str) -> list[Meeting]:
    """The meetings held about `source`, the first one first."""
    return store.of_source(ctx.session, ctx.workspace_id, source)


def open_at(ctx: Context, reference: str) -> tuple[Meeting, int]:
    """The meeting that is still open, and the question of it, that a button or a message is about."""
    meeting, question = at(ctx, reference)
    _check_open(meeting)
    return meeting, question


def at(ctx: Context, reference: str) -> tuple[Meeting, int]:
    """The meeting and the question (from 0) that a button or a message is about."""
    meeting_id, _, number = reference.rpartition(":")
    meeting = get(ctx, meeting_id)
    question = int(number) if number.isascii() and number.isdigit() and len(number) < 3 else -1
    if not 0 <= question < len(meeting.questions):
        raise Refusal(Line("meeting-gone"))
    return meeting, question


def reference_of(meeting_id: str, question: int) -> str:
    """How the post of a question is found again."""
    return f"{meeting_id}:{question}"


def answer(
    ctx: Context, who: Person, meeting_id: str, question: int, words: str, *, nameless: bool = False
) -> Said | None:
    """Answer a question, or answer it differently; without words an earlier answer is taken back (None)."""
    check_takes_part(who)
    meeting = _held(ctx, meeting_id)
    reference = reference_of(meeting.id, question)
    at(ctx, reference)
    words = words.strip()
    check_answer(words)
    author, said = _author_key(ctx, meeting, who), None
    if words:
        said = Said(question, words, None if nameless else who.id, ctx.now)
        store.answer(ctx.session, ctx.workspace_id, meeting.id, author, said)
    elif not store.take_back(ctx.session, ctx.workspace_id, meeting.id, author, question):
        raise Refusal(Line("meeting-answer-empty"), "words")
    deliveries.owe_again(ctx, (QUESTION,), reference)
    return said


def answered(ctx: Context, who: Person, meeting: Meeting, question: int) -> Said | None:
    """What somebody answered to a question so far."""
    return store.answered(ctx.session, ctx.workspace_id, meeting.id, _author_key(ctx, meeting, who), question)


def answers(ctx: Context, meeting: Meeting, question: int) -> list[Said]:
    """Everybody's answers to a question, as they are shown."""
    return in_order(store.answers(ctx.session, ctx.workspace_id, meeting.id, question))


def _author_key(ctx: Context, meeting: Meeting, who: Person) -> str:
    """Whose answer it is, so that it can be changed, without a name in the database for those who want none."""
    return ctx.seal.pseudonym(AUTHOR, meeting.id, who.id)


def check_may_close(ctx: Context, who: Person, meeting: Meeting) -> None:
    """Refuse whoever did not start the meeting, naming who did, and everybody once it is closed."""
    check_takes_part(who)
    _check_open(meeting)
    if who.id != meeting.starter_id:
        starter = people.find(ctx.session, ctx.workspace_id, meeting.starter_id)
        raise Refusal(Line("meeting-starter-only", starter=starter.mention if starter else meeting.starter_id))


def close(ctx: Context, who: Person, meeting_id: str, minutes: str, actions: Sequence[Action]) -> Meeting:
    """End a meeting: the minutes stand in its thread, and no answer is taken any more. `Meeting.actions` has what was
    agreed."""
    check_may_close(ctx, who, _held(ctx, meeting_id))
    minutes = minutes.strip()
    agreed = tuple(replace(each, what=" ".join(each.what.split())) for each in actions)
    owners = people.known(ctx.session, ctx.workspace_id, [each.owner_id for each in agreed])
    refuse([*check_minutes(minutes, [(each, owners.get(each.owner_id)) for each in agreed], who.today(ctx.now))])
    if not store.close(ctx.session, ctx.workspace_id, meeting_id, minutes, agreed, now=ctx.now):
        raise Refusal(Line("meeting-closed"))
    meeting = get(ctx, meeting_id)
    deliveries.owe(ctx, _due(ctx, meeting, MINUTES))
    _tell_again(ctx, meeting)
    return meeting


def _tell_again(ctx: Context, meeting: Meeting) -> None:
    """Nothing can be pressed in its posts any more."""
    deliveries.owe_again(ctx, (OPENING,), meeting.id)
    for question in range(len(meeting.questions)):
        deliveries.owe_again(ctx, (QUESTION,), reference_of(meeting.id, question))


def _held(ctx: Context, meeting_id: str) -> Meeting:
    """The meeting, held until the transaction ends."""
    meeting = store.lock(ctx.session, ctx.workspace_id, meeting_id)
    if meeting is None:
        raise Refusal(Line("meeting-gone"))
    _check_open(meeting)
    return meeting


def _check_open(meeting: Meeting) -> None:
    if not meeting.is_open:
        raise Refusal(Line("meeting-closed"))


def told_of(ctx: Context, kind: str, reference: str) -> Delivery | None:
    """What became of a post of a meeting."""
    return next(iter(stored_deliveries.about(ctx.session, ctx.workspace_id, kind, reference)), None)


def not_opened(ctx: Context, delivery: Delivery) -> None:
    """The channel cannot be reached: the meeting is over before it began, and its starter is told."""
    if store.close(ctx.session, ctx.workspace_id, delivery.reference, "", (), now=ctx.now):
        meeting = get(ctx, delivery.reference)
        deliveries.owe(ctx, Owed(UNPOSTED, meeting.starter_id, meeting.id, ctx.now, reference=meeting.id))
