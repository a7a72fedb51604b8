"""Checks, one rule a module, found by their slug: the module's name with hyphens.

Read this first. A check takes an Assessment and yields what it finds, each with its place and next
step; it never reads a file and never meets another check. Its docstring is the page that `explain`
prints. The wings sort them by what they look at; ids and slugs never change, wings may.

At most 6,700 lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from contribution.discovery import discover
from contribution.domain.plugins import Check


@cache
def find_checks() -> Mapping[str, Check]:
    """Return every check by its slug, in order of the ids.

    Raises:
        DuplicatePluginError: two modules claim one id.
    """
    by_id = discover(__name__, "CHECK", _id_of)
    return MappingProxyType({_slug_of(check): check for check in by_id.values()})


def _id_of(check: Check) -> str:
    return check.id


def _slug_of(check: Check) -> str:
    return check.find.__module__.rpartition(".")[2].replace("_", "-")
