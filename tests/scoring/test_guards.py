"""Ways to fool the rule, each with what it gets, and the honest twin that must not be punished."""

from __future__ import annotations

import pytest

from contribution.domain.graph import ContributionGraph
from contribution.scoring.weight_of_evidence import SCORER as WEIGHTS
from tests.building import RULE, chain, item, rate

LINK = "a -> b"


@pytest.mark.parametrize(
    ("about", "traces", "support"),
    [
        ((LINK, "b"), None, 1),
        ((LINK, "b"), "They name a as the reason", 2),
        ((LINK,), None, 2),
        ((LINK, "a"), None, 2),
    ],
)
def test_what_is_about_the_result_too_is_a_straw_on_the_link_unless_it_traces(
    about: tuple[str, ...], traces: str | None, support: int
) -> None:
    told = item("e", *about, test="moderate", traces=traces)

    found = rate(chain("a", "b"), [told])

    assert found.links[LINK].own.support == support
    if "b" in about:
        assert found.nodes["b"].support == 2
    weighed = WEIGHTS.rate(ContributionGraph(chain("a", "b"), (told,)), RULE)
    decibels = weighed.links[LINK].own.weight
    assert decibels is not None
    assert (decibels.ahead > 3) == (support == 2)
