"""The letters of verdicts explained: one entry of a legend for each that a sheet shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from contribution.domain.verdict import SCALE, Verdict
from contribution.picture.legend import Entry, make_entry
from contribution.picture.signs import draw_badge

INDENT = 16.0


def explain_letters(used: Collection[Verdict], width: float) -> Iterator[Entry]:
    """Yield letter, word and meaning of the verdicts used, in the order of the scale."""
    for verdict, scale in SCALE.items():
        if verdict in used:
            sign = draw_badge(verdict).at(INDENT, 0.7)
            yield make_entry(f"verdict {verdict}", sign, f"{verdict}: {scale.meaning}", width)
