"""A rating says how a piece of service compares with what its receiver needed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Literal

from baton.domain.lines import Line, Refusal, refuse

LEVELS = (1, 2, 3, 4, 5)  # fell short, basic, satisfied, delighted, wow (after Albrecht's hierarchy of customer value)
DIMENSIONS = ("reliability", "responsiveness", "assurance", "empathy", "tangibles")  # SERVQUAL's five

LONGEST_WORDS = 140
FAILED_UP_TO = 2  # a reason for a failure is asked for, and kept, only up to this level
CHANGE_WITHIN = timedelta(hours=24)
LINK_WITHIN = timedelta(days=14)  # a rating by command belongs to a handoff received at most this long ago

# Whom Baton asks: the handoffs that may be asked about are sampled, each with this probability.
SAMPLING_PROBABILITY = 1.0
ASK_EACH_TEAM_EVERY = timedelta(days=7)
ASK_PER_WEEK = 3
WEEK = timedelta(days=7)
ASKED_FOR = timedelta(hours=72)
REMIND_AFTER = timedelta(hours=24)
MOST_ASKED_AT_ONCE = 10

# What is kept, and for how long.
KEEP_RATINGS = timedelta(days=400)
KEEP_ASKED = timedelta(days=90)
BLUR_AFTER = timedelta(hours=48)  # the day in which a rating may be changed, and a day to spare

# handoff: answered after a handoff; asked: the provider asked for it; volunteer: by command, unasked;
# rank: inside one team, kept apart and never part of a team's cross-team numbers.
Stream = Literal["handoff", "asked", "volunteer", "rank"]
PointKind = Literal["pain", "delight", "itch"]
Failure = Literal["not-solved", "late", "attitude", "unclear-request"]
POINTS: tuple[PointKind, ...] = ("pain", "delight", "itch")
FAILURES: tuple[Failure, ...] = ("not-solved", "late", "attitude", "unclear-request")

LEVEL_WORDS: dict[str, int] = {
    "fell short": 1,
    "未到位": 1,
    "basic": 2,
    "基本": 2,
    "satisfied": 3,
    "满意": 3,
    "delighted": 4,
    "愉悦": 4,
    "wow": 5,
    "意料之外": 5,
    "惊喜": 5,
}
# Chinese is typed with full-width signs and digits: \uff0c is its comma, \uff11 to \uff15 are its 1 to 5.
_SIGNS = r"\s,\uff0c\u3001;\uff1b:\uff1a"
_GAP = rf"[{_SIGNS}.\u3002!\uff01\u2014\u2013-]*"
_NO_LEVEL = r"[A-Za-z\d%/]|[.:-]\d|[分星]?半|分钟|星期|[天次个年月日号点人台件小]"  # 4th, 45, 5%, 4.5, 3:00, 4-5, 3天
_DIGIT = re.compile(rf"([1-5\uff11-\uff15])(?:\s*[/\uff0f]\s*5|\s*[分星级](?![半钟期]))?(?!{_NO_LEVEL}){_GAP}")
_IN_CHINESE = re.compile(rf"([一二两三四五满])[分星](?![半钟期]){_GAP}")
_CHINESE_LEVELS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "满": 5}
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?=[\s,\uff0c]|$|[分星]半?(?![钟期]))")
_WORD = re.compile(rf"({'|'.join(LEVEL_WORDS)})(?!\w){_GAP}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rating:
    """One person's rating of one interaction. The rater is stored only as a pseudonym.

    `handoff_key` is a pseudonym too: the handoff would name its receiver. `subject_key` is the pseudonym of whatever
    may be rated only once (`Subject`). `day` is the calendar day in the rated team's zone, the unit reports count by.
    `signed_by` is set only when the rater ticked that the name may be shown. `form_seconds`: how long the form took.
    """

    workspace_id: str
    id: str
    rater_key: str
    handoff_key: str | None
    team_id: str | None
    provider_id: str | None
    stream: Stream
    level: int
    day: date
    rated_at: datetime
    dimensions: Mapping[str, int] = field(default_factory=dict)
    point: PointKind | None = None
    words: str = ""
    failure: Failure | None = None
    signed_by: str | None = None
    opened_at: datetime | None = None
    form_seconds: int | None = None
    subject_key: str | None = None

    @property
    def has_detail(self) -> bool:
        """Whether more than the level was given."""
        return bool(self.dimensions or self.point or self.words or self.failure)

    def may_change(self, now: datetime) -> bool:
        """A rating may be changed for a day."""
        return now - self.rated_at <= CHANGE_WITHIN


@dataclass(frozen=True, slots=True)
class Subject:
    """What one rating is about: a handoff, a colleague's request, or a person or team (on one day).

    `day` is empty for a person or team that is still to be rated: the day of the rating then counts.
    """

    kind: Literal["handoff", "request", "person", "team"]
    id: str
    day: date | None = None

    def pack(self) -> str:
        """Small enough to travel in a button.

        >>> Subject("team", "t1", date(2026, 11, 24)).pack()
        'team:t1:2026-11-24'
        """
        return ":".join((self.kind, self.id, *([self.day.isoformat()] if self.day else [])))

    @staticmethod
    def unpack(packed: str) -> "Subject":
        """The subject that was packed. Refuses what no button of ours carries."""
        kind, _, rest = packed.partition(":")
        id, _, day = rest.partition(":")
        if kind in ("handoff", "request", "person", "team") and id:
            try:
                return Subject(kind, id, date.fromisoformat(day) if day else None)  # type: ignore[arg-type]
            except ValueError:
                pass
        raise Refusal(Line("button-gone"))


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a rater says: the level, and whatever else they care to add."""

    level: int
    dimensions: Mapping[str, int] = field(default_factory=dict)
    point: PointKind | None = None
    words: str = ""
    failure: Failure | None = None
    share_name: bool = False


