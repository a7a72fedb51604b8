"""A comparison leaves nothing out, invents nothing, and names what moved a verdict."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.changes.change import Cause, How, Kind, Standing, find_standings
from contribution.changes.compare import compare
from contribution.changes.wording import tell_cause
from contribution.domain.diagnostic import Places, Where
from contribution.domain.located import locate
from contribution.domain.logic_model import Output
from contribution.domain.verdict import Verdict
from contribution.loading.model.rule import find_older
from contribution.scoring.ordinal import SCORER
from tests.building import RULE, chain, closed_rivals, item
from tests.changes.sides import Version, assessed, compared, pairs, versions

_MIRRORED = {How.ADDED: How.REMOVED, How.REMOVED: How.ADDED}


@given(versions())
def test_a_model_compared_with_itself_is_empty(version: Version) -> None:
    comparison = compared(assessed(*version), assessed(*version))

    assert comparison.is_empty
    assert comparison.trials == 0


@given(versions(), st.randoms())
def test_another_order_and_other_places_are_no_change(
    version: Version, dice: random.Random
) -> None:
    model, evidence = version
    shuffled = {
        name: tuple(dice.sample(getattr(model, name), len(getattr(model, name))))
        for name in ("nodes", "links", "assumptions", "factors", "claims")
    }
    shuffled["nodes"] = tuple(
        locate(node.model_copy(), Places(Where("elsewhere.yaml", 9, 9)))
        for node in shuffled["nodes"]
    )
    moved = model.model_copy(update={**shuffled, "file": "elsewhere.yaml", "name": "elsewhere"})

    comparison = compared(
        assessed(model, evidence), assessed(moved, dice.sample(evidence, len(evidence)))
    )

    assert comparison.is_empty


@settings(deadline=None)
@given(pairs())
def test_every_verdict_that_differs_is_listed_once(pair: tuple[Version, Version]) -> None:
    old, new = assessed(*pair[0]), assessed(*pair[1])

    comparison = compared(old, new)

    names = dict(comparison.renamed)
    before, after = find_standings(old.ratings, names), find_standings(new.ratings)
    differing = [each for each in before if each in after and before[each] != after[each]]
    assert [(move.kind, move.subject) for move in comparison.moves] == differing
    assert all(move.before == before[move.kind, move.subject] for move in comparison.moves)
    assert all(move.after == after[move.kind, move.subject] for move in comparison.moves)


@settings(deadline=None)
@given(pairs())
def test_the_way_back_mirrors_the_way_there(pair: tuple[Version, Version]) -> None:
    old, new = assessed(*pair[0]), assessed(*pair[1])

    there, back = compared(old, new), compared(new, old)

    assert {
        (each.kind, each.old_id or each.id, each.how, each.before, each.after)
        for each in there.changes
    } == {
        (each.kind, each.id, _MIRRORED.get(each.how, each.how), each.after, each.before)
        for each in back.changes
    }
    assert {
        (each.kind, field.name, field.before, field.after)
        for each in there.changes
        for field in each.fields
    } == {
        (each.kind, field.name, field.after, field.before)
        for each in back.changes
        for field in each.fields
    }
    assert [each.direction for each in there.moves].count(1) == [
        each.direction for each in back.moves
    ].count(-1)


@settings(deadline=None)
@given(pairs())
def test_a_verdict_moves_only_where_something_changed_and_its_movers_are_found(
    pair: tuple[Version, Version],
) -> None:
    comparison = compared(assessed(*pair[0]), assessed(*pair[1]))

    if not comparison.changes:
        assert comparison.moves == ()
    for move in comparison.moves:
        assert move.cause is not Cause.NOT_FOUND
        assert move.movers
        assert set(move.movers) <= set(comparison.changes)


def test_the_one_item_that_moved_a_verdict_is_named_among_many() -> None:
    model, rivals = closed_rivals(chain("a", "b"))
    straws = [item(f"straw-{number}", "a", group="one") for number in range(5)]
    old = assessed(model, [*rivals, item("first", "a -> b", test="smoking-gun")])
    strong = item("second", "a -> b", test="moderate")
    new = assessed(model, [*rivals, item("first", "a -> b", test="smoking-gun"), *straws, strong])

    [move] = [each for each in compared(old, new).moves if each.subject == "a -> b"]

    assert (move.before.verdict, move.after.verdict) == (Verdict.MODERATE, Verdict.STRONG)
    assert [each.id for each in move.movers] == ["second"]
    assert move.cause is Cause.ALONE
    assert move.direction == 1


def test_items_of_which_either_would_do_have_moved_a_verdict_together() -> None:
    model, rivals = closed_rivals(chain("a", "b"))
    guns = [item("one", "a -> b", test="moderate"), item("two", "a -> b", test="moderate")]
    noise = item("noise", "b")

    comparison = compared(assessed(model, rivals), assessed(model, [*rivals, *guns, noise]))

    [move] = [each for each in comparison.moves if each.subject == "a -> b"]
    assert move.cause is Cause.TOGETHER
    assert [each.id for each in move.movers] == ["one", "two"]


def test_the_search_for_movers_stops_at_its_limit_and_says_so() -> None:
    model = chain("a", "b")
    many = [item(f"i{number}", "a -> b", test="moderate") for number in range(9)]

    comparison = compared(assessed(model), assessed(model, many), most_trials=3)

    assert comparison.trials == 3
    [move] = [each for each in comparison.moves if each.kind is Kind.LINK]
    assert (move.cause, move.movers) == (Cause.NOT_FOUND, ())


def test_a_later_day_a_new_rule_and_a_waived_family_are_changes_that_can_move_verdicts() -> None:
    model = chain("a", "b")
    strict = RULE.model_copy(
        update={"caps": RULE.caps.model_copy(update={"no_rival": 1}), "file": "mine.yaml"}
    )
    good = item("good", "a -> b", test="moderate")

    comparison = compared(assessed(model, [good]), assessed(model, [good], strict))

    assert [(each.kind, each.fields[0].name) for each in comparison.changes] == [
        (Kind.RULE, "caps.no_rival")
    ]
    [move] = [each for each in comparison.moves if each.kind is Kind.LINK]
    assert move.after == Standing(Verdict.SUGGESTIVE, Verdict.SUGGESTIVE)
    assert move.movers == comparison.changes


def test_a_node_that_came_takes_its_links_along_when_it_is_taken_back() -> None:
    old = chain("a", "b")
    new = chain("a", "b").model_copy(
        update={
            "nodes": (*old.nodes, Output(id="c", label="c")),
            "links": (*old.links, *chain("b", "c").links),
        }
    )
    found = [item("seen", "b"), item("more", "b", test="moderate")]

    comparison = compared(assessed(old, found[:1]), assessed(new, found))

    assert {(each.kind, each.id) for each in comparison.changes} == {
        (Kind.NODE, "c"),
        (Kind.LINK, "b -> c"),
        (Kind.ITEM, "more"),
    }
    assert {each.id for move in comparison.moves for each in move.movers} == {"more"}


def test_ratings_of_another_scorer_are_asked_of_that_scorer() -> None:
    asked = []

    def rate(graph: object, rule: object) -> object:
        asked.append(graph)
        return SCORER.rate(graph, rule)  # type: ignore[arg-type]

    model = chain("a", "b")
    old, new = assessed(model), assessed(model, [item("good", "a -> b")])
    from contribution.changes.compare import compare

    comparison = compare(old, replace(new), rate)  # type: ignore[arg-type]

    assert len(asked) == comparison.trials == 1


def test_between_versions_of_the_rule_each_verdict_is_explained_by_what_moved_it() -> None:
    evidence = [
        item("ran", "a", test="moderate"),
        item("linked", "a -> b", test="moderate"),
        item("seen", "b", test="smoking-gun"),
        item("missed", "b", test="hoop", outcome="not-found"),
    ]
    older = find_older("1.0")
    assert older
    model = chain("a", "b", "c")

    found = compare(assessed(model, evidence, older), assessed(model, evidence), SCORER.rate)

    assert {each.id for each in found.changes} >= {"version", "guards.bearer"}
    [move] = [each for each in found.moves if each.subject == "claim"]
    assert tell_cause(move) == "moved by the rule's guards.bearer (changed)"
