"""local-slack as a child process: started in a folder of its own, and never left behind."""

from __future__ import annotations

import copy
import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import websocket

from demo.shapes import Json
from demo.wire import fetch

T = TypeVar("T")
STEP = 0.05


def free_port(wish: int = 0) -> int:
    """A port nobody listens on just now: the one wished for, if it can be had."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wish))
        except OSError:
            probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(predicate: Callable[[], T | None], seconds: float = 5.0, what: str = "it") -> T:
    """Ask again and again until the answer is true; return it."""
    deadline = time.monotonic() + seconds
    while True:
        result = predicate()
        if result:
            return result
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds} s for {what}")
        time.sleep(STEP)


class LocalSlack:
    """One local-slack process serving `config` on a port."""

    def __init__(self, binary: str | Path, port: int) -> None:
        self.port = port or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._binary = str(binary)
        self._child: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def start(self, config: Mapping[str, Any]) -> None:
        """Start and wait until it answers. Call this in a thread that lives on: the child ends with its thread."""
        self._folder = tempfile.TemporaryDirectory(prefix="standin-")
        self._child = self._launch(Path(self._folder.name), config)
        wait_for(self._answers, 15, "local-slack to answer")

    def stop(self) -> None:
        """Stop it; harmless when repeated."""
        child, self._child = self._child, None
        if child is not None:
            child.terminate()
            try:
                child.wait(3)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _launch(self, folder: Path, config: Mapping[str, Any]) -> subprocess.Popen[bytes]:
        (folder / "config.json").write_text(json.dumps(config))
        command = [self._binary, "--config", str(folder / "config.json"), "--port", str(self.port)]
        command += ["--base-host", "127.0.0.1", "--files-dir", str(folder / "files")]
        leash = shutil.which("setpriv")  # ends the child even when we are killed
        if leash:
            command = [leash, "--pdeathsig", "KILL", *command]
        with (folder / "output").open("wb") as output:
            return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)

    def _answers(self) -> bool:
        child, folder = self._child, self._folder
        if child is None or folder is None or child.poll() is not None:
            said = Path(folder.name, "output").read_text() if folder else ""
            raise RuntimeError(f"local-slack did not start: {said[-2000:]}")
        return fetch(f"{self.url}/_control/state", None, {})[0] == 200

    def control(self, name: str, body: Mapping[str, Any]) -> Json:
        """Ask its control API to do something. RuntimeError when it will not."""
        headers = {"Content-Type": "application/json"}
        status, _, text = fetch(f"{self.url}/_control/{name}", json.dumps(body).encode(), headers)
        if status != 200:
            raise RuntimeError(f"local-slack answered {status} to {name}: {text}")
        return dict(json.loads(text))

    def read(self, name: str) -> Json:
        """What its control API says about `name`."""
        return dict(json.loads(fetch(f"{self.url}/_control/{name}", None, {})[2]))

    def packet(self, packet: Mapping[str, Any]) -> None:
        """Send what the page would send over its websocket."""
        line = websocket.create_connection(f"ws://127.0.0.1:{self.port}/ui", timeout=10)
        try:
            line.recv()
            line.send(json.dumps(packet))
        finally:
            line.close()

    def snapshot(self) -> Json:
        """Return all the page knows: local-slack sends it to each new websocket."""
        line = websocket.create_connection(f"ws://127.0.0.1:{self.port}/ui", timeout=10)
        try:
            return dict(json.loads(line.recv())["state"])
        finally:
            line.close()


def completed(config: Mapping[str, Any]) -> Json:
    """Copy the configuration, with local-slack's defaults where the relay needs them."""
    result = copy.deepcopy(dict(config))
    if not result.get("apps") or result["apps"][0].get("mode") != "events":
        raise ValueError("the first app must have mode: events and a requestUrl")
    space = result.setdefault("workspace", {})
    space.setdefault("teamId", "T01TEST")
    space.setdefault("domain", "test-workspace")
    app = result["apps"][0]
    app.setdefault("appId", "A01APP")
    app.setdefault("botUserId", "U0BOT")
    app.setdefault("botName", "bot")
    app.setdefault("signingSecret", "test-signing-secret")
    result.setdefault("users", [])
    result.setdefault("channels", [])
    return result
