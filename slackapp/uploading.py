"""Hands the bytes of a file to the address that Slack named for them."""

from http import HTTPStatus
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from baton.conversation.couriers import GiveUp, TryAgain
from slackapp.faults import asking

SCHEMES = ("https://", "http://")


def upload(url: str, content: bytes, seconds: float) -> None:
    """Send `content` to `url`. Raises `Undelivered`; nobody has seen anything then, and a new address may do."""
    if not url.startswith(SCHEMES):
        raise GiveUp("an address for the file that is none")
    request = Request(url, content, {"Content-Type": "application/octet-stream"}, method="POST")  # noqa: S310
    with asking(new=False):
        try:
            with urlopen(request, timeout=seconds) as answer:  # noqa: S310
                status = answer.status
        except HTTPError as refusal:
            raise TryAgain(f"the file was refused: http {refusal.code}") from refusal
    if status != HTTPStatus.OK:
        raise TryAgain(f"the file was refused: http {status}")
