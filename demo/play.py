"""Plays the demo as a newcomer would: through slash commands, buttons and modals, never through Python."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from rich.console import Console

from cli.sample import company
from demo import mvp, training
from demo.running import Running
from demo.standin import StandIn

PATIENCE = 10.0  # seconds for a message to appear
ANA, LINA = company.ANA, company.LINA


@dataclass
class Scene:
    """What the steps hand on to each other."""

    running: Running
    known: dict[str, Any] = field(default_factory=dict)

    @property
    def slack(self) -> StandIn:
        return self.running.slack

    def sees(self, place: Callable[[], list[dict[str, Any]]], *words: str, since: str = "") -> dict[str, Any]:
        """The newest message in a place that has all these words; waits for it."""

        def look() -> dict[str, Any] | None:
            found = (m for m in reversed(place()) if m["ts"] > since and all(word in str(m) for word in words))
            return next(found, None)

        return self.slack.wait_for(look, PATIENCE, f"a message with {' and '.join(words)}")

    def clicks(self, person: str, message: dict[str, Any], what: str) -> None:
        """Press a button of a direct message from Baton."""
        self.slack.click(person, self.slack.dm_channel(person) or "", message["ts"], what)

    def dm(self, person: str) -> Callable[[], list[dict[str, Any]]]:
        """The conversation between Baton and somebody."""
        return lambda: self.slack.dm(person)


def play(running: Running, console: Console) -> bool:
    """Play every step, print each with ✓ or ✗, and say whether all went well."""
    scene = Scene(running)
    good = True
    for title, step in STEPS:
        started = time.perf_counter()
        try:
            step(scene)
        except Exception as problem:
            console.print(f"[red]✗[/] {title}: {type(problem).__name__}: {problem}")
            good = False
            break
        console.print(f"[green]✓[/] {title} [dim]{time.perf_counter() - started:.1f} s[/]")
    return good


def _expect(true: bool, otherwise: str) -> None:
    if not true:
        raise RuntimeError(otherwise)


def digests(scene: Scene) -> None:
    """Last week's digest stands in each team's channel."""
    for team in company.TEAMS:
        word = "周报" if team.language == "zh-Hans" else "digest"
        scene.sees(partial(scene.slack.messages, team.channel_id), word)


def order(scene: Scene) -> None:
    """An order by words."""
    reply = scene.slack.command(ANA, "C0PEOPLE", "/handoff", "@lina supplier list for the audit by fri")
    _expect("supplier list for the audit" in str(reply.body), f"the order was answered with {reply.body}")
    scene.known["asked"] = scene.sees(scene.dm(LINA), "supplier list for the audit")


def accept(scene: Scene) -> None:
    """The owner accepts; both sides see it."""
    scene.clicks(LINA, scene.known["asked"], "接受")
    scene.sees(scene.dm(ANA), "supplier list for the audit")


def deliver(scene: Scene) -> None:
    """The owner delivers with a note."""
    message = scene.sees(scene.dm(LINA), "supplier list for the audit", "交付")
    scene.clicks(LINA, message, "交付")
    scene.slack.open_view(LINA)
    errors = scene.slack.submit(LINA, {"words": "附上最新名单，共 42 家"})
    _expect(not errors, f"the form was refused: {errors}")
    scene.known["delivered"] = scene.sees(scene.dm(ANA), "共 42 家", "Received")


def receive(scene: Scene) -> None:
    """The receiver says it has arrived; the five levels appear."""
    scene.clicks(ANA, scene.known["delivered"], "Received")
    scene.known["rating"] = scene.sees(scene.dm(ANA), "共 42 家", "rate-level#4")


def rate(scene: Scene) -> None:
    """One tap is a complete rating."""
    scene.clicks(ANA, scene.known["rating"], "rate-level#4")
    scene.known["rated"] = scene.sees(scene.dm(ANA), "共 42 家", "Add detail")


def detail(scene: Scene) -> None:
    """Detail can be added in a form."""
    scene.clicks(ANA, scene.known["rated"], "Add detail")
    view = scene.slack.open_view(ANA)
    fields = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
    _expect("reliability" in fields, f"the form has only {sorted(fields)}")
    errors = scene.slack.submit(ANA, {"reliability": "5", "words": "Everything in one place"})
    _expect(not errors, f"the form was refused: {errors}")


def thank(scene: Scene) -> None:
    """Kudos appear in the channel within a moment."""
    scene.slack.command(ANA, "C0PEOPLE", "/kudos", "@lina sent the list a day early, so the audit could start")
    scene.sees(lambda: scene.slack.messages("C0PEOPLE"), "sent the list a day early")
    scene.sees(scene.dm(LINA), "sent the list a day early")


def preview(scene: Scene) -> None:
    """The digest can be previewed."""
    reply = scene.slack.command(ANA, "C0PEOPLE", "/digest", "")
    _expect("People" in str(reply.body), f"the preview was {reply.body}")


def home(scene: Scene) -> None:
    """App Home shows what waits."""
    scene.slack.open_home(ANA)
    scene.slack.wait_for(lambda: scene.slack.home(ANA), PATIENCE, "Ana’s App Home")


def refused(scene: Scene) -> None:
    """A mistake gets one sentence and the typed text back."""
    reply = scene.slack.command(ANA, "C0PEOPLE", "/kudos", "@lina thanks")
    _expect("20 characters" in str(reply.body), f"too short a reason was answered with {reply.body}")
    _expect("/kudos @" in str(reply.body), "the typed text did not come back")


STEPS: tuple[tuple[str, Callable[[Scene], None]], ...] = (
    ("last week’s digest stands in each team’s channel", digests),
    ("Ana orders from 李娜 with /handoff", order),
    ("李娜 accepts, in Chinese", accept),
    ("李娜 delivers with a note", deliver),
    ("Ana presses Received", receive),
    ("Ana rates in one tap", rate),
    ("Ana adds detail in the form", detail),
    ("Ana thanks with /kudos, and the channel sees it", thank),
    ("Ana previews her team’s digest", preview),
    ("Ana’s App Home shows what waits", home),
    ("a kudos with too short a reason is refused and given back", refused),
    *mvp.STEPS,
    *training.STEPS,
)
