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
from contribution.story.words import capitalise, say_place

_NUMBER = re.compile(r"[-+−]?\d[\d,.]*(?:%|\b)")
# What more items than these say alike is said once above them.
_FEW = 2
# A chart of so few points shows no more than its sentence says, unless a finding cites it.
_FEW_POINTS = 8
_FEW_ROWS = 4


def build_register(telling: Telling) -> Part:
    """Return every item told of, grouped by the register that lists it."""
    speech = telling.speech
    by_register = group_by(telling.evidence, lambda each: each.register.id)
    parts = tuple(_build_group(telling, found) for found in by_register.values())
    intro = Prose(speech.say("evidence.intro" if parts else "evidence.nobody"))
    return Part(anchor("part", "evidence"), speech.say("part.evidence"), (intro, *parts))


def _build_group(telling: Telling, found: tuple[Evidence, ...]) -> Fold:
    register, speech = found[0].register, telling.speech
    shared = _share_lines(telling, found)
    by = speech.plain(f"by.{register.by or 'unstated'}")
    kind = found[0].kind.label
    table = (" ", Code(register.table.file)) if register.table else ()
    where = (" ", Quiet(str(register.at))) if register.at else ()
    voices = _say_voices(telling, register, None)
    head: Text = (
        f"{capitalise(kind)}, {by}. {capitalise(voices)}; {_say_quality(telling, register, None)}.",
        *table,
        *where,
    )
    note = Prose((register.note,), "note") if register.note else None
    common: Block | None = None
    if shared:
        common = Fold(speech.say("evidence.all-items"), (Bullets(tuple(shared.values())),))
    items = tuple(_build_item(telling, each, shared) for each in found)
    blocks = keep(Prose(head), note, common, _tell_corrections(telling, register), *items)
    count = speech.count(len(found), "item")
    title = (Strong(register.title), " ", Quiet(count))
    return Fold(title, blocks, anchor("register", register.id), "register")


def _say_voices(telling: Telling, register: EvidenceRegister, evidence: Evidence | None) -> str:
    voices = register.stakeholders if evidence is None else evidence.stakeholders
    source = register.source or register.id
    return ", ".join(_name_voices(telling, voices)) or (evidence.group if evidence else source)


def _say_quality(telling: Telling, register: EvidenceRegister, evidence: Evidence | None) -> str:
    stated = 2 if register.quality is None else register.quality
    quality = evidence.quality if evidence else stated
    because = (evidence.item.because if evidence else register.because) or ""
    return telling.speech.plain(
        "evidence.quality",
        quality=str(quality),
        word=telling.speech.plain(f"quality.{quality}"),
        because=f" ({because})" if because else "",
    )


def _say_own(telling: Telling, evidence: Evidence, sentence: str) -> str:
    """Return whose voice an item is and how good, where neither register nor sentence says so."""
    item, register = evidence.item, evidence.register
    said = []
    voices = _say_voices(telling, register, evidence)
    named = all(name.replace("-", " ") in sentence.lower() for name in evidence.stakeholders)
    if voices != _say_voices(telling, register, None) and not (evidence.stakeholders and named):
        said.append(voices)
    usual = 2 if register.quality is None else register.quality
    if evidence.quality != usual or item.because:
        said.append(_say_quality(telling, register, evidence))
    return "; ".join(said)


def _name_voices(telling: Telling, voices: Iterable[str]) -> list[str]:
    return [telling.graph.model.stakeholders.get(each, each) for each in voices]


def _share_lines(telling: Telling, found: tuple[Evidence, ...]) -> Mapping[str, Text]:
    """Return what several items say alike but for their numbers, said once with the numbers."""
    alike: dict[str, dict[int, str]] = {}
    for each in found:
        said = each.observation.sentence
        lines = dict.fromkeys((*each.observation.working, *each.observation.cautions))
        for line in (line for line in lines if _adds(line, said)):
            alike.setdefault(_NUMBER.sub("…", line), {})[telling.numbers[each.id]] = line
    return {
        pattern: _say_together(told_by) for pattern, told_by in alike.items() if len(told_by) > _FEW
    }


