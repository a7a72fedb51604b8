"""Leads every figure that an item says back to its file, row and formula."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contribution.domain.diagnostic import NOWHERE
from contribution.domain.evidence import Evidence
from contribution.domain.figures import Figure
from contribution.domain.rating import Reason
from contribution.words.phrases import list_words


def explain_item(evidence: Evidence) -> Reason:
    """Return what the item says, each figure with its rows and formula, and what to doubt in it."""
    item, observation = evidence.item, evidence.observation
    because = [
        Reason(observation.sentence or "It says nothing."),
        Reason(f"Speaks about {list_words(item.about, most=6)}; quality {evidence.quality} of 3"),
        *_group("Figures", [_trace(each) for each in observation.figures]),
        *_group("Working", map(Reason, dict.fromkeys(observation.working))),
        *_group("To be taken with care", map(Reason, observation.cautions)),
        *_group("Corrections declared in the rows read", _find_corrections(evidence)),
    ]
    locator = item.at or evidence.register.at
    if locator is not None:
        because.append(Reason(f"Look up: {locator}, {evidence.register.title}"))
    return Reason(
        f"{item.says.strip()}: {_say_outcome(evidence)}", tuple(because), evidence.item.places.at()
    )


def _say_outcome(evidence: Evidence) -> str:
    by = "computed from its table" if evidence.kind.is_computed else "as its author judges"
    return f"{str(evidence.observation.outcome).replace('-', ' ')}, {by}"


def _group(heading: str, leaves: Iterator[Reason] | Sequence[Reason]) -> list[Reason]:
    found = tuple(leaves)
    return [Reason(heading, found)] if found else []


def _trace(figure: Figure) -> Reason:
    text = f"{figure.label}: {figure.value}"
    if figure.formula:
        text += f" = {figure.formula}"
    rows = figure.rows
    if len(rows) > 1:
        text += f"; rows {_say_rows([each.line for each in rows])}, the first at"
    return Reason(text, where=rows[0] if rows else NOWHERE)


def _say_rows(lines: list[int]) -> str:
    """The lines in order, runs of them as first to last."""
    runs: list[list[int]] = []
    for line in sorted(set(lines)):
        if runs and line == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], line]
        else:
            runs.append([line])
    told = [" to ".join(map(str, run)) for run in runs]
    return list_words(told, most=8)


def _find_corrections(evidence: Evidence) -> Iterator[Reason]:
    read = {row.line for figure in evidence.observation.figures for row in figure.rows}
    for correction in evidence.register.corrections:
        if correction.row in read:
            yield Reason(
                f"row {correction.row}, {correction.column}: {correction.corrected} for the "
                f"printed {correction.printed}, because {correction.reason}"
            )
