"""What people can say with /baton: their own settings, roles, the audit log, and what Baton is."""

import re
from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baton.conversation import desk, house
from baton.conversation.cards import Card
from baton.conversation.forms import Form
from baton.conversation.people import hours_meant
from baton.conversation.zones import zone_meant
from baton.domain.audit import Entry
from baton.domain.deliveries import Owed
from baton.domain.lines import Refusal
from baton.services import deliveries, home
from baton.storage import audit, people
from tests.stage import ACME, Stage


def refused(stage: Stage, who: str, typed: str, language: str = "en") -> str:
    """The sentence with which something typed is refused."""
    with pytest.raises(Refusal) as refusal:
        stage.says(who, typed)
    return stage.refusal(refusal.value, language)


def chosen(stage: Stage, who: str) -> tuple[bool, bool]:
    """Whether somebody's language and zone are their own choice."""
    with stage.sessions.begin() as session:
        kept = people.kept(session, ACME.id)[who]
    return kept.language_chosen, kept.zone_chosen


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_help_tells_what_baton_is_and_names_every_command(stage: Stage, language: str) -> None:
    shown = stage.read(stage.says("UALICE", "/baton help"), language)
    for name, command in desk.COMMANDS.items():
        assert f"/{name}" in shown
        assert stage.read(Card.saying(command.about), language).splitlines()[0] in shown
    assert ("colleagues as customers" if language == "en" else "把同事当作客户") in shown


def test_my_card_shows_what_is_settled_and_what_baton_holds(stage: Stage) -> None:
    shown = stage.read(stage.says("UALICE", "/baton"))
    for expected in (
        "English",
        "Europe/Berlin",
        "outside workdays 09:00–18:00",
        "Payroll",
        "Baton holds your name",
        "Change",
    ):
        assert expected in shown
    assert "none yet" in stage.read(stage.says("UDAN", "/baton"))


@pytest.mark.parametrize(
    ("who", "word", "language", "says"),
    [
        ("UALICE", "zh", "zh-Hans", "今后 Baton 将用中文与您沟通"),
        ("UALICE", "中文", "zh-Hans", "今后 Baton 将用中文与您沟通"),
        ("ULINA", "English", "en", "From now on Baton writes to you in English."),
        ("ULINA", "EN", "en", "From now on Baton writes to you in English."),
    ],
)
def test_a_new_language_is_confirmed_in_that_language(
    stage: Stage, who: str, word: str, language: str, says: str
) -> None:
    answer = stage.says(who, f"/baton language {word}")
    assert says in stage.read(answer, "en")
    assert says in stage.read(answer, "zh-Hans")
    assert stage.person(who).language == language
    assert chosen(stage, who) == (True, False)


def test_a_zone_may_be_a_city_in_either_language(stage: Stage) -> None:
    assert "Your time zone is Asia/Shanghai now." in stage.read(stage.says("UALICE", "/baton zone 北京"))
    assert stage.person("UALICE").zone == "Asia/Shanghai"
    assert chosen(stage, "UALICE") == (False, True)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("berlin", "Europe/Berlin"),
        ("柏林", "Europe/Berlin"),
        ("shanghai", "Asia/Shanghai"),
        ("上海", "Asia/Shanghai"),
        ("Beijing", "Asia/Shanghai"),
        ("深圳", "Asia/Shanghai"),
        ("香港", "Asia/Hong_Kong"),
        ("new york", "America/New_York"),
        ("São Paulo", "America/Sao_Paulo"),
        ("istanbul", "Europe/Istanbul"),
        ("utc", "UTC"),
    ],
)
def test_zones_are_found_by_what_people_call_them(typed: str, zone: str) -> None:
    assert zone_meant(typed) == zone


@pytest.mark.parametrize("typed", ["", "Atlantis", "GMT+8", "UTC+8", "localtime", "Factory", "x" * 10_000])
def test_what_is_no_zone_is_refused(typed: str) -> None:
    with pytest.raises(Refusal):
        zone_meant(typed)


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("18:00-09:00", (time(18), time(9))),
        ("18-9", (time(18), time(9))),
        ("1830 - 0900", (time(18, 30), time(9))),
        ("18:00–09:00", (time(18), time(9))),
        ("18：00 到 9：00", (time(18), time(9))),
        ("18:00 to 24:00", (time(18), time(0))),
        ("12:00-13:00", (time(12), time(13))),
        ("off", None),
        ("关闭", None),
    ],
)
def test_quiet_hours_are_read_as_people_write_them(typed: str, hours: Any) -> None:
    assert hours_meant(typed) == hours


