"""A team is a department or squad: a name, its leads, its people, one channel, one clock, one language."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

MONDAY = 0
NINE = time(9, 0)


@dataclass(frozen=True, slots=True)
class Team:
    """`digest_weekday` counts from Monday = 0; `digest_since` is the instant from which digests are due."""

    workspace_id: str
    id: str
    name: str
    language: str
    zone: str
    channel_id: str | None = None
    digest_weekday: int = MONDAY
    digest_time: time = NINE
    digest_paused: bool = False
    digest_since: datetime | None = None

    @property
    def tzinfo(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def today(self, now: datetime) -> date:
        """The calendar day where this team is."""
        return now.astimezone(self.tzinfo).date()


def name_key(name: str) -> str:
    """How team names are compared: case and spaces do not tell two teams apart."""
    return "".join(name.casefold().split())
