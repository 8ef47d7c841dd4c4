"""What people can say with /kudos, and what comes of it."""

import pytest

from baton.conversation.asks import Message
from baton.conversation.forms import Form
from baton.domain.lines import Refusal
from tests.stage import Stage

REASON = "stayed late so that the export was right"


def test_kudos_tell_the_giver_the_channel_and_the_receiver(stage: Stage) -> None:
    answer = stage.says("UALICE", f"/kudos <@ULINA> {REASON} #fast")

    assert "Your thanks went to 李娜." in stage.read(answer)
    assert "You have 4 more to give today." in stage.read(answer)
    post, told = stage.owed("kudos-post")[0], stage.owed("kudos-told")[0]
    assert (post.recipient, told.recipient) == ("C1", "ULINA")
    assert "alice thanks 李娜" in stage.hears(post)
    assert REASON in stage.hears(post)
    assert "Responds fast" in stage.hears(post)
    assert "alice 为您点赞" in stage.hears(told)


def test_chinese_names_may_be_typed_without_a_space(stage: Stage) -> None:
    answer = stage.says("UALICE", "/kudos @李娜周五加班核对工资表")
    assert "李娜" in stage.read(answer)
    assert "周五加班核对工资表" in stage.hears(stage.owed("kudos-told")[0])


def test_several_receivers_count_once_each(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB>, @charlie and <@ULINA> {REASON}")
    told = {row.recipient: stage.hears(row) for row in stage.owed("kudos-told")}
    assert told.keys() == {"UBOB", "UCHARLIE", "ULINA"}
    assert "alice thanks you, and charlie and 李娜 too" in told["UBOB"]
    assert "alice 为您点赞，同时感谢 bob 和 charlie" in told["ULINA"]
    with pytest.raises(Refusal) as refused:
        stage.says("UALICE", f"/kudos <@UBOB> <@UCHARLIE> <@ULINA> {REASON}")
    assert "2 are left today" in stage.refusal(refused.value)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (f"<@UALICE> {REASON}", "Kudos are for others"),
        (f"<@UBOT> {REASON}", "robo cannot receive kudos"),
        (f"<@UGONE> {REASON}", "gone cannot receive kudos"),
        (REASON, "Whom do you want to thank?"),
        ("<@UBOB>", "What do you want to thank them for?"),
        ("<@UBOB> thanks", "at least 20 characters"),
        ("<@UBOB> " + "x" * 10_000, "10000 characters"),
        (f"@nobody {REASON}", "nobody called nobody"),
        (f"<@USTRANGER> {REASON}", "nobody called USTRANGER"),
    ],
)
def test_what_is_no_thanks_is_refused_in_words(stage: Stage, typed: str, says: str) -> None:
    with pytest.raises(Refusal) as refused:
        stage.says("UALICE", f"/kudos {typed}")
    assert says in stage.refusal(refused.value).replace(",", "")
    assert stage.owed() == []


def test_undo_takes_the_post_down_and_returns_the_allowance(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    stage.says("UALICE", "/kudos undo")

    assert all(row.withdrawn for row in stage.owed())
    assert "4 more" in stage.read(stage.says("UALICE", f"/kudos <@UBOB> {REASON}"))


def test_undo_ends_after_ten_minutes(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    stage.forward(minutes=11)
    with pytest.raises(Refusal):
        stage.says("UALICE", "/kudos undo")


def test_joining_in_counts_each_person_once(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    told = stage.told(stage.owed("kudos-post")[0])
    assert told is not None
    assert stage.presses_in("UCHARLIE", told.card, "Me too") is None
    assert "already joined" in stage.read(stage.presses_in("UCHARLIE", told.card, "Me too"))
    assert "One more person says so too" in stage.hears(stage.owed("kudos-post")[0])
    with pytest.raises(Refusal):
        stage.presses_in("UBOB", told.card, "Me too")


def test_the_form_thanks_like_the_command(stage: Stage) -> None:
    form = stage.says("ULINA", "/kudos")
    assert isinstance(form, Form)
    answer = stage.sends("ULINA", form, receivers=("UBOB",), reason="周五加班核对工资表,很及时", value="fast")
    assert "已向 bob 点赞" in stage.read(answer, "zh-Hans")
    assert stage.owed("kudos-post")[0].recipient == "C1"


def test_the_board_shows_receivers_and_givers(stage: Stage) -> None:
    assert "No kudos" in stage.read(stage.says("UBOB", "/kudos board"))
    stage.says("UALICE", f"/kudos <@UBOB> <@ULINA> {REASON}")
    board = stage.read(stage.says("UBOB", "/kudos board"))
    assert "1. bob · 1" in board
    assert "1. alice · 2" in board


def test_the_board_covers_the_time_one_asks_for(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    stage.forward(days=8)
    assert "No kudos in the last 7 days" in stage.read(stage.says("UBOB", "/kudos board week"))
    assert "1. bob · 1" in stage.read(stage.says("UBOB", "/kudos board month"))
    stage.forward(days=30)
    assert "1. bob · 1" in stage.read(stage.says("UBOB", "/kudos board quarter"))
    with pytest.raises(Refusal) as refused:
        stage.says("UBOB", "/kudos board yesterday")
    assert "/kudos board week, month or quarter" in stage.refusal(refused.value)


def test_who_is_level_on_the_board_shares_a_rank(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> <@ULINA> {REASON}")
    stage.says("UALICE", f"/kudos <@UCHARLIE> {REASON}")
    stage.says("UDAN", f"/kudos <@UCHARLIE> {REASON}")
    board = stage.read(stage.says("UBOB", "/kudos board"))
    assert "1. charlie · 2\n2. bob · 1\n2. 李娜 · 1" in board


def test_thanks_for_a_message_show_the_message(stage: Stage) -> None:
    form = stage.uses("UALICE", "kudos_for_this", Message("UBOB", "The door of the lab is repaired", "C1"))
    assert isinstance(form, Form)
    assert "The door of the lab is repaired" in stage.read(form)
    assert "About this message" not in stage.read(stage.uses("UALICE", "kudos_for_this", Message("UBOB", " ", "C1")))


def test_guests_learn_that_they_cannot_thank_before_they_fill_in_a_form(stage: Stage) -> None:
    with pytest.raises(Refusal) as refused:
        stage.uses("UGUEST", "give_kudos")
    assert "Guests" in stage.refusal(refused.value)
