from __future__ import annotations

from contribution.method.raters import RATERS
from contribution.scorers import find_scorers


def test_every_scorer_can_be_asked_what_would_be_otherwise() -> None:
    assert set(RATERS) == set(find_scorers())
    assert all(rater.scorer == name for name, rater in RATERS.items())
