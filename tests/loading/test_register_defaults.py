"""What is the same for every item of a register is said once, at its head."""

from __future__ import annotations

from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Sighting

MODEL = """\
title: Training of farmers
as_of: 2024-01-01
activities: {train: {label: Farmers are trained, starts: 2022-01-01}}
outputs: {trained: Farmers know the method}
outcomes: {yields: {label: Yields are higher, horizon: short, latency: 1 month}}
impacts: {fed: {label: Families have enough to eat, latency: 1 month}}
links:
  train -> trained: {because: They take part, assumes: none}
  trained -> yields: {because: They use it, assumes: none}
  yields -> fed: {because: More food, assumes: none, skips_because: Harvest is eaten}
"""
HEAD = """\
title: Interviews with farmers
kind: interviews
source: interviews
by: evaluator
collected: {from: 2023-01-01, to: 2023-02-01}
"""


def _read(folder: Path, register: str) -> Assessment:
    (folder / "models").mkdir()
    (folder / "evidence" / "m").mkdir(parents=True)
    (folder / "models" / "m.yaml").write_text(MODEL, "utf-8")
    (folder / "evidence" / "m" / "talks.yaml").write_text(register, "utf-8")
    return assess(folder / "models" / "m.yaml")


def _errors(assessment: Assessment) -> list[str]:
    return [f"{each.where.line}: {each.message}" for each in assessment.diagnostics
            if each.severity.word == "error"]  # fmt: skip


def test_test_and_outcome_at_the_head_hold_for_every_item(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        HEAD + "test: straw\noutcome: found\nitems:\n"
        "  q1: {says: Told as a cause, about: train -> trained, at: {row: 1}}\n"
        "  q2: {says: Told as a cause, about: trained -> yields, at: {row: 2}}\n",
    )

    assert _errors(found) == []
    assert {str(each.item.test) for each in found.graph.evidence} == {"straw"}
    assert {each.observation.outcome for each in found.graph.evidence} == {Sighting.FOUND}
    assert found.ratings.links["trained -> yields"].rating.support == 1


def test_an_items_own_word_wins_over_all_of_its_family(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        HEAD + "test: hoop\noutcome: found\nitems:\n"
        "  q1: {says: A, about: trained, at: {row: 1}, outcome: not-found}\n"
        "  q2: {says: B, about: trained, at: {row: 2}, expected_if_true: likely,"
        " expected_if_false: unlikely}\n"
        "  q3: {says: C, about: trained, at: {row: 3}, planned: true, outcome: not-searched}\n"
        "  q4: {says: D, about: trained, at: {row: 4}, test: straw}\n",
    )

    items = {each.id: each for each in found.graph.evidence}
    assert _errors(found) == []
    assert items["q1"].observation.outcome is Sighting.NOT_FOUND
    assert str(items["q1"].item.test) == "hoop"
    assert items["q2"].item.test is None
    assert items["q3"].observation.outcome is Sighting.NOT_SEARCHED
    assert str(items["q4"].item.test) == "straw"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("outcome: fuond", "fuond"),
        ("test: gut-feeling", "gut-feeling"),
        ("tset: straw", "tset"),
        ("declared: 2020-01-01", "declared"),
    ],
)
def test_what_is_wrong_at_the_head_is_told_at_the_head(
    line: str, says: str, tmp_path: Path
) -> None:
    found = _read(
        tmp_path,
        f"{HEAD}{line}\nitems:\n"
        "  q1: {says: A, about: trained, at: {row: 1}, outcome: found, planned: false}\n"
        "  q2: {says: B, about: trained, at: {row: 2}, quality: 2, because: Heard it}\n",
    )

    told = [each for each in _errors(found) if says in each]
    assert told
    assert all(each.startswith("6: ") for each in told), told


def test_a_kind_that_computes_what_was_found_takes_no_outcome(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        "title: T\nkind: ledger\nby: evaluator\noutcome: found\ntest: straw\nitems: {}\n",
    )

    assert [each for each in _errors(found) if "outcome" in each]
    assert not [each for each in _errors(found) if "test" in each]
