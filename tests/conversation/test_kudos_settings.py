"""What admins choose about kudos holds for everybody, and kudos already given stay what they were."""

from typing import Any

import pytest

from baton.conversation.forms import ChoiceField, Form
from baton.domain.lines import Refusal
from baton.storage import people
from tests.stage import ACME, Stage

REASON = "stayed late so that the export was right"


def settle(stage: Stage, **answers: Any) -> str:
    """dan, an admin, opens the form, changes these fields and sends it."""
    form = stage.presses("UDAN", "kudos-settings")
    assert isinstance(form, Form)
    return stage.read(stage.sends("UDAN", form, **answers))


def refused(stage: Stage, deed: Any, language: str = "en") -> str:
    with pytest.raises(Refusal) as refusal:
        deed()
    return stage.refusal(refusal.value, language)


def thank(stage: Stage, typed: str, who: str = "UALICE") -> str:
    return stage.read(stage.says(who, f"/kudos <@UBOB> {typed}"))


def heard(stage: Stage, who: str = "UBOB") -> str:
    """What the latest message to somebody thanked says now."""
    return stage.hears(stage.owed("kudos-told", who)[-1])


def test_admins_reach_the_form_and_others_do_not(stage: Stage) -> None:
    shown = stage.read(stage.presses("UDAN", "workspace-settings"))
    assert "Kudos: what they stand for" in shown
    form = stage.presses("UDAN", "kudos-settings")
    assert isinstance(form, Form)
    assert "Only admins" in refused(stage, lambda: stage.presses("UALICE", "kudos-settings"))
    assert "Only admins" in refused(stage, lambda: stage.sends("UALICE", form))


def test_a_form_sent_as_it_was_shown_changes_nothing(stage: Stage) -> None:
    assert "Nothing was changed." in settle(stage)
    settle(stage, own="Customer first | 客户第一", numbers="@bob 9", unlimited=("ULINA",), log="CLOG", mode="thread")
    assert "Nothing was changed." in settle(stage)


def test_a_change_is_in_the_audit_log(stage: Stage) -> None:
    assert "Saved." in settle(stage, members=8)
    assert "dan changed “Kudos a day, for everybody” from 5 to 8" in stage.read(stage.says("UDAN", "/baton audit"))


# Values


def test_a_company_has_values_of_its_own_and_takes_them_in_either_language(stage: Stage) -> None:
    settle(stage, own="Customer first | 客户第一\n诚信")
    thank(stage, f"{REASON} #customer-first")
    assert "Customer first" in heard(stage)
    stage.says("UALICE", "/kudos @李娜周五加班核对工资表，很及时#客户第一")
    assert "客户第一" in heard(stage, "ULINA")
    assert "#" not in heard(stage, "ULINA")
    thank(stage, f"{REASON} #诚信")
    assert "诚信" in heard(stage)


def test_kudos_keep_the_name_of_their_value_when_the_list_changes(stage: Stage) -> None:
    settle(stage, own="Customer first | 客户第一")
    stage.says("UALICE", f"/kudos <@UBOB> <@ULINA> {REASON} #customer-first")
    settle(stage, own="Something else", suggested=("smile",))
    assert "Customer first" in heard(stage, "UBOB")
    assert "客户第一" in heard(stage, "ULINA")
    thank(stage, f"{REASON} #fast")
    assert f"{REASON} #fast" in heard(stage)  # no longer a value, so it stays in the words


def test_the_form_offers_what_the_company_chose(stage: Stage) -> None:
    settle(stage, own="Customer first | 客户第一", suggested=("smile",))
    form = stage.says("UALICE", "/kudos")
    assert isinstance(form, Form)
    (offered,) = [field for field in form.fields if isinstance(field, ChoiceField)]
    assert [option.value for option in offered.options] == ["smile", "Customer first | 客户第一"]
    assert not offered.required
    settle(stage, own="", suggested=())
    bare = stage.says("UALICE", "/kudos")
    assert isinstance(bare, Form)
    assert "value" not in [field.key for field in bare.fields]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (REASON, "Kudos here stand for a value."),
        (f"{REASON} #speed", "#speed is none of the values here."),
        (f"{REASON} ticket #12", "#12 is none of the values here."),
    ],
)
def test_where_a_value_is_needed_the_list_is_given(stage: Stage, typed: str, says: str) -> None:
    settle(stage, value_required=True, suggested=("smile", "in-my-place"), own="Customer first | 客户第一")
    told = refused(stage, lambda: thank(stage, typed))
    assert says in told
    assert "#smile, #in-my-place, and #customer-first" in told
    assert stage.owed() == []