@pytest.mark.parametrize("typed", ["18:00", "25:00-09:00", "18:60-09:00", "24:30-09:00", "evening", "09:00-9", "0-24"])
def test_quiet_hours_that_are_none_are_refused(typed: str) -> None:
    with pytest.raises(Refusal) as refusal:
        hours_meant(typed)
    assert refusal.value.field == "quiet"


@given(st.text())
def test_reading_quiet_hours_and_zones_raises_nothing_but_refusals(typed: str) -> None:
    for read in (hours_meant, zone_meant):
        try:
            read(typed)
        except Refusal as refusal:
            assert refusal.field in ("quiet", "zone")  # noqa: PT017  (a refusal is an expected outcome here)


def test_quiet_hours_may_pass_midnight_and_be_given_up(stage: Stage) -> None:
    assert "From 18:00 to 09:00" in stage.read(stage.says("UALICE", "/baton quiet 18:00-09:00"))
    assert (stage.person("UALICE").quiet_from, stage.person("UALICE").quiet_to) == (time(18), time(9))
    assert "18:00 to 09:00" in stage.read(stage.says("UALICE", "/baton"))
    stage.says("UALICE", "/baton quiet off")
    assert stage.person("UALICE").quiet_from is None


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("language", "choose en or zh"),
        ("language français", "choose en or zh"),
        ("zone", "Which time zone is yours?"),
        ("zone Nowhere", "no time zone called Nowhere"),
        ("quiet", "such as 18:00-09:00"),
        ("quiet always", "such as 18:00-09:00"),
        ("quiet 9-9", "end when they begin"),
        ("reminders maybe", "/baton reminders on or /baton reminders off"),
        (
            "dance",
            "Try settings, language, zone, quiet, holidays, reminders, thanks, boards, digests, answers or roles;",
        ),
        ("x" * 10_000, "Try settings, language"),
        ("audit", "Only admins can read the audit log"),
        ("roles grant <@UBOB> admin", "Only admins can give and take roles"),
    ],
)
def test_what_cannot_be_settled_is_refused_in_words(stage: Stage, typed: str, says: str) -> None:
    before = stage.person("UALICE")
    assert says in refused(stage, "UALICE", f"/baton {typed}")
    assert stage.person("UALICE") == before


def test_an_unknown_word_is_answered_with_every_word_one_may_use(stage: Stage) -> None:
    words = {deed: word for word, deed in reversed(house.DEEDS.items())}.values()
    to_admins, to_others = refused(stage, "UDAN", "/baton dance"), refused(stage, "UALICE", "/baton dance")
    assert [word for word in words if not re.search(rf"\b{word}\b", to_admins)] == []
    assert {word for word in words if not re.search(rf"\b{word}\b", to_others)} == {
        "audit",
        "moderate",
        "lock",
        "unlock",
    }
    assert "Try settings, language, zone, quiet or holidays;" in refused(stage, "UGUEST", "/baton dance")
    for_admins = refused(stage, "UDAN", "/baton dance", "zh-Hans")
    for_others = refused(stage, "UALICE", "/baton dance", "zh-Hans")
    assert [word for word in ("改进", "审计", "审核", "锁定", "解锁") if word not in for_admins] == []
    assert [word for word in ("审计", "审核", "锁定", "解锁") if word in for_others] == []


def test_help_explains_every_word(stage: Stage) -> None:
    told = stage.read(stage.says("UDAN", "/baton help"))
    words = {deed: word for word, deed in reversed(house.DEEDS.items())}.values()
    assert [word for word in words if f"/baton {word}" not in told] == []


def test_a_guest_reads_of_nothing_a_guest_cannot_do(stage: Stage) -> None:
    card = stage.says("UGUEST", "/baton settings")
    shown = stage.read(card)
    for kept in ("English", "Europe/Berlin", "Quiet hours", "Baton holds your name, language and time zone."):
        assert kept in shown
    for absent in ("Boards", "/team", "Team", "thanked", "digests", "Reminders", "Answers", "groups of five"):
        assert absent not in shown
    assert "供本工作区成员使用" in stage.read(card, "zh-Hans")
    before = stage.person("UGUEST")
    form = stage.presses_in("UGUEST", card, "Change")
    assert isinstance(form, Form)
    assert [field.key for field in form.fields] == ["language", "zone", "holidays", "quiet"]
    stage.sends("UGUEST", form, zone="Shanghai")
    assert stage.person("UGUEST") == replace(before, zone="Asia/Shanghai")


