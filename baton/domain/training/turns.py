"""What a day brings for one participant: a step is asked, others are let go, or Baton asks whether to go on.

The rules, in the order in which they hold:

1. Who does not answer the question whether to go on within a week of getting it is left alone until they come back by
   themselves.
2. When the next step comes due, the one before counts as ignored unless it was answered (later answers still count).
3. Two ignored in a row: the gaps that remain are doubled, once. Three: Baton asks once whether to go on.
4. A step later than its patience is dropped.
5. Of several that are due, one that was put off goes first, as it was promised, and the others wait. Else the
   commitment does, since the others build on it; else the newest. What is older than the one that goes is dropped, what
   is newer waits until tomorrow: nobody is ever asked twice on one day, however long the clock stood still.
6. A step whose purpose is fulfilled already is skipped.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from baton.domain.courses import Kind
from baton.domain.training.cohorts import Assigned, Participant, Why
from baton.domain.training.schedule import IsWorkday, is_stale, stretched

STRETCH_AFTER, ASK_AFTER, STOP_AFTER = 2, 3, 4  # ignored in a row
DAYS_TO_ANSWER = 7  # whether to go on


@dataclass(frozen=True, slots=True)
class Turn:
    """What becomes of somebody today: how they stand now, the steps that changed, and what is said.

    `ask` is among the changed steps. `whether`: they are asked whether to go on.
    """

    participant: Participant
    changed: tuple[Assigned, ...] = ()
    ask: Assigned | None = None
    whether: bool = False


def turn(
    who: Participant, steps: Sequence[Assigned], today: date, is_workday: IsWorkday, done: Collection[Kind] = ()
) -> Turn:
    """The turn of one participant on `today`, a workday there. `steps` are all of theirs, `done` needs no asking."""
    if who.standing == "asked" and who.asked_on and (today - who.asked_on).days >= DAYS_TO_ANSWER:
        given_up = [replace(each, state="dropped", why="stopped") for each in steps if each.state == "planned"]
        return Turn(replace(who, standing="stopped", ignored=STOP_AFTER), tuple(given_up))
    due = [each for each in steps if each.state == "planned" and each.due_on <= today]
    # The clock comes round many times a day: what was asked today is neither overtaken nor ignored today.
    if who.standing != "on" or not due or any(each.asked_on == today for each in steps):
        return Turn(who)
    who, ignored = _judged(who, steps)
    if who.ignored >= ASK_AFTER:
        return Turn(replace(who, standing="asked", asked_on=today), tuple(ignored), whether=True)
    moved: list[Assigned] = []
    if who.ignored >= STRETCH_AFTER and not who.stretched:
        who, moved = replace(who, stretched=True), _moved(steps, is_workday)
        due = [each for each in moved if each.due_on <= today]
    let_go, ask = _chosen(due, today, done)
    settled = {each.key for each in let_go} | ({ask.key} if ask else set())
    later = [each for each in moved if each.key not in settled]
    return Turn(who, (*ignored, *later, *let_go, *([ask] if ask else [])), ask)


def _judged(who: Participant, steps: Sequence[Assigned]) -> tuple[Participant, list[Assigned]]:
    """Steps that were asked and not answered count as ignored, if their message reached its reader."""
    unanswered = [each for each in steps if each.state == "asked" and each.kind != "manager"]
    streak = who.ignored + sum(each.said for each in unanswered)
    judged = [replace(each, state="ignored" if each.said else "dropped", why=_why(each)) for each in unanswered]
    return replace(who, ignored=streak), judged


def _why(each: Assigned) -> Why:
    return "" if each.said else "overtaken"


def _moved(steps: Sequence[Assigned], is_workday: IsWorkday) -> list[Assigned]:
    """The steps that remain, with doubled gaps after the last one that was asked."""
    last = max((each for each in steps if each.asked_on), key=lambda each: each.day, default=None)
    left = sorted((each for each in steps if each.state == "planned"), key=lambda each: each.day)
    if last is None or last.asked_on is None:
        return left
    days = stretched(last.asked_on, last.day, [each.day for each in left], is_workday)
    return [replace(each, due_on=max(day, each.due_on)) for each, day in zip(left, days, strict=True)]


def _chosen(due: Sequence[Assigned], today: date, done: Collection[Kind]) -> tuple[list[Assigned], Assigned | None]:
    """The step that is asked today, if any, and those that never will be."""
    let_go = [replace(each, state="dropped", why="late") for each in due if is_stale(each.kind, each.due_on, today)]
    fresh = [each for each in due if not is_stale(each.kind, each.due_on, today)]
    let_go += [replace(each, state="skipped") for each in fresh if each.kind in done]
    open_ones = [each for each in fresh if each.kind not in done]
    if not open_ones:
        return let_go, None
    first = min(open_ones, key=lambda each: (not each.snoozes, each.kind != "commitment", -each.day))
    overtaken = [each for each in open_ones if each.day < first.day and not (first.snoozes or each.snoozes)]
    let_go += [replace(each, state="dropped", why="overtaken") for each in overtaken]
    return let_go, replace(first, state="asked", asked_on=today)
