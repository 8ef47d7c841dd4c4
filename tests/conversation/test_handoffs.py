"""What people can order with /handoff, by words, by form and from a message."""

from datetime import date

import pytest

from baton.conversation.asks import Message
from baton.conversation.cards import Link
from baton.conversation.forms import Form
from baton.domain.lines import Refusal
from tests.handoffs import card, handoff, labels, order, rings
from tests.stage import Stage


def test_an_order_reaches_its_owner_with_everything_said(stage: Stage) -> None:
    answer = stage.says("UALICE", "/handoff <@UBOB> payroll export by fri")

    assert "Order #1 is with bob" in stage.read(answer)
    assert "Due\nFri, Nov 27" in stage.read(answer)
    told = stage.owed("handoff-owner", "UBOB")[0]
    assert "alice needs something from you: order #1" in stage.hears(told)
    assert "payroll export\n" in stage.hears(told)
    assert "not said what “done” means" in stage.hears(told)
    assert labels(card(stage, "handoff-owner")) == "accept ask decline"
    assert rings(stage) == [("UBOB", "handoff-owner")]


def test_an_order_is_read_in_the_owners_language(stage: Stage) -> None:
    stage.says("UALICE", "/handoff @李娜 工资导出 周五前")
    heard = stage.hears(stage.owed("handoff-owner", "ULINA")[0])
    assert "alice向您订货\uff1a#1" in heard
    assert "期限\n11月27日周五\n" in heard


def test_a_chinese_name_needs_no_space_and_the_day_may_come_first(stage: Stage) -> None:
    stage.says("UALICE", "/handoff @李娜\uff0c周五前给我工资导出")
    one = handoff(stage, stage.owed("handoff-owner")[0].reference)
    assert (one.what, one.due_on) == ("给我工资导出", date(2026, 11, 27))


def test_days_count_where_the_person_is(stage: Stage) -> None:
    stage.forward(hours=7)  # 17:00 UTC on Tuesday is Wednesday 01:00 in Shanghai
    one = handoff(stage, order(stage, "导出 by tomorrow", who="ULINA"))
    assert one.due_on == date(2026, 11, 26)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("<@UBOB> <@UCHARLIE> export by fri", "Please pick one: bob or charlie"),
        ("@bob and @charlie export", "exactly one owner"),
        ("<@UALICE> export", "An order goes to somebody else"),
        ("<@UBOT> export", "robo cannot take orders"),
        ("<@UGUEST> export", "gus cannot take orders"),
        ("<@UGONE> export", "gone cannot take orders"),
        ("@payroll export by fri", "Payroll is a team"),
        ("Sales the forecast", "Sales is a team"),
        ("@channel export", "channel stands for many people"),
        ("@nobody export", "nobody called nobody"),
        ("<@USTRANGER> export", "nobody called USTRANGER"),
        ("payroll-export by fri", "From whom do you need it?"),
        ("<@UBOB>", "What do you need?"),
        ("<@UBOB> by fri", "What do you need?"),
        ("<@UBOB> \u200b", "What do you need?"),
        ("<@UBOB> " + "x" * 10_000, "10000 characters; please keep it to 500"),
        ("<@UBOB> export by 2026-11-20", "Fri Nov 20 has gone by"),
        ("<@UBOB> export by 11-20", "Fri Nov 20 has gone by"),
        ("<@UBOB> export by 02-30", "no such day as 02-30"),
        ("<@UBOB> export by 2031-01-01", "more than two years away"),
        ("show", "Which one?"),
        ("show twelve", "Which one?"),
        ("show 99", "You have no order #99"),
        ("cancel 99999999999", "You have no order #99999999999"),
    ],
)
def test_what_is_no_order_is_refused_in_words(stage: Stage, typed: str, says: str) -> None:
    with pytest.raises(Refusal) as refused:
        stage.says("UALICE", f"/handoff {typed}")
    assert says in stage.refusal(refused.value).replace(",", "")
    assert stage.refusal(refused.value, "zh-Hans")
    assert stage.owed() == []


def test_all_reasons_are_given_at_once(stage: Stage) -> None:
    with pytest.raises(Refusal) as refused:
        stage.says("UALICE", "/handoff <@UALICE> " + "x" * 501 + " by 2026-01-01")
    assert [each.line.id for each in refused.value.all()] == [
        "handoff-not-oneself",
        "handoff-too-long",
        "handoff-due-past",
    ]


def test_guests_cannot_order(stage: Stage) -> None:
    with pytest.raises(Refusal) as refused:
        stage.says("UGUEST", "/handoff <@UBOB> export")
    assert "Guests and bots cannot" in stage.refusal(refused.value)


