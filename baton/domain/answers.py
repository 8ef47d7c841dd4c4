"""You said, we did: a lead answers what raters said, and those who rated hear of it without anybody learning who."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from baton.domain.lines import Line, Refusal
from baton.domain.ratings import DIMENSIONS

SHORTEST, LONGEST = 10, 500
SHORTEST_HAN = 5
CHANGE_WITHIN = timedelta(hours=24)
TOLD_EVERY = timedelta(days=7)  # of one team; a second answer waits
TOLD_WITHIN = timedelta(days=21)  # later it would be old news
KEEP_RECIPIENTS = timedelta(days=8)  # as long as the cap of one unasked message a week needs them


@dataclass(frozen=True, slots=True)
class Answered:
    """What a lead says was changed after the digest of `week`, whose four weeks are `first` to `last`.

    `dimension` is what it should move, if anything. `told_at`: those who rated were looked for, which says nothing
    about whether anybody was found.
    """

    workspace_id: str
    id: str
    team_id: str
    week: str
    first: date
    last: date
    words: str
    dimension: str | None
    by_id: str
    at: datetime
    told_at: datetime | None = None
    withdrawn_at: datetime | None = None

    def may_change(self, now: datetime) -> bool:
        return self.withdrawn_at is None and now - self.at <= CHANGE_WITHIN


def check(words: str, dimension: str | None) -> Iterator[Refusal]:
    """Enough words to say what was changed, and not a speech."""
    least = SHORTEST_HAN if any("\u4e00" <= letter <= "\u9fff" for letter in words) else SHORTEST
    if not least <= len(words) <= LONGEST:
        yield Refusal(Line("answer-length", least=least, most=LONGEST), "words")
    if dimension is not None and dimension not in DIMENSIONS:
        yield Refusal(Line("button-gone"), "dimension")
