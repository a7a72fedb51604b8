"""Workshop ratings are shown with their spread and never count as evidence."""

from __future__ import annotations

from contribution.domain.evidence import Sighting
from tests.evidence_kinds.tables import messages, observe, table_of

VOTES = table_of(
    "who,group,link,rating,comment",
    "Ann,staff,a -> b,strong,it works",
    "Ben,staff,a -> b,moderate,",
    "Cem,families,a->b,strong,",
    "Dee,families,b -> c,doubtful,",
)


def test_ratings_of_a_link_are_counted_by_rating_and_group_without_names() -> None:
    observation = observe("workshop", VOTES, {"about": "a -> b"})

    assert observation.outcome is Sighting.NOT_SEARCHED
    assert observation.sentence.startswith("3 ratings: 2 strong, 1 moderate.")
    assert {figure.label: figure.value for figure in observation.figures} == {
        "Rated strong": "2",
        "Rated moderate": "1",
        "Rated by families": "1 strong",
        "Rated by staff": "1 moderate, 1 strong",
    }
    assert "Ann" not in str(observation)


def test_numbers_have_a_median() -> None:
    votes = [{"rating": rating} for rating in (1, 4, 3)]

    observation = observe("workshop", None, {"ratings": votes})

    assert observation.figures[-1].number == 3
    assert observation.outcome is Sighting.NOT_SEARCHED


def test_a_link_nobody_rated_is_reported() -> None:
    observation = observe("workshop", VOTES, {"link": "a -> c"})

    assert "Nobody's rating" in observation.sentence
    assert observation.unreadable[0].where.line == 2
    assert "did you mean" in messages(observation)[0]
