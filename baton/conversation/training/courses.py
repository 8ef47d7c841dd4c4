"""Courses as facilitators meet them: the list, one with its steps, and a form to write one’s own."""

from collections.abc import Iterator

from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Button, Card, Confirm, Heading, Link, Note, Paragraph, Part, Table, buttons, parts
from baton.conversation.forms import ChoiceField, Form, Option, TextField
from baton.conversation.languages import language_name
from baton.conversation.training import written
from baton.domain.courses import LONGEST_NAME, Course, Module, Step, said
from baton.domain.lines import Line, Names, Refusal, refuse, verbatim
from baton.domain.people import LANGUAGE_WORDS
from baton.services import courses as service
from baton.services.courses import check_facilitator

LONGEST_ABOUT = 500
LINES = ("goals", "behaviours", "modules", "questions", "lessons", "links", "steps")
NEEDED = frozenset({"goals", "behaviours", "steps"})
MOST_OPTIONS = 100  # in one menu


def course_options(ask: Ask) -> tuple[Option, ...]:
    """Every course on offer, to choose from."""
    found = service.offered(ask.ctx)
    named = sorted((said(course.name, ask.who.language), id) for id, course in found.items())
    return tuple(Option(id, verbatim(name)) for name, id in named[:MOST_OPTIONS])


def listing(ask: Ask) -> Card:
    """All courses on offer."""
    check_facilitator(ask.who)
    title = Line("training-courses-title")
    shown: list[Part] = []
    for id, course in service.offered(ask.ctx).items():
        about = Line(
            "training-course-one",
            name=said(course.name, ask.who.language),
            steps=len(course.steps),
            languages=Names(tuple(language_name(each) for each in course.languages)),
        )
        shown.append(Paragraph(about, Button(Line("training-course-open"), "training-course", id)))
    write = Button(Line("training-course-write"), "training-course-write", opens=True)
    return Card(title, (*shown, buttons(write), Note(Line("training-course-files"))), title)


def opened(ask: Ask) -> Answer:
    """One course was asked for."""
    return shown(ask, ask.value)


def shown(ask: Ask, course_id: str, first: Line | None = None) -> Card:
    """A course: its goals, the behaviours it wants to see, its parts and its steps."""
    check_facilitator(ask.who)
    course, language = service.get(ask.ctx, course_id), ask.who.language
    title = verbatim(said(course.name, language))
    body: list[Part | None] = [
        Paragraph(first) if first else None,
        Paragraph(verbatim(said(course.about, language))),
        Heading(Line("training-goals")),
        *(Paragraph(verbatim(said(each, language))) for each in course.goals),
        Heading(Line("training-behaviours")),
        *(Paragraph(verbatim(said(each, language))) for each in course.behaviours),
        Heading(Line("training-modules")) if course.modules else None,
        *(Paragraph(_module(each, language)) for each in course.modules),
        _schedule(course),
        Note(Line("training-course-holds", questions=len(course.questions), lessons=len(course.lessons))),
        buttons(*_ways(ask, course_id, course)),
    ]
    return Card(first or title, parts(body), title)


def _module(module: Module, language: str) -> Line:
    points = Names(tuple(said(each, language) for each in module.points))
    title = said(module.title, language)
    return Line("training-module", title=title, points=points) if module.points else verbatim(title)


def _schedule(course: Course) -> Table:
    head = (Line("training-head-day"), Line("training-head-step"))
    rows = tuple(_step(each) for each in sorted(course.steps, key=lambda step: step.day))
    return Table(Line("training-steps"), head, rows)


def _step(step: Step) -> tuple[Line, Line]:
    kind = Line(f"training-kind-{step.kind}")
    message = Line("training-optional", kind=kind) if step.optional else kind
    return Line("training-on-day", day=step.day), message


def _ways(ask: Ask, course_id: str, course: Course) -> Iterator[Button | Link]:
    yield Button(Line("training-new"), "training-new", course_id, style="primary", opens=True)
    yield Button(Line("training-course-change"), "training-course-write", course_id, opens=True)
    if course_id not in service.shipped():
        sure = Confirm(
            Line("training-course-end-title"),
            Line("training-course-end-text"),
            Line("training-course-end"),
            Line("training-keep"),
        )
        yield Button(Line("training-course-end"), "training-course-end", course_id, confirm=sure)
    for each in course.links:
        yield Link(verbatim(said(each.title, ask.who.language)), each.url)


def writing(ask: Ask) -> Answer:
    """*Write a course* or *Change* was pressed: the form, with what there is of it."""
    check_facilitator(ask.who)
    course = service.get(ask.ctx, ask.value) if ask.value else None
    if course and not written.fits_a_form(course):
        return _schedule_form(ask, course)
    return _course_form(ask, course)


def _schedule_form(ask: Ask, course: Course) -> Form:
    """Of a course whose words stand in a file only the schedule is changed here."""
    return Form(
        name="training-schedule",
        title=Line("training-form-schedule"),
        submit=Line("training-save"),
        intro=(Line("training-schedule-intro"),),
        fields=(_lines("steps", written.steps_as_lines(course, ask.who.language), course),),
        state={"course": ask.value},
    )


def _course_form(ask: Ask, course: Course | None) -> Form:
    language = course.languages[0] if course else ask.who.language
    lines = written.as_lines(course, language, ask.who.language)
    languages = tuple(Option(each, language_name(each)) for each in LANGUAGE_WORDS)
    return Form(
        name="training-course",
        title=Line("training-form-course"),
        submit=Line("training-save"),
        fields=(
            TextField("name", Line("training-course-name"), longest=LONGEST_NAME, value=lines["name"]),
            ChoiceField("language", Line("training-course-language"), languages, value=(language,)),
            TextField(
                "about", Line("training-course-about"), multiline=True, longest=LONGEST_ABOUT, value=lines["about"]
            ),
            *(_lines(each, lines[each], course) for each in LINES),
        ),
        state={"course": ask.value},
    )


def _lines(key: str, value: str, course: Course | None) -> TextField:
    """A field of several things, one a line."""
    kinds = {"kinds": written.possible(course)} if key == "steps" else {}
    return TextField(
        key,
        Line(f"training-course-{key}"),
        required=key in NEEDED,
        hint=Line(f"training-course-{key}-hint", **kinds),
        multiline=True,
        longest=written.LONGEST_LINES,
        value=value[: written.LONGEST_LINES],
    )


def sent(ask: Ask) -> Answer:
    """A course was written."""
    before = service.get(ask.ctx, ask.state["course"]) if ask.state.get("course") else None
    fields = {name: str(value) for name, value in ask.answers.items()}
    course = written.course(fields, before, key=before.key if before else f"own-{ask.ctx.new_id()}")
    return _kept(ask, course)


def _kept(ask: Ask, course: Course) -> Card:
    try:
        return shown(ask, service.keep(ask.ctx, ask.who, course), Line("training-course-kept"))
    except Refusal as refusal:
        refuse([*written.at_fields(refusal)])
        raise


def schedule_sent(ask: Ask) -> Answer:
    """Another schedule was written; cohorts that have begun keep theirs."""
    course = service.get(ask.ctx, ask.state.get("course", ""))
    changed = written.with_steps(course, str(ask.answers.get("steps", "")))
    return _kept(ask, changed)


def ended(ask: Ask) -> Answer:
    """*Offer no longer* was pressed, and confirmed."""
    service.end(ask.ctx, ask.who, ask.value)
    return listing(ask)
