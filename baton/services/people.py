"""Knowing who is here, what they chose for themselves, and who may do what."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Any, Protocol

from baton.domain.deliveries import Owed
from baton.domain.groups import Listing
from baton.domain.lines import Line, Refusal
from baton.domain.people import Account, Kept, Person, Role, RoleHolder, Workspace, check_quiet, language_of
from baton.services import audit, deliveries
from baton.services.contexts import Context
from baton.storage import people as store

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

GRANTED = "role-granted"
MOST_AT_ONCE = 5000
A_FEW = 100  # accounts: up to so many are looked up one by one, more by reading everybody
_FROM_DIRECTORY: tuple[str, ...] = ("name", "full_name", "handle", "standing", "is_admin")


class Directory(Protocol):
    """A platform's lists of accounts and groups, read outside any transaction."""

    def accounts(self) -> Iterator[Account]:
        """Every account of the workspace, bots and deactivated ones included."""

    def groups(self) -> Iterator[Listing]:
        """Every group of the workspace, disabled ones included."""


@dataclass(frozen=True, slots=True)
class SyncResult:
    """How many accounts the directory listed, and how many people were added, changed or marked as gone."""

    seen: int
    added: int
    changed: int
    gone: int


def recognise(session: "Session", workspace: Workspace, person_id: str, name: str, now: datetime) -> Person:
    """Who acts. Somebody unknown becomes a member with the workspace's language until the directory tells more."""
    found = store.find(session, workspace.id, person_id)
    if found is not None:
        return found
    name = name.strip() or person_id
    newcomer = Person(
        workspace.id, person_id, name, name, "member", workspace.language, workspace.zone, handle=name.casefold()
    )
    store.add(session, newcomer, now=now)
    return store.find(session, workspace.id, person_id) or newcomer


def learn(ctx: Context, accounts: Iterable[Account]) -> SyncResult:
    """Take over what the directory says about these accounts (one that changed, or all of them).

    A language or zone chosen by the person stays, and so does whatever the directory does not know.
    """
    listed = {account.id: account for account in accounts}
    known = store.kept(ctx.session, ctx.workspace_id, list(listed) if len(listed) <= A_FEW else None)
    news: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for account in listed.values():
        columns, row = _row(ctx, account)
        if _tells_news(known.get(account.id), columns, row):
            news.setdefault(columns, []).append(row)
    for columns in sorted(news):
        store.merge(ctx.session, news[columns], columns)
    told = {row["id"] for rows in news.values() for row in rows}
    refresh_homes(ctx, told & known.keys())
    return SyncResult(len(listed), len(told - known.keys()), len(told & known.keys()), 0)


def refresh_homes(ctx: Context, person_ids: Iterable[str]) -> None:
    """Show many people their App Home afresh, some at a time: a statement takes only so many ids."""
    every = sorted(person_ids)
    for start in range(0, len(every), MOST_AT_ONCE):
        deliveries.refresh_home(ctx, every[start : start + MOST_AT_ONCE])


def sync(ctx: Context, accounts: Iterable[Account]) -> SyncResult:
    """Take over the whole directory; whoever is no longer in it is marked as deactivated.

    An empty directory is a fault of the platform, not an empty company: nobody is marked then. Nor is anybody
    who turned up after `ctx.now`, when the directory was being read.
    """
    listed = list(accounts)
    result = learn(ctx, listed)
    if not listed:
        return result
    missing = store.kept(ctx.session, ctx.workspace_id).keys() - {account.id for account in listed}
    gone = store.deactivate(ctx.session, ctx.workspace_id, missing, now=ctx.now)
    return replace(result, gone=gone)


def _row(ctx: Context, account: Account) -> tuple[tuple[str, ...], dict[str, Any]]:
    """The columns the directory knows of an account, and a row with which it could be added."""
    columns = _FROM_DIRECTORY
    if account.locale:
        columns += ("language",)
    if account.zone:
        columns += ("zone",)
    return columns, {
        "workspace_id": ctx.workspace_id,
        "id": account.id,
        "name": account.name,
        "full_name": account.full_name,
        "handle": account.handle,
        "standing": account.standing,
        "is_admin": account.is_admin,
        "language": language_of(account.locale) if account.locale else ctx.workspace.language,
        "zone": account.zone or ctx.workspace.zone,
        "updated_at": ctx.now,
    }


