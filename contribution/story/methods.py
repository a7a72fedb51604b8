"""Methods and their limits, and the glossary."""

from __future__ import annotations

from collections import Counter

from contribution.domain.assessment import Assessment
from contribution.story.glossary import GLOSSARY, Term
from contribution.story.markup import Child, Html, anchor, element, join, refer
from contribution.story.signs import build_list, build_section
from contribution.story.words import count

DOES = (
    (
        "It asks of each piece of evidence how likely it would be if the claim were true, and how "
        "likely if it were false, and lets its quality lower what it counts."
    ),
    (
        "It counts what speaks for and what speaks against separately, so that nothing cancels "
        "out and not knowing is never taken for not being so."
    ),
    "It counts evidence that depends on the same source once in each direction.",
    "It bounds each link by its assumptions and by the rival explanations still open.",
    "It takes a pathway to be as strong as its weakest place, and of several pathways the best.",
    "It waits: before an effect could show itself, its absence counts for nothing.",
)
DOES_NOT = (
    "It gives no score to the programme as a whole. Claims are not added up or averaged.",
    "It measures no effect. A small true contribution can be strongly supported.",
    "Its levels are an order, not amounts: moderate is more than suggestive, not twice as much.",
    (
        "Its thresholds are judgements. They are printed under The rule, and other judgements are "
        "possible; the reasons for each verdict show which of them mattered."
    ),
    (
        "It has not been shown to predict anything. It promises that the same evidence always "
        "gets the same verdict and that every step can be followed."
    ),
    "It knows no rival explanation that nobody wrote down.",
)


def build_methods(assessment: Assessment) -> Html:
    """Return what the rule does, what it does not, and who collected the evidence."""
    return build_section(
        "methods",
        "Methods and limits",
        element(
            "p",
            "This is contribution analysis as John Mayne describes it, with tests of evidence from "
            "process tracing. The theory of change and the evidence are kept as plain text files; "
            "a published rule turns them into verdicts, the same way for every claim.",
        ),
        element(
            "p",
            "On paper a piece of evidence that was folded shows only its first sentence, and the "
            "step-by-step working is left out; the file it was printed from has both.",
            class_="on-paper",
        ),
        element("h3", "What the rule does"),
        build_list(DOES),
        element("h3", "What it does not do"),
        build_list(DOES_NOT),
        element("h3", "Who collected the evidence"),
        build_list(_say_collectors(assessment)),
    )


def build_glossary() -> Html:
    """Return the words with their meanings, in the order in which they are defined."""
    return build_section(
        "glossary",
        "Glossary",
        element("dl", join(_build_term(term) for term in GLOSSARY.values()), class_="glossary"),
    )


def _say_collectors(assessment: Assessment) -> tuple[str, ...]:
    evidence = assessment.graph.evidence
    if not evidence:
        return ("Nobody: the model has no evidence yet.",)
    who = Counter(str(each.by) for each in evidence)
    words = {
        "implementer": "collected by those who run the programme, or by nobody named",
        "funder": "collected by those who pay for it",
        "evaluator": "collected by an evaluator",
        "independent": "collected independently of the programme",
    }
    return tuple(
        f"{count(who[name], 'piece')} of evidence {words[name]}." for name in words if who[name]
    )


def _build_term(term: Term) -> Html:
    see: Child = None
    if term.see_also:
        links = join((refer("term", word, word) for word in term.see_also), ", ")
        see = element("span", "See also ", links, ".", class_="because")
    source = element("span", f"Source: {term.source}.", class_="because") if term.source else None
    return element(
        "div",
        element("dt", term.word.replace("-", " "), id=anchor("term", term.word)),
        element("dd", term.meaning, see, source),
    )
