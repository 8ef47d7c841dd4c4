"""A cohort is the people who took a course together; each of them is accompanied by steps of their own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random  # noqa: TID251  (chance is still a value: the seed is handed in and kept)
from typing import Any, Literal

from baton.domain.courses import Kind
from baton.domain.lines import Line, Refusal

SHORTEST_NAME, LONGEST_NAME = 2, 60
MOST_PEOPLE = 500
FURTHEST_DAYS = 366  # a course may end so long from now, or have ended so long ago

# participant: took the course. waiting: takes it later, drawn by lot, and is compared with until then.
# manager: leads a team that participants are from.
Role = Literal["participant", "waiting", "manager"]
# asked: was asked whether to go on, and has not answered.
Standing = Literal["on", "asked", "stopped", "left"]
StepState = Literal["planned", "asked", "answered", "ignored", "skipped", "dropped"]
Why = Literal["", "late", "overtaken", "stopped", "left", "cancelled", "joined-late"]


@dataclass(frozen=True, slots=True)
class Cohort:
    """`ends_on` is the last day of the course, from which the days of the steps are counted.

    `seed` is what the waiting teams were drawn with, if any were; `follows_id` is the cohort in which these waited.
    """

    workspace_id: str
    id: str
    number: int
    course_id: str
    name: str
    ends_on: date
    facilitator_id: str
    made_at: datetime
    cancelled_at: datetime | None = None
    seed: int | None = None
    follows_id: str | None = None
    reported: int = 0

    def runs(self) -> bool:
        """Is it neither cancelled nor anything else that ended it?"""
        return self.cancelled_at is None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody of a cohort. `team_id` is the team they were in when they joined; `ignored` counts in a row.

    `starts_on` is the day their steps are counted from: the end of the course, or the day they were added later.
    """

    workspace_id: str
    cohort_id: str
    person_id: str
    role: Role
    team_id: str | None
    starts_on: date
    place: int
    standing: Standing = "on"
    ignored: int = 0
    stretched: bool = False
    asked_on: date | None = None
    stopped_at: str = ""


@dataclass(frozen=True, slots=True)
class Assigned:
    """One step of one participant. `picked` is the question or lesson that is theirs; `answer` what they said.

    `snoozes` counts how often it was put off. `said`: its message reached them.
    """

    workspace_id: str
    cohort_id: str
    person_id: str
    key: str
    kind: Kind
    day: int
    due_on: date
    picked: str = ""
    state: StepState = "planned"
    why: Why = ""
    asked_on: date | None = None
    answered_at: datetime | None = None
    snoozes: int = 0
    answer: Mapping[str, Any] = field(default_factory=dict)
    said: bool = False

    @property
    def reference(self) -> str:
        """How messages and buttons name it."""
        return f"{self.cohort_id}/{self.person_id}/{self.key}"

    @property
    def period(self) -> str:
        """Once for every time it is put off."""
        return f"{self.reference}/{self.snoozes}"


def check_name(name: str) -> Iterator[Refusal]:
    """A cohort has a name people recognise."""
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME:
        yield Refusal(Line("training-name-length", least=SHORTEST_NAME, most=LONGEST_NAME), "name")


def check_end(ends_on: date, today: date) -> Iterator[Refusal]:
    """The day a course ends lies within a year."""
    if abs((ends_on - today).days) > FURTHEST_DAYS:
        yield Refusal(Line("training-end-far"), "ends_on")


def drawn_to_wait(team_ids: Sequence[str], seed: int) -> frozenset[str]:
    """Half of the teams (the smaller half of an odd number), every choice as likely as any other.

    The same seed draws the same teams, whatever their order, so that anybody can check the draw.
    """
    shuffled = sorted(team_ids)
    Random(seed).shuffle(shuffled)  # noqa: S311  (nothing is kept secret by it)
    return frozenset(shuffled[: len(shuffled) // 2])
