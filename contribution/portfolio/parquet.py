"""Writes the tables of a store as Parquet, for analysts who join them with their own."""

from __future__ import annotations

import csv
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from contribution.errors import FileNotWritableError, MissingLibraryError
from contribution.portfolio.schema import NUMBERS, RESULTS

# No cell holds it: what is not there is not the same as an empty text.
_NOTHING = "\\N"


def write_parquet(store: Path, folder: Path) -> None:
    """Write a file for each table of results, and `model`, which says whose bundle is whose.

    Raises:
        MissingLibraryError: duckdb is not installed.
        FileNotWritableError: the folder cannot be written.
    """
    try:
        import duckdb
    except ModuleNotFoundError:
        raise MissingLibraryError("duckdb", "parquet", "writing Parquet") from None
    kept = sqlite3.connect(store)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with duckdb.connect() as made, TemporaryDirectory() as between:
            for table in ("model", *RESULTS):
                _write(made, kept.execute(f"select * from {table}"),  # noqa: S608
                       Path(between, "rows.csv"), folder / f"{table}.parquet")  # fmt: skip
    except (OSError, duckdb.IOException) as error:
        raise FileNotWritableError(str(folder), str(error).splitlines()[0]) from error
    finally:
        kept.close()


def _write(made: Any, rows: sqlite3.Cursor, between: Path, target: Path) -> None:  # noqa: ANN401
    columns = [name for name, *_ in rows.description]
    with between.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        for row in rows:
            table.writerow(_NOTHING if each is None else each for each in row)
    types = {each: "BIGINT" if each in NUMBERS else "VARCHAR" for each in columns}
    # Written beside the target and renamed: the former file survives a failure.
    beside = target.with_suffix(".partial")
    made.execute(
        f"copy (select * from read_csv(?, columns = {types!r}, auto_detect = false, "  # noqa: S608
        f"header = false, nullstr = '{_NOTHING}', delim = ',', quote = '\"', escape = '\"', "
        "new_line = '\\n', comment = '')) to ? (format parquet)",
        [str(between), str(beside)],
    )
    beside.replace(target)
