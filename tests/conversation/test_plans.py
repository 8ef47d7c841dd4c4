"""What people may expect of /plan: making plans, seeing them, finishing and dropping them, in both languages."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from baton.conversation.cards import Card
from baton.conversation.forms import Form
from baton.storage import people
from tests.handoffs import mark_sent
from tests.plans import ACTION, CUE, WHAT, card, fills, if_then, plan, refused, result
from tests.stage import Stage


def says(stage: Stage, who: str, typed: str) -> str:
    return stage.read(stage.says(who, typed), stage.person(who).language)


def id_of(stage: Stage, kind: str = "plan-set") -> str:
    return stage.owed(kind)[-1].reference


def test_an_if_then_plan_is_typed_as_one_says_it(stage: Stage) -> None:
    told = says(stage, "UALICE", f"/plan if {CUE} then I {ACTION}")
    assert "Planned as #1. You are asked on Tue, Dec 1 how it goes." in told
    assert "“When an order comes back, I will ask what was missing”" in told
    assert "Only you see this plan." in told
    told = says(stage, "ULINA", "/plan 当订货被退回时，我就先问清缺什么")
    assert "已记为计划 #2，12月1日周二会问您进展" in told
    assert "“当订货被退回时，我就先问清缺什么”" in told
    assert "已记为计划 #3" in says(stage, "ULINA", "/plan 如果客户着急就先给日期")


def test_if_then_plans_are_their_owners_alone(stage: Stage) -> None:
    made = if_then(stage, cue="the vendor calls")
    for who in ("UBOB", "UDAN"):
        assert "vendor calls" not in says(stage, who, "/plan")
        assert "no plan #1" in refused(stage, lambda who=who: stage.says(who, "/plan done 1"))
        assert "not there any more" in refused(stage, lambda who=who: stage.presses(who, "plan-look", made.id))
        assert "not there any more" in refused(stage, lambda who=who: stage.presses(who, "plan-drop", made.id))
    assert "vendor calls" not in says(stage, "UBOB", "/plan team")


def test_my_list_is_by_day_with_what_is_overdue_first_said_in_words(stage: Stage) -> None:
    if_then(stage)
    says(stage, "UALICE", "/plan result the checklist fits on one page by 15 Dec")
    says(stage, "UALICE", "/plan result the export runs by itself by thu")
    stage.forward(days=4)
    told = says(stage, "UALICE", "/plan")
    first = told.index("#3 the export runs by itself · overdue since Thu, Nov 26")
    second = told.index("#2 the checklist fits on one page · due Tue, Dec 15")
    assert told.index("Results") < first < second < told.index("If–then plans") < told.index("#1 When an order")
    for label in ("Done", "Check in", "Change", "Drop", "New plan", "New result"):
        assert label in told
    assert told == says(stage, "UALICE", "/plan list")
    assert "目前没有计划" in says(stage, "ULINA", "/plan")


def test_a_result_is_asked_of_one_colleague_who_accepts_it(stage: Stage) -> None:
    told = says(stage, "UALICE", "/plan result <@UBOB> the export runs by itself by fri")
    assert "Result #1 is with bob, who accepts or drops it." in told
    (row,) = stage.owed("plan-set", "UBOB")
    assert row.manner == "asked"
    heard = stage.hears(row)
    assert "alice asks you for a result, as its one owner" in heard
    assert "Due\nFri, Nov 27" in heard
    assert "Looked at on\nWed, Nov 25" in heard
    assert "not accepted yet" in says(stage, "UALICE", "/plan team")
    assert "Set by you for others\n#1 the export runs by itself · bob · due Fri, Nov 27 · not accepted yet" in says(
        stage, "UALICE", "/plan"
    )
    answer = stage.presses_in("UBOB", card(stage, "plan-set"), "Accept")
    assert "#1 is yours now." in stage.read(answer)
    assert stage.owed("plan-set")[0].revision == 2
    assert "You accepted it." in stage.hears(stage.owed("plan-set")[0])
    assert "the export runs by itself · bob · due Fri, Nov 27" in says(stage, "UALICE", "/plan team")
    assert "not accepted" not in says(stage, "UALICE", "/plan team")


def test_two_owners_are_refused_with_the_reason(stage: Stage) -> None:
    told = refused(stage, lambda: stage.says("UALICE", "/plan result <@UBOB> <@ULINA> all exports run by fri"))
    assert "pick one: bob or 李娜" in told
    assert "each can think another has it" in told
    told = refused(stage, lambda: stage.says("ULINA", "/plan 结果 <@UBOB> <@UALICE> 导出无需人工 周五前"), "zh-Hans")
    assert "责任就稀释了" in told


def test_results_are_set_inside_a_team_or_by_facilitators(stage: Stage) -> None:
    told = refused(stage, lambda: stage.says("UALICE", "/plan result <@UCHARLIE> the export runs by fri"))
    assert "charlie is not in your team" in told
    assert "/handoff @name what by fri" in told
    with stage.sessions.begin() as session:
        people.set_role(session, "T1", "UDAN", "facilitator", True)
    assert "is with charlie" in says(stage, "UDAN", "/plan result <@UCHARLIE> the export runs by itself by fri")
    assert "cannot own a result" in refused(
        stage, lambda: stage.says("UALICE", "/plan result <@UGUEST> the export runs by fri")
    )
    assert "members of this workspace" in refused(stage, lambda: stage.says("UGUEST", f"/plan if {CUE} then {ACTION}"))


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("/plan something", "That is not a plan yet"),
        ("/plan if the phone rings", "with “then” between them"),
        ("/plan if x then ask", "Please say when, in 3 to 150 characters"),
        ("/plan result the export runs by itself", "By which day?"),
        ("/plan result soon by fri", "in 10 to 200 characters"),
        ("/plan result the export runs by itself by 20 Nov", "Fri, Nov 20 has gone by"),
        ("/plan result the export runs by itself by 2029-01-01", "more than a year away"),
        ("/plan done", "Which one?"),
        ("/plan drop 12", "no plan #12"),
        ("/plan team Sales", "shown to its own people and leads"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(stage: Stage, typed: str, reason: str) -> None:
    assert reason in refused(stage, lambda: stage.says("UALICE", typed))


def test_ten_open_plans_are_the_most(stage: Stage) -> None:
    for number in range(10):
        if_then(stage, "UBOB", cue=f"order number {number} comes")
    assert "10 open plans" in refused(stage, lambda: stage.says("UBOB", f"/plan if {CUE} then {ACTION}"))
    told = refused(stage, lambda: stage.says("UALICE", "/plan result <@UBOB> the export runs by itself by fri"))
    assert "bob has 10 open plans" in told
    stage.says("UBOB", "/plan done 4")
    assert "Planned" in says(stage, "UBOB", f"/plan if {CUE} then {ACTION}")


def test_done_tells_whoever_set_it_and_offers_kudos(stage: Stage) -> None:
    made = result(stage, "UALICE", "UBOB")
    stage.presses("UBOB", "plan-accept", made.id)
    mark_sent(stage)
    stage.forward(days=2)
    told = says(stage, "UBOB", "/plan done 1")
    assert "#1 is done, on time, and closed." in told
    assert "alice is told." in told
    assert "bob has done what you set, on time" in stage.hears(stage.owed("plan-done", "UALICE")[0])
    form = stage.presses_in("UALICE", card(stage, "plan-done"), "Send kudos")
    assert isinstance(form, Form)
    assert form.name == "kudos-give"
    assert form.fields[0].value == ("UBOB",)
    assert "It is done and closed." in stage.hears(stage.owed("plan-set")[0])


def test_what_is_done_stays_done_whatever_late_button_is_pressed(stage: Stage) -> None:
    made = result(stage, "UALICE", "UBOB")
    stage.presses("UBOB", "plan-done", made.id)
    assert "done already" in stage.read(stage.presses("UBOB", "plan-done", made.id))
    for action, value in (
        ("plan-accept", made.id),
        ("plan-change", made.id),
        ("plan-help", made.id),
        ("plan-check-in", made.id),
        ("plan-check", f"on-the-way/{made.id}:2026-11-24"),
    ):
        assert "closed already" in refused(
            stage, lambda action=action, value=value: stage.presses("UBOB", action, value)
        )
    assert "closed already" in refused(stage, lambda: stage.says("UBOB", "/plan drop 1 no time left"))
    assert plan(stage, made.id).state == "done"


def test_only_the_owner_says_that_it_is_done(stage: Stage) -> None:
    result(stage, "UALICE", "UBOB")
    assert "Only the owner of #1" in refused(stage, lambda: stage.says("UALICE", "/plan done 1"))


def test_dropping_what_somebody_else_set_needs_a_reason_which_they_read(stage: Stage) -> None:
    result(stage, "UALICE", "UBOB")
    assert "say why" in refused(stage, lambda: stage.says("UBOB", "/plan drop 1"))
    mark_sent(stage)
    told = fills(stage, "UBOB", card(stage, "plan-set"), "Drop", words="The vendor decides that, not I")
    assert "#1 is dropped." in told
    heard = stage.hears(stage.owed("plan-dropped", "UALICE")[0])
    assert "bob cannot keep a result you set" in heard
    assert "Why\nThe vendor decides that, not I" in heard
    assert "You dropped it." in stage.hears(stage.owed("plan-set")[0])


def test_whoever_set_a_result_may_take_it_back_and_its_owner_hears(stage: Stage) -> None:
    result(stage, "UALICE", "UBOB")
    mark_sent(stage)
    shown = stage.says("UALICE", "/plan")
    assert isinstance(shown, Card)
    assert "bob is told." in stage.read(stage.presses_in("UALICE", shown, "Take back"))
    assert "alice no longer needs a result you own" in stage.hears(stage.owed("plan-dropped", "UBOB")[0])
    assert "It was taken back." in stage.hears(stage.owed("plan-set")[0])


def test_a_proposal_that_is_gone_before_it_is_sent_is_not_sent(stage: Stage) -> None:
    made = result(stage, "UALICE", "UBOB")
    stage.presses("UALICE", "plan-drop", made.id)
    assert stage.told(stage.owed("plan-set")[0]) is None


def test_ones_own_plan_is_dropped_at_once(stage: Stage) -> None:
    made = if_then(stage)
    assert "#1 is dropped." in stage.read(stage.presses("UALICE", "plan-drop", made.id))
    assert stage.owed("plan-dropped") == []
    if_then(stage)
    assert "已放弃" in stage.read(stage.says("UALICE", "/plan 放弃2不再需要"), "zh-Hans")
    told = says(stage, "UALICE", "/plan history")
    assert "#1 “When an order comes back, I will ask what was missing” · dropped Tue, Nov 24" in told
    assert "· dropped Tue, Nov 24: 不再需要" in told


def test_history_reaches_back_90_days(stage: Stage) -> None:
    if_then(stage)
    stage.says("UALICE", "/plan done 1")
    assert "#1 “When an order" in says(stage, "UALICE", "/plan history")
    stage.forward(days=91)
    assert "Nothing done or dropped" in says(stage, "UALICE", "/plan history")
    assert "近 90 天没有完成或放弃的计划" in says(stage, "ULINA", "/plan 历史")


def test_a_result_is_changed_by_its_owner_and_whoever_set_it_hears(stage: Stage) -> None:
    made = result(stage, "UALICE", "UBOB")
    stage.presses("UBOB", "plan-accept", made.id)
    form = stage.presses("UBOB", "plan-change", made.id)
    assert isinstance(form, Form)
    assert [field.value for field in form.fields] == [WHAT, date(2026, 12, 4), "2026-11-29"]
    told = stage.read(stage.sends("UBOB", form, due=date(2026, 12, 9), reviews="1 Dec, next fri"))
    assert "#1 is changed." in told
    after = plan(stage, made.id)
    assert (after.due_on, after.next_check) == (date(2026, 12, 9), date(2026, 12, 1))
    assert after.check_days == (date(2026, 12, 1), date(2026, 12, 4))
    heard = stage.hears(stage.owed("plan-changed", "UALICE")[0])
    assert "bob has changed a result you set" in heard
    assert "Due\nWed, Dec 9" in heard
    stage.sends("UBOB", form, due=date(2026, 12, 9), reviews="1 Dec, 4 Dec")
    assert len(stage.owed("plan-changed")) == 1, "what stays the same is not told again"


def test_the_form_of_a_result_takes_review_days_in_words(stage: Stage) -> None:
    form = stage.says("UALICE", "/plan result")
    assert isinstance(form, Form)

    def sent(**answers: Any) -> str:
        return stage.read(stage.sends("UALICE", form, what=WHAT, due=date(2026, 12, 8), **answers))

    assert "asked on Tue, Dec 1" in sent()
    assert "Result #2 is yours.\n" in sent(reviews="none")
    assert "asked on Fri, Nov 27" in sent(reviews="fri, 1 Dec and 2026-12-08")
    assert "“soonish” is no day" in refused(stage, lambda: sent(reviews="fri, soonish"))
    assert "not after the day it is due" in refused(stage, lambda: sent(reviews="12 Dec"))
    assert "at most 5 days" in refused(stage, lambda: sent(reviews="25 Nov, 26 Nov, 27 Nov, 28 Nov, 29 Nov, 30 Nov"))
    assert "is with bob" in sent(owner="UBOB")


def test_the_form_of_an_if_then_plan_asks_for_the_first_check_day(stage: Stage) -> None:
    shown = stage.says("ULINA", "/plan")
    assert isinstance(shown, Card)
    form = stage.presses_in("ULINA", shown, "新计划")
    assert isinstance(form, Form)
    stage.sends("ULINA", form, cue="订货被退回", action="先问清缺什么", check=date(2026, 11, 27))
    shown = stage.says("ULINA", "/plan")
    assert "#1 当订货被退回时，我就先问清缺什么" in stage.read(shown, "zh-Hans")
    change = stage.presses_in("ULINA", shown, "修改")  # type: ignore[arg-type]
    assert isinstance(change, Form)
    assert change.fields[0].value == "订货被退回"
    told = stage.read(stage.sends("ULINA", change, action="先复述一遍"), "zh-Hans")
    assert "#1 已修改" in told
    assert "“当订货被退回时，我就先复述一遍”" in told


def test_leads_read_how_many_plan_by_if_then_only_from_five_people_on(stage: Stage) -> None:
    more = [f"UTEAM{number}" for number in range(3)]
    with stage.sessions.begin() as session:
        for id in more:
            mate = replace(stage.person("UBOB"), id=id, name=id, full_name=id, handle=id)
            people.add(session, mate, now=stage.now)
            people.change(session, mate, team_id="payroll")
    for who in ("UALICE", "UBOB", *more[:2]):
        if_then(stage, who)
    assert "if–then" not in says(stage, "UALICE", "/plan team")
    if_then(stage, more[2])
    assert "5–9 people of the team have if–then plans, 5–9 together." in says(stage, "UALICE", "/plan team")
    assert "if–then" not in says(stage, "UBOB", "/plan team")


def test_a_result_due_today_is_not_overdue_where_its_owner_lives(stage: Stage) -> None:
    stage.says("ULINA", "/plan 结果 导出无需人工处理 11月25日前")
    stage.now = stage.now.replace(day=25, hour=15)  # 23:00 in Shanghai
    assert "11月25日周三前" in says(stage, "ULINA", "/plan")
    stage.forward(hours=2)
    assert "已逾期，应于11月25日周三完成" in says(stage, "ULINA", "/plan")
    assert "#1 已完成并关闭" in says(stage, "ULINA", "/plan 完成1")


def test_help_tells_the_grammar_in_both_languages(stage: Stage) -> None:
    assert "/plan result @owner what by fri" in says(stage, "UALICE", "/plan help")
    assert "/plan 结果 @负责人 内容 周五前" in says(stage, "ULINA", "/plan 帮助")


def test_names_inside_a_plan_are_words(stage: Stage) -> None:
    stage.says("UALICE", "/plan if <@UCHARLIE> calls then I answer at once")
    assert "When @charlie calls, I will answer at once" in says(stage, "UALICE", "/plan")


def test_a_due_day_may_be_a_year_ahead(stage: Stage) -> None:
    day = (stage.now + timedelta(days=360)).date()
    assert "is yours" in says(stage, "UALICE", f"/plan result the export runs by itself by {day}")
