"""What people see of rounds: the open one, the next, those that are over, and what waits for somebody."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from baton.domain.mvp import Nominee, Round
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
class Waiting:
    """What one can do at present: nominate (and has not), or vote (and has not)."""

    round: Round


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


def waiting_for(ctx: Context, person: Person) -> Waiting | None:
    """The open round, if this person could still do something in it."""
    found = store.open_round(ctx.session, ctx.workspace_id)
    if found is None or ctx.now >= found.ends_at or not person.takes_part:
        return None
    if found.state == "nominating":
        done = person.giving_locked or bool(store.made_by(ctx.session, ctx.workspace_id, found.id, person.id))
    else:
        row = store.voter(ctx.session, ctx.workspace_id, found.id, person.id)
        done = row is None or row[1]
    return None if done else Waiting(found)


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
