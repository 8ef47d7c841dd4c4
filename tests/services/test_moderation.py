"""Hiding and locking hold when everything arrives at once, and every act is written down once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from baton.domain.kudos import KudosSettings
from baton.domain.lines import Refusal
from baton.services import kudos as kudos_service
from baton.services import moderation, people
from baton.storage import kudos as store
from baton.storage.audit import EntryRow
from baton.storage.kudos import AllowanceRow, KudosRow
from tests.stage import Stage

REASON = "stayed late so that the export was right"
WHY = "it names a customer"


def outcomes(*deeds: Callable[[], object]) -> list[object]:
    """Do these deeds at the same moment; what each came to, a refusal by its line."""

    def outcome(deed: Callable[[], object]) -> object:
        try:
            return deed()
        except Refusal as refusal:
            return refusal.line.id

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(outcome, deeds))


def given(stage: Stage, who: str = "UALICE", to: str = "<@UBOB>") -> str:
    stage.says(who, f"/kudos {to} {REASON}")
    with stage.sessions.read() as session:
        return session.query(KudosRow).order_by(KudosRow.id.desc()).first().id


def hide(stage: Stage, id: str, who: str = "UDAN", why: str = WHY) -> bool:
    with stage.sessions.begin() as session:
        return moderation.hide_kudos(stage.context(session), stage.person(who), id, why)


def show(stage: Stage, id: str, who: str = "UDAN") -> bool:
    with stage.sessions.begin() as session:
        return moderation.show_kudos(stage.context(session), stage.person(who), id)


def kudos(stage: Stage, id: str) -> KudosRow:
    with stage.sessions.read() as session:
        return session.query(KudosRow).filter_by(id=id).one()


def acts(stage: Stage) -> list[str]:
    with stage.sessions.read() as session:
        return [row.act for row in session.query(EntryRow).order_by(EntryRow.at, EntryRow.id)]


def used(stage: Stage, who: str) -> int:
    with stage.sessions.read() as session:
        return session.query(AllowanceRow).filter_by(giver_id=who).one().used


@pytest.fixture
def second_admin(stage: Stage) -> str:
    with stage.sessions.begin() as session:
        people.grant(stage.context(session), None, stage.person("UCHARLIE"), "admin")
    return "UCHARLIE"


def test_two_admins_at_once_hide_once(stage: Stage, second_admin: str) -> None:
    id = given(stage)
    came = outcomes(*(lambda who=who: hide(stage, id, who, f"hidden by {who}") for who in ("UDAN", second_admin) * 4))
    assert sorted(map(str, came)) == ["False"] * 7 + ["True"]
    assert acts(stage).count("kudos-hidden") == 1
    assert len(stage.owed("kudos-hidden")) == 1
    assert kudos(stage, id).hidden_reason == f"hidden by {kudos(stage, id).hidden_by}"


def test_hiding_while_the_giver_takes_back_does_one_of_the_two(stage: Stage) -> None:
    for _ in range(5):
        id = given(stage)
        hid, undid = outcomes(lambda id=id: hide(stage, id), lambda: stage.says("UALICE", "/kudos undo"))
        row = kudos(stage, id)
        assert row.undone_at is not None
        if row.hidden_by:
            assert hid is True
            assert undid in ("kudos-gone", "kudos-nothing-to-undo")
        else:
            assert hid == "kudos-gone"
        assert used(stage, "UALICE") == (1 if row.hidden_by else 0)
        assert len(stage.owed("kudos-hidden")) == acts(stage).count("kudos-hidden") == bool(row.hidden_by)
        with stage.sessions.begin() as session:
            for table in (EntryRow, AllowanceRow):
                session.query(table).delete()
        _forget_messages(stage)


def _forget_messages(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        for row in stage.owed():
            session.delete(session.merge(row))


def test_hidden_kudos_are_shown_again_once(stage: Stage, second_admin: str) -> None:
    id = given(stage)
    hide(stage, id)
    came = outcomes(*(lambda who=who: show(stage, id, who) for who in ("UDAN", second_admin) * 3))
    assert sorted(map(str, came)) == ["False"] * 5 + ["True"]
    row = kudos(stage, id)
    assert (row.undone_at, row.hidden_by, row.hidden_reason) == (None, None, None)
    assert [each.withdrawn for each in stage.owed("kudos-post")] == [True, False]
    assert acts(stage).count("kudos-shown-again") == 1


def test_kudos_can_be_hidden_and_shown_any_number_of_times(stage: Stage) -> None:
    id = given(stage)
    for _ in range(3):
        assert hide(stage, id)
        assert show(stage, id)
    assert [each.withdrawn for each in stage.owed("kudos-told")].count(False) == 1
    assert len(stage.owed("kudos-hidden")) == 3


def test_the_allowance_stays_used_when_kudos_are_hidden_and_is_not_used_again_when_they_are_shown(stage: Stage) -> None:
    id = given(stage)
    hide(stage, id)
    assert used(stage, "UALICE") == 1
    show(stage, id)
    assert used(stage, "UALICE") == 1


def test_what_is_hidden_counts_on_no_board_until_it_is_shown(stage: Stage) -> None:
    id = given(stage)

    def board() -> str:
        return stage.read(stage.says("UBOB", "/kudos board"))

    hide(stage, id)
    assert "No kudos" in board()
    show(stage, id)
    assert "1. bob · 1" in board()


def test_nobody_but_an_admin_hides_shows_or_locks(stage: Stage) -> None:
    id = given(stage)
    deeds = (lambda: hide(stage, id, "UALICE"), lambda: show(stage, id, "UALICE"))
    assert outcomes(*deeds) == ["moderation-admins-only"] * 2
    for deed in (moderation.lock, moderation.unlock):
        with stage.sessions.begin() as session, pytest.raises(Refusal, match="moderation-admins-only"):
            deed(stage.context(session), stage.person("UALICE"), [stage.person("UBOB")], WHY)
    assert kudos(stage, id).hidden_by is None


@pytest.mark.parametrize(
    ("why", "line"),
    [
        ("", "moderation-why"),
        (" \n", "moderation-why"),
        ("so", "moderation-why-more"),
        ("x" * 501, "moderation-reason-long"),
    ],
)
def test_nothing_is_hidden_without_a_reason(stage: Stage, why: str, line: str) -> None:
    id = given(stage)
    with pytest.raises(Refusal, match=line):
        hide(stage, id, why=why)
    assert kudos(stage, id).undone_at is None


def test_private_kudos_are_neither_listed_nor_hidden(stage: Stage) -> None:
    id = given(stage, to="private <@UBOB>")
    with stage.sessions.read() as session:
        assert store.latest_public(session, "T1", 20) == []
    with pytest.raises(Refusal, match="moderation-private"):
        hide(stage, id)


def test_what_another_workspace_said_is_not_found(stage: Stage) -> None:
    given(stage)
    with stage.sessions.read() as session:
        assert store.latest_public(session, "T2", 20) == []


def test_the_entry_in_the_log_channel_comes_down_and_back_with_the_post(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        kudos_service.choose(stage.context(session), stage.person("UDAN"), KudosSettings(log="CLOG"))
    id = given(stage)
    hide(stage, id)
    assert [row.withdrawn for row in stage.owed("kudos-log", "CLOG")] == [True]
    show(stage, id)
    assert [row.withdrawn for row in stage.owed("kudos-log", "CLOG")] == [True, False]


def test_better_words_and_hiding_at_once_leave_hidden_kudos(stage: Stage) -> None:
    id = given(stage)
    hid, _ = outcomes(lambda: hide(stage, id), lambda: stage.says("UALICE", f"/kudos edit {REASON} and checked"))
    assert hid is True
    assert kudos(stage, id).hidden_by == "UDAN"


def test_two_admins_lock_and_unlock_once(stage: Stage, second_admin: str) -> None:
    def settle(deed: Callable[..., list[object]], who: str) -> int:
        with stage.sessions.begin() as session:
            return len(deed(stage.context(session), stage.person(who), [stage.person("UBOB")], WHY))

    both = ("UDAN", second_admin) * 3
    assert sum(map(int, map(str, outcomes(*(lambda who=who: settle(moderation.lock, who) for who in both))))) == 1
    assert stage.person("UBOB").giving_locked
    assert sum(map(int, map(str, outcomes(*(lambda who=who: settle(moderation.unlock, who) for who in both))))) == 1
    assert not stage.person("UBOB").giving_locked
    assert acts(stage)[1:] == ["giving-locked", "giving-unlocked"]
