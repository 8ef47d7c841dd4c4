"""How each team was rated before a course and after it, in whole releases."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from baton.domain.releases import LEVEL, Answered
from baton.domain.statistics.epochs import Band, Cell, Epoch, in_window, union
from baton.domain.statistics.means import pooled_variance
from baton.domain.statistics.servqual import HIGHEST, LOWEST
from baton.domain.statistics.shrinkage import FEWEST_TEAMS, shrink
from baton.domain.weeks import Window

LENGTH = timedelta(weeks=8)
SKIPPED = timedelta(weeks=4)  # right after a course people try things out, which tells little of what stays
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Periods:
    """Eight weeks each: before the course ends (`before`), before these (`earlier`), and weeks 5 to 12 after it."""

    earlier: Window
    before: Window
    after: Window


def periods(ends_on: date) -> Periods:
    """The weeks that are compared for a course that ends on a day, which is the last one before it counts as done."""
    lasts = ends_on - LENGTH, ends_on, ends_on + SKIPPED + LENGTH
    return Periods(*(Window(last - LENGTH + DAY, last) for last in lasts))


@dataclass(frozen=True, slots=True)
class Response:
    """How often people were asked behind some releases, and how often that led to a rating."""

    answered: int = 0
    asked: int = 0

    def __add__(self, other: "Response") -> "Response":
        return Response(self.answered + other.answered, self.asked + other.asked)

    @property
    def rate(self) -> float | None:
        return self.answered / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class TeamChange:
    """One team's level before and after a course, plain means in points, of releases that closed in these weeks.

    `drawn`: the level before, drawn towards the mean of all teams (None where there are too few of them); `earlier`:
    the plain level in the eight weeks before those. People count anew in each release. A band: all of them said the
    same, and only this may be told.
    """

    team_id: str
    before: float
    after: float
    drawn: float | None = None
    earlier: float | None = None
    people_before: int = 0
    people_after: int = 0
    band_before: Band | None = None
    band_after: Band | None = None
    response_before: Response = Response()
    response_after: Response = Response()

    @property
    def plain(self) -> float:
        """The change of the plain means."""
        return self.after - self.before

    @property
    def change(self) -> float:
        """The change from where the team probably stood: low numbers rise, and high ones fall, by themselves."""
        return self.after - (self.before if self.drawn is None else self.drawn)


def changes(released: Sequence[Epoch], answered: Iterable[Answered], ends_on: date) -> dict[str, TeamChange]:
    """The change of every team with something released both before and after the course, by team.

    `released`: all releases of all teams from the first of the `earlier` weeks on, so that each team is judged beside
    all others.
    """
    weeks = periods(ends_on)
    earlier, before, after = (_levels(released, window) for window in (weeks.earlier, weeks.before, weeks.after))
    drawn = _drawn(before)
    questions = [each for each in answered if each.asked]
    return {
        team: TeamChange(
            team,
            before[team].mean,
            after[team].mean,
            drawn.get(team),
            earlier[team].mean if team in earlier else None,
            before[team].raters,
            after[team].raters,
            before[team].band,
            after[team].band,
            _response(questions, team, weeks.before),
            _response(questions, team, weeks.after),
        )
        for team in sorted(before.keys() & after.keys())
    }


def _levels(released: Iterable[Epoch], window: Window) -> dict[str, Cell]:
    """The level of each team in these weeks: whole releases added up."""
    found: dict[str, list[Cell]] = {}
    for epoch in in_window(released, window.last, LENGTH):
        if epoch.field == LEVEL:
            found.setdefault(epoch.team_id, []).append(epoch.cell)
    return {team: cell for team, cells in found.items() if (cell := union(cells))}


def _drawn(cells: dict[str, Cell]) -> dict[str, float]:
    """Each team's level as it is best guessed: its own ratings, and partly what is known of all teams."""
    if len(cells) < FEWEST_TEAMS:
        return {}
    variance, df = pooled_variance([cell.within for cell in cells.values()], [cell.df for cell in cells.values()])
    means, raters = [cell.mean for cell in cells.values()], [cell.raters for cell in cells.values()]
    found = shrink(means, raters, variance=variance, df=df)
    return {team: min(max(each.mean, LOWEST), HIGHEST) for team, each in zip(cells, found, strict=True)}


def _response(answered: Iterable[Answered], team: str, window: Window) -> Response:
    mine = (each for each in answered if each.team_id == team and window.first <= each.closed_on <= window.last)
    return sum((Response(each.answered, each.asked) for each in mine), Response())
