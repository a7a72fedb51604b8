"""What is told of the thing under the cursor, and over each claim and link, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from contribution.app.explain import explain_word
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic
from contribution.editor.completion import find_name, say_key, say_verdict, tell_briefly
from contribution.editor.page import OpenText, Place, TextSpan
from contribution.words.phrases import count_of


class Lens(NamedTuple):
    """A line over a claim, a link or a result: where, about what, in words."""

    span: TextSpan
    name: str
    words: str


def tell_hover(page: OpenText, place: Place, assessment: Assessment | None) -> str:
    """Return what is known of the place: what is wrong there, the thing named, the key."""
    parts: list[str] = []
    if assessment is not None:
        parts = [*_tell_faults(page, place, assessment), _tell_thing(page, place, assessment)]
    return "\n\n---\n\n".join(filter(None, (*parts, say_key(page, place))))


def _tell_faults(page: OpenText, place: Place, assessment: Assessment) -> Iterator[str]:
    for each in find_here(page, assessment):
        if page.find_span(each.where).meets(TextSpan(place, place)):
            page_of_check = explain_word(each.id).text.rstrip()
            yield f"**{each.id}** {each.message}; {each.next_step}\n\n```text\n{page_of_check}\n```"


def find_here(page: OpenText, assessment: Assessment) -> list[Diagnostic]:
    """Return the diagnostics of the page, as it was when it was assessed."""
    return [each for each in assessment.diagnostics if each.where.file == page.file]


def _tell_thing(page: OpenText, place: Place, assessment: Assessment) -> str:
    found = find_name(page, place)
    if found is None:
        return ""
    name, graph = found[0], assessment.graph
    for sort in ("links", "claims", "nodes", "assumptions", "factors", "items"):
        if name in getattr(graph, sort):
            brief = tell_briefly(assessment, name, getattr(graph, sort)[name])
            return "\n\n".join(filter(None, (f"**{name}**", brief, _say_why(assessment, name))))
    for section in (graph.model.strands, graph.model.stakeholders):
        if name in section:
            return f"**{name}**\n\n{section[name]}"
    return ""


def _say_why(assessment: Assessment, name: str) -> str:
    """Return in words what holds a claim down, or how many items there are; empty where unrated."""
    if not say_verdict(assessment, name):
        return ""
    claim = assessment.ratings.claims.get(name)
    if claim is not None and claim.weakest:
        return f"weakest: {assessment.graph.label_of(claim.weakest[0].subject)}"
    ahead, against, left = assessment.ratings.of(name).counts
    words = f"{count_of(ahead, 'item')} for, {against} against"
    return f"{words}, {left} left out" if left else words


def find_lenses(page: OpenText, assessment: Assessment) -> Iterator[Lens]:
    """Yield the verdict over every claim, link, outcome and impact that stands in the file.

    A result has the verdict of the claim that nobody had to write.
    """
    graph = assessment.graph
    for name, thing in (*graph.links.items(), *graph.claims.items()):
        where = thing.places.key
        if where.file == page.file:
            words = f"{say_verdict(assessment, name)}: {_say_why(assessment, name)}"
            yield Lens(page.find_span(where), name, words)
