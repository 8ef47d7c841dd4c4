"""Pictures of local-slack's page, taken with a headless Chromium.

    with Camera(slack) as camera:
        page = camera.open("U1", "C1")
        page.type("/kudos")
        page.fill({"To": "Mei", "Message": "thank you!"})
        page.save("modal.png", "modal")
        page.send()
        page.save("channel.png")

local-slack shows everybody's ephemeral messages and direct messages to
everybody; a page here hides what its person could not see in Slack.  It also
draws what local-slack leaves raw: &lt;, &gt;, &amp; and <@U1|name> in a text,
and the app's name over its direct messages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from playwright.sync_api import Browser, Locator, Playwright, ViewportSize, sync_playwright
from playwright.sync_api import Page as Tab

from demo.child import wait_for
from demo.standin import StandIn

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
STYLE = """
.inspector-toggle, .sound-toggle, .notif, .app-status, .app-dot { display: none !important }
.home-inner { padding: 16px }
.bk-section:has(> .bk-text):not(:has(> .bk-fields)) { display: flex; gap: 16px; justify-content: space-between }
.bk-section > .bk-text ~ button { flex-shrink: 0; align-self: flex-start }
"""
HOME = "home"
Part = Literal["page", "message", "messages", "modal", "home"]
PARTS = {"messages": ".messages", "modal": ".modal", "home": ".home-inner"}


class Page:
    """The page of one person, at a channel, a direct message, or the app's Home."""

    def __init__(self, tab: Tab, slack: StandIn, user: str) -> None:
        self.tab = tab
        self.slack = slack
        self.user = user
        self.channel = ""
        self.size: ViewportSize = tab.viewport_size or {"width": 1000, "height": 640}

    def go(self, place: str = "") -> None:
        """Show a channel (its id), "home", or "dm": the talk with the app."""
        if place == "dm":
            user = self.user
            place = str(wait_for(lambda: self.slack.dm_channel(user), 5, f"a DM with {user}"))
        self.channel = "" if place == HOME else place
        path = f"/archives/{place}" if self.channel else "/"
        self.tab.goto(self.slack.url + path)
        self.tab.wait_for_selector(".sidebar-item")
        self.tab.locator(".actas select").last.select_option(self.user)
        if place == HOME:
            self._sidebar(self.slack.app["botName"]).click()
            self.tab.wait_for_selector(".home .blocks")
        else:
            self.tab.wait_for_selector(".composer-input")
        self._hide()

    def type(self, text: str, shown: bool = False) -> None:
        """Type into the composer and press Enter; with shown, leave it unsent."""
        box = self.tab.locator(".composer-input").last
        box.fill(text)
        box.blur()  # closes the list of people offered for an @
        if not shown:
            box.press("Enter")

    def press(self, text: str) -> None:
        """Press the last button with this text, or the option behind "⋯", in the modal if one is open."""
        button = self._front().get_by_role("button", name=text, exact=True)
        menu = self._front().locator(".bk-overflow", has=self.tab.get_by_role("option", name=text, exact=True))
        if menu.count() and not button.count():
            menu.last.select_option(label=text)
        else:
            button.last.click()

    def fill(self, values: Mapping[str, str | list[str]]) -> None:
        """Fill in the open modal, by the labels of its fields."""
        self.tab.wait_for_selector(".modal")
        for label, value in values.items():
            title = self.tab.locator(".bk-label", has_text=re.compile(f"^{re.escape(label)}$"))
            field = self.tab.locator(".modal .bk-input", has=title)
            field.wait_for()
            self._put(field, value)

    def _put(self, field: Locator, value: str | list[str]) -> None:
        if field.locator(".bk-options").count():
            for one in [value] if isinstance(value, str) else value:
                field.locator(".bk-options label", has_text=one).first.click()
        elif field.locator("select").count():
            field.locator("select").select_option(label=str(value))
        else:
            field.locator("input").fill(str(value))

    def send(self) -> None:
        """Submit the open modal and wait until the app has answered."""
        before = len(self.slack.replies("view_submission"))
        self.tab.locator(".modal .modal-btn.primary").click()
        wait_for(lambda: len(self.slack.replies("view_submission")) > before, 10, "an answer")

    def see(self, text: str, seconds: float = 5.0) -> None:
        """Wait until a text is visible."""
        self.tab.get_by_text(text).last.wait_for(state="visible", timeout=seconds * 1000)

    def save(self, path: str | Path, part: Part = "page", text: str = "") -> Path:
        """Take a picture of the page or of a part of it.

        A message is the last one, or the last one with the given text.
        """
        self._hide()
        self.tab.evaluate("document.fonts.ready")
        target: Locator | Tab = self.tab
        if part == "message":
            target = self.tab.locator(".msg:visible", has_text=text).last
        elif part != "page":
            target = self.tab.locator(PARTS[part])
        if not isinstance(target, Tab):
            target.wait_for()
        self._fit(part)
        target.screenshot(path=path, animations="disabled", caret="hide", scale="css")
        self.tab.set_viewport_size(self.size)
        return Path(path)

    def _fit(self, part: Part) -> None:
        """Show the modal's errors; make room for the whole of a modal or Home."""
        errors = self.tab.locator(".modal-error")
        if errors.count():
            errors.last.scroll_into_view_if_needed()
        if part in ("message", "modal", "home", "messages"):
            need = self.tab.evaluate(LACKING)
            height = int((self.size["height"] + need) * 1.25) if need else self.size["height"]
            self.tab.set_viewport_size({**self.size, "height": height})

    def close(self) -> None:
        """Close the page."""
        self.tab.context.close()

    def _front(self) -> Locator:
        modal = self.tab.locator(".modal")
        return modal if modal.count() else self.tab.locator(".main")

    def _sidebar(self, name: str) -> Locator:
        return self.tab.locator(".sidebar-item", has_text=name).last

    def _hide(self) -> None:
        """Hide what this person could not see."""
        rules = [STYLE]
        shown = self.slack.messages(self.channel) if self.channel else []
        foreign = (one for one in shown if "ephemeral_to" in one)
        rules += [
            f'.msg[data-ts="{one["ts"]}"] {{ display: none }}' for one in foreign if one["ephemeral_to"] != self.user
        ]
        self.tab.add_style_tag(content="\n".join(rules))
        own = self.slack.relay.people[self.user].get("real_name", "")
        app = self.slack.app["botName"]
        direct = self.channel.startswith("D")
        people = dict(self.slack.relay.workspace.people)
        self.tab.evaluate(TIDY, {"own": own, "app": app, "direct": direct, "people": people})


