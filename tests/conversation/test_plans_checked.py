"""On check days people are asked once how a plan goes; what they answer is kept, and help that is needed is told on."""

from datetime import UTC, date, datetime

from baton.conversation.cards import Card
from baton.domain.lines import Refusal
from baton.services import home, plans
from baton.storage import plans as store
from jobs import weekly_report
from tests.ledgers import book, earned
from tests.plans import WHAT, asks, card, fills, if_then, plan, refused, result
from tests.stage import ACME, Stage

DIGEST = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)  # Monday, 09:00 in Berlin


def opens(stage: Stage, who: str) -> str:
    with stage.sessions.begin() as session:
        home.opened(stage.context(session), stage.person(who))
    return stage.hears(stage.owed("home", who)[0])


def test_an_if_then_plan_is_asked_about_after_a_week_and_after_three(stage: Stage) -> None:
    if_then(stage)
    assert asks(stage, days=6) == []
    assert asks(stage, days=1) == ["UALICE 2026-12-01"]
    heard = stage.hears(stage.owed("plan-check")[0])
    assert "You made this plan. Has it happened?\n“When an order comes back, I will ask what was missing”" in heard
    assert "because Tue, Dec 1 was a day to look at your plan" in heard
    assert "/baton reminders off stops these questions" in heard
    assert asks(stage, days=13) == ["UALICE 2026-12-01"]
    assert asks(stage, days=1) == ["UALICE 2026-12-01", "UALICE 2026-12-15"]
    assert asks(stage, days=100) == ["UALICE 2026-12-01", "UALICE 2026-12-15"]


def test_whoever_comes_late_asks_about_the_latest_day_only(stage: Stage) -> None:
    if_then(stage)
    result(stage, "ULINA", days=30, reviews=(3, 6, 9, 28))
    assert asks(stage, days=24) == ["UALICE 2026-12-15", "ULINA 2026-12-03"]


def test_a_question_is_answered_once_and_the_message_says_what_was(stage: Stage) -> None:
    made = if_then(stage)
    asks(stage, days=7)
    answer = stage.presses_in("UALICE", card(stage, "plan-check"), "It happened")
    assert "Noted: it happened." in stage.read(answer)
    (row,) = stage.owed("plan-check")
    assert row.revision == 2
    with stage.sessions.read() as session:
        said = store.answered(session, ACME.id, made.id, date(2026, 12, 1))
        assert store.used(session, ACME.id, ["UALICE", "UBOB"], datetime(2026, 11, 1, tzinfo=UTC)) == {
            "UALICE": (1, 1, 0),
            "UBOB": (0, 0, 0),
        }
    assert said is not None
    assert (said.outcome, said.at) == ("fired", stage.now)
    assert plan(stage, made.id).asked_on is None


def test_an_answered_question_that_stands_says_the_answer_and_one_not_yet_sent_is_dropped(stage: Stage) -> None:
    if_then(stage, "ULINA", cue="客户来电", action="先听完")
    asks(stage, days=7)
    (row,) = stage.owed("plan-check")
    shown = card(stage, "plan-check")
    assert "做到了吗" in stage.hears(row)
    stage.presses_in("ULINA", shown, "还没有")
    (row,) = stage.owed("plan-check")
    assert stage.told(row) is None
    row.message_id = "1.1"
    assert "已回答：还没有" in stage.hears(row)


def test_change_it_opens_the_present_words_and_asks_afresh(stage: Stage) -> None:
    made = if_then(stage)
    asks(stage, days=7)
    told = fills(stage, "UALICE", card(stage, "plan-check"), "Change it", cue="somebody returns an order")
    assert "“When somebody returns an order, I will ask what was missing”" in told
    after = plan(stage, made.id)
    assert (after.next_check, after.asked_on) == (date(2026, 12, 8), None)
    with stage.sessions.read() as session:
        said = store.answered(session, ACME.id, made.id, date(2026, 12, 1))
    assert said is not None
    assert said.outcome == "changed"


def test_who_wants_no_reminders_is_not_asked_but_finds_it_in_app_home(stage: Stage) -> None:
    if_then(stage)
    stage.says("UALICE", "/baton reminders off")
    assert asks(stage, days=7) == []
    assert "Has it happened? When an order comes back, I will ask what was missing" in opens(stage, "UALICE")


