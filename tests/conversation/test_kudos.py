"""What people can say with /kudos, and what comes of it."""

from dataclasses import replace

import pytest

from baton.conversation.asks import Message
from baton.conversation.cards import Link
from baton.conversation.forms import Form, TextField
from baton.domain.lines import Refusal
from baton.storage import people
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


# Values


@pytest.mark.parametrize(
    ("who", "typed", "says"),
    [
        (
            "UALICE",
            f"{REASON} #fats",
            "“#fats” is none of the values here, so it stays in your words. Closest is #fast;",
        ),
        ("UALICE", f"{REASON} #zebra", "“#zebra” is none of the values here, so it stays in your words."),
        (
            "ULINA",
            "周五加班核对工资表，很及时#响应迅速",
            "这里没有“#响应迅速”这一项，已留在原因里；最接近的是#迅速响应",
        ),
        ("ULINA", "周五加班核对工资表，很及时 #颜色", "这里没有“#颜色”这一项，已留在原因里"),
    ],
)
def test_an_unknown_value_stays_in_the_words_and_its_giver_is_told(
    stage: Stage, who: str, typed: str, says: str
) -> None:
    answer = stage.says(who, f"/kudos <@UBOB> {typed}")
    assert says in stage.read(answer, stage.person(who).language)
    assert typed in stage.hears(stage.owed("kudos-told")[0])
    assert "values here" not in stage.hears(stage.owed("kudos-post")[0])


@pytest.mark.parametrize("typed", [f"{REASON} #fast", f"{REASON} #12", f"{REASON} #12.", REASON, f"{REASON} #"])
def test_a_known_value_or_a_number_of_something_needs_no_hint(stage: Stage, typed: str) -> None:
    assert "values here" not in stage.read(stage.says("UALICE", f"/kudos <@UBOB> {typed}"))


def test_where_there_are_no_values_nobody_is_told_of_any(stage: Stage) -> None:
    form = stage.presses("UDAN", "kudos-settings")
    assert isinstance(form, Form)
    stage.sends("UDAN", form, suggested=())
    assert "values here" not in stage.read(stage.says("UALICE", f"/kudos <@UBOB> {REASON} #fast"))


