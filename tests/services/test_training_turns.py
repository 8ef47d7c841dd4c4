"""What counts as an answer, when a week begins, and what stays where it was promised."""

from dataclasses import replace
from datetime import date, time, timedelta

from baton.domain.training import Assigned, Cohort, Participant
from baton.services.training import answering, cohorts
from baton.services.training.cohorts import MOST_PEOPLE
from baton.storage import people
from baton.storage.deliveries import DeliveryRow
from baton.storage.training import cohorts as stored
from baton.storage.training import steps
from tests.outbox import person
from tests.stage import ACME, Stage
from tests.statements import listening
from tests.trainings import FRIDAY, begin, cohort, facilitate, morning, run, send, theirs

WHETHER = "training-whether"


def standing(stage: Stage, cohort: Cohort, who: str = "UBOB") -> Participant:
    with stage.sessions.read() as session:
        (found,) = [each for each in stored.of_person(session, ACME.id, who) if each.cohort_id == cohort.id]
    return found


def pass_by(stage: Stage, *keys: str) -> None:
    """The days of these steps come, and their messages arrive; nobody answers."""
    for key in keys:
        morning(stage, theirs(stage, "UBOB")[key].due_on)
        run(stage)
        send(stage)


def put_off(stage: Stage, key: str, days: int = 1) -> Assigned:
    with stage.sessions.begin() as session:
        return answering.snooze(
            stage.context(session), stage.person("UBOB"), theirs(stage, "UBOB")[key].reference, days
        )


def asked_whether(stage: Stage) -> tuple[Cohort, DeliveryRow]:
    """Bob ignored three messages; the question whether to go on is owed, and not sent yet."""
    found = begin(stage, "UBOB")
    pass_by(stage, "before", "first-plan", "day-after")
    morning(stage, theirs(stage, "UBOB")["first-practice"].due_on)
    run(stage)
    (row,) = stage.owed(WHETHER, "UBOB")
    return found, row


def test_the_week_to_answer_whether_to_go_on_begins_when_the_question_arrives(stage: Stage) -> None:
    found, row = asked_whether(stage)
    assert standing(stage, found).standing == "asked"
    stage.forward(days=8)  # the week had no room for the question
    run(stage)
    assert standing(stage, found).standing == "asked"
    assert stage.owed(WHETHER, "UBOB")[0].expires_at > stage.now
    send(stage)
    stage.forward(days=6)
    run(stage)
    assert standing(stage, found).standing == "asked"
    stage.forward(days=1)
    run(stage)
    assert standing(stage, found).standing == "stopped"
    assert row.id == stage.owed(WHETHER, "UBOB")[0].id


def test_a_question_that_never_arrived_is_asked_once_more_after_four_weeks(stage: Stage) -> None:
    found, _ = asked_whether(stage)
    with stage.sessions.begin() as session:
        session.query(DeliveryRow).filter(DeliveryRow.kind == WHETHER).update({"state": "failed"})
    for days, questions in ((8, 1), (22, 2)):
        stage.forward(days=days)
        run(stage)
        assert standing(stage, found).standing == "asked"
        assert len(stage.owed(WHETHER, "UBOB")) == questions


def test_who_puts_a_step_off_has_not_ignored_it(stage: Stage) -> None:
    found = begin(stage, "UBOB")
    pass_by(stage, "before", "first-plan", "day-after")
    assert standing(stage, found).ignored == 2
    put_off(stage, "day-after")
    assert standing(stage, found).ignored == 0


def test_who_is_asked_whether_to_go_on_and_puts_a_step_off_goes_on(stage: Stage) -> None:
    found, _ = asked_whether(stage)
    send(stage)
    later = put_off(stage, "day-after", 3)
    assert standing(stage, found).standing == "on"
    pass_by(stage, "day-after")
    assert theirs(stage, "UBOB")["day-after"].asked_on == later.due_on


def test_who_was_left_alone_and_puts_a_step_off_has_come_back(stage: Stage) -> None:
    found, _ = asked_whether(stage)
    send(stage)
    stage.forward(days=8)
    run(stage)
    assert standing(stage, found).standing == "stopped"
    later = put_off(stage, "day-after", 7)
    assert standing(stage, found).standing == "on"
    pass_by(stage, "day-after")
    assert theirs(stage, "UBOB")["day-after"].asked_on == later.due_on
    assert theirs(stage, "UBOB")["three-months"].state == "planned"


def test_what_was_put_off_comes_on_its_day_though_something_newer_is_due(stage: Stage) -> None:
    begin(stage, "UBOB")
    pass_by(stage, "before", "first-plan", "day-after")
    later = put_off(stage, "day-after", 3)
    with stage.sessions.begin() as session:  # the clock stood still for a day
        steps.keep(session, [replace(theirs(stage, "UBOB")["first-practice"], due_on=later.due_on - timedelta(days=1))])
    for quarters in range(3):
        morning(stage, later.due_on, at=time(10, 15 * quarters))
        run(stage)
    assert (theirs(stage, "UBOB")["day-after"].state, theirs(stage, "UBOB")["first-practice"].state) == (
        "asked",
        "planned",
    )
    morning(stage, later.due_on + timedelta(days=1))
    run(stage)
    assert theirs(stage, "UBOB")["first-practice"].state == "asked"


def test_another_last_day_moves_neither_what_was_put_off_nor_what_was_spaced_out(stage: Stage) -> None:
    found = begin(stage, "UBOB", "UDAN")
    pass_by(stage, "before")
    later = put_off(stage, "before", 7)
    pass_by(stage, "first-plan", "day-after")
    assert standing(stage, found, "UDAN").stretched
    before = {who: theirs(stage, who)["booster"].due_on for who in ("UBOB", "UDAN")}
    move(stage, found, FRIDAY + timedelta(days=7))
    assert theirs(stage, "UBOB")["before"].due_on == later.due_on
    assert theirs(stage, "UDAN")["booster"].due_on == before["UDAN"]
    assert theirs(stage, "UBOB")["booster"].due_on == before["UBOB"] + timedelta(days=7)


def move(stage: Stage, cohort: Cohort, ends_on: date) -> None:
    with stage.sessions.begin() as session:
        alice = people.find(session, ACME.id, "UALICE")
        assert alice is not None
        cohorts.change(stage.context(session), alice, cohort.id, cohort.name, ends_on, alice)


def test_five_hundred_people_are_enrolled_cancelled_and_told_in_a_few_statements(stage: Stage) -> None:
    many = [f"U{number}" for number in range(MOST_PEOPLE)]
    facilitate(stage)
    with stage.sessions.begin() as session:
        people.put(session, [person(id, zone="Europe/Berlin", team_id="payroll") for id in many])
    morning(stage, FRIDAY - timedelta(days=10))
    with listening(stage) as statements:
        found = cohort(stage, *many)
    assert len(statements) < 40
    morning(stage, FRIDAY - timedelta(days=7))
    with listening(stage) as statements:
        run(stage)
    assert len(statements) < 80
    send(stage)
    with listening(stage) as statements, stage.sessions.begin() as session:
        cohorts.cancel(stage.context(session), stage.person("UALICE"), found.id)
    assert len(statements) < 80
    assert {row.state for row in stage.owed("training-step")} == {"owed"}
