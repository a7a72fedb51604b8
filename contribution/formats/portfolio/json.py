"""Every answer about a portfolio as JSON with a versioned shape."""

from __future__ import annotations

import json
from collections.abc import Iterator

from contribution.domain.view import Format, View
from contribution.formats.portfolio import PortfolioPage, Tableau

SHAPE = 1


def render_overview_json(overview: PortfolioPage, _: View) -> Iterator[str]:
    """Yield all rows of all answers, each row as a list under the answer's headings.

    It is described in docs/schemas.
    """
    head = {
        "shape": SHAPE,
        "title": overview.title,
        "run": list(overview.lines),
        "models": dict(overview.models),
        "findings": dict(overview.findings),
    }
    yield f'{_write(head)[:-1]},\n"answers": {{'
    for number, answer in enumerate(overview.answers):
        yield from _tell(answer, ",\n" if number else "\n")
    yield "\n}}\n"


def _tell(answer: Tableau, before: str) -> Iterator[str]:
    about = {"question": answer.title, "note": answer.note, "head": list(answer.head)}
    yield f'{before}{_write(answer.name)}: {_write(about)[:-1]}, "rows": ['
    for number, row in enumerate(answer.rows):
        yield f"{',' if number else ''}\n  {_write(list(row))}"
    yield "\n]}"


def _write(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


FORMAT = Format("Every answer, as JSON", render_overview_json)
