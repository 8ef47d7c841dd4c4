"""Plans on a stage: making them as one does, the job that asks, and what somebody then reads."""

from datetime import timedelta
from typing import Any

from baton.conversation.cards import Card
from baton.conversation.forms import Form
from baton.domain.lines import Refusal
from baton.domain.plans import Plan
from baton.services import plans as service
from baton.storage import plans as store
from jobs import plan_checks
from tests.stage import ACME, Stage

CUE, ACTION = "an order comes back", "ask what was missing"
WHAT = "Exports run without a manual step"


def if_then(stage: Stage, who: str = "UALICE", cue: str = CUE, action: str = ACTION, **more: Any) -> Plan:
    with stage.sessions.begin() as session:
        return service.make_if_then(stage.context(session), stage.person(who), cue, action, **more)


def result(stage: Stage, who: str = "UALICE", owner: str = "", days: int = 10, reviews: tuple[int, ...] = (5,)) -> Plan:
    """A result of `owner` due in so many days, looked at after so many."""
    with stage.sessions.begin() as session:
        ctx, person = stage.context(session), stage.person(who)
        today = stage.person(owner or who).today(ctx.now)
        review_on = [today + timedelta(days=each) for each in reviews]
        return service.set_result(ctx, person, owner or who, WHAT, today + timedelta(days=days), review_on)


def plan(stage: Stage, id: str) -> Plan:
    """How a plan stands."""
    with stage.sessions.read() as session:
        found = store.find(session, ACME.id, id)
    assert found is not None
    return found


def asks(stage: Stage, **later: float) -> list[str]:
    """The job runs, twice, after a while; who has been asked so far about which day."""
    stage.forward(**later)
    for _ in range(2):
        plan_checks.run(stage.office, now=stage.now)
    rows = stage.owed("plan-check")
    assert {(row.manner, row.expires_at is not None) for row in rows} <= {("nudge", True)}
    return sorted(f"{row.recipient} {row.period.rpartition(':')[2]}" for row in rows)


def card(stage: Stage, kind: str, recipient: str | None = None) -> Card:
    """What the latest message of this kind says now."""
    told = stage.told(stage.owed(kind, recipient)[-1])
    assert told is not None
    return told.card


def fills(stage: Stage, who: str, shown: Any, label: str, **answers: Any) -> str:
    """Presses a button that opens a form, sends it, and reads the answer."""
    form = stage.presses_in(who, shown, label)
    assert isinstance(form, Form)
    return stage.read(stage.sends(who, form, **answers))


def refused(stage: Stage, deed: Any, language: str = "en") -> str:
    """What a refusal says."""
    try:
        deed()
    except Refusal as refusal:
        return stage.refusal(refusal, language)
    raise AssertionError("nothing was refused")
