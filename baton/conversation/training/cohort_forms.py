"""The forms that make a cohort, copy and change one, and name who joins it or leaves."""

from collections.abc import Iterator, Sequence

from baton.conversation.asks import Answer, Ask
from baton.conversation.forms import (
    ChoiceField,
    DateField,
    Field,
    Form,
    Option,
    PeopleField,
    PersonField,
    TextField,
    TickField,
)
from baton.conversation.training.courses import course_options
from baton.domain.lines import Line, Refusal
from baton.domain.people import Person
from baton.domain.training import Cohort
from baton.domain.training.cohorts import LONGEST_NAME
from baton.services.courses import check_facilitator
from baton.services.training import cohorts as service
from baton.services.training.members import members_of
from baton.storage import teams as stored_teams

MOST_PICKED = 100
MOST_TEAMS = 100  # in one menu
LONGEST_LIST = 3000


def new(ask: Ask) -> Answer:
    """*New cohort* was pressed; the value may name a course."""
    check_facilitator(ask.who)
    return form(ask, course_id=ask.value)


def form(
    ask: Ask,
    *,
    course_id: str = "",
    name: str = "",
    chosen: Sequence[Person] = (),
    follows: str = "",
) -> Form:
    """Which course, when it ends, and who takes part: picked, or listed one a line."""
    check_facilitator(ask.who)
    tick = TickField("wait", Line("training-wait"), Line("training-wait-tick"), hint=Line("training-wait-hint"))
    today = ask.who.today(ask.ctx.now)
    return Form(
        name="training-cohort",
        title=Line("training-form-cohort"),
        submit=Line("training-make"),
        fields=(
            _course(ask, course_id),
            TextField("name", Line("training-name"), hint=Line("training-name-hint"), longest=LONGEST_NAME, value=name),
            DateField("ends_on", Line("training-ends"), hint=Line("training-ends-hint"), value=today),
            *_people(ask, chosen),
            tick,
        ),
        footer=(Line("training-form-footer"),),
        state={"follows": follows},
    )


def _course(ask: Ask, course_id: str) -> ChoiceField:
    options = course_options(ask)
    offered = {each.value for each in options}
    return ChoiceField(
        "course",
        Line("training-which-course"),
        options,
        value=(course_id if course_id in offered else options[0].value,),
    )


def _people(ask: Ask, chosen: Sequence[Person] = ()) -> Iterator[Field]:
    """People picked, whole teams, or a list; who does not fit among those picked stands in the list."""
    ids = [each.id for each in chosen]
    yield PeopleField(
        "people", Line("training-people"), required=False, most=MOST_PICKED, value=tuple(ids[:MOST_PICKED])
    )
    yield from _teams(ask)
    yield TextField(
        "list",
        Line("training-list"),
        required=False,
        hint=Line("training-list-hint"),
        multiline=True,
        longest=LONGEST_LIST,
        value="\n".join(ids[MOST_PICKED:]),
    )


def _teams(ask: Ask) -> tuple[ChoiceField, ...]:
    found = stored_teams.every(ask.ctx.session, ask.ctx.workspace_id)
    if not 0 < len(found) <= MOST_TEAMS:
        return ()  # their names go into the list
    options = tuple(Option(each.id, Line("verbatim", text=each.name)) for each in found)
    return (ChoiceField("teams", Line("training-teams"), options, required=False, many=True),)


def changing(ask: Ask) -> Answer:
    """*Change* was pressed."""
    return change_form(service.get(ask.ctx, ask.who, ask.value))


def change_form(cohort: Cohort) -> Form:
    """Name, last day and facilitator of a cohort."""
    return Form(
        name="training-change",
        title=Line("training-form-change"),
        submit=Line("training-save"),
        fields=(
            TextField("name", Line("training-name"), longest=LONGEST_NAME, value=cohort.name),
            DateField("ends_on", Line("training-ends"), hint=Line("training-ends-moves"), value=cohort.ends_on),
            PersonField("facilitator", Line("training-fact-facilitator"), value=cohort.facilitator_id),
        ),
        state={"cohort": cohort.id},
    )


def adding(ask: Ask) -> Answer:
    """*Add people* was pressed."""
    return _people_form(ask, "training-add", service.get(ask.ctx, ask.who, ask.value))


def removing(ask: Ask) -> Answer:
    """*Take people out* was pressed."""
    return _people_form(ask, "training-remove", service.get(ask.ctx, ask.who, ask.value))


def _people_form(ask: Ask, name: str, cohort: Cohort) -> Form:
    return Form(
        name=name,
        title=Line(f"{name}-form"),
        submit=Line(name),
        intro=(Line(f"{name}-intro", cohort=cohort.name),),
        fields=tuple(_people(ask)),
        state={"cohort": cohort.id},
    )


def copying(ask: Ask) -> Answer:
    """*Copy* was pressed: the same course and people, with another name and day."""
    return copy_form(ask, service.get(ask.ctx, ask.who, ask.value))


def copy_form(ask: Ask, cohort: Cohort) -> Form:
    """A new cohort with the same course and people."""
    members = members_of(ask.ctx, cohort)
    return form(ask, course_id=cohort.course_id, name=_copied(cohort), chosen=members.participants)


def following(ask: Ask) -> Answer:
    """*Begin with those who waited* was pressed."""
    cohort = service.get(ask.ctx, ask.who, ask.value)
    members = members_of(ask.ctx, cohort)
    if not members.waiting:
        raise Refusal(Line("training-nobody-waits"))
    name = _copied(cohort)
    return form(ask, course_id=cohort.course_id, name=name, chosen=members.waiting, follows=cohort.id)


def _copied(cohort: Cohort) -> str:
    return f"{cohort.name} 2"[:LONGEST_NAME]
