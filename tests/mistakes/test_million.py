"""Some of the mutations of `python -m tests.mistakes.million`, other ones on every day."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.mistakes.million import run

_BUDGET = 500


def test_no_mutation_ends_in_a_traceback_or_takes_too_long_or_too_much() -> None:
    assert list(run(_BUDGET, datetime.now(UTC).date().toordinal())) == []
