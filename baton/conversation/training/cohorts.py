"""Cohorts as facilitators meet them: the list, one with its people, and the forms that make and change one."""

from collections.abc import Sequence
from datetime import date

from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Button, Card, Confirm, Note, Paragraph, Part, buttons, facts, parts
from baton.conversation.training import people as named_people
from baton.domain.courses import said
from baton.domain.lines import Day, Line, Names, Refusal, refuse
from baton.domain.people import Person
from baton.domain.training import Cohort
from baton.services import courses
from baton.services.training import cohorts as service
from baton.services.training.cohorts import Plan
from baton.services.training.members import members_of
from baton.storage import people

SHOWN = 15
NAMES_SHOWN = 30


def listing(ask: Ask) -> Card:
    """All cohorts, newest first."""
    found = service.every(ask.ctx, ask.who)
    title = Line("training-cohorts-title")
    shown: list[Part] = [Paragraph(_one(ask, each), _open(each)) for each in found[:SHOWN]]
    if not found:
        shown.append(Paragraph(Line("training-no-cohorts")))
    if len(found) > SHOWN:
        shown.append(Note(Line("training-cohorts-more", count=len(found) - SHOWN)))
    new = Button(Line("training-new"), "training-new", style="primary", opens=True)
    return Card(title, (*shown, buttons(new)), title)


def _one(ask: Ask, cohort: Cohort) -> Line:
    line = "training-cohort-cancelled" if not cohort.runs() else "training-cohort-one"
    course = said(courses.get(ask.ctx, cohort.course_id).name, ask.who.language)
    day = Day(cohort.ends_on, True)
    return Line(line, number=str(cohort.number), name=cohort.name, course=course, day=day)


def _open(cohort: Cohort) -> Button:
    return Button(Line("training-cohort-open", number=str(cohort.number)), "training-cohort", cohort.id)


def shown(ask: Ask, cohort: Cohort, first: Line | None = None) -> Card:
    """One cohort: its course, its people, and everything that can be done with it."""
    course = courses.get(ask.ctx, cohort.course_id)
    members = members_of(ask.ctx, cohort)
    facilitator = people.find(ask.ctx.session, ask.ctx.workspace_id, cohort.facilitator_id)
    title = Line("training-cohort-title", number=str(cohort.number), name=cohort.name)
    body: list[Part | None] = [
        Paragraph(first) if first else None,
        facts(
            (Line("training-fact-course"), Line("verbatim", text=said(course.name, ask.who.language))),
            (Line("training-fact-ends"), Line("training-day", day=Day(cohort.ends_on, True))),
            (Line("training-fact-facilitator"), Line("verbatim", text=facilitator.name if facilitator else "?")),
            (Line("training-fact-people"), Line("training-count", count=len(members.participants))),
        ),
        _names("training-participants", members.participants),
        _names("training-waiting", members.waiting),
        Note(Line("training-draw", seed=str(cohort.seed), teams=Names(members.waiting_team_names)))
        if cohort.seed is not None
        else None,
        _names("training-leads", members.leads),
        *_ways(cohort, waiting=bool(members.waiting)),
    ]
    return Card(first or title, parts(body), title)


def _names(line: str, members: Sequence[Person]) -> Part | None:
    if not members:
        return None
    names = Names(tuple(each.name for each in members[:NAMES_SHOWN]))
    more = len(members) - NAMES_SHOWN
    return Note(Line(f"{line}-more", people=names, count=more) if more > 0 else Line(line, people=names))


def _ways(cohort: Cohort, *, waiting: bool) -> list[Part]:
    results = Button(Line("training-results"), "training-results", cohort.id, style="primary")
    copy = Button(Line("training-copy"), "training-copy", cohort.id, opens=True)
    if not cohort.runs():
        return [Note(Line("training-is-cancelled")), buttons(results, copy)]
    follow = Button(Line("training-follow"), "training-follow", cohort.id, opens=True)
    return [
        buttons(
            results,
            Button(Line("training-change"), "training-change", cohort.id, opens=True),
            Button(Line("training-add"), "training-add", cohort.id, opens=True),
            Button(Line("training-remove"), "training-remove", cohort.id, opens=True),
            copy,
            *([follow] if waiting else []),
            _cancel(cohort),
        )
    ]


