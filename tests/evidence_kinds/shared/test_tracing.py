"""Every figure that an item says leads back to a file, a row and a formula."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Evidence
from contribution.domain.rating import Reason
from contribution.evidence_kinds.shared.tracing import explain_item

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
# A sentence rounds to whole points, a figure to one decimal.
_ROUNDED = 0.55
MODELS = ("stockport-family", "breakfast-clubs")


@pytest.fixture(scope="module", params=MODELS)
def assessment(request: pytest.FixtureRequest) -> Assessment:
    return assess(f"models/{request.param}.yaml")


def computed(assessment: Assessment) -> Iterator[Evidence]:
    for evidence in assessment.graph.evidence:
        if evidence.kind.is_computed and not evidence.observation.withheld:
            yield evidence


def text_of(reason: Reason) -> str:
    return "\n".join((reason.text, *map(text_of, reason.because)))


def numbers(text: str) -> set[float]:
    return {float(each.replace(",", "")) for each in NUMBER.findall(text)}


def test_every_number_of_a_sentence_stands_in_what_is_traced(assessment: Assessment) -> None:
    untraced = {}
    for evidence in computed(assessment):
        sentence = evidence.observation.sentence
        traced = text_of(explain_item(evidence)._replace(text="")).replace(sentence, "")
        # Periods, options and targets are the author's own words, not results.
        asked = " ".join(map(str, vars(evidence.item).values()))
        known = numbers(traced) | numbers(asked)
        said = numbers(re.sub(r"Q\d \d{4}(/\d\d)?", "", sentence))
        missing = {each for each in said if not any(abs(one - each) <= _ROUNDED for one in known)}
        if missing:
            untraced[evidence.id] = missing

    assert untraced == {}


def test_every_figure_of_a_table_has_rows_or_is_made_of_others(assessment: Assessment) -> None:
    printed = {
        (evidence.id, figure.label)
        for evidence in computed(assessment)
        for figure in evidence.observation.figures
        if not figure.rows and not figure.formula and figure.label not in evidence.item.figures
    }
    rows = [
        row
        for evidence in computed(assessment)
        for figure in evidence.observation.figures
        for row in figure.rows
    ]

    assert printed == set()
    assert rows
    assert all(row.file.endswith((".csv", ".yaml")) and row.line > 1 for row in rows)
    assert all(row.column > 0 for row in rows)


def test_the_explanation_of_an_item_leads_from_its_words_to_the_row() -> None:
    clubs = assess("models/breakfast-clubs.yaml")
    reason = clubs.explain("mornings-easier")
    figures = next(each for each in reason.because if each.text == "Figures")

    assert reason.text.endswith("mornings are easier: found, computed from its table")
    assert figures.because[0].text.startswith("Wave 1: 40% (47 of 118) = (14 + 33) / 118; rows")
    assert str(figures.because[0].where).startswith("evidence/breakfast-clubs/parent-survey.csv:2:")
    assert "Kish" in text_of(reason)


def test_a_declared_correction_of_a_row_read_is_told() -> None:
    stockport = assess("models/stockport-family.yaml")
    told = [
        each.id for each in computed(stockport)
        if "Corrections declared in the rows read" in text_of(explain_item(each))
    ]  # fmt: skip

    assert told
