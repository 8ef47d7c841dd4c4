"""What facilitators see of a cohort, of five people or more: how it goes, what changed, what it was worth."""

import csv
import io
from datetime import timedelta
from typing import Any

import pytest

from baton.conversation.asks import File
from baton.conversation.forms import Form
from baton.domain.lines import Refusal
from baton.services.courses import shipped
from baton.services.training import answering
from baton.storage import meetings, people
from baton.storage.training import cohorts as store
from tests.groups import crowd
from tests.meetings import Channel, closes
from tests.rows import founded, released
from tests.stage import ACME, Stage
from tests.trainings import FRIDAY, begin, cohort, facilitate, morning, run, send, theirs

COURSE = shipped()["internal-service"]
KEY = {step.kind: step.key for step in reversed(COURSE.steps)}


def says(stage: Stage, who: str, typed: str) -> str:
    return stage.read(stage.says(who, typed), stage.person(who).language)


def people_of(stage: Stage, count: int, **more: Any) -> list[str]:
    """A cohort of so many people without a team."""
    morning(stage, FRIDAY - timedelta(days=10))
    ids = list(crowd(stage, count))
    cohort(stage, *ids, **more)
    return ids


def asked_all(stage: Stage, key: str) -> None:
    """A step is asked of everybody in the only cohort there is, and its message reaches them."""
    morning(stage, theirs(stage, participants(stage)[0])[key].due_on, "UTC")
    run(stage)
    send(stage)


def participants(stage: Stage) -> list[str]:
    with stage.sessions.read() as session:
        (made,) = store.every(session, ACME.id)
        return [each.person_id for each in store.of_cohort(session, ACME.id, made.id) if each.role == "participant"]


def answer(stage: Stage, who: str, key: str, **said: Any) -> None:
    stage.forward(minutes=1)
    with stage.sessions.begin() as session:
        answering.answer(stage.context(session), stage.person(who), theirs(stage, who)[key].reference, said)


def csv_of(stage: Stage, who: str) -> list[list[str]]:
    """The file somebody gets, as rows of cells."""
    told = stage.told(stage.owed("training-file", who)[-1])
    assert told is not None
    assert isinstance(told.file, File)
    text = told.file.content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


# How it goes


def test_with_fewer_than_five_answers_nothing_is_told_of_them(stage: Stage) -> None:
    ids = people_of(stage, 6)
    asked_all(stage, KEY["commitment"])
    for id in ids[:4]:
        answer(stage, id, KEY["commitment"], useful=5)
    told = says(stage, "UALICE", "/training results 1")
    assert "6 take part; 0 of them have stopped the messages." in told
    assert "Fewer than five people have answered so far." in told
    assert "Usefulness" not in told
    assert "Day 0: a plan\n0\n6\n4 (67%)\n0\n0" in told


def test_from_five_answers_on_they_are_told_five_at_a_time(stage: Stage) -> None:
    ids = people_of(stage, 9)
    asked_all(stage, KEY["commitment"])
    for id in ids[:5]:
        answer(stage, id, KEY["commitment"], useful=5)
    for id in ids[5:]:
        answer(stage, id, KEY["commitment"], useful=1)
        assert "Usefulness: 5.0 of 5 (5–9 people)" in says(stage, "UALICE", "/training results 1")
    facilitate(stage, "ULINA")
    told = says(stage, "ULINA", "/training 进展 1")
    assert "有用程度：5.0（满分 5，5–9 人）" in told
    assert "9 人参加，其中 0 人不再收消息" in told


def test_a_second_answer_changes_nothing_that_is_told(stage: Stage) -> None:
    ids = people_of(stage, 6)
    asked_all(stage, KEY["commitment"])
    for id in ids:
        answer(stage, id, KEY["commitment"], useful=5)
    answer(stage, ids[0], KEY["commitment"], useful=1)
    assert "Usefulness: 5.0 of 5" in says(stage, "UALICE", "/training results 1")


