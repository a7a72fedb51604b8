"""Writes a story as one HTML page that needs no network, no server and no script to be read."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable

from contribution.domain.assessment import Assessment
from contribution.domain.plugins import Format, View
from contribution.domain.verdict import SCALE, Scale
from contribution.drawing.sheet.paper import write_font_faces
from contribution.story.blocks import (
    Badge,
    Block,
    Bullets,
    Code,
    Facts,
    Fold,
    Part,
    Picture,
    Prose,
    Quiet,
    Ref,
    Run,
    Story,
    Strong,
    TableBlock,
    Text,
    anchor,
)
from contribution.story.page import HONOURED, tell
from contribution.web import read_web
from contribution.words.markup import Child, Html, element, join, trust

_LENGTH = 34
_MAIN = anchor("part", "story")


def render_html(assessment: Assessment, view: View) -> str:
    """Return the story of what the view shows, the same for the same assessment."""
    story = tell(assessment, view)
    style, script = read_web("page.css"), read_web("page.js")
    annex = None
    if story.annex:
        annex = element(
            "div",
            element("h2", story.words("part.annex"), class_="annex-title"),
            element("p", story.words("annex.note")),
            *(_write_block(part, 2) for part in story.annex),
            id="annex",
            class_="annex",
        )
    body = element(
        "body",
        _define_lines(),
        element("a", story.words("page.skip"), href=f"#{_MAIN}", class_="skip"),
        _write_bar(story),
        element(
            "main",
            element(
                "header",
                element("p", story.kicker, class_="kicker"),
                element("h1", story.question),
                *(_write_block(block, 2) for block in story.front),
                class_="front",
            ),
            *(_write_block(part, 2) for part in story.parts),
            annex,
            id=_MAIN,
            tabindex="-1",
        ),
        element("script", trust(_write_words(story)), type="application/json", id="words"),
        element("script", trust(script)),
    )
    page = element("html", _write_head(story, style, script), body, lang=story.lang)
    return f"<!DOCTYPE html>\n{page}\n"


def _write_head(story: Story, style: str, script: str) -> Html:
    # Nothing that a label could smuggle in is run or fetched: only this style and this script.
    # Drawings carry their looks in attributes and style elements of their own.
    policy = (
        f"default-src 'none'; script-src 'sha256-{_digest(script)}'; style-src 'unsafe-inline'; "
        "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"{story.title}: {story.words('kicker')}"),
        element("style", trust(write_font_faces() + style)),
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _write_words(story: Story) -> str:
    import json

    keys = ("find", "strand", "verdict", "voice", "kind", "sources", "all", "close", "shown")
    more = ("ways", "one", "two", "every", "clear")
    words = {key: story.words(f"page.{key}") for key in (*keys, *more)}
    return json.dumps(words, ensure_ascii=True).replace("<", "\\u003c")


def _write_bar(story: Story) -> Html:
    links = [
        element("li", element("a", _write_text(part.title), href=f"#{part.name}"))
        for part in story.parts
    ]
    if story.annex:
        inner = [
            element("li", element("a", _write_text(part.title), href=f"#{part.name}"))
            for part in story.annex
        ]
        links.append(
            element(
                "li",
                element("a", story.words("part.annex"), href="#annex"),
                element("ul", join(inner)),
            )
        )
    return element(
        "nav",
        element("p", element("a", story.title, href=f"#{_MAIN}"), class_="title"),
        element("ul", join(links)),
        aria_label=story.words("page.contents"),
        class_="bar",
    )


def _write_block(block: Block, level: int) -> Html:
    written: Callable[[Block, int], Html] = _WRITERS[type(block)]
    return written(block, level)


def _write_part(part: Part, level: int) -> Html:
    heading = anchor("heading", part.name)
    return element(
        "section",
        element(f"h{min(level, 6)}", _write_text(part.title), id=heading),
        *(_write_block(block, level + 1) for block in part.blocks),
        id=part.name,
        class_=part.kind or None,
        aria_labelledby=heading,
    )


def _write_prose(block: Prose, _: int) -> Html:
    return element("p", _write_text(block.text), class_=block.kind or None)


def _write_bullets(block: Bullets, _: int) -> Html:
    items = join(element("li", _write_text(item)) for item in block.items)
    return element("ol" if block.is_ordered else "ul", items, class_=block.kind or None)


def _write_facts(block: Facts, _: int) -> Html:
    pairs = join(
        element("div", element("dt", name), element("dd", _write_text(text)))
        for name, text in block.pairs
        if text
    )
    return element("dl", pairs, class_=block.kind or "facts")


def _write_grid(block: TableBlock, _: int) -> Html:
    head = join(element("th", title, scope="col") for title in block.head)
    # On a narrow screen each cell stands under its heading, so it carries it along.
    rows = join(
        element(
            "tr",
            element("th", _write_text(row.cells[0]), scope="row"),
            join(
                element("td", _write_text(cell), data_head=title)
                for cell, title in zip(row.cells[1:], block.head[1:], strict=True)
            ),
            id=row.name or None,
        )
        for row in block.rows
    )
    return element(
        "table",
        element("caption", block.caption),
        element("thead", element("tr", head)),
        element("tbody", rows),
        class_=block.kind or None,
    )


def _write_picture(block: Picture, _: int) -> Html:
    drawn = element("div", trust(block.draw()), class_="canvas", tabindex="0", role="group",
                    aria_label=block.caption)  # fmt: skip
    return element(
        "figure",
        drawn,
        element("figcaption", block.caption),
        id=block.name,
        class_=f"picture {block.kind}".strip(),
    )


def _write_fold(block: Fold, level: int) -> Html:
    # The id stands inside, so that a browser opens the fold when a link leads there.
    inside = element(
        "div", *(_write_block(each, level + 1) for each in block.blocks), id=block.name or None
    )
    data = {f"data_{key}": value for key, value in block.data if value}
    summary = element("summary", _write_text(block.summary))
    return element("details", summary, inside, class_=block.kind or None, **data)


_WRITERS: dict[type, Callable[..., Html]] = {
    Prose: _write_prose,
    Bullets: _write_bullets,
    Facts: _write_facts,
    TableBlock: _write_grid,
    Picture: _write_picture,
    Fold: _write_fold,
    Part: _write_part,
}


def _write_text(text: Text) -> Html:
    return join(_write_run(run) for run in text)


def _write_run(run: Run) -> Child:
    if isinstance(run, str):
        return run
    if isinstance(run, Ref):
        return element("a", run.text, href=f"#{run.to}", class_=run.kind or None)
    if isinstance(run, Badge):
        return _write_badge(run)
    tags = {Strong: "b", Quiet: "small", Code: "code"}
    return element(tags[type(run)], run.text)


def _write_badge(badge: Badge) -> Html:
    scale = SCALE[badge.verdict]
    kind = "verdict against" if scale.rank < 0 else "verdict"
    letter = element("b", scale.letter)
    if badge.is_brief:
        return element(
            "span", letter, class_=kind, role="img", aria_label=badge.word, title=badge.word
        )
    line = element("svg", element("use", href=f"#{_line_of(scale)}"), aria_hidden="true")
    return element("span", letter, line, element("span", badge.word), class_=kind)


def _define_lines() -> Html:
    # The lines of the scale, drawn once and out of sight, for every verdict to use.
    return element("svg", join(map(_define_line, SCALE.values())), class_="unseen",
                   aria_hidden="true", focusable="false")  # fmt: skip


def _define_line(scale: Scale) -> Html:
    line = element(
        "path",
        d=f"M1 5H{_LENGTH - 1}",
        stroke_width=str(scale.width),
        stroke_dasharray=scale.dash or None,
    )
    return element("symbol", line, id=_line_of(scale), viewBox=f"0 0 {_LENGTH} 10")


def _line_of(scale: Scale) -> str:
    return anchor("line", scale.verdict.name.lower())


FORMAT = Format("The contribution story as one web page", render_html, HONOURED)
