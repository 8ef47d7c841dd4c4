"""How long a form takes: seconds of other people's working time, and the reason why most of it is optional."""

from collections.abc import Sequence
from statistics import median

# Card, Moran & Newell (1980), keystroke-level model, in seconds.
MENTAL, POINTING, CLICK = 1.35, 1.10, 0.20
OPENING = 1.0  # until a form is on the screen
READING_NEW, READING_KNOWN = 1.0, 0.3  # a line with its answers, the first time and later: assumptions

LONGEST = 20.0  # seconds for a form that people know


def one_tap(*, reading: float = READING_NEW) -> float:
    """Seconds to read a row of buttons and press one."""
    return reading + MENTAL + POINTING + CLICK


def form_seconds(rows: int, *, reading: float = READING_NEW) -> float:
    """Estimated seconds for a form of `rows` >= 1 rows of buttons: open it, answer each row, send it."""
    return OPENING + rows * one_tap(reading=reading) + POINTING + CLICK


def takes_too_long(weeks: Sequence[Sequence[float]]) -> bool:
    """Whether the median of full forms was over 20 seconds in both of the last two weeks (seconds as measured, by
    week).

    Then the form asks two dimensions in rotation instead of five. Weeks without a form are no reason.
    """
    return len(weeks) >= 2 and all(week and median(week) > LONGEST for week in weeks[-2:])
