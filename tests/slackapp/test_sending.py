"""The Slack courier against a server that misbehaves in every way we know of."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from baton.conversation.couriers import Barred, Courier, GiveUp, Later, Sent, TryAgain, Unknown
from baton.domain.deliveries import Delivery
from slackapp import sending
from slackapp.sending import SlackCourier, web_client
from tests.outbox import NOW, WORDS


@dataclass
class Post:
    text: str
    blocks: list


PLACE = {"ok": True, "channel": "D1", "ts": "1.0"}


@pytest.fixture(autouse=True)
def short_patience(monkeypatch) -> None:
    monkeypatch.setattr(sending, "TIMEOUT", 1)


@pytest.fixture
def base(httpserver: HTTPServer) -> str:
    return httpserver.url_for("/api/")


def courier_to(base: str, *texts: str) -> SlackCourier:
    posts = [Post(text, [{"type": "divider"}]) for text in texts or ("hello",)]
    return SlackCourier(lambda workspace: web_client("xoxb-1", base), lambda told: posts, lambda told: posts[0].blocks)


def delivery(**more) -> Delivery:
    values = {
        "workspace_id": "T1",
        "id": "d1",
        "kind": "note",
        "recipient": "U1",
        "period": "1",
        "reference": "",
        "surface": "message",
        "manner": "asked",
        "priority": 5,
        "due_at": NOW,
        "expires_at": None,
        "payload": None,
        "state": "claimed",
        "revision": 1,
        "attempts": 0,
        "reason": None,
        "channel_id": None,
        "message_id": None,
        "withdrawn": False,
        "sent_at": None,
    }
    return Delivery(**{**values, **more})


POSTED = delivery(channel_id="C1", message_id="1.0")


def calls(server: HTTPServer) -> list[tuple[str, dict]]:
    return [(request.path.removeprefix("/api/"), request.get_json()) for request, _ in server.log]


def answers(server: HTTPServer, method: str, *bodies: dict) -> None:
    for body in bodies:
        server.expect_ordered_request(f"/api/{method}").respond_with_json(body)


@contextmanager
def raw_server(answer: bytes | None) -> Iterator[str]:
    """Reads a request, says these bytes and hangs up; or says nothing until the other side hangs up."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.settimeout(10 if answer is None else 0.2)
                with suppress(TimeoutError):
                    while connection.recv(65536):
                        pass
                if answer is not None:
                    connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/api/"
        thread.join()


def test_a_person_is_written_to_by_their_own_id_and_nothing_is_unfurled(httpserver, base):
    answers(httpserver, "chat.postMessage", PLACE)
    courier: Courier = courier_to(base)
    assert courier.send(delivery(), WORDS) == Sent("D1", "1.0")
    ((_, body),) = calls(httpserver)
    assert body == {
        "channel": "U1",
        "text": "hello",
        "blocks": [{"type": "divider"}],
        "unfurl_links": False,
        "unfurl_media": False,
    }


def test_what_is_said_under_a_message_stays_in_its_thread(httpserver, base):
    answers(httpserver, "chat.postMessage", PLACE, {**PLACE, "ts": "2.0"})
    courier_to(base, "a", "b").send(delivery(recipient="C1"), replace(WORDS, thread_id="0.5"))
    assert [body["thread_ts"] for _, body in calls(httpserver)] == ["0.5", "0.5"]


def test_a_long_card_takes_several_posts_and_all_are_remembered(httpserver, base):
    answers(httpserver, "chat.postMessage", PLACE, {**PLACE, "ts": "2.0"})
    assert courier_to(base, "a", "b").send(delivery(), WORDS) == Sent("D1", "1.0,2.0")


def test_when_a_later_post_fails_the_earlier_ones_are_not_posted_again(httpserver, base):
    answers(httpserver, "chat.postMessage", PLACE)
    httpserver.expect_ordered_request("/api/chat.postMessage").respond_with_data("oops", 503)
    with pytest.raises(TryAgain) as failure:
        courier_to(base, "a", "b").send(delivery(), WORDS)
    assert failure.value.so_far == Sent("D1", "1.0")
    answers(httpserver, "chat.update", PLACE)
    answers(httpserver, "chat.postMessage", {**PLACE, "ts": "2.0"})
    again = delivery(channel_id="D1", message_id="1.0")
    assert courier_to(base, "a", "b").send(again, WORDS) == Sent("D1", "1.0,2.0")


