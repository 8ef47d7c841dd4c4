"""Who Baton knows, and how the platform's directory and people's own choices go together."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

from baton.domain.deliveries import Owed
from baton.domain.people import Account, Person, Workspace
from baton.services import deliveries
from baton.services import people as service
from baton.services.people import SyncResult
from baton.storage import people as store
from baton.storage import workspaces
from tests.stage import ACME, CAST, Stage

ALICE = Account("UALICE", "alice", "alice", "Alice Meyer", "en-US", "Europe/Berlin")


def everybody() -> list[Account]:
    """The cast as the directory lists it."""
    return [
        Account(
            id,
            handle,
            handle,
            full_name,
            "zh-CN" if language == "zh-Hans" else "en-US",
            zone,
            is_bot=standing == "bot",
            is_guest=standing == "guest",
            is_deactivated=standing == "deactivated",
            is_admin=id == "UDAN",
        )
        for id, (handle, full_name, language, zone, _, standing) in CAST.items()
    ]


def sync(stage: Stage, *accounts: Account) -> SyncResult:
    with stage.sessions.begin() as session:
        return service.sync(stage.context(session), accounts)


def learn(stage: Stage, *accounts: Account) -> SyncResult:
    with stage.sessions.begin() as session:
        return service.learn(stage.context(session), accounts)


def test_a_directory_that_says_nothing_new_changes_nothing(stage: Stage) -> None:
    before = {id: stage.person(id) for id in CAST}
    assert sync(stage, *everybody()) == SyncResult(seen=8, added=0, changed=0, gone=0)
    assert {id: stage.person(id) for id in CAST} == before


def test_newcomers_are_added_with_what_the_directory_knows(stage: Stage) -> None:
    wei = Account("UWEI", "wei", "王伟", "王伟", "zh-CN", "Asia/Shanghai")
    shy = Account("USHY", "shy", "Shy", "Shy One")
    assert sync(stage, *everybody(), wei, shy) == SyncResult(seen=10, added=2, changed=0, gone=0)
    assert stage.person("UWEI") == Person(
        ACME.id, "UWEI", "王伟", "王伟", "member", "zh-Hans", "Asia/Shanghai", handle="wei"
    )
    assert (stage.person("USHY").language, stage.person("USHY").zone) == (ACME.language, ACME.zone)


def test_names_standing_and_admins_follow_the_directory(stage: Stage) -> None:
    result = learn(
        stage,
        replace(ALICE, name="Ali", full_name="Alice Meyer-Lind", is_admin=True),
        Account("UBOB", "bob", "bob", "Bob Okafor", is_guest=True),
        Account("UGONE", "gone", "gone", "Greta Gone"),
        Account("UDAN", "dan", "dan", "Dan Weiss"),
    )
    assert result == SyncResult(seen=4, added=0, changed=4, gone=0)
    alice = stage.person("UALICE")
    assert (alice.name, alice.full_name, alice.is_admin, alice.team_id) == ("Ali", "Alice Meyer-Lind", True, "payroll")
    assert [stage.person(id).standing for id in ("UBOB", "UGONE")] == ["guest", "member"]
    assert not stage.person("UDAN").is_admin


def test_what_people_chose_themselves_stays(stage: Stage) -> None:
    stage.says("UALICE", "/baton language zh")
    stage.says("UALICE", "/baton zone Shanghai")
    assert sync(stage, *everybody()).changed == 0
    assert (stage.person("UALICE").language, stage.person("UALICE").zone) == ("zh-Hans", "Asia/Shanghai")


def test_what_the_directory_does_not_know_stays(stage: Stage) -> None:
    learn(stage, Account("ULINA", "李娜", "李娜", "李娜"))
    assert (stage.person("ULINA").language, stage.person("ULINA").zone) == ("zh-Hans", "Asia/Shanghai")
    learn(stage, Account("ULINA", "李娜", "李娜", "李娜", "en-GB", "Europe/London"))
    assert (stage.person("ULINA").language, stage.person("ULINA").zone) == ("en", "Europe/London")


def test_granted_roles_outlive_the_directory(stage: Stage) -> None:
    stage.says("UDAN", "/baton roles grant <@UBOB> admin")
    assert sync(stage, *everybody()).changed == 0
    assert stage.person("UBOB").is_admin


def test_who_vanishes_is_deactivated_and_comes_back(stage: Stage) -> None:
    without_bob = [account for account in everybody() if account.id != "UBOB"]
    assert sync(stage, *without_bob) == SyncResult(seen=7, added=0, changed=0, gone=1)
    assert stage.person("UBOB").standing == "deactivated"
    assert sync(stage, *without_bob).gone == 0
    assert sync(stage, *everybody()).changed == 1
    assert (stage.person("UBOB").standing, stage.person("UBOB").team_id) == ("member", "payroll")


def test_an_empty_directory_deactivates_nobody(stage: Stage) -> None:
    assert sync(stage) == SyncResult(seen=0, added=0, changed=0, gone=0)
    assert stage.person("UALICE").standing == "member"


def test_who_turned_up_while_the_directory_was_read_stays(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        service.recognise(session, ACME, "UNEW", "new", stage.now + timedelta(seconds=2))
    assert sync(stage, *everybody()).gone == 0
    assert stage.person("UNEW").standing == "member"


def test_learning_of_one_leaves_the_others_alone(stage: Stage) -> None:
    assert learn(stage, replace(ALICE, name="Ali")).gone == 0
    assert stage.person("UBOB").standing == "member"


def test_other_workspaces_stay_as_they_are(stage: Stage) -> None:
    other = Workspace("T2", "Globex")
    with stage.sessions.begin() as session:
        workspaces.add(session, other, now=stage.now)
        service.recognise(session, other, "UALICE", "another alice", stage.now)
    sync(stage, *(account for account in everybody() if account.id != "UALICE"))
    with stage.sessions.read() as session:
        found = store.find(session, "T2", "UALICE")
    assert found is not None
    assert (found.name, found.standing) == ("another alice", "member")


def test_only_the_home_pages_of_people_who_changed_are_shown_afresh(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        homes = (Owed("home", id, "home", stage.now, surface="home") for id in ("UALICE", "UBOB"))
        deliveries.owe(stage.context(session), *homes)
    learn(stage, *(replace(each, locale="zh-CN") if each.id == "UBOB" else each for each in everybody()))
    assert {row.recipient: row.revision for row in stage.owed("home")} == {"UALICE": 1, "UBOB": 2}


def test_an_unknown_person_who_acts_is_a_member_with_the_workspaces_language(stage: Stage) -> None:
    chinese = replace(ACME, language="zh-Hans", zone="Asia/Shanghai")
    with stage.sessions.begin() as session:
        newcomer = service.recognise(session, chinese, "UNEW", "Wei", stage.now)
        assert service.recognise(session, chinese, "UNEW", "Somebody else", stage.now) == newcomer
        assert service.recognise(session, chinese, "UALICE", "x", stage.now).name == "alice"
    assert newcomer == Person(ACME.id, "UNEW", "Wei", "Wei", "member", "zh-Hans", "Asia/Shanghai", handle="wei")
    learn(stage, Account("UNEW", "wei", "Wei Wang", "Wei Wang", "en-US", "Europe/London"))
    assert (stage.person("UNEW").name, stage.person("UNEW").language) == ("Wei Wang", "en")


def test_a_nameless_stranger_goes_by_their_id(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        assert service.recognise(session, ACME, "UNEW", "  ", stage.now).name == "UNEW"


def test_somebody_new_acting_twice_at_once_is_added_once(stage: Stage) -> None:
    together = Barrier(4)

    def act(name: str) -> Person:
        together.wait()
        with stage.sessions.begin() as session:
            return service.recognise(session, ACME, "UNEW", name, stage.now)

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(act, "abcd"))) == 1


def test_a_choice_made_while_the_directory_is_taken_over_survives(stage: Stage) -> None:
    together = Barrier(2)

    def choose() -> None:
        together.wait()
        stage.says("UALICE", "/baton language zh")

    def take_over() -> None:
        together.wait()
        sync(stage, *(replace(each, locale="en-GB", full_name=f"{each.full_name} II") for each in everybody()))

    with ThreadPoolExecutor(2) as pool:
        for done in [pool.submit(choose), pool.submit(take_over)]:
            done.result()
    assert (stage.person("UALICE").language, stage.person("UALICE").full_name) == ("zh-Hans", "Alice Meyer II")


def test_two_directories_taken_over_at_once_do_not_block_each_other(stage: Stage) -> None:
    together = Barrier(2)

    def take_over(accounts: list[Account]) -> None:
        together.wait()
        learn(stage, *accounts)

    ones = [Account(f"U{n:04}", f"h{n}", f"n{n}", f"n{n}", "en" if n % 2 else None) for n in range(300)]
    others = [replace(account, full_name="other", locale=None if account.locale else "en") for account in ones]
    learn(stage, *ones)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(take_over, [others, [replace(each, full_name="third") for each in reversed(ones)]]))
    assert stage.person("U0001").full_name in ("other", "third")


def test_five_thousand_accounts_take_a_few_seconds_at_most(stage: Stage) -> None:
    crowd = [Account(f"U{n:05}", f"h{n}", f"n{n}", f"Full {n}", "en-US", "Europe/Berlin") for n in range(5000)]
    began = time.perf_counter()
    assert sync(stage, *everybody(), *crowd).added == 5000
    assert sync(stage, *everybody(), *crowd).changed == 0
    assert sync(stage, *everybody()).gone == 5000
    assert time.perf_counter() - began < 15
