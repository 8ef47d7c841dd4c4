"""Whatever is typed after a command or into a form, the answer is one that Slack takes, and never an incident."""

import itertools
import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baton.conversation import desk
from baton.conversation.words import Voice
from slackapp.blocks import Capabilities, render_card
from slackapp.spelling import SlackSpelling
from tests.doorway import Doorway
from tests.slackapp.limits_check import assert_within_limits
from tests.stage import Stage

# When a property fails, its long counterexample is worth more than a complaint about its length.
pytestmark = pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
HOSTILE = {
    "ten-thousand": "x" * 10_000,
    "ten-thousand-words": "why " * 2500,
    "ten-thousand-chinese": "谢" * 10_000,
    "ten-thousand-escaped": "&lt;&amp;&gt;" * 800,
    "emoji": "👩‍👩‍👧‍👦 👍🏽 🇨🇳 :tada: " * 50,
    "right-to-left": "\u202eשלום עולם مرحبا بالعالم\u202c",
    "everybody": "<!channel> <!here> <!everyone> <!subteam^S1|@all>",
    "everybody-typed": "&lt;!channel&gt; @channel @here",
    "code": "```\nrm -rf /\n``` `x` *bold* _it_ ~no~ &gt; quote",
    "nul": "a\0b\0",
    "surrogate": "a\ud800b\udfff",
    "stranger": "<@UNKNOWN> <@UNKNOWN|who>",
    "a-link": "<https://evil.example|https://bank.example> <mailto:a@b.c|a@b.c>",
    "broken-markup": "<@> <@|> <#> <!> <> <<@UBOB>> <@UBOB <@UBOB|",
    "control": "\x01\x07\x1b[31m\u200b\u2028\ufeff",
    "fluent": "{ $name } { kudos-about } {{}} \\u0041",
    "sql": "'; DROP TABLE kudos; --",
    "names": "@李娜 @bob @alice,@dan和@charlie " * 30,
    "mentions": "<@UBOB|bob> <@UCHARLIE> <@ULINA> <@UGUEST> <@UBOT> <@UGONE> " * 20,
    "spaces": " \t\n　 ",
    "numbers": "9" * 400,
    "newlines": "\n" * 3000 + "x",
}
# What may stand before such a text, for each command.
BEGINNINGS = {
    "kudos": ("", "<@UBOB|bob> ", "@bob ", "@", "mvp ", "board ", "undo ", "edit ", "private ", "mine ", "points "),
    "mvp": ("", "nominate ", "nominate @bob ", "second ", "vote ", "results ", "extend ", "extend 2 days ", "cancel "),
    "handoff": ("", "<@UBOB|bob> ", "@bob ", "@", "list ", "show ", "<@UBOB> the export by ", "@Payroll "),
    "rate-service": ("", "<@UBOB|bob> ", "@Payroll 4 ", "@Payroll ", "@", "request ", "request @bob "),
    "team": ("", "create ", "join ", "leave ", "lead ", "channel ", "language ", "zone ", "show ", "rename ", "@"),
    "plan": (
        "",
        "if ",
        "if this then ",
        "result ",
        "result @bob ",
        "result it by ",
        "done ",
        "drop 1 ",
        "history ",
        "当",
    ),
    # Every third is typed by an admin, who may arrange trainings.
    "training": (
        *("", "learn ", "new ", "snooze ", "stop ", "cohorts ", "学习", "resume ", "courses "),
        *("mine ", "稍后 ", "add 1 ", "add ", "添加 1 ", "results ", "roi ", "meeting ", "change "),
    ),
    "digest": ("", "here ", "here mon ", "here mon 09:00 ", "pause ", "resume ", "changed "),
    "baton": (
        "",
        "language ",
        "zone ",
        "quiet ",
        "quiet 18:00-",
        "roles ",
        "roles grant ",
        "audit ",
        "help ",
        "lock ",
        "lock @bob ",
        "unlock ",
    ),
}
PEOPLE = ("UALICE", "ULINA", "UDAN")  # a lead, a reader of Chinese, an admin


def check(doorway: Doorway, who: str, typed: str) -> None:
    """The answer is 200 and within limits (`command` sees to that), no incident, and rings nobody."""
    before = len(doorway.log())
    answer = doorway.command(who, typed)
    said = doorway.log()[before:]
    assert '"event": "incident"' not in said, said
    if answer is not None:
        assert "<!" not in answer["text"].replace("<!date", "")


