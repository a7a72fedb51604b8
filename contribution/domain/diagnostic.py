"""What is wrong in a user's file, where, and what to do about it, as a value."""

from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple

from contribution.domain.brief import told_by


class Severity(IntEnum):
    """How much a diagnostic matters; a higher number is worse."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """Return the word that people read and type."""
        return self.name.lower()


class Where(NamedTuple):
    """A place in a user's file; line and column count from 1, in characters.

    `end_column` is the column after the last character; 0 when only a point is known.
    """

    file: str = ""
    line: int = 1
    column: int = 1
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Where()


class Places(NamedTuple):
    """Where an element and each of its keys and values stand in its file."""

    key: Where = NOWHERE
    fields: Mapping[str, Where] | None = None

    def at(self, *path: str | int) -> Where:
        """Return the place of the value at `path`; the nearest enclosing place when it is absent.

        `at()` is the element's own key. A step is a field name or a position in a list.
        """
        known = {} if self.fields is None else self.fields
        for length in range(len(path), 0, -1):
            place = known.get(".".join(str(step) for step in path[:length]))
            if place is not None:
                return place
        return self.key


@told_by("where", "message")
class Finding(NamedTuple):
    """What one rule found: the place, what is wrong, and the next step; not yet stamped."""

    where: Where
    message: str
    next_step: str


@told_by("id", "where", "message")
class Diagnostic(NamedTuple):
    """A finding stamped with its id, readable name and severity."""

    where: Where
    id: str
    slug: str
    severity: Severity
    message: str
    next_step: str

    @property
    def is_loss(self) -> bool:
        """Return whether something in a file could not be read as it was written."""
        return self.severity is Severity.ERROR and self.id.startswith("CA0")

    @property
    def sort_key(self) -> tuple[bool, str, int, int, str, str]:
        """Return the order in which people mend: what could not be read, then by file and line."""
        place = self.where
        return (not self.is_loss, place.file, place.line, place.column, self.id, self.message)

    def __str__(self) -> str:
        return (
            f"{self.where}: {self.id} {self.severity.word}: "
            f"{self.message}; {self.next_step} [{self.slug}]"
        )
