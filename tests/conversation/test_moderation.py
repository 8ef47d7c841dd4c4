"""What admins can hide and whom they can keep from giving, and what those concerned read."""

from typing import Any

import pytest

from baton.conversation.asks import Message
from baton.conversation.cards import Card
from baton.conversation.forms import Form
from baton.domain.lines import Refusal
from baton.services import people
from baton.storage.deliveries import DeliveryRow
from baton.storage.kudos import KudosRow
from tests.stage import Stage

REASON = "stayed late so that the export was right"
WHY = "It names a customer"


def thank(stage: Stage, who: str = "UALICE", to: str = "<@UBOB> <@ULINA>", reason: str = REASON) -> None:
    stage.says(who, f"/kudos {to} {reason}")


def stands(stage: Stage, kind: str, channel: str, *message_ids: str) -> Message:
    """The message of this kind has been sent to a channel; returns the first post of it, as a shortcut sees it."""
    with stage.sessions.begin() as session:
        row = session.query(DeliveryRow).filter_by(kind=kind).first()
        row.state, row.channel_id, row.message_id = "sent", channel, ",".join(message_ids)
    return Message("UBATON", "", channel, id=message_ids[-1])


def hides(stage: Stage, form: Any, why: str = WHY, who: str = "UDAN") -> str:
    assert isinstance(form, Form)
    return stage.read(stage.sends(who, form, reason=why))


def refused(stage: Stage, deed: Any, language: str = "en") -> str:
    with pytest.raises(Refusal) as refusal:
        deed()
    return stage.refusal(refusal.value, language)


def test_the_shortcut_hides_the_kudos_it_is_used_on(stage: Stage) -> None:
    thank(stage)
    form = stage.uses("UDAN", "hide_kudos", stands(stage, "kudos-post", "C1", "1.0001", "1.0002"))
    assert "alice thanks bob and 李娜" in stage.read(form)
    assert REASON in stage.read(form)
    assert "come down" in hides(stage, form)
    assert all(row.withdrawn for row in stage.owed() if row.kind in ("kudos-post", "kudos-told"))


def test_the_shortcut_works_on_a_direct_message_to_the_admin_too(stage: Stage) -> None:
    thank(stage, to="<@UDAN>")
    form = stage.uses("UDAN", "hide_kudos", stands(stage, "kudos-told", "DDAN", "2.0001"))
    assert isinstance(form, Form)


def test_the_giver_is_told_why_and_not_by_whom(stage: Stage) -> None:
    thank(stage, who="ULINA", to="<@UBOB>", reason="周五加班核对工资表，很及时")
    hides(stage, stage.presses_in("UDAN", stage.says("UDAN", "/baton moderate"), "Hide"))
    told = stage.owed("kudos-hidden")[0]
    assert (told.recipient, told.manner) == ("ULINA", "asked")
    heard = stage.hears(told)
    assert "管理员隐藏了您为 bob 的点赞" in heard
    assert WHY in heard
    assert "周五加班核对工资表" in heard
    assert "dan" not in heard.casefold()


def test_the_list_shows_what_is_hidden_and_why_and_shows_it_again(stage: Stage) -> None:
    thank(stage)
    hides(stage, stage.presses_in("UDAN", stage.says("UDAN", "/baton moderate"), "Hide"))
    listed = stage.says("UDAN", "/baton 审核")
    assert f"hidden: {WHY}" in stage.read(listed)
    assert "Shown again" in stage.read(stage.presses_in("UDAN", listed, "Show again"))
    assert "Your kudos to bob and 李娜 are shown again." in stage.hears(stage.owed("kudos-shown-again")[0])
    fresh = [row for row in stage.owed("kudos-post") if not row.withdrawn]
    assert len(fresh) == 1
    assert REASON in stage.hears(fresh[0])


def test_a_message_that_no_longer_tells_the_truth_is_not_said(stage: Stage) -> None:
    thank(stage)
    listed = stage.says("UDAN", "/baton moderate")
    hides(stage, stage.presses_in("UDAN", listed, "Hide"))
    stage.presses_in("UDAN", stage.says("UDAN", "/baton moderate"), "Show again")
    assert stage.told(stage.owed("kudos-hidden")[0]) is None
    hides(stage, stage.presses_in("UDAN", listed, "Hide"))
    assert stage.told(stage.owed("kudos-shown-again")[0]) is None


def test_pressing_an_old_button_says_how_things_stand(stage: Stage) -> None:
    thank(stage)
    listed = stage.says("UDAN", "/baton moderate")
    form = stage.presses_in("UDAN", listed, "Hide")
    hides(stage, form)
    assert "hidden already" in hides(stage, form)
    assert "hidden already" in stage.read(stage.presses_in("UDAN", listed, "Hide"))
    value = next(item.value for item in listed.pressable())
    stage.presses("UDAN", "moderate-show", value)
    assert "not hidden" in stage.read(stage.presses("UDAN", "moderate-show", value))


