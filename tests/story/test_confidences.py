"""A report keeps to itself what the files say of single groups."""

from __future__ import annotations

from pathlib import Path

from contribution.domain.diagnostic import Where
from contribution.story.confidences import is_of_group, tell_diagnostics
from tests.evidence_kinds.surveys import assess_survey, item, printed

ROWS = printed({(1, ""): (40, 30, 20, 10), (1, "mother"): (20, 10, 10, 5)})


def test_a_doubt_about_a_groups_cell_is_told_without_its_figure(tmp_path: Path) -> None:
    rows = [*ROWS[:-1], f"{ROWS[-1][:-1]}5O"]
    assessment = assess_survey(
        tmp_path, rows, item("mothers", "{role: mother}", expect="at-least 20%")
    )

    told = [each for each in tell_diagnostics(assessment) if each.where.file.endswith(".csv")]

    assert any("5O" in each.message for each in assessment.diagnostics)
    assert told
    assert not any("5O" in each.message for each in told)
    assert all("contribution check" in each.next_step for each in told)


def test_everybodys_rows_are_told(tmp_path: Path) -> None:
    assessment = assess_survey(tmp_path, ROWS, item("all", expect="at-least 20%"))
    register = assessment.graph.evidence[0].register
    assert register.table is not None

    assert not is_of_group(register, register.table.place(2))
    assert is_of_group(register, register.table.place(6))
    assert not is_of_group(register, Where("another.csv", 6))
