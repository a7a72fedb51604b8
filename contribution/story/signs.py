"""The signs of the page: verdicts with their line and letter, tables, folds, places."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from contribution.domain.diagnostic import Where
from contribution.domain.verdict import SCALE, Scale, Verdict
from contribution.story.markup import Child, Html, anchor, element, join
from contribution.story.words import say_place

_LENGTH = 52


def show_verdict(verdict: Verdict) -> Html:
    """Return the verdict as drawn line, letter and word."""
    scale = SCALE[verdict]
    return element(
        "span",
        _draw_line(scale),
        element("b", scale.letter, class_="letter"),
        " ",
        element("span", verdict.value, class_="word"),
        class_=f"verdict{' against' if scale.rank < 0 else ''}",
    )


def build_table(
    caption: Child, head: Iterable[Child], rows: Iterable[Html], *, name: str = "", kind: str = ""
) -> Html:
    """Return a table in a frame that scrolls sideways on a narrow screen; `head` are its columns.

    The frame can be reached by keyboard, or what lies outside it could not be read.
    """
    return _build_table(caption, head, element("tbody", join(rows)), name=name, kind=kind)


def build_grouped_table(
    caption: Child,
    head: Collection[Child],
    groups: Iterable[tuple[Child, Iterable[Html]]],
    *,
    name: str = "",
    kind: str = "",
) -> Html:
    """Return a table whose rows stand in groups, each under a heading of its own."""
    bodies = join(
        element(
            "tbody",
            element("tr", element("th", heading, scope="rowgroup", colspan=len(head))),
            join(rows),
        )
        for heading, rows in groups
    )
    return _build_table(caption, head, bodies, name=name, kind=kind)


def _build_table(
    caption: Child, head: Iterable[Child], bodies: Html, *, name: str, kind: str
) -> Html:
    titles = join(element("th", title, scope="col") for title in head)
    label = anchor("caption", name) if name else None
    table = element(
        "table",
        element("caption", element("span", caption), id=label),
        element("thead", element("tr", titles)),
        bodies,
        class_=kind or None,
        id=anchor("table", name) if name else None,
    )
    return element(
        "div",
        table,
        class_="scroll",
        tabindex="0",
        role="group",
        aria_labelledby=label,
        aria_label=None if label else "Table",
    )


def build_row(first: Child, *cells: Child, **attributes: str | None) -> Html:
    """Return a row whose first cell is its heading."""
    data = join(element("td", cell) for cell in cells)
    return element("tr", element("th", first, scope="row"), data, **attributes)


def build_fold(summary: Child, *content: Child, kind: str = "", name: str = "") -> Html:
    """Return a part that opens and closes; `name` is the id of what is inside.

    The id stands inside, so that a browser opens the fold when a link leads there.
    """
    inside = element("div", *content, class_="inside", id=name or None)
    return element("details", element("summary", summary), inside, class_=kind or None)


def show_place(where: Where) -> Html | None:
    """Return the place as file and line; None when there is none."""
    text = say_place(where)
    return element("code", text, class_="place") if text else None


def build_facts(pairs: Iterable[tuple[Child, Child]], *, kind: str = "facts") -> Html:
    """Return names with their values; those without a value are left out."""
    known = [(name, value) for name, value in pairs if value]
    return element(
        "dl",
        join(element("div", element("dt", name), element("dd", value)) for name, value in known),
        class_=kind,
    )


def build_list(items: Iterable[Child], *, ordered: bool = False, kind: str = "") -> Html:
    """Return a list."""
    written = join(element("li", item) for item in items)
    return element("ol" if ordered else "ul", written, class_=kind or None)


def build_section(name: str, title: str, *content: Child) -> Html:
    """Return a part of the page under its heading."""
    heading = anchor("heading", name)
    return element(
        "section",
        element("h2", title, id=heading),
        *content,
        id=anchor("part", name),
        aria_labelledby=heading,
    )


def define_lines() -> Html:
    """Return the lines of the scale, drawn once and out of sight, for every verdict to use."""
    lines = join(_define_line(scale) for scale in SCALE.values())
    return element("svg", lines, class_="unseen", aria_hidden="true", focusable="false")


def _define_line(scale: Scale) -> Html:
    line = element(
        "path",
        d=f"M1 7H{_LENGTH - 1}",
        stroke_width=str(scale.width),
        stroke_dasharray=scale.dash or None,
    )
    return element("symbol", line, id=_line_of(scale.verdict), viewBox=f"0 0 {_LENGTH} 14")


def _draw_line(scale: Scale) -> Html:
    return element(
        "svg",
        element("use", href=f"#{_line_of(scale.verdict)}"),
        class_="line",
        aria_hidden="true",
    )


def _line_of(verdict: Verdict) -> str:
    return anchor("line", verdict.value.replace(" ", "-"))
