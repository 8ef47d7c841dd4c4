"""What a step asks, as a form, and what happens to what was answered."""

from dataclasses import replace
from typing import Any, cast

from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Button, Card, Note, Paragraph, Part, Quote, buttons, parts
from baton.conversation.forms import ChoiceField, Field, Form, Option, PeopleField, ScaleField, TextField
from baton.conversation.training.asking import asking
from baton.conversation.training.lessons import lesson_card, taught, titled
from baton.domain.courses import ASKING, Lesson, Question, said
from baton.domain.lines import Line, Refusal, verbatim
from baton.domain.plans import LONGEST_CLAUSE, Plan, Tried
from baton.services import plans, ratings
from baton.services.training import answering as service
from baton.services.training import seen
from baton.services.training.answering import KISS, Asked
from baton.services.training.lessons import team_levels
from baton.storage import people

LONGEST_KISS = 300
SCALE = tuple(Line(f"training-scale-{point}") for point in range(1, 6))
OFTEN = tuple(Line(f"training-often-{point}") for point in range(1, 6))
USEFUL = tuple(Line(f"training-useful-{point}") for point in range(1, 6))
MOST_CUSTOMERS = 3
OUTCOMES = ("fired", "not-yet", "changed")


def opened(ask: Ask) -> Answer:
    """The button of a step was pressed: its form."""
    found = service.open_step(ask.ctx, ask.who, ask.value)
    fields = FIELDS[found.step.kind](ask, found)
    return Form(
        name="training-answer",
        title=Line(f"training-form-{found.step.kind}"),
        submit=Line("training-send"),
        intro=_intro(ask, found),
        fields=fields,
        footer=(Line(f"training-footer-{found.step.kind}"),),
        state={"step": found.step.reference},
    )


def _intro(ask: Ask, found: Asked) -> tuple[Line, ...]:
    if found.step.kind == "booster" and (lesson := _lesson(found)):
        return (titled(lesson, ask.who.language), verbatim(said(lesson.words, ask.who.language)))
    if found.step.kind == "check" and (plan := _plan(ask, found)):
        return (Line("training-your-plan", cue=plan.cue, action=plan.action),)
    if found.step.kind == "review" and (noted := seen.noted(ask.ctx, found.participant)):
        own = (Line(f"training-noted-{each}", words=noted[each]) for each in KISS if each in noted)
        return (Line("training-noted"), *own)
    return ()


def _lesson(found: Asked) -> Lesson | None:
    return next((each for each in found.course.lessons if each.key == found.step.picked), None)


def _suggested(found: Asked) -> Lesson | None:
    """What a plan could be made of: the lesson that is theirs, or one the course names for the step."""
    step = next((each for each in found.course.steps if each.key == found.step.key), None)
    lessons = {each.key: each for each in found.course.lessons}
    named = [lessons[key] for key in (step.lessons if step else ()) if key in lessons] or list(lessons.values())
    theirs = None if found.step.kind in ASKING else _lesson(found)  # where one is asked, what is theirs is a question
    return theirs or (named[found.participant.place % len(named)] if named else None)


def _question(found: Asked) -> Question | None:
    return next((each for each in found.course.questions if each.key == found.step.picked), None)


def _plan(ask: Ask, found: Asked) -> Plan | None:
    return seen.plan_of(ask.ctx, ask.who.id, found.cohort.id)


def _diagnosis(ask: Ask, found: Asked) -> tuple[Field, ...]:
    return tuple(
        ScaleField(f"diagnosis-{at}", verbatim(said(each, ask.who.language)), SCALE)
        for at, each in enumerate(found.course.diagnoses)
    )


def _commitment(ask: Ask, found: Asked) -> tuple[Field, ...]:
    # The plan first: whoever has no time for the four lines has made it by then.
    return (ScaleField("useful", Line("training-useful"), USEFUL), *_if_then(ask, found, required=True), *_kiss())


def _kiss() -> tuple[Field, ...]:
    return tuple(
        TextField(each, Line(f"training-kiss-{each}"), required=False, multiline=True, longest=LONGEST_KISS)
        for each in KISS
    )


