"""When something breaks behind the door, the person reads one sentence in their language and nothing is half done."""

import json
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from sqlalchemy.engine import make_url
from werkzeug import Request, Response

from baton.conversation import desk
from baton.conversation.cards import Card
from baton.domain.lines import Line
from baton.services import kudos as kudos_service
from baton.storage.kudos import KudosRow
from slackapp import limits
from tests.doorway import TOKEN, Doorway, words
from tests.stage import Stage

SECRET_WORDS = "zebra quagga okapi for the late deploy"
THANKS = f"/kudos <@UBOB|bob> {SECRET_WORDS}"
KUDOS_FORM = {
    "receivers": {"type": "multi_users_select", "selected_users": ["UBOB"]},
    "reason": {"type": "plain_text_input", "value": SECRET_WORDS},
}
GLOBAL = {"channel": None, "response_url": None}


def kudos(stage: Stage) -> int:
    with stage.sessions.read() as session:
        return session.query(KudosRow).count()


def answers(stage: Stage) -> list[dict[str, Any]]:
    return [dict(row.payload or {}) for row in stage.owed("answer")]


@contextmanager
def locked(stage: Stage) -> Iterator[None]:
    """Another process writes, and takes its time."""
    path = make_url(str(stage.sessions.engine.url)).database or ""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thanking breaks after everything has been written, quoting what it was given."""
    whole = kudos_service.give

    def give(ctx: Any, wish: Any) -> Any:
        whole(ctx, wish)
        raise RuntimeError(f"cannot thank for {wish.reason} with {TOKEN}")

    monkeypatch.setattr(kudos_service, "give", give)


# A bug of ours


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize(
    ("who", "says"),
    [("UALICE", "Something went wrong on our side, and nothing was changed."), ("ULINA", "没有改动任何内容")],
)
def test_a_bug_in_a_deed_changes_nothing_and_is_told_with_its_number(doorway: Doorway, who: str, says: str) -> None:
    read = words(doorway.command(who, THANKS))
    assert says in read
    assert f"/kudos @bob {SECRET_WORDS}" in read
    assert kudos(doorway.stage) == 0
    assert doorway.stage.owed() == []
    (incident,) = [line for line in map(json.loads, doorway.log().splitlines()) if line["event"] == "incident"]
    assert incident["incident"] in read


@pytest.mark.usefixtures("broken")
def test_the_log_of_an_incident_tells_where_but_holds_no_words_and_no_token(doorway: Doorway) -> None:
    doorway.command("UALICE", THANKS)
    log = doorway.log()
    assert "builtins.RuntimeError" in log
    assert "test_door_faults.py" in log
    assert '"outcome": "incident"' in log
    for secret in (*SECRET_WORDS.split()[:3], TOKEN):
        assert secret not in log


@pytest.mark.usefixtures("broken")
def test_a_bug_behind_a_form_keeps_the_form_open_with_what_was_typed(doorway: Doorway) -> None:
    answer = doorway.submit("UALICE", "kudos-give", KUDOS_FORM)
    assert answer["response_action"] == "errors"
    assert "Something went wrong" in answer["errors"]["receivers"]
    assert kudos(doorway.stage) == 0


def test_a_bug_behind_a_button_is_told_over_the_buttons_way_back(
    doorway: Doorway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(desk.ACTIONS, "kudos-join", lambda ask: 1 / 0)
    doorway.press("ULINA", "kudos-join", "x")
    (answer,) = answers(doorway.stage)
    assert "没有改动任何内容" in words(answer["blocks"])
    assert answer["response_url"]


def test_a_bug_in_an_event_gets_500_so_that_slack_sends_it_again(doorway: Doorway) -> None:
    profile = {"real_name": SECRET_WORDS}
    response = doorway.event({"type": "user_change", "user": {"name": SECRET_WORDS, "profile": profile}})
    assert response.status_code == 500
    assert "builtins.KeyError" in doorway.log()
    assert "zebra" not in doorway.log()
    assert doorway.event({"type": "user_change", "user": {"id": "UBOB", "name": "bob"}}).status_code == 200


def test_an_answer_that_cannot_be_shown_says_that_the_deed_is_done(
    doorway: Doorway, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = desk.COMMANDS["kudos"].handler

    def unsayable(ask: Any) -> Card:
        done(ask)
        return Card.saying(Line("nobody-wrote-this"))

    monkeypatch.setitem(desk.COMMANDS, "kudos", _with(desk.COMMANDS["kudos"], unsayable))
    assert "That is done, but the answer could not be shown." in words(doorway.command("UALICE", THANKS))
    assert kudos(doorway.stage) == 1


def _with(command: Any, handler: Any) -> Any:
    return type(command)(handler, command.about, command.grammar, command.examples)


def test_a_form_whose_answer_cannot_be_shown_says_that_the_deed_is_done(
    doorway: Doorway, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = desk.FORMS["kudos-give"]

    def unsayable(ask: Any) -> Card:
        done(ask)
        return Card.saying(Line("nobody-wrote-this"))

    monkeypatch.setitem(desk.FORMS, "kudos-give", unsayable)
    answer = doorway.submit("UALICE", "kudos-give", KUDOS_FORM)
    assert "That is done" in str(answer)
    assert kudos(doorway.stage) == 1


# A database that is busy or gone


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WAIT_FOR_DATABASE", 0.1)


on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # PostgreSQL locks no whole database


@on_sqlite
@pytest.mark.usefixtures("hurried")
def test_a_command_while_the_database_is_locked_is_answered_in_time_and_leaves_nothing(doorway: Doorway) -> None:
    with locked(doorway.stage):
        started = time.monotonic()
        read = words(doorway.command("ULINA", THANKS))
        assert time.monotonic() - started < 1
    assert "没有改动任何内容" in read
    assert SECRET_WORDS in read
    assert (kudos(doorway.stage), doorway.stage.owed()) == (0, [])
    assert "SQLITE_BUSY" in doorway.log()
    assert "zebra" not in doorway.log()
    assert "Your thanks went to" in words(doorway.command("UALICE", THANKS))


@on_sqlite
@pytest.mark.usefixtures("hurried")
def test_a_command_waits_no_longer_for_its_own_process_either(doorway: Doorway) -> None:
    with doorway.stage.sessions.begin():
        read = words(doorway.command("UALICE", THANKS))
    assert "Something went wrong" in read
    assert kudos(doorway.stage) == 0


def test_we_answer_before_slack_gives_up_on_us() -> None:
    assert limits.WAIT_FOR_DATABASE < limits.ACKNOWLEDGEMENT
    assert limits.WAIT_FOR_MODAL < limits.ACKNOWLEDGEMENT


@on_sqlite
@pytest.mark.usefixtures("hurried")
def test_a_button_while_the_database_is_locked_is_answered_in_a_modal(doorway_with_slack: Doorway) -> None:
    doorway = doorway_with_slack
    opens(doorway)
    with locked(doorway.stage):
        doorway.press("UALICE", "kudos-join", "x")
    (asked,) = doorway.asked("views.open")
    assert "nothing was changed" in words(view_of(asked))


@on_sqlite
@pytest.mark.usefixtures("hurried")
def test_an_event_while_the_database_is_locked_gets_500_so_that_it_comes_again(doorway: Doorway) -> None:
    person = {"id": "UNEW", "name": "nora", "profile": {"real_name": "Nora New"}}
    with locked(doorway.stage):
        response = doorway.event({"type": "team_join", "user": person}, event_id="Ev.1")
        assert response.status_code == 500
    assert doorway.event({"type": "team_join", "user": person}, event_id="Ev.1").status_code == 200
    assert doorway.stage.person("UNEW").full_name == "Nora New"


def test_a_command_on_a_database_without_tables_is_answered_in_words(doorway: Doorway) -> None:
    with doorway.stage.sessions.begin() as session:
        session.connection().exec_driver_sql("ALTER TABLE people RENAME TO gone")
    try:
        read = words(doorway.command("UALICE", THANKS))
    finally:
        with doorway.stage.sessions.begin() as session:
            session.connection().exec_driver_sql("ALTER TABLE gone RENAME TO people")
    assert "Something went wrong" in read
    assert "zebra" not in doorway.log()


# Modals that Slack does not open


def opens(doorway: Doorway, method: str = "views.open", **answer: Any) -> None:
    """The made-up Slack answers calls of `method` so."""
    assert doorway.slack is not None
    doorway.slack.expect_request(f"/api/{method}").respond_with_json({"ok": True, "view": {"id": "V1"}, **answer})


def view_of(asked: dict[str, Any]) -> dict[str, Any]:
    view = asked["view"]
    found: dict[str, Any] = json.loads(view) if isinstance(view, str) else view
    return found


FAULTS = {
    "expired": lambda request: Response(
        '{"ok": false, "error": "expired_trigger_id"}', content_type="application/json"
    ),
    "limited": lambda request: Response("{}", 429, {"Retry-After": "30"}),
    "broken": lambda request: Response("oops", 500),
    "garbage": lambda request: Response(b"<html>\xff\xfe</html>", 200),
    "late": lambda request: Response("{}", 200),
}


@pytest.fixture(params=sorted(FAULTS))
def faulty(
    request: pytest.FixtureRequest, doorway_with_slack: Doorway, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Doorway]:
    """A door behind which Slack opens no modal, in every way it can fail to."""
    monkeypatch.setattr(limits, "WAIT_FOR_MODAL", 0.2)
    doorway_with_slack.__post_init__()
    assert doorway_with_slack.slack is not None
    over = threading.Event()
    answered = threading.Event()

    def answer(asked: Request) -> Response:
        doorway_with_slack.tries += 1
        if request.param == "late":
            over.wait(5)
        answered.set()
        return FAULTS[request.param](asked)

    doorway_with_slack.slack.expect_request("/api/views.open").respond_with_handler(answer)
    yield doorway_with_slack
    over.set()
    assert answered.wait(5)


def test_a_form_that_slack_does_not_open_is_one_sentence(faulty: Doorway) -> None:
    assert "The form could not be opened just now. Please try again." in words(faulty.command("UALICE", "/kudos"))
    assert faulty.tries == 1
    assert "incident" not in faulty.log()


def test_a_buttons_form_that_slack_does_not_open_is_told_over_its_way_back(faulty: Doorway) -> None:
    assert faulty.press("ULINA", "kudos-open", "person:UBOB") is None
    (answer,) = answers(faulty.stage)
    assert "表单暂时打不开" in words(answer["blocks"])


def test_a_shortcuts_form_that_slack_does_not_open_is_told_by_direct_message(faulty: Doorway) -> None:
    faulty.interact(faulty.payload("shortcut", "UALICE", callback_id="give_kudos"))
    (answer,) = faulty.stage.owed("answer")
    assert "could not be opened" in words(answer.payload["blocks"])
    assert "response_url" not in answer.payload
    assert answer.recipient == "UALICE"


def test_a_form_of_the_home_that_slack_does_not_open_is_told_by_direct_message(faulty: Doorway) -> None:
    home = {"id": "V9", "type": "home", "callback_id": "", "blocks": []}
    faulty.press("UALICE", "kudos-open", "person:UBOB", view=home, **GLOBAL)
    (answer,) = answers(faulty.stage)
    assert "could not be opened" in words(answer["blocks"])


def test_typed_words_come_back_when_their_form_does_not_open(faulty: Doorway, monkeypatch: pytest.MonkeyPatch) -> None:
    form = desk.COMMANDS["kudos"].handler
    monkeypatch.setitem(
        desk.COMMANDS, "kudos", _with(desk.COMMANDS["kudos"], lambda ask: form(type(ask)(ask.ctx, ask.who)))
    )
    assert f"/kudos @bob {SECRET_WORDS}" in words(faulty.command("UALICE", THANKS))


# Where an answer is shown


def test_a_button_without_a_way_back_answers_in_a_modal(doorway_with_slack: Doorway) -> None:
    doorway = doorway_with_slack
    opens(doorway)
    home = {"id": "V9", "type": "home", "callback_id": "", "blocks": []}
    doorway.press("ULINA", "button-of-old", "x", view=home, **GLOBAL)
    (asked,) = doorway.asked("views.open")
    assert "这个按钮已失效" in words(view_of(asked))
    assert answers(doorway.stage) == []


def test_a_button_inside_a_modal_answers_in_a_modal_over_it(doorway_with_slack: Doorway) -> None:
    doorway = doorway_with_slack
    opens(doorway, "views.push")
    modal = {"id": "V9", "type": "modal", "callback_id": "", "blocks": []}
    doorway.press("UALICE", "button-of-old", "x", view=modal, **GLOBAL)
    assert "older message" in words(view_of(doorway.asked("views.push")[0]))
    doorway.press("UALICE", "kudos-open", "person:UBOB", view=modal, **GLOBAL)
    assert view_of(doorway.asked("views.push")[1])["callback_id"] == "kudos-give"


def test_a_refused_shortcut_is_shown_in_a_modal(doorway_with_slack: Doorway) -> None:
    doorway = doorway_with_slack
    opens(doorway)
    doorway.interact(doorway.payload("shortcut", "UALICE", callback_id="shortcut_of_old"))
    assert "Baton does not answer this" in words(view_of(doorway.asked("views.open")[0]))


def test_a_button_that_says_nothing_opens_nothing(doorway_with_slack: Doorway) -> None:
    doorway = doorway_with_slack
    doorway.command("UALICE", THANKS)
    (told,) = doorway.stage.owed("kudos-post")
    assert doorway.press("ULINA", "kudos-join", told.reference) is None
    assert doorway.slack is not None
    assert doorway.slack.log == []
    assert answers(doorway.stage) == []
