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

from collections.abc import Collection, Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity, Where
from contribution.domain.evidence import Evidence
from contribution.domain.logic_model import ARROW
from contribution.domain.plugins import Check
from contribution.domain.stakeholder_ratings import ANSWERS, is_answer, list_votes
from contribution.words.near import suggest
from contribution.words.phrases import quote


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each rating and each group that is not known."""
    groups = assessment.graph.model.stakeholders
    seen: set[Where] = set()
    for evidence in assessment.graph.evidence:
        if evidence.kind.is_vote:
            yield from _find(evidence, groups, seen)
            yield from _find_links(evidence, assessment.graph.subjects, seen)


def _find_links(
    evidence: Evidence, subjects: Collection[str], seen: set[Where]
) -> Iterator[Finding]:
    table, column = evidence.register.table, evidence.kind.shape.required[0]
    told: set[str] = set()
    for row in table or ():
        cell = row.cells.get(column, "")
        link = ARROW.join(part.strip() for part in cell.split(ARROW.strip()))
        if table is None or not link or link in subjects or link in told:
            continue
        where = table.place(row.line, column)
        if where in seen:
            continue
        # Several items share one table, and one slip may stand in many rows.
        seen.add(where)
        told.add(link)
        yield Finding(where, f"the model has no {quote(link)} to rate", suggest(link, subjects))


def _find(evidence: Evidence, groups: Collection[str], seen: set[Where]) -> Iterator[Finding]:
    for vote in list_votes(evidence):
        is_sound = is_answer(vote.word) and (not vote.group or vote.group in groups)
        if is_sound or (where := vote.place("rating")) in seen:
            continue
        seen.add(where)
        if not is_answer(vote.word):
            message = f"the rating {quote(vote.word)} is no word of the scale"
            yield Finding(where, message, suggest(vote.word, ANSWERS))
        if vote.group and vote.group not in groups:
            message = f"the group {quote(vote.group)} of this rating is none of the stakeholders"
            yield Finding(vote.place("group"), message, suggest(vote.group, groups))


CHECK = Check("CA391", Severity.ERROR, "A rating or its group is not known", find, waits="itself")
