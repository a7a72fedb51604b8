"""Names in messages."""

from __future__ import annotations

from contribution.domain.logic_model import Assumption, CausalLink, ContributionClaim
from contribution.proofreading.naming import name


def test_an_element_is_named_by_its_words_and_its_id() -> None:
    assert name(Assumption(id="oven", label="The oven works")) == "“The oven works” (oven)"


def test_a_link_is_named_as_people_type_it() -> None:
    assert name(CausalLink(source="a", target="b")) == "a -> b"


def test_a_claim_is_named_by_what_it_says() -> None:
    claim = ContributionClaim(id="c", says="We helped", target="b")

    assert name(claim) == "“We helped” (c)"
