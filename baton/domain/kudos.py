"""Kudos are thanks with a reason: who did what, and why it mattered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from baton.domain.lines import Line, Names, Refusal, refuse
from baton.domain.people import Person

ALLOWANCE = 5  # a day, counted per receiver, in the giver's time zone
SHORTEST_REASON = 20.0
LONGEST_REASON = 1000
MOST_RECEIVERS = 5
UNDO_WITHIN = timedelta(minutes=10)
# A Chinese character says about as much as two and a half Latin letters: 8 of them make 20.
CHINESE_WEIGHT = 2.5

# The courses' three weapons and four behaviours, by the words people may type after #.
VALUES: dict[str, frozenset[str]] = {
    "smile": frozenset({"smile", "微笑"}),
    "praise": frozenset({"praise", "赞美"}),
    "question": frozenset({"question", "质疑"}),
    "fast": frozenset({"fast", "迅速响应", "迅速"}),
    "consistent": frozenset({"consistent", "始终如一"}),
    "in-my-place": frozenset({"in-my-place", "empathy", "设身处地"}),
    "personal": frozenset({"personal", "个性化", "个性化服务"}),
}


@dataclass(frozen=True, slots=True)
class KudosSettings:
    """What admins choose about kudos; kept under the noun "kudos" (see domain.settings)."""

    boards: bool = True


@dataclass(frozen=True, slots=True)
class Kudos:
    """Thanks given once, to one or several people. `channel_id` is where it was said.

    `undone_at` is when it was taken down: by its giver, or by an admin, who then says why in `hidden_reason`. `private`
    ones reach their receivers only and are told nowhere else.
    """

    workspace_id: str
    id: str
    giver_id: str
    receiver_ids: tuple[str, ...]
    reason: str
    value: str | None
    channel_id: str | None
    given_at: datetime
    handoff_id: str | None = None
    undone_at: datetime | None = None
    private: bool = False
    edited_at: datetime | None = None
    hidden_by: str | None = None
    hidden_reason: str | None = None
    joined: int = 0


def value_named(word: str) -> str | None:
    """The value somebody means by #word, in either language."""
    wanted = word.casefold()
    return next((value for value, words in VALUES.items() if wanted in words), None)


def reason_weight(reason: str) -> float:
    """How much a reason says, in Latin letters' worth (a Chinese character counts 2.5).

    >>> reason_weight("thanks"), reason_weight("谢谢")
    (6.0, 5.0)
    """
    return sum(CHINESE_WEIGHT if "\u4e00" <= letter <= "\u9fff" else 1.0 for letter in reason.strip())


def check(giver: Person, receivers: Sequence[Person], reason: str) -> None:
    """Refuse thanks that would not be thanks, with every reason at once."""
    wrong = [*_check_receivers(giver, receivers), *_check_reason(reason)]
    refuse(wrong)


def _check_receivers(giver: Person, receivers: Sequence[Person]) -> Iterable[Refusal]:
    if not giver.takes_part:
        yield Refusal(Line("kudos-guests-cannot-give"))
    if not receivers:
        yield Refusal(Line("kudos-for-whom"), "receivers")
    if len(receivers) > MOST_RECEIVERS:
        yield Refusal(Line("kudos-too-many-receivers", most=MOST_RECEIVERS), "receivers")
    if any(person.id == giver.id for person in receivers):
        yield Refusal(Line("kudos-not-oneself"), "receivers")
    absent = tuple(person.mention for person in receivers if not person.takes_part)
    if absent:
        yield Refusal(Line("kudos-cannot-receive", people=Names(absent)), "receivers")


def _check_reason(reason: str) -> Iterable[Refusal]:
    if not reason.strip():
        yield Refusal(Line("kudos-why"), "reason")
    elif reason_weight(reason) < SHORTEST_REASON:
        yield Refusal(Line("kudos-say-more"), "reason")
    elif len(reason) > LONGEST_REASON:
        yield Refusal(Line("kudos-too-long", most=LONGEST_REASON, length=len(reason)), "reason")
