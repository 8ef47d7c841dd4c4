"""What went wrong between Slack and us, told in the outbox's terms: wait, try again, give up, or nobody knows."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPException
from typing import Any
from urllib.error import URLError

from slack_sdk.errors import SlackApiError

from baton.conversation.couriers import Barred, GiveUp, Later, TryAgain, Undelivered, Unknown

DEFAULT_WAIT = 30.0  # seconds, when Slack asks us to wait and does not say how long
LONGEST_REASON = 200

LATER = frozenset({"ratelimited", "rate_limited"})
PASSING = frozenset(
    {
        "fatal_error",
        "hash_conflict",
        "internal_error",
        "message_limit_exceeded",
        "request_timeout",
        "service_unavailable",
        "team_added_to_org",
    }
)
BARRED = frozenset({"account_inactive", "token_revoked", "token_expired", "invalid_auth", "not_authed"})
NOT_JSON = "Received a response in a non-JSON format: "  # how slack_sdk begins the "error" it makes up


@contextmanager
def asking(*, new: bool) -> Iterator[None]:
    """One request to Slack; whatever goes wrong comes out as `Undelivered`.

    `new`: the request posts something, so repeating it could show it twice.
    """
    try:
        yield
    except SlackApiError as refusal:
        raise _refused(refusal.response, new) from refusal
    except URLError as error:  # urllib says this only of connecting and of sending the request
        raise TryAgain(f"not reached: {type(error.reason).__name__}") from error
    except (OSError, HTTPException, UnicodeDecodeError) as error:  # and these of reading the answer
        reason = f"no whole answer: {type(error).__name__}"
        raise (Unknown(reason) if new else TryAgain(reason)) from error


def check_answer(status: int, body: str, headers: Mapping[str, Any]) -> None:
    """Raise what a response URL's answer means, unless it means success: "ok", or JSON that does not deny it."""
    try:
        data = json.loads(body)
    except ValueError:
        said = body.strip()
        data = {"ok": said.lower() in ("", "ok"), "error": said if status != 200 else "service_unavailable"}
    fine = not isinstance(data, dict) or data.get("ok", True)
    if status != 200 or not fine:
        error = "" if fine else str(data.get("error", ""))
        raise _meaning(status, error or f"http {status}", headers)


def _refused(response: Any, new: bool) -> Undelivered:
    data = response.data if isinstance(response.data, dict) else {}
    error = str(data.get("error", ""))
    if not error.startswith(NOT_JSON):
        return _meaning(response.status_code, error or f"http {response.status_code}", response.headers)
    if response.status_code == 200 and new and error.removeprefix(NOT_JSON).startswith("{"):
        return Unknown("half an answer")
    return _meaning(response.status_code, "service_unavailable", response.headers)


def _meaning(status: int, error: str, headers: Mapping[str, Any]) -> Undelivered:
    reason = error[:LONGEST_REASON]
    if status == 429 or error in LATER:
        return Later(_wait(headers), "ratelimited")
    if error in BARRED:
        return Barred(reason)
    if status >= 500 or error in PASSING:
        return TryAgain(reason if error in PASSING else f"http {status}")
    return GiveUp(reason)


def _wait(headers: Mapping[str, Any]) -> float:
    said = next((value for name, value in headers.items() if name.lower() == "retry-after"), None)
    try:
        return max(1.0, float(said[0] if isinstance(said, list) else said))  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return DEFAULT_WAIT
