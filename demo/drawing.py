"""Draws a card of Baton as a Slack client with native charts would: through npm's slack-blocks-to-jsx."""

import json
import shutil
import subprocess
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent / "charts"
CACHE = HERE.parent.parent / ".cache" / "charts"
LOCKED = ("package.json", "package-lock.json")
BADGE = "data:image/svg+xml;utf8," + (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 36 36'><rect width='36' height='36' fill='%232eb67d'/>"
    "<text x='18' y='24' font-family='sans-serif' font-size='16' font-weight='bold' fill='white' "
    "text-anchor='middle'>B</text></svg>"
)


class NotDrawn(Exception):
    """The card could not be drawn; the text says what to do."""


def page_of(blocks: Sequence[dict[str, Any]], at: datetime) -> str:
    """A page of HTML that shows these blocks as one message of Baton's. Raises NotDrawn."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        raise NotDrawn("npm is missing: install it (on Debian or Ubuntu: apt-get install npm) and run this again.")
    _install(npm)
    told = json.dumps({"blocks": _formatted(list(blocks)), "time": at.isoformat()})
    done = subprocess.run([node, str(HERE / "draw.mjs"), str(CACHE), BADGE], input=told, capture_output=True, text=True)
    if done.returncode:
        raise NotDrawn(f"slack-blocks-to-jsx could not draw the card: {done.stderr.strip()[-600:]}")
    return done.stdout


def _formatted(node: Any) -> Any:
    """Without `verbatim`: to Slack it means that no names are looked for, to the library that nothing is bold."""
    if isinstance(node, list):
        return [_formatted(each) for each in node]
    if isinstance(node, dict):
        return {key: _formatted(value) for key, value in node.items() if key != "verbatim"}
    return node


def _install(npm: str) -> None:
    wanted = {name: (HERE / name).read_bytes() for name in LOCKED}
    if (CACHE / "node_modules").exists() and all((CACHE / name).read_bytes() == wanted[name] for name in LOCKED):
        return
    CACHE.mkdir(parents=True, exist_ok=True)
    for name, content in wanted.items():
        (CACHE / name).write_bytes(content)
    done = subprocess.run(
        [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=CACHE, capture_output=True, text=True
    )
    if done.returncode:
        raise NotDrawn(f"npm could not fetch slack-blocks-to-jsx: {(done.stderr or done.stdout).strip()[-600:]}")
