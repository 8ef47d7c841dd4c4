"""Founding teams, joining and leaving them, and settling how they are run."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from baton.domain.deliveries import Owed
from baton.domain.lines import Line, Names, Refusal
from baton.domain.people import Person
from baton.domain.teams import LONGEST_NAME, Overview, Team, check_leads, clean_name, closest
from baton.services import audit, deliveries
from baton.services.contexts import Context
from baton.storage import people
from baton.storage import teams as store

LED = "team-led"


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to be different about a team; None leaves it as it is."""

    name: str | None = None
    language: str | None = None
    zone: str | None = None
    channel_id: str | None = None
    leads: Sequence[Person] | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A team with its people: the leads (who need not be members) and the members, both by name."""

    team: Team
    leads: tuple[Person, ...]
    members: tuple[Person, ...]


def create(ctx: Context, founder: Person, name: str) -> tuple[Team, Team | None]:
    """Found a team, at home and in the lead at once. Also says which team the founder left for it.

    Two people founding one name at once: the database lets one of them.
    """
    _check_takes_part(founder)
    team = Team(ctx.workspace_id, ctx.new_id(), clean_name(name), founder.language, founder.zone)
    if not store.add(ctx.session, team, now=ctx.now):
        raise _taken(ctx, team.name)
    store.set_leads(ctx.session, team, [founder.id])
    audit.record(ctx, founder, "team-created", team.id, name=team.name)
    return team, _move(ctx, founder, team)


def join(ctx: Context, person: Person, team: Team) -> Team | None:
    """Make a team somebody's home, and say which one they left for it. Refuses who is at home there already."""
    _check_takes_part(person)
    if person.team_id == team.id:
        raise Refusal(Line("teams-joined-already", team=team.name))
    return _move(ctx, person, team)


def leave(ctx: Context, person: Person) -> Team:
    """Have no home team any more; who leads the team still does."""
    team = home_of(ctx, person)
    if team is None:
        raise Refusal(Line("teams-none-to-leave"))
    people.change(ctx.session, person, team_id=None)
    deliveries.refresh_home(ctx, [person.id])
    return team


def change(ctx: Context, actor: Person, team_id: str, wish: Changes) -> Team:
    """Settle a team's name, language, zone, channel and leads; what is the same already stays unmentioned.

    Only its leads and admins may. The first channel starts the digest. Each change is in the audit log, and people
    newly in the lead are told.
    """
    team = store.lock(ctx.session, ctx.workspace_id, team_id)
    if team is None:
        raise Refusal(Line("teams-gone"))
    check_may_lead(ctx, actor, team)
    if wish.name is not None:
        _rename(ctx, actor, team, clean_name(wish.name))
    if wish.language is not None and wish.language != team.language:
        store.change(ctx.session, team, language=wish.language)
        audit.record(ctx, actor, "team-language-set", team.id, name=team.name, language=wish.language)
    if wish.zone is not None and wish.zone != team.zone:
        store.change(ctx.session, team, zone=wish.zone)
        audit.record(ctx, actor, "team-zone-set", team.id, name=team.name, zone=wish.zone)
    if wish.channel_id is not None and wish.channel_id != team.channel_id:
        _settle_channel(ctx, actor, team, wish.channel_id)
    if wish.leads is not None:
        _set_leads(ctx, actor, team, wish.leads)
    deliveries.refresh_home(ctx, [person.id for person in people.members_of(ctx.session, ctx.workspace_id, team.id)])
    return get(ctx, team.id)


def may_lead(ctx: Context, person: Person, team: Team) -> bool:
    """Whether somebody may change a team: its leads and admins may."""
    if not person.takes_part:
        return False
    return person.is_admin or person.id in store.leads_of(ctx.session, ctx.workspace_id, team.id)


def check_may_lead(ctx: Context, person: Person, team: Team) -> None:
    """Refuse who may not change a team, naming who may."""
    if not may_lead(ctx, person, team):
        raise _may_not(ctx, team)


def led_by(ctx: Context, person: Person) -> Team:
    """The team somebody means when they change "the team": the one at home if they may, else the only one they lead."""
    home = home_of(ctx, person)
    if home is not None and may_lead(ctx, person, home):
        return home
    led = store.led_by(ctx.session, ctx.workspace_id, person.id)
    if len(led) > 1:
        raise Refusal(Line("teams-which-one", teams=Names(tuple(team.name for team in led)), first=led[0].name))
    if led:
        return led[0]
    raise _may_not(ctx, home) if home else Refusal(Line("teams-none-yet"))


