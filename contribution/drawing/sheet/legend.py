"""The legend: exactly the encodings that this sheet uses, with the lists that numbers refer to.

The letters of verdicts explained: one entry of a legend for each that a sheet shows.
"""

from collections.abc import Iterable, Iterator

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
    AGAINST,
    BAR_HEAD,
    HOLLOW_HEAD,
    HOURGLASS,
    WITHOUT_WEIGHT,
    LegendEntry,
    Section,
    keep_filled,
    make_entry,
)
from contribution.drawing.sheet.lanes import draw_strip
from contribution.drawing.sheet.sheet import Influence, MarkedLink, MarkedNode, Sheet
from contribution.drawing.sheet.wording import describe_influence

_SAMPLE = 26.0


_SWATCH = Box(11, 0, 17, 13)


def build_legend(sheet: Sheet, width: float) -> tuple[Section, ...]:
    """Return the sections that have entries, each entry no wider than `width`."""
    return keep_filled(
        Section("Verdict on a link: how far evidence carries it", tuple(_verdicts(sheet, width))),
        Section("Marks", tuple(_marks(sheet, width))),
        Section("Strands", tuple(_strands(sheet, width))),
        Section("Assumptions", tuple(_assumptions(sheet, width))),
        Section("Influences from outside", tuple(_influences(sheet, width))),
        explain_cut_labels(sheet.nodes, sheet.influences, width),
    )


def list_short_names(sheet: Sheet, width: float) -> tuple[Section, ...]:
    """Return only what the short names in the picture stand for, where all else is explained."""
    return keep_filled(Section("Assumptions", tuple(_assumptions(sheet, width))))


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


def _verdicts(sheet: Sheet, width: float) -> Iterator[LegendEntry]:
    on_links, used = {each.verdict for each in sheet.links}, find_verdicts(sheet)
    for verdict, scale in SCALE.items():
        if verdict in used:
            sample = draw_run(f"M0 6H{_SAMPLE}", verdict) if verdict in on_links else ""
            sample += draw_tag(draw_verdict(verdict), scale.colour).at(_SAMPLE + 3, 0.7)
            yield make_entry(f"verdict {verdict}", sample, f"{verdict}: {scale.meaning}", width)


def _marks(sheet: Sheet, width: float) -> Iterator[LegendEntry]:
    for sign, text in zip("▲▼○", _COUNTS, strict=True):
        if any(each.counts["▲▼○".index(sign)] for each in sheet.links):
            yield make_entry(f"count {sign}", draw_words(f"3{sign}").at(6, 1), text, width)
    if sheet.flags:
        flag = draw_pennant("1").at(6, 1)
        text = "flag: an assumption by its number, with the letter of its status"
        yield make_entry("flag", flag, text, width)
    if any(each.verdict is not None for each in sheet.nodes):
        corner = shape("path", d="M0 6H20V16", stroke=INK, fill="none", stroke_width=0.8)
        badge = draw_badge(Verdict.MODERATE).at(13, 0.7)
        text = (
            "round letter on a card: how sure it is that this happened at all; square tag on a "
            "link: how sure it is that one contributed to the other"
        )
        yield make_entry("badge", corner + badge, text, width)
    if Verdict.TOO_EARLY in find_verdicts(sheet):
        yield make_entry("hourglass", draw_hourglass().at(6, 1), HOURGLASS, width)
    yield from _heads(sheet, width)
    yield from _stresses(sheet, width)
    yield from _kinds_of_influence(sheet, width)


_COUNTS = (
    "pieces of evidence for the link",
    AGAINST,
    WITHOUT_WEIGHT,
)


def _stresses(sheet: Sheet, width: float) -> Iterator[LegendEntry]:
    marked: tuple[MarkedLink | MarkedNode, ...] = (*sheet.links, *sheet.nodes)
    if any(each.voices for each in sheet.links):
        text = "how many of how many people asked said so"
        yield make_entry("voices", draw_voices("5 of 6").at(2, 0), text, width)
    if any(each.is_weakest for each in marked):
        box = shape(
            "rect", x=6, y=1.5, width=18, height=10, fill=PAPER, stroke=INK, stroke_width=2.2
        )
        yield make_entry("weakest", box, "thick edge: a claim is no surer than this", width)
    if any(each.is_doubtful for each in marked):
        wave = shape("g", draw_doubt(24), transform="translate(4 8)")
        text = "wavy line: some part of it could not be read as it was written"
        yield make_entry("doubt", wave, text, width)


