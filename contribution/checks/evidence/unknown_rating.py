"""Every rating of a workshop is a word of the scale, and comes from a group that the model knows.

What it finds
    A rating in a register of `kind: workshop`, or in its table, that is neither a number nor an
    answer of the scale (very strong, strong, moderate, suggestive, untested, contested, leaning
    against, doubtful, contradicted, too early to tell; don't know, not my field); and a `group`
    that does not stand under the model's `stakeholders`; and a link in the table that the
    model does not have.

Why it matters
    A word that nobody can place is shown in no order and compared with nothing, so a slip of the
    pen hides an answer. A group spelt in two ways is two groups, each too small to be heard.

Example
    stakeholders: {staff: School staff}
    activities: {open-club: Breakfast club opens}
    outputs: {places: Places filled}
    links:
      open-club -> places: {because: Free and on the way, assumes: none}
    # evidence/example/register.yaml
    title: Workshop with staff
    kind: workshop
    items:
      room:
        says: How strong is this link?
        about: open-club -> places
        at: {page: 1}
        ratings:
          - {group: staff, rating: banana}

How to resolve
    Write the word of the scale that was meant, as the sheet has it, or the group's id; or add the
    group under `stakeholders`. Leave the group empty where nobody noted it.

Source
    Our own rule: what people said is never lost for a slip of the pen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Fix, Severity, Where, offer, offer_near
from contribution.domain.evidence import Evidence
from contribution.domain.logic_model import ARROW
from contribution.domain.plugins import Check
from contribution.domain.stakeholder_ratings import ANSWERS, is_answer, list_votes
from contribution.domain.verdict import Verdict
from contribution.words.labels import split_arrow
from contribution.words.near import suggest
from contribution.words.phrases import count_of, quote

# What sheets of other workshops call the words of the scale.
_SAME: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("medium", "middling", "fair", "average", "mid"), Verdict.MODERATE)
    | dict.fromkeys(("weak", "low", "slight"), Verdict.SUGGESTIVE)
    | {"high": Verdict.STRONG, "very high": Verdict.VERY_STRONG, "none": Verdict.UNTESTED}
    | dict.fromkeys(("unsure", "unclear", "dk", "no idea", "?", "unknown"), "don't know")
    | {"n/a": "not my field"}
)


class _Cell(NamedTuple):
    """A word that is not known: where it stands, what is said of it, and what it may be."""

    where: Where
    word: str
    message: str
    known: Collection[str]


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each word, group and link that is not known, however often it stands."""
    groups = assessment.graph.model.stakeholders
    cells: dict[Where, _Cell] = {}
    for evidence in assessment.graph.evidence:
        if evidence.kind.is_vote:
            # Several items share one table.
            for each in (*_find(evidence, groups), *_find_links(evidence, assessment)):
                cells.setdefault(each.where, each)
    same: dict[tuple[str, str], list[_Cell]] = {}
    for each in cells.values():
        same.setdefault((each.where.file, each.message), []).append(each)
    for first, *others in same.values():
        more = f", and {count_of(len(others), 'cell')} more" if others else ""
        meant = _SAME.get(first.word.lower().strip(), "")
        if meant not in first.known:
            step, fixes = suggest(first.word, first.known), _offer(first)
        else:
            step, fixes = f"did you mean {meant}?", offer(first.where, meant)
        yield Finding(first.where, f"{first.message}{more}", step, fixes)


def _offer(cell: _Cell) -> tuple[Fix, ...]:
    # One of many cells would be mended, and the others left.
    return () if cell.where.is_cell else offer_near(cell.where, cell.word, cell.known)


def _find(evidence: Evidence, groups: Collection[str]) -> Iterator[_Cell]:
    for vote in list_votes(evidence):
        if not is_answer(vote.word):
            message = f"{quote(vote.word)} is no word of the scale"
            yield _Cell(vote.place("rating"), vote.word, message, ANSWERS)
        if vote.group and vote.group not in groups:
            message = f"{quote(vote.group)} is none of the stakeholders"
            yield _Cell(vote.place("group"), vote.group, message, groups)


def _find_links(evidence: Evidence, assessment: Assessment) -> Iterator[_Cell]:
    table, column = evidence.register.table, evidence.kind.shape.required[0]
    subjects = assessment.graph.subjects
    for row in table or ():
        cell = row.cells.get(column, "")
        link = ARROW.join(split_arrow(cell))
        if table is not None and link and link not in subjects:
            message = f"{quote(link)} is no link or element of the model"
            yield _Cell(table.place(row.line, column), link, message, subjects)


CHECK = Check("CA391", Severity.ERROR, "A rating or its group is not known", find, waits="itself")
