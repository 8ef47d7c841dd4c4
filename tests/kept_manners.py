"""What half a year of messages is held to: when, how often, and to whom they came."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import holidays
from hypothesis import note

from tests.happenings import WHETHER, Event

WEEK = timedelta(days=7)
COUNTRIES = {"Europe/Berlin": "DE", "Asia/Shanghai": "CN", "America/New_York": "US"}
AT_NIGHT = (time(8), time(19))  # quiet hours that leave nothing of the day


def said(events: Iterable[Event], *manners: str) -> Iterator[tuple[str, list[Event]]]:
    """Everybody's new messages of these manners, in the order in which they came."""
    theirs: dict[str, list[Event]] = defaultdict(list)
    for each in events:
        if each.delivery and each.delivery.manner in manners:
            theirs[each.who.id].append(each)
    yield from theirs.items()


def check_hours(events: Sequence[Event]) -> None:
    """Unasked messages come on a workday where their reader is, from nine to six, outside their quiet hours."""
    for _, theirs in said(events, "nudge", "prompt"):
        for each in theirs:
            local = each.at.astimezone(each.who.tzinfo)
            calendar = holidays.country_holidays(COUNTRIES[each.who.zone], years=local.year)
            assert calendar.is_working_day(local.date()), each
            begin, end = each.who.quiet_from, each.who.quiet_to
            if (begin, end) == AT_NIGHT:
                continue  # who works at night is written to at night
            assert time(9) <= local.time() < time(18), each
            if begin and end:
                within = begin <= local.time() < end if begin < end else not end <= local.time() < begin
                assert not within, each


def check_caps(events: Sequence[Event]) -> None:
    """One nudge a week, two in the first of a training; three prompts, one about each team."""
    for _, theirs in said(events, "nudge"):
        for each in theirs:
            lately = [other for other in theirs if each.at - WEEK < other.at < each.at]
            assert len(lately) <= (1 if in_first_week(each) else 0), (each, lately)
    for _, theirs in said(events, "prompt"):
        for each in theirs:
            lately = [other for other in theirs if each.at - WEEK < other.at < each.at]
            assert len(lately) < 3, (each, lately)
            assert not [other for other in lately if other.delivery.topic == each.delivery.topic], (each, lately)


def in_first_week(each: Event) -> bool:
    """Is it of a training that began less than a week ago, wherever its reader has moved meanwhile?"""
    if each.participant is None:
        return False
    last = datetime.combine(each.participant.starts_on + WEEK, time(), ZoneInfo("America/New_York"))
    return each.day >= each.participant.starts_on and each.at < last


def check_steps(events: Sequence[Event]) -> None:
    """No step comes before its day; none twice, unless it was put off in between."""
    came: dict[str, list[int]] = defaultdict(list)
    for each in events:
        if each.what == "said" and each.step and each.participant:
            assert each.participant.role != "waiting", each
            assert each.day >= each.step.due_on, each
            assert each.day >= each.participant.starts_on + timedelta(days=each.step.day), each
            came[each.step.reference].append(each.step.snoozes)
    assert [times for times in came.values() if len(set(times)) < len(times)] == []


def check_silence(mine: Sequence[Event]) -> None:
    """Nothing comes to somebody who stopped, was taken out, or whose cohort was cancelled."""
    silent = cancelled = False
    for each in mine:
        if each.what == "said":
            assert not silent, each
        cancelled = cancelled or each.what == "cancelled"
        silent = cancelled or (each.what in ("stopped", "left") if each.what != "resumed" else False) or silent
        if each.what == "resumed" and not cancelled:
            silent = False


def check_ignoring(mine: Sequence[Event]) -> None:
    """Two ignored in a row double the gaps; three bring one question; after four it is quiet."""
    streak, quiet, given_up, asked, base = 0, False, False, 0, None
    open_one = ""
    for each in mine:
        reference = each.step.reference if each.step else ""
        match each.what:
            case "ignored":
                assert open_one == reference, (
                    each,
                    open_one,
                )  # nobody ignores what did not reach them, or what they answered
                streak, open_one = streak + 1, ""
            case "said" if each.asks:
                assert not quiet, each
                assert not open_one, (each, open_one)
                assert streak < 3, each
                assert each.participant.stretched or streak < 2, each
                open_one = reference
                if base and each.step.snoozes == 0:
                    assert (each.day - base.asked_on).days >= 2 * (each.step.day - base.day), (each, base)
            case "said" if each.delivery.kind == WHETHER:
                assert quiet, each
                asked += 1
                assert asked == 1, each
            case "spaced":
                base = each.step
            case "questioned":
                assert streak == 3, each
                quiet, given_up, asked, open_one = True, False, 0, ""
            case "given up":
                assert asked == 1, each
                given_up = True
            case "snoozed":
                streak, open_one, quiet = 0, "" if open_one == reference else open_one, False
            case "answered":
                streak, open_one = 0, "" if open_one == reference else open_one
                quiet = quiet and given_up
            case "resumed":
                streak, quiet, open_one = 0, False, reference
            case "stopped" | "left" | "cancelled":
                open_one = ""


def check_put_off(mine: Sequence[Event], skipped: Collection[str], end: datetime) -> None:
    """A step that was put off comes on the day that was promised, unless its reader took it up, had done already what
    it is for, or stopped before."""
    for at, each in enumerate(mine):
        if each.what != "snoozed" or each.step.reference in skipped:
            continue
        later = mine[at + 1 :]
        over = ("stopped", "left", "cancelled", "questioned", "given up")
        instead = next((e for e in later if e.what in over or (e.what == "answered" and same(e, each))), None)
        comes = next((e for e in later if e.what == "said" and e.step and same(e, each)), None)
        if comes is not None and (instead is None or comes.at <= instead.at):
            calendar = holidays.country_holidays(COUNTRIES[comes.who.zone], years=(2026, 2027))
            waited = range((comes.day - each.step.due_on).days)
            assert comes.day >= each.step.due_on, (each, comes)
            assert not [n for n in waited if calendar.is_working_day(each.step.due_on + timedelta(days=n))], (
                each,
                comes,
            )
        elif instead is None or instead.day > each.step.due_on:
            assert each.step.due_on >= end.date() - timedelta(days=4), (each, instead)


def same(one: Event, other: Event) -> bool:
    """Are both about the same step?"""
    return one.step is not None and other.step is not None and one.step.reference == other.step.reference


def check(events: Sequence[Event], skipped: Collection[str], end: datetime) -> None:
    """Everything that is promised to people."""
    check_hours(events)
    check_caps(events)
    check_steps(events)
    of: dict[tuple[str, str], list[Event]] = defaultdict(list)
    for each in events:
        if each.cohort_id:
            of[each.who.id, each.cohort_id].append(each)
    for mine in of.values():
        note("\n".join(map(repr, mine)))
        check_silence(mine)
        check_ignoring(mine)
        check_put_off(mine, skipped, end)
