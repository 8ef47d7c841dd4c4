"""Who stands where: boards of people, the contest of teams, and how a season ended."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from baton.domain.points.rules import SMALLEST_TEAM, TEAM_CAP, TEAM_PRIOR, as_read


@dataclass(frozen=True, slots=True)
class Place:
    """One place on a board of people. `points` are rounded for reading."""

    person_id: str
    name: str
    points: float


@dataclass(frozen=True, slots=True)
class Roster:
    """A team with how many people call it home and the sum of their capped points."""

    team_id: str
    name: str
    members: int
    points: float


@dataclass(frozen=True, slots=True)
class TeamScore:
    """A team's standing in a season. `improved` is how much it has gained on its own last season, if it took part: the
    difference of the two scores as one reads them."""

    team_id: str
    name: str
    members: int
    score: float
    improved: float | None = None


def capped(points: float) -> float:
    """What one person's points of a season count for their team."""
    return min(points, TEAM_CAP)


def mean_points(rosters: Sequence[Roster]) -> float:
    """The mean of everybody's capped points."""
    people = sum(each.members for each in rosters)
    return sum(each.points for each in rosters) / people if people else 0.0


def team_score(roster: Roster, mean: float) -> float:
    """(Σ min(p, 60) + 5 μ) / (N + 5): points a head, drawn towards everybody's mean, the more so in a small team."""
    return (roster.points + TEAM_PRIOR * mean) / (roster.members + TEAM_PRIOR)


def contest(
    rosters: Sequence[Roster],
    *,
    smallest: int = SMALLEST_TEAM,
    absent: Iterable[str] = (),
    before: Mapping[str, float] | None = None,
) -> list[TeamScore]:
    """The teams that take part, best first; the mean is that of everybody, also in teams that do not.

    `absent` are teams that stay out of it, `before` the scores of last season by team.
    """
    mean, away, before = mean_points(rosters), set(absent), before or {}
    taking_part = (
        each for each in rosters if each.members >= max(smallest, SMALLEST_TEAM) and each.team_id not in away
    )
    scores = []
    for each in taking_part:
        score = team_score(each, mean)
        last = before.get(each.team_id)
        gained = None if last is None else round(as_read(score) - as_read(last), 1)
        scores.append(TeamScore(each.team_id, each.name, each.members, score, gained))
    return sorted(scores, key=lambda each: (-each.score, each.name, each.team_id))


def most_improved(scores: Iterable[TeamScore]) -> TeamScore | None:
    """The team that gained most on its own last season; nobody when none gained."""
    gained = [each for each in scores if each.improved is not None and round(each.improved, 1) > 0]
    return max(gained, key=lambda each: (each.improved or 0.0, each.score), default=None)


@dataclass(frozen=True, slots=True)
class TeamStanding:
    """What a team's digest tells of the season: numbers as they were when it was compiled.

    `place` is told only among the first three: a digest praises, it does not rank.
    """

    season: str
    score: float
    place: int | None = None
    improved: float | None = None
    is_most_improved: bool = False


@dataclass(frozen=True, slots=True)
class SeasonEnd:
    """What a digest tells of a season that has just ended: the first team, and the one that improved most, if any."""

    season: str
    first: str
    most_improved: str | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """How a season ended: the first three people with their points, and the teams, best first."""

    season: str
    people: tuple[tuple[str, float], ...] = ()
    teams: tuple[TeamScore, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.people

    @property
    def end(self) -> SeasonEnd | None:
        """As a digest tells it; None where no team took part."""
        if not self.teams or round(self.teams[0].score, 1) <= 0:
            return None
        best = most_improved(self.teams)
        return SeasonEnd(self.season, self.teams[0].name, best.name if best else None)


@dataclass(frozen=True, slots=True)
class SeasonNews:
    """What the digests of all teams tell from: the contest as it stands, and a season that has just ended."""

    scores: tuple[TeamScore, ...] = ()
    end: SeasonEnd | None = None
