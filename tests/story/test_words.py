from __future__ import annotations

from datetime import date

import pytest

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import NOWHERE, Where
from contribution.domain.evidence import Observation, ProbativeTest, Sighting
from contribution.domain.logic_model import ContributionClaim
from contribution.domain.rating import EvidenceUse, Rating, Weight
from contribution.domain.verdict import SCALE, Verdict
from contribution.story import words
from tests.building import RULE, chain, item, rate


@pytest.mark.parametrize("verdict", Verdict)
def test_a_claim_is_said_in_a_verb_of_its_verdict(verdict: Verdict, helped: Assessment) -> None:
    said = words.say_claim(helped.graph, helped.graph.claims["claim"], verdict)

    assert any(f" {verb} “change”." in said for verb in SCALE[verdict].verbs)


def test_no_verb_is_said_of_a_contribution_of_a_contribution() -> None:
    for verdict in Verdict:
        assert words.say_permitted(verdict).lower().count("contribut") == 1


@pytest.mark.parametrize("verdict", [v for v in Verdict if SCALE[v].rank <= 0])
def test_nothing_unproved_is_said_as_if_it_were_so(verdict: Verdict) -> None:
    assert not words.say_permitted(verdict).startswith("The programme contributed")


def test_who_contributed_is_the_programme_a_strand_or_a_step(helped: Assessment) -> None:
    model = helped.graph.model.model_copy(update={"strands": {"talk": "Talking"}})
    graph = type(helped.graph)(model)
    claims = [
        ContributionClaim.model_validate({"id": "c", "says": "s", "from": source, "to": "change"})
        for source in (None, "talk", "act")
    ]

    named = [words.name_source(graph, claim) for claim in claims]

    assert named == ["the programme", "the strand “Talking”", "“act”"]


def test_a_verdict_in_front_also_tells_what_lies_behind_it() -> None:
    rating = Rating(
        support=2, overlay=Verdict.TOO_EARLY, overlay_reason="an effect could show from 2027"
    )

    said = words.say_meaning(rating)

    assert "An effect could show from 2027." in said
    assert "reads “moderate”" in said


def test_the_arithmetic_of_one_item_is_told() -> None:
    use = EvidenceUse("i", "g", 1, ProbativeTest.SMOKING_GUN, 3, 2, 2, "survey", independent=True)

    assert words.say_use(use, Sighting.FOUND) == (
        "Smoking gun, looked for and found: counts 3. Quality 2 of 3 (adequate). "
        "The lesser: strength 2."
    )


def test_why_an_item_was_left_out_is_told() -> None:
    use = EvidenceUse(
        "i", "g", 1, ProbativeTest.HOOP, 1, 0, 2, "m", independent=False, why_not="it is planned"
    )

    assert words.say_use(use, Sighting.FOUND) == "Left out: it is planned."


def test_an_unnamed_collector_is_said_to_be_unnamed() -> None:
    assert words.say_collector(item("i", "a", by=None)).startswith("not stated")
    assert words.say_collector(item("i", "a", by="evaluator")) == "the evaluator"


def test_a_quality_bound_by_the_data_says_so() -> None:
    bounded = item(
        "i", "a", observation=Observation(Sighting.FOUND, quality_cap=1), because="Good."
    )

    assert words.say_quality_reason(bounded) == "Good; the data bound it to 1"
    assert "taken as adequate" in words.say_quality_reason(item("i", "a", quality=None))


def test_places_name_each_file_once() -> None:
    places = [Where("a.csv", 3), Where("a.csv", 2), Where("a.csv", 3), Where("b.csv", 9)]

    assert words.say_places(places) == "a.csv:2, 3; b.csv:9"
    assert words.say_place(NOWHERE) == ""
    assert words.say_place(Where("a.csv", 3, 7)) == "a.csv:3"


def test_a_long_list_of_places_says_how_many_more() -> None:
    assert words.say_places(Where("a.csv", line) for line in range(2, 22)).endswith("and 8 more")


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        (date(2015, 5, 1), date(2016, 1, 31), "1 May 2015 to 31 January 2016"),
        (date(2015, 5, 1), None, "from 1 May 2015"),
        (None, date(2015, 5, 1), "until 1 May 2015"),
        (date(2015, 5, 1), date(2015, 5, 1), "1 May 2015"),
        (None, None, ""),
    ],
)
def test_spans_of_time(starts: date | None, ends: date | None, said: str) -> None:
    assert words.say_span(starts, ends) == said


def test_a_changed_rule_is_said_to_be_changed() -> None:
    assert "the program’s own" in words.say_rule(RULE)
    changed = RULE.model_copy(update={"file": "our-rule.yaml"})
    assert "with changes from our-rule.yaml" in words.say_rule(changed)


def test_small_words() -> None:
    assert words.count(1, "link") == "1 link"
    assert words.count(2, "link") == "2 links"
    assert words.sentence("it holds") == "It holds."
    assert words.sentence("Does it?") == "Does it?"
    assert words.sentence("") == ""
    assert words.say_counts((1, 2, 0)) == "1 for, 2 against"
    assert words.say_counts((1, 2, 3)) == "1 for, 2 against, 3 left out"


def test_a_chance_is_told_as_a_range_where_the_scorer_gives_one() -> None:
    weighed = Rating(weight=Weight(low=0.25, high=0.9))

    assert words.say_chance(weighed).startswith("between 25% and 90%")
    assert words.say_chance(Rating()) == ""


def test_what_is_too_faint_for_a_rung_is_told_from_what_is_left_out() -> None:
    faint = item("f", "run -> seen", test="hoop", outcome="not-found", search_effort=0.2)
    use = rate(chain("run", "seen"), [faint]).links["run -> seen"].rating.uses[0]
    said = words.say_use(use, Sighting.NOT_FOUND)

    assert said.startswith("Too faint for a rung: hardly anybody looked")
