"""A team is a department or squad: a name, its leads, its people, one channel, one clock, one language."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from difflib import get_close_matches
from zoneinfo import ZoneInfo

from baton.domain.lines import Line, Names, Refusal
from baton.domain.people import Person

MONDAY = 0
NINE = time(9, 0)
SHORTEST_NAME = 2
LONGEST_NAME = 60
MOST_LEADS = 10
MOST_GUESSES = 3
UNSEEN = frozenset({"Cc", "Cf", "Cs"})  # control and format characters, halves of characters
LIKE_ENOUGH = 0.5  # of difflib's ratio: generous, since a wrong guess costs nothing
GENERAL = frozenset({"general", "general-all"})


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


@dataclass(frozen=True, slots=True)
class Overview:
    """A team in a list: its leads, and how many people call it home."""

    team: Team
    leads: tuple[Person, ...]
    size: int


def name_key(name: str) -> str:
    """How team names are compared: case, spaces, full-width and invisible letters do not tell two teams apart."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(letter for letter in folded if not letter.isspace() and unicodedata.category(letter) not in UNSEEN)


def clean_name(name: str) -> str:
    """A team's name as it is kept. Refuses names too short, too long, or on several lines.

    >>> clean_name("  Pay   roll ")
    'Pay roll'
    """
    name = name.strip()
    if any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in name):
        raise Refusal(Line("teams-name-one-line"), "name")
    name = " ".join(name.split())
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME or len(name_key(name)) < SHORTEST_NAME:
        raise Refusal(Line("teams-name-length", least=SHORTEST_NAME, most=LONGEST_NAME), "name")
    return name


def closest(name: str, teams: Sequence[Team]) -> list[Team]:
    """The teams somebody may have meant by a name that none has, likeliest first, at most three."""
    by_key = {name_key(team.name): team for team in teams}
    wanted = name_key(name)[:LONGEST_NAME]
    alike = get_close_matches(wanted, by_key, n=MOST_GUESSES, cutoff=LIKE_ENOUGH)
    inside = [key for key in by_key if len(wanted) >= SHORTEST_NAME and (wanted in key or key in wanted)]
    return [by_key[key] for key in dict.fromkeys([*inside, *alike])][:MOST_GUESSES]


def check_channel(name: str) -> None:
    """Refuse the channel that everybody reads."""
    if name.casefold() in GENERAL:
        raise Refusal(Line("teams-not-general"))


def check_leads(people: Sequence[Person]) -> None:
    """Refuse leads who do not take part, none at all, or a crowd."""
    if not people:
        raise Refusal(Line("teams-lead-whom"), "leads")
    if len(people) > MOST_LEADS:
        raise Refusal(Line("teams-too-many-leads", most=MOST_LEADS), "leads")
    absent = tuple(person.mention for person in people if not person.takes_part)
    if absent:
        raise Refusal(Line("teams-cannot-lead", people=Names(absent)), "leads")
