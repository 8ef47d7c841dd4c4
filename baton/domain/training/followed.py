"""How a team follows its trainings through, as its digest tells it: only of enough people, and roughly."""

from collections.abc import Mapping
from dataclasses import dataclass

FEWEST_MESSAGES = 10
STEP = 10  # percent: more would tell how many there were


@dataclass(frozen=True, slots=True)
class Followed:
    """People of a team who were asked something in four weeks, how many steps, and how many they answered."""

    people: int
    asked: int
    answered: int

    @property
    def share(self) -> int:
        """What was answered, in percent, in steps of ten."""
        return STEP * round(100 * self.answered / self.asked / STEP) if self.asked else 0


def told(found: Mapping[str, Followed], k: int) -> dict[str, Followed]:
    """The teams of which it may be told: `k` people or more, and enough messages for a share."""
    return {team: each for team, each in found.items() if each.people >= k and each.asked >= FEWEST_MESSAGES}