def test_the_list_is_given_in_the_readers_language(stage: Stage) -> None:
    settle(stage, value_required=True, suggested=("smile", "in-my-place"), own="Customer first | 客户第一")
    told = refused(stage, lambda: thank(stage, "周五加班核对工资表，很及时#速度", "ULINA"), "zh-Hans")
    assert "这里没有“#速度”这一项" in told
    assert "#微笑、#设身处地和#客户第一" in told


def test_a_form_open_while_its_value_went_is_refused_at_the_value(stage: Stage) -> None:
    form = stage.says("UALICE", "/kudos")
    assert isinstance(form, Form)
    settle(stage, suggested=("smile",))
    with pytest.raises(Refusal) as refusal:
        stage.sends("UALICE", form, receivers=("UBOB",), reason=REASON, value="fast")
    assert refusal.value.field == "value"


# Allowances


def test_roles_have_allowances_of_their_own(stage: Stage) -> None:
    settle(stage, members=2, leads=3)
    stage.says("UBOB", f"/kudos <@ULINA> <@UCHARLIE> {REASON}")
    assert "can give 2 kudos a day" in refused(stage, lambda: stage.says("UBOB", f"/kudos <@ULINA> {REASON}"))
    assert "one more to give" in stage.read(stage.says("UALICE", f"/kudos <@ULINA> <@UCHARLIE> {REASON}"))
    assert "last of today" in thank(stage, REASON)
    assert "can give 3 kudos a day" in refused(stage, lambda: thank(stage, REASON))


def test_some_people_have_a_number_of_their_own_and_some_no_limit(stage: Stage) -> None:
    settle(stage, members=1, leads=1, admins=1, facilitators=1, numbers="@bob 3\n@李娜 2", unlimited=("UALICE",))
    for _ in range(7):
        assert "to give today" not in thank(stage, REASON)
    assert "2 more to give" in stage.read(stage.says("UBOB", f"/kudos <@ULINA> {REASON}"))
    assert "还可以点赞 1 次" in stage.read(stage.says("ULINA", "/kudos <@UBOB> 周五加班核对工资表，很及时"), "zh-Hans")
    assert "last of today" in thank(stage, REASON, "UDAN")


def called(stage: Stage, id: str, **names: str) -> None:
    """Somebody goes by other names from now on."""
    with stage.sessions.begin() as session:
        found = people.find(session, ACME.id, id)
        assert found is not None
        people.change(session, found, **names)


def numbers_shown(stage: Stage) -> object:
    form = stage.presses("UDAN", "kudos-settings")
    assert isinstance(form, Form)
    return next(field.value for field in form.fields if field.key == "numbers")


def test_people_with_a_number_are_shown_by_the_name_they_were_written_with(stage: Stage) -> None:
    called(stage, "ULINA", handle="lina.zhang")
    settle(stage, numbers="@李娜 20")
    assert numbers_shown(stage) == "@李娜 20"
    assert "Nothing was changed." in settle(stage)


def test_a_name_two_people_share_is_told_apart_by_the_handle(stage: Stage) -> None:
    called(stage, "ULINA", handle="lina.zhang")
    settle(stage, numbers="@李娜 20\n@bob 9")
    called(stage, "UCHARLIE", name="李娜")
    assert numbers_shown(stage) == "@bob 9\n@lina.zhang 20"
    assert "Nothing was changed." in settle(stage)


def test_undo_gives_back_also_to_those_without_a_limit(stage: Stage) -> None:
    settle(stage, unlimited=("UALICE",))
    thank(stage, REASON)
    stage.says("UALICE", "/kudos undo")
    settle(stage, unlimited=())
    assert "4 more" in thank(stage, REASON)


def test_an_allowance_lowered_at_noon_leaves_nothing_rather_than_less(stage: Stage) -> None:
    for _ in range(3):
        thank(stage, REASON)
    settle(stage, members=2, leads=2)
    assert "today’s are given" in refused(stage, lambda: thank(stage, REASON))


