"""The smallest set of changes that brings a verdict back is found, and no larger one."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings

from contribution.changes.change import Cause, Change, Comparison, How, Kind, Move, find_standings
from contribution.changes.compare import find_movers
from contribution.changes.version import build_version, undo_changes
from contribution.scoring.ordinal import SCORER
from tests.building import RULE, chain, closed_rivals, item
from tests.changes.sides import Version, assessed, compared, pairs


def _restores(comparison: Comparison, undone: tuple[Change, ...], move: Move) -> bool:
    old, new = comparison.old.graph, comparison.new.graph
    graph, rule = undo_changes(build_version(old, RULE), build_version(new, RULE), undone)
    standings = find_standings(SCORER.rate(graph, rule))
    return standings.get((move.kind, move.subject)) == move.before


@settings(deadline=None, max_examples=50)
@given(pairs())
def test_movers_do_what_is_said_of_them(pair: tuple[Version, Version]) -> None:
    comparison = compared(assessed(*pair[0]), assessed(*pair[1]))
    if comparison.renamed:
        return

    for move in comparison.moves:
        alone = [each for each in comparison.changes if _restores(comparison, (each,), move)]
        if move.cause is Cause.ALONE:
            assert list(move.movers) == alone
        else:
            assert alone == []
            assert _restores(comparison, move.movers, move)


def test_of_three_changes_that_work_together_none_is_left_out_and_none_is_added() -> None:
    model, rivals = closed_rivals(chain("a", "b"))
    # Three straws from three families of method are moderate; two of them are not.
    straws = [
        item(f"straw-{method}", "a -> b", method=method)
        for method in ("survey", "interviews", "documents")
    ]
    noise = [item(f"noise-{number}", "a") for number in range(12)]

    old = assessed(model, [*rivals, *straws])
    new = assessed(model, [*rivals, *noise])
    [move] = [each for each in compared(old, new).moves if each.kind is Kind.LINK]

    assert move.cause is Cause.TOGETHER
    assert {each.id for each in move.movers} == {each.id for each in straws}
    for size in range(len(move.movers)):
        for fewer in combinations(move.movers, size):
            assert not _restores(compared(old, new), fewer, move)


def test_without_changes_there_is_nothing_to_blame() -> None:
    from contribution.changes.compare import Trials

    version = build_version(assessed(chain("a", "b")).graph, RULE)
    trials = Trials((version, version), (), SCORER.rate)
    standing = find_standings(assessed(chain("a", "b")).ratings)[Kind.NODE, "a"]

    assert find_movers(trials, (Kind.NODE, "a"), standing) == ((), Cause.NOT_FOUND)
    assert len(trials) == 0


def test_wording_is_tried_last() -> None:
    model = chain("a", "b")
    words = model.model_copy(
        update={
            "nodes": tuple(n.model_copy(update={"note": "said otherwise"}) for n in model.nodes)
        }
    )
    comparison = compared(assessed(model), assessed(words, [item("good", "a -> b")]), most_trials=1)

    [move] = [each for each in comparison.moves if each.kind is Kind.LINK]
    assert [each.id for each in move.movers] == ["good"]
    assert [each.how for each in comparison.changes].count(How.CHANGED) == 2
