"""Rounds from the calendar to the result: whatever runs late, twice or at once, each step is taken once."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from baton.domain.deliveries import Owed
from baton.domain.handoffs import tidy
from baton.domain.lines import Line, Refusal
from baton.domain.mvp import (
    FURTHEST,
    TOP_PROPOSED,
    Box,
    MvpSettings,
    Nominee,
    Outcome,
    Phases,
    Round,
    check_why,
    departments,
    differ,
    extended,
    next_openings,
    quorum,
    reminder_at,
    scores,
    winners,
)
from baton.domain.people import Person
from baton.domain.settings import chosen
from baton.services import audit, deliveries, manners, points, settings
from baton.services.contexts import Context
from baton.services.mvp.nominating import NOMINEE, about, propose
from baton.services.mvp.sealing import open_box, seal_box
from baton.storage import mvp as store
from baton.storage import people

NOUN = "mvp"
# To the channel, or where there is none to those who took part; REMINDER, WON and UNPOSTED by direct message only.
OPENED, BALLOT, RESULT = "mvp-opened", "mvp-ballot", "mvp-result"
EXTENDED, CANCELLED = "mvp-extended", "mvp-cancelled"
REMINDER, WON, UNPOSTED = "mvp-reminder", "mvp-won", "mvp-unposted"
PREVIEWED = 3
MOST_PAST = 12


def chosen_settings(ctx: Context) -> MvpSettings:
    """What the company's admins chose."""
    return chosen(MvpSettings, ctx.workspace, NOUN)


def configure(ctx: Context, admin: Person, wanted: MvpSettings) -> tuple[bool, list[Phases]]:
    """Keep the settings and put the next round on the calendar by them; says whether anything changed, and the next
    three rounds. A round that is open goes on as it began."""
    changed = settings.change(ctx, admin, NOUN, wanted)
    if changed:
        store.unplan(ctx.session, ctx.workspace_id)
        plan(ctx, wanted)
    return changed, preview(ctx, wanted)


def preview(ctx: Context, wanted: MvpSettings) -> list[Phases]:
    """The next three rounds there would be."""
    return next_openings(wanted, ctx.zone, ctx.now, PREVIEWED) if wanted.enabled else []


def plan(ctx: Context, wanted: MvpSettings) -> None:
    """Put the next round on the calendar, unless one is there or rounds are switched off."""
    if not wanted.enabled or store.planned(ctx.session, ctx.workspace_id):
        return
    for when in next_openings(wanted, ctx.zone, ctx.now, 2):  # the first may have been held and cancelled already
        planned = Round(
            ctx.workspace_id, ctx.new_id(), when.day, "planned", when.opens_at, when.ballot_at, when.closes_at
        )
        if store.plan(ctx.session, planned):
            return


def advance(ctx: Context, *, due: datetime) -> None:
    """Take every step of this company that has come due; what is to be said of it is said at `due`."""
    present = store.open_round(ctx.session, ctx.workspace_id)
    if present and present.state == "nominating" and ctx.now >= present.ballot_at:
        _open_ballot(ctx, present, due)
        present = store.open_round(ctx.session, ctx.workspace_id)
    if present and present.state == "ballot":
        if ctx.now >= present.closes_at:
            _close(ctx, present, due)
        elif not present.reminded and ctx.now >= remind_at(ctx, present):
            _remind(ctx, present)
    _open_planned(ctx, due)


def remind_at(ctx: Context, found: Round) -> datetime:
    """When those who have not voted are reminded."""
    is_workday = manners.workdays(manners.country_of(ctx.workspace.zone))
    return reminder_at(found.ballot_at, found.closes_at, ctx.zone, is_workday)


def _open_planned(ctx: Context, due: datetime) -> None:
    wanted = chosen_settings(ctx)
    upcoming = store.planned(ctx.session, ctx.workspace_id)
    if upcoming and ctx.now >= upcoming.opens_at:
        if ctx.now >= upcoming.ballot_at:
            store.move(ctx.session, upcoming, state="skipped")
        elif store.open_round(ctx.session, ctx.workspace_id) is None:
            _open(ctx, upcoming, wanted, due)
    plan(ctx, wanted)


