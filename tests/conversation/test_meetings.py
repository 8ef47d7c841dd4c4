"""A discussion meeting: opened in a channel, answered in its thread, closed with minutes that say who does what."""

from datetime import date
from typing import Any

import pytest

from baton.conversation.couriers import GiveUp, TryAgain, Unknown
from baton.conversation.forms import Form
from baton.domain.lines import Refusal
from baton.domain.meetings import Action
from baton.services import meetings as service
from tests.meetings import QUESTIONS, Channel, answers, closes, found, started, starting
from tests.stage import Stage


@pytest.fixture
def channel(stage: Stage) -> Channel:
    return Channel(stage)


def refused(stage: Stage, deed: Any, language: str = "en") -> str:
    with pytest.raises(Refusal) as why:
        deed()
    return stage.refusal(why.value, language)


def below(told: str, button: str = "Answer") -> list[str]:
    """What stands under a question's button."""
    lines = told.splitlines()
    return lines[lines.index(button) + 1 :]


# Starting


def test_the_form_asks_the_usual_questions_in_the_readers_language(stage: Stage) -> None:
    form = starting(stage, "UALICE", "Using the three questions")
    asked = {field.key: field.value for field in form.fields}
    assert asked["topic"] == "Using the three questions"
    assert asked["channel"] == "CPAY"
    assert str(asked["questions"]).splitlines()[0] == "What did you try since the course?"
    assert len(str(asked["questions"]).splitlines()) == 5
    stage.says("UDAN", "/baton roles grant <@ULINA> facilitator")
    chinese = starting(stage, "ULINA")
    assert "课程之后您尝试了什么？" in str(chinese.fields[2].value)


def test_the_sent_form_opens_the_meeting_and_keeps_what_it_was_about(stage: Stage) -> None:
    form = starting(stage, "UALICE", source="cohort:7")
    told = stage.read(stage.sends("UALICE", form, topic="Listening", questions="1. What helped?\n\n- What next?\n"))
    assert "The meeting opens in" in told
    with stage.sessions.read() as session:
        (meeting,) = service.of_source(stage.context(session), "cohort:7")
    assert (meeting.topic, meeting.channel_id, meeting.starter_id) == ("Listening", "CPAY", "UALICE")
    assert meeting.questions == ("What helped?", "What next?")


def test_leads_facilitators_and_admins_start_meetings_and_others_learn_whom_to_ask(stage: Stage) -> None:
    for who in ("UALICE", "UCHARLIE", "UDAN"):
        assert isinstance(starting(stage, who), Form)
    assert "Facilitators, leads and admins" in refused(stage, lambda: starting(stage, "UBOB"))
    assert "讲师、负责人或管理员" in refused(stage, lambda: starting(stage, "ULINA"), "zh-Hans")
    assert "guests are left out" in refused(stage, lambda: starting(stage, "UGUEST"))
    stage.says("UDAN", "/baton roles grant <@UBOB> facilitator")
    assert isinstance(starting(stage, "UBOB"), Form)


def test_everything_wrong_with_a_meeting_is_said_at_once(stage: Stage) -> None:
    questions = "\n".join(["q" * 201, *(f"Question {at}?" for at in range(8))])
    form = starting(stage, "UALICE")
    with pytest.raises(Refusal) as why:
        stage.sends("UALICE", form, topic="t" * 101, questions=questions)
    assert [each.field for each in why.value.all()] == ["topic", "questions", "questions"]
    assert "at most 100 characters" in stage.refusal(why.value)
    assert "1 to 8 questions" in stage.refusal(why.value)
    assert "Question 1 is too long" in stage.refusal(why.value)
    empty = refused(stage, lambda: stage.sends("UALICE", form, topic="Listening", questions=" \n- \n"), "zh-Hans")
    assert empty == "请提出 1 至 8 个问题，每行一个"
    assert stage.owed() == []


