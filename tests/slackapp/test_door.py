"""What Slack sends comes in properly signed, and has its effect once however often it is sent."""

import json
import time
from typing import Any
from urllib.parse import urlencode

import pytest
from slack_sdk.signature import SignatureVerifier

from baton.conversation import desk
from baton.storage.kudos import KudosRow
from tests.doorway import FORM, JSON, SECRET, Doorway, words
from tests.handoffs import handoff
from tests.stage import Stage

REASON = "stayed late so that the export was right"
THANKS = f"/kudos <@UBOB|bob> {REASON}"
KUDOS_FORM = {
    "receivers": {"type": "multi_users_select", "selected_users": ["UBOB"]},
    "reason": {"type": "plain_text_input", "value": REASON},
}


def thanked(stage: Stage) -> list[str]:
    """The reasons of all kudos there are."""
    with stage.sessions.read() as session:
        return [row.reason for row in session.query(KudosRow)]


# Who may come in


def test_a_request_with_a_right_signature_comes_in(doorway: Doorway) -> None:
    assert "Your thanks went to" in words(doorway.command("UALICE", THANKS))
    assert thanked(doorway.stage) == [REASON]


@pytest.mark.parametrize(
    "headers",
    [
        {"X_Slack_Signature": "v0=" + "0" * 64},
        {"X_Slack_Signature": "nonsense"},
        {"X_Slack_Signature": ""},
        {"X_Slack_Request_Timestamp": ""},
        {"X_Slack_Request_Timestamp": "soon"},
        {"X_Slack_Signature": "", "X_Slack_Request_Timestamp": ""},
    ],
    ids=str,
)
def test_a_forged_or_missing_signature_gets_401_and_does_nothing(doorway: Doorway, headers: dict[str, str]) -> None:
    response = doorway.send(doorway.command_body("UALICE", THANKS), FORM, **headers)
    assert response.status_code == 401
    assert thanked(doorway.stage) == []


def test_a_signature_for_another_body_gets_401(doorway: Doorway) -> None:
    now = str(int(time.time()))
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=now, body="text=something+else")
    response = doorway.send(doorway.command_body("UALICE", THANKS), FORM, X_Slack_Signature=signature or "")
    assert response.status_code == 401
    assert thanked(doorway.stage) == []


def test_a_request_older_than_five_minutes_gets_401_even_with_the_signature_of_its_time(doorway: Doorway) -> None:
    then = str(int(time.time()) - 301)
    body = doorway.command_body("UALICE", THANKS)
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=then, body=body) or ""
    response = doorway.send(body, FORM, X_Slack_Request_Timestamp=then, X_Slack_Signature=signature)
    assert response.status_code == 401
    assert thanked(doorway.stage) == []


def test_unsigned_events_and_buttons_get_401_too(doorway: Doorway) -> None:
    pressed = doorway.payload("block_actions", "UALICE", actions=[{"action_id": "kudos-open", "value": "1"}])
    forms = (json.dumps({"type": "event_callback"}), JSON), (urlencode({"payload": json.dumps(pressed)}), FORM)
    for body, kind in forms:
        assert doorway.send(body, kind, X_Slack_Signature="v0=forged").status_code == 401


def test_slack_may_check_that_we_are_there(doorway: Doorway) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "are you there", "token": "t"})
    assert "are you there" in doorway.send(body, JSON).text
    assert doorway.send(body, JSON, X_Slack_Signature="v0=forged").status_code == 401


# Once


def test_a_repeated_command_has_its_effect_once(doorway: Doorway) -> None:
    first = doorway.command("UALICE", THANKS, trigger_id="T.1")
    again = doorway.command("UALICE", THANKS, trigger_id="T.1")
    assert thanked(doorway.stage) == [REASON]
    assert "You have 4 more" in words(first)
    assert set(words(again).splitlines()) == {"Already done."}


def test_the_same_words_typed_twice_are_two_requests(doorway: Doorway) -> None:
    for _ in range(2):
        doorway.command("UALICE", THANKS)
    assert thanked(doorway.stage) == [REASON, REASON]


def test_a_refused_command_may_be_repeated_by_slack_and_is_refused_again(doorway: Doorway) -> None:
    for _ in range(2):
        assert "at least 20 characters" in words(doorway.command("UALICE", "/kudos <@UBOB> thanks", trigger_id="T.1"))