@pytest.mark.parametrize(
    "what",
    [
        "<!channel> and @here please",
        "📦 🚀",
        "\u202eright to left",
        "```drop table``` & <b>bold</b>",
        "{ $person } { -term }",
        "stand by me",
        "list of suppliers",
        "null\x00byte",
    ],
)
def test_odd_words_are_kept_as_words(stage: Stage, what: str) -> None:
    stage.says("UALICE", f"/handoff <@UBOB> {what}")
    assert what.replace("\x00", "") in stage.hears(stage.owed("handoff-owner")[0])


def test_people_mentioned_inside_an_order_are_named_in_it(stage: Stage) -> None:
    one = handoff(stage, order(stage, "the numbers <@UCHARLIE> and <@USTRANGER> asked for"))
    assert one.what == "the numbers @charlie and @USTRANGER asked for"


def test_orders_are_numbered_in_turn(stage: Stage) -> None:
    assert [handoff(stage, order(stage)).number for _ in range(3)] == [1, 2, 3]


def test_the_teams_of_the_day_are_remembered(stage: Stage) -> None:
    one = handoff(stage, order(stage, owner="UCHARLIE"))
    assert (one.owner_team_id, one.receiver_team_id) == ("sales", "payroll")


def test_the_form_orders_like_the_command_and_says_more(stage: Stage) -> None:
    form = stage.uses("UALICE", "order_handoff")
    assert isinstance(form, Form)
    answer = stage.sends(
        "UALICE",
        form,
        owner="UBOB",
        what="payroll export",
        due=date(2026, 11, 27),
        done="totals match",
        kind="information",
        need="close the month",
        demand="a CSV",
    )
    assert "Order #1 is with bob" in stage.read(answer)
    heard = stage.hears(stage.owed("handoff-owner")[0])
    for words in ("Due\nFri, Nov 27", "totals match", "Information", "close the month", "a CSV"):
        assert words in heard
    assert "not said what “done” means" not in heard


def test_an_empty_form_is_refused_at_every_field(stage: Stage) -> None:
    form = stage.says("UALICE", "/handoff")
    assert isinstance(form, Form)
    with pytest.raises(Refusal) as refused:
        stage.sends("UALICE", form)
    assert [each.field for each in refused.value.all()] == ["owner", "what", "done"]
    with pytest.raises(Refusal) as refused:
        stage.sends("UALICE", form, owner="USTRANGER", what="export", done="done")
    assert refused.value.field == "owner"


def test_a_message_becomes_an_order_of_its_author(stage: Stage) -> None:
    link = "https://acme.slack.com/archives/C1/p1"
    form = stage.uses("UALICE", "make_handoff", Message("UBOB", "I can send the export " + "x" * 900, "C1", link))
    assert isinstance(form, Form)
    stage.sends("UALICE", form, done="totals match")
    one = handoff(stage, stage.owed("handoff-owner", "UBOB")[0].reference)
    assert (one.owner_id, one.source, len(one.what)) == ("UBOB", link, 500)
    assert [
        part.url
        for row in card(stage, "handoff-owner").parts
        for part in getattr(row, "items", ())
        if isinstance(part, Link)
    ] == [link]


def test_ones_own_message_leaves_the_owner_open(stage: Stage) -> None:
    form = stage.uses("UALICE", "make_handoff", Message("UALICE", "we need the export", "C1", "javascript:alert(1)"))
    assert isinstance(form, Form)
    assert form.state == {}
    with pytest.raises(Refusal) as refused:
        stage.sends("UALICE", form, done="totals match")
    assert refused.value.field == "owner"


def test_the_day_a_message_ends_with_is_filled_in(stage: Stage) -> None:
    def due(words: str) -> object:
        form = stage.uses("UALICE", "make_handoff", Message("UBOB", words, "C1"))
        assert isinstance(form, Form)
        return next(field.value for field in form.fields if field.key == "due")

    assert due("Could you send me the contract by friday?") == date(2026, 11, 27)
    assert due("Sent it by 2020-01-01") is None
    assert due("Due by 31 Feb") is None
    assert due("Could you send me the contract?") is None


def test_a_day_of_another_year_is_said_with_its_year(stage: Stage) -> None:
    with pytest.raises(Refusal) as refused:
        stage.says("UALICE", "/handoff <@UBOB> export by 2020-01-01")
    assert "Wed, Jan 1, 2020 has gone by" in stage.refusal(refused.value)
    assert "Tue, Jan 5, 2027" in stage.read(stage.says("UALICE", "/handoff <@UBOB> export by 01-05"))


def test_guests_learn_that_they_cannot_order_before_they_fill_in_a_form(stage: Stage) -> None:
    with pytest.raises(Refusal) as refused:
        stage.uses("UGUEST", "order_handoff")
    assert "Guests" in stage.refusal(refused.value)
