"""What people see of their handoffs: the list, one of them, and messages in both languages."""

from datetime import UTC

import pytest

from baton.conversation.asks import Answer
from baton.conversation.cards import Card
from baton.conversation.forms import Form
from baton.conversation.words import PlainSpelling, Voice
from baton.domain.lines import Refusal
from tests.handoffs import card, deliver, labels, order
from tests.stage import Stage, plain


def test_the_list_shows_what_waits_for_whom_open_ones_first(stage: Stage) -> None:
    assert "Nothing ordered and nothing owed" in stage.read(stage.says("UBOB", "/handoff list"))
    for what in ("old", "export by thu", "slides", "contract by fri"):
        order(stage, what)
    stage.says("UALICE", "/handoff cancel 1")
    order(stage, "badge by next mon", who="UBOB", owner="UDAN")
    stage.forward(days=3)

    shown = stage.read(stage.says("UBOB", "/handoff list"))
    assert "#2 export · for alice · waits for you to answer · overdue since Thu, Nov 26" in shown
    assert "#4 contract · for alice · waits for you to answer · due Fri, Nov 27" in shown
    assert "#3 slides · for alice · waits for you to answer · no day agreed" in shown
    assert "#1 old · for alice · cancelled" in shown
    assert "#5 badge · from dan · waits for dan to answer · due Mon, Nov 30" in shown
    assert [shown.index(f"#{n} ") for n in (2, 4, 3, 1, 5)] == sorted(shown.index(f"#{n} ") for n in (2, 4, 3, 1, 5))
    assert "bob负责" in stage.read(stage.says("UALICE", "/handoff 列表"), "zh-Hans")


def test_the_list_shows_twenty_and_how_many_more(stage: Stage) -> None:
    for _ in range(23):
        order(stage)
    shown = stage.read(stage.says("UALICE", "/handoff list"))
    assert shown.count("payroll export") == 20
    assert "3 more that are not shown" in shown


def test_showing_one_tells_its_facts_history_and_next_steps(stage: Stage) -> None:
    id = order(stage)
    form = stage.presses("UBOB", "handoff-ask", id)
    assert isinstance(form, Form)
    stage.sends("UBOB", form, words="Which month?")
    stage.forward(hours=1)
    deliver(stage, id, words="here", link="https://acme.test/x")

    owners = stage.says("UBOB", "/handoff show 1")
    receivers = stage.says("UALICE", "/handoff 查看 #1")
    assert isinstance(owners, Card)
    assert isinstance(receivers, Card)
    shown = stage.read(receivers)
    for words in (
        "Order #1",
        "alice needs this from bob",
        "delivered",
        "bob asked",
        "Which month?",
        "https://acme.test/x",
    ):
        assert words in shown
    assert shown.index("alice ordered it") < shown.index("bob asked") < shown.index("bob delivered it")
    assert labels(owners) == ""
    assert labels(receivers) == "receive return"
    assert "You have received order #1" in stage.read(stage.presses_in("UALICE", receivers, "Received"))


def test_the_orders_of_others_are_not_shown(stage: Stage) -> None:
    order(stage)
    with pytest.raises(Refusal) as refused:
        stage.says("UCHARLIE", "/handoff show 1")
    assert "You have no order #1" in stage.refusal(refused.value)


def test_every_message_can_be_said_in_both_languages(stage: Stage) -> None:
    id = order(stage)
    form = stage.presses("UBOB", "handoff-ask", id)
    assert isinstance(form, Form)
    stage.sends("UBOB", form, words="Which month?")
    deliver(stage, id)
    form = stage.presses("UALICE", "handoff-return", id)
    assert isinstance(form, Form)
    stage.sends("UALICE", form, words="more")
    for kind in ("handoff-owner", "handoff-delivered", "handoff-returned", "handoff-asked"):
        for language in ("en", "zh-Hans"):
            assert "#1" in stage.read(card(stage, kind), language)
    for language in ("en", "zh-Hans"):
        assert "/handoff" in stage.read(stage.says("UALICE", "/handoff help"), language)


class Wordy(PlainSpelling):
    """A platform that needs many characters for one, as Slack does for &."""

    def text(self, text: str) -> str:
        return "&amp;" * len(text)


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_the_longest_words_can_be_said_everywhere(stage: Stage, language: str) -> None:
    voice = Voice(language, UTC, Wordy())
    form = stage.says("UALICE", "/handoff")
    assert isinstance(form, Form)
    rungs = dict.fromkeys(("done", "need", "request", "want", "demand"), "x" * 1000)
    answer = stage.sends("UALICE", form, owner="UBOB", what="x" * 500, **rungs)
    id = stage.owed("handoff-owner")[0].reference
    said: list[Answer] = [answer]
    for who, action in (("UBOB", "ask"), ("UBOB", "deliver"), ("UALICE", "return")):
        form = stage.presses(who, f"handoff-{action}", id)
        assert isinstance(form, Form)
        said += [form, stage.sends(who, form, words="x" * 1000)]
    form = stage.presses_in("UALICE", card(stage, "handoff-asked"), "Answer")
    assert isinstance(form, Form)
    said += [form, stage.sends("UALICE", form, words="x" * 1000)]
    said.append(stage.says("UALICE", "/handoff cancel 1 " + "x" * 1000))
    said += [stage.says("UBOB", "/handoff show 1"), stage.says("UBOB", "/handoff list")]
    said += [told.card for row in stage.owed() if (told := stage.told(row))]
    assert all(plain(each, voice) for each in said)
    assert len(said) >= 15
