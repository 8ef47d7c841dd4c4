"""Reminds owners, once a workday at most, of what is due by the next workday or was due since the last."""

from datetime import UTC, datetime, time

from baton.domain.deliveries import Owed
from baton.domain.handoffs import SATURDAY, is_near, workday_after
from baton.domain.people import Person, Workspace
from baton.office import Office
from baton.services import deliveries, handoffs
from baton.services.contexts import Context
from baton.storage import people, workspaces

AT, UNTIL = time(10), time(18)


def run(office: Office, *, now: datetime) -> None:
    """Owe today's reminders, in every owner's own zone. Running it again changes nothing."""
    with office.sessions.read() as session:
        companies = workspaces.every(session)
    for company in companies:
        _remind(office, company, now)


def _remind(office: Office, company: Workspace, now: datetime) -> None:
    with office.sessions.begin() as session:
        ctx = office.context(session, company, now=now)
        owed = handoffs.owed_near(ctx)
        owners = people.known(session, company.id, {handoff.owner_id for handoff in owed})
        near = {
            handoff.owner_id
            for handoff in owed
            if handoff.due_on and is_near(handoff.due_on, owners[handoff.owner_id].today(now))
        }
        reminders = [_reminder(ctx, owners[id]) for id in sorted(near)]
        deliveries.owe(ctx, *(each for each in reminders if each is not None))


def _reminder(ctx: Context, owner: Person) -> Owed | None:
    """At ten of the owner's workday, good until the next one ends; None on weekends, after work, and where unwanted."""
    today = owner.today(ctx.now)
    local = ctx.now.astimezone(owner.tzinfo)
    if today.weekday() >= SATURDAY or local.time() >= UNTIL or not owner.takes_part or owner.reminders_stopped:
        return None
    return Owed(
        handoffs.REMINDER,
        owner.id,
        today.isoformat(),
        datetime.combine(today, AT, owner.tzinfo).astimezone(UTC),
        manner="nudge",
        expires_at=datetime.combine(workday_after(today), UNTIL, owner.tzinfo).astimezone(UTC),
    )