def test_thanking_more_people_than_a_day_allows_says_what_to_do(stage: Stage) -> None:
    settle(stage, members=1, leads=1)
    told = refused(stage, lambda: stage.says("UALICE", f"/kudos <@UBOB> <@ULINA> {REASON}"))
    assert "ask an admin to allow more" in told


@pytest.mark.parametrize(
    ("answers", "field", "says"),
    [
        ({"numbers": "@bob many"}, "numbers", "“@bob many” is not clear"),
        ({"numbers": "@nobody 3"}, "numbers", "nobody by the name in “@nobody 3”"),
        ({"numbers": "@bob 0"}, "numbers", "Between 1 and 1,000, please, for “@bob 0”"),
        ({"numbers": "@李娜 200000"}, "numbers", "Between 1 and 1,000, please, for “@李娜 200000”"),
        ({"members": 0}, "members", "Between 1 and 1,000"),
        ({"mode": "log"}, "log", "Choose the log channel"),
        ({"suggested": (), "value_required": True}, "value_required", "there is none"),
        ({"own": "Fast"}, "own", "#fast would mean two values"),
        ({"own": "x" * 41}, "own", "too long"),
        ({"own": "a | b | c"}, "own", "cannot be typed"),
    ],
)
def test_wrong_input_is_refused_at_its_field(stage: Stage, answers: dict[str, Any], field: str, says: str) -> None:
    with pytest.raises(Refusal) as refusal:
        settle(stage, **answers)
    assert refusal.value.field == field
    assert says in stage.refusal(refusal.value)
    assert stage.refusal(refusal.value, "zh-Hans")


def test_everything_that_is_wrong_is_said_at_once(stage: Stage) -> None:
    with pytest.raises(Refusal) as refusal:
        settle(stage, numbers="@bob many", own="Fast", mode="log", members=0)
    assert {each.field for each in refusal.value.all()} == {"numbers", "own", "log", "members"}


# Where kudos are told


def places(stage: Stage) -> dict[str, list[str]]:
    return {kind: [row.recipient for row in stage.owed(kind)] for kind in ("kudos-post", "kudos-log")}


def test_every_kudos_is_also_told_in_the_log_channel_once(stage: Stage) -> None:
    settle(stage, log="CLOG")
    thank(stage, REASON)
    assert places(stage) == {"kudos-post": ["C1"], "kudos-log": ["CLOG"]}
    assert REASON in stage.hears(stage.owed("kudos-log")[0])
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}", channel="CLOG")
    assert sorted(places(stage)["kudos-post"]) == ["C1", "CLOG"]
    assert places(stage)["kudos-log"] == ["CLOG"]
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}", channel=None)
    assert sorted(places(stage)["kudos-post"]) == ["C1", "CLOG", "CLOG"]


def test_kudos_may_be_told_in_the_log_channel_only(stage: Stage) -> None:
    settle(stage, log="CLOG", mode="log")
    thank(stage, REASON)
    assert places(stage) == {"kudos-post": ["CLOG"], "kudos-log": []}


def test_joining_in_and_undo_reach_the_log_as_well(stage: Stage) -> None:
    settle(stage, log="CLOG")
    thank(stage, REASON)
    logged = stage.told(stage.owed("kudos-log")[0])
    assert logged is not None
    stage.presses_in("UCHARLIE", logged.card, "Me too")
    assert "One more person says so too" in stage.hears(stage.owed("kudos-log")[0])
    assert "One more person says so too" in stage.hears(stage.owed("kudos-post")[0])
    stage.says("UALICE", "/kudos undo")
    assert all(row.withdrawn for kind in ("kudos-log", "kudos-post") for row in stage.owed(kind))


def test_a_new_log_channel_is_told_that_it_was_chosen(stage: Stage) -> None:
    assert "If Baton cannot speak there" in settle(stage, log="CLOG")
    (opened,) = stage.owed("kudos-log-opened")
    assert opened.recipient == "CLOG"
    assert "dan chose this channel for kudos" in stage.hears(opened)
    settle(stage, members=6)
    assert len(stage.owed("kudos-log-opened")) == 1
    settle(stage, log=None)
    assert stage.told(opened) is None
