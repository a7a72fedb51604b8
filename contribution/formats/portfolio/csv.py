"""Every answer about a portfolio as one table for a spreadsheet."""

from __future__ import annotations

import csv
from io import StringIO

from contribution.domain.plugins import Format, View
from contribution.formats.portfolio import PortfolioPage
from contribution.words.escaping import escape_formula


def render_overview_table(overview: PortfolioPage, _: View) -> str:
    """Return the answers one below the other, the name of each in front of its rows."""
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    for answer in overview.answers:
        table.writerow(("answer", *answer.head))
        for row in answer.rows:
            cells = (escape_formula(each) if isinstance(each, str) else each for each in row)
            table.writerow((answer.name, *cells))
    return out.getvalue()


FORMAT = Format("Every answer, for a spreadsheet", render_overview_table)
