"""A handoff is an order between colleagues: one owner, one receiver, one thing, and what "done" means."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from baton.domain.lines import Line, Names, Refusal, day_seen_from, refuse
from baton.domain.people import Person

State = Literal["ordered", "accepted", "delivered", "received", "declined", "returned", "cancelled"]
Kind = Literal["information", "resource", "support"]
Step = Literal["accept", "ask", "answer", "decline", "deliver", "receive", "return", "cancel"]
Side = Literal["owner", "receiver"]

KINDS: tuple[Kind, ...] = ("information", "resource", "support")
LADDER = ("need", "request", "want", "demand")  # from what lies underneath to what is asked for, after the course
OPEN: tuple[State, ...] = ("ordered", "accepted", "delivered", "returned")
OWED: tuple[State, ...] = ("ordered", "accepted", "returned")  # the owner still has to deliver
LONGEST_WHAT = 500
LONGEST_WORDS = 1000  # of a note, a question, a reason
LONGEST_LINK = 2000
FURTHEST_DAYS = 2 * 366
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Handoff:
    """An order as it stands. `number` is what people call it by, counted per workspace.

    The receiver placed the order and gets the result; the owner delivers. `due_on` is a day in the owner's zone.
    The team ids are the home teams on the day of the order, so that later moves do not rewrite history.
    `first_reply_at`: when the owner first answered (accepted, asked, declined or delivered). `returns` counts how
    often the result was sent back. `delivered_at`, `note` and `link` are those of the delivery that stands: a return
    takes the instant away, and the next delivery sets it anew.
    """

    workspace_id: str
    id: str
    number: int
    owner_id: str
    receiver_id: str
    owner_team_id: str | None
    receiver_team_id: str | None
    what: str
    done_means: str
    kind: Kind | None
    due_on: date | None
    state: State
    ordered_at: datetime
    first_reply_at: datetime | None = None
    accepted_at: datetime | None = None
    delivered_at: datetime | None = None
    received_at: datetime | None = None
    closed_at: datetime | None = None
    returns: int = 0
    note: str = ""
    link: str = ""
    need: str = ""
    request: str = ""
    want: str = ""
    demand: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """What somebody wants from whom. More than one owner can be asked for, and is then refused.

    `ladder` holds the rungs of LADDER that were filled in; `source` is the link of the message it came from.
    """

    receiver: Person
    owners: Sequence[Person]
    what: str
    due_on: date | None = None
    done_means: str = ""
    kind: Kind | None = None
    ladder: Mapping[str, str] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """One step of a handoff: who did what when, and in which words.

    `round` is how often the result had been sent back before; `answers_id` the question an answer belongs to.
    """

    workspace_id: str
    id: str
    handoff_id: str
    step: Step
    by_id: str
    at: datetime
    words: str = ""
    link: str = ""
    round: int = 0
    answers_id: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """When and by whom a step may be taken, and the state it leads to (None: the state stays)."""

    states: tuple[State, ...]
    by: Side
    then: State | None


RULES: Mapping[Step, Rule] = MappingProxyType(
    {
        "accept": Rule(("ordered",), "owner", "accepted"),
        "ask": Rule(OWED, "owner", None),
        "answer": Rule(OWED, "receiver", None),
        "decline": Rule(("ordered", "accepted"), "owner", "declined"),
        "deliver": Rule(OWED, "owner", "delivered"),
        "receive": Rule(("delivered",), "receiver", "received"),
        "return": Rule(("delivered",), "receiver", "returned"),
        "cancel": Rule(OWED, "receiver", "cancelled"),
    }
)


def side_of(handoff: Handoff, person_id: str) -> Side | None:
    """Which side of the handoff somebody is on, if any."""
    if person_id == handoff.owner_id:
        return "owner"
    return "receiver" if person_id == handoff.receiver_id else None


def may_take(handoff: Handoff, person_id: str, step: Step) -> bool:
    """Whether this person may take this step now; False when they have just done so already.

    Refuses, in words, whoever is on the wrong side and what the present state does not allow.
    """
    rule = RULES[step]
    if side_of(handoff, person_id) != rule.by:
        raise Refusal(Line(f"handoff-only-{rule.by}", number=str(handoff.number)))
    if handoff.state in rule.states:
        return True
    if handoff.state == rule.then:
        return False
    raise Refusal(Line("handoff-moved-on", number=str(handoff.number), state=state_line(handoff)))


def steps_for(handoff: Handoff, person_id: str) -> tuple[Step, ...]:
    """The steps this person can take now; answering is left out, as it needs a question."""
    side = side_of(handoff, person_id)
    return tuple(
        step for step, rule in RULES.items() if step != "answer" and rule.by == side and handoff.state in rule.states
    )


def state_line(handoff: Handoff) -> Line:
    """The name of the present state."""
    return Line(f"handoff-state-{handoff.state}")


def check(order: Order, today: date, *, done_required: bool = False) -> None:
    """Refuse an order that nobody could keep, with every reason at once. `today` is the receiver's."""
    wrong = [*_check_people(order), *_check_words(order), *_check_day(order.due_on, today)]
    if done_required and not says_something(order.done_means):
        wrong.append(Refusal(Line("handoff-done-missing"), "done"))
    refuse(wrong)


