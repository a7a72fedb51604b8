"""Scorers, one file each: pure functions from a graph and the rule to ratings with reasons."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from contribution.discovery import Shelf
from contribution.domain.plugins import Scorer


@cache
def find_scorers() -> Mapping[str, Scorer]:
    """Return every scorer by its id, the name of its file."""
    return Shelf(__name__, "SCORER")
