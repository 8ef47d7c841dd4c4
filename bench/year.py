"""`python -m bench.year`: years in which nothing changes, to count how often Baton says that something did.

Forty teams are rated by colleagues some of whom are strict and some generous, who rate several times, and whose answers
are whole levels from 1 to 5. No team ever gets better or worse. Every week goes through the same functions as a real
digest.
"""

import argparse
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from baton.domain.ratings import DIMENSIONS
from baton.domain.statistics.changes import Verdict, change, verdicts
from baton.domain.statistics.charts import (
    BASELINE,
    Point,
    Standardised,
    common_dispersion,
    control_chart,
    ewma,
    standardised,
)
from baton.domain.statistics.epochs import WINDOW, Cell, Epoch, gather, in_window, release, union
from baton.domain.statistics.means import pooled_variance
from baton.domain.statistics.runs import limits_for

TEAMS = 40
WEEKS = 12 + 52  # twelve until most charts have a baseline, then the year
FIELDS = ("level", *DIMENSIONS)
START = date(2026, 1, 5)
SEED = 4


@dataclass(frozen=True, slots=True)
class World:
    """What does not change: sd of raters' severity, of their answers, of teams; and of a team's good and bad weeks."""

    name: str
    severity: float
    answer: float
    weeks: float = 0.0
    between: float = 0.3


WORLDS = (
    World("raters alike", severity=0.0, answer=0.9),
    World("strict and generous raters who come back", severity=0.5, answer=0.75),
    World("the same, and teams have good and bad weeks (sd 0.15)", severity=0.5, answer=0.75, weeks=0.15),
)


@dataclass(slots=True)
class Team:
    """A team with a true level, colleagues who may rate it, how many ratings it gets a week, and what was released."""

    name: str
    level: float
    customers: list[tuple[str, float]]
    weekly: float
    waiting: dict[str, list[tuple[str, float]]] = field(default_factory=lambda: defaultdict(list))
    epochs: dict[str, list[Epoch]] = field(default_factory=lambda: defaultdict(list))
    within: dict[str, float] = field(
        default_factory=lambda: defaultdict(float)
    )  # sums of squares inside epochs, by field
    df: Counter[str] = field(default_factory=Counter)  # and their degrees of freedom


@dataclass(slots=True)
class Found:
    """What was said over all simulated years. `watched` counts the points after the baselines."""

    years: int = 0
    alarms: int = 0
    textbook: int = 0
    watched: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    clear_weeks: int = 0
    weeks: int = 0

    def in_half_a_year(self, alarms: int) -> float:
        """Of all charts in 26 weeks, on average."""
        return alarms / self.years / 2

    def share(self, *said: Verdict) -> float:
        """The share of these verdicts in all."""
        return sum(self.verdicts[each] for each in said) / (self.verdicts.total() or 1)


def simulate(world: World, years: int, *, seed: int = SEED, weeks: int = WEEKS) -> Found:
    """So many years of a world, each of a new company."""
    found = Found()
    for year in range(years):
        chance = random.Random(f"{seed} {world.name} {year}")
        teams = company(world, chance)
        for week in range(weeks):
            cutoff = START + timedelta(weeks=week + 1)
            for team in teams:
                _rate(team, world, chance)
            closed = [team for team in teams if _close(team, cutoff)]
            _watch(closed, teams, found)
            if week >= BASELINE:
                _compare(teams, cutoff, found)
        found.years += 1
    return found


def company(world: World, chance: random.Random) -> list[Team]:
    """Forty teams; each colleague is a customer of several."""
    people = [(f"u{number}", chance.gauss(0, world.severity)) for number in range(400)]
    return [
        Team(f"t{number}", chance.gauss(3.7, world.between), chance.sample(people, 30), chance.uniform(4, 20))
        for number in range(TEAMS)
    ]


def _rate(team: Team, world: World, chance: random.Random) -> None:
    this_week = team.level + chance.gauss(0, world.weeks)
    for _ in range(_poisson(team.weekly, chance)):
        rater, severity = chance.choice(team.customers)
        for name in FIELDS:
            if name == "level" or chance.random() < 0.6:
                said = round(this_week + severity + chance.gauss(0, world.answer))
                team.waiting[name].append((rater, float(min(5, max(1, said)))))