def test_what_one_or_two_people_do_with_a_message_is_told_to_nobody(stage: Stage) -> None:
    ids = people_of(stage, 2)
    asked_all(stage, KEY["commitment"])
    answer(stage, ids[0], KEY["commitment"], useful=5)
    stage.says(ids[1], "/training stop")
    told = says(stage, "UALICE", "/training results 1")
    assert "2 take part. What they do with a message is told only of messages to five people or more." in told
    assert "Day 0: a plan\n0\n2\n–\n–\n–" in told
    assert "stopped the messages" not in told
    says(stage, "UALICE", "/training export 1")
    (row,) = [each for each in csv_of(stage, "UALICE") if each[:2] == ["0", "a plan"]]
    assert row[4:8] == ["", "", "", ""]


def test_every_level_is_told_once_enough_people_answered(stage: Stage) -> None:
    ids = people_of(stage, 5)
    asked_all(stage, KEY["diagnosis"])
    for id in ids:
        answer(stage, id, KEY["diagnosis"], **{f"diagnosis-{at}": 2 for at in range(5)})
    asked_all(stage, KEY["commitment"])
    for id in ids:
        answer(stage, id, KEY["commitment"], useful=4)
    asked_all(stage, "day-after")
    for number, id in enumerate(ids):
        answer(stage, id, "day-after", option=0, right=number < 4)
    asked_all(stage, KEY["evaluation"])
    for id in ids:
        now = {f"behaviour-{at}": 4 for at in range(len(COURSE.behaviours))}
        answer(stage, id, KEY["evaluation"], before=2, **now)
    told = says(stage, "UALICE", "/training results 1")
    assert f"Before the course (5: fully agree)\n{COURSE.diagnoses[0]['en']}\n2.0" in told
    assert "Usefulness: 4.0 of 5 (5–9 people)" in told
    assert "80% of 5 recall answers were right." in told
    assert "What they do now: 4.0 of 5; before the course, as they see it today: 2.0 (5–9 people)" in told
    assert f"What they do now (5: nearly always)\n{COURSE.behaviours[0]['en']}\n4.0" in told
    for name in ("C 00", "c00"):
        assert name not in told
    says(stage, "UALICE", "/training export 1")
    rows = csv_of(stage, "UALICE")
    assert rows[0] == [
        *("day", "message", "to come", "reached", "answered", "response rate", "put off", "stopped at it"),
        *("skipped", "dropped", "value", "people"),
    ]
    assert {len(row) for row in rows} == {12}
    told_last = {row[1]: row[-2:] for row in rows if not row[0]}
    assert told_last["usefulness, 1 to 5"] == ["4.0", "5–9 people"]
    assert told_last["share of right answers"] == ["0.80", "5–9 people"]
    assert told_last[COURSE.behaviours[0]["en"]] == ["4.0", "5–9 people"]


def test_a_message_at_which_too_many_stop_raises_an_alarm(stage: Stage) -> None:
    ids = people_of(stage, 21)
    asked_all(stage, KEY["commitment"])
    for number, id in enumerate(ids[:2]):
        told = says(stage, "UALICE", "/training results 1")
        assert ("% of those reached stopped" in told) is (number > 1)
        stage.presses(id, "training-stop", theirs(stage, id)[KEY["commitment"]].reference)
    told = says(stage, "UALICE", "/training results 1")
    assert "10% of those reached stopped at day 0 (a plan). Consider changing what it says, or leaving it out." in told
    assert "21 take part; 2 of them have stopped the messages." in told


def test_the_file_holds_no_formula_and_goes_to_who_asked(stage: Stage) -> None:
    people_of(stage, 5, name="=1+1")
    facilitate(stage, "ULINA")
    assert says(stage, "ULINA", "/training 导出 1")
    assert stage.owed("training-file", "UALICE") == []
    rows = csv_of(stage, "ULINA")
    assert rows[0][:2] == ["天数", "消息"]
    assert rows[1][0] == "'-7"
    told = stage.told(stage.owed("training-file", "ULINA")[-1])
    assert told is not None
    assert told.file is not None
    assert told.file.name == f"培训-1-{stage.now.date().isoformat()}.csv"
    with stage.sessions.begin() as session:
        people.set_role(session, ACME.id, "ULINA", "facilitator", False)
    assert stage.told(stage.owed("training-file", "ULINA")[-1]) is None


# What changed


