"""What happens in the sample company is the same every time, breaks no rule, and is worth looking at."""

import re
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest

from baton.domain.kudos import ALLOWANCE, MOST_RECEIVERS, SHORTEST_REASON, VALUES, reason_weight
from baton.domain.privacy import SMALLEST_GROUP
from baton.domain.ratings import DIMENSIONS, FAILED_UP_TO, LEVELS
from cli.sample import hours
from cli.sample.characters import CHARACTERS
from cli.sample.company import (
    ANA,
    LINA,
    PEOPLE,
    TEAMS,
    THANKS_CHANNEL,
    ZH,
)
from cli.sample.events import (
    Accepted,
    Answered,
    Asked,
    Declined,
    Delivered,
    Event,
    Joined,
    Ordered,
    Rated,
    Received,
    Returned,
    Step,
    Thanked,
)
from cli.sample.story import SPAN, story

PRESENTS = (
    datetime(2026, 11, 24, 10, 0, tzinfo=UTC),  # a Tuesday
    datetime(2026, 11, 22, 3, 0, tzinfo=UTC),  # a Sunday
    datetime(2026, 10, 9, 9, 0, tzinfo=UTC),  # after a week of holidays in China
    datetime(2027, 4, 5, 0, 30, tzinfo=UTC),  # after the clocks have changed
)
BY_ID = {person.id: person for person in PEOPLE}
# Which step may come after which; None is the beginning.
FOLLOWS: dict[type[Event], set[type[Event] | None]] = {
    Ordered: {None},
    Asked: {Ordered},
    Answered: {Asked},
    Accepted: {Ordered, Answered},
    Declined: {Ordered, Answered},
    Delivered: {Accepted, Returned},
    Returned: {Delivered},
    Received: {Delivered},
    Rated: {Received},
}
WEEKS = timedelta(weeks=4)
E = TypeVar("E")

every_present = pytest.mark.parametrize("now", PRESENTS, ids=lambda now: f"{now:%Y-%m-%d}")


@cache
def told(now: datetime) -> tuple[Event, ...]:
    return tuple(story(now))


def of(kind: type[E], now: datetime) -> list[E]:
    return [event for event in told(now) if isinstance(event, kind)]


def orders(now: datetime) -> dict[int, Ordered]:
    return {event.handoff: event for event in of(Ordered, now)}


def courses(now: datetime) -> dict[int, list[Step]]:
    found: dict[int, list[Step]] = defaultdict(list)
    for event in told(now):
        if not isinstance(event, Thanked | Joined):
            found[event.handoff].append(event)
    return found


def who(event: Event) -> str:
    """Who did it."""
    if isinstance(event, Thanked):
        return event.giver
    return event.receiver if isinstance(event, Ordered) else event.by


def complete_weeks(now: datetime, team: str) -> tuple[datetime, datetime]:
    """The four calendar weeks, Monday to Sunday, before the present one."""
    zone = ZoneInfo(next(each.zone for each in TEAMS if each.key == team))
    today = now.astimezone(zone).date()
    monday = datetime.combine(today - timedelta(days=today.weekday()), time(0), zone)
    return monday - WEEKS, monday


@every_present
def test_the_story_is_the_same_every_time(now: datetime) -> None:
    assert tuple(story(now)) == told(now)


@every_present
def test_everything_happened_in_order_within_twelve_weeks(now: datetime) -> None:
    times = [event.at for event in told(now)]
    assert times == sorted(times)
    assert now - SPAN <= times[0]
    assert times[-1] < now


@every_present
def test_people_act_in_their_working_hours(now: datetime) -> None:
    assert [event for event in told(now) if not hours.is_working(event.at, BY_ID[who(event)].zone)] == []


@every_present
def test_only_members_take_part_and_each_in_their_role(now: datetime) -> None:
    placed = orders(now)
    for event in told(now):
        assert BY_ID[who(event)].standing == "member"
        if isinstance(event, Accepted | Asked | Declined | Delivered):
            assert event.by == placed[event.handoff].owner
        elif isinstance(event, Answered | Returned | Received | Rated):
            assert event.by == placed[event.handoff].receiver


@every_present
def test_handoffs_take_their_steps_in_order(now: datetime) -> None:
    for course in courses(now).values():
        for before, step in pairwise([None, *course]):
            assert (type(before) if before else None) in FOLLOWS[type(step)]
            assert before is None or before.at < step.at


@every_present
def test_orders_go_to_another_team_and_name_a_day_to_come(now: datetime) -> None:
    for order in orders(now).values():
        receiver, owner = BY_ID[order.receiver], BY_ID[order.owner]
        assert receiver.team != owner.team
        assert order.due_on >= order.at.astimezone(ZoneInfo(receiver.zone)).date()
        assert order.what
        assert order.done_means
        assert "{" not in order.what + order.done_means


@every_present
def test_chinese_is_spoken_only_among_those_who_read_it(now: datetime) -> None:
    for order in orders(now).values():
        if re.search(r"[一-鿿]", order.done_means):
            assert BY_ID[order.receiver].language == BY_ID[order.owner].language == ZH
    for thanks in of(Thanked, now):
        if re.search(r"[一-鿿]", thanks.reason):
            assert BY_ID[thanks.giver].language == BY_ID[thanks.receivers[0]].language == ZH


