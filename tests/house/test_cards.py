"""Everything people ever see is played once, with ordinary and hostile words, and fits into Slack in both languages."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from baton.conversation import desk
from baton.conversation.asks import Message
from baton.conversation.cards import Button, Card
from baton.conversation.forms import Form
from baton.conversation.words import LANGUAGES, Voice
from baton.domain.lines import Refusal
from slackapp.blocks import Capabilities, render_card, render_form, render_result_view, render_view_body
from slackapp.spelling import SlackSpelling
from tests.groups import found_group
from tests.house.follow import follow
from tests.meetings import stands, starting
from tests.mvp import BALLOT, OPENS, at, marked, switched_on
from tests.slackapp.limits_check import assert_nothing_shortened, assert_view_body_within_limits, assert_within_limits
from tests.stage import Stage

WORDS = {
    "ordinary": "the payroll export for November",
    "chinese": "十一月的工资导出表，请核对后再发给财务，谢谢您",
    "hostile": "<!channel> *bold* ``` `x` <@U1|li> &lt; \u202eright to left\u202c 😀 " + "long " * 80,
}
FULL, PLAIN = Capabilities(), Capabilities(charts=False, tables=False, rich_text=False)
ANSWERS: dict[str, Any] = {"words": "ok, see the note", "reason": "because of the audit", "what": "a list", "level": 4}


class Witness:
    """Sees every answer and every message of a stage, and presses every button once."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.seen: list[Card | Form] = []
        self.pressed: set[str] = set()

    def hears(self, deed: Any) -> Any:
        """Do something; what comes back, refusals included, is noted."""
        try:
            answer = deed()
        except Refusal as refusal:
            answer = desk.refused(refusal, "kudos", ("something typed",))
        if answer is not None:
            self.seen.append(answer)
        return answer

    def notices(self) -> Iterator[tuple[str, Card]]:
        """What every owed message says now, with who reads it."""
        for row in self.stage.owed():
            told = self.stage.told(row) if row.kind != "answer" else None
            if told is not None:
                self.seen.append(told.card)
                yield row.recipient, told.card

    def presses_everything(self) -> None:
        """Press each button of each message, as its reader, and send each form that opens."""
        for reader, card in list(self.notices()):
            who = reader if reader.startswith("U") else "UCHARLIE"
            for item in card.pressable():
                if isinstance(item, Button) and item.action not in self.pressed:
                    self.pressed.add(item.action)
                    self._press(who, item)

    def _press(self, who: str, item: Button) -> None:
        answer = self.hears(lambda: self.stage.presses(who, item.action, item.value))
        if isinstance(answer, Form):
            known = {field.key for field in answer.fields}
            sent = {key: value for key, value in ANSWERS.items() if key in known}
            self.hears(lambda: self.stage.sends(who, answer, **sent))


def marked_up(node: Any) -> Iterator[str]:
    """Every text in which Slack would understand a control sequence."""
    if isinstance(node, dict):
        if node.get("type") == "mrkdwn":
            yield node["text"]
        node = list(node.values())
    if isinstance(node, list | tuple):
        for each in node:
            yield from marked_up(each)


def look(witness: Witness, words: str) -> None:
    """The pages of boards and of one's own kudos, and the file of them."""
    for action, value in (
        ("kudos-board", "quarter:all"),
        ("kudos-mine", f"all:0:{words[:20]}"),
        ("kudos-mine-file", ""),
    ):
        witness.hears(lambda action=action, value=value: witness.stage.presses("UALICE", action, value))


def play(witness: Witness, words: str) -> None:
    """Every command, shortcut and subcommand there is, then every button of what it leads to."""
    stage = witness.stage
    found_group(stage, "crew", "UBOB", "ULINA")
    for name in desk.COMMANDS:
        witness.hears(lambda name=name: stage.says("UALICE", f"/{name} help"))
        witness.hears(lambda name=name: stage.says("ULINA", f"/{name}"))
    typed = [
        f"/handoff <@UCHARLIE> {words} by fri", "/handoff list", "/handoff show 1", "/handoff cancel 9",
        f"/kudos <@ULINA> {words} so thank you all", "/kudos board", "/kudos edit",
        f"/kudos edit {words} so thanks again", f"/kudos private <@UCHARLIE> {words} so thank you",
        f"/kudos @nobody {words}",
        "/kudos points", "/kudos points rules", "/kudos points team off", "/kudos points team on",
        f"/rate-service <@UCHARLIE> 4 {words[:100]}", "/rate-service request <@UBOB> <@UCHARLIE>",
        f"/plan if {words[:60]} then {words[:60]}", f"/plan result {words[:90]} by fri",
        f"/plan result <@UBOB> {words[:90]} by 27 Nov", "/plan", "/plan done 1", "/plan drop 2 no time for it",
        "/plan done 99", "/plan history", "/plan team", f"/plan {words[:50]}", "/plan result <@UBOB> <@ULINA> a thing",
        f"/plan result <@UCHARLIE> {words[:90]} by fri",
        "/team list", "/team show Sales", f"/team create {words[:50]}", "/team join Sales", "/team language zh",
        "/digest here mon 09:00", "/digest week 2026-W47", "/digest pause", "/digest resume",
        "/mvp settings", "/mvp results", "/mvp rules", "/mvp vote", "/mvp extend 2 days because of all this",
        "/baton roles", "/baton audit", "/baton quiet 18:00-09:00", "/baton zone Berlin", "/kudos undo",
        f"/kudos <@ULINA> {words} so thank you all #fast", "/kudos board week givers", "/kudos mine",
        "/kudos mine given", f"/kudos mine {words[:90]}", "/kudos mine zzz", "/kudos board yesterday",
        "/baton thanks off", "/baton boards maybe", "/baton digests on", "/baton settings",
        "/baton moderate", f"/baton lock <@UCHARLIE> {words}", "/baton unlock @charlie",
        f"/kudos @crew {words} so thank you all",
    ]  # fmt: skip
    for each in typed:
        for who in ("UALICE", "ULINA", "UDAN"):
            witness.hears(lambda each=each, who=who: stage.says(who, each))
    look(witness, words)
    play_round(witness, words)
    for action in ("workspace-settings", "points-settings", "points-rules"):
        for who in ("UDAN", "UALICE"):
            witness.hears(lambda action=action, who=who: stage.presses(who, action))
    moderate(witness)
    hold_meeting(witness, words)
    follow(witness, words)
    message = Message("UBOB", words, "C1", "https://acme.slack.com/archives/C1/p1")
    for shortcut in desk.SHORTCUTS:
        witness.hears(lambda shortcut=shortcut: stage.uses("UALICE", shortcut, message))
    for action in desk.SETTINGS:
        settings = witness.hears(lambda action=action: stage.presses("UDAN", action))
        witness.hears(lambda settings=settings: stage.sends("UDAN", settings))
        witness.hears(lambda settings=settings: stage.sends("UDAN", settings, own=words, numbers=words, log="CLOG"))
    witness.hears(lambda: stage.presses("UDAN", "workspace-settings"))
    for _ in range(4):
        witness.presses_everything()