def trained(stage: Stage, count: int) -> tuple[list[str], list[str]]:
    """Teams of five of which all take part, and as many of which nobody does; the trained ones rise."""
    names = [f"team{number}" for number in range(2 * count)]
    founded(stage, *names, size=5)
    ids = [f"U{name.upper()}{number}" for name in names[:count] for number in range(5)]
    for place, name in enumerate(names):
        level = (3, 3, 3, 4, 4) if place % 2 else (3, 3, 4, 4, 4)
        for weeks in (-10, -2):
            released(stage, name, FRIDAY + timedelta(weeks=weeks), level, asked=10)
        released(stage, name, FRIDAY + timedelta(weeks=8), (4, 4, 4, 5, 4) if place < count else level, asked=10)
    return ids, names


def test_what_changed_is_told_of_the_teams_and_who_waited_is_compared_with(stage: Stage) -> None:
    morning(stage, FRIDAY - timedelta(days=10))
    ids, _ = trained(stage, 6)
    made = cohort(stage, *ids)
    morning(stage, FRIDAY + timedelta(weeks=13))
    told = says(stage, "UALICE", "/training effect 1")
    assert "The trained teams clearly improved more than the others" in told
    assert "were not drawn by lot" in told
    assert "之后的变化" in chinese(stage, "/training 效果 1")
    assert made.seed is None


def chinese(stage: Stage, typed: str) -> str:
    facilitate(stage, "ULINA")
    return says(stage, "ULINA", typed)


def test_those_who_waited_are_still_compared_with_once_their_own_course_is_planned(stage: Stage) -> None:
    morning(stage, FRIDAY - timedelta(days=10))
    ids, names = trained(stage, 6)
    others = [f"U{name.upper()}{number}" for name in names[6:] for number in range(5)]
    cohort(stage, *ids)
    cohort(stage, *others, ends_on=FRIDAY + timedelta(weeks=13), name="Autumn")
    morning(stage, FRIDAY + timedelta(weeks=13))
    assert "clearly improved more than the others" in says(stage, "UALICE", "/training effect 1")
    near = stage.says("UALICE", "/training change 2")
    assert isinstance(near, Form)
    stage.sends("UALICE", near, ends_on=FRIDAY + timedelta(weeks=6))
    assert "No comparison group" in says(stage, "UALICE", "/training effect 1")


# What it was worth

VALUES = {"benefit": "100000", "cost": "20000", "share": "40", "confidence": "70", "currency": "EUR"}


def reckons(stage: Stage, who: str = "UALICE", **said: str) -> str:
    form = stage.says(who, "/training roi 1")
    assert isinstance(form, Form)
    return stage.read(stage.sends(who, form, **VALUES | said), stage.person(who).language)


def test_what_it_was_worth_is_reckoned_from_what_is_entered_alone(stage: Stage) -> None:
    begin(stage, "UBOB")
    assert "The return on what was spent: 40%." in reckons(stage)
    told = reckons(stage, benefit="80,000 – 120000", share="30%-50%", confidence="70 %")
    assert "a benefit of 80,000 to 120,000 EUR a year" in told
    assert "30 to 50% of the benefit" in told
    facilitate(stage, "ULINA")
    assert "每年收益 80,000 至 120,000 元" in reckons(stage, "ULINA", benefit="8万至12万", currency="元")


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("benefit", "a lot", "Please write a number, or two with a dash between."),
        ("benefit", "80000 100000", "Please write a number, or two with a dash between."),
        ("benefit", "100000-80000", ""),
        ("share", "140", ""),
        ("confidence", "-5", "Please write a number"),
        ("cost", "9999999999999999", ""),
    ],
)
def test_a_value_that_is_none_is_said_at_its_field(stage: Stage, field: str, typed: str, sentence: str) -> None:
    begin(stage, "UBOB")
    form = stage.says("UALICE", "/training roi 1")
    assert isinstance(form, Form)
    with pytest.raises(Refusal) as refusal:
        stage.sends("UALICE", form, **VALUES | {field: typed})
    assert [each.field for each in refusal.value.all()] == [field]
    assert sentence in stage.refusal(refusal.value)
    assert stage.refusal(refusal.value, "zh-Hans")


