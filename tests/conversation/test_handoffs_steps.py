"""How an order goes from hand to hand, and what everybody is told."""

import pytest
from sqlalchemy import delete

from baton.conversation import desk
from baton.conversation.cards import Card
from baton.conversation.forms import Form
from baton.domain.deliveries import Delivery
from baton.domain.lines import Refusal
from baton.storage.handoffs import HandoffRow
from tests.handoffs import card, deliver, fills, handoff, labels, mark_sent, order, rings
from tests.stage import Stage


def test_an_order_goes_from_accepted_to_received(stage: Stage) -> None:
    id = order(stage)
    mark_sent(stage)
    assert stage.presses_in("UBOB", card(stage, "handoff-owner"), "Accept") is None
    assert rings(stage) == [("UALICE", "handoff-receiver")]
    assert "bob has accepted your order #1" in stage.hears(stage.owed("handoff-receiver")[0])
    assert labels(card(stage, "handoff-receiver")) == "cancel"
    assert "You accepted it" in stage.hears(stage.owed("handoff-owner")[0])

    mark_sent(stage)
    stage.forward(hours=2)
    answer = fills(stage, "UBOB", "handoff-owner", "Deliver", words="see sheet 2", link="https://acme.test/x")
    assert "Order #1 is delivered" in answer
    assert rings(stage) == [("UALICE", "handoff-delivered")]
    heard = stage.hears(stage.owed("handoff-delivered")[0])
    assert "bob has delivered your order #1" in heard
    assert "see sheet 2" in heard
    assert labels(card(stage, "handoff-owner")) == ""

    mark_sent(stage)
    assert stage.presses_in("UALICE", card(stage, "handoff-delivered"), "Received") is None
    assert rings(stage) == []
    assert "You have received it" in stage.hears(stage.owed("handoff-delivered")[0])
    assert labels(card(stage, "handoff-delivered")) == "rating-rate-it"
    assert "alice has received it" in stage.hears(stage.owed("handoff-owner")[0])
    one = handoff(stage, id)
    assert (one.state, one.returns) == ("received", 0)
    assert one.ordered_at == one.first_reply_at == one.accepted_at < one.delivered_at == one.received_at


def test_a_delivery_without_accepting_first_rings_once(stage: Stage) -> None:
    deliver(stage, order(stage), words="here")
    mark_sent_owner = [ring for ring in rings(stage) if ring[0] == "UALICE"]
    assert mark_sent_owner == [("UALICE", "handoff-delivered")]


def test_a_returned_delivery_comes_again_and_rings_again(stage: Stage) -> None:
    id = order(stage)
    deliver(stage, id, words="first try")
    mark_sent(stage)
    assert "goes back" in fills(stage, "UALICE", "handoff-delivered", "Return", words="November is missing")

    assert rings(stage) == [("UBOB", "handoff-returned")]
    back = stage.hears(stage.owed("handoff-returned")[0])
    assert "alice sent order #1 back to you" in back
    assert "November is missing" in back
    one = handoff(stage, id)
    assert (one.state, one.returns, one.delivered_at) == ("returned", 1, None)

    mark_sent(stage)
    fills(stage, "UBOB", "handoff-returned", "Deliver", words="second try")
    assert rings(stage) == [("UALICE", "handoff-delivered")]
    first, second = sorted(stage.owed("handoff-delivered"), key=lambda row: row.period)
    assert "first try" in stage.hears(first)
    assert "You sent this delivery back" in stage.hears(first)
    assert "November is missing" in stage.hears(first)
    assert "second try" in stage.hears(second)
    assert "delivered now" in stage.hears(stage.owed("handoff-returned")[0])
    told = stage.told(second)
    assert told is not None
    assert labels(told.card) == "receive return"


def test_an_old_delivery_cannot_be_received_or_returned_for_a_new_one(stage: Stage) -> None:
    id = order(stage)
    deliver(stage, id, words="first try")
    stale = card(stage, "handoff-delivered")
    stale_form = stage.presses_in("UALICE", stale, "Return")
    assert isinstance(stale_form, Form)
    stage.sends("UALICE", stale_form, words="no")
    deliver(stage, id, words="second try")
    for press in (
        lambda: stage.presses_in("UALICE", stale, "Received"),
        lambda: stage.presses_in("UALICE", stale, "Return"),
        lambda: stage.sends("UALICE", stale_form, words="no"),
    ):
        with pytest.raises(Refusal) as refused:
            press()
        assert "a newer delivery" in stage.refusal(refused.value)
    assert handoff(stage, id).state == "delivered"


