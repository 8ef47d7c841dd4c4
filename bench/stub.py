"""A Slack API that says ok to everything, in its own process, so that Baton's sender has somebody to talk to."""

import asyncio
import itertools
import json
import sys

_numbers = itertools.count(1)


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            at = head.find(b"content-length:")
            if at >= 0:
                await reader.readexactly(int(head[at + 15 : head.index(b"\r\n", at)]))
            writer.write(_answer())
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


def _answer() -> bytes:
    said = {
        "ok": True,
        "ts": f"{next(_numbers)}.000100",
        "channel": "C1",
        "team_id": "T1",
        "team": "Acme",
        "user_id": "UBATON",
        "bot_id": "BBATON",
        "members": [],
        "response_metadata": {"next_cursor": ""},
    }
    body = json.dumps(said).encode()
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


async def main() -> None:
    """`python -m bench.stub PORT`: answers until it is stopped."""
    server = await asyncio.start_server(_serve, "127.0.0.1", int(sys.argv[1]))
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
