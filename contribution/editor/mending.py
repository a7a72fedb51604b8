"""What an editor may change for its user: fixes of what is wrong, or a comment that mutes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Replacement
from contribution.editor.hover import find_here
from contribution.editor.page import OpenText, TextSpan


class Mending(NamedTuple):
    """An offer to change files: what it does, what it cures, whether it is surely meant.

    `changes` are by file the characters that become a text.
    """

    title: str
    cures: tuple[Diagnostic, ...]
    changes: Mapping[str, tuple[tuple[TextSpan, str], ...]]
    is_safe: bool = False


def find_mendings(page: OpenText, span: TextSpan, assessment: Assessment) -> Iterator[Mending]:
    """Yield what can be done about that which is wrong within the characters.

    Nothing is offered for a page that is not as it was when it was assessed.
    """
    if assessment.sources.get(page.file) != page.lines:
        return
    here = [each for each in find_here(page, assessment) if page.find_span(each.where).meets(span)]
    for each in here:
        for fix in each.fixes:
            yield Mending(fix.title, (each,), _gather(fix.edits), fix.is_safe)
    yield from (_mute(page, each) for each in here if each.may_be_muted and not each.where.is_cell)


def find_safe_mending(page: OpenText, assessment: Assessment) -> Mending | None:
    """Return all fixes of the file that are surely meant, as one; None when there is none."""
    if assessment.sources.get(page.file) != page.lines:
        return None
    cured: list[Diagnostic] = []
    edits: list[Replacement] = []
    for each in find_here(page, assessment):
        fix = next((fix for fix in each.fixes if fix.is_safe), None)
        if fix is not None and not any(_meet(one, other) for one in fix.edits for other in edits):
            cured.append(each)
            edits.extend(fix.edits)
    title = "mend all that is surely meant"
    return Mending(title, tuple(cured), _gather(tuple(edits)), is_safe=True) if cured else None


def _meet(one: Replacement, other: Replacement) -> bool:
    return one.file == other.file and one.start <= other.end and other.start <= one.end


def _gather(edits: tuple[Replacement, ...]) -> dict[str, tuple[tuple[TextSpan, str], ...]]:
    found: dict[str, tuple[tuple[TextSpan, str], ...]] = {}
    for each in edits:
        start, end = ((line - 1, column - 1) for line, column in (each.start, each.end))
        found[each.file] = (*found.get(each.file, ()), (TextSpan(start, end), each.text))
    return found


def _mute(page: OpenText, diagnostic: Diagnostic) -> Mending:
    """The reason is left for the user to write: without one the comment itself is told."""
    number = diagnostic.where.line - 1
    line = page.line(number)
    indent = line[: len(line) - len(line.lstrip())]
    text = f"{indent}# contribution: ignore {diagnostic.id} because \n"
    place = (number, 0)
    changes = {page.file: ((TextSpan(place, place), text),)}
    return Mending(f"ignore {diagnostic.id} here, with a reason", (diagnostic,), changes)
