"""What is wrong between lines: their indentation, their order, and lines that are missing."""

import re
from collections.abc import Iterator

from contribution.loading.mending.page import (
    Page,
    Slip,
    indent_of,
    is_said,
    read_key,
    shift,
    show_line,
)
from contribution.words.phrases import quote

_KEY = re.compile(r"\s*(?:-\s+)?([\w-]+):(?:\s|$)")
# Who misses the column misses it by a few blanks.
_FAR = 4


def indent_line(page: Page, number: int) -> Iterator[Slip]:
    """Indent the line, or it and what stands below it, like one of those around it."""
    line, own = page.lines[number], page.indent(number)
    above, below = page.find(number, -1), page.find(number, 1)
    near = [page.indent(n) for n in (above, below) if n >= 0]
    far = [indent_of(each) for each in page.lines[max(0, number - 12) : number] if each.strip()]
    block = page.block(number)
    if not own and read_key(line) in page.parts:
        return
    # Below a text that is not indented less it would only be more of that text.
    has_text = above >= 0 and not page.lines[above].rstrip().endswith(":")
    over = above if above < 0 or _is_pair(page.lines[above]) else page.parent(above)
    most = page.indent(over) if has_text else own + _FAR
    for blanks in sorted(dict.fromkeys((*near, *reversed(far))), key=lambda each: abs(each - own)):
        if blanks == own or abs(blanks - own) > _FAR or blanks > most:
            continue
        wrong = f"the indentation of {quote(line.strip()[:40])} is not that of its neighbours"
        if not own:
            named = quote(line.partition(":")[0].strip())
            wrong = f"{named} stands at the margin, below {show_line(page.lines[above])}"
        step = f"indent it by {blanks} blanks, like its neighbours"
        if not blanks:
            step = "move it to the margin"
        yield from shift(page, [number], blanks - own, wrong, step)
        if len(block) > 1:
            step = f"{step}, and what is below it as much" if blanks else step
            yield from shift(page, block, blanks - own, wrong, step)


def go_on(page: Page, number: int) -> Iterator[Slip]:
    """Take the line for a continuation of the text above."""
    above, line = page.find(number, -1), page.lines[number]
    if above < 0 or ":" not in page.lines[above] or _KEY.match(line):
        return
    if page.indent(number) <= page.indent(above):
        blanks = page.indent(above) + 2
        wrong = f"{show_line(line)} goes on with the text above, so it is indented more"
        step = f"indent it by {blanks} blanks"
        yield from shift(page, [number], blanks - page.indent(number), wrong, step)


def exchange_lines(page: Page, number: int) -> Iterator[Slip]:
    """Exchange the line with the next."""
    below = number + 1
    if below < len(page.lines) and page.lines[below].strip():
        one, other = page.lines[number], page.lines[below]
        wrong = f"{show_line(one)} stands above {show_line(other)}, and belongs below it"
        step = "exchange the two lines"
        yield Slip(number, page.indent(number), wrong, step, {number: (other,), below: (one,)})


def drop_line(page: Page, number: int) -> Iterator[Slip]:
    """Leave out a line that stands twice, or that is no key with a value."""
    line, above = page.lines[number], page.find(number, -1)
    if above >= 0 and line.strip() == page.lines[above].strip():
        wrong = f"{show_line(line)} stands twice, on line {above + 1} and on line {number + 1}"
        yield Slip(number, page.indent(number), wrong, "remove one of the two", {number: ()})


def _is_pair(line: str) -> bool:
    return bool(re.search(r"\S\s*:(\s|$)", line))


def leave_out(page: Page, number: int) -> Iterator[Slip]:
    """Read on as if a line were not there that is no key with a value."""
    line = page.lines[number]
    if _is_pair(line):
        return
    wrong = f"this line is no word with a colon: {show_line(line)}"
    step = "write a word, a colon and a blank before it, or remove the line"
    yield Slip(number, page.indent(number), wrong, step, {number: ("",)}, is_sure=False)