def test_a_question_goes_to_the_receiver_and_its_answer_back(stage: Stage) -> None:
    id = order(stage)
    mark_sent(stage)
    assert "on its way" in fills(stage, "UBOB", "handoff-owner", "Ask", words="Which month?")
    assert rings(stage) == [("UALICE", "handoff-asked")]
    assert "Question\nWhich month?" in stage.hears(stage.owed("handoff-asked")[0])
    assert handoff(stage, id).state == "ordered"
    assert handoff(stage, id).first_reply_at is not None

    mark_sent(stage)
    asked = card(stage, "handoff-asked")
    form = stage.presses_in("UALICE", asked, "Answer")
    assert isinstance(form, Form)
    assert "Which month?" in stage.read(form)
    stage.sends("UALICE", form, words="November")
    assert rings(stage) == [("UBOB", "handoff-answered")]
    heard = stage.hears(stage.owed("handoff-answered")[0])
    assert "You asked\nWhich month?" in heard
    assert "November" in heard
    assert labels(card(stage, "handoff-answered")) == "accept ask decline deliver"
    assert "You answered\nNovember" in stage.hears(stage.owed("handoff-asked")[0])
    assert labels(card(stage, "handoff-asked")) == ""
    assert "answered already" in stage.read(stage.sends("UALICE", form, words="December"))
    assert "November" in stage.hears(stage.owed("handoff-answered")[0])


def test_the_same_open_question_is_asked_once(stage: Stage) -> None:
    id = order(stage)
    form = stage.presses("UBOB", "handoff-ask", id)
    assert isinstance(form, Form)
    stage.sends("UBOB", form, words="Which month?")
    assert "already asked" in stage.read(stage.sends("UBOB", form, words=" Which month? "))
    assert len(stage.owed("handoff-asked")) == 1
    stage.sends("UBOB", form, words="And which format?")
    assert len(stage.owed("handoff-asked")) == 2


def test_a_declined_order_tells_why(stage: Stage) -> None:
    id = order(stage)
    mark_sent(stage)
    fills(stage, "UBOB", "handoff-owner", "Decline", words="I am on leave; dan could")
    assert rings(stage) == [("UALICE", "handoff-declined")]
    heard = stage.hears(stage.owed("handoff-declined")[0])
    assert "bob cannot take on your order #1" in heard
    assert "dan could" in heard
    assert handoff(stage, id).closed_at == stage.now
    assert labels(card(stage, "handoff-owner")) == ""


def test_an_order_can_be_cancelled_with_a_reason(stage: Stage) -> None:
    order(stage)
    mark_sent(stage)
    assert "is cancelled" in stage.read(stage.says("UALICE", "/handoff cancel #1 found it myself"))
    assert rings(stage) == [("UBOB", "handoff-cancelled")]
    assert "found it myself" in stage.hears(stage.owed("handoff-cancelled")[0])
    assert "alice cancelled it" in stage.hears(stage.owed("handoff-owner")[0])
    assert "cancelled already" in stage.read(stage.says("UALICE", "/handoff 取消1"))


def test_an_order_cancelled_before_it_was_sent_is_not_announced_first(stage: Stage) -> None:
    order(stage)
    stage.says("UALICE", "/handoff cancel 1")
    assert rings(stage) == [("UBOB", "handoff-cancelled")]


def test_cancelling_asks_once_more(stage: Stage) -> None:
    answer = stage.says("UALICE", "/handoff <@UBOB> export")
    assert isinstance(answer, Card)
    assert "Cancel this order?" in stage.read(answer)
    assert "is cancelled" in stage.read(stage.presses_in("UALICE", answer, "Cancel the order"))


def test_the_owner_may_change_their_mind_but_not_after_delivering(stage: Stage) -> None:
    id = order(stage)
    stage.presses("UBOB", "handoff-accept", id)
    assert isinstance(stage.presses("UBOB", "handoff-decline", id), Form)
    deliver(stage, id)
    with pytest.raises(Refusal) as refused:
        stage.presses("UBOB", "handoff-decline", id)
    assert "Order #1 is delivered by now" in stage.refusal(refused.value)


@pytest.mark.parametrize(
    ("action", "who", "says"),
    [
        ("accept", "UALICE", "Only the person who took on order #1"),
        ("ask", "UCHARLIE", "Only the person who took on order #1"),
        ("decline", "UALICE", "Only the person who took on order #1"),
        ("deliver", "UALICE", "Only the person who took on order #1"),
        ("receive", "UBOB", "Only the person who placed order #1"),
        ("return", "UBOB", "Only the person who placed order #1"),
        ("cancel", "UBOB", "Only the person who placed order #1"),
        ("show", "UCHARLIE", "not there any more"),
        ("receive", "UALICE", "is ordered by now"),
        ("return", "UALICE", "is ordered by now"),
    ],
)
def test_a_step_that_is_not_ones_own_or_not_due_changes_nothing(stage: Stage, action: str, who: str, says: str) -> None:
    id = order(stage)
    before, owed = handoff(stage, id), len(stage.owed())
    with pytest.raises(Refusal) as refused:
        stage.presses(who, f"handoff-{action}", id)
    assert says in stage.refusal(refused.value)
    assert stage.refusal(refused.value, "zh-Hans")
    assert (handoff(stage, id), len(stage.owed())) == (before, owed)


@pytest.mark.parametrize(
    "action", ["accept", "ask", "answer", "decline", "deliver", "receive", "return", "cancel", "show"]
)
@pytest.mark.parametrize("value", ["", "nonsense", "id999999:0:aloud", "::", "x:99999999999999999999"])
def test_buttons_of_what_is_gone_are_answered_in_words(stage: Stage, action: str, value: str) -> None:
    with pytest.raises(Refusal) as refused:
        stage.presses("UALICE", f"handoff-{action}", value)
    assert "not there any more" in stage.refusal(refused.value)


