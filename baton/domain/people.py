"""Who somebody is: a member of a workspace, the language they read, the clock they live by."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache
from typing import Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from baton.domain.lines import Line, Mention, Refusal

Standing = Literal["member", "bot", "guest", "deactivated"]
Role = Literal["admin", "facilitator"]

DEFAULT_LANGUAGE = "en"
DEFAULT_ZONE = "UTC"

# What people call our languages.
LANGUAGE_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset({"en", "en-us", "en-gb", "english", "英文", "英语"}),
    "zh-Hans": frozenset({"zh", "zh-hans", "zh-cn", "cn", "chinese", "中文", "汉语", "简体", "简体中文"}),
}


@dataclass(frozen=True, slots=True)
class Workspace:
    """One company: the language and zone of people who have not said otherwise.

    `settings` holds what its admins chose, by noun and name; each noun reads its own with `domain.settings.chosen`.
    """

    id: str
    name: str
    language: str = DEFAULT_LANGUAGE
    zone: str = DEFAULT_ZONE
    bot_id: str | None = None
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, compare=False)


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
    reminders_stopped: bool = False  # wants no reminders of what they are to deliver
    kudos_silent: bool = False  # wants no direct message when thanked
    off_boards: bool = False  # appears on no board; private points stay
    off_digests: bool = False  # kudos from or to them are told in no digest
    off_answers: bool = False  # wants no message about what was changed after their ratings
    giving_locked: bool = False  # by an admin: may be thanked, but not thank or nominate
    handle: str = ""
    country: str | None = None  # whose public holidays are theirs, where it is not the one of their zone

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


@dataclass(frozen=True, slots=True)
class Account:
    """One entry of a platform's directory. `locale` and `zone` are None where the directory does not know them."""

    id: str
    handle: str
    name: str
    full_name: str
    locale: str | None = None
    zone: str | None = None
    is_bot: bool = False
    is_guest: bool = False
    is_deactivated: bool = False
    is_admin: bool = False

    @property
    def standing(self) -> Standing:
        if self.is_deactivated:
            return "deactivated"
        if self.is_bot:
            return "bot"
        return "guest" if self.is_guest else "member"


@dataclass(frozen=True, slots=True)
class Kept:
    """A person with what the directory needs to know: is the role the platform's, which settings are their own?"""

    person: Person
    by_platform: bool
    language_chosen: bool
    zone_chosen: bool


@dataclass(frozen=True, slots=True)
class RoleHolder:
    """Somebody with a role. `by_platform`: the platform made them admin, so Baton cannot take it away."""

    person: Person
    roles: tuple[Role, ...]
    by_platform: bool


def check_quiet(start: time, end: time) -> None:
    """Refuse quiet hours that begin when they end; they may run past midnight."""
    if start == end:
        raise Refusal(Line("people-quiet-empty"), "quiet")


def language_named(word: str) -> str | None:
    """Our language for what people call it.

    >>> language_named("English"), language_named("中文"), language_named("fr")
    ('en', 'zh-Hans', None)
    """
    wanted = word.strip().casefold().replace("_", "-")
    return next((language for language, words in LANGUAGE_WORDS.items() if wanted in words), None)


@cache
def zones() -> dict[str, str]:
    """Every IANA zone a person can live in, by its name in lower case."""
    unfit = {"localtime", "Factory"}
    return {name.casefold(): name for name in sorted(available_timezones() - unfit)}


def zone_called(text: str) -> str | None:
    """The IANA zone spelled like this; case does not matter.

    >>> zone_called("asia/shanghai"), zone_called("Atlantis")
    ('Asia/Shanghai', None)
    """
    return zones().get(text.strip().replace(" ", "_").casefold())


def language_of(locale: str | None) -> str:
    """Our language for a platform's locale: every Chinese reads 简体, everybody else English.

    >>> language_of("zh-CN"), language_of("de-DE"), language_of(None)
    ('zh-Hans', 'en', 'en')
    """
    return "zh-Hans" if locale and locale.lower().startswith("zh") else DEFAULT_LANGUAGE
