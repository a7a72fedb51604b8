"""How one item speaks, written afresh from the method's text: tables typed in, nothing borrowed."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from contribution.domain.evidence import Evidence

TESTS = {
    "straw": (0.6, 0.4),
    "hoop": (0.95, 0.6),
    "smoking-gun": (0.4, 0.05),
    "doubly-decisive": (0.95, 0.05),
    "moderate": (0.8, 0.2),
}
WORDS = {
    "almost-certain": 0.95,
    "likely": 0.75,
    "even": 0.5,
    "unlikely": 0.25,
    "almost-never": 0.05,
}
# Strength of a test that is found, and of one looked for and not found.
TOKENS = {
    "straw": (1, -1),
    "hoop": (1, -3),
    "smoking-gun": (3, -1),
    "doubly-decisive": (3, -3),
    "moderate": (2, -2),
}
# Probabilities instead of a test count 1, 2 or 3 from this many decibels on.
DECIBELS_OF_STRENGTH = (1.0, 6.0, 9.0)


class Voice(NamedTuple):
    """What is needed of an item: who speaks, which way (+1, -1, 0 silent) and how loudly, 0 to 3.

    `is_told` is False for a search in vain of which nobody says how it was made; `is_undecided`
    is True for what was looked at and says nothing either way.
    `is_admitted` is False for what may not speak at all; what may can still be too quiet to count.
    """

    group: str
    method: str
    is_independent: bool
    sign: int
    strength: int
    is_admitted: bool
    is_told: bool = True
    is_undecided: bool = False


def hear(evidence: Evidence, *, into: str, first_day: date | None, as_of: date | None) -> Voice:
    """Return how an item speaks about a node (or assumption, or factor) or about a link."""
    item = evidence.item
    token = _token(evidence)
    if is_late(evidence):
        token = max(-2, min(2, token))
    if is_straw(evidence, into):
        token = max(-1, min(1, token))
    if item.predicts == "against":
        token = -token
    admitted = _is_admitted(evidence, first_day, as_of)
    quality = grade(evidence)
    strength = min(abs(token), quality) if admitted and not _is_faint(evidence) else 0
    return Voice(
        group=name_group(evidence),
        method=evidence.method,
        is_independent=name_collector(evidence) in ("evaluator", "independent"),
        sign=(token > 0) - (token < 0),
        strength=strength,
        is_admitted=admitted,
        is_told=_is_told(evidence),
        is_undecided=_is_undecided(evidence, token, admitted=admitted),
    )


def is_straw(evidence: Evidence, into: str) -> bool:
    """Return whether an item says so little of what led into a result that it is a straw there.

    `into` is empty where it speaks of no link or claim.
    """
    item = evidence.item
    about_both = into in item.about and not item.traces
    return bool(into) and (evidence.observation.before_after or about_both)


def grade(evidence: Evidence) -> int:
    """Return the quality, 0 to 3: the item's, else its register's, else 2, as its data allow."""
    for stated in (evidence.item.quality, evidence.register.quality, 2):
        if stated is not None:
            return min(stated, evidence.observation.quality_cap)
    raise AssertionError


def name_group(evidence: Evidence) -> str:
    """Return the dependence group: what the item says, else its source, else its register."""
    item, register = evidence.item, evidence.register
    names = [item.group, item.source, register.source, register.id]
    return next(name for name in names if name)


def find_same_people(evidence: Iterable[Evidence]) -> dict[str, str]:
    """Return, for each group, one name for all whose people are in one table or have one name."""
    tables: dict[str, set[str]] = {}
    for each in evidence:
        if each.kind.of_people and each.register.table is not None:
            tables.setdefault(f"table {each.register.table.file}", set()).add(name_group(each))
        said = each.item.respondents or each.register.respondents
        if said:
            # Capitals and signs between words make no other people.
            named = said.lower().replace("-", " ")
            tables.setdefault(f"people {named}", set()).add(name_group(each))
    names = {name for group in tables.values() for name in group}
    same = {name: {name} for name in names}
    for _ in names:
        for name in names:
            for group in tables.values():
                if same[name] & group:
                    same[name] |= group
    return {name: min(same[name]) for name in names}


def name_collector(evidence: Evidence) -> str:
    """Return who collected it; the implementer when nobody says."""
    names = [evidence.item.by, evidence.register.by, "implementer"]
    return next(name for name in names if name)


def find_pair(evidence: Evidence) -> tuple[float, float]:
    """Return (P(E|claim), P(E|no claim)): from data, numbers, words, a test's name, or a straw."""
    item, seen = evidence.item, evidence.observation
    if seen.sensitivity is not None and seen.type_i_error is not None:
        return seen.sensitivity, seen.type_i_error
    if item.sensitivity is not None and item.type_i_error is not None:
        return item.sensitivity, item.type_i_error
    if item.expected_if_true and item.expected_if_false:
        return WORDS[item.expected_if_true], WORDS[item.expected_if_false]
    return TESTS[item.test.value if item.test else "straw"]


