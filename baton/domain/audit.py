"""The audit log says who changed what that others depend on, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

MOST_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. `actor_id` is nobody when it was done from the command line; `subject` is the id of a person or team.

    `details` holds what the act's sentence (`audit-<act>` in the dictionaries) needs: text, numbers, or lists of
    person ids.
    """

    workspace_id: str
    id: str
    at: datetime
    actor_id: str | None
    act: str
    subject: str
    details: Mapping[str, str | int | list[str]]
