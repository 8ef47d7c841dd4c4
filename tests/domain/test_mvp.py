"""How MVP rounds are dated and counted: the published examples, the written rule, and what must hold for any votes."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil import rrule
from hypothesis import given, strategies

from baton.domain.lines import Refusal
from baton.domain.mvp import (
    Box,
    Evidence,
    MvpSettings,
    Nomination,
    Tally,
    check_nomination,
    departments,
    differ,
    extended,
    next_openings,
    nominees_of,
    phases,
    quorum,
    reminder_at,
    scores,
    winners,
    without_oneself,
)
from baton.domain.people import Person

# Copied from the project's test vectors (13_voting): the Tennessee example of Wikipedia, and a tie of our own rule.
TENNESSEE, TIE = json.loads((Path(__file__).parents[1] / "data" / "13_voting.json").read_text(encoding="utf-8"))[
    "cases"
]
BERLIN, SHANGHAI, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")
Vote = tuple[str, str, Sequence[str]]  # voter, department, choices


def box_of(votes: Iterable[Vote], nominees: Iterable[str]) -> Box:
    box = Box.empty(nominees, ["D1", "D2", "D3", "D4", "D5"])
    for voter, department, choices in votes:
        box.put(department, without_oneself(voter, choices))
    return box


def tally_of(votes: Iterable[Vote], nominees: Iterable[str]) -> Tally:
    return box_of(votes, nominees).tally()


def approvals(tally: Tally) -> dict[str, int]:
    return {nominee: sum(cells.values()) for nominee, cells in tally.items()}


def plurality(ballots: list[Any]) -> Counter[str]:
    return Counter({ranked[0]: count for count, ranked in ballots})


def borda(ballots: list[Any]) -> dict[str, int]:
    points: Counter[str] = Counter()
    for count, ranked in ballots:
        for place, each in enumerate(ranked):
            points[each] += count * (len(ranked) - 1 - place)
    return dict(points)


def condorcet(ballots: list[Any]) -> str | None:
    cities = ballots[0][1]
    won: Counter[str] = Counter()
    for one, other in combinations(cities, 2):
        ahead = sum(count if ranked.index(one) < ranked.index(other) else -count for count, ranked in ballots)
        won[one if ahead > 0 else other] += 1
    return next((each for each in cities if won[each] == len(cities) - 1), None)


def instant_runoff(ballots: list[Any]) -> str:
    left = set(ballots[0][1])
    while len(left) > 1:
        firsts = Counter(dict.fromkeys(left, 0))
        for count, ranked in ballots:
            firsts[next(each for each in ranked if each in left)] += count
        left.remove(min(firsts, key=firsts.__getitem__))
    return left.pop()


def test_the_published_example_shows_why_we_count_approvals() -> None:
    ballots, expected = TENNESSEE["input"]["ballots"], TENNESSEE["expected"]
    assert dict(plurality(ballots)) == expected["plurality"]
    assert plurality(ballots).most_common(1)[0][0] == expected["plurality_winner"] == "Memphis"
    assert borda(ballots) == expected["borda"]
    assert max(borda(ballots), key=borda(ballots).__getitem__) == expected["borda_winner"]
    assert condorcet(ballots) == expected["condorcet_winner"]
    assert instant_runoff(ballots) == expected["irv_winner"]

    votes = [
        (f"{place}-{number}", "D1", ranked[: 1 if ranked[0] == "Memphis" else 3])
        for place, (count, ranked) in enumerate(ballots)
        for number in range(count)
    ]
    example = expected["approval_example(Memphis voters approve 1, others top 3)"]
    assert approvals(tally_of(votes, ballots[0][1])) == example


def test_a_tie_is_broken_by_the_written_rule_and_shared_in_the_end() -> None:
    votes = [tuple(each) for each in TIE["input"]["ballots"]]
    tally = tally_of(votes, TIE["input"]["team_of"])
    found, expected = scores(tally, TIE["input"]["team_of"]), TIE["expected"]
    assert approvals(tally) == expected["approvals"]
    assert {each: score.departments for each, score in found.items()} == expected["distinct_departments"]
    assert {each: score.outside for each, score in found.items()} == expected["outside_own_department"]
    assert list(winners(found)) == expected["winners"]


def test_each_tie_break_decides_where_the_one_before_it_does_not() -> None:
    own = {"ann": "D1", "bo": "D2"}
    wider = tally_of([("v1", "D3", ["ann"]), ("v2", "D4", ["ann"]), ("v3", "D3", ["bo"]), ("v4", "D3", ["bo"])], own)
    assert winners(scores(wider, own)) == ("ann",)
    outside = tally_of([("v1", "D1", ["ann", "bo"]), ("v2", "D3", ["ann", "bo"])], own)
    assert winners(scores(outside, own)) == ("bo",)


def test_ones_own_department_may_count_half() -> None:
    own = {"ann": "D1", "bo": "D2"}
    tally = tally_of([("v1", "D1", ["ann"]), ("v2", "D1", ["ann"]), ("v3", "D3", ["bo"])], own)
    assert winners(scores(tally, own)) == ("ann",)
    halved = scores(tally, own, halved=True)
    assert (halved["ann"].weight, halved["bo"].weight) == (1, 1)
    assert winners(halved) == ("bo",)  # level in approvals and departments; the outside decides
    assert not differ({"v1": "D1", "v2": "D1", "v3": "D3"})
    assert differ({"v1": "D1", "v2": "D1", "v3": "D3", "v4": "D1", "v5": None})


def test_nobody_wins_without_approvals() -> None:
    assert winners(scores(tally_of([], ["ann"]), {"ann": "D1"})) == ()
    assert winners({}) == ()


def test_the_quorum_is_five_or_a_fifth() -> None:
    assert [quorum(eligible) for eligible in (1, 5, 25, 26, 60, 5000)] == [5, 5, 5, 6, 12, 1000]


NOMINEES = ("ann", "bo", "cy", "di")
OWN = {"ann": "D1", "bo": "D2", "cy": "D3", "di": "D1"}
BALLOTS = strategies.lists(
    strategies.tuples(
        strategies.sampled_from(["D1", "D2", "D3", "D4"]), strategies.sets(strategies.sampled_from(NOMINEES))
    )
)


def numbered(ballots: Iterable[tuple[str, set[str]]]) -> list[Vote]:
    return [(f"v{number}", department, sorted(chosen)) for number, (department, chosen) in enumerate(ballots)]


@given(BALLOTS, strategies.randoms(use_true_random=False), strategies.booleans())
def test_the_winner_never_depends_on_the_order_of_the_votes(ballots: list[Any], chance: Any, halved: bool) -> None:
    votes = numbered(ballots)
    mixed = list(votes)
    chance.shuffle(mixed)
    first, second = (scores(tally_of(each, NOMINEES), OWN, halved=halved) for each in (votes, mixed))
    assert first == second
    assert winners(first) == winners(second)


@given(BALLOTS, strategies.sampled_from(["D1", "D2", "D5"]), strategies.booleans())
def test_one_more_approval_never_makes_a_winner_lose(ballots: list[Any], department: str, halved: bool) -> None:
    box = box_of(numbered(ballots), NOMINEES)
    for winner in winners(scores(box.tally(), OWN, halved=halved)):
        box.put(department, [winner])
        assert winners(scores(box.tally(), OWN, halved=halved)) == (winner,)
        box.put(department, [winner], -1)


@given(BALLOTS, BALLOTS)
def test_a_vote_that_is_changed_counts_as_if_it_had_been_cast_so(before: list[Any], after: list[Any]) -> None:
    box = box_of(numbered(before), NOMINEES)
    for (department, old), (_, new) in zip(before, after, strict=False):
        box.put(department, old, -1)
        box.put(department, new)
    changed = [(d, after[at][1] if at < len(after) else old) for at, (d, old) in enumerate(before)]
    assert box == box_of(numbered(changed), NOMINEES)


def test_departments_of_fewer_than_five_voters_count_as_one() -> None:
    team_of = {f"big{n}": "big" for n in range(6)} | {f"s{n}": "small" for n in range(3)} | {"x": "tiny", "y": None}
    assert Counter(departments(team_of).values()) == {"big": 6, "": 5}


def test_a_pool_of_one_takes_in_another_department() -> None:
    team_of = {f"a{n}": "a" for n in range(6)} | {f"b{n}": "b" for n in range(7)} | {"alone": None}
    assert Counter(departments(team_of).values()) == {"b": 7, "": 7}
    assert Counter(departments(dict(list(team_of.items())[:-1])).values()) == {"a": 6, "b": 7}


@given(strategies.dictionaries(strategies.integers(), strategies.sampled_from([None, *"abcdef"]), max_size=40))
def test_no_department_is_so_small_that_it_names_its_voters(teams: dict[int, str | None]) -> None:
    sizes = Counter(departments({str(id): team for id, team in teams.items()}).values())
    assert len(sizes) <= 1 or min(sizes.values()) >= 5


# The calendar


def oracle(settings: MvpSettings, first: date, count: int) -> list[date]:
    """The same rule as the well-known library for recurring dates has it."""
    start = datetime(first.year, first.month, 1)  # noqa: DTZ001  (calendar days only)
    if settings.nth:
        day = rrule.weekday(settings.weekday)(settings.nth)
        return [each.date() for each in rrule.rrule(rrule.MONTHLY, dtstart=start, byweekday=day, count=count)]
    days = list(range(min(settings.day, 28), settings.day + 1))
    rule = rrule.rrule(rrule.MONTHLY, dtstart=start, bymonthday=days, bysetpos=-1, count=count)
    return [each.date() for each in rule]


RULES = strategies.builds(
    MvpSettings,
    nth=strategies.sampled_from([0, 1, 2, 3, 4, -1]),
    weekday=strategies.integers(0, 6),
    day=strategies.integers(1, 31),
)


@given(
    RULES, strategies.dates(date(2024, 1, 1), date(2032, 1, 1)), strategies.sampled_from([BERLIN, SHANGHAI, NEW_YORK])
)
def test_rounds_follow_their_rule_for_years_at_nine_where_the_company_is(
    rule: MvpSettings, start: date, zone: ZoneInfo
) -> None:
    after = datetime(start.year, start.month, start.day, 12, tzinfo=zone)
    found = next_openings(rule, zone, after, 24)
    expected = [day for day in oracle(rule, start, 27) if day > start]
    assert [each.day for each in found] == expected[:24]
    for each in found:
        local = [at.astimezone(zone) for at in (each.opens_at, each.ballot_at, each.closes_at)]
        assert {(at.hour, at.minute) for at in local} == {(9, 0)}
        assert [late.date() - early.date() for early, late in pairwise(local)] == [timedelta(days=3)] * 2


def test_the_hour_stays_when_the_clocks_change() -> None:
    found = phases(MvpSettings(), date(2026, 10, 23), BERLIN)  # summer time ends on the 25th
    assert (found.opens_at, found.ballot_at) == (
        datetime(2026, 10, 23, 7, tzinfo=UTC),
        datetime(2026, 10, 26, 8, tzinfo=UTC),
    )
    assert extended(found.opens_at, 3, BERLIN) == found.ballot_at


def test_the_thirty_first_is_the_last_day_of_a_shorter_month() -> None:
    rule = MvpSettings(nth=0, day=31)
    found = next_openings(rule, BERLIN, datetime(2027, 1, 1, tzinfo=UTC), 4)
    assert [each.day for each in found] == [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]


def test_a_rule_is_monthly_and_on_a_tuesday_unless_said_otherwise() -> None:
    first, second = next_openings(MvpSettings(), BERLIN, datetime(2026, 11, 24, tzinfo=UTC), 2)
    assert (first.day, second.day) == (date(2026, 12, 1), date(2027, 1, 5))


def test_the_reminder_comes_on_the_last_workday_before_the_close() -> None:
    def weekday(day: date) -> bool:
        return day.weekday() < 5

    def at(day: int, hour: int = 9) -> datetime:
        return datetime(2026, 12, day, hour, tzinfo=UTC)

    utc = ZoneInfo("UTC")
    assert reminder_at(at(8), at(11), utc, weekday) == at(10, 14)
    assert reminder_at(at(4), at(7), utc, weekday) == at(4, 14)  # closes on a Monday: reminded on the Friday
    assert reminder_at(at(5), at(7), utc, weekday) == at(5, 14)  # a weekend is all there is
    assert reminder_at(at(8), at(9), utc, weekday) == at(8, 14)


# Nominations


def somebody(id: str, standing: Any = "member", **more: Any) -> Person:
    return Person("T1", id, id, id, standing, "en", "UTC", **more)


REASON = "rebuilt the export so that people were paid"
POINTED = Evidence("handoff", "h1", "the export")


@pytest.mark.parametrize(
    ("nominator", "nominees", "reason", "evidence", "refused"),
    [
        (somebody("a"), ["b"], REASON, None, []),
        (somebody("a"), ["b"], "", POINTED, []),
        (somebody("a"), ["b"], "连夜找回了全部丢失的发票数据", None, []),
        (somebody("a"), ["b"], "very good colleague", None, ["mvp-say-why"]),
        (somebody("a"), ["b"], "https://acme.example/a/very/long/address", None, ["mvp-say-why"]),
        (somebody("a"), ["a"], REASON, None, ["mvp-not-oneself"]),
        (somebody("a"), [], "good", None, ["mvp-whom", "mvp-say-why"]),
        (somebody("a"), ["b", "c"], REASON, None, ["mvp-one-at-a-time"]),
        (somebody("a", "guest"), ["b"], REASON, None, ["mvp-members-only"]),
        (somebody("a", giving_locked=True), ["b"], REASON, None, ["mvp-locked"]),
        (somebody("a"), ["b"], "x" * 1001, None, ["mvp-too-long"]),
    ],
)
def test_what_is_no_nomination_is_refused(
    nominator: Person, nominees: list[str], reason: str, evidence: Evidence | None, refused: list[str]
) -> None:
    said = []
    try:
        check_nomination(nominator, [somebody(id) for id in nominees], reason, evidence)
    except Refusal as refusal:
        said = [each.line.id for each in refusal.all()]
    assert said == refused


@pytest.mark.parametrize("standing", ["bot", "guest", "deactivated"])
def test_only_members_can_be_nominated(standing: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_nomination(somebody("a"), [somebody("b", standing)], REASON, None)
    assert refused.value.line.id == "mvp-cannot-be-nominated"


def nomination(id: str, nominee: str, nominator: str | None, **more: Any) -> Nomination:
    return Nomination("T1", id, "r", nominee, nominator, REASON, None, None, datetime(2026, 1, 1, tzinfo=UTC), **more)


def test_another_nomination_counts_as_a_second_and_a_hidden_one_as_nothing() -> None:
    said = [
        nomination("1", "ann", "x"),
        nomination("2", "bo", "x"),
        nomination("3", "ann", "y"),
        nomination("4", "cy", "x", hidden_by="dan"),
        nomination("5", "di", None),
        nomination("6", "bo", "y", hidden_by="dan"),
    ]
    found = {each.person_id: each for each in nominees_of(said, {"cy": frozenset("z"), "di": frozenset("z")})}
    assert {id: each.seconded for id, each in found.items()} == {"ann": True, "bo": False, "di": True}


def test_weights_are_exact() -> None:
    assert scores({"ann": {"D1": 3}}, {"ann": "D1"}, halved=True)["ann"].weight == Fraction(3, 2)
