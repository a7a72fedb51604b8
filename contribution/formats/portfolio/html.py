"""The overview of a portfolio as one web page that needs no network and no server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import quote

from contribution.domain.verdict import SCALE
from contribution.domain.view import Format, View
from contribution.formats.portfolio import (
    ON_PAGE,
    Cell,
    PortfolioPage,
    Row,
    Tableau,
    name_report,
    say_cell,
)
from contribution.web import read_web
from contribution.words.markup import Html, element, join, trust, write_head

# Where the answers go: no text of a page holds it.
_HERE = trust("\0")
_WORDS = {str(each): scale for each, scale in SCALE.items()}


def render_overview_page(overview: PortfolioPage, view: View) -> Iterator[str]:
    """Yield the page: each answer under its question, 200 rows at most unless `view.every`.

    Without a script everything is there; with it the rows can be searched and sorted.
    """
    style, script = read_web("page.css") + read_web("portfolio.css"), read_web("portfolio.js")
    links = join(
        element("li", element("a", each.title, href=f"#{each.name}")) for each in overview.answers
    )
    front = element(
        "header",
        element("h1", overview.title),
        element("ul", join(element("li", each) for each in overview.lines)),
        class_="front",
    )
    is_cut = not view.every and any(len(each.rows) > ON_PAGE for each in overview.answers)
    more = "; more stand in the tables beside it" if is_cut else None
    find = element(
        "p",
        element("label", "Find in all tables ", element("input", type="search", id="find")),
        element("output", for_="find", id="shown", data_more=more),
        class_="find",
        hidden=True,
    )
    body = element(
        "body",
        element("a", "To the answers", href="#answers", class_="skip"),
        element("nav", element("ul", links), aria_label="Questions", class_="bar"),
        element("main", front, find, _HERE, id="answers", tabindex="-1"),
        element("script", trust(script)),
    )
    before, after = element("html", write_head(overview.title, style, script), body,
                            lang="en").split(_HERE)  # fmt: skip
    yield f"<!DOCTYPE html>\n{before}"
    for answer in overview.answers:
        yield from _write(answer, overview, len(answer.rows) if view.every else ON_PAGE)
    yield f"{after}\n"


def _write(answer: Tableau, overview: PortfolioPage, most: int) -> Iterator[str]:
    head = join(element("th", each, scope="col") for each in answer.head)
    heading = f"heading-{answer.name}"
    table = element(
        "table",
        element("thead", element("tr", head)),
        element("tbody", _HERE),
        class_="answer",
        aria_labelledby=heading,
    )
    more = len(answer.rows) - most
    told = f"And {more:,} rows more: they stand in the table {answer.name}.csv beside this page."
    before, after = element(
        "section",
        element("h2", answer.title, id=heading),
        element("p", answer.note) if answer.note else None,
        element("div", table, class_="wide", tabindex="0", role="group", aria_label=answer.title),
        element("p", told) if more > 0 else None,
        id=answer.name,
        aria_labelledby=heading,
    ).split(_HERE)
    yield before
    yield from (_write_row(answer, overview, row) for row in islice(answer.rows, most))
    yield after


def _write_row(answer: Tableau, overview: PortfolioPage, row: Row) -> Html:
    first, *cells = (
        _link(overview, cell) if title == "Model" else _open(answer, row, title, cell)
        for title, cell in zip(answer.head, row, strict=True)
    )
    named = zip(answer.head[1:], cells, strict=True)
    rest = join(element("td", cell, data_head=title) for title, cell in named)
    return element("tr", element("th", first, scope="row"), rest)


def _link(overview: PortfolioPage, cell: Cell) -> Html | str:
    """Return the model's place; where its own report was made, it leads there."""
    if not overview.reports or not isinstance(cell, str):
        return _say(cell)
    return element("a", cell, href=quote(f"{overview.reports}/{name_report(cell)}"))


def _open(answer: Tableau, row: Row, title: str, cell: Cell) -> Html | str:
    """Return the cell; a number leads to the list of what it counts, found by the row's words."""
    if not (answer.opens and isinstance(cell, int) and cell):
        return _say(cell)
    words = [*re.findall(r"\w{3,}", str(row[0])), answer.words.get(title, "")]
    return element("a", _say(cell), href=f"#{answer.opens}", data_find=" ".join(words).strip())


def _say(cell: Cell) -> Html | str:
    if isinstance(cell, str) and cell in _WORDS:
        # The letter stands beside the word, as on every picture.
        return element("span", element("b", _WORDS[cell].letter), f" {cell}", class_="verdict")
    return say_cell(cell) or "–"


FORMAT = Format("Every answer, on one web page", render_overview_page, frozenset({"every"}))
