"""Reads YAML text into placed values, and goes on after an error with what is sound."""

import re
from typing import Any, NamedTuple

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError
from yaml.events import DocumentStartEvent

from contribution.domain.diagnostic import Fix, Replacement, Where
from contribution.loading.log import DiagnosticLog
from contribution.loading.yaml._trouble import explain_syntax_error, position
from contribution.loading.yaml.builder import TooMuchError, TreeBuilder
from contribution.loading.yaml.layout import find_guesses
from contribution.loading.yaml.node import Entry, YamlNode
from contribution.loading.yaml.slips import Slip, find_odd_signs, find_slip

# Each error costs one more reading of the rest, so a file broken everywhere is given up.
_MOST_ERRORS = 20
_MOST_ERRORS_IF_LARGE = 3
_LARGE = 1_000_000
_BREAK = re.compile(r"\r\n|\r|\n")
_OPENS_BLOCK = re.compile(r"[^\s#{\[\"'][^#{\[\"']*:\s*(#.*)?$")
_BEGINS_ENTRY = re.compile(r"[^\s#\-\]}].*:(\s|$)")


class _Piece(NamedTuple):
    """Lines to parse, counted from 0: a line that opens the section, then all from `resume` on."""

    header: int | None
    resume: int

    def lines(self, lines: tuple[str, ...]) -> tuple[str, ...]:
        """Return the lines of the piece, blank ones in place of those left out."""
        if self.header is None:
            return lines[self.resume :]
        gap = ("",) * (self.resume - self.header - 1)
        return (lines[self.header], *gap, *lines[self.resume :])

    @property
    def offset(self) -> int:
        """Return the line in the file of the piece's first line."""
        return self.resume if self.header is None else self.header


def split_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text, without their ends."""
    lines = _BREAK.split(text) if "\r" in text else text.split("\n")
    return tuple(lines if lines[-1] else lines[:-1])


def parse_yaml(text: str, file: str, log: DiagnosticLog) -> YamlNode | None:
    """Return the root value of the text, or None when there is none; errors go to the log."""
    # These count as line breaks to the parser and to no editor.
    for separator in ("\x85", "\u2028", "\u2029"):
        text = text.replace(separator, " ")
    lines = split_lines(text)
    odd = None if text.isascii() else find_odd_signs(lines)
    if odd is not None:
        lines = _tell(odd, lines, file=file, log=log)
    builder = TreeBuilder(file, log)
    root: YamlNode | None = None
    piece: _Piece | None = _Piece(None, 0)
    errors = 0
    most = _MOST_ERRORS_IF_LARGE if len(text) > _LARGE else _MOST_ERRORS
    while piece is not None and errors <= most:
        try:
            stopped = _parse_piece(piece, lines, builder, file=file, log=log)
        except _MendedError as mended:
            # The same piece once more: nothing of the element is lost.
            lines = mended.lines
            errors += 1
            continue
        piece = None if stopped is None else _find_resumption(lines, stopped, piece, builder)
        root = _merge(root, builder.finish(0 if stopped is None else stopped + 1))
        errors += 1
    return root


class _MendedError(Exception):
    """A mistake of typing was told; holds the lines as they were meant."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__()
        self.lines = lines


def _mend(
    error: MarkedYAMLError,
    piece: _Piece,
    lines: tuple[str, ...],
    *,
    file: str,
    log: DiagnosticLog,
) -> None:
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark is not None]
    suspects = [position(mark)[0] + piece.offset for mark in marks]
    above = [n for n in range(suspects[0] - 1, -1, -1) if n < len(lines) and lines[n].strip()][:2]
    slip = find_slip(lines, dict.fromkeys(suspects), above)
    if slip is None:
        guesses = find_guesses(lines, list(dict.fromkeys((*suspects, *above))))
        slip = next((each for each in guesses if _goes_further(each, piece, lines, error)), None)
    if slip is None:
        return
    raise _MendedError(_tell(slip, lines, file=file, log=log)) from None


