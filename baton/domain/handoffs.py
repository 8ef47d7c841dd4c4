"""A handoff is an order between colleagues: one owner, one receiver, one thing, and what "done" means."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

State = Literal["ordered", "accepted", "delivered", "received", "declined", "returned", "cancelled"]
Kind = Literal["information", "resource", "support"]


@dataclass(frozen=True, slots=True)
class Handoff:
    """An order as it stands. `number` is what people call it by, counted per workspace.

    The receiver placed the order and gets the result; the owner delivers. `due_on` is a day in the owner's zone.
    The team ids are the home teams on the day of the order, so that later moves do not rewrite history.
    `first_reply_at`: when the owner first answered (accepted, asked, declined or delivered). `returns` counts how
    often the result was sent back.
    """

    workspace_id: str
    id: str
    number: int
    owner_id: str
    receiver_id: str
    owner_team_id: str | None
    receiver_team_id: str | None
    what: str
    done_means: str
    kind: Kind | None
    due_on: date | None
    state: State
    ordered_at: datetime
    first_reply_at: datetime | None = None
    accepted_at: datetime | None = None
    delivered_at: datetime | None = None
    received_at: datetime | None = None
    closed_at: datetime | None = None
    returns: int = 0
    note: str = ""
    link: str = ""
    need: str = ""
    request: str = ""
    want: str = ""
    demand: str = ""
    source: str = ""
