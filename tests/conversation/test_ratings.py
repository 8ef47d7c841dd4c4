"""One tap after a handoff, and what the receiver sees of it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from baton.conversation.cards import Button, Buttons, Card
from baton.conversation.forms import Form
from baton.domain.lines import Refusal
from baton.domain.ratings import DIMENSIONS
from baton.services import ratings as service
from baton.storage.people import PersonRow
from tests.received import card_of, receive, stored, the_one
from tests.stage import ACME, Stage
from tests.statements import listening

PROMISE = "Shown only in groups of 5 or more people. Not used for appraisal."
STATEMENTS_OF_A_TAP = 8  # who, handoff, whether asked, rating, its points, first-rating mark, message, home


def labels(stage: Stage, card: Card, who: str = "UCHARLIE") -> list[str]:
    rows = [part for part in card.parts if isinstance(part, Buttons)]
    return [stage.voice(who).say(item.label) for row in rows for item in row.items]


def test_the_receiver_is_asked_with_five_levels_and_the_promise(stage: Stage) -> None:
    card = card_of(stage, receive(stage, receiver="UCHARLIE"))
    assert "Compared with what you needed, how was this handoff?" in stage.read(card)
    assert PROMISE in stage.read(card)
    assert labels(stage, card) == [
        "1 Fell short",
        "2 Basic – just enough",
        "3 Satisfied – as expected",
        "4 Delighted – better than expected",
        "5 Wow – did not see it coming",
    ]


def test_in_chinese_the_question_says_nin(stage: Stage) -> None:
    said = stage.read(card_of(stage, receive(stage)), "zh-Hans")
    assert "和您的需要相比\uff0c这次协作处在哪一层\uff1f" in said
    assert "满 5 人才汇总展示\uff0c不用于绩效考核" in said
    assert "4 愉悦\uff08超出期望\uff09" in said


def test_one_tap_is_a_complete_rating_and_is_answered_in_place(stage: Stage) -> None:
    handoff = receive(stage, receiver="UCHARLIE")
    before = stage.owed("handoff-delivered")[0].revision
    card = card_of(stage, handoff)
    assert stage.presses_in("UCHARLIE", card, "4 Delighted – better than expected") is None

    rating = the_one(stage)
    assert (rating.level, rating.stream, rating.team_id, rating.provider_id) == (4, "handoff", "payroll", "UALICE")
    assert rating.day == stage.now.date()
    assert stage.owed("handoff-delivered")[0].revision == before + 1
    after = card_of(stage, handoff)
    assert "Thank you. You rated it: Delighted" in stage.read(after)
    assert labels(stage, after) == ["Add detail", "Change", "Send kudos"]
    assert PROMISE not in stage.read(card_of(stage, receive(stage, owner="UDAN", receiver="UCHARLIE")))


def test_a_second_tap_of_the_same_level_changes_nothing(stage: Stage) -> None:
    handoff = receive(stage)
    stage.presses("ULINA", "rate-level", f"{handoff.id}:4")
    revision = stage.owed("handoff-delivered")[0].revision
    stage.forward(hours=30)
    assert stage.presses("ULINA", "rate-level", f"{handoff.id}:4") is None
    assert stage.owed("handoff-delivered")[0].revision == revision
    assert the_one(stage).level == 4


def test_another_level_counts_for_a_day_and_not_longer(stage: Stage) -> None:
    handoff = receive(stage)
    stage.presses("ULINA", "rate-level", f"{handoff.id}:4")
    stage.forward(hours=24)
    stage.presses("ULINA", "rate-level", f"{handoff.id}:2")
    assert the_one(stage).level == 2
    stage.forward(minutes=1)
    with pytest.raises(Refusal) as refused:
        stage.presses("ULINA", "rate-level", f"{handoff.id}:5")
    assert "24 hours" in stage.refusal(refused.value)
    assert the_one(stage).level == 2
    assert labels(stage, card_of(stage, handoff)) == []  # nothing to change any more, and no kudos for a 2


@pytest.mark.parametrize(
    ("who", "says"),
    [
        ("UALICE", "Only the person who received this handoff"),
        ("UBOB", "Only the person who received this handoff"),
        ("UGUEST", "Guests and bots cannot rate"),
        ("UBOT", "Guests and bots cannot rate"),
    ],
)
def test_nobody_but_the_receiver_rates(stage: Stage, who: str, says: str) -> None:
    handoff = receive(stage)
    with pytest.raises(Refusal) as refused:
        stage.presses(who, "rate-level", f"{handoff.id}:5")
    assert says in stage.refusal(refused.value)
    assert stored(stage) == []
    assert card_of(stage, handoff, reader=who).parts == ()


def test_nobody_rates_their_own_work(stage: Stage) -> None:
    handoff = receive(stage, owner="UDAN", receiver="UDAN")
    with pytest.raises(Refusal) as refused:
        stage.presses("UDAN", "rate-level", f"{handoff.id}:5")
    assert "Ratings come from others" in stage.refusal(refused.value)


@pytest.mark.parametrize("value", ["nothing:4", ":4", "4", "", "{id}:6", "{id}:0", "{id}:x", "{id}:"])
def test_a_stale_or_broken_button_gets_a_sentence(stage: Stage, value: str) -> None:
    handoff = receive(stage)
    with pytest.raises(Refusal):
        stage.presses("ULINA", "rate-level", value.format(id=handoff.id))
    assert stored(stage) == []


def test_a_handoff_that_was_not_received_cannot_be_rated(stage: Stage) -> None:
    handoff = receive(stage, state="delivered", received_at=None)
    assert card_of(stage, handoff).parts == ()
    with pytest.raises(Refusal) as refused:
        stage.presses("ULINA", "rate-level", f"{handoff.id}:4")
    assert "once it has been received" in stage.refusal(refused.value)


def test_many_taps_at_once_leave_one_rating(stage: Stage) -> None:
    handoff = receive(stage)

    def tap(level: int) -> None:
        stage.presses("ULINA", "rate-level", f"{handoff.id}:{level}")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(tap, [1, 2, 3, 4, 5, 1, 2, 3]))
    assert the_one(stage).level in (1, 2, 3, 4, 5)


def test_a_tap_costs_few_statements(stage: Stage) -> None:
    handoff = receive(stage)
    with listening(stage) as said:
        stage.presses("ULINA", "rate-level", f"{handoff.id}:4")
    # The door keeps the workspace in memory; the stage looks it up.
    counted = [each for each, _ in said if "FROM workspaces" not in each]
    assert 5 < len(counted) <= STATEMENTS_OF_A_TAP


def test_nothing_stored_names_the_rater_or_the_handoff(stage: Stage) -> None:
    handoff = receive(stage)
    stage.presses("ULINA", "rate-level", f"{handoff.id}:4")
    row = the_one(stage)
    values = [str(getattr(row, column.name)) for column in row.__table__.columns]
    assert not [value for value in values if "ULINA" in value or handoff.id in value]
    assert row.rater_key != row.handoff_key


def test_the_mark_that_somebody_has_rated_does_not_say_when(stage: Stage) -> None:
    stage.presses("ULINA", "rate-level", f"{receive(stage).id}:4")
    with stage.sessions.read() as session:
        person = session.get_one(PersonRow, (ACME.id, "ULINA"))
        assert person.privacy_seen_at == datetime(2026, 11, 1, tzinfo=UTC)


def test_an_unasked_handoff_may_still_be_rated(stage: Stage) -> None:
    receive(stage, receiver="UCHARLIE")
    second = receive(stage, receiver="UCHARLIE", what="cost report")
    card = card_of(stage, second)
    assert labels(stage, card) == ["Rate it"]
    form = stage.presses_in("UCHARLIE", card, "Rate it")
    assert isinstance(form, Form)
    assert "You are rating: Payroll for “cost report” · Tue, Nov 24" in stage.read(form)
    answer = stage.sends("UCHARLIE", form, level=5)
    assert "You rated Payroll: Wow" in stage.read(answer)
    assert the_one(stage).stream == "volunteer"
    assert "You rated it: Wow" in stage.read(card_of(stage, second))


def test_after_three_days_the_question_becomes_a_small_button(stage: Stage) -> None:
    handoff = receive(stage, receiver="UCHARLIE")
    stage.forward(hours=71, minutes=59)
    assert len(labels(stage, card_of(stage, handoff))) == 5
    stage.forward(minutes=1)
    assert labels(stage, card_of(stage, handoff)) == ["Rate it"]


def test_detail_is_added_to_the_same_rating(stage: Stage) -> None:
    handoff = receive(stage, receiver="UCHARLIE")
    stage.presses("UCHARLIE", "rate-level", f"{handoff.id}:2")
    form = stage.presses_in("UCHARLIE", card_of(stage, handoff), "Add detail")
    assert isinstance(form, Form)
    stage.forward(seconds=20)
    stage.sends("UCHARLIE", form, reliability=1, point="pain", words="late twice", failure="late", share=True)

    row = the_one(stage)
    assert (row.level, row.reliability, row.empathy, row.point, row.words) == (2, 1, None, "pain", "late twice")
    assert (row.failure, row.signed_by, row.form_seconds) == ("late", "UCHARLIE", 20)
    again = stage.presses_in("UCHARLIE", card_of(stage, handoff), "Change")
    assert isinstance(again, Form)
    given = {field.key: field.value for field in again.fields}
    assert (given["level"], given["reliability"], given["failure"], given["share"]) == (2, 1, ("late",), True)
    assert (given["point"], given["words"]) == (("pain",), "late twice")
    stage.sends("UCHARLIE", again, level=4)
    row = the_one(stage)
    assert (row.level, row.failure, row.reliability) == (4, None, 1)


def test_a_better_level_tapped_later_drops_the_failure(stage: Stage) -> None:
    handoff = receive(stage)
    form = stage.presses("ULINA", "rate-open", f"handoff:{handoff.id}")
    assert isinstance(form, Form)
    stage.sends("ULINA", form, level=1, failure="late")
    assert the_one(stage).failure == "late"
    stage.presses("ULINA", "rate-level", f"{handoff.id}:2")
    assert the_one(stage).failure == "late"
    stage.presses("ULINA", "rate-level", f"{handoff.id}:3")
    assert the_one(stage).failure is None


def test_change_asks_only_for_the_level_where_only_a_level_was_given(stage: Stage) -> None:
    handoff = receive(stage, receiver="UCHARLIE")
    stage.presses("UCHARLIE", "rate-level", f"{handoff.id}:2")
    form = stage.presses_in("UCHARLIE", card_of(stage, handoff), "Change")
    assert isinstance(form, Form)
    assert [(field.key, field.value) for field in form.fields] == [("level", 2)]
    assert stage.sends("UCHARLIE", form, level=3) is None
    assert the_one(stage).level == 3


def test_after_a_day_the_form_no_longer_opens(stage: Stage) -> None:
    handoff = receive(stage, receiver="UCHARLIE")
    stage.presses("UCHARLIE", "rate-level", f"{handoff.id}:4")
    card = card_of(stage, handoff)
    stage.forward(hours=25)
    for label in ("Add detail", "Change"):
        with pytest.raises(Refusal) as refused:
            stage.presses_in("UCHARLIE", card, label)
        assert "24 hours" in stage.refusal(refused.value)


def test_the_form_reads_as_agreed_in_both_languages(stage: Stage) -> None:
    handoff = receive(stage)
    form = stage.presses("ULINA", "rate-open", f"handoff:{handoff.id}")
    assert isinstance(form, Form)
    english, chinese = stage.read(form), stage.read(form, "zh-Hans")
    for words in (
        "Compared with what you needed, how was this handoff?",
        "Kept what was agreed – content and date",
        "Answered and moved quickly when I needed it",
        "Knew the job; I trust the result",
        "Understood my situation, not just my request",
        "What I received was clear, complete, ready to use",
        "5 far above what I expected",
        "Would love…",
        "Unclear request",
        "Let the team see my name with this comment",
        PROMISE,
    ):
        assert words in english
    for words in (
        "您正在评价\uff1aPayroll ·「payroll export」· 11月24日周二",
        "说到做到\uff1a内容和时间都按约定",
        "响应及时\uff1a需要时很快有回应、有行动",
        "专业可信\uff1a懂行、得体\uff0c结果让我放心",
        "理解我\uff1a既懂事情\uff0c也懂我的处境",
        "交付清楚\uff1a完整、规范、拿来就能用",
        "5 远高于期望",
        "痒点",
        "需求没说清",
        "允许对方看到我的名字\uff08仅此条评论\uff09",
    ):
        assert words in chinese
    assert "你" not in chinese
    assert [field.key for field in form.fields if field.key in DIMENSIONS] == list(DIMENSIONS)
    required = [field.key for field in form.fields if getattr(field, "required", False)]
    assert required == ["level"]


def test_a_long_order_is_named_briefly(stage: Stage) -> None:
    handoff = receive(stage, what="&" * 3000)
    form = stage.presses("ULINA", "rate-open", f"handoff:{handoff.id}")
    assert "&" * 119 + "…" in stage.read(form)


def test_the_dimensions_rotate_with_chance(stage: Stage) -> None:
    firsts = []
    for chance in (0.0, 0.2, 0.4, 0.6, 0.8):
        stage.chance = chance
        form = stage.says("ULINA", "/rate-service")
        assert isinstance(form, Form)
        firsts.append(next(field.key for field in form.fields if field.key in DIMENSIONS))
    assert firsts == list(DIMENSIONS)


def test_the_failure_is_asked_for_only_where_something_may_have_failed(stage: Stage) -> None:
    handoff = receive(stage)
    stage.presses("ULINA", "rate-level", f"{handoff.id}:4")
    form = stage.presses("ULINA", "rate-open", f"handoff:{handoff.id}")
    assert isinstance(form, Form)
    assert "failure" not in [field.key for field in form.fields]
    blank = stage.says("ULINA", "/rate-service")
    assert "Only if it fell short" in stage.read(blank)


def test_kudos_can_follow_and_keep_their_handoff(stage: Stage) -> None:
    handoff = receive(stage, receiver="UCHARLIE")
    stage.presses("UCHARLIE", "rate-level", f"{handoff.id}:5")
    form = stage.presses_in("UCHARLIE", card_of(stage, handoff), "Send kudos")
    assert isinstance(form, Form)
    assert form.fields[0].value == ("UALICE",)
    assert form.state["handoff"] == handoff.id
    stage.sends("UCHARLIE", form, reason="rebuilt the export overnight")
    assert stage.owed("kudos-post") == []
    assert stage.owed("kudos-told")[0].recipient == "UALICE"


def test_somebody_elses_handoff_fills_in_nobody_to_thank(stage: Stage) -> None:
    handoff = receive(stage)
    form = stage.presses("UBOB", "kudos-open", f"handoff:{handoff.id}")
    assert isinstance(form, Form)
    assert form.fields[0].value == ()
    assert "handoff" not in form.state


def test_inside_a_team_nobody_is_asked_and_ratings_stay_apart(stage: Stage) -> None:
    handoff = receive(stage, owner="UALICE", receiver="UBOB")
    card = card_of(stage, handoff)
    assert labels(stage, card, "UBOB") == ["Rate it"]
    stage.presses("UBOB", "rate-level", f"{handoff.id}:5")
    assert the_one(stage).stream == "rank"


def test_what_waits_for_a_rating_is_what_was_asked_and_not_answered(stage: Stage) -> None:
    def waiting() -> list[str]:
        with stage.sessions.read() as session:
            found = service.waiting_for(stage.context(session), stage.person("ULINA"))
        return [handoff.what for handoff in found]

    assert waiting() == []
    first = receive(stage)
    stage.forward(hours=1)
    receive(stage, owner="UDAN", what="laptop")
    assert waiting() == ["laptop", "payroll export"]
    stage.presses("ULINA", "rate-level", f"{first.id}:4")
    assert waiting() == ["laptop"]
    stage.forward(hours=72)
    assert waiting() == []


def test_every_button_that_opens_a_form_says_so(stage: Stage) -> None:
    handoff = receive(stage)
    stage.presses("ULINA", "rate-level", f"{handoff.id}:4")
    rows = [part for part in card_of(stage, handoff).parts if isinstance(part, Buttons)]
    assert all(isinstance(item, Button) and item.opens for row in rows for item in row.items)
