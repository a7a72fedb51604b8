"""Every answer about a portfolio as one table for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from contribution.domain.view import Format, View
from contribution.formats.portfolio import PortfolioPage
from contribution.words.escaping import escape_formula

_PIECE = 1 << 16


def render_overview_table(overview: PortfolioPage, _: View) -> Iterator[str]:
    """Yield the answers one below the other, the name of each in front of its rows."""
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    for answer in overview.answers:
        table.writerow(("answer", *answer.head))
        for row in answer.rows:
            cells = (escape_formula(each) if isinstance(each, str) else each for each in row)
            table.writerow((answer.name, *cells))
            if out.tell() > _PIECE:
                yield out.getvalue()
                out.seek(0)
                out.truncate()
    yield out.getvalue()


FORMAT = Format("Every answer, for a spreadsheet", render_overview_table)
