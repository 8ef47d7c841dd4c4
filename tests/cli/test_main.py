"""Errors are one sentence on stderr with an exit code that means something; databases fail in many ways."""

import gc
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from baton import __version__
from baton.storage.database import Sessions
from cli import operate
from cli.migrating import config
from tests.terminal import KEY, Terminal

SLACK = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s", "SLACK_API_URL": "http://127.0.0.1:9/api/"}
NEWEST = ScriptDirectory.from_config(config()).get_current_head()
# Everything that works on the database, and must say in one sentence that it cannot.
NEEDS_DATABASE = ("serve", "job directory", "deliveries", "deliveries --failed", "seed", "roles grant U1 admin")


def test_help_and_version_are_no_errors(terminal: Terminal) -> None:
    for asked in (["--help"], ["-h"], ["serve", "--help"], ["roles", "grant", "-h"], ["import", "people", "--help"]):
        done = terminal.run(*asked)
        assert (done.code, done.err) == (0, "")
        assert done.out.startswith("Usage: baton")
    assert terminal.run("--version").out == f"baton, version {__version__}\n"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("frobnicate", "No such command 'frobnicate'. See: baton --help"),
        ("serv", "No such command 'serv'. Did you mean 'serve'? See: baton --help"),
        ("serve --frob", "No such option '--frob'. See: baton serve --help"),
        ("serve --workers 0", "0 is not in the range"),
        ("serve --workers many", "'many' is not a valid integer"),
        ("job", "Missing argument 'NAME'. See: baton job --help"),
        ("deliveries --retry", "Option '--retry' requires an argument. See: baton"),
        ("roles grant U1 king", "'king' is not one of 'admin', 'facilitator'. See: baton roles grant --help"),
        ("roles grant", "Missing argument 'PERSON_ID'"),
        ("import people nofile.csv", "File 'nofile.csv' does not exist. See: baton import people --help"),
    ],
)
def test_what_was_typed_wrong_is_said_in_one_line(terminal: Terminal, typed: str, says: str) -> None:
    done = terminal.run(*typed.split())
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert len(done.err.splitlines()) == 1


# What is loaded before a command runs


def test_the_help_names_every_command_with_what_it_does(terminal: Terminal) -> None:
    listed = terminal.run("--help").out.split("Commands:\n")[1].splitlines()
    names = [line.split()[0] for line in listed if line.startswith("  ") and line[2] != " "]
    assert names == [
        "course",
        "deliveries",
        "doctor",
        "engine",
        "import",
        "job",
        "migrate",
        "roles",
        "seed",
        "serve",
        "socket",
    ]
    assert all(len(line.split()) > 3 for line in listed)


def alone(code: str) -> str:
    """What a fresh Python prints that runs this code."""
    environment = {**os.environ, "PYTHONPATH": str(Path(operate.__file__).parent.parent)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def test_who_serves_waits_for_no_other_command_to_load() -> None:
    asks = "import click, sys; from cli.main import baton; baton.get_command(click.Context(baton), 'serve')"
    loaded = alone(f"{asks}; print(*sys.modules)").split()
    assert "cli.serving" in loaded
    assert not {"cli.operate", "cli.seeding", "cli.sample", "cli.doctor", "cli.roster", "yaml"} & set(loaded)


def test_the_garbage_collector_rests_while_a_command_loads_and_works_when_it_runs() -> None:
    code = """
import gc, sys
from cli.__main__ import main
loading = []
class Watch:
    def find_spec(self, name, path=None, target=None):
        loading.append(gc.isenabled())
sys.meta_path.insert(0, Watch())
sys.argv = ["baton", "course", "schema"]
try:
    main()
except SystemExit:
    print()
print(len(loading) > 100, any(loading), gc.isenabled(), gc.get_freeze_count() > 0)
"""
    assert alone(code).splitlines()[-1] == "True False True True"


def test_whoever_puts_the_command_into_a_program_of_their_own_keeps_their_garbage_collector(terminal: Terminal) -> None:
    frozen = gc.get_freeze_count()
    assert terminal.run("course", "schema").code == 0
    assert gc.isenabled()
    assert gc.get_freeze_count() == frozen


# A bug of ours


@pytest.fixture
def bug(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble() -> None:
        raise ZeroDivisionError("of ours")

    monkeypatch.setattr(operate, "load", stumble)


@pytest.mark.usefixtures("bug")
def test_a_bug_of_ours_is_one_sentence_without_a_traceback(terminal: Terminal) -> None:
    done = terminal.run("migrate")
    assert done.code == 70
    assert done.err == "ZeroDivisionError: of ours. Run it again with --debug to see where.\n"


@pytest.mark.usefixtures("bug")
@pytest.mark.parametrize("typed", ["--debug migrate", "migrate --debug"])
def test_debug_shows_the_traceback_wherever_it_stands(terminal: Terminal, typed: str) -> None:
    done = terminal.run(*typed.split())
    assert done.code == 70
    assert "Traceback" in done.err
    assert "in stumble" in done.err


def test_debug_shows_the_traceback_of_what_is_not_a_bug_too(terminal: Terminal) -> None:
    done = terminal.run("deliveries", "--debug")
    assert done.code == 75
    assert "Traceback" in done.err
    assert done.err.splitlines()[-1] == "The database is empty. Run: baton migrate"


# Databases that are not ready


@pytest.mark.parametrize("command", NEEDS_DATABASE)
@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("sqlite:///baton.sqlite3", "The database is empty. Run: baton migrate"),
        ("sqlite:////nowhere/at/all/baton.sqlite3", "The database cannot be reached (OperationalError)"),
        ("postgresql://baton@127.0.0.1:9/baton", "The database cannot be reached (OperationalError)"),
    ],
    ids=["empty", "no-folder", "no-server"],
)
def test_no_command_works_on_a_database_that_is_not_there(
    terminal: Terminal, command: str, url: str, says: str
) -> None:
    done = terminal.run(*command.split(), **SLACK, BATON_DATABASE_URL=url, BATON_SECRET_KEY=KEY)
    assert (done.code, done.out) == (75, "")
    assert says in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize("command", ["migrate", "deliveries"])
