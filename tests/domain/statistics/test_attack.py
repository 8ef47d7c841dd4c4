"""A reader who keeps everything ever told, every week, cannot pin down what fewer than five people said together.

How it is found out. Every answer is a number that remembers where it came from (`Said`), and goes through the very
functions that make what is told. Each number told is then a row of a matrix: how much of each person's each answer is
in it. Whatever the reader adds, subtracts and scales is a combination of those rows. If one combination, not zero, is
made of fewer than k people's answers only, the reader knows a sum of theirs, and Baton has leaked. Four ways of telling
that look harmless are kept here, and each is caught.

A reader who is a rater too knows one answer of the k: of the others k - 1 remain. That is what the promise means.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations, combinations_with_replacement

import numpy as np
import pytest
from hypothesis import Phase, example, find, given, settings
from hypothesis import strategies as st

from baton.domain.releases import Said as OwnSaid
from baton.domain.releases import own_cells
from baton.domain.statistics.epochs import Epoch, gather, in_window, of_company, release, union
from baton.domain.statistics.suppression import hide
from tests.domain.statistics.vectors import case, near, vector

K = 5
ZERO = 1e-9
START = date(2026, 1, 5)
FIELDS = ("level", "reliability", "empathy")
Answer = tuple[str, int]  # who, and the how-manieth answer


class Said(float):
    """A number made of answers: it remembers how much of each is in it."""

    parts: Mapping[Answer, float]

    def __new__(cls, value: float, parts: Mapping[Answer, float]) -> "Said":
        said = super().__new__(cls, value)
        said.parts = parts
        return said

    def __add__(self, other: float) -> "Said":
        theirs = made_of(other)
        parts = {answer: self.parts.get(answer, 0) + theirs.get(answer, 0) for answer in {*self.parts, *theirs}}
        return Said(float(self) + float(other), parts)

    __radd__ = __add__

    def __mul__(self, other: float) -> float:
        if isinstance(other, Said):
            return float(self) * float(other)  # a square is told of nobody; it is only pooled over teams
        return Said(float(self) * other, {answer: share * other for answer, share in self.parts.items()})

    __rmul__ = __mul__

    def __truediv__(self, other: float) -> "Said":
        return Said(float(self) / other, {answer: share / other for answer, share in self.parts.items()})


def made_of(number: float) -> Mapping[Answer, float]:
    """How much of each answer is in a number; nothing, if it is a constant."""
    return number.parts if isinstance(number, Said) else {}


def people_in(number: float) -> set[str]:
    return {who for (who, _), share in made_of(number).items() if share}


def given_away(told: Iterable[float], k: int = K) -> set[str]:
    """Fewer than `k` people of whom a sum can be pinned down from all the numbers told; nobody, if that cannot be done.

    With an orthonormal basis B of what is told, a combination cB lies on the people S alone if and only if c (Σ_S B_p
    B_pᵀ) c = c c, that is if this sum of Gram matrices has the eigenvalue 1. All S of k - 1 people are tried,
    and if one is found, the smallest.
    """
    rows = {tuple(sorted(row.items())) for number in told if (row := made_of(number))}
    answers = sorted({answer for row in rows for answer, _ in row})
    matrix = np.array([[dict(row).get(answer, 0.0) for answer in answers] for row in sorted(rows)])
    found = [_fewest(block, answers, k) for block in (independent(matrix) if rows else [])]
    return min((people for people in found if people), key=len, default=set())


def _fewest(block: np.ndarray, answers: Sequence[Answer], k: int) -> set[str]:
    columns = np.flatnonzero(np.abs(block).max(axis=0) > ZERO)
    people = sorted({answers[column][0] for column in columns})
    basis = np.linalg.qr(block[:, columns].T)[0].T
    of = [[place for place, column in enumerate(columns) if answers[column][0] == person] for person in people]
    grams = np.array([basis[:, mine] @ basis[:, mine].T for mine in of])
    most = min(k - 1, len(people))
    if not _alone(grams, most):
        return set()
    fewest = next(filter(None, (_alone(grams, size) for size in range(1, most + 1))))
    return {people[place] for place in fewest}


def _alone(grams: np.ndarray, size: int) -> tuple[int, ...]:
    """The places of `size` people on whom alone a combination lies, or none."""
    groups = np.array(list(combinations(range(len(grams)), size)))
    largest = np.linalg.eigvalsh(grams[groups].sum(axis=1))[:, -1]
    return tuple(groups[largest.argmax()]) if largest.max() > 1 - ZERO else ()


def independent(matrix: np.ndarray) -> list[np.ndarray]:
    """What is told, reduced to its echelon form and cut into blocks that have no answer in common.

    A combination on few people exists in the whole if and only if it exists in one of the blocks.
    """
    rows, done = matrix.copy(), 0
    for column in range(rows.shape[1]):
        if done == len(rows):
            break
        pivot = done + int(np.abs(rows[done:, column]).argmax())
        if abs(rows[pivot, column]) > ZERO:
            rows[[done, pivot]] = rows[[pivot, done]]
            rows[done] /= rows[done, column]
            others = np.arange(len(rows)) != done
            rows[others] -= np.outer(rows[others, column], rows[done])
            done += 1
    blocks: list[list[np.ndarray]] = []
    for row in rows[:done]:
        touched = [block for block in blocks if any(np.any((np.abs(row) > ZERO) & (np.abs(r) > ZERO)) for r in block)]
        blocks = [block for block in blocks if not any(block is each for each in touched)]
        blocks.append([row, *(each for block in touched for each in block)])
    return [np.array(block) for block in blocks]


@dataclass(frozen=True)
class Rated:
    """Somebody rates a team: an answer for each field, or none."""

    rater: int
    team: int
    answers: tuple[int | None, ...]


@dataclass(frozen=True)
class Edited:
    """Somebody changes the last answer they gave a team."""

    rater: int
    team: int
    level: int


@dataclass(frozen=True)
class Erased:
    """Somebody has everything about them erased."""

    rater: int


@dataclass(frozen=True)
class Merged:
    """A team becomes part of another, with what has gathered about it."""

    team: int
    into: int


@dataclass(frozen=True)
class Shown:
    """A team's page is paused, or shown again."""

    team: int
    shown: bool


