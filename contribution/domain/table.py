"""A tidy table and the corrections an author declares to it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Annotated, ClassVar, NamedTuple

from pydantic import BeforeValidator, Field

from contribution.domain.brief import told_by
from contribution.domain.diagnostic import Where
from contribution.domain.located import Written
from contribution.words.labels import plain_label
from contribution.words.periods import Period, UnreadablePeriod, find_habit, read_period


class Row(NamedTuple):
    """One line of a table: its line number in the file and its cells by column name."""

    line: int
    cells: Mapping[str, str]


# Two tables are the same when they are one object: comparing rows could mean reading a large file.
@told_by("file", "columns")
class Table:
    """A tidy table; `rows` may be iterated any number of times and need not fit in memory.

    Cells are text as it stands in the file, after declared corrections. `lost` are the lines that
    could not be taken: whatever is computed without them would be wrong.
    """

    __slots__ = ("columns", "file", "lost", "rows")

    def __init__(
        self,
        file: str,
        columns: tuple[str, ...],
        rows: Iterable[Row],
        lost: tuple[int, ...] = (),
    ) -> None:
        self.file = file
        self.columns = columns
        self.rows = rows
        self.lost = lost

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def place(self, line: int, column: str | None = None) -> Where:
        """Return the place of a row, at the column of the cell when one is named."""
        position = self.columns.index(column) + 1 if column in self.columns else 1
        return Where(self.file, line, position)


# The checks and the statistics of one table ask for the same.
@lru_cache(maxsize=8)
def read_periods(
    table: Table, subject: str, column: str
) -> Mapping[tuple[str, str], Period | UnreadablePeriod]:
    """Return what a column of periods means, by plain subject and by label as it stands.

    What a label such as 2009-10 leaves open the others of its subject decide, else the whole
    column; a column of years holds no months.
    """
    labels: dict[str, dict[str, None]] = {}
    for _, cells in table:
        labels.setdefault(plain_label(cells.get(subject, "")), {})[cells.get(column, "")] = None
    everything = (label for each in labels.values() for label in each)
    usual = "financial year" if column == "year" else find_habit(everything)
    return {
        (name, label): read_period(label, habit)
        for name, each in labels.items()
        for habit in (find_habit(each) or usual,)
        for label in each
    }


class Correction(Written):
    """A printed value that the author believes wrong, with the value taken instead and why."""

    from_key: ClassVar[frozenset[str]] = frozenset()

    row: Annotated[int, Field(ge=2)]
    column: str
    printed: Annotated[str, BeforeValidator(str)]
    corrected: Annotated[str, BeforeValidator(str)]
    reason: str
