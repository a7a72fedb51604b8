"""The legend: exactly the encodings that this sheet uses, with the lists that numbers refer to.

The letters of verdicts explained: one entry of a legend for each that a sheet shows.
"""

from collections.abc import Collection, Iterable, Iterator

from contribution.domain.verdict import SCALE, Verdict
from contribution.drawing.order.layout import Box
from contribution.drawing.pen.elements import (
    INK,
    PAPER,
    id_of,
    shape,
    title,
    words,
)
from contribution.drawing.pen.signs import (
    Manner,
    draw_badge,
    draw_doubt,
    draw_head,
    draw_hourglass,
    draw_pennant,
    draw_run,
    draw_tag,
    draw_verdict,
    draw_voices,
    draw_words,
    manner_of,
)
from contribution.drawing.sheet.entries import (
    HOURGLASS,
    Explained,
    LegendEntry,
    Section,
    explain,
    keep_filled,
    make_entry,
)
from contribution.drawing.sheet.lanes import draw_frame, draw_strip
from contribution.drawing.sheet.sheet import Influence, MarkedLink, MarkedNode, Sheet
from contribution.drawing.sheet.wording import describe_influence

_SAMPLE = 26.0


_SWATCH = Box(11, 0, 17, 13)


def build_legend(sheet: Sheet, width: float) -> tuple[Section, ...]:
    """Return the sections that have entries, each entry no wider than `width`."""
    return keep_filled(
        explain("Verdict on a link: how far evidence carries it", _verdicts(sheet), width),
        explain("Marks", _marks(sheet), width),
        explain("Strands", _strands(sheet), width),
        explain("Assumptions", _assumptions(sheet), width),
        Section("Influences from outside", tuple(_influences(sheet, width))),
        explain_cut_labels(sheet.nodes, sheet.influences, width),
    )


def list_short_names(sheet: Sheet, width: float) -> tuple[Section, ...]:
    """Return only what the short names in the picture stand for, where all else is explained."""
    return keep_filled(explain("Assumptions", _assumptions(sheet), width))


def find_verdicts(sheet: Sheet) -> frozenset[Verdict]:
    """Return every verdict that stands somewhere on the sheet, on a line or as a letter."""
    return frozenset(
        (
            *(each.verdict for each in sheet.links),
            *(each.verdict for each in sheet.nodes if each.verdict is not None),
            *(each.verdict for each in sheet.flags),
            *(each.verdict for each in sheet.influences),
        )
    )


def _verdicts(sheet: Sheet) -> Iterator[Explained]:
    on_links, used = {each.verdict for each in sheet.links}, find_verdicts(sheet)
    for verdict, scale in SCALE.items():
        if verdict in used:
            sample = draw_run(f"M0 6H{_SAMPLE}", verdict) if verdict in on_links else ""
            sample += draw_tag(draw_verdict(verdict), scale.colour).at(_SAMPLE + 3, 0.7)
            yield f"verdict {verdict}", sample, f"{verdict}: {scale.meaning}"


def _marks(sheet: Sheet) -> Iterator[Explained]:
    for place, (sign, text) in enumerate(_COUNTS.items()):
        if any(each.counts[place] for each in sheet.links):
            yield f"count {sign}", draw_words(f"3{sign}").at(6, 1), text
    if sheet.flags:
        text = "flag: an assumption by its number, with the letter of its status"
        yield "flag", draw_pennant("1").at(6, 1), text
    if any(each.verdict is not None for each in sheet.nodes):
        corner = shape("path", d="M0 6H20V16", stroke=INK, fill="none", stroke_width=0.8)
        text = (
            "round letter on a card: how sure it is that this happened at all; square tag on a "
            "link: how sure it is that one contributed to the other"
        )
        yield "badge", corner + draw_badge(Verdict.MODERATE).at(13, 0.7), text
    if Verdict.TOO_EARLY in find_verdicts(sheet):
        yield "hourglass", draw_hourglass().at(6, 1), HOURGLASS
    yield from explain_heads({manner_of(each.link) for each in sheet.links})
    yield from _stresses(sheet)
    yield from _kinds_of_influence(sheet)


_COUNTS = {
    "▲": "pieces of evidence for the link",
    "▼": "pieces of evidence against it",
    "○": "pieces that carry no weight (left out, not found or not looked for)",
}


