"""Finds, for a text that makes no sense, the smallest edit after which it can be read as a model.

Each edit of the table is tried around the trouble, and the text read with it: what leaves the
fewest findings wins, and of those the earliest in the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, product
from typing import TypeAlias

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError
from yaml.events import CollectionEndEvent, CollectionStartEvent

from contribution.domain.diagnostic import Fix, Replacement, Where
from contribution.loading.log import DiagnosticLog, Mended
from contribution.loading.mending.best_edit import BestEdit
from contribution.loading.mending.judge import Judge
from contribution.loading.mending.lines import (
    change_sign,
    close_mark,
    drop_double,
    exchange_words,
    part_words,
    put_arrow,
    put_blank,
    put_colon,
    quote_value,
)
from contribution.loading.mending.page import (
    Page,
    Slip,
    indent_of,
    is_said,
    read_key,
    show_line,
)
from contribution.loading.mending.parts import (
    drop_hyphens,
    drop_line,
    exchange_lines,
    go_on,
    indent_line,
    leave_out,
    name_heading,
    put_key,
    restore_heading,
    restore_id,
    split_line,
)
from contribution.loading.mending.whole import keep_one_side, put_plain_signs, spread_tabs
from contribution.loading.yaml.builder import DEEPEST
from contribution.loading.yaml.text import COMPARE

_Generator: TypeAlias = Callable[[Page, int], Iterator[Slip]]
# Small changes first: of two edits that cure alike, the earlier is the likelier slip.
_EDITS: tuple[_Generator, ...] = (
    keep_one_side,
    put_plain_signs,
    spread_tabs,
    drop_double,
    put_blank,
    put_arrow,
    quote_value,
    close_mark,
    part_words,
    put_colon,
    split_line,
    leave_out,
    go_on,
    drop_line,
    indent_line,
    exchange_lines,
    drop_hyphens,
    restore_id,
    name_heading,
    restore_heading,
)
# What can make sense of much by chance is taken only where nothing is wrong with it.
_DARING: tuple[_Generator, ...] = (put_key, change_sign, exchange_words)
# Nobody mends longer lines by reading them in a message.
_LONGEST = 2_000
# Lines around a trouble that are read to judge an edit; edits tried at most, and characters read
# in a file.
_REACH, _MOST_TRIED, _MOST_READ = 8, 600, 1_500_000
_MOST_MENDED = 20
# Lines between two places that belong to one trouble.
_NEAR = 12


def begin(lines: tuple[str, ...]) -> Mended:
    """Return the text as it was typed."""
    return Mended(lines, tuple(range(len(lines))), DiagnosticLog())


def mend(
    mended: Mended,
    typed: Sequence[str],
    suspects: Sequence[tuple[int, str]],
    file: str,
    judge: Judge,
) -> Mended:
    """Return the text with every trouble mended that an edit mends; unchanged where none does.

    `suspects` are lines as typed, counted from 0, at each of which something was found, with its
    id; they are asked only where the text can be parsed.
    """
    begun = len(mended.log)
    while len(mended.log) < _MOST_MENDED:
        error = find_error(mended.lines)
        if error is None:
            break
        near = _list_near(mended.lines, error)
        edit = _search(mended.lines, near, judge) or _give_up(mended.lines, error)
        if edit is None:
            return mended
        mended = apply(mended, edit, typed, file)
    if len(mended.log) > begun:
        return mended
    for line, problem_id in suspects:
        is_spent = len(mended.log) >= _MOST_MENDED or judge.has_read >= _MOST_READ
        if is_spent or line not in mended.origin:
            continue
        number = mended.origin.index(line)
        page = judge.open_page(mended.lines)
        edit = _search(mended.lines, _list_family(page, number), judge)
        if edit is not None:
            mended = apply(mended, edit, typed, file, problem_id)
    return mended


def find_error(lines: Sequence[str]) -> list[int] | None:
    """Return the lines of which the parser speaks where it stops; None when it comes to the end."""
    parser, depth = CParser("\n".join(lines) + "\n"), 0
    try:
        while (event := parser.get_event()) is not None and depth < DEEPEST:
            depth += isinstance(event, CollectionStartEvent)
            depth -= isinstance(event, CollectionEndEvent)
    except MarkedYAMLError as error:
        marks = [mark.line for mark in (error.problem_mark, error.context_mark) if mark is not None]
        if abs(marks[0] - marks[-1]) <= _NEAR:
            return marks
        # A block may have begun far above; an open mark is noticed far below.
        return marks[:1] if "block" in (error.context or "") else marks[1:]
    return None


def _list_near(lines: Sequence[str], marks: Sequence[int]) -> list[int]:
    """Return the lines to be tried after the parser stopped: its own, then those around."""
    page = Page(lines)
    marks = [min(each, len(lines) - 1) for each in marks]
    above = page.find(marks[0], -1)
    parent = page.parent(marks[0])
    first = page.find(parent, 1) if parent >= 0 else -1
    over = [page.find(each, -1) for each in (above, parent) if each > 0]
    return _keep_readable(lines, [*marks, above, *over, page.find(marks[0], 1), parent, first])


def _list_family(page: Page, number: int) -> list[int]:
    """Return the lines to be tried where a line can be parsed and makes no sense.

    Of an element that lacks something, those that begin with no key that it may have.
    """
    parent = page.parent(number)
    above, over = page.find(number, -1), page.find(parent, -1) if parent > 0 else -1
    odd = [n for n in page.block(number)[1:] if read_key(page.lines[n]) not in page.keys]
    near = [number, above, parent, over, page.find(number, 1)]
    return _keep_readable(page.lines, [*near, *odd[:_NEAR]])


def _keep_readable(lines: Sequence[str], numbers: Sequence[int]) -> list[int]:
    known = dict.fromkeys(each for each in numbers if 0 <= each < len(lines))
    return [each for each in known if is_said(lines[each]) and len(lines[each]) <= _LONGEST]


def _search(lines: Sequence[str], near: Sequence[int], judge: Judge) -> Slip | None:
    """Return the edit that leaves the least wrong; None when none makes it better."""
    if not near:
        return None
    part = _cut(lines, min(near), max(near))
    within = set(part)
    judge.look_around([line for number, line in enumerate(lines) if number not in within])
    unread, begun = judge.measure([lines[each] for each in part])
    if not unread and not begun:
        return None
    choice, page = BestEdit(unread, begun), judge.open_page(lines)
    # However many troubles a file has, its reader does not wait long for them.
    limit = min(_MOST_TRIED, (_MOST_READ - judge.has_read) // sum(len(lines[n]) + 1 for n in part))
    for edit, is_daring in islice(_list_edits(page, near), max(0, limit)):
        if choice.is_made(edit):
            break
        new = [each for n in part for each in edit.changed.get(n, (lines[n],))]
        choice.weigh(edit, *judge.measure(new), is_daring=is_daring)
    return choice.best


def _give_up(lines: Sequence[str], marks: Sequence[int]) -> Slip | None:
    """Return the edit that leaves out what nobody can read: a line, an element or a part."""
    page = Page(lines)
    for mark in marks:
        number = mark if mark < len(lines) and lines[mark].strip() else page.find(mark, -1)
        heads = [number, page.parent(number)]
        for stretch in ([number], *(page.block(each) for each in heads if each >= 0)):
            left = ["" if n in stretch else line for n, line in enumerate(lines)]
            again = find_error(left)
            if again is None or again[0] > stretch[-1] + 1:
                wrong = f"this cannot be read as YAML: {show_line(lines[number])}"
                changed = dict.fromkeys(stretch, ("",))
                return Slip(
                    number, indent_of(lines[number]), wrong, COMPARE, changed, is_sure=False
                )
    return None


def _list_edits(page: Page, near: Sequence[int]) -> Iterator[tuple[Slip, bool]]:
    """Yield each edit once, and whether it is daring."""
    seen: set[tuple[tuple[int, tuple[str, ...]], ...]] = set()
    # Where one sign or word is wrong, the finding stands at its line or at the next.
    for generate, number in (*product(_EDITS, near), *product(_DARING, near[:2])):
        for edit in generate(page, number):
            made = tuple(sorted(edit.changed.items()))
            if made not in seen:
                seen.add(made)
                yield edit, generate in _DARING


def _cut(lines: Sequence[str], first: int, last: int) -> list[int]:
    """Return the lines around these that are read: whole elements, below what heads them."""
    start, stop = max(0, first - _REACH), min(len(lines), last + _REACH + 1)
    while start > 0 and not _begins_element(lines[start]):
        start -= 1
    while stop < len(lines) and not _begins_element(lines[stop]):
        stop += 1
    heads = [n for n in range(start) if lines[n][:1].strip() and is_said(lines[n])]
    one_liners = [n for n in heads if not lines[n].rstrip().endswith(":")]
    return sorted({*one_liners, *heads[-1:], *range(start, stop)})


def _begins_element(line: str) -> bool:
    return is_said(line) and indent_of(line) <= 2


def apply(
    mended: Mended, edit: Slip, typed: Sequence[str], file: str, problem_id: str = "CA011"
) -> Mended:
    """Return the text with the edit made and told, under its own id or else the one given."""
    lines: list[str] = []
    origin: list[int] = []
    for number, line in enumerate(mended.lines):
        new = edit.changed.get(number, (line,))
        lines += new
        origin += [mended.origin[number]] * len(new)
    log = DiagnosticLog()
    log.take(mended.log)
    where = Where(file, mended.origin[edit.line] + 1, edit.column + 1)
    fixes = _write_fix(mended, edit, typed, file) if edit.is_sure else ()
    log.add(edit.problem_id or problem_id, where, edit.wrong, edit.step, fixes=fixes)
    return Mended(tuple(lines), tuple(origin), log)


def _write_fix(mended: Mended, edit: Slip, typed: Sequence[str], file: str) -> tuple[Fix, ...]:
    """Return the edit as one of the file; none where an earlier one changed its lines already."""
    edits: list[Replacement] = []
    for number, new in edit.changed.items():
        there = mended.origin[number]
        if typed[there] != mended.lines[number] or mended.origin.count(there) > 1:
            return ()
        end = (there + 1, len(typed[there]) + 1) if new else (there + 2, 1)
        edits.append(Replacement(file, (there + 1, 1), end, "\n".join(new)))
    return (Fix(edit.step, tuple(edits), is_safe=True),)
