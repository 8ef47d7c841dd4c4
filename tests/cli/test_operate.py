"""What an operator does by hand: run a job, look into the outbox, grant roles, load the sample company."""

import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from baton.domain.deliveries import Owed
from baton.domain.people import Workspace
from baton.storage import deliveries, people, workspaces
from baton.storage.database import Sessions
from cli.sample.company import COMPANY
from tests.outbox import person
from tests.terminal import Terminal

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
ACME = Workspace("T1", "Acme")
IDS = [f"{n:024x}" for n in range(1, 5)]


@pytest.fixture
def installed(terminal: Terminal) -> Terminal:
    """A migrated database with Acme in it: ana, an admin, bob, and four messages in the outbox."""
    assert terminal.run("migrate").code == 0
    with sessions_of(terminal) as sessions, sessions.begin() as session:
        workspaces.add(session, ACME, now=NOW)
        rows = [person("UANA", is_admin=True) | {"name": "ana"}, person("UBOB") | {"name": "bob"}]
        people.put(session, [row | {"workspace_id": "T1"} for row in rows])
        owed = [Owed("kudos-told", f"U{n}", str(n), NOW + timedelta(minutes=n)) for n in range(4)]
        deliveries.owe(session, "T1", list(zip(IDS, owed, strict=True)))
    for id, state in zip(IDS, ("owed", "failed", "unknown", "sent"), strict=True):
        sql(terminal, "UPDATE deliveries SET state = ?, reason = ? WHERE id = ?", state, f"{state} it is", id)
    terminal.environment["SLACK_BOT_TOKEN"] = "xoxb-1"
    return terminal


def sessions_of(terminal: Terminal) -> Any:
    """The database's sessions, closed after use."""
    sessions = Sessions(f"sqlite:///{terminal.database}")

    class Closing:
        def __enter__(self) -> Sessions:
            return sessions

        def __exit__(self, *error: object) -> None:
            sessions.engine.dispose()

    return Closing()


def sql(terminal: Terminal, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(terminal.database)) as database, database:
        return database.execute(statement, values).fetchall()


# deliveries


def test_the_outbox_is_listed_with_whole_ids_that_can_be_copied(installed: Terminal) -> None:
    done = installed.run("deliveries")
    assert done.code == 0
    assert re.findall(r"[0-9a-f]{24}", done.out) == IDS[::-1]
    for word in ("kudos-told", "owed", "failed", "unknown", "sent", "2026-11-24 10:03:00", "failed it is"):
        assert word in done.out


def test_whom_an_answer_to_ratings_goes_to_is_not_listed(installed: Terminal) -> None:
    sql(installed, "UPDATE deliveries SET kind = 'answer-told' WHERE recipient = 'U1'")
    done = installed.run("deliveries")
    assert "(a rater)" in done.out
    assert "U2" in done.out
    assert "U1 " not in done.out


def test_only_what_failed_or_may_have_failed_is_listed_on_demand(installed: Terminal) -> None:
    done = installed.run("deliveries", "--failed")
    assert re.findall(r"[0-9a-f]{24}", done.out) == [IDS[2], IDS[1]]


@pytest.mark.parametrize("id", IDS[1:3])
def test_a_failed_message_can_be_owed_again(installed: Terminal, id: str) -> None:
    done = installed.run("deliveries", "--retry", id)
    assert (done.code, done.out) == (0, f"{id} is owed again.\n")
    assert sql(installed, "SELECT state, reason FROM deliveries WHERE id = ?", id) == [("owed", None)]
    assert id not in installed.run("deliveries", "--failed").out


@pytest.mark.parametrize("id", [IDS[0], IDS[3], "nonsense", ""])
def test_only_a_failed_message_can_be_owed_again(installed: Terminal, id: str) -> None:
    before = sql(installed, "SELECT * FROM deliveries ORDER BY id")
    done = installed.run("deliveries", "--retry", id)
    assert done.code == 1
    assert done.err == f"No failed message has the id {id}. See: baton deliveries --failed\n"
    assert sql(installed, "SELECT * FROM deliveries ORDER BY id") == before


# roles


def test_a_role_is_granted_and_revoked_once(installed: Terminal) -> None:
    said = [installed.run("roles", *typed.split()).out for typed in ("grant UBOB admin", "grant UBOB admin")]
    said += [installed.run("roles", *typed.split()).out for typed in ("revoke UBOB admin", "revoke UBOB admin")]
    assert said == [
        "bob is now admin.\n",
        "Nothing to change for bob.\n",
        "bob is no longer admin.\n",
        "Nothing to change for bob.\n",
    ]
    assert len(sql(installed, "SELECT * FROM audit_entries")) == 2


def test_a_facilitator_is_made_too(installed: Terminal) -> None:
    assert installed.run("roles", "grant", "UBOB", "facilitator").out == "bob is now facilitator.\n"
    assert sql(installed, "SELECT is_facilitator FROM people WHERE id = 'UBOB'") == [(1,)]


def test_nobody_gets_a_role_whom_baton_does_not_know(installed: Terminal) -> None:
    done = installed.run("roles", "grant", "@bob", "admin")
    assert (done.code, done.err) == (1, "Baton knows nobody with the id @bob. Ids look like U024BE7LH.\n")