def _tell(slip: Slip, lines: tuple[str, ...], *, file: str, log: DiagnosticLog) -> tuple[str, ...]:
    """Note the slip; return the lines as they were meant."""
    where = Where(file, slip.line + 1, slip.column + 1)
    edits = (
        Replacement(file, (n + 1, 1), (n + 1, len(lines[n]) + 1), line)
        for n, line in slip.mended.items()
    )
    fixes = (Fix(slip.next_step, tuple(edits), is_safe=True),) if slip.is_sure else ()
    log.add(slip.problem_id, where, slip.message, slip.next_step, fixes=fixes)
    return tuple(slip.mended.get(number, line) for number, line in enumerate(lines))


def _goes_further(
    slip: Slip, piece: _Piece, lines: tuple[str, ...], error: MarkedYAMLError
) -> bool:
    """Return whether the parser comes past the error, and past the line, when read as meant."""
    meant = tuple(slip.mended.get(number, line) for number, line in enumerate(lines))
    text = "\n".join(piece.lines(meant)) + "\n"
    if len(text) > _LARGE:
        return False
    parser = CParser(text)
    try:
        while parser.get_event() is not None:
            pass
    except MarkedYAMLError as again:
        reached = position(again.problem_mark)[0]
        return reached > position(error.problem_mark)[0] + 1
    return True


def _parse_piece(
    piece: _Piece, lines: tuple[str, ...], builder: TreeBuilder, *, file: str, log: DiagnosticLog
) -> int | None:
    """Return the line at which reading stopped, or None when it came to the end."""
    piece_lines = piece.lines(lines)
    builder.start(piece.offset)
    try:
        _feed("\n".join(piece_lines) + "\n", builder, file=file, log=log, offset=piece.offset)
    except MarkedYAMLError as error:
        _mend(error, piece, lines, file=file, log=log)
        trouble = explain_syntax_error(error, piece_lines)
        line = trouble.line + piece.offset
        where = Where(file, line + 1, trouble.column + 1)
        log.add(trouble.problem_id, where, trouble.message, trouble.next_step)
        return line
    except TooMuchError as error:
        next_step = "write it out flat, or split it into files named under include:"
        log.add(error.problem_id, error.place.where(file), str(error), next_step)
        return error.place.line - 1
    return None


def _feed(text: str, builder: TreeBuilder, *, file: str, log: DiagnosticLog, offset: int) -> None:
    next_event, take = CParser(text).get_event, builder.take
    documents = 0
    while (event := next_event()) is not None:
        if type(event) is DocumentStartEvent:
            documents += 1
            if documents > 1:
                mark: Any = event.start_mark
                where = Where(file, mark.line + offset + 1, 1)
                message = "a second document begins here with ---, and was not read"
                log.add(
                    "CA019",
                    where,
                    message,
                    "remove the ---, or put the rest into a file of its own",
                )
                return
        take(event)


def _find_resumption(
    lines: tuple[str, ...], stopped: int, piece: _Piece, builder: TreeBuilder
) -> _Piece | None:
    """Return the rest of the file from the next element or top-level key after the error."""
    section, column = builder.section or (0, 0)
    header = section - 1
    within = section > 0 and column > 1 and bool(_OPENS_BLOCK.match(lines[header]))
    for number in range(max(stopped, piece.resume) + 1, len(lines)):
        line = lines[number]
        indent = len(line) - len(line.lstrip(" "))
        if not _BEGINS_ENTRY.match(line[indent:]):
            continue
        if indent == 0:
            return _Piece(None, number)
        if within and indent == column - 1:
            return _Piece(header, number)
    return None


def _merge(first: YamlNode | None, second: YamlNode | None) -> YamlNode | None:
    """Return both trees as one: top-level keys and the elements of sections side by side."""
    if first is None or second is None:
        return first or second
    if not isinstance(first.value, dict) or not isinstance(second.value, dict):
        return first
    merged = dict(first.value)
    for name, entry in second.value.items():
        known = merged.get(name)
        merged[name] = entry if known is None else _merge_sections(known, entry)
    return first._replace(value=merged)


def _merge_sections(first: Entry, second: Entry) -> Entry:
    one, other = first.value.value, second.value.value
    if isinstance(one, dict) and isinstance(other, dict):
        return first._replace(value=first.value._replace(value={**other, **one}))
    return first