def _if_then(ask: Ask, found: Asked, *, required: bool) -> tuple[Field, ...]:
    """When …, I will …: with what the course suggests in grey."""
    lesson = _suggested(found)
    language = ask.who.language
    cue = verbatim(said(lesson.cue, language)) if lesson else None
    action = verbatim(said(lesson.action, language)) if lesson else None
    plan = _plan(ask, found)
    kept = plan if plan and plan.is_open else None
    return (
        TextField(
            "cue",
            Line("training-when"),
            required=required,
            placeholder=cue,
            longest=LONGEST_CLAUSE,
            value=kept.cue if kept else "",
        ),
        TextField(
            "action",
            Line("training-then"),
            required=required,
            placeholder=action,
            longest=LONGEST_CLAUSE,
            value=kept.action if kept else "",
        ),
    )


def _recall(ask: Ask, found: Asked) -> tuple[Field, ...]:
    question = _question(found)
    if question is None:
        raise Refusal(Line("training-step-over"))
    options = tuple(Option(str(at), verbatim(said(each, ask.who.language))) for at, each in enumerate(question.options))
    return (ChoiceField("option", verbatim(said(question.ask, ask.who.language)), options),)


def _check(ask: Ask, found: Asked) -> tuple[Field, ...]:
    if _plan(ask, found) is None:
        return (*_recall(ask, found), *_if_then(ask, found, required=False))
    outcomes = tuple(Option(each, Line(f"training-outcome-{each}")) for each in OUTCOMES)
    cue, action = _if_then(ask, found, required=False)
    hint = Line("training-only-if-changed")
    return (
        ChoiceField("outcome", Line("training-outcome"), outcomes),
        cue,
        replace(cast(TextField, action), hint=hint),
        *_recall(ask, found),
    )


def _review(ask: Ask, found: Asked) -> tuple[Field, ...]:
    customers = PeopleField(
        "customers", Line("training-customers"), required=False, hint=Line("rating-request-note"), most=MOST_CUSTOMERS
    )
    return (customers, *_kiss())


def _booster(ask: Ask, found: Asked) -> tuple[Field, ...]:
    cue, action = _if_then(ask, found, required=True)
    return (replace(cast(TextField, cue), value=""), replace(cast(TextField, action), value=""))


def _evaluation(ask: Ask, found: Asked) -> tuple[Field, ...]:
    asked = tuple(
        ScaleField(f"behaviour-{at}", verbatim(said(each, ask.who.language)), OFTEN)
        for at, each in enumerate(found.course.behaviours)
    )
    return (*asked, ScaleField("before", Line("training-before"), OFTEN))


def _refresh(ask: Ask, found: Asked) -> tuple[Field, ...]:
    return (*_recall(ask, found), *_if_then(ask, found, required=False))


FIELDS = {
    "diagnosis": _diagnosis,
    "commitment": _commitment,
    "recall": _recall,
    "check": _check,
    "review": _review,
    "booster": _booster,
    "evaluation": _evaluation,
    "refresh": _refresh,
}


def sent(ask: Ask) -> Answer:
    """A step's form was sent: everything it asks for is kept at once, and what comes of it is shown."""
    found = service.held_step(ask.ctx, ask.who, ask.state.get("step", ""))
    kept: dict[str, Any] = {
        key: value
        for key, value in ask.answers.items()
        if key not in ("cue", "action", "customers") and isinstance(value, str | int | float)
    }
    shown: list[Part] = []
    if found.step.kind in ("recall", "check", "refresh"):
        kept["option"] = int(str(kept.get("option", 0)))
        kept["right"], told = _marked(ask, found, kept["option"])
        shown += told
    shown += _planned(ask, found)
    shown += _customers(ask, kept)
    service.answer(ask.ctx, ask.who, found.step.reference, kept)
    first = Line("training-thanks")
    own = buttons(Button(Line("training-mine-open"), "training-mine"))
    return Card(first, parts([Paragraph(first), *shown, *_after(ask, found), own]))


def _after(ask: Ask, found: Asked) -> list[Part]:
    """After the evaluation: how customers see the team, then and now, as its digests told, and what is to come."""
    if found.step.kind != "evaluation":
        return []
    levels = team_levels(ask.ctx, ask.who.team_id, found.participant.starts_on)
    told = Line("training-team-level", before=f"{levels[0]:.1f}", now=f"{levels[1]:.1f}") if levels else None
    return [*([Paragraph(told)] if told else []), Note(Line("training-evaluation-next"))]


