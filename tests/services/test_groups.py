"""Groups are what the platform said last, in whatever order its words arrive."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import select

from baton.domain.groups import Group, Listing
from baton.domain.lines import Refusal
from baton.services import groups
from baton.storage import groups as store
from baton.storage.kudos import AllowanceRow, ReceiverRow
from baton.storage.people import PersonRow
from tests.groups import crowd, found_group
from tests.stage import ACME, TUESDAY, Stage

REASON = "stayed late so that the export was right"


def listing(minute: int, *member_ids: str, handle: str = "platform") -> Listing:
    return Listing("S1", handle, "Platform", TUESDAY + timedelta(minutes=minute), False, member_ids)


def learn(stage: Stage, *listings: Listing) -> int:
    with stage.sessions.begin() as session:
        return groups.learn(stage.context(session), listings)


def changed(
    stage: Stage, minute: int, added: tuple[str, ...] = (), removed: tuple[str, ...] = (), id: str = "S1"
) -> None:
    with stage.sessions.begin() as session:
        at = TUESDAY + timedelta(minutes=minute)
        groups.members_changed(stage.context(session), id, added, removed, at)


def members(stage: Stage, id: str = "S1") -> set[str]:
    with stage.sessions.read() as session:
        return store.member_ids(session, ACME.id, id)


def handle(stage: Stage) -> str:
    with stage.sessions.read() as session:
        return store.known(session, ACME.id, ["S1"])["S1"].handle


def test_what_is_older_than_what_we_know_changes_nothing(stage: Stage) -> None:
    assert learn(stage, listing(5, "UALICE", "UBOB")) == 1
    assert learn(stage, listing(4, "UCHARLIE", handle="old")) == 0
    changed(stage, 3, added=("ULINA",))
    assert (handle(stage), members(stage)) == ("platform", {"UALICE", "UBOB"})


def test_a_list_takes_the_place_of_who_was_in_it_and_a_difference_adds_to_it(stage: Stage) -> None:
    learn(stage, listing(1, "UALICE", "UBOB"))
    changed(stage, 2, added=("ULINA", "UALICE"), removed=("UBOB", "USTRANGER"))
    assert members(stage) == {"UALICE", "ULINA"}
    learn(stage, listing(3, "UCHARLIE"))
    assert members(stage) == {"UCHARLIE"}


def test_a_group_told_without_its_members_keeps_them(stage: Stage) -> None:
    learn(stage, listing(1, "UALICE"))
    learn(stage, Listing("S1", "renamed", "Platform", TUESDAY + timedelta(minutes=2)))
    assert (handle(stage), members(stage)) == ("renamed", {"UALICE"})


def test_a_difference_about_a_group_nobody_has_told_of_is_no_group(stage: Stage) -> None:
    changed(stage, 1, added=("UALICE",))
    assert members(stage) == set()


def test_what_is_told_of_one_change_may_come_in_any_order(stage: Stage) -> None:
    # Slack sends the list and the difference, both with the instant of the change; an older list may come late.
    for number, order in enumerate(itertools.permutations(range(3))):
        id = f"SORDER{number}"
        before, after = (replace(listing(0, "UALICE", "UBOB"), id=id), replace(listing(1, "UALICE", "ULINA"), id=id))
        learn(stage, before)
        told = (
            partial(learn, stage, after),
            partial(changed, stage, 1, ("ULINA",), ("UBOB",), id),
            partial(learn, stage, before),
        )
        for each in order:
            told[each]()
        assert members(stage, id) == {"UALICE", "ULINA"}, order


def test_who_is_in_a_group_are_the_members_who_take_part_each_once(stage: Stage) -> None:
    learn(stage, listing(1, "UALICE", "ULINA", "UBOT", "UGUEST", "UGONE", "UNOTKNOWN"))
    found_group(stage, "sales", "ULINA", "UCHARLIE", id="S2")
    both = [Group(ACME.id, "S1", "platform", "Platform"), Group(ACME.id, "S2", "sales", "Sales")]
    with stage.sessions.read() as session:
        found = groups.others_in(stage.context(session), both, stage.person("UALICE"))
    assert [person.id for person in found] == ["ULINA", "UCHARLIE"]


def test_another_workspace_has_groups_of_its_own(stage: Stage) -> None:
    learn(stage, listing(1, "UALICE"))
    with stage.sessions.read() as session:
        assert store.known(session, "T2", ["S1"]) == {}
        assert store.member_ids(session, "T2", "S1") == set()
        assert store.named(session, "T2", ["platform"]) == []


def test_two_who_tell_of_one_group_at_once_leave_one_list(stage: Stage) -> None:
    lists = (("UALICE", "UBOB"), ("UCHARLIE", "ULINA"), ("UDAN",))
    learn(stage, listing(0))
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda number: learn(stage, listing(1, *lists[number % 3])), range(18)))
    assert tuple(sorted(members(stage))) in lists


def test_kudos_given_while_a_group_changes_thank_the_one_list_or_the_other(stage: Stage) -> None:
    crew = crowd(stage, 4)
    early, late = set(crew[:2]), set(crew[2:])
    learn(stage, listing(0, *early))
    givers = ("UALICE", "UBOB", "UCHARLIE", "UDAN")
    minutes = itertools.count(1)

    def flips(_: int) -> None:
        learn(stage, listing(next(minutes), *(early if next(minutes) % 4 else late)))

    def gives(who: str) -> None:
        for _ in range(2):
            stage.says(who, f"/kudos <!subteam^S1|@platform> {REASON}")

    with ThreadPoolExecutor(6) as pool:
        flipping = pool.map(flips, range(30))
        list(pool.map(gives, givers))
        list(flipping)
    with stage.sessions.read() as session:
        thanked: dict[str, set[str]] = {}
        for kudos, person in session.execute(select(ReceiverRow.kudos_id, ReceiverRow.person_id)):
            thanked.setdefault(kudos, set()).add(person)
        used = list(session.scalars(select(AllowanceRow.used)))
    assert len(thanked) == 8
    assert all(each in (early, late) for each in thanked.values())
    assert used == [4] * 4


def test_somebody_who_leaves_the_company_is_thanked_through_no_group(stage: Stage) -> None:
    learn(stage, listing(1, "UBOB"))
    with stage.sessions.begin() as session:
        session.query(PersonRow).filter_by(id="UBOB").update({"standing": "deactivated"})
    with pytest.raises(Refusal, match="group-nobody"):
        stage.says("UALICE", f"/kudos <!subteam^S1|@platform> {REASON}")
