"""Seeing who is thanked and who thanks, as far as the company wants boards and people want to be on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from baton.domain import boards
from baton.domain.boards import KINDS, PERIODS, Participation, Places
from baton.domain.kudos import KudosSettings
from baton.domain.lines import Line, Refusal
from baton.domain.settings import chosen
from baton.services.contexts import Context
from baton.storage import boards as store
from baton.storage import teams


@dataclass(frozen=True, slots=True)
class Board:
    """What was asked for, by kind and in its order, with how many people took part in these days."""

    days: int
    places: dict[str, Places]
    participation: Participation

    @property
    def is_empty(self) -> bool:
        return not any(each.shown for each in self.places.values())


def are_shown(ctx: Context) -> bool:
    """Does the company want boards?"""
    return chosen(KudosSettings, ctx.workspace, "kudos").boards


def board(ctx: Context, period: str, kinds: Sequence[str] = KINDS) -> Board:
    """The boards of these kinds over a period, both by their names in the domain. Refuses where boards are off.

    Private kudos and those taken back count nowhere, and people who left the boards are neither shown nor counted.
    """
    if not are_shown(ctx):
        raise Refusal(Line("kudos-boards-off"))
    days = PERIODS[period]
    since = ctx.now - timedelta(days=days)
    tallies = store.tallies(ctx.session, ctx.workspace_id, since)
    found: dict[str, Places] = {}
    for kind in kinds:
        match kind:
            case "receivers":
                found[kind] = boards.places((each.name, each.received) for each in tallies)
            case "givers":
                found[kind] = boards.places((each.name, each.given) for each in tallies)
            case "values":
                found[kind] = boards.places(store.values(ctx.session, ctx.workspace_id, since).items())
            case "teams":
                names = {team.id: team.name for team in teams.every(ctx.session, ctx.workspace_id)}
                found[kind] = boards.of_teams(tallies, names)
    return Board(days, found, boards.participation(tallies))
