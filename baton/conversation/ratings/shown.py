"""What a rating looks like: the question with its five buttons, the answer, and the messages that ask."""

from datetime import datetime

from baton.conversation.asks import Notice, Told
from baton.conversation.cards import Button, Buttons, Card, Note, Paragraph, Part, buttons, parts
from baton.domain.handoffs import Handoff
from baton.domain.lines import Line, Mention
from baton.domain.people import Person
from baton.domain.privacy import SMALLEST_GROUP
from baton.domain.ratings import FAILED_UP_TO, LEVELS, Rating, Subject
from baton.services import ratings as service
from baton.services.contexts import Context
from baton.storage import handoffs, people, teams
from baton.storage import ratings as store

LONGEST_NAMED = 120  # characters of somebody's words inside a sentence of ours; the dictionaries take at most 1000
PROMISE = Line("rating-privacy", smallest=SMALLEST_GROUP)


def brief(words: str) -> str:
    """Somebody's words where they only name a thing inside a sentence."""
    return words if len(words) <= LONGEST_NAMED else words[: LONGEST_NAMED - 1] + "…"


def level_name(level: int) -> Line:
    """Fell short, basic, satisfied, delighted, wow."""
    return Line(f"rating-level-{level}")


def level_label(level: int) -> Line:
    """A level with its number and what it means, as the form and the buttons show it."""
    return Line(f"rating-scale-{level}")


def parts_after(notice: Notice, handoff: Handoff) -> tuple[Part, ...]:
    """What the receiver's message about a delivery shows once the handoff is received.

    The question while Baton asks, the answer once there is one, and otherwise a small button to rate unasked.
    """
    reader = notice.reader
    if reader is None or reader.id != handoff.receiver_id or handoff.state != "received" or not reader.takes_part:
        return ()
    asked = service.question(notice.ctx, reader, handoff)
    subject = Subject("handoff", handoff.id)
    if asked.rating is not None:
        return thanks(subject, asked.rating, now=notice.ctx.now)
    if asked.open:
        return _question(Line("rating-question"), "rate-level", handoff.id, reader)
    return (buttons(rate_button(handoff)),)


def rate_button(handoff: Handoff) -> Button:
    """*Rate it* opens the form about a handoff."""
    return Button(Line("rating-rate-it"), "rate-open", Subject("handoff", handoff.id).pack(), opens=True)


def _question(line: Line, action: str, about: str, reader: Person) -> tuple[Part, ...]:
    row = buttons(*(Button(level_label(level), action, f"{about}:{level}") for level in LEVELS))
    return parts([Paragraph(line), row, None if reader.privacy_seen else Note(PROMISE)])


def thanks(subject: Subject, rating: Rating, *, now: datetime) -> tuple[Part, ...]:
    """What was answered, and what one can do about it."""
    said = Line("rating-thanks", level=level_name(rating.level))
    return parts([Paragraph(said), next_steps(subject, rating, now=now)])


def next_steps(subject: Subject, rating: Rating, *, now: datetime) -> Buttons | None:
    """Add detail and change, for a day; kudos, unless something went wrong."""
    found: list[Button] = []
    about = subject.pack()
    if rating.may_change(now):
        if not rating.has_detail:
            found.append(Button(Line("rating-add-detail"), "rate-open", about, opens=True))
        change = "rate-open" if rating.has_detail else "rate-change"
        found.append(Button(Line("rating-change"), change, about, opens=True))
    if rating.level > FAILED_UP_TO:
        found.append(Button(Line("rating-send-kudos"), "kudos-open", _thanked(subject, rating), opens=True))
    return buttons(*found) if found else None


def _thanked(subject: Subject, rating: Rating) -> str:
    if subject.kind == "handoff":
        return subject.pack()
    return Subject("person", rating.provider_id).pack() if rating.provider_id else ""


def given_card(ctx: Context, rater: Person, given: service.Given) -> Card:
    """The answer to a rating by words or by form."""
    handoff = given.target.handoff
    said = Line("rating-given", target=target_name(ctx, given.target), level=level_name(given.rating.level))
    return Card.saying(
        said,
        *parts(
            [
                Note(Line("rating-for-handoff", what=brief(handoff.what))) if handoff else None,
                Note(Line("rating-replaced")) if given.replaced else None,
                Note(Line("rating-inside-team")) if given.rating.stream == "rank" else None,
                None if rater.privacy_seen else Note(PROMISE),
                next_steps(given.subject, given.rating, now=ctx.now),
            ]
        ),
    )


def target_name(ctx: Context, target: service.Target) -> Mention | str:
    """How a rated team or person is called: for a handoff the team that delivered it."""
    by_team = target.subject.kind in ("handoff", "team") and target.team_id is not None
    team = teams.find(ctx.session, ctx.workspace_id, target.team_id) if by_team and target.team_id else None
    if team is not None:
        return team.name
    person = people.find(ctx.session, ctx.workspace_id, target.provider_id) if target.provider_id else None
    return person.mention if person else ""


def reminder(notice: Notice) -> Told | None:
    """The one reminder: said only while the question is open; where it stands, it turns into the answer."""
    reader, ctx = notice.reader, notice.ctx
    handoff = handoffs.find(ctx.session, ctx.workspace_id, notice.delivery.reference)
    if handoff is None or reader is None or not reader.takes_part:
        return None
    asked = service.question(ctx, reader, handoff)
    owner = people.find(ctx.session, ctx.workspace_id, handoff.owner_id)
    said = Line("rating-reminder", owner=owner.mention if owner else "", what=brief(handoff.what))
    if asked.rating is not None:
        answer = thanks(Subject("handoff", handoff.id), asked.rating, now=ctx.now)
        return _told(reader, said, answer) if notice.delivery.message_id else None
    if not asked.open or reader.prompts_stopped:
        return None
    ask = _question(Line("rating-question"), "rate-level", handoff.id, reader)
    return _told(reader, said, (*ask, Note(Line("rating-reminder-why"))))


def asked(notice: Notice) -> Told | None:
    """A colleague asks for a rating; once answered, the answer, which only its reader sees."""
    reader, ctx = notice.reader, notice.ctx
    request = store.request(ctx.session, ctx.workspace_id, notice.delivery.reference)
    if request is None or reader is None or not reader.takes_part:
        return None
    requester = people.find(ctx.session, ctx.workspace_id, request.requester_id)
    if requester is None or not requester.takes_part:
        return None
    said = Line("rating-asked", requester=requester.mention)
    subject = Subject("request", request.id)
    rating = service.mine(ctx, reader, subject)
    if rating is not None:
        return _told(reader, said, thanks(subject, rating, now=ctx.now))
    if reader.prompts_stopped:
        return None
    question = Line("rating-question-asked")
    ask = _question(question, "rate-asked", f"{requester.id}:{request.id}", reader)
    return _told(reader, said, (*ask, Note(Line("rating-asked-why", requester=requester.mention))))


def _told(reader: Person, said: Line, rest: tuple[Part, ...]) -> Told:
    return Told(Card.saying(said, *rest), reader.language, reader.zone)
