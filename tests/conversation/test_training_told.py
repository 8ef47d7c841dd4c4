"""What a cohort changed and was worth, the reports of it, and a meeting about it."""

from datetime import timedelta
from typing import Any

import pytest

from baton.conversation.forms import Form
from baton.domain.lines import Refusal
from baton.services.training import answering
from baton.storage import meetings
from tests.meetings import Channel, closes
from tests.rows import founded, released
from tests.stage import ACME, Stage
from tests.trainings import FRIDAY, begin, cohort, facilitate, morning, run, theirs


def says(stage: Stage, who: str, typed: str) -> str:
    return stage.read(stage.says(who, typed), stage.person(who).language)


def answer(stage: Stage, who: str, key: str, **said: Any) -> None:
    stage.forward(minutes=1)
    with stage.sessions.begin() as session:
        answering.answer(stage.context(session), stage.person(who), theirs(stage, who)[key].reference, said)


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
    assert ["The evaluation is asked today." in each for each in heard] == [False, True, False]
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
