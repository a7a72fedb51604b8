"""The rule printed: every threshold by which evidence became a verdict, in words."""

from __future__ import annotations

from collections.abc import Mapping

from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Sighting
from contribution.domain.rule import Rule
from contribution.domain.verdict import RUNGS
from contribution.story.blocks import Block, Prose, TableBlock, TableRow
from contribution.story.words import name_test, say_rule

LADDER_WORDS: Mapping[str, str] = {
    "moderate_single": f"{RUNGS[2]}: one group of at least this strength, or …",
    "moderate_groups": "… this many groups of any strength …",
    "moderate_families": "… from this many kinds of method",
    "strong_single": f"{RUNGS[3]}: one group of at least this strength, and …",
    "strong_groups": "… this many groups in all, and …",
    "strong_independent": "… one of this strength that is independent of the programme",
    "very_strong_groups": f"{RUNGS[4]}: as {RUNGS[3]}, with this many decisive groups …",
    "very_strong_families": "… from this many kinds of method",
}
CAP_WORDS: Mapping[str, str] = {
    "no_rival": "no rival explanation was considered",
    "families_not_considered": "a family of rivals was neither considered nor waived",
    "rival_ruled_out": "a rival was ruled out",
    "rival_weakened": "a rival was weakened",
    "rival_open": "a rival is open: untested, suggestive or in dispute",
    "rival_supported": "a rival is well supported",
    "necessary_refuted": "a necessary assumption does not hold",
    "necessary_untested": "a necessary assumption is untested or in doubt",
    "necessary_suggestive": "a necessary assumption has only signs in its favour",
    "other_untested": "another assumption is untested",
    "other_refuted": "another assumption does not hold",
    "assumptions_not_stated": "a link does not say what it assumes",
    "rival_ruled_out_by_programme": "a rival was ruled out, by nobody independent who says how",
    "condition_not_met": "(of a claim) one of Mayne’s four conditions is not suggestive",
    "direct_without_chain": "(of a claim) evidence about the whole while its chain shows nothing",
}
GUARD_WORDS: Mapping[str, str] = {
    "bearer": "a claim has the rating of one place on its pathway",
    "late_tests": "a test declared late, or on no day, counts as a moderate one at most",
    "pathway_maturity": "whether it is too early is asked of each pathway by itself",
    "traces": "what is about a result and the link into it is a straw on the link unless it traces",
    "same_people": "who is in one table is one source, under whatever groups",
}


WEIGHT_WORDS: Mapping[str, str] = {
    "prior": "chance of a claim before any evidence",
    "prior_band": "lowest and highest such chance between which the result is given",
    "source": "how far items of one source repeat one another, 0 to 1",
    "method_wave": "the same for one kind of method in one wave of collection",
    "independent": "the same for all others",
    "item_cap_db": "most that one item may weigh, in decibels",
    "claim_cap_db": "most that all items together may weigh, in decibels",
    "residual_prior": "least chance left to rivals that nobody named",
    "stake_b": "chance that a source with a stake would say it anyway",
    "other_b": "chance that another source would say it anyway",
    "weak_reliability": "reliability taken for an item of weak quality",
    "contested_db": "weight on both sides from which a claim is contested, in decibels",
    "verdict_from": f"chances from which it is {', '.join(RUNGS[1:])}",
}


def tell_rule(assessment: Assessment) -> tuple[Block, ...]:
    """Return the parameters of the rule that was used, with its version and where it was read."""
    rule = assessment.rule
    intro = (
        f"Rule {say_rule(rule)}. The thresholds are judgements, the same for every claim; a "
        "project may change them in a file, and the report then says so. A test written down "
        "after its result was seen, or on no day that is named, counts as a "
        f"{name_test(rule.post_hoc_test)} at most. An item "
        f"that names no test is a {name_test(rule.default_test)}. An absence that weighs less "
        f"than {rule.silent_below:g} decibels says nothing. An item that names chances counts 2 "
        f"from {rule.moderate_from:g} decibels and 3 from {rule.strong_from:g}."
    )
    weights = rule.weights.model_dump()
    values = weights.pop("rho") | weights
    likelihoods = {word.replace("-", " "): chance for word, chance in rule.likelihoods.items()}
    return (
        Prose((intro,)),
        _tell_tests(rule),
        _tell_numbers("What each rung of support needs", LADDER_WORDS, rule.ladder.model_dump()),
        _tell_numbers("The highest support, of 4, when …", CAP_WORDS, rule.caps.model_dump()),
        _tell_numbers("What version 2.0 added", GUARD_WORDS, rule.guards.model_dump()),
        _tell_numbers("What words of likelihood stand for", {}, likelihoods),
        _tell_numbers("Parameters of the scorer that weighs evidence", WEIGHT_WORDS, values),
    )


def _tell_tests(rule: Rule) -> TableBlock:
    rows = tuple(
        TableRow(
            (
                (name_test(test),),
                (_signed(strengths.get(Sighting.FOUND, 0)),),
                (_signed(strengths.get(Sighting.NOT_FOUND, 0)),),
                *((f"{chance:g}",) for chance in rule.tests[test]),
            )
        )
        for test, strengths in rule.tokens.items()
    )
    head = ("Test", "Found", "Not found", "Chance if true", "Chance if false")
    return TableBlock(
        "What each kind of test counts; an item counts the lesser of it and its quality", head, rows
    )


def _tell_numbers(
    caption: str, words: Mapping[str, str], values: Mapping[str, object]
) -> TableBlock:
    rows = tuple(
        TableRow(((words.get(name, name),), (_say_value(value),))) for name, value in values.items()
    )
    return TableBlock(caption, ("Condition", "Value"), rows)


def _say_value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    many = value if isinstance(value, tuple) else (value,)
    return ", ".join(f"{each:g}" for each in many)


def _signed(value: int) -> str:
    return f"+{value}" if value > 0 else f"−{-value}" if value else "0"
