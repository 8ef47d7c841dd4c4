"""A rating says how a piece of service compares with what its receiver needed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

LEVELS = (1, 2, 3, 4, 5)  # fell short, basic, satisfied, delighted, wow (after Albrecht's hierarchy of customer value)
DIMENSIONS = ("reliability", "responsiveness", "assurance", "empathy", "tangibles")  # SERVQUAL's five

# handoff: answered after a handoff; asked: the provider asked for it; volunteer: by command, unasked;
# rank: inside one team, kept apart and never part of a team's cross-team numbers.
Stream = Literal["handoff", "asked", "volunteer", "rank"]
PointKind = Literal["pain", "delight", "itch"]
Failure = Literal["not-solved", "late", "attitude", "unclear-request"]


@dataclass(frozen=True, slots=True)
class Rating:
    """One person's rating of one interaction. The rater is stored only as a pseudonym.

    `handoff_key` is a pseudonym too: the handoff would name its receiver. `day` is the calendar day in the rated
    team's zone, the unit reports count by. `signed_by` is set only when the rater ticked that the name may be shown.
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
