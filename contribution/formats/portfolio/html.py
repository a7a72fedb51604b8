"""The overview of a portfolio as one web page that needs no network and no server."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

from contribution.domain.plugins import Format, View
from contribution.domain.verdict import SCALE
from contribution.formats.portfolio import ON_PAGE, PortfolioPage, Tableau
from contribution.web import read_web
from contribution.words.markup import Html, element, join, trust

_WORDS = {str(each): scale for each, scale in SCALE.items()}


def render_overview_page(overview: PortfolioPage, view: View) -> str:
    """Return the page: each answer under its question, 200 rows at most unless `view.every`.

    Without a script everything is there; with it the rows can be searched and sorted.
    """
    style, script = read_web("page.css") + read_web("portfolio.css"), read_web("portfolio.js")
    parts = [_write(each, len(each.rows) if view.every else ON_PAGE) for each in overview.answers]
    links = join(
        element("li", element("a", each.title, href=f"#{each.name}")) for each in overview.answers
    )
    front = element(
        "header",
        element("h1", overview.title),
        element("ul", join(element("li", each) for each in overview.lines)),
        class_="front",
    )
    find = element(
        "p",
        element("label", "Find in all tables ", element("input", type="search", id="find")),
        element("output", for_="find", id="shown"),
        class_="find",
        hidden=True,
    )
    body = element(
        "body",
        element("a", "To the answers", href="#answers", class_="skip"),
        element("nav", element("ul", links), aria_label="Questions", class_="bar"),
        element("main", front, find, *parts, id="answers", tabindex="-1"),
        element("script", trust(script)),
    )
    policy = (
        f"default-src 'none'; script-src 'sha256-{_digest(script)}'; style-src 'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", overview.title),
        element("style", trust(style)),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n"


def _digest(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def _write(answer: Tableau, most: int) -> Html:
    head = join(element("th", each, scope="col") for each in answer.head)
    rows = join(_write_row(answer, row) for row in answer.rows[:most])
    heading = f"heading-{answer.name}"
    table = element(
        "table",
        element("thead", element("tr", head)),
        element("tbody", rows),
        class_="answer",
        aria_labelledby=heading,
    )
    more = len(answer.rows) - most
    told = f"And {more:,} rows more: they stand in the table {answer.name}.csv beside this page."
    return element(
        "section",
        element("h2", answer.title, id=heading),
        element("p", answer.note) if answer.note else None,
        element("div", table, class_="wide", tabindex="0", role="group", aria_label=answer.title),
        element("p", told) if more > 0 else None,
        id=answer.name,
        aria_labelledby=heading,
    )


def _write_row(answer: Tableau, row: tuple[str | int | None, ...]) -> Html:
    cells = join(
        element("td", _open(answer, row, title, cell), data_head=title)
        for title, cell in zip(answer.head[1:], row[1:], strict=True)
    )
    return element("tr", element("th", _say(row[0]), scope="row"), cells)


def _open(
    answer: Tableau, row: tuple[str | int | None, ...], title: str, cell: str | int | None
) -> Html | str:
    """Return the cell; a number leads to the list of what it counts, found by the row's words."""
    if not (answer.opens and isinstance(cell, int) and cell):
        return _say(cell)
    words = [*re.findall(r"\w{3,}", str(row[0])), answer.words.get(title, "")]
    return element("a", _say(cell), href=f"#{answer.opens}", data_find=" ".join(words).strip())


def _say(cell: str | int | None) -> Html | str:
    if cell is None:
        return "–"
    if isinstance(cell, str) and cell in _WORDS:
        # The letter stands beside the word, as on every picture.
        return element("span", element("b", _WORDS[cell].letter), f" {cell}", class_="verdict")
    return f"{cell:,}" if isinstance(cell, int) else cell


FORMAT = Format("Every answer, on one web page", render_overview_page, frozenset({"every"}))
