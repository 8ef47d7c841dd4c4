"""What happens when: the only place with times, all of them in UTC."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from baton.domain.people import Workspace
from baton.office import Office
from baton.services.people import Directory
from jobs import (
    answers,
    bookkeeping,
    company_report,
    forget_requests,
    handoff_reminders,
    importance,
    mvp_rounds,
    plan_checks,
    promise_reviews,
    rating_reminders,
    retention,
    rings,
    seasons,
    training,
    weekly_report,
)
from jobs import directory as reading


class Run(Protocol):
    """A job's work: works out from `now` what is to be done; may be run twice, late, or by hand for an instant."""

    def __call__(self, office: Office, *, now: datetime) -> object: ...


@dataclass(frozen=True, slots=True)
class Job:
    """One job and when it runs: `at` names fields of a cron trigger (`{"hour": 3, "minute": 10}` is daily at 03:10).

    `at_start`: it runs once when the clock starts, too, to make up for what fell due while nobody was there.
    """

    run: Run
    at: Mapping[str, int | str]
    at_start: bool = False


JOBS: dict[str, Job] = {
    "weekly_report": Job(weekly_report.run, {"minute": "*"}, at_start=True),
    "bookkeeping": Job(bookkeeping.run, {"second": "*/10"}, at_start=True),
    "seasons": Job(seasons.run, {"minute": "*/10", "second": 5}, at_start=True),
    "rings": Job(rings.run, {"hour": 5, "minute": 15}),
    "handoff_reminders": Job(handoff_reminders.run, {"minute": "*/15"}),
    "mvp_rounds": Job(mvp_rounds.run, {"minute": "*/5"}, at_start=True),
    "rating_reminders": Job(rating_reminders.run, {"minute": 20}),
    "company_report": Job(company_report.run, {"minute": "*/15", "second": 30}, at_start=True),
    "importance": Job(importance.run, {"hour": 6, "minute": 25}),
    "answers": Job(answers.run, {"minute": "*/10"}),
    "promise_reviews": Job(promise_reviews.run, {"minute": "*/30"}),
    "plan_checks": Job(plan_checks.run, {"minute": "*/30", "second": 20}, at_start=True),
    "training": Job(training.run, {"minute": "*/15", "second": 20}, at_start=True),
    "forget_requests": Job(forget_requests.run, {"hour": 3, "minute": 10}),
    "retention": Job(retention.run, {"hour": 3, "minute": 40}),
}


def schedule(directory: Callable[[Workspace], Directory]) -> dict[str, Job]:
    """All jobs, with the platform's directory that one of them reads."""

    def read(office: Office, *, now: datetime) -> object:
        return reading.run(office, now=now, directory=directory)

    return {**JOBS, "directory": Job(read, {"hour": 4, "minute": 5}, at_start=True)}
