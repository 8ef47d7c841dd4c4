"""`baton import …`: everything in the file, or nothing and every reason why."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from baton.domain.courses import said
from baton.domain.lines import Refusal
from baton.domain.people import DEFAULT_LANGUAGE
from baton.services import courses, metrics, roster
from baton.services.contexts import Context
from cli.operate import in_words, only_workspace, progress, ready_office, workspace_option
from cli.problems import Problem

Result = TypeVar("Result")

csv_file = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))


@click.group("import")
def take_over() -> None:
    """Take over data from files."""


@take_over.command("people")
@csv_file
@workspace_option
def import_people(file: Path, workspace: str | None) -> None:
    """Take over people and teams from a CSV file with the columns id,name,team,lead,locale,tz."""
    result = _taken_over(file, workspace, lambda ctx: roster.import_people(ctx, file.read_bytes()))
    teams = ", ".join(result.teams) or "none"
    click.echo(f"People taken over: {result.people}, of them new: {result.added}. New teams: {teams}.")


@take_over.command("metrics")
@csv_file
@workspace_option
def import_metrics(file: Path, workspace: str | None) -> None:
    """Take over figures by month from a CSV file with the columns metric,team,month,value,unit,source."""
    result = _taken_over(file, workspace, lambda ctx: metrics.take_over(ctx, None, file.read_bytes()))
    click.echo(f"Figures taken over: {result.figures}. Metrics: {', '.join(result.metrics)}.")


@take_over.command("course")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@workspace_option
def import_course(file: Path, workspace: str | None) -> None:
    """Take over a course, which facilitators can choose from then on."""
    course = _taken_over(file, workspace, lambda ctx: courses.import_course(ctx, file.read_bytes()))
    click.echo(f"Course taken over: {said(course.name, DEFAULT_LANGUAGE)}.")


def _taken_over(file: Path, workspace: str | None, deed: Callable[[Context], Result]) -> Result:
    """What came of a file, in one transaction; a refusal names every reason."""
    office = ready_office()
    company = only_workspace(office, workspace)
    with progress() as bar:
        bar.add_task(f"Reading {file.name}", total=None)
        try:
            with office.sessions.begin() as session:
                return deed(office.context(session, company))
        except Refusal as refusal:
            raise Problem(f"Nothing was imported from {file}:\n{in_words(refusal)}") from None