def _say_together(told_by: Mapping[int, str]) -> Text:
    """Return lines that differ in numbers alone as one, with what differs by number of item."""
    numbers = {number: _NUMBER.findall(line) for number, line in told_by.items()}
    columns = [set(each) for each in zip(*numbers.values(), strict=True)]
    first = next(iter(told_by))
    filled = iter(
        value if len(column) == 1 else "…"
        for value, column in zip(numbers[first], columns, strict=True)
    )
    line = _NUMBER.sub(lambda _: next(filled), told_by[first])
    differ = {
        number: "/".join(
            value for value, column in zip(values, columns, strict=True) if len(column) > 1
        )
        for number, values in numbers.items()
    }
    if not any(differ.values()):
        return (line,)
    told = (
        f"[{_say_spans(each)}] {values}"
        for values, each in group_by(differ, differ.__getitem__).items()
    )
    return (f"{line}: ", Quiet("; ".join(told)))


def _build_item(telling: Telling, evidence: Evidence, shared: Mapping[str, Text]) -> Fold:
    item, observation, speech = evidence.item, evidence.observation, telling.speech
    says = item.says.rstrip(".")
    sentence = observation.sentence or item.says
    if observation.outcome is Sighting.FOUND and says in sentence:
        # That it was found, the mark says.
        sentence = sentence[sentence.index(says) :]
    expected = () if says in sentence else (*speech.say("evidence.expected", says=says), " ")
    where = item.at
    look_up = (" ", Quiet(str(where))) if where and str(where) not in sentence else ()
    own = _say_own(telling, evidence, sentence)
    quality = (" ", Quiet(own)) if own else ()
    working, cautions = (
        [line for line in lines if _NUMBER.sub("…", line) not in shared and _adds(line, sentence)]
        for lines in (observation.working, observation.cautions)
    )
    written = (" ", Code(say_place(item.places.at()))) if item.places.key.file else ()
    head: Text = (*expected, *quality, *look_up, *written)
    return Fold(
        (_mark(evidence), Strong(f"[{telling.numbers[item.id]}]"), f" {sentence}"),
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
        (("voices", "|".join(_name_voices(telling, evidence.stakeholders))),),
    )


def _adds(line: str, sentence: str) -> bool:
    numbers = _NUMBER.findall(line)
    return not numbers or any(each.lstrip("+-−") not in sentence for each in numbers)


def _list_figures(telling: Telling, evidence: Evidence) -> Prose | None:
    observation, speech = evidence.observation, telling.speech
    # The sentence tells the figures; here are the rows of the table that they were read from.
    lines = sorted({row.line for figure in observation.figures for row in figure.rows})
    if not lines or observation.suppressed or observation.withheld:
        return None
    said = _say_rows(telling, lines)
    return Prose((f"{speech.plain('evidence.rows')} {said}",), "figures")


def _say_rows(telling: Telling, lines: list[int]) -> str:
    if len(lines) <= _FEW_ROWS:
        return _say_spans(lines)
    ends = {"first": str(lines[0]), "last": str(lines[-1]), "number": str(len(lines))}
    return telling.speech.plain("evidence.row-span", **ends)


def _say_spans(lines: Iterable[int]) -> str:
    """Return the numbers of rows, neighbours as from and to."""
    spans: list[list[int]] = []
    for line in lines:
        if spans and line == spans[-1][-1] + 1:
            spans[-1].append(line)
        else:
            spans.append([line])
    return ", ".join(str(each[0]) if len(each) == 1 else f"{each[0]}–{each[-1]}" for each in spans)


def _list_mismatches(telling: Telling, evidence: Evidence) -> Bullets | None:
    observation = evidence.observation
    found = (*observation.mismatches, *observation.unreadable)
    told = [each for each in found if not is_of_group(evidence.register, each.where)]
    if not told:
        return None
    head = telling.speech.plain("evidence.disagrees")
    return Bullets(tuple((f"{head}: {each.message}; {each.next_step}",) for each in told))


def _draw_chart(telling: Telling, evidence: Evidence) -> Picture | Prose | None:
    chart = evidence.observation.chart
    if chart is None or evidence.observation.suppressed:
        return None
    points = sum(len(each) for each in chart.series.values())
    is_long = points > _FEW_POINTS and chart.shape == "series"
    if not is_long and evidence.id not in telling.cited:
        return None
    same = telling.charted[str(chart.series)]
    if same != evidence.id:
        return Prose(telling.speech.say("evidence.same-chart", number=telling.number(same)), "note")
    caption = telling.speech.plain("evidence.chart", number=str(telling.numbers[evidence.id]))
    return Picture(
        anchor("chart", evidence.id),
        caption,
        describe_chart(chart),
        lambda: draw_chart(chart, item_id=evidence.id, stated=evidence.item.stated),
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
            place=Code(f"{found[0].column}, {_say_rows(telling, [each.row for each in found])}"),
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
