"""The rules of kudos hold when everything arrives at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import func, select

from baton.domain.lines import Refusal
from baton.storage.kudos import JoinRow, KudosRow, ReceiverRow
from tests.stage import Stage

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
