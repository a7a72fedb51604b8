from __future__ import annotations

from contribution.domain.diagnostic import Where
from contribution.domain.table import Row, Table


def test_a_cell_is_placed_by_its_row_and_column() -> None:
    table = Table("t.csv", ("wave", "percent"), (Row(2, {"wave": "1", "percent": "61"}),))

    assert table.place(2, "percent") == Where("t.csv", 2, 2)
    assert table.place(2) == Where("t.csv", 2, 1)
    assert [row.line for row in table] == [row.line for row in table] == [2]
