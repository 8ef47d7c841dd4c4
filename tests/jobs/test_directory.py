"""The daily look into the platform's directory."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from baton.domain.groups import Listing
from baton.domain.people import Account, Workspace
from baton.storage import groups, people, workspaces
from jobs import directory
from tests.stage import ACME, Stage

ALICE = Account("UALICE", "alice", "Alice M", "Alice Meyer", "zh-CN", "Europe/Berlin")


@dataclass
class Listed:
    """A directory with these accounts and groups; either can fail."""

    listed: tuple[Account, ...]
    failure: Exception | None = None
    groups_listed: tuple[Listing, ...] = ()
    no_groups: Exception | None = None

    def accounts(self) -> Iterator[Account]:
        yield from self.listed
        if self.failure:
            raise self.failure

    def groups(self) -> Iterator[Listing]:
        if self.no_groups:
            raise self.no_groups
        yield from self.groups_listed


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


def handles(stage: Stage) -> dict[str, bool]:
    """The groups there are by handle, each with whether it is disabled."""
    with stage.sessions.read() as session:
        return {each.handle: each.disabled for each in groups.known(session, ACME.id, ["S1", "S2"]).values()}


def test_groups_come_with_the_people_and_go_when_they_are_listed_no_more(stage: Stage) -> None:
    listed = tuple(Listing(id, handle, handle, stage.now) for id, handle in (("S1", "payroll"), ("S2", "sales")))
    directory.run(stage.office, now=stage.now, directory=lambda workspace: Listed((ALICE,), groups_listed=listed))
    assert handles(stage) == {"payroll": False, "sales": False}
    directory.run(stage.office, now=stage.now, directory=lambda workspace: Listed((ALICE,), groups_listed=listed[:1]))
    assert handles(stage) == {"payroll": False, "sales": True}


def test_a_late_run_spares_a_group_that_turned_up_after_its_moment(stage: Stage) -> None:
    began, newer = stage.now, Listing("S1", "payroll", "Payroll", stage.now + timedelta(minutes=1))
    directory.run(stage.office, now=began, directory=lambda workspace: Listed((ALICE,), groups_listed=(newer,)))
    directory.run(stage.office, now=began, directory=lambda workspace: Listed((ALICE,)))
    assert handles(stage) == {"payroll": False}


def test_groups_that_cannot_be_read_do_not_keep_people_from_being_taken_over(stage: Stage) -> None:
    without = Listed((ALICE,), no_groups=ConnectionError("missing_scope"))
    with pytest.raises(ExceptionGroup) as failed:
        directory.run(stage.office, now=stage.now, directory=lambda workspace: without)
    assert failed.group_contains(ConnectionError)
    assert stage.person("UALICE").name == "Alice M"
