"""A table of coded quotes: each link or element that it names becomes one item, voices counted.

    # evidence/NAME/interviews.yaml
    data: quotes.csv          # columns from and to (or cause and effect), or about; quote; source
    test: straw               # and group, page, stance; what the register says here holds for all

Coding software exports one row a quote. All quotes about one thing are one piece of evidence, found
and a straw unless the head of the register says otherwise, and each source counts once. Where
`stance` is dissent the source says otherwise; where as many do as say so, it cannot tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, ClassVar, NamedTuple

from contribution.domain.diagnostic import Finding
from contribution.domain.evidence import (
    EvidenceItem,
    EvidenceRegister,
    Observation,
    ProbativeTest,
    Sighting,
)
from contribution.domain.figures import Figure
from contribution.domain.indexing import group_by
from contribution.domain.located import SetLater
from contribution.domain.table import Row, Table, TableItem, TableShape
from contribution.words.labels import plain_label
from contribution.words.phrases import count_of, list_words


def planned() -> Observation:
    """Return the observation of an item whose data are still to be collected."""
    return Observation(Sighting.NOT_SEARCHED, "Planned: nothing has been collected yet.")


def not_searched(reason: str, unreadable: Iterable[Finding] = ()) -> Observation:
    """Return a silent observation that says why it is silent."""
    findings = tuple(dict.fromkeys(unreadable))
    return Observation(
        Sighting.NOT_SEARCHED,
        sentence=reason,
        cautions=tuple(each.message for each in findings[:1]),
        unreadable=findings,
    )


_OUTCOMES = {
    Sighting.FOUND: "Found",
    Sighting.NOT_FOUND: "Looked for and not found",
    Sighting.CANNOT_TELL: "Looked at, and it cannot tell",
    Sighting.NOT_SEARCHED: "Not looked for",
}


class Quote(NamedTuple):
    """One row of a table of quotes: whose words, of which group and page, and if otherwise."""

    line: int
    text: str
    source: str
    group: str = ""
    page: str = ""
    dissents: bool = False


class JudgedItem(EvidenceItem):
    """What was looked for, and whether it was there, as its author judges."""

    from_key: ClassVar[frozenset[str]] = frozenset({"id", "quotes"})

    outcome: Sighting
    """What came of looking for it, as the author judges."""
    change: bool | None = None
    """Whether it compares one group with itself over time, with no other: on a link a straw."""
    quotes: Annotated[tuple[Quote, ...], SetLater] = ()


class SaidBy(NamedTuple):
    """Who stands behind a judgement: a sentence, figures, cautions, a bound on quality, words."""

    sentence: str = ""
    figures: tuple[Figure, ...] = ()
    cautions: tuple[str, ...] = ()
    quality_cap: int = 3
    working: tuple[str, ...] = ()


_NOBODY = SaidBy()


def build_judgement(
    item: EvidenceItem,
    register: EvidenceRegister,
    outcome: Sighting,
    testimony: SaidBy = _NOBODY,
) -> Observation:
    """Return the judgement `outcome` with its sentence, the place looked up and printed figures."""
    locator = item.at or register.at
    place = f" ({locator})" if locator is not None else ""
    sentence = f"{_OUTCOMES[outcome]}: {item.says.strip().rstrip('.')}{place}."
    printed = tuple(Figure(label, value) for label, value in item.figures.items())
    return Observation(
        outcome=outcome,
        sentence=" ".join(part for part in (sentence, testimony.sentence) if part),
        figures=(*testimony.figures, *printed),
        working=(
            f"Outcome as judged by the author of {register.title}: {outcome.value}",
            *testimony.working,
        ),
        cautions=testimony.cautions,
        quality_cap=testimony.quality_cap,
        before_after=bool(getattr(item, "change", None)),
    )


# What a register of quotes is, unless somebody knows them to be from papers.
QUOTES_KIND = "interviews"
# What stands under stance where a source says otherwise; else it is agree, or empty.
DISSENT = "dissent"
SHAPE = TableShape(
    required=("quote", "source"),
    optional=("from", "to", "cause", "effect", "about", "group", "page", "stance"),
    key=("from", "to", "cause", "effect", "about", "source", "quote"),
)
_ENDS = (("from", "to"), ("cause", "effect"))
# So much of a quote tells which one it is.
_SHOWN = 120


def spread_quotes(register: EvidenceRegister) -> Iterator[TableItem | Finding]:
    """Yield an item for each thing that the quotes are about, and what is wrong with a row."""
    table = register.table
    if table is None:
        return
    about: dict[str, list[Quote]] = {}
    for row in table:
        subject = _find_subject(row)
        if subject:
            about.setdefault(subject, []).append(_read(row))
            stance = row.cells.get("stance", "").strip().casefold()
            if stance not in {"", "agree", DISSENT}:
                message = f"“{stance}” is no stance of a source"
                yield Finding(table.place(row.line, "stance"), message, f"write agree or {DISSENT}")
        else:
            message = "this quote does not say what it is about"
            yield Finding(table.place(row.line), message, "fill in from and to, or about")
    column = next((each for each in ("from", "cause", "about") if each in table.columns), "quote")
    for subject, quotes in about.items():
        sources = count_of(len({each.source for each in quotes}), "source")
        agreed = _count(quotes, dissents=False) > _count(quotes, dissents=True)
        yield TableItem(
            table.place(quotes[0].line, column),
            {
                "id": re.sub(r"[^a-z0-9]+", "-", f"{register.id}-{subject.replace('->', 'to')}"),
                "says": f"{subject}, in the words of {sources}",
                "about": (subject,),
                "quotes": tuple(quotes),
                "at": {"table": table.file, "row": quotes[0].line},
                "outcome": Sighting.FOUND if agreed else Sighting.CANNOT_TELL,
                "test": ProbativeTest.STRAW,
            },
        )


def describe_quotes(
    quotes: tuple[Quote, ...], register: EvidenceRegister, asked: Mapping[str, int]
) -> SaidBy:
    """Return who said so, each source once, of how many `asked` in its group where that is known.

    One source in all is not a pattern: it bounds quality at 1 and is warned about.
    """
    by_source = group_by(quotes, lambda each: (each.source, each.dissents))
    by_group = group_by(quotes, lambda each: each.group)
    of = {plain_label(name): number for name, number in asked.items()}
    told, figures = [], []
    single = _count(quotes, dissents=False) == 1
    cautions = ["A single voice: one source saying so is not a pattern"] if single else []
    for group, own in by_group.items():
        known = of.get(plain_label(group)) if group else sum(of.values())
        agree, against = (tuple(q for q in own if q.dissents is each) for each in (False, True))
        number, other = (_count(own, dissents=each) for each in (False, True))
        share, rest = (f"{n} of {known}" if known else f"{n}" for n in (number, other))
        said = f"{share}, {other} said otherwise" if other else share
        told.append(f"{group}: {said}" if group else said)
        label, table = f"Sources{f', {group}' if group else ''}", register.table
        figures.append(_tally(label, share, agree, table))
        if other:
            figures.append(_tally(f"{label}, said otherwise", rest, against, table))
        if other > number:
            cautions.append(f"More of {group or 'the sources'} said otherwise than said so")
    nameless = sum(not each.source for each in quotes)
    if nameless:
        cautions.append(f"{count_of(nameless, 'quote')} without a source, which count as one")
    return SaidBy(
        sentence=f"Said by {'; '.join(told)}, in {count_of(len(quotes), 'quote')}.",
        figures=tuple(figures),
        cautions=tuple(cautions),
        quality_cap=1 if single else 3,
        working=tuple(_cite(source, own) for (source, _), own in by_source.items()),
    )


def _count(quotes: Iterable[Quote], *, dissents: bool) -> int:
    return len({each.source for each in quotes if each.dissents is dissents})


def _tally(label: str, share: str, quotes: tuple[Quote, ...], table: Table | None) -> Figure:
    rows = tuple(table.place(each.line, "quote") for each in quotes) if table else ()
    how = f"each counted once, in {count_of(len(quotes), 'quote')}"
    return Figure(label, share, float(len({each.source for each in quotes})), how, rows)


def observe_judged(item: JudgedItem, register: EvidenceRegister) -> Observation:
    """Return the author's judgement as it stands, with carried figures, or whose words it is."""
    said = describe_quotes(item.quotes, register, {}) if item.quotes else SaidBy()
    return build_judgement(item, register, item.outcome, said)


