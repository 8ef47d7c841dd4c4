"""What waits for somebody among the handoffs."""

from dataclasses import dataclass

from baton.domain.handoffs import Handoff
from baton.domain.people import Person
from baton.services.contexts import Context
from baton.storage import handoffs as store


@dataclass(frozen=True, slots=True)
class Waiting:
    """Handoffs waiting for one person, by what they can do next."""

    to_accept: tuple[Handoff, ...] = ()
    to_deliver: tuple[Handoff, ...] = ()
    to_receive: tuple[Handoff, ...] = ()


def waiting_for(ctx: Context, person: Person) -> Waiting:
    """What waits for this person."""
    found = store.open_of(ctx.session, ctx.workspace_id, person.id)
    return Waiting(
        tuple(each for each in found if each.owner_id == person.id and each.state == "ordered"),
        tuple(each for each in found if each.owner_id == person.id and each.state in ("accepted", "returned")),
        tuple(each for each in found if each.receiver_id == person.id and each.state == "delivered"),
    )
