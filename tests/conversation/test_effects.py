"""How the effect of a training and its return read, in both languages, and that they fit into a message."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from baton.conversation import effects as shown
from baton.conversation.cards import Card, Part
from baton.conversation.words import LANGUAGES, Voice
from baton.domain.effects import Response, TeamChange, effect, periods
from baton.domain.lines import Line
from baton.domain.metrics import Beside, Pair
from baton.domain.statistics.intervals import Interval
from baton.domain.statistics.roi import Estimate
from baton.services.effects import Measured, Rates, TeamMeasured
from slackapp.blocks import Capabilities, render_card
from tests.slackapp.limits_check import assert_within_limits
from tests.stage import plain

ENDS_ON = date(2026, 6, 30)
HOSTILE = "<!channel> *bold* `x` & <@U1|li> long name"


def team(place: int, shift: float) -> TeamChange:
    response = Response(5, 12)
    return TeamChange(
        f"t{place}", 3.5, 3.5 + shift, 3.45, 3.5, 7, 12, response_before=response, response_after=response
    )


def measured(trained: int, others: int, *, shift: float = 0.8) -> Measured:
    one = [team(place, shift + place / 100) for place in range(trained)]
    other = [team(100 + place, place / 100) for place in range(others)]
    return Measured(
        ends_on=ENDS_ON,
        periods=periods(ENDS_ON),
        over=False,
        teams=tuple(TeamMeasured(f"{HOSTILE} {each.team_id}", each in one, each) for each in [*one, *other]),
        finding=effect(one, other, seed=1),
        missing=tuple(f"{HOSTILE} {place}" for place in range(30)),
        treated_rates=(Rates(0.5, 0.75), Rates(0.6, 0.9)),
        comparison_rates=(Rates(0.5, 0.75), Rates(None, 0.9)),
        metrics=tuple(Beside(f"{HOSTILE} {n}", "days", Pair(12, 0.04, 3), None, Pair(1e6, -3, 1)) for n in range(10)),
        group_minimum=5,
        seed=1,
    )


def card(parts: list[Part]) -> Card:
    return Card(Line("effects-table"), tuple(parts))


def said(parts: list[Part], language: str = "en") -> str:
    return plain(card(parts), Voice(language, ZoneInfo("UTC")))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("trained", "others"), [(0, 3), (1, 0), (5, 0), (2, 2), (4, 40), (30, 30)])
@pytest.mark.parametrize("can", [Capabilities(), Capabilities(charts=False, tables=False, rich_text=False)])
def test_every_finding_fits_into_a_message(language: str, trained: int, others: int, can: Capabilities) -> None:
    for named in (True, False):
        parts = shown.parts(measured(trained, others), named=named)
        for post in render_card(card(parts), Voice(language, ZoneInfo("UTC")), can):
            assert_within_limits(list(post.blocks))


@pytest.mark.parametrize(
    ("trained", "others", "shift", "english", "chinese"),
    [
        (6, 6, 0.8, "clearly improved more", "提升明显大于"),
        (6, 6, -0.8, "clearly did worse", "明显落后于"),
        (6, 6, 0.0, "No clear change", "变化不明显"),
        (3, 3, 0.8, "An indication that the trained teams improved more", "有迹象表明参训团队比对照团队多提升了"),
        (3, 3, -0.8, "An indication that the trained teams did worse", "有迹象表明参训团队比对照团队落后了"),
        (3, 3, 0.0, "No indication", "没有迹象"),
        (2, 6, 0.8, "Too few teams for a test", "团队太少"),
        (6, 0, 0.8, "No comparison group", "没有对照组"),
        (0, 6, 0.8, "Nothing can be said yet", "还无法判断"),
    ],
)
def test_the_first_sentence_says_as_much_as_the_teams_bear(
    trained: int, others: int, shift: float, english: str, chinese: str
) -> None:
    finding = measured(trained, others, shift=shift).finding
    for language, expected in (("en", english), ("zh-Hans", chinese)):
        assert expected in Voice(language, ZoneInfo("UTC")).say(shown.headline(finding))


def test_all_that_stands_against_it_is_told_with_it() -> None:
    told, chinese = said(shown.parts(measured(6, 6))), said(shown.parts(measured(6, 6)), "zh-Hans")
    for each in ("Low numbers rise", "by another measure", "wears off", "The same colleagues", "choose themselves"):
        assert each in told
    for each in ("低分会自然回升", "衡量标准", "之后会淡去", "同一位同事", "由各人自己决定", "其他变化"):
        assert each in chinese
    assert "Baton does not know what else changed" in told
    assert "the weeks 5 to 12. Each release is of at least 5 people" in told
    assert "即第 5 至 12 周。每次汇总至少 5 人" in chinese


def test_a_return_is_told_as_a_range_with_what_was_entered() -> None:
    ranges = Interval(50_000, 100_000), Interval(20_000, 25_000), Interval(0.2, 0.4), Interval(0.5, 0.7)
    told, chinese = (said(shown.roi_parts(Estimate(*ranges), "EUR"), language) for language in LANGUAGES)
    assert "The return on what was spent: -80 to 40%." in told
    assert "Benefit put down to the training\n5,000 to 28,000 EUR" in told
    assert "Months until the cost is earned\n8.6 to 60.0" in told
    assert "a benefit of 50,000 to 100,000 EUR a year, a cost of 20,000 to 25,000 EUR, 20 to 40% of the benefit" in told
    assert "Baton measured none of it." in told
    assert "投入的回报率：-80 至 40%" in chinese
    assert (
        "每年收益 50,000 至 100,000 EUR，投入 20,000 至 25,000 EUR，其中归于培训的占 20 至 40%，把握 50 至 70%"
        in chinese
    )


def test_one_value_is_no_range_and_nothing_spent_has_no_return() -> None:
    sure = Estimate(Interval(100_000, 100_000), Interval(20_000, 20_000), Interval(0.4, 0.4), Interval(0.7, 0.7))
    assert "The return on what was spent: 40%." in said(shown.roi_parts(sure, "元"))
    assert "28,000 元" in said(shown.roi_parts(sure, "元"), "zh-Hans")
    free = Estimate(sure.benefit, Interval(0, 0), sure.share, sure.confidence)
    assert "Nothing was spent, so there is no return to compute." in said(shown.roi_parts(free, ""))
    assert "没有投入，因此无法计算回报率" in said(shown.roi_parts(free, ""), "zh-Hans")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_return_fits_into_a_message(language: str) -> None:
    most = Interval(0, 10**12)
    parts = shown.roi_parts(Estimate(most, Interval(0.01, 1), Interval(0, 1), Interval(0, 1)), HOSTILE)
    for post in render_card(card(parts), Voice(language, ZoneInfo("UTC"))):
        assert_within_limits(list(post.blocks))


@pytest.mark.parametrize(("value", "told"), [(0.04, "0.04"), (12.5, "12.5"), (1200, "1,200"), (-3.0, "-3.00")])
def test_a_figure_has_as_many_places_as_its_size_deserves(value: float, told: str) -> None:
    assert shown.amount(value) == told
