"""The rules of kudos hold when everything arrives at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import func, select

from baton.conversation import desk
from baton.domain.deliveries import Delivery
from baton.domain.kudos import KudosSettings
from baton.domain.lines import Refusal
from baton.services import kudos
from baton.storage import kudos as store
from baton.storage.deliveries import DeliveryRow
from baton.storage.kudos import JoinRow, KudosRow, ReceiverRow
from tests.stage import ACME, Stage
from tests.statements import listening

REASON = "stayed late so that the export was right"


def at_once(deed: Callable[[], object], times: int) -> list[str]:
    """Do a deed several times at the same moment; how each ended."""

    def outcome(_: int) -> str:
        try:
            deed()
        except Refusal as refusal:
            return refusal.line.id
        return "done"

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(outcome, range(times)))


def count(stage: Stage, table: type) -> int:
    with stage.sessions.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_twelve_kudos_at_once_against_an_allowance_of_five_store_exactly_five(stage: Stage) -> None:
    outcomes = at_once(lambda: stage.says("UALICE", f"/kudos <@UBOB> {REASON}"), 12)

    assert sorted(outcomes) == ["done"] * 5 + ["kudos-allowance-used"] * 7
    assert count(stage, KudosRow) == count(stage, ReceiverRow) == 5
    assert len(stage.owed("kudos-told")) == 5


def test_thanking_three_people_when_two_are_left_thanks_nobody(stage: Stage) -> None:
    for _ in range(3):
        stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    outcomes = at_once(lambda: stage.says("UALICE", f"/kudos <@UBOB> <@UCHARLIE> <@ULINA> {REASON}"), 2)
    assert outcomes == ["kudos-allowance-used"] * 2
    assert count(stage, KudosRow) == 3


def test_me_too_pressed_eight_times_at_once_counts_once(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    kudos = stage.owed("kudos-post")[0].reference
    at_once(lambda: stage.presses("UCHARLIE", "kudos-join", kudos), 8)
    assert count(stage, JoinRow) == 1


def test_undo_pressed_twice_returns_the_allowance_once(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    outcomes = at_once(lambda: stage.says("UALICE", "/kudos undo"), 4)
    assert "done" in outcomes
    answers = [stage.read(stage.says("UALICE", f"/kudos <@UBOB> {REASON}")) for _ in range(5)]
    assert "last of today" in answers[-1]


def test_the_allowance_is_new_at_midnight_where_the_giver_is(stage: Stage) -> None:
    for _ in range(5):
        stage.says("ULINA", "/kudos <@UBOB> 周五加班核对工资表，很及时")
    stage.forward(hours=5)  # 23:00 in Shanghai
    assert at_once(lambda: stage.says("ULINA", "/kudos <@UBOB> 周五加班核对工资表，很及时"), 1) != ["done"]
    stage.forward(hours=1, minutes=1)
    assert at_once(lambda: stage.says("ULINA", "/kudos <@UBOB> 周五加班核对工资表，很及时"), 1) == ["done"]


def choose(stage: Stage, **chosen: Any) -> None:
    with stage.sessions.begin() as session:
        kudos.choose(stage.context(session), stage.person("UDAN"), KudosSettings(**chosen))


@pytest.mark.parametrize(
    ("chosen", "given"),
    [({"leads": 7}, 7), ({"numbers": (("UALICE", 3),)}, 3), ({"unlimited": ("UALICE",)}, 12)],
    ids=["a lead", "a number of one's own", "no limit"],
)
def test_every_kind_of_allowance_holds_at_once(stage: Stage, chosen: dict[str, Any], given: int) -> None:
    choose(stage, **chosen)
    outcomes = at_once(lambda: stage.says("UALICE", f"/kudos <@UBOB> {REASON}"), 12)
    assert outcomes.count("done") == count(stage, KudosRow) == given


def test_an_allowance_costs_no_more_statements_than_ever(stage: Stage) -> None:
    def statements() -> int:
        with listening(stage) as said:
            stage.says("UBOB", f"/kudos <@UALICE> {REASON}")
        return len(said)

    statements()  # the first of a process asks the database more
    plain = statements()
    choose(stage, members=7, admins=20, numbers=(("ULINA", 9),), own=("a | b",))
    assert statements() == plain


def test_undo_and_edit_at_once_never_leave_taken_back_kudos_standing(stage: Stage) -> None:
    for round in range(5):
        stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
        deeds = [
            "/kudos undo",
            "/kudos edit better words for what bob did",
            "/kudos undo",
            "/kudos edit other words again",
        ]
        with ThreadPoolExecutor(len(deeds)) as pool:
            list(pool.map(lambda typed: at_once(lambda: stage.says("UALICE", typed), 1), deeds))
        stage.forward(seconds=1)
        rows = [row for row in stage.owed() if row.kind in kudos.SAID]
        assert rows, round
        assert all(row.withdrawn for row in rows)
    assert "4 more" in stage.read(stage.says("UALICE", f"/kudos <@UBOB> {REASON}"))


def test_words_cannot_be_changed_once_an_admin_or_the_giver_has_taken_the_kudos_down(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    with stage.sessions.begin() as session:
        found = store.latest_by(session, ACME.id, "UALICE")
        assert found is not None
        assert store.undo(session, found, now=stage.now)
        assert not store.edit(session, found, reason="other", value=None, now=stage.now)
        after = store.find(session, ACME.id, found.id)
    assert after is not None
    assert (after.reason, after.edited_at) == (REASON, None)


def test_a_log_channel_that_cannot_be_reached_is_told_to_admins_once_a_week(stage: Stage) -> None:
    choose(stage, log="CLOG")
    for channel in ("C1", "CLOG", "C1"):
        stage.says("UALICE", f"/kudos <@UBOB> {REASON}", channel=channel)
    for row in (*stage.owed("kudos-log"), *stage.owed("kudos-post", "CLOG")):
        fail(stage, row)
    (told,) = stage.owed("kudos-unlogged")
    assert (told.recipient, told.manner) == ("UDAN", "nudge")
    assert "Baton cannot post in #CLOG" in stage.hears(told)
    assert stage.owed("kudos-unposted") == []
    choose(stage, log="COTHER")
    assert stage.told(told) is None


def test_the_admin_who_chose_a_channel_baton_is_not_in_hears_it_at_once(stage: Stage) -> None:
    choose(stage, log="CLOG")
    fail(stage, stage.owed("kudos-log-opened")[0])
    (told,) = stage.owed("kudos-unlogged")
    assert (told.recipient, told.manner) == ("UDAN", "asked")


def fail(stage: Stage, row: DeliveryRow) -> None:
    """The delivery was given up."""
    delivery = Delivery(**{name: getattr(row, name) for name in Delivery.__dataclass_fields__})
    with stage.sessions.begin() as session:
        desk.undelivered(stage.context(session), delivery)
