"""The kinds of evidence, found by the name that a register writes in `kind`.

Read this first. A kind is a file, or a folder, with one constant KIND: its YAML fields, the shape
of its table, and `observe`, which turns an item and its register into an Observation. What several
kinds need stands in `shared`; no kind knows another, and nobody outside knows a kind by name.

At most 6,250 lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from contribution.discovery import Shelf
from contribution.domain.evidence import EvidenceKind


@cache
def find_kinds() -> Mapping[str, EvidenceKind]:
    """Return every kind of evidence by its name, that of its file, in order of the names."""
    return Shelf(__name__, "KIND")