def is_late(evidence: Evidence) -> bool:
    """Return whether the test was written down after what it looked at, or nobody says when."""
    declared = evidence.item.declared_on or evidence.register.declared_on
    looked_at = _find_day(evidence)
    return declared is None or (looked_at is not None and declared > looked_at)


def weigh(pair: tuple[float, float], *, found: bool, effort: float = 1.0) -> float:
    """Return 10 log10 of the likelihood ratio; searched for in vain: (1 - q s)/(1 - q t)."""
    s, t = pair
    above, below = (s, t) if found else (1 - effort * s, 1 - effort * t)
    if above == below:
        return 0.0
    if below == 0:
        return math.inf
    return 10 * math.log10(above / below) if above else -math.inf


def _token(evidence: Evidence) -> int:
    item, outcome = evidence.item, evidence.observation.outcome.value
    if outcome in ("cannot-tell", "not-searched"):
        return 0
    found = outcome == "found"
    effort = 1.0 if found else item.search_effort
    if item.test is None:
        loudness = weigh(find_pair(evidence), found=found, effort=effort)
        size = _size(loudness)
        return size if loudness > 0 else -size
    name = item.test.value
    token = TOKENS[name][0 if found else 1]
    if effort < 1:
        allowed = _size(weigh(TESTS[name], found=found, effort=effort))
        token = max(-allowed, min(allowed, token))
    return token


def _size(decibels: float) -> int:
    return sum(abs(decibels) >= limit for limit in DECIBELS_OF_STRENGTH)


def _is_admitted(evidence: Evidence, first_day: date | None, as_of: date | None) -> bool:
    item, seen = evidence.item, evidence.observation
    dated = _find_day(evidence) or as_of
    too_soon = first_day is not None and dated is not None and dated < first_day
    silent = (
        item.planned,
        seen.suppressed,
        seen.outcome.value in ("cannot-tell", "not-searched"),
        grade(evidence) == 0,
        too_soon,
    )
    return not any(silent)


def _find_day(evidence: Evidence) -> date | None:
    item = evidence.item
    own = item.on or item.period.ends or item.period.starts
    return own or evidence.observation.until or evidence.register.collected.ends


def _is_told(evidence: Evidence) -> bool:
    vain = evidence.observation.outcome.value == "not-found"
    return not vain or evidence.register.table is not None or bool(evidence.item.searched)


def _is_undecided(evidence: Evidence, token: int, *, admitted: bool) -> bool:
    if evidence.observation.outcome.value == "cannot-tell":
        return not evidence.item.planned and grade(evidence) > 0
    nothing = token == 0 or _is_faint(evidence)
    return admitted and nothing and evidence.item.search_effort == 1


def _is_faint(evidence: Evidence) -> bool:
    # What a sample too small would most likely have missed anyway was not found: no rung.
    seen = evidence.observation
    if seen.outcome.value != "not-found" or seen.sensitivity is None:
        return False
    return abs(weigh(find_pair(evidence), found=False)) < DECIBELS_OF_STRENGTH[0]
