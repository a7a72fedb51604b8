"""The contribution story as a Word file, to edit and to send round: real headings and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from io import BytesIO
from typing import Any

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE
from contribution.domain.view import Format, View
from contribution.drawing.sheet.paper import print_png
from contribution.errors import MissingLibraryError
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
    flatten,
    unpack_logo,
    walk,
    weigh_columns,
)
from contribution.story.page import HONOURED, fit_paper, tell
from contribution.words.escaping import without_acting

_INCHES = 6.7
_MARGIN = 0.8
_DOTS = 110
_BLUE = "12436D"
_MOST_COLUMNS = 5
_VECTOR = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_VECTOR_KIND = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def render_word(assessment: Assessment, view: View) -> bytes:
    """Return the story of what the view shows as a Word file, without its annex.

    Raises:
        MissingLibraryError: python-docx is not installed, or typst, which makes the fallback of a
            picture for old versions of Word.
    """
    try:
        docx = import_module("docx")
    except ImportError:
        raise MissingLibraryError("python-docx", "word", "A Word story") from None
    writer = _WordWriter(docx.Document(), fit_paper(tell(assessment, view)))
    writer.write(has_contents=not view.brief)
    made = BytesIO()
    writer.document.save(made)
    return made.getvalue()


class _WordWriter:
    """One document being filled, block by block."""

    def __init__(self, document: Any, story: Story) -> None:  # noqa: ANN401 - of a library without types
        self.document = document
        self.story = story
        blocks = (*story.front, *story.parts)
        self.named = {
            each.name: number
            for number, each in enumerate(each for each in walk(blocks) if isinstance(each, Part))
        }
        self.writers: dict[type, Callable[[Any, int], None]] = {
            Part: self._write_part,
            Fold: self._write_fold,
            Picture: self._write_picture,
            Prose: self._write_prose,
            Bullets: self._write_bullets,
            Facts: self._write_facts,
            TableBlock: self._write_table,
        }

    def write(self, *, has_contents: bool) -> None:
        story, document = self.story, self.document
        self._dress()
        properties = document.core_properties
        properties.title, properties.subject = (
            without_acting(story.title),
            without_acting(story.question),
        )
        properties.author, properties.language = "", story.lang
        if story.logo:
            self._add_logo()
        document.add_paragraph(without_acting(story.kicker))
        document.add_heading(without_acting(story.question), 0)
        self._write_all(story.front, 1)
        if has_contents:
            self._add_contents()
        self._write_all(story.parts, 1)

    def _add_logo(self) -> None:
        kind, content = unpack_logo(self.story)
        picture = BytesIO(print_png(content.decode(), _DOTS) if kind == "svg" else content)
        shape = self.document.add_picture(picture, height=import_module("docx.shared").Mm(12))
        shape._inline.docPr.set("descr", without_acting(self.story.title))  # noqa: SLF001 - as below

    def _dress(self) -> None:
        shared = import_module("docx.shared")
        for section in self.document.sections:
            section.page_width, section.page_height = shared.Mm(210), shared.Mm(297)
            for side in ("left", "right", "top", "bottom"):
                setattr(section, f"{side}_margin", shared.Inches(_MARGIN))
        styles = self.document.styles
        names = ("Normal", "Title", *(f"Heading {level}" for level in range(1, 5)), "Caption")
        for name in names:
            font = styles[name].font
            font.name = "Arial"
            # The headings of the template name a font of their theme, which would win.
            fonts = styles[name].element.get_or_add_rPr().get_or_add_rFonts()
            for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(_qualify(kind), None)
            if name != "Normal":
                font.color.rgb = shared.RGBColor.from_string(_BLUE)
        styles["Normal"].font.size = shared.Pt(10)
        styles["Title"].font.size = shared.Pt(20)
        language = _make("w:lang", val=self.story.lang)
        styles["Normal"].element.get_or_add_rPr().append(language)

    def _write_all(self, blocks: Iterable[Block], level: int) -> None:
        for block in blocks:
            self.writers[type(block)](block, level)

    def _write_part(self, block: Part, level: int) -> None:
        heading = self.document.add_heading("", min(level, 9))
        number = str(self.named[block.name])
        heading._p.append(_make("w:bookmarkStart", id=number, name=f"part_{number}"))  # noqa: SLF001 - has no public name
        self._fill(heading, block.title)
        heading._p.append(_make("w:bookmarkEnd", id=number))  # noqa: SLF001 - as above
        self._write_all(block.blocks, level + 1)

    def _write_fold(self, block: Fold, level: int) -> None:
        self._fill(self.document.add_paragraph(), block.summary)
        self._write_all(block.blocks, level + 1)

    def _write_prose(self, block: Prose, _: int) -> None:
        paragraph = self.document.add_paragraph()
        self._fill(paragraph, block.text)
        if block.kind in LEADING:
            paragraph.paragraph_format.keep_with_next = True
            for run in paragraph.runs:
                run.bold = True

    def _write_bullets(self, block: Bullets, _: int) -> None:
        style = "List Number" if block.is_ordered else "List Bullet"
        number = self._start_numbers(style) if block.is_ordered else None
        mark = {"for": "▲ ", "against": "▼ "}.get(block.kind, "")
        for item in block.items:
            paragraph = self.document.add_paragraph(style=style)
            if number is not None:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - as above
                properties.get_or_add_numId().val = number
            self._fill(paragraph, (mark, *item))

    def _start_numbers(self, style: str) -> int:
        # Every list of one style goes on counting unless it is given a numbering of its own.
        numbering = self.document.part.numbering_part.element
        used = self.document.styles[style].element.pPr.numPr.numId.val
        fresh = numbering.add_num(numbering.num_having_numId(used).abstractNumId.val)
        fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(fresh.numId)

    def _write_facts(self, block: Facts, _: int) -> None:
        for name, text in block.pairs:
            if text:
                self._fill(self.document.add_paragraph(), (Strong(f"{name}: "), *text))

    def _write_table(self, block: TableBlock, _: int) -> None:
        shared = import_module("docx.shared")
        caption = self.document.add_paragraph(without_acting(block.caption), style="Caption")
        caption.paragraph_format.keep_with_next = True
        table = self.document.add_table(rows=1, cols=len(block.head), style="Table Grid")
        table.autofit = False
        weights = weigh_columns(block)
        widths = [shared.Inches(_INCHES * each / sum(weights)) for each in weights]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        # Marked as a heading, the row is repeated on every page and read out with each cell.
        properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - as above
        properties.append(_make("w:tblHeader", val="true"))
        texts = (tuple((Strong(each),) for each in block.head), *(row.cells for row in block.rows))
        size = shared.Pt(8 if len(block.head) > _MOST_COLUMNS else 9)
        for number, row in enumerate(texts):
            cells = table.add_row().cells if number else table.rows[0].cells
            table.rows[-1]._tr.get_or_add_trPr().append(_make("w:cantSplit"))  # noqa: SLF001 - as above
            for cell, text, width in zip(cells, row, widths, strict=True):
                cell.width = width
                self._fill(cell.paragraphs[0], text, size)

    def _write_picture(self, block: Picture, _: int) -> None:
        shared = import_module("docx.shared")
        svg = block.draw()
        fallback = BytesIO(print_png(svg, _DOTS))
        shape = self.document.add_picture(fallback, width=shared.Inches(_INCHES))
        self.document.paragraphs[-1].paragraph_format.keep_with_next = True
        shape._inline.docPr.set("descr", without_acting(block.alt))  # noqa: SLF001 - as above
        self._add_vector(shape, svg)
        self.document.add_paragraph(without_acting(block.caption), style="Caption")

    def _add_vector(self, shape: Any, svg: str) -> None:  # noqa: ANN401 - as above
        opc, ns = import_module("docx.opc.part"), import_module("docx.opc.packuri")
        part = self.document.part
        number = sum(each.partname.endswith(".svg") for each in part.package.iter_parts()) + 1
        name = ns.PackURI(f"/word/media/vector{number}.svg")
        vector = opc.Part(name, "image/svg+xml", svg.encode(), part.package)
        related = part.relate_to(vector, f"{_RELATED}/image")
        blip = shape._inline.graphic.graphicData.pic.blipFill.blip  # noqa: SLF001 - as above
        read = import_module("docx.oxml").parse_xml
        blip.append(read(_VECTOR_XML.replace("RELATED", related)))

    def _add_contents(self) -> None:
        # A field, so that Word can give it page numbers; until then its lines lead to the headings.
        self._fill(self.document.add_paragraph(), (Strong(self.story.words("page.contents")),))
        for number, (level, block) in enumerate(_find_headings(self.story.parts)):
            line = self.document.add_paragraph()
            for kind in () if number else ("begin", "", "separate"):
                made = _make("w:fldChar", fldCharType=kind, dirty="true")
                if not kind:
                    made = _make("w:instrText")
                    made.text = 'TOC \\o "1-2" \\h'
                line.add_run()._r.append(made)  # noqa: SLF001 - as above
            line.paragraph_format.left_indent = import_module("docx.shared").Mm(6 * (level - 1))
            line.paragraph_format.space_after = 0
            self._link(line, flatten(block.title), block.name)
        line.add_run()._r.append(_make("w:fldChar", fldCharType="end"))  # noqa: SLF001 - as above

    def _link(self, paragraph: Any, text: str, to: str) -> Any:  # noqa: ANN401 - as above
        link = _make("w:hyperlink", anchor=f"part_{self.named[to]}")
        run = paragraph.add_run(without_acting(text))
        link.append(run._r)  # noqa: SLF001 - as above
        paragraph._p.append(link)  # noqa: SLF001 - as above
        return run

    def _fill(self, paragraph: Any, text: Text, size: Any = None) -> None:  # noqa: ANN401 - as above
        shared = import_module("docx.shared")
        for run in text:
            said = without_acting(_say(run))
            if isinstance(run, Ref) and run.to in self.named:
                added = self._link(paragraph, said, run.to)
            else:
                added = paragraph.add_run(said)
            added.bold = isinstance(run, Strong | Badge) or None
            added.font.size = shared.Pt(8.5) if isinstance(run, Code | Quiet) else size
            if isinstance(run, Badge):
                colour = SCALE[run.verdict].colour.removeprefix("#")
                added.font.color.rgb = shared.RGBColor.from_string(colour)


_VECTOR_XML = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    f'<a:ext uri="{_VECTOR_KIND}"><asvg:svgBlip xmlns:asvg="{_VECTOR}" xmlns:r="{_RELATED}" '
    'r:embed="RELATED"/></a:ext></a:extLst>'
)


def _find_headings(parts: Iterable[Part], level: int = 1) -> Iterable[tuple[int, Part]]:
    for part in parts:
        yield level, part
        if level < 2:
            inside = (each for each in part.blocks if isinstance(each, Part))
            yield from _find_headings(inside, level + 1)


def _qualify(name: str) -> Any:  # noqa: ANN401 - as above
    return import_module("docx.oxml.ns").qn(f"w:{name}")


def _make(tag: str, /, **attributes: str) -> Any:  # noqa: ANN401 - as above
    made = import_module("docx.oxml").OxmlElement(tag)
    for key, value in attributes.items():
        made.set(_qualify(key), value)
    return made


def _say(run: Run) -> str:
    if isinstance(run, str):
        return run
    if isinstance(run, Badge):
        letter = SCALE[run.verdict].letter
        return f"[{letter}]" if run.is_brief else f"[{letter}] {run.word}"
    return run.text


FORMAT = Format("The contribution story as a Word file", render_word, HONOURED)
