"""Settings come from the environment or .env, and everything wrong with them is said at once."""

import os
import stat
from pathlib import Path

import pytest

from baton import settings
from baton.settings import SettingsError, load
from cli.secret import secret_of
from tests.terminal import KEY, Terminal

SERVING = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s"}


def test_every_missing_and_wrong_variable_is_named_at_once_with_what_it_should_be(terminal: Terminal) -> None:
    done = terminal.run(
        "serve",
        BATON_DATABASE_URL="nonsense",
        BATON_PORT="70000",
        BATON_LOG="loud",
        BATON_HOST="",
        BATON_COMPANY_LANGUAGE="fr",
        BATON_COMPANY_ZONE="Mars/Olympus",
        BATON_PLAIN_CARDS="perhaps",
        BATON_SECRET_KEY="short",
        SLACK_API_URL="slack.com",
        SLACK_BOT_TOKEN="xoxp-a-users-token",
        SLACK_APP_TOKEN="xoxb-a-bots-token",
    )
    assert done.code == 78
    said = dict(line.split(" should be ") for line in done.err.splitlines()[1:])
    assert said == {name: settings.SHOULD_BE[name] for name in settings.SHOULD_BE}
    assert "SLACK_SIGNING_SECRET" in said
    assert done.out == ""


def test_every_setting_says_what_it_should_be() -> None:
    assert {field.alias for field in settings.Settings.model_fields.values()} == settings.SHOULD_BE.keys()


@pytest.mark.parametrize(
    ("command", "missing"),
    [
        ("serve", ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"]),
        ("socket", ["SLACK_APP_TOKEN", "SLACK_BOT_TOKEN"]),
        ("job directory", ["SLACK_BOT_TOKEN"]),
    ],
)
def test_a_command_asks_for_the_settings_it_needs(terminal: Terminal, command: str, missing: list[str]) -> None:
    done = terminal.run(*command.split())
    assert done.code == 78
    assert [line.split()[0] for line in done.err.splitlines()[1:]] == missing


def test_a_dotenv_file_is_read_and_the_environment_goes_before_it(terminal: Terminal) -> None:
    (terminal.folder / ".env").write_text(
        'SLACK_BOT_TOKEN=xoxb-from-file\nBATON_PORT=4000\nBATON_COMPANY_ZONE="Asia/Shanghai"\nUNKNOWN_THING=1\n'
    )
    terminal.monkeypatch.setenv("BATON_PORT", "5000")
    found = load("SLACK_BOT_TOKEN")
    assert found.bot_token.get_secret_value() == "xoxb-from-file"
    assert (found.port, found.company_zone) == (5000, "Asia/Shanghai")


def test_what_stands_in_dotenv_is_not_called_missing_because_something_else_is_wrong(terminal: Terminal) -> None:
    (terminal.folder / ".env").write_text("SLACK_BOT_TOKEN=xoxb-from-file\nBATON_PORT=soon\n")
    with pytest.raises(SettingsError) as wrong:
        load("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")
    assert wrong.value.names == ["BATON_PORT", "SLACK_SIGNING_SECRET"]


def test_secrets_are_not_shown_when_settings_are(terminal: Terminal) -> None:
    terminal.monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-zebra")
    terminal.monkeypatch.setenv("BATON_SECRET_KEY", "zebra" * 10)
    terminal.monkeypatch.setenv("BATON_DATABASE_URL", "postgresql://baton:zebra@localhost/baton")
    assert "zebra" not in repr(load()) + str(load())


@pytest.mark.parametrize(
    "url",
    ["sqlite://", "sqlite:///:memory:", "mysql://host/baton", "baton.sqlite3", "postgresql://host:port/baton", ""],
)
def test_an_address_of_no_database_that_stays_is_refused(terminal: Terminal, url: str) -> None:
    done = terminal.run("migrate", BATON_DATABASE_URL=url)
    assert done.code == 78
    assert "BATON_DATABASE_URL should be an address such as sqlite:///baton.sqlite3" in done.err


def test_any_spelling_of_postgresql_uses_our_driver(terminal: Terminal) -> None:
    terminal.monkeypatch.setenv("BATON_SECRET_KEY", KEY)
    for scheme in ("postgresql", "postgresql+psycopg2", "postgresql+asyncpg"):
        terminal.monkeypatch.setenv("BATON_DATABASE_URL", f"{scheme}://baton:word@localhost/baton")
        assert load().database_url == "postgresql+psycopg://baton:word@localhost/baton"


# The key


def test_a_key_is_made_beside_the_sqlite_file_for_its_owner_only_and_used_again(terminal: Terminal) -> None:
    terminal.monkeypatch.setenv("BATON_DATABASE_URL", f"sqlite:///{terminal.folder}/office.sqlite3")
    mask = os.umask(0)
    try:
        first = secret_of(load())
    finally:
        os.umask(mask)
    key = terminal.folder / "office.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert len(first) >= 64
    assert secret_of(load()) == first
    assert [path.name for path in terminal.folder.iterdir()] == ["office.key"]


def test_a_given_key_goes_before_the_file_and_makes_none(terminal: Terminal) -> None:
    terminal.monkeypatch.setenv("BATON_SECRET_KEY", KEY)
    assert secret_of(load()) == KEY.encode()
    assert list(terminal.folder.iterdir()) == []


def test_postgresql_needs_a_key_of_its_own(terminal: Terminal) -> None:
    done = terminal.run("migrate", BATON_DATABASE_URL="postgresql://localhost/baton")
    assert (done.code, list(terminal.folder.iterdir())) == (78, [])
    assert "BATON_SECRET_KEY should be at least 32 characters" in done.err


def test_a_key_file_that_was_cut_short_is_not_used(terminal: Terminal) -> None:
    (terminal.folder / "baton.key").write_text("short\n")
    done = terminal.run("migrate")
    assert done.code == 78
    assert "BATON_SECRET_KEY" in done.err


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.write_bytes(b"\xff" * 64)], ids=["folder", "garbage"])
def test_a_key_file_that_cannot_be_read_is_named_in_one_sentence(terminal: Terminal, make: object) -> None:
    make(terminal.folder / "baton.key")  # type: ignore[operator]
    done = terminal.run("migrate")
    assert done.code == 75
    assert "baton.key cannot be read or made" in done.err
    assert len(done.err.splitlines()) == 1
