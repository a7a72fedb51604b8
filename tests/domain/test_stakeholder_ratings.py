"""What people think stands beside the evidence, by group, and never inside it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Evidence, EvidenceRegister, Observation, Sighting
from contribution.domain.stakeholder_ratings import (
    APART,
    find_disagreements,
    find_stakeholder_ratings,
    tabulate_stakeholder_ratings,
)
from contribution.domain.table import Row, Table
from contribution.evidence_kinds.testimony.workshop import KIND, WorkshopItem
from tests.building import chain, item
from tests.changes.sides import assessed

Votes = list[tuple[str, str]]


def workshop(votes: Votes, about: str = "a -> b", *, in_table: bool = False) -> Evidence:
    """Return a workshop item with (group, rating) votes, in the item or in a table."""
    rows = tuple(
        Row(number, {"link": "a→b", "group": group, "rating": rating})
        for number, (group, rating) in enumerate(votes, start=2)
    )
    register = EvidenceRegister(
        id="room",
        title="Room",
        kind="workshop",
        table=Table("room.csv", ("link", "group", "rating"), rows) if in_table else None,
    )
    fields: dict[str, Any] = {"id": "room", "says": "How strong?", "about": about}
    if not in_table:
        fields["ratings"] = [{"group": group, "rating": rating} for group, rating in votes]
    made = WorkshopItem.model_validate(fields)
    return Evidence(made, register, Observation(Sighting.NOT_SEARCHED), KIND)


def room(votes: Votes, *evidence: Evidence, **options: Any) -> Assessment:
    """Return the assessment of a -> b with these votes and this evidence on it."""
    model = chain("a", "b", stakeholders={"staff": "School staff"})
    return assessed(model, (*evidence, workshop(votes, **options)))


MODERATE = item("seen", "a -> b", test="moderate")


@pytest.mark.parametrize("in_table", [False, True])
def test_ratings_are_counted_by_group_from_the_item_or_its_table(in_table: bool) -> None:
    votes = [("staff", "Strong"), ("staff", "moderate"), ("", "strong"), ("staff", "strong")]

    [rating] = find_stakeholder_ratings(room(votes, MODERATE, in_table=in_table))

    assert rating.subject == "a -> b"
    assert [(each.label, each.size, each.counts) for each in rating.groups] == [
        ("School staff", 3, (("strong", 2), ("moderate", 1))),
        ("no group named", 1, (("strong", 1),)),
    ]
    assert rating.groups[0].spread == (2, 3)


def test_one_rung_apart_is_agreement_and_two_are_not() -> None:
    assert find_disagreements(room([("staff", "strong")], MODERATE)) == ()

    [found] = find_disagreements(room([("staff", "very strong")], MODERATE))

    assert [group.group for group in found.apart] == ["staff"]
    assert found.apart[0].gap_to(2) == 2
    assert found.divided == ()


def test_people_who_doubt_what_the_evidence_shows_are_heard_too() -> None:
    [found] = find_disagreements(room([("staff", "doubtful")], MODERATE))

    assert found.apart[0].gap_to(2) == -4


def test_groups_that_differ_from_each_other_are_named_even_when_the_evidence_lies_between() -> None:
    votes = [("staff", "strong"), ("parents", "suggestive")]

    [found] = find_disagreements(room(votes, MODERATE))

    assert found.apart == ()
    assert [group.group for group in found.divided] == ["parents", "staff"]


def test_an_even_split_across_the_verdict_is_no_gap() -> None:
    votes = [("staff", "suggestive"), ("staff", "strong")]

    assert find_disagreements(room(votes, MODERATE)) == ()


@pytest.mark.parametrize("words", [("5", "5"), ("brilliant", "rubbish")])
def test_words_that_are_no_verdict_are_shown_and_never_compared(words: tuple[str, str]) -> None:
    assessment = room([("staff", words[0]), ("parents", words[1])], MODERATE)

    assert find_disagreements(assessment) == ()
    assert words[0] in "\n".join(tabulate_stakeholder_ratings(assessment))


def test_the_table_says_who_stands_where_and_is_empty_when_nobody_was_asked() -> None:
    assert tabulate_stakeholder_ratings(assessed(chain("a", "b"), [MODERATE])) == ()

    lines = tabulate_stakeholder_ratings(room([("staff", "very strong")] * 3, MODERATE))

    assert lines[0] == "What people in the room think (1), shown beside the evidence"
    assert lines[2].split() == ["B", "moderate", "a", "->", "b"]
    assert lines[3].strip() == "School staff (3): 3 very strong"
    assert lines[4].strip() == "≠ School staff: 2 rungs above the evidence"


votes = st.lists(
    st.tuples(
        st.sampled_from(["staff", "parents", "pupils"]),
        st.sampled_from(["very strong", "strong", "suggestive", "untested", "contradicted", "7"]),
    ),
    max_size=12,
)


@given(votes)
def test_no_vote_ever_moves_a_verdict(cast: Votes) -> None:
    without = assessed(chain("a", "b"), [MODERATE]).ratings

    with_votes = room(cast, MODERATE).ratings

    assert with_votes.of("a -> b").verdict is without.of("a -> b").verdict
    assert with_votes.claims["claim"].verdict is without.claims["claim"].verdict


@given(votes, st.randoms())
def test_who_voted_first_makes_no_difference(cast: Votes, dice: Any) -> None:
    shuffled = dice.sample(cast, len(cast))

    def tell(assessment: Assessment) -> list[set[str]]:
        return [
            {group.group for group in (*each.apart, *each.divided)}
            for each in find_disagreements(assessment)
        ]

    assert tell(room(cast, MODERATE)) == tell(room(shuffled, MODERATE))


@given(votes)
def test_who_parts_from_the_evidence_lies_two_rungs_away(cast: Votes) -> None:
    for found in find_disagreements(room(cast, MODERATE)):
        assert all(abs(group.gap_to(2)) >= APART for group in found.apart)
        assert found.apart or found.divided
