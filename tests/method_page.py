"""Writes the made parts of docs/method.md: `python -m tests.method_page`."""

from __future__ import annotations

import re
from pathlib import Path

from contribution.domain.evidence import Sighting
from contribution.domain.verdict import VERDICT_TABLE
from contribution.loading.model.rule import load_rule
from contribution.story.rule_page import CAP_WORDS

PAGE = Path(__file__).parent.parent / "docs" / "method.md"
RULE = load_rule()[0]


def _row(*cells: object) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def _table(*rows: tuple[object, ...]) -> str:
    head, *rest = rows
    return "\n".join([_row(*head), "|---" * len(head) + "|", *(_row(*each) for each in rest)])


def _tests() -> str:
    rows = [
        (
            test,
            f"{tokens[Sighting.FOUND]:+d}",
            f"{tokens[Sighting.NOT_FOUND]:+d}",
            *RULE.tests[test],
        )
        for test, tokens in RULE.tokens.items()
    ]
    return _table(("test", "found", "not found", "chance if true", "chance if false"), *rows)


def _verdicts() -> str:
    rows = [(f"support {level}", *row) for level, row in enumerate(VERDICT_TABLE)]
    return _table(("", *(f"refutation {level}" for level in range(5))), *rows)


def _caps() -> str:
    rows = [(CAP_WORDS[name], value) for name, value in RULE.caps.model_dump().items()]
    return _table(("when", "highest support that remains, of 4"), *rows)


MADE = {"tests": _tests, "verdicts": _verdicts, "caps": _caps}


def renewed(text: str) -> str:
    """Return the page with its made parts made again."""

    def make(found: re.Match[str]) -> str:
        return f"<!-- made: {found[1]} -->\n{MADE[found[1]]()}\n<!-- end -->"

    return re.sub(r"<!-- made: (\w+) -->\n.*?<!-- end -->", make, text, flags=re.DOTALL)


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), "utf-8")
