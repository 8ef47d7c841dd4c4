"""Measuring whether a training changed how teams serve others, from nothing but what was released."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from baton.domain import effects
from baton.domain.effects import Finding, Periods, TeamChange
from baton.domain.handoff_facts import FEWEST_HANDOFFS, HandoffFacts, handoff_facts
from baton.domain.metrics import Beside
from baton.domain.privacy_settings import PrivacySettings
from baton.domain.settings import chosen
from baton.domain.teams import Team
from baton.domain.weeks import Window
from baton.services import metrics
from baton.services.contexts import Context
from baton.storage import teams
from baton.storage.releases import published
from baton.storage.reports import sums


@dataclass(frozen=True, slots=True)
class TeamMeasured:
    """A team with numbers from both before and after the course."""

    name: str
    trained: bool
    change: TeamChange


@dataclass(frozen=True, slots=True)
class Rates:
    """The shares, in [0, 1], of a group's handoffs delivered on time and accepted first time; None of too few."""

    on_time: float | None = None
    first_time: float | None = None


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that is told of the effect of a course that ended on a day.

    `missing`: the teams without released numbers from before or after it. `over`: the weeks after it have passed.
    Handoffs and metrics: before and after, of trained teams and others.
    """

    ends_on: date
    periods: Periods
    over: bool
    teams: tuple[TeamMeasured, ...]
    finding: Finding
    missing: tuple[str, ...]
    treated_rates: tuple[Rates, Rates]
    comparison_rates: tuple[Rates, Rates]
    metrics: tuple[Beside, ...]
    group_minimum: int
    seed: int


def measure(
    ctx: Context, treated_team_ids: Collection[str], comparison_team_ids: Collection[str], ends_on: date, *, seed: int
) -> Measured:
    """What a course that ended on a day changed in the teams it trained, beside teams it did not.

    Leave out of the comparison who was trained in these weeks themselves. `seed` is for the permutation test over many
    teams: with the same one the same comes out. Reads only.
    """
    every = teams.every(ctx.session, ctx.workspace_id)
    treated = [team for team in every if team.id in treated_team_ids]
    comparison = [team for team in every if team.id in comparison_team_ids and team.id not in treated_team_ids]
    periods, found = effects.periods(ends_on), _changes(ctx, ends_on)
    shown, others = ([found[team.id] for team in some if team.id in found] for some in (treated, comparison))
    ids, other_ids = ([team.id for team in some] for some in (treated, comparison))
    return Measured(
        ends_on=ends_on,
        periods=periods,
        over=ctx.now.astimezone(ctx.zone).date() > periods.after.last,
        teams=_measured(treated, found, trained=True) + _measured(comparison, found, trained=False),
        finding=effects.effect(shown, others, seed=seed),
        missing=tuple(team.name for team in [*treated, *comparison] if team.id not in found),
        treated_rates=_rates(ctx, treated, periods),
        comparison_rates=_rates(ctx, comparison, periods),
        metrics=metrics.beside(ctx, ids, other_ids, ends_on),
        group_minimum=chosen(PrivacySettings, ctx.workspace, "privacy").group_minimum,
        seed=seed,
    )


def _changes(ctx: Context, ends_on: date) -> dict[str, TeamChange]:
    """How every team of the company moved: each is judged beside all others."""
    since = effects.periods(ends_on).earlier.first
    released = published.epochs(ctx.session, ctx.workspace_id, since)
    return effects.changes(released, published.answered(ctx.session, ctx.workspace_id, since), ends_on)


def _measured(some: Sequence[Team], found: Mapping[str, TeamChange], *, trained: bool) -> tuple[TeamMeasured, ...]:
    return tuple(TeamMeasured(team.name, trained, found[team.id]) for team in some if team.id in found)


def _rates(ctx: Context, some: Sequence[Team], periods: Periods) -> tuple[Rates, Rates]:
    """How a group of teams delivered before and after, all their handoffs together."""
    return _in_window(ctx, some, periods.before), _in_window(ctx, some, periods.after)


def _in_window(ctx: Context, some: Sequence[Team], window: Window) -> Rates:
    counts = handoff_facts([each for team in some for each in sums.delivered(ctx.session, team, window)])
    return _told(counts)


def _told(counts: HandoffFacts) -> Rates:
    return Rates(
        on_time=counts.on_time / counts.dated if counts.dated >= FEWEST_HANDOFFS else None,
        first_time=counts.first_time / counts.decided if counts.decided >= FEWEST_HANDOFFS else None,
    )