def _cancel(cohort: Cohort) -> Button:
    asked = Confirm(
        Line("training-cancel-title"), Line("training-cancel-text"), Line("training-cancel"), Line("training-keep")
    )
    return Button(Line("training-cancel"), "training-cancel", cohort.id, confirm=asked)


def sure(cohort: Cohort) -> Card:
    """/training cancel N: says what that does, with the button that does it."""
    line = Line("training-cancel-sure", name=cohort.name, number=str(cohort.number))
    return Card.saying(line, buttons(_cancel(cohort)))


def opened(ask: Ask) -> Answer:
    """A cohort was asked for by a button."""
    return shown(ask, service.get(ask.ctx, ask.who, ask.value))


def made(ask: Ask) -> Answer:
    """The form was sent."""
    day = ask.answers.get("ends_on")
    plan = Plan(
        course_id=str(ask.answers.get("course", "")),
        name=str(ask.answers.get("name", "")),
        ends_on=day if isinstance(day, date) else ask.who.today(ask.ctx.now),
        wait=bool(ask.answers.get("wait")),
        follows_id=ask.state.get("follows") or None,
    )
    try:
        members = _chosen(ask)
    except Refusal as nobody:  # whoever lists nobody we know is told at once what else is wrong
        refuse([*service.wrong_with(ask.ctx, ask.who, plan), *nobody.all()])
        raise
    cohort = service.make(ask.ctx, ask.who, plan, members)
    return shown(ask, cohort, Line("training-made", name=cohort.name, number=str(cohort.number)))


def _chosen(ask: Ask) -> list[Person]:
    """Everybody picked, listed, or in a team that was picked; each once."""
    picked = ask.answers.get("people", ())
    ids = picked if isinstance(picked, tuple) else ()
    known = people.known(ask.ctx.session, ask.ctx.workspace_id, ids)
    found = {id: known[id] for id in ids if id in known}
    team_ids = ask.answers.get("teams", ())
    for team_id in team_ids if isinstance(team_ids, tuple) else ():
        members = people.members_of(ask.ctx.session, ask.ctx.workspace_id, team_id)
        found |= {each.id: each for each in members}
    found |= {each.id: each for each in named_people.listed(ask, str(ask.answers.get("list", "")))}
    return list(found.values())


def changed(ask: Ask) -> Answer:
    """The change was sent."""
    cohort = service.get(ask.ctx, ask.who, ask.state.get("cohort", ""))
    day = ask.answers.get("ends_on")
    chosen = people.find(ask.ctx.session, ask.ctx.workspace_id, str(ask.answers.get("facilitator", "")))
    later = service.change(
        ask.ctx,
        ask.who,
        cohort.id,
        str(ask.answers.get("name", "")),
        day if isinstance(day, date) else cohort.ends_on,
        chosen or ask.who,
    )
    return shown(ask, later, Line("training-changed"))


def added(ask: Ask) -> Answer:
    """The people to add were sent."""
    return _added(ask, service.get(ask.ctx, ask.who, ask.state.get("cohort", "")), _chosen(ask))


def _added(ask: Ask, cohort: Cohort, members: Sequence[Person]) -> Card:
    count = service.add(ask.ctx, ask.who, cohort.id, members)
    return shown(ask, cohort, Line("training-added", count=count))


def removed(ask: Ask) -> Answer:
    """The people to take out were sent."""
    return _removed(ask, service.get(ask.ctx, ask.who, ask.state.get("cohort", "")), _chosen(ask))


def _removed(ask: Ask, cohort: Cohort, members: Sequence[Person]) -> Card:
    count = service.remove(ask.ctx, ask.who, cohort.id, members)
    return shown(ask, cohort, Line("training-removed", count=count))


def add_typed(ask: Ask, cohort: Cohort, members: Sequence[Person]) -> Card:
    """/training add N @people."""
    return _added(ask, cohort, members)


def remove_typed(ask: Ask, cohort: Cohort, members: Sequence[Person]) -> Card:
    """/training remove N @people."""
    return _removed(ask, cohort, members)


def cancelled(ask: Ask) -> Answer:
    """*Cancel* was pressed, and confirmed."""
    cohort = service.cancel(ask.ctx, ask.who, ask.value)
    return Card.saying(Line("training-cancelled", name=cohort.name))
