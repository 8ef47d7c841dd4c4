"""The `baton` command: errors are one sentence on stderr, and exit codes mean something."""

import sys

import click

from baton import __version__
from baton.settings import SettingsError
from cli import operate, roster, serving
from cli.problems import NotReady, Problem

WRONG_SETTINGS, NOT_READY, PROBLEM, BUG = 78, 75, 1, 70  # the BSD sysexits for configuration, temporary, software


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="baton")
@click.option("--debug", is_flag=True, help="Show the whole traceback when something goes wrong.")
def baton(debug: bool) -> None:
    """Baton, the internal-customer app for Slack."""


for group in (serving, operate, roster):
    for each in group.COMMANDS:
        baton.add_command(each)


def main() -> None:
    """Run the command and turn every error into one sentence and an exit code."""
    debug = "--debug" in sys.argv
    try:
        baton(standalone_mode=False)
    except click.exceptions.Exit as leaving:
        sys.exit(leaving.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(wrong.exit_code)
    except SettingsError as wrong:
        _leave("Some settings are missing or wrong:", str(wrong), WRONG_SETTINGS)
    except (NotReady, Problem) as wrong:
        _leave(str(wrong), "", NOT_READY if isinstance(wrong, NotReady) else PROBLEM)
    except Exception as bug:
        if debug:
            raise
        _leave(f"{type(bug).__name__}: {bug}. Run it again with --debug to see where.", "", BUG)


def _leave(sentence: str, more: str, code: int) -> None:
    click.echo(sentence, err=True)
    if more:
        click.echo(more, err=True)
    sys.exit(code)
