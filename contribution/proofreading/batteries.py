"""The rows of a survey's table gathered by what was asked, and the base that they share."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from contribution.domain.respondent_groups import find_group, find_group_columns
from contribution.domain.table import AnswerColumns, Row, Table, TableShape
from contribution.words.labels import plain_label
from contribution.words.numbers import count_decimals, read_number, says_nothing

# Half a unit for rounding once, a twentieth more for rounding by way of one decimal; in twentieths.
_BELOW, _ABOVE = 11, 10


class PrintedAnswer(NamedTuple):
    """One row: what was printed for one option; None where nothing was or it is in doubt.

    `bases` are the smallest and largest whole base on which the count is the percentage, however
    it was rounded; the first exceeds the second when there is no such base.
    """

    line: int
    option: str
    percent: Decimal | None
    counted: Decimal | None
    base: Decimal | None
    decimals: int = 0
    # Whether a percentage stands there that cannot be read, is withheld or not known.
    is_open: bool = False
    # How many rows of one person each were added up; 0 for a figure as printed.
    people: int = 0
    bases: tuple[int, int] | None = None

    @property
    def is_pair(self) -> bool:
        """Return whether both a percentage and a count are printed."""
        return self.percent is not None and self.counted is not None


class Battery(NamedTuple):
    """All options of one statement in one wave, in the order of the table, which has `names`.

    `base` are the smallest and largest base that most of the rows agree on; (0, 0) when fewer than
    three rows tell and no two make it up, or when not at least three in five agree.
    """

    wave: str
    question: str
    statement: str
    answers: tuple[PrintedAnswer, ...]
    base: tuple[int, int]
    names: AnswerColumns

    @property
    def label(self) -> str:
        """Return what was asked, in words."""
        return self.statement or self.question


# Several checks ask for the same few tables.
@lru_cache(maxsize=8)
def find_batteries(table: Table) -> tuple[Battery, ...]:
    """Return the batteries of a table; empty when it holds no answers or no printed totals."""
    names = table.shape.answers
    if names is None or names.option not in table.columns:
        return ()
    if not {names.percent, names.counted} & set(table.columns):
        return ()
    groups = find_group_columns(table.columns, table.shape.columns)
    found: dict[tuple[str, str, str], list[PrintedAnswer]] = {}
    people: dict[tuple[tuple[str, str, str], str], list[int]] = {}
    spelt: dict[tuple[str, ...], tuple[str, str, str]] = {}
    for row in table:
        written = _key(row, groups, table.shape)
        # The first spelling stands for all that the statistics read as one.
        key = spelt.setdefault(tuple(map(plain_label, written)), written)
        answers = found.setdefault(key, [])
        # Rows of one person each are added up, so that a million of them need no more room.
        if is_one_person(row, names):
            seen = people.setdefault((key, row.cells.get(names.option, "")), [len(answers), 0])
            seen[1] += 1
            if seen[1] > 1:
                continue
        answers.append(_read(row, names))
    for (key, _), (place, count) in people.items():
        found[key][place] = found[key][place]._replace(counted=Decimal(count), people=count)
    return tuple(
        Battery(*key, tuple(of_key), _find_base(of_key), names) for key, of_key in found.items()
    )


def is_one_person(row: Row, names: AnswerColumns) -> bool:
    """Return whether the row counts one person, and is no printed figure."""
    return row.cells.get(names.counted) == "1" and not row.cells.get(names.percent)


def counts_people(table: Table) -> bool:
    """Return whether each row of a table of answers is one person: a count of 1 and no more."""
    names = table.shape.answers
    if names is None or {names.base, names.person} & set(table.columns):
        return False
    answers = [answer for battery in find_batteries(table) for answer in battery.answers]
    return bool(answers) and all(answer.people for answer in answers)


def find_misfits(battery: Battery) -> tuple[PrintedAnswer, ...]:
    """Return the answers whose count and percentage disagree on the battery's base."""
    low, high = battery.base
    if not high:
        return ()
    found = []
    for answer in battery.answers:
        span = answer.bases
        fits = span is not None and span[0] <= high and span[1] >= low
        if not fits and answer.is_pair and (answer.counted or answer.percent):
            found.append(answer)
    return tuple(found)


def _find_base(answers: Sequence[PrintedAnswer]) -> tuple[int, int]:
    printed = {answer.base for answer in answers if answer.base is not None}
    if len(printed) == 1:
        base = int(printed.pop())
        return base, base
    spans = [answer.bases for answer in answers if answer.bases]
    counts = [answer.counted for answer in answers]
    if len(counts) == len(spans) == 2:
        # Yes and no: the two counts make the base where one of the percentages bears it out.
        total = int(sum(each or 0 for each in counts))
        return (total, total) if any(low <= total <= high for low, high in spans) else (0, 0)
    low, high, agreeing = _most_covered(spans)
    enough = len(spans) >= 3 and agreeing * 5 >= len(spans) * 3
    return (low, high) if enough else (0, 0)


def _find_bases(
    percent: Decimal | None, counted: Decimal | None, decimals: int
) -> tuple[int, int] | None:
    if percent is None or counted is None or counted <= 0 or percent < 0:
        return None
    # In whole numbers, since every answer of every table comes by here: percentages in twentieths
    # of the last printed place.
    people, counted_in = counted.as_integer_ratio()
    share, told_in = percent.as_integer_ratio()
    places = 20 * 10**decimals
    high_percent = places * share + _ABOVE * told_in
    low_percent = places * share - _BELOW * told_in
    total = 100 * people * places * told_in
    low = -(-total // (high_percent * counted_in))
    # A row that rounds to nothing sets no upper bound; a hundredfold stands for none.
    return low, total // (low_percent * counted_in) if low_percent > 0 else low * 100


def _most_covered(spans: Iterable[tuple[int, int]]) -> tuple[int, int, int]:
    # Ends before beginnings would miss two spans that meet in one base.
    edges = []
    for first, last in spans:
        if first <= last:
            edges += [(first, 0), (last, 1)]
    # The best depth so far; its end is the first one met after it.
    best = (0, 0, 0)
    depth, is_open = 0, False
    for base, is_end in sorted(edges):
        depth += -1 if is_end else 1
        if not is_end and depth > best[2]:
            best, is_open = (base, 0, depth), True
        elif is_end and is_open:
            best, is_open = (best[0], base, best[2]), False
    return best


def _key(row: Row, groups: tuple[str, ...], shape: TableShape) -> tuple[str, str, str]:
    cells = row.cells
    statement = cells.get(shape.subject, "")
    # What a group answered is a battery of its own, with a base of its own.
    if groups and (named := find_group(cells, groups)):
        statement += f" ({', '.join(f'{column} {value}' for column, value in named)})"
    return cells.get(shape.occasion, ""), cells.get(shape.part, ""), statement


def _read(row: Row, names: AnswerColumns) -> PrintedAnswer:
    cells = row.cells
    printed = cells.get(names.percent, "")
    percent, counted = read_number(printed), read_number(cells.get(names.counted, ""))
    decimals = count_decimals(percent)
    return PrintedAnswer(
        line=row.line,
        option=cells.get(names.option, ""),
        percent=percent,
        counted=counted,
        base=read_number(cells.get(names.base, "")),
        decimals=decimals,
        is_open=percent is None and names.percent in cells and says_nothing(printed),
        bases=_find_bases(percent, counted, decimals),
    )