def _heads(sheet: Sheet, width: float) -> Iterator[LegendEntry]:
    shown = {manner_of(each.link) for each in sheet.links}
    for key, manner, text in (
        ("feedback", Manner(feedback=True), HOLLOW_HEAD),
        ("hinders", Manner(hinders=True), BAR_HEAD),
    ):
        if any(getattr(each, key) for each in shown):
            line = shape("path", d=f"M0 6H{_SAMPLE - 8}", stroke=INK, stroke_width=1.5)
            head = draw_head(manner, ((_SAMPLE - 8, 6), (_SAMPLE, 6)), 3.5, INK)
            yield make_entry(key, line + head, text, width)


def _kinds_of_influence(sheet: Sheet, width: float) -> Iterator[LegendEntry]:
    how = "joined by dotted lines" if sheet.joins_influences else "R… and W… on a card refer to it"
    for role, text, round_ in (
        ("competing", "rival: might explain the change without the programme", 0),
        ("complementary", "works alongside the programme", 6),
    ):
        if any(each.factor.role == role for each in sheet.influences):
            box = _dashed(28, 12, round_)
            yield make_entry(f"influence {role}", box, f"{text}; {how}", width)


def _dashed(width: float, height: float, round_: float) -> str:
    return shape(
        "rect",
        x=1,
        y=0.7,
        width=width,
        height=height,
        rx=round_,
        fill=PAPER,
        stroke=INK,
        stroke_width=0.9,
        stroke_dasharray="5,3",
    )


def _strands(sheet: Sheet, width: float) -> Iterator[LegendEntry]:
    positions = {each.node.strand: each.strand for each in sheet.nodes}
    for strand, label in sheet.strands.items():
        yield make_entry(f"strand {strand}", draw_strip(_SWATCH, positions[strand]), label, width)
    if sheet.strands and None in positions:
        yield make_entry("strand none", draw_strip(_SWATCH, None), "no strand", width)


def _assumptions(sheet: Sheet, width: float) -> Iterator[LegendEntry]:
    for flag in sheet.flags:
        pennant, letter = draw_pennant(str(flag.number)), draw_badge(flag.verdict)
        sample = pennant.at(6, 1) + letter.at(30, 1)
        necessary = " (necessary)" if flag.assumption.necessary else ""
        text = f"{flag.assumption.label or flag.assumption.id}{necessary}"
        yield make_entry(f"assumption {flag.assumption.id}", sample, text, width)


def explain_cut_labels(
    nodes: Iterable[MarkedNode], influences: Iterable[Influence], width: float
) -> Section:
    """Return in full the labels that are too long for their cards, by the numbers on these."""
    cut = {each.footnote: each.node.label for each in nodes}
    cut |= {each.footnote: each.factor.label for each in influences}
    entries = (
        make_entry(f"label {number}", draw_words(f"label {number}").at(2, 0), label, width)
        for number, label in sorted(cut.items())
        if number
    )
    return Section("Labels in full", tuple(entries))


def _influences(sheet: Sheet, width: float) -> Iterator[LegendEntry]:
    for influence in () if sheet.joins_influences else sheet.influences:
        yield _influence(influence, width)


def _influence(influence: Influence, width: float) -> LegendEntry:
    label = influence.factor.label or influence.factor.id
    round_ = 6 if influence.factor.role == "complementary" else 0
    reference = words(influence.reference, 3.5, 10.6, 10.0, fill=INK, font_weight="bold")
    badge = draw_badge(influence.verdict).at(33, 0.4)
    entry = make_entry(
        f"influence {influence.factor.id}",
        _dashed(26, 13, round_) + reference + badge,
        label,
        width,
    )
    group = shape(
        "g",
        title(describe_influence(influence)),
        entry.svg,
        class_="influence",
        data_influence=id_of(influence.factor.id),
    )
    return LegendEntry(entry.key, group, entry.height)
