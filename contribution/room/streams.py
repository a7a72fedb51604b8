"""Tells open pages that something changed: a version number and nothing else.

A page then asks for what its role may see. Changes within a fraction of a second are one, so that
200 answers at once wake each page a few times, and the moment of one answer is not seen.
"""

from __future__ import annotations

import asyncio
import secrets
from collections import Counter
from collections.abc import AsyncIterator, Callable

_GATHER, _HEARTBEAT = 0.4, 15.0


class Streams:
    """All open streams of one server; `tell` may be called from any thread once it runs."""

    def __init__(self, most: int, most_of_one: int) -> None:
        self._most, self._most_of_one = most, most_of_one
        # After a restart no page may take its last number for today's.
        self._start, self._number = secrets.token_hex(4), 0
        self._changed = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._is_due = self._ended = False
        self._open: Counter[str] = Counter()

    @property
    def version(self) -> str:
        """Return the number that stands for everything as it is now."""
        return f"{self._start}-{self._number}"

    def begin(self) -> None:
        """Take the loop that runs as the one that tells."""
        self._loop = asyncio.get_running_loop()

    def tell(self) -> None:
        """Wake every page soon."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._tell_soon)

    async def end_when(self, is_over: Callable[[], bool]) -> None:
        """Let every page go once the server stops, which waits for open streams."""
        while not is_over():
            await asyncio.sleep(0.2)
        self._ended = True
        self._tell_now()

    def has_room(self, name: str) -> bool:
        """Return whether this person or desk may open one more stream."""
        return self._open[name] < self._most_of_one and self._open.total() < self._most

    async def follow(self, name: str, last: str) -> AsyncIterator[bytes]:
        """Yield an event for each new version, at once if `last` is an old one, and heartbeats."""
        self._open[name] += 1
        try:
            yield b"retry: 1500\n\n"
            while not self._ended:
                changed = self._changed
                if last != self.version:
                    last = self.version
                    yield f"id: {last}\ndata: {last}\n\n".encode()
                    continue
                try:
                    await asyncio.wait_for(changed.wait(), _HEARTBEAT)
                except TimeoutError:
                    yield b": still here\n\n"
        finally:
            self._open[name] -= 1

    def _tell_soon(self) -> None:
        if not self._is_due and self._loop is not None:
            self._is_due = True
            self._loop.call_later(_GATHER, self._tell_now)

    def _tell_now(self) -> None:
        self._is_due = False
        self._number += 1
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()
