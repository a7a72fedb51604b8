"""Says in plain words what stopped the reading of a YAML file, and where to look.

Reads YAML text into placed values, and goes on after an error with what is sound.
"""

import re
from typing import Any, NamedTuple

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError
from yaml.events import DocumentStartEvent

from contribution.domain.diagnostic import Where
from contribution.loading.log import DiagnosticLog
from contribution.loading.yaml.builder import TooMuchError, TreeBuilder
from contribution.loading.yaml.node import Entry, YamlNode
from contribution.words.phrases import quote


class SyntaxTrouble(NamedTuple):
    """A syntax error: its diagnostic, and the line after which reading can go on.

    Lines and columns count from 0 within the text that was parsed.
    """

    problem_id: str
    line: int
    column: int
    message: str
    next_step: str


# What the parser says -> (is the opening place meant?, what is wrong, the next step).
_WORDS: tuple[tuple[str, bool, str, str], ...] = (
    (
        "mapping values are not allowed",
        False,
        "a colon stands where none can, in {line}",
        'put text that holds ": " in quotes, or give the line the indentation of those above it',
    ),
    (
        "did not find expected ',' or ']'",
        True,
        "the list opened here with [ is not closed: {line}",
        "close it with ], or put text that begins with [ in quotes",
    ),
    (
        "did not find expected ',' or '}'",
        True,
        "the mapping opened here with {{ is not closed: {line}",
        "close it with }, or put text that begins with { in quotes",
    ),
    (
        "found unexpected end of stream",
        True,
        "the quotation mark opened here is never closed: {line}",
        "close it, or write an apostrophe inside '...' twice",
    ),
    (
        "could not find expected ':'",
        True,
        "this line is no key with a value: {line}",
        "put a colon and a blank after the key, or indent the line to continue the text above",
    ),
    (
        "did not find expected key",
        False,
        "the indentation of {line} fits no line above it",
        "indent it exactly like its neighbours, with spaces",
    ),
    (
        "did not find expected '-' indicator",
        False,
        "a key follows the lines of a list at the same indentation: {line}",
        "begin the line with - or indent it differently",
    ),
    (
        "found unknown escape character",
        False,
        "a backslash in double quotes means something special: {line}",
        "use single quotes '...' for text with backslashes",
    ),
    (
        "block sequence entries are not allowed",
        False,
        "a list item with - cannot begin here: {line}",
        "begin the list on the line below the key, or put text that begins with - in quotes",
    ),
    (
        "did not find expected node content",
        False,
        "something was begun and not finished: {line}",
        "close every [ and {, or put the text in quotes",
    ),
    (
        "found character that cannot start any token",
        False,
        "a value cannot begin with the character at this place: {line}",
        "put the value in quotes",
    ),
)


def explain_syntax_error(error: MarkedYAMLError, lines: tuple[str, ...]) -> SyntaxTrouble:
    """Return what is wrong in our own words; `lines` are those of the text parsed."""
    at_problem = _within(_position(error.problem_mark), lines)
    at_opening = _position(error.context_mark) if error.context_mark else at_problem
    tab_line = _find_tab(lines, at_problem[0])
    if tab_line is not None:
        shown = quote(lines[tab_line].strip())
        message = f"this line is indented with a tab: {shown}"
        return SyntaxTrouble("CA012", tab_line, 0, message, "use spaces instead of tabs")
    problem = error.problem or ""
    for said, opening, wrong, next_step in _WORDS:
        if said in problem:
            line, column = at_opening if opening else at_problem
            message = wrong.format(line=_show(lines, line))
            return SyntaxTrouble("CA011", line, column, message, next_step)
    line, column = at_problem
    message = f"this cannot be read as YAML: {_show(lines, line)}"
    next_step = "compare the line with its neighbours: indentation, colons, quotes, brackets"
    return SyntaxTrouble("CA011", line, column, message, next_step)


def _position(mark: Any) -> tuple[int, int]:  # noqa: ANN401 - the parser's marks have no type
    return (mark.line, mark.column)


def _within(position: tuple[int, int], lines: tuple[str, ...]) -> tuple[int, int]:
    """Return the position; behind the end of the text, the end of the last line written."""
    line, column = position
    if line < len(lines):
        return position
    while line > 0 and (line >= len(lines) or not lines[line].strip()):
        line, column = line - 1, 0
    return (line, column or len(lines[line].rstrip())) if lines else (0, 0)


def _find_tab(lines: tuple[str, ...], line: int) -> int | None:
    for number in (line, line - 1):
        if 0 <= number < len(lines):
            text = lines[number]
            if "\t" in text[: len(text) - len(text.lstrip())] and text.strip():
                return number
    return None


def _show(lines: tuple[str, ...], line: int) -> str:
    while line > 0 and (line >= len(lines) or not lines[line].strip()):
        line -= 1
    return quote(lines[line].strip()) if lines else "the end of the file"


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
    builder = TreeBuilder(file, log)
    root: YamlNode | None = None
    piece: _Piece | None = _Piece(None, 0)
    errors = 0
    most = _MOST_ERRORS_IF_LARGE if len(text) > _LARGE else _MOST_ERRORS
    while piece is not None and errors <= most:
        stopped = _parse_piece(piece, lines, builder, file=file, log=log)
        piece = None if stopped is None else _find_resumption(lines, stopped, piece, builder)
        root = _merge(root, builder.finish(0 if stopped is None else stopped + 1))
        errors += 1
    return root


def _parse_piece(
    piece: _Piece, lines: tuple[str, ...], builder: TreeBuilder, *, file: str, log: DiagnosticLog
) -> int | None:
    """Return the line at which reading stopped, or None when it came to the end."""
    piece_lines = piece.lines(lines)
    builder.start(piece.offset)
    try:
        _feed("\n".join(piece_lines) + "\n", builder, file=file, log=log, offset=piece.offset)
    except MarkedYAMLError as error:
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
    parser = CParser(text)
    documents = 0
    while (event := parser.get_event()) is not None:
        if type(event) is DocumentStartEvent:
            documents += 1
            if documents > 1:
                mark: Any = event.start_mark
                where = Where(file, mark.line + offset + 1, 1)
                message = "a second document begins here with ---, and was not read"
                log.add("CA019", where, message, "put it into a file of its own")
                return
        builder.take(event)


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
