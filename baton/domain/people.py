"""Who somebody is: a member of a workspace, the language they read, the clock they live by."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

from baton.domain.lines import Mention

Standing = Literal["member", "bot", "guest", "deactivated"]
Role = Literal["admin", "facilitator"]

DEFAULT_LANGUAGE = "en"
DEFAULT_ZONE = "UTC"


@dataclass(frozen=True, slots=True)
class Workspace:
    """One company: the language and zone of people who have not said otherwise."""

    id: str
    name: str
    language: str = DEFAULT_LANGUAGE
    zone: str = DEFAULT_ZONE
    bot_id: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """One account of a workspace. `zone` is an IANA name; `team_id` the one home team."""

    workspace_id: str
    id: str
    name: str
    full_name: str
    standing: Standing
    language: str
    zone: str
    team_id: str | None = None
    is_admin: bool = False
    is_facilitator: bool = False
    quiet_from: time | None = None
    quiet_to: time | None = None
    privacy_seen: bool = False
    prompts_stopped: bool = False  # asked not to be asked for ratings

    @property
    def mention(self) -> Mention:
        return Mention(self.id, self.name)

    @property
    def tzinfo(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def today(self, now: datetime) -> date:
        """The calendar day where this person is."""
        return now.astimezone(self.tzinfo).date()

    @property
    def takes_part(self) -> bool:
        """Bots, guests and deactivated people neither give nor receive."""
        return self.standing == "member"


def language_of(locale: str | None) -> str:
    """Our language for a platform's locale: every Chinese reads 简体, everybody else English.

    >>> language_of("zh-CN"), language_of("de-DE"), language_of(None)
    ('zh-Hans', 'en', 'en')
    """
    return "zh-Hans" if locale and locale.lower().startswith("zh") else DEFAULT_LANGUAGE
