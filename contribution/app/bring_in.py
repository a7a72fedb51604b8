"""Imports what other tools hold: a plan first, and text edits when that is asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from contribution.app.find_models import find_models
from contribution.app.write import write_file
from contribution.editing.adding import CannotAddError
from contribution.errors import (
    FileNotReadableError,
    FileNotWritableError,
    ForeignFileError,
    NotHonouredError,
    UnknownNameError,
)
from contribution.exchange import find_exchange, list_exchanges, sniff
from contribution.exchange._packed import UnreadableError
from contribution.exchange._sheets import is_xlsx
from contribution.exchange._unknown import name_unknown
from contribution.exchange._workbook import comment_on
from contribution.exchange.draft import (
    ANY,
    STAGES,
    ForeignModel,
    Meanings,
    drop_controls,
    find_stage,
)
from contribution.exchange.plan import Planner
from contribution.exchange.told import Remembered

_LARGEST = 256_000_000
# A comma may stand in a heading; between two answers a word and = follow it.
_BETWEEN = re.compile(r",(?=\s*[\w ]+=)")


class ImportRequest(NamedTuple):
    """What the command line says: a format, WORD=STAGE, NAME=HEADING, CODE=SUBJECT, and wishes.

    `comments` is the workbook to write, with a comment at each cell that is to be mended.
    """

    name: str | None = None
    stages: Sequence[str] = ()
    columns: Sequence[str] = ()
    codes: Sequence[str] = ()
    quotes: bool = False
    names: bool = False
    comments: str | None = None


class ImportPlan(NamedTuple):
    """What an import would do: lines to read, and the new texts of files by path.

    `open_questions` are counted where a person has to decide before everything can come in.
    """

    lines: tuple[str, ...]
    texts: Mapping[Path, str]
    open_questions: int


def plan_import(file: str, into: str, asked: ImportRequest) -> ImportPlan:
    """Return the plan for bringing a foreign file into a model, which may not be there yet.

    Raises:
        FileNotReadableError: the file cannot be read.
        ForeignFileError: its format is not known, or it is no sound file of it.
        UnknownNameError: a format, a stage or a column is none of those known.
        MissingLibraryError: a library for this format is not installed.
        FileNotWritableError: the copy with comments cannot be written.
    """
    content = _read(file)
    _refuse_into(into)
    columns = _read_pairs(part for each in asked.columns for part in _BETWEEN.split(each))
    form, read = _find_form(content, file, asked.name, columns)
    remembered = Remembered(Path(into))
    kept = remembered.answers
    stages, codes = _read_stages(asked.stages), _read_pairs(asked.codes)
    meanings = Meanings(
        stages=_read_stages(f"{word}={stage}" for word, stage in kept.stages.items()) | stages,
        codes={**kept.codes, **codes},
        columns={**kept.columns.get(form, {}), **columns},
        quotes=asked.quotes,
        names=asked.names,
    )
    try:
        draft = drop_controls(read(content, meanings.columns))
    except UnreadableError as error:
        raise ForeignFileError(file, str(error)) from error
    if find_exchange(form).keeps_words_back and not asked.quotes:
        draft = draft._replace(quotes=tuple(each._replace(quote="") for each in draft.quotes))
    planner = _plan(into, draft, meanings, PurePath(file).stem)
    # What holds for all others holds for this file alone.
    own = {word: stage for word, stage in stages.items() if word != ANY}
    text, said = remembered.keep({f"columns/{form}": columns, "stages": own, "codes": codes})
    texts = {**planner.texts, **({remembered.path: text} if text else {})}
    questions = planner.list_questions() + [
        ("", f"--stage {word}=…: no card and no sort of card is called so")
        for word in planner.list_idle(stages)
    ]
    lines = (
        f"{PurePath(file).name}: {find_exchange(form).title}",
        *planner.tell(),
        *(f"note: {each}" for each in (said, *_find_idle(asked, form, draft)) if each),
        *_tell(questions),
        *_comment(content, asked, questions),
    )
    return ImportPlan(lines, texts, len(questions))


def _refuse_into(into: str) -> None:
    if Path(into).is_dir():
        raise FileNotReadableError(into, "it is a folder")
    meant = find_models([into]) if Path(into).exists() else ()
    if meant and not Path(meant[0]).samefile(into):
        raise FileNotReadableError(into, f"it is evidence for {meant[0]}")


def _find_idle(asked: ImportRequest, form: str, draft: ForeignModel) -> Iterator[str]:
    """Yield which wishes change nothing for this file."""
    if asked.quotes and not find_exchange(form).keeps_words_back:
        yield "--quotes changes nothing: a table comes with the words that stand in it"
    if asked.names and not draft.quotes:
        yield "--names changes nothing: the file holds no quotes with their sources"


def _tell(questions: Sequence[tuple[str, str]]) -> Iterator[str]:
    for place, what in questions:
        yield f"not understood: {place}: {what}" if place else f"not understood: {what}"


def _comment(
    content: bytes, asked: ImportRequest, questions: Sequence[tuple[str, str]]
) -> Iterator[str]:
    """Write the copy of a workbook with what is to be mended; yield what is said of it."""
    there = [each for each in questions if "!" in each[0]]
    if asked.comments is None:
        if there and is_xlsx(content):
            yield "--comments COPY.xlsx writes a copy that says so at each of these cells"
        return
    if not is_xlsx(content):
        raise NotHonouredError("--comments", "import", "such a file", ("it saved as .xlsx",))
    try:
        made, number = comment_on(content, questions)
    except UnreadableError as error:
        yield f"note: {error}; {asked.comments} is not written"
        return
    if not number:
        yield f"note: no cell is to be mended, so {asked.comments} is not written"
        return
    write_file(asked.comments, made)
    yield f"wrote {asked.comments}: {number} cells with a comment"


def _find_form(
    content: bytes, file: str, name: str | None, columns: Mapping[str, str]
) -> tuple[str, Callable[[bytes, Mapping[str, str]], ForeignModel]]:
    suffix = PurePath(file).suffix.lower()
    forms = {each: find_exchange(each) for each in list_exchanges()}
    fitting = [each for each, form in forms.items() if columns and set(columns) <= {*form.columns}]
    form = name or sniff(content, suffix) or next(iter(fitting), None)
    # Headings that another format knows tell what a table is, and nothing of what is none.
    if (
        name is None
        and form not in fitting
        and fitting
        and ".csv" in forms[form or fitting[0]].suffixes
    ):
        form = fitting[0]
    if form is None:
        raise ForeignFileError(file, name_unknown(content, suffix, forms))
    exchange = find_exchange(form)
    read = exchange.read
    if read is None:
        raise ForeignFileError(file, f"{exchange.title} is only written, not read")
    for each in columns:
        if each not in exchange.columns:
            raise UnknownNameError(f"column of the format {form}", each, exchange.columns)
    return form, exchange.read_told or (lambda content, _: read(content))


def _plan(into: str, draft: ForeignModel, answers: Meanings, stem: str) -> Planner:
    try:
        planner = Planner(Path(into), draft, answers)
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


def _read_pairs(words: Iterable[str]) -> dict[str, str]:
    found = {}
    for each in words:
        word, equals, meant = each.partition("=")
        if not (equals and word.strip() and meant.strip()):
            raise UnknownNameError("answer", each, ("NAME=VALUE",))
        found[word.strip()] = meant.strip()
    return found


def _read_stages(stages: Iterable[str]) -> dict[str, str]:
    found = {}
    for each in stages:
        word, equals, stage = each.partition("=")
        meant = find_stage(stage.strip(), {})
        if not equals or meant is None:
            raise UnknownNameError("stage", stage or each, STAGES)
        found[word.strip().casefold()] = meant
    return found
