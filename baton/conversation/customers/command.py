"""A team's customers: shown to all, kept by its leads, with those whom handoffs suggest."""

from collections.abc import Sequence
from typing import cast

from baton.conversation.asks import Answer, Ask
from baton.conversation.cards import Button, Card, Heading, Note, Paragraph, Part, buttons, parts
from baton.conversation.forms import ChoiceField, Form, Option, PeopleField, TeamField
from baton.conversation.typed import Token, text
from baton.domain.customers import CLASSES, LOOK_BACK, QUESTIONS, Class, Customer, Dealings, Question
from baton.domain.lines import Line, Names, Refusal
from baton.domain.teams import Team
from baton.services import customers as service
from baton.services import teams
from baton.services.customers import Customers
from baton.storage import people
from baton.storage import teams as stored_teams

NEW = ("add", "new", "添加", "新增")
MOST_AT_ONCE = 10


def command(ask: Ask, rest: Sequence[Token]) -> Answer:
    """/team customers, add, or a team's name."""
    typed = text(rest)
    if typed.casefold() in NEW:
        return form(ask, teams.led_by(ask.ctx, ask.who))
    return listing(ask, teams.named(ask.ctx, typed) if typed else _mine(ask))


def _mine(ask: Ask) -> Team:
    return teams.home_of(ask.ctx, ask.who) or teams.led_by(ask.ctx, ask.who)


def listed(ask: Ask) -> Answer:
    """A team's customers were asked for by a button."""
    return listing(ask, teams.get(ask.ctx, ask.value))


def listing(ask: Ask, team: Team, first: Line | None = None) -> Card:
    """Who depends on a team, whom it may have forgotten, and on whom it depends."""
    found, leads = service.of_team(ask.ctx, team), teams.may_lead(ask.ctx, ask.who, team)
    title = Line("customers-title", team=team.name)
    shown: list[Part] = [Paragraph(first)] if first else []
    for each in found.customers:
        remove = Button(Line("customers-remove"), "customers-remove", f"{team.id}/{each.id}") if leads else None
        shown.append(Paragraph(_said(found, each), remove))
    if not found.customers:
        shown.append(Paragraph(Line("customers-none", team=team.name)))
    if leads:
        shown.append(buttons(Button(Line("customers-add"), "customers-add", team.id, style="primary", opens=True)))
        shown += _suggested(found, team)
    if found.serving_us:
        names = Names(tuple(found.names[id] for id in found.serving_us if id in found.names))
        shown.append(Note(Line("customers-serving", team=team.name, teams=names)))
    return Card(first or title, parts(shown), title)


def _said(found: Customers, each: Customer) -> Line:
    dealings = found.dealings.get(each.id, Dealings())
    questions = Names(tuple(Line(f"customers-short-{question}") for question in each.questions))
    return Line(
        "customers-one",
        name=found.names[each.id],
        questions=questions,
        klass=Line(f"customers-class-{each.klass}"),
        out=dealings.received,
        back=dealings.ordered,
        days=LOOK_BACK.days,
    )


def _suggested(found: Customers, team: Team) -> list[Part]:
    """People who received something from the team and are not on the list."""
    shown: list[Part] = [Heading(Line("customers-suggested"))] if found.suggested else []
    for id in found.suggested:
        said = Line("customers-received", name=found.names[id], count=found.dealings[id].received, days=LOOK_BACK.days)
        add = Button(Line("customers-add-one"), "customers-add", f"{team.id}/{id}", opens=True)
        shown.append(Paragraph(said, add))
    return shown


def adding(ask: Ask) -> Answer:
    """*Add* was pressed: `team`, or `team/person` for somebody suggested."""
    team_id, _, person = ask.value.partition("/")
    return form(ask, teams.get(ask.ctx, team_id), (person,) if person else ())


def form(ask: Ask, team: Team, chosen: tuple[str, ...] = ()) -> Form:
    """Who, by which of the three questions, and in which class."""
    teams.check_may_lead(ask.ctx, ask.who, team)
    others = [each for each in stored_teams.every(ask.ctx.session, ask.ctx.workspace_id) if each.id != team.id]
    questions = tuple(Option(each, Line(f"customers-question-{each}")) for each in QUESTIONS)
    classes = tuple(
        Option(each, Line(f"customers-class-{each}"), Line(f"customers-class-{each}-about")) for each in CLASSES
    )
    return Form(
        name="customers",
        title=Line("customers-form"),
        submit=Line("customers-submit"),
        intro=(Line("customers-form-intro", team=team.name),),
        fields=(
            PeopleField("people", Line("customers-people"), required=False, most=MOST_AT_ONCE, value=chosen),
            TeamField("team", Line("customers-team"), tuple((each.id, each.name) for each in others), required=False),
            ChoiceField("questions", Line("customers-questions"), questions, many=True, value=(QUESTIONS[1],)),
            ChoiceField("klass", Line("customers-class"), classes, value=(CLASSES[1],)),
        ),
        state={"team": team.id},
    )


def sent(ask: Ask) -> Answer:
    """The form was sent."""
    team_id = ask.state.get("team", "")
    given = ask.answers.get("questions", ())
    questions = cast(tuple[Question, ...], given if isinstance(given, tuple) else (given,))
    klass = cast(Class, str(ask.answers.get("klass", CLASSES[1])))
    people_chosen = ask.answers.get("people", ())
    ids = people_chosen if isinstance(people_chosen, tuple) else ()
    known = people.known(ask.ctx.session, ask.ctx.workspace_id, ids)
    if missing := [id for id in ids if id not in known or not known[id].takes_part]:
        raise Refusal(Line("customers-cannot", name=known[missing[0]].name if missing[0] in known else "?"), "people")
    wanted = [Customer(team_id, "person", id, questions, klass) for id in ids]
    if other := ask.answers.get("team"):
        wanted.append(Customer(team_id, "team", str(other), questions, klass))
    team = service.put(ask.ctx, ask.who, team_id, wanted)
    return listing(ask, team, Line("customers-added", count=len(wanted)))


def removed(ask: Ask) -> Answer:
    """*Remove* was pressed."""
    team_id, _, customer_id = ask.value.partition("/")
    team = service.remove(ask.ctx, ask.who, team_id, customer_id)
    return listing(ask, team, Line("customers-removed"))
