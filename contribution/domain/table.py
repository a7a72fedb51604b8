"""A tidy table and the corrections an author declares to it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Annotated, ClassVar, Literal, NamedTuple

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


class NumberColumn(NamedTuple):
    """A column of numbers; `signed` ones may lie below zero, also as (12), and `money` adds up.

    In one of `words` a value may be a word such as yes.
    """

    column: str
    unit: Literal["percent", "count", "money", "any", "words"] = "any"
    signed: bool = False


class AnswerColumns(NamedTuple):
    """The columns of a table of answers: the option, and the share, number and base of it.

    All rows that agree in the other columns of the key are one `statement`; `person` names who
    answered where a row is one person. Columns that the shape does not know split people in groups.
    """

    statement: str
    option: str
    percent: str
    counted: str
    base: str
    person: str


class PlanColumns(NamedTuple):
    """The columns of what was planned, of what came, and of what the two differ by, if any."""

    planned: str
    actual: str
    difference: str = ""


@told_by("required", "optional", "subject")
class TableShape(NamedTuple):
    """What the columns of a kind's table mean, for whoever reads or proofreads any table.

    `required` must be there, `optional` are read where they are. `key` are the columns that tell
    one row from all others, the widest first; the rest says what stands in them: `subject` what is
    measured, `part` where or for whom, `period` when (`yearly`: in years), `occasion` at which of
    several times that are no periods. `labels` are compared in spelling, each among the rest of
    the key; `shared` ones also across tables. `unit` is the column that names the unit.
    """

    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    subject: str = ""
    part: str = ""
    period: str = ""
    yearly: bool = False
    occasion: str = ""
    unit: str = ""
    quantities: tuple[NumberColumn, ...] = ()
    answers: AnswerColumns | None = None
    plan: PlanColumns | None = None

    @property
    def columns(self) -> frozenset[str]:
        """Return every column that has a meaning."""
        return frozenset((*self.required, *self.optional))

    @property
    def texts(self) -> frozenset[str]:
        """Return the columns that hold names, which a spreadsheet may take for dates."""
        return frozenset(self.key) - {self.period, self.occasion}


# Two tables are the same when they are one object: comparing rows could mean reading a large file.
@told_by("file", "columns")
class Table:
    """A tidy table; `rows` may be iterated any number of times and need not fit in memory.

    Cells are text as it stands in the file, after declared corrections. `lost` are the lines that
    could not be taken: whatever is computed without them would be wrong. `shape` says what the
    columns mean.
    """

    __slots__ = ("columns", "file", "lost", "rows", "shape")

    def __init__(
        self,
        file: str,
        columns: tuple[str, ...],
        rows: Iterable[Row],
        lost: tuple[int, ...] = (),
        *,
        shape: TableShape = TableShape(),  # noqa: B008
    ) -> None:
        self.file = file
        self.columns = columns
        self.rows = rows
        self.lost = lost
        self.shape = shape

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def place(self, line: int, column: str | None = None) -> Where:
        """Return the place of a row, at the column of the cell when one is named."""
        position = self.columns.index(column) + 1 if column in self.columns else 1
        return Where(self.file, line, position)


# The checks and the statistics of one table ask for the same.
@lru_cache(maxsize=8)
def read_periods(table: Table) -> Mapping[tuple[str, str], Period | UnreadablePeriod]:
    """Return what the column of periods means, by plain subject and by label as it stands.

    What a label such as 2009-10 leaves open the others of its subject decide, else the whole
    column; a column of years holds no months.
    """
    subject, column = table.shape.subject, table.shape.period
    labels: dict[str, dict[str, None]] = {}
    for _, cells in table:
        labels.setdefault(plain_label(cells.get(subject, "")), {})[cells.get(column, "")] = None
    everything = (label for each in labels.values() for label in each)
    usual = "financial year" if table.shape.yearly else find_habit(everything)
    return {
        (name, label): read_period(label, habit)
        for name, each in labels.items()
        for habit in (find_habit(each) or usual,)
        for label in each
    }


class TableItem(NamedTuple):
    """An item that stands in a table and not in the register: its first row, and its fields."""

    where: Where
    values: Mapping[str, object]


AnyText = Annotated[str, BeforeValidator(str, json_schema_input_type=str | float)]


class Correction(Written):
    """A printed value that the author believes wrong, with the value taken instead and why."""

    from_key: ClassVar[frozenset[str]] = frozenset()

    row: Annotated[int, Field(ge=2)]
    """The line of the table, counted as a text editor counts them; the header is line 1."""
    column: str
    """The name of the column."""
    printed: AnyText
    """The value as it stands in the table."""
    corrected: AnyText
    """The value that is taken instead."""
    reason: str
    """Why the printed value is believed wrong."""
