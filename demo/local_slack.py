"""Finds local-slack, or fetches it from npm into a folder git ignores."""

import fcntl
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
    CACHE.parent.mkdir(parents=True, exist_ok=True)
    with (CACHE.parent / "local-slack.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # tests run in several processes, and a demo may start beside them
        if not BINARY.exists():
            _fetch(npm)
    return BINARY


def _fetch(npm: str) -> None:
    """Fetch it beside its place and put it there whole: what stands there can be run."""
    fresh = CACHE.with_name("local-slack.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / "local-slack" / name, fresh / name)
    done = subprocess.run(
        [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=fresh, capture_output=True, text=True
    )
    found = fresh / BINARY.relative_to(CACHE)
    if done.returncode or not found.exists():
        raise NotToBeHad(f"npm could not fetch local-slack: {(done.stderr or done.stdout).strip()[-300:]}")
    found.chmod(0o755)
    shutil.rmtree(CACHE, ignore_errors=True)
    fresh.rename(CACHE)
