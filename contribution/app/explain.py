"""Any word of the program in plain language: a check, a verdict, a test, a term of method."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from inspect import cleandoc, getdoc, getmodule

from contribution.app import floors
from contribution.checks import find_checks
from contribution.domain.plugins import Check
from contribution.domain.verdict import SCALE, Verdict
from contribution.errors import UnknownNameError
from contribution.formats.explain import WordPage
from contribution.loading.problems import PROBLEMS
from contribution.story.glossary import GLOSSARY, Term


def explain_word(word: str) -> WordPage:
    """Return the page of a check (by id or slug), a verdict, a kind of test or a term.

    Raises:
        UnknownNameError: the word is none of these; the nearest are offered.
    """
    pages = find_pages()
    wanted = word.strip().lower().replace("_", "-")
    for key in (wanted, wanted.replace("-", " "), wanted.upper()):
        if key in pages:
            return WordPage(key, pages[key]().rstrip() + "\n")
    raise UnknownNameError("check, verdict or term", word, pages)


def find_pages() -> Mapping[str, Callable[[], str]]:
    """Return a page for every word that can be explained."""
    pages: dict[str, Callable[[], str]] = {}
    for term in GLOSSARY.values():
        pages[term.word.lower()] = lambda term=term: _term_page(term)  # type: ignore[misc]
    for verdict in Verdict:
        pages[verdict.value] = lambda verdict=verdict: _verdict_page(verdict)  # type: ignore[misc]
    for slug, check in find_checks().items():
        pages[slug] = pages[check.id] = lambda check=check: _check_page(check)  # type: ignore[misc]
    for problem in PROBLEMS.values():
        pages[problem.id] = pages[problem.slug] = lambda each=problem: each.page  # type: ignore[misc]
    pages[floors.ID] = pages[floors.SLUG] = lambda: cleandoc(floors.__doc__ or "")
    return pages


def _check_page(check: Check) -> str:
    module = getmodule(check.find)
    head = f"{check.id} {check.severity.word}: {check.title}"
    return f"{head}\n\n{cleandoc(getdoc(module) or '')}"


def _verdict_page(verdict: Verdict) -> str:
    scale = SCALE[verdict]
    return (
        f"{verdict} ({scale.letter})\n\n{scale.meaning[0].upper()}{scale.meaning[1:]}.\n\n"
        f"Drawn as {scale.alt}.\nWords it permits: the programme {scale.verbs[0]} the outcome."
    )


def _term_page(term: Term) -> str:
    parts = [term.word, "", term.meaning]
    if term.see_also:
        parts += ["", f"See also: {', '.join(term.see_also)}"]
    if term.source:
        parts += ["", f"Source: {term.source}"]
    return "\n".join(parts)
