"""Groups: kept as the platform tells of them, and read as the people in them."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from baton.domain.groups import Group, Listing, check_in_use
from baton.domain.lines import Line, Refusal
from baton.domain.people import Person
from baton.services.contexts import Context
from baton.storage import groups as store


def learn(ctx: Context, listings: Iterable[Listing]) -> int:
    """Take over what the platform says of these groups; says of how many. What is older than what we know is not."""
    # In the order of their ids, so that two of these at once wait for each other instead of deadlocking.
    return sum(_learn(ctx, listing) for listing in sorted(listings, key=lambda each: each.id))


def _learn(ctx: Context, listing: Listing) -> bool:
    if not store.put(ctx.session, ctx.workspace_id, listing):
        return False
    if listing.member_ids is not None:
        present, told = store.member_ids(ctx.session, ctx.workspace_id, listing.id), set(listing.member_ids)
        _change(ctx, listing.id, told - present, present - told)
    return True


def members_changed(
    ctx: Context, group_id: str, added: Collection[str], removed: Collection[str], changed_at: datetime
) -> None:
    """Some joined a group and some left it. Of an unknown group, or later than something newer, it says nothing."""
    if store.touch(ctx.session, ctx.workspace_id, group_id, changed_at):
        _change(ctx, group_id, added, removed)


def sync(ctx: Context, listings: Iterable[Listing]) -> int:
    """Take over all groups of the workspace; one that is no longer among them is disabled. Says how many were told."""
    listed = list(listings)
    told = learn(ctx, listed)
    store.disable_others(ctx.session, ctx.workspace_id, {each.id for each in listed}, now=ctx.now)
    return told


def others_in(ctx: Context, groups: Sequence[Group], person: Person) -> list[Person]:
    """Everybody in these groups who takes part, each once, by group and name; `person` is left out without a word.

    Refuses a group that is disabled, and one in which nobody else is.
    """
    found: dict[str, Person] = {}
    for group in groups:
        check_in_use(group)
        others = [each for each in store.members(ctx.session, group) if each.id != person.id]
        if not others:
            raise Refusal(Line("group-nobody", group=group.at_name), "receivers")
        found |= {each.id: each for each in others}
    return list(found.values())


def _change(ctx: Context, group_id: str, added: Collection[str], removed: Collection[str]) -> None:
    store.remove_members(ctx.session, ctx.workspace_id, group_id, removed)
    store.add_members(ctx.session, ctx.workspace_id, group_id, added)
