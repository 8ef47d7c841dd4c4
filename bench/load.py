"""A load in its own process: signed Slack requests over keep-alive connections, at a fixed rate or as fast as they go.

Requests are signed beforehand, so that the load spends its time sending. At a fixed rate the latency of a request
counts from the moment it should have left, so a server that stalls cannot hide it.
"""

import asyncio
import hashlib
import hmac
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run gave: requests per second, and latencies in milliseconds."""

    requests_per_second: float
    p50: float
    p99: float
    failed: int


def signed(path: str, body: bytes, secret: str, content_type: str, now: int) -> bytes:
    """One HTTP/1.1 request as Slack would send it."""
    signature = hmac.new(secret.encode(), f"v0:{now}:".encode() + body, hashlib.sha256).hexdigest()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {content_type}\r\n"
        f"X-Slack-Request-Timestamp: {now}\r\nX-Slack-Signature: v0={signature}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


async def _exchange(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> bool:
    """Send one request and read its whole answer; True for a 200 that is no refusal of ours."""
    writer.write(request)
    head = await reader.readuntil(b"\r\n\r\n")
    lower = head.lower()
    if b"transfer-encoding: chunked" in lower:
        body = await _chunks(reader)
    else:
        at = lower.index(b"content-length:") + 15
        body = await reader.readexactly(int(lower[at : lower.index(b"\r\n", at)]))
    return b" 200 " in head[:16] and b"Something went wrong" not in body


async def _chunks(reader: asyncio.StreamReader) -> bytes:
    body = b""
    while size := int(await reader.readline(), 16):
        body += await reader.readexactly(size + 2)
    await reader.readline()
    return body


class Load:
    """A list of requests to send once each, over `connections` connections."""

    def __init__(self, port: int, requests: Sequence[bytes], connections: int) -> None:
        self._port, self._connections = port, connections
        self._todo = iter(requests)
        self._latencies: list[float] = []
        self._failed = 0

    async def saturate(self, seconds: float) -> Measured:
        """Every connection sends its next request as soon as it has its answer."""
        started = time.perf_counter()
        until = started + seconds
        await asyncio.gather(*(self._worker(until) for _ in range(self._connections)))
        return self._measured(time.perf_counter() - started)

    async def steady(self, seconds: float, rate: float) -> Measured:
        """`rate` requests a second, whatever the server does."""
        started = time.perf_counter()
        due: asyncio.Queue[float] = asyncio.Queue()
        for number in range(int(seconds * rate)):
            due.put_nowait(started + number / rate)
        await asyncio.gather(*(self._paced(due) for _ in range(self._connections)))
        return self._measured(time.perf_counter() - started)

    async def _worker(self, until: float) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        while (now := time.perf_counter()) < until and (request := next(self._todo, None)):
            await self._timed(reader, writer, request, now)
        writer.close()

    async def _paced(self, due: "asyncio.Queue[float]") -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        while not due.empty():
            moment = due.get_nowait()
            await asyncio.sleep(max(0.0, moment - time.perf_counter()))
            request = next(self._todo, None)
            if request is None:
                break
            await self._timed(reader, writer, request, moment)
        writer.close()

    async def _timed(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes, since: float
    ) -> None:
        if not await _exchange(reader, writer, request):
            self._failed += 1
        self._latencies.append((time.perf_counter() - since) * 1000)

    def _measured(self, seconds: float) -> Measured:
        ordered = sorted(self._latencies)
        at = len(ordered) - 1
        return Measured(len(ordered) / seconds, ordered[at // 2], ordered[int(at * 0.99)], self._failed)


def main() -> None:
    """`python -m bench.load PORT FILE CONNECTIONS SECONDS [RATE]`: FILE holds length-prefixed requests."""
    port, path, connections, seconds = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
    with open(path, "rb") as file:
        data = file.read()
    requests, at = [], 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 4])
        requests.append(data[at + 4 : at + 4 + length])
        at += 4 + length
    load = Load(port, requests, connections)
    run = load.steady(seconds, float(sys.argv[5])) if len(sys.argv) > 5 else load.saturate(seconds)
    measured = asyncio.run(run)
    print(json.dumps({name: getattr(measured, name) for name in Measured.__dataclass_fields__}))


if __name__ == "__main__":
    main()
