"""The contribution story as PDF, to print and to send: headings to jump to, pictures as vectors."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE
from contribution.domain.view import Format, View
from contribution.drawing.sheet.paper import FONTS
from contribution.errors import DrawingFailedError, MissingLibraryError
from contribution.story.blocks import (
    LEADING,
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
    unpack_logo,
    weigh_columns,
)
from contribution.story.page import HONOURED, fit_paper, tell
from contribution.words.escaping import without_acting

_LOOKS = """
#set page(paper: "a4", margin: (x: 20mm, y: 18mm), numbering: "1")
#set text(font: ("Arimo", "Liberation Sans", "Arial", "DejaVu Sans"), size: 9.5pt)
#set par(leading: 0.55em, spacing: 0.8em)
#set table(stroke: (x, y) => (bottom: 0.4pt + rgb("#bfc5cc")), inset: (x: 0pt, right: 6pt, y: 4pt))
#show heading: set text(fill: rgb("#12436d"))
#show heading: set block(above: 1.3em, below: 0.7em)
#show link: set text(fill: rgb("#12436d"))
"""
_MARKS = {"for": "[▲]", "against": "[▼]"}
# A table of more columns than these is set in smaller type.
_MOST_COLUMNS = 5


def render_pdf(assessment: Assessment, view: View) -> bytes:
    """Return the story of what the view shows as pages, without its annex.

    Raises:
        MissingLibraryError: typst is not installed.
        DrawingFailedError: typst cannot set the pages.
    """
    try:
        typst = import_module("typst")
    except ImportError:
        raise MissingLibraryError("typst", "pdf", "A PDF story") from None
    pictures: dict[str, bytes] = {}
    text = "\n".join(_set_story(fit_paper(tell(assessment, view)), pictures))
    files: Mapping[str, bytes] = {"main.typ": text.encode(), **pictures}
    try:
        made: bytes = typst.compile(
            files, format="pdf", font_paths=[str(FONTS)], timestamp=0, pdf_standards=["ua-1"]
        )
    except RuntimeError as error:
        raise DrawingFailedError(str(error).splitlines()[0]) from error
    return made


def _set_story(story: Story, pictures: dict[str, bytes]) -> Iterator[str]:
    """Yield what the typesetter reads; the drawings are put into `pictures` on the way."""
    yield f"#set document(title: {_quote(story.title)})"
    yield f"#set text(lang: {_quote(story.lang)})"
    yield _LOOKS
    if story.logo:
        kind, content = unpack_logo(story)
        pictures[f"logo.{kind}"] = content
        alt = _quote(story.title)
        yield f'#align(right, image("logo.{kind}", height: 12mm, alt: {alt}))'
    yield f"#text(fill: luma(70), {_quote(story.kicker)})"
    yield f"= #{_quote(story.question)}"
    for block in _lay_out((*story.front, *story.parts), 2):
        if isinstance(block, str):
            yield block
            continue
        name = f"picture-{len(pictures)}.svg"
        pictures[name] = block.draw().encode()
        image = f'image("{name}", width: 100%, alt: {_quote(block.alt)})'
        yield f"#figure({image}, caption: [{_set((block.caption,))}])"


def _lay_out(blocks: Iterable[Block], level: int) -> Iterator[str | Picture]:
    for block in blocks:
        if isinstance(block, Part):
            yield f"{'=' * min(level, 6)} {_set(block.title)}"
        if isinstance(block, Fold):
            yield f"{_set(block.summary)}\n"
        if isinstance(block, Part | Fold):
            yield from _lay_out(block.blocks, level + 1)
        elif isinstance(block, Picture):
            yield block
        else:
            yield _LEAVES[type(block)](block)


def _set_prose(block: Prose) -> str:
    text = _set(block.text)
    return f'#text(weight: "bold")[{text}]\n' if block.kind in LEADING else f"{text}\n"


def _set_bullets(block: Bullets) -> str:
    sign, mark = "+" if block.is_ordered else "-", _MARKS.get(block.kind, "[•]")
    items = "\n".join(f"{sign} {_set(item)}" for item in block.items)
    return f"#[#set list(marker: {mark})\n{items}\n]"


def _set_facts(block: Facts) -> str:
    cells = [f"[*#{_quote(name)}*], [{_set(text)}]," for name, text in block.pairs if text]
    return "#table(columns: (9em, 1fr), " + " ".join(cells) + ")"


def _set_table(block: TableBlock) -> str:
    head = ", ".join(f"[*#{_quote(title)}*]" for title in block.head)
    rows = ", ".join(f"[{_set(cell)}]" for row in block.rows for cell in row.cells)
    columns = ", ".join(f"{weight:.2f}fr" for weight in weigh_columns(block))
    size = "8pt" if len(block.head) > _MOST_COLUMNS else "9pt"
    caption = f"#text(fill: luma(70), {_quote(block.caption)})"
    table = f"#table(columns: ({columns}), table.header({head}), {rows})"
    return f"{caption}\n#[#set text(size: {size})\n{table}]"


_LEAVES: dict[type, Callable[..., str]] = {
    Prose: _set_prose,
    Bullets: _set_bullets,
    Facts: _set_facts,
    TableBlock: _set_table,
}


def _set(text: Text) -> str:
    return "".join(_set_run(run) for run in text)


def _set_run(run: Run) -> str:
    if isinstance(run, str | Ref):
        return f"#{_quote(run if isinstance(run, str) else run.text)}"
    if isinstance(run, Badge):
        scale = SCALE[run.verdict]
        colour = f"rgb({_quote(scale.colour)})"
        letter = (
            f"#box(stroke: 0.5pt + {colour}, inset: 2pt, text(size: 7pt, {_quote(scale.letter)}))"
        )
        word = "" if run.is_brief else f'#text(weight: "bold", {_quote(f" {run.word}")})'
        return letter + word
    looks = {Strong: 'weight: "bold"', Quiet: "fill: luma(70), size: 8.5pt", Code: "size: 8pt"}
    return f"#text({looks[type(run)]}, {_quote(run.text)})"


def _quote(text: str) -> str:
    # A string of the typesetter: nothing in it is markup. JSON's escapes are the same but for \\u.
    tidy = " ".join(without_acting(text).split()) if text.strip() else text
    start, end = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    return json.dumps(f"{start}{tidy}{end}" if text.strip() else " ", ensure_ascii=False)


FORMAT = Format("The contribution story as PDF", render_pdf, HONOURED)