def test_a_repeated_form_has_its_effect_once(doorway: Doorway) -> None:
    answers = [doorway.submit("UALICE", "kudos-give", KUDOS_FORM, id="V.1") for _ in range(2)]
    assert thanked(doorway.stage) == [REASON]
    assert "Your thanks went to" in words(answers[0]["view"])
    assert "Already done." in words(answers[1]["view"])


def test_a_form_that_was_refused_can_be_mended_and_sent_again(doorway: Doorway) -> None:
    short = {**KUDOS_FORM, "reason": {"type": "plain_text_input", "value": "thanks"}}
    refused = doorway.submit("UALICE", "kudos-give", short, id="V.1")
    assert refused["response_action"] == "errors"
    assert "at least 20 characters" in json.dumps(refused["errors"])
    assert thanked(doorway.stage) == []
    doorway.submit("UALICE", "kudos-give", KUDOS_FORM, id="V.1")
    assert thanked(doorway.stage) == [REASON]


def test_a_repeated_press_has_its_effect_once_and_one_answer(doorway: Doorway) -> None:
    doorway.command("UALICE", "/handoff <@UBOB> payroll export by fri")
    id = doorway.stage.owed("handoff-owner")[0].reference
    for _ in range(2):
        doorway.press("UBOB", "handoff-accept", id, trigger_id="T.1")
    assert handoff(doorway.stage, id).state == "accepted"
    assert len(doorway.stage.owed("answer")) <= 1


def test_a_repeated_event_has_its_effect_once(doorway: Doorway) -> None:
    person = {"id": "UNEW", "name": "nora", "profile": {"real_name": "Nora New"}}
    doorway.event({"type": "team_join", "user": person}, event_id="Ev.1")
    late = person | {"profile": {"real_name": "Somebody Else"}}
    repeated = doorway.event({"type": "user_change", "user": late}, event_id="Ev.1", X_Slack_Retry_Num="1")
    assert repeated.status_code == 200
    assert doorway.stage.person("UNEW").full_name == "Nora New"
    assert '"outcome": "repeated"' in doorway.log()


def test_opening_home_twice_by_retry_owes_one_home(doorway: Doorway) -> None:
    opened = {"type": "app_home_opened", "user": "UALICE", "channel": "D1", "tab": "home"}
    for retry in ("", "1", "2"):
        assert doorway.event(opened, event_id="Ev.1", X_Slack_Retry_Num=retry).status_code == 200
    assert len(doorway.stage.owed("home")) == 1


# Refused in words


@pytest.mark.parametrize(
    ("who", "typed", "says", "gives_back"),
    [
        ("UALICE", "/kudos <@UBOB|bob> thanks", "at least 20 characters", "/kudos @bob thanks"),
        ("UALICE", "/kudos @nobody " + REASON, "nobody called nobody", f"/kudos @nobody {REASON}"),
        ("UALICE", "/kudos <@USTRANGER> " + REASON, "nobody called USTRANGER", REASON),
        ("UALICE", "/handoff <@UBOB> <@UCHARLIE> the export", "one", "/handoff @bob @charlie the export"),
        ("UALICE", "/handoff <@UBOB> the export by 2020-01-01", "has gone by", "by 2020-01-01"),
        ("UALICE", "/team join nowhere", "No team is called nowhere", "/team join nowhere"),
        ("ULINA", "/kudos <@UBOB|bob> 谢谢", "您输入的是", "/kudos @bob 谢谢"),
    ],
)
def test_a_refusal_says_why_and_gives_the_text_back(
    doorway: Doorway, who: str, typed: str, says: str, gives_back: str
) -> None:
    read = words(doorway.command(who, typed))
    assert says in read
    assert gives_back in read
    assert doorway.stage.owed() == []


def test_a_command_this_version_does_not_know_is_answered_in_words(doorway: Doorway) -> None:
    assert "Baton does not answer this" in words(doorway.command("UALICE", "/mambo hello"))
    assert "/mambo hello" in words(doorway.command("UALICE", "/mambo hello"))
    assert "不处理" in words(doorway.command("ULINA", "/mambo"))