def test_better_words_may_miss_a_value_too_and_the_form_offers_them_all(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    missed = stage.read(stage.says("UALICE", f"/kudos edit {REASON} on Friday #fats"))
    assert "Closest is #fast;" in missed
    form = stage.says("UALICE", "/kudos edit")
    assert isinstance(form, Form)
    stage.sends("UALICE", form, reason=REASON, value="fast")
    heard = stage.hears(stage.owed("kudos-told")[0])
    assert "Responds fast" in heard
    assert "#" not in heard
    again = stage.says("UALICE", "/kudos edit")
    assert isinstance(again, Form)
    assert [field.value for field in again.fields] == [REASON, ("fast",)]


def test_the_form_for_better_words_keeps_a_value_that_is_no_longer_offered(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON} #fast")
    chosen = stage.presses("UDAN", "kudos-settings")
    assert isinstance(chosen, Form)
    stage.sends("UDAN", chosen, suggested=("smile",), value_required=True)
    form = stage.says("UALICE", "/kudos edit")
    assert isinstance(form, Form)
    stage.sends("UALICE", form, reason=f"{REASON} on Friday")
    assert "Responds fast" in stage.hears(stage.owed("kudos-told")[0])


# Private


def test_private_kudos_reach_those_thanked_and_nobody_else(stage: Stage) -> None:
    answer = stage.says("UALICE", f"/kudos private <@UBOB> {REASON} #fast")
    assert "privately: nobody else reads them" in stage.read(answer)
    assert "4 more" in stage.read(answer)
    assert stage.owed("kudos-post") == []
    (row,) = stage.owed("kudos-told")
    told = stage.told(row)
    assert told is not None
    assert "Only you see this." in stage.hears(row)
    assert list(told.card.pressable()) == []
    assert "No kudos" in stage.read(stage.says("UBOB", "/kudos board"))
    with pytest.raises(Refusal):
        stage.presses("UCHARLIE", "kudos-join", row.reference)


def test_several_people_thanked_privately_read_who_else_was(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos private <@UBOB> <@ULINA> {REASON}")
    told = {row.recipient: stage.hears(row) for row in stage.owed("kudos-told")}
    assert "Only you and 李娜 see this." in told["UBOB"]
    assert "只有您和 bob 看得到这条点赞" in told["ULINA"]


@pytest.mark.parametrize("typed", ["私下 @bob 周五加班核对工资表，很及时", "私下@bob 周五加班核对工资表，很及时"])
def test_private_kudos_are_given_in_chinese(stage: Stage, typed: str) -> None:
    assert "其他人看不到" in stage.read(stage.says("ULINA", f"/kudos {typed}"), "zh-Hans")
    assert stage.owed("kudos-post") == []
    assert "周五加班核对工资表，很及时" in stage.hears(stage.owed("kudos-told")[0])


def test_the_form_gives_privately_when_ticked(stage: Stage) -> None:
    form = stage.says("UALICE", "/kudos private")
    assert isinstance(form, Form)
    assert next(field.value for field in form.fields if field.key == "private") is True
    stage.sends("UALICE", form, receivers=("UBOB",), reason=REASON)
    assert stage.owed("kudos-post") == []
    stage.sends("UALICE", form, receivers=("UBOB",), reason=REASON, private=False)
    assert len(stage.owed("kudos-post")) == 1


# Better words


def test_the_reason_can_be_changed_for_ten_minutes_wherever_it_is_told(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON} #fast")
    before = {row.id: row.revision for row in stage.owed() if row.kind.startswith("kudos")}
    stage.forward(minutes=10)
    answer = stage.says("UALICE", "/kudos edit rebuilt the export on Thursday night")

    assert "rebuilt the export on Thursday night" in stage.read(answer)
    for row in (*stage.owed("kudos-post"), *stage.owed("kudos-told")):
        assert "rebuilt the export on Thursday night" in stage.hears(row)
        assert REASON not in stage.hears(row)
        assert "Responds fast" in stage.hears(row)
        assert row.revision == before[row.id] + 1
    stage.forward(seconds=1)
    with pytest.raises(Refusal) as refused:
        stage.says("UALICE", "/kudos edit rebuilt the export on Thursday night")
    assert "10 minutes" in stage.refusal(refused.value)


@pytest.mark.parametrize("typed", ["修改 周五连夜修好了导出程序#始终如一", "修改周五连夜修好了导出程序 #始终如一"])
def test_better_words_are_found_in_chinese_and_may_name_another_value(stage: Stage, typed: str) -> None:
    stage.says("ULINA", "/kudos <@UBOB> 周五加班核对工资表 #迅速响应")
    assert "周五连夜修好了导出程序" in stage.read(stage.says("ULINA", f"/kudos {typed}"), "zh-Hans")
    assert "Consistent every time" in stage.hears(stage.owed("kudos-told")[0])
    assert "#" not in stage.hears(stage.owed("kudos-told")[0])


def test_without_words_the_form_has_the_present_ones(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    form = stage.says("UALICE", "/kudos edit")
    assert isinstance(form, Form)
    assert form.fields[0].value == REASON
    stage.sends("UALICE", form, reason="rebuilt the export on Thursday night")
    assert "rebuilt the export" in stage.hears(stage.owed("kudos-told")[0])


def test_the_form_never_changes_other_kudos_than_the_ones_it_shows(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    form = stage.says("UALICE", "/kudos edit")
    assert isinstance(form, Form)
    stage.forward(minutes=1)
    stage.says("UALICE", "/kudos <@ULINA> found the missing invoices in time")
    with pytest.raises(Refusal) as refused:
        stage.sends("UALICE", form, reason="rebuilt the export on Thursday night")
    assert "You have given other kudos since then" in stage.refusal(refused.value)
    assert "found the missing invoices" in stage.hears(stage.owed("kudos-told", "ULINA")[0])


@pytest.mark.parametrize("typed", ["edit", "edit rebuilt the export on Thursday night"])
def test_there_is_nothing_to_change_before_one_gives_or_after_one_takes_back(stage: Stage, typed: str) -> None:
    for prepare in ((), (f"/kudos <@UBOB> {REASON}", "/kudos undo")):
        for each in prepare:
            stage.says("UALICE", each)
        with pytest.raises(Refusal) as refused:
            stage.says("UALICE", f"/kudos {typed}")
        assert "nothing to change" in stage.refusal(refused.value)


def test_better_words_are_words_enough(stage: Stage) -> None:
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    with pytest.raises(Refusal) as refused:
        stage.says("UALICE", "/kudos edit thanks")
    assert "at least 20 characters" in stage.refusal(refused.value)
    assert REASON in stage.hears(stage.owed("kudos-told")[0])


# Whose giving is paused


def test_who_may_not_give_for_now_hears_it_kindly_and_can_still_receive(stage: Stage) -> None:
    stage.says("UBOB", f"/kudos <@UALICE> {REASON}")
    post = stage.told(stage.owed("kudos-post")[0])
    assert post is not None
    stage.says("UCHARLIE", f"/kudos <@UBOB> {REASON}")
    with stage.sessions.begin() as session:
        people.change(session, stage.person("UCHARLIE"), giving_locked=True)
    for deed in (
        lambda: stage.says("UCHARLIE", f"/kudos <@UBOB> {REASON}"),
        lambda: stage.says("UCHARLIE", "/kudos"),
        lambda: stage.says("UCHARLIE", f"/kudos edit {REASON} indeed"),
        lambda: stage.presses_in("UCHARLIE", post.card, "Me too"),
    ):
        with pytest.raises(Refusal) as refused:
            deed()
        assert "paused giving kudos for your account. You can still receive" in stage.refusal(refused.value)
    assert "Your thanks went to charlie" in stage.read(stage.says("UBOB", f"/kudos <@UCHARLIE> {REASON}"))


# What kudos are about


LINK = "https://acme.slack.com/archives/C1/p1"


def thanks_for_a_message(stage: Stage, **answers: object) -> None:
    message = Message("UBOB", "The door of the lab is repaired", "C1", LINK, "1700000000.000100")
    form = stage.uses("UALICE", "kudos_for_this", message)
    assert isinstance(form, Form)
    stage.sends("UALICE", form, reason=REASON, **answers)


def test_thanks_for_a_message_lead_back_to_it(stage: Stage) -> None:
    thanks_for_a_message(stage)
    for row in (*stage.owed("kudos-post"), *stage.owed("kudos-told")):
        told = stage.told(row)
        assert told is not None
        assert LINK in [item.url for item in told.card.pressable() if isinstance(item, Link)]
        assert told.thread_id is None


def test_thanks_for_a_message_are_posted_in_its_thread_where_the_company_wants_that(stage: Stage) -> None:
    form = stage.presses("UDAN", "kudos-settings")
    assert isinstance(form, Form)
    stage.sends("UDAN", form, mode="thread", log="CLOG")
    thanks_for_a_message(stage)
    stage.says("UALICE", f"/kudos <@UBOB> {REASON}")
    in_thread = [(row.recipient, getattr(stage.told(row), "thread_id", "")) for row in stage.owed("kudos-post")]
    assert sorted(in_thread, key=str) == [("C1", "1700000000.000100"), ("C1", None)]
    assert {getattr(stage.told(row), "thread_id", "") for row in stage.owed("kudos-log")} == {None}


def test_private_thanks_for_a_message_stay_out_of_its_thread(stage: Stage) -> None:
    thanks_for_a_message(stage, private=True)
    assert stage.owed("kudos-post") == []
    told = stage.told(stage.owed("kudos-told")[0])
    assert told is not None
    assert [type(item) for item in told.card.pressable()] == [Link]


def test_thanks_for_an_order_name_its_number_and_show_the_order_to_its_two_sides_only(stage: Stage) -> None:
    stage.says("UALICE", "/handoff <@UBOB> the secret reorganisation plan by fri")
    handoff = stage.owed("handoff-owner")[0].reference
    form = stage.presses("UALICE", "kudos-open", f"handoff:{handoff}")
    assert isinstance(form, Form)
    stage.sends(
        "UALICE", replace(form, state={**form.state, "channel": "C1"}), receivers=("UBOB", "ULINA"), reason=REASON
    )
    told = {row.recipient: stage.told(row) for row in (*stage.owed("kudos-told"), *stage.owed("kudos-post"))}
    pressable = {who: [item.label.id for item in each.card.pressable()] for who, each in told.items() if each}
    assert pressable == {"UBOB": ["kudos-see-order"], "ULINA": [], "C1": ["kudos-me-too"]}
    assert "For order #1" in stage.hears(stage.owed("kudos-post")[0])
    assert not [row for row in stage.owed() if row.kind.startswith("kudos") and "secret" in stage.hears(row)]


@pytest.mark.parametrize(
    ("who", "parts", "example"),
    [
        ("UALICE", ("the person", "the contribution", "the context", "the impact"), "Li rebuilt the export"),
        ("ULINA", ("人（", "贡献（", "情境（", "影响（"), "连夜修好导出程序"),
    ],
)
def test_the_form_helps_with_writing_by_four_parts_and_an_example_that_goes_once_one_types(
    stage: Stage, who: str, parts: tuple[str, ...], example: str
) -> None:
    form = stage.says(who, "/kudos")
    assert isinstance(form, Form)
    reason = next(field for field in form.fields if field.key == "reason")
    assert isinstance(reason, TextField)
    assert reason.hint is not None
    assert reason.placeholder is not None
    voice = stage.voice(who)
    assert all(part in voice.say(reason.hint) for part in parts)
    assert example in voice.say(reason.placeholder)
    assert reason.value == ""


def test_too_short_a_reason_is_refused_with_an_example_of_what_is_missing(stage: Stage) -> None:
    with pytest.raises(Refusal) as refused:
        stage.says("UALICE", "/kudos <@UBOB> thanks")
    assert "For example: stayed late on Friday, so salaries went out on time" in stage.refusal(refused.value)
    assert "例如：周五加班核对，工资按时发放" in stage.refusal(refused.value, "zh-Hans")
