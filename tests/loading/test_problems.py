from __future__ import annotations

import re
from pathlib import Path

import contribution.loading
from contribution.domain.diagnostic import Severity
from contribution.loading.problems import PROBLEMS

HEADINGS = ("## What it finds", "## Why it matters", "## Example", "## How to resolve")


def emitted() -> set[str]:
    """Every id that some module of the package hands to the log."""
    folder = Path(next(iter(contribution.loading.__path__)))
    found: set[str] = set()
    for module in folder.rglob("*.py"):
        if module.parent.name != "problems":
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
        assert problem.severity is (
            Severity.WARNING
            if problem.id in {"CA010", "CA030", "CA051", "CA054", "CA056"}
            else Severity.ERROR
        )
