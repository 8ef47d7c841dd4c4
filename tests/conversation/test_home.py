"""What people see when they open Baton itself."""

from collections.abc import Sequence
from datetime import date

import pytest

from baton.conversation import cards
from baton.domain.handoffs import Handoff
from baton.domain.people import Person
from baton.services import home, ratings
from baton.services.contexts import Context
from baton.storage import handoffs
from jobs import weekly_report
from tests.rows import handed, rated, rated_by
from tests.stage import ACME, Stage

REASON = "stayed late so that the export was right"


def opens(stage: Stage, who: str) -> str:
    """Opens App Home and reads it."""
    with stage.sessions.begin() as session:
        home.opened(stage.context(session), stage.person(who))
    (row,) = stage.owed("home", who)
    return stage.hears(row)


def buttons_of(stage: Stage, who: str) -> Sequence[tuple[str, str]]:
    told = stage.told(stage.owed("home", who)[0])
    assert told is not None
    return [(item.action, item.value) for item in told.card.pressable() if isinstance(item, cards.Button)]


def test_opening_home_owes_it_once_and_shows_it_afresh_each_time(stage: Stage) -> None:
    opens(stage, "UBOB")
    (row,) = stage.owed("home", "UBOB")
    assert (row.surface, row.recipient, row.period, row.priority) == ("home", "UBOB", "home", 0)
    opens(stage, "UBOB")
    assert stage.owed("home", "UBOB")[0].revision > row.revision


def test_the_first_opening_offers_three_things_to_try(stage: Stage) -> None:
    told = opens(stage, "UBOB")
    assert (
        told.index("Welcome.") < told.index("/kudos @name why") < told.index("/handoff @name") < told.index("Waiting")
    )
    assert "不妨先试三件事" in opens(stage, "ULINA")


