"""The whole of Baton against the local Slack: order, deliver, rate, thank, read the digest."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from demo.company import stand_in_company
from demo.play import STEPS, play
from demo.running import Running

pytestmark = [pytest.mark.e2e, pytest.mark.enable_socket, pytest.mark.timeout(300)]


def test_the_main_loop_runs_from_the_order_to_the_digest(tmp_path: Path) -> None:
    told = io.StringIO()
    prepare = (("migrate",), ("seed",))
    with Running(stand_in_company(), tmp_path / "demo", prepare=prepare, movable=True) as running:
        good = play(running, Console(file=told, width=200))
        log = running.log.read_text()
    assert good, told.getvalue() + log[-3000:]
    assert told.getvalue().count("✓") == len(STEPS)
    assert "incident" not in log
    assert "delivery_bug" not in log
