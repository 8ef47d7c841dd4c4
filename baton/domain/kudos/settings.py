"""What admins choose about kudos for the whole company, and what no company could work with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from baton.domain.kudos.values import LONGEST_VALUE, VALUES, Value, own_value, spelled, value_of
from baton.domain.lines import Line, Refusal, refuse
from baton.domain.people import Person

ALLOWANCE = 5  # a day, counted per receiver, in the giver's time zone, unless an admin chose otherwise
LARGEST_ALLOWANCE = 1000
UNLIMITED = 1_000_000_000  # an allowance nobody uses up; what they give is counted all the same
MOST_EXEMPT = 100
MOST_OWN_VALUES = 20

Mode = Literal["place", "thread", "log"]
MODES: tuple[Mode, ...] = ("place", "thread", "log")


@dataclass(frozen=True, slots=True)
class KudosSettings:
    """What admins choose about kudos; kept under the noun "kudos" (see domain.settings).

    `suggested` are the keys of our own values that the company keeps, `own` the keys of its own. Allowances are a
    day's, by role; `unlimited` people have none, `numbers` gives others theirs by id. `mode` is where kudos are posted,
    `log` the channel in which every kudos is told that is not private.
    """

    boards: bool = True
    suggested: tuple[str, ...] = tuple(VALUES)
    own: tuple[str, ...] = ()
    value_required: bool = False
    members: int = ALLOWANCE
    leads: int = ALLOWANCE
    facilitators: int = ALLOWANCE
    admins: int = ALLOWANCE
    unlimited: tuple[str, ...] = ()
    numbers: tuple[tuple[str, int], ...] = ()
    mode: Mode = "place"
    log: str | None = None

    @property
    def values(self) -> tuple[Value, ...]:
        """What people may choose from."""
        return tuple(value_of(key) for key in (*(key for key in VALUES if key in self.suggested), *self.own))

    @property
    def favours_leads(self) -> bool:
        """Does it matter to anybody's allowance whether they lead a team?"""
        return self.leads > self.members

    def allowance(self, person: Person, *, leads: bool) -> int:
        """How many this person may give a day: their own number, or else the highest of what they are."""
        if person.id in self.unlimited:
            return UNLIMITED
        if (own := dict(self.numbers).get(person.id)) is not None:
            return own
        roles = ((leads, self.leads), (person.is_facilitator, self.facilitators), (person.is_admin, self.admins))
        return max(self.members, *(number for holds, number in roles if holds), 0)

    def posted_in(self, channel_id: str | None, *, private: bool) -> str | None:
        """The channel of the post for kudos given in `channel_id` (or nowhere): none for private ones."""
        if private:
            return None
        return self.log if self.mode == "log" and self.log else channel_id or self.log


def check_settings(wanted: KudosSettings, unread: Sequence[Refusal] = ()) -> None:
    """Refuse what no company can work with, with every reason at its field; `unread` could not even be understood."""
    wrong = [*unread, *_check_own(wanted.own), *_check_values(wanted)]
    for role in ("members", "leads", "facilitators", "admins"):
        if not 1 <= getattr(wanted, role) <= LARGEST_ALLOWANCE:
            wrong.append(Refusal(Line("kudos-settings-number", most=LARGEST_ALLOWANCE), role))
    if len(wanted.numbers) > MOST_EXEMPT or any(not 1 <= number <= LARGEST_ALLOWANCE for _, number in wanted.numbers):
        wrong.append(Refusal(Line("kudos-settings-number", most=LARGEST_ALLOWANCE), "numbers"))
    if wanted.mode == "log" and not wanted.log:
        wrong.append(Refusal(Line("kudos-settings-log-missing"), "log"))
    refuse(wrong)


def _check_own(own: Sequence[str]) -> Iterable[Refusal]:
    if len(own) > MOST_OWN_VALUES:
        yield Refusal(Line("kudos-values-too-many", most=MOST_OWN_VALUES, count=len(own)), "own")
    for value in map(own_value, own):
        if any(len(name) > LONGEST_VALUE for name in (value.english, value.chinese)):
            yield Refusal(Line("kudos-value-too-long", name=value.english, most=LONGEST_VALUE), "own")
        elif any(not spelled(name) or "#" in name or "|" in name for name in (value.english, value.chinese)):
            yield Refusal(Line("kudos-value-unclear", name=value.key), "own")


def _check_values(wanted: KudosSettings) -> Iterable[Refusal]:
    if wanted.value_required and not wanted.values:
        yield Refusal(Line("kudos-values-none"), "value_required")
    seen: set[str] = set()
    for value in wanted.values:
        if twice := sorted(seen & value.spellings):
            yield Refusal(Line("kudos-value-twice", name=twice[0]), "own")
        seen |= value.spellings