def _close(team: Team, cutoff: date) -> bool:
    """Release what has gathered; whether the level was."""
    for name in FIELDS:
        cell = release(gather(team.waiting[name]))
        if cell:
            team.epochs[name].append(Epoch(team.name, name, cutoff, cell))
            team.within[name] += cell.within
            team.df[name] += cell.df
            team.waiting[name] = []
    return bool(team.epochs["level"]) and team.epochs["level"][-1].closed_on == cutoff


def _spread(teams: Sequence[Team], name: str) -> float:
    """One rater's sd inside a team, from everything published so far."""
    return math.sqrt(pooled_variance([t.within[name] for t in teams], [t.df[name] for t in teams])[0])


def _watch(closed: Sequence[Team], teams: Sequence[Team], found: Found) -> None:
    """Count the charts of which the newest point is the beginning of an alarm."""
    ready = [team for team in teams if len(team.epochs["level"]) >= BASELINE]
    if not ready:
        return
    sd, limits = _spread(teams, "level"), limits_for(len(teams))
    points = {team.name: [Point(e.cell.mean, e.cell.raters) for e in team.epochs["level"]] for team in ready}
    common = common_dispersion([standardised(each[:BASELINE], sd=sd, baseline=BASELINE) for each in points.values()])
    for team in closed:
        if len(team.epochs["level"]) > BASELINE:
            chart = control_chart(points[team.name], sd=sd, limits=limits, dispersion=common)
            found.alarms += len(points[team.name]) - 1 in chart.alarms
            found.textbook += _textbook_alarm(standardised(points[team.name], sd=sd, baseline=BASELINE))
            found.watched += 1


def _textbook_alarm(chart: Standardised) -> bool:
    """Whether the newest point begins an alarm of an EWMA with L = 2.86 that takes its baseline for the truth."""
    later = [z / (chart.dispersion or 1) for z in chart.z[BASELINE:]]
    outside = ewma(later, target=0, sd=1, width=2.86).outside
    return len(later) - 1 in outside and len(later) - 2 not in outside


def _compare(teams: Sequence[Team], cutoff: date, found: Found) -> None:
    """Call the changes of all teams and fields between the two latest windows of four weeks."""
    changes = []
    for name in FIELDS:
        sd = _spread(teams, name)
        for before, after in _windows(teams, name, cutoff):
            changes.append(change((before.mean, before.raters), (after.mean, after.raters), sd=sd))
    said = verdicts(changes)
    found.verdicts.update(said)
    found.weeks += 1
    found.clear_weeks += any(each.startswith("clear") for each in said)


def _windows(teams: Sequence[Team], name: str, cutoff: date) -> Iterator[tuple[Cell, Cell]]:
    for team in teams:
        recent = team.epochs[name][-8:]  # one a week at most
        after = union(epoch.cell for epoch in in_window(recent, cutoff))
        before = union(epoch.cell for epoch in in_window(recent, cutoff - WINDOW))
        if before and after:
            yield before, after


def _poisson(mean: float, chance: random.Random) -> int:
    """Knuth (1969), §3.4.1."""
    limit, product, count = math.exp(-mean), chance.random(), 0
    while product > limit:
        product *= chance.random()
        count += 1
    return count


def main() -> int:
    """Print the table of docs/statistics.md; the exit code says whether the alarms are as rare as they should be."""
    parser = argparse.ArgumentParser(prog="python -m bench.year", description=__doc__)
    parser.add_argument("--years", type=int, default=40)
    years = parser.parse_args().years
    print("| World | False alarms in 26 weeks | With textbook limits | Likely | Clear | Weeks with a clear call |")
    print("|---|---|---|---|---|---|")
    worst = 0.0
    for world in WORLDS:
        found = simulate(world, years)
        alarms, textbook = found.in_half_a_year(found.alarms), found.in_half_a_year(found.textbook)
        likely, clear = found.share("likely-up", "likely-down"), found.share("clear-up", "clear-down")
        weeks = found.clear_weeks / found.weeks
        print(
            f"| {world.name} | {alarms:.2f} | {textbook:.1f} | {likely:.1%} | {clear:.2%} | {weeks:.1%} |", flush=True
        )
        worst = max(worst, alarms)
    return int(worst > 1)


if __name__ == "__main__":
    sys.exit(main())
