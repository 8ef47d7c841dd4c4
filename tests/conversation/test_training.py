"""What people may expect after a course: a short message now and then, which they can answer or stop."""

import re
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from baton.conversation.cards import Buttons
from baton.conversation.forms import Form
from baton.conversation.words import Voice
from slackapp.blocks import render_card, render_form
from tests.conversation.test_home import opens as opens_home
from tests.plans import refused
from tests.slackapp.limits_check import assert_nothing_shortened, assert_within_limits
from tests.stage import Stage
from tests.trainings import (
    COURSE,
    KEY,
    KEYS,
    PLAN,
    answers,
    asked,
    assert_short,
    begin,
    cohort,
    come,
    message,
    morning,
    opens,
    press,
    presses,
    reads,
    run,
    says,
    state,
    theirs,
)

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


def test_bobs_first_weeks_read_as_one_conversation(stage: Stage) -> None:
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


def test_bobs_practice_and_plan_are_what_he_reads_and_wrote(stage: Stage) -> None:
    begin(stage, "UBOB")
    answers(stage, come(stage, "UBOB", KEY["commitment"]))
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


def test_bobs_later_months_end_with_all_messages_answered(stage: Stage) -> None:
    begin(stage, "UBOB")
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
    assert "Nothing more is planned. You have answered 4 of 9." in told


def test_li_nas_first_weeks_are_in_chinese_throughout(stage: Stage) -> None:
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


def test_li_nas_later_months_are_in_chinese_too(stage: Stage) -> None:
    begin(stage, "ULINA")
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
    assert "没有后续安排了，已回答 4 条，共 9 条" in told
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
