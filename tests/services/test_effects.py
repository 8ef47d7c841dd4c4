"""The effect of a training, measured on a stage: from what was released, of enough people, and of nothing else."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

import pytest

from baton.conversation import effects as shown
from baton.conversation.cards import Card, Table
from baton.services import effects
from baton.services.effects import Measured, Rates
from baton.storage import teams
from cli.sample.chance import dice
from jobs import weekly_report
from tests.rows import founded, handed, rated, rated_by, released
from tests.stage import ACME, Stage

ENDS_ON = date(2026, 6, 30)
WEEK = timedelta(weeks=1)
EARLIER, BEFORE, AFTER = (ENDS_ON + weeks * WEEK for weeks in (-10, -2, 8))
LOW, MIDDLE, HIGH = (3, 3, 3, 3, 2), (3, 3, 3, 4, 4), (4, 4, 4, 5, 4)  # 2.8, 3.4, 4.2


def measured(stage: Stage, treated: Sequence[str], comparison: Sequence[str], seed: int = 1) -> Measured:
    with stage.sessions.read() as session:
        return effects.measure(stage.context(session), treated, comparison, ENDS_ON, seed=seed)


def reads(stage: Stage, found: Measured, language: str = "en", *, named: bool = True) -> str:
    return stage.read(Card(shown.headline(found.finding), tuple(shown.parts(found, named=named))), language)


def trained(stage: Stage, count: int, *, others: int = 0) -> tuple[list[str], list[str]]:
    """So many trained teams, which rise after the course, and others, which stay where they are."""
    one = founded(stage, *(f"trained{n}" for n in range(count)))
    other = founded(stage, *(f"other{n}" for n in range(others)))
    for place, team in enumerate([*one, *other]):
        levels = MIDDLE if place % 2 else (3, 3, 4, 4, 4)
        for day in (EARLIER, BEFORE):
            released(stage, team, day, levels, asked=10)
        released(stage, team, AFTER, HIGH if team in one else levels, asked=10)
    return one, other


# What is measured


def test_six_teams_in_each_group_get_a_verdict_that_reads_in_both_languages(stage: Stage) -> None:
    found = measured(stage, *trained(stage, 6, others=6))
    assert (found.finding.kind, found.finding.verdict) == ("full", "clear-up")
    assert found.finding.plain == pytest.approx(0.7)
    told = reads(stage, found)
    assert "The trained teams clearly improved more than the others, by 0.7" in told
    assert "3.5 → 4.2 (+0.7), 6 teams" in told
    assert "0.2% of all ways to deal the teams out differ as much (p = 0.002)" in told
    assert "The same before the course\n0.0 points: the groups were not seen to move apart" in told
    assert "Response, trained teams\nabout 50% → about 50%" in told
    assert "参训团队的提升明显大于对照团队，多 0.7" in reads(stage, found, "zh-Hans")


def test_three_teams_give_an_indication_in_that_word(stage: Stage) -> None:
    found = measured(stage, *trained(stage, 3, others=4))
    assert found.finding.kind == "indication"
    assert "An indication that the trained teams improved more than the others" in reads(stage, found)
    assert "有迹象表明参训团队比对照团队多提升了" in reads(stage, found, "zh-Hans")
    assert "clearly" not in reads(stage, found)


def test_two_teams_stand_side_by_side_without_test_or_verdict(stage: Stage) -> None:
    found = measured(stage, *trained(stage, 2, others=7))
    told = reads(stage, found)
    assert "Too few teams for a test: the numbers stand side by side, without a verdict." in told
    assert "团队太少，无法检验：只并列数字，不下结论" in reads(stage, found, "zh-Hans")
    assert "p =" not in told
    assert "By chance" not in told
    assert "Difference of the plain changes\n+0.7 points" in told


def test_without_other_teams_the_label_says_so(stage: Stage) -> None:
    found = measured(stage, *trained(stage, 4))
    assert reads(stage, found).startswith("No comparison group. The trained teams changed by +0.7 points")
    assert "没有对照组" in reads(stage, found, "zh-Hans")
    assert "p =" not in reads(stage, found)


def test_groups_that_were_moving_apart_already_get_no_verdict(stage: Stage) -> None:
    one, other = founded(stage, *(f"t{n}" for n in range(6))), founded(stage, *(f"o{n}" for n in range(6)))
    for team in [*one, *other]:
        released(stage, team, EARLIER, LOW if team in one else MIDDLE)
        released(stage, team, BEFORE, MIDDLE)
        released(stage, team, AFTER, HIGH if team in one else MIDDLE)
    told = reads(stage, measured(stage, one, other))
    assert "No verdict: the two groups were moving apart before the course already" in told
    assert "+0.6 points: the groups were moving apart already" in told
    assert "不下结论" in reads(stage, measured(stage, one, other), "zh-Hans")


def test_while_the_weeks_after_run_it_says_until_when_it_may_change(stage: Stage) -> None:
    one, _ = trained(stage, 3)
    stage.now = datetime(2026, 9, 22, 12, tzinfo=UTC)
    assert not measured(stage, one, []).over
    assert "to Tue, Sep 22 counts as after the course. Until then this may change." in reads(
        stage, measured(stage, one, [])
    )
    stage.forward(days=1)
    assert measured(stage, one, []).over
    assert "Until then" not in reads(stage, measured(stage, one, []))


def test_right_after_the_course_nothing_is_said(stage: Stage) -> None:
    founded(stage, "t0")
    released(stage, "t0", BEFORE, MIDDLE)
    found = measured(stage, ["t0"], [])
    assert found.finding.kind == "nothing"
    assert "Nothing can be said yet" in reads(stage, found)
    assert "目前还无法判断" in reads(stage, found, "zh-Hans")


def test_what_was_rated_in_the_first_four_weeks_does_not_count(stage: Stage) -> None:
    one, other = trained(stage, 3, others=3)
    before = measured(stage, one, other)
    for team in one:
        released(stage, team, ENDS_ON + 2 * WEEK, (1, 1, 1, 1, 2))
        released(stage, team, ENDS_ON + 13 * WEEK, (1, 1, 1, 1, 2))
    assert measured(stage, one, other) == before


def test_a_trained_team_is_not_compared_with_itself(stage: Stage) -> None:
    one, other = trained(stage, 3, others=3)
    assert measured(stage, one, [*one, *other]) == measured(stage, one, other)


def test_the_same_seed_gives_the_same(stage: Stage) -> None:
    arms = trained(stage, 6, others=6)
    assert measured(stage, *arms, seed=3) == measured(stage, *arms, seed=3)


# What nobody is told


def test_a_team_of_too_few_raters_is_counted_and_never_has_a_number(stage: Stage) -> None:
    one, other = trained(stage, 3, others=3)
    founded(stage, "quiet")
    rated_by(stage, 4, (5, 1), team="quiet", day=AFTER - WEEK)
    released(stage, "quiet", BEFORE, LOW)
    found = measured(stage, [*one, "quiet"], other)
    assert found.missing == ("quiet",)
    assert "quiet" not in [team.name for team in found.teams]
    assert found.finding == measured(stage, one, other).finding
    told = reads(stage, found)
    assert "Not counted, since fewer than 5 people rated it before or after: quiet." in told
    assert "quiet" not in told.partition("Not counted")[0]
    assert "未计入：quiet" in reads(stage, found, "zh-Hans")


def test_those_who_may_not_see_teams_are_told_how_many_are_missing(stage: Stage) -> None:
    one, other = trained(stage, 3, others=3)
    founded(stage, "quiet")
    found = measured(stage, [*one, "quiet"], other)
    told = reads(stage, found, named=False)
    assert "1 more team is not counted" in told
    assert "另有 1 个团队" in reads(stage, found, "zh-Hans", named=False)
    assert not [name for name in [*one, *other, "quiet"] if name in told]
    assert not [part for part in shown.parts(found, named=False) if isinstance(part, Table)]


def test_where_all_said_the_same_only_the_half_of_the_scale_is_told(stage: Stage) -> None:
    founded(stage, "agreed")
    released(stage, "agreed", BEFORE, MIDDLE)
    released(stage, "agreed", AFTER, (5, 5, 5, 5, 5))
    told = reads(stage, measured(stage, ["agreed"], []))
    assert "agreed\ntrained\n3.4\n4 or higher\n–\n5–9 → 5–9" in told


def test_people_are_told_as_bands_and_responses_in_tens(stage: Stage) -> None:
    founded(stage, "t0")
    released(stage, "t0", BEFORE, (3, 4, 3, 4, 3, 4, 4), asked=19)
    released(stage, "t0", AFTER, (3, 4, 3, 4, 3, 4, 4, 4, 4, 4, 4), asked=13)
    told = reads(stage, measured(stage, ["t0"], []))
    assert "People who rated trained teams\n5–9 people → 10–19 people" in told
    assert "about 40% → about 80%" in told
    assert "a different share answered after the course than before" in told


def test_what_is_not_released_changes_nothing(stage: Stage) -> None:
    """Whatever people say that has not come out yet, every word of the finding stays the same."""
    one, other = trained(stage, 3, others=3)
    before = measured(stage, [*one, "payroll"], other)
    chance = dice("effects")
    for _ in range(5):
        for _ in range(8):
            team, day = chance.choice([*one, *other, "payroll"]), ENDS_ON + chance.randint(-110, 84) * timedelta(days=1)
            rated(stage, f"rater{chance.randint(1, 9)}", chance.randint(1, 5), team=team, day=day)
        assert measured(stage, [*one, "payroll"], other) == before


def test_what_a_cutoff_releases_is_measured_from_then_on(stage: Stage) -> None:
    released(stage, "payroll", BEFORE, MIDDLE)
    stage.now = datetime(2026, 8, 31, 8, tzinfo=UTC)  # a Monday at 10:00 in Berlin
    with stage.sessions.begin() as session:
        team = teams.find(session, ACME.id, "payroll")
        assert team is not None
        teams.change(session, team, digest_since=stage.now - WEEK)
    rated_by(stage, 5, HIGH, day=date(2026, 8, 28))
    assert measured(stage, ["payroll"], []).missing == ("Payroll",)
    weekly_report.run(stage.office, now=stage.now)
    found = measured(stage, ["payroll"], [])
    assert [team.change.after for team in found.teams] == [pytest.approx(4.2)]


# Handoffs


def delivered(stage: Stage, first: int, count: int, day: date, *, on_time: int, first_time: int) -> None:
    at = datetime.combine(day, time(10), UTC)
    for place in range(count):
        late, back = place >= on_time, place >= first_time
        due = day - timedelta(days=1) if late else day
        handed(stage, first + place, due_on=due, ordered_at=at - 2 * WEEK, delivered_at=at, returns=int(back))


def test_handoffs_are_told_for_a_group_before_and_after(stage: Stage) -> None:
    delivered(stage, 1, 5, BEFORE, on_time=2, first_time=3)
    delivered(stage, 11, 10, AFTER, on_time=9, first_time=8)
    found = measured(stage, ["payroll"], ["sales"])
    assert found.treated_rates == (Rates(0.4, 0.6), Rates(0.9, 0.8))
    assert found.comparison_rates == (Rates(), Rates())
    told = reads(stage, found)
    assert "Handoffs on time\n40% → 90%\n–\n–" in told
    assert "Accepted first time\n60% → 80%" in told
    assert "按时交付\n40% → 90%" in reads(stage, found, "zh-Hans")


def test_of_few_handoffs_nothing_is_told(stage: Stage) -> None:
    delivered(stage, 1, 4, BEFORE, on_time=2, first_time=3)
    delivered(stage, 11, 10, AFTER, on_time=9, first_time=8)
    found = measured(stage, ["payroll"], [])
    assert found.treated_rates[0] == Rates()
    assert "Handoffs on time" not in reads(stage, found)
