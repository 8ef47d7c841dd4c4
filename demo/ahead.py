"""`python -m demo.ahead serve`: Baton as it is, but for its clock, which is ahead by as many seconds as a file says."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from baton.office import Office, wall_clock
from baton.settings import Settings
from cli import parts
from cli.main import main
from jobs.clock import Clock

FILE = "BATON_DEMO_AHEAD"  # names the file


def ahead(file: Path) -> timedelta:
    """How far the clock is ahead; not at all while there is no file."""
    try:
        return timedelta(seconds=float(file.read_text()))
    except (FileNotFoundError, ValueError):
        return timedelta()


def set_ahead(file: Path, by: timedelta) -> None:
    """Let the clock be ahead by so much from now on; whoever reads meanwhile finds the old time or the new one."""
    fresh = file.with_suffix(".new")
    fresh.write_text(str(by.total_seconds()))
    fresh.replace(file)


def clock_of(file: Path) -> Callable[[], datetime]:
    """A clock that is ahead."""
    return lambda: wall_clock() + ahead(file)


def _moved(file: Path) -> None:
    """People and the sender live in the time of the file; jobs come round by the wall clock, as nobody would expect
    those of ninety days within seconds: whoever moves time runs the jobs that are wanted."""
    office_of = parts.office_of

    def moved(settings: Settings) -> Office:
        return replace(office_of(settings), clock=clock_of(file))

    def on_the_wall(office: Office, *given: object) -> Clock:
        return Clock(replace(office, clock=wall_clock), *given)  # type: ignore[arg-type]

    vars(parts).update(office_of=moved, Clock=on_the_wall)


if __name__ == "__main__":
    _moved(Path(os.environ[FILE]))
    main()