def _tells_news(kept: Kept | None, columns: Iterable[str], row: Mapping[str, Any]) -> bool:
    if kept is None:
        return True
    own = {"language": kept.language_chosen, "zone": kept.zone_chosen}
    present = {column: getattr(kept.person, column) for column in columns} | {"is_admin": kept.by_platform}
    return any(row[column] != present[column] for column in columns if not own.get(column))


def choose_language(ctx: Context, person: Person, language: str) -> None:
    """Somebody reads this language from now on, whatever the directory says."""
    store.change(ctx.session, person, language=language, language_chosen=True)
    deliveries.refresh_home(ctx, [person.id])


def choose_zone(ctx: Context, person: Person, zone: str) -> None:
    """Somebody lives by this clock from now on, whatever the directory says."""
    store.change(ctx.session, person, zone=zone, zone_chosen=True)
    deliveries.refresh_home(ctx, [person.id])


def choose_country(ctx: Context, person: Person, country: str | None) -> None:
    """The public holidays of this country are somebody's; None: those of where their time zone is."""
    store.change(ctx.session, person, country=country)


def prefer(ctx: Context, person: Person, **preferences: bool) -> None:
    """What somebody settles: `kudos_silent`, `off_boards`, `off_digests`, `off_answers` (see Person)."""
    if changed := {name: wanted for name, wanted in preferences.items() if getattr(person, name) != wanted}:
        store.change(ctx.session, person, **changed)
        deliveries.refresh_home(ctx, [person.id])


def stop_reminders(ctx: Context, person: Person, *, stopped: bool) -> None:
    """Never remind this person of what they are to deliver, or begin again."""
    store.change(ctx.session, person, reminders_stopped=stopped)


def keep_quiet(ctx: Context, person: Person, hours: tuple[time, time] | None) -> None:
    """Unasked messages leave somebody alone from the first time of day to the second; None: no hours of their own."""
    if hours is not None:
        check_quiet(*hours)
    start, end = hours or (None, None)
    store.change(ctx.session, person, quiet_from=start, quiet_to=end)
    deliveries.refresh_home(ctx, [person.id])


def role_holders(ctx: Context) -> list[RoleHolder]:
    """The admins and facilitators, by name."""
    return store.role_holders(ctx.session, ctx.workspace_id)


def check_admin(actor: Person | None) -> None:
    """Refuse who may not hand out roles; the command line may."""
    if actor is not None and not (actor.is_admin and actor.takes_part):
        raise Refusal(Line("people-admins-only"))


def grant(ctx: Context, actor: Person | None, person: Person, role: Role) -> bool:
    """Give somebody a role and tell them; False when they had it. No actor: from the command line."""
    check_admin(actor)
    if not person.takes_part:
        raise Refusal(Line("people-role-members-only", person=person.mention))
    if _holds(person, role) or not store.set_role(ctx.session, ctx.workspace_id, person.id, role, True):
        return False
    entry = audit.record(ctx, actor, "role-granted", person.id, role=role)
    if actor is None or actor.id != person.id:
        deliveries.owe(ctx, Owed(GRANTED, person.id, entry, ctx.now, reference=entry))
    deliveries.refresh_home(ctx, [person.id])
    return True


def revoke(ctx: Context, actor: Person | None, person: Person, role: Role) -> bool:
    """Take a role away; False when they did not have it. Who is admin on the platform stays admin."""
    check_admin(actor)
    if role == "admin" and any(held.by_platform and held.person.id == person.id for held in role_holders(ctx)):
        raise Refusal(Line("people-admin-by-platform", person=person.mention))
    if not store.set_role(ctx.session, ctx.workspace_id, person.id, role, False):
        return False
    audit.record(ctx, actor, "role-revoked", person.id, role=role)
    deliveries.refresh_home(ctx, [person.id])
    return True


def _holds(person: Person, role: Role) -> bool:
    return person.is_admin if role == "admin" else person.is_facilitator