def test_fewer_posts_than_before_are_updated_and_the_surplus_is_deleted(httpserver, base):
    answers(httpserver, "chat.update", PLACE)
    answers(httpserver, "chat.delete", {"ok": True}, {"ok": False, "error": "message_not_found"})
    before = replace(POSTED, message_id="1.0,2.0,3.0")
    assert courier_to(base, "a").send(before, WORDS) == Sent("C1", "1.0")
    assert [(method, body["ts"]) for method, body in calls(httpserver)] == [
        ("chat.update", "1.0"),
        ("chat.delete", "3.0"),
        ("chat.delete", "2.0"),
    ]


def test_a_message_that_is_gone_is_posted_anew_to_a_person_and_given_up_in_a_channel(httpserver, base):
    gone = {"ok": False, "error": "message_not_found"}
    answers(httpserver, "chat.update", gone)
    answers(httpserver, "chat.postMessage", {**PLACE, "ts": "9.0"})
    assert courier_to(base).send(replace(POSTED, channel_id="D1"), WORDS) == Sent("D1", "9.0")
    answers(httpserver, "chat.update", gone)
    with pytest.raises(GiveUp, match="message_not_found"):
        courier_to(base).send(POSTED, WORDS)


def test_taking_down_deletes_every_post_and_minds_none_that_is_gone(httpserver, base):
    answers(httpserver, "chat.delete", {"ok": False, "error": "message_not_found"}, {"ok": True})
    courier_to(base).take_down(replace(POSTED, message_id="1.0,2.0"))
    assert [body["ts"] for _, body in calls(httpserver)] == ["1.0", "2.0"]
    answers(httpserver, "chat.delete", {"ok": False, "error": "cant_delete_message"})
    with pytest.raises(GiveUp, match="cant_delete_message"):
        courier_to(base).take_down(POSTED)


def test_a_home_is_published(httpserver, base):
    answers(httpserver, "views.publish", {"ok": True})
    assert courier_to(base).send(delivery(surface="home"), WORDS) == Sent()
    ((_, body),) = calls(httpserver)
    assert body == {"user_id": "U1", "view": {"type": "home", "blocks": [{"type": "divider"}]}}


def test_an_answer_goes_back_where_the_button_was_pressed(httpserver, base):
    httpserver.expect_request("/hook").respond_with_data("ok")
    said = {"response_url": httpserver.url_for("/hook"), "text": "done", "blocks": []}
    courier_to(base).send(delivery(surface="answer", payload=said), None)
    (request, _) = httpserver.log[0]
    assert request.get_json() == {
        "response_type": "ephemeral",
        "replace_original": False,
        "text": "done",
        "blocks": [],
    }


def test_an_answer_without_a_way_back_is_whispered_in_the_channel(httpserver, base):
    answers(httpserver, "chat.postEphemeral", {"ok": True})
    said = {"channel": "C1", "text": "done", "blocks": []}
    courier_to(base).send(delivery(surface="answer", payload=said), None)
    assert calls(httpserver)[0][1] == {"channel": "C1", "user": "U1", "text": "done", "blocks": []}


@pytest.mark.parametrize(
    ("status", "body", "fault"),
    [
        (404, "expired_url", GiveUp),
        (404, '{"ok":false,"error":"used_url"}', GiveUp),
        (200, '{"ok":false,"error":"invalid_blocks"}', GiveUp),
        (200, "<html>", TryAgain),
        (500, "", TryAgain),
        (429, "", Later),
    ],
)
def test_a_response_url_has_its_own_ways_of_refusing(httpserver, base, status, body, fault):
    httpserver.expect_request("/hook").respond_with_data(body, status)
    said = {"response_url": httpserver.url_for("/hook"), "text": "done"}
    with pytest.raises(fault):
        courier_to(base).send(delivery(surface="answer", payload=said), None)


