"""local-slack is fetched once, and whoever gets it can run it, however many ask at once."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from demo import local_slack

# Takes its time, as npm does, and leaves the program half written meanwhile.
NPM = """#!/bin/sh
echo ran >> "$(dirname "$0")/runs"
place=node_modules/local-slack-linux-x64/bin
mkdir -p $place
printf '#!/bin/sh\n' > $place/local-slack
sleep 0.5
printf 'echo here\n' >> $place/local-slack
"""


def test_asked_for_at_once_it_is_fetched_once_and_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm = tmp_path / "npm"
    npm.write_text(NPM)
    npm.chmod(0o755)
    cache = tmp_path / "cache" / "local-slack"
    monkeypatch.delenv("LOCAL_SLACK", raising=False)
    monkeypatch.setattr(local_slack.shutil, "which", lambda name: str(npm))
    monkeypatch.setattr(local_slack, "CACHE", cache)
    monkeypatch.setattr(
        local_slack,
        "BINARY",
        cache / local_slack.BINARY.relative_to(local_slack.HERE.parent / ".cache" / "local-slack"),
    )

    def said(_: int) -> str:
        return subprocess.run([local_slack.binary()], capture_output=True, text=True, check=True).stdout

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(said, range(4))) == ["here\n"] * 4
    assert (tmp_path / "runs").read_text() == "ran\n"