def test_the_welcome_goes_once_somebody_has_done_one_thing(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@ULINA> {REASON}")
    handed(stage, 1, receiver_id="UCHARLIE", owner_id="UBOB", first_reply_at=None, state="ordered")
    with stage.sessions.read() as session:
        dan = stage.context(session).seal.pseudonym("rater", "UDAN")
    rated(stage, dan, 4)
    assert [who for who in ("UALICE", "ULINA", "UCHARLIE", "UBOB", "UDAN") if "Welcome" in opens(stage, who)] == [
        "UBOB"
    ]
    assert "欢迎" in opens(stage, "ULINA")


def test_what_waits_comes_first_each_with_its_button(stage: Stage) -> None:
    open_ones = {"closed_at": None, "received_at": None, "delivered_at": None, "due_on": date(2026, 11, 27)}
    handed(stage, 1, **open_ones, state="ordered", what="holiday list")
    handed(stage, 2, **open_ones, state="accepted", what="pay slips")
    handed(stage, 3, **open_ones, state="delivered", what="desk plan", owner_id="UCHARLIE", receiver_id="UBOB")
    told = opens(stage, "UBOB")
    first = told.index("#1 holiday list: charlie asks you for it by Fri, Nov 27. Accept, ask or decline.")
    second = told.index("#2 pay slips: you are to deliver it to charlie by Fri, Nov 27.")
    third = told.index("#3 desk plan: charlie has delivered it, agreed for Fri, Nov 27. Is it what you needed?")
    assert first < second < third < told.index("Your numbers")
    assert {("handoff-show", f"handoff{number}") for number in (1, 2, 3)} < set(buttons_of(stage, "UBOB"))
    assert "Orders you placed, still open\n1\n" in told


def test_ratings_to_give_wait_too(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    handed(stage, 1, what="pay slips")

    def waiting(ctx: Context, person: Person) -> tuple[Handoff, ...]:
        found = handoffs.find(ctx.session, ACME.id, "handoff1")
        return (found,) if found and person.id == found.receiver_id else ()

    monkeypatch.setattr(ratings, "waiting_for", waiting)
    assert "#1 pay slips: how was it, compared with what you needed from bob?" in opens(stage, "UCHARLIE")
    assert ("rate-open", "handoff:handoff1") in buttons_of(stage, "UCHARLIE")
    assert "Nothing is waiting for you." in opens(stage, "UBOB")


def test_a_long_list_shows_five_and_says_how_many_more(stage: Stage) -> None:
    for number in range(12):
        handed(stage, number, state="ordered", closed_at=None, what="x" * 3000)
    told = opens(stage, "UBOB")
    assert told.count("asks you for it") == 5
    assert "7 more like these: /handoff list" in told
    assert len(told) < 2500


def test_my_numbers_and_the_latest_kudos_i_got(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> <@ULINA> {REASON} in October")
    stage.forward(days=40)
    for number in range(4):
        stage.says("UALICE", f"/kudos <@UBOB> {REASON} #{number}")
    stage.forward(hours=1)
    stage.says("UCHARLIE", f"/kudos <@UBOB> {REASON} and more")
    stage.says("UBOB", f"/kudos <@UALICE> <@ULINA> {REASON}")
    stage.forward(days=1)
    stage.says("ULINA", "/kudos <@UBOB> 周五加班核对工资表,很及时")
    told = opens(stage, "UBOB")
    assert "Kudos received, 30 days\n6" in told
    assert "Kudos given, 30 days\n2" in told
    assert told.count(REASON) == 5  # four of the five latest received, and the one given
    assert told.index("李娜, Mon, Jan 4") < told.index("charlie, Sun, Jan 3")
    assert "in October" not in told


def test_private_kudos_are_marked_on_both_homes_so_that_nobody_tells_them_on_unknowing(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos private <@UBOB> {REASON}")
    assert "alice, privately, " in opens(stage, "UBOB")
    assert "To bob, privately, " in opens(stage, "UALICE")


def test_numbers_say_how_many_kudos_are_private_and_so_on_no_board(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> <@UCHARLIE> {REASON}")
    assert "Kudos received, 30 days\n1\n" in opens(stage, "UBOB")
    stage.says("UALICE", f"/kudos private <@UBOB> <@ULINA> {REASON}")
    assert "Kudos received, 30 days\n2, of which 1 private: boards count only the others\n" in opens(stage, "UBOB")
    assert "Kudos given, 30 days\n4, of which 2 private: boards count only the others\n" in opens(stage, "UALICE")
    assert "近 30 天收到的点赞\n1，其中 1 次为私下点赞，不计入榜单\n" in opens(stage, "ULINA")
    board = stage.read(stage.says("UBOB", "/kudos board"))
    assert "1. bob · 1" in board
    assert "1. alice · 2" in board


def test_home_shows_the_latest_digest_of_the_team(stage: Stage) -> None:
    assert "None has been posted yet." in opens(stage, "UBOB")
    rated_by(stage, 5, (4, 4, 4, 3, 5))
    weekly_report.run(stage.office, now=stage.now)
    told = opens(stage, "UBOB")
    assert "Latest digest of Payroll\nLevel 4.0 of 5 – better than expected · 5–9 people" in told
    report = stage.owed("weekly-digest", "CPAY")[0].reference
    assert ("digest-show", report) in buttons_of(stage, "UBOB")
    assert "Latest digest" not in opens(stage, "UDAN")


def test_settings_end_the_page(stage: Stage) -> None:
    told = opens(stage, "ULINA")
    assert "语言\n简体中文\n时区\nAsia/Shanghai" in told
    assert "团队\nSales" in told
    assert buttons_of(stage, "ULINA")[-2:] == [("team-open", ""), ("people-settings", "")]
    assert "None yet" in opens(stage, "UDAN")


def test_guests_are_told_that_baton_is_not_for_them(stage: Stage) -> None:
    assert opens(stage, "UGUEST").strip() == "\n".join(
        ["Baton is for the members of this workspace; guests are left out."] * 2
    )


def test_kudos_bring_the_home_of_the_thanked_up_to_date(stage: Stage) -> None:
    opens(stage, "UBOB")
    before = stage.owed("home", "UBOB")[0].revision
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    (row,) = stage.owed("home", "UBOB")
    assert row.revision == before + 1
    assert REASON in stage.hears(row)


def test_what_is_overdue_is_said_to_be(stage: Stage) -> None:
    stage.says("UALICE", "/handoff <@UBOB> pay slips by thu")
    stage.presses("UBOB", "handoff-accept", stage.owed("handoff-owner")[0].reference)
    assert "you are to deliver it to alice by Thu, Nov 26." in opens(stage, "UBOB")
    stage.forward(days=3)
    assert "you are to deliver it to alice, overdue since Thu, Nov 26." in opens(stage, "UBOB")
