"""The rule printed: every threshold by which evidence became a verdict, in words."""

from __future__ import annotations

from collections.abc import Mapping

from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Sighting
from contribution.domain.rule import Rule
from contribution.domain.verdict import VERDICT_TABLE
from contribution.story.markup import Html, element
from contribution.story.signs import build_row, build_section, build_table, show_verdict
from contribution.story.words import name_test, say_rule

LADDER_WORDS: Mapping[str, str] = {
    "moderate_single": "moderate: one group of at least this strength, or …",
    "moderate_groups": "… this many groups of any strength …",
    "moderate_families": "… from this many kinds of method",
    "strong_single": "strong: one group of at least this strength, and …",
    "strong_groups": "… this many groups in all, and …",
    "strong_independent": "… one of this strength that is independent of the programme",
    "very_strong_groups": "very strong: as strong, with this many decisive groups …",
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
}
GUARD_WORDS: Mapping[str, str] = {
    "bearer": "a claim has the rating of one place on its pathway",
    "late_tests": "a test declared late, or on no day, counts as a moderate one at most",
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
    "verdict_from": "chances from which it is suggestive, moderate, strong, very strong",
}


def build_rule(assessment: Assessment) -> Html:
    """Return the tables of the rule that was used, with its version and where it was read."""
    rule = assessment.rule
    return build_section(
        "rule",
        "The rule",
        element(
            "p",
            f"Rule {say_rule(rule)}. The thresholds are judgements, the same for "
            "every claim; a project may change them in a file, and the report then says so.",
        ),
        _build_tests(rule),
        _build_numbers("ladder", "What each rung of support needs", LADDER_WORDS, rule),
        _build_verdicts(),
        _build_numbers("caps", "The highest support, of 4, that remains when …", CAP_WORDS, rule),
        _build_numbers("guards", "What version 2.0 added: 1 where it holds", GUARD_WORDS, rule),
        _build_likelihoods(rule),
        element(
            "p",
            "A test written down after its result was seen, or on no day that is named, counts as "
            f"a {name_test(rule.post_hoc_test)} at most. An item that names no test is a "
            f"{name_test(rule.default_test)}. An absence that weighs less than "
            f"{rule.silent_below:g} decibels, because the sample was too small to show the "
            "effect, says nothing. An item that names chances instead of a test counts 2 from "
            f"{rule.moderate_from:g} decibels and 3 from {rule.strong_from:g}.",
        ),
        _build_weights(rule),
    )


def _build_tests(rule: Rule) -> Html:
    rows = [
        build_row(
            name_test(test),
            _signed(strengths.get(Sighting.FOUND, 0)),
            _signed(strengths.get(Sighting.NOT_FOUND, 0)),
            *(f"{chance:g}" for chance in rule.tests[test]),
        )
        for test, strengths in rule.tokens.items()
    ]
    return build_table(
        "What each kind of test counts, and the chances it stands for. An item counts the lesser "
        "of this and its quality; what was not looked for counts nothing",
        ("Test", "Found", "Not found", "Chance if true", "Chance if false"),
        rows,
        name="tests",
    )


def _build_numbers(part: str, caption: str, words: Mapping[str, str], rule: Rule) -> Html:
    values: Mapping[str, int] = getattr(rule, part).model_dump()
    rows = [build_row(words.get(name, name), f"{value:d}") for name, value in values.items()]
    return build_table(caption, ("Condition", "Value"), rows, name=part)


def _build_verdicts() -> Html:
    rows = [
        build_row(f"support {support}", *(show_verdict(verdict) for verdict in row))
        for support, row in enumerate(VERDICT_TABLE)
    ]
    return build_table(
        "From the two levels to the verdict",
        ("Levels", *(f"refutation {level}" for level in range(len(VERDICT_TABLE[0])))),
        rows,
        name="verdicts",
        kind="wide",
    )


def _build_likelihoods(rule: Rule) -> Html:
    rows = [
        build_row(word.replace("-", " "), f"{chance:g}")
        for word, chance in rule.likelihoods.items()
    ]
    return build_table(
        "What words of likelihood stand for", ("Word", "Chance"), rows, name="likelihoods"
    )


def _build_weights(rule: Rule) -> Html:
    weights = rule.weights.model_dump()
    values = {**weights, **weights.pop("rho")}
    rows = [build_row(words, _say_value(values[name])) for name, words in WEIGHT_WORDS.items()]
    return build_table(
        "Parameters of the scorer that weighs evidence; the ladder does not use them",
        ("Parameter", "Value"),
        rows,
        name="weights",
    )


def _say_value(value: float | tuple[float, ...]) -> str:
    many = value if isinstance(value, tuple) else (value,)
    return ", ".join(f"{each:g}" for each in many)


def _signed(value: int) -> str:
    return f"+{value}" if value > 0 else f"−{-value}" if value else "0"