def test_buttons_of_a_deleted_order_are_answered_in_words(stage: Stage) -> None:
    id = order(stage)
    shown = card(stage, "handoff-owner")
    with stage.sessions.begin() as session:
        session.execute(delete(HandoffRow).where(HandoffRow.id == id))
    with pytest.raises(Refusal):
        stage.presses_in("UBOB", shown, "Accept")
    assert stage.told(stage.owed("handoff-owner")[0]) is None


def test_pressing_twice_has_the_effect_of_once_and_is_answered_kindly(stage: Stage) -> None:
    id = order(stage)
    stage.presses("UBOB", "handoff-accept", id)
    assert "already accepted" in stage.read(stage.presses("UBOB", "handoff-accept", id))
    form = stage.presses("UBOB", "handoff-deliver", id)
    assert isinstance(form, Form)
    stage.sends("UBOB", form, words="here")
    assert "already delivered" in stage.read(stage.sends("UBOB", form, words="here"))
    assert "already delivered" in stage.read(stage.presses("UBOB", "handoff-deliver", id))
    form = stage.presses_in("UALICE", card(stage, "handoff-delivered"), "Return")
    assert isinstance(form, Form)
    stage.sends("UALICE", form, words="more")
    assert "already returned" in stage.read(stage.sends("UALICE", form, words="more"))
    deliver(stage, id)
    stage.presses("UALICE", "handoff-receive", id)
    assert "already received" in stage.read(stage.presses("UALICE", "handoff-receive", id))
    assert handoff(stage, id).returns == 1


@pytest.mark.parametrize(
    ("action", "answers", "field"),
    [
        ("ask", {"words": " "}, "words"),
        ("decline", {}, "words"),
        ("decline", {"words": "x" * 1001}, "words"),
        ("deliver", {"words": "x" * 1001}, "words"),
        ("deliver", {"link": "acme.test/x"}, "link"),
        ("deliver", {"link": "javascript:alert(1)"}, "link"),
        ("deliver", {"link": "https://a b"}, "link"),
        ("deliver", {"link": "https://["}, "link"),
        ("deliver", {"link": "https://x/" + "y" * 2000}, "link"),
    ],
)
def test_forms_say_what_is_wrong_at_the_field(stage: Stage, action: str, answers: dict[str, str], field: str) -> None:
    id = order(stage)
    form = stage.presses("UBOB", f"handoff-{action}", id)
    assert isinstance(form, Form)
    with pytest.raises(Refusal) as refused:
        stage.sends("UBOB", form, **answers)
    assert refused.value.field == field
    assert handoff(stage, id).state == "ordered"


def test_an_owner_who_cannot_be_reached_is_reported_to_the_receiver(stage: Stage) -> None:
    order(stage)
    row = stage.owed("handoff-owner")[0]
    with stage.sessions.begin() as session:
        delivery = Delivery(**{name: getattr(row, name) for name in Delivery.__dataclass_fields__})
        desk.undelivered(stage.context(session), delivery)
    assert "could not bring order #1 to bob" in stage.hears(stage.owed("handoff-unreached", "UALICE")[0])


def test_messages_that_stand_are_brought_up_to_date_in_place(stage: Stage) -> None:
    id = order(stage)
    form = stage.presses("UBOB", "handoff-ask", id)
    assert isinstance(form, Form)
    stage.sends("UBOB", form, words="Which month?")
    mark_sent(stage)
    stage.presses("UBOB", "handoff-accept", id)
    again = {row.kind for row in stage.owed() if row.state == "owed" and row.message_id is not None}
    assert again == {"handoff-owner", "handoff-asked"}
    mark_sent(stage)
    deliver(stage, id)
    again = {row.kind for row in stage.owed() if row.state == "owed" and row.message_id is not None}
    assert again == {"handoff-owner", "handoff-asked", "handoff-receiver"}
    assert "delivered now" in stage.hears(stage.owed("handoff-asked")[0])


def test_what_is_accepted_elsewhere_than_in_its_message_can_be_delivered_at_once(stage: Stage) -> None:
    order(stage)
    shown = stage.says("UBOB", "/handoff show 1")
    assert isinstance(shown, Card)
    answer = stage.presses_in("UBOB", shown, "Accept")
    assert isinstance(answer, Card)
    assert isinstance(stage.presses_in("UBOB", answer, "Deliver"), Form)


def test_what_is_received_elsewhere_than_in_its_message_can_be_rated_at_once(stage: Stage) -> None:
    order(stage)
    stage.presses_in("UBOB", card(stage, "handoff-owner"), "Accept")
    fills(stage, "UBOB", "handoff-owner", "Deliver", words="here it is")
    shown = stage.says("UALICE", "/handoff show 1")
    assert isinstance(shown, Card)
    answer = stage.presses_in("UALICE", shown, "Received")
    assert isinstance(answer, Card)
    form = stage.presses_in("UALICE", answer, "Rate it")
    assert isinstance(form, Form)
    assert "payroll export" in stage.read(form)
