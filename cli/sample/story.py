"""Twelve weeks at Halden & Lin: orders, deliveries, ratings and thanks, the same every time for the same present."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from cli.sample import hours, waiting
from cli.sample.casting import Casting
from cli.sample.chance import dice
from cli.sample.characters import CHARACTERS, WEEKS, Character
from cli.sample.company import ANA, EN, LINA, MEMBERS, THANKS_CHANNEL, ZH, Colleague, members_of
from cli.sample.events import Event, Joined, Rated, Received, Thanked
from cli.sample.handoffs import Course, written
from cli.sample.words import Words

SPAN = timedelta(weeks=WEEKS)
WORKING_WEEK = 45.0  # hours
THANKS_A_WEEK = 5  # to somebody of another team, for something that was rated well
THANKS_AT_HOME_A_WEEK = 3
MOST_JOINING = 4
MOST_A_DAY = 3  # thanks by one person, which leaves room within the allowance for what `waiting` tells
# In the last weeks nothing but what `waiting` says is open for the people whom the demo shows round as.
SPARED_FROM_WEEK = 10
REST = timedelta(days=5)  # before somebody asks the same team for something again


def story(now: datetime) -> Iterator[Event]:
    """Everything that happened in the twelve weeks before `now`, in order of time; nothing at or after `now`."""
    return iter(sorted(_Story(now).events(), key=lambda event: event.at))


class _Story:
    """One telling. Chance is drawn in a fixed order, so that the same present gives the same story."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.start = now - SPAN
        self.random = dice()
        self.words = Words(self.random)
        self.casting = Casting(self.random)
        self.handoffs = 0
        self.kudos = 0
        self.given: Counter[tuple[str, date]] = Counter()
        self.well_rated: dict[int, list[tuple[Rated, Colleague, Colleague]]] = defaultdict(list)

    def events(self) -> list[Event]:
        """All events, unsorted, later ones left out."""
        told: list[Event] = []
        for week in range(WEEKS):
            for team, character in CHARACTERS.items():
                for _ in range(self._orders(character)):
                    told += self._handoff(team, character, week)
            told += self._thanks(week)
        told += waiting.events(self.now, self.words, first_handoff=self.handoffs + 1, first_kudos=self.kudos + 1)
        return [event for event in told if event.at < self.now]

    def _orders(self, character: Character) -> int:
        whole, part = divmod(character.orders_a_week, 1)
        return int(whole) + (self.random.random() < part)

    def _handoff(self, team: str, character: Character, week: int) -> Sequence[Event]:
        """One order and all that becomes of it."""
        spared = {ANA, LINA} if week >= SPARED_FROM_WEEK else set()
        begin = self.start + timedelta(weeks=week)
        share = self.random.uniform(0.02, 0.98)
        for receiver in self.casting.receivers(team, begin, REST, spared):
            owner = self.casting.owner(team, receiver, spared)
            language = ZH if receiver.language == owner.language == ZH else EN
            subject = self.words.subject(team, language, receiver.team or "")
            if subject is not None:
                break
        else:
            return ()
        self.handoffs += 1
        at = hours.after(begin, receiver.zone, share * WORKING_WEEK)
        told = written(
            Course(self.handoffs, team, character, week, receiver, owner, language, subject, at),
            self.random,
            self.words,
        )
        if received := next((event.at for event in told if isinstance(event, Received)), None):
            self.casting.note(receiver, team, received)
        if isinstance(told[-1], Rated) and told[-1].level >= 4:
            rated = told[-1]
            self.well_rated[max(0, (rated.at - self.start).days // 7)].append((rated, receiver, owner))
        return told

    def _thanks(self, week: int) -> Iterator[Event]:
        """Kudos of one week: for something rated well, and among people of one team."""
        well = self.well_rated[week]
        for rated, giver, receiver in self.random.sample(well, min(THANKS_A_WEEK, len(well))):
            at = hours.after(rated.at, giver.zone, self.random.uniform(0.05, 3.0))
            yield from self._thank(at, week, giver, receiver)
        for giver in self.random.sample(MEMBERS, THANKS_AT_HOME_A_WEEK):
            mates = [each for each in members_of(giver.team or "") if each.id != giver.id]
            moment = self.random.uniform(0.1, WORKING_WEEK - 0.1)
            at = hours.after(self.start + timedelta(weeks=week), giver.zone, moment)
            yield from self._thank(at, week, giver, self.random.choice(mates))

    def _thank(self, at: datetime, week: int, giver: Colleague, receiver: Colleague) -> Iterator[Event]:
        language = ZH if giver.language == receiver.language == ZH else EN
        if (said := self.words.thanks(receiver.team or "", language, week)) is None:
            return
        self.kudos += 1
        others = [each for each in members_of(receiver.team or "") if each.id not in (giver.id, receiver.id)]
        shared = self.random.sample(others, self.random.choice((0, 0, 0, 0, 1, 2)))
        receivers = (receiver.id, *(person.id for person in shared))
        today = giver.id, at.astimezone(ZoneInfo(giver.zone)).date()
        if self.given[today] + len(receivers) > MOST_A_DAY:
            return
        self.given[today] += len(receivers)
        yield Thanked(at, self.kudos, giver.id, receivers, *said, THANKS_CHANNEL)
        near = [person for person in others if person.id not in receivers]
        far = [person for person in members_of(giver.team or "") if person.id not in (giver.id, *receivers)]
        crowd = sorted({*near, *far}, key=lambda person: person.id)
        for person in self.random.sample(crowd, min(len(crowd), self.random.randint(0, MOST_JOINING))):
            yield Joined(hours.after(at, person.zone, self.random.expovariate(0.3) + 0.02), self.kudos, person.id)