def test_quiet_hours_read_the_same_in_settings_and_in_app_home(stage: Stage) -> None:
    def home_of(who: str) -> str:
        with stage.sessions.begin() as session:
            home.opened(stage.context(session), stage.person(who))
        return stage.hears(stage.owed("home", who)[0])

    usual, chosen_hours = "Quiet hours\noutside workdays 09:00–18:00\n", "Quiet hours\n20:00 to 08:00\n"
    assert usual in stage.read(stage.says("UALICE", "/baton"))
    assert usual in home_of("UALICE")
    stage.says("UALICE", "/baton quiet 20-8")
    assert chosen_hours in stage.read(stage.says("UALICE", "/baton"))
    assert chosen_hours in home_of("UALICE")
    assert "免打扰时段\n工作日 09:00–18:00 以外\n" in home_of("ULINA")


def test_the_form_settles_all_at_once_and_only_what_differs_becomes_a_choice(stage: Stage) -> None:
    form = stage.presses("UALICE", "people-settings")
    assert isinstance(form, Form)
    assert "Saved." in stage.read(stage.sends("UALICE", form, quiet="22-7"))
    assert stage.person("UALICE").quiet_from == time(22)
    assert chosen(stage, "UALICE") == (False, False)

    assert "今后" in stage.read(stage.sends("UALICE", form, zone="上海", language="zh-Hans"))
    alice = stage.person("UALICE")
    assert (alice.zone, alice.language, alice.quiet_from) == ("Asia/Shanghai", "zh-Hans", None)


def test_everything_wrong_with_my_settings_is_said_at_once(stage: Stage) -> None:
    form = stage.presses("UALICE", "people-settings")
    assert isinstance(form, Form)
    with pytest.raises(Refusal) as refusal:
        stage.sends("UALICE", form, zone="Atlantis", quiet="soon")
    assert [each.field for each in refusal.value.all()] == ["zone", "quiet"]


def test_choosing_shows_the_home_page_afresh(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        deliveries.owe(stage.context(session), Owed("home", "UALICE", "home", stage.now, surface="home"))
    for typed in ("language zh", "zone Berlin", "quiet 18-9"):
        before = stage.owed("home")[0].revision
        stage.says("UALICE", f"/baton {typed}")
        assert stage.owed("home")[0].revision > before


def test_admins_give_roles_which_are_told_and_shown(stage: Stage) -> None:
    assert "bob can do what facilitators do" in stage.read(stage.says("UDAN", "/baton roles grant <@UBOB> facilitator"))
    stage.says("UDAN", "/baton roles grant admin @李娜")
    shown = stage.read(stage.says("UALICE", "/baton roles")).splitlines()
    assert shown[shown.index("Admins") + 1] == "dan and 李娜"
    assert shown[shown.index("Facilitators") + 1] == "bob"

    told = {row.recipient: stage.hears(row) for row in stage.owed("role-granted")}
    assert "dan made you a facilitator." in told["UBOB"]
    assert "dan 将您设为 Baton 管理员" in told["ULINA"]
    assert stage.person("ULINA").is_admin


def test_a_role_given_twice_is_given_once(stage: Stage) -> None:
    stage.says("UDAN", "/baton roles grant <@UBOB> facilitator")
    again = stage.read(stage.says("UDAN", "/baton roles grant <@UBOB> facilitator"))
    assert "bob had the role facilitator already." in again
    assert len(stage.owed("role-granted")) == 1
    assert "dan had the role admin already." in stage.read(stage.says("UDAN", "/baton roles grant <@UDAN> admin"))


def test_roles_are_taken_away_and_then_no_longer_told(stage: Stage) -> None:
    stage.says("UDAN", "/baton 角色 授予 <@UBOB> 讲师")
    assert "The role facilitator was taken from bob." in stage.read(
        stage.says("UDAN", "/baton roles revoke <@UBOB> facilitator")
    )
    assert not stage.person("UBOB").is_facilitator
    assert stage.told(stage.owed("role-granted")[0]) is None
    assert "nothing was changed" in stage.read(stage.says("UDAN", "/baton roles revoke <@UBOB> facilitator"))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("revoke <@UDAN> admin", "dan is an admin or owner of the workspace itself"),
        ("grant <@UGUEST> facilitator", "gus cannot have a role"),
        ("grant <@UBOT> admin", "robo cannot have a role"),
        ("grant <@UBOB>", "Say whom and which role"),
        ("grant <@UBOB> king", "Say whom and which role"),
        ("grant admin", "Say whom and which role"),
        ("grant", "Say whom and which role"),
        ("dance", "Say whom and which role"),
        ("grant @nobody admin", "nobody called nobody"),
    ],
)
def test_roles_that_cannot_be_are_refused(stage: Stage, typed: str, says: str) -> None:
    assert says in refused(stage, "UDAN", f"/baton roles {typed}")
    assert "Nothing has been changed yet" in stage.read(stage.says("UDAN", "/baton audit"))


