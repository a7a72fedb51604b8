"""Carries out a portfolio: assess what changed, then answer the questions across models."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from contribution.formats.portfolio import Answer, Overview
from contribution.portfolio.alike import Wordings, find_unknown
from contribution.portfolio.configurations import find_configurations
from contribution.portfolio.moves import find_moves
from contribution.portfolio.questions import Context, answer_all, find_used_terms
from contribution.portfolio.run import Asked, Counts, Run, Spread
from contribution.portfolio.store import Store
from contribution.portfolio.supervisor import Limits
from contribution.portfolio.vocabulary import load_vocabulary
from contribution.words.near import suggest
from contribution.words.phrases import count_of

VOCABULARY = "vocabulary.yaml"


class Wanted(NamedTuple):
    """What to answer beside the usual: a result whose conditions are compared, and the words."""

    result: str | None = None
    vocabulary: str | None = None


class Carried(NamedTuple):
    """What a run gave: the overview, and how many findings there are by severity."""

    overview: Overview
    counts: Counts
    findings: Mapping[str, int]


def carry_out(
    store: Store, asked: Asked, spread: Spread, *, wanted: Wanted, tell: Callable[[Counts], None]
) -> Carried:
    """Return what there is to say across the models of a portfolio.

    Raises:
        NoModelError: a root leads to no model.
        StoreFailedError: the disk or the store refuses.
        VocabularyError: the vocabulary holds something that is no term.
    """
    terms = _find_terms(store, wanted)
    run = Run(store, asked, tell)
    counts = run.carry_out(spread)
    context = Context(store, run.number, Wordings(terms), date.today())  # noqa: DTZ011  # the reader's day
    answers = [*answer_all(context), find_moves(store, run.number)]
    if wanted.result:
        answers.insert(1, find_configurations(context, wanted.result))
    if terms:
        answers.append(_find_strangers(context))
    findings = {
        str(severity): int(number)
        for severity, number in store.ask(
            "select severity, count(*) from diagnostic join model using (bundle) "
            "where run = ? group by severity",
            run.number,
        )
    }
    shown = tuple(each for each in answers if each.rows or each.name == "configurations")
    lines = tuple(filter(None, (_say_counts(counts), _say_findings(findings), _say_how(asked))))
    return Carried(Overview("Portfolio", lines, shown), counts, findings)


def _find_terms(store: Store, wanted: Wanted) -> Mapping[str, str]:
    if wanted.vocabulary:
        return load_vocabulary(Path(wanted.vocabulary))
    usual = store.path.absolute().parent.parent / VOCABULARY
    return load_vocabulary(usual) if usual.exists() else {}


def _find_strangers(context: Context) -> Answer:
    terms = context.wordings.terms
    rows = [
        (name, number, suggest(name, terms))
        for name, number in find_unknown(find_used_terms(context), terms)
    ]
    title = "Which same_as: does the vocabulary not hold?"
    return Answer("strangers", title, "", ("Term", "Elements", "Next"), rows)


def _say_counts(counts: Counts) -> str:
    told = [
        f"{counts.found:,} models found",
        f"{counts.assessed:,} assessed",
        f"{counts.unchanged:,} unchanged",
    ]
    if counts.failed:
        told.append(f"{counts.failed:,} could not be assessed")
    return ", ".join(told)


def _say_how(asked: Asked) -> str:
    """Return what was asked of the run beyond the usual, empty when nothing was."""
    usual = Limits()
    told = [
        (asked.verify, "every file was read anew"),
        (asked.workers, f"{asked.workers} at a time"),
        (asked.limits.seconds != usual.seconds, f"{asked.limits.seconds:g} s for a model"),
        (asked.limits.megabytes != usual.megabytes, f"{asked.limits.megabytes:,} MB for a model"),
        (asked.scorer != "ordinal", f"rated by {asked.scorer}"),
    ]
    return "; ".join(text for holds, text in told if holds)


def _say_findings(findings: Mapping[str, int]) -> str:
    told = [count_of(findings.get(each, 0), each) for each in ("error", "warning", "note")]
    return f"{', '.join(told)}; contribution check MODEL tells them one by one"
