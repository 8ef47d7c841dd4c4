"""Looking up one's own kudos, and getting all of them as a file."""

from collections.abc import Sequence

from baton.domain.deliveries import Delivery, Owed
from baton.domain.kudos import Kudos
from baton.domain.mine import PAGE, Mine, Search
from baton.domain.people import Person
from baton.services import deliveries
from baton.services.contexts import Context
from baton.storage import mine as store
from baton.storage import people

FILE, FILE_FAILED = "kudos-file", "kudos-file-failed"


def page(ctx: Context, person: Person, search: Search, at: int = 0) -> Mine:
    """The page `at` (from 0) of somebody's kudos, newest first; past the last page the last one."""
    found, total = store.page(ctx.session, ctx.workspace_id, person.id, search, first=max(0, at) * PAGE, most=PAGE)
    if total and not found:
        return page(ctx, person, search, (total - 1) // PAGE)
    return Mine(found, _told_of(ctx, found), total, max(0, at))


def everything(ctx: Context, person: Person) -> Mine:
    """All of somebody's kudos, newest first."""
    found, total = store.page(ctx.session, ctx.workspace_id, person.id, Search())
    return Mine(found, _told_of(ctx, found), total)


def owe_file(ctx: Context, person: Person) -> None:
    """Owe somebody all of their kudos as a file, by direct message; asked for twice within a minute it comes once."""
    minute = f"{ctx.now:%Y-%m-%dT%H:%M}"
    deliveries.owe(ctx, Owed(FILE, person.id, minute, ctx.now, reference=person.id, surface="file"))


def owe_file_failed(ctx: Context, delivery: Delivery) -> None:
    """The file cannot be brought: whoever asked for it is told."""
    deliveries.owe(ctx, Owed(FILE_FAILED, delivery.recipient, delivery.period, ctx.now, reference=delivery.recipient))


def _told_of(ctx: Context, found: Sequence[Kudos]) -> dict[str, Person]:
    ids = {id for each in found for id in (each.giver_id, *each.receiver_ids)}
    return people.known(ctx.session, ctx.workspace_id, ids)
