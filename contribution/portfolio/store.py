"""Keeps results in one SQLite file, by the hash of what they came from; a killed run goes on."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Self

from contribution.errors import StoreFailedError
from contribution.formats.portfolio import Cell
from contribution.portfolio.bundle import ENGINE, Looked
from contribution.portfolio.jobs import Done
from contribution.portfolio.schema import RESULTS, SCHEMA, write_schema


class Kept(NamedTuple):
    """What the store knows of a place: its bundle, the failure if any, and what was looked at.

    `seen` is when the run began that looked last.
    """

    bundle: str
    failure: str
    seen: str
    inputs: Mapping[str, Looked]


class Archive:
    """One file of results; each method that writes is one transaction, whole or not at all."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with _told(path), ExitStack() as opened:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.db = opened.enter_context(closing(sqlite3.connect(path)))
            self.db.executescript("pragma journal_mode = wal; pragma synchronous = normal")
            self._prepare()
            opened.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.db.close()

    def _prepare(self) -> None:
        """Make an empty store; one of another schema is left as it is.

        Raises:
            StoreFailedError: the file holds a store that another version made, or no store.
        """
        if not list(self.db.execute("select 1 from sqlite_master limit 1")):
            # In one piece: a run that is killed here leaves an empty file, not half a store.
            self.db.executescript(f"begin; {write_schema()} commit;")
        found = list(self.db.execute("select value from about where key = 'schema'"))
        if found != [(str(SCHEMA),)]:
            why = "it was made by another version of contribution, and was left alone"
            raise StoreFailedError(str(self.path), why)

    def begin(self, started: str) -> int:
        """Return the number of a new run."""
        with _told(self.path), self.db:
            made = self.db.execute("insert into run (started) values (?)", (started,))
        return int(made.lastrowid or 0)

    def is_of(self, settings: str) -> bool:
        """Return whether what is kept was made by this engine with these settings; note them."""
        wanted = f"{ENGINE} {settings}"
        with _told(self.path), self.db:
            found = list(self.db.execute("select value from about where key = 'engine'"))
            self.db.execute("insert or replace into about values ('engine', ?)", (wanted,))
        return found == [(wanted,)]

    def find(self, places: Iterable[str]) -> Mapping[str, Kept]:
        """Return what is known of some places, a few hundred at most, by the place."""
        names = [*map(_as_name, places)]
        of = f"where place in ({', '.join('?' * len(names))})"
        inputs: dict[str, dict[str, Looked]] = {}
        looked = self.db.execute(f"select place, path, digest, signature from input {of}", names)  # noqa: S608
        for place, path, *more in looked:
            inputs.setdefault(place, {})[os.fsdecode(path)] = Looked(*more)
        known = self.db.execute(
            "select place, bundle, failure, started from model "  # noqa: S608
            f"join run on run.number = model.run {of}",
            names,
        )
        return {
            os.fsdecode(place): Kept(bundle or "", failure, seen, inputs.get(place, {}))
            for place, bundle, failure, seen in known
        }

    def note_unchanged(self, places: Iterable[tuple[str, Mapping[str, Looked]]], run: int) -> None:
        """Note that these places hold what they held; their signatures may be others."""
        with _told(self.path), self.db:
            for place, looked in places:
                self.db.execute("update model set run = ? where place = ?", (run, _as_name(place)))
                self._keep_inputs(place, looked.items())

    def keep(self, batch: Iterable[Done], run: int) -> None:
        """Keep what became of some jobs; rows of a bundle that is known are not written again."""
        with _told(self.path), self.db:
            for done in batch:
                self._keep_one(done, run)

    def _keep_one(self, done: Done, run: int) -> None:
        place, folder, path = map(_as_name, (done.place, done.folder, done.path))
        known = self.db.execute("select bundle, former from model where place = ?", (place,))
        bundle, former = known.fetchone() or (None, None)
        # What it held before stays for comparison until it changes again.
        former = bundle if bundle and bundle != done.key else former
        self.db.execute(
            "insert or replace into model values (?, ?, ?, ?, ?, ?, ?)",
            (place, folder, path, done.key or None, former, _as_cell(done.failure), run),
        )
        self.db.execute("delete from input where place = ?", (place,))
        self._keep_inputs(done.place, done.inputs)
        made = self.db.execute("insert or ignore into bundle values (?)", (done.key,))
        for table, rows in done.rows if made.rowcount else ():
            marks = ", ".join("?" * (len(RESULTS[table]) + 2))
            numbered = [(done.key, number, *row) for number, row in enumerate(rows)]
            question = f"insert or replace into {table} values ({marks})"  # noqa: S608
            try:
                self.db.executemany(question, numbered)
            except UnicodeEncodeError:
                self.db.executemany(question, (tuple(map(_as_cell, row)) for row in numbered))

    def _keep_inputs(self, place: str, inputs: Iterable[tuple[str, Looked]]) -> None:
        self.db.executemany(
            "insert or replace into input values (?, ?, ?, ?)",
            (
                (_as_name(place), _as_name(path), each.digest, each.signature)
                for path, each in inputs
            ),
        )

    def end(
        self, run: int, ended: str, counts: tuple[int, int, int, int], gone: Iterable[str]
    ) -> None:
        """Note the end of a run; forget the places that are `gone`, and results nobody holds.

        `counts` are models found, unchanged, assessed and failed.
        """
        with _told(self.path), self.db:
            self.db.execute(
                "update run set ended = ?, found = ?, unchanged = ?, assessed = ?, failed = ? "
                "where number = ?",
                (ended, *counts, run),
            )
            places = [(_as_name(each),) for each in gone]
            if not places and counts[0] == counts[1]:
                # Nothing was made, so nothing is idle that was not before.
                return
            self.db.executemany("delete from model where place = ?", places)
            self.db.execute("delete from input where place not in (select place from model)")
            idle = (
                "bundle not in (select bundle from model where bundle is not null "
                "union select former from model where former is not null)"
            )
            for table in (*RESULTS, "bundle"):
                self.db.execute(f"delete from {table} where {idle}")  # noqa: S608

    def ask(self, question: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """Yield the rows that answer a question in SQL; names that are no text have escapes."""
        with _told(self.path), closing(self.db.execute(question, values)) as found:
            for row in found:
                yield tuple(map(_as_text, row))

    def look_at(self, run: int, words: Iterable[tuple[str, Callable[..., Any]]]) -> None:
        """Make the models of a run the view `here`, and the functions known to questions."""
        with _told(self.path):
            self.db.execute("drop view if exists here")
            self.db.execute(f"create temp view here as select * from model where run = {run}")  # noqa: S608
            for name, function in words:
                self.db.create_function(name, -1, function, deterministic=True)

    def note_answer(self, name: str, question: str) -> StoredRows:
        """Return the rows that answer a question, found once and laid aside on the disk."""
        with _told(self.path):
            self.db.execute(f'drop table if exists temp."{name}"')
            self.db.execute(f'create temp table "{name}" as {question}')
        return StoredRows(self, f'select * from temp."{name}" order by rowid')  # noqa: S608

    def note_words(self, words: Iterable[tuple[str, int]]) -> None:
        """Lay words aside on the disk, as `word`, each with whose it is."""
        with _told(self.path):
            self.db.execute("drop table if exists temp.word")
            self.db.execute("create temp table word (word text, whose integer)")
            self.db.executemany("insert into word values (?, ?)", words)


class StoredRows:
    """The rows that answer a question, drawn from the store whenever they are gone through."""

    def __init__(
        self, store: Archive, question: str, say: Callable[..., tuple[Cell, ...]] = tuple
    ) -> None:
        self.store = store
        self.question = question
        self.say = say

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        return map(self.say, self.store.ask(self.question))

    def __len__(self) -> int:
        ((count,),) = self.store.ask(f"select count(*) from ({self.question})")  # noqa: S608
        return int(count)

    def __bool__(self) -> bool:
        return next(iter(self), None) is not None


def _as_name(path: str) -> str | bytes:
    """Return a file's name as the store can hold it: one that is no UTF-8 as its bytes."""
    raw = os.fsencode(path)
    return path if raw.decode("utf-8", "replace") == path else raw


def _as_text(cell: Any) -> Any:  # noqa: ANN401
    return cell.decode("utf-8", "backslashreplace") if isinstance(cell, bytes) else cell


def _as_cell(cell: Cell) -> Cell:
    """Return the cell with letters that no text can hold written as escapes."""
    if isinstance(cell, str) and not cell.isascii():
        return cell.encode("utf-8", "backslashreplace").decode()
    return cell


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say in one line what the disk or the file refused."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreFailedError(str(path), str(error)) from error
    except OSError as error:
        raise StoreFailedError(str(path), (error.strerror or "unknown reason").lower()) from error
