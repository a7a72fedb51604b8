"""Diagnostics as people read them: place, what is wrong, what to do, and the line itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity
from contribution.domain.view import Format, View
from contribution.words.escaping import escape_printed
from contribution.words.letters import count_columns
from contribution.words.phrases import count_of

_WIDEST = 100
# Somebody who mends one mistake needs a few of its places; a screen holds about a dozen findings.
_OF_ONE_KIND = 3
_ON_A_SCREEN = 15


def render(assessment: Assessment, view: View) -> str:
    """Return the diagnostics with their source lines and carets, then a summary line.

    Those of one kind fold after the third, and the rest after a screenful, unless all are asked.
    """
    found = assessment.diagnostics
    shown = frozenset(found) if view.every else frozenset(_choose(found))
    folded = Counter(_kind(each) for each in found if each not in shown)
    last = {_kind(each): each for each in found if each in shown}
    lines: list[str] = []
    for diagnostic in found:
        if diagnostic not in shown:
            continue
        lines.append(_one_line(str(diagnostic)))
        lines.extend(_excerpt(diagnostic, assessment.sources))
        more = folded.pop(_kind(diagnostic), 0) if last[_kind(diagnostic)] is diagnostic else 0
        if more:
            lines.append(f"  and {more:,} more like this")
    if folded:
        lines.append(f"and {folded.total():,} further findings")
    if lines:
        lines.append("")
    if len(shown) < len(found):
        lines.append(f"{len(shown):,} of {len(found):,} are shown: --all shows every one")
    lines += assessment.say_untold()
    lines.append(_summary(assessment))
    return "\n".join(lines) + "\n"


def _kind(diagnostic: Diagnostic) -> tuple[str, str]:
    # Two errors with two cures are two mistakes; of a warning's wording the names are the most.
    is_error = diagnostic.severity is Severity.ERROR
    return (diagnostic.id, diagnostic.next_step if is_error else "")


def _choose(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield a screenful: the worst first, and a few of each kind."""
    seen: Counter[tuple[str, str]] = Counter()
    for diagnostic in sorted(found, key=lambda each: -each.severity):
        seen[_kind(diagnostic)] += 1
        if seen[_kind(diagnostic)] <= _OF_ONE_KIND:
            yield diagnostic
            if len(seen) > _ON_A_SCREEN:
                return


def _excerpt(diagnostic: Diagnostic, sources: Mapping[str, Sequence[str]]) -> Iterator[str]:
    where = diagnostic.where
    source = sources.get(where.file, ())
    if not 0 < where.line <= len(source) or not source[where.line - 1].strip():
        return
    text = source[where.line - 1].rstrip("\r\n")
    start = min(max(where.column - 1, 0), len(text))
    end = max(where.end_column - 1, start + 1)
    number = str(where.line)
    shown, offset = _window(text, start)
    yield f"  {number} | {_show(shown)}"
    # No caret can be set where columns count cells.
    if not where.is_cell:
        lead = count_columns(_show(shown[: start - offset]))
        marked = count_columns(_show(shown[start - offset : end - offset])) or 1
        yield f"  {' ' * len(number)} | {' ' * lead}{'^' * marked}"


def _window(text: str, start: int) -> tuple[str, int]:
    # A line of thousands of characters is shown around the place that matters.
    offset = 0 if start < _WIDEST - 20 else start - 20
    return text[offset : offset + _WIDEST], offset


def _show(text: str) -> str:
    return escape_printed(text.replace("\t", " "))


def _one_line(text: str) -> str:
    return " ".join(escape_printed(text.replace("\n", " ")).split())


def _summary(assessment: Assessment) -> str:
    if not assessment.diagnostics:
        return f"Nothing found in {assessment.say_checked()}: no errors, no warnings, no notes."
    counts = ", ".join(
        count_of(assessment.count_diagnostics(severity), severity.word)
        for severity in sorted(Severity, reverse=True)
        if assessment.count_diagnostics(severity)
    )
    files = {diagnostic.where.file for diagnostic in assessment.diagnostics}
    where = next(iter(files)) if len(files) == 1 else f"{len(files)} files"
    return f"{counts} in {where}"


FORMAT = Format("Diagnostics for people", render, frozenset({"every"}))
