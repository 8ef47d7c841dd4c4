"""What people see of points: where they stand, how points come about, and what admins are asked to look at."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from baton.conversation import desk
from baton.conversation.forms import Form
from baton.domain.deliveries import Delivery
from baton.domain.lines import Refusal
from baton.domain.points import PointsSettings
from baton.services import points as service
from baton.services import reports
from baton.services.home import opened
from baton.storage import people, teams
from baton.storage.deliveries import DeliveryRow
from jobs import rings, seasons, weekly_report
from tests.ledgers import PEOPLE, REASON, book, choose, earned, thanks
from tests.stage import ACME, Stage

FIRST_WORKDAY = datetime(2027, 1, 4, 9, 5, tzinfo=UTC)  # a Monday, ten o'clock in Berlin; New Year was a Friday


def refused(stage: Stage, who: str, typed: str, language: str = "en") -> str:
    with pytest.raises(Refusal) as refusal:
        stage.says(who, typed)
    return stage.refusal(refusal.value, language)


def circle(stage: Stage, one: str = "UALICE", other: str = "UBOB", times: int = 3) -> None:
    """Two people thank each other a few times each, over some days."""
    for number in range(times):
        thanks(stage, one, other, at=stage.now - timedelta(days=number + 1, hours=2))
        thanks(stage, other, one, at=stage.now - timedelta(days=number + 1))


def a_year_in_europe(stage: Stage) -> None:
    """The workspace lives by Berlin's clocks and tells the end of a season in #wins."""
    with stage.sessions.begin() as session:
        session.connection().exec_driver_sql("UPDATE workspaces SET zone = 'Europe/Berlin'")
    choose(stage, channel="CWINS")


def delivery(row: DeliveryRow) -> Delivery:
    """A row of the outbox as the sender sees it."""
    return Delivery(**{name: getattr(row, name) for name in Delivery.__dataclass_fields__})


# One's own points


def test_my_points_say_week_and_season_and_who_stands_first(stage: Stage) -> None:
    thanks(stage, "UALICE", "UBOB", "ULINA")
    book(stage)
    read = stage.read(stage.says("ULINA", "/kudos points"))
    assert "7.5 of at most 60" in read
    assert "Season Q4 2026" in read
    assert "1. 李娜 · 7.5\n2. bob · 5\n3. alice · 2.5" in read
    chinese = stage.read(stage.says("ULINA", "/kudos 积分"), "zh-Hans")
    assert "7.5（上限 60）" in chinese
    assert "2026 年第 4 季度赛季" in chinese


def test_the_points_of_a_week_add_up_with_those_before_to_the_season_one_reads(stage: Stage) -> None:
    """One and a half last week and a quarter in this one are 1.75, which reads 1.8."""

    def read() -> tuple[float, float]:
        shown = stage.read(stage.says("UALICE", "/kudos points"))
        week = re.search(r"([\d.]+) of at most 60", shown)
        season = re.search(r"Season Q4 2026\n([\d.]+)", shown)
        assert week
        assert season
        return float(week[1]), float(season[1])

    thanks(stage, "UALICE", "UBOB", at=stage.now - timedelta(hours=1))
    thanks(stage, "UALICE", "UBOB")
    book(stage)
    assert read() == (1.5, 1.5)
    stage.forward(days=7)
    thanks(stage, "UALICE", "UBOB")
    book(stage)
    assert read() == (0.3, 1.8)


def test_a_full_week_is_told_kindly(stage: Stage) -> None:
    for giver in ("UALICE", "UBOB", "UDAN", "UGONE"):
        thanks(stage, giver, "UCHARLIE")
    thanks(stage, "UBOT", "UCHARLIE")
    book(stage)
    read = stage.read(stage.says("UCHARLIE", "/kudos points"))
    assert "25 of at most 60" in read
    assert "No more points this week for: Kudos you receive." in read


