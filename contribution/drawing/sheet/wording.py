"""The picture in words: a title for every node and link, and a description of the whole."""

from __future__ import annotations

from contribution.domain.logic_model import CausalLink
from contribution.domain.verdict import SCALE, Verdict
from contribution.drawing.sheet.sheet import Flag, Influence, MarkedLink, MarkedNode, Sheet
from contribution.words.phrases import count_of

HEADINGS = {
    "context": "Context",
    "input": "Inputs",
    "activity": "Activities",
    "output": "Outputs",
    "short-term outcome": "Short term",
    "medium-term outcome": "Medium term",
    "long-term outcome": "Long term",
    "impact": "Impact",
}


def describe_node(marked: MarkedNode, sheet: Sheet) -> str:
    """Return the node in words: label, stage, strand, its own verdict, influences."""
    node = marked.node
    strand = sheet.strands.get(node.strand or "")
    parts = [f"{node.label or node.id} ({node.stage}{f', {strand}' if strand else ''})"]
    if marked.verdict is not None:
        parts.append(f"whether it came about: {marked.verdict}")
    if marked.influences:
        parts.append(f"also influenced from outside: {', '.join(marked.influences)}")
    if node.note:
        parts.append(node.note)
    return "; ".join(parts)


def describe_link(marked: MarkedLink, sheet: Sheet) -> str:
    """Return the link in words: ends, verdict, evidence, assumptions and their status."""
    link = marked.link
    told = [f"{marked.verdict}, {describe_counts(marked.counts)}"]
    if link.feedback:
        told.append("a feedback link")
    if marked.flags:
        told.append("assumes " + ", ".join(describe_flag(flag) for flag in marked.flags))
    if link.because:
        told.append(f"because {link.because[:1].lower()}{link.because[1:]}")
    return f"{name_ends(link, sheet)}: {'; '.join(told)}"


def name_ends(link: CausalLink, sheet: Sheet) -> str:
    """Return from where to where the link goes, by the labels of its ends."""
    names = (sheet.labels.get(each, each) for each in (link.source, link.target))
    return " → ".join(names)


def describe_counts(counts: tuple[int, int, int]) -> str:
    """Return how much evidence there is, in words."""
    ahead, against, without = counts
    if not any(counts):
        return "no evidence"
    said = f"{ahead} for, {against} against"
    return said + (f", {without} without weight" if without else "")


def describe_flag(flag: Flag) -> str:
    """Return the assumption with its number and status."""
    return f"{flag.number} {flag.assumption.label} ({flag.verdict})"


def describe_influence(influence: Influence) -> str:
    """Return the influence in words: kind, label, what is known of it."""
    kind = (
        "rival explanation" if influence.factor.role == "competing" else "works with the programme"
    )
    return f"{influence.reference} {influence.factor.label} ({kind}): {influence.verdict}"


def name_picture(sheet: Sheet) -> str:
    """Return the picture's title."""
    return f"{sheet.title}: {sheet.focus}" if sheet.focus else f"{sheet.title}: logic model"


def describe_picture(sheet: Sheet) -> str:
    """Return what someone who cannot see the picture needs: size, strongest and weakest links."""
    stages = count_of(len(sheet.stages), "stage")
    parts = [
        f"{count_of(len(sheet.nodes), 'element')} in {stages}",
        f"{count_of(len(sheet.links), 'link')}, {count_of(len(sheet.flags), 'assumption')}",
        f"{count_of(len(sheet.influences), 'influence')} from outside",
    ]
    if sheet.links:
        ranked = sorted(sheet.links, key=lambda each: -SCALE[each.verdict].rank)
        tested = [each for each in ranked if each.verdict is not Verdict.UNTESTED]
        parts.append(f"Strongest link: {_short(ranked[0], sheet)}")
        if len(tested) > 1:
            parts.append(f"weakest link with evidence: {_short(tested[-1], sheet)}")
        untested = sum(each.verdict is Verdict.UNTESTED for each in sheet.links)
        if untested:
            parts.append(f"{count_of(untested, 'link')} untested")
    return ". ".join(f"{part[0].upper()}{part[1:]}" for part in (*parts, *sheet.captions)) + "."


def _short(marked: MarkedLink, sheet: Sheet) -> str:
    ends = name_ends(marked.link, sheet)
    return f"{ends} ({marked.verdict}: {SCALE[marked.verdict].alt})"
