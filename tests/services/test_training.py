"""What must hold of trainings when everything arrives at once, on both databases."""

from datetime import timedelta

from baton.conversation.asks import Ask
from baton.conversation.training import answers
from baton.services import plans
from baton.services.contexts import Context
from baton.services.training import answering, cohorts, following
from baton.services.training.cohorts import Plan
from baton.storage import people
from baton.storage.training import cohorts as store
from tests.services.test_plans import at_once
from tests.stage import ACME, Stage
from tests.trainings import FRIDAY, asked, begin, cohort, come, facilitate, morning, run, send, theirs


def participant(stage: Stage, who: str) -> tuple[str, int]:
    """How somebody stands in the cohort they are in, and how many messages in a row they ignored."""
    with stage.sessions.read() as session:
        (found,) = store.of_person(session, ACME.id, who)
    return found.standing, found.ignored


def test_of_two_answers_at_once_one_stands_and_counts_once(stage: Stage) -> None:
    begin(stage, "UBOB")
    reference = come(stage, "UBOB", "first-plan").reference
    bob = stage.person("UBOB")
    given = at_once(
        stage, [lambda ctx, n=n: answering.answer(ctx, bob, reference, {"useful": n}).answer for n in (1, 2, 3, 4)]
    )
    assert len({str(each) for each in given}) == 1
    assert theirs(stage, "UBOB")["first-plan"].answer == given[0]


def test_a_form_sent_twice_at_once_makes_one_plan(stage: Stage) -> None:
    begin(stage, "UBOB")
    reference = come(stage, "UBOB", "first-plan").reference
    bob = stage.person("UBOB")

    def send_form(ctx: Context) -> str:
        said = {"useful": 4, "cue": "an order comes back", "action": "ask"}
        ask = Ask(ctx, bob, answers=said, state={"step": reference})
        return stage.read(answers.sent(ask))

    told = at_once(stage, [send_form] * 4)
    assert all("Your plan: when an order comes back, I will ask" in each for each in told)
    with stage.sessions.read() as session:
        assert len(plans.open_of(stage.context(session), "UBOB")) == 1


def test_two_daily_runs_at_once_ask_once(stage: Stage) -> None:
    made = begin(stage, "UBOB", "UALICE")
    morning(stage, FRIDAY)
    at_once(stage, [lambda ctx: following.follow(ctx, made.id, ["UALICE", "UBOB"])] * 4)
    assert len(asked(stage, "UBOB")) == len(asked(stage, "UALICE")) == 1
    assert theirs(stage, "UBOB")["first-plan"].state == "asked"


def test_an_answer_while_the_daily_run_is_on_is_never_lost(stage: Stage) -> None:
    made = begin(stage, "UBOB")
    reference = come(stage, "UBOB", "first-plan").reference
    bob = stage.person("UBOB")
    morning(stage, theirs(stage, "UBOB")["day-after"].due_on)
    at_once(
        stage,
        [
            lambda ctx: following.follow(ctx, made.id, ["UBOB"]),
            lambda ctx: answering.answer(ctx, bob, reference, {"useful": 4}),
        ]
        * 2,
    )
    assert theirs(stage, "UBOB")["first-plan"].state == "answered"
    assert theirs(stage, "UBOB")["day-after"].state == "asked"
    assert participant(stage, "UBOB") == ("on", 0)


def test_who_stops_while_the_daily_run_is_on_is_asked_nothing_afterwards(stage: Stage) -> None:
    made = begin(stage, "UBOB")
    bob = stage.person("UBOB")
    morning(stage, FRIDAY)
    at_once(
        stage,
        [
            lambda ctx: following.follow(ctx, made.id, ["UBOB"]),
            lambda ctx: answering.stop(ctx, bob, made.id),
        ],
    )
    assert participant(stage, "UBOB")[0] == "stopped"
    assert {each.state for each in theirs(stage, "UBOB").values()} == {"dropped"}
    assert [stage.told(row) for row in asked(stage, "UBOB")] in ([], [None])
    stage.forward(days=3)
    run(stage)
    assert len(asked(stage, "UBOB")) <= 1


def test_two_who_add_the_same_person_at_once_add_them_once(stage: Stage) -> None:
    made = begin(stage, "UBOB")
    alice, lina = stage.person("UALICE"), stage.person("ULINA")
    counts = at_once(stage, [lambda ctx: cohorts.add(ctx, alice, made.id, [lina])] * 3)
    assert sorted(counts) == [0, 0, 1]
    assert len(theirs(stage, "ULINA")) == len(theirs(stage, "UBOB"))


def test_cohorts_made_at_once_have_numbers_of_their_own(stage: Stage) -> None:
    morning(stage, FRIDAY)
    facilitate(stage)
    with stage.sessions.read() as session:
        known = people.known(session, ACME.id, ["UALICE", "UBOB"])
    plan = Plan("internal-service", "Spring", FRIDAY)
    made = at_once(stage, [lambda ctx: cohorts.make(ctx, known["UALICE"], plan, [known["UBOB"]])] * 5)
    assert sorted(each.number for each in made) == [1, 2, 3, 4, 5]


def test_an_answer_while_a_cohort_is_moved_or_cancelled_is_kept_or_refused_and_never_half(stage: Stage) -> None:
    made = begin(stage, "UBOB")
    reference = come(stage, "UBOB", "first-plan").reference
    alice, bob = stage.person("UALICE"), stage.person("UBOB")
    later = FRIDAY + timedelta(days=7)
    at_once(
        stage,
        [
            lambda ctx: answering.answer(ctx, bob, reference, {"useful": 4}),
            lambda ctx: cohorts.change(ctx, alice, made.id, "Spring", later, alice),
            lambda ctx: following.follow(ctx, made.id, ["UBOB"]),
        ],
    )
    assert theirs(stage, "UBOB")["first-plan"].state == "answered"
    assert theirs(stage, "UBOB")["first-practice"].due_on == later + timedelta(days=7)
    practice = come(stage, "UBOB", "first-practice").reference
    given = at_once(
        stage,
        [
            lambda ctx: answering.answer(ctx, bob, practice, {}).state,
            lambda ctx: cohorts.cancel(ctx, alice, made.id).id,
        ],
    )
    expected = "answered" if given[0] == "answered" else "dropped"
    assert theirs(stage, "UBOB")["first-practice"].state == expected
    assert participant(stage, "UBOB")[0] == "left"


def test_a_step_put_off_twice_at_once_is_put_off_once(stage: Stage) -> None:
    begin(stage, "UBOB")
    reference = come(stage, "UBOB", "first-plan").reference
    bob = stage.person("UBOB")
    later = at_once(stage, [lambda ctx: answering.snooze(ctx, bob, reference, 3)] * 3)
    assert {each.snoozes for each in later} == {1}
    assert len({each.due_on for each in later}) == 1


def test_a_workspace_sees_nothing_of_another_ones_trainings(stage: Stage) -> None:
    made = begin(stage, "UBOB")
    send(stage)
    cohort(stage, "ULINA", name="Summer")
    with stage.sessions.read() as session:
        assert store.find(session, "T2", made.id) is None
        assert store.every(session, "T2") == []
        assert store.of_person(session, "T2", "UBOB") == []