def test_a_form_and_a_button_this_version_does_not_know_are_answered_in_words(doorway: Doorway) -> None:
    gone = doorway.submit("UALICE", "form-of-old", KUDOS_FORM)
    assert gone == {"response_action": "errors", "errors": {"receivers": gone["errors"]["receivers"]}}
    assert "Baton does not answer this" in gone["errors"]["receivers"]
    doorway.press("UALICE", "button-of-old", "1")
    assert "older message" in words(doorway.stage.owed("answer")[0].payload["blocks"])


def test_a_button_that_is_only_a_link_is_acknowledged_and_nothing_else(doorway: Doorway) -> None:
    link = {"type": "button", "action_id": "link", "url": "https://example.com", "block_id": "b"}
    assert doorway.press("UALICE", "link", actions=[link]) is None
    assert doorway.stage.owed() == []


def test_stale_buttons_are_answered_in_words_and_change_nothing(doorway: Doorway) -> None:
    doorway.command("UALICE", "/handoff <@UBOB> payroll export by fri")
    id = doorway.stage.owed("handoff-owner")[0].reference
    doorway.press("UBOB", "handoff-accept", id)
    before = [(row.kind, row.revision) for row in doorway.stage.owed() if row.kind != "answer"]
    for action, value in (("handoff-accept", id), ("handoff-received", id), ("kudos-join", "gone"), ("again", "[]")):
        doorway.press("UCHARLIE", action, value)
    assert [(row.kind, row.revision) for row in doorway.stage.owed() if row.kind != "answer"] == before
    assert handoff(doorway.stage, id).state == "accepted"
    assert "incident" not in doorway.log()


@pytest.mark.parametrize("action", sorted(desk.ACTIONS))
def test_no_button_stumbles_over_what_older_messages_made_it_say(doorway: Doorway, action: str) -> None:
    for value in ("", "x", "[]", "null", "a:b", "1:2:3", "-1", "person:", "handoff:x", '["kudos"]', "9" * 400):
        doorway.press("UDAN", action, value)
    assert "incident" not in doorway.log()


@pytest.mark.parametrize("form", sorted(desk.FORMS))
def test_no_form_stumbles_over_what_it_does_not_say(doorway: Doorway, form: str) -> None:
    for state in ("", "[]", '{"handoff":"x","team":"y","id":"z","subject":"a:b","kind":"q","opened":"abc"}'):
        doorway.submit("UDAN", form, {}, private_metadata=state)
        doorway.submit("UDAN", form, {"x": {"type": "plain_text_input", "value": "a"}}, private_metadata=state)
    assert "incident" not in doorway.log()


def test_somebody_we_have_never_seen_is_welcome(doorway: Doorway) -> None:
    assert "Your thanks went to" in words(doorway.command("UNEWCOMER", THANKS, user_name="nora"))
    assert doorway.stage.person("UNEWCOMER").name == "nora"


def test_a_command_in_a_direct_message_posts_nowhere(doorway: Doorway) -> None:
    doorway.command("UALICE", THANKS, channel_id="D1", channel_name="directmessage")
    assert doorway.stage.owed("kudos-post") == []
    assert len(doorway.stage.owed("kudos-told")) == 1


def test_a_workspace_that_is_not_installed_reads_one_sentence(doorway: Doorway) -> None:
    read = words(doorway.command("UALICE", THANKS, team_id="TELSEWHERE"))
    assert read.splitlines()[0] == (
        "Baton is not set up for this workspace yet. Your admin can run baton doctor to see what is missing."
    )
    assert REASON in read
    event = {"type": "app_home_opened", "user": "UALICE", "tab": "home"}
    body = json.dumps({"type": "event_callback", "team_id": "TELSEWHERE", "event": event, "event_id": "Ev1"})
    assert doorway.send(body, JSON).status_code == 200
    assert doorway.stage.owed() == []


def test_a_long_refusal_is_given_back_whole_in_several_messages(doorway: Doorway) -> None:
    typed = "why " * 2500
    first: Any = doorway.command("UALICE", f"/kudos <@UBOB|bob> {typed}")
    rest = [row.payload for row in doorway.stage.owed("answer")]
    whole = words(first["blocks"]) + "".join(words(payload["blocks"]) for payload in rest)
    assert whole.count("why") == 2500
