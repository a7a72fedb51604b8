"""The picture as a Mermaid flowchart: stages as groups, verdict letters and counts on links."""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import SCALE
from contribution.domain.view import View
from contribution.drawing.channels.folding import count_verdicts, fold, name_place
from contribution.drawing.pen.elements import INK, PAPER, id_of, strand_colour
from contribution.drawing.pen.lettering import clean
from contribution.drawing.pen.signs import manner_of
from contribution.drawing.sheet.cards import label_link
from contribution.drawing.sheet.sheet import MarkedLink, Sheet, build_sheet
from contribution.drawing.sheet.wording import (
    HEADINGS,
    describe_picture,
    name_picture,
)
from contribution.words.phrases import count_of

# What draws Mermaid in a page sets it by itself, and no larger map can be read there.
_MOST_NODES = 25


def build_mermaid(assessment: Assessment, view: View) -> str:
    """Return the view as Mermaid text, folded by strand and stage when it is large."""
    sheet = build_sheet(assessment, view)
    title = _quote(clean(name_picture(sheet))).replace('"', "")
    lines = [f'---\ntitle: "{title}"\n---', f"flowchart {'TB' if view.rank == 'TB' else 'LR'}"]
    lines.append(f"  accTitle: {title}\n  accDescr: {_plain(describe_picture(sheet))}")
    is_large = len(sheet.nodes) > _MOST_NODES and not (view.focus or view.strand)
    if view.form == "overview" or (is_large and not view.form):
        lines.extend(_cells(sheet))
    else:
        lines.extend((*_stages(sheet), *_influences(sheet), *_links(sheet), *_classes(sheet)))
    return "\n".join(lines) + "\n"


def _cells(sheet: Sheet) -> Iterator[str]:
    folded = fold(sheet)
    names = {cell.place: f"cell_{number}" for number, cell in enumerate(folded.cells)}
    for cell in folded.cells:
        told = f"{name_place(cell.place, sheet)}: {count_of(len(cell.nodes), 'element')}"
        yield f'  {names[cell.place]}["{_quote(told)}"]'
    for bundle in folded.bundles:
        counts = count_verdicts(bundle.links)
        letters = (f"{number} {SCALE[verdict].letter}" for verdict, number in counts)
        said = " ".join((*bundle.ends.manner.names, *letters))
        source, target = names[bundle.ends.source], names[bundle.ends.target]
        yield f'  {source} -->|"{_quote(said)}"| {target}'


def _name(subject: str) -> str:
    # Mermaid stumbles over ids that are, or begin with, its own words: end, o, x, default, class.
    return "n_" + id_of(subject).replace("-", "_2d_").replace(".", "_2e_")


def _stages(sheet: Sheet) -> Iterator[str]:
    for stage in sheet.stages:
        yield f'  subgraph stage_{stage.column} ["{HEADINGS[stage]}"]'
        for marked in sheet.nodes:
            if marked.node.stage is stage:
                letter = f" ({SCALE[marked.verdict].letter})" if marked.verdict else ""
                label = _quote((marked.node.label or marked.node.id) + letter)
                yield f'    {_name(marked.node.id)}["{label}"]'
        yield "  end"


def _influences(sheet: Sheet) -> Iterator[str]:
    if not sheet.influences:
        return
    yield '  subgraph influences ["Influences from outside"]'
    for each in sheet.influences:
        left, right = ("[", "]") if each.factor.role == "competing" else ("([", "])")
        label = _quote(f"{each.reference} {each.factor.label} ({SCALE[each.verdict].letter})")
        yield f'    {_name(each.factor.id)}{left}"{label}"{right}'
    yield "  end"


def _links(sheet: Sheet) -> Iterator[str]:
    for number, marked in enumerate(sheet.links):
        scale, link = SCALE[marked.verdict], marked.link
        head = "--x" if manner_of(link).hinders else "-->"
        yield (
            f'  {_name(link.source)} {head}|"{_quote(_said(marked))}"| {_name(link.target)}'
            f"\n  linkStyle {number} stroke:{scale.colour},stroke-width:{scale.width:g}px"
            + (f",stroke-dasharray:{scale.dash.replace(',', ' ')}" if scale.dash else "")
        )
    for each in sheet.influences:
        for touched in each.touches:
            yield f"  {_name(each.factor.id)} -.-o {_name(touched)}"


def _said(marked: MarkedLink) -> str:
    return " ".join((*manner_of(marked.link).names, label_link(marked)))


def _classes(sheet: Sheet) -> Iterator[str]:
    positions = sorted({each.strand for each in sheet.nodes if each.strand is not None})
    for position in positions:
        members = ",".join(_name(each.node.id) for each in sheet.nodes if each.strand == position)
        colour = strand_colour(position)
        look = f"fill:{PAPER},stroke:{colour},stroke-width:3px,color:{INK}"
        yield f"  classDef strand_{position} {look}"
        yield f"  class {members} strand_{position}"
    if sheet.influences:
        members = ",".join(_name(each.factor.id) for each in sheet.influences)
        yield f"  classDef outside fill:{PAPER},stroke:{INK},stroke-dasharray:5 3,color:{INK}"
        yield f"  class {members} outside"


def _quote(text: str) -> str:
    # Mermaid writes a sign by its number between # and ;.
    return "<br/>".join(
        "".join(
            each if each.isalnum() or each in " ,.:()'-→▲▼○±?!+–" else f"#{ord(each)};"
            for each in clean(line)
        )
        for line in text.split("\n")
        if clean(line)
    )


def _plain(text: str) -> str:
    return clean(text).replace("{", "(").replace("}", ")").replace("#", "no. ").replace(";", ",")
