"""Finds local-slack, or fetches it from npm into a folder git ignores."""

import os
import platform
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
CACHE = HERE.parent / ".cache" / "local-slack"
BINARY = CACHE / "node_modules" / "local-slack-linux-x64" / "bin" / "local-slack"


class NotToBeHad(Exception):
    """local-slack cannot be had on this machine; the text says what to do instead."""


def binary() -> Path:
    """The path of local-slack, fetched now if it is not there yet. Raises NotToBeHad in one sentence."""
    if given := os.environ.get("LOCAL_SLACK"):
        return Path(given)
    if BINARY.exists():
        return BINARY
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        raise NotToBeHad(
            "The stand-in Slack is built for Linux on x86-64 only; on this machine, connect Baton to a real "
            "workspace as the README describes, or run the demo in a Linux container."
        )
    npm = shutil.which("npm")
    if npm is None:
        raise NotToBeHad("npm is missing: install it (on Debian or Ubuntu: apt-get install npm) and run this again.")
    _fetch(npm)
    return BINARY


def _fetch(npm: str) -> None:
    CACHE.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / "local-slack" / name, CACHE / name)
    done = subprocess.run(
        [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=CACHE, capture_output=True, text=True
    )
    if done.returncode or not BINARY.exists():
        raise NotToBeHad(f"npm could not fetch local-slack: {(done.stderr or done.stdout).strip()[-300:]}")
    BINARY.chmod(0o755)
