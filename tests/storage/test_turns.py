"""Writers of one SQLite file take turns, whether they are threads or processes, and none keeps the others out."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

import baton
from baton.storage.database import Sessions
from baton.storage.turns import Busy, Turns

ROOT = Path(baton.__file__).parent.parent
TURN = 0.002  # seconds
PATIENCE = 2.0  # what a request has
HOLDS = """
import sys, time
from baton.storage.turns import Turns
with Turns(sys.argv[1]).take():
    print("held", flush=True)
    time.sleep(60)
"""
WRITES_BACK_TO_BACK = """
import os, sys, time
from baton.storage.turns import Turns
turns, counted = Turns(sys.argv[1]), sys.argv[1] + "-count"
print("begun", flush=True)
while True:
    with turns.take():
        count = int(open(counted).read())
        time.sleep(float(sys.argv[2]))
        with open(counted + "-new", "w") as file:
            file.write(str(count + 1))
        os.replace(counted + "-new", counted)
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    """The path of a database; what is in it does not matter here."""
    path = tmp_path / "baton.sqlite3"
    path.touch()
    return str(path)


@contextmanager
def another_process(program: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A process that has said its first word, and is killed at the end."""
    command, environment = [sys.executable, "-c", program, *arguments], {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline()
        try:
            yield process
        finally:
            process.kill()


def count(file: str) -> int:
    return int(Path(f"{file}-count").read_text())


def test_two_processes_that_write_back_to_back_both_advance_and_are_never_in_together(file: str) -> None:
    Path(f"{file}-count").write_text("0")
    turns, mine = Turns(file), 0
    with another_process(WRITES_BACK_TO_BACK, file, str(TURN)):
        ends = time.monotonic() + 1
        while time.monotonic() < ends:
            with turns.take(PATIENCE):
                before = count(file)
                time.sleep(TURN)
                assert count(file) == before
                Path(f"{file}-count").write_text(str(before + 1))
                mine += 1
        with turns.take(PATIENCE):
            theirs = count(file) - mine
    assert min(mine, theirs) > 20
    assert 0.5 < mine / theirs < 2


def test_whoever_comes_now_and_then_waits_for_few_turns_of_a_process_that_always_writes(file: str) -> None:
    Path(f"{file}-count").write_text("0")
    turns, overtaken = Turns(file), []
    with another_process(WRITES_BACK_TO_BACK, file, "0.03"):
        for _ in range(10):
            time.sleep(0.02)
            before = count(file)
            with turns.take(PATIENCE):
                overtaken.append(count(file) - before)
    assert max(overtaken) <= 2


def test_a_killed_process_gives_up_its_turn(file: str) -> None:
    with another_process(HOLDS, file) as other:
        with pytest.raises(Busy), Turns(file).take(0.05):
            pass
        other.send_signal(signal.SIGKILL)
        began = time.monotonic()
        with Turns(file).take(PATIENCE):
            assert time.monotonic() - began < PATIENCE / 2


@pytest.mark.parametrize("given", [{"within": 0.1}, {"patience": 0.1}], ids=str)
def test_nobody_waits_for_another_process_longer_than_they_can(file: str, given: dict[str, float]) -> None:
    turns = Turns(file)
    with another_process(HOLDS, file):
        began = time.monotonic()
        with pytest.raises(Busy, match="other transactions take too long"), turns.take(**given):
            pass
        assert 0.1 <= time.monotonic() - began < 1
    with turns.take(PATIENCE):
        pass


def test_who_is_next_but_has_no_more_time_leaves_its_place_to_others(file: str) -> None:
    turns = Turns(file)
    with another_process(HOLDS, file) as other:
        with pytest.raises(Busy), Turns(file).take(0.05):
            pass
        other.kill()
        with turns.take(PATIENCE):
            pass


def test_a_forked_child_takes_turns_of_its_own(file: str) -> None:
    turns, fork = Turns(file), get_context("fork")
    with turns.take():
        pass
    held, over = fork.Event(), fork.Event()

    def hold() -> None:
        with turns.take():
            held.set()
            over.wait(10)

    child = fork.Process(target=hold)
    child.start()
    assert held.wait(10)
    with pytest.raises(Busy), turns.take(0.05):
        pass
    over.set()
    with turns.take(PATIENCE):
        pass
    child.join(10)
    assert child.exitcode == 0


def test_a_child_does_not_keep_the_turn_of_a_parent_that_was_killed(file: str) -> None:
    program = """
import os, sys, time
from baton.storage.turns import Turns
turns = Turns(sys.argv[1])
with turns.take():
    pass
turns.close()
if os.fork() == 0:
    os.close(1)
    time.sleep(3)
    os._exit(0)
with turns.take():
    print("held", flush=True)
    time.sleep(60)
"""
    with another_process(program, file) as parent:
        parent.kill()
        with Turns(file).take(1):
            pass


def test_threads_of_one_process_take_turns_too(file: str) -> None:
    turns, inside, seen = Turns(file), [], []

    def write() -> None:
        for _ in range(20):
            with turns.take(PATIENCE):
                inside.append(1)
                time.sleep(0)
                seen.append(len(inside))
                inside.pop()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert seen == [1] * 80
    with turns.take(), pytest.raises(Busy), turns.take(0.05):
        pass


@pytest.mark.parametrize("name", ["", ":memory:"])
def test_a_database_without_a_file_has_no_files_for_turns(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with Turns(name).take(0.05):
        pass
    assert [each.name for each in tmp_path.rglob("*")] == ["here"]


def test_where_no_file_can_be_made_writers_pass_as_without_one(file: str) -> None:
    Path(f"{file}-turn").mkdir()
    turns = Turns(file)
    with turns.take(0.05), Turns(file).take(0.05):
        pass
    with turns.take(), pytest.raises(Busy), turns.take(0.05):
        pass


def test_the_files_may_be_used_by_whoever_may_use_the_database(file: str) -> None:
    Path(file).chmod(0o600)
    with Turns(file).take():
        pass
    for name in ("queue", "turn"):
        assert Path(f"{file}-{name}").stat().st_mode & 0o777 == 0o600


def test_a_database_is_the_same_by_whatever_link_it_is_opened(file: str, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(file)
    with Turns(file).take(), pytest.raises(Busy), Turns(str(tmp_path / "link")).take(0.05):
        pass


def test_for_a_transaction_a_turn_that_does_not_come_is_a_locked_database(sqlite_url: str) -> None:
    one, other = Sessions(sqlite_url), Sessions(sqlite_url, busy_seconds=0.05)
    with one.begin():
        with pytest.raises(OperationalError, match="other transactions take too long"), other.begin():
            pass
        with other.read() as session:
            assert session.scalar(text("SELECT count(*) FROM workspaces")) == 0
    for sessions in (one, other):
        sessions.close()