@every_present
def test_a_handoff_is_rated_once_at_most(now: datetime) -> None:
    rated = of(Rated, now)
    assert max(Counter(event.handoff for event in rated).values()) == 1
    for event in rated:
        assert event.level in LEVELS
        assert set(event.dimensions) <= set(DIMENSIONS)
        assert set(event.dimensions.values()) <= set(LEVELS)
        assert bool(event.words) == bool(event.point)
        assert event.failure is None or event.level <= FAILED_UP_TO
        assert event.words or not event.signed


@every_present
def test_kudos_have_reasons_and_stay_within_the_allowance(now: datetime) -> None:
    given: Counter[tuple[str, date]] = Counter()
    for thanks in of(Thanked, now):
        assert reason_weight(thanks.reason) >= SHORTEST_REASON
        assert thanks.value in VALUES
        assert thanks.channel == THANKS_CHANNEL
        assert thanks.giver not in thanks.receivers
        assert 1 <= len(set(thanks.receivers)) == len(thanks.receivers) <= MOST_RECEIVERS
        given[thanks.giver, thanks.at.astimezone(ZoneInfo(BY_ID[thanks.giver].zone)).date()] += len(thanks.receivers)
    assert max(given.values()) <= ALLOWANCE


@every_present
def test_people_join_in_thanks_of_others_once(now: datetime) -> None:
    thanks = {event.kudos: event for event in of(Thanked, now)}
    joined = of(Joined, now)
    assert len({(event.kudos, event.by) for event in joined}) == len(joined) >= 50
    for event in joined:
        assert event.at > thanks[event.kudos].at
        assert event.by not in (thanks[event.kudos].giver, *thanks[event.kudos].receivers)


@every_present
def test_every_team_but_one_is_busy_and_rated_by_many_where_many_answer(now: datetime) -> None:
    placed = orders(now)
    for team in TEAMS:
        since, until = complete_weeks(now, team.key)
        mine = {order.handoff for order in placed.values() if BY_ID[order.owner].team == team.key}
        count = sum(placed[number].at > now - WEEKS for number in mine)
        raters = {event.by for event in of(Rated, now) if event.handoff in mine and since <= event.at < until}
        if team.key == "payroll":
            assert 3 <= count <= 15
            assert 1 <= len(raters) < SMALLEST_GROUP
        else:
            assert 18 <= count <= 35
            assert len(raters) >= (10 if CHARACTERS[team.key].answered > 0.5 else 3)


@every_present
def test_in_the_whole_story_fewer_than_five_ever_rate_the_small_team(now: datetime) -> None:
    placed = orders(now)
    raters = {event.by for event in of(Rated, now) if BY_ID[placed[event.handoff].owner].team == "payroll"}
    assert 3 <= len(raters) < SMALLEST_GROUP


def means(now: datetime, team: str, field: str, first: int, last: int) -> float:
    """The mean of a field over some of the twelve weeks."""
    placed = orders(now)
    since, until = now - SPAN + timedelta(weeks=first), now - SPAN + timedelta(weeks=last)
    points = [
        event.level if field == "level" else event.dimensions.get(field)
        for event in of(Rated, now)
        if BY_ID[placed[event.handoff].owner].team == team and since <= event.at < until
    ]
    counted = [point for point in points if point is not None]
    return sum(counted) / len(counted)


@every_present
def test_teams_have_characters_of_their_own(now: datetime) -> None:
    assert means(now, "it", "level", 8, 12) > means(now, "it", "level", 0, 4) + 0.3
    assert means(now, "support", "level", 9, 12) < means(now, "support", "level", 0, 7) - 0.2
    assert means(now, "people", "empathy", 0, 12) > means(now, "people", "responsiveness", 0, 12) + 1
    assert means(now, "supply", "reliability", 0, 12) > means(now, "supply", "tangibles", 0, 12) + 0.8
    for team in TEAMS:
        assert 3.0 <= means(now, team.key, "level", 0, 12) <= 4.4


@every_present
def test_people_are_thanked_every_week(now: datetime) -> None:
    thanks = of(Thanked, now)
    for month in range(3):
        since = now - SPAN + month * WEEKS
        recent = [event for event in thanks if since <= event.at < since + WEEKS]
        assert len(recent) >= 20
        assert len({event.reason for event in recent}) == len(recent)


@every_present
def test_some_are_returned_declined_asked_about_and_late(now: datetime) -> None:
    placed = orders(now)
    assert 5 <= len(of(Returned, now)) <= 40
    assert 5 <= len(of(Declined, now)) <= 40
    assert 20 <= len(of(Asked, now)) <= 80
    late = [
        event
        for event in of(Delivered, now)
        if event.at.astimezone(ZoneInfo(BY_ID[event.by].zone)).date() > placed[event.handoff].due_on
    ]
    assert 20 <= len(late) <= 120


@every_present
def test_ana_and_lina_find_something_of_every_sort_waiting(now: datetime) -> None:
    for person in (ANA, LINA):
        states = [(course[0], course[-1]) for course in courses(now).values() if isinstance(course[0], Ordered)]
        owned = [(order, last) for order, last in states if order.owner == person]
        received = [(order, last) for order, last in states if order.receiver == person]
        today = now.astimezone(ZoneInfo(BY_ID[person].zone)).date()
        accepted = [order.due_on for order, last in owned if isinstance(last, Accepted)]
        assert any(isinstance(last, Ordered) for _, last in owned)
        assert any(due < today for due in accepted)
        assert any(due >= today for due in accepted)
        assert any(isinstance(last, Delivered) for _, last in received)
        assert any(isinstance(last, Received) and now - last.at < timedelta(hours=72) for _, last in received)
        assert any(person in event.receivers and now - event.at < timedelta(days=7) for event in of(Thanked, now))
