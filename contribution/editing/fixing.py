"""Makes the fixes of diagnostics in the texts of files: those that stand as they were read."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from contribution.domain.diagnostic import Fix, Replacement
from contribution.editing.edits import Edit, apply_edits, list_comments

_BREAK = re.compile(r"\r\n|\r|\n")


class Fixed(NamedTuple):
    """The texts that changed, and the fixes that were made in them."""

    texts: dict[Path, str]
    fixes: list[Fix]


def make_fixes(
    fixes: Iterable[Fix], texts: Mapping[Path, str], sources: Mapping[str, Sequence[str]]
) -> Fixed:
    """Return the texts with the fixes made; `sources` are the lines that were read, by file.

    Left for another time is a fix that wants characters which another has changed, or a line that
    is not as it was read; left for good, one that would take away somebody's comment.
    """
    made: dict[Path, list[Edit]] = {}
    done: list[Fix] = []
    for fix in dict.fromkeys(fixes):
        placed = [_place(each, texts, sources) for each in fix.edits]
        edits = [each for each in placed if each is not None]
        if len(edits) < len(placed) or any(_meets(each, made) for each in edits):
            continue
        trial = {file: [*made.get(file, ()), *own] for file, own in _by_file(edits).items()}
        if any(_loses_comment(texts[file], own) for file, own in trial.items()):
            continue
        made |= trial
        done.append(fix)
    return Fixed({file: apply_edits(texts[file], own) for file, own in made.items()}, done)


def _by_file(edits: Iterable[Edit]) -> dict[Path, list[Edit]]:
    found: dict[Path, list[Edit]] = {}
    for each in edits:
        found.setdefault(each.file, []).append(each)
    return found


def _place(
    edit: Replacement, texts: Mapping[Path, str], sources: Mapping[str, Sequence[str]]
) -> Edit | None:
    """Return the edit at offsets of the text; None where that is not the text that was read."""
    file, read = Path(edit.file), sources.get(edit.file, ())
    text = texts.get(file)
    if text is None:
        return None
    mark = len(text) - len(text.removeprefix("\ufeff"))
    starts = [mark, *(found.end() for found in _BREAK.finditer(text))]
    lines = _BREAK.split(text[mark:])
    for line in range(edit.start[0], edit.end[0] + (edit.end[1] > 1)):
        if lines[line - 1 : line] != list(read[line - 1 : line]):
            return None
    places = (edit.start, edit.end)
    start, end = (starts[line - 1] + column - 1 for line, column in places)
    return Edit(file, start, end, edit.text)


def _meets(edit: Edit, made: Mapping[Path, Sequence[Edit]]) -> bool:
    return any(
        edit.start < each.end + (each.start == each.end) and each.start < edit.end
        for each in made.get(edit.file, ())
    )


def _loses_comment(text: str, edits: Sequence[Edit]) -> bool:
    """Return whether a comment goes that no edit takes away as a whole, or one more appears."""
    before, after = Counter(list_comments(text)), Counter(list_comments(apply_edits(text, edits)))
    taken = Counter(each for edit in edits for each in list_comments(text[edit.start : edit.end]))
    # A number sign in the quotation marks that a fix writes looks like one.
    given = Counter(each for edit in edits for each in list_comments(edit.text))
    return bool(before - after - taken or after - before - given)
