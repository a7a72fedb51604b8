"""The kinds of evidence, one module each, found by the name that a register writes in `kind`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from contribution.discovery import discover
from contribution.domain.plugins import EvidenceKind


@cache
def find_kinds() -> Mapping[str, EvidenceKind]:
    """Return every kind of evidence by its name, in order of the names."""

    def name(kind: EvidenceKind) -> str:
        return kind.name

    return discover("contribution.evidence_kinds", "KIND", name)
