"""The legend of the overview: the letters that it uses, and how its connectors are to be read."""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.verdict import Verdict
from contribution.picture.elements import element
from contribution.picture.folding import Folded
from contribution.picture.legend import Entry, Section, make_entry
from contribution.picture.letters import INDENT, explain_letters
from contribution.picture.palette import INK, PAPER, QUIET
from contribution.picture.signs import (
    draw_badge,
    draw_hourglass,
    draw_tag,
    draw_verdict,
    draw_words,
    join,
)


def build_overview_legend(folded: Folded, width: float) -> tuple[Section, ...]:
    """Return the sections that have entries, each entry no wider than `width`."""
    sections = (
        Section(
            "Letters: how far evidence carries it",
            tuple(explain_letters(find_letters(folded), width)),
        ),
        Section("How to read the overview", tuple(_marks(folded, width))),
    )
    return tuple(section for section in sections if section.entries)


def find_letters(folded: Folded) -> frozenset[Verdict]:
    """Return every verdict whose letter stands somewhere in the overview."""
    nodes = {each.verdict for cell in folded.cells for each in cell.nodes}
    links = {each.verdict for bundle in folded.bundles for each in bundle.links}
    return frozenset(each for each in nodes | links if each is not None)


def _marks(folded: Folded, width: float) -> Iterator[Entry]:
    if any(each.verdict is not None for cell in folded.cells for each in cell.nodes):
        text = "letter before an element: how sure it is that this came about at all"
        yield make_entry("badge", draw_badge(Verdict.MODERATE).at(INDENT, 0.7), text, width)
    if folded.bundles:
        text = (
            "connector: all links between two cards, with how many of them have which verdict; "
            "together they have none"
        )
        yield make_entry("connector", _sample(), text, width)
    if any(cell.within for cell in folded.cells):
        sign = draw_words("2 links within").at(0, 1)
        yield make_entry("within", sign, "links between elements of one card", width)
    if any(bundle.ends.feedback for bundle in folded.bundles):
        text = "hollow head: feedback, running back to an earlier stage"
        yield make_entry("feedback", _draw_arrow(12, hollow=True), text, width)
    if Verdict.TOO_EARLY in find_letters(folded):
        sign = draw_hourglass().at(INDENT + 3, 1)
        yield make_entry("hourglass", sign, "hourglass: too early to tell", width)


def _sample() -> str:
    # One of each kind, so that nobody takes the sample for a finding.
    pairs = [
        join(draw_verdict(each), draw_words("1"), gap=1.8)
        for each in (Verdict.MODERATE, Verdict.UNTESTED)
    ]
    tag = draw_tag(join(*pairs, gap=4.5), QUIET)
    return _draw_arrow(0, hollow=False) + tag.at(5, 0.7)


def _draw_arrow(start: float, *, hollow: bool) -> str:
    line = element("path", d=f"M{start:g} 6H42", stroke=QUIET, stroke_width=1.3)
    head = element(
        "polygon",
        points="48,6 41,3 41,9",
        fill=PAPER if hollow else QUIET,
        stroke=QUIET if not hollow else INK,
        stroke_width=0.8,
    )
    return line + head
