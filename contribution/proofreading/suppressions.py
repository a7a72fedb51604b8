"""The comments by which an author mutes a finding, and which findings each of them mutes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Where
from contribution.domain.indexing import group_by

# Blanks at either end are cut off afterwards: a pattern that looks for them walks back and forth.
_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*contribution:(?P<rest>.*)$")
_ORDER = re.compile(r"ignore\b(?P<names>.*?)(?:(?<![\w-])because\b(?!-)(?P<reason>.*))?$")
_FAMILY = re.compile(r"CA\d{1,3}$")


class Suppression(NamedTuple):
    """One comment: what it names, why, and the line of its file that it covers.

    `order` is the comment's text when it is no order that we know; `names` is empty then.
    """

    where: Where
    covers: int
    names: tuple[str, ...] = ()
    reason: str = ""
    order: str = ""

    def mutes(self, diagnostic: Diagnostic) -> bool:
        """Return whether the names cover the diagnostic; without a reason none does.

        Nobody can mute that a file could not be read as written, nor a finding about comments.
        """
        if not self.reason or not diagnostic.may_be_muted:
            return False
        return any(names(word, diagnostic.id, diagnostic.slug) for word in self.names)


def names(word: str, check_id: str, slug: str) -> bool:
    """Return whether the word is the check's id, its slug or the beginning of its id (CA2)."""
    return word == slug or bool(_FAMILY.match(word) and check_id.startswith(word))


def find_suppressions(sources: Mapping[str, Sequence[str]]) -> tuple[Suppression, ...]:
    """Return the comments of all files read that address this program, in order."""
    return tuple(
        found
        for file, lines in sources.items()
        if not Where(file).is_cell
        for found in _find_in(file, tuple(lines))
    )


def find_muted(assessment: Assessment) -> Mapping[Diagnostic, Suppression]:
    """Return the diagnostics that a comment mutes, each with the comment.

    A comment at the `data:` line of a register also covers the lines of its table, which has no
    room for comments.
    """
    by_place = group_by(
        find_suppressions(assessment.sources), lambda each: f"{each.where.file}:{each.covers}"
    )
    if not by_place:
        return {}
    tables = _find_data_lines(assessment)
    muted: dict[Diagnostic, Suppression] = {}
    for diagnostic in assessment.diagnostics:
        places = (f"{diagnostic.where.file}:{diagnostic.where.line}",)
        for place in (*places, *tables.get(diagnostic.where.file, ())):
            for suppression in by_place.get(place, ()):
                if suppression.mutes(diagnostic):
                    muted.setdefault(diagnostic, suppression)
    return muted


def _find_data_lines(assessment: Assessment) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    registers = {each.register.id: each.register for each in assessment.graph.evidence}
    for register in registers.values():
        if register.table is not None:
            place = register.places.at("data")
            lines = found.get(register.table.file, ())
            found[register.table.file] = (*lines, f"{place.file}:{place.line}")
    return found


# Each check of the comments asks for those of all files.
@lru_cache(maxsize=256)
def _find_in(file: str, lines: tuple[str, ...]) -> tuple[Suppression, ...]:
    return tuple(_look_through(file, lines))


def _look_through(file: str, lines: tuple[str, ...]) -> Iterator[Suppression]:
    following: tuple[int, ...] = ()
    for number, line in enumerate(lines, start=1):
        match = _COMMENT.search(line) if "contribution:" in line else None
        if match is None:
            continue
        alone = not line[: match.start()].strip()
        if alone and not following:
            following = _find_next_lines(lines)
        covers = following[number - 1] if alone else number
        rest = match["rest"].rstrip()
        where = Where(file, number, match.start() + 1, match.start("rest") + len(rest) + 1)
        yield _read(rest.strip(), where, covers)


def _read(rest: str, where: Where, covers: int) -> Suppression:
    order = _ORDER.match(rest)
    if order is None:
        return Suppression(where, covers, order=rest)
    words = tuple(word for word in re.split(r"[,\s]+", order["names"]) if word)
    return Suppression(
        where,
        covers,
        tuple(word.upper() if _FAMILY.match(word.upper()) else word.lower() for word in words),
        (order["reason"] or "").strip(),
        order="" if words else rest,
    )


def _find_next_lines(lines: Sequence[str]) -> tuple[int, ...]:
    """Return, for each line, the next one that says something; the line itself when none does."""
    following: list[int] = []
    below = 0
    for number in range(len(lines), 0, -1):
        following.append(below or number)
        text = lines[number - 1].strip()
        if text and not text.startswith("#"):
            below = number
    return tuple(reversed(following))
