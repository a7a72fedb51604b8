"""The kinds of evidence, one module each, found by the name that a register writes in `kind`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from contribution.discovery import Shelf
from contribution.domain.plugins import EvidenceKind


@cache
def find_kinds() -> Mapping[str, EvidenceKind]:
    """Return every kind of evidence by its name, that of its file, in order of the names."""
    return Shelf(__name__, "KIND")