def _check_people(order: Order) -> Iterable[Refusal]:
    if not order.receiver.takes_part:
        yield Refusal(Line("handoff-guests-cannot-order"))
    if not order.owners:
        yield Refusal(Line("handoff-from-whom"), "owner")
    elif len(order.owners) > 1:
        named = Names(tuple(person.mention for person in order.owners), either=True)
        yield Refusal(Line("handoff-one-owner", people=named), "owner")
    if any(person.id == order.receiver.id for person in order.owners):
        yield Refusal(Line("handoff-not-oneself"), "owner")
    if absent := tuple(person.mention for person in order.owners if not person.takes_part):
        yield Refusal(Line("handoff-cannot-own", people=Names(absent)), "owner")


def _check_words(order: Order) -> Iterable[Refusal]:
    if not says_something(order.what):
        yield Refusal(Line("handoff-what-missing"), "what")
    elif len(order.what) > LONGEST_WHAT:
        yield _too_long(order.what, LONGEST_WHAT, "what")
    rest = {"done": order.done_means, **order.ladder}
    yield from (_too_long(words, LONGEST_WORDS, key) for key, words in rest.items() if len(words) > LONGEST_WORDS)


def _check_day(due_on: date | None, today: date) -> Iterable[Refusal]:
    if due_on is not None and due_on < today:
        yield Refusal(Line("handoff-due-past", day=day_seen_from(due_on, today)), "due")
    elif due_on is not None and due_on > today + timedelta(days=FURTHEST_DAYS):
        yield Refusal(Line("handoff-due-far"), "due")


def check_words(words: str, missing: str, field: str) -> None:
    """Refuse a reason or question that says nothing (with the line `missing`) or goes on too long."""
    if not says_something(words):
        raise Refusal(Line(missing), field)
    check_length(words, field)


def check_length(words: str, field: str) -> None:
    """Refuse words that go on too long."""
    if len(words) > LONGEST_WORDS:
        raise _too_long(words, LONGEST_WORDS, field)


def _too_long(words: str, most: int, field: str) -> Refusal:
    return Refusal(Line("handoff-too-long", length=len(words), most=most), field)


def check_link(link: str) -> None:
    """Refuse an address that no browser opens; none at all is fine."""
    if link and (len(link) > LONGEST_LINK or not is_web_address(link)):
        raise Refusal(Line("handoff-bad-link"), "link")


def is_web_address(link: str) -> bool:
    """Whether this is an http(s) address with a host and no spaces."""
    try:
        parts = urlsplit(link)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and link.split() == [link]
    except ValueError:
        return False


def tidy(words: str) -> str:
    """A person's words as they can be stored: without spaces around, NUL, and half characters."""
    return words.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8").strip()


def says_something(words: str) -> bool:
    """Whether there is anything to see: spaces and invisible characters alone say nothing.

    >>> says_something("📦"), says_something(" \u200b ")
    (True, False)
    """
    return any(unicodedata.category(letter)[0] not in "ZC" for letter in words)


def is_overdue(handoff: Handoff, today: date) -> bool:
    """Whether the owner should have delivered by now; `today` is the owner's."""
    return handoff.state in OWED and handoff.due_on is not None and handoff.due_on < today


def is_on_time(handoff: Handoff, zone: ZoneInfo) -> bool | None:
    """Whether the delivery that stands came on its day or before, in the owner's zone.

    None where there is nothing to say: no day was agreed, or nothing stands delivered.
    """
    if handoff.due_on is None or handoff.delivered_at is None:
        return None
    return handoff.delivered_at.astimezone(zone).date() <= handoff.due_on


def accepted_first_time(handoff: Handoff) -> bool | None:
    """Whether the receiver took the first delivery as it was; None until they have said so or sent one back."""
    if handoff.returns:
        return False
    return True if handoff.state == "received" else None


def workday_after(day: date) -> date:
    """The next Monday to Friday."""
    return _workday(day, timedelta(days=1))


def workday_before(day: date) -> date:
    """The last Monday to Friday before."""
    return _workday(day, timedelta(days=-1))


def _workday(day: date, step: timedelta) -> date:
    day += step
    while day.weekday() >= SATURDAY:
        day += step
    return day


def is_near(due_on: date, today: date) -> bool:
    """Whether an order is worth reminding of on the workday `today`: due by the next workday, or since the last.

    Over a weekend this keeps "the day before" and "the day after" inside working days.

    >>> is_near(date(2026, 11, 30), date(2026, 11, 27)), is_near(date(2026, 11, 27), date(2026, 11, 30))
    (True, True)
    """
    return due_on != today and workday_before(today) <= due_on <= workday_after(today)
