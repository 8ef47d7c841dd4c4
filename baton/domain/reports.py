"""What a weekly digest says, and the rule by which a number from ratings may be shown at all.

The numbers are plain means for now. `publish` is an interim guard and the one place that decides; the full statistics
(release epochs, intervals, whether a change is real) replace `publish`, `Number` and services.reports.draft together.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from statistics import median

from baton.domain.mvp import State
from baton.domain.points import SeasonEnd, TeamStanding
from baton.domain.privacy import SMALLEST_GROUP
from baton.domain.ratings import DIMENSIONS, PointKind, Stream
from baton.domain.weeks import Window, iso_week

RULE = "plain-means-1"  # stored with every report, so that old ones can be told from those of later rules
LEVEL = "level"
FIELDS = (LEVEL, *DIMENSIONS)
# Only answers to a prompt, or to the provider's own request, make a team's numbers: volunteers choose themselves.
COUNTED: tuple[Stream, ...] = ("handoff", "asked")
FEWEST_HANDOFFS = 5
MOST_WORDS = 5
MOST_STORIES = 3
STORY_DAYS = 7
_STOPS = ",.;:!?、。\uff0c\uff1b\uff1a\uff01\uff1f"  # where a name that was typed ends, in both scripts
STORY_LENGTH = 300  # longer reasons count as no longer than this, and are shortened to it


@dataclass(frozen=True, slots=True)
class Tally:
    """One field over a window: mean of the raters' own means, how many raters, and how many of them rated on a day
    after those that were published before."""

    mean: float | None
    raters: int
    fresh: int


@dataclass(frozen=True, slots=True)
class Number:
    """A published number: a mean from 1 to 5 with one decimal, how many people as a band, and the days it covers."""

    value: float
    band: str
    window: Window

    @property
    def week(self) -> str:
        return iso_week(self.window.last)


@dataclass(frozen=True, slots=True)
class HandoffFacts:
    """Handoffs to other teams delivered in the window. Counts; `median_reply` in minutes.

    `dated` had a due date; `decided` were received or sent back at least once.
    """

    delivered: int = 0
    dated: int = 0
    on_time: int = 0
    decided: int = 0
    first_time: int = 0
    median_reply: int | None = None


@dataclass(frozen=True, slots=True)
class Delivered:
    """What the digest needs to know of one delivered handoff. `delivered_on` is a day in the owner's zone."""

    due_on: date | None
    delivered_on: date
    received: bool
    returns: int
    ordered_at: datetime
    first_reply_at: datetime | None


@dataclass(frozen=True, slots=True)
class MvpStanding:
    """How MVP rounds stood: a phase with its end, or else who won the last round."""

    state: State
    at: datetime
    winner_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One team's digest of one ISO week, as it was compiled.

    Words and kudos are kept as ids: what is erased or taken back later disappears here too. The numbers never change.
    """

    workspace_id: str
    id: str
    team_id: str
    week: str
    window: Window
    compiled_at: datetime
    level: Number | None = None
    dimensions: Mapping[str, Number] = field(default_factory=dict)
    handoffs: HandoffFacts = HandoffFacts()
    word_ids: tuple[str, ...] = ()
    kudos_ids: tuple[str, ...] = ()
    mvp: MvpStanding | None = None
    rule: str = RULE
    standing: TeamStanding | None = None
    season_end: SeasonEnd | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing to tell of these weeks, in any of its sections; the season goes on meanwhile."""
        return not (self.level or self.dimensions or self.handoffs.delivered or self.word_ids or self.kudos_ids)


@dataclass(frozen=True, slots=True)
class Words:
    """What a rater wrote. `signed_by` only when the rater ticked that the name may be shown."""

    id: str
    point: PointKind | None
    words: str
    signed_by: str | None


def publish(tally: Tally, previous: Number | None, window: Window) -> Number | None:
    """The number that may be shown for a field now: a new one, the previous one again, or none.

    A new one needs five raters, and five who rated on days after the previous one's: otherwise the difference between
    the two would tell what one or two people said. Days published once never count as new again, so this holds between
    any two numbers ever shown. The previous one is shown again while its days overlap the window.
    """
    enough = tally.mean is not None and tally.raters >= SMALLEST_GROUP
    if enough and (previous is None or tally.fresh >= SMALLEST_GROUP):
        return Number(round(float(tally.mean or 0), 1), band(tally.raters), window)
    return previous if previous and previous.window.last >= window.first else None


def band(raters: int) -> str:
    """How many people, as it may be said: never the exact count. `raters` is at least five.

    >>> band(5), band(19), band(20)
    ('5–9', '10–19', '20+')
    """
    if raters < SMALLEST_GROUP:
        raise ValueError("a number of fewer than five raters has no band: it is not shown")
    return "5–9" if raters < 10 else "10–19" if raters < 20 else "20+"


def handoff_facts(delivered: Sequence[Delivered]) -> HandoffFacts:
    """The counts of a window's handoffs."""
    dated = [each for each in delivered if each.due_on]
    decided = [each for each in delivered if each.received or each.returns]
    replies = [each.first_reply_at - each.ordered_at for each in delivered if each.first_reply_at]
    return HandoffFacts(
        delivered=len(delivered),
        dated=len(dated),
        on_time=sum(each.due_on is not None and each.delivered_on <= each.due_on for each in dated),
        decided=len(decided),
        first_time=sum(each.received and each.returns == 0 for each in decided),
        median_reply=round(median(reply.total_seconds() for reply in replies) / 60) if replies else None,
    )


def shuffled(pool: Iterable[tuple[str, str]], draw: Callable[[], float], most: int = MOST_WORDS) -> tuple[str, ...]:
    """At most `most` rating ids in chance order, one per rater, from (rating id, rater key) pairs.

    `draw` gives uniform numbers in [0, 1). A rater with many words has no better chance than one with few.
    """
    by_rater: dict[str, list[str]] = {}
    for rating_id, rater_key in sorted(pool):
        by_rater.setdefault(rater_key, []).append(rating_id)
    raters = sorted(by_rater)
    chosen: list[str] = []
    while raters and len(chosen) < most:
        of_rater = by_rater[raters.pop(int(draw() * len(raters)))]
        chosen.append(of_rater[int(draw() * len(of_rater))])
    return tuple(chosen)


def without_mentions(words: str, names: Iterable[str]) -> str:
    """Words without @names: those of `names` wherever they begin, and anything else that looks like one.

    >>> without_mentions("@Li Na was fast, <@U1> too", ["Li Na"])
    'was fast, too'
    """
    text = re.sub(r"<[@!#][^>]*>", " ", words)
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
    if known:
        text = re.sub(rf"[@\uff20](?:{known})(?![a-z0-9])", " ", text, flags=re.IGNORECASE)
    text = re.sub(rf"[@\uff20][^\s{_STOPS}]+", " ", text)
    text = re.sub(rf"\s+(?=[{_STOPS}])|(?<=[^\S\n])[^\S\n]+", "", text)
    return text.strip(" ,、;:\uff0c\uff1b\uff1a")


def shortened(reason: str, most: int = STORY_LENGTH) -> str:
    """A reason short enough for a digest; what was cut is shown as …"""
    return reason if len(reason) <= most else reason[: most - 1].rstrip() + "…"