@pytest.mark.parametrize(
    ("content", "says"), [(b"no database at all, but a text " * 40, "cannot be reached (DatabaseError)")]
)
def test_a_file_that_is_no_database_is_said_to_be_none(
    terminal: Terminal, command: str, content: bytes, says: str
) -> None:
    terminal.database.write_bytes(content)
    done = terminal.run(command)
    assert done.code == 75
    assert says in done.err
    assert terminal.database.read_bytes() == content


@pytest.mark.parametrize("url", ["sqlite:////nowhere/at/all/baton.sqlite3", "postgresql://baton@127.0.0.1:9/baton"])
def test_migrate_says_so_when_there_is_nothing_to_migrate(terminal: Terminal, url: str) -> None:
    done = terminal.run("migrate", BATON_DATABASE_URL=url, BATON_SECRET_KEY=KEY)
    assert done.code == 75
    assert done.err == "The database cannot be reached (OperationalError): check BATON_DATABASE_URL.\n"


def test_a_database_of_a_newer_baton_is_left_alone(terminal: Terminal) -> None:
    terminal.run("migrate")
    set_revision(terminal, "9999")
    for command in ("migrate", "deliveries"):
        done = terminal.run(command)
        assert done.code == 75
        assert "revision 9999, which this Baton does not know: use a newer Baton" in done.err


def set_revision(terminal: Terminal, revision: str) -> None:
    with closing(sqlite3.connect(terminal.database)) as found, found:
        found.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def test_an_older_revision_is_named_with_the_cure(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal.run("migrate")
    monkeypatch.setattr("cli.parts.revisions", lambda sessions: ("0001", "0002"))
    done = terminal.run("deliveries")
    assert done.code == 75
    assert done.err == "The database is of revision 0001, and this Baton needs 0002. Run: baton migrate\n"


def test_migrate_twice_changes_nothing_the_second_time(terminal: Terminal) -> None:
    assert terminal.run("migrate").out == f"The database is of revision {NEWEST}.\n"
    before = terminal.database.read_bytes()
    assert terminal.run("migrate").out == f"The database is of revision {NEWEST} already.\n"
    assert terminal.database.read_bytes() == before


def test_migrate_works_on_postgresql(terminal: Terminal, empty_postgresql_url: str) -> None:
    run_sql(empty_postgresql_url, "CREATE SCHEMA migrated")
    url = f"{empty_postgresql_url}{'&' if '?' in empty_postgresql_url else '?'}options=-csearch_path%3Dmigrated"
    settings = {"BATON_DATABASE_URL": url, "BATON_SECRET_KEY": KEY}
    try:
        assert terminal.run("migrate", **settings).out == f"The database is of revision {NEWEST}.\n"
        assert terminal.run("migrate", **settings).out == f"The database is of revision {NEWEST} already.\n"
        assert terminal.run("deliveries", **settings).out == "The outbox is empty.\n"
    finally:
        run_sql(empty_postgresql_url, "DROP SCHEMA migrated CASCADE")


def run_sql(url: str, statement: str) -> None:
    sessions = Sessions(url)
    with sessions.begin() as session:
        session.connection().exec_driver_sql(statement)
    sessions.engine.dispose()


def test_a_locked_database_is_one_sentence_and_leaves_nothing_half_done(terminal: Terminal) -> None:
    terminal.run("migrate")
    people = terminal.folder / "people.csv"
    people.write_text("id,name,team,lead,locale,tz\nU1,Ana,Payroll,yes,en-GB,Europe/Berlin\n")
    with closing(sqlite3.connect(terminal.database, isolation_level=None)) as other:
        other.execute("INSERT INTO workspaces VALUES ('T1', 'Acme', 'en', 'UTC', NULL, '2026-01-01', '{}')")
        other.execute("BEGIN IMMEDIATE")
        for command in ("import people people.csv", "seed --workspace T2", "deliveries --retry x"):
            done = terminal.run(*command.split())
            assert done.code == 75, done.err
            assert done.err.splitlines()[-1] == (
                "The database does not answer as it should (database is locked). Try again, or run: baton doctor"
            )
        other.execute("ROLLBACK")
        assert other.execute("SELECT count(*) FROM people").fetchone() == (0,)
    assert terminal.run("import", "people", "people.csv").code == 0
