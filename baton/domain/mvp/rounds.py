"""A round and who is nominated in it: the facts, and what makes a nomination one."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from baton.domain.handoffs import says_something
from baton.domain.kudos import reason_weight
from baton.domain.lines import Line, Refusal, refuse
from baton.domain.people import Person

# Planned, two phases, and three ways to end; a round nobody opened in time is skipped.
State = Literal["planned", "nominating", "ballot", "closed", "cancelled", "skipped"]
Outcome = Literal["won", "no-nominee", "no-second", "no-quorum", "nobody"]
EvidenceKind = Literal["kudos", "handoff"]

OPEN: tuple[State, ...] = ("nominating", "ballot")
MOST_NOMINEES = 2  # per nominator and round
TOP_PROPOSED = 3  # of the season's points
SHORTEST_REASON = 30.0  # in Latin letters' worth, see domain.kudos.reason_weight
LONGEST_REASON = 1000
LONGEST_WHY = 300  # of an admin, in the audit log
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Round:
    """One round. `day` is the local day it opens by the rule; `channel_id` where it is told of, if anywhere.

    `half_own` was announced at the opening; `halved` says whether it applies, as departments stood when the ballot
    opened. `eligible` and `voted` are known when the ballot opens and when it closes.
    """

    workspace_id: str
    id: str
    day: date
    state: State
    opens_at: datetime
    ballot_at: datetime
    closes_at: datetime
    channel_id: str = ""
    half_own: bool = False
    halved: bool = False
    reminded: bool = False
    eligible: int = 0
    voted: int = 0
    outcome: Outcome | None = None
    ended_at: datetime | None = None

    @property
    def ends_at(self) -> datetime:
        """When the present phase ends."""
        return self.ballot_at if self.state in ("planned", "nominating") else self.closes_at


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a nomination points to: a kudos or a handoff, by its id, and what is read there."""

    kind: EvidenceKind
    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Nomination:
    """Somebody nominates somebody, with a reason; nobody does if points did. Hidden ones count no more."""

    workspace_id: str
    id: str
    round_id: str
    nominee_id: str
    nominator_id: str | None
    reason: str
    evidence_kind: EvidenceKind | None
    evidence_id: str | None
    nominated_at: datetime
    hidden_by: str | None = None
    hidden_reason: str | None = None


@dataclass(frozen=True, slots=True)
class Nominee:
    """Somebody nominated, with everything said for them; `seconds` are those who seconded, by id.

    `place` is the nominee's number on the ballot, once there is one; `department` is as of then.
    """

    person_id: str
    nominations: tuple[Nomination, ...] = ()
    seconds: frozenset[str] = frozenset()
    place: int | None = None
    department: str = ""
    won: bool = False

    @property
    def supporters(self) -> frozenset[str | None]:
        """Everybody who nominated or seconded them."""
        return self.seconds | {each.nominator_id for each in self.nominations}

    @property
    def colleagues(self) -> int:
        """How many people stand by them: a proposal by points supports, but is nobody."""
        return len(self.supporters - {None})

    @property
    def seconded(self) -> bool:
        """Whether somebody besides the first nominator stands by them, which puts them on the ballot."""
        return bool(self.nominations) and len(self.supporters) > 1


def nominees_of(nominations: Iterable[Nomination], seconds: Mapping[str, frozenset[str]]) -> list[Nominee]:
    """Everybody nominated, in the order of their first nomination; hidden nominations put nobody forward."""
    found: dict[str, list[Nomination]] = {}
    for each in nominations:
        if each.hidden_by is None:
            found.setdefault(each.nominee_id, []).append(each)
    return [Nominee(id, tuple(said), seconds.get(id, frozenset())) for id, said in found.items()]


def check_nomination(nominator: Person, nominees: Sequence[Person], reason: str, evidence: Evidence | None) -> None:
    """Refuse what is no nomination, with every reason at once."""
    refuse([*_check_nominator(nominator), *_check_nominee(nominator, nominees), *_check_reason(reason, evidence)])


def _check_nominator(nominator: Person) -> Iterable[Refusal]:
    if not nominator.takes_part:
        yield Refusal(Line("mvp-members-only"))
    elif nominator.giving_locked:
        yield Refusal(Line("mvp-locked"))


def _check_nominee(nominator: Person, nominees: Sequence[Person]) -> Iterable[Refusal]:
    if not nominees:
        yield Refusal(Line("mvp-whom"), "nominee")
    elif len(nominees) > 1:
        yield Refusal(Line("mvp-one-at-a-time"), "nominee")
    elif nominees[0].id == nominator.id:
        yield Refusal(Line("mvp-not-oneself"), "nominee")
    elif not nominees[0].takes_part:
        yield Refusal(Line("mvp-cannot-be-nominated", person=nominees[0].mention), "nominee")


def _check_reason(reason: str, evidence: Evidence | None) -> Iterable[Refusal]:
    if len(reason) > LONGEST_REASON:
        yield Refusal(Line("mvp-too-long", length=len(reason), most=LONGEST_REASON), "reason")
    elif evidence is None and not says_enough(reason):
        yield Refusal(Line("mvp-say-why"), "reason")


def says_enough(reason: str) -> bool:
    """Whether a reason is evidence by itself; addresses say nothing that can be read here.

    >>> says_enough("see https://acme.example/a-very-long-address"), says_enough("连夜找回了全部丢失的发票数据")
    (False, True)
    """
    return reason_weight(_ADDRESS.sub("", reason)) >= SHORTEST_REASON


def check_why(why: str) -> None:
    """Refuse an admin's act without a reason that others can read."""
    if not says_something(why):
        raise Refusal(Line("mvp-admin-why"), "reason")
    if len(why) > LONGEST_WHY:
        raise Refusal(Line("mvp-too-long", length=len(why), most=LONGEST_WHY), "reason")
