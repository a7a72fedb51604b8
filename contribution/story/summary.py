"""What registries of evaluations ask of a study, as plain values: what, when, how, what was found.

The fields are those that registries share (title, programme, period, design, methods, outcomes,
findings), with what a finding rests on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Evidence
from contribution.domain.logic_model import Impact, Outcome
from contribution.domain.rating import ClaimRating, EvidenceUse
from contribution.domain.verdict import Verdict
from contribution.story.telling import Telling

SHAPE = 1
_DESIGN = "theory-based: contribution analysis"


def summarise(assessment: Assessment) -> dict[str, Any]:
    """Return the summary; what the model does not say is None, what it does not have is empty."""
    model, ratings = assessment.graph.model, assessment.ratings
    telling = Telling(assessment)
    outcomes = [each for each in model.nodes if isinstance(each, Outcome | Impact)]
    silent = sum(each.rating.verdict is Verdict.UNTESTED for each in ratings.links.values())
    starts, ends = model.programme.starts, model.programme.ends
    return {
        "shape": SHAPE,
        "title": model.title or model.name,
        "model": model.file,
        "purpose": model.purpose,
        "beneficiaries": model.beneficiaries,
        "desired_effect": model.desired_effect,
        "programme": {"starts": _write(starts), "ends": _write(ends)},
        **_describe_evidence(telling.evidence),
        "as_of": _write(model.as_of),
        "author": model.author,
        "version": model.version,
        "language": model.lang or "en",
        "source": model.source,
        "design": _DESIGN,
        "outcomes": [
            {"id": each.id, "label": each.label, "stage": each.stage} for each in outcomes
        ],
        "rule": {"version": assessment.rule.version, "scorer": ratings.scorer},
        "links": {"told": len(ratings.links), "without_evidence": silent},
        "findings": [_find(telling, each.id) for each in (*telling.headlines, *telling.others)],
    }


def _describe_evidence(items: Sequence[Evidence]) -> dict[str, Any]:
    days = sorted(each.day for each in items if each.day)
    methods = Counter((each.method, each.kind.title) for each in items)
    return {
        "evidence": {
            "first_day": _write(days[0] if days else None),
            "last_day": _write(days[-1] if days else None),
            "items": len(items),
            "planned": sum(each.item.planned for each in items),
            "collected_by": dict(Counter(each.by for each in items)),
        },
        "methods": [
            {"method": method, "kind": kind, "items": number}
            for (method, kind), number in methods.most_common()
        ],
    }


def _find(telling: Telling, name: str) -> dict[str, Any]:
    claim, rated = telling.graph.claims[name], telling.rated(name)
    uses = _list_uses(rated)
    return {
        "claim": name,
        "says": claim.says,
        "about": claim.target,
        "verdict": rated.rating.verdict,
        "so_far": rated.rating.evidence_verdict,
        "role": rated.role,
        "bearer": telling.bearer(name).subject or None,
        "for": sum(each.sign > 0 for each in uses),
        "against": sum(each.sign < 0 for each in uses),
        "provisos": [each.says for each in rated.provisos],
        "sources": [_tell_use(each, telling.graph.items[each.item]) for each in uses],
    }


def _list_uses(rated: ClaimRating) -> list[EvidenceUse]:
    """Return what counts along the pathway and for the claim as a whole, each item once."""
    ratings = [step.rating for step in rated.pathway]
    ratings += [rated.direct] if rated.direct else []
    counted = {use.item: use for each in ratings for use in each.uses if use.strength}
    return list(counted.values())


def _tell_use(use: EvidenceUse, evidence: Evidence) -> dict[str, Any]:
    return {
        "item": use.item,
        "speaks": "for" if use.sign > 0 else "against",
        "source": evidence.item.source or evidence.register.source or evidence.register.title,
        "at": _write(evidence.item.at or evidence.register.at),
    }


def _write(value: object) -> str | None:
    return None if value is None else str(value)