Event = Rated | Edited | Erased | Merged | Shown


@dataclass
class Company:
    """What a company knows in a week: every answer since the beginning, what still waits, what was released."""

    k: int = K
    week: int = 0
    given: int = 0
    ever: list[tuple[int, int, str, str, Said]] = field(default_factory=list)  # week, team, field, rater, answer
    waiting: dict[tuple[int, str], list[tuple[str, Said]]] = field(default_factory=dict)
    epochs: list[Epoch] = field(default_factory=list)
    paused: set[int] = field(default_factory=set)

    @property
    def cutoff(self) -> date:
        return START + timedelta(weeks=self.week)

    def happens(self, event: Event) -> None:
        match event:
            case Rated(rater, team, answers):
                for name, value in zip(FIELDS, answers, strict=True):
                    if value is not None:
                        self._answer(team, name, f"u{rater}", value)
            case Edited(rater, team, level):
                mine = self.waiting.get((team, "level"), [])
                last = next((each for each in reversed(mine) if each[0] == f"u{rater}"), None)
                if last:
                    mine.remove(last)
                    self.ever = [each for each in self.ever if each[4] is not last[1]]
                    self._answer(team, "level", f"u{rater}", level)
            case Erased(rater):
                for mine in self.waiting.values():
                    mine[:] = [each for each in mine if each[0] != f"u{rater}"]
                self.ever = [each for each in self.ever if each[3] != f"u{rater}"]
            case Merged(team, into) if team != into:
                for name in FIELDS:
                    self.waiting.setdefault((into, name), []).extend(self.waiting.pop((team, name), []))
            case Shown(team, shown):
                (self.paused.discard if shown else self.paused.add)(team)

    def _answer(self, team: int, name: str, rater: str, value: int) -> None:
        self.given += 1
        said = Said(value, {(rater, self.given): 1.0})
        self.waiting.setdefault((team, name), []).append((rater, said))
        self.ever.append((self.week, team, name, rater, said))

    def closes(self) -> None:
        """The weekly cutoff."""
        self.week += 1
        for (team, name), answers in self.waiting.items():
            cell = release(gather(answers), self.k)
            if cell:
                assert cell.band or len(people_in(cell.total)) == cell.raters  # nothing on the way has lost the trace
                self.epochs.append(Epoch(f"t{team}", name, self.cutoff, cell))
                answers.clear()


Way = Callable[[Company], Iterator[float]]


def as_baton_tells(company: Company) -> Iterator[float]:
    """Every digest, preview, chart point, export and company page of one week."""
    shown = [epoch for epoch in company.epochs if int(epoch.team_id[1:]) not in company.paused]
    for name in FIELDS:
        for epochs in (shown, company.epochs):
            whole = of_company(epochs, name, company.cutoff)
            if whole:
                yield whole.mean
        for team in {epoch.team_id for epoch in shown}:
            mine = [epoch for epoch in shown if (epoch.team_id, epoch.field) == (team, name)]
            yield from (epoch.cell.mean for epoch in mine)
            four_weeks = union(epoch.cell for epoch in in_window(mine, company.cutoff))
            if four_weeks:
                yield four_weeks.mean
                yield four_weeks.total


