"""The `baton` command: errors are one sentence on stderr, and exit codes mean something."""

import gc
import sys
import traceback
from importlib import import_module
from typing import NoReturn

import click
from sqlalchemy.exc import InterfaceError, OperationalError

from baton import __version__
from baton.settings import SettingsError
from cli.problems import NotReady, Problem

WRONG_SETTINGS, NOT_READY, PROBLEM, BUG = 78, 75, 1, 70  # the BSD sysexits for configuration, temporary, software
INTERRUPTED = 130
DEBUG = "--debug"


COMMANDS = {
    "course": "cli.courses:course",
    "deliveries": "cli.operate:list_deliveries",
    "doctor": "cli.operate:doctor",
    "engine": "cli.serving:engine_alone",
    "import": "cli.roster:take_over",
    "job": "cli.operate:job",
    "migrate": "cli.operate:migrate",
    "roles": "cli.operate:roles",
    "seed": "cli.operate:seed",
    "serve": "cli.serving:serve",
    "socket": "cli.serving:socket",
}


class Commands(click.Group):
    """The commands, each loaded when it is asked for: who serves need not wait for the sample company."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the alphabet."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name. Where there is none, all are loaded, and click finds one that was meant."""
        for name in (cmd_name,) if cmd_name in COMMANDS else COMMANDS:
            if name not in self.commands:
                module, attribute = COMMANDS[name].split(":")
                self.add_command(getattr(import_module(module), attribute), name)
        return super().get_command(ctx, cmd_name)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="baton")
@click.option(DEBUG, is_flag=True, help="Show the whole traceback when something goes wrong; may stand anywhere.")
def baton(debug: bool) -> None:
    """Baton, the internal-customer app for Slack."""
    # Click calls this when the command is loaded and before it runs. Where the entry point lets the garbage collector
    # rest, it works again from here on, and need never look through what is here already.
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def main() -> None:
    """Run the command and turn every error into one sentence and an exit code.

    `--debug` may stand anywhere: whoever needs it has just typed the whole command.
    """
    arguments = [each for each in sys.argv[1:] if each != DEBUG]
    debug = len(arguments) < len(sys.argv) - 1
    try:
        code = baton(arguments, prog_name="baton", standalone_mode=False)
    except click.Abort:
        sys.exit(INTERRUPTED)
    except Exception as wrong:
        if debug and not isinstance(wrong, click.ClickException):
            traceback.print_exc()
        _leave(*_told(wrong))
    sys.exit(code if isinstance(code, int) else 0)


def _told(wrong: Exception) -> tuple[str, int]:
    """What an operator reads of an error, and the exit code."""
    match wrong:
        case click.UsageError(ctx=ctx):
            return f"{wrong.format_message()} See: {ctx.command_path if ctx else 'baton'} --help", wrong.exit_code
        case click.ClickException():
            return wrong.format_message(), wrong.exit_code
        case SettingsError():
            return f"Some settings are missing or wrong:\n{wrong}", WRONG_SETTINGS
        case NotReady():
            return str(wrong), NOT_READY
        case Problem():
            return str(wrong), PROBLEM
        case OperationalError() | InterfaceError():
            reason = next(iter(str(wrong.orig).splitlines()), type(wrong).__name__)
            return f"The database does not answer as it should ({reason}). Try again, or run: baton doctor", NOT_READY
        case _:
            return f"{type(wrong).__name__}: {wrong}. Run it again with --debug to see where.", BUG


def _leave(sentence: str, code: int) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)
