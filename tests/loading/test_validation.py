from __future__ import annotations

from collections.abc import Mapping

import pytest
from pydantic import BaseModel

from contribution.domain.diagnostic import Where
from contribution.domain.logic_model import Activity, ContributionClaim
from contribution.loading.log import DiagnosticLog
from contribution.loading.model.validation import Validation, find_keys
from contribution.loading.yaml.node import to_plain
from contribution.loading.yaml.text import parse_yaml


class Inner(BaseModel):
    size: int


class Outer(BaseModel):
    names: Mapping[str, str] = {}
    parts: Mapping[str, Inner] = {}
    pair: tuple[int, int] = (0, 0)
    any_of: str | int = ""


def build(text: str) -> tuple[Outer | None, DiagnosticLog, Validation[Outer]]:
    log = DiagnosticLog()
    root = parse_yaml(text, "m.yaml", log)
    assert root is not None
    validation = Validation(Outer, "the thing", root, where=Where("m.yaml"), log=log)
    data = to_plain(root)
    assert isinstance(data, dict)
    return validation.build(data), log, validation


def test_keys_are_those_people_write() -> None:
    assert "from" in find_keys(ContributionClaim)
    assert "source" not in find_keys(ContributionClaim)
    assert "id" not in find_keys(Activity, Activity.from_key)


def test_a_bad_entry_of_a_mapping_goes_alone() -> None:
    found, log, validation = build("names: {a: A, b: [x], c: C}\n")
    assert found is not None
    assert dict(found.names) == {"a": "A", "c": "C"}
    assert [each.where.column for each in log.diagnostics] == [18]
    assert validation.has_lost


def test_a_bad_member_of_a_list_takes_the_list() -> None:
    found, log, _ = build("pair: [1, x]\nany_of: y\n")
    assert found is not None
    assert (found.pair, found.any_of) == ((0, 0), "y")
    assert [(each.id, each.where.column) for each in log.diagnostics] == [("CA023", 11)]


@pytest.mark.parametrize("text", ["pair: [1]\n", "pair: [1, 2, 3]\n", "pair: 5\n"])
def test_a_list_of_the_wrong_length(text: str) -> None:
    found, log, _ = build(text)
    assert found is not None
    assert found.pair == (0, 0)
    assert len(log.diagnostics) == 1
    assert "pair" in log.diagnostics[0].message


def test_a_value_that_fits_none_of_two_sorts_is_said_once() -> None:
    _, log, _ = build("any_of: [1]\n")
    assert len(log.diagnostics) == 1


def test_a_class_that_nothing_can_satisfy_gives_none() -> None:
    log = DiagnosticLog()
    root = parse_yaml("size: x\n", "m.yaml", log)
    assert root is not None
    validation = Validation(Inner, "the thing", root, where=Where("m.yaml"), log=log)
    assert validation.build({"size": "x"}) is None
    assert [each.id for each in log.diagnostics] == ["CA023"]


def test_what_is_missing_deep_inside_is_named_with_its_holder() -> None:
    found, log, _ = build("parts: {a: {size: 1}, b: {}}\n")
    assert found is not None
    assert set(found.parts) == {"a"}
    assert log.diagnostics[0].id == "CA022"
    assert "size" in log.diagnostics[0].message
    assert "b" in log.diagnostics[0].message
