"""The office is built once and handed to every door: settings, database, clock, ids and chance."""

import random  # noqa: TID251  (the one place where chance is drawn)
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from baton.domain.people import Workspace
from baton.domain.privacy import seal_of
from baton.services.contexts import Context
from baton.storage.database import Sessions

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def wall_clock() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)  # noqa: TID251  (the one place where time is read)


def mint() -> str:
    """A new id: 96 random bits. Random rather than ordered, so that ids tell nothing about when."""
    return secrets.token_hex(12)


@dataclass(frozen=True, slots=True)
class Office:
    """What every door needs to serve people."""

    sessions: Sessions
    secret: bytes = field(repr=False)
    clock: Callable[[], datetime] = wall_clock
    mint: Callable[[], str] = mint
    draw: Callable[[], float] = random.random

    def context(self, session: "Session", workspace: Workspace, *, now: datetime | None = None) -> Context:
        """Everything a deed happens in."""
        return Context(
            session, workspace, now or self.clock(), self.mint, seal_of(self.secret, workspace.id), self.draw
        )