def play_round(witness: Witness, words: str) -> None:
    """A whole MVP round, with everything one reads in each of its phases."""
    stage, now = witness.stage, witness.stage.now
    typed = f"/mvp nominate <@ULINA> because {words} and more than thirty letters"
    switched_on(stage, half_own=True, propose_top=True, channel_id="CSALES")
    for instant, deeds in (
        (OPENS, (("UALICE", typed), ("UBOB", "/mvp second <@ULINA>"), ("UDAN", "/mvp extend 1 day because " + words))),
        (BALLOT + timedelta(days=1), (("UALICE", "/mvp vote"), ("UDAN", f"/mvp cancel {'because ' + words}"[:280]))),
    ):
        at(stage, instant)
        for who, each in (*deeds, ("ULINA", "/mvp"), ("UALICE", "/mvp"), ("UCHARLIE", "/digest")):
            answer = witness.hears(lambda who=who, each=each: stage.says(who, each))
            if isinstance(answer, Form):
                witness.hears(lambda answer=answer: stage.sends("UALICE", answer, **marked(answer, ["ULINA"])))
        witness.presses_everything()
    stage.now = now


def hold_meeting(witness: Witness, words: str) -> None:
    """A discussion meeting from its form to its minutes, four long answers to one question among it."""
    stage = witness.stage
    form = witness.hears(lambda: starting(stage, "UALICE", words))
    asked = "\n".join([words[:200], "What next?"])
    witness.hears(lambda: stage.sends("UALICE", form, topic=words[:100], questions=asked))
    stands(stage)
    (meeting,) = {row.reference for row in stage.owed("meeting-opening")}
    answering = [stage.presses(who, "meeting-answer", f"{meeting}:0") for who in ("UALICE", "UBOB", "ULINA", "UDAN")]
    for who, opened in zip(("UALICE", "UBOB", "ULINA", "UDAN"), answering, strict=True):
        said = (words * 30)[:500]
        witness.hears(lambda who=who, opened=opened, said=said: stage.sends(who, opened, words=said, nameless=True))
    witness.presses_everything()
    opened = witness.hears(lambda: stage.presses("UALICE", "meeting-minutes", meeting))
    for actions in ("nobody", f"@bob {words[:150]} by fri"):
        minutes = (words * 40)[:2000]
        witness.hears(
            lambda actions=actions, minutes=minutes: stage.sends("UALICE", opened, minutes=minutes, actions=actions)
        )
    stands(stage)
    witness.presses_everything()


def moderate(witness: Witness) -> None:
    """Hide what was said last, look at the list, show it again, and hide it once more."""
    stage = witness.stage
    for label in ("Hide", "Show again", "Hide"):
        listed = witness.hears(lambda: stage.says("UDAN", "/baton moderate"))
        if any(isinstance(item, Button) for item in listed.pressable()):
            answer = witness.hears(lambda label=label, listed=listed: stage.presses_in("UDAN", listed, label))
            if isinstance(answer, Form):
                witness.hears(lambda answer=answer: stage.sends("UDAN", answer, **ANSWERS))


@pytest.mark.parametrize("kind", WORDS)
def test_everything_people_see_fits_into_slack_in_both_languages(stage: Stage, kind: str) -> None:
    witness = Witness(stage)
    play(witness, WORDS[kind])

    assert len(witness.seen) > 60
    assert {
        "handoff-accept",
        "handoff-receive",
        "rate-level",
        "kudos-join",
        "mvp-second",
        "mvp-vote",
        "meeting-answer",
    } & witness.pressed
    for language in LANGUAGES:
        voice = Voice(language, ZoneInfo("Asia/Shanghai"), SlackSpelling())
        for seen in witness.seen:
            if isinstance(seen, Form):
                view = render_form(seen, voice)
                assert_within_limits(view)
                assert_nothing_shortened(view)
                continue
            for can in (FULL, PLAIN):
                for post in render_card(seen, voice, can):
                    assert_within_limits(list(post.blocks))
                    assert not [text for text in marked_up(post.blocks) if "<!channel>" in text]
                assert_view_body_within_limits(render_view_body(seen, voice, can))
                assert_within_limits(render_result_view(seen, voice, can))
