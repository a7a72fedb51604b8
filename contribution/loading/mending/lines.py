"""What is wrong within one line: a colon, a mark, a bracket, a word twice."""

import re
from collections.abc import Iterator
from itertools import pairwise

from contribution.loading.mending.page import (
    Page,
    Slip,
    indent_of,
    rewrite,
    show_line,
    split_remark,
)
from contribution.loading.yaml.quoting import PAIRS, find_close, quote_scalar
from contribution.words.phrases import quote

# A key with its colon and blank, and its value. No part can match in two ways: lines may be long.
_PAIR = re.compile(r"""(\s*(?:-\s+)*(?:"[^"]*"|'[^']*'|[^\s#:{}\[\],"'][^:{}]*):\s+)(\S.*)$""")
_BLOCK = re.compile(r"[>|][-+\d]{0,2}\s*(#.*)?$")
_ALIAS = re.compile(r"\*[\w-]+\s*(#.*)?$")
_ANCHOR = re.compile(r"&[\w-]+(\s|$)")
_NO_BLANK = re.compile(r"(?:^\s*|[{,]\s?)([\w-]+):(?!//)(?=[^\s:])")
_ALMOST_KEY = re.compile(r"(\s*(?:-\s+)?)(\w[\w-]*)(\s*[;=]\s*|\s+)(\S.*)")
_BARE = re.compile(r"(\s*)(\w[\w .&'/()>-]{0,120})$")
_QUOTED = re.compile(r"""(\s*(?:-\s+)?[^"'#\[{]*?(?::\s+|-\s+|[\[{,]\s*))(["'])(.*)""")
_SIGNS = frozenset(":[]{},\"' ")
_WORD = r"[^\s:,{}\[\]\"']+"
_OPENING, _CLOSING = "[{\"'", "]}\"',"


def drop_double(page: Page, number: int) -> Iterator[Slip]:
    """Write a word or a sign once that stands twice in succession."""
    line = page.lines[number]
    for found in re.finditer(r"(?<!\S)(\S+) \1(?!\S)", line):
        wrong = f"{quote(found[1])} stands twice, one behind the other"
        yield rewrite(number, found.start(), wrong, line[: found.end(1)] + line[found.end() :])
    for found in re.finditer(r"([^\w\s.])\1", line):
        wrong = f"{found[1]} stands twice: {show_line(line)}"
        yield rewrite(number, found.start(), wrong, line[: found.start()] + line[found.end() - 1 :])


def put_blank(page: Page, number: int) -> Iterator[Slip]:
    """Put the blank that is missing behind the colon of a key."""
    line = page.lines[number]
    for found in _NO_BLANK.finditer(line):
        written = f"{line[: found.end()]} {line[found.end() :]}"
        wrong = f"an ordinary colon with a blank behind it is missing: {show_line(line)}"
        yield rewrite(number, found.end() - 1, wrong, written)


def put_arrow(page: Page, number: int) -> Iterator[Slip]:
    """Put the arrow of a link between two ids."""
    line = page.lines[number]
    found = re.match(r"(\s*)([\w-]+)(?:\s+| ?>- ?)([\w-]+):(?=\s|$)", line)
    if found:
        written = f"{found[1]}{found[2]} -> {found[3]}{line[found.end(3) :]}"
        wrong = f"no -> stands between {quote(found[2])} and {quote(found[3])}"
        yield rewrite(number, found.start(2), wrong, written)


def quote_value(page: Page, number: int) -> Iterator[Slip]:
    """Put the whole value in quotes, or take away what stands behind it."""
    line = page.lines[number]
    pair = _PAIR.match(line)
    if pair is None:
        return
    value = pair[2].rstrip()
    text, remark = split_remark(value)
    if value[0] in "\"'":
        text, remark = value, ""
    if any(text.count(close) > text.count(opening) for opening, close in PAIRS.items()):
        # It ends a bracket opened on another line.
        return
    for wrong, column, meant in _find_wrong(value, text):
        quoted = meant if meant[0] in "\"'" and meant != value.rstrip(",") else ""
        written = f"{pair[1]}{meant}{remark if quoted else ''}"
        words = f"{wrong}: {show_line(line)}"
        yield rewrite(number, len(pair[1]) + column, words, written, quoted=quoted)


