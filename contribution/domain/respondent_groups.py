"""Which columns of a survey's table tell its respondents apart in groups, and who everybody is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from contribution.domain.table import Table
from contribution.words.labels import plain_label

# Columns in which people note something about a row; they split nobody into groups.
_REMARKS = frozenset(
    {"", "at", "comment", "comments", "figure", "note", "notes", "page", "remark", "remarks", "row"}
    | {"section", "source", "table", "url", "appendix", "id", "line"}
)
_EVERYBODY = frozenset(
    {"", "-", "all", "total", "totals", "grand total", "overall", "everybody", "everyone"}
    | {"all respondents", "all groups", "all answers", "n/a", "any"}
)


def find_group_columns(
    columns: Iterable[str], known: Collection[str], named: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the columns that split respondents into groups, those `named` in any case.

    None of the `known` ones does, which mean something else in every such table.
    """
    return tuple(
        column
        for column in columns
        if column not in known and (column in named or plain_label(column) not in _REMARKS)
    )


def is_everybody(value: str) -> bool:
    """Return whether a cell of such a column names no group: empty, or a word such as Total."""
    return plain_label(value) in _EVERYBODY


def find_group(cells: Mapping[str, str], columns: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the (column, value) pairs by which a row names a group; empty for everybody."""
    named = ((column, cells.get(column, "").strip()) for column in columns)
    return tuple((column, value) for column, value in named if not is_everybody(value))


@lru_cache(maxsize=8)
def find_group_lines(table: Table) -> frozenset[int]:
    """Return the lines that print a group's figures; empty where each row is one respondent."""
    answers = table.shape.answers
    if answers is None or answers.person in table.columns:
        return frozenset()
    columns = find_group_columns(table.columns, table.shape.columns)
    if not columns:
        return frozenset()
    return frozenset(row.line for row in table if find_group(row.cells, columns))