def test_the_latest_twenty_are_listed_newest_first_without_private_and_undone_ones(stage: Stage) -> None:
    for day in range(6):
        for number in range(4):
            stage.forward(minutes=1)
            thank(stage, to="<@UBOB>", reason=f"number {day * 4 + number}: {REASON}")
        stage.forward(days=1)
    with stage.sessions.begin() as session:
        session.query(KudosRow).filter(KudosRow.reason.startswith("number 22:")).update({"private": True})
    thank(stage, reason=f"taken back: {REASON}")
    stage.says("UALICE", "/kudos undo")
    read = stage.read(stage.says("UDAN", "/baton moderate"))
    numbers = [int(part.split(":")[0]) for part in read.split("number ")[1:]]
    assert numbers == [23, 21, *range(20, 2, -1)]
    assert "taken back" not in read


def test_nothing_to_see_to_is_said(stage: Stage) -> None:
    assert "Nothing public" in stage.read(stage.says("UDAN", "/baton moderate"))


def test_private_kudos_are_hidden_by_no_shortcut(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos private <@UDAN> {REASON}")
    message = stands(stage, "kudos-told", "DDAN", "2.0001")
    assert "These kudos are private" in refused(stage, lambda: stage.uses("UDAN", "hide_kudos", message))


def test_the_shortcut_says_when_there_is_nothing_to_hide(stage: Stage) -> None:
    thank(stage)
    elsewhere = Message("UBOB", "", "C1", id="9.9999")
    assert "none of Baton’s kudos" in refused(stage, lambda: stage.uses("UDAN", "hide_kudos", elsewhere))
    assert "none of Baton’s kudos" in refused(stage, lambda: stage.uses("UDAN", "hide_kudos"))
    post = stands(stage, "kudos-post", "C1", "1.0001")
    part = Message("UBATON", "", "C1", id="1.000")  # the beginning of another message's id
    assert "none of Baton’s kudos" in refused(stage, lambda: stage.uses("UDAN", "hide_kudos", part))
    stage.says("UALICE", "/kudos undo")
    assert "taken back" in refused(stage, lambda: stage.uses("UDAN", "hide_kudos", post))


@pytest.mark.parametrize("why", ["x", "spam", "see above", "不宜公开"])
def test_hiding_needs_a_reason_of_a_few_words(stage: Stage, why: str) -> None:
    thank(stage)
    form = stage.presses_in("UDAN", stage.says("UDAN", "/baton moderate"), "Hide")
    with pytest.raises(Refusal) as refusal:
        hides(stage, form, why)
    assert refusal.value.field == "reason"
    assert "in a few words, at least 10 characters" in stage.refusal(refusal.value)
    assert "至少 5 个汉字" in stage.refusal(refusal.value, "zh-Hans")
    assert stage.owed("kudos-hidden") == []


@pytest.mark.parametrize("why", ["names a client", "写了客户名"])
def test_a_few_words_are_reason_enough(stage: Stage, why: str) -> None:
    thank(stage)
    assert "come down" in hides(stage, stage.presses_in("UDAN", stage.says("UDAN", "/baton moderate"), "Hide"), why)


@pytest.mark.parametrize(
    "typed", ["/baton moderate", "/baton lock <@UBOB> spam to everybody", "/baton unlock <@UBOB>", "/baton 锁定"]
)
def test_non_admins_are_refused_in_words(stage: Stage, typed: str) -> None:
    assert "Only admins can hide kudos" in refused(stage, lambda: stage.says("UALICE", typed))
    assert "只有管理员可以隐藏点赞" in refused(stage, lambda: stage.says("ULINA", typed), "zh-Hans")


def test_non_admins_can_use_neither_shortcut_nor_old_buttons(stage: Stage) -> None:
    thank(stage)
    form = stage.presses_in("UDAN", stage.says("UDAN", "/baton moderate"), "Hide")
    value = f"kudos:{form.state['id']}"
    for deed in (
        lambda: stage.uses("UALICE", "hide_kudos", stands(stage, "kudos-post", "C1", "1.0001")),
        lambda: stage.presses("UALICE", "moderate-hide", value),
        lambda: stage.presses("UALICE", "moderate-show", value),
        lambda: stage.sends("UALICE", form, reason=WHY),
    ):
        assert "Only admins can hide kudos" in refused(stage, deed)


def test_a_lock_is_told_privately_with_its_reason_and_without_a_name(stage: Stage) -> None:
    answer = stage.says("UDAN", "/baton lock <@ULINA> the same words to everybody")
    assert "李娜 cannot give kudos for now, and can still be thanked" in stage.read(answer)
    assert stage.person("ULINA").giving_locked
    heard = stage.hears(stage.owed("giving-locked", "ULINA")[0])
    assert "the same words to everybody" in heard
    assert "您仍可收到点赞" in heard
    assert "dan" not in heard.casefold()
    thank(stage, to="<@ULINA>")
    assert stage.owed("kudos-told", "ULINA")


def test_who_is_locked_can_neither_thank_nor_join_in_and_can_still_be_thanked(stage: Stage) -> None:
    thank(stage, to="<@UCHARLIE>")
    stage.says("UDAN", "/baton lock <@UBOB> spam to everybody")
    assert "An admin has paused giving kudos for your account" in refused(
        stage, lambda: thank(stage, who="UBOB", to="<@UALICE>")
    )
    told = stage.told(stage.owed("kudos-post")[0])
    assert told is not None
    assert "paused giving" in refused(stage, lambda: stage.presses_in("UBOB", told.card, "Me too"))
    thank(stage, to="<@UBOB>")
    stage.says("UDAN", "/baton unlock <@UBOB>")
    thank(stage, who="UBOB", to="<@UALICE>")


def test_unlocking_tells_and_takes_back_what_was_not_said_yet(stage: Stage) -> None:
    stage.says("UDAN", "/baton lock <@UBOB> spam to everybody")
    assert "could not give already" in stage.read(stage.says("UDAN", "/baton lock <@UBOB> spam to everybody again"))
    assert "Kept from giving for now: bob" in stage.read(stage.says("UDAN", "/baton moderate"))
    assert "can give kudos again" in stage.read(stage.says("UDAN", "/baton 解锁 @bob"))
    assert not stage.person("UBOB").giving_locked
    assert stage.told(stage.owed("giving-locked", "UBOB")[0]) is None
    assert "give kudos, join in and nominate again" in stage.hears(stage.owed("giving-unlocked", "UBOB")[0])
    assert "can give kudos, so nothing" in stage.read(stage.says("UDAN", "/baton unlock <@UBOB>"))
    assert len(stage.owed("giving-locked")) == 1


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("lock", "Say whom, and why"),
        ("unlock", "Say whom, and why"),
        ("lock spam <@UBOB>", "Say whom, and why"),
        ("lock <@UBOB>", "Please say why"),
        ("lock <@UBOB> spam", "in a few words, at least 10 characters"),
        ("lock <@UBOB> " + "x" * 501, "keep the reason to 500"),
        ("lock <@UDAN> to see what happens", "Another admin has to decide about you"),
        ("unlock <@UDAN>", "Another admin has to decide about you"),
        ("lock <@UGUEST> spam to everybody", "gus cannot give anyway"),
    ],
)
def test_a_lock_that_cannot_be_is_refused_in_words(stage: Stage, typed: str, says: str) -> None:
    assert says in refused(stage, lambda: stage.says("UDAN", f"/baton {typed}"))
    assert stage.owed() == []