def as_rolling_means(company: Company, weeks: int = 4) -> Iterator[float]:
    """The naive way: a mean of the last four weeks, raters first, wherever there are five raters."""
    for team in {each[1] for each in company.ever}:
        for name in FIELDS:
            recent = [
                (rater, said)
                for week, of, field_of, rater, said in company.ever
                if (of, field_of) == (team, name) and company.week - weeks <= week < company.week
            ]
            gathered = gather(recent)
            if gathered and gathered.raters >= K:
                yield gathered.total / gathered.raters


def as_means_since_the_beginning(company: Company) -> Iterator[float]:
    """Another: everything so far, wherever there are five raters."""
    yield from as_rolling_means(company, weeks=1_000)


def as_raters_first_over_epochs(company: Company) -> Iterator[float]:
    """Another: epochs, but a rater of two of them counts once in four weeks."""
    yield from (epoch.cell.mean for epoch in company.epochs)
    for team in {epoch.team_id for epoch in company.epochs}:
        means: dict[str, list[Said]] = {}
        for epoch in in_window(company.epochs, company.cutoff):
            if (epoch.team_id, epoch.field) == (team, "level"):
                for rater in people_in(epoch.cell.total):
                    mine = {a: share for a, share in made_of(epoch.cell.total).items() if a[0] == rater}
                    means.setdefault(rater, []).append(Said(0, mine))
        if means:
            yield sum(sum(each) / len(each) for each in means.values()) / len(means)


def as_company_with_everything(company: Company) -> Iterator[float]:
    """Another: epochs by team, and a company page that counts every answer, those about quiet teams too."""
    yield from (epoch.cell.mean for epoch in company.epochs)
    so_far = [(rater, said) for week, _, name, rater, said in company.ever if name == "level" and week < company.week]
    gathered = gather((f"{rater} {number}", said) for number, (rater, said) in enumerate(so_far))
    if gathered and gathered.raters >= K:
        yield gathered.total


NAIVE: tuple[Way, ...] = (
    as_rolling_means,
    as_means_since_the_beginning,
    as_raters_first_over_epochs,
    as_company_with_everything,
)


def everything_told(plan: Sequence[Sequence[Event]], way: Way, k: int = K) -> list[float]:
    """All that was told in all the weeks of a plan."""
    company, told = Company(k), []
    for week in plan:
        for event in week:
            company.happens(event)
        company.closes()
        told += way(company)
    return told


PEOPLE, TEAMS = 11, 3
_rater, _team, _value = st.integers(0, PEOPLE - 1), st.integers(0, TEAMS - 1), st.integers(1, 5)
_ratings = st.builds(Rated, _rater, _team, st.tuples(_value, st.none() | _value, st.none() | _value))
_crowds = st.tuples(st.sets(_rater, min_size=4, max_size=8), _team, _value).map(
    lambda crowd: [Rated(who, crowd[1], (1 + (crowd[2] + who) % 5, crowd[2], None)) for who in sorted(crowd[0])]
)
_others = st.one_of(
    st.builds(Edited, _rater, _team, _value),
    st.builds(Erased, _rater),
    st.builds(Merged, _team, _team),
    st.builds(Shown, _team, st.booleans()),
)
_weeks = st.tuples(st.lists(_crowds, max_size=3), st.lists(_ratings, max_size=5), st.lists(_others, max_size=2)).map(
    lambda week: [*(event for crowd in week[0] for event in crowd), *week[1], *week[2]]
)
plans = st.lists(_weeks, min_size=1, max_size=7)
SEARCH = settings(max_examples=2_000, derandomize=True, deadline=None, database=None, phases=[Phase.generate])


@settings(max_examples=60, deadline=None)
@given(plans)
def test_nobody_is_given_away_whatever_happens_in_a_company(plan: list[list[Event]]) -> None:
    assert given_away(everything_told(plan, as_baton_tells)) == set()


@settings(max_examples=20, deadline=None)
@given(plans, st.integers(6, 8))
def test_a_company_that_asks_for_more_than_five_gets_it(plan: list[list[Event]], k: int) -> None:
    assert given_away(everything_told(plan, as_baton_tells, k), k) == set()


@pytest.mark.parametrize("way", NAIVE, ids=lambda way: way.__name__)
def test_the_attack_finds_the_leak_in_every_naive_way(way: Way) -> None:
    plan = find(
        plans,
        lambda plan: bool(given_away(everything_told(plan, way))),
        settings=SEARCH,
    )
    assert 0 < len(given_away(everything_told(plan, way))) < K
    assert given_away(everything_told(plan, as_baton_tells)) == set()


