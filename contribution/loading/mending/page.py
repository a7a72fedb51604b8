"""A text with what could be missing in it, and one small change of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from contribution.words.phrases import quote

# Nobody reads longer lines in a message.
_LONGEST_SHOWN = 100


class Slip(NamedTuple):
    """Where, what is wrong and what to do in words, and the lines as they were meant.

    Line and column count from 0; `changed` gives for the number of a line those in its place. An
    edit is not sure where reading had to choose one of two texts. One of many is meant only where
    no other of its kind makes sense.
    """

    line: int
    column: int
    wrong: str
    step: str
    changed: Mapping[int, tuple[str, ...]]
    is_sure: bool = True
    problem_id: str = ""
    is_one_of_many: bool = False


class Page(NamedTuple):
    """A text; the parts and ids that it may lack; the keys that it may use, and all its parts."""

    lines: Sequence[str]
    headings: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    keys: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()

    def find(self, number: int, step: int) -> int:
        """Return the next line above (-1) or below (1) that says something; -1 for none."""
        number += step
        while 0 <= number < len(self.lines):
            if is_said(self.lines[number]):
                return number
            number += step
        return -1

    def indent(self, number: int) -> int:
        """Return how many blanks the line begins with; 0 where there is none."""
        return indent_of(self.lines[number]) if number >= 0 else 0

    def parent(self, number: int) -> int:
        """Return the nearest line above that is indented less; -1 for none."""
        own, above = self.indent(number), self.find(number, -1)
        while above >= 0 and self.indent(above) >= own:
            above = self.find(above, -1)
        return above

    def block(self, number: int) -> list[int]:
        """Return the line and those below that are indented more."""
        own, lines = self.indent(number), [number]
        below = self.find(number, 1)
        while below >= 0 and self.indent(below) > own:
            lines.append(below)
            below = self.find(below, 1)
        return lines


def is_said(line: str) -> bool:
    """Return whether the line says something: it is no blank one and no comment."""
    text = line.lstrip()
    return bool(text) and text[0] != "#"


def indent_of(line: str) -> int:
    """Return how many blanks a line begins with."""
    return len(line) - len(line.lstrip(" "))


def read_key(line: str) -> str:
    """Return what stands before the first colon of the line."""
    return line.partition(":")[0].strip()


def split_remark(line: str) -> tuple[str, str]:
    """Return the line without the comment behind it, and the comment with its blanks."""
    end = line.find(" #")
    end = len(line) if end < 0 else len(line[:end].rstrip())
    return line[:end].rstrip(), line[len(line[:end].rstrip()) :]


def rewrite(number: int, column: int, wrong: str, line: str, *, quoted: str = "") -> Slip:
    """Return the edit that writes the line anew; `quoted` is what was put in quotes in it."""
    step = f"put it in quotes, as in {line.strip()}" if quoted else f"write {line.strip()}"
    if len(step) > _LONGEST_SHOWN:
        step = f"write it so that it ends with {line.strip()[-40:]}"
        if quoted:
            step = f"put the text in quotes as a whole: {quoted[:30]}…{quoted[-1]}"
    return Slip(number, column, wrong, step, {number: (line,)})


def shift(page: Page, numbers: Sequence[int], blanks: int, wrong: str, step: str) -> Iterator[Slip]:
    """Yield the edit that moves these lines by so many blanks, where they have them."""
    first = numbers[0]
    if blanks and page.indent(first) + blanks >= 0:
        moved = {n: (" " * (page.indent(n) + blanks) + page.lines[n].lstrip(),) for n in numbers}
        yield Slip(first, page.indent(first), wrong, step, moved)


def show_line(line: str) -> str:
    """Return the line in quotation marks, without the blanks around it."""
    return quote(line.strip())
