"""My kudos: what I received and what I gave, private ones included, page by page or all of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from baton.domain.kudos import Kudos
from baton.domain.lines import Line, Refusal
from baton.domain.people import Person

Side = Literal["received", "given"]

PAGE = 10
LONGEST_SEARCH = 100


@dataclass(frozen=True, slots=True)
class Search:
    """What of my kudos is wanted: one side or both, with `word` in reason or name, or standing for one of `values`."""

    side: Side | None = None
    word: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mine:
    """Kudos of one person, newest first. `people` are those they tell of, by id; `total` is how many there are."""

    kudos: Sequence[Kudos]
    people: dict[str, Person]
    total: int
    at: int = 0

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, slots=True)
class Counted:
    """How many kudos, one for each person thanked, and how many of them are private, which boards leave out."""

    all: int
    private: int


def check_search(word: str) -> None:
    """Refuse to look for something as long as a letter."""
    if len(word) > LONGEST_SEARCH:
        raise Refusal(Line("kudos-mine-search-shorter", most=LONGEST_SEARCH))
