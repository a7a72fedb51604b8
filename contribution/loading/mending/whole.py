"""What is wrong in many lines of a text at once: a merge, blanks of another kind, tabs."""

import re
from collections.abc import Iterator

from contribution.loading.mending.page import Page, Slip
from contribution.words.letters import name_sign
from contribution.words.phrases import quote

_TAB = re.compile(r" *\t\s*\S")
_OURS, _THEIRS, _END = "<<<<<<<", ("=======", "|||||||"), ">>>>>>>"
_ODD = "\u00a0\u2002\u2003\u2007\u202f\u3000"
_ODD_BLANK = re.compile(f"[{_ODD}]")
_WIDE_COLON = re.compile(r"((?:-\s+)?[\w-]+)：\s*")
_BEHIND = re.compile(f"((?:^|[{{,] ?|- )[\\w-]+(?: *-> *[\\w-]+)*:)[{_ODD}]+")


def keep_one_side(page: Page, _: int) -> Iterator[Slip]:
    """Keep the first of two versions that a merge left."""
    lines = page.lines
    start = next((n for n, line in enumerate(lines) if line.startswith(_OURS)), None)
    if start is None:
        return
    changed: dict[int, tuple[str, ...]] = {start: ("",)}
    is_theirs = False
    for number in range(start + 1, len(lines)):
        line = lines[number]
        is_theirs = is_theirs or line.startswith(_THEIRS)
        is_end = line.startswith(_END)
        if is_theirs or is_end:
            changed[number] = ("",)
        if is_end:
            break
    wrong = f"two versions stand here one after the other: {quote(lines[start])}, left by a merge"
    step = f"keep one of the two, and delete the lines with {_OURS}, {_THEIRS[0]} and {_END}"
    yield Slip(start, 0, wrong, step, changed, is_sure=False)


def put_plain_signs(page: Page, _: int) -> Iterator[Slip]:
    """Put the plain blank or colon for one that only looks like it, where YAML wants one.

    All of them in the file are one mistake: who pasted one pasted the others.
    """
    changed: dict[int, tuple[str, ...]] = {}
    for number, line in enumerate(page.lines):
        plain = line if line.isascii() else _put_plain(line)
        if plain != line:
            changed[number] = (plain,)
    if not changed:
        return
    number = next(iter(changed))
    line, plain = page.lines[number], changed[number][0]
    pairs = enumerate(zip(line, plain, strict=False))
    column = next(n for n, (one, other) in pairs if one != other)
    sign = f"{name_sign(line[column])} (U+{ord(line[column]):04X})"
    more = f", and {len(changed) - 1} lines more" if len(changed) > 1 else ""
    wrong = f"a {sign} stands here for an ordinary sign{more}"
    yield Slip(number, column, wrong, f"write {plain.strip()[:100]}", changed, problem_id="CA011")


def _put_plain(line: str) -> str:
    begun = line[: len(line) - len(line.lstrip())]
    rest = _WIDE_COLON.sub(r"\1: ", line[len(begun) :], count=1)
    return _ODD_BLANK.sub(" ", begun) + _BEHIND.sub(r"\1 ", rest)


def spread_tabs(page: Page, number: int) -> Iterator[Slip]:
    """Put blanks for the tabs at the beginning of lines, all as wide."""
    tabs = [n for n, line in enumerate(page.lines) if "\t" in line and _TAB.match(line)]
    if not tabs:
        return
    around = (page.indent(page.find(number, step)) for step in (-1, 1))
    more = f", and {len(tabs) - 1} more" if tabs[1:] else ""
    wrong = f"a tab begins the line {quote(page.lines[tabs[0]].strip())}{more}"
    for width in dict.fromkeys((2, 4, 8, 1, *around)):
        changed = {n: (_spread(page.lines[n], width),) for n in tabs}
        step = "use spaces instead of tabs"
        yield Slip(tabs[0], 0, wrong, step, changed, problem_id="CA012")


def _spread(line: str, width: int) -> str:
    text = line.lstrip()
    return line[: len(line) - len(text)].replace("\t", " " * width) + text