def test_somebody_who_stops_reminders_meanwhile_is_not_told_after_all(stage: Stage) -> None:
    if_then(stage)
    asks(stage, days=7)
    stage.says("UALICE", "/baton reminders off")
    assert stage.told(stage.owed("plan-check")[0]) is None


def test_what_nobody_has_accepted_is_not_asked_about(stage: Stage) -> None:
    made = result(stage, "UALICE", "UBOB", reviews=(2, 5))
    assert asks(stage, days=3) == []
    stage.presses("UBOB", "plan-accept", made.id)
    assert asks(stage) == []
    assert asks(stage, days=2) == ["UBOB 2026-11-29"]


def test_help_that_is_needed_reaches_whoever_set_the_result(stage: Stage) -> None:
    made = result(stage, "UALICE", "UBOB")
    stage.presses("UBOB", "plan-accept", made.id)
    asks(stage, days=5)
    shown = card(stage, "plan-check")
    told = fills(stage, "UBOB", shown, "Help needed", words="I need an hour with the vendor")
    assert "alice reads what would help." in told
    (row,) = stage.owed("plan-help")
    assert (row.recipient, row.manner) == ("UALICE", "asked")
    heard = stage.hears(row)
    assert "bob needs help with a result you set" in heard
    assert "What would help\nI need an hour with the vendor" in heard
    fills(stage, "UBOB", shown, "Help needed", words="I need an hour with the vendor")
    assert len(stage.owed("plan-help")) == 1, "the same call twice is told once"
    assert "few words" in refused(stage, lambda: fills(stage, "UBOB", shown, "Help needed", words=" "))


def test_help_with_a_result_of_ones_own_reaches_the_leads(stage: Stage) -> None:
    result(stage, "ULINA")
    result(stage, "UALICE")
    stage.forward(days=5)
    asks(stage)
    fills(stage, "ULINA", card(stage, "plan-check", "ULINA"), "需要帮助", words="需要供应商的联系人")
    (row,) = stage.owed("plan-help")
    assert row.recipient == "UCHARLIE"
    assert "李娜 needs help with a result" in stage.hears(row)
    lead = card(stage, "plan-check", "UALICE")
    told = refused(stage, lambda: fills(stage, "UALICE", lead, "Help needed", words="an hour with somebody"))
    assert "no other lead" in told


def test_on_the_way_and_done_are_kept_as_answers_of_the_day(stage: Stage) -> None:
    made = result(stage, days=10, reviews=(2, 4))
    asks(stage, days=2)
    assert "Noted: on the way." in stage.read(stage.presses_in("UALICE", card(stage, "plan-check"), "On the way"))
    asks(stage, days=2)
    stage.presses_in("UALICE", card(stage, "plan-check"), "Done")
    with stage.sessions.read() as session:
        said = [store.answered(session, ACME.id, made.id, day) for day in made.check_days]
    assert [each and each.outcome for each in said] == ["on-the-way", "done"]


def test_a_result_done_on_time_gives_its_owner_points_once_and_a_late_one_none(stage: Stage) -> None:
    first, late = result(stage, "UALICE", "UBOB"), result(stage, "UBOB", days=1, reviews=())
    stage.presses("UBOB", "plan-done", first.id)
    stage.presses("UBOB", "plan-done", first.id)
    stage.forward(days=3)
    stage.presses("UBOB", "plan-done", late.id)
    if_then(stage, "UBOB")
    stage.says("UBOB", "/plan done 3")
    book(stage)
    assert earned(stage, "UBOB", "action-closed") == [4.0]
    assert earned(stage, "UALICE", "action-closed") == []
    assert "Results of a plan, done on time\n4 each, at most 12 a week" in stage.read(
        stage.says("UBOB", "/kudos points rules")
    )


def test_three_results_a_week_give_points_and_the_fourth_none(stage: Stage) -> None:
    for _ in range(4):
        made = result(stage)
        stage.presses("UALICE", "plan-done", made.id)
        stage.forward(minutes=1)
    book(stage)
    assert earned(stage, "UALICE", "action-closed") == [4.0, 4.0, 4.0, 0.0]
    assert "No more points this week for: Results of a plan, done on time" in stage.read(
        stage.says("UALICE", "/kudos points")
    )


def digest(stage: Stage) -> str:
    stage.now = DIGEST
    weekly_report.run(stage.office, now=stage.now)
    return stage.hears(stage.owed("weekly-digest", "CPAY")[-1])