@pytest.mark.parametrize("name", sorted(desk.COMMANDS))
def test_every_command_of_the_desk_is_tried_here(name: str) -> None:
    assert name in BEGINNINGS


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("name", sorted(BEGINNINGS))
@on_sqlite
def test_no_hostile_text_makes_a_command_stumble(doorway: Doorway, name: str, text: str) -> None:
    try_all(doorway, name, text)


@pytest.mark.parametrize("text", ["nul", "surrogate", "ten-thousand-escaped", "stranger", "sql"])
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_nor_does_any_that_postgresql_is_picky_about(doorway: Doorway, text: str) -> None:
    for name in BEGINNINGS:
        try_all(doorway, name, HOSTILE[text])


def try_all(doorway: Doorway, name: str, text: str) -> None:
    """The text after every beginning, in turn by a reader of English, of Chinese, and an admin."""
    readers = itertools.cycle(PEOPLE)
    for beginning, who in zip(BEGINNINGS[name], readers, strict=False):
        check(doorway, who, f"/{name} {beginning}{text}")
    check(doorway, next(readers), f"/{name} {text}")
    tell_all(doorway.stage)


def tell_all(stage: Stage) -> None:
    """Everything owed by now can be told, within Slack's limits, and rings nobody it should not."""
    for row in stage.owed():
        if row.surface == "answer":
            assert_within_limits((row.payload or {})["blocks"])
        elif (told := stage.told(row)) is not None:
            voice = Voice(told.language, ZoneInfo(told.zone), SlackSpelling())
            for post in render_card(told.card, voice, Capabilities()):
                assert_within_limits(list(post.blocks))
                assert "<!" not in post.text.replace("<!date", "")


fragments = st.one_of(
    st.sampled_from([each[:300] for each in HOSTILE.values()]),
    st.sampled_from(
        ["@bob", "@Payroll", "<@UBOB|bob>", "4", "by fri", "by 明天", "#fast", "help", "and", "和", "09:00", ","]
    ),
    st.text(st.characters(codec=None), max_size=30),
)


@given(
    name=st.sampled_from(sorted(BEGINNINGS)),
    data=st.data(),
    pieces=st.lists(fragments, max_size=5),
    glue=st.sampled_from(["", " ", "\n"]),
    who=st.sampled_from(PEOPLE),
)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@on_sqlite
def test_nothing_typed_makes_a_command_stumble(
    doorway: Doorway, name: str, data: st.DataObject, pieces: list[str], glue: str, who: str
) -> None:
    check(doorway, who, f"/{name} {data.draw(st.sampled_from(BEGINNINGS[name]))}{glue.join(pieces)}")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_hostile_text_makes_a_form_stumble(doorway: Doorway, text: str) -> None:
    typed = {"type": "plain_text_input", "value": text[:3000]}
    bob: dict[str, Any] = {"type": "users_select", "selected_user": "UBOB"}
    forms = {
        "kudos-give": {"receivers": {"type": "multi_users_select", "selected_users": ["UBOB"]}, "reason": typed},
        "handoff-order": {"owner": bob, "what": typed, "done": typed},
        "team-start": {"name": typed},
    }
    for name, fields in forms.items():
        for who in PEOPLE[:2]:
            answer = doorway.submit(who, name, fields)
            assert answer["response_action"] in ("errors", "update"), answer
    assert '"event": "incident"' not in doorway.log()
    tell_all(doorway.stage)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
@on_sqlite
def test_no_hostile_message_makes_a_shortcut_stumble(doorway_with_slack: Doorway, text: str) -> None:
    doorway = doorway_with_slack
    assert doorway.slack is not None
    doorway.slack.expect_request("/api/views.open").respond_with_json({"ok": True, "view": {"id": "V1"}})
    message = {"user": "UBOB", "text": text, "ts": "1.1", "type": "message"}
    for shortcut in ("kudos_for_this", "make_handoff", "hide_kudos"):
        body = doorway.payload("message_action", "ULINA", callback_id=shortcut, message=message, channel={"id": "C1"})
        doorway.interact(body)
    assert '"event": "incident"' not in doorway.log()
    views = [asked["view"] for asked in doorway.asked("views.open")]
    assert len(views) == 3
    for view in views:
        assert_within_limits(json.loads(view) if isinstance(view, str) else view)
