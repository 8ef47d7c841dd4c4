"""What tests of trainings need: facilitators, cohorts, and days that pass."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from baton.domain.training import Assigned, Cohort
from baton.services.training import cohorts
from baton.services.training.cohorts import Plan
from baton.storage import people
from baton.storage.deliveries import DeliveryRow
from baton.storage.training import steps
from baton.storage.training.steps import STEP
from jobs import training
from tests.stage import ACME, Stage

FRIDAY = date(2026, 3, 6)  # the last day of a course, as in the vector of the schedule


def facilitate(stage: Stage, who: str = "UALICE") -> None:
    """Make somebody a facilitator."""
    with stage.sessions.begin() as session:
        people.set_role(session, ACME.id, who, "facilitator", True)


def cohort(
    stage: Stage, *who: str, ends_on: date = FRIDAY, course: str = "internal-service", wait: bool = False
) -> Cohort:
    """A cohort of these people, made by alice."""
    facilitate(stage)
    with stage.sessions.begin() as session:
        ctx = stage.context(session)
        known = people.known(session, ACME.id, ["UALICE", *who])
        plan = Plan(course, "Spring", ends_on, wait=wait)
        return cohorts.make(ctx, known["UALICE"], plan, [known[id] for id in who])


def morning(stage: Stage, day: date, zone: str = "Europe/Berlin", at: time = time(10, 0)) -> None:
    """It is ten o'clock there."""
    stage.now = datetime.combine(day, at, ZoneInfo(zone))


def run(stage: Stage) -> None:
    """The clock comes round."""
    training.run(stage.office, now=stage.now)


def theirs(stage: Stage, who: str) -> dict[str, Assigned]:
    """Somebody's steps by key."""
    with stage.sessions.read() as session:
        return {each.key: each for each in steps.of_person(session, ACME.id, who)}


def asked(stage: Stage, who: str) -> list[DeliveryRow]:
    """The messages that ask somebody a step, oldest first."""
    return stage.owed(STEP, who)


def send(stage: Stage) -> None:
    """Everything that is owed is sent, as if the sender had been round."""
    with stage.sessions.begin() as session:
        session.query(DeliveryRow).filter(DeliveryRow.state == "owed").update(
            {"state": "sent", "sent_at": stage.now, "message_id": "1.0", "channel_id": "D1"}
        )
