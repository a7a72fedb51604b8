"""Imports what other tools hold: a plan first, and text edits when that is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from contribution.app.find_models import find_models
from contribution.app.write import write_file
from contribution.editing.adding import CannotAddError
from contribution.errors import (
    FileNotReadableError,
    FileNotWritableError,
    ForeignFileError,
    UnknownNameError,
)
from contribution.exchange import find_exchange, list_exchanges, sniff
from contribution.exchange._packed import UnreadableError
from contribution.exchange.draft import STAGES, ForeignModel, find_stage
from contribution.exchange.plan import Planner

_LARGEST = 256_000_000


class ImportPlan(NamedTuple):
    """What an import would do: lines to read, and the new texts of files by path.

    `open_questions` are counted where a person has to decide before everything can come in.
    """

    lines: tuple[str, ...]
    texts: Mapping[Path, str]
    open_questions: int


def plan_import(file: str, into: str, name: str | None, stages: Sequence[str]) -> ImportPlan:
    """Return the plan for bringing a foreign file into a model, which may not be there yet.

    `name` is a format, found by the bytes where it is None; `stages` are WORD=STAGE.

    Raises:
        FileNotReadableError: the file cannot be read.
        ForeignFileError: its format is not known, or it is no sound file of it.
        UnknownNameError: a format or a stage is none of those known.
        MissingLibraryError: a library for this format is not installed.
    """
    content = _read(file)
    if Path(into).is_dir():
        raise FileNotReadableError(into, "it is a folder")
    meant = find_models([into]) if Path(into).exists() else ()
    if meant and not Path(meant[0]).samefile(into):
        raise FileNotReadableError(into, f"it is evidence for {meant[0]}")
    form = name or sniff(content, PurePath(file).suffix.lower())
    if form is None:
        raise ForeignFileError(file, f"it is in none of the formats {', '.join(list_exchanges())}")
    exchange = find_exchange(form)
    if exchange.read is None:
        raise ForeignFileError(file, f"{exchange.title} is only written, not read")
    try:
        draft = exchange.read(content)
    except UnreadableError as error:
        raise ForeignFileError(file, str(error)) from error
    planner = _plan(into, draft, _read_stages(stages), PurePath(file).stem)
    head = (f"{PurePath(file).name}: {exchange.title}",)
    return ImportPlan((*head, *planner.tell()), planner.texts, len(planner.list_questions()))


def _plan(into: str, draft: ForeignModel, stages: Mapping[str, str], stem: str) -> Planner:
    try:
        planner = Planner(Path(into), draft, stages)
        planner.plan(stem)
    except CannotAddError as error:
        raise FileNotReadableError(
            into, f"{error}; contribution check {into} says where"
        ) from error
    except UnicodeDecodeError:
        raise FileNotReadableError(
            into, "it, or the table of quotes beside it, is not UTF-8"
        ) from None
    except OSError as error:
        raise FileNotReadableError(
            str(error.filename or into), (error.strerror or "unknown reason").lower()
        ) from error
    return planner


def write_plan(plan: ImportPlan) -> Iterator[str]:
    """Write the new texts; yield the names of the files."""
    for path, text in plan.texts.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            why = (error.strerror or "unknown reason").lower()
            raise FileNotWritableError(str(path), why) from error
        write_file(str(path), text)
        yield str(path)


def _read(file: str) -> bytes:
    path = Path(file)
    try:
        if path.stat().st_size > _LARGEST:
            raise FileNotReadableError(file, f"it is larger than {_LARGEST // 1_000_000} MB")
        return path.read_bytes()
    except OSError as error:
        raise FileNotReadableError(file, (error.strerror or "unknown reason").lower()) from error
    except ValueError:
        raise FileNotReadableError(file, "that is no file name") from None


def _read_stages(stages: Sequence[str]) -> dict[str, str]:
    found = {}
    for each in stages:
        word, equals, stage = each.partition("=")
        meant = find_stage(stage.strip(), {})
        if not equals or meant is None:
            raise UnknownNameError("stage", stage or each, STAGES)
        found[word.strip().casefold()] = meant
    return found
