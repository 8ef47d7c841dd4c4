"""What happens in the sample company: one small fact after another, each at its instant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from baton.domain.handoffs import Kind
from baton.domain.ratings import Failure, PointKind


@dataclass(frozen=True, slots=True)
class Ordered:
    """`handoff` is the story's own number of a handoff; `due_on` is a day where the owner is."""

    at: datetime
    handoff: int
    receiver: str
    owner: str
    what: str
    done_means: str
    kind: Kind
    due_on: date


@dataclass(frozen=True, slots=True)
class Accepted:
    at: datetime
    handoff: int
    by: str


@dataclass(frozen=True, slots=True)
class Asked:
    at: datetime
    handoff: int
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class Answered:
    at: datetime
    handoff: int
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class Declined:
    at: datetime
    handoff: int
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Delivered:
    at: datetime
    handoff: int
    by: str
    note: str


@dataclass(frozen=True, slots=True)
class Returned:
    at: datetime
    handoff: int
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Received:
    at: datetime
    handoff: int
    by: str


@dataclass(frozen=True, slots=True)
class Rated:
    at: datetime
    handoff: int
    by: str
    level: int
    dimensions: Mapping[str, int] = field(default_factory=dict)
    point: PointKind | None = None
    words: str = ""
    failure: Failure | None = None
    signed: bool = False


@dataclass(frozen=True, slots=True)
class Thanked:
    """`kudos` is the story's own number of these thanks."""

    at: datetime
    kudos: int
    giver: str
    receivers: tuple[str, ...]
    reason: str
    value: str
    channel: str


@dataclass(frozen=True, slots=True)
class Joined:
    at: datetime
    kudos: int
    by: str


Step = Ordered | Accepted | Asked | Answered | Declined | Delivered | Returned | Received | Rated
Event = Step | Thanked | Joined