def _marked(ask: Ask, found: Asked, option: int) -> tuple[bool, list[Part]]:
    """Whether the option is right, and what there is to know about it."""
    question = _question(found)
    if question is None or not 0 <= option < len(question.options):
        raise Refusal(Line("training-step-over"))
    language, right = ask.who.language, option == question.right
    line = (
        Line("training-right")
        if right
        else Line("training-not-quite", right=said(question.options[question.right], language))
    )
    return right, [Paragraph(line), Quote(verbatim(said(question.answer, language)))]


def _planned(ask: Ask, found: Asked) -> list[Part]:
    """The if–then plan, made, changed or checked, as the answers say."""
    cue, action = str(ask.answers.get("cue", "")).strip(), str(ask.answers.get("action", "")).strip()
    if bool(cue) != bool(action):
        raise Refusal(Line("training-both-halves"), "action" if cue else "cue")
    before, outcome = _plan(ask, found), str(ask.answers.get("outcome", ""))
    differs = bool(cue) and (before is None or (cue, action) != (before.cue, before.action))
    if outcome == "changed" and not differs:
        raise Refusal(Line("training-change-it"), "action")
    plan = before if cue else None
    if before and outcome in ("fired", "not-yet"):
        plan = plans.check(ask.ctx, ask.who, before.id, cast(Tried, outcome))
    if differs and before and found.step.kind != "booster":
        plan = plans.change_if_then(ask.ctx, ask.who, before.id, cue, action)
    elif differs:
        source = seen.source_of(found.cohort.id, found.step.key)
        plan = plans.make_if_then(ask.ctx, ask.who, cue, action, source=source, asks=False)
    return [Paragraph(Line("training-your-plan", cue=plan.cue, action=plan.action))] if plan else []


def _customers(ask: Ask, kept: dict[str, Any]) -> list[Part]:
    """Colleagues are asked to rate, as /rate-service request does."""
    chosen = ask.answers.get("customers", ())
    ids = chosen if isinstance(chosen, tuple) else ()
    if not ids:
        return []
    known = people.known(ask.ctx.session, ask.ctx.workspace_id, ids)
    try:
        asked, _ = ratings.request(ask.ctx, ask.who, [known[id] for id in ids if id in known])
    except Refusal as refusal:
        raise Refusal(refusal.line, "customers") from refusal
    kept["customers"] = asked
    return [Paragraph(Line("rating-requested", count=asked))]


def show(ask: Ask) -> Answer:
    """The button of a practice or a lead's message was pressed: what it is about, to read now."""
    found = service.open_step(ask.ctx, ask.who, ask.value)
    service.answer(ask.ctx, ask.who, found.step.reference, {})
    if found.step.kind == "manager":
        return taught(found.course, ask.who.language)
    lesson = _lesson(found)
    return lesson_card(found.cohort.course_id, lesson, ask.who.language) if lesson else asking(ask.ctx, found, ask.who)


def snoozed(ask: Ask) -> Answer:
    """*Remind me in … days* was chosen; the message itself says until when."""
    days, _, reference = ask.value.partition("/")
    service.snooze(ask.ctx, ask.who, reference, int(days) if days.isdecimal() else 0)
    return None


def stopped(ask: Ask) -> Answer:
    """*Stop* was chosen in the message of a step."""
    found = service.open_step(ask.ctx, ask.who, ask.value)
    cohort = service.stop(ask.ctx, ask.who, found.cohort.id, found.step.key)
    return Card.saying(Line("training-stopped-now", course=cohort.name))


def stopped_all(ask: Ask) -> Answer:
    """*Stop* was pressed when Baton asked whether to go on."""
    cohort = service.stop(ask.ctx, ask.who, ask.value)
    return Card.saying(Line("training-stopped-now", course=cohort.name))


def gone_on(ask: Ask) -> Answer:
    """*Go on* was pressed."""
    cohort = service.resume(ask.ctx, ask.who, ask.value)
    return Card.saying(Line("training-goes-on", course=cohort.name))