def test_a_meeting_started_in_a_direct_message_needs_a_channel(stage: Stage) -> None:
    form = starting(stage, "UALICE", channel=None)
    assert "choose the channel" in refused(stage, lambda: stage.sends("UALICE", form, topic="Listening"))


# In the channel


def test_the_questions_stand_in_order_under_the_opening(stage: Stage, channel: Channel) -> None:
    started(stage, questions=[f"Question {at}?" for at in range(5)])
    channel.works_off()
    opening, *rest = channel.threads()
    assert opening == ("1.0", "meeting-opening", None)
    assert [(kind, thread) for _, kind, thread in rest] == [("meeting-question", "1.0")] * 5
    told = channel.reads()
    assert "alice opens a discussion meeting." in told[0]
    assert "Using the three questions" in told[0]
    assert "5 questions follow in this thread" in told[0]
    assert [each.splitlines()[0] for each in told[1:]] == [f"{at + 1}/5 · Question {at}?" for at in range(5)]


def test_the_questions_wait_for_an_opening_that_is_late_and_for_each_other(stage: Stage, channel: Channel) -> None:
    started(stage)
    channel.faults = {"meeting-opening": [TryAgain("busy")] * 3, "meeting-question": [TryAgain("busy")] * 2}
    channel.works_off(minutes=5)
    kinds = [kind for _, kind, _ in channel.threads()]
    assert kinds == ["meeting-opening", "meeting-question", "meeting-question"]
    assert [each.splitlines()[0][:3] for each in channel.reads()[1:]] == ["1/2", "2/2"]
    assert {thread for _, kind, thread in channel.threads() if kind == "meeting-question"} == {"1.0"}


def test_a_channel_baton_is_not_in_ends_the_meeting_and_its_starter_hears_why(stage: Stage, channel: Channel) -> None:
    meeting = started(stage)
    channel.faults = {"meeting-opening": [GiveUp("not_in_channel")]}
    channel.works_off()
    assert [kind for _, kind, _ in channel.threads()] == ["meeting-unposted"]
    (told,) = channel.reads()
    assert "could not post in" in told
    assert "/invite" in told
    assert not found(stage, meeting).is_open
    assert {row.state for row in stage.owed("meeting-question")} == {"dropped"}


def test_where_nobody_knows_whether_the_opening_stands_the_questions_stand_alone(
    stage: Stage, channel: Channel
) -> None:
    started(stage)
    channel.faults = {"meeting-opening": [Unknown("cut off")]}
    channel.works_off()
    assert [(kind, thread) for _, kind, thread in channel.threads()] == [("meeting-question", None)] * 2


def test_a_channel_reads_its_own_language(stage: Stage, channel: Channel) -> None:
    meeting = started(stage, "UCHARLIE", questions=["哪些做法有帮助？"], channel="CSALES")
    channel.works_off()
    answers(stage, "ULINA", meeting, 0, "先问三个问题", nameless=True)
    channel.works_off()
    opening, question = channel.reads()
    assert "charlie 发起了讨论会" in opening
    assert "回复里有 1 个问题" in opening
    assert question.startswith("1/1 · 哪些做法有帮助？")
    assert below(question, "作答") == ["不署名", "先问三个问题"]


# Answering


def test_answers_stand_under_their_question_with_their_authors_names(stage: Stage, channel: Channel) -> None:
    meeting = started(stage)
    channel.works_off()
    assert "with your name" in answers(stage, "UBOB", meeting, 0, "Asking first what the export is for.")
    stage.forward(minutes=1)
    answers(stage, "UCHARLIE", meeting, 0, "A list of whom to ask.")
    channel.works_off()
    _, first, second = channel.reads()
    assert below(first) == [
        "bob",
        "Asking first what the export is for.",
        "charlie",
        "A list of whom to ask.",
    ]
    assert "bob" not in second
    assert len(channel.posts) == 3


