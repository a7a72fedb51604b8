"""What hangs on a part of a file that could not be taken: findings that wait, elements in doubt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Where
from contribution.domain.graph import ContributionGraph
from contribution.domain.located import Written

Waits = Literal["", "itself", "all"]
# What they look for stands in the model alone, whatever became of the evidence.
_OF_THE_MODEL = ("CA1", "CA2")
_OF_TABLES = ("CA34", "CA35")
# A file, and the line where one element of it begins; 0 for what belongs to none.
_Block = tuple[str, int]


def find_hanging(
    assessment: Assessment, found: Iterable[Diagnostic], waits: Mapping[str, Waits]
) -> frozenset[Diagnostic]:
    """Return the findings that may be there only because something else could not be taken.

    `waits` says by id on what a finding rests: on its own element, or on all that was read. A loss
    among the evidence leaves what is found in the model alone.
    """
    found = tuple(found)
    losses = [each for each in found if each.is_loss]
    if not losses:
        return frozenset()
    block_of = number_blocks(assessment)
    blocks = {block_of(each.where) for each in losses if each.id.startswith("CA0")}
    told_in = {place.file for _, place in _find_elements(assessment.graph, evidence=False)}
    of_model = any(each.where.file in {*told_in, assessment.graph.model.file} for each in losses)

    # What an item asks of its table in vain says nothing of the table.
    asked_only = all(not each.id.startswith("CA0") for each in losses)
    apart = (*_OF_THE_MODEL, *_OF_TABLES) if asked_only else _OF_THE_MODEL

    def hangs(each: Diagnostic) -> bool:
        rests_on = waits.get(each.id, "")
        if each.is_loss or not rests_on:
            return False
        if rests_on == "itself":
            return block_of(each.where) in blocks
        return of_model or not each.id.startswith(apart)

    return frozenset(filter(hangs, found))


def find_doubtful(assessment: Assessment, found: Iterable[Diagnostic]) -> frozenset[str]:
    """Return the nodes, links and other elements of which some part cannot be taken as written."""
    causes = [each.where for each in found if each.is_cause]
    if not causes:
        return frozenset()
    block_of = number_blocks(assessment)
    blocks = {block_of(each) for each in causes}
    elements = _find_elements(assessment.graph, evidence=True)
    return frozenset(name for name, place in elements if block_of(place) in blocks)


def _find_elements(graph: ContributionGraph, *, evidence: bool) -> Iterator[tuple[str, Where]]:
    known: tuple[Mapping[str, Written], ...] = (
        graph.nodes, graph.links, graph.assumptions, graph.factors, graph.claims,
    )  # fmt: skip
    for elements in known:
        yield from ((name, each.places.key) for name, each in elements.items())
    for one in graph.evidence if evidence else ():
        yield one.item.id, one.item.places.key


def number_blocks(assessment: Assessment) -> Callable[[Where], _Block]:
    """Return what tells in which block of its file a place stands.

    A table is one block, and so is the head of a register.
    """

    @cache
    def number(file: str) -> Sequence[int]:
        return tuple(_find_beginnings(assessment.sources.get(file, ())))

    def block_of(where: Where) -> _Block:
        lines = () if where.file.endswith((".csv", ".tsv", ".txt")) else number(where.file)
        return where.file, lines[where.line - 1] if 0 < where.line <= len(lines) else 0

    return block_of


def _find_beginnings(lines: Sequence[str]) -> Iterator[int]:
    """Yield for each line the line where its element begins, one step below the margin."""
    is_register = any(line.startswith("kind:") for line in lines)
    column = begun = 0
    for number, line in enumerate(lines, start=1):
        text = line.lstrip()
        indent = len(line) - len(text)
        if text and not text.startswith("#"):
            if not indent:
                # What stands on one line with its section is no block of another line.
                column, begun = 0, 1 if is_register else number
            elif not column or indent <= column:
                column, begun = indent, number
        yield begun
