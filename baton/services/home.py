"""A person's App Home: what waits for them, what they did, and what their team was last told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from baton.domain.courses import Course
from baton.domain.deliveries import URGENT, Owed
from baton.domain.handoffs import Handoff
from baton.domain.kudos import Kudos
from baton.domain.mine import Counted
from baton.domain.people import Person
from baton.domain.plans import Plan
from baton.domain.points import Results
from baton.domain.promises import Promise
from baton.domain.reports import Report
from baton.domain.statistics.epochs import Cell
from baton.domain.teams import Team
from baton.domain.training import Assigned
from baton.services import boards, deliveries, handoffs, importance, mvp, plans, points, promises, ratings, reports
from baton.services.contexts import Context
from baton.services.training import seen
from baton.storage import home as store
from baton.storage import kudos, people, teams

HOME = "home"
NUMBERS_DAYS = 30
KUDOS_SHOWN = 5
KUDOS_GIVEN_SHOWN = 3
KUDOS_DAYS = 365


@dataclass(frozen=True, slots=True)
class Home:
    """Everything one person's App Home shows. `people` are those it tells of, by id."""

    to_accept: tuple[Handoff, ...]
    to_deliver: tuple[Handoff, ...]
    to_receive: tuple[Handoff, ...]
    to_rate: tuple[Handoff, ...]
    mvp: mvp.Own | None
    open_orders: int
    kudos_received: Counted
    kudos_given: Counted
    kudos: Sequence[Kudos]
    kudos_to_others: Sequence[Kudos]
    has_boards: bool
    team: Team | None
    report: Report | None
    people: dict[str, Person]
    is_new: bool
    own_points: points.Own | None = None
    season: Results | None = None
    own_score: Cell | None = None
    plans: Sequence[Plan] = ()
    reviews: Sequence[tuple[str, Promise]] = ()
    importance: Team | None = None
    training: Sequence[tuple[Course, Assigned]] = ()


def opened(ctx: Context, person: Person) -> None:
    """Somebody opened their App Home: show it afresh. From then on it is kept up to date."""
    deliveries.owe(ctx, Owed(HOME, person.id, HOME, ctx.now, reference=person.id, surface="home", priority=URGENT))
    deliveries.refresh_home(ctx, (person.id,))


def of(ctx: Context, person: Person) -> Home:
    """What somebody's App Home shows at present."""
    waiting = handoffs.waiting_for(ctx, person)
    to_rate = ratings.waiting_for(ctx, person)
    since = ctx.now - timedelta(days=NUMBERS_DAYS)
    received = kudos.received_by(
        ctx.session, ctx.workspace_id, [person.id], ctx.now - timedelta(days=KUDOS_DAYS), KUDOS_SHOWN
    )
    team = teams.find(ctx.session, ctx.workspace_id, person.team_id) if person.team_id else None
    told = (*waiting.to_accept, *waiting.to_deliver, *waiting.to_receive, *to_rate)
    named = {id for each in told for id in (each.owner_id, each.receiver_id)} | {each.giver_id for each in received}
    given = kudos.given_by(ctx.session, ctx.workspace_id, person.id, KUDOS_GIVEN_SHOWN)
    named |= {id for each in given for id in each.receiver_ids}
    mine = plans.open_of(ctx, person.id)
    named |= {each.setter_id for each in mine}
    return Home(
        to_accept=waiting.to_accept,
        to_deliver=waiting.to_deliver,
        to_receive=waiting.to_receive,
        to_rate=to_rate,
        mvp=mvp.own(ctx, person),
        open_orders=store.open_orders(ctx.session, ctx.workspace_id, person.id),
        kudos_received=store.kudos_received(ctx.session, ctx.workspace_id, person.id, since),
        kudos_given=store.kudos_given(ctx.session, ctx.workspace_id, person.id, since),
        kudos=received,
        kudos_to_others=given,
        has_boards=boards.are_shown(ctx),
        team=team,
        report=reports.latest(ctx, team) if team else None,
        people=people.known(ctx.session, ctx.workspace_id, named),
        is_new=not _has_begun(ctx, person),
        own_points=points.own(ctx, person),
        season=points.ended_lately(ctx),
        own_score=reports.own(ctx, person),
        plans=mine,
        reviews=promises.waiting_for(ctx, person),
        importance=importance.waiting_for(ctx, person),
        training=seen.waiting_for(ctx, person),
    )


def _has_begun(ctx: Context, person: Person) -> bool:
    # Ratings are kept under pseudonyms; a person's own is made afresh here and compared, never read back.
    return store.has_begun(ctx.session, ctx.workspace_id, person.id, ctx.seal.pseudonym("rater", person.id))
