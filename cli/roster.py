"""`baton import people FILE.csv`: everything in the file, or nothing and every reason why."""

from pathlib import Path

import click

from baton.domain.lines import Refusal
from baton.services import roster
from cli.operate import in_words, only_workspace, progress, ready_office, workspace_option
from cli.problems import Problem


@click.group("import")
def take_over() -> None:
    """Take over data from files."""


@take_over.command("people")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@workspace_option
def import_people(file: Path, workspace: str | None) -> None:
    """Take over people and teams from a CSV file with the columns id,name,team,lead,locale,tz."""
    office = ready_office()
    company = only_workspace(office, workspace)
    with progress() as bar:
        bar.add_task(f"Reading {file.name}", total=None)
        try:
            with office.sessions.begin() as session:
                result = roster.import_people(office.context(session, company), file.read_bytes())
        except Refusal as refusal:
            raise Problem(f"Nothing was imported from {file}:\n{in_words(refusal)}") from None
    teams = ", ".join(result.teams) or "none"
    click.echo(f"People taken over: {result.people}, of them new: {result.added}. New teams: {teams}.")


COMMANDS = (take_over,)