def _find_wrong(value: str, text: str) -> Iterator[tuple[str, int, str]]:
    """Yield what is wrong with a value, at which column of it, and the value as it was meant."""
    first = value[0]
    end = find_close(value)
    rest = value[end:] if end else ""
    colon = re.search(r":(\s|$)", text)
    if end and rest.strip() == ",":
        yield "a comma follows the value, as in JSON", end, value[:end]
    elif end and rest and not rest.startswith(" #"):
        yield from _find_more(value, end, text)
    elif _begins_oddly(value):
        yield f"a value cannot begin with {first}", 0, quote_scalar(text)
    elif first == '"' and "\\" in value and end:
        inner = value[1 : end - 1]
        wrong = "a backslash in double quotes means something special; single quotes keep it"
        yield wrong, value.index("\\"), quote_scalar(inner) + rest
    elif not end and first not in "\"'[{|>&*!" and colon:
        yield "a second colon stands in one line", colon.start(), quote_scalar(text)


def _find_more(value: str, end: int, text: str) -> Iterator[tuple[str, int, str]]:
    first = value[0]
    if first == "'" and value.endswith("'") and re.match(r"\w'\w", value[end - 2 : end + 1]):
        yield "an apostrophe ends the text in quotes", end - 1, quote_scalar(value[1:-1])
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


def put_colon(page: Page, number: int) -> Iterator[Slip]:
    """Put the colon behind a word, or what looks like an id."""
    line = page.lines[number]
    text, remark = split_remark(line)
    if found := _BARE.match(text):
        written = f"{found[1]}{found[2].rstrip()}:{remark}"
        wrong = f"there is no colon behind {quote(found[2])}"
        step = f"write {written.strip()} and what it is called"
        if page.indent(page.find(number, 1)) > indent_of(line):
            step = f"write {written.strip()}"
        if " " not in found[2] or "->" in found[2] or step.endswith(":"):
            yield rewrite(number, len(found[1]), wrong, written)._replace(step=step)
    found = _ALMOST_KEY.fullmatch(line)
    if found and (found[2] in page.keys or found[3].strip() or "-" in found[2]):
        written = f"{found[1]}{found[2]}: {found[4]}"
        wrong = f"there is no colon behind {quote(found[2])}"
        yield rewrite(number, len(found[1]), wrong, written)
    elif found and indent_of(line) == 2:
        written = f"{found[1]}{found[2]}: {found[4]}"
        yield rewrite(number, len(found[1]), f"there is no colon behind {quote(found[2])}", written)


def close_mark(page: Page, number: int) -> Iterator[Slip]:
    """Close the quotation mark or bracket that is still open at the end of the line."""
    line, remark = split_remark(page.lines[number])
    found = _QUOTED.match(line)
    if found and not find_close(found[2] + found[3]):
        mark, text = found[2], found[3].rstrip()
        end = text[len(text.rstrip("]},")) :] if re.search(r"[\[{]", found[1]) else ""
        body = text[: len(text) - len(end)]
        wrong = f"the quotation mark opened here is never closed: {quote(text[:40])}"
        written = f"{found[1]}{mark}{body}{mark}{end}{remark}"
        yield rewrite(number, len(found[1]), wrong, written)
    opened: list[str] = []
    for sign in re.sub(r'"[^"]*"|(?<!\w)\'[^\']*\'', "", line):
        if sign in PAIRS:
            opened.append(PAIRS[sign])
        elif opened and sign == opened[-1]:
            opened.pop()
    if opened:
        bracket = next(sign for sign, close in PAIRS.items() if close == opened[0])
        closed = line.rstrip().rstrip(",") + "".join(reversed(opened)) + remark
        wrong = f"the {bracket} opened here is never closed"
        yield rewrite(number, line.index(bracket), wrong, closed)


