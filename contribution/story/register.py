"""The annex of evidence: every item once, by source, with its rows, its chart and its working."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from contribution.domain.evidence import Evidence, EvidenceRegister, Sighting
from contribution.domain.indexing import group_by
from contribution.drawing.charts.charts import describe_chart, draw_chart
from contribution.story.blocks import (
    Block,
    Bullets,
    Code,
    Fold,
    Part,
    Picture,
    Prose,
    Quiet,
    Strong,
    Text,
    anchor,
    keep,
)
from contribution.story.confidences import is_of_group
from contribution.story.telling import Telling
from contribution.story.words import say_place

_NUMBER = re.compile(r"[-+−]?\d[\d,.]*(?:%|\b)")
# What more items than these say alike is said once above them.
_FEW = 2
# A chart of so few points shows no more than its sentence says, unless a finding cites it.
_FEW_POINTS = 6
_FEW_ROWS = 4


def build_register(telling: Telling) -> Part:
    """Return every item told of, grouped by the register that lists it."""
    speech = telling.speech
    by_register = group_by(telling.evidence, lambda each: each.register.id)
    parts = tuple(_build_group(telling, found) for found in by_register.values())
    intro = Prose(speech.say("evidence.intro" if parts else "evidence.nobody"))
    return Part(anchor("part", "evidence"), speech.say("part.evidence"), (intro, *parts))


def _build_group(telling: Telling, found: tuple[Evidence, ...]) -> Part:
    register, speech = found[0].register, telling.speech
    shared = _share_lines(telling, found)
    by = speech.plain(f"by.{register.by or 'unstated'}")
    kind = found[0].kind.label
    table = (" ", Code(register.table.file)) if register.table else ()
    where = (" ", Quiet(str(register.at))) if register.at else ()
    usual = _say_quality(telling, register, found[0], of_item=False)
    head: Text = (
        f"{kind[:1].upper()}{kind[1:]}, {by}. {usual[:1].upper()}{usual[1:]}.",
        *table,
        *where,
    )
    note = Prose((register.note,), "note") if register.note else None
    common: Block | None = None
    if shared:
        common = Fold(speech.say("evidence.all-items"), (Bullets(tuple(shared.values())),))
    items = tuple(_build_item(telling, each, shared) for each in found)
    blocks = keep(Prose(head), note, common, _tell_corrections(telling, register), *items)
    return Part(anchor("register", register.id), (register.title,), blocks, "register")


def _say_quality(
    telling: Telling, register: EvidenceRegister, evidence: Evidence, *, of_item: bool
) -> str:
    speech = telling.speech
    voices = evidence.stakeholders if of_item else register.stakeholders
    named = [telling.graph.model.stakeholders.get(each, each) for each in voices]
    stated = 2 if register.quality is None else register.quality
    quality = evidence.quality if of_item else stated
    because = (evidence.item.because if of_item else register.because) or ""
    return speech.plain(
        "evidence.source",
        who=", ".join(named) or (evidence.group if of_item else register.source or register.id),
        quality=str(quality),
        word=speech.plain(f"quality.{quality}"),
        because=f" ({because})" if because else "",
    )


def _share_lines(telling: Telling, found: tuple[Evidence, ...]) -> Mapping[str, Text]:
    """Return what several items say alike but for their numbers, said once with the numbers."""
    alike: dict[str, dict[int, str]] = {}
    for each in found:
        said = each.observation.sentence
        lines = dict.fromkeys((*each.observation.working, *each.observation.cautions))
        for line in (line for line in lines if _adds(line, said)):
            alike.setdefault(_NUMBER.sub("…", line), {})[telling.numbers[each.id]] = line
    shared: dict[str, Text] = {}
    for pattern, told_by in alike.items():
        if len(told_by) <= _FEW:
            continue
        numbers = {number: ", ".join(_NUMBER.findall(line)) for number, line in told_by.items()}
        if len(set(numbers.values())) == 1:
            shared[pattern] = (next(iter(told_by.values())),)
        else:
            told = "; ".join(f"[{number}] {each}" for number, each in numbers.items())
            shared[pattern] = (f"{pattern}: ", Quiet(told))
    return shared


def _build_item(telling: Telling, evidence: Evidence, shared: Mapping[str, Text]) -> Fold:
    item, observation, speech = evidence.item, evidence.observation, telling.speech
    says = item.says.rstrip(".")
    sentence = observation.sentence or item.says
    expected = () if says in sentence else (*speech.say("evidence.expected", says=says), " ")
    where = item.at
    look_up = (" ", Quiet(str(where))) if where and str(where) not in sentence else ()
    own = _say_quality(telling, evidence.register, evidence, of_item=True)
    usual = _say_quality(telling, evidence.register, evidence, of_item=False)
    quality = (" ", Quiet(own)) if own != usual and _differs(evidence) else ()
    working, cautions = (
        [line for line in lines if _NUMBER.sub("…", line) not in shared and _adds(line, sentence)]
        for lines in (observation.working, observation.cautions)
    )
    written = (" ", Code(say_place(item.places.at()))) if item.places.key.file else ()
    head: Text = (*expected, *quality, *look_up, *written)
    return Fold(
        (f"{_mark(evidence)} ", Strong(f"[{telling.numbers[item.id]}]"), f" {sentence}"),
        keep(
            Prose(head) if head else None,
            Prose((item.note,), "note") if item.note else None,
            _list_figures(telling, evidence),
            Bullets(_as_texts(working), kind="working") if working else None,
            Bullets(_as_texts(cautions), kind="cautions") if cautions else None,
            _list_mismatches(telling, evidence),
            _draw_chart(telling, evidence),
        ),
        anchor("item", item.id),
        "item",
        (("kind", evidence.kind.name), ("voices", " ".join(evidence.stakeholders))),
    )


def _adds(line: str, sentence: str) -> bool:
    numbers = _NUMBER.findall(line)
    return not numbers or any(each.lstrip("+-−") not in sentence for each in numbers)


def _differs(evidence: Evidence) -> bool:
    # Most items are what their register says of all of them.
    item, register = evidence.item, evidence.register
    usual = 2 if register.quality is None else register.quality
    return bool(
        item.because or item.source or item.group or item.stakeholders or evidence.quality != usual
    )


def _list_figures(telling: Telling, evidence: Evidence) -> Prose | None:
    observation, speech = evidence.observation, telling.speech
    # The sentence tells the figures; here are the rows of the table that they were read from.
    lines = sorted({row.line for figure in observation.figures for row in figure.rows})
    if not lines or observation.suppressed or observation.withheld:
        return None
    said = ", ".join(map(str, lines))
    if len(lines) > _FEW_ROWS:
        ends = {"first": str(lines[0]), "last": str(lines[-1]), "number": str(len(lines))}
        said = speech.plain("evidence.row-span", **ends)
    return Prose((f"{speech.plain('evidence.rows')} {said}",), "figures")


def _list_mismatches(telling: Telling, evidence: Evidence) -> Bullets | None:
    observation = evidence.observation
    found = (*observation.mismatches, *observation.unreadable)
    told = [each for each in found if not is_of_group(evidence.register, each.where)]
    if not told:
        return None
    head = telling.speech.plain("evidence.disagrees")
    return Bullets(tuple((f"{head}: {each.message}; {each.next_step}",) for each in told))


def _draw_chart(telling: Telling, evidence: Evidence) -> Picture | None:
    chart = evidence.observation.chart
    if chart is None or evidence.observation.suppressed:
        return None
    points = sum(len(each) for each in chart.series.values())
    if points <= _FEW_POINTS and evidence.id not in telling.cited:
        return None
    caption = telling.speech.plain("evidence.chart", number=str(telling.numbers[evidence.id]))
    return Picture(
        anchor("chart", evidence.id),
        caption,
        describe_chart(chart),
        lambda: draw_chart(chart, item_id=evidence.id),
        kind="chart",
    )


def _tell_corrections(telling: Telling, register: EvidenceRegister) -> Fold | None:
    speech = telling.speech
    shown = [
        each
        for each in register.corrections
        if not (register.table and is_of_group(register, register.table.place(each.row)))
    ]
    if not shown:
        return None
    # Corrections of one reading are one line with their rows.
    alike = group_by(shown, lambda each: (each.column, each.printed, each.corrected, each.reason))
    lines = tuple(
        speech.say(
            "evidence.correction",
            place=Code(f"{found[0].column}, {', '.join(str(each.row) for each in found)}"),
            printed=f"“{found[0].printed}”",
            corrected=f"“{found[0].corrected}”",
            reason=found[0].reason,
        )
        for found in alike.values()
    )
    count = speech.count(len(register.corrections), "correction")
    return Fold(speech.say("evidence.corrections", count=count), (Bullets(lines),))


def _as_texts(lines: Iterable[str]) -> tuple[Text, ...]:
    return tuple((line,) for line in lines)


def _mark(evidence: Evidence) -> str:
    outcome = evidence.observation.outcome
    if evidence.item.planned or not outcome.decides:
        return "○"
    found = outcome is Sighting.FOUND
    return "▲" if found == (evidence.item.predicts == "claim") else "▼"
