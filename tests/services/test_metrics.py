"""A company's own figures are taken over whole, or refused with every reason, and only ever shown beside a training."""

from datetime import date

import pytest

from baton.conversation import effects as shown
from baton.conversation.cards import Card
from baton.domain.lines import Refusal
from baton.domain.metrics import Beside, Figure, Pair
from baton.services import effects, metrics
from baton.services.metrics import Taken
from baton.storage import metrics as store
from tests.rows import founded
from tests.stage import ACME, Stage

HEADER = "metric,team,month,value,unit,source\n"
ENDS_ON = date(2026, 6, 15)


def imports(stage: Stage, sheet: str | bytes, actor: str | None = None) -> Taken:
    who = stage.person(actor) if actor else None
    with stage.sessions.begin() as session:
        return metrics.take_over(stage.context(session), who, sheet)


def refused(stage: Stage, sheet: str, language: str = "en") -> list[str]:
    with pytest.raises(Refusal) as refusal:
        imports(stage, sheet)
    return [stage.refusal(Refusal(each.line), language) for each in refusal.value.all()]


def kept(stage: Stage, teams: list[str] | None = None) -> list[Figure]:
    with stage.sessions.read() as session:
        return store.between(session, ACME.id, teams, "2026-01", "2026-12")


def beside(stage: Stage, treated: list[str], comparison: list[str]) -> tuple[Beside, ...]:
    with stage.sessions.read() as session:
        return metrics.beside(stage.context(session), treated, comparison, ENDS_ON)


# Taking over


def test_figures_of_teams_and_of_the_whole_company_are_taken_over(stage: Stage) -> None:
    sheet = (
        HEADER
        + "Delivery time,payroll,2026-05,12.5,days,ERP\n离职率,,2026/6,-0.5,%,\nOpen tickets,Sales,2026-05,30,,\n"
    )
    assert imports(stage, sheet) == Taken(3, ("Open tickets", "delivery-time", "turnover"))
    assert kept(stage) == [
        Figure("Open tickets", "sales", "2026-05", 30.0),
        Figure("delivery-time", "payroll", "2026-05", 12.5, "days", "ERP"),
        Figure("turnover", None, "2026-06", -0.5, "%"),
    ]
    assert [each.name for each in kept(stage, ["payroll"])] == ["delivery-time", "turnover"]


def test_a_later_import_replaces_the_same_team_metric_and_month_and_nothing_else(stage: Stage) -> None:
    imports(
        stage, HEADER + "turnover,Sales,2026-05,3,%,old\nturnover,Sales,2026-06,4,%,old\nturnover,,2026-05,5,%,old\n"
    )
    imports(stage, HEADER + "TURNOVER,sales,2026-05,3.5,‰,new\n")
    assert {(each.team_id, each.month): (each.value, each.unit, each.source) for each in kept(stage)} == {
        ("sales", "2026-05"): (3.5, "‰", "new"),
        ("sales", "2026-06"): (4.0, "%", "old"),
        (None, "2026-05"): (5.0, "%", "old"),
    }


def test_capitals_and_spaces_make_no_second_metric(stage: Stage) -> None:
    imports(stage, HEADER + "Open tickets,,2026-04,30,,\n")
    imports(stage, HEADER + "open  TICKETS,,2026-05,31,,\nOpenTickets,,2026-06,32,,\n")
    assert {each.name for each in kept(stage)} == {"Open tickets"}


def test_every_problem_is_told_with_its_line_and_nothing_is_taken_over(stage: Stage) -> None:
    sheet = HEADER + (
        "turnover,,2026-05,3,%,\n"  # 2: fine
        ",,2026-05,3,%,\n"  # 3
        "turnover,Pay roll team,2026-05,3,%,\n"  # 4
        "turnover,Zzz,2026-05,3,%,\n"  # 5
        'turnover,,2026-06,"1,234",%,\n'  # 6
        "turnover,,2026-07,nan,%,\n"  # 7
        "turnover,,2026-13,,%,\n"  # 8
        "turnover,,2027-01,3,%,\n"  # 9
        "Turnover ,,2026/05,4,%,\n"  # 10
        f"{'x' * 41},,2026-05,3,{'u' * 21},{'s' * 81}\n"  # 11
        f"turnover,,2026-03,{'9' * 20},%,,more\n"  # 12
    )
    sentences = refused(stage, sheet)
    for line, says in (
        (3, "the metric needs a name of at most 40 characters"),
        (4, "there is no team Pay roll team. Did you mean Payroll?"),
        (5, "there is no team Zzz. Leave it blank for the whole company"),
        (6, "1,234 is no value. Write digits with a point"),
        (7, "nan is no value"),
        (8, "2026-13 is no month. Write it like 2026-11."),
        (8, "the value is missing"),
        (9, "2027-01 lies outside 2000-01 to 2026-11."),
        (10, "the same metric, team and month stand on line 2 already"),
        (11, "at most 40 characters"),
        (11, "a unit has at most 20 characters"),
        (11, "a source has at most 80 characters"),
        (12, "7 fields"),
        (12, "too large"),
    ):
        assert any(each.startswith(f"Line {line}: ") and says in each for each in sentences), (line, says, sentences)
    assert len(sentences) == 14
    assert kept(stage) == []
    chinese = refused(stage, sheet, "zh-Hans")
    assert all(each.startswith("第 ") for each in chinese)
    assert "第 4 行：没有名为“Pay roll team”的团队，是指 Payroll 吗？" in chinese
    assert "第 9 行：2027-01 不在 2000-01 至 2026-11 之间" in chinese


