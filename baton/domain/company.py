"""The company's page: how its teams work together, and whether its ratings can be trusted; never about one person."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor
from statistics import fmean, median

from baton.domain import network
from baton.domain.network import Edge
from baton.domain.ratings import DIMENSIONS
from baton.domain.reports import Numbers
from baton.domain.statistics.burden import LONGEST as LONGEST_FORM
from baton.domain.statistics.inflation import SHORTER_FORM_ABOVE, inflation, straight_lining
from baton.domain.statistics.reliability import (
    FEWEST_FORMS,
    ONE_NUMBER_ABOVE,
    WEAK_BELOW,
    cronbach_alpha,
    mcdonald_omega,
    one_factor,
)
from baton.domain.statistics.response import LOW_RATE

FEWEST_PEOPLE, FEWEST_TIES = 5, 5
COMPANY_FROM = 10  # people with ties
WINDOW_DAYS = 28
MOST_PER_PAIR = 3
DIMENSIONS_ASKED = (5, 2)
MOST_BROKERS = 3


@dataclass(frozen=True, slots=True)
class CompanySettings:
    """`channel_id`: where the summary for admins is posted weekly (empty: nowhere).

    `dimensions`: how many of the five a rating form asks; with two, each is asked in turn, of two fifths of all raters.
    """

    channel_id: str = ""
    dimensions: int = 5


@dataclass(frozen=True, slots=True)
class Ties:
    """How people deal with each other over four weeks: handoffs and kudos, each pair once in each direction.

    `returned`: the share of ties that go both ways; `across`: the share between teams, beside `by_chance`, what it
    would be if everybody mixed at random. All in [0, 1].
    """

    returned: float
    across: float
    by_chance: float


@dataclass(frozen=True, slots=True)
class CompanyTies:
    """The same for the whole company. `silos`: modularity of the teams, 0 when ties fall as they may and near 1 when
    nobody leaves their team; `density`: the share of possible ties that exist; `uneven`: Gini of thanks received over
    everybody, zeros too, beside what chance alone makes of so few."""

    ties: Ties
    silos: float
    density: float
    uneven: float | None
    uneven_by_chance: float | None


@dataclass(frozen=True, slots=True)
class Health:
    """A finished month of a company's ratings. Shares in [0, 1], `seconds` the median of full forms, None where fewer
    than fifty complete forms (or questions) stand behind it.

    `alpha`, `omega`: whether the five dimensions measure one thing; `straight`: the share of forms with the same answer
    everywhere; `best`: of ratings with the highest level; `entropy` in bits.
    """

    month: str
    forms: int
    alpha: float | None = None
    omega: float | None = None
    straight: float | None = None
    best: float | None = None
    sd: float | None = None
    entropy: float | None = None
    seconds: float | None = None
    response: float | None = None

    @property
    def advice(self) -> tuple[str, ...]:
        """What an admin might do about it, by name."""
        return tuple(
            name
            for name, true in (
                ("one-number", self.alpha is not None and self.alpha > ONE_NUMBER_ABOVE),
                ("weak", self.alpha is not None and self.alpha < WEAK_BELOW),
                ("shorter", self.straight is not None and self.straight > SHORTER_FORM_ABOVE),
                ("slow", self.seconds is not None and self.seconds > LONGEST_FORM),
                ("silent", self.response is not None and self.response < LOW_RATE),
            )
            if true
        )


def team_ties(team_id: str, edges: Sequence[Edge[str]], team_of: Mapping[str, str]) -> Ties | None:
    """The ties that people of one team have; None for fewer than five people or five ties.

    `edges`: (from, to) pairs of people with a team each. By chance a tie of a member leads to another team as often as
    others are in other teams: (N - n) / (N - 1).
    """
    own = [(a, b) for a, b in edges if team_id in (team_of[a], team_of[b])]
    members = sum(team == team_id for team in team_of.values())
    if members < FEWEST_PEOPLE or len(own) < FEWEST_TIES:
        return None
    chance = (len(team_of) - members) / (len(team_of) - 1)
    return Ties(network.edge_reciprocity(own), network.external_ratio(own, team_of), chance)


def company_ties(edges: Sequence[Edge[str]], team_of: Mapping[str, str], thanked: Sequence[int]) -> CompanyTies | None:
    """The ties of everybody with a team; None for fewer than ten people or five ties. `thanked`: kudos received by each
    person of the whole roster."""
    people = {id for edge in edges for id in edge}
    if len(people) < COMPANY_FROM or len(edges) < FEWEST_TIES:
        return None
    sizes = Counter(team_of.values())
    ties = Ties(
        network.edge_reciprocity(edges),
        network.external_ratio(edges, team_of),
        network.external_by_chance(sizes.values()),
    )
    mean = fmean(thanked) if thanked else 0.0
    return CompanyTies(
        ties,
        silos=network.modularity(edges, team_of),
        density=network.density(len(team_of), len(set(edges))),
        uneven=network.gini(thanked, corrected=True),
        uneven_by_chance=network.gini_by_chance(mean) if mean else None,
    )


def brokers(edges: Sequence[Edge[str]], team_of: Mapping[str, str]) -> tuple[str, ...]:
    """The teams through which the shortest ways between other teams lead, the most of them first, three at most.

    Betweenness of whole teams, tied where any of their people are, in whichever direction; () when fewer than ten
    people have ties. Only teams of five people or more are told, so that none stands for somebody.
    """
    if len({id for edge in edges for id in edge}) < COMPANY_FROM:
        return ()
    sizes = Counter(team_of.values())
    tied = {(team_of[a], team_of[b]) for a, b in edges if team_of[a] != team_of[b]}
    score = network.betweenness(sorted(tied), directed=False)
    between = [team for team, share in score.items() if share > 0 and sizes[team] >= FEWEST_PEOPLE]
    return tuple(sorted(between, key=lambda team: (-score[team], team))[:MOST_BROKERS])


def response(numbers: Mapping[str, Numbers]) -> tuple[int, int] | None:
    """How many questions were answered, of how many, behind the teams' released levels; None where nothing is known."""
    known = [(each.answered, each.asked) for each in numbers.values() if each.asked and each.answered is not None]
    return (sum(answered for answered, _ in known), sum(asked for _, asked in known)) if known else None


