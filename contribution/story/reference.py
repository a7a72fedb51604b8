"""The annex at the back: gaps, what checking found, the rule with its limits, and the words."""

from __future__ import annotations

from collections import Counter

from contribution.domain.diagnostic import Severity
from contribution.domain.evidence_matrix import EvidenceMatrix, MatrixRow, build_matrix
from contribution.domain.indexing import group_by
from contribution.domain.verdict import SCALE, VERDICT_TABLE
from contribution.story.blocks import (
    Block,
    Bullets,
    Code,
    Fold,
    Part,
    Prose,
    Quiet,
    TableBlock,
    TableRow,
    Text,
    anchor,
    keep,
)
from contribution.story.confidences import tell_diagnostics
from contribution.story.glossary import Term, read_glossary
from contribution.story.rule_page import tell_rule
from contribution.story.telling import Telling
from contribution.story.words import say_place, sentence
from contribution.words.phrases import count_of

_MOST_GAPS = 15
# What a verdict means stands in the table of the scale; the rest are words of other commands.
_ELSEWHERE = frozenset(
    (*map(str, SCALE), "overview", "expected-learning", "role", "strength", "locator", "base",
     "bearer", "rung", "maturity", "source", "scorer", "weight of evidence", "decibels", "interval",
     "sceptical and trusting reader", "prior", "set aside", "left out")
)  # fmt: skip


def build_gaps(telling: Telling) -> Part | None:
    """Return stages by kinds of evidence as one table, and the worst gaps by name."""
    speech = telling.speech
    matrix = build_matrix(telling.assessment, telling.subjects)
    if not matrix.rows or not matrix.kinds:
        return None
    head = (
        speech.plain("gaps.subject"),
        *map(str.capitalize, matrix.kinds),
        speech.plain("gaps.all"),
    )
    rows = tuple(
        TableRow(((each.heading,), *_count(each.rows, len(matrix.kinds))))
        for each in matrix.sections
    )
    intro = speech.say("gaps.intro", all=str(len(matrix.rows)), none=str(matrix.gaps[-1]))
    worst = _find_worst(telling, matrix)
    named: Prose | None = None
    if worst:
        links = speech.join(telling.list_place(name) for name in worst)
        named = Prose(speech.say("gaps.worst", names=links))
    table = TableBlock(speech.plain("gaps.caption"), head, rows, "heat")
    return Part(anchor("part", "gaps"), speech.say("part.gaps"), keep(Prose(intro), table, named))


def build_quality(telling: Telling) -> Part:
    """Return what checking found in the files, the gravest first."""
    speech, assessment = telling.speech, telling.assessment
    name, title = anchor("part", "quality"), speech.say("part.quality")
    found = tell_diagnostics(assessment)
    if not found and not assessment.muted:
        return Part(name, title, (Prose(speech.say("quality.none")),))
    counts = [
        count_of(number, severity.word)
        for severity in sorted(Severity, reverse=True)
        if (number := assessment.count_diagnostics(severity))
    ]
    said = speech.say("quality.some", counts=speech.join(counts)) if counts else ()
    # What one cure mends stands in one row, with the places where it is needed.
    alike = group_by(found, lambda each: (each.id, each.severity, each.next_step))
    rows = tuple(
        TableRow(
            (
                (" ".join(sentence(each.message) for each in group),),
                (severity.word,),
                (sentence(step),),
                (Code(", ".join(say_place(each.where) for each in group)), f" {name}"),
            )
        )
        for (name, severity, step), group in alike.items()
    )
    head = tuple(speech.plain(f"quality.{key}") for key in ("what", "grave", "do", "place"))
    table = TableBlock(speech.plain("part.quality"), head, rows) if rows else None
    return Part(name, title, keep(Prose(said) if said else None, table, _tell_muted(telling)))


def build_methods(telling: Telling) -> Part:
    """Return what the rule does and does not, its scale and its parameters, and the words."""
    speech = telling.speech
    scale = TableBlock(
        speech.plain("methods.scale"),
        (speech.plain("others.verdict"), speech.plain("methods.meaning")),
        tuple(
            TableRow(
                ((speech.badge(verdict),), (sentence(speech.meaning(verdict)),)),
                anchor("term", str(verdict)),
            )
            for verdict in SCALE
        ),
    )
    glossary = read_glossary(speech.lang)
    terms = tuple(_tell_term(each) for word, each in glossary.items() if word not in _ELSEWHERE)
    blocks: tuple[Block, ...] = (
        scale,
        Prose(speech.say("methods.does"), "lead"),
        Bullets(tuple(speech.say_all("does"))),
        Prose(speech.say("methods.does-not"), "lead"),
        Bullets(tuple(speech.say_all("does-not"))),
        Prose(speech.say("methods.collected"), "lead"),
        Bullets(_tell_collectors(telling)),
        Fold(speech.say("methods.rule"), (*tell_rule(telling.assessment), _tell_table(telling))),
        Fold(speech.say("methods.glossary"), terms, anchor("part", "glossary"), "glossary"),
    )
    return Part(anchor("part", "methods"), speech.say("part.methods"), blocks)


def _tell_term(term: Term) -> Fold:
    source = f" {term.source}." if term.source else ""
    meaning = Prose((term.meaning, Quiet(source)))
    return Fold((term.said,), (meaning,), anchor("term", term.word), "term")


def _tell_table(telling: Telling) -> TableBlock:
    badge = telling.speech.badge
    rows = tuple(
        TableRow(((f"support {support}",), *((badge(verdict, is_brief=True),) for verdict in row)))
        for support, row in enumerate(VERDICT_TABLE)
    )
    head = ("Levels", *(f"against {level}" for level in range(len(VERDICT_TABLE[0]))))
    return TableBlock("From the two levels to the verdict", head, rows)


def _tell_collectors(telling: Telling) -> tuple[Text, ...]:
    speech = telling.speech
    if not telling.evidence:
        return (speech.say("evidence.nobody"),)
    who = Counter(each.item.by or each.register.by or "unstated" for each in telling.evidence)
    return tuple(
        (f"{speech.count(number, 'item')} {speech.plain(f'by.{name}')}.",)
        for name, number in who.most_common()
    )


def _tell_muted(telling: Telling) -> TableBlock | None:
    muted, speech = telling.assessment.muted, telling.speech
    if not muted:
        return None
    rows = tuple(
        TableRow(
            (
                (sentence(each.message),),
                (sentence(reason),),
                (Code(say_place(each.where)), f" {each.id}"),
            )
        )
        for each, reason in muted
    )
    head = tuple(speech.plain(f"quality.{key}") for key in ("what", "why", "place"))
    return TableBlock(speech.plain("quality.muted"), head, rows)


def _count(rows: tuple[MatrixRow, ...], kinds: int) -> tuple[Text, ...]:
    columns = [[row.cells[kind] for row in rows] for kind in range(kinds)]
    columns.append([row.total for row in rows])
    return tuple(
        (f"{sum(not each.is_gap for each in column)}/{len(column)}",) for column in columns
    )


def _find_worst(telling: Telling, matrix: EvidenceMatrix) -> list[str]:
    bare = {row.subject for row in matrix.rows if row.total.is_gap}
    on_way = dict.fromkeys(
        step.subject
        for claim in telling.headlines
        for step in telling.rated(claim.id).pathway
        if step.subject in bare
    )
    return list(on_way)[:_MOST_GAPS]