def test_an_answer_without_a_name_tells_none_and_keeps_none(stage: Stage, channel: Channel) -> None:
    meeting = started(stage)
    channel.works_off()
    assert "without your name" in answers(stage, "UBOB", meeting, 0, "Nobody had the time.", nameless=True)
    answers(stage, "UALICE", meeting, 0, "A quiet hour on Fridays.")
    channel.works_off()
    told = channel.reads()[1]
    assert below(told) == ["alice", "A quiet hour on Fridays.", "Without a name", "Nobody had the time."]
    with stage.sessions.read() as session:
        rows = session.connection().exec_driver_sql("SELECT * FROM meeting_answers WHERE by_id IS NULL").all()
    assert len(rows) == 1
    assert "UBOB" not in str(rows)


def test_an_answer_can_be_changed_given_a_name_and_taken_back(stage: Stage, channel: Channel) -> None:
    meeting = started(stage)
    channel.works_off()
    answers(stage, "UBOB", meeting, 0, "Nobody had the time.", nameless=True)
    again = stage.presses("UBOB", "meeting-answer", service.reference_of(meeting.id, 0))
    assert isinstance(again, Form)
    assert [field.value for field in again.fields] == ["Nobody had the time.", True]
    stage.sends("UBOB", again, words="I had no time.", nameless=False)
    channel.works_off()
    assert below(channel.reads()[1]) == ["bob", "I had no time."]
    assert "taken back" in answers(stage, "UBOB", meeting, 0, "")
    channel.works_off()
    assert below(channel.reads()[1]) == []
    assert "write an answer first" in refused(stage, lambda: answers(stage, "UBOB", meeting, 0, "  "))


def test_a_long_answer_and_a_guests_answer_are_refused_in_words(stage: Stage, channel: Channel) -> None:
    meeting = started(stage)
    assert "within 500 characters" in refused(stage, lambda: answers(stage, "UBOB", meeting, 0, "x" * 501))
    assert "guests are left out" in refused(stage, lambda: answers(stage, "UGUEST", meeting, 0, "hello"))
    form = stage.presses("UBOB", "meeting-answer", service.reference_of(meeting.id, 0))
    assert isinstance(form, Form)
    assert "guests are left out" in refused(stage, lambda: stage.sends("UGUEST", form, words="hello"))


@pytest.mark.parametrize("value", ["", "x", "x:0", "{id}:", "{id}:2", "{id}:-1", "{id}:٣", "{id}:00000"])
def test_a_button_about_no_question_is_answered_in_words(stage: Stage, value: str) -> None:
    meeting = started(stage)
    about = value.format(id=meeting.id)
    assert "no longer there" in refused(stage, lambda: stage.presses("UBOB", "meeting-answer", about))


# Minutes


def test_minutes_close_the_meeting_and_say_who_does_what_by_when(stage: Stage, channel: Channel) -> None:
    meeting = started(stage)
    channel.works_off()
    answers(stage, "UBOB", meeting, 0, "Asking first.")
    actions = "@bob sends the new template by fri\n- @李娜 更新说明 周五前\n3. @Charlie Nguyen asks Sales by 2026-12-04"
    told = closes(stage, "UALICE", meeting, "We ask first.\nTwice a week.", actions)
    assert "with 3 actions" in told
    channel.works_off()

    assert found(stage, meeting).actions == (
        Action("UBOB", "sends the new template", date(2026, 11, 27)),
        Action("ULINA", "更新说明", date(2026, 11, 27)),
        Action("UCHARLIE", "asks Sales", date(2026, 12, 4)),
    )
    assert ("4.0", "meeting-minutes", "1.0") in channel.threads()
    opening, first, _, minutes, asked = channel.reads()
    assert "alice asks you for a result" in asked  # bob, of her team, hears it at once
    assert "Closed " in opening
    assert "Asking first." in first
    assert not any(action.startswith("meeting") for action, _ in channel.pressable())
    assert "Minutes: Using the three questions\nWe ask first.\nTwice a week." in minutes
    assert "bob: sends the new template (by Fri, Nov 27)" in minutes


