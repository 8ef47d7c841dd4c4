"""Teams say who their internal customers are; handoffs suggest whom they forgot."""

from collections.abc import Sequence
from dataclasses import dataclass

from baton.domain.customers import LOOK_BACK, MOST_SUGGESTED, Customer, Dealings, check
from baton.domain.lines import Line, Refusal, refuse
from baton.domain.people import Person
from baton.domain.teams import Team
from baton.services import deliveries, teams
from baton.services.contexts import Context
from baton.storage import customers as store
from baton.storage import people
from baton.storage import teams as stored_teams


@dataclass(frozen=True, slots=True)
class Customers:
    """A team's customers with the handoffs between them, whom handoffs suggest besides, and whose customer it is.

    `names` of everybody and every team told of, by id; who has left is not among them.
    """

    customers: Sequence[Customer]
    dealings: dict[str, Dealings]
    suggested: Sequence[str]
    serving_us: Sequence[str]
    names: dict[str, str]


def of_team(ctx: Context, team: Team) -> Customers:
    """Who depends on a team, and on whom it depends."""
    found = store.of_team(ctx.session, team)
    dealings = store.dealings(ctx.session, team, ctx.now - LOOK_BACK)
    members = {person.id for person in people.members_of(ctx.session, ctx.workspace_id, team.id)}
    serving = [id for id in store.serving(ctx.session, ctx.workspace_id, {team.id, *members}) if id != team.id]
    every = {each.id: each.name for each in stored_teams.every(ctx.session, ctx.workspace_id)}
    ids = {each.id for each in found if each.kind == "person"} | {id for id in dealings if id not in every}
    there = {id: each.name for id, each in people.known(ctx.session, ctx.workspace_id, ids).items() if each.takes_part}
    names = every | there
    listed = {each.id for each in found}
    forgotten = [id for id in there if id not in listed and dealings.get(id, Dealings()).received]
    forgotten.sort(key=lambda id: (-dealings[id].received, names[id]))
    return Customers([each for each in found if each.id in names], dealings, forgotten[:MOST_SUGGESTED], serving, names)


def put(ctx: Context, actor: Person, team_id: str, customers: Sequence[Customer]) -> Team:
    """Say that these people or teams are customers of a team, and in what way."""
    team = _held(ctx, actor, team_id)
    present = {each.id for each in store.of_team(ctx.session, team)} - {each.id for each in customers}
    refuse([*check(customers, len(present), team.id)])
    store.put(ctx.session, team, customers, now=ctx.now)
    deliveries.refresh_home(ctx, [actor.id])
    return team


def remove(ctx: Context, actor: Person, team_id: str, customer_id: str) -> Team:
    """Take a customer off a team's list."""
    team = _held(ctx, actor, team_id)
    if not store.remove(ctx.session, team, customer_id):
        raise Refusal(Line("customers-gone"))
    return team


def to_ask(ctx: Context, person: Person) -> list[str]:
    """Whom somebody might ask for a rating: their team's customers that are people, most handoffs first, then others
    who received something from the team."""
    team = teams.home_of(ctx, person)
    if team is None:
        return []
    found = of_team(ctx, team)
    listed = [each.id for each in found.customers if each.kind == "person"]
    listed.sort(key=lambda id: -found.dealings.get(id, Dealings()).received)
    return [id for id in dict.fromkeys([*listed, *found.suggested]) if id != person.id]


def _held(ctx: Context, actor: Person, team_id: str) -> Team:
    team = stored_teams.lock(ctx.session, ctx.workspace_id, team_id)
    if team is None:
        raise Refusal(Line("teams-gone"))
    teams.check_may_lead(ctx, actor, team)
    return team