#: how many pixels of the modal, the Home or the messages are scrolled out of sight
LACKING = """() => Math.max(0, ...[...document.querySelectorAll('.modal-body, .home, .messages')]
  .map(part => part.scrollHeight - part.clientHeight))"""

#: hide direct messages with other people, name the app's own, finish raw texts
TIDY = """({own, app, direct, people}) => {
  const texts = root => {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), all = [];
    while (walk.nextNode()) all.push(walk.currentNode);
    return all;
  };
  const rename = root => texts(root).filter(text => text.nodeValue.trim() === own)
    .forEach(text => { text.nodeValue = text.nodeValue.replace(own, app); });
  for (const item of document.querySelectorAll('.sidebar-item')) {
    if (!item.querySelector('.dot')) continue;
    const name = item.textContent.trim();
    item.style.display = name === own || name === app ? '' : 'none';
    rename(item);
  }
  if (direct) {
    document.querySelectorAll('.channel-title').forEach(rename);
    document.querySelectorAll('.composer-input').forEach(
      box => { box.placeholder = box.placeholder.replace(own, app); });
  }
  const known = {'&lt;': '<', '&gt;': '>', '&amp;': '&'};
  for (const part of document.querySelectorAll('.mrkdwn')) {
    if (part.dataset.tidy === part.textContent) continue;
    for (const text of texts(part)) {
      const pieces = text.nodeValue.split(/<@([A-Z0-9]+)\\|[^>]*>/);
      const nodes = pieces.map((piece, number) => {
        if (number % 2 === 0) return piece.replace(/&(lt|gt|amp);/g, found => known[found]);
        const mention = document.createElement('span');
        mention.className = 'mention';
        mention.textContent = '@' + (people[piece] ?? piece);
        return mention;
      });
      text.replaceWith(...nodes);
    }
    part.dataset.tidy = part.textContent;
  }
}"""


class Camera:
    """A headless Chromium that opens pages of local-slack."""

    def __init__(self, slack: StandIn, width: int = 1000, height: int = 640) -> None:
        self.slack = slack
        self.width = width
        self.height = height
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None

    def __enter__(self) -> Self:
        self._playwright = sync_playwright().start()
        try:
            self._browser = self._playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS, headless=True)
        except BaseException:
            self._playwright.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._browser is not None:
            self._browser.close()
        if self._playwright is not None:
            self._playwright.stop()

    def sheet(self, width: int = 0) -> Tab:
        """Open an empty page, for anything that is to be drawn."""
        if self._browser is None:
            raise RuntimeError("use the camera in a with statement")
        size = ViewportSize(width=width or self.width, height=self.height)
        return self._browser.new_context(viewport=size, timezone_id="UTC").new_page()

    def open(self, user: str, place: str, locale: str = "en-GB") -> Page:
        """Open the page as a person at a channel id, "dm" or "home"."""
        if self._browser is None:
            raise RuntimeError("use the camera in a with statement")
        context = self._browser.new_context(
            viewport={"width": self.width, "height": self.height},
            locale=locale,
            timezone_id="UTC",
        )
        page = Page(context.new_page(), self.slack, user)
        page.go(place)
        return page
