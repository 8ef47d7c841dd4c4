"""What people can say with /team, and what comes of it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from baton.conversation.cards import Card
from baton.conversation.forms import Form
from baton.domain.deliveries import Owed
from baton.domain.lines import Refusal
from baton.domain.teams import Team
from baton.services import deliveries
from baton.storage import people, teams
from tests.stage import ACME, TUESDAY, Stage


def team(stage: Stage, name: str) -> Team:
    with stage.sessions.read() as session:
        found = teams.named(session, ACME.id, name)
    assert found is not None
    return found


def leads(stage: Stage, name: str) -> list[str]:
    with stage.sessions.read() as session:
        return teams.leads_of(session, ACME.id, team(stage, name).id)


def refused(stage: Stage, who: str, typed: str, **where: Any) -> str:
    """The sentence with which something typed is refused."""
    with pytest.raises(Refusal) as refusal:
        stage.says(who, typed, **where)
    return stage.refusal(refusal.value)


def test_the_founder_leads_the_new_team_and_hears_which_one_was_left(stage: Stage) -> None:
    answer = stage.read(stage.says("UBOB", "/team create  Data   Desk "))

    assert "Data Desk has been created. It is your home team now, and you lead it. You left Payroll." in answer
    desk = team(stage, "data desk")
    assert (desk.name, desk.language, desk.zone, desk.channel_id) == ("Data Desk", "en", "Europe/Berlin", None)
    assert stage.person("UBOB").team_id == desk.id
    assert leads(stage, "Data Desk") == ["UBOB"]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("create PAY ROLL", "There is a team called Payroll already"),
        ("create P", "2 to 60 characters"),
        ("create " + "x" * 61, "2 to 60 characters"),
        ("create " + "x" * 10_000, "2 to 60 characters"),
        ("create Pay\nroll two", "stands on one line"),
        ("create", "What should the team be called?"),
        ("join", "Which team would you like to join?"),
        ("join Payroll", "Payroll is your home team already"),
        ("join " + "长" * 10_000, "No team is called 长长"),
        ("join \0", "No team is called"),
        ("rename Sales", "There is a team called Sales already"),
        ("rename", "What should the team be called?"),
        ("lead", "Who should lead the team?"),
        ("lead bob", "Who should lead the team?"),
        ("lead <@UBOB> please", "Who should lead the team?"),
        ("lead <@UGUEST>", "gus cannot lead a team"),
        ("lead <@UGONE> <@UBOT>", "gone and robo cannot lead a team"),
        ("channel <#CGENERAL|general>", "Please pick the channel where the team talks"),
        ("channel #payroll", "pick it from the list after #"),
        ("channel <@UBOB>", "pick it from the list after #"),
        ("language fr", "Baton speaks English and Chinese"),
        ("zone", "Which time zone?"),
        ("zone Atlantis", "no time zone called Atlantis"),
        ("zone shangai", "Do you mean Asia/Shanghai?"),
        ("leave Sales", "That is not your home team"),
        ("qqqqqq", "Neither a team nor a word that /team knows: qqqqqq"),
    ],
)
def test_what_a_team_cannot_be_is_refused_in_words(stage: Stage, typed: str, says: str) -> None:
    before = team(stage, "Payroll")
    assert says in refused(stage, "UALICE", f"/team {typed}")
    assert team(stage, "Payroll") == before
    assert stage.person("UALICE").team_id == "payroll"


def test_of_two_people_founding_one_name_at_once_one_is_told_that_it_exists(stage: Stage) -> None:
    together = Barrier(2)

    def found(who: str) -> str:
        together.wait()
        try:
            return stage.read(stage.says(who, "/team create Data Desk"))
        except Refusal as refusal:
            return stage.refusal(refusal)

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(found, ["UBOB", "UDAN"]))
    assert "Data Desk has been created" in answers[0]
    assert "There is a team called Data Desk already" in answers[1]
    assert len(leads(stage, "Data Desk")) == 1


def test_two_teams_cannot_take_one_new_name_at_once(stage: Stage) -> None:
    together = Barrier(2)

    def rename(who: str) -> str:
        together.wait()
        try:
            return stage.read(stage.says(who, "/team rename Shared Desk"))
        except Refusal as refusal:
            return stage.refusal(refusal)

    with ThreadPoolExecutor(2) as pool:
        answers = sorted(pool.map(rename, ["UALICE", "UCHARLIE"]))
    assert "is called Shared Desk now." in answers[0]
    assert "There is a team called Shared Desk already" in answers[1]


def test_two_leads_settling_who_leads_at_once_leave_one_of_their_choices(stage: Stage) -> None:
    together = Barrier(2)

    def settle(who: str) -> None:
        together.wait()
        stage.says(who, f"/team lead <@UALICE> <@UBOB> <@{'UDAN' if who == 'UALICE' else 'ULINA'}>")

    with ThreadPoolExecutor(2) as pool:
        for _ in range(10):
            stage.says("UALICE", "/team lead <@UALICE> <@UBOB>")
            list(pool.map(settle, ["UALICE", "UBOB"]))
            assert leads(stage, "Payroll") in (["UALICE", "UBOB", "UDAN"], ["UALICE", "UBOB", "ULINA"])


def test_joining_by_name_says_which_team_was_left(stage: Stage) -> None:
    assert "You left Payroll" in stage.read(stage.says("UBOB", "/team join sales"))
    assert stage.person("UBOB").team_id == "sales"


def test_a_name_nobody_has_offers_the_nearest_to_press(stage: Stage) -> None:
    card = stage.says("UDAN", "/team join Payrol")
    assert isinstance(card, Card)
    assert "No team is called Payrol. Do you mean one of these?" in stage.read(card)
    assert stage.person("UDAN").team_id is None

    assert "Payroll is your home team now." in stage.read(stage.presses_in("UDAN", card, "Payroll"))
    assert stage.person("UDAN").team_id == "payroll"
    with pytest.raises(Refusal, match="teams-joined-already"):
        stage.presses_in("UDAN", card, "Payroll")


def test_leaving_ends_being_at_home_but_not_leading(stage: Stage) -> None:
    assert "You left Payroll. To join another" in stage.read(stage.says("UBOB", "/team leave"))
    assert stage.person("UBOB").team_id is None
    assert "You are in no team" in refused(stage, "UBOB", "/team leave")

    assert "You left Payroll and still lead it" in stage.read(stage.says("UALICE", "/team leave payroll"))
    assert leads(stage, "Payroll") == ["UALICE"]


def test_a_leave_button_of_an_older_team_changes_nothing(stage: Stage) -> None:
    card = stage.says("UBOB", "/team")
    assert isinstance(card, Card)
    stage.says("UBOB", "/team join Sales")
    with pytest.raises(Refusal, match="teams-left-already"):
        stage.presses_in("UBOB", card, "Leave")
    assert stage.person("UBOB").team_id == "sales"


def test_my_team_shows_everything_that_is_settled(stage: Stage) -> None:
    shown = stage.read(stage.says("UBOB", "/team"))
    for expected in ("Payroll", "alice", "2 members", "alice and bob", "CPAY", "English", "Europe/Berlin", "Leave"):
        assert expected in shown
    assert "Settings" not in shown
    assert "Settings" in stage.read(stage.says("UALICE", "/team show"))
    other = stage.read(stage.says("UBOB", "/team show SALES"))
    assert "简体中文" in other
    assert "Join" in other


def test_any_other_words_are_taken_for_a_team(stage: Stage) -> None:
    assert "Asia/Shanghai" in stage.read(stage.says("UBOB", "/team Sales"))


def test_chinese_words_do_the_same(stage: Stage) -> None:
    assert "您已加入 Payroll，同时离开了 Sales" in stage.read(stage.says("ULINA", "/team 加入 payroll"), "zh-Hans")
    assert "2 个团队" in stage.read(stage.says("ULINA", "/team 列表"), "zh-Hans")
    stage.says("ULINA", "/team 创建 数据组")
    stage.says("ULINA", "/team 时区 北京")
    stage.says("ULINA", "/team 语言 中文")
    stage.says("ULINA", "/team 改名 数据中台")
    stage.says("ULINA", "/team 负责人 @李娜 @bob")
    stage.says("ULINA", "/team 频道")
    found = team(stage, "数据中台")
    assert (found.zone, found.language, found.channel_id) == ("Asia/Shanghai", "zh-Hans", "C1")
    assert leads(stage, "数据中台") == ["UBOB", "ULINA"]
    shown = stage.read(stage.says("ULINA", "/team 查看"), "zh-Hans")
    assert "负责人" in shown
    assert "您已离开数据中台，但仍是负责人" in stage.read(stage.says("ULINA", "/team 离开"), "zh-Hans")


def test_the_first_channel_starts_the_digest_and_a_later_one_keeps_its_beginning(stage: Stage) -> None:
    stage.says("UBOB", "/team create Data Desk")
    assert "uses #C1 now" in stage.read(stage.says("UBOB", "/team channel"))
    assert (team(stage, "Data Desk").channel_id, team(stage, "Data Desk").digest_since) == ("C1", TUESDAY)

    stage.forward(days=3)
    stage.says("UBOB", "/team channel <#CDATA|data-desk>")
    assert (team(stage, "Data Desk").channel_id, team(stage, "Data Desk").digest_since) == ("CDATA", TUESDAY)


def test_a_channel_that_is_nowhere_is_asked_for(stage: Stage) -> None:
    assert "in the channel where the team talks" in refused(stage, "UALICE", "/team channel", channel=None)


@pytest.mark.parametrize("typed", ["lead <@UBOB>", "channel", "language zh", "zone Berlin", "rename Wages"])
def test_only_leads_and_admins_change_a_team(stage: Stage, typed: str) -> None:
    assert "Only the leads of Payroll or an admin can change it. Ask alice." in refused(stage, "UBOB", f"/team {typed}")
    with stage.sessions.begin() as session:
        people.change(session, stage.person("UDAN"), team_id="payroll")
    stage.says("UDAN", f"/team {typed}")


def test_a_team_whose_leads_are_gone_is_changed_by_admins(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        people.change(session, stage.person("UALICE"), standing="guest")
    for who in ("UALICE", "UBOB"):
        assert "Nobody leads Payroll at present, so only an admin" in refused(stage, who, "/team zone Berlin")
    assert "This team has no lead" in stage.read(stage.says("UBOB", "/team"))


def test_new_leads_are_told_and_only_them(stage: Stage) -> None:
    stage.says("UALICE", "/team lead <@UALICE>, <@UBOB> and @李娜")

    told = {row.recipient: stage.hears(row) for row in stage.owed("team-led")}
    assert told.keys() == {"UBOB", "ULINA"}
    assert "alice named you a lead of Payroll." in told["UBOB"]
    assert "alice 请您担任 Payroll 的负责人" in told["ULINA"]

    stage.says("UBOB", "/team lead <@UALICE> <@UBOB>")
    assert stage.told(stage.owed("team-led", "ULINA")[0]) is None


def test_who_leads_several_teams_says_which_in_the_settings(stage: Stage) -> None:
    stage.says("UALICE", "/team lead <@UALICE> <@UDAN>")
    stage.says("UCHARLIE", "/team lead <@UCHARLIE> <@UDAN>")
    assert "You lead Payroll and Sales. Open the one you mean" in refused(stage, "UDAN", "/team zone Berlin")


def test_leads_settle_everything_in_one_form(stage: Stage) -> None:
    form = stage.presses("UALICE", "team-settings", "payroll", channel="CNEW")
    assert isinstance(form, Form)
    answer = stage.sends(
        "UALICE", form, name="Wages", zone="上海", language="zh-Hans", leads=("UALICE", "UBOB"), here=True
    )

    assert "Wages is up to date." in stage.read(answer)
    wages = team(stage, "Wages")
    assert (wages.zone, wages.language, wages.channel_id) == ("Asia/Shanghai", "zh-Hans", "CNEW")
    assert leads(stage, "Wages") == ["UALICE", "UBOB"]


def test_the_settings_form_sent_unchanged_changes_nothing(stage: Stage) -> None:
    form = stage.presses("UALICE", "team-settings", "payroll", channel="CNEW")
    assert isinstance(form, Form)
    before = team(stage, "Payroll")
    stage.sends("UALICE", form)
    assert team(stage, "Payroll") == before
    assert "Nothing has been changed yet" in stage.read(stage.says("UDAN", "/baton audit"))


def test_everything_wrong_with_the_settings_is_said_at_once(stage: Stage) -> None:
    form = stage.presses("UALICE", "team-settings", "payroll")
    assert isinstance(form, Form)
    with pytest.raises(Refusal) as refusal:
        stage.sends("UALICE", form, name="x", zone="Atlantis", leads=("UGUEST",))
    assert [each.field for each in refusal.value.all()] == ["leads", "name", "zone"]


def test_the_settings_are_closed_to_others(stage: Stage) -> None:
    with pytest.raises(Refusal, match="teams-leads-only"):
        stage.presses("UBOB", "team-settings", "payroll")
    form = stage.presses("UALICE", "team-settings", "payroll")
    assert isinstance(form, Form)
    with pytest.raises(Refusal, match="teams-leads-only"):
        stage.sends("UBOB", form, name="Wages")
    with pytest.raises(Refusal, match="teams-gone"):
        stage.presses("UALICE", "team-settings", "nowhere")


def test_without_a_team_a_form_offers_to_join_or_to_found_one(stage: Stage) -> None:
    form = stage.says("UDAN", "/team")
    assert isinstance(form, Form)
    with pytest.raises(Refusal, match="teams-pick-or-name"):
        stage.sends("UDAN", form)
    with pytest.raises(Refusal, match="teams-one-of-both"):
        stage.sends("UDAN", form, team="sales", name="Mine")
    assert "Sales is your home team now." in stage.read(stage.sends("UDAN", form, team="sales"))
    assert "You left Sales" in stage.read(stage.sends("UDAN", form, name="Mine"))


@pytest.mark.parametrize("who", ["UGUEST", "UBOT", "UGONE"])
def test_guests_and_bots_have_no_home_team(stage: Stage, who: str) -> None:
    for typed in ("", " join Payroll", " create Guests"):
        assert "Guests and bots have no home team here" in refused(stage, who, f"/team{typed}")
    assert "Payroll" in stage.read(stage.says(who, "/team show Payroll"))


def test_the_list_names_leads_and_counts_people_who_take_part(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        people.change(session, stage.person("UGONE"), team_id="sales")
    listed = stage.read(stage.says("UDAN", "/team list")).splitlines()
    assert listed[0] == "2 teams"
    rows = listed[listed.index("Payroll") :]
    assert rows[:6] == ["Payroll", "alice", "2", "Sales", "charlie", "2"]


def test_a_big_team_is_named_in_part_and_counted_in_whole(stage: Stage) -> None:
    crowd = [
        {
            "workspace_id": ACME.id,
            "id": f"U{number:03}",
            "name": f"person {number:03}",
            "full_name": f"person {number:03}",
            "handle": f"p{number:03}",
            "standing": "member",
            "language": "en",
            "zone": "UTC",
            "team_id": "payroll",
            "is_admin": False,
            "admin_granted": False,
            "is_facilitator": False,
            "language_chosen": False,
            "zone_chosen": False,
            "updated_at": TUESDAY,
        }
        for number in range(40)
    ]
    with stage.sessions.begin() as session:
        people.put(session, crowd)
    shown = stage.read(stage.says("UALICE", "/team"))
    assert "42 members" in shown
    assert "and 12 more" in shown


def test_moving_shows_the_home_page_afresh(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        deliveries.owe(stage.context(session), Owed("home", "UBOB", "home", stage.now, surface="home"))
    before = stage.owed("home")[0].revision
    stage.says("UBOB", "/team join Sales")
    assert stage.owed("home")[0].revision > before


def test_a_lead_who_joins_another_team_hears_that_they_still_lead(stage: Stage) -> None:
    assert "You still lead Payroll" in stage.read(stage.says("UALICE", "/team join Sales"))
    assert "still lead" not in stage.read(stage.says("UBOB", "/team join Sales"))


def test_a_word_that_team_does_not_know_is_not_offered_as_a_name(stage: Stage) -> None:
    with pytest.raises(Refusal) as refused:
        stage.says("UALICE", "/team schedule we answer within a day")
    said = stage.refusal(refused.value)
    assert "/team help" in said
    assert "/team create" not in said