def test_points_for_ratings_are_told_to_oneself_with_the_reason(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        service.note_rating(stage.context(session), stage.person("UALICE"))
    assert "2 of this season’s points are for ratings" in stage.read(stage.says("UALICE", "/kudos points"))
    assert "for ratings. They" not in stage.read(stage.says("UBOB", "/kudos points"))


def test_the_rules_are_one_word_or_one_press_away(stage: Stage) -> None:
    for typed in ("/kudos points rules", "/kudos 积分 规则"):
        read = stage.read(stage.says("UALICE", typed))
        assert "5 each, at most 25 a week" in read
        assert "1 each, at most 3 a day and 10 a week" in read
        assert "A rating counts the same whatever you say in it" in read
    card = stage.says("UALICE", "/kudos points")
    assert "How points work" in stage.read(stage.presses_in("UALICE", card, "How points work"))  # type: ignore[arg-type]


def test_what_points_do_not_understand_is_answered_with_what_they_do(stage: Stage) -> None:
    assert "/kudos points rules" in refused(stage, "UALICE", "/kudos points for nothing")


def test_thanking_somebody_for_points_is_still_a_thanks(stage: Stage) -> None:
    stage.says("UALICE", "/kudos <@UBOB> points out what nobody else sees")
    assert len(stage.owed("kudos-told")) == 1


def test_where_points_are_off_nothing_of_them_is_shown(stage: Stage) -> None:
    thanks(stage, "UALICE", "UBOB")
    book(stage)
    choose(stage, on=False)
    assert "switched off" in refused(stage, "UALICE", "/kudos points")
    assert "switched off" in refused(stage, "UALICE", "/kudos points rules")
    assert "At most" not in home(stage, "UBOB")


def test_without_boards_one_sees_only_oneself(stage: Stage) -> None:
    thanks(stage, "UALICE", "UBOB")
    book(stage)
    choose(stage, boards=False)
    read = stage.read(stage.says("UALICE", "/kudos points"))
    assert "1 of at most 60" in read
    assert "bob" not in read


def home(stage: Stage, who: str) -> str:
    with stage.sessions.begin() as session:
        opened(stage.context(session), stage.person(who))
    return stage.hears(stage.owed("home", who)[0])


def test_app_home_shows_ones_points_and_is_refreshed_when_they_are_booked(stage: Stage) -> None:
    assert "0 of at most 60" in home(stage, "UBOB")
    before = stage.owed("home", "UBOB")[0].revision
    thanks(stage, "UALICE", "UBOB")
    book(stage)
    row = stage.owed("home", "UBOB")[0]
    assert row.revision == before + 1
    assert "5 of at most 60" in stage.hears(row)


# Teams


def three_in_payroll(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        people.change(session, stage.person("UDAN"), team_id="payroll")


def test_leads_take_their_team_out_of_the_contest_and_back(stage: Stage) -> None:
    three_in_payroll(stage)
    thanks(stage, "UCHARLIE", "UALICE")
    book(stage)
    assert "Teams this season" in stage.read(stage.says("UBOB", "/kudos points"))
    assert "Payroll takes no part" in stage.read(stage.says("UALICE", "/kudos points team off"))
    assert "Teams this season" not in stage.read(stage.says("UBOB", "/kudos points"))
    assert "already" in stage.read(stage.says("UALICE", "/kudos 积分 团队 退出"))
    assert "takes part" in stage.read(stage.says("UALICE", "/kudos points team on"))
    assert "up to its leads" in refused(stage, "UBOB", "/kudos points team off")
    log = stage.read(stage.says("UDAN", "/baton audit"))
    assert "alice took Payroll out of the contest of teams" in log


def test_the_digest_keeps_the_teams_standing_as_it_was_when_it_was_compiled(stage: Stage) -> None:
    three_in_payroll(stage)
    thanks(stage, "UCHARLIE", "UALICE", at=stage.now - timedelta(days=2))
    book(stage)
    weekly_report.run(stage.office, now=stage.now)
    row = stage.owed("weekly-digest", "CPAY")[0]
    said = stage.hears(row)
    assert "The season" in said
    assert "points a head in Q4 2026 so far" in said
    thanks(stage, "ULINA", "UALICE", "UBOB", "UDAN")
    book(stage)
    assert stage.hears(row) == said


def test_a_team_alone_or_too_small_is_told_no_place(stage: Stage) -> None:
    thanks(stage, "UCHARLIE", "UALICE")
    book(stage)
    with stage.sessions.read() as session:
        ctx = stage.context(session)
        payroll = teams.find(session, ACME.id, "payroll")
        assert payroll is not None
        assert reports.draft(ctx, payroll, payroll.today(stage.now)).standing is None


# Seasons


def test_a_season_ends_once_on_the_first_workday_and_congratulates(stage: Stage) -> None:
    a_year_in_europe(stage)
    three_in_payroll(stage)
    thanks(stage, "UALICE", "UBOB", "ULINA")
    book(stage)
    for now in (FIRST_WORKDAY - timedelta(days=3), FIRST_WORKDAY - timedelta(minutes=10)):
        seasons.run(stage.office, now=now)
    assert stage.owed("points-season") == []

    stage.now = FIRST_WORKDAY
    for _ in range(3):
        seasons.run(stage.office, now=stage.now)
    (row,) = stage.owed("points-season")
    assert row.recipient == "CWINS"
    said = stage.hears(row)
    assert "Season Q4 2026 is over" in said
    assert "1. 李娜 · 7.5\n2. bob · 5\n3. alice · 2.5" in said
    assert "1. Payroll" in said
    assert "Q1 2027 has begun" in said
    assert "Season Q4 2026 is over. First among the teams: Payroll." in home(stage, "UBOB")

    stage.forward(days=2)
    weekly_report.run(stage.office, now=stage.now)
    assert "Season Q4 2026 is over. First among the teams: Payroll." in stage.hears(stage.owed("weekly-digest")[0])
    stage.forward(days=6)
    assert "is over" not in home(stage, "UBOB")


def test_a_season_baton_comes_to_late_is_kept_for_comparison_and_not_told(stage: Stage) -> None:
    a_year_in_europe(stage)
    three_in_payroll(stage)
    thanks(stage, "UCHARLIE", "UALICE", at=stage.now - timedelta(days=60))
    book(stage)
    seasons.run(stage.office, now=stage.now)
    assert stage.owed("points-season") == []
    assert "is over" not in home(stage, "UBOB")
    with stage.sessions.read() as session:
        assert service.contest(stage.context(session))[0].improved is not None


def test_who_leaves_the_boards_after_the_end_is_no_longer_named_in_it(stage: Stage) -> None:
    a_year_in_europe(stage)
    thanks(stage, "UALICE", "UBOB", "ULINA")
    book(stage)
    stage.now = FIRST_WORKDAY
    seasons.run(stage.office, now=stage.now)
    with stage.sessions.begin() as session:
        people.change(session, stage.person("ULINA"), off_boards=True)
    assert "李娜" not in stage.hears(stage.owed("points-season")[0])


def test_a_season_does_not_end_before_all_of_it_is_booked_nor_speaks_when_nothing_was(stage: Stage) -> None:
    a_year_in_europe(stage)
    id = thanks(stage, "UALICE", "UBOB")
    stage.now = FIRST_WORKDAY
    seasons.run(stage.office, now=stage.now)
    assert stage.owed("points-season") == []
    book(stage)
    seasons.run(stage.office, now=stage.now)
    assert len(stage.owed("points-season")) == 1
    assert id
    stage.now = datetime(2027, 4, 6, 12, tzinfo=UTC)
    seasons.run(stage.office, now=stage.now)
    assert len(stage.owed("points-season")) == 1


def test_the_next_season_is_compared_with_the_one_before(stage: Stage) -> None:
    a_year_in_europe(stage)
    three_in_payroll(stage)
    thanks(stage, "UCHARLIE", "UALICE")
    book(stage)
    stage.now = FIRST_WORKDAY
    seasons.run(stage.office, now=stage.now)
    thanks(stage, "UCHARLIE", "UALICE", "UBOB", "UDAN")
    book(stage)
    assert "Most improved on its own last season: Payroll, up" in stage.read(stage.says("UBOB", "/kudos points"))


def test_admins_hear_when_the_end_of_a_season_cannot_be_told(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        service.owe_unposted(stage.context(session), "2026-Q4")
    (row,) = stage.owed("points-unposted")
    assert row.recipient == "UDAN"
    assert "Baton could not tell it" in stage.hears(row)


# Rings


def test_a_ring_is_told_to_admins_who_decide_and_kindly_to_its_people(stage: Stage) -> None:
    circle(stage)
    book(stage)
    for _ in range(2):
        rings.run(stage.office, now=stage.now)
    (asked,) = stage.owed("points-rings")
    told = {row.recipient: row for row in stage.owed("points-ring-told")}
    assert asked.recipient == "UDAN"
    assert {row.manner for row in (asked, *told.values())} == {"nudge"}
    assert "alice and bob: 6 kudos among them, 100% of all that touch them" in stage.hears(asked)
    assert told.keys() == {"UALICE", "UBOB"}
    assert "You and bob have thanked each other a lot lately" in stage.hears(told["UALICE"])

    before = sum(earned(stage, "UBOB", "kudos-received"))
    thanks(stage, "UALICE", "UBOB", "UCHARLIE")
    book(stage)
    assert sum(earned(stage, "UBOB", "kudos-received")) == before
    assert earned(stage, "UCHARLIE", "kudos-received") == [7.5]  # only what stays inside waits

    card = stage.told(asked)
    assert card is not None
    assert stage.presses_in("UDAN", card.card, "Looks fine") is None
    assert "decided by dan" in stage.hears(asked)
    assert "Until somebody decides" not in stage.hears(asked)
    assert "Switch it off under /baton settings" in stage.hears(asked)
    assert "already" in stage.read(stage.presses_in("UDAN", card.card, "Keep paused"))
    assert "dan looked at the kudos among alice and bob: they count for points" in stage.read(
        stage.says("UDAN", "/baton audit")
    )
    stage.forward(days=29)
    thanks(stage, "UALICE", "UBOB")
    book(stage)
    assert earned(stage, "UBOB", "kudos-received")[-1] == 5


def test_a_ring_that_stays_paused_counts_again_after_four_weeks(stage: Stage) -> None:
    circle(stage)
    rings.run(stage.office, now=stage.now)
    flag = stage.owed("points-ring-told")[0].reference
    stage.presses("UDAN", "points-ring-keep", flag)
    told = stage.owed("points-ring-told", "ULINA") or stage.owed("points-ring-told")
    assert "give no points until Tue, Dec 22" in stage.hears(told[0])
    stage.forward(days=27)
    thanks(stage, "UALICE", "UBOB")
    book(stage)
    assert earned(stage, "UBOB", "kudos-received")[-1] == 0
    stage.forward(days=2)
    rings.run(stage.office, now=stage.now)
    stage.forward(days=28)
    thanks(stage, "UALICE", "UBOB")
    book(stage)
    assert earned(stage, "UBOB", "kudos-received")[-1] == 5


def test_a_reviewed_ring_is_flagged_again_only_when_it_grows(stage: Stage) -> None:
    circle(stage)
    rings.run(stage.office, now=stage.now)
    stage.presses("UDAN", "points-ring-fine", stage.owed("points-ring-told")[0].reference)
    stage.forward(days=1)
    rings.run(stage.office, now=stage.now)
    assert len(stage.owed("points-rings")) == 1
    circle(stage)
    rings.run(stage.office, now=stage.now)
    assert len(stage.owed("points-rings")) == 2


def test_nobody_decides_about_their_own_ring(stage: Stage) -> None:
    circle(stage, "UDAN", "UBOB")
    rings.run(stage.office, now=stage.now)
    assert stage.told(stage.owed("points-rings")[0]) is None
    flag = stage.owed("points-ring-told")[0].reference
    for who in ("UDAN", "UALICE"):
        with pytest.raises(Refusal):
            stage.presses(who, "points-ring-fine", flag)


def test_lively_thanks_to_many_make_no_ring_and_switched_off_means_not_looked_for(stage: Stage) -> None:
    circle(stage)
    for number in range(5):
        thanks(stage, "UALICE", "UCHARLIE", at=stage.now - timedelta(hours=number + 1))
    rings.run(stage.office, now=stage.now)
    assert stage.owed("points-rings") == []
    circle(stage, "UCHARLIE", "ULINA", times=9)
    choose(stage, rings=False)
    rings.run(stage.office, now=stage.now)
    assert stage.owed("points-rings") == []


def test_admins_hear_once_a_month_when_few_get_most_of_the_thanks(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        row = {name: getattr(stage.person("UBOB"), name) for name in ("workspace_id", "language", "zone")}
        flags = dict.fromkeys(("is_admin", "admin_granted", "is_facilitator", "language_chosen", "zone_chosen"), False)
        people.put(
            session,
            [
                row
                | flags
                | {"id": f"UX{n}", "name": f"x{n}", "full_name": "X", "handle": f"x{n}"}
                | {"standing": "member", "updated_at": stage.now}
                for n in range(10)
            ],
        )
    for number in range(32):
        thanks(stage, PEOPLE[1 + number % 4], "UALICE", at=stage.now - timedelta(days=1, minutes=number))
    for days in (0, 1):
        stage.forward(days=days)
        rings.run(stage.office, now=stage.now)
    (row_owed,) = stage.owed("points-concentration")
    assert row_owed.recipient == "UDAN"
    assert "One person got half of all kudos in the last 28 days; of 15 people 14 got none." in stage.hears(row_owed)
    assert "alice" not in stage.hears(row_owed)


# Settings


def test_admins_settle_points_in_the_workspace_settings(stage: Stage) -> None:
    assert "Points: whether there are any" in stage.read(stage.presses("UDAN", "workspace-settings"))
    form = stage.presses("UDAN", "points-settings")
    assert isinstance(form, Form)
    assert "Saved" in stage.read(stage.sends("UDAN", form, smallest_team=4, channel="CWINS", rings=False))
    with stage.sessions.read() as session:
        chosen = service.settings_of(stage.context(session))
    assert chosen == PointsSettings(smallest_team=4, channel="CWINS", rings=False)
    with pytest.raises(Refusal):
        stage.sends("UDAN", form, smallest_team=2)
    with pytest.raises(Refusal):
        stage.presses("UALICE", "points-settings")


def settle(stage: Stage, **answers: object) -> str:
    """dan, an admin, opens the form, changes these fields and sends it."""
    form = stage.presses("UDAN", "points-settings")
    assert isinstance(form, Form)
    return stage.read(stage.sends("UDAN", form, **answers))


def test_a_new_channel_for_the_end_of_seasons_is_told_that_it_was_chosen(stage: Stage) -> None:
    assert "If Baton cannot speak there" in settle(stage, channel="CWINS")
    (told,) = stage.owed("points-channel")
    assert told.recipient == "CWINS"
    assert "dan chose this channel: how a season ended is told here, once a quarter." in stage.hears(told)
    assert "If Baton cannot speak there" not in settle(stage, smallest_team=4)
    assert len(stage.owed("points-channel")) == 1
    settle(stage, channel="CPAY")
    assert stage.told(told) is None


def test_a_channel_in_which_nothing_would_be_told_hears_nothing_until_it_would(stage: Stage) -> None:
    assert "If Baton cannot speak there" not in settle(stage, channel="CWINS", boards=False)
    assert stage.owed("points-channel") == []
    assert "If Baton cannot speak there" in settle(stage, boards=True)
    assert [row.recipient for row in stage.owed("points-channel")] == ["CWINS"]


def test_the_admin_who_chose_a_channel_baton_cannot_speak_in_hears_of_it(stage: Stage) -> None:
    settle(stage, channel="CWINS")
    with stage.sessions.begin() as session:
        desk.undelivered(stage.context(session), delivery(stage.owed("points-channel")[0]))
    (told,) = stage.owed("points-channel-failed")
    assert told.recipient == "UDAN"
    assert "Baton cannot post in #CWINS, where the end of a season is to be told" in stage.hears(told)
    settle(stage, channel="CPAY")
    assert stage.told(told) is None


def test_a_new_kudos_mentions_nothing_of_points(stage: Stage) -> None:
    answer = stage.read(stage.says("UALICE", f"/kudos <@UBOB> {REASON}"))
    assert "points" not in answer
