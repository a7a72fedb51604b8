"""Case matching: pairs of cases from before and after, compared feature by feature."""

from typing import Annotated

from pydantic import Field

from contribution.domain.diagnostic import Finding
from contribution.domain.evidence import (
    EvidenceItem,
    EvidenceKind,
    EvidenceRegister,
    Observation,
    Sighting,
)
from contribution.domain.figures import Figure
from contribution.domain.table import NumberColumn, Table, TableShape
from contribution.evidence_kinds.shared.expectations import Expect
from contribution.evidence_kinds.shared.figures import unknown_label
from contribution.evidence_kinds.shared.quotes import build_judgement, not_searched, planned
from contribution.words.labels import plain_label
from contribution.words.phrases import count_of


class CaseMatchingItem(EvidenceItem):
    """One coded `feature` of matched cases; without a table the author judges the `outcome`."""

    feature: str | None = None
    """The coded feature, as it stands in the table."""
    expect: Expect | None = None
    """What its share should do: increase, decrease or no-change."""
    pairs: Annotated[int, Field(ge=0)] | None = None
    """How many pairs were matched, where there is no table."""
    outcome: Sighting | None = None
    """What came of looking, as the author judges, where there is no table."""


def observe(item: CaseMatchingItem, register: EvidenceRegister) -> Observation:
    """Return how the matched cases differ, or the author's judgement where there is no table."""
    if item.planned:
        return planned()
    if register.table is None or item.feature is None:
        return _judge(item, register)
    return _compute(item, register, register.table, item.feature)


def _judge(item: CaseMatchingItem, register: EvidenceRegister) -> Observation:
    if item.outcome is None and item.feature is not None and register.data is not None:
        return not_searched("The register has no table that could be read.")
    if item.outcome is None:
        finding = Finding(
            item.places.at(),
            f"{item.id} has neither a feature in a table nor an outcome",
            "add `outcome: found`, `not-found` or `not-searched`",
        )
        return not_searched("Nothing says what was found.", (finding,))
    judged = build_judgement(item, register, item.outcome)
    if item.pairs is None:
        return judged
    where = item.places.at("pairs")
    figure = Figure("Pairs", str(item.pairs), float(item.pairs), rows=(where,))
    return judged._replace(
        sentence=f"{judged.sentence} From {count_of(item.pairs, 'matched pair')}.",
        figures=(figure, *judged.figures),
    )


def _compute(
    item: CaseMatchingItem, register: EvidenceRegister, table: Table, feature: str
) -> Observation:
    # Without a table nobody counts pairs.
    from contribution.evidence_kinds.case_matching._result import (
        PairsQuestion,
        build_pairs_observation,
    )
    from contribution.evidence_kinds.case_matching.pairs import (
        MatchedPairs,
        list_features,
        read_pairs,
    )

    features = list_features(table)
    if plain_label(feature) not in {plain_label(each) for each in features}:
        problem = unknown_label(item.places.at("feature"), "feature", feature, features)
        return not_searched("The table does not answer this question.", (problem,))
    if item.expect is None or item.expect.level is not None:
        message = f"{item.id} does not say how the pairs should differ"
        problem = Finding(item.places.at("expect"), message, "add `expect: increase` or decrease")
        return not_searched("The table does not answer this question.", (problem,))
    pairs = read_pairs(table, feature)
    if not isinstance(pairs, MatchedPairs):
        return not_searched("The table does not answer this question.", pairs)
    asked = PairsQuestion(feature, item.expect, item.outcome)
    observation = build_pairs_observation(item, register, asked, pairs)
    return _compare_with_author(item, observation, len(pairs.pairs))


def _compare_with_author(
    item: CaseMatchingItem, observation: Observation, pairs: int
) -> Observation:
    """The data decide; where the author wrote otherwise, that is reported."""
    step = "correct it, or leave it out: the table decides"
    mismatches = list(observation.mismatches)
    if item.outcome not in (None, observation.outcome):
        message = f"{item.id} says {item.outcome}, the table gives {observation.outcome}"
        mismatches.append(Finding(item.places.at("outcome"), message, step))
    if not observation.suppressed and item.pairs not in (None, pairs):
        message = f"{item.id} says {count_of(item.pairs or 0, 'pair')}, the table has {pairs}"
        mismatches.append(Finding(item.places.at("pairs"), message, step))
    return observation._replace(mismatches=tuple(mismatches))


KIND = EvidenceKind(
    name="case-matching",
    title="Matching of historic cases",
    method="historic cases",
    item=CaseMatchingItem,
    register=EvidenceRegister,
    observe=observe,
    shape=TableShape(
        required=("pair", "era", "feature", "value"),
        key=("pair", "era", "feature"),
        labels=("feature", "era"),
        subject="feature",
        part="pair",
        occasion="era",
        quantities=(NumberColumn("value", "words"),),
    ),
    is_computed=True,
    of_people=True,
    picks=("feature",),
)
