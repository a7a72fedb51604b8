from __future__ import annotations

from typing import Any

import pytest

from contribution.loading.problems.files import PAGES

# Examples of a whole model file; others show a part of a register, or bytes.
RUNNABLE = {each[0]: each[3] for each in PAGES if "```yaml" in each[3]}
NOT_A_MODEL = {"CA010"}


@pytest.mark.parametrize("problem_id", sorted(set(RUNNABLE) - NOT_A_MODEL))
def test_the_example_of_the_page_has_the_problem(problem_id: str, project: Any) -> None:
    example = RUNNABLE[problem_id].split("```yaml\n")[1].split("\n```")[0]
    example = example.replace("model.yaml", "m.yaml")
    loaded = project.write({"models/m.yaml": example + "\n"}).load()
    assert problem_id in {each.id for each in loaded.diagnostics}