def test_the_digest_tells_accepted_results_that_are_due_and_names_nobody_else(stage: Stage) -> None:
    result(stage, "UBOB", days=8)
    result(stage, "UBOB", days=2, reviews=())
    result(stage, "UBOB", days=40)
    result(stage, "UALICE", "UBOB", days=7)
    if_then(stage)
    told = digest(stage)
    section = told[told.index("Actions due") :]
    assert f"{WHAT} · bob · overdue since Thu, Nov 26\n{WHAT} · bob · due Wed, Dec 2" in section
    assert told.count(WHAT) == 2
    assert "comes back" not in told


def test_old_digests_keep_what_was_due_and_five_are_told(stage: Stage) -> None:
    made = [result(stage, who, days=7, reviews=()) for who in ("UALICE",) * 4 + ("UBOB",) * 3]
    told = digest(stage)
    assert told.count(WHAT) == 5
    assert "And 2 more." in told
    for each in made:
        stage.presses(each.owner_id, "plan-done", each.id)
    assert stage.hears(stage.owed("weekly-digest", "CPAY")[-1]).count(WHAT) == 5
    assert "Actions due" not in stage.read(stage.says("UALICE", "/digest"))


def test_a_digest_takes_names_out_of_what_is_due(stage: Stage) -> None:
    stage.says("UBOB", "/plan result the export runs without <@UALICE> by 1 Dec")
    told = digest(stage)
    assert "the export runs without · bob" in told


def test_app_home_shows_my_plan_and_what_waits_for_an_answer(stage: Stage) -> None:
    assert "My plan\nNothing is planned." in opens(stage, "UBOB")
    result(stage, "UALICE", "UBOB")
    own = result(stage, "UBOB", days=1, reviews=())
    told = opens(stage, "UBOB")
    assert f"alice asks you for a result: {WHAT} · due Fri, Dec 4" in told
    assert told.index("Waiting for you") < told.index("alice asks you") < told.index("My plan")
    stage.forward(days=3)
    assert f"{WHAT} · overdue since Wed, Nov 25" in opens(stage, "UBOB")
    stage.presses("UBOB", "plan-done", own.id)
    for number in range(6):
        if_then(stage, "UBOB", cue=f"order {number} comes back")
    told = opens(stage, "UBOB")
    assert told.count("comes back, I will") == 5
    assert "One more: /plan" in told
    assert "我的计划\n目前没有计划" in opens(stage, "ULINA")


def test_checking_in_from_app_home_answers_the_question_that_waits(stage: Stage) -> None:
    made = if_then(stage)
    asks(stage, days=7)
    stage.forward(days=1)
    shown = stage.presses("UALICE", "plan-check-in", made.id)
    assert isinstance(shown, Card)
    stage.presses_in("UALICE", shown, "Not yet")
    assert "Has it happened?" not in opens(stage, "UALICE")
    with stage.sessions.read() as session:
        assert store.answered(session, ACME.id, made.id, date(2026, 12, 1)) is not None


def test_plans_of_a_training_are_found_again_and_never_asked_about_by_themselves(stage: Stage) -> None:
    made = if_then(stage, source="training:7", asks=False)
    assert if_then(stage, cue="something else", source="training:7").id == made.id
    assert if_then(stage, "UBOB", source="training:7", asks=False).id != made.id
    assert asks(stage, days=30) == []
    with stage.sessions.begin() as session:
        ctx, alice = stage.context(session), stage.person("UALICE")
        assert plans.of_source(ctx, "UALICE", "training:7") == made
        assert plans.of_source(ctx, "UALICE", "training:8") is None
        assert plans.check(ctx, alice, made.id, "fired").asked_on is None
        after = plans.change_if_then(ctx, alice, made.id, "an order is late", "call at once")
        assert (after.cue, after.check_days) == ("an order is late", ())
        assert [each.id for each in plans.open_of(ctx, "UALICE")] == [made.id]


def test_a_button_nobody_made_is_refused_in_words(stage: Stage) -> None:
    made = if_then(stage)
    for value in (f"won/{made.id}:2026-12-01", f"fired/{made.id}:tomorrow", "fired/none"):
        try:
            stage.presses("UALICE", "plan-check", value)
        except Refusal:
            continue
        raise AssertionError(value)
