"""Everything that one running room holds, and where it keeps it."""

from __future__ import annotations

import asyncio
import secrets
from collections import Counter
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from sqlite3 import Connection
from time import monotonic
from typing import Concatenate, NamedTuple, ParamSpec

from contribution.loading.files.folders import find_project_folder
from contribution.room.guard import Limits, make_code
from contribution.room.meeting import note_fact
from contribution.room.preview import Preview
from contribution.room.store import Store
from contribution.room.text_files import TextFiles
from contribution.room.views import Scene

_HIDDEN = ".contribution"
Given = ParamSpec("Given")


class RoomSettings(NamedTuple):
    """What the facilitator chose: ports and addresses, and below which size no group is shown.

    When `trying` the network, phones are only counted.
    """

    port: int = 8765
    lan: str = ""
    smallest: int = 10
    limits: Limits = Limits()
    trying: bool = False


class Live:
    """One model, one meeting, one server."""

    def __init__(self, model: Path, settings: RoomSettings) -> None:
        self.model, self.settings = model, settings
        folder = make_folder(model)
        self.preview = Preview(model)
        self.files = TextFiles(find_project_folder(model), folder / "unsaved")
        self.allow_files()
        self.streams = Streams(settings.limits.streams, settings.limits.streams_of_one)
        self.store = Store(find_record(model), self.streams.tell)
        self.pen = ""
        self._seen: dict[str, str] = {}
        self.saving = asyncio.Lock()
        self.unsaved: dict[Path, bytes] = {}
        self.wifi = ("", "")
        self.keys: set[str] = set()
        self._ends: float | None = None
        for name, value in (
            ("code", make_code()),
            ("desk", secrets.token_urlsafe(32)),
        ):
            self.store.save(partial(note_fact, name=name, value=value, once=True)).result()

    @property
    def code(self) -> str:
        """Return the code by which phones join."""
        return self.store.meeting.facts["code"]

    @property
    def scene(self) -> Scene:
        """Return what every page is made from, as it is now."""
        return Scene(self.store.meeting, self.preview.drawn.assessment, self.settings.smallest)

    async def save(
        self,
        change: Callable[Concatenate[Connection, Given], None],
        *args: Given.args,
        **given: Given.kwargs,
    ) -> None:
        """Return when the change, with what it is given, is on the disk.

        Raises:
            Refused: it may not be made.
            NotKept: the disk did not take it.
        """
        await asyncio.wrap_future(self.store.save(lambda db: change(db, *args, **given)))

    def make_key(self) -> str:
        """Return a key that opens the desk once."""
        key = secrets.token_urlsafe(24)
        self.keys.add(key)
        return key

    def set_timer(self, seconds: float) -> None:
        """Count down from now, by a clock that nobody sets; 0 stops it. It closes nothing."""
        self._ends = monotonic() + min(seconds, 7200) if seconds > 0 else None

    @property
    def seconds_left(self) -> int | None:
        """Return what is left of the timer, None without one."""
        return None if self._ends is None else max(0, round(self._ends - monotonic()))

    def look_at_disk(self) -> bool:
        """Return whether a file that the desk may open is another than when last looked at."""
        seen, files = self._seen, self.files
        self._seen = {name: files.find_hash(name) for name in files.names}
        return seen != self._seen

    def allow_files(self) -> None:
        """Let the desk open the files that the model is made of by now."""
        assessment = self.preview.drawn.assessment
        self.files.allow((assessment.graph.model.file or str(self.model), *assessment.sources))


def make_folder(model: Path) -> Path:
    """Return the folder for the meeting's record, hidden in the project and kept out of git."""
    folder = find_project_folder(model) / _HIDDEN
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / "unsaved").mkdir(mode=0o700, exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", "utf-8")
    return folder


def find_record(model: Path) -> Path:
    """Return the file that holds the meeting about a model."""
    return find_project_folder(model) / _HIDDEN / f"room-{model.stem}.sqlite"


def forget(model: Path) -> bool:
    """Delete a meeting's record, and no text that was typed; return whether there was one."""
    record = find_record(model)
    found = record.exists()
    for path in record.parent.glob(f"{record.name}*"):
        path.unlink()
    return found


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
