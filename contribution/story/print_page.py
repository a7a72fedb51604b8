"""Writes a story as PDF: pages to print, headings to jump to, pictures as vectors; no annex."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module

from contribution.domain.verdict import SCALE
from contribution.drawing.sheet.paper import FONTS
from contribution.errors import DrawingFailedError, MissingLibraryError
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
)
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


def write_pdf(story: Story) -> bytes:
    """Return the story without its annex as PDF.

    Raises:
        MissingLibraryError: typst is not installed.
        DrawingFailedError: typst cannot set the pages.
    """
    try:
        typst = import_module("typst")
    except ImportError:
        raise MissingLibraryError("typst", "pdf", "A PDF story") from None
    writer = _Typesetter(story)
    files = {"main.typ": "\n".join(writer.write()).encode(), **writer.pictures}
    try:
        made: bytes = typst.compile(
            files, format="pdf", font_paths=[str(FONTS)], timestamp=0, pdf_standards=["ua-1"]
        )
    except RuntimeError as error:
        raise DrawingFailedError(str(error).splitlines()[0]) from error
    return made


class _Typesetter:
    """Collects the pictures while the text is written."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.pictures: dict[str, bytes] = {}

    def write(self) -> Iterator[str]:
        story = self.story
        yield f"#set document(title: {_quote(story.title)})"
        yield f"#set text(lang: {_quote(story.lang)})"
        yield _LOOKS
        yield f"#text(fill: luma(70), {_quote(story.kicker)})"
        yield f"= #{_quote(story.question)}"
        for block in (*story.front, *story.parts):
            yield from self._write(block, 2)
        yield f"#text(size: 8pt, fill: luma(70), {_quote(story.words('about.print'))})"

    def _write(self, block: Block, level: int) -> Iterator[str]:
        if isinstance(block, Part):
            yield f"{'=' * min(level, 6)} {_set(block.title)}"
            for each in block.blocks:
                yield from self._write(each, level + 1)
        elif isinstance(block, Fold):
            yield f"{_set((*block.summary,))}\n"
            for each in block.blocks:
                yield from self._write(each, level + 1)
        elif isinstance(block, Picture):
            yield self._place(block)
        else:
            yield _set_leaf(block)

    def _place(self, block: Picture) -> str:
        name = f"picture-{len(self.pictures)}.svg"
        self.pictures[name] = block.draw().encode()
        image = f'image("{name}", width: 100%, alt: {_quote(block.alt)})'
        return f"#figure({image}, caption: [{_set((block.caption,))}])"


def _set_leaf(block: Prose | Bullets | Facts | TableBlock) -> str:
    if isinstance(block, Prose):
        return f"{_set(block.text)}\n"
    if isinstance(block, Bullets):
        mark = "+" if block.is_ordered else "-"
        return "\n".join(f"{mark} {_set(item)}" for item in block.items) + "\n"
    if isinstance(block, Facts):
        cells = [f"[*#{_quote(name)}*], [{_set(text)}]," for name, text in block.pairs if text]
        return "#table(columns: (9em, 1fr), " + " ".join(cells) + ")"
    head = ", ".join(f"[*#{_quote(title)}*]" for title in block.head)
    rows = [", ".join(f"[{_set(cell)}]" for cell in row.cells) for row in block.rows]
    columns = ", ".join(["1fr"] * len(block.head))
    body = ", ".join(rows)
    caption = f"#text(fill: luma(70), {_quote(block.caption)})"
    return f"{caption}\n#table(columns: ({columns}), table.header({head}), {body})"


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
