from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pytest

from contribution.app.assess import assess, find_subject, with_default_claims
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Severity
from contribution.domain.logic_model import Assumption, CausalLink, Factor, Node
from contribution.errors import FileNotReadableError, UnknownNameError
from contribution.loading.tables import table as tables
from contribution.loading.tables.csv_lines import CsvLines
from tests.building import chain, outcome_node
from tests.evidence_kinds.surveys import STATEMENT, assess_survey, item, respondents

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def stockport() -> Assessment:
    return assess(ROOT / "models/stockport-family.yaml")


def test_every_outcome_and_impact_has_a_claim(stockport: Assessment) -> None:
    claimed = {claim.target for claim in stockport.graph.model.claims}
    results = {node.id for node in stockport.graph.model.nodes if node.stage.column >= 4}

    assert results <= claimed
    assert set(stockport.ratings.claims) == set(stockport.graph.claims)


def test_an_authors_own_claim_about_the_whole_programme_replaces_the_default() -> None:
    model = chain("a", "b")
    model = model.model_copy(update={"nodes": (*model.nodes, outcome_node("c", "short"))})

    ids = [claim.id for claim in with_default_claims(model).claims]

    assert ids == ["claim", "programme -> c"]


def test_nothing_of_the_real_evaluation_is_lost_on_the_way(stockport: Assessment) -> None:
    assert len(stockport.graph.nodes) >= 70
    assert len(stockport.graph.links) >= 100
    assert len(stockport.graph.evidence) >= 250
    assert stockport.count_diagnostics(Severity.ERROR) == 0
    listed = set(stockport.graph.subjects)
    for evidence in stockport.graph.evidence:
        assert set(evidence.item.about) <= listed
        assert evidence.item.at is not None, evidence.id


def test_every_element_of_the_real_model_has_a_locator(stockport: Assessment) -> None:
    graph = stockport.graph
    elements: list[Node | CausalLink | Assumption | Factor] = [
        *graph.model.nodes,
        *graph.model.links,
        *graph.model.assumptions,
        *graph.model.factors,
    ]

    assert [each.id for each in elements if each.at is None] == []


def test_no_run_of_words_is_copied_from_conclusion_to_verdict(stockport: Assessment) -> None:
    # The rule speaks: no claim of the real model carries a verdict set by hand.
    assert [claim.id for claim in stockport.graph.model.claims if claim.verdict] == []


def test_everything_rated_can_be_explained(stockport: Assessment) -> None:
    for subject in (*stockport.graph.claims, *stockport.graph.subjects):
        assert stockport.explain(subject).because


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("right-help", "programme -> right-help"),
        ("programme->right-help", "programme -> right-help"),
        ("restorative-training", "restorative-training"),
        ("restorative-training -> staff-trained", "restorative-training -> staff-trained"),
        ("caseloads-stay-low", None),
    ],
)
def test_a_name_on_the_command_line_means_the_claim_first(
    stockport: Assessment, name: str, subject: str | None
) -> None:
    if subject is None:
        with pytest.raises(UnknownNameError):
            find_subject(stockport, name)
    else:
        assert find_subject(stockport, name) == subject


def test_a_missing_file_and_an_unknown_scorer_are_errors_of_the_call(tmp_path: Path) -> None:
    with pytest.raises(FileNotReadableError):
        assess(tmp_path / "nothing.yaml")
    with pytest.raises(UnknownNameError):
        assess(ROOT / "models/breakfast-clubs.yaml", "nobody")


ANSWERS = [f"{wave},{STATEMENT},{option}" for wave in (1, 2) for option in ["Never", "Often"] * 40]


@pytest.mark.parametrize(
    ("rows", "times"),
    [
        (["wave,statement,option", *ANSWERS], 3),
        (["wave,statement,option,count", *(f"{answer},1" for answer in ANSWERS)], 4),
        (respondents({("Never", "Often"): 40, ("Often", "Often"): 40}), 3),
    ],
)
def test_a_table_too_large_to_be_held_is_read_a_few_times_only(
    tmp_path: Path, rows: list[str], times: int
) -> None:
    reading = patch.object(CsvLines, "read", autospec=True, side_effect=CsvLines.read)
    with patch.object(tables, "_LARGEST_HELD", 0), reading as read:
        assessment = assess_survey(tmp_path, rows, item("everybody", options="Often"))

    assert assessment.graph.evidence[0].observation.figures
    assert read.call_count == times
