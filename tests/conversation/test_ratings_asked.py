"""Whom Baton asks, how often, and how somebody asks for ratings or to be left alone."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from baton.conversation.forms import Form
from baton.domain.lines import Refusal
from baton.services.ratings import asking
from baton.storage import people
from baton.storage.ratings import AskedRow, PromptRow
from jobs import rating_reminders
from tests.received import card_of, receive, stored, the_one
from tests.stage import ACME, Stage

QUESTION = "Compared with what you needed"


def prompts(stage: Stage) -> list[PromptRow]:
    with stage.sessions.read() as session:
        return list(session.query(PromptRow).order_by(PromptRow.at, PromptRow.handoff_id))


def hire(stage: Stage, *ids: str) -> None:
    with stage.sessions.begin() as session:
        dan = {"standing": "member", "language": "en", "zone": "UTC", "updated_at": stage.now}
        people.put(
            session,
            [{"workspace_id": ACME.id, "id": id, "name": id, "handle": id, "full_name": id} | dan for id in ids],
        )


def test_one_question_per_team_in_seven_days(stage: Stage) -> None:
    receive(stage)
    second = receive(stage, owner="UBOB")
    assert [row.asked for row in prompts(stage)] == [True, False]
    assert QUESTION not in stage.read(card_of(stage, second))
    stage.forward(days=7)
    receive(stage, owner="UBOB")
    assert prompts(stage)[-1].asked


def test_three_questions_a_week(stage: Stage) -> None:
    hire(stage, "UA", "UB", "UC", "UD")
    for owner in ("UA", "UB", "UC", "UD"):
        _from(stage, owner)
    assert [row.asked for row in prompts(stage)] == [True, True, True, False]
    stage.forward(days=7)
    _from(stage, "UD")
    assert prompts(stage)[-1].asked


def _from(stage: Stage, owner: str) -> None:
    receive(stage, owner="UDAN", owner_id=owner)


def test_the_caps_hold_when_handoffs_are_received_at_once(stage: Stage) -> None:
    hire(stage, *(f"U{n}X" for n in range(6)))
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda n: _from(stage, f"U{n}X"), range(6)))
    assert sorted(row.asked for row in prompts(stage)) == [False] * 3 + [True] * 3


def test_the_sample_is_known(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "SAMPLING_PROBABILITY", 0.4)
    stage.chance = 0.39
    receive(stage)
    stage.chance = 0.4
    receive(stage, owner="UDAN")
    stage.chance = 0.1
    receive(stage, owner="UBOB")  # of the first owner's team: the caps leave no room
    found = [(row.probability, row.draw, row.asked) for row in prompts(stage)]
    assert found == [(0.4, 0.39, True), (0.4, 0.4, False), (0.0, 0.1, False)]


def test_it_is_decided_once_whether_to_ask(stage: Stage) -> None:
    handoff = receive(stage)
    stage.chance = 0.99
    stage.forward(days=8)
    with stage.sessions.begin() as session:
        assert asking.offer(stage.context(session), stage.person("ULINA"), handoff)
    assert len(prompts(stage)) == 1


def test_a_reminder_comes_once_a_day_later_and_says_why(stage: Stage) -> None:
    handoff = receive(stage, receiver="UCHARLIE")
    stage.forward(hours=23)
    rating_reminders.run(stage.office, now=stage.now)
    assert stage.owed("rating-reminder") == []
    stage.forward(hours=1)
    for _ in range(3):
        rating_reminders.run(stage.office, now=stage.now)
        stage.forward(hours=1)
    (row,) = stage.owed("rating-reminder")
    assert (row.recipient, row.manner, row.topic) == ("UCHARLIE", "prompt", "payroll")
    assert row.expires_at is not None
    assert row.expires_at.isoformat() == "2026-11-27T10:00:00+00:00"
    said = stage.hears(row)
    assert "You received “payroll export” from alice. How was it?" in said
    assert "/rate-service quiet" in said
    assert "comes only once" in said
    told = stage.told(row)
    assert told is not None
    stage.presses_in("UCHARLIE", told.card, "5 Wow – did not see it coming")
    assert the_one(stage).level == 5
    assert stage.told(row) is None  # not said yet, and no longer worth saying
    row.message_id = "1.1"
    assert "You rated it: Wow" in stage.hears(row)
    assert handoff.id == row.reference


def test_no_reminder_for_what_was_rated_expired_or_never_asked(stage: Stage) -> None:
    stage.presses("ULINA", "rate-level", f"{receive(stage).id}:4")
    receive(stage, owner="UBOB")
    stage.forward(days=1)
    rating_reminders.run(stage.office, now=stage.now)
    assert stage.owed("rating-reminder") == []
    receive(stage, owner="UDAN")
    stage.forward(hours=72)
    rating_reminders.run(stage.office, now=stage.now)
    assert stage.owed("rating-reminder") == []


def test_a_reminder_that_waited_too_long_says_nothing(stage: Stage) -> None:
    receive(stage)
    stage.forward(hours=24)
    rating_reminders.run(stage.office, now=stage.now)
    stage.forward(hours=48)
    assert stage.told(stage.owed("rating-reminder")[0]) is None


def test_two_clocks_owe_one_reminder(stage: Stage) -> None:
    receive(stage)
    stage.forward(hours=25)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda _: rating_reminders.run(stage.office, now=stage.now), range(2)))
    assert len(stage.owed("rating-reminder")) == 1


def test_quiet_ends_every_question_and_resume_brings_them_back(stage: Stage) -> None:
    receive(stage)
    stage.forward(hours=24)
    rating_reminders.run(stage.office, now=stage.now)
    answer = stage.says("ULINA", "/rate-service quiet")
    assert "不再邀请您评价" in stage.read(answer, "zh-Hans")
    assert stage.told(stage.owed("rating-reminder")[0]) is None
    quiet = receive(stage, owner="UDAN")
    assert QUESTION not in stage.read(card_of(stage, quiet))
    with pytest.raises(Refusal) as refused:
        stage.says("UDAN", "/rate-service request <@ULINA>")
    assert "Nobody could be asked now" in stage.refusal(refused.value)
    stage.says("ULINA", "/rate-service resume")
    assert QUESTION in stage.read(card_of(stage, receive(stage, owner="UDAN")))


def test_people_can_be_asked_for_a_rating_and_answer_with_one_tap(stage: Stage) -> None:
    answer = stage.says("UALICE", "/rate-service request <@UCHARLIE> and <@ULINA>")
    assert "Asked 2 people." in stage.read(answer)
    assert "never who answered" in stage.read(answer)
    row = stage.owed("rating-request", "UCHARLIE")[0]
    assert (row.manner, row.topic) == ("prompt", "payroll")
    assert row.expires_at is not None
    assert (row.expires_at - stage.now).total_seconds() == 72 * 3600
    said = stage.hears(row)
    assert "alice would like to know how well they serve you" in said
    assert "/rate-service quiet" in said
    assert "Not used for appraisal" in said
    told = stage.told(row)
    assert told is not None
    assert stage.presses_in("UCHARLIE", told.card, "3 Satisfied – as expected") is None
    assert stage.presses_in("UCHARLIE", told.card, "4 Delighted – better than expected") is None
    rating = the_one(stage)
    assert (rating.level, rating.stream, rating.team_id, rating.provider_id) == (4, "asked", "payroll", "UALICE")
    assert "You rated it: Delighted" in stage.hears(row)
    assert {each.recipient for each in stage.owed()} == {"UCHARLIE", "ULINA"}  # nothing goes to alice
    form = stage.presses_in("UCHARLIE", stage.told(row).card, "Add detail")  # type: ignore[union-attr]
    assert isinstance(form, Form)
    stage.sends("UCHARLIE", form, reliability=4)
    assert the_one(stage).reliability == 4


def test_what_was_asked_of_one_person_only_that_person_answers(stage: Stage) -> None:
    stage.says("UALICE", "/rate-service request <@UCHARLIE>")
    value = f"UALICE:{stage.owed('rating-request')[0].reference}:5"
    for who in ("UALICE", "UDAN"):
        with pytest.raises(Refusal):
            stage.presses(who, "rate-asked", value)
    with pytest.raises(Refusal):
        stage.presses("UCHARLIE", "rate-asked", "UALICE:nothing:5")
    assert stored(stage) == []


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("<@UALICE>", "Ratings come from others"),
        ("<@UBOT> <@UGUEST> <@UGONE>", "robo, gus, and gone cannot be asked"),
        ("<@UBOT> <@UALICE>", "Ratings come from others. To hear"),
        ("@nobody", "nobody called nobody"),
        ("<@UBOB> please", "This was not one: please"),
        (" ".join(f"<@UX{n}>" for n in range(11)), "at most 10 people"),
    ],
)
def test_who_cannot_be_asked_is_refused_in_words(stage: Stage, typed: str, says: str) -> None:
    hire(stage, *(f"UX{n}" for n in range(11)))
    with pytest.raises(Refusal) as refused:
        stage.says("UALICE", f"/rate-service request {typed}")
    assert says in stage.refusal(refused.value)
    assert stage.owed() == []


def test_one_request_per_pair_in_seven_days_whatever_arrives_at_once(stage: Stage) -> None:
    def ask(_: int) -> bool:
        try:
            stage.says("UALICE", "/rate-service 邀请 <@UCHARLIE>")
        except Refusal:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(ask, range(6))) == 1
    assert len(stage.owed("rating-request")) == 1
    answer = stage.says("UALICE", "/rate-service request <@UCHARLIE> <@UDAN>")
    assert "Asked one person." in stage.read(answer)
    assert "One was left out" in stage.read(answer)
    stage.forward(days=7)
    assert ask(0)


def test_requests_and_questions_share_one_cap(stage: Stage) -> None:
    hire(stage, "UX1", "UX2", "UX3")
    for requester in ("UX1", "UX2", "UX3"):
        stage.says(requester, "/rate-service request <@ULINA>")
    assert QUESTION not in stage.read(card_of(stage, receive(stage)))
    with pytest.raises(Refusal):
        stage.says("UALICE", "/rate-service request <@ULINA>")


def test_requests_open_a_form_without_names(stage: Stage) -> None:
    form = stage.says("UALICE", "/rate-service request")
    assert isinstance(form, Form)
    assert "Asked 2 people." in stage.read(stage.sends("UALICE", form, raters=("UCHARLIE", "UDAN")))
    with stage.sessions.read() as session:
        assert {row.rater_id for row in session.query(AskedRow)} == {"UCHARLIE", "UDAN"}
