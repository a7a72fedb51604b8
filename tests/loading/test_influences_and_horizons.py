"""What factors do to single results, evidence about claims, outcomes that do not say where."""

from __future__ import annotations

from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Outcome
from tests.loading.test_register_defaults import HEAD

MODEL = """\
title: A small programme
as_of: 2024-12-31
programme: {starts: 2020-01-01, ends: 2024-12-31}
activities: {train: {label: Train farmers, starts: 2020-02-01}}
outputs: {trained: Farmers trained}
outcomes:
  yields: {label: Higher yields, latency: 1 year}
  income: {label: Higher income, latency: 2 years}
  rest: {label: Less toil, horizon: short, latency: 2 years}
impacts: {fed: {label: Families are fed, latency: 3 years}}
factors:
  drought: {label: Drought, role: competing, family: something-else, affects: [yields, income]}
links:
  train -> trained: {because: Courses are free, assumes: none}
  trained -> yields: {because: Rows and mulch keep water, assumes: none}
  trained -> rest: {because: Mulch, assumes: none}
  yields -> income: {because: More is sold, assumes: none}
  income -> fed: {because: More is bought, assumes: none}
  drought -> yields: {because: No rain in March, effect: hinders}
"""
ITEMS = """\
items:
  dry: {says: The drought cut the harvest, about: drought -> yields, outcome: found, test: straw, at: {row: 9}}
"""  # noqa: E501


def _read(folder: Path, model: str, register: str) -> Assessment:
    for place, text in (("models/m.yaml", model), ("evidence/m/talks.yaml", register)):
        path = folder / place
        path.parent.mkdir(parents=True)
        path.write_text(text, "utf-8")
    return assess(folder / "models" / "m.yaml")


def _broken(assessment: Assessment) -> list[str]:
    return [each.message for each in assessment.diagnostics if each.id.startswith("CA0")]


@pytest.mark.parametrize("told", [True, False])
def test_evidence_may_be_about_what_a_factor_does_to_one_result(tmp_path: Path, told: bool) -> None:
    model = MODEL if told else MODEL[: MODEL.index("  drought -> yields")]

    found = _read(tmp_path, model, HEAD + ITEMS)

    assert _broken(found) == []
    assert [link.id for link in found.graph.model.links if "drought" in link.id] == []
    [influence] = found.graph.model.influences
    assert (influence.id, influence.label) == ("drought -> yields", "Drought → Higher yields")
    assert (influence.effect, influence.because) == (
        ("hinders", "No rain in March") if told else ("helps", None)
    )
    assert found.ratings.factors["drought -> yields"].support == 1
    assert found.ratings.factors["drought"].support == 0
    assert found.ratings.links["yields -> income"].rivals == ("drought",)


def test_an_influence_takes_no_key_that_would_be_idle_nor_a_result_it_does_not_affect(
    tmp_path: Path,
) -> None:
    model = MODEL.replace("effect: hinders}", "assumes: none}\n  drought -> rest:")

    found = _read(tmp_path, model, HEAD + ITEMS)

    assert sorted(each[:24] for each in _broken(found)) == [
        '"drought" is the factor ',
        "drought -> yields is the",
    ]


@pytest.mark.parametrize("claim", ["helped", "programme -> fed"])
def test_evidence_may_be_about_a_claim_also_one_that_nobody_wrote(
    tmp_path: Path, claim: str
) -> None:
    model = f"{MODEL}claims: {{helped: {{says: It helped, from: train, to: yields}}}}\n"

    found = _read(tmp_path, model, HEAD + ITEMS.replace("drought -> yields", claim))

    assert _broken(found) == []
    direct = found.ratings.claims[claim].direct
    assert direct is not None
    assert direct.support == 1


def test_outcomes_without_a_horizon_stand_by_their_distance_from_the_impact(
    tmp_path: Path,
) -> None:
    found = _read(tmp_path, MODEL, HEAD + ITEMS)

    stages = {n.id: n.stage.value for n in found.graph.model.nodes if isinstance(n, Outcome)}
    assert stages == {
        "yields": "medium-term outcome",
        "income": "long-term outcome",
        "rest": "short-term outcome",
    }
    notes = [each.message for each in found.diagnostics if each.id == "CA120"]
    assert len(notes) == 2
    # Where they stand is a guess, so no link is held to skip a stage for it.
    assert [link for link, rated in found.ratings.links.items() if rated.rating.overlay] == []


def test_an_outcome_that_is_told_as_for_or_against_has_a_cure_that_works(tmp_path: Path) -> None:
    items = ITEMS.replace("outcome: found", "outcome: against")

    [found] = [each for each in _read(tmp_path, MODEL, HEAD + items).diagnostics
               if each.id == "CA024"]  # fmt: skip

    assert found.next_step.startswith("write outcome: found and predicts: against")