def _open(ctx: Context, upcoming: Round, wanted: MvpSettings, due: datetime) -> None:
    if not store.move(
        ctx.session, upcoming, state="nominating", channel_id=wanted.channel_id, half_own=wanted.half_own
    ):
        return
    if wanted.propose_top:
        present = replace(upcoming, state="nominating", channel_id=wanted.channel_id)
        propose(ctx, present, points.top_of_season(ctx, TOP_PROPOSED), due)
    if wanted.channel_id:
        deliveries.owe(ctx, Owed(OPENED, wanted.channel_id, upcoming.id, due, reference=upcoming.id))


def _open_ballot(ctx: Context, found: Round, due: datetime) -> None:
    """Who may vote, who stands and for which department: all as of now. Without nominees the round is over."""
    members = {each.id: each for each in people.every(ctx.session, ctx.workspace_id) if each.takes_part}
    nominated = store.nominated(ctx.session, ctx.workspace_id, found.id)
    standing = [each for each in nominated if each.seconded and each.person_id in members]
    if not standing:
        _end(ctx, found, "no-second" if nominated else "no-nominee", due)
        return
    team_of = {id: each.team_id for id, each in members.items()}
    closes_at = found.closes_at
    if ctx.now >= closes_at:  # nobody was there to open it; nobody shall lose their vote by that
        closes_at = extended(ctx.now, (found.closes_at - found.ballot_at).days, ctx.zone)
    halved = found.half_own and differ(team_of)
    if not store.move(ctx.session, found, state="ballot", halved=halved, eligible=len(members), closes_at=closes_at):
        return
    _fill_box(ctx, found, standing, departments(team_of))
    _tell(ctx, found, BALLOT, found.id, (), due)
    _again(ctx, found, due)


def _fill_box(ctx: Context, found: Round, standing: Iterable[Nominee], department_of: dict[str, str]) -> None:
    ids = sorted(each.person_id for each in standing)
    store.place(ctx.session, ctx.workspace_id, found.id, {id: department_of[id] for id in ids})
    sealed = seal_box(ctx, found.id, Box.empty(ids, sorted(set(department_of.values()))))
    store.begin(ctx.session, ctx.workspace_id, found.id, department_of, sealed)


def _remind(ctx: Context, found: Round) -> None:
    """One nudge to each of those who have not voted, good until the ballot closes."""
    if not store.move(ctx.session, found, reminded=True):
        return
    waiting = store.not_voted(ctx.session, ctx.workspace_id, found.id)
    unwilling = {each.id for each in people.every(ctx.session, ctx.workspace_id) if each.reminders_stopped}
    deliveries.owe(
        ctx,
        *(
            Owed(REMINDER, id, found.id, ctx.now, found.id, manner="nudge", expires_at=found.closes_at)
            for id in waiting
            if id not in unwilling
        ),
    )


def _close(ctx: Context, found: Round, due: datetime) -> None:
    """Count, remember who won and how many voted, and empty the box.

    The round is closed before the box is taken, in which order voters hold them too.
    """
    if not store.move(ctx.session, found, state="closed", ended_at=ctx.now):
        return
    sealed = store.take_tally(ctx.session, ctx.workspace_id, found.id)
    standing = store.on_ballot(ctx.session, ctx.workspace_id, found.id)
    voted = store.count_voted(ctx.session, ctx.workspace_id, found.id)
    won: tuple[str, ...] = ()
    outcome: Outcome = "no-quorum"
    if sealed and voted >= quorum(found.eligible):
        won = _count(ctx, found, standing, sealed)
        outcome = "won" if won else "nobody"
    _settle(ctx, replace(found, state="closed", outcome=outcome, voted=voted), won, due)


def _count(ctx: Context, found: Round, standing: list[Nominee], sealed: bytes) -> tuple[str, ...]:
    """Who won, among those who have not left."""
    tally = open_box(ctx, found.id, [each.person_id for each in standing], sealed).tally()
    known = people.known(ctx.session, ctx.workspace_id, tally)
    here = {id: cells for id, cells in tally.items() if known[id].takes_part}
    return winners(scores(here, {each.person_id: each.department for each in standing}, halved=found.halved))