@dataclass(frozen=True, slots=True)
class Prompt:
    """A handoff after which Baton asked the receiver for a rating, or chose not to.

    `probability` is the chance it had of being asked about (0 when the caps left no room), `draw` the number drawn.
    It says nothing about whether or how the receiver rated. `topic`: the provider's team, or the provider without one.
    """

    workspace_id: str
    handoff_id: str
    rater_id: str
    team_id: str | None
    at: datetime
    probability: float
    draw: float | None
    asked: bool
    topic: str


@dataclass(frozen=True, slots=True)
class RatingRequest:
    """Somebody asked one of their internal customers for a rating."""

    workspace_id: str
    id: str
    requester_id: str
    rater_id: str
    team_id: str | None
    at: datetime

    @property
    def topic(self) -> str:
        """What the caps count by: the provider's team, or the provider without one."""
        return self.team_id or self.requester_id


def checked(opinion: Opinion) -> Opinion:
    """The opinion as it is stored: tidy words, and a failure only where something failed. Refuses in words."""
    words = opinion.words.strip()
    refuse([*_check_level(opinion.level), *check_words(words)])
    failure = opinion.failure if opinion.level <= FAILED_UP_TO else None
    return replace(opinion, words=words, failure=failure)


def check_words(words: str) -> Iterable[Refusal]:
    """At most 140 characters."""
    if len(words) > LONGEST_WORDS:
        yield Refusal(Line("rating-words-too-long", length=len(words), most=LONGEST_WORDS), "words")


def _check_level(level: int) -> Iterable[Refusal]:
    if level not in LEVELS:
        yield Refusal(Line("rating-level-range"), "level")


def level_typed(text: str) -> tuple[int | None, str]:
    """The level at the beginning of what somebody typed, as a digit or in words, and the words after it.

    A bare number that is no level is refused, rather than taken for words.

    >>> level_typed("4 quick and clear"), level_typed("愉悦,很快"), level_typed("quick and clear")
    ((4, 'quick and clear'), (4, '很快'), (None, 'quick and clear'))
    """
    text = text.strip() if _NUMBER.match(text.strip()) else re.sub(rf"^{_GAP}", "", text).strip()
    if found := _DIGIT.match(text):
        return int(found[1]), text[found.end() :].strip()
    if found := _IN_CHINESE.match(text):
        return _CHINESE_LEVELS[found[1]], text[found.end() :].strip()
    if found := _WORD.match(text):
        return LEVEL_WORDS[found[1].lower()], text[found.end() :].strip()
    if _NUMBER.match(text):
        raise Refusal(Line("rating-level-range"))
    return None, text


def dimension_order(draw: float) -> tuple[str, ...]:
    """One of the five cyclic rotations of the dimensions, for a uniform draw in [0, 1): each equally often first.

    >>> dimension_order(0.99)[0]
    'tangibles'
    """
    first = int(draw * len(DIMENSIONS))
    return DIMENSIONS[first:] + DIMENSIONS[:first]


def may_be_asked(topic: str, lately: Iterable[tuple[str, datetime]], *, now: datetime) -> bool:
    """Whether the caps leave room to ask somebody about `topic` (the provider's team, or the provider).

    `lately`: (topic, when) of everything the same person was asked: at most three a week, one per topic in 7 days.
    """
    recent = list(lately)
    this_week = sum(now - at < WEEK for _, at in recent)
    return this_week < ASK_PER_WEEK and not any(
        asked == topic and now - at < ASK_EACH_TEAM_EVERY for asked, at in recent
    )