def put_key(page: Page, number: int) -> Iterator[Slip]:
    """Put the key that is missing before a text: one of those that it may have."""
    line, own = page.lines[number], page.indent(number)
    if _is_pair(line):
        return
    for key in sorted(page.keys):
        wrong = f"no word stands before {show_line(line)}"
        written = f"{key}: {line.strip(': ')}"
        changed = {number: (" " * own + written,)}
        yield Slip(number, own, wrong, f"write {written}", changed, is_one_of_many=True)


def restore_heading(page: Page, number: int) -> Iterator[Slip]:
    """Put the name of a part above an element."""
    line = page.lines[number]
    least = min((each for each in map(indent_of, filter(is_said, page.lines)) if each), default=0)
    if ":" in line and least and indent_of(line) == least:
        for heading in page.headings:
            wrong = f"no {heading}: stands above {show_line(line)}"
            step = f"write {heading}: at the margin above it"
            yield _put_above(page, number, f"{heading}:", wrong, step)


def name_heading(page: Page, number: int) -> Iterator[Slip]:
    """Give a part of the file a name that it may have."""
    line = page.lines[number]
    found = re.match(r"([^\s:#][^:]*):\s*(#.*)?$", line)
    for heading in page.headings if found and found[1] not in page.keys else ():
        wrong = f"no part of the file is called {quote(line.partition(':')[0])}"
        written = heading + line[line.index(":") :]
        yield Slip(number, 0, wrong, f"write {heading}:", {number: (written,)})


def restore_id(page: Page, number: int) -> Iterator[Slip]:
    """Put an id above the words of an element: one that others name, or any."""
    line, own = page.lines[number], page.indent(number)
    text = line.lstrip()
    word = quote(text.partition(":")[0])
    for name in (*page.names, "some-id"):
        is_sure = name in page.names
        step = f"write {name}: above it" if is_sure else "write an id with a colon above it"
        wrong = f"no id stands above {word}, a word of an element"
        if text.startswith("{"):
            wrong, step = f"no id stands before {show_line(line)}", step.replace("above", "before")
            changed = {number: (f"{' ' * own}{name}: {text}",)}
            yield Slip(number, own, wrong, step, changed, is_sure=is_sure)
        elif own > 2:
            edit = _put_above(page, number, f"{' ' * (own - 2)}{name}:", wrong, step)
            yield edit._replace(is_sure=is_sure)


def _put_above(page: Page, number: int, new: str, wrong: str, step: str) -> Slip:
    """Return the edit that writes a line above this one: into the empty one, where there is one."""
    if number and not page.lines[number - 1].strip():
        return Slip(number - 1, 0, wrong, step, {number - 1: (new,)})
    return Slip(number, page.indent(number), wrong, step, {number: (new, page.lines[number])})


def split_line(page: Page, number: int) -> Iterator[Slip]:
    """Part a line in two where a second key begins."""
    line, own = page.lines[number], page.indent(number)
    for found in re.finditer(r"\s+([\w-]+):(?=\s|$)", line[own:]):
        if found[1] in page.keys and found.start():
            at = own + found.start()
            rest = line[at:].strip()
            wrong = f"{quote(found[1])} begins within the line {show_line(line)}"
            step = f"write {rest[:60]} on a line of its own"
            yield Slip(number, at, wrong, step, {number: (line[:at], " " * own + rest)})


def drop_hyphens(page: Page, number: int) -> Iterator[Slip]:
    """Write elements without the hyphens of a list."""
    parent = page.parent(number)
    column = page.indent(page.find(parent, 1)) if parent >= 0 else page.indent(number)
    changed: dict[int, tuple[str, ...]] = {}
    for each in page.block(parent)[1:] if parent >= 0 else [number]:
        line = page.lines[each]
        if indent_of(line) == column:
            found = re.match(r"(\s*)-\s+(?:id:\s*(\S+)|(.*))$", line)
            if found is None:
                return
            changed[each] = (found[1] + (f"{found[2]}:" if found[2] else found[3]),)
    if changed:
        first = next(iter(changed))
        name = changed[first][0].partition(":")[0].strip()
        wrong = f"an id with a colon begins an element, no hyphen: {show_line(page.lines[first])}"
        yield Slip(first, column, wrong, f"write {name}: without the -", changed)
