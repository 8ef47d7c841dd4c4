"""One team's digest of one week: a snapshot that never changes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from baton.domain.handoff_facts import HandoffFacts
from baton.domain.mvp import State
from baton.domain.plans import Dues
from baton.domain.points import SeasonEnd, TeamStanding
from baton.domain.privacy import SMALLEST_GROUP
from baton.domain.promises import Kept
from baton.domain.reports.numbers import RULE, Basis, Numbers
from baton.domain.training.followed import Followed
from baton.domain.weeks import Window


@dataclass(frozen=True, slots=True)
class MvpStanding:
    """How MVP rounds stood: a phase with its end, or else who won the last round."""

    state: State
    at: datetime
    winner_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainMean:
    """What the first digests showed of a field: a mean from 1 to 5 with one decimal, and how many people as a band."""

    value: float
    people: str


@dataclass(frozen=True, slots=True)
class Report:
    """One team's digest of one ISO week, as it was compiled.

    Words, kudos and answers are kept as ids: what is erased or taken back later disappears here too. The numbers never
    change; `basis` is what they rest on, so that each can be made again and explained.
    """

    workspace_id: str
    id: str
    team_id: str
    week: str
    window: Window
    compiled_at: datetime
    numbers: Numbers = field(default_factory=Numbers)
    basis: Basis | None = None
    handoffs: HandoffFacts = field(default_factory=HandoffFacts)
    word_ids: tuple[str, ...] = ()
    kudos_ids: tuple[str, ...] = ()
    mvp: MvpStanding | None = None
    rule: str = RULE
    plain: Mapping[str, PlainMean] = field(default_factory=dict)  # of the rule PLAIN_MEANS only
    standing: TeamStanding | None = None
    promises: tuple[Kept, ...] = ()
    answer_ids: tuple[str, ...] = ()
    dues: Dues = field(default_factory=Dues)
    training: Followed | None = None
    season_end: SeasonEnd | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing to tell of these weeks, in any of its sections; the season goes on meanwhile."""
        ratings = self.numbers.fields, self.plain, self.word_ids
        return not any((*ratings, self.handoffs.delivered, self.kudos_ids, self.answer_ids))

    @property
    def group_minimum(self) -> int:
        return self.basis.group_minimum if self.basis else SMALLEST_GROUP
