"""What /kudos board shows, to whom, and whom it leaves in peace."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from baton.conversation.cards import Card
from baton.conversation.words import Voice
from baton.domain.kudos import Kudos
from baton.domain.lines import Refusal
from baton.services import boards, home
from baton.storage import kudos as store
from baton.storage import people, workspaces
from baton.storage.kudos import KudosRow
from slackapp.blocks import render_card
from slackapp.spelling import SlackSpelling
from tests.stage import ACME, TUESDAY, Stage

REASON = "stayed late so that the export was right"


def board(stage: Stage, words: str = "", who: str = "UBOB") -> str:
    return stage.read(stage.says(who, f"/kudos board {words}".strip()))


def without_boards(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        workspaces.change_settings(session, ACME.id, "kudos", {"boards": False})


def given(stage: Stage, giver: str, *receivers: str, **more: object) -> Kudos:
    """Kudos put straight into the tables."""
    values: dict[str, object] = {"value": None, "channel_id": "C1", "given_at": stage.now, **more}
    kudos = Kudos(ACME.id, stage.mint(), giver, tuple(receivers), REASON, **values)  # type: ignore[arg-type]
    with stage.sessions.begin() as session:
        store.add(session, kudos)
        if kudos.undone_at:
            store.undo(session, kudos, now=kudos.undone_at)
    return kudos


def test_one_board_is_shown_alone(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> <@ULINA> {REASON} #fast")
    assert "1. bob · 1\n1. 李娜 · 1" in board(stage, "receivers")
    assert "alice" not in board(stage, "week receivers")
    assert "1. alice · 2" in board(stage, "givers month")
    assert "bob" not in board(stage, "givers")
    assert "Responds fast\n1" in board(stage, "values")
    assert "1. Payroll · 1\n1. Sales · 1" in board(stage, "teams")


def test_everything_is_shown_unless_something_is_asked_for(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON} #fast")
    told = board(stage)
    assert "Kudos of the last 30 days" in told
    for part in ("Received\n1. bob", "Given\n1. alice", "Responds fast\n1", "Received by teams\n1. Payroll"):
        assert part in told


@pytest.mark.parametrize("typed", ["榜单 本周 收到", "榜单 收到 本周", "榜单本周 收到", "排行榜 周 获赞"])
def test_the_board_is_asked_for_in_chinese(stage: Stage, typed: str) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    told = stage.read(stage.says("ULINA", f"/kudos {typed}"), "zh-Hans")
    assert "近 7 天点赞" in told
    assert "收到\n1. bob · 1" in told
    assert "1. alice" not in told


def test_buttons_switch_the_period_and_keep_the_kind(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    shown = stage.says("UBOB", "/kudos board givers")
    assert isinstance(shown, Card)
    week = stage.presses_in("UBOB", shown, "7 days")
    assert isinstance(week, Card)
    assert week.turns_page
    assert "Kudos of the last 7 days" in stage.read(week)
    assert "bob" not in stage.read(week)
    assert "Kudos of the last 91 days" in stage.read(stage.presses_in("UBOB", week, "91 days"))


def test_an_empty_week_offers_a_longer_time(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    stage.forward(days=8)
    empty = stage.says("UBOB", "/kudos board week")
    assert isinstance(empty, Card)
    assert "1. bob · 1" in stage.read(stage.presses_in("UBOB", empty, "30 days"))


def test_who_is_level_with_the_last_is_counted_right_under_the_list_before_the_values(stage: Stage) -> None:
    ids = [f"UMORE{number:02}" for number in range(12)]
    with stage.sessions.begin() as session:
        bob = people.known(session, ACME.id, ["UBOB"])["UBOB"]
        for id in ids:
            people.add(session, replace(bob, id=id, name=id.lower()), now=stage.now)
    for id in ids:
        given(stage, "UALICE", id, value="fast")
    told = board(stage)
    assert told.index("1. umore00 · 1") < told.index("2 more people received 1.") < told.index("Responds fast")


def test_how_many_took_part_is_said_instead_of_who_did_not(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> <@ULINA> {REASON}")
    assert "3 of 5 people gave or received." in board(stage)
    assert "dan" not in board(stage)


def test_who_left_the_boards_is_on_none_and_counted_nowhere(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> <@ULINA> {REASON}")
    stage.says("UBOB", f"/kudos <@UALICE> {REASON}")
    stage.says("UBOB", "/baton boards off")
    told = board(stage, who="UCHARLIE")
    assert "bob" not in told
    assert "1. alice · 1\n1. 李娜 · 1" in told
    assert "Received by teams\n1. Payroll · 1\n1. Sales · 1" in told
    assert "2 of 4 people gave or received." in told
    stage.says("UBOB", "/baton boards on")
    assert "bob" in board(stage)


def test_private_hidden_and_undone_kudos_count_on_no_board(stage: Stage) -> None:
    given(stage, "UALICE", "UBOB", value="fast", private=True)
    hidden = given(stage, "UALICE", "UBOB", value="fast")
    with stage.sessions.begin() as session:
        session.execute(update(KudosRow).where(KudosRow.id == hidden.id).values(undone_at=stage.now, hidden_by="UDAN"))
    stage.forward(minutes=1)
    stage.says("UALICE", f"/kudos <@UBOB> {REASON} #fast")
    stage.says("UALICE", "/kudos undo")
    assert "No kudos in the last 30 days." in board(stage)


def test_people_who_are_gone_are_on_no_board(stage: Stage) -> None:
    given(stage, "UGONE", "UBOB")
    assert "gone" not in board(stage)
    assert "1. bob · 1" in board(stage)


def test_a_board_rings_nobody(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> <@ULINA> {REASON} #fast")
    card = stage.says("UCHARLIE", "/kudos board")
    assert isinstance(card, Card)
    (post,) = render_card(card, Voice("en", ZoneInfo("UTC"), SlackSpelling()))
    assert "<@" not in str(post)


@pytest.mark.parametrize("typed", ["/kudos board", "/kudos points"])
def test_guests_see_no_boards_of_the_company_they_visit(stage: Stage, typed: str) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    with pytest.raises(Refusal) as refusal:
        stage.says("UGUEST", typed)
    assert "guests are left out" in stage.refusal(refusal.value)


def test_a_company_without_boards_is_told_so_kindly_and_sees_none(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    without_boards(stage)
    with pytest.raises(Refusal) as refused:
        stage.says("UBOB", "/kudos board")
    assert "Your company shows no boards of kudos." in stage.refusal(refused.value)
    with pytest.raises(Refusal):
        stage.presses("UBOB", "kudos-board", "week:all")
    assert "Boards" not in stage.read(stage.says("UBOB", "/baton"))
    form = stage.presses("UBOB", "people-settings")
    assert "boards" not in stage.read(form)
    with stage.sessions.begin() as session:
        home.opened(stage.context(session), stage.person("UBOB"))
    assert "Board" not in stage.hears(stage.owed("home", "UBOB")[0])


def test_boards_count_what_one_would_count_by_hand(stage: Stage) -> None:
    everybody = ["UALICE", "UBOB", "UCHARLIE", "ULINA", "UDAN"]
    received, gave, stood_for = Counter[str](), Counter[str](), Counter[str]()
    for number in range(120):
        turned = everybody[number % 5 :] + everybody[: number % 5]
        giver, receivers = (
            turned[0],
            [turned[1 + number % 4], *(turned[1 + (number + 1) % 4 :][:1] if number % 3 else ())],
        )
        kudos = given(
            stage,
            giver,
            *receivers,
            value=("fast", "smile", None)[number % 3],
            given_at=TUESDAY - timedelta(days=number * 37 % 60),
            private=number % 7 == 3,
            undone_at=TUESDAY if number % 5 == 2 else None,
        )
        if kudos.private or kudos.undone_at or kudos.given_at < TUESDAY - timedelta(days=30):
            continue
        received.update(receivers)
        gave[giver] += len(receivers)
        stood_for.update([kudos.value] if kudos.value else [])
    names = {id: stage.person(id).name for id in everybody}
    with stage.sessions.read() as session:
        found = boards.board(stage.context(session), "month").places
    for kind, counted in (("receivers", received), ("givers", gave)):
        assert {place.name: place.count for place in found[kind].shown} == {names[id]: n for id, n in counted.items()}
    assert {place.name: place.count for place in found["values"].shown} == dict(stood_for)


def test_another_company_counts_for_itself(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON} #fast")
    with stage.sessions.begin() as session:
        workspaces.add(session, replace(ACME, id="T2"), now=stage.now)
        people.put(session, [_somebody(id) for id in ("U1", "U2")])
        store.add(session, Kudos("T2", "k1", "U1", ("U2",), REASON, "smile", None, stage.now))
    told = board(stage)
    assert "stranger" not in told
    assert "Smile" not in told


def _somebody(id: str) -> dict[str, object]:
    flags = ("is_admin", "admin_granted", "is_facilitator", "language_chosen", "zone_chosen")
    names = dict.fromkeys(("name", "full_name", "handle"), "stranger")
    return {
        "workspace_id": "T2",
        "id": id,
        **names,
        "standing": "member",
        "language": "en",
        "zone": "UTC",
        "updated_at": TUESDAY,
        **dict.fromkeys(flags, False),
    }