@pytest.mark.parametrize(
    ("sheet", "says"),
    [
        ("", "The file holds no figures"),
        (HEADER, "The file holds no figures"),
        ("metric,team,month,value\nturnover,,2026-05,3\n", "Missing columns: unit and source."),
        (HEADER + 'turnover,"Sales,2026-05,3,,\n', "cannot be read as CSV"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_refused(stage: Stage, sheet: str, says: str) -> None:
    assert says in refused(stage, sheet)[0]


def test_admins_and_facilitators_take_figures_over_and_the_log_says_who(stage: Stage) -> None:
    with pytest.raises(Refusal, match="metrics-not-yours") as refusal:
        imports(stage, HEADER + "turnover,,2026-05,3,%,\n", "UALICE")
    assert "/baton roles shows who they are" in stage.refusal(refusal.value)
    assert "请联系其中一位" in stage.refusal(refusal.value, "zh-Hans")
    stage.says("UDAN", "/baton roles grant <@UALICE> facilitator")
    imports(stage, HEADER + "turnover,,2026-05,3,%,\nturnover,,2026-06,3,%,\n", "UALICE")
    imports(stage, HEADER + "turnover,,2026-05,3,%,\n", "UDAN")
    log = stage.read(stage.says("UDAN", "/baton audit"))
    assert "alice took over 2 figures of 1 metric" in log
    assert "dan took over 1 figure of 1 metric" in log
    assert "导入了 1 个指标的 2 个数值" in stage.read(stage.says("UDAN", "/baton audit"), "zh-Hans")


def test_one_figure_may_be_typed(stage: Stage) -> None:
    imports(stage, HEADER + "Open tickets,,2026-04,30,,\n")
    with stage.sessions.begin() as session:
        ctx = stage.context(session)
        entered = metrics.enter(ctx, stage.person("UDAN"), Figure("open tickets", None, "2026-04", 31.0, " each "))
        for wrong, id in (
            (Figure("", None, "2026-04", 1.0), "metrics-bad-name"),
            (Figure("turnover", None, "2026-12", 1.0), "metrics-when"),
            (Figure("turnover", None, "2026-04", float("inf")), "metrics-too-large"),
            (Figure("turnover", "nobody", "2026-04", 1.0), "teams-gone"),
        ):
            with pytest.raises(Refusal, match=id):
                metrics.enter(ctx, stage.person("UDAN"), wrong)
    assert kept(stage) == [entered] == [Figure("Open tickets", None, "2026-04", 31.0, "each")]


# Beside a training


def test_metrics_are_told_as_means_of_the_months_there_are(stage: Stage) -> None:
    founded(stage, "one", "two", "other", size=5)
    imports(
        stage,
        HEADER
        + "delivery-time,one,2025-05,99,days,\n"  # before the twelve months
        + "delivery-time,one,2025-06,10,days,\ndelivery-time,one,2026-05,20,days,\n"
        + "delivery-time,one,2026-06,99,days,\n"  # the month of the course itself
        + "delivery-time,one,2026-07,11,days,\ndelivery-time,one,2026-09,12,days,\ndelivery-time,one,2026-10,99,days,\n"
        + "delivery-time,two,2026-05,5,days,\ndelivery-time,two,2026-07,4.5,days,\n"
        + "delivery-time,other,2026-05,7,days,\n"  # nothing after it
        + "delivery-time,,2026-05,8,days,\ndelivery-time,,2026-08,9,days,\n"
        + "delivery-time,one,2026-04,3,weeks,\ndelivery-time,one,2026-08,2,weeks,\n",
    )
    assert beside(stage, ["one", "two"], ["other"]) == (
        Beside("delivery-time", "days", Pair(10.0, 8.0, 2), None, Pair(8.0, 9.0, 1)),
        Beside("delivery-time", "weeks", Pair(3.0, 2.0, 1), None, None),
    )


def test_figures_of_a_team_of_four_stand_nowhere(stage: Stage) -> None:
    founded(stage, "small", size=4)
    founded(stage, "large", size=5)
    rows = (
        f"turnover,{team},2026-{month},{value},%,\n" for team in ("small", "large") for month, value in ((5, 3), (7, 2))
    )
    imports(stage, HEADER + "".join(rows))
    assert beside(stage, ["small"], []) == ()
    assert beside(stage, ["small", "large"], []) == (Beside("turnover", "%", Pair(3.0, 2.0, 1), None, None),)


def test_they_stand_in_the_effect_as_plain_numbers(stage: Stage) -> None:
    founded(stage, "one", size=5)
    imports(
        stage,
        HEADER
        + "turnover,one,2026-05,3,%,\nturnover,one,2026-07,2.25,%,\nTickets,,2026-05,1200,,\nTickets,,2026-07,90,,\n",
    )
    with stage.sessions.read() as session:
        found = effects.measure(stage.context(session), ["one"], [], ENDS_ON, seed=1)
    card = Card(shown.headline(found.finding), tuple(shown.parts(found)))
    told = stage.read(card)
    assert "Turnover\n3.00 → 2.25 %\n–\n–" in told
    assert "Tickets\n–\n–\n1,200 → 90.0" in told
    assert "Nothing here is tested" in told
    assert "离职率\n3.00 → 2.25 %" in stage.read(card, "zh-Hans")
    assert "这些数字未经检验" in stage.read(card, "zh-Hans")
