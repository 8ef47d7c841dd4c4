"""`make pictures`: the README's pictures, taken from the running demo with a headless Chromium."""

import base64
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Error as BrowserError
from rich.console import Console

from baton.conversation import desk
from baton.conversation.asks import Notice
from baton.conversation.words import Voice
from baton.domain.weeks import iso_week
from baton.storage import deliveries, workspaces
from cli.sample import company
from demo.company import stand_in_company
from demo.drawing import NotDrawn, page_of
from demo.local_slack import NotToBeHad
from demo.picture import Camera, Page
from demo.play import ANA, LINA, Scene, accept, deliver, digests, home, order, receive
from demo.running import DidNotStart, Running
from slackapp.blocks import render_card
from slackapp.spelling import SlackSpelling

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
QUALITY = 0.4  # of WebP: text stays sharp, and the largest picture below 60 kB
ENGLISH_TEAM, CHINESE_TEAM = "C0IT", "C0SUPPLY"
LOW_READER, LOW_TEAM = "U0ARJUN", "C0DELIVERY"  # a team that few of those asked rate, read by a colleague in English
FOUNDER, QUIET_PLACE = "U0PIOTR", "C0LAUNCH"
WIDTH = 920
WORKED_ON = "supplier list for the audit"
#: a PNG, as the address of its data, becomes a much smaller WebP
SMALLER = """([png, quality]) => new Promise((done, failed) => {
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement('canvas');
    canvas.width = image.width; canvas.height = image.height;
    canvas.getContext('2d').drawImage(image, 0, 0);
    done(canvas.toDataURL('image/webp', quality));
  };
  image.onerror = failed;
  image.src = png;
})"""
console = Console(highlight=False)


def main() -> int:
    """Start the demo in a folder of its own, play it, and take each picture at its moment."""
    console.print("Setting up the sample company (about twenty seconds)…")
    try:
        with tempfile.TemporaryDirectory(prefix="baton-pictures-") as folder:
            prepare = (("migrate",), ("seed",))
            with (
                Running(stand_in_company(), Path(folder) / "demo", prepare=prepare) as running,
                Camera(running.slack, width=WIDTH) as camera,
            ):
                Album(running, camera).fill()
    except (NotToBeHad, DidNotStart, NotDrawn, TimeoutError, BrowserError) as problem:
        console.print(str(problem), style="red")
        return 1
    return 0


def reported_week() -> str:
    """The week that the latest digests tell of."""
    today = datetime.now(UTC).astimezone(ZoneInfo(company.ZONE)).date()
    return iso_week(today - timedelta(days=today.weekday() + 1))


class Album:
    """The pictures, in the order in which the demo gives occasion for them."""

    def __init__(self, running: Running, camera: Camera) -> None:
        self.scene = Scene(running)
        self.camera = camera

    def fill(self) -> None:
        """Take all of them."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        digests(self.scene)
        self._message("digest", ANA, ENGLISH_TEAM)
        self._message("digest-zh", LINA, CHINESE_TEAM)
        self._charts("charts", ENGLISH_TEAM)
        self._answer("digest-low", LOW_READER, LOW_TEAM, "/digest", f"week {reported_week()}")
        self.scene.slack.command(FOUNDER, QUIET_PLACE, "/team", "create Facilities")
        self._answer("digest-empty", FOUNDER, QUIET_PLACE, "/digest")
        order(self.scene)
        self._message("handoff-zh", LINA, "dm", WORKED_ON)
        accept(self.scene)
        deliver(self.scene)
        self.scene.slack.close_view(LINA)  # the page shows an open modal to everybody
        receive(self.scene)
        self._message("rating", ANA, "dm", WORKED_ON)
        home(self.scene)
        with self._open(ANA, "home") as page:
            self._keep("home", lambda path: page.save(path, "home"))

    def _message(self, name: str, user: str, place: str, text: str = "") -> None:
        with self._open(user, place) as page:
            self._keep(name, lambda path: page.save(path, "message", text))

    def _answer(self, name: str, user: str, channel: str, command: str, text: str = "") -> None:
        """What a command answers."""
        self.scene.slack.command(user, channel, command, text)
        self._message(name, user, channel)

    def _charts(self, name: str, channel: str) -> None:
        """The same digest with everything Slack can draw; local-slack's page has no charts."""
        blocks = _blocks(self.scene.running, channel)
        facts = next(at for at, block in enumerate(blocks) if "fields" in block)
        html = page_of(blocks[: facts + 1], datetime.now(UTC))  # what follows is words, as in the other picture
        tab = self.camera.sheet(width=600)
        tab.set_content(html)
        self._keep(name, lambda path: tab.screenshot(path=path, full_page=True))
        tab.context.close()

    @contextmanager
    def _open(self, user: str, place: str) -> Iterator[Page]:
        page = self.camera.open(user, place)
        try:
            yield page
        finally:
            page.close()

    def _keep(self, name: str, take: Callable[[Path], object]) -> None:
        with tempfile.NamedTemporaryFile(suffix=".png") as file:
            take(Path(file.name))
            png = base64.b64encode(Path(file.name).read_bytes()).decode()
        tab = self.camera.sheet()
        webp = str(tab.evaluate(SMALLER, [f"data:image/png;base64,{png}", QUALITY]))
        tab.context.close()
        path = PICTURES / f"{name}.webp"
        path.write_bytes(base64.b64decode(webp.partition(",")[2]))
        console.print(f"{path.relative_to(PICTURES.parent.parent)} [dim]{path.stat().st_size / 1000:.0f} kB[/]")


def _blocks(running: Running, channel: str) -> list[dict[str, Any]]:
    """The digest that stands in this channel, rendered for a client that draws everything."""
    office = running.office
    with office.sessions.read() as session:
        workspace = workspaces.find(session, company.WORKSPACE_ID)
        standing = [
            each for each in deliveries.listing(session) if each.kind == "weekly-digest" and each.recipient == channel
        ]
        if workspace is None or not standing:
            raise DidNotStart(f"no digest stands in {channel}")
        told = desk.tell(Notice(office.context(session, workspace), standing[0], None))
    if told is None:
        raise DidNotStart(f"the digest in {channel} has nothing to say")
    voice = Voice(told.language, ZoneInfo(told.zone), SlackSpelling())
    return [block for post in render_card(told.card, voice) for block in post.blocks]


if __name__ == "__main__":
    sys.exit(main())
