"""What people see of rounds: the open one, the next, those that are over, and what waits for somebody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from baton.domain.mvp import MOST_NOMINEES, Nominee, Round
from baton.domain.people import Person
from baton.domain.reports import MvpStanding
from baton.domain.weeks import WEEK
from baton.services.contexts import Context
from baton.services.mvp.rounds import MOST_PAST
from baton.storage import mvp as store
from baton.storage import people


@dataclass(frozen=True, slots=True)
class Scene:
    """A round with everybody nominated in it. `people` are those it tells of, by id."""

    round: Round
    nominees: Sequence[Nominee]
    people: Mapping[str, Person]

    @property
    def winners(self) -> list[Nominee]:
        """Who won."""
        return [each for each in self.nominees if each.won]


@dataclass(frozen=True, slots=True)
class Own:
    """One’s own part in the open round: whom one nominated, by name, how many more one can, and whether one voted."""

    round: Round
    nominated: tuple[str, ...] = ()
    left: int = 0
    voted: bool = False

    @property
    def waits(self) -> bool:
        """Is there something to do that has not been done?"""
        return not self.nominated if self.round.state == "nominating" else not self.voted


def scene(ctx: Context, found: Round) -> Scene:
    """A round as it stands: while nominations are open everybody nominated, then who stands on the ballot."""
    if found.state == "nominating":
        nominees = store.nominated(ctx.session, ctx.workspace_id, found.id)
    else:
        nominees = store.on_ballot(ctx.session, ctx.workspace_id, found.id)
    ids = {id for each in nominees for id in (each.person_id, *each.supporters) if id}
    return Scene(found, nominees, people.known(ctx.session, ctx.workspace_id, ids))


def present(ctx: Context) -> Scene | None:
    """The open round."""
    found = store.open_round(ctx.session, ctx.workspace_id)
    return scene(ctx, found) if found else None


def of_id(ctx: Context, round_id: str) -> Scene | None:
    """One round."""
    found = store.find(ctx.session, ctx.workspace_id, round_id)
    return scene(ctx, found) if found else None


def past(ctx: Context) -> list[Scene]:
    """The last rounds that were held, newest first."""
    return [scene(ctx, found) for found in store.past(ctx.session, ctx.workspace_id, MOST_PAST)]


def upcoming(ctx: Context) -> Round | None:
    """The round that opens next."""
    return store.planned(ctx.session, ctx.workspace_id)


def any_past(ctx: Context) -> bool:
    """Has a round been held to its end?"""
    return store.latest(ctx.session, ctx.workspace_id) is not None


def own(ctx: Context, person: Person) -> Own | None:
    """What the open round is to this person; None where they have done nothing in it and cannot."""
    found = store.open_round(ctx.session, ctx.workspace_id)
    if found is None or ctx.now >= found.ends_at or not person.takes_part:
        return None
    if found.state == "nominating":
        return _nominating(ctx, found, person)
    row = store.voter(ctx.session, ctx.workspace_id, found.id, person.id)
    return None if row is None else Own(found, voted=row[1])


def _nominating(ctx: Context, found: Round, person: Person) -> Own | None:
    """A nomination that an admin has hidden puts nobody forward, and is used up all the same."""
    made = store.made_by(ctx.session, ctx.workspace_id, found.id, person.id)
    nominees = [each.nominee_id for each in made if each.hidden_by is None]
    known = people.known(ctx.session, ctx.workspace_id, nominees)
    left = 0 if person.giving_locked else MOST_NOMINEES - len(made)
    return Own(found, tuple(known[id].name for id in nominees), left) if nominees or left else None


def standing(ctx: Context) -> MvpStanding | None:
    """How MVP rounds stand, as a digest tells it: the open phase, or else who won a round that ended this week."""
    found = store.open_round(ctx.session, ctx.workspace_id)
    if found is not None:
        return MvpStanding(found.state, found.ends_at)
    last = store.latest(ctx.session, ctx.workspace_id)
    if last is None or last.outcome != "won" or last.ended_at is None or ctx.now - last.ended_at > WEEK:
        return None
    won = store.winners_of(ctx.session, ctx.workspace_id, [last.id]).get(last.id, [])
    return MvpStanding("closed", last.ended_at, tuple(won))
