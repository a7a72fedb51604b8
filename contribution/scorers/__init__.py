"""Scorers, one file each: pure functions from a graph and the rule to ratings with reasons."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from contribution.discovery import discover
from contribution.domain.plugins import Scorer


@cache
def find_scorers() -> Mapping[str, Scorer]:
    """Return every scorer by its id."""
    return discover(__name__, "SCORER", _id_of)


def _id_of(scorer: Scorer) -> str:
    return scorer.id
