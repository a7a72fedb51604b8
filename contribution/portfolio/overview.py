"""Carries out a portfolio: assess what changed, then answer the questions across models."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from contribution.formats.portfolio import PortfolioPage, Tableau
from contribution.portfolio.alike import Wordings, find_unknown
from contribution.portfolio.configurations import find_configurations
from contribution.portfolio.lists import Inquiry
from contribution.portfolio.moves import find_moves
from contribution.portfolio.questions import answer_all, find_used_terms
from contribution.portfolio.run import Counts, Run, RunWish, Spread
from contribution.portfolio.store import Archive
from contribution.portfolio.supervisor import ModelLimits
from contribution.portfolio.vocabulary import load_vocabulary
from contribution.words.near import suggest
from contribution.words.phrases import count_of

VOCABULARY = "vocabulary.yaml"


class PageWish(NamedTuple):
    """What to answer beside the usual: a result whose conditions are compared, and the words."""

    result: str | None = None
    vocabulary: str | None = None


class RunResult(NamedTuple):
    """What a run gave: the overview, and how many findings there are by severity."""

    overview: PortfolioPage
    counts: Counts
    findings: Mapping[str, int]


def carry_out(
    store: Archive,
    asked: RunWish,
    spread: Spread,
    *,
    wanted: PageWish,
    tell: Callable[[Counts], None],
) -> RunResult:
    """Return what there is to say across the models of a portfolio.

    Raises:
        NoModelError: a root leads to no model.
        StoreFailedError: the disk or the store refuses.
        VocabularyError: the vocabulary holds something that is no term.
    """
    terms = _find_terms(store, wanted)
    run = Run(store, asked, tell)
    counts = run.carry_out(spread)
    inquiry = Inquiry(store, run.number, Wordings(terms), date.today())  # noqa: DTZ011  # the reader's day
    answers = [*answer_all(inquiry), find_moves(store, run.number)]
    if wanted.result is not None:
        answers.insert(1, find_configurations(inquiry, wanted.result))
    if terms:
        answers.append(_find_strangers(inquiry))
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
    return RunResult(PortfolioPage("Portfolio", lines, shown), counts, findings)


def _find_terms(store: Archive, wanted: PageWish) -> Mapping[str, str]:
    if wanted.vocabulary:
        return load_vocabulary(Path(wanted.vocabulary))
    usual = store.path.absolute().parent.parent / VOCABULARY
    return load_vocabulary(usual) if usual.exists() else {}


def _find_strangers(inquiry: Inquiry) -> Tableau:
    terms = inquiry.wordings.terms
    rows = [
        (name, number, suggest(name, terms))
        for name, number in find_unknown(find_used_terms(inquiry), terms)
    ]
    title = "Which same_as: does the vocabulary not hold?"
    return Tableau("strangers", title, "", ("Term", "Elements", "Next"), rows)


def _say_counts(counts: Counts) -> str:
    told = [
        f"{count_of(counts.found, 'model')} found",
        f"{counts.assessed:,} assessed",
        f"{counts.unchanged:,} unchanged",
    ]
    if counts.failed:
        told.append(f"{counts.failed:,} could not be assessed")
    return ", ".join(told)


def _say_how(asked: RunWish) -> str:
    """Return what was asked of the run beyond the usual, empty when nothing was."""
    usual = ModelLimits()
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