def test_several_people_get_a_role_or_none(stage: Stage) -> None:
    assert "gus cannot" in refused(stage, "UDAN", "/baton roles grant <@UBOB> <@UGUEST> facilitator")
    assert not stage.person("UBOB").is_facilitator


def test_a_granted_admin_may_do_what_admins_do_until_it_is_taken(stage: Stage) -> None:
    stage.says("UDAN", "/baton roles grant <@UBOB> admin")
    stage.says("UBOB", "/baton roles grant <@UALICE> facilitator")
    stage.says("UDAN", "/baton roles revoke <@UBOB> admin")
    assert "Only admins" in refused(stage, "UBOB", "/baton roles grant <@UALICE> admin")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_the_audit_log_says_who_changed_what(stage: Stage, language: str) -> None:
    for minute, (who, typed) in enumerate(
        [
            ("UDAN", "/baton roles grant <@UBOB> facilitator"),
            ("UDAN", "/baton roles revoke <@UBOB> facilitator"),
            ("UALICE", "/team lead <@UALICE> <@UBOB>"),
            ("UALICE", "/team channel <#CNEW|payroll>"),
            ("UALICE", "/team zone Shanghai"),
            ("UALICE", "/team language zh"),
            ("UALICE", "/team rename Wages"),
            ("UBOB", "/team create Data Desk"),
        ]
    ):
        stage.forward(minutes=minute)
        stage.says(who, typed)
    log = stage.read(stage.says("UDAN", "/baton audit"), language)
    expected = {
        "en": (
            "bob started the team Data Desk",
            "alice renamed Payroll to Wages",
            "alice set the language of Payroll to Chinese",
            "alice set the time zone of Payroll to Asia/Shanghai",
            "alice moved Payroll to #CNEW",
            "alice settled who leads Payroll: alice and bob",
            "dan took the facilitator role from bob",
            "dan made bob a facilitator",
        ),
        "zh-Hans": (
            "bob 创建了团队“Data Desk”",
            "alice 将“Payroll”改名为“Wages”",
            "alice 将 Payroll 的语言设为中文",
            "alice 将 Payroll 的时区设为 Asia/Shanghai",
            "alice 将 Payroll 的频道设为 #CNEW",
            "alice 更新了 Payroll 的负责人：alice 和 bob",
            "dan 撤销了 bob 的讲师角色",
            "dan 将 bob 设为讲师",
        ),
    }[language]
    places = [log.index(sentence) for sentence in expected]
    assert places == sorted(places)
    assert "Nov 24, 10:00" in log or "11月24日 10:00" in log


def test_the_audit_log_shows_the_last_twenty(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        for number in range(25):
            stage.forward(minutes=1)
            details = {"name": f"Team {number:02}"}
            audit.add(session, Entry(ACME.id, stage.mint(), stage.now, None, "team-created", "nowhere", details))
    log = stage.read(stage.says("UDAN", "/baton audit"))
    assert log.count("The command line started the team") == 20
    assert "Team 24" in log
    assert "Team 04" not in log


def test_settings_may_be_asked_for_by_name(stage: Stage) -> None:
    assert stage.read(stage.says("UALICE", "/baton settings")) == stage.read(stage.says("UALICE", "/baton"))


def test_reminders_are_settled_with_the_rest(stage: Stage) -> None:
    form = stage.presses("UALICE", "people-settings")
    assert isinstance(form, Form)
    stage.sends("UALICE", form, reminders=False)
    assert stage.person("UALICE").reminders_stopped
    assert "Reminders\nnone" in stage.read(stage.says("UALICE", "/baton"))
    form = stage.presses("UALICE", "people-settings")
    assert isinstance(form, Form)
    stage.sends("UALICE", form, reminders=True)
    assert not stage.person("UALICE").reminders_stopped