def health(
    month: str,
    forms: Sequence[Sequence[int]],
    levels: Mapping[int, int],
    seconds: Sequence[int],
    asked: int,
    answered: int,
) -> Health:
    """A month's ratings at a glance.

    `forms`: the dimensions each form answered, five of a complete one and two at least; `levels`: how many ratings of
    each level; `seconds`: how long these forms took; `asked` and `answered`: questions, and those that led to a rating.
    """
    complete = [form for form in forms if len(form) == len(DIMENSIONS)]
    enough, some = len(complete) >= FEWEST_FORMS, len(forms) >= FEWEST_FORMS
    many = sum(levels.values()) >= FEWEST_FORMS
    factor = one_factor(complete) if enough else None
    spread = inflation(levels) if many else None
    return Health(
        month=month,
        forms=len(forms),
        alpha=cronbach_alpha(complete) if enough else None,
        omega=mcdonald_omega(factor) if factor else None,
        straight=straight_lining(complete if enough else forms) if some else None,
        best=spread.best if spread else None,
        sd=spread.sd if spread else None,
        entropy=spread.entropy if spread else None,
        seconds=median(seconds) if len(seconds) >= FEWEST_FORMS else None,
        response=answered / asked if asked >= FEWEST_FORMS else None,
    )


def spread_of_levels(numbers: Mapping[str, Numbers]) -> dict[int, int]:
    """How many teams lie at which level (1 to 4: from that level up to the next), without saying which."""
    levels = [each.level.value for each in numbers.values() if each.level and not each.level.band]
    return dict(sorted(Counter(min(4, floor(level)) for level in levels).items()))
