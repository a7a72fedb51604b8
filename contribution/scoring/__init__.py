"""Scorers, one file each: pure functions from a graph and the rule to ratings with reasons.

Read this first. A file here is a scorer and holds a `SCORER`; nothing else needs to know of it. The
wings are what scorers are made of: `ladder` rates a subject by rungs, `weight` in decibels,
`propagation` carries either to claims, `what_if` asks what would be otherwise. `rule.yaml` holds
every threshold.

At most 4,650 lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from contribution.discovery import Shelf
from contribution.domain.plugins import Scorer


@cache
def find_scorers() -> Mapping[str, Scorer]:
    """Return every scorer by its id, the name of its file."""
    return Shelf(__name__, "SCORER")