def test_what_slack_decides_cannot_be_revoked(installed: Terminal) -> None:
    done = installed.run("roles", "revoke", "UANA", "admin")
    assert done.code == 1
    assert len(done.err.splitlines()) == 1
    assert "Traceback" not in done.err


def test_with_several_workspaces_one_has_to_be_named(installed: Terminal) -> None:
    sql(
        installed,
        "INSERT INTO workspaces SELECT 'T2', name, language, zone, bot_id, added_at, settings FROM workspaces",
    )
    done = installed.run("roles", "grant", "UBOB", "admin")
    assert (done.code, done.err) == (1, "Say which workspace with --workspace: T1, T2.\n")
    wrong = installed.run("roles", "grant", "UBOB", "admin", "--workspace", "T3")
    assert (wrong.code, wrong.err) == (1, "There is no workspace T3. Known: T1, T2.\n")
    assert installed.run("roles", "grant", "UBOB", "admin", "--workspace", "T1").code == 0


def test_without_a_workspace_the_way_to_one_is_told(terminal: Terminal) -> None:
    terminal.run("migrate")
    done = terminal.run("roles", "grant", "UBOB", "admin")
    assert (done.code, done.err) == (
        1,
        "Start Baton once, or run baton seed, so that there is a workspace.\n",
    )


# job


def test_an_unknown_job_is_answered_with_those_there_are(installed: Terminal) -> None:
    done = installed.run("job", "weekly")
    assert done.code == 1
    assert done.err.startswith("There is no job weekly. Jobs: answers, bookkeeping, company_report,")


@pytest.mark.parametrize(
    "instant",
    ["tomorrow", "2026-11-23", "2026-11-23T09:00", "09:00", "2026-13-01T00:00Z", "0001-01-01T00:00+08:00", ""],
)
def test_what_is_no_instant_is_refused_with_an_example(installed: Terminal, instant: str) -> None:
    done = installed.run("job", "weekly_report", "--at", instant)
    assert done.code == 1
    assert done.err.endswith("Write it like 2026-11-23T09:00+08:00.\n")
    assert len(done.err.splitlines()) == 1


def test_a_job_is_run_as_if_it_were_then(installed: Terminal) -> None:
    sql(installed, "INSERT INTO requests VALUES ('T1', 'command:1', '2026-11-01 00:00:00')")
    assert installed.run("job", "forget_requests", "--at", "2026-11-01T01:00+01:00").out == "forget_requests is done.\n"
    assert len(sql(installed, "SELECT * FROM requests")) == 1
    assert installed.run("job", "forget_requests", "--at", "2026-12-01T08:00+08:00").code == 0
    assert sql(installed, "SELECT * FROM requests") == []


@pytest.mark.parametrize("name", ["handoff_reminders", "rating_reminders", "retention", "weekly_report"])
def test_every_job_can_be_run_by_hand_twice(installed: Terminal, name: str) -> None:
    for _ in range(2):
        assert installed.run("job", name).out == f"{name} is done.\n"


def test_the_directory_is_read_by_hand(installed: Terminal, httpserver: HTTPServer) -> None:
    member = {"id": "UNEW", "name": "nora", "profile": {"real_name": "Nora New"}}
    httpserver.expect_request("/api/users.list").respond_with_json({"ok": True, "members": [member]})
    httpserver.expect_request("/api/usergroups.list").respond_with_json({"ok": True, "usergroups": []})
    done = installed.run("job", "directory", SLACK_API_URL=httpserver.url_for("/api/"))
    assert (done.code, done.out) == (0, "directory is done.\n")
    assert sql(installed, "SELECT full_name FROM people WHERE id = 'UNEW'") == [("Nora New",)]


def test_a_slack_that_refuses_the_directory_is_one_sentence(installed: Terminal, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/api/users.list").respond_with_json({"ok": False, "error": "missing_scope"})
    done = installed.run("job", "directory", SLACK_API_URL=httpserver.url_for("/api/"))
    assert done.code == 1
    assert done.err == "directory is done only in part, for Slack did not answer: missing_scope.\n"


def test_a_slack_that_cannot_be_reached_is_one_sentence(installed: Terminal) -> None:
    done = installed.run("job", "directory", SLACK_API_URL="http://127.0.0.1:9/")
    assert done.code == 1
    assert done.err == "directory is done only in part, for Slack did not answer: URLError.\n"


# seed


@pytest.mark.slow
def test_the_sample_company_is_loaded_once(terminal: Terminal) -> None:
    terminal.run("migrate")
    assert terminal.run("seed").out == f"{COMPANY} is loaded.\n"
    before = sql(terminal, "SELECT (SELECT count(*) FROM kudos), (SELECT count(*) FROM ratings)")
    assert before[0][0] > 0
    again = terminal.run("seed")
    assert (again.code, again.out) == (0, f"{COMPANY} is here already.\n")
    assert sql(terminal, "SELECT (SELECT count(*) FROM kudos), (SELECT count(*) FROM ratings)") == before


def test_the_sample_company_does_not_move_in_with_others(installed: Terminal) -> None:
    done = installed.run("seed", "--workspace", "T1")
    assert done.code == 1
    assert done.err.splitlines()[-1].startswith("The workspace T1 has people of its own.")
    assert sql(installed, "SELECT count(*) FROM people") == [(2,)]