def crowd(week: Iterable[int], team: int = 0, level: int = 3) -> list[Event]:
    """These people rate a team, not all alike."""
    return [Rated(who, team, (1 + (level + who) % 5, None, None)) for who in week]


def test_a_rolling_month_gives_its_newest_rater_away_and_epochs_do_not() -> None:
    given = case("19", "differencing_rolling4w")
    told, expected = given["input"], given["expected"]
    places = iter(range(100))
    plan = [crowd([next(places) for _ in range(n)]) for n in told["weekly_n"]]
    assert given_away(everything_told(plan, as_rolling_means)) == {"u20"}
    assert given_away(everything_told(plan, as_baton_tells)) == set()
    sums, counts = told["weekly_sum"], told["weekly_n"]
    first, second = sum(sums[:4]) / sum(counts[:4]), sum(sums[1:]) / sum(counts[1:])
    assert (first, second) == near([expected["window1_mean"], expected["window2_mean"]])
    leaked = second * sum(counts[1:]) - (first * sum(counts[:4]) - sums[0])
    assert (leaked, sum(counts[1:]) - sum(counts[1:4])) == near([expected["leaked_w5_sum"], expected["leaked_w5_n"]])


def test_a_mean_since_the_beginning_gives_the_sixth_rater_away_and_epochs_do_not() -> None:
    given = case("19", "differencing_cumulative")
    first, second = given["input"]["published"]
    leaked = second["n"] * second["mean"] - first["n"] * first["mean"]
    assert leaked == near(given["expected"]["leaked_rating"])
    plan = [crowd(range(5)), crowd([5])]
    assert given_away(everything_told(plan, as_means_since_the_beginning)) == {"u5"}
    assert given_away(everything_told(plan, as_baton_tells)) == set()


def test_counting_a_rater_of_two_epochs_once_gives_that_rater_away() -> None:
    told = vector("31")["input"]
    plan = [
        [Rated(int(who[1:]), 0, (level, None, None)) for who, level in told[name].items()]
        for name in ("epoch1", "epoch2")
    ]
    assert given_away(everything_told(plan, as_raters_first_over_epochs)) == {"u1"}
    assert given_away(everything_told(plan, as_baton_tells)) == set()


def test_a_quiet_team_is_given_away_by_a_company_page_that_counts_it() -> None:
    plan = [[*crowd(range(6)), *crowd(range(6, 12), team=1), *crowd([12, 13], team=2)]]
    assert given_away(everything_told(plan, as_company_with_everything)) == {"u12", "u13"}
    assert given_away(everything_told(plan, as_baton_tells)) == set()


@pytest.mark.parametrize(
    "plan",
    [
        pytest.param([crowd(range(5)), crowd(range(5)), crowd(range(1, 6))], id="the same people every week"),
        pytest.param([crowd(range(6)), [*crowd(range(6)), Erased(0)], crowd([7])], id="somebody is erased afterwards"),
        pytest.param([crowd(range(5)), [Edited(0, 0, 1), *crowd([5])]], id="an answer is edited after its release"),
        pytest.param([crowd(range(4)), [*crowd([4], team=1), Merged(1, 0)]], id="a team of one joins a team of four"),
        pytest.param(
            [[*crowd(range(5)), *crowd(range(5, 10), team=1)], [Shown(1, False)], [Shown(1, True)]],
            id="a team is hidden for a week",
        ),
        pytest.param([[*crowd(range(5)), *crowd(range(5), team=1)]], id="the same people rate two teams"),
        pytest.param([crowd(range(9)), crowd([0, 0, 0, 1, 2]), crowd([3, 4, 5])], id="somebody rates very often"),
    ],
)
def test_nobody_is_given_away_when(plan: list[list[Event]]) -> None:
    told = everything_told(plan, as_baton_tells)
    assert any(made_of(number) for number in told)
    assert given_away(told) == set()


def test_where_everybody_said_the_same_what_is_told_carries_nobody_s_answer() -> None:
    same = [[Rated(who, 0, (5, None, None)) for who in range(5)], crowd(range(5, 12))]
    told = everything_told(same, as_baton_tells)
    assert {who for number in told for who in people_in(number)} == {f"u{who}" for who in range(5, 12)}


