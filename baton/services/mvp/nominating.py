"""Nominating and seconding: with reasons anybody can read, by people who stand by their names."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from baton.domain.deliveries import Owed
from baton.domain.handoffs import Handoff, tidy
from baton.domain.kudos import Kudos
from baton.domain.lines import Line, Moment, Refusal
from baton.domain.moderation import check_reason
from baton.domain.mvp import MOST_NOMINEES, Evidence, Nomination, Round, check_nomination
from baton.domain.people import Person
from baton.services import audit, deliveries
from baton.services.contexts import Context
from baton.services.kudos import SAID as KUDOS_SAID
from baton.services.settings import check_admin
from baton.storage import deliveries as outbox
from baton.storage import handoffs, kudos, people
from baton.storage import mvp as store

# In the channel: a nominee. By direct message: to the nominee, and to whoever’s nomination was hidden.
NOMINEE, NOMINATED, HIDDEN, SHOWN = "mvp-nominee", "mvp-nominated", "mvp-hidden", "mvp-shown-again"
EVIDENCE_DAYS = 92
MOST_EVIDENCE = 20  # of each kind, in a form


def nominate(
    ctx: Context,
    nominator: Person,
    nominees: Sequence[Person],
    reason: str,
    evidence: Evidence | None = None,
    round_id: str | None = None,
) -> Nomination:
    """Nominate somebody in the open round (or in the one a button names). Owes the nominee’s post and message.

    At most two nominees each, which holds however many arrive at once.
    """
    reason = tidy(reason)
    check_nomination(nominator, nominees, reason, evidence)
    found = nominating(ctx, round_id)
    _check_pause(ctx, nominees[0])
    nomination = Nomination(
        workspace_id=ctx.workspace_id,
        id=ctx.new_id(),
        round_id=found.id,
        nominee_id=nominees[0].id,
        nominator_id=nominator.id,
        reason="\n".join(filter(None, (reason, evidence.words if evidence else ""))),
        evidence_kind=evidence.kind if evidence else None,
        evidence_id=evidence.id if evidence else None,
        nominated_at=ctx.now,
    )
    added = store.add_nomination(ctx.session, nomination)
    if added is None:
        raise Refusal(Line("mvp-two-already", most=MOST_NOMINEES))
    if not added:
        raise Refusal(Line("mvp-nominated-already", person=nominees[0].mention), "nominee")
    _tell(ctx, found, nomination)
    return nomination


def check_left(ctx: Context, nominator: Person, round_id: str) -> None:
    """Refuses whoever has nominated as many as one may, before they write a reason for nothing."""
    if len(store.made_by(ctx.session, ctx.workspace_id, round_id, nominator.id)) >= MOST_NOMINEES:
        raise Refusal(Line("mvp-two-already", most=MOST_NOMINEES))


def propose(ctx: Context, found: Round, person_ids: Sequence[str], due: datetime) -> None:
    """Put those with the most points of the season forward; they need a second like everybody."""
    known = people.known(ctx.session, ctx.workspace_id, person_ids)
    resting = paused(ctx)
    for id in person_ids:
        if id in resting or not known[id].takes_part:
            continue
        proposal = Nomination(ctx.workspace_id, ctx.new_id(), found.id, id, None, "", None, None, ctx.now)
        store.add_nomination(ctx.session, proposal)
        if found.channel_id:
            subject = about(found.id, id)
            deliveries.owe(ctx, Owed(NOMINEE, found.channel_id, subject, due, reference=subject))


def second(ctx: Context, person: Person, round_id: str, nominee_id: str) -> bool:
    """Second a nominee, once per person; says whether this was the first time."""
    found = nominating(ctx, round_id)
    if not person.takes_part:
        raise Refusal(Line("mvp-members-only"))
    if person.giving_locked:
        raise Refusal(Line("mvp-locked"))
    if person.id == nominee_id:
        raise Refusal(Line("mvp-second-not-oneself"))
    nominated = {each.person_id: each for each in store.nominated(ctx.session, ctx.workspace_id, found.id)}
    nominee = nominated.get(nominee_id)
    if nominee is None:
        raise Refusal(Line("mvp-second-whom"))
    if person.id in {each.nominator_id for each in nominee.nominations}:
        raise Refusal(Line("mvp-second-own"))
    first = store.add_second(ctx.session, ctx.workspace_id, found.id, nominee_id, person.id)
    if first:
        deliveries.owe_again(ctx, (NOMINEE,), about(found.id, nominee_id))
    return first


def hide_nomination(ctx: Context, admin: Person, nomination_id: str, reason: str) -> bool:
    """Take a nomination out of sight and out of the count; False when it was hidden already. Its author, unless that is
    the admin, is told why.

    On a ballot that is open the nominee stays, as votes for them may be cast, with the other reasons.
    """
    check_admin(admin)
    check_reason(reason)
    nomination = nomination_found(ctx, nomination_id)
    if not store.hide(ctx.session, nomination, admin.id, tidy(reason)):
        return False
    entry = audit.record(ctx, admin, "mvp-nomination-hidden", nomination.nominee_id, reason=tidy(reason))
    if nomination.nominator_id not in (None, admin.id):
        owed = Owed(HIDDEN, nomination.nominator_id, entry, ctx.now, reference=nomination.id)
        deliveries.owe(ctx, owed)
    deliveries.withdraw(ctx, (NOMINATED,), nomination.id)
    deliveries.owe_again(ctx, (NOMINEE,), about(nomination.round_id, nomination.nominee_id))
    return True


def show_nomination(ctx: Context, admin: Person, nomination_id: str) -> bool:
    """Bring a hidden nomination back and tell its author; False when it is not hidden."""
    check_admin(admin)
    nomination = nomination_found(ctx, nomination_id)
    if not store.show_again(ctx.session, nomination):
        return False
    entry = audit.record(ctx, admin, "mvp-nomination-shown", nomination.nominee_id)
    if nomination.nominator_id not in (None, admin.id):
        deliveries.owe(ctx, Owed(SHOWN, nomination.nominator_id, entry, ctx.now, reference=nomination.id))
    deliveries.owe_again(ctx, (NOMINEE,), about(nomination.round_id, nomination.nominee_id))
    return True


def nomination_found(ctx: Context, nomination_id: str) -> Nomination:
    """A nomination, hidden or not; refuses what is not there."""
    nomination = store.find_nomination(ctx.session, ctx.workspace_id, nomination_id)
    if nomination is None:
        raise Refusal(Line("mvp-nomination-gone"))
    return nomination


def latest_nominations(ctx: Context, admin: Person, most: int) -> list[Nomination]:
    """What people nominated last, newest first, hidden ones included, for admins."""
    check_admin(admin)
    return store.latest_nominations(ctx.session, ctx.workspace_id, most)


def about(round_id: str, nominee_id: str) -> str:
    """How the outbox refers to a nominee of a round."""
    return f"{round_id}:{nominee_id}"


def nominating(ctx: Context, round_id: str | None = None) -> Round:
    """The round in which one can nominate now; it stays so until the transaction ends. Refuses in words."""
    present = store.open_round(ctx.session, ctx.workspace_id)
    if round_id is not None and (present is None or present.id != round_id):
        raise Refusal(Line("mvp-round-over"))
    held = store.hold(ctx.session, ctx.workspace_id, present.id) if present else None
    if held is None:
        upcoming = store.planned(ctx.session, ctx.workspace_id)
        raise Refusal(Line("mvp-none-open-next", at=Moment(upcoming.opens_at)) if upcoming else Line("mvp-none-open"))
    if held.state != "nominating" or ctx.now >= held.ballot_at:
        raise Refusal(Line("mvp-nominations-over", at=Moment(held.ballot_at)))
    return held


def paused(ctx: Context) -> list[str]:
    """Who won the last round, and lets others have this one, by id."""
    last = store.latest(ctx.session, ctx.workspace_id)
    return store.winners_of(ctx.session, ctx.workspace_id, [last.id]).get(last.id, []) if last else []


def evidence_for(ctx: Context, nominator: Person, nominee_id: str) -> tuple[list[Kudos], list[Handoff]]:
    """What a nomination could point to: public kudos the nominee got lately, and handoffs between the two."""
    since = ctx.now - timedelta(days=EVIDENCE_DAYS)
    got = kudos.received_by(ctx.session, ctx.workspace_id, [nominee_id], since, MOST_EVIDENCE)
    shared = [
        each
        for each in handoffs.of_person(ctx.session, ctx.workspace_id, nominator.id, "receiver", 100)[0]
        + handoffs.of_person(ctx.session, ctx.workspace_id, nominator.id, "owner", 100)[0]
        if nominee_id in (each.owner_id, each.receiver_id)
    ]
    return [each for each in got if not each.private], shared[:MOST_EVIDENCE]


def kudos_evidence(ctx: Context, nominee: Person, kudos_id: str) -> Evidence:
    """A kudos as evidence. Refuses what is not public, taken back, or not for the nominee."""
    found = kudos.find(ctx.session, ctx.workspace_id, kudos_id)
    if found is None or found.private or found.undone_at is not None:
        raise Refusal(Line("mvp-no-such-kudos"), "evidence")
    if nominee.id not in found.receiver_ids:
        raise Refusal(Line("mvp-evidence-of-others", person=nominee.mention), "evidence")
    return Evidence("kudos", found.id, found.reason)


def kudos_posted(ctx: Context, nominee: Person, channel_id: str, message_id: str) -> Evidence:
    """The kudos whose post stands at a place in a channel, as evidence."""
    stands = outbox.standing_at(ctx.session, ctx.workspace_id, (channel_id,), channel_id, message_id)
    return kudos_evidence(ctx, nominee, stands.reference if stands and stands.kind in KUDOS_SAID else "")


def handoff_evidence(ctx: Context, nominator: Person, nominee: Person, found: Handoff | None) -> Evidence:
    """A handoff as evidence. Refuses one in which not both have a part: others’ orders are not shown about."""
    if found is None or nominator.id not in (found.owner_id, found.receiver_id):
        raise Refusal(Line("mvp-no-such-handoff"), "evidence")
    if nominee.id not in (found.owner_id, found.receiver_id):
        raise Refusal(Line("mvp-evidence-of-others", person=nominee.mention), "evidence")
    return Evidence("handoff", found.id, found.what)


def _check_pause(ctx: Context, nominee: Person) -> None:
    if nominee.id in paused(ctx):
        raise Refusal(Line("mvp-pauses", person=nominee.mention), "nominee")


def _tell(ctx: Context, found: Round, nomination: Nomination) -> None:
    """One post per nominee, brought up to date with each further reason; the nominee hears of each nomination."""
    subject = about(found.id, nomination.nominee_id)
    owed = [Owed(NOMINATED, nomination.nominee_id, nomination.id, ctx.now, reference=nomination.id)]
    if found.channel_id:
        owed.append(Owed(NOMINEE, found.channel_id, subject, ctx.now, reference=subject))
    deliveries.owe(ctx, *owed)
    deliveries.owe_again(ctx, (NOMINEE,), subject)
    if nomination.nominator_id:
        deliveries.refresh_home(ctx, [nomination.nominator_id])