def get(ctx: Context, team_id: str) -> Team:
    """A team by its id, or a sentence that it is gone."""
    team = store.find(ctx.session, ctx.workspace_id, team_id)
    if team is None:
        raise Refusal(Line("teams-gone"))
    return team


def named(ctx: Context, name: str) -> Team:
    """A team by its name, or a sentence with the names it may have been."""
    team = store.named(ctx.session, ctx.workspace_id, name)
    if team is not None:
        return team
    guesses = like(ctx, name)
    if guesses:
        meant = Names(tuple(team.name for team in guesses), either=True)
        raise Refusal(Line("teams-unknown-like", name=short(name), teams=meant))
    raise Refusal(Line("teams-unknown", name=short(name)))


def like(ctx: Context, name: str) -> list[Team]:
    """The teams whose names come closest to `name`, at most three."""
    return closest(name, store.every(ctx.session, ctx.workspace_id))


def short(name: str) -> str:
    """A name as somebody typed it, short enough to be said back."""
    name = " ".join(name.split())
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def home_of(ctx: Context, person: Person) -> Team | None:
    """Somebody's home team."""
    return store.find(ctx.session, ctx.workspace_id, person.team_id) if person.team_id else None


def profile(ctx: Context, team: Team) -> Profile:
    """A team with its leads and members."""
    ids = store.leads_of(ctx.session, ctx.workspace_id, team.id)
    leads = people.known(ctx.session, ctx.workspace_id, ids).values()
    members = people.members_of(ctx.session, ctx.workspace_id, team.id)
    return Profile(team, _leading(leads), tuple(members))


def overview(ctx: Context) -> list[Overview]:
    """All teams by name, with their leads and sizes."""
    leads = store.all_leads(ctx.session, ctx.workspace_id)
    known = people.known(ctx.session, ctx.workspace_id, {id for ids in leads.values() for id in ids})
    sizes = people.sizes(ctx.session, ctx.workspace_id)
    return [
        Overview(team, _leading(known[id] for id in leads.get(team.id, ())), sizes.get(team.id, 0))
        for team in store.every(ctx.session, ctx.workspace_id)
    ]


def _leading(found: Iterable[Person]) -> tuple[Person, ...]:
    """Those who can be asked (whoever has gone leads nobody), by name."""
    present = (person for person in found if person.takes_part)
    return tuple(sorted(present, key=lambda person: (person.name.casefold(), person.id)))


def _move(ctx: Context, person: Person, team: Team) -> Team | None:
    left = home_of(ctx, person)
    people.change(ctx.session, person, team_id=team.id)
    deliveries.refresh_home(ctx, [person.id])
    return left


def _rename(ctx: Context, actor: Person, team: Team, name: str) -> None:
    if name == team.name:
        return
    if not store.rename(ctx.session, team, name):
        raise _taken(ctx, name)
    audit.record(ctx, actor, "team-renamed", team.id, name=name, before=team.name)


def _settle_channel(ctx: Context, actor: Person, team: Team, channel_id: str) -> None:
    store.change(ctx.session, team, channel_id=channel_id, digest_since=team.digest_since or ctx.now)
    audit.record(ctx, actor, "team-channel-set", team.id, name=team.name, channel=channel_id)


def _set_leads(ctx: Context, actor: Person, team: Team, leads: Sequence[Person]) -> None:
    chosen = {person.id: person for person in leads}
    check_leads(list(chosen.values()))
    before = set(store.leads_of(ctx.session, ctx.workspace_id, team.id))
    if before == chosen.keys():
        return
    store.set_leads(ctx.session, team, chosen)
    entry = audit.record(ctx, actor, "team-leads-set", team.id, name=team.name, leads=sorted(chosen))
    told = chosen.keys() - before - {actor.id}
    deliveries.owe(ctx, *(Owed(LED, id, entry, ctx.now, reference=entry) for id in sorted(told)))
    deliveries.refresh_home(ctx, before ^ chosen.keys())


def _taken(ctx: Context, name: str) -> Refusal:
    there = store.named(ctx.session, ctx.workspace_id, name)
    return Refusal(Line("teams-name-taken", team=there.name if there else name), "name")


def _check_takes_part(person: Person) -> None:
    if not person.takes_part:
        raise Refusal(Line("teams-members-only"))


def _may_not(ctx: Context, team: Team) -> Refusal:
    leads = profile(ctx, team).leads
    if not leads:
        return Refusal(Line("teams-admins-only", team=team.name))
    named = Names(tuple(person.mention for person in leads), either=True)
    return Refusal(Line("teams-leads-only", team=team.name, leads=named))
