"""Shapes as PowerPoint has them: boxes with places for arrows, lines with bends, dash and head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from contribution.domain.verdict import SCALE, Verdict
from contribution.drawing.order.layout import Box, Point
from contribution.drawing.pen.elements import INK
from contribution.drawing.pen.signs import manner_of
from contribution.drawing.sheet.sheet import MarkedLink
from contribution.words.escaping import without_acting

POINT = 12_700
# Places for arrows that every box has; those of `give_ports` come after them.
USUAL_PORTS = 4
SPACE = "http://schemas.openxmlformats.org/drawingml/2006/main"
_FONT = "Arial"


def describe_shape(shape: Any, alt: str) -> None:  # noqa: ANN401
    """Give the shape a text for those who do not see it."""
    shape.element.xpath(".//p:cNvPr")[0].set("descr", without_acting(alt))


def leave_theme(shape: Any) -> None:  # noqa: ANN401
    """Take off what a theme adds, such as shadows."""
    for style in shape.element.xpath("./p:style"):
        shape.element.remove(style)


def find_colour(name: str) -> Any:  # noqa: ANN401
    """Return the colour that is written with a hash."""
    return import_module("pptx.dml.color").RGBColor.from_string(name.lstrip("#"))


def paint_shape(shape: Any, ground: str, edge: str) -> None:  # noqa: ANN401
    """Give the shape its ground, and a thin edge unless it is named empty."""
    shape.fill.solid()
    shape.fill.fore_color.rgb = find_colour(ground)
    if edge:
        shape.line.color.rgb = find_colour(edge)
        shape.line.width = round(0.8 * POINT)
    else:
        shape.line.fill.background()


def write_words(
    frame: Any,  # noqa: ANN401
    text: str,
    size: float,
    *,
    bold: bool = False,
    is_centred: bool = False,
) -> None:
    """Put the text into a frame, in ink and without margins that would break it elsewhere."""
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = round(3 * POINT)
    frame.margin_top = frame.margin_bottom = 0
    frame.text = without_acting(text)
    centre = import_module("pptx.enum.text").PP_ALIGN.CENTER
    left = import_module("pptx.enum.text").PP_ALIGN.LEFT
    for paragraph in frame.paragraphs:
        paragraph.alignment = centre if is_centred else left
        paragraph.font.size, paragraph.font.bold = round(size * POINT), bold
        paragraph.font.color.rgb, paragraph.font.name = find_colour(INK), _FONT


def _replace(shape: Any, old: str, new: Element) -> None:  # noqa: ANN401
    parse = import_module("pptx.oxml").parse_xml
    before = shape.element.spPr.find(f"{{{SPACE}}}{old}")
    before.getparent().replace(before, parse(tostring(new)))


def give_ports(shape: Any, box: Box, ports: Iterable[Point]) -> None:  # noqa: ANN401
    """Make it a rectangle on whose edge arrows may be glued where the picture has them end."""
    made = Element(f"{{{SPACE}}}custGeom")
    guides, sites = [], Element(f"{{{SPACE}}}cxnLst")
    # The usual four come first, since LibreOffice takes the first four for them in any case.
    for x_name, y_name in (("hc", "t"), ("l", "vc"), ("hc", "b"), ("r", "vc")):
        site = SubElement(sites, f"{{{SPACE}}}cxn", ang="0")
        SubElement(site, f"{{{SPACE}}}pos", x=x_name, y=y_name)
    for number, (x, y) in enumerate(ports):
        down = 100_000 * (y - box.top) / box.height
        guides.append((f"y{number}", f"*/ h {down:.0f} 100000"))
        is_left = abs(x - box.left) < abs(x - box.right)
        site = SubElement(sites, f"{{{SPACE}}}cxn", ang="cd2" if is_left else "0")
        SubElement(site, f"{{{SPACE}}}pos", x="l" if is_left else "r", y=f"y{number}")
    listed = SubElement(made, f"{{{SPACE}}}gdLst")
    for name, formula in guides:
        SubElement(listed, f"{{{SPACE}}}gd", name=name, fmla=formula)
    made.append(sites)
    SubElement(made, f"{{{SPACE}}}rect", l="l", t="t", r="r", b="b")
    path = SubElement(SubElement(made, f"{{{SPACE}}}pathLst"), f"{{{SPACE}}}path")
    corners = (("l", "t"), ("r", "t"), ("r", "b"), ("l", "b"))
    for step, (x_name, y_name) in zip(("moveTo", "lnTo", "lnTo", "lnTo"), corners, strict=True):
        SubElement(SubElement(path, f"{{{SPACE}}}{step}"), f"{{{SPACE}}}pt", x=x_name, y=y_name)
    SubElement(path, f"{{{SPACE}}}close")
    _replace(shape, "prstGeom", made)


def bend_line(arrow: Any, points: Sequence[Point]) -> None:  # noqa: ANN401
    """Give the arrow the bends of the picture; PowerPoint knows none with more than five runs."""
    (x, y), (right, bottom) = points[0], points[-1]
    wide, high = right - x or 0.01, bottom - y or 0.01
    bends = [(points[1][0] - x) / wide]
    if len(points) > 4:
        bends = [bends[0], (points[2][1] - y) / high, (points[-2][0] - x) / wide]
    kind = "straightConnector1" if len(points) == 2 else f"bentConnector{len(bends) + 2}"
    made = Element(f"{{{SPACE}}}prstGeom", prst=kind)
    listed = SubElement(made, f"{{{SPACE}}}avLst")
    for number, bend in enumerate(bends if len(points) > 2 else (), start=1):
        SubElement(listed, f"{{{SPACE}}}gd", name=f"adj{number}", fmla=f"val {100_000 * bend:.0f}")
    _replace(arrow, "prstGeom", made)


def dress_line(arrow: Any, marked: MarkedLink) -> None:  # noqa: ANN401
    """Give the arrow colour, width and dash of its verdict, and the head of its manner."""
    scale, manner = SCALE[marked.verdict], manner_of(marked.link)
    arrow.line.color.rgb = find_colour(scale.colour)
    arrow.line.width = round(scale.width * POINT)
    line = arrow.element.spPr.find(f"{{{SPACE}}}ln")
    if marked.verdict is Verdict.CONTESTED:
        line.set("cmpd", "dbl")
    for each in _list_strokes(scale.dash, scale.width):
        line.append(import_module("pptx.oxml").parse_xml(tostring(each)))
    head = "oval" if manner.hinders else "arrow" if manner.feedback else "triangle"
    line.append(line.makeelement(f"{{{SPACE}}}tailEnd", {"type": head}))


def _list_strokes(dash: str, width: float) -> Iterator[Element]:
    lengths = [float(each) for each in dash.split(",")] if dash else []
    made = Element(f"{{{SPACE}}}custDash")
    for long, gap in zip(lengths[::2], lengths[1::2], strict=False):
        shares = (round(100_000 * each / width) for each in (long, gap))
        SubElement(made, f"{{{SPACE}}}ds", dict(zip(("d", "sp"), map(str, shares), strict=True)))
    if lengths:
        yield made
