"""What a line may have been meant to look like: each guess has to let the reading go further.

Indentation, a mark that was not closed, a colon or comma left out: seen by what stands around.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from contribution.loading.yaml.slips import PAIRS, Slip, find_close, indent_of
from contribution.words.phrases import quote

_KEY = re.compile(r"\s*(?:-\s+)?([\w-]+):(?:\s|$)")
_ALMOST_KEY = re.compile(r"(\s*(?:-\s+)?)([\w-]+)(\s*[;=]\s*|\s+)(\S.*)")
_QUOTED = re.compile(r"""(\s*(?:-\s+)?[^"'#\[{]*?(?::\s+|-\s+|[\[{,]\s*))(["'])(.*)""")
_FLOW = re.compile(r"[\[{]")
# Parts of models and registers, which belong at the margin; a test holds the list.
_HEADINGS = frozenset(
    {"context", "inputs", "activities", "outputs", "outcomes", "impacts", "assumptions", "factors"}
    | {"links", "claims", "questions", "items", "waves", "corrections"}
)
# Nobody mends longer lines by reading them in a message.
_LONGEST, _LONGEST_SHOWN = 2_000, 100


def find_guesses(lines: Sequence[str], suspects: Sequence[int]) -> Iterator[Slip]:
    """Yield how the lines may have been meant, the likeliest first.

    `suspects` are the lines of which the parser spoke and those just above.
    """
    suspects = [each for each in suspects if each < len(lines) and len(lines[each]) <= _LONGEST]
    if any("\t" in _begin(lines[each]) for each in suspects):
        for number in suspects:
            yield from _spread_tabs(lines, number)
        return
    yield from _leave_margin(lines, suspects)
    for look in (_close, _part, _put_colon, _go_on, _indent_like):
        for number in suspects:
            yield from look(lines, number)


def _say(number: int, column: int, wrong: str, mended: str) -> Slip:
    step = f"write {mended.strip()}"
    if len(step) > _LONGEST_SHOWN:
        step = f"write it so that it ends with {mended.strip()[-40:]}"
    return Slip(number, column, wrong, step, {number: mended})


def _spread_tabs(lines: Sequence[str], number: int) -> Iterator[Slip]:
    if "\t" not in _begin(lines[number]):
        return
    others = [n for n, line in enumerate(lines) if re.match(r" *\t", line) and line.strip()]
    more = f", and {len(others) - 1} more" if others[1:] else ""
    wrong = f"a tab begins the line {quote(lines[others[0]].strip())}{more}"
    for width in (2, 4, 8, 1, *{indent_of(_find(lines, number, step)) for step in (-1, 1)}):
        mended = {n: _spread(lines[n], width) for n in others}
        yield Slip(others[0], 0, wrong, "use spaces instead of tabs", mended, problem_id="CA012")


def _begin(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _spread(line: str, width: int) -> str:
    return _begin(line).replace("\t", " " * width) + line.lstrip()


def _find(lines: Sequence[str], number: int, step: int) -> str:
    """Return the next line above (-1) or below (1) that says something."""
    number += step
    while 0 <= number < len(lines) and not lines[number].strip():
        number += step
    return lines[number] if 0 <= number < len(lines) else ""


def _close(lines: Sequence[str], number: int) -> Iterator[Slip]:
    """Close the quotation mark or bracket that is still open at the end of the line."""
    line, remark = _split_remark(lines[number])
    found = _QUOTED.match(line)
    if found and not find_close(found[2] + found[3]):
        mark, text = found[2], found[3].rstrip()
        end = text[len(text.rstrip("]},")) :] if _FLOW.search(found[1]) else ""
        body = text[: len(text) - len(end)]
        wrong = f"the quotation mark opened here is never closed: {quote(text[:40])}"
        # An apostrophe begins a word of its own, as in 'tis.
        mended = f"{found[1]}{mark}{body}{mark}{end}{remark}"
        yield _say(number, len(found[1]), wrong, mended)
    opened: list[str] = []
    for sign in re.sub(r'"[^"]*"|(?<!\w)\'[^\']*\'', "", line):
        if sign in PAIRS:
            opened.append(PAIRS[sign])
        elif opened and sign == opened[-1]:
            opened.pop()
    if opened:
        bracket = next(sign for sign, close in PAIRS.items() if close == opened[0])
        wrong = f"the {bracket} opened here is never closed"
        closed = line.rstrip().rstrip(",") + "".join(reversed(opened)) + remark
        yield _say(number, line.index(bracket), wrong, closed)


def _split_remark(line: str) -> tuple[str, str]:
    """Return the line without the comment behind it, and the comment."""
    found = re.search(r"\s+#.*$", line)
    return (line[: found.start()], found[0]) if found else (line, "")


def _part(lines: Sequence[str], number: int) -> Iterator[Slip]:
    """Put the comma that is missing between two words of {...}."""
    line = lines[number]
    start = line.find("{")
    if start < 0:
        return
    for found in re.finditer(r"(?<=[^\s,{\[:])\s+(?=[\w-]+:\s)", line[start:]):
        at = start + found.start()
        key = line[at:].split(":")[0].strip()
        yield _say(number, at, f"a comma is missing before {key}:", f"{line[:at]},{line[at:]}")


def _put_colon(lines: Sequence[str], number: int) -> Iterator[Slip]:
    """Put the colon behind a word that is a key in other places of the file."""
    found = _ALMOST_KEY.fullmatch(lines[number])
    if found is None or found[2].startswith("#"):
        return
    known = any((key := _KEY.match(line)) and key[1] == found[2] for line in lines)
    if known or found[3].strip() or _is_first_of_section(lines, number):
        wrong = f"there is no colon behind {quote(found[2])}"
        yield _say(number, len(found[1]), wrong, f"{found[1]}{found[2]}: {found[4]}")


def _is_first_of_section(lines: Sequence[str], number: int) -> bool:
    return bool(re.match(r"\w[\w-]*:\s*(#.*)?$", _find(lines, number, -1)))


def _go_on(lines: Sequence[str], number: int) -> Iterator[Slip]:
    """Take the line for a continuation of the text above."""
    above, line = _find(lines, number, -1), lines[number]
    if ":" not in above or _KEY.match(line) or indent_of(line) > indent_of(above):
        return
    mended = " " * (indent_of(above) + 2) + line.lstrip()
    wrong = f"{quote(line.strip())} goes on with the text above, so it is indented more"
    step = f"indent it by {indent_of(mended)} blanks"
    yield Slip(number, indent_of(line), wrong, step, {number: mended})


def _indent_like(lines: Sequence[str], number: int) -> Iterator[Slip]:
    """Indent the line like one of those around it."""
    line, own = lines[number], indent_of(lines[number])
    if not line.strip():
        return
    around = [_find(lines, number, -1), _find(lines, number, 1)]
    far = [each for each in lines[max(0, number - 12) : number] if each.strip()]
    wanted = dict.fromkeys(indent_of(each) for each in (*around, *reversed(far)))
    for blanks in sorted(wanted, key=lambda each: abs(each - own)):
        opens = line.rstrip().endswith(":")
        fits = blanks < indent_of(around[1]) if opens else indent_of(around[1]) <= blanks
        if blanks != own and abs(blanks - own) <= _FAR and (fits or not around[1]):
            wrong = f"the indentation of {quote(line.strip()[:40])} is not that of its neighbours"
            step = f"indent it by {blanks} blanks, like its neighbours"
            yield Slip(number, own, wrong, step, {number: " " * blanks + line.lstrip()})


# Who misses the column misses it by a few blanks.
_FAR = 4


def _leave_margin(lines: Sequence[str], suspects: Sequence[int]) -> Iterator[Slip]:
    """Move a line that stands at the margin, right below its section, under it."""
    if not suspects or not indent_of(lines[suspects[0]]):
        return
    wanted = indent_of(lines[suspects[0]])
    for number in range(suspects[0], 0, -1):
        line = lines[number]
        if line[:1].strip() and not line.startswith("#"):
            above = (each for each in reversed(lines[:number]) if each.strip())
            before = list(takewhile(lambda each: not each[:1].strip() or each[0] == "#", above))
            is_heading = line.partition(":")[0] in _HEADINGS
            is_one_of = not is_heading and any(
                indent_of(each) == wanted and ":" in each for each in before
            )
            if is_one_of or (not is_heading and _is_first_of_section(lines, number)):
                wrong = f"{quote(line.partition(':')[0])} stands at the margin, below its section"
                step = f"indent it by {wanted} blanks, like what follows"
                yield Slip(number, 0, wrong, step, {number: " " * wanted + line})
            return
