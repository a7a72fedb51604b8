"""One open text: its lines, and places in it as the editor counts them."""

from __future__ import annotations

from typing import NamedTuple

from contribution.domain.diagnostic import Where
from contribution.loading.yaml.text import split_lines

Place = tuple[int, int]
"""A line and a column in characters, both counted from 0."""


class TextSpan(NamedTuple):
    """The characters from `start` up to `end`."""

    start: Place
    end: Place

    def meets(self, other: TextSpan) -> bool:
        """Return whether the two have a place in common."""
        return self.start <= other.end and other.start <= self.end


class OpenText(NamedTuple):
    """The lines of a file and the name of the encoding in which the editor counts columns."""

    file: str
    lines: tuple[str, ...]
    encoding: str = "utf-16"

    @classmethod
    def of(cls, file: str, text: str, encoding: str = "utf-16") -> OpenText:
        """Return the page that holds the text."""
        return cls(file, split_lines(text), encoding)

    def line(self, number: int) -> str:
        """Return the line, counted from 0; empty beyond the end."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def to_client(self, place: Place) -> Place:
        """Return the place as the editor counts it."""
        number, column = place
        before = self.line(number)[:column]
        if self.encoding == "utf-32":
            return number, len(before)
        units = before.encode("utf-8" if self.encoding == "utf-8" else "utf-16-le", "surrogatepass")
        return number, len(units) // (1 if self.encoding == "utf-8" else 2)

    def from_client(self, place: Place) -> Place:
        """Return the place that the editor means; the end of the line where it lies beyond it."""
        number, units = place
        line = self.line(number)
        for column in range(min(units, len(line)) + 1):
            if self.to_client((number, column))[1] >= units:
                return number, column
        return number, len(line)

    def find_span(self, where: Where) -> TextSpan:
        """Return the characters that a diagnostic means: its own, else the word that begins there.

        A column of a table is a cell, so there it is the line.
        """
        number = min(max(where.line - 1, 0), max(len(self.lines) - 1, 0))
        line = self.line(number)
        if where.is_cell:
            return TextSpan((number, 0), (number, len(line)))
        start = min(max(where.column - 1, 0), len(line))
        end = where.end_column - 1 if where.end_column else _end_of_word(line, start)
        return TextSpan((number, start), (number, min(max(end, start), len(line))))


def _end_of_word(line: str, start: int) -> int:
    end = start
    while end < len(line) and line[end] not in " ,:]}":
        end += 1
    return max(end, min(start + 1, len(line)))
