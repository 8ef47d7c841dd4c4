"""A load in its own process: signed Slack requests over keep-alive connections, at a fixed rate or as fast as they go.

Requests are signed beforehand, so that the load spends its time sending. At a fixed rate they leave at random moments
(a Poisson stream, the same one for every server), whatever the server does: one that finds every connection busy
waits, and its waiting counts.
"""

import argparse
import asyncio
import json
import random
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

ROOM_FOR_LENGTH = 4  # bytes before each request in a file of requests


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run gave: answers per second, latencies in milliseconds, and how many answers were not as expected."""

    sent: int
    failed: int
    per_second: float
    p50: float
    p99: float
    wrong: str


class Connection(asyncio.Protocol):
    """One keep-alive connection; `answered` hears the whole answer to the request that is on its way."""

    def __init__(self, answered: Callable[["Connection", bytes], None]) -> None:
        self._answered = answered
        self._received = b""
        self._transport: asyncio.Transport | None = None
        self.since = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101
        self._transport = transport

    def send(self, request: bytes, since: float) -> None:
        """Send a request whose latency counts from `since`."""
        self.since = since
        assert self._transport is not None  # noqa: S101
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, gap, body = self._received.partition(b"\r\n\r\n")
        if gap and len(body) >= _length(head):
            answer, self._received = self._received, b""
            self._answered(self, answer)

    def connection_lost(self, error: Exception | None) -> None:
        if self._received or self.since:
            self._answered(self, b"the connection was closed")


def _length(head: bytes) -> int:
    at = head.lower().index(b"content-length:") + len("content-length:")
    return int(head[at:].split(b"\r\n", 1)[0])


class Load:
    """Requests to send once each, over `connections` connections; each answer must be a 200 holding one of `expect`."""

    def __init__(self, port: int, requests: Sequence[bytes], connections: int, expect: Sequence[bytes]) -> None:
        self._port, self._count, self._expect = port, connections, expect
        self._todo = iter(requests)
        self._free: deque[Connection] = deque()
        self._waiting: deque[float] = deque()
        self._latencies: list[float] = []
        self._failed, self._wrong = 0, b""
        self._under_way = 0
        self._ends = asyncio.Event()
        self._until = 0.0

    async def saturate(self, seconds: float) -> Measured:
        """Every connection sends its next request as soon as it has its answer."""
        await self._connect()
        started = time.perf_counter()
        self._until = started + seconds
        while self._free and self._next(time.perf_counter()):
            pass
        await self._ends.wait()
        return self._measured(time.perf_counter() - started)

    async def steady(self, seconds: float, rate: float) -> Measured:
        """`rate` requests a second on average."""
        await self._connect()
        draw = random.Random(rate)
        started = due = time.perf_counter()
        while (due := due + draw.expovariate(rate)) < started + seconds:
            await asyncio.sleep(due - time.perf_counter())
            self._waiting.append(time.perf_counter())
            if self._free:
                self._next(self._waiting.popleft())
        while self._under_way or self._waiting:
            await asyncio.sleep(0.01)
        return self._measured(time.perf_counter() - started)

    async def _connect(self) -> None:
        loop = asyncio.get_running_loop()
        for _ in range(self._count):
            _, connection = await loop.create_connection(lambda: Connection(self._hear), "127.0.0.1", self._port)
            self._free.append(connection)

    def _next(self, since: float) -> bool:
        request = next(self._todo, None)
        if request is None:
            return False
        self._under_way += 1
        self._free.popleft().send(request, since)
        return True

    def _hear(self, connection: Connection, answer: bytes) -> None:
        now = time.perf_counter()
        self._latencies.append((now - connection.since) * 1000)
        connection.since = 0.0
        self._under_way -= 1
        if b" 200 " not in answer[:16] or not any(each in answer for each in self._expect):
            self._failed, self._wrong = self._failed + 1, answer
        self._free.append(connection)
        if self._waiting:
            self._next(self._waiting.popleft())
        elif self._until:
            if now < self._until:
                self._next(now)
            if not self._under_way:
                self._ends.set()

    def _measured(self, seconds: float) -> Measured:
        ordered = sorted(self._latencies)
        last = len(ordered) - 1
        wrong = self._wrong.decode(errors="replace")[-500:]
        p50, p99 = ordered[last // 2], ordered[int(last * 0.99)]
        return Measured(len(ordered), self._failed, len(ordered) / seconds, p50, p99, wrong)


def written(requests: Sequence[bytes], path: Path) -> None:
    """A file of requests, each after its length."""
    path.write_bytes(b"".join(len(each).to_bytes(ROOM_FOR_LENGTH) + each for each in requests))


def _read(path: Path) -> list[bytes]:
    data, requests, at = path.read_bytes(), [], 0
    while at < len(data):
        begin = at + ROOM_FOR_LENGTH
        at = begin + int.from_bytes(data[at:begin])
        requests.append(data[begin:at])
    return requests


def main() -> None:
    """`python -m bench.load PORT FILE CONNECTIONS SECONDS [--rate N] [--expect TEXT]...`: prints what was measured."""
    parser = argparse.ArgumentParser()
    parser.add_argument("port", type=int)
    parser.add_argument("file", type=Path)
    parser.add_argument("connections", type=int)
    parser.add_argument("seconds", type=float)
    parser.add_argument("--rate", type=float, default=0.0)
    parser.add_argument("--expect", action="append", default=[])
    chosen = parser.parse_args()

    async def run() -> Measured:
        expect = [text.encode() for text in chosen.expect or [""]]
        load = Load(chosen.port, _read(chosen.file), chosen.connections, expect)
        return await (load.steady(chosen.seconds, chosen.rate) if chosen.rate else load.saturate(chosen.seconds))

    print(json.dumps(asdict(asyncio.run(run()))))


if __name__ == "__main__":
    main()