def explain_heads(shown: Collection[Manner]) -> Iterator[Explained]:
    """Yield what the heads of these lines mean, where they are no plain arrow."""
    for key, text in (
        ("feedback", "hollow head: feedback, running back to an earlier stage"),
        ("hinders", "bar for a head: the cause makes the effect less likely"),
    ):
        if any(getattr(each, key) for each in shown):
            line = shape("path", d=f"M8 6H{_SAMPLE + 10}", stroke=INK, stroke_width=1.5)
            ends = (_SAMPLE + 10, 6.0), (_SAMPLE + 18, 6.0)
            yield key, line + draw_head(Manner(**{key: True}), ends, 3.5, INK), text


def _stresses(sheet: Sheet) -> Iterator[Explained]:
    marked: tuple[MarkedLink | MarkedNode, ...] = (*sheet.links, *sheet.nodes)
    if any(each.voices for each in sheet.links):
        yield "voices", draw_voices("5 of 6").at(2, 0), "how many of how many people asked said so"
    if any(each.is_weakest for each in marked):
        box = draw_frame(Box(6, 1.5, 24, 11.5), fill=PAPER, stroke=INK, stroke_width=2.2)
        yield "weakest", box, "thick edge: a claim is no surer than this"
    if any(each.is_doubtful for each in marked):
        wave = shape("g", draw_doubt(24), transform="translate(4 8)")
        yield "doubt", wave, "wavy line: some part of it could not be read as it was written"


def _kinds_of_influence(sheet: Sheet) -> Iterator[Explained]:
    how = "joined by dotted lines" if sheet.joins_influences else "R… and W… on a card refer to it"
    for role, text, round_ in (
        ("competing", "rival: might explain the change without the programme", 0),
        ("complementary", "works alongside the programme", 6),
    ):
        if any(each.factor.role == role for each in sheet.influences):
            yield f"influence {role}", _dashed(28, 12, round_), f"{text}; {how}"


def _dashed(width: float, height: float, round_: float) -> str:
    look: dict[str, str | float] = {"fill": PAPER, "stroke": INK, "stroke_dasharray": "5,3"}
    return draw_frame(Box(1, 0.7, 1 + width, 0.7 + height), rx=round_, stroke_width=0.9, **look)


def _strands(sheet: Sheet) -> Iterator[Explained]:
    positions = {each.node.strand: each.strand for each in sheet.nodes}
    for strand, label in sheet.strands.items():
        yield f"strand {strand}", draw_strip(_SWATCH, positions[strand]), label
    if sheet.strands and None in positions:
        yield "strand none", draw_strip(_SWATCH, None), "no strand"


def _assumptions(sheet: Sheet) -> Iterator[Explained]:
    for flag in sheet.flags:
        sample = draw_pennant(str(flag.number)).at(6, 1) + draw_badge(flag.verdict).at(30, 1)
        necessary = " (necessary)" if flag.assumption.necessary else ""
        text = f"{flag.assumption.label or flag.assumption.id}{necessary}"
        yield f"assumption {flag.assumption.id}", sample, text


def explain_cut_labels(
    nodes: Iterable[MarkedNode], influences: Iterable[Influence], width: float
) -> Section:
    """Return in full the labels that are too long for their cards, by the numbers on these."""
    cut = {each.footnote: each.node.label for each in nodes}
    cut |= {each.footnote: each.factor.label for each in influences}
    names = ((f"label {number}", label) for number, label in sorted(cut.items()) if number)
    rows = ((name, draw_words(name).at(2, 0), label) for name, label in names)
    return explain("Labels in full", rows, width)


def _influences(sheet: Sheet, width: float) -> Iterator[LegendEntry]:
    for influence in () if sheet.joins_influences else sheet.influences:
        factor = influence.factor
        box = _dashed(26, 13, 6 if factor.role == "complementary" else 0)
        reference = words(influence.reference, 3.5, 10.6, 10.0, fill=INK, font_weight="bold")
        sample = box + reference + draw_badge(influence.verdict).at(33, 0.4)
        entry = make_entry(f"influence {factor.id}", sample, factor.label or factor.id, width)
        told = title(describe_influence(influence))
        named = {"class_": "influence", "data_influence": id_of(factor.id)}
        yield entry._replace(svg=shape("g", told, entry.svg, **named))
