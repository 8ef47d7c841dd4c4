"""Who asks whom: demand as each team has it, spread over its people so that everybody plays a part."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from cli.sample.chance import Random
from cli.sample.characters import CHARACTERS
from cli.sample.company import MEMBERS, ZH, Colleague, members_of

# How often a Chinese-speaking colleague turns to one who reads Chinese: the more there are, the more often.
SHARES_LANGUAGE, MOST_SHARED = 0.18, 0.8


class Casting:
    """Keeps count of who has asked and who has been asked."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._asked: Counter[tuple[str, str]] = Counter()
        self._owned: Counter[str] = Counter()
        self._last: dict[tuple[str, str], datetime] = {}

    def receivers(self, team: str, at: datetime, rest: timedelta, spared: Collection[str]) -> Iterator[Colleague]:
        """Who may ask `team` for something about `at`, best first: people whose last time is long enough ago."""
        character = CHARACTERS[team]
        customers = [person for person in MEMBERS if person.team != team and person.id not in spared]
        if character.only:
            weights = {person.id: 1.0 for person in customers if person.id in character.only}
        else:
            sizes = Counter(person.team for person in customers)
            shares = character.customers
            weights = {each.id: shares.get(each.team or "", 0.0) / sizes[each.team] for each in customers}
        # Weighted order without replacement, in favour of those who have asked least.
        drawn = {
            person.id: self._random.random() ** ((1 + 3 * self._asked[person.id, team]) / weights[person.id])
            for person in customers
            if weights.get(person.id)
        }
        for person in sorted(customers, key=lambda each: drawn.get(each.id, -1.0), reverse=True):
            last = self._last.get((person.id, team))
            if person.id in drawn and (last is None or at - last >= rest):
                yield person

    def owner(self, team: str, receiver: Colleague, spared: Collection[str]) -> Colleague:
        """Who of `team` is asked: whoever has had least to do, now and then one who shares the language."""
        people = [person for person in members_of(team) if person.id not in spared]
        chinese = [person for person in people if person.language == ZH]
        if receiver.language == ZH and self._random.random() < min(MOST_SHARED, SHARES_LANGUAGE * len(chinese)):
            people = chinese
        chosen = min(people, key=lambda person: self._owned[person.id] + self._random.uniform(0, 3))
        self._owned[chosen.id] += 1
        return chosen

    def note(self, receiver: Colleague, team: str, received: datetime) -> None:
        """`receiver` got something from `team`."""
        self._asked[receiver.id, team] += 1
        self._last[receiver.id, team] = received
