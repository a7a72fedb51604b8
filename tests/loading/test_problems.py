from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import contribution.loading
from contribution.loading.problems import PROBLEMS

HEADINGS = ("## What it finds", "## Why it matters", "## Example", "## How to resolve")


def emitted() -> set[str]:
    """Every id that some module of the package hands to the log."""
    folder = Path(next(iter(contribution.loading.__path__)))
    found: set[str] = set()
    for module in folder.rglob("*.py"):
        found.update(re.findall(r'"(CA0\d\d)"', module.read_text("utf-8")))
    return found


def test_every_id_that_is_emitted_has_a_page_and_every_page_is_emitted() -> None:
    assert emitted() == set(PROBLEMS)


def test_ids_are_of_family_0_and_slugs_are_unique_words() -> None:
    assert all(re.fullmatch(r"CA0[0-9]{2}", each) for each in PROBLEMS)
    slugs = [each.slug for each in PROBLEMS.values()]
    assert len(slugs) == len(set(slugs))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


def test_a_page_has_all_headings_in_order() -> None:
    for problem in PROBLEMS.values():
        places = [problem.page.index(heading) for heading in HEADINGS]
        assert places == sorted(places), problem.id
        assert problem.title
        milder = dict.fromkeys(("CA010", "CA030", "CA051", "CA054", "CA056", "CA058", "CA059"), 2)
        assert problem.severity == {**milder, "CA060": 1}.get(problem.id, 3)


# Whole model files; other examples show a part of a register, or bytes.
EXAMPLES = {
    each.id: each.page.split("```yaml\n")[1].split("\n```")[0]
    for each in PROBLEMS.values()
    if "```yaml" in each.page
    and each.id < "CA04"
    and each.id not in {"CA010", "CA025", "CA028", "CA029", "CA037"}
}


@pytest.mark.parametrize("problem_id", sorted(EXAMPLES))
def test_the_example_of_the_page_has_the_problem(problem_id: str, project: Any) -> None:
    example = EXAMPLES[problem_id].replace("model.yaml", "m.yaml")
    loaded = project.write({"models/m.yaml": f"{example}\n"}).load()

    assert problem_id in {each.id for each in loaded.diagnostics}
