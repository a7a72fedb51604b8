"""Names in messages."""

from __future__ import annotations

import pytest

from contribution.domain.logic_model import Assumption, CausalLink, ContributionClaim
from contribution.proofreading.naming import list_names, name, suggest


def test_an_element_is_named_by_its_words_and_its_id() -> None:
    assert name(Assumption(id="oven", label="The oven works")) == "“The oven works” (oven)"


def test_a_link_is_named_as_people_type_it() -> None:
    assert name(CausalLink(source="a", target="b")) == "a -> b"


def test_a_claim_is_named_by_what_it_says() -> None:
    claim = ContributionClaim(id="c", says="We helped", target="b")

    assert name(claim) == "“We helped” (c)"


@pytest.mark.parametrize(
    ("names", "phrase"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a", "b", "c", "d", "e"], "a, b, c and 2 more"),
    ],
)
def test_names_are_listed_up_to_three(names: list[str], phrase: str) -> None:
    assert list_names(names) == phrase


def test_the_nearest_known_word_is_offered() -> None:
    assert suggest("stronng", ["strong", "moderate"]) == " (did you mean strong?)"
    assert suggest("xyz", ["strong", "moderate"]) == ""