def part_words(page: Page, number: int) -> Iterator[Slip]:
    """Put the comma that is missing between words in brackets, or quotes around one with commas."""
    line = page.lines[number]
    start = line.find("{")
    for found in re.finditer(
        r"(?<=[^\s,{\[:])\s+(?=[\w-]+:\s)", line[start:] if start >= 0 else ""
    ):
        at = start + found.start()
        key = line[at:].split(":")[0].strip()
        wrong = f"a comma is missing before {key}:"
        yield rewrite(number, at, wrong, f"{line[:at]},{line[at:]}")
    for found in re.finditer(r"(?<=: )([^\s\"'\[{][^:{}\[\]]*,[^:{}\[\]]*?)(?=, [\w-]+: |})", line):
        if start >= 0:
            quoted = quote_scalar(found[1])
            comma = found.start() + found[1].index(",")
            wrong = f"a comma ends the text at {quote(found[1].partition(',')[0])}"
            written = line[: found.start()] + quoted + line[found.end() :]
            edit = rewrite(number, comma, wrong, written)
            yield edit._replace(step=f"put it in quotes: {quoted}")


def change_sign(page: Page, number: int) -> Iterator[Slip]:
    """Leave out a sign, exchange it with its neighbour, or put one where a word begins or ends."""
    line, remark = split_remark(page.lines[number])
    begin = indent_of(line)
    # Of two brackets that belong together none is too much.
    pairs = [pair for pair in ("[]", "{}") if line.count(pair[0]) == line.count(pair[1])]
    for at in range(begin, len(line)):
        sign = line[at]
        if sign in _SIGNS and sign not in "".join(pairs):
            wrong = f"{_name(sign)} is too much: {show_line(line)}"
            yield rewrite(number, at, wrong, line[:at] + line[at + 1 :] + remark)
        pair = line[at : at + 2]
        if len(pair) == 2 and pair[0] != pair[1] and not _SIGNS.isdisjoint(pair):
            wrong = f"{_name(pair[0])} and {_name(pair[1])} are exchanged: {show_line(line)}"
            yield rewrite(number, at, wrong, line[:at] + pair[::-1] + line[at + 2 :] + remark)
    for signs, pattern in ((_OPENING, r"(?<=[\s{\[])(?=\S)"), (_CLOSING, r"(?<=\S)(?=[\s,}\]]|$)")):
        for found in re.finditer(pattern, line[begin:]):
            at = begin + found.start()
            for sign in signs if at > begin else "":
                wrong = f"{_name(sign)} is missing: {show_line(line)}"
                yield rewrite(number, at, wrong, line[:at] + sign + line[at:] + remark)


def _name(sign: str) -> str:
    return "a blank" if sign == " " else sign


def exchange_words(page: Page, number: int) -> Iterator[Slip]:
    """Exchange two words that follow one another, also across the end of the line."""
    line, below = page.lines[number], number + 1
    text = split_remark(line)[0]
    for pattern in (_WORD, r"\S+"):
        words = list(re.finditer(pattern, text))
        for one, other in pairwise(words):
            between = line[one.end() : other.start()]
            written = f"{line[: one.start()]}{other[0]}{between}{one[0]}{line[other.end() :]}"
            wrong = f"{quote(one[0])} and {quote(other[0])} are exchanged"
            yield rewrite(number, one.start(), wrong, written)
    words = list(re.finditer(_WORD, text))
    first = re.search(_WORD, page.lines[below]) if below < len(page.lines) else None
    if words and first and page.indent(number) == page.indent(below):
        last = words[-1]
        there = page.lines[below]
        wrong = f"{quote(last[0])} and {quote(first[0])} are exchanged"
        upper = f"{line[: last.start()]}{first[0]}{line[last.end() :]}"
        lower = f"{there[: first.start()]}{last[0]}{there[first.end() :]}"
        edit = rewrite(number, last.start(), wrong, upper)
        yield edit._replace(changed={number: (upper,), below: (lower,)}, step="exchange the two")
