"""`baton course …`: whether a course file is sound, and what one may hold."""

import json
from pathlib import Path

import click

from baton.domain.courses import Course
from baton.domain.lines import Refusal
from baton.services import courses
from cli.operate import in_words
from cli.problems import Problem


@click.group("course")
def course() -> None:
    """Courses of your own: see whether a file is sound before you start a cohort with it."""


@course.command("validate")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def validate(file: Path) -> None:
    """Say what is wrong with a course file, all of it at once, or that it is sound."""
    try:
        found = courses.read(file.read_bytes())
    except Refusal as refusal:
        raise Problem(f"{file} is no sound course yet:\n{in_words(refusal)}") from None
    click.echo(f"{file} is sound: {_counted(found)}.")


@course.command("schema")
def schema() -> None:
    """Print what a course file may hold, as a JSON schema."""
    click.echo(json.dumps(courses.schema(), indent=2, ensure_ascii=False))


def _counted(found: Course) -> str:
    counts = (
        (len(found.steps), "step"),
        (len(found.questions), "question"),
        (len(found.lessons), "lesson"),
        (len(found.behaviours), "behaviour"),
    )
    listed = ", ".join(f"{count} {noun}" + ("" if count == 1 else "s") for count, noun in counts)
    return f"{listed}, in {' and '.join(found.languages)}"
