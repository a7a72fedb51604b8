"""Every answer about a portfolio as one table for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from io import StringIO

from contribution.domain.plugins import Format, View
from contribution.formats.portfolio import Answer, Overview
from contribution.words.escaping import escape_formula


def render_overview_table(overview: Overview, _: View) -> str:
    """Return the answers one below the other, the name of each in front of its rows."""
    return write_answers(overview.answers)


def write_answers(answers: Iterable[Answer]) -> str:
    """Return all rows of the answers, the name of its answer in front of each."""
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    for answer in answers:
        table.writerow(("answer", *answer.head))
        for row in answer.rows:
            cells = (escape_formula(each) if isinstance(each, str) else each for each in row)
            table.writerow((answer.name, *cells))
    return out.getvalue()


FORMAT = Format("Every answer, for a spreadsheet", render_overview_table)