@pytest.mark.parametrize("raters", [5, 6, 7])
def test_no_number_told_says_what_every_rater_said(raters: int) -> None:
    """All there is to tell of so many raters, for all they can say: more than one answer remains possible for each."""
    possible: dict[object, set[int]] = {}
    for answers in combinations_with_replacement(range(1, 6), raters):
        cell = release(gather((f"u{number}", float(answer)) for number, answer in enumerate(answers)))
        if cell:
            possible.setdefault(cell, set()).update(answers)
    assert len(possible) > 20
    assert min(len(answers) for answers in possible.values()) > 1


# Tables told once: a total, and the parts of it that are not hidden.

_groups = st.dictionaries(st.sampled_from("ABCDEF"), st.frozensets(st.integers(0, 11), max_size=9), min_size=1)


def table(groups: Mapping[str, Iterable[int]], *, first_answer: int = 0) -> dict[str, float]:
    """The sum of each part, from everybody in it."""
    return {
        part: sum(Said(3, {(f"u{who}", first_answer + place): 1.0}) for who in members)
        for place, (part, members) in enumerate(sorted(groups.items()))
    }


def told_of(groups: Mapping[str, Iterable[int]], hidden: Iterable[str], *, total: bool) -> list[float]:
    sums = table(groups)
    return [*(each for part, each in sums.items() if part not in hidden), *([sum(sums.values())] if total else [])]


@settings(max_examples=100, deadline=None)
@given(_groups)
def test_nobody_is_given_away_by_a_table_with_its_total(groups: dict[str, frozenset[int]]) -> None:
    hiding = hide({part: {f"u{who}" for who in members} for part, members in groups.items()}, K)
    assert given_away(told_of(groups, hiding.parts, total=hiding.total_may_be_told)) == set()


def test_hiding_small_parts_alone_gives_them_away() -> None:
    groups = find(
        _groups,
        lambda groups: (
            len(small := {part for part, members in groups.items() if len(members) < K}) < len(groups)
            and bool(given_away(told_of(groups, small, total=True)))
        ),
        settings=SEARCH,
    )
    assert any(0 < len(members) < K for members in groups.values())


def test_a_table_told_again_after_a_late_answer_would_give_the_latecomer_away() -> None:
    before = table({"A": range(6), "B": range(6, 12)})
    after = {"A": before["A"], "B": before["B"] + Said(3, {("u99", 9): 1.0})}
    assert given_away([*before.values()]) == set()
    assert given_away([*before.values(), *after.values()]) == {"u99"}  # why such tables are told once


FIVE_FOR_ANN = [(1, "ann", r, 2 + r % 2) for r in (7, 8, 1, 2, 3)]
GIVEN = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["ann", "bob", None]), st.integers(1, 8), st.integers(1, 5)),
    max_size=60,
)


@settings(max_examples=150, deadline=None)
@given(GIVEN)
@example([(0, "bob", r, 3) for r in (1, 2, 3, 4)] + [(0, "ann", 5, 1)] + [(1, "bob", 6, 4)] + FIVE_FOR_ANN)
@example([(0, "bob", r, 3 + r // 5) for r in (1, 2, 3, 4, 5)] + [(0, "ann", 6, 1)] + FIVE_FOR_ANN)
def test_a_provider_who_knows_their_own_score_beside_the_teams_learns_of_nobody(
    given_answers: Sequence[tuple[int, str | None, int, int]],
) -> None:
    """Week after week, as services.releases does it; each provider reads and keeps all of their team's numbers."""
    team_told: list[float] = []
    own_told: dict[str, list[float]] = defaultdict(list)
    told_until: dict[str, date] = {}
    waiting: list[tuple[str | None, str, Said]] = []
    released: list[OwnSaid] = []
    for week in range(4):
        last = START + timedelta(weeks=week)
        for place, (when, provider, rater, level) in enumerate(given_answers):
            if when == week:
                waiting.append((provider, f"r{rater}", Said(level, {(f"r{rater}", place): 1.0})))
        cell = release(gather((rater, answer) for _, rater, answer in waiting))
        if cell is None:
            continue
        team_told.append(cell.total)
        released += _said_of_providers(last, waiting)
        waiting = []
        for provider, own in own_cells(released, told_until, K).items():
            own_told[provider].append(own.total)
            told_until[provider] = last
    for told in own_told.values():
        assert given_away([*team_told, *told]) == set()


def _said_of_providers(last: date, answers: Iterable[tuple[str | None, str, Said]]) -> list[OwnSaid]:
    """Each rater's mean for each provider inside one epoch."""
    by_pair: dict[tuple[str | None, str], list[Said]] = defaultdict(list)
    for provider, rater, answer in answers:
        by_pair[provider, rater].append(answer)
    return [
        OwnSaid(last, provider, rater, sum(of_pair) / len(of_pair)) for (provider, rater), of_pair in by_pair.items()
    ]
