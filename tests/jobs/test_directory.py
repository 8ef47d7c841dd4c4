"""The daily look into the platform's directory."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from baton.domain.people import Account, Workspace
from baton.storage import people, workspaces
from jobs import directory
from tests.stage import ACME, Stage

ALICE = Account("UALICE", "alice", "Alice M", "Alice Meyer", "zh-CN", "Europe/Berlin")


@dataclass
class Listed:
    """A directory with these accounts; it can fail."""

    listed: tuple[Account, ...]
    failure: Exception | None = None

    def accounts(self) -> Iterator[Account]:
        yield from self.listed
        if self.failure:
            raise self.failure


def test_the_directory_is_taken_over_and_a_second_run_changes_nothing(stage: Stage) -> None:
    results = directory.run(stage.office, now=stage.now, directory=lambda workspace: Listed((ALICE,)))
    assert (results[ACME.id].changed, results[ACME.id].gone) == (1, 6)
    assert (stage.person("UALICE").name, stage.person("UALICE").language) == ("Alice M", "zh-Hans")
    again = directory.run(stage.office, now=stage.now, directory=lambda workspace: Listed((ALICE,)))
    assert (again[ACME.id].changed, again[ACME.id].gone) == (0, 0)


def test_a_late_run_spares_who_turned_up_after_its_moment(stage: Stage) -> None:
    began = stage.now
    stage.forward(minutes=5)
    with stage.sessions.begin() as session:
        people.change(session, stage.person("UBOB"), updated_at=stage.now)
    directory.run(stage.office, now=began, directory=lambda workspace: Listed((ALICE,)))
    assert stage.person("UBOB").standing == "member"
    assert stage.person("UCHARLIE").standing == "deactivated"


def test_a_directory_that_breaks_off_changes_nothing_and_keeps_no_other_waiting(stage: Stage) -> None:
    other = Workspace("T2", "Globex")
    with stage.sessions.begin() as session:
        workspaces.add(session, other, now=stage.now)

    def of(workspace: Workspace) -> Listed:
        return Listed((ALICE,), ConnectionError("gone") if workspace.id == ACME.id else None)

    with pytest.raises(ExceptionGroup) as failed:
        directory.run(stage.office, now=stage.now, directory=of)
    assert failed.group_contains(ConnectionError)
    assert stage.person("UALICE").name == "alice"
    with stage.sessions.read() as session:
        assert people.find(session, "T2", "UALICE") is not None
