"""What would change a claim, asked of every claim of the large example: the slowest one counts."""

from __future__ import annotations

from pathlib import Path
from time import process_time
from typing import Any

import pytest

from contribution.app.assess import assess
from contribution.scoring.what_if.sensitivity import find_sensitivity

_STOCKPORT = Path(__file__).parent.parent / "models/stockport-family.yaml"


@pytest.mark.parametrize("scorer", ["ordinal", "weight-of-evidence"])
def test_sensitivity_of_the_slowest_claim(benchmark: Any, scorer: str) -> None:
    assessment = assess(_STOCKPORT, scorer)
    spent = {}
    for claim in assessment.ratings.claims:
        started = process_time()
        find_sensitivity(assessment, claim)
        spent[claim] = process_time() - started
    slowest = max(spent, key=lambda claim: spent[claim])

    found = benchmark.pedantic(find_sensitivity, args=(assessment, slowest), rounds=3)

    assert found.changes
    benchmark.extra_info["slowest claim"] = slowest
    print(f"\n{scorer}, slowest of {len(spent)} claims, {slowest}: {spent[slowest]:.2f} s")
