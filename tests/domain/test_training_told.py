"""Who of a cohort is drawn to wait, and what may be told of its answers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from baton.domain.courses import Course, Kind
from baton.domain.lines import Refusal, refuse
from baton.domain.training import (
    Assigned,
    check_end,
    check_name,
    drawn_to_wait,
)
from baton.domain.training.results import Fared, levels
from baton.services.courses import shipped
from tests.domain.training_steps import MONDAY, day, step

COURSE = shipped()["internal-service"]


# Who waits


def test_the_same_seed_draws_the_same_teams_whatever_their_order() -> None:
    teams = ["a", "b", "c", "d", "e"]
    assert drawn_to_wait(teams, 7) == drawn_to_wait(teams[::-1], 7)
    assert len(drawn_to_wait(teams, 7)) == 2
    assert {drawn_to_wait(teams, seed) for seed in range(200)} == {
        frozenset({one, two}) for one in teams for two in teams if one < two
    }


def test_every_team_is_as_likely_to_wait_as_any_other() -> None:
    teams = ["a", "b", "c", "d"]
    drawn = Counter(team for seed in range(4000) for team in drawn_to_wait(teams, seed))
    assert all(abs(drawn[team] / 4000 - 0.5) < 0.03 for team in teams)


def test_a_cohort_has_a_name_and_ends_within_a_year() -> None:
    def wrong(checks: Any) -> list[tuple[str, str | None]]:
        try:
            refuse([*checks])
        except Refusal as refusal:
            return [(each.line.id, each.field) for each in refusal.all()]
        return []

    assert wrong(check_name("S")) == wrong(check_name("x" * 61)) == [("training-name-length", "name")]
    assert wrong(check_name("Sp")) == wrong(check_name("x" * 60)) == []
    for far in (367, -367):
        assert wrong(check_end(day(far), MONDAY)) == [("training-end-far", "ends_on")]
    assert wrong(check_end(day(366), MONDAY)) == wrong(check_end(day(-366), MONDAY)) == []


# What may be told


def answered(person: int, key: str, kind: Kind, at: int, **answer: Any) -> Assigned:
    when = datetime(2026, 3, 6, 10, 0, tzinfo=UTC) + timedelta(minutes=at)
    return replace(step(key, 0, kind, "answered"), person_id=f"U{person}", answered_at=when, answer=answer)


def told(answers: Sequence[Assigned], course: Course = COURSE) -> Any:
    return levels(course, answers)


def test_answers_are_told_five_at_a_time_and_the_rest_waits() -> None:
    useful = [answered(n, "plan", "commitment", n, useful=5 if n < 5 else 1) for n in range(10)]
    assert told(useful[:4]).useful is None
    for count in range(5, 10):
        found = told(useful[:count]).useful
        assert (found.mean, found.people) == (5.0, 5)
    assert (told(useful).useful.mean, told(useful).useful.people) == (3.0, 10)


def test_each_question_waits_for_five_of_its_own() -> None:
    """Nine answered two questions between them; of neither step five did, so nothing is told."""
    right = [answered(n, "one" if n < 4 else "two", "recall", n, right=True) for n in range(8)]
    assert told(right).right is None
    five = [*right, answered(9, "one", "recall", 9, right=False)]
    assert told(five).right == (0.8, 5)
    checks = [answered(n, "check", "check", n, right=n < 3, outcome="fired") for n in range(5)]
    assert (told([*five, *checks]).right, told(checks).fired) == ((0.7, 10), (1.0, 5))


def test_of_a_plan_that_few_had_nothing_is_told_though_all_answered_the_question() -> None:
    checks = [answered(n, "check", "check", n, right=True, **({"outcome": "fired"} if n else {})) for n in range(5)]
    assert told(checks).right == (1.0, 5)
    assert told(checks).fired is None


def test_behaviour_now_is_told_beside_the_time_before_as_people_see_it_today() -> None:
    each = {f"behaviour-{at}": 4 for at in range(len(COURSE.behaviours))}
    found = told([answered(n, "day-90", "evaluation", n, before=2, **each) for n in range(5)])
    assert (found.now.mean, found.before.mean, found.now.people) == (4.0, 2.0, 5)
    assert len(found.behaviours) == len(COURSE.behaviours)


@settings(deadline=None)
@given(
    order=st.permutations(range(17)),
    said=st.lists(st.integers(1, 5), min_size=17, max_size=17),
    k=st.integers(5, 10),
)
def test_whatever_is_told_at_two_times_differs_by_nobody_or_by_five_people_at_least(
    order: list[int], said: list[int], k: int
) -> None:
    """An attacker who reads the page after every answer learns sums of five people at least, never of fewer."""
    arrived = [answered(who, "plan", "commitment", at, useful=said[who]) for at, who in enumerate(order)]
    seen = []
    for count in range(len(arrived) + 1):
        found = levels(COURSE, arrived[:count], k).useful
        seen.append((round(found.mean * found.people), found.people) if found else (0, 0))
    for one, two in pairwise(seen):
        assert one == two or two[1] - one[1] >= k
    people = [0, *(count for _, count in seen)]
    assert all(each % 5 == 0 and each >= k for each in people if each)


def test_a_message_alarms_where_more_than_one_in_twenty_stop_at_it_and_many_were_reached() -> None:
    def fared(reached: int, stops: int) -> Fared:
        return Fared("a", "recall", 1, 0, reached, 0, 0, stops)

    assert not fared(20, 1).alarming
    assert fared(20, 2).alarming
    assert not fared(19, 5).alarming
    assert not fared(100, 5).alarming
    assert fared(100, 6).alarming
    assert fared(0, 0).response is None


@given(before=st.integers(5, 10), after=st.integers(5, 10), then=st.integers(0, 40), more=st.integers(0, 10))
def test_raising_the_group_minimum_tells_nobody_apart(before: int, after: int, then: int, more: int) -> None:
    def told(count: int, k: int) -> int:
        arrived = [answered(number, "plan", "commitment", number, useful=3) for number in range(count)]
        found = levels(COURSE, arrived, k).useful
        return found.people if found else 0

    apart = abs(told(then + more, after) - told(then, before))
    assert apart == 0 or apart >= 5
