"""Writes a story as a Word file: real headings, tables, pictures as vectors with a text each."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import Any

from contribution.domain.verdict import SCALE
from contribution.drawing.sheet.paper import print_png
from contribution.errors import MissingLibraryError
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
    Run,
    Story,
    Strong,
    TableBlock,
    Text,
)
from contribution.words.escaping import without_acting

_INCHES = 6.3
_DOTS = 110
_VECTOR = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_VECTOR_KIND = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def write_word(story: Story) -> bytes:
    """Return the story without its annex as a Word file.

    Raises:
        MissingLibraryError: python-docx is not installed, or typst, which makes the fallback of a
            picture for old versions of Word.
    """
    try:
        docx = import_module("docx")
    except ImportError:
        raise MissingLibraryError("python-docx", "word", "A Word story") from None
    writer = _WordWriter(docx.Document(), story)
    writer.write()
    made = BytesIO()
    writer.document.save(made)
    return made.getvalue()


class _WordWriter:
    """One document being filled, block by block."""

    def __init__(self, document: Any, story: Story) -> None:  # noqa: ANN401 - of a library without types
        self.document = document
        self.story = story

    def write(self) -> None:
        story, document = self.story, self.document
        properties = document.core_properties
        properties.title, properties.subject = _tidy(story.title), _tidy(story.question)
        properties.author, properties.language = "", story.lang
        document.add_paragraph(_tidy(story.kicker))
        document.add_heading(_tidy(story.question), 0)
        self._write_all(story.front, 1)
        if story.annex:
            self._add_contents()
        self._write_all(story.parts, 1)
        document.add_paragraph(_tidy(story.words("about.print")))

    def _write_all(self, blocks: tuple[Block, ...], level: int) -> None:
        for block in blocks:
            self._write(block, level)

    def _write(self, block: Block, level: int) -> None:
        if isinstance(block, Part):
            self._fill(self.document.add_heading("", min(level, 9)), block.title)
            self._write_all(block.blocks, level + 1)
        elif isinstance(block, Fold):
            self._fill(self.document.add_paragraph(), block.summary)
            self._write_all(block.blocks, level + 1)
        elif isinstance(block, Picture):
            self._draw(block)
        elif isinstance(block, TableBlock):
            self._tabulate(block.head, tuple(row.cells for row in block.rows), block.caption)
        else:
            self._write_leaf(block)

    def _write_leaf(self, block: Prose | Bullets | Facts) -> None:
        if isinstance(block, Prose):
            self._fill(self.document.add_paragraph(), block.text)
        elif isinstance(block, Bullets):
            style = "List Number" if block.is_ordered else "List Bullet"
            for item in block.items:
                self._fill(self.document.add_paragraph(style=style), item)
        else:
            for name, text in block.pairs:
                if text:
                    self._fill(self.document.add_paragraph(), (Strong(f"{name}: "), *text))

    def _tabulate(
        self, head: tuple[str, ...], rows: tuple[tuple[Text, ...], ...], caption: str
    ) -> None:
        self.document.add_paragraph(_tidy(caption), style="Caption")
        table = self.document.add_table(rows=1, cols=len(head), style="Light Grid Accent 1")
        for cell, title in zip(table.rows[0].cells, head, strict=True):
            cell.text = _tidy(title)
        # Marked as a heading, the row is repeated on every page and read out with each cell.
        properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - has no public name
        properties.append(_make("w:tblHeader", val="true"))
        for cells in rows:
            for cell, text in zip(table.add_row().cells, cells, strict=True):
                self._fill(cell.paragraphs[0], text)

    def _draw(self, block: Picture) -> None:
        shared = import_module("docx.shared")
        svg = block.draw()
        fallback = BytesIO(print_png(svg, _DOTS))
        shape = self.document.add_picture(fallback, width=shared.Inches(_INCHES))
        shape._inline.docPr.set("descr", _tidy(block.alt))  # noqa: SLF001 - has no public name
        self._add_vector(shape, svg)
        self.document.add_paragraph(_tidy(block.caption), style="Caption")

    def _add_vector(self, shape: Any, svg: str) -> None:  # noqa: ANN401 - as above
        opc, ns = import_module("docx.opc.part"), import_module("docx.opc.packuri")
        part = self.document.part
        number = sum(each.partname.endswith(".svg") for each in part.package.iter_parts()) + 1
        name = ns.PackURI(f"/word/media/vector{number}.svg")
        vector = opc.Part(name, "image/svg+xml", svg.encode(), part.package)
        related = part.relate_to(vector, f"{_RELATED}/image")
        blip = shape._inline.graphic.graphicData.pic.blipFill.blip  # noqa: SLF001 - as above
        blip.append(_read_xml(_VECTOR_XML.replace("RELATED", related)))

    def _add_contents(self) -> None:
        # A field that Word fills when the file is opened; the words stand in until then.
        run = self.document.add_paragraph().add_run()
        for kind, text in (("begin", ""), ("", 'TOC \\o "1-2" \\h'), ("separate", ""), ("end", "")):
            if kind:
                run._r.append(_make("w:fldChar", fldCharType=kind))  # noqa: SLF001 - as above
            else:
                run._r.append(_make_text("w:instrText", text))  # noqa: SLF001 - as above
        settings = self.document.settings.element
        settings.append(_make("w:updateFields", val="true"))

    def _fill(self, paragraph: Any, text: Text) -> None:  # noqa: ANN401 - as above
        for run in text:
            added = paragraph.add_run(_tidy(_say(run)))
            added.bold = isinstance(run, Strong | Badge) or None
            if isinstance(run, Code | Quiet):
                added.font.size = import_module("docx.shared").Pt(9)


_VECTOR_XML = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    f'<a:ext uri="{_VECTOR_KIND}"><asvg:svgBlip xmlns:asvg="{_VECTOR}" xmlns:r="{_RELATED}" '
    'r:embed="RELATED"/></a:ext></a:extLst>'
)


def _read_xml(text: str) -> Any:  # noqa: ANN401 - as above
    return import_module("docx.oxml").parse_xml(text)


def _make(name: str, **attributes: str) -> Any:  # noqa: ANN401 - as above
    made = import_module("docx.oxml").OxmlElement(name)
    for key, value in attributes.items():
        made.set(import_module("docx.oxml.ns").qn(f"w:{key}"), value)
    return made


def _make_text(name: str, text: str) -> Any:  # noqa: ANN401 - as above
    made = _make(name)
    made.text = text
    return made


def _say(run: Run) -> str:
    if isinstance(run, str):
        return run
    if isinstance(run, Badge):
        letter = SCALE[run.verdict].letter
        return f"[{letter}]" if run.is_brief else f"[{letter}] {run.word}"
    return run.text


def _tidy(text: str) -> str:
    return without_acting(text)
