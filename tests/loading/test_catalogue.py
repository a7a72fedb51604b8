from __future__ import annotations

from contribution.domain.diagnostic import Where
from contribution.loading.log import DiagnosticLog
from contribution.loading.model.catalogue import Catalogue
from contribution.loading.model.names import find_way

HERE = Where("m.yaml", 3, 3)
THERE = Where("m.yaml", 9, 3)


def test_a_second_id_is_refused_with_both_places() -> None:
    catalogue = Catalogue(DiagnosticLog())
    assert catalogue.declare("node", "club", HERE)
    assert not catalogue.declare("item", "club", THERE)
    found = catalogue.log.diagnostics[0]
    assert (found.id, found.where) == ("CA033", THERE)
    assert "m.yaml:3:3" in found.message


def test_an_id_in_another_form_is_reported_and_used() -> None:
    catalogue = Catalogue(DiagnosticLog())
    assert catalogue.declare("node", "The Club", HERE)
    assert not catalogue.declare("node", "a -> b", HERE)
    assert [each.id for each in catalogue.log.diagnostics] == ["CA032", "CA032"]


def test_a_name_that_was_dropped_is_not_reported_again() -> None:
    catalogue = Catalogue(DiagnosticLog())
    catalogue.declare("node", "club", HERE)
    assert not catalogue.find("club", ("node",), THERE, holder="the link")
    assert len(catalogue.log) == 0
    catalogue.add_sound("node", ["club"])
    assert catalogue.find("club", ("node",), THERE, holder="the link")


def test_a_name_of_the_wrong_sort_says_what_it_is() -> None:
    catalogue = Catalogue(DiagnosticLog())
    catalogue.declare("factor", "bus", HERE)
    catalogue.add_sound("factor", ["bus"])
    assert not catalogue.find("bus", ("assumption",), THERE, holder="the link a -> b")
    text = str(catalogue.log.diagnostics[0])
    assert "factor at m.yaml:3:3" in text
    assert "name an assumption" in text


def test_an_unknown_name_that_nothing_is_like_is_told_once() -> None:
    catalogue = Catalogue(DiagnosticLog())
    for where in (HERE, HERE, THERE):
        assert not catalogue.find("x", ("node",), where, holder="the link")
    assert len(catalogue.log) == 1


def test_a_way_is_a_shortest_one_and_none_leads_back() -> None:
    links = ["a -> b", "b -> c", "a -> x", "x -> y", "y -> c", "c -> a"]

    assert find_way("a", "c", links) == ("a -> b", "b -> c")
    assert find_way("c", "b", links) == ("c -> a", "a -> b")
    assert find_way("b", "z", links) == ()
