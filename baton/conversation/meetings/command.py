"""Starting a discussion meeting, answering one of its questions, and closing it with minutes."""

from collections.abc import Sequence
from contextlib import suppress
from zoneinfo import ZoneInfo

from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Card, Note
from baton.conversation.dates import due
from baton.conversation.forms import ChannelField, Form, TextField, TickField
from baton.conversation.typed import Found, Token, person_at, text, tokens
from baton.conversation.words import Voice
from baton.domain.lines import Line, Mention, Refusal, refuse, verbatim
from baton.domain.meetings import (
    LONGEST_ANSWER,
    LONGEST_MINUTES,
    LONGEST_QUESTION,
    LONGEST_TOPIC,
    MOST_ACTIONS,
    MOST_QUESTIONS,
    Action,
    tidy_lines,
)
from baton.services import meetings as service
from baton.services import plans

USUAL = (
    "meeting-usual-tried",
    "meeting-usual-helped",
    "meeting-usual-hindered",
    "meeting-usual-change",
    "meeting-usual-actions",
)


def form(ask: Ask, topic: str = "", source: str = "") -> Form:
    """What a meeting is about and asks, with the usual questions filled in. Refuses who may not start one."""
    service.check_may_start(ask.ctx, ask.who)
    voice = Voice(ask.who.language, ZoneInfo(ask.who.zone))
    usual = "\n".join(voice.say(Line(each)) for each in USUAL)
    longest = MOST_QUESTIONS * (LONGEST_QUESTION + 1)
    return Form(
        name="meeting-start",
        title=Line("meeting-form"),
        submit=Line("meeting-submit"),
        intro=(Line("meeting-form-intro"),),
        fields=(
            TextField("topic", Line("meeting-topic"), longest=LONGEST_TOPIC, value=topic[:LONGEST_TOPIC]),
            ChannelField("channel", Line("meeting-channel"), hint=Line("meeting-channel-hint"), value=ask.channel_id),
            TextField(
                "questions",
                Line("meeting-questions"),
                hint=Line("meeting-questions-hint", most=MOST_QUESTIONS),
                multiline=True,
                longest=longest,
                value=usual,
            ),
        ),
        state={"source": source},
    )


def started(ask: Ask) -> Answer:
    """The form that starts a meeting was sent."""
    channel_id = str(ask.answers.get("channel", ""))
    if not channel_id:
        raise Refusal(Line("meeting-no-channel"), "channel")
    meeting = service.start(
        ask.ctx,
        ask.who,
        channel_id,
        topic=str(ask.answers.get("topic", "")),
        questions=tidy_lines(str(ask.answers.get("questions", ""))),
        source=ask.state.get("source", ""),
    )
    where = Mention(meeting.channel_id, meeting.channel_id, "channel")
    return Card.saying(Line("meeting-started", channel=where), Note(Line("meeting-started-note")))


def answering(ask: Ask) -> Answer:
    """*Answer* was pressed under a question: what one said before can be changed."""
    service.check_takes_part(ask.who)
    meeting, question = service.open_at(ask.ctx, ask.value)
    before = service.answered(ask.ctx, ask.who, meeting, question)
    words = TextField(
        "words",
        Line("meeting-answer-label"),
        required=before is None,
        hint=Line("meeting-answer-hint-change") if before else Line("meeting-answer-hint"),
        multiline=True,
        longest=LONGEST_ANSWER,
        value=before.words if before else "",
    )
    nameless = TickField(
        "nameless",
        Line("meeting-nameless"),
        Line("meeting-nameless-tick"),
        hint=Line("meeting-nameless-hint"),
        value=before is not None and before.by_id is None,
    )
    return Form(
        name="meeting-answer",
        title=Line("meeting-answer-form"),
        submit=Line("meeting-answer-submit"),
        intro=(verbatim(meeting.questions[question]),),
        fields=(words, nameless),
        state={"about": ask.value},
    )


def answered(ask: Ask) -> Answer:
    """An answer was sent."""
    meeting, question = service.open_at(ask.ctx, ask.state.get("about", ""))
    words, nameless = str(ask.answers.get("words", "")), ask.answers.get("nameless") is True
    said = service.answer(ask.ctx, ask.who, meeting.id, question, words, nameless=nameless)
    if said is None:
        return Card.saying(Line("meeting-answer-gone"))
    first = Line("meeting-answered" if said.by_id else "meeting-answered-nameless")
    return Card.saying(first, Note(Line("meeting-answered-note")))


def closing(ask: Ask) -> Answer:
    """*Minutes* was pressed by whoever started the meeting."""
    meeting = service.get(ask.ctx, ask.value)
    service.check_may_close(ask.ctx, ask.who, meeting)
    return Form(
        name="meeting-minutes",
        title=Line("meeting-minutes-form"),
        submit=Line("meeting-minutes-submit"),
        intro=(Line("meeting-minutes-intro", topic=meeting.topic),),
        fields=(
            TextField("minutes", Line("meeting-minutes-label"), multiline=True, longest=LONGEST_MINUTES),
            TextField(
                "actions",
                Line("meeting-actions-label"),
                required=False,
                hint=Line("meeting-actions-hint", most=MOST_ACTIONS),
                multiline=True,
            ),
        ),
        state={"meeting": meeting.id},
    )


def closed(ask: Ask) -> Answer:
    """The minutes were sent."""
    meeting = service.get(ask.ctx, ask.state.get("meeting", ""))
    service.check_may_close(ask.ctx, ask.who, meeting)
    actions = _actions(ask, str(ask.answers.get("actions", "")))
    service.close(ask.ctx, ask.who, meeting.id, str(ask.answers.get("minutes", "")), actions)
    for each in actions:
        _plan(ask, each)
    return Card.saying(Line("meeting-ended", count=len(actions)))


def _plan(ask: Ask, action: Action) -> None:
    """What was agreed becomes a result of its owner’s. Whom one may set none for has it in the minutes alone."""
    with suppress(Refusal):  # refused before anything is written
        plans.set_result(ask.ctx, ask.who, action.owner_id, action.what, action.due_on, ())


def _actions(ask: Ask, typed: str) -> list[Action]:
    """Each line as who does what by when; every line that says less is refused, all at once."""
    actions: list[Action] = []
    refusals: list[Refusal] = []
    for number, line in enumerate(tidy_lines(typed), 1):
        try:
            actions.append(_action(ask, line))
        except Refusal as refusal:
            refusals.append(Refusal(Line("meeting-action-line", number=number, why=refusal.line), "actions"))
    refuse(refusals)
    return actions


def _owner(ask: Ask, found: Sequence[Token]) -> Found:
    """Who is named first; a form offers no list of people to pick from, so the handle is asked for."""
    try:
        owner = person_at(ask, found)
    except Refusal as refusal:
        if refusal.line.id != "name-unknown":
            raise
        raise Refusal(Line("meeting-action-unknown", name=refusal.line.values["name"])) from None
    if owner is None:
        raise Refusal(Line("meeting-action-no-owner"))
    return owner


def _action(ask: Ask, line: str) -> Action:
    found = tokens((line,))
    owner = _owner(ask, found)
    rest = found[owner.taken :]
    wanted = due(text((owner.left, *rest) if owner.left else rest), ask.who.today(ask.ctx.now))
    if not wanted.words:
        raise Refusal(Line("meeting-action-no-words"))
    if wanted.day is None:
        raise Refusal(Line("meeting-action-no-day"))
    return Action(owner.person.id, wanted.words, wanted.day)
