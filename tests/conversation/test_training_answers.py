"""What becomes of an answer to a step: right, wrong, late, twice, put off, or none at all."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from baton.domain.lines import Refusal
from baton.services.training.following import WHETHER
from baton.storage.deliveries import DeliveryRow
from baton.storage.plans import counted
from tests.plans import refused
from tests.stage import ACME, Stage
from tests.trainings import (
    FRIDAY,
    KEY,
    PLAN,
    answers,
    asked,
    begin,
    come,
    filled,
    message,
    morning,
    opens,
    press,
    presses,
    reads,
    run,
    says,
    send,
    state,
    theirs,
)

# Wrong input


def wrong(stage: Stage, row: DeliveryRow, language: str = "en", **said: Any) -> tuple[str | None, str]:
    """The field and the sentence of a refusal, which keeps nothing."""
    form = opens(stage, row)
    with pytest.raises(Refusal) as refusal:
        stage.sends(row.recipient, form, **filled(form, **said))
    assert state(stage, row.recipient, row.reference.rpartition("/")[2]) == "asked"
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
    while not stage.owed(WHETHER):
        due = min(each.due_on for each in theirs(stage, who).values() if each.state == "planned")
        morning(stage, due, stage.person(who).zone)
        run(stage)
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
    stage.forward(days=28)
    run(stage)
    assert len(stage.owed(WHETHER, "UBOB")) == 1
    stage.forward(days=2)
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


def test_a_plan_of_a_training_finds_room_beside_ten_others(stage: Stage) -> None:
    begin(stage, "UBOB")
    row = come(stage, "UBOB", KEY["commitment"])
    for number in range(10):
        says(stage, "UBOB", f"/plan if order number {number} comes back then ask why")
    assert "Your plan" in answers(stage, row)
