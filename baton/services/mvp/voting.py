"""Voting: secret, for any number of nominees, once, and changeable by whoever holds the code."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from baton.domain.lines import Line, Moment, Refusal
from baton.domain.mvp import Nominee, Round, without_oneself
from baton.domain.people import Person
from baton.services.contexts import Context
from baton.services.mvp.sealing import Code, open_box, open_code, seal_box, seal_code
from baton.storage import mvp as store
from baton.storage import people


@dataclass(frozen=True, slots=True)
class Ballot:
    """What a voter may mark: everybody on the ballot but themselves and those who have left, in an order of their own.

    `voted`: they have, and need their code to change it.
    """

    round: Round
    nominees: tuple[Nominee, ...]
    voted: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """A vote that was cast. The code is told to the voter and kept nowhere."""

    round: Round
    code: str
    changed: bool


def ballot(ctx: Context, voter: Person, round_id: str) -> Ballot:
    """The ballot of a voter. Refuses, in words, who may not vote and what is not open."""
    found = _open(ctx, store.find(ctx.session, ctx.workspace_id, round_id))
    row = store.voter(ctx.session, ctx.workspace_id, found.id, voter.id)
    if row is None or not voter.takes_part:
        raise Refusal(Line("mvp-vote-not-eligible"))
    standing = store.on_ballot(ctx.session, ctx.workspace_id, found.id)
    shown = _in_order(ctx, found, voter, _choosable(ctx, voter, standing))
    if not shown:
        raise Refusal(Line("mvp-vote-nobody-else"))
    return Ballot(found, shown, row[1])


def vote(ctx: Context, voter: Person, round_id: str, choices: Collection[str], code: str = "") -> Cast:
    """Cast a vote, or with the code of the last one change it.

    Nothing of it is stored but the new sum of all votes and, in the voter’s row, that they voted. The box is taken last
    and held until the transaction ends, so that votes are added one after the other and none is lost.
    """
    found = _open(ctx, store.hold(ctx.session, ctx.workspace_id, round_id))
    row = store.voter(ctx.session, ctx.workspace_id, found.id, voter.id)
    if row is None or not voter.takes_part:
        raise Refusal(Line("mvp-vote-not-eligible"))
    nominees = store.placed(ctx.session, ctx.workspace_id, found.id)
    chosen = _checked(ctx, voter, nominees, choices)
    old = _opened(ctx, found, voter, nominees, code) if code.strip() else None
    new_code, receipt = seal_code(ctx, found.id, voter.id, nominees, chosen)
    _mark(ctx, found, voter, receipt, old)
    _add(ctx, found, nominees, row[0], chosen, old)
    return Cast(found, new_code, old is not None)


def _add(
    ctx: Context, found: Round, nominees: Sequence[str], department: str, chosen: frozenset[str], old: Code | None
) -> None:
    sealed = store.take_tally(ctx.session, ctx.workspace_id, found.id)
    if sealed is None:
        raise Refusal(Line("mvp-round-gone"))
    box = open_box(ctx, found.id, nominees, sealed)
    if old is not None:
        box.put(department, old.choices, -1)
    box.put(department, chosen)
    store.keep_tally(ctx.session, ctx.workspace_id, found.id, seal_box(ctx, found.id, box))


def check_code(ctx: Context, voter: Person, found: Round, code: str) -> None:
    """Refuse a code that is none of this person’s, before they fill in the ballot again."""
    _opened(ctx, found, voter, store.placed(ctx.session, ctx.workspace_id, found.id), code)


def _open(ctx: Context, found: Round | None) -> Round:
    """The round, if one can vote in it now; a job that is late opens and closes nothing by being late."""
    if found is None or found.state not in ("nominating", "ballot", "closed"):
        raise Refusal(Line("mvp-round-gone"))
    if found.state == "closed" or ctx.now >= found.closes_at:
        raise Refusal(Line("mvp-vote-over", at=Moment(found.closes_at)))
    if found.state == "nominating":
        raise Refusal(Line("mvp-vote-not-yet", at=Moment(found.ballot_at)))
    return found


def _choosable(ctx: Context, voter: Person, standing: Sequence[Nominee]) -> list[Nominee]:
    known = people.known(ctx.session, ctx.workspace_id, [each.person_id for each in standing])
    return [each for each in standing if each.person_id != voter.id and known[each.person_id].takes_part]


def _checked(ctx: Context, voter: Person, nominees: Sequence[str], choices: Collection[str]) -> frozenset[str]:
    chosen = without_oneself(voter.id, choices)
    if not chosen:
        raise Refusal(Line("mvp-vote-mark-somebody"))
    known = people.known(ctx.session, ctx.workspace_id, chosen)
    if chosen - {id for id in nominees if id in known and known[id].takes_part}:
        raise Refusal(Line("mvp-vote-has-left"))
    return chosen


def _opened(ctx: Context, found: Round, voter: Person, nominees: Sequence[str], code: str) -> Code:
    old = open_code(ctx, found.id, voter.id, nominees, code)
    if old is None:
        raise Refusal(Line("mvp-code-wrong"), "code")
    return old


def _mark(ctx: Context, found: Round, voter: Person, receipt: str, old: Code | None) -> None:
    if old is None:
        if not store.mark_voted(ctx.session, ctx.workspace_id, found.id, voter.id, receipt):
            raise Refusal(Line("mvp-voted-already"), "code")
    elif not store.mark_voted(ctx.session, ctx.workspace_id, found.id, voter.id, receipt, old.receipt):
        raise Refusal(Line("mvp-code-used"), "code")


def _in_order(ctx: Context, found: Round, voter: Person, nominees: Sequence[Nominee]) -> tuple[Nominee, ...]:
    """An order by chance that is the same each time this person looks, and another for everybody else."""
    return tuple(sorted(nominees, key=lambda each: ctx.seal.pseudonym("mvp-order", found.id, voter.id, each.person_id)))
