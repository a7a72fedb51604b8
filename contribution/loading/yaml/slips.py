"""Finds what people type that YAML cannot read, and how the line was meant."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from contribution.words.letters import name_sign
from contribution.words.phrases import quote


class Slip(NamedTuple):
    """One mistake of typing: where it stands, in words, and lines as they were meant.

    Line and column count from 0; `mended` replaces lines by number. It is sure unless reading had
    to choose one of two texts.
    """

    line: int
    column: int
    message: str
    next_step: str
    mended: dict[int, str]
    is_sure: bool = True
    problem_id: str = "CA011"


# A key with its colon and blank, and its value. No part can match in two ways: lines may be long.
_PAIR = re.compile(r"""(\s*(?:-\s+)*(?:"[^"]*"|'[^']*'|[^\s#:{}\[\],"'][^:{}]*):\s+)(\S.*)$""")
_COMMENT = re.compile(r"\s#.*$")
_BARE = re.compile(r"(\s*)(\w[\w .&'/()-]{0,60})$")
_NO_BLANK = re.compile(r"(\s*)([\w-]+):(?!//)([^\s:].*)$")
_BLOCK = re.compile(r"[>|][-+\d]{0,2}\s*(#.*)?$")
_ALIAS = re.compile(r"\*[\w-]+\s*(#.*)?$")
_ANCHOR = re.compile(r"&[\w-]+(\s|$)")
_ODD_BLANKS = {
    "\u00a0": "no-break space",
    "\u2002": "en space",
    "\u2003": "em space",
    "\u2007": "figure space",
    "\u202f": "narrow no-break space",
    "\u3000": "ideographic space",
}
_ODD_BLANK = re.compile(f"[{''.join(_ODD_BLANKS)}]")
# Nobody mends longer lines by reading them in a message.
_LONGEST = 2_000
_LONGEST_SHOWN = 100
_OURS, _THEIRS, _END = "<<<<<<<", "=======", ">>>>>>>"
PAIRS = {"[": "]", "{": "}"}


_WIDE_COLON = re.compile(r"((?:-\s+)?[\w-]+)：\s*")
_BLANK_BEHIND = re.compile(f"((?:^|[{{,] ?|- )[\\w-]+(?: *-> *[\\w-]+)*:)[{''.join(_ODD_BLANKS)}]+")


def find_odd_signs(lines: Sequence[str]) -> Slip | None:
    """Return the first blank or colon that only looks like one, where YAML wants one.

    All of them in the file are one mistake: who pasted one pasted the others.
    """
    mended: dict[int, str] = {}
    for number, line in enumerate(lines):
        if not line.isascii():
            plain = _mend_signs(line)
            if plain != line:
                mended[number] = plain
    if not mended:
        return None
    number = next(iter(mended))
    line, plain = lines[number], mended[number]
    column = next(
        n for n, (one, other) in enumerate(zip(line, plain, strict=False)) if one != other
    )
    name = name_sign(line[column])
    more = f", and {len(mended) - 1} lines more" if mended.keys() - {number} else ""
    message = f"a {name} (U+{ord(line[column]):04X}) stands here for an ordinary sign{more}"
    return Slip(number, column, message, f"write {plain.strip()[:_LONGEST_SHOWN]}", mended)


def _mend_signs(line: str) -> str:
    begun = line[: len(line) - len(line.lstrip())]
    rest = _WIDE_COLON.sub(r"\1: ", line[len(begun) :], count=1)
    rest = _BLANK_BEHIND.sub(r"\1 ", rest)
    return _ODD_BLANK.sub(" ", begun) + rest


def find_slip(lines: Sequence[str], suspects: Iterable[int], above: Iterable[int]) -> Slip | None:
    """Return the first mistake that is known by its look.

    `suspects` are the lines of which the parser spoke, `above` those that end before it noticed.
    """
    conflict = _find_conflict(lines)
    if conflict is not None:
        return conflict
    tries = [*((each, _LOOKS) for each in suspects), *((each, _LOOKS_ABOVE) for each in above)]
    for number, looks in tries:
        if 0 <= number < len(lines) and len(lines[number]) <= _LONGEST:
            for look in looks:
                slip = look(lines, number)
                if slip is not None:
                    return slip
    return None


def _find_conflict(lines: Sequence[str]) -> Slip | None:
    start = next((n for n, line in enumerate(lines) if line.startswith(_OURS)), None)
    if start is None:
        return None
    mended, is_theirs = {start: ""}, False
    for number in range(start + 1, len(lines)):
        line = lines[number]
        is_theirs = is_theirs or line.startswith((_THEIRS, "|||||||"))
        if is_theirs:
            mended[number] = ""
        if line.startswith(_END):
            mended[number] = ""
            break
    message = f"two versions stand here one after the other: {quote(lines[start])}, left by a merge"
    next_step = f"keep one of the two, and delete the lines with {_OURS}, {_THEIRS} and {_END}"
    return Slip(start, 0, message, next_step, mended, is_sure=False)


def _odd_blank(lines: Sequence[str], number: int) -> Slip | None:
    line = lines[number]
    found = _ODD_BLANK.search(line)
    if found is None:
        return None
    plain = _ODD_BLANK.sub(" ", line)
    message = f"a {_ODD_BLANKS[found[0]]} stands where YAML wants a blank: {quote(plain.strip())}"
    return Slip(number, found.start(), message, "type an ordinary blank instead", {number: plain})


def _odd_value(lines: Sequence[str], number: int) -> Slip | None:
    pair = _PAIR.match(lines[number])
    if pair is None:
        return None
    value = pair[2].rstrip()
    if any(value.count(close) > value.count(opening) for opening, close in PAIRS.items()):
        # It ends a bracket opened on another line.
        return None
    for wrong, column, meant in _find_wrong(value):
        written = f"{pair[1]}{meant}"
        how = "put it in quotes, as in" if meant[0] in "\"'" else "write"
        next_step = f"{how} {written.strip()}"
        if len(next_step) > _LONGEST_SHOWN:
            next_step = f"put the text in quotes as a whole: {meant[:30]}…{meant[-1]}"
        at = len(pair[1]) + column
        message = f"{wrong}: {quote(lines[number].strip())}"
        # Text without quotation marks ends where a comment begins, which stays behind it.
        remark = _COMMENT.search(value) if value[0] not in "\"'" and meant[0] in "\"'" else None
        mended = written if remark is None else f"{written}{remark[0]}"
        return Slip(number, at, message, next_step, {number: mended})
    return None


def _find_wrong(value: str) -> Iterator[tuple[str, int, str]]:
    """Yield what is wrong with a value, at which column of it, and the value as it was meant."""
    first = value[0]
    end = find_close(value)
    rest = value[end:] if end else ""
    text = _COMMENT.sub("", value) if first not in "\"'" else value
    if end and rest.strip() == ",":
        yield "a comma follows the value, as in JSON", end, value[:end]
    elif end and rest and not rest.startswith(" #"):
        yield from _find_more(value, end, text)
    elif _begins_oddly(value):
        yield f"a value cannot begin with {first}", 0, quote_scalar(text)
    elif not end and first not in "\"'[{|>&*!" and re.search(r":(\s|$)", text):
        at = re.search(r":(\s|$)", text)
        yield "a second colon stands in one line", at.start() if at else 0, quote_scalar(text)


def _find_more(value: str, end: int, text: str) -> Iterator[tuple[str, int, str]]:
    first = value[0]
    if first == "'" and value.endswith("'") and re.match(r"\w'\w", value[end - 2 : end + 1]):
        inner = value[1:-1]
        yield "an apostrophe ends the text in quotes", end - 1, quote_scalar(inner)
    elif first in "\"'":
        yield "the text goes on behind its quotation mark", end, quote_scalar(text)
    else:
        yield f"the text goes on behind {PAIRS[first]}", end, quote_scalar(text)


def _begins_oddly(value: str) -> bool:
    first, then = value[0], value[1:2]
    return (
        first in "@`%"
        or (first in ">|" and not _BLOCK.match(value))
        or (first == "*" and not _ALIAS.match(value))
        or (first == "&" and not _ANCHOR.match(value))
        or (first in "?-" and then in {"", " "})
    )


def find_close(value: str) -> int:
    """Return how many characters a quoted text or a bracket takes; 0 where it is open or none."""
    first = value[0]
    if first in "\"'":
        pattern = r'"(?:[^"\\]|\\.)*"' if first == '"' else r"'(?:[^']|'')*'"
        found = re.match(pattern, value)
        return found.end() if found else 0
    if first not in PAIRS:
        return 0
    depth = 0
    for position, character in enumerate(value):
        depth += (character in PAIRS) - (character in PAIRS.values())
        if depth == 0:
            return position + 1
    return 0


def quote_scalar(text: str) -> str:
    """Return the text in those quotation marks that change the least of it."""
    if "'" in text and '"' not in text and "\\" not in text:
        return f'"{text}"'
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def _no_blank(lines: Sequence[str], number: int) -> Slip | None:
    line = lines[number].replace("：", ": ", 1)
    found = _NO_BLANK.match(line)
    if found is None and line == lines[number]:
        return None
    mended = f"{found[1]}{found[2]}: {found[3]}" if found else re.sub(r":  +", ": ", line, count=1)
    message = f"an ordinary colon with a blank behind it is missing: {quote(lines[number].strip())}"
    column = mended.index(":")
    return Slip(number, column, message, f"write {mended.strip()}", {number: mended})


def _no_colon(lines: Sequence[str], number: int) -> Slip | None:
    found = _BARE.match(lines[number])
    above = next((lines[n] for n in range(number - 1, -1, -1) if lines[n].strip()), "")
    # Below a text that is still open, a line of words is its continuation.
    if found is None or not re.search(r":(\s|$)", above) or _goes_on(above, lines[number]):
        return None
    below = next((lines[n] for n in range(number + 1, len(lines)) if lines[n].strip()), "")
    if " " in found[2].strip() and indent_of(below) <= len(found[1]):
        # Several words without anything below them are no id.
        return None
    message = f"there is no colon behind {quote(found[2])}"
    mended = f"{found[1]}{found[2].rstrip()}:"
    step = f"write {mended.strip()} and what it is called"
    return Slip(number, len(found[1]), message, step, {number: mended})


def _goes_on(above: str, line: str) -> bool:
    deeper = indent_of(line) > indent_of(above)
    return deeper and not above.rstrip().endswith(":")


def _at_margin(lines: Sequence[str], number: int) -> Slip | None:
    line = lines[number]
    below = next((lines[n] for n in range(number + 1, len(lines)) if lines[n].strip()), "")
    above = next((lines[n] for n in range(number - 1, -1, -1) if lines[n].strip()), "")
    if indent_of(line) or not _PAIR.match(line) or not indent_of(below) or not above.endswith(":"):
        return None
    if indent_of(above):
        return None
    mended = " " * indent_of(below) + line
    message = f"{quote(line.partition(':')[0])} stands at the margin, under {quote(above)}"
    next_step = f"indent it by {indent_of(below)} blanks, like the line below"
    return Slip(number, 0, message, next_step, {number: mended})


def indent_of(line: str) -> int:
    """Return how many blanks a line begins with."""
    return len(line) - len(line.lstrip(" "))


_Look: TypeAlias = Callable[[Sequence[str], int], Slip | None]
_LOOKS_ABOVE: tuple[_Look, ...] = (_odd_blank, _at_margin, _no_blank, _no_colon)
_LOOKS: tuple[_Look, ...] = (_odd_value, *_LOOKS_ABOVE)
