"""Writes docs/checks.md, the pages of all checks in one: `python -m tests.checks_page`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

from contribution.app.explain import OF_A_RUN, explain_word
from contribution.checks import find_checks
from contribution.loading.problems import PROBLEMS

PAGE = Path(__file__).parent.parent / "docs" / "checks.md"
HEAD = """\
# Every check

What `contribution check` looks for, in the order of its ids: first what cannot be read (CA0), then
what is wrong or missing. `contribution explain ID` prints the same.
"""


def build_page() -> str:
    """Return the page with a section for every check."""
    checks = {each.id: f"{each.id} {each.title}" for each in find_checks().values()}
    problems = {each.id: f"{each.id} {each.slug.replace('-', ' ')}" for each in PROBLEMS.values()}
    of_runs = {each.ID: f"{each.ID} {each.SLUG.replace('-', ' ')}" for each in OF_A_RUN}
    titles = {**problems, **checks, **of_runs}
    return "\n".join([HEAD, *(_build_section(each, titles[each]) for each in sorted(titles))])


def _build_section(check_id: str, title: str) -> str:
    text = explain_word(check_id).text
    if "## " in text:
        body = text[text.index("## ") :].replace("\n## ", "\n### ").replace("## ", "### ", 1)
        body = body.replace("#### ", "### ")
    else:
        body = "\n".join(_set(text.split("\n\n", 1)[1] if check_id in text[:20] else text))
    return f"## {title}\n\n{body.strip()}\n"


def _set(text: str) -> Iterator[str]:
    """Set headings without marks and the text that is indented under them."""
    for block in re.split(r"\n(?=\S)", text):
        head, _, below = block.partition("\n")
        if not below.strip():
            yield f"{head}\n"
            continue
        yield f"### {head}\n"
        inner = dedent(below).strip("\n")
        yield f"```yaml\n{inner}\n```\n" if head.startswith("Example") else f"{inner}\n"


if __name__ == "__main__":
    PAGE.write_text(build_page(), "utf-8")
