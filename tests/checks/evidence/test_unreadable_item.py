"""Items that ask for what their table does not hold."""

from __future__ import annotations

from typing import Any


def test_a_statement_that_the_table_lacks_is_found(judge: Any) -> None:
    judge(
        "CA3",
        (
            "    statement: Mornings are easier\n",
            "    statement: Mornings are easyer  # expect: CA310\n",
        ),
    )