def _end(ctx: Context, found: Round, outcome: Outcome, due: datetime) -> None:
    """A round is over before there was a ballot."""
    if store.move(ctx.session, found, state="closed", ended_at=ctx.now):
        _settle(ctx, replace(found, state="closed", outcome=outcome), (), due)


def _settle(ctx: Context, closed: Round, won: tuple[str, ...], due: datetime) -> None:
    store.move(ctx.session, closed, outcome=closed.outcome, voted=closed.voted)
    if won:
        store.mark_winners(ctx.session, ctx.workspace_id, closed.id, won)
    store.forget(ctx.session, ctx.workspace_id, closed.id)
    _tell(ctx, closed, RESULT, closed.id, _supporters(ctx, closed) - set(won), due)
    deliveries.owe(ctx, *(Owed(WON, id, closed.id, due, reference=closed.id) for id in won))
    _again(ctx, closed, due)


def extend(ctx: Context, admin: Person, days: int, why: str) -> Round:
    """Give the present phase more days, with a reason that stands in the audit log and is told to all."""
    found = _movable(ctx, admin, why)
    if not 1 <= days <= FURTHEST:
        raise Refusal(Line("mvp-extend-how-long", most=FURTHEST))
    closes_at = extended(found.closes_at, days, ctx.zone)
    ballot_at = extended(found.ballot_at, days, ctx.zone) if found.state == "nominating" else found.ballot_at
    later = replace(found, ballot_at=ballot_at, closes_at=closes_at)
    _moved(store.move(ctx.session, found, ballot_at=ballot_at, closes_at=closes_at))
    entry = audit.record(ctx, admin, "mvp-extended", found.id, days=days, reason=tidy(why))
    _tell(ctx, found, EXTENDED, entry, _supporters(ctx, found), ctx.now)
    _again(ctx, found, ctx.now)
    return later


def cancel(ctx: Context, admin: Person, why: str) -> Round:
    """End the round without a result, with a reason that stands in the audit log and is told to all."""
    found = _movable(ctx, admin, why)
    _moved(store.move(ctx.session, found, state="cancelled", ended_at=ctx.now))
    took_part = _supporters(ctx, found)
    store.forget(ctx.session, ctx.workspace_id, found.id)
    entry = audit.record(ctx, admin, "mvp-cancelled", found.id, reason=tidy(why))
    _tell(ctx, found, CANCELLED, entry, took_part, ctx.now)
    _again(ctx, found, ctx.now)
    return found


def _movable(ctx: Context, admin: Person, why: str) -> Round:
    settings.check_admin(admin)
    check_why(why)
    found = store.open_round(ctx.session, ctx.workspace_id)
    if found is None:
        raise Refusal(Line("mvp-none-open"))
    return found


def _moved(moved: bool) -> None:
    if not moved:
        raise Refusal(Line("mvp-round-over"))


def _again(ctx: Context, found: Round, due: datetime) -> None:
    """Posts with dates and buttons tell the truth again."""
    then = replace(ctx, now=due)
    deliveries.owe_again(then, (OPENED, BALLOT), found.id)
    for each in store.nominated(ctx.session, ctx.workspace_id, found.id):
        deliveries.owe_again(then, (NOMINEE,), about(found.id, each.person_id))


def _supporters(ctx: Context, found: Round) -> set[str]:
    """Everybody who nominated or seconded in a round."""
    nominated = store.nominated(ctx.session, ctx.workspace_id, found.id)
    return {id for each in nominated for id in each.supporters if id}


def _tell(ctx: Context, found: Round, kind: str, reference: str, took_part: Iterable[str], due: datetime) -> None:
    """Say it in the channel; where there is none, to those who took part."""
    recipients = [found.channel_id] if found.channel_id else sorted(took_part)
    deliveries.owe(ctx, *(Owed(kind, each, reference, due, reference=reference) for each in recipients))


def owe_unposted(ctx: Context, round_id: str) -> None:
    """The channel could not be reached: the admins, who chose it, are told once a round."""
    admins = [each.person.id for each in people.role_holders(ctx.session, ctx.workspace_id) if "admin" in each.roles]
    deliveries.owe(ctx, *(Owed(UNPOSTED, id, round_id, ctx.now, reference=round_id) for id in admins))
