"""What facilitators see of a cohort, of five people or more: how it goes, and as a file."""

import csv
import io
from datetime import timedelta
from typing import Any

from baton.conversation.asks import File
from baton.services.courses import shipped
from baton.services.training import answering
from baton.storage import people
from baton.storage.training import cohorts as store
from tests.groups import crowd
from tests.stage import ACME, Stage
from tests.trainings import FRIDAY, cohort, facilitate, morning, run, send, theirs

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


def test_with_fewer_than_five_answers_nothing_is_told_of_them(stage: Stage) -> None:
    ids = people_of(stage, 6)
    asked_all(stage, KEY["commitment"])
    for id in ids[:4]:
        answer(stage, id, KEY["commitment"], useful=5)
    told = says(stage, "UALICE", "/training results 1")
    assert "6 take part; nobody has stopped the messages." in told
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
    assert "9 人参加，没有人停止收消息" in told


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


def five_who_answer_everything(stage: Stage) -> None:
    """Five people say where they stand, how useful it was, what they recall, and what they do now."""
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


def test_every_level_is_told_once_enough_people_answered(stage: Stage) -> None:
    five_who_answer_everything(stage)
    told = says(stage, "UALICE", "/training results 1")
    assert f"Before the course (5: fully agree)\n{COURSE.diagnoses[0]['en']}\n2.0" in told
    assert "Usefulness: 4.0 of 5 (5–9 people)" in told
    assert "80% of 5 recall answers were right." in told
    assert "What they do now: 4.0 of 5; before the course, as they see it today: 2.0 (5–9 people)" in told
    assert f"What they do now (5: nearly always)\n{COURSE.behaviours[0]['en']}\n4.0" in told
    assert "c00" not in told.casefold()


def test_the_file_has_a_row_for_each_message_and_each_number_in_columns_of_their_own(stage: Stage) -> None:
    five_who_answer_everything(stage)
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
