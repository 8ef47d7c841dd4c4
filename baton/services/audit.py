"""Writing down who changed what others depend on, and reading it back."""

from collections.abc import Sequence

from baton.domain.audit import MOST_SHOWN, Entry
from baton.domain.lines import Line, Refusal
from baton.domain.people import Person
from baton.services.contexts import Context
from baton.storage import audit as store


def record(
    ctx: Context, actor: Person | None, act: str, subject: str = "", **details: str | int | Sequence[str]
) -> str:
    """Write an act down and return its id. No actor: it was done from the command line.

    The act is read as the message `audit-<act>`, with { $actor }, { $subject } (the name of the person or team with
    this id) and the details, where a list holds ids of people.
    """
    kept = {name: value if isinstance(value, str | int) else list(value) for name, value in details.items()}
    entry = Entry(ctx.workspace_id, ctx.new_id(), ctx.now, actor.id if actor else None, act, subject, kept)
    store.add(ctx.session, entry)
    return entry.id


def latest(ctx: Context, reader: Person) -> list[Entry]:
    """The last twenty acts, newest first, for admins."""
    if not (reader.is_admin and reader.takes_part):
        raise Refusal(Line("audit-admins-only"))
    return store.latest(ctx.session, ctx.workspace_id, MOST_SHOWN)
