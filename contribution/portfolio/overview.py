"""Carries out a portfolio: assess what changed, then answer the questions across models."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from contribution.formats.portfolio import PortfolioPage, Tableau
from contribution.portfolio.alike import read_wordings
from contribution.portfolio.configurations import find_configurations
from contribution.portfolio.jobs import ModelLimits
from contribution.portfolio.lists import Inquiry
from contribution.portfolio.moves import find_moves
from contribution.portfolio.questions import answer_all
from contribution.portfolio.run import Counts, Run, RunWish, Spread
from contribution.portfolio.store import Archive
from contribution.words.near import suggest
from contribution.words.phrases import count_of

VOCABULARY = "vocabulary.yaml"


class PageWish(NamedTuple):
    """What to answer beside the usual: a result whose conditions are compared, and the words.

    `reports` is the folder of the models' own pages as seen from the overview.
    """

    result: str | None = None
    vocabulary: str | None = None
    reports: str = ""


def carry_out(
    store: Archive,
    asked: RunWish,
    spread: Spread,
    *,
    wanted: PageWish,
    tell: Callable[[Counts], None],
) -> PortfolioPage:
    """Return what there is to say across the models of a portfolio.

    Raises:
        NoModelError: a root leads to no model.
        StoreFailedError: the disk or the store refuses.
        VocabularyError: the vocabulary holds something that is no term.
    """
    terms = _find_terms(store, wanted)
    run = Run(store, asked, tell)
    counts = run.carry_out(spread)
    inquiry = Inquiry(store, read_wordings(terms), date.today())  # noqa: DTZ011  # the reader's day
    store.look_at(run.number, inquiry.wordings.list_functions())
    answers = [*answer_all(inquiry), find_moves(inquiry)]
    if wanted.result is not None:
        answers.insert(1, find_configurations(inquiry, wanted.result))
    if terms:
        answers.append(_find_strangers(inquiry))
    found = store.ask(
        "select severity, count(*) from here join diagnostic using (bundle) group by severity"
    )
    findings = dict.fromkeys(("error", "warning", "note"), 0) | dict(found)
    shown = tuple(each for each in answers if each.rows or each.name == "configurations")
    lines = tuple(filter(None, (_say_counts(counts), _say_findings(findings), _say_how(asked))))
    return PortfolioPage("Portfolio", lines, shown, wanted.reports, counts._asdict(), findings)


def _find_terms(store: Archive, wanted: PageWish) -> Mapping[str, str]:
    usual = store.path.absolute().parent.parent / VOCABULARY
    if not wanted.vocabulary and not usual.exists():
        return {}
    from contribution.portfolio.vocabulary import load_vocabulary

    return load_vocabulary(Path(wanted.vocabulary or usual))


def _find_strangers(inquiry: Inquiry) -> Tableau:
    terms = inquiry.wordings.terms
    used = " union all ".join(
        f"select same_as from here join {table} using (bundle)"  # noqa: S608
        for table in ("claim", "assumption", "factor")
    )
    found = inquiry.store.ask(
        f"select same_as, count(*) from ({used}) where same_as <> '' group by 1 order by 1"  # noqa: S608
    )
    rows = [(name, number, suggest(name, terms)) for name, number in found if name not in terms]
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
    told = [count_of(number, severity) for severity, number in findings.items()]
    return f"{', '.join(told)}; contribution check MODEL tells them one by one"
