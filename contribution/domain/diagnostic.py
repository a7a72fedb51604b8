"""What is wrong in a user's file, where, and what to do about it, as a value."""

from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import NamedTuple

from contribution.domain.brief import told_by
from contribution.words.near import find_meant, find_nearest


class Severity(IntEnum):
    """How much a diagnostic matters; a higher number is worse."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """Return the word that people read and type."""
        return self.name.lower()


# How the names of tables end: those kept as text, and all.
TEXT_TABLES = (".csv", ".tsv", ".txt")
TABLES = (*TEXT_TABLES, ".xlsx")


class Where(NamedTuple):
    """A place in a user's file; line and column count from 1, in characters, in tables in cells.

    `end_column` is the column after the last character; 0 when only a point is known.
    """

    file: str = ""
    line: int = 1
    column: int = 1
    end_column: int = 0

    @property
    def is_cell(self) -> bool:
        """Return whether the column counts cells of a table."""
        return self.file.lower().endswith(TABLES)

    @property
    def behind(self) -> str:
        """Return it in brackets, to stand behind words; empty for no place."""
        return "" if self == NOWHERE else f" ({self})"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Where()


# As the last step to a value: the key itself, not what stands under it.
KEY = ":"


class Places(NamedTuple):
    """Where an element and each of its keys and values stand in its file."""

    key: Where = NOWHERE
    fields: Mapping[str, Where] | None = None

    def at(self, *path: str | int) -> Where:
        """Return the place of the value at `path`; the nearest enclosing place when it is absent.

        `at()` is the element's own key. A step is a field name or a position in a list; KEY as the
        last means the key that the steps before it lead to.
        """
        known = {} if self.fields is None else self.fields
        for length in range(len(path), 0, -1):
            place = known.get(".".join(str(step) for step in path[:length]))
            if place is not None:
                return place
        return self.key


class Replacement(NamedTuple):
    """The characters of a file from `start` up to `end` become `text`.

    Both ends are a line and a column, counted from 1; an insertion has `start == end`, and the
    beginning of the line after the last stands for the end of the file.
    """

    file: str
    start: tuple[int, int]
    end: tuple[int, int]
    text: str


class Fix(NamedTuple):
    """Edits that cure a diagnostic, and in words what they do.

    A safe one writes what was surely meant and may be applied unasked; any other is a guess.
    """

    title: str
    edits: tuple[Replacement, ...]
    is_safe: bool = False


def offer(where: Where, text: str, *, is_safe: bool = False) -> tuple[Fix, ...]:
    """Return the fix that writes the text at the place; none where the place has no known end."""
    if where.end_column <= where.column:
        return ()
    start, end = (where.line, where.column), (where.line, where.end_column)
    return (Fix(f"write {text}", (Replacement(where.file, start, end, text),), is_safe),)


def offer_near(where: Where, name: str, known: Iterable[str]) -> tuple[Fix, ...]:
    """Return the fixes that write a known name in place of this one: safe when one alone is meant.

    None where the place holds more than the name.
    """
    if where.end_column - where.column not in {len(name), len(name) + 2}:  # in quotes, perhaps
        return ()
    names = sorted(set(known))
    meant = find_meant(name, names)
    near = [meant] if meant else find_nearest(name, names)
    return tuple(fix for each in near for fix in offer(where, each, is_safe=each == meant))


def doubt(fixes: Iterable[Fix]) -> tuple[Fix, ...]:
    """Return the fixes as guesses: what would be read as evidence is never mended unasked."""
    return tuple(each._replace(is_safe=False) for each in fixes)


class UnfitError(ValueError):
    """A value that does not fit; as text, the next step.

    `wrong` says of values that are readable what is wrong between them; `meant` is how to write
    what was surely meant.
    """

    def __init__(self, next_step: str, *, wrong: str = "", meant: str = "") -> None:
        super().__init__(next_step)
        self.wrong = wrong
        self.meant = meant


# Family 0 is about reading, and CA310 about an item whose table does not hold what it asks for.
_CAUSES = ("CA0", "CA310")
# A register whose kind is misspelt is not read at all.
_NEVER_MENDED = frozenset({"CA029"})


def is_named(word: str, check_id: str, slug: str) -> bool:
    """Return whether the word is the id of a check, the beginning of one, or its readable name."""
    return check_id.startswith(word.upper()) or slug == word


@told_by("where", "message")
class Finding(NamedTuple):
    """What one rule found: the place, what is wrong, and the next step; not yet stamped."""

    where: Where
    message: str
    next_step: str
    fixes: tuple[Fix, ...] = ()


@told_by("id", "where", "message")
class Diagnostic(NamedTuple):
    """A finding stamped with its id, readable name and severity."""

    where: Where
    id: str
    slug: str
    severity: Severity
    message: str
    next_step: str
    fixes: tuple[Fix, ...] = ()

    @property
    def is_cause(self) -> bool:
        """Return whether something in a file cannot be taken as it was written."""
        return self.severity is Severity.ERROR and self.id.startswith(_CAUSES)

    @property
    def is_loss(self) -> bool:
        """Return whether something is missing for it: what was surely meant is read as meant."""
        is_mended = any(fix.is_safe for fix in self.fixes) and self.id not in _NEVER_MENDED
        return self.is_cause and not is_mended

    @property
    def may_be_muted(self) -> bool:
        """Return whether its author may decide against it: not where a file cannot be read."""
        unread = self.severity is Severity.ERROR and self.id.startswith("CA0")
        return not unread and not self.id.startswith("CA9")

    def is_named(self, word: str) -> bool:
        """Return whether the word is its id, the beginning of one, or its readable name."""
        return is_named(word, self.id, self.slug)

    @property
    def sort_key(self) -> tuple[bool, str, int, int, str, str]:
        """Return the order of one file: what could not be read, then by line."""
        place = self.where
        return (not self.is_cause, place.file, place.line, place.column, self.id, self.message)

    def __str__(self) -> str:
        return (
            f"{self.where}: {self.id} {self.severity.word}: "
            f"{self.message}; {self.next_step} [{self.slug}]"
        )


def sort_as_read(found: Iterable[Diagnostic], files: Iterable[str]) -> tuple[Diagnostic, ...]:
    """Return each diagnostic once: what could not be read first, then by file in their order."""
    order = {name: number for number, name in enumerate(files)}

    def place(each: Diagnostic) -> tuple[bool, int, tuple[object, ...]]:
        return not each.is_cause, order.get(each.where.file, len(order)), each.sort_key

    return tuple(sorted(dict.fromkeys(found), key=place))
