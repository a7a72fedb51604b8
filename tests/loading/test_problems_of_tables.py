from __future__ import annotations

from typing import Any

import pytest

from contribution.loading.problems.tables import PAGES

REGISTER = """\
title: Survey
kind: survey
data: survey.csv
items:
  i: {says: x, about: a, options: [Agree], expect: increase, at: p}
"""
CSV = {each[0]: each[3] for each in PAGES if "```text\nwave" in each[3]}


@pytest.mark.parametrize("problem_id", sorted(CSV))
def test_the_example_of_the_page_has_the_problem(problem_id: str, project: Any) -> None:
    example = CSV[problem_id].split("```text\n")[1].split("\n```")[0]
    files = {
        "models/m.yaml": "as_of: 2026-06-30\nactivities: {a: A}\n",
        "evidence/m/r.yaml": REGISTER,
        "evidence/m/survey.csv": example,
    }
    assert problem_id in {each.id for each in project.write(files).load().diagnostics}