# What is sent


def report_days(stage: Stage) -> list[str]:
    return [row.period.rpartition(":")[2] for row in stage.owed("training-report", "UALICE")]


def test_the_facilitator_gets_a_report_on_days_30_90_and_180_once_each(stage: Stage) -> None:
    begin(stage, "UBOB")
    for day, expected in ((29, []), (32, ["30"]), (60, ["30"]), (90, ["30", "90"]), (180, ["30", "90", "180"])):
        morning(stage, FRIDAY + timedelta(days=day))
        for _ in range(2):
            run(stage)
        assert report_days(stage) == expected, day
    heard = [stage.hears(row) for row in stage.owed("training-report", "UALICE")]
    assert "Spring, 30 days after the course" in heard[0]
    assert "What changed" not in heard[0].partition("How it goes")[0]
    assert "What changed" in heard[1]
    assert "because you are the cohort’s facilitator" in heard[2]


def test_after_a_silence_only_the_newest_report_comes_and_a_stale_one_never(stage: Stage) -> None:
    begin(stage, "UBOB")
    morning(stage, FRIDAY + timedelta(days=101))
    run(stage)
    assert report_days(stage) == ["90"]
    morning(stage, FRIDAY + timedelta(days=210))
    run(stage)
    assert report_days(stage) == ["90"]


def test_a_cohort_that_was_made_late_is_reported_of_from_then_on(stage: Stage) -> None:
    morning(stage, FRIDAY + timedelta(days=100))
    cohort(stage, "UBOB")
    run(stage)
    assert report_days(stage) == []
    morning(stage, FRIDAY + timedelta(days=132))
    run(stage)
    assert report_days(stage) == ["30"]


def test_a_cancelled_cohort_is_reported_of_no_more(stage: Stage) -> None:
    made = begin(stage, "UBOB")
    morning(stage, FRIDAY + timedelta(days=90))
    run(stage)
    (row,) = stage.owed("training-report", "UALICE")
    stage.presses("UALICE", "training-cancel", made.id)
    assert stage.told(row) is None
    assert [stage.told(each) for each in stage.owed("training-changed")] == [None]


def test_those_who_took_part_hear_once_what_it_changed_unless_they_stopped(stage: Stage) -> None:
    begin(stage, "UBOB", "ULINA", "UCHARLIE")
    says(stage, "UCHARLIE", "/training stop")
    morning(stage, FRIDAY + timedelta(days=90))
    for _ in range(2):
        run(stage)
    rows = stage.owed("training-changed")
    assert sorted(row.recipient for row in rows) == ["UBOB", "ULINA"]
    assert {row.manner for row in rows} == {"nudge"}
    assert {(row.due_at - stage.now).days for row in rows} == {7}
    told = {row.recipient: stage.hears(row) for row in rows}
    assert "What Spring changed" in told["UBOB"]
    assert "Nothing can be said yet" in told["UBOB"]
    assert "You get this once because you took part." in told["UBOB"]
    assert "Spring 带来了什么变化" in told["ULINA"]
    says(stage, "UBOB", "/training stop")
    assert stage.told(next(row for row in rows if row.recipient == "UBOB")) is None


@pytest.mark.parametrize("who", ["UALICE", "UDAN"])  # a facilitator; an admin who is none
def test_a_meeting_about_a_cohort_ends_in_results_of_their_owners(stage: Stage, who: str) -> None:
    made = begin(stage, "UBOB")
    form = stage.says(who, "/training meeting 1", channel="CPAY")
    assert isinstance(form, Form)
    assert "Spring" in [each.value for each in form.fields if hasattr(each, "value")]
    stage.sends(who, form)
    channel = Channel(stage).works_off()
    assert "Spring" in channel.reads()[0]
    with stage.sessions.read() as session:
        (meeting,) = meetings.of_source(session, ACME.id, f"training:{made.id}")
    due = stage.now.date() + timedelta(days=14)
    closes(stage, who, meeting, actions=f"@bob the list hangs at the door by {due.isoformat()}")
    assert "the list hangs at the door" in stage.hears(stage.owed("plan-set", "UBOB")[0])