def test_what_was_agreed_becomes_a_plan_where_the_starter_may_set_one(stage: Stage, channel: Channel) -> None:
    meeting = started(stage)
    channel.works_off()
    closes(stage, "UALICE", meeting, "We ask first.", "@alice drafts the list by fri\n@李娜 更新说明 周五前")
    assert "drafts the list" in stage.read(stage.says("UALICE", "/plan"))
    assert "更新说明" not in stage.read(stage.says("ULINA", "/plan"), "zh-Hans")  # of another team
    assert [each.what for each in found(stage, meeting).actions] == ["drafts the list", "更新说明"]


def test_only_whoever_started_the_meeting_closes_it_and_once(stage: Stage, channel: Channel) -> None:
    meeting = started(stage)
    channel.works_off()
    for who in ("UBOB", "UDAN"):
        assert "Only alice" in refused(stage, lambda who=who: closes(stage, who, meeting))
    assert "纪要由发起人 alice 填写" in refused(stage, lambda: closes(stage, "ULINA", meeting), "zh-Hans")
    open_forms = [stage.presses("UALICE", "meeting-minutes", meeting.id) for _ in range(2)]
    late = stage.presses("UBOB", "meeting-answer", service.reference_of(meeting.id, 1))
    assert isinstance(late, Form)
    first, second = (form for form in open_forms if isinstance(form, Form))
    stage.sends("UALICE", first, minutes="Once.")
    for deed in (
        lambda: stage.sends("UALICE", second, minutes="Twice."),
        lambda: stage.sends("UBOB", late, words="Too late."),
        lambda: stage.presses("UBOB", "meeting-answer", service.reference_of(meeting.id, 0)),
        lambda: stage.presses("UALICE", "meeting-minutes", meeting.id),
    ):
        assert "This meeting is closed" in refused(stage, deed)
    assert found(stage, meeting).minutes == "Once."


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("bob sends it by fri", "Line 1: Please begin with who does it"),
        (
            "@nobody sends it by fri",
            "Line 1: Baton knows nobody called nobody here. Please write the whole name after @.",
        ),
        ("@bob by fri", "Line 1: Please say what is to be done"),
        ("@bob sends it", "Line 1: Please end with the day"),
        ("@bob sends it by 30 Feb", "Line 1: "),
        ("@bob sends it by 2026-11-01", "has gone by: please give “sends it” a day"),
        ("@gus sends it by fri", "gus cannot own an action"),
        ("@bob " + "x" * 201 + " by fri", "at most 200 characters"),
        ("\n".join(["@bob sends it by fri"] * 6), "Please keep it to 5 actions"),
    ],
)
def test_an_action_that_says_too_little_is_refused_and_the_meeting_stays_open(
    stage: Stage, line: str, says: str
) -> None:
    meeting = started(stage)
    assert says in refused(stage, lambda: closes(stage, "UALICE", meeting, actions=line))
    assert found(stage, meeting).is_open


def test_every_line_that_is_wrong_is_named_at_once_and_in_chinese_too(stage: Stage) -> None:
    meeting = started(stage)
    with pytest.raises(Refusal) as why:
        closes(stage, "UALICE", meeting, actions="send it\n@bob sends it by fri\n@bob waits")
    assert [each.field for each in why.value.all()] == ["actions", "actions"]
    assert stage.refusal(why.value, "zh-Hans") == (
        "第 1 行：请先写由谁来做：@同事 内容 日期前 第 3 行：请以日期结尾，例如周五前"
    )


def test_minutes_that_come_before_the_thread_stands_wait_for_it(stage: Stage, channel: Channel) -> None:
    meeting = started(stage)
    closes(stage, "UALICE", meeting)
    channel.faults = {"meeting-opening": [TryAgain("busy")] * 2}
    channel.works_off(minutes=2)
    assert [(kind, thread) for _, kind, thread in channel.threads()] == [
        ("meeting-opening", None),
        ("meeting-minutes", "1.0"),
    ]
    assert QUESTIONS[0] not in "".join(channel.reads())
