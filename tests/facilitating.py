"""What tests of cohorts need: forms that open, refusals at their fields, who is in a cohort as what, and teams."""

from typing import Any

import pytest

from baton.conversation.forms import Form
from baton.domain.lines import Refusal
from baton.domain.training import Cohort, Participant
from baton.storage import people
from baton.storage.training import cohorts as store
from tests.groups import crowd
from tests.rows import founded
from tests.stage import ACME, Stage


def says(stage: Stage, who: str, typed: str) -> str:
    return stage.read(stage.says(who, typed), stage.person(who).language)


def opens(stage: Stage, who: str, typed: str) -> Form:
    form = stage.says(who, typed)
    assert isinstance(form, Form)
    return form


def wrong(stage: Stage, form: Form, who: str = "UALICE", language: str = "en", **said: Any) -> list[tuple[str, str]]:
    """What a form is refused with: each field and its sentence."""
    with pytest.raises(Refusal) as refusal:
        stage.sends(who, form, **said)
    return [(each.field or "", stage.refusal(Refusal(each.line), language)) for each in refusal.value.all()]


def members(stage: Stage, cohort: Cohort) -> dict[str, Participant]:
    with stage.sessions.read() as session:
        return {each.person_id: each for each in store.of_cohort(session, ACME.id, cohort.id)}


def roles(stage: Stage, cohort: Cohort) -> dict[str, str]:
    """Who is in a cohort as what; who left stands in brackets."""
    return {
        id: each.role if each.standing != "left" else f"({each.role})" for id, each in members(stage, cohort).items()
    }


def only(stage: Stage) -> Cohort:
    with stage.sessions.read() as session:
        (found,) = store.every(session, ACME.id)
    return found


def teams_of(stage: Stage, *sizes: int) -> list[list[str]]:
    """Teams of these sizes; the ids of each one's people."""
    ids = founded(stage, *(f"team{n}" for n in range(len(sizes))))
    everybody, found = list(crowd(stage, sum(sizes))), []
    with stage.sessions.begin() as session:
        for team, size in zip(ids, sizes, strict=True):
            mine, everybody = everybody[:size], everybody[size:]
            for person in mine:
                people.change(session, people.known(session, ACME.id, [person])[person], team_id=team)
            found.append(mine)
    return found
