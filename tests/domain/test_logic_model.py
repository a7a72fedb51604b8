from __future__ import annotations

import pytest
from pydantic import ValidationError

from contribution.domain.logic_model import Activity, CausalLink, Outcome, Stage


def test_stages_run_from_context_to_impact() -> None:
    assert [stage.column for stage in Stage] == list(range(8))


@pytest.mark.parametrize(
    ("horizon", "stage"),
    [("short", Stage.SHORT), ("medium", Stage.MEDIUM), ("long", Stage.LONG)],
)
def test_an_outcome_stands_in_the_column_of_its_horizon(horizon: str, stage: Stage) -> None:
    assert Outcome.model_validate({"id": "x", "label": "x", "horizon": horizon}).stage is stage


def test_saying_nothing_of_assumptions_is_not_saying_none() -> None:
    assert CausalLink(source="a", target="b").assumes is None
    assert CausalLink(source="a", target="b", assumes=()).assumes == ()


def test_nothing_changes_after_it_is_made() -> None:
    node = Activity(id="a", label="a")

    with pytest.raises(ValidationError):
        node.label = "b"  # type: ignore[misc]
