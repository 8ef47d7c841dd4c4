"""You said, we did: those who rated hear what was changed, and nobody learns who they are or how many."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from baton.conversation.cards import Card
from baton.conversation.forms import Form
from baton.domain.lines import Refusal
from baton.services import answers as service
from baton.services.ratings.giving import rater_key_of
from baton.storage import people
from baton.storage.deliveries import DeliveryRow
from jobs import answers, weekly_report
from tests.rows import LAST_WEEK, rated
from tests.stage import ACME, Stage

DUE = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
WORDS = "we now send the list on Thursdays"
RATERS = ("UCHARLIE", "ULINA", "UDAN", "UEVE", "UFAY", "UGIL")


@pytest.fixture
def monday(stage: Stage) -> Stage:
    """Payroll has a digest of week 47; three more people work at Acme."""
    with stage.sessions.begin() as session:
        row = {"full_name": "", "standing": "member", "language": "en", "zone": "Europe/Berlin", "handle": ""}
        rows = [{"workspace_id": ACME.id, "id": id, "name": id.lower(), "updated_at": DUE, **row} for id in RATERS[3:]]
        people.put(session, rows)
    stage.now = DUE
    weekly_report.run(stage.office, now=DUE)
    return stage


def rated_by(stage: Stage, *who: str, day: object = LAST_WEEK, stream: str = "handoff") -> None:
    """These people rated Payroll."""
    with stage.sessions.read() as session:
        keys = [rater_key_of(stage.context(session), id) for id in who]
    for key in keys:
        rated(stage, key, 3, day=day, stream=stream)  # type: ignore[arg-type]


def changed(stage: Stage, words: str = WORDS) -> str:
    return stage.read(stage.says("UALICE", f"/digest changed {words}", channel="CPAY"))


def told(stage: Stage) -> set[str]:
    """Who gets the message, after a day and more."""
    stage.forward(hours=25)
    answers.run(stage.office, now=stage.now)
    return {row.recipient for row in stage.owed(service.TOLD)}


def test_those_who_rated_hear_of_it_a_day_later(monday: Stage) -> None:
    rated_by(monday, *RATERS[:5])
    said = changed(monday)
    answers.run(monday.office, now=monday.now)
    assert monday.owed(service.TOLD) == []
    assert told(monday) == set(RATERS[:5])
    row = monday.owed(service.TOLD, "UCHARLIE")[0]
    assert (row.manner, row.surface) == ("nudge", "message")
    heard = monday.hears(row)
    assert "Payroll changed something after the ratings it got:" in heard
    assert WORDS in heard
    assert "/baton answers off stops these messages" in heard
    assert "Payroll根据收到的评价" in monday.hears(monday.owed(service.TOLD, "ULINA")[0]).replace(" ", "")
    assert WORDS in said


def test_the_lead_reads_the_same_whether_nobody_or_everybody_rated(monday: Stage) -> None:
    of_none = changed(monday)
    assert told(monday) == set()
    monday.forward(days=8)
    rated_by(monday, *RATERS[:4])
    of_four = changed(monday, WORDS + " at noon")
    assert told(monday) == set()
    monday.forward(days=8)
    rated_by(monday, *RATERS[4:])
    of_six = changed(monday, WORDS + " at nine")
    assert len(told(monday)) == 6
    sayings = [re.sub(r" at (noon|nine)", "", said) for said in (of_none, of_four, of_six)]
    assert sayings[0] == sayings[1] == sayings[2]
    log = monday.read(monday.says("UDAN", "/baton audit"))
    assert "rated" not in log


def test_only_ratings_that_count_are_answered_and_never_those_of_the_team_itself(monday: Stage) -> None:
    rated_by(monday, *RATERS[:5])
    rated_by(monday, "UGIL", stream="volunteer")
    rated_by(monday, "UBOB", stream="rank")
    changed(monday)
    assert told(monday) == set(RATERS[:5])


def test_nobody_hears_of_a_team_twice_a_week(monday: Stage) -> None:
    rated_by(monday, *RATERS[:5])
    changed(monday)
    changed(monday, WORDS + " at noon")
    assert len(told(monday)) == 5
    assert len(monday.owed(service.TOLD)) == 5
    monday.forward(days=7)
    answers.run(monday.office, now=monday.now)
    assert {"at noon" in monday.hears(row) for row in monday.owed(service.TOLD, "UCHARLIE")} == {True, False}


def test_two_clocks_tell_once(monday: Stage) -> None:
    rated_by(monday, *RATERS[:5])
    changed(monday)
    monday.forward(hours=25)
    with ThreadPoolExecutor(4) as clocks:
        list(clocks.map(lambda _: answers.run(monday.office, now=monday.now), range(4)))
    assert len(monday.owed(service.TOLD)) == 5


def test_who_wants_no_such_message_and_who_has_left_get_none(monday: Stage) -> None:
    rated_by(monday, *RATERS)
    assert "No more messages" in monday.read(monday.says("UCHARLIE", "/baton answers off"))
    with monday.sessions.begin() as session:
        people.change(session, monday.person("UEVE"), standing="deactivated")
    changed(monday)
    assert told(monday) == set(RATERS) - {"UCHARLIE", "UEVE"}


def test_rows_that_name_a_rater_do_not_stay(monday: Stage) -> None:
    rated_by(monday, *RATERS[:5])
    changed(monday)
    told(monday)
    with monday.sessions.begin() as session:
        session.execute(update(DeliveryRow).where(DeliveryRow.kind == service.TOLD).values(state="sent"))
    monday.forward(days=9)
    answers.run(monday.office, now=monday.now)
    assert monday.owed(service.TOLD) == []


def test_the_next_digest_says_what_was_changed_unless_it_was_taken_back(monday: Stage) -> None:
    rated_by(monday, *RATERS[:5])
    form = monday.presses("UALICE", "answer-open", monday.owed("weekly-digest", "CPAY")[0].reference)
    assert isinstance(form, Form)
    card = monday.sends("UALICE", form, words=WORDS, dimension="responsiveness")
    assert isinstance(card, Card)
    monday.forward(days=7)
    rated_by(monday, *RATERS[:5], day=LAST_WEEK + timedelta(days=7))
    weekly_report.run(monday.office, now=monday.now)
    row = monday.owed("weekly-digest", "CPAY")[-1]
    assert f"You said, we did\n{WORDS}\nShould move Responsiveness" in monday.hears(row)
    monday.presses_in("UALICE", card, "Take back")
    assert WORDS not in monday.hears(row)


def test_words_may_be_changed_for_a_day(monday: Stage) -> None:
    rated_by(monday, *RATERS[:5])
    card = monday.says("UALICE", f"/digest changed {WORDS}", channel="CPAY")
    assert isinstance(card, Card)
    form = monday.presses_in("UALICE", card, "Change")
    assert isinstance(form, Form)
    monday.sends("UALICE", form, words=WORDS + ", promised")
    told(monday)
    assert "promised" in monday.hears(monday.owed(service.TOLD)[0])
    with pytest.raises(Refusal):
        monday.presses_in("UALICE", card, "Change")


def test_the_same_said_again_is_the_same_answer_even_after_it_was_taken_back(monday: Stage) -> None:
    changed(monday)
    again = monday.says("UALICE", f"/digest changed {WORDS}", channel="CPAY")
    assert isinstance(again, Card)
    assert "Taken back" in monday.read(monday.presses_in("UALICE", again, "Take back"))
    once_more = monday.says("UALICE", f"/digest changed {WORDS}", channel="CPAY")
    assert isinstance(once_more, Card)
    monday.presses_in("UALICE", once_more, "Change")
    monday.forward(days=7)
    weekly_report.run(monday.office, now=monday.now)
    assert monday.hears(monday.owed("weekly-digest", "CPAY")[-1]).count(WORDS) == 1


def test_an_answer_cannot_become_another_that_was_given(monday: Stage) -> None:
    changed(monday)
    card = monday.says("UALICE", f"/digest changed {WORDS} at noon", channel="CPAY")
    assert isinstance(card, Card)
    form = monday.presses_in("UALICE", card, "Change")
    assert isinstance(form, Form)
    with pytest.raises(Refusal) as refused:
        monday.sends("UALICE", form, words=WORDS)
    assert "said already" in monday.refusal(refused.value)


@pytest.mark.parametrize(
    ("who", "typed", "said"), [("UBOB", WORDS, "up to its leads"), ("UALICE", "soon", "10 to 500")]
)
def test_bad_answers_are_refused_in_words(monday: Stage, who: str, typed: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        monday.says(who, f"/digest changed {typed}", channel="CPAY")
    assert said in monday.refusal(refused.value)


def test_without_a_digest_there_is_nothing_to_answer(stage: Stage) -> None:
    with pytest.raises(Refusal) as refused:
        stage.says("UALICE", f"/digest changed {WORDS}", channel="CPAY")
    assert "has no digest yet" in stage.refusal(refused.value)
