from __future__ import annotations

import math
import re

from contribution.domain.graph import ContributionGraph
from contribution.domain.rating import Reason
from contribution.method.rivals_in_words import explain_rivals
from tests.building import RULE, chain, item, rival
from tests.weighing import LINK, rate_weights

MODEL = chain("run", "seen", factors=(rival("first", "seen"), rival("second", "seen")))
ABOUT_RIVALS = [
    item("shown", "first", test="moderate"),
    item("missed", "second", test="hoop", outcome="not-found"),
]


def _explain(*evidence: object) -> list[Reason]:
    told = [*ABOUT_RIVALS, *evidence]
    graph = ContributionGraph(MODEL, tuple(told))  # type: ignore[arg-type]
    ratings = rate_weights(MODEL, told)  # type: ignore[arg-type]
    return explain_rivals(graph, ratings, RULE, ratings.links[LINK])


def test_the_sum_over_rivals_can_be_made_again_from_what_is_printed() -> None:
    (reason,) = _explain(item("own", LINK, test="moderate"))
    shares = [float(each.text.rsplit(": ", 1)[1]) for each in reason.because]
    total, decibels = re.findall(r"sum ([\d.]+) is ([-+][\d.]+) dB", reason.text)[0]

    assert len(shares) == 3
    assert abs(sum(shares) - float(total)) < 0.02
    assert abs(-10 * math.log10(float(total)) - float(decibels)) < 0.06


def test_ruled_out_rivals_are_said_to_add_nothing_to_a_link_without_evidence() -> None:
    model = chain("run", "seen", factors=(rival("second", "seen"),))
    ratings = rate_weights(model, ABOUT_RIVALS[1:])

    (reason,) = explain_rivals(
        ContributionGraph(model, tuple(ABOUT_RIVALS[1:])), ratings, RULE, ratings.links[LINK]
    )

    assert "it counts nothing" in reason.text


def test_without_rivals_there_is_nothing_to_tell() -> None:
    model = chain("run", "seen")
    ratings = rate_weights(model)

    assert explain_rivals(ContributionGraph(model), ratings, RULE, ratings.links[LINK]) == []
