"""Pages that lead somebody through a task do what they say, and every link leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.checks_page import PAGE as CHECKS
from tests.checks_page import build_page
from tests.recipe_pages import DOCS, PAGES, renewed

EVERY = sorted(DOCS.rglob("*.md"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_shows_is_what_the_program_prints(page: Path) -> None:
    text = page.read_text("utf-8")

    assert renewed(text) == text, "run: python -m tests.recipe_pages"


def find_anchors(text: str) -> set[str]:
    heads = re.findall(r"^#+ (.*)$", text, flags=re.MULTILINE)
    plain = (re.sub(r"[^\w\s-]", "", each.lower()).strip() for each in heads)
    return {re.sub(r"[\s-]+", "-", each) for each in plain}


@pytest.mark.parametrize("page", EVERY, ids=lambda page: page.stem)
def test_every_link_of_a_page_leads_to_a_page(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        other = (page.parent / name).resolve() if name else page
        made = other == CHECKS
        assert made or other.is_file(), target
        if anchor and not made:
            assert anchor in find_anchors(other.read_text("utf-8")), target


def test_every_page_can_be_reached() -> None:
    listed = (DOCS.parent / "mkdocs.yml").read_text("utf-8")
    others = [DOCS.parent / "README.md", *EVERY]
    linked = "\n".join(each.read_text("utf-8") for each in others)
    # Of all checks the page is made when the site is.
    pages = {each.relative_to(DOCS).as_posix() for each in EVERY} | {"checks.md"}
    alone = {each for each in pages if f"- {each}\n" not in listed and f"{each})" not in linked}

    assert alone == set(), "name it under nav: of mkdocs.yml, or link it"


def test_the_page_of_all_checks_says_how_to_resolve_each() -> None:
    sections = build_page().split("\n## ")[1:]

    assert len(sections) > 100
    silent = [each.split(" ")[0] for each in sections if "### How to resolve" not in each]
    assert silent == []