def _find_subject(row: Row) -> str:
    for first, second in _ENDS:
        ends = row.cells.get(first, "").strip(), row.cells.get(second, "").strip()
        if all(ends):
            return " -> ".join(ends)
    return row.cells.get("about", "").strip()


def _read(row: Row) -> Quote:
    cells = {name: " ".join(text.split()) for name, text in row.cells.items()}
    group, page = cells.get("group", ""), cells.get("page", "")
    dissents = cells.get("stance", "").casefold() == DISSENT
    return Quote(row.line, cells.get("quote", ""), cells.get("source", ""), group, page, dissents)


def _cite(source: str, quotes: tuple[Quote, ...]) -> str:
    first = quotes[0]
    text = first.text if len(first.text) <= _SHOWN else f"{first.text[: _SHOWN - 1].rstrip()}…"
    words = f"“{text}”" if text else "words kept back"
    page = f", {'page ' * first.page[:1].isdecimal()}{first.page}" if first.page else ""
    rows = [str(each.line) for each in quotes[1:]]
    more = f"; also row{'s' if rows[1:] else ''} {list_words(rows, most=12)}" if rows else ""
    who = f"{source or 'no source named'}{', otherwise' * first.dissents}"
    return f"{who}: {words} (row {first.line}{page}{more})"
