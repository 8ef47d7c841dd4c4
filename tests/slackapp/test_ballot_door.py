"""A vote comes in at the door and its code goes out by it; nothing of either is left behind, nor is it logged."""

import json
from typing import Any

from sqlalchemy import text

from baton.storage.database import Base
from tests.doorway import Doorway, words
from tests.mvp import balloting, code_in, votes
from tests.stage import Stage


def choices(*ids: str) -> dict[str, Any]:
    chosen = [{"text": {"type": "plain_text", "text": id}, "value": id} for id in ids]
    return {"choices-0": {"type": "checkboxes", "selected_options": chosen}}


def view(round_id: str, marked: dict[str, Any], **state: str) -> dict[str, Any]:
    """The filled ballot as Slack sends it."""
    return {
        "private_metadata": json.dumps({"round": round_id, **state}),
        "state": {"values": {key: {"value.choices": value} for key, value in marked.items()}},
    }


def everything(stage: Stage) -> str:
    with stage.sessions.read() as session:
        tables = Base.metadata.sorted_tables
        return "\n".join(str(list(session.execute(text(f'SELECT * FROM "{each.name}"')))) for each in tables)  # noqa: S608


def test_the_code_travels_in_the_answer_itself_and_is_left_nowhere(stage: Stage, doorway: Doorway) -> None:
    found = balloting(stage)
    owed = len(stage.owed())
    answer = doorway.submit("UALICE", "mvp-vote", choices("ULINA"), **view(found.id, choices("ULINA")))
    assert answer["response_action"] == "update"
    code = next(line for line in words(answer).splitlines() if line.count("-") > 4)
    assert len(stage.owed()) == owed
    assert code not in everything(stage)
    assert code.replace("-", "") not in everything(stage)
    for secret in (code, "ULINA", "UALICE", "alice"):
        assert secret not in doorway.log()


def test_a_repeated_submission_is_one_vote(stage: Stage, doorway: Doorway) -> None:
    found = balloting(stage)
    filled = {"id": "V7", "hash": "h", **view(found.id, choices("ULINA"))}
    doorway.submit("UALICE", "mvp-vote", choices("ULINA"), **filled)
    again = doorway.submit("UALICE", "mvp-vote", choices("ULINA"), **filled)
    assert "Already done." in words(again)


def test_a_refusal_gives_the_marks_back_and_leaves_no_trace_of_them(stage: Stage, doorway: Doorway) -> None:
    found = balloting(stage)
    code = code_in(stage, votes(stage, "UALICE", ["ULINA"]))
    votes(stage, "UALICE", ["UBOB"], code)
    before = everything(stage)
    answer = doorway.submit("UALICE", "mvp-vote", choices("ULINA"), **view(found.id, choices("ULINA"), code=code))
    assert answer["response_action"] == "errors"
    assert "Only the newest code works" in str(answer)
    assert everything(stage) == before
    assert code not in doorway.log()
