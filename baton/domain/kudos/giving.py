"""What a kudos is, and the rules of giving one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from baton.domain.kudos.settings import KudosSettings
from baton.domain.kudos.values import tag
from baton.domain.lines import Line, Names, Refusal, refuse
from baton.domain.people import Person

SHORTEST_REASON = 20.0
LONGEST_REASON = 1000
MOST_RECEIVERS = 5  # named one by one
MOST_IN_ALL = 20  # with those thanked through groups
UNDO_WITHIN = timedelta(minutes=10)
# A Chinese character says about as much as two and a half Latin letters: 8 of them make 20.
CHINESE_WEIGHT = 2.5


@dataclass(frozen=True, slots=True)
class Kudos:
    """Thanks given once, to one or several people. `channel_id` is where it is posted, `thread_id` under which message.

    `handoff_id` or `link` (of a message) says what it is about, if that is known.

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
    link: str | None = None
    thread_id: str | None = None
    joined: int = 0


def reason_weight(reason: str, chinese: float = CHINESE_WEIGHT) -> float:
    """How much a reason says, in Latin letters' worth; a Chinese character counts as many of them as `chinese`.

    >>> reason_weight("thanks"), reason_weight("谢谢")
    (6.0, 5.0)
    """
    return sum(chinese if "\u4e00" <= letter <= "\u9fff" else 1.0 for letter in reason.strip())


def check(
    giver: Person,
    receivers: Sequence[Person],
    reason: str,
    value: str | None,
    settings: KudosSettings,
    in_groups: Sequence[Person] = (),
) -> None:
    """Refuse thanks that would not be thanks, with every reason at once.

    `receivers` were named one by one; those `in_groups` are thanked because somebody named a group.
    """
    wrong = [
        *check_giver(giver),
        *_check_receivers(giver, receivers, in_groups),
        *check_reason(reason),
        *_check_value(value, settings),
    ]
    refuse(wrong)


def check_giver(giver: Person) -> Iterable[Refusal]:
    """Refuse who may not give; joining in and editing are giving too."""
    if not giver.takes_part:
        yield Refusal(Line("kudos-guests-cannot-give"))
    elif giver.giving_locked:
        yield Refusal(Line("kudos-giving-paused"))


def _check_receivers(giver: Person, receivers: Sequence[Person], in_groups: Sequence[Person]) -> Iterable[Refusal]:
    if not receivers and not in_groups:
        yield Refusal(Line("kudos-for-whom"), "receivers")
    in_all = len({person.id for person in (*receivers, *in_groups)})
    if in_groups and in_all > MOST_IN_ALL:
        yield Refusal(Line("kudos-too-many-in-groups", most=MOST_IN_ALL, count=in_all), "receivers")
    if len(receivers) > MOST_RECEIVERS:
        yield Refusal(Line("kudos-too-many-receivers", most=MOST_RECEIVERS), "receivers")
    if any(person.id == giver.id for person in receivers):
        yield Refusal(Line("kudos-not-oneself"), "receivers")
    absent = tuple(person.mention for person in receivers if not person.takes_part)
    if absent:
        yield Refusal(Line("kudos-cannot-receive", people=Names(absent)), "receivers")


def check_reason(reason: str) -> Iterable[Refusal]:
    """Refuse a reason that says too little or too much."""
    if not reason.strip():
        yield Refusal(Line("kudos-why"), "reason")
    elif reason_weight(reason) < SHORTEST_REASON:
        yield Refusal(Line("kudos-say-more"), "reason")
    elif len(reason) > LONGEST_REASON:
        yield Refusal(Line("kudos-too-long", most=LONGEST_REASON, length=len(reason)), "reason")


def _check_value(value: str | None, settings: KudosSettings) -> Iterable[Refusal]:
    if value is None and settings.value_required:
        yield Refusal(Line("kudos-value-missing", values=_offered(settings)), "value")
    elif value is not None and all(each.key != value for each in settings.values):
        yield Refusal(Line("kudos-value-unknown", name=value, values=_offered(settings)), "value")


def _offered(settings: KudosSettings) -> Names:
    return Names(tuple(tag(each) for each in settings.values))
