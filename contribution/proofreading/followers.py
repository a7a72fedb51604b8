"""Findings that only follow from another one, or say what it says: they wait until it is mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic
from contribution.proofreading.losses import number_blocks


class _Follows(NamedTuple):
    """Ids, or beginnings of ids: what waits for what, in one element, file or project."""

    late: tuple[str, ...]
    causes: tuple[str, ...]
    within: str


_UNREAD = ("CA011", "CA012", "CA013", "CA019")
_ALL = (
    # What an element lacks or asks for in vain may stand in what cannot be read of it.
    _Follows(("CA022", "CA037"), (*_UNREAD, "CA021"), "element"),
    _Follows(("CA310", "CA324"), ("CA0",), "element"),
    _Follows(("CA011",), ("CA011",), "element"),
    _Follows(("CA027",), _UNREAD, "file"),
    # Groups and links that a room rated are names of the model.
    _Follows(("CA391",), ("CA0",), "project"),
    _Follows(("CA310",), ("CA391",), "project"),
    # What lacks something is told by what it lacks, wherever the word stands.
    _Follows(("CA060",), ("CA",), "element"),
    # One cure for both.
    _Follows(("CA302",), ("CA324",), "element"),
    _Follows(("CA312",), ("CA026",), "element"),
    _Follows(("CA202",), ("CA201",), "element"),
    _Follows(("CA402",), ("CA404", "CA405", "CA024"), "project"),
)


def find_followers(assessment: Assessment, found: Iterable[Diagnostic]) -> frozenset[Diagnostic]:
    """Return those of the findings, in reading order, that wait for another of them."""
    found = tuple(found)
    ids = {each.id for each in found}
    rules = [
        rule for rule in _ALL
        if any(each.startswith(rule.late) for each in ids)
        and any(each.startswith(rule.causes) for each in ids)
    ]  # fmt: skip
    return frozenset(_find(rules, found, number_blocks(assessment))) if rules else frozenset()


def _find(
    rules: Iterable[_Follows], found: Sequence[Diagnostic], block_of: Callable[..., object]
) -> Iterator[Diagnostic]:
    near: dict[str, Callable[[Diagnostic], object]] = {
        "element": lambda each: block_of(each.where),
        "file": lambda each: each.where.file,
        "project": lambda _: None,
    }
    for late, causes, within in rules:
        place, first = near[within], dict[object, Diagnostic]()
        for each in found:
            # A warning of reading leaves all read that stands there.
            if each.id.startswith(causes) and (each.is_cause or not each.id.startswith("CA0")):
                first.setdefault(place(each), each)
        for each in found:
            cause = first.get(place(each)) if each.id.startswith(late) else None
            # Of two of one kind the first is the cause.
            if cause is not None and cause is not each:
                yield each
