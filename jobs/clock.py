"""The clock runs the jobs of the schedule, one process, and keeps running when one of them fails."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from baton.office import Office
from jobs.schedule import JOBS, Job

BEAT_SECONDS = 15
SILENCE = timedelta(seconds=4 * BEAT_SECONDS)  # without a beat for so long the clock counts as stopped

log = structlog.get_logger()


class Clock:
    """APScheduler with our habits: in memory, in UTC, a missed run is made up for once, a job never overlaps itself."""

    def __init__(self, office: Office, jobs: Mapping[str, Job] = JOBS, *, beat_seconds: float = BEAT_SECONDS) -> None:
        self._office = office
        self._beat: datetime | None = None
        # A late run is better than none: `misfire_grace_time=None` never skips one.
        defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._scheduler = BackgroundScheduler(timezone=UTC, job_defaults=defaults, daemon=True)
        for name, job in jobs.items():
            soon = {"next_run_time": office.clock()} if job.at_start else {}
            self._scheduler.add_job(self._run, "cron", (name, job), id=name, name=name, timezone=UTC, **job.at, **soon)
        self._scheduler.add_job(self._tick, "interval", id="beat", name="beat", seconds=beat_seconds)

    def start(self) -> None:
        """Begin; returns at once."""
        self._tick()
        self._scheduler.start()

    def stop(self) -> None:
        """Let the running job end and stop. Stopping twice is no error."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)

    def alive(self) -> bool:
        """Has the clock been ticking lately?"""
        if not self._scheduler.running or self._beat is None:
            return False
        return self._office.clock() - self._beat < SILENCE

    def _tick(self) -> None:
        self._beat = self._office.clock()

    def _run(self, name: str, job: Job) -> None:
        try:
            job.run(self._office, now=self._office.clock())
        except Exception:
            log.exception("job_failed", job=name, incident=self._office.mint())
        else:
            log.info("job_done", job=name)