@pytest.mark.parametrize(
    "error",
    [
        "channel_not_found",
        "not_in_channel",
        "is_archived",
        "user_not_found",
        "user_disabled",
        "restricted_action",
        "msg_blocks_too_long",
        "invalid_blocks",
        "something_new",
    ],
)
def test_what_slack_will_never_take_is_given_up_for_its_reason(httpserver, base, error):
    answers(httpserver, "chat.postMessage", {"ok": False, "error": error})
    with pytest.raises(GiveUp, match=f"^{error}$"):
        courier_to(base).send(delivery(), WORDS)


@pytest.mark.parametrize("error", ["account_inactive", "token_revoked", "token_expired", "invalid_auth", "not_authed"])
def test_a_token_that_no_longer_works_bars_the_workspace(httpserver, base, error):
    answers(httpserver, "chat.postMessage", {"ok": False, "error": error})
    with pytest.raises(Barred, match=error):
        courier_to(base).send(delivery(), WORDS)


def test_a_workspace_without_a_token_is_barred():
    courier = SlackCourier(lambda workspace: None, lambda told: [Post("x", [])], lambda told: [])
    with pytest.raises(Barred, match="not installed"):
        courier.send(delivery(), WORDS)


@pytest.mark.parametrize("error", ["internal_error", "fatal_error", "service_unavailable"])
def test_slacks_passing_troubles_are_tried_again(httpserver, base, error):
    answers(httpserver, "chat.postMessage", {"ok": False, "error": error})
    with pytest.raises(TryAgain, match=error):
        courier_to(base).send(delivery(), WORDS)


@pytest.mark.parametrize(
    ("response", "seconds"),
    [
        (Response('{"ok":false,"error":"ratelimited"}', 429, {"Retry-After": "17"}), 17),
        (Response("slow down", 429, {"retry-after": "3"}), 3),
        (Response("", 429), 30),
        (Response("", 429, {"Retry-After": "soon"}), 30),
        (Response('{"ok":false,"error":"ratelimited"}', 200, {"Retry-After": "5"}), 5),
    ],
)
def test_when_slack_says_how_long_to_wait_we_do(httpserver, base, response, seconds):
    httpserver.expect_request("/api/chat.postMessage").respond_with_response(response)
    with pytest.raises(Later) as wait:
        courier_to(base).send(delivery(), WORDS)
    assert wait.value.seconds == seconds
    assert len(httpserver.log) == 1  # nobody retried behind our back


@pytest.mark.parametrize("status", [500, 502, 503])
@pytest.mark.parametrize("body", ["", "<html>Bad gateway</html>", '{"ok":fal'])
def test_a_broken_server_is_tried_again_later(httpserver, base, status, body):
    httpserver.expect_request("/api/chat.postMessage").respond_with_data(body, status)
    with pytest.raises(TryAgain):
        courier_to(base).send(delivery(), WORDS)
    assert len(httpserver.log) == 1


def test_garbage_is_tried_again(httpserver, base):
    httpserver.expect_request("/api/chat.postMessage").respond_with_data("<html>Welcome to our hotel</html>")
    with pytest.raises(TryAgain):
        courier_to(base).send(delivery(), WORDS)


@pytest.mark.parametrize(("said", "fault"), [(delivery(), Unknown), (POSTED, TryAgain)])
def test_half_an_answer_leaves_a_new_message_unknown_and_repeats_an_update(httpserver, base, said, fault):
    for method in ("chat.postMessage", "chat.update"):
        httpserver.expect_request(f"/api/{method}").respond_with_data('{"ok":true,"chan', content_type="text/json")
    with pytest.raises(fault):
        courier_to(base).send(said, WORDS)


@pytest.mark.parametrize("answer", [None, b"", b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"])
@pytest.mark.parametrize(("said", "fault"), [(delivery(), Unknown), (POSTED, TryAgain)])
def test_silence_or_a_cut_during_the_answer_leaves_a_new_message_unknown_and_repeats_an_update(answer, said, fault):
    with raw_server(answer) as base, pytest.raises(fault):
        courier_to(base).send(said, WORDS)


def test_a_slack_that_is_not_there_is_tried_again():
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(TryAgain, match="ConnectionRefusedError"):
        courier_to(f"http://127.0.0.1:{port}/api/").send(delivery(), WORDS)


def test_an_answer_that_names_no_message_is_not_repeated(httpserver, base):
    answers(httpserver, "chat.postMessage", {"ok": True})
    with pytest.raises(Unknown):
        courier_to(base).send(delivery(), WORDS)
