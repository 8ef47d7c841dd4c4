"""Plays MVP rounds on the stage: switch them on, let the clock work, nominate, vote."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from baton.conversation.asks import Answer
from baton.conversation.forms import ChoiceField, Form
from baton.domain.mvp import MvpSettings, Round
from baton.services import mvp
from baton.storage import mvp as store
from baton.storage import people
from jobs import mvp_rounds
from tests.stage import ACME, Stage, _row

MEMBERS = ("UALICE", "UBOB", "UCHARLIE", "UDAN", "ULINA")
OPENS = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)  # the first Tuesday
BALLOT = datetime(2026, 12, 4, 9, 0, tzinfo=UTC)
REMINDS = datetime(2026, 12, 4, 14, 0, tzinfo=UTC)
CLOSES = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
REASON = "rebuilt the export overnight so that everybody was paid on time"


def switched_on(stage: Stage, **chosen: Any) -> None:
    """Rounds are held, announced in #mvp unless said otherwise."""
    wanted = MvpSettings(**{"enabled": True, "channel_id": "CMVP"} | chosen)
    with stage.sessions.begin() as session:
        mvp.configure(stage.context(session), stage.person("UDAN"), wanted)


def at(stage: Stage, instant: datetime) -> None:
    """It is this instant, and the clock has done its work."""
    stage.now = instant
    mvp_rounds.run(stage.office, now=instant)


def opened(stage: Stage, **chosen: Any) -> Round:
    """A round in which one can nominate."""
    switched_on(stage, **chosen)
    at(stage, OPENS)
    return the_round(stage)


def the_round(stage: Stage) -> Round:
    """The open round."""
    with stage.sessions.read() as session:
        found = store.open_round(session, ACME.id)
    assert found is not None
    return found


def balloting(stage: Stage, nominees: Iterable[str] = ("UBOB", "ULINA"), **chosen: Any) -> Round:
    """A round in which one can vote for these, all nominated by alice or dan and seconded by charlie."""
    opened(stage, **chosen)
    for nominee in nominees:
        stage.says("UALICE" if nominee != "UALICE" else "UDAN", f"/mvp nominate <@{nominee}> because {REASON}")
        stage.says("UCHARLIE", f"/mvp second <@{nominee}>")
    at(stage, BALLOT)
    return the_round(stage)


def votes(stage: Stage, who: str, choices: Sequence[str], code: str = "") -> Answer:
    """Opens the ballot, marks names and sends it."""
    form = stage.says(who, f"/mvp vote {code}".strip())
    assert isinstance(form, Form)
    return stage.sends(who, form, **marked(form, choices))


def marked(form: Form, choices: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The answers that mark these names, field by field."""
    fields = [field for field in form.fields if isinstance(field, ChoiceField)]
    offered = {field.key: {option.value for option in field.options} for field in fields}
    return {key: tuple(each for each in choices if each in values) for key, values in offered.items()}


def code_in(stage: Stage, answer: Answer) -> str:
    """The code in the answer to a vote."""
    found = re.search(r"^[A-Z2-7]{5}(?:-[A-Z2-7]{1,5})+$", stage.read(answer), re.M)
    assert found
    return found[0]


def newcomers(stage: Stage, count: int, team: str | None = None, first: int = 1) -> list[str]:
    """More members, U001 and so on."""
    ids = [f"U{number:03d}" for number in range(first, first + count)]
    entry = ("en", "Europe/Berlin", team, "member")
    with stage.sessions.begin() as session:
        people.put(session, [_row(id, (id.lower(), id, *entry), stage.now) for id in ids])
    return ids


def leaves(stage: Stage, who: str) -> None:
    """Somebody is deactivated."""
    with stage.sessions.begin() as session:
        found = people.find(session, ACME.id, who)
        assert found is not None
        people.change(session, found, standing="deactivated")
