"""What happens when: the only place with times, all of them in UTC."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from baton.office import Office
from jobs import forget_requests


class Run(Protocol):
    """A job's work: works out from `now` what is to be done; may be run twice, late, or by hand for an instant."""

    def __call__(self, office: Office, *, now: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Job:
    """One job and when it runs: `at` names fields of a cron trigger (`{"hour": 3, "minute": 10}` is daily at 03:10)."""

    run: Run
    at: Mapping[str, int | str]


JOBS: dict[str, Job] = {
    "forget_requests": Job(forget_requests.run, {"hour": 3, "minute": 10}),
}


def run(name: str, office: Office, *, now: datetime) -> None:
    """Run one job by hand for an instant. KeyError when there is no such job."""
    JOBS[name].run(office, now=now)
