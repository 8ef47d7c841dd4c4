"""A file owed to a person reaches their direct messages once, and what goes wrong on the way is tried again."""

from urllib.parse import parse_qs

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from baton.conversation.asks import File, Told
from baton.conversation.couriers import GiveUp, Later, Sent, TryAgain, Unknown
from slackapp import sending
from tests.outbox import WORDS
from tests.slackapp.test_sending import answers, courier_to, delivery, raw_server

CONTENT = "\ufeffWhen,From\r\n2026,李娜\r\n".encode()
TOLD = Told(WORDS.card, "en", "UTC", file=File("kudos.csv", "My kudos", CONTENT))
FILE = delivery(surface="file", kind="kudos-file")
DONE = {"ok": True, "files": [{"id": "F1", "title": "My kudos"}]}


@pytest.fixture(autouse=True)
def short_patience(monkeypatch) -> None:
    monkeypatch.setattr(sending, "TIMEOUT", 1)


@pytest.fixture
def base(httpserver: HTTPServer) -> str:
    return httpserver.url_for("/api/")


def opens(server: HTTPServer, upload: Response | None = None, *, address: str = "") -> None:
    """Slack as far as the upload, which it answers with `upload`."""
    answers(server, "conversations.open", {"ok": True, "channel": {"id": "D1"}})
    place = {"ok": True, "upload_url": address or server.url_for("/upload/1"), "file_id": "F1"}
    answers(server, "files.getUploadURLExternal", place)
    if upload is not None:
        server.expect_ordered_request("/upload/1", method="POST").respond_with_response(upload)


def test_a_file_is_brought_to_the_persons_direct_messages_with_a_few_words(httpserver, base):
    opens(httpserver, Response("OK - 12"))
    answers(httpserver, "files.completeUploadExternal", DONE)
    assert courier_to(base, "All your kudos").send(FILE, TOLD) == Sent("D1", "F1")
    opened, place, uploaded, completed = (request for request, _ in httpserver.log)
    assert opened.get_json() == {"users": "U1"}
    assert parse_qs(place.get_data(as_text=True)) | place.args.to_dict(flat=False) == {
        "filename": ["kudos.csv"],
        "length": [str(len(CONTENT))],
    }
    assert uploaded.get_data() == CONTENT
    assert "Authorization" not in uploaded.headers
    assert completed.values.to_dict() == {
        "files": '[{"id": "F1", "title": "My kudos"}]',
        "channel_id": "D1",
        "initial_comment": "All your kudos",
    }


def test_a_file_that_stands_is_not_brought_again(httpserver, base):
    standing = delivery(surface="file", channel_id="D1", message_id="F1")
    assert courier_to(base).send(standing, TOLD) == Sent("D1", "F1")
    assert httpserver.log == []


@pytest.mark.parametrize("upload", [Response("", 500), Response("expired", 403), Response("", 202)])
def test_an_upload_that_is_refused_is_tried_again_at_a_new_address(httpserver, base, upload):
    opens(httpserver, upload)
    with pytest.raises(TryAgain, match="the file was refused"):
        courier_to(base).send(FILE, TOLD)


def test_silence_during_the_upload_is_tried_again_since_nobody_has_seen_anything(httpserver, base):
    with raw_server(None) as silent:
        opens(httpserver, address=silent)
        with pytest.raises(TryAgain):
            courier_to(base).send(FILE, TOLD)


def test_silence_after_the_last_word_leaves_the_file_unknown_rather_than_bringing_it_twice(httpserver, base):
    opens(httpserver, Response("OK"))
    httpserver.expect_ordered_request("/api/files.completeUploadExternal").respond_with_data(
        '{"ok":true,"fil', content_type="application/json"
    )
    with pytest.raises(Unknown):
        courier_to(base).send(FILE, TOLD)


def test_a_missing_scope_is_given_up_for_its_reason(httpserver, base):
    answers(httpserver, "conversations.open", {"ok": True, "channel": {"id": "D1"}})
    answers(httpserver, "files.getUploadURLExternal", {"ok": False, "error": "missing_scope"})
    with pytest.raises(GiveUp, match="missing_scope"):
        courier_to(base).send(FILE, TOLD)


def test_when_slack_wants_us_to_wait_with_files_we_do(httpserver, base):
    answers(httpserver, "conversations.open", {"ok": True, "channel": {"id": "D1"}})
    httpserver.expect_ordered_request("/api/files.getUploadURLExternal").respond_with_response(
        Response('{"ok":false,"error":"ratelimited"}', 429, {"Retry-After": "7"})
    )
    with pytest.raises(Later) as wait:
        courier_to(base).send(FILE, TOLD)
    assert wait.value.seconds == 7


def test_an_address_that_is_none_is_given_up(httpserver, base):
    opens(httpserver, address="file:///etc/passwd")
    with pytest.raises(GiveUp):
        courier_to(base).send(FILE, TOLD)


def test_a_notice_without_a_file_is_given_up(base):
    with pytest.raises(GiveUp, match="no file"):
        courier_to(base).send(FILE, WORDS)


@pytest.mark.parametrize("answer", [{"ok": True}, {"ok": False, "error": "file_deleted"}])
def test_a_withdrawn_file_is_deleted_and_may_be_gone_already(httpserver, base, answer):
    answers(httpserver, "files.delete", answer)
    courier_to(base).take_down(delivery(surface="file", channel_id="D1", message_id="F1", withdrawn=True))
    ((request, _),) = httpserver.log
    assert request.values.to_dict() == {"file": "F1"}