def test_the_audit_log_tells_all_of_it_in_both_languages(stage: Stage) -> None:
    thank(stage)
    hides(stage, stage.presses_in("UDAN", stage.says("UDAN", "/baton moderate"), "Hide"))
    stage.presses_in("UDAN", stage.says("UDAN", "/baton moderate"), "Show again")
    stage.says("UDAN", "/baton lock <@UBOB> spam to everybody")
    stage.says("UDAN", "/baton unlock <@UBOB>")
    stage.says("UDAN", "/baton lock <@ULINA> spam to everybody")
    stage.says("UDAN", "/baton unlock <@ULINA> we talked")
    audit = stage.says("UDAN", "/baton audit")
    for sentence in (
        f"dan hid kudos from alice to bob and 李娜: {WHY}",
        "dan showed kudos from alice to bob and 李娜 again",
        "dan kept bob from giving kudos: spam to everybody",
        "dan let bob give kudos again\n",
        "dan let 李娜 give kudos again: we talked",
    ):
        assert sentence in stage.read(audit)
    for sentence in (
        "dan 隐藏了 alice 为 bob 和李娜的点赞",
        "dan 暂停了李娜的点赞功能：spam to everybody",
        "dan 恢复了 bob 的点赞功能",
    ):
        assert sentence in stage.read(audit, "zh-Hans")


def test_an_admin_who_hides_their_own_kudos_needs_no_message(stage: Stage) -> None:
    with stage.sessions.begin() as session:
        people.grant(stage.context(session), None, stage.person("UALICE"), "admin")
    thank(stage)
    listed = stage.says("UALICE", "/baton moderate")
    assert isinstance(listed, Card)
    form = stage.presses_in("UALICE", listed, "Hide")
    assert "Whoever wrote it" not in stage.read(form)
    assert hides(stage, form, who="UALICE").splitlines()[-1] == "Hidden. The post and the messages come down."
    assert stage.owed("kudos-hidden") == []
    again = stage.says("UALICE", "/baton moderate")
    assert "the person who wrote them is told" not in stage.read(again)
    assert "the person who wrote them is told" in stage.read(stage.says("UDAN", "/baton moderate"))
    stage.presses_in("UALICE", again, "Show again")  # type: ignore[arg-type]
    assert stage.owed("kudos-shown-again") == []
