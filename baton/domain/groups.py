"""A group is a list of people that the platform keeps under one name, such as @platform-team."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from baton.domain.lines import Line, Mention, Names, Refusal


@dataclass(frozen=True, slots=True)
class Group:
    """A group as Baton keeps it. Whoever is in it may be thanked through it, until it is `disabled`."""

    workspace_id: str
    id: str
    handle: str
    name: str
    disabled: bool = False

    @property
    def mention(self) -> Mention:
        return Mention(self.id, self.handle, "group")

    @property
    def at_name(self) -> str:
        """How it is written in a sentence; it never rings."""
        return f"@{self.handle}"


@dataclass(frozen=True, slots=True)
class Listing:
    """One group as the platform tells of it, at the instant of its latest change there.

    `member_ids` is None where not everybody in it was told; then those we know of stay.
    """

    id: str
    handle: str
    name: str
    changed_at: datetime
    disabled: bool = False
    member_ids: tuple[str, ...] | None = None


def meant(name: str, found: Sequence[Group]) -> Group:
    """The one group that is called so: those in use before disabled ones, a handle before a name.

    Refuses when two groups share a name; their handles tell them apart.
    """
    in_use = [group for group in found if not group.disabled] or list(found)
    best = [group for group in in_use if group.handle.casefold() == name.casefold()] or in_use
    if len(best) > 1:
        handles = tuple(sorted(group.at_name for group in best))
        raise Refusal(Line("group-ambiguous", name=name, groups=Names(handles, either=True)))
    return best[0]


def check_in_use(group: Group) -> None:
    """Refuse a group that has been disabled: who was in it says nothing any more."""
    if group.disabled:
        raise Refusal(Line("group-disabled", group=group.at_name), "receivers")
