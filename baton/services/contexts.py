"""What every deed happens in: one transaction of one workspace at one instant."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from baton.domain.people import Workspace
from baton.domain.privacy import Seal

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Context:
    """Time, ids and chance are values drawn at the door, so that a deed can be repeated exactly in a test.

    `draw` gives a uniform number in [0, 1).
    """

    session: "Session"
    workspace: Workspace
    now: datetime
    new_id: Callable[[], str]
    seal: Seal
    draw: Callable[[], float]

    @property
    def workspace_id(self) -> str:
        return self.workspace.id

    @property
    def zone(self) -> ZoneInfo:
        """The clock the company lives by, where nobody and no team has chosen another."""
        return ZoneInfo(self.workspace.zone)
