"""What admins choose for the whole company: read by every noun, changed in one place, kept in the audit log."""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, TypeVar

from baton.domain.lines import Line, Refusal
from baton.domain.people import Person, Workspace
from baton.domain.settings import chosen, differing
from baton.services import audit
from baton.services.contexts import Context
from baton.storage import workspaces

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")


def check_admin(actor: Person) -> None:
    """Refuse who may not change what holds for everybody."""
    if not (actor.is_admin and actor.takes_part):
        raise Refusal(Line("settings-admins-only"))


def change(ctx: Context, actor: Person, noun: str, wanted: T) -> bool:
    """Keep a noun's settings as the admin wants them; False when nothing differs. Every change is in the audit log.

    `wanted` is the noun's frozen dataclass of settings, of plain values that JSON can hold.
    """
    check_admin(actor)
    changed = differing(type(wanted), chosen(type(wanted), _present(ctx), noun), wanted)
    if not changed:
        return False
    workspaces.change_settings(ctx.session, ctx.workspace_id, noun, asdict(wanted))
    for name, (before, after) in changed.items():
        audit.record(
            ctx,
            actor,
            "settings-changed",
            ctx.workspace_id,
            name=f"{noun}.{name}",
            before=_told(before),
            after=_told(after),
        )
    return True


def _present(ctx: Context) -> Workspace:
    """The workspace as it stands now: the context's may be a few seconds old."""
    return workspaces.find(ctx.session, ctx.workspace_id) or ctx.workspace


def _told(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
