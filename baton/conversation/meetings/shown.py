"""How a discussion meeting reads in its channel: the opening, each question with its answers, the minutes."""

from collections.abc import Mapping, Sequence

from baton.conversation.asks import Notice, NotYet, Told
from baton.conversation.cards import Button, Card, Heading, Note, Paragraph, Part, Quote, buttons, parts
from baton.domain.lines import Line, Mention, Moment, day_seen_from, verbatim
from baton.domain.meetings import Action, Meeting, Said
from baton.domain.people import Person
from baton.services import meetings as service
from baton.services.contexts import Context
from baton.storage import people, teams

ON_ITS_WAY = ("owed", "claimed")


def opening(notice: Notice) -> Told | None:
    """Opens the meeting; later says that it is closed."""
    meeting = service.get(notice.ctx, notice.delivery.reference)
    starter = people.find(notice.ctx.session, notice.ctx.workspace_id, meeting.starter_id)
    first = Line("meeting-opening", starter=starter.mention if starter else meeting.starter_id)
    body: list[Part] = [Paragraph(first), Heading(verbatim(meeting.topic))]
    if meeting.closed_at is not None:
        body.append(Note(Line("meeting-closed-at", at=Moment(meeting.closed_at))))
        return _told(notice.ctx, meeting, Card(first, tuple(body)))
    pressed = Button(Line("meeting-minutes"), "meeting-minutes", meeting.id, opens=True)
    body += [Paragraph(Line("meeting-how", count=len(meeting.questions))), buttons(pressed)]
    return _told(notice.ctx, meeting, Card(first, (*body, Note(Line("meeting-how-it-ends")))))


def question(notice: Notice) -> Told | None:
    """One question with what was answered so far, under the opening and after the question before it."""
    ctx = notice.ctx
    meeting, number = service.at(ctx, notice.delivery.reference)
    if not notice.delivery.posted and not (meeting.is_open and _may_follow(ctx, meeting, number)):
        return None
    answers = service.answers(ctx, meeting, number)
    known = people.known(ctx.session, ctx.workspace_id, [each.by_id for each in answers if each.by_id])
    words = meeting.questions[number]
    first = Line("meeting-question", number=number + 1, total=len(meeting.questions), question=words)
    about = service.reference_of(meeting.id, number)
    pressed = Button(Line("meeting-answer"), "meeting-answer", about, style="primary", opens=True)
    row = buttons(pressed) if meeting.is_open else None
    card = Card(first, parts([Paragraph(first), row, *_answers(answers, known)]))
    return _told(ctx, meeting, card, _thread(ctx, meeting))


def _answers(answers: Sequence[Said], known: Mapping[str, Person]) -> list[Part]:
    """Each answer under its author's name, which rings nobody."""
    shown: list[Part] = []
    for each in answers:
        author = known.get(each.by_id or "")
        shown += [Note(verbatim(author.name) if author else Line("meeting-nameless-said")), Quote(verbatim(each.words))]
    return shown


def minutes(notice: Notice) -> Told | None:
    """The minutes, and who does what by when; those named here hear of it."""
    meeting = service.get(notice.ctx, notice.delivery.reference)
    if not notice.delivery.posted and not _may_follow(notice.ctx, meeting):
        return None
    known = people.known(notice.ctx.session, notice.ctx.workspace_id, [each.owner_id for each in meeting.actions])
    title = Line("meeting-minutes-title", topic=meeting.topic)
    agreed: list[Part] = [Heading(Line("meeting-actions-title"))] if meeting.actions else []
    agreed += [Paragraph(_agreed(notice.ctx, each, known)) for each in meeting.actions]
    card = Card(title, (Heading(title), Paragraph(verbatim(meeting.minutes)), *agreed))
    return _told(notice.ctx, meeting, card, _thread(notice.ctx, meeting))


def _agreed(ctx: Context, action: Action, known: Mapping[str, Person]) -> Line:
    owner = known.get(action.owner_id)
    who = owner.mention if owner else action.owner_id
    day = day_seen_from(action.due_on, ctx.now.astimezone(ctx.zone).date())
    return Line("meeting-action", owner=who, what=action.what, day=day)


def unposted(notice: Notice) -> Told | None:
    """Tells the starter that the channel could not be reached."""
    if notice.reader is None:
        return None
    meeting = service.get(notice.ctx, notice.delivery.reference)
    first = Line("meeting-unposted", channel=Mention(meeting.channel_id, meeting.channel_id, "channel"))
    card = Card.saying(first, Note(Line("meeting-unposted-note", topic=meeting.topic)))
    return Told(card, notice.reader.language, notice.reader.zone)


def _may_follow(ctx: Context, meeting: Meeting, number: int = 0) -> bool:
    """Whether the thread is there to stand in: not where the opening failed. Raises NotYet while what belongs before
    it, the question before this one too, is on its way."""
    opening = service.told_of(ctx, service.OPENING, meeting.id)
    before = service.told_of(ctx, service.QUESTION, service.reference_of(meeting.id, number - 1)) if number else opening
    if any(each is not None and not each.posted and each.state in ON_ITS_WAY for each in (opening, before)):
        raise NotYet
    # Of one whose fate is unknown nobody can say where it stands: what belongs under it then stands alone.
    return opening is not None and (opening.posted or opening.state == "unknown")


def _thread(ctx: Context, meeting: Meeting) -> str | None:
    opening = service.told_of(ctx, service.OPENING, meeting.id)
    return opening.message_ids[0] if opening is not None and opening.message_ids else None


def _told(ctx: Context, meeting: Meeting, card: Card, thread_id: str | None = None) -> Told:
    home = teams.of_channel(ctx.session, ctx.workspace_id, meeting.channel_id)
    language, zone = (home.language, home.zone) if home else (ctx.workspace.language, ctx.workspace.zone)
    return Told(card, language, zone, thread_id)
