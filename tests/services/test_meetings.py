"""No answer of a meeting is lost, and none slips in beside its minutes, whatever is pressed at once."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

from baton.domain.lines import Refusal
from baton.domain.meetings import Action
from baton.services import meetings as service
from tests.meetings import found, started
from tests.stage import TUESDAY, Stage


def answer(stage: Stage, meeting_id: str, who: str, words: str) -> str:
    try:
        with stage.sessions.begin() as session:
            service.answer(stage.context(session), stage.person(who), meeting_id, 0, words)
    except Refusal as refusal:
        return refusal.line.id
    return "done"


def close(stage: Stage, meeting_id: str, minutes: str) -> str:
    try:
        with stage.sessions.begin() as session:
            agreed = [Action("UBOB", "sends the template", TUESDAY.date())]
            service.close(stage.context(session), stage.person("UALICE"), meeting_id, minutes, agreed)
    except Refusal as refusal:
        return refusal.line.id
    return "done"


def at_once(*deeds: partial[str]) -> list[str]:
    """Do everything at the same moment; how each ended."""
    ready = Barrier(len(deeds))

    def outcome(deed: partial[str]) -> str:
        ready.wait()
        return deed()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(outcome, deeds))


def said(stage: Stage, meeting_id: str) -> dict[str | None, str]:
    with stage.sessions.read() as session:
        ctx = stage.context(session)
        return {each.by_id: each.words for each in service.answers(ctx, service.get(ctx, meeting_id), 0)}


def test_five_answers_at_once_are_all_kept_and_the_post_is_owed_again(stage: Stage) -> None:
    meeting = started(stage)
    cast = ("UALICE", "UBOB", "UCHARLIE", "ULINA", "UDAN")
    before = stage.owed("meeting-question")[0].revision
    assert at_once(*(partial(answer, stage, meeting.id, who, f"says {who}") for who in cast)) == ["done"] * 5
    assert said(stage, meeting.id) == {who: f"says {who}" for who in cast}
    assert stage.owed("meeting-question")[0].revision == before + 5


def test_one_person_answering_six_times_at_once_has_answered_once(stage: Stage) -> None:
    meeting = started(stage)
    deeds = [partial(answer, stage, meeting.id, "UBOB", f"version {at}") for at in range(6)]
    assert at_once(*deeds) == ["done"] * 6
    assert list(said(stage, meeting.id)) == ["UBOB"]


def test_an_answer_is_in_time_or_refused_when_the_minutes_come_at_the_same_moment(stage: Stage) -> None:
    for turn in range(5):
        meeting = started(stage)
        deeds = [partial(close, stage, meeting.id, "Closed."), partial(answer, stage, meeting.id, "UBOB", "In time?")]
        closed, answered = at_once(*(deeds if turn % 2 else reversed(deeds)))[:: 1 if turn % 2 else -1]
        assert closed == "done"
        assert answered == ("done" if said(stage, meeting.id) else "meeting-closed")


def test_minutes_sent_four_times_at_once_close_the_meeting_once(stage: Stage) -> None:
    meeting = started(stage)
    outcomes = at_once(*(partial(close, stage, meeting.id, f"Minutes {at}") for at in range(4)))
    assert sorted(outcomes) == ["done"] + ["meeting-closed"] * 3
    assert found(stage, meeting).minutes == f"Minutes {outcomes.index('done')}"
    assert len(found(stage, meeting).actions) == 1
    assert len(stage.owed("meeting-minutes")) == 1
