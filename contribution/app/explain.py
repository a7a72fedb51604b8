"""Any word of the program in plain language: a check, a verdict, a term, a key of a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from inspect import cleandoc, getdoc, getmodule

from contribution.app import backdated, baseline, floors
from contribution.app.keys import find_places_of_key, find_places_of_value, list_key_names
from contribution.checks import find_checks
from contribution.domain.evidence import EvidenceItem, EvidenceKind
from contribution.domain.plugins import Check
from contribution.domain.verdict import SCALE, Verdict
from contribution.errors import UnknownNameError
from contribution.evidence_kinds import find_kinds
from contribution.formats.explain import WordPage
from contribution.loading.problems import PROBLEMS
from contribution.story.glossary import GLOSSARY, Term

# What only a run as a whole can find, beside the checks of a model.
OF_A_RUN = (floors, baseline, backdated)


def explain_word(word: str, told_by_commands: Callable[[str], str] = lambda _: "") -> WordPage:
    """Return the page of a check (by id or slug), a verdict, a kind of test, a term or a key.

    `told_by_commands` says what a command or an option of that name does; empty for none.

    Raises:
        UnknownNameError: the word is none of these; the nearest are offered.
    """
    pages = find_pages()
    wanted = word.strip().lower().replace("_", "-")
    spoken = wanted.replace("-", " ")
    # Outputs are brief: “weakest” for the weakest place, “too early”.
    begun = (page for page in pages if page.startswith(f"{spoken} "))
    found = next((page for page in (wanted, spoken, wanted.upper(), *begun) if page in pages), "")
    parts = [pages[found]().rstrip()] if found else []
    written = word.strip().rstrip(":")
    for key in dict.fromkeys((written, re.sub(r"[- ]", "_", written.lower()))):
        places = find_places_of_key(key)
        parts += [f"{key}: a key of files\n\n{places}"] if places else []
    for value in dict.fromkeys((written, wanted, wanted.replace(" ", "-"))):
        if places := find_places_of_value(value):
            parts.append(f"{value}: what a key may hold\n\n{places}")
            break
    if called := told_by_commands(wanted.lstrip("-").replace(" ", "-")):
        parts.append(called)
    if not parts:
        raise UnknownNameError(
            "check, verdict, term, key or option", word, (*pages, *list_key_names())
        )
    return WordPage(found or written, "\n\n".join(parts) + "\n")


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
    for name, kind in find_kinds().items():
        pages[name] = lambda kind=kind: _kind_page(kind)  # type: ignore[misc]
    for each in OF_A_RUN:
        pages[each.ID] = pages[each.SLUG] = partial(cleandoc, each.__doc__ or "")
    pages["findings"] = _findings_page
    return pages


def _findings_page() -> str:
    """Return everything that check can find, a line each."""
    checks = find_checks().items()
    found = {each.id: (slug, each.severity.word, each.title) for slug, each in checks}
    for problem in PROBLEMS.values():
        found[problem.id] = (problem.slug, problem.severity.word, problem.title)
    for own in OF_A_RUN:
        title = cleandoc(own.__doc__ or "").splitlines()[0].rstrip(".")
        found[own.ID] = (own.SLUG, own.SEVERITY.word, title)
    lines = [
        f"- **{check_id}** {word}: {title} (`{slug}`)"
        for check_id, (slug, word, title) in sorted(found.items())
    ]
    head = "Everything that `contribution check` can find. `contribution explain ID` has its page."
    return "\n".join(("# Findings", "", head, "", *lines))


def _check_page(check: Check) -> str:
    module = getmodule(check.find)
    head = f"{check.id} {check.severity.word}: {check.title}"
    return f"{head}\n\n{cleandoc(getdoc(module) or '')}"


def _kind_page(kind: EvidenceKind) -> str:
    text = cleandoc(getdoc(getmodule(kind.observe)) or "")
    known = {*EvidenceItem.model_fields, *kind.item.from_key}
    own = [each for each in kind.item.model_fields if each not in known]
    parts = [f"{kind.name}: {kind.title}", text, f"`kind: {kind.name}` in a register."]
    if own:
        needed = [each for each in own if kind.item.model_fields[each].is_required()]
        rest = [each for each in own if each not in needed]
        told = [f"{', '.join(needed)} (needed)"] if needed else []
        parts.append(f"Besides what every item has, an item may say: {', '.join([*told, *rest])}.")
    if kind.shape.required:
        columns = ", ".join(kind.shape.required)
        more = f"; read where they are: {', '.join(kind.shape.optional)}"
        more = more if kind.shape.optional else ""
        parts.append(f"Columns of its table: {columns}{more}.")
    decides = "the table, not the author" if kind.is_computed else "the author"
    if kind.is_vote:
        parts.append("Shown beside the evidence and never counted.")
    else:
        parts.append(f"What was found is decided by {decides}. Counts as {kind.method}.")
    return "\n\n".join(parts)


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
