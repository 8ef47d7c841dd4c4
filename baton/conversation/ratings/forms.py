"""The rating forms: everything one may say in twenty seconds, or just another level."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Card
from baton.conversation.forms import (
    ChoiceField,
    Field,
    Form,
    Option,
    PersonField,
    ScaleField,
    TeamField,
    TextField,
    TickField,
)
from baton.conversation.ratings.shown import PROMISE, brief, given_card, level_label, target_name, thanks
from baton.domain.company import CompanySettings
from baton.domain.lines import Day, Line, Refusal
from baton.domain.ratings import (
    DIMENSIONS,
    FAILED_UP_TO,
    FAILURES,
    LEVELS,
    LONGEST_WORDS,
    POINTS,
    Failure,
    Opinion,
    PointKind,
    Rating,
    Subject,
    dimension_order,
)
from baton.domain.settings import chosen
from baton.services import ratings as service
from baton.storage import teams


def opened(ask: Ask) -> Form:
    """*Rate it*, *Add detail* or *Change* was pressed, or the shortcut used: the form, with what is known filled in."""
    return full_form(ask, Subject.unpack(ask.value) if ask.value else None)


def full_form(ask: Ask, subject: Subject | None, *, words: str = "") -> Form:
    """The whole form. Refuses at once what could not be sent: one's own team, or a rating older than a day."""
    if not ask.who.takes_part:
        raise Refusal(Line("rating-guests-cannot-rate"))
    given = _given(ask, subject) if subject else None
    state = {"opened": ask.ctx.now.isoformat()} | ({"about": subject.pack()} if subject else {})
    return Form(
        name="rating-give",
        title=Line("rating-form-title"),
        submit=Line("rating-form-submit"),
        state=state,
        intro=_context(ask, subject) if subject else (Line("rating-form-optional"),),
        fields=(
            *(() if subject else _targets(ask)),
            _level(given.level if given else None, subject),
            *_dimensions(ask, given),
            *_point(given, words),
            *_failure(given),
            TickField(
                "share",
                Line("rating-form-share"),
                Line("rating-form-share-tick"),
                value=bool(given and given.signed_by),
            ),
        ),
        footer=(PROMISE,),
    )


def _given(ask: Ask, subject: Subject) -> Rating | None:
    given = service.mine(ask.ctx, ask.who, subject)
    if given is None and subject.day is not None:
        raise Refusal(Line("rating-gone"))
    if given is not None and not given.may_change(ask.ctx.now):
        raise Refusal(Line("rating-too-late"))
    return given


def _context(ask: Ask, subject: Subject) -> tuple[Line, ...]:
    target = service.target_of(ask.ctx, ask.who, subject)
    name, handoff = target_name(ask.ctx, target), target.handoff
    if handoff is not None:
        day = Day(ask.who.today(handoff.received_at or ask.ctx.now))
        about = Line("rating-form-context-handoff", team=name, handoff=brief(handoff.what), day=day)
    else:
        about = Line("rating-form-context", team=name, day=Day(subject.day or ask.who.today(ask.ctx.now)))
    return about, Line("rating-form-optional")


def _targets(ask: Ask) -> tuple[Field, ...]:
    others = [t for t in teams.every(ask.ctx.session, ask.ctx.workspace_id) if t.id != ask.who.team_id]
    person = PersonField("person", Line("rating-form-person"), required=False, hint=Line("rating-form-person-hint"))
    if not others:
        return (person,)
    return person, TeamField("team", Line("rating-form-team"), tuple((t.id, t.name) for t in others), required=False)


def _level(level: int | None, subject: Subject | None) -> ScaleField:
    question = Line("rating-question" if subject and subject.kind == "handoff" else "rating-question-asked")
    return ScaleField("level", question, tuple(level_label(each) for each in LEVELS), value=level)


def _dimensions(ask: Ask, given: Rating | None) -> tuple[ScaleField, ...]:
    points = tuple(Line(f"rating-dimension-scale-{point}") for point in LEVELS)
    known = given.dimensions if given else {}
    return tuple(
        ScaleField(dimension, Line(f"rating-dimension-{dimension}"), points, required=False, value=known.get(dimension))
        for dimension in _asked(ask, known)
    )


