"""Says in plain words what stopped the reading of a YAML file, and where to look."""

from typing import Any, NamedTuple

from yaml.error import MarkedYAMLError

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
    at_problem = _within(position(error.problem_mark), lines)
    at_opening = position(error.context_mark) if error.context_mark else at_problem
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


def position(mark: Any) -> tuple[int, int]:  # noqa: ANN401 - the parser's marks have no type
    """Return line and column of the parser's mark, both counted from 0."""
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
