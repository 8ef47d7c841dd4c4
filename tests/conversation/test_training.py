"""What people may expect after a course: a short message now and then, which they can answer or stop."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from baton.conversation.cards import Buttons, Card
from baton.conversation.forms import Form
from baton.conversation.words import Voice
from baton.domain.courses import words_in
from baton.domain.lines import Refusal
from baton.domain.releases import LEVEL
from baton.domain.reports import Measured, Numbers, Report
from baton.domain.weeks import Window, iso_week
from baton.services.courses import shipped
from baton.services.training.following import WHETHER
from baton.storage.deliveries import DeliveryRow
from baton.storage.plans import counted
from baton.storage.reports import kept
from slackapp.blocks import render_card, render_form
from tests.conversation.test_home import opens as opens_home
from tests.handoffs import handoff, order
from tests.plans import refused
from tests.slackapp.limits_check import assert_nothing_shortened, assert_within_limits
from tests.stage import ACME, Stage
from tests.trainings import (
    FRIDAY,
    PLAN,
    answers,
    asked,
    begin,
    cohort,
    come,
    filled,
    message,
    morning,
    opens,
    press,
    reads,
    run,
    send,
    theirs,
)

COURSE = shipped()["internal-service"]
KEYS = [step.key for step in COURSE.steps if step.kind != "manager"]
KINDS = {step.key: step.kind for step in COURSE.steps}
KEY = {step.kind: step.key for step in reversed(COURSE.steps)}
HAN = re.compile("[\u3400-\u9fff]")


def says(stage: Stage, who: str, typed: str) -> str:
    return stage.read(stage.says(who, typed), stage.person(who).language)


def presses(stage: Stage, who: str, shown: Any, label: str) -> str:
    answer = stage.presses_in(who, shown, label)
    return "" if answer is None else stage.read(answer, stage.person(who).language)


def state(stage: Stage, who: str, key: str) -> str:
    found = theirs(stage, who)[key]
    return f"{found.state} {found.why}".strip()


def assert_short(stage: Stage, card: Card, language: str) -> None:
    """What stands there before the menu is opened: 60 words at most, 110 Chinese characters."""
    shown = [replace(part, more=()) if isinstance(part, Buttons) else part for part in card.parts[1:]]
    told = stage.read(replace(card, parts=tuple(shown)), language)
    assert words_in(told.replace("⋯", "")) <= (60 if language == "en" else 110), told


# The whole way


@pytest.mark.parametrize("who", ["UBOB", "ULINA"])
def test_every_message_is_short_has_one_button_and_the_rest_in_a_menu(stage: Stage, who: str) -> None:
    begin(stage, who)
    language, zone = stage.person(who).language, ZoneInfo(stage.person(who).zone)
    for key in KEYS:
        row = come(stage, who, key)
        card = message(stage, row)
        (ways,) = [part for part in card.parts if isinstance(part, Buttons)]
        assert [each.style for each in ways.items] == ["primary"]
        assert [each.action for each in ways.more] == ["training-snooze"] * 3 + ["training-stop"]
        assert_short(stage, card, language)
        for post in render_card(card, Voice(language, zone)):
            assert_within_limits(post.blocks)
        if isinstance(form := press(stage, row), Form):
            view = render_form(form, Voice(language, zone))
            assert_within_limits(view)
            assert_nothing_shortened(view)
            answers(stage, row)
        after = ("Answered", "Seen") if language == "en" else ("已回答，谢谢", "已查看，谢谢")
        assert after[key == KEY["practice"]] in reads(stage, row)
    assert len(asked(stage, who)) == len(KEYS)


def test_bobs_half_year_reads_as_one_conversation(stage: Stage) -> None:
    begin(stage, "UBOB")
    row = come(stage, "UBOB", KEY["diagnosis"])
    assert "Internal service, message 1 of 9. ⋯ puts it off or stops them." in reads(stage, row)
    form = opens(stage, row)
    assert "Shown to the facilitator only as the average of at least five people." in stage.read(form)
    assert len(form.fields) == 5
    assert "Thank you, that is noted." in answers(stage, row)

    row = come(stage, "UBOB", KEY["commitment"])
    form = opens(stage, row)
    assert "Your plan and the four lines are yours alone" in stage.read(form)
    told = answers(stage, row, useful=5, keep="asking twice", **PLAN)
    assert "Your plan: when an order comes back, I will ask what was missing" in told
    assert "#1 When an order comes back, I will ask what was missing" in says(stage, "UBOB", "/plan")

    row = come(stage, "UBOB", "day-after")
    question = COURSE.question(theirs(stage, "UBOB")["day-after"].picked)
    wrong = (question.right + 1) % len(question.options)
    told = answers(stage, row, option=str(wrong))
    assert f"Not quite: {question.options[question.right]['en']}" in told
    assert question.answer["en"] in told

    row = come(stage, "UBOB", KEY["practice"])
    lesson = COURSE.lesson(theirs(stage, "UBOB")[KEY["practice"]].picked)
    told = stage.read(press(stage, row))
    assert lesson.title["en"] in told
    assert lesson.words["en"] in told
    assert "Make it my plan" in told

    row = come(stage, "UBOB", KEY["check"])
    form = opens(stage, row)
    assert "Your plan: when an order comes back, I will ask what was missing" in stage.read(form)
    question = COURSE.question(theirs(stage, "UBOB")[KEY["check"]].picked)
    told = answers(stage, row, option=str(question.right), outcome="fired")
    assert "Right." in told
    assert "Your plan: when" in told

    row = come(stage, "UBOB", KEY["review"])
    told = answers(stage, row, customers=("UCHARLIE", "ULINA"), improve="answer sooner")
    assert "Asked 2 people." in told
    assert {each.recipient for each in stage.owed("rating-request")} == {"UCHARLIE", "ULINA"}

    row = come(stage, "UBOB", KEY["booster"])
    told = answers(stage, row, cue="a handoff is late", action="say so before noon")
    assert "Your plan: when a handoff is late, I will say so before noon" in told

    row = come(stage, "UBOB", KEY["evaluation"])
    form = opens(stage, row)
    assert "Not used for appraisal." in stage.read(form)
    assert len(form.fields) == len(COURSE.behaviours) + 1
    assert "What the cohort changed comes to you" in answers(stage, row)

    row = come(stage, "UBOB", KEY["refresh"])
    assert "Half a year on" in reads(stage, row)
    assert "Thank you" in answers(stage, row)
    told = says(stage, "UBOB", "/training")
    assert "Nothing more is planned. You have answered 9 of 9." in told


def test_li_nas_half_year_is_in_chinese_throughout(stage: Stage) -> None:
    begin(stage, "ULINA")
    row = come(stage, "ULINA", KEY["diagnosis"])
    assert "内部服务，第 1 条，共 9 条。⋯ 可以稍后或停止" in reads(stage, row)
    assert "讲师只看到至少五人的平均值" in stage.read(opens(stage, row), "zh-Hans")
    assert "谢谢，已记下" in answers(stage, row)
    row = come(stage, "ULINA", KEY["commitment"])
    told = answers(stage, row, cue="订货被退回", action="先问清缺什么")
    assert "您的计划：当订货被退回时，我就先问清缺什么" in told
    row = come(stage, "ULINA", "day-after")
    question = COURSE.question(theirs(stage, "ULINA")["day-after"].picked)
    told = answers(stage, row, option=str((question.right + 1) % len(question.options)))
    assert f"还差一点，答案是：{question.options[question.right]['zh-Hans']}" in told
    row = come(stage, "ULINA", KEY["practice"])
    assert COURSE.lesson(theirs(stage, "ULINA")[KEY["practice"]].picked).words["zh-Hans"] in stage.read(
        press(stage, row), "zh-Hans"
    )
    row = come(stage, "ULINA", KEY["check"])
    assert "用上了" in stage.read(opens(stage, row), "zh-Hans")
    answers(stage, row, outcome="not-yet")
    row = come(stage, "ULINA", KEY["review"])
    answers(stage, row, customers=("UALICE",))
    assert stage.owed("rating-request", "UALICE")
    come(stage, "ULINA", KEY["booster"])
    answers(stage, asked(stage, "ULINA")[-1], cue="交接要晚了", action="提前说")
    row = come(stage, "ULINA", KEY["evaluation"])
    assert "一两周后会告诉您全班带来了什么变化" in answers(stage, row)
    row = come(stage, "ULINA", KEY["refresh"])
    answers(stage, row)
    told = says(stage, "ULINA", "/training")
    assert "没有后续安排了，已回答 9 条，共 9 条" in told
    assert not re.search("[A-Za-z]{4,}", told.replace("Spring", ""))


def test_it_comes_at_ten_where_one_lives_and_not_on_a_holiday(stage: Stage) -> None:
    begin(stage, "UBOB", "ULINA", ends_on=date(2026, 9, 24))
    morning(stage, date(2026, 9, 24), "Asia/Shanghai")
    run(stage)
    assert (len(asked(stage, "ULINA")), len(asked(stage, "UBOB"))) == (1, 0)
    # Mid-autumn festival on the 25th: the question of the day after comes on Sunday's replacement or later.
    due = theirs(stage, "ULINA")["day-after"].due_on
    assert due > date(2026, 9, 25)
    assert theirs(stage, "UBOB")["day-after"].due_on == date(2026, 9, 25)


# Wrong input


def keeps_nothing(stage: Stage, row: DeliveryRow) -> None:
    key = row.reference.rpartition("/")[2]
    assert state(stage, row.recipient, key) == "asked"


def wrong(stage: Stage, row: DeliveryRow, language: str = "en", **said: Any) -> tuple[str | None, str]:
    """The field and the sentence of a refusal."""
    form = opens(stage, row)
    with pytest.raises(Refusal) as refusal:
        stage.sends(row.recipient, form, **filled(form, **said))
    keeps_nothing(stage, row)
    return refusal.value.field, stage.refusal(refusal.value, language)


def test_half_a_plan_is_refused_at_the_half_that_is_missing(stage: Stage) -> None:
    begin(stage, "UBOB")
    row = come(stage, "UBOB", KEY["commitment"])
    sentence = "A plan needs both halves: when something happens, and what you will do then."
    assert wrong(stage, row, cue="an order comes back", action=" ") == ("action", sentence)
    assert wrong(stage, row, cue="", action="ask") == ("cue", sentence)
    assert "计划要有两半" in wrong(stage, row, "zh-Hans", cue="", action="ask")[1]
    assert "#1" not in says(stage, "UBOB", "/plan")


def test_who_says_the_plan_changes_has_to_change_it(stage: Stage) -> None:
    begin(stage, "UBOB")
    answers(stage, come(stage, "UBOB", KEY["commitment"]))
    row = come(stage, "UBOB", KEY["check"])
    field, sentence = wrong(stage, row, outcome="changed")
    assert (field, sentence) == ("action", "Please write the plan as you want it from now on.")
    told = answers(stage, row, outcome="changed", action="ring them up")
    assert "Your plan: when an order comes back, I will ring them up" in told
    assert says(stage, "UBOB", "/plan").count("#1 When") == 1
    assert "#2" not in says(stage, "UBOB", "/plan")


def test_a_plan_that_came_true_may_be_changed_in_the_same_breath_and_both_are_kept(stage: Stage) -> None:
    begin(stage, "UBOB")
    answers(stage, come(stage, "UBOB", KEY["commitment"]))
    told = answers(stage, come(stage, "UBOB", KEY["check"]), outcome="fired", action="ring them up")
    assert "Your plan: when an order comes back, I will ring them up" in told
    with stage.sessions.read() as session:
        since = datetime(2026, 3, 1, tzinfo=UTC)
        assert counted.used(session, ACME.id, ["UBOB"], since) == {"UBOB": (1, 1, 0)}


def test_customers_that_cannot_be_asked_are_named_at_their_field_and_nothing_is_kept(stage: Stage) -> None:
    begin(stage, "UBOB")
    row = come(stage, "UBOB", KEY["review"])
    for who in ("UBOB", "UGONE", "UBOT"):
        field, sentence = wrong(stage, row, customers=(who,), keep="a line")
        assert field == "customers"
        assert sentence
    assert stage.owed("rating-request") == []


def test_a_message_is_answered_by_its_reader_alone(stage: Stage) -> None:
    begin(stage, "UBOB")
    row = come(stage, "UBOB", KEY["commitment"])
    form = opens(stage, row)
    for deed in ("training-open", "training-show", "training-stop"):
        assert "This message was for somebody else." in refused(
            stage, lambda deed=deed: stage.presses("UCHARLIE", deed, row.reference)
        )
    assert "somebody else" in refused(stage, lambda: stage.sends("UCHARLIE", form, **filled(form)))
    assert "somebody else" in refused(stage, lambda: stage.presses("UCHARLIE", "training-snooze", f"3/{row.reference}"))
    assert "这条消息是发给别人的" in refused(
        stage, lambda: stage.presses("ULINA", "training-open", row.reference), "zh-Hans"
    )
    assert state(stage, "UBOB", KEY["commitment"]) == "asked"


# Late, twice, later


def test_a_late_answer_counts_and_ends_a_streak_of_ignoring(stage: Stage) -> None:
    begin(stage, "UBOB")
    first = come(stage, "UBOB", KEY["commitment"])
    morning(stage, FRIDAY + timedelta(days=3))
    run(stage)
    send(stage)
    assert state(stage, "UBOB", KEY["commitment"]) == "ignored"
    assert "Your plan" in answers(stage, first)
    assert state(stage, "UBOB", KEY["commitment"]) == "answered"
    assert "Answered, thank you." in reads(stage, first)


def test_a_form_that_is_sent_twice_makes_one_plan_and_the_first_answer_stands(stage: Stage) -> None:
    begin(stage, "UBOB")
    row = come(stage, "UBOB", KEY["commitment"])
    form = opens(stage, row)
    stage.sends("UBOB", form, **filled(form, useful=5))
    at = theirs(stage, "UBOB")[KEY["commitment"]].answered_at
    stage.forward(hours=1)
    stage.sends("UBOB", form, **filled(form, useful=1))
    found = theirs(stage, "UBOB")[KEY["commitment"]]
    assert (found.answer["useful"], found.answered_at) == (5, at)
    assert says(stage, "UBOB", "/plan").count("#1 When") == 1
    assert "#2" not in says(stage, "UBOB", "/plan")


@pytest.mark.parametrize(("label", "days"), [("Tomorrow", 10), ("In 3 days", 10), ("In 7 days", 17)])
def test_a_message_is_put_off_by_its_menu_and_comes_again(stage: Stage, label: str, days: int) -> None:
    begin(stage, "UBOB")
    row = come(stage, "UBOB", KEY["practice"])  # a Friday; the one after it has a message of its own
    assert presses(stage, "UBOB", message(stage, row), label) == ""
    due = theirs(stage, "UBOB")[KEY["practice"]].due_on
    assert due == FRIDAY + timedelta(days=days)
    assert "Put off until" in reads(stage, row)
    for later in range(8, days):  # what is due in between comes on its own day
        morning(stage, FRIDAY + timedelta(days=later))
        run(stage)
        send(stage)
    again = come(stage, "UBOB", KEY["practice"])
    assert again.id != row.id
    assert again.manner == "asked"  # one asked for it, so it is no unasked message
    press(stage, again)
    assert "Seen, thank you." in reads(stage, again)
    assert "Seen, thank you." in reads(stage, row)


def test_what_was_read_can_be_read_again(stage: Stage) -> None:
    begin(stage, "UBOB")
    row = come(stage, "UBOB", KEY["practice"])
    first = stage.read(press(stage, row))
    assert "A plan for it: when " in first
    assert "Internal service, message 4 of 9" in reads(stage, row)
    assert presses(stage, "UBOB", message(stage, row), "Show me how") == first


def test_a_plan_comes_before_the_lines_that_may_stay_empty(stage: Stage) -> None:
    begin(stage, "UBOB")
    form = opens(stage, come(stage, "UBOB", KEY["commitment"]))
    assert [each.key for each in form.fields] == ["useful", "cue", "action", "keep", "improve", "start", "stop"]
    answers(stage, asked(stage, "UBOB")[-1], useful=5, **PLAN)
    form = opens(stage, come(stage, "UBOB", KEY["check"]))
    assert [each.key for each in form.fields] == ["outcome", "cue", "action", "option"]
    assert "Leave the plan as it is unless you change it" in stage.read(form)


def test_it_is_put_off_by_typing_too(stage: Stage) -> None:
    begin(stage, "UBOB", "ULINA")
    assert "Nothing waits for you" in refused(stage, lambda: stage.says("UBOB", "/training snooze"))
    row = come(stage, "UBOB", KEY["check"])
    for typed in ("2", "tomorow", "3 weeks", "-1", "0"):
        assert "1, 3 or 7 days" in refused(stage, lambda typed=typed: stage.says("UBOB", f"/training snooze {typed}"))
    assert state(stage, "UBOB", KEY["check"]) == "asked"
    assert "Put off until Mon, Mar 23." in says(stage, "UBOB", "/training snooze 3 days")
    assert "Put off until" in reads(stage, row)
    come(stage, "ULINA", KEY["review"])
    assert "已推迟到" in says(stage, "ULINA", "/training 稍后 7天")
    assert "1、3 或 7 天" in refused(stage, lambda: stage.says("ULINA", "/training 稍后 两周"), "zh-Hans")


def test_one_click_stops_everything_and_resume_brings_back_what_is_still_to_come(stage: Stage) -> None:
    begin(stage, "UBOB")
    row = come(stage, "UBOB", "day-after")
    assert "Spring sends you nothing more. /training resume brings it back." in presses(
        stage, "UBOB", message(stage, row), "Stop these messages"
    )
    assert "This one is over." in reads(stage, row)
    morning(stage, theirs(stage, "UBOB")[KEY["practice"]].due_on)
    run(stage)
    assert len(asked(stage, "UBOB")) == 1
    assert "You have stopped the messages of this training." in says(stage, "UBOB", "/training")
    assert "no training that is running" in refused(stage, lambda: stage.says("UBOB", "/training stop"))
    stage.forward(days=1)
    assert "Spring goes on." in says(stage, "UBOB", "/training resume")
    assert "None of your trainings is stopped." in refused(stage, lambda: stage.says("UBOB", "/training resume"))
    assert state(stage, "UBOB", KEY["practice"]) == "dropped stopped"
    assert "Internal service" in reads(stage, come(stage, "UBOB", KEY["check"]))


def test_who_stops_by_mistake_and_goes_on_at_once_can_answer_what_stands_there(stage: Stage) -> None:
    begin(stage, "UBOB")
    row = come(stage, "UBOB", KEY["practice"])
    says(stage, "UBOB", "/training stop")
    assert "This one is over." in reads(stage, row)
    says(stage, "UBOB", "/training resume")
    assert "Show me how" in reads(stage, row)
    press(stage, row)
    assert state(stage, "UBOB", KEY["practice"]) == "answered"


def test_in_chinese_stopping_and_going_on_read_well(stage: Stage) -> None:
    begin(stage, "ULINA")
    row = come(stage, "ULINA", KEY["practice"])
    assert "Spring 不再发消息给您，可用 /training 继续 恢复" in presses(
        stage, "ULINA", message(stage, row), "停止这些消息"
    )
    assert "您已停止这次培训的消息" in says(stage, "ULINA", "/training")
    assert "Spring 继续" in says(stage, "ULINA", "/training 继续")
    assert "消息已停止" in says(stage, "ULINA", "/training 停止")


# Whether to go on


def ignoring(stage: Stage, who: str = "UBOB") -> DeliveryRow:
    """Somebody ignores three messages in a row, and is asked whether to go on."""
    begin(stage, who)
    for _ in range(4):
        due = min(each.due_on for each in theirs(stage, who).values() if each.state == "planned")
        morning(stage, due, stage.person(who).zone)
        run(stage)
        if stage.owed(WHETHER):
            break
        send(stage)
        stage.forward(days=1)
    for _ in range(3):
        if stage.owed(WHETHER):
            break
        due = min(each.due_on for each in theirs(stage, who).values() if each.state == "planned")
        morning(stage, due, stage.person(who).zone)
        run(stage)
        send(stage)
    send(stage)
    (row,) = stage.owed(WHETHER, who)
    return row


def test_after_three_ignored_in_a_row_baton_asks_once_whether_to_go_on(stage: Stage) -> None:
    row = ignoring(stage)
    assert "The last messages of Spring went unanswered. Shall I go on?" in reads(stage, row)
    assert "Without an answer I stop in a week." in reads(stage, row)
    before = len(asked(stage, "UBOB"))
    stage.forward(days=3)
    run(stage)
    assert len(asked(stage, "UBOB")) == before
    assert len(stage.owed(WHETHER)) == 1
    assert "Spring goes on." in presses(stage, "UBOB", message(stage, row), "Go on")
    assert "You go on." in reads(stage, row)
    due = min(each.due_on for each in theirs(stage, "UBOB").values() if each.state == "planned")
    morning(stage, max(due, stage.now.date()), "Europe/Berlin")
    run(stage)
    assert len(asked(stage, "UBOB")) == before + 1


def test_without_an_answer_it_stops_after_a_week_and_says_so_and_comes_back_when_asked(stage: Stage) -> None:
    row = ignoring(stage)
    stage.forward(days=8)
    run(stage)
    assert "The messages have stopped. /training resume brings them back." in reads(stage, row)
    assert "You have stopped the messages" in says(stage, "UBOB", "/training")
    assert "Spring goes on." in says(stage, "UBOB", "/training resume")
    assert [each for each in theirs(stage, "UBOB").values() if each.state == "planned"]


def test_the_question_is_asked_once_more_if_it_never_reached_its_reader(stage: Stage) -> None:
    row = ignoring(stage)
    with stage.sessions.begin() as session:  # other messages came first, until it expired
        session.query(DeliveryRow).filter(DeliveryRow.id == row.id).update({"state": "dropped", "sent_at": None})
    stage.forward(days=7)
    run(stage)
    assert len(stage.owed(WHETHER, "UBOB")) == 2
    assert "Shall I go on?" in reads(stage, stage.owed(WHETHER, "UBOB")[-1])


def test_who_puts_a_message_off_is_there_and_ignores_no_longer(stage: Stage) -> None:
    row = ignoring(stage)
    says(stage, "UBOB", "/training resume")
    morning(stage, min(each.due_on for each in theirs(stage, "UBOB").values() if each.state == "planned"))
    run(stage)
    send(stage)
    says(stage, "UBOB", "/training snooze 3")
    stage.forward(days=30)
    run(stage)
    assert len(stage.owed(WHETHER)) == 1
    assert "You go on." in reads(stage, row)


def test_who_answers_that_it_shall_stop_is_left_alone(stage: Stage) -> None:
    row = ignoring(stage, "ULINA")
    assert "Spring 的最近几条消息没有回应，还要继续吗？" in reads(stage, row)
    presses(stage, "ULINA", message(stage, row), "停止这些消息")
    assert "消息已停止" in reads(stage, row)
    stage.forward(days=100)
    before = len(asked(stage, "ULINA"))
    run(stage)
    assert len(asked(stage, "ULINA")) == before


def test_a_message_that_was_never_sent_does_not_count_as_ignored(stage: Stage) -> None:
    begin(stage, "UBOB")
    for key in (KEY["commitment"], "day-after", KEY["practice"], KEY["check"]):
        morning(stage, theirs(stage, "UBOB")[key].due_on)
        run(stage)
    assert state(stage, "UBOB", KEY["practice"]) == "dropped overtaken"
    assert stage.owed(WHETHER) == []


# What fits the person


def test_practice_names_a_handoff_that_is_near(stage: Stage) -> None:
    begin(stage, "UBOB")
    morning(stage, FRIDAY + timedelta(days=5))
    what = "the list of all salaries that change in April with the reasons for it and whoever decided about each"
    id = order(stage, what, "UCHARLIE", "UBOB")
    row = come(stage, "UBOB", KEY["practice"])
    assert f"A good occasion: “{what[:35]}" in reads(stage, row)
    assert f"(#{handoff(stage, id).number}) for charlie." in reads(stage, row)
    assert_short(stage, message(stage, row), "en")


def test_practice_in_chinese_names_what_one_waits_for(stage: Stage) -> None:
    begin(stage, "ULINA", "UCHARLIE")
    morning(stage, FRIDAY + timedelta(days=5))
    id = order(stage, "工资表 周五前", "ULINA", "UBOB")
    row = come(stage, "ULINA", KEY["practice"])
    assert f"正好用得上：bob 要交给您的“工资表”（#{handoff(stage, id).number}）" in reads(stage, row)
    assert_short(stage, message(stage, row), "zh-Hans")
    assert "occasion" not in reads(stage, come(stage, "UCHARLIE", KEY["practice"]))


def test_who_made_a_plan_already_is_not_asked_for_one(stage: Stage) -> None:
    begin(stage, "UBOB")
    morning(stage, FRIDAY, at=time(8))
    says(stage, "UBOB", "/plan if an order comes back then I ask why")
    morning(stage, FRIDAY)
    run(stage)
    assert state(stage, "UBOB", KEY["commitment"]) == "skipped"
    assert asked(stage, "UBOB") == []


def reported(stage: Stage, team: str, week: date, level: float, improve: str | None = None) -> None:
    """A digest of a team told its level, and perhaps what to improve first."""
    measured = Measured(8, 1, week, level, level, 1.0, level, level)
    numbers = Numbers(fields={LEVEL: measured}, improve=improve)
    window = Window(week - timedelta(days=27), week)
    with stage.sessions.begin() as session:
        assert kept.add(session, Report(ACME.id, stage.mint(), team, iso_week(week), window, stage.now, numbers))


def test_the_booster_is_about_what_the_team_was_last_told_to_improve(stage: Stage) -> None:
    begin(stage, "UBOB", "UCHARLIE")
    reported(stage, "payroll", FRIDAY + timedelta(days=50), 3.4, "empathy")
    for who, dimension in (("UBOB", "empathy"), ("UCHARLIE", None)):
        row = come(stage, who, KEY["booster"])
        lesson = COURSE.lesson(theirs(stage, who)[KEY["booster"]].picked)
        told = stage.read(opens(stage, row))
        assert lesson.title["en"] in told
        assert lesson.words["en"] in told
        assert dimension in (None, lesson.dimension)


def test_after_the_evaluation_one_sees_how_the_teams_customers_saw_it_then_and_now(stage: Stage) -> None:
    begin(stage, "UBOB", "ULINA")
    reported(stage, "payroll", FRIDAY - timedelta(days=7), 3.21)
    reported(stage, "payroll", FRIDAY + timedelta(days=80), 3.84)
    told = answers(stage, come(stage, "UBOB", KEY["evaluation"]))
    assert "How your team’s customers saw it: 3.2 of 5 as the course ended, 3.8 now, as told in its digests." in told
    assert "课程结束时" not in answers(stage, come(stage, "ULINA", KEY["evaluation"]))


def test_what_one_wanted_to_do_differently_is_read_again_in_chinese(stage: Stage) -> None:
    begin(stage, "ULINA")
    answers(stage, come(stage, "ULINA", KEY["commitment"]), stop="猜")
    told = stage.read(opens(stage, come(stage, "ULINA", KEY["review"])), "zh-Hans")
    assert "课程结束时您写下：\n停止：猜" in told


def test_what_one_wanted_to_do_differently_is_read_again_when_looking_back(stage: Stage) -> None:
    begin(stage, "UBOB")
    row = come(stage, "UBOB", KEY["commitment"])
    answers(stage, row, start="ask what it is for", keep="the list")
    told = stage.read(opens(stage, come(stage, "UBOB", KEY["review"])))
    assert "Keep: the list" in told
    assert "Start: ask what it is for" in told
    assert "Improve: \n" not in told


# Looking things up


def test_lessons_can_be_read_and_searched_at_any_time(stage: Stage) -> None:
    begin(stage, "UBOB")
    told = says(stage, "UBOB", "/training learn")
    first, last = COURSE.lessons[0], COURSE.lessons[-1]
    assert first.title["en"] in told
    assert last.title["en"] not in told
    card = stage.says("UBOB", "/training learn")
    assert isinstance(card, Card)
    told = presses(stage, "UBOB", card, "More")
    assert first.title["en"] not in told
    assert last.title["en"] in presses(stage, "UBOB", stage.says("UBOB", f"/training learn {last.title['en']}"), "Read")
    told = says(stage, "UBOB", "/training learn quaternions")
    assert "No lesson has “quaternions” in it." in told
    form = stage.presses_in("UBOB", stage.says("UBOB", f"/training learn {first.title['en']}"), "Read")
    assert isinstance(form, Card)
    plan = stage.presses_in("UBOB", form, "Make it my plan")
    assert isinstance(plan, Form)
    assert first.cue["en"] in [field.value for field in plan.fields if hasattr(field, "value")]


def test_lessons_are_searched_in_ones_own_language(stage: Stage) -> None:
    begin(stage, "ULINA")
    lesson = COURSE.lessons[0]
    assert lesson.title["zh-Hans"] in says(stage, "ULINA", f"/training 学习 {lesson.title['zh-Hans'][:4]}")
    assert "没有微课提到“四元数”" in says(stage, "ULINA", "/training 学习 四元数")


def test_a_question_may_be_asked_for_and_the_next_is_another_one(stage: Stage) -> None:
    begin(stage, "UBOB")
    form = stage.presses("UBOB", "training-quiz", "0")
    seen = set()
    for _ in COURSE.questions:
        assert isinstance(form, Form)
        question = COURSE.question(form.state["question"])
        seen.add(question.key)
        card = stage.sends("UBOB", form, option=str(question.right))
        told = stage.read(card)
        assert "Right." in told
        assert question.answer["en"] in told
        form = stage.presses_in("UBOB", card, "Another one")
    assert seen == {each.key for each in COURSE.questions}
    assert isinstance(form, Form)
    question = COURSE.question(form.state["question"])
    told = stage.read(stage.sends("UBOB", form, option=str((question.right + 1) % len(question.options))))
    assert f"Not quite: {question.options[question.right]['en']}" in told


# Everybody


def test_who_takes_part_in_nothing_is_told_so_and_may_still_learn(stage: Stage) -> None:
    for who in ("UCHARLIE", "UGUEST"):
        told = says(stage, who, "/training")
        assert "You take part in no training at present." in told
        assert "New cohort" not in told
        for typed in ("stop", "cohorts", "new", "results 1"):
            assert refused(stage, lambda who=who, typed=typed: stage.says(who, f"/training {typed}"))
    assert "您目前没有参加培训" in says(stage, "ULINA", "/training")
    assert "您没有参加正在进行的培训" in refused(stage, lambda: stage.says("ULINA", "/training 停止"), "zh-Hans")
    assert COURSE.lessons[0].title["en"] in says(stage, "UCHARLIE", f"/training learn {COURSE.lessons[0].title['en']}")


def test_what_cannot_be_read_is_given_back_with_what_can_be_said(stage: Stage) -> None:
    assert "Say /training alone, or learn, snooze, stop or resume" in refused(
        stage, lambda: stage.says("UBOB", "/training tsop")
    )
    assert "请只输入 /training" in refused(stage, lambda: stage.says("ULINA", "/training 停"), "zh-Hans")
    for typed, language in (("help", "en"), ("帮助", "zh-Hans")):
        told = stage.read(stage.says("UBOB", f"/training {typed}"), language)
        assert "/training snooze 3" in told or "/training 稍后 3" in told


def test_app_home_and_training_list_what_waits_and_what_comes_next(stage: Stage) -> None:
    begin(stage, "UBOB")
    row = come(stage, "UBOB", KEY["commitment"])
    say = {step.key: step for step in COURSE.steps}[KEY["commitment"]].say
    assert say is not None
    for told in (opens_home(stage, "UBOB"), says(stage, "UBOB", "/training")):
        assert say["en"] in told
        assert "Make my plan" in told
    assert "Next on Mon, Mar 9. You have answered 0 of 9." in says(stage, "UBOB", "/training")
    answers(stage, row)
    assert say["en"] not in opens_home(stage, "UBOB")
    told = says(stage, "UBOB", "/training")
    assert "You have answered 1 of 9." in told
    assert "Your plan: when an order comes back, I will ask what was missing" in told


def test_a_lead_gets_two_messages_and_may_stop_and_resume_them(stage: Stage) -> None:
    begin(stage, "UBOB")
    keys = [step.key for step in COURSE.steps if step.kind == "manager"]
    row = come(stage, "UALICE", keys[0])
    assert "You lead people who took part in Internal service." in reads(stage, row)
    assert_short(stage, message(stage, row), "en")
    told = stage.read(press(stage, row))
    assert "What people learned in “Internal service”, and what you may see" in told
    assert COURSE.behaviours[0]["en"] in told
    assert "A question for your next talk" in told
    assert "You take part in no training at present." in says(stage, "UALICE", "/training")
    assert "The messages have stopped." in says(stage, "UALICE", "/training stop")
    assert state(stage, "UALICE", keys[1]) == "dropped stopped"
    assert "Spring goes on." in says(stage, "UALICE", "/training resume")
    row = come(stage, "UALICE", keys[1])
    presses(stage, "UALICE", message(stage, row), "Stop these messages")
    assert "Spring goes on." in says(stage, "UALICE", "/training resume")
    assert len(asked(stage, "UALICE")) == 2


def test_two_cohorts_that_are_stopped_and_resumed_at_once_are_both_named(stage: Stage) -> None:
    begin(stage, "UBOB")
    cohort(stage, "UBOB", course="internal-customer-relations", name="Summer")
    says(stage, "UBOB", "/training stop")
    told = says(stage, "UBOB", "/training resume")
    assert "Spring" in told
    assert "Summer" in told
