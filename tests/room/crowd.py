"""A room full of people over real sockets on this machine: a server process, and many clients."""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

LAN = "127.0.0.2"
# One address stands for a whole room here, which the limits of a real one would refuse.
_START = """
import sys
from contribution.room.guard import Limits
from contribution.room.live import RoomSettings
from contribution.room.serve import serve
limits = Limits(asks_a_second=100_000, answers_a_second=100_000)
settings = RoomSettings(int(sys.argv[2]), sys.argv[3], 3, limits, trying=sys.argv[4] == "try")
serve(sys.argv[1], settings, lambda line: print(line, flush=True))
"""


class Answered(NamedTuple):
    """What came back: status, headers by name, body; and how long it took, in seconds."""

    status: int
    headers: dict[str, str]
    body: str
    took: float = 0.0


class Server(NamedTuple):
    """A running room: its process, port, code, and the address that opens the desk."""

    process: subprocess.Popen[str]
    port: int
    code: str
    desk: str

    def kill(self) -> None:
        """End it at once, as a crash does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def find_port() -> int:
    """Return a port that is free now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(model: Path, *, port: int = 0, trying: bool = False) -> Iterator[Server]:
    """Run a room in a process of its own, which is gone afterwards."""
    port = port or find_port()
    process = subprocess.Popen(
        [sys.executable, "-c", _START, str(model), str(port), LAN, "try" if trying else "hold"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)},
    )
    assert process.stdout is not None
    desk = process.stdout.readline().split(": ", 1)[-1].strip()
    process.stdout.readline()
    code = process.stdout.readline().rsplit(" ", 1)[-1].strip()
    process.stdout.readline()
    try:
        _wait(port)
        yield Server(process, port, code, desk)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        process.stdout.close()


def _wait(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex((LAN, port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server never listened")


class Caller:
    """One browser's connection, kept open, with its cookie."""

    def __init__(self, address: str, port: int) -> None:
        self.base = f"{address}:{port}"
        self._where = (address, port)
        self.cookie = ""
        self.headers: dict[str, str] = {}
        self._line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, body: Any = None, kind: str = "json") -> Answered:
        """Return the answer; a connection that the server closed is opened once again."""
        began = time.perf_counter()
        if self._line is None:
            self._line = await asyncio.open_connection(*self._where)
        reader, writer = self._line
        sent = b""
        head = [f"{method} {path} HTTP/1.1", f"Host: {self.base}", f"Cookie: {self.cookie}"]
        head += [f"{name}: {value}" for name, value in self.headers.items()]
        if method == "POST":
            sent = (json.dumps(body) if kind == "json" else body).encode()
            full = "application/json" if kind == "json" else "application/x-www-form-urlencoded"
            head += [f"Origin: http://{self.base}", f"Content-Type: {full}"]
            head += [f"Content-Length: {len(sent)}"]
        writer.write("\r\n".join([*head, "", ""]).encode() + sent)
        await writer.drain()
        raw = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {n.lower(): v for n, _, v in (line.partition(": ") for line in raw[1:] if line)}
        text = (await reader.readexactly(int(headers.get("content-length", 0)))).decode()
        if "set-cookie" in headers:
            self.cookie = headers["set-cookie"].partition(";")[0]
        status = int(raw[0].split(" ")[1])
        return Answered(status, headers, text, time.perf_counter() - began)

    async def close(self) -> None:
        """Hang up."""
        if self._line is not None:
            self._line[1].close()
            with suppress(OSError):
                await self._line[1].wait_closed()
            self._line = None


async def open_desk(server: Server) -> Caller:
    """Return the facilitator, with what each of its requests needs."""
    desk = Caller("127.0.0.1", server.port)
    await desk.ask("GET", "/?" + server.desk.rpartition("?")[2])
    page = (await desk.ask("GET", "/")).body
    found = re.search(r'"token": "(\w+)"', page)
    assert found, page[:500]
    desk.headers["X-Room"] = found[1]
    return desk


async def join(server: Server, group: str) -> Caller:
    """Return a phone that joined a group."""
    phone = Caller(LAN, server.port)
    page = (await phone.ask("GET", f"/j/{server.code}")).body
    found = re.search(r'name="token" value="(\w+)"', page)
    assert found, page[:300]
    body = f"token={found[1]}&group={group}"
    joined = await phone.ask("POST", f"/j/{server.code}", body, kind="form")
    assert joined.status == 303, joined
    return phone
