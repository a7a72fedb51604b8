"""Writes a story as one HTML page that needs no network, no server and no script to be read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE, Scale
from contribution.domain.view import Format, View
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
    find_names,
    walk,
)
from contribution.story.page import HONOURED, tell
from contribution.web import read_web
from contribution.words.markup import Child, Html, element, join, trust, write_head

_LENGTH = 34
_SCRIPT_SAYS = (
    *("find", "strand", "verdict", "voice", "kind", "sources", "strongest", "all", "close"),
    *("shown", "ways", "one", "two", "every", "clear", "for", "against", "silent", "counted"),
    *("panel", "read-on"),
)
_MAIN = anchor("part", "story")


def render_html(assessment: Assessment, view: View) -> str:
    """Return the story of what the view shows, the same for the same assessment."""
    return _PageWriter(tell(assessment, view)).write()


class _PageWriter:
    """One page: knows which names stand on it, since a reference to none of them is plain text."""

    def __init__(self, story: Story) -> None:
        self.story = story
        blocks = walk((*story.front, *story.parts, *story.annex))
        self.named = {name for each in blocks for name in find_names(each)}
        self.writers: dict[type, Callable[[Any, int], Html]] = {
            Prose: self._write_prose,
            Bullets: self._write_bullets,
            Facts: self._write_facts,
            TableBlock: self._write_grid,
            Picture: self._write_picture,
            Fold: self._write_fold,
            Part: self._write_part,
        }

    def write(self) -> str:
        story, script = self.story, read_web("page.js")
        annex = None
        if story.annex:
            annex = element(
                "div",
                element("h2", story.words("part.annex"), class_="annex-title"),
                element("p", story.words("annex.note")),
                *self._write_all(story.annex, 2),
                id="annex",
                class_="annex",
            )
        header = element(
            "header",
            element("img", src=story.logo, alt=story.title, class_="logo") if story.logo else None,
            element("p", story.kicker, class_="kicker"),
            element("h1", story.question),
            *self._write_all(story.front, 2),
            class_="front",
        )
        parts = self._write_all(story.parts, 2)
        body = element(
            "body",
            _define_lines(),
            element("a", story.words("page.skip"), href=f"#{_MAIN}", class_="skip"),
            self._write_bar(),
            element("main", header, *parts, annex, id=_MAIN, tabindex="-1"),
            element("script", trust(_write_words(story)), type="application/json", id="words"),
            element("script", trust(script)),
        )
        head = write_head(
            f"{story.title}: {story.words('kicker')}",
            write_font_faces() + read_web("page.css"),
            script,
            # Drawings carry their looks in attributes and style elements of their own.
            also="img-src data:; font-src data:; ",
            more=element("meta", name="referrer", content="no-referrer"),
        )
        return f"<!DOCTYPE html>\n{element('html', head, body, lang=story.lang)}\n"

    def _write_bar(self) -> Html:
        story = self.story
        links = [self._lead_to(part) for part in story.parts]
        if story.annex:
            inner = join(map(self._lead_to, story.annex))
            annex = element("a", story.words("part.annex"), href="#annex")
            links.append(element("li", annex, element("ul", inner)))
        return element(
            "nav",
            element("p", element("a", story.title, href=f"#{_MAIN}"), class_="title"),
            element("ul", join(links)),
            aria_label=story.words("page.contents"),
            class_="bar",
        )

    def _lead_to(self, part: Part) -> Html:
        return element("li", element("a", self._write_text(part.title), href=f"#{part.name}"))

    def _write_all(self, blocks: Iterable[Block], level: int) -> list[Html]:
        return [self.writers[type(block)](block, level) for block in blocks]

    def _write_part(self, part: Part, level: int) -> Html:
        heading = anchor("heading", part.name)
        return element(
            "section",
            element(f"h{min(level, 6)}", self._write_text(part.title), id=heading),
            *self._write_all(part.blocks, level + 1),
            id=part.name,
            class_=part.kind or None,
            aria_labelledby=heading,
        )

    def _write_prose(self, block: Prose, _: int) -> Html:
        return element("p", self._write_text(block.text), class_=block.kind or None)

    def _write_bullets(self, block: Bullets, _: int) -> Html:
        items = join(element("li", self._write_text(item)) for item in block.items)
        return element("ol" if block.is_ordered else "ul", items, class_=block.kind or None)

    def _write_facts(self, block: Facts, _: int) -> Html:
        pairs = join(
            element("div", element("dt", name), element("dd", self._write_text(text)))
            for name, text in block.pairs
            if text
        )
        return element("dl", pairs, class_=block.kind or "facts")

    def _write_grid(self, block: TableBlock, _: int) -> Html:
        head = join(element("th", title, scope="col") for title in block.head)
        # On a narrow screen each cell stands under its heading, so it carries it along.
        rows = join(
            element(
                "tr",
                element("th", self._write_text(row.cells[0]), scope="row"),
                join(
                    element("td", self._write_text(cell), data_head=title)
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

    def _write_picture(self, block: Picture, _: int) -> Html:
        drawn = element("div", trust(block.draw()), class_="canvas", tabindex="0", role="group",
                        aria_label=block.caption)  # fmt: skip
        caption = element("figcaption", block.caption)
        looks = f"picture {block.kind}".strip()
        return element("figure", drawn, caption, id=block.name, class_=looks)

    def _write_fold(self, block: Fold, level: int) -> Html:
        # The id stands inside, so that a browser opens the fold when a link leads there.
        inside = element("div", *self._write_all(block.blocks, level + 1), id=block.name or None)
        data = {f"data_{key}": value for key, value in block.data if value}
        # What opens and closes is one button: nothing in it leads elsewhere.
        summary = element("summary", join(_write_run(run) for run in block.summary))
        return element("details", summary, inside, class_=block.kind or None, **data)

    def _write_text(self, text: Text) -> Html:
        return join(self._lead(run) for run in text)

    def _lead(self, run: Run) -> Child:
        if isinstance(run, Ref) and run.to in self.named:
            return element("a", run.text, href=f"#{run.to}", class_=run.kind or None)
        if isinstance(run, Badge) and not run.is_brief:
            meaning = anchor("term", str(run.verdict))
            if meaning in self.named:
                return element("a", _write_badge(run), href=f"#{meaning}", class_="term sign")
        return _write_run(run)


def _write_words(story: Story) -> str:
    words = {key: story.words(f"page.{key}") for key in _SCRIPT_SAYS}
    return json.dumps(words, ensure_ascii=True).replace("<", "\\u003c")


def _write_run(run: Run) -> Child:
    if isinstance(run, str):
        return run
    if isinstance(run, Badge):
        return _write_badge(run)
    if isinstance(run, Ref):
        return run.text
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