def _asked(ask: Ask, known: Mapping[str, int]) -> Sequence[str]:
    """All five dimensions, in turns of order; or two of them, each asked equally often, and what was said before."""
    order = dimension_order(ask.ctx.draw())
    asked = chosen(CompanySettings, ask.ctx.workspace, "company").dimensions
    return [name for place, name in enumerate(order) if place < asked or name in known]


def _point(given: Rating | None, words: str) -> tuple[Field, ...]:
    kinds = tuple(Option(kind, Line(f"rating-point-{kind}")) for kind in POINTS)
    chosen = (given.point,) if given and given.point else ()
    return (
        ChoiceField("point", Line("rating-form-point"), kinds, required=False, value=chosen),
        TextField(
            "words",
            Line("rating-form-words"),
            required=False,
            multiline=True,
            longest=LONGEST_WORDS,
            value=given.words if given else words,
        ),
    )


def _failure(given: Rating | None) -> tuple[Field, ...]:
    if given is not None and given.level > FAILED_UP_TO:
        return ()
    options = tuple(Option(failure, Line(f"rating-failure-{failure}")) for failure in FAILURES)
    hint = None if given else Line("rating-form-failure-hint")
    chosen = (given.failure,) if given and given.failure else ()
    return (ChoiceField("failure", Line("rating-form-failure"), options, required=False, hint=hint, value=chosen),)


def sent(ask: Ask) -> Answer:
    """The whole form was sent."""
    about, since = ask.state.get("about"), ask.state.get("opened")
    subject = Subject.unpack(about) if about else _chosen(ask)
    opened_at = datetime.fromisoformat(since) if since else None
    return given_card(ask.ctx, ask.who, service.give(ask.ctx, ask.who, subject, _opinion(ask), opened_at=opened_at))


def _chosen(ask: Ask) -> Subject:
    person, team = ask.answers.get("person"), ask.answers.get("team")
    if person and team:
        raise Refusal(Line("rating-one-of-two"), "team")
    if not person and not team:
        raise Refusal(Line("rating-form-whom"), "person")
    subject = Subject("person", str(person)) if person else Subject("team", str(team))
    return named(ask, subject)


def named(ask: Ask, subject: Subject) -> Subject:
    """A person or team somebody named, or the handoff received from them. Refuses what one may not rate."""
    service.target_of(ask.ctx, ask.who, subject)
    return service.linked(ask.ctx, ask.who, subject)


def _opinion(ask: Ask) -> Opinion:
    scores = {name: score for name in DIMENSIONS if isinstance(score := ask.answers.get(name), int)}
    level = ask.answers.get("level")
    return Opinion(
        level=level if isinstance(level, int) else 0,
        dimensions={name: score for name, score in scores.items() if score in LEVELS},
        point=_point_kind(ask.answers.get("point")),
        words=str(ask.answers.get("words", "")),
        failure=_failure_kind(ask.answers.get("failure")),
        share_name=ask.answers.get("share") is True,
    )


def _point_kind(answer: object) -> PointKind | None:
    chosen = answer[0] if isinstance(answer, tuple) and answer else answer
    return next((kind for kind in POINTS if kind == chosen), None)


def _failure_kind(answer: object) -> Failure | None:
    chosen = answer[0] if isinstance(answer, tuple) and answer else answer
    return next((kind for kind in FAILURES if kind == chosen), None)


def change_opened(ask: Ask) -> Form:
    """*Change* was pressed on a rating that has no more than its level."""
    subject = Subject.unpack(ask.value)
    given = _given(ask, subject)
    if given is None:
        raise Refusal(Line("rating-gone"))
    return Form(
        name="rating-change",
        title=Line("rating-form-title"),
        submit=Line("rating-form-submit"),
        state={"about": subject.pack()},
        intro=_context(ask, subject)[:1],
        fields=(_level(given.level, subject),),
        footer=(PROMISE,),
    )


def changed(ask: Ask) -> Answer:
    """Another level was sent. A standing message shows it by itself; otherwise the answer says it."""
    subject = Subject.unpack(ask.state.get("about", ""))
    service.tap(ask.ctx, ask.who, subject, _opinion(ask).level)
    given = service.mine(ask.ctx, ask.who, subject)
    if subject.kind in ("handoff", "request") or given is None:
        return None
    said = thanks(subject, given, now=ask.ctx.now)
    return Card(Line("rating-thanks", level=Line(f"rating-level-{given.level}")), said)
