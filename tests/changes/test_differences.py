"""Every kind of part tells its own difference, in one order."""

from __future__ import annotations

from typing import Any

from contribution.changes.change import Change, How, Kind
from contribution.domain.diagnostic import Places, Where
from contribution.domain.located import locate
from contribution.domain.verdict import Verdict
from tests.building import RULE, chain, item
from tests.changes.pages import everything
from tests.changes.sides import assessed, compared


def _only(old: Any, new: Any) -> Change:
    [change] = compared(old, new).changes
    return change


def test_each_part_of_the_header_is_a_change_of_its_own() -> None:
    old = assessed(chain("a", "b"))
    new = assessed(chain("a", "b", title="Clubs", no_rival_considered={"not-real": "audited"}))

    changes = compared(old, new).changes

    assert [(each.kind, each.id) for each in changes] == [
        (Kind.MODEL, "title"),
        (Kind.MODEL, "no_rival_considered"),
    ]
    assert changes[1].fields[0].after == "not-real audited"


def test_what_comes_or_goes_is_told_with_its_rating_and_place() -> None:
    place = Where("models/m.yaml", 9, 3)
    old, more = chain("a", "b"), chain("b", "c")
    link = locate(more.links[0], Places(place))
    new = old.model_copy(update={"nodes": (*old.nodes, more.nodes[1]), "links": (*old.links, link)})

    added = compared(assessed(old), assessed(new)).changes
    removed = compared(assessed(new), assessed(old)).changes

    assert [(each.id, each.how) for each in added] == [("c", How.ADDED), ("b -> c", How.ADDED)]
    assert added[1].where == place
    assert added[1].after is not None
    assert added[1].after.verdict is Verdict.UNTESTED
    assert removed[1].before == added[1].after
    assert removed[1].where == place


def test_a_register_is_told_once_for_all_its_items() -> None:
    one, two = (item(name, "a", quality=None, group=None) for name in ("one", "two"))
    better = one.register.model_copy(update={"quality": 1, "data": "moved.csv"})
    old = assessed(chain("a", "b"), [one, two])
    new = assessed(chain("a", "b"), [each._replace(register=better) for each in (one, two)])

    change = _only(old, new)

    assert (change.kind, change.id) == (Kind.REGISTER, "register")
    assert [each.name for each in change.fields] == ["quality"]


def test_a_rule_is_told_by_its_parameters_and_not_by_its_file() -> None:
    caps = RULE.caps.model_copy(update={"no_rival": 1})
    other = RULE.model_copy(update={"caps": caps, "file": "mine.yaml"})

    change = _only(assessed(chain("a", "b")), assessed(chain("a", "b"), rule=other))

    assert [(each.name, each.before, each.after) for each in change.fields] == [
        ("caps.no_rival", "2", "1")
    ]


def test_the_kinds_come_in_one_order() -> None:
    kinds = [each.kind for each in everything().changes]

    assert kinds == sorted(kinds, key=list(Kind).index)
