"""Keeps the meeting on the disk: what was acknowledged survives a crash, a kill, a full disk.

One thread writes. It takes all changes that wait, commits them in one transaction, and only then
answers each of them: 200 people at once cost a few commits and not 200.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from contribution.room.meeting import SCHEMA, Meeting, Refused, read_meeting

Change = Callable[[sqlite3.Connection], None]
Waiting = tuple[Change, "Future[None]"]


class NotKept(Exception):  # noqa: N818 - a state of the disk, told to whoever waits
    """The disk did not take a change; nothing of it was kept."""


class Store:
    """The record of one meeting in one file, readable by its owner alone, held by one server.

    Raises `sqlite3.Error` where another holds it, or it is no record. `meeting` is what the last
    commit left; `saved` is called, in the writing thread, after each.
    """

    def __init__(self, file: Path, saved: Callable[[], None] = lambda: None) -> None:
        self.meeting = Meeting({})
        self._saved = saved
        self._queue: SimpleQueue[Waiting | None] = SimpleQueue()
        file.touch(mode=0o600)
        with ExitStack() as opened:
            kept = sqlite3.connect(file, timeout=1, isolation_level=None, check_same_thread=False)
            self._db = opened.enter_context(closing(kept))
            # A second server over one record would answer with what it alone knows.
            self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            # What is forgotten shall not stay in a free page.
            self._db.execute("PRAGMA secure_delete = ON")
            self._db.executescript(SCHEMA)
            self.meeting = read_meeting(self._db)
            opened.pop_all()
        self._thread = Thread(target=self._write_on, name="writes the meeting", daemon=True)
        self._thread.start()

    def save(self, change: Change) -> Future[None]:
        """Return what is done when the change is on the disk.

        Its exception is `Refused` when the change may not be made and `NotKept` when the disk did
        not take it.
        """
        done: Future[None] = Future()
        self._queue.put((change, done))
        return done

    def close(self) -> None:
        """Write what still waits, and let go of the file."""
        self._queue.put(None)
        self._thread.join()
        self._db.close()

    def _write_on(self) -> None:
        ends = False
        while not ends:
            waiting = [self._queue.get()]
            while not self._queue.empty():
                waiting.append(self._queue.get())
            ends = None in waiting
            if batch := [each for each in waiting if each]:
                self._write(batch)

    def _write(self, batch: list[Waiting]) -> None:
        try:
            refused = self._commit(batch)
        except sqlite3.Error as error:
            with suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")
            for _, done in batch:
                done.set_exception(NotKept(str(error)))
            return
        self._saved()
        for position, (_, done) in enumerate(batch):
            if position in refused:
                done.set_exception(refused[position])
            else:
                done.set_result(None)

    def _commit(self, batch: list[Waiting]) -> dict[int, Refused]:
        refused: dict[int, Refused] = {}
        self._db.execute("BEGIN IMMEDIATE")
        for position, (change, _) in enumerate(batch):
            try:
                change(self._db)
            except Refused as why:
                # A change looks before it writes, so that a refused one left nothing.
                refused[position] = why
        meeting = read_meeting(self._db)
        self._db.execute("COMMIT")
        self.meeting = meeting
        return refused
