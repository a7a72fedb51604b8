from __future__ import annotations

from typing import Any

HEAD = "as_of: 2026-06-30\n"


def test_the_header_is_read_as_written(load: Any) -> None:
    loaded = load(
        "title: T\npurpose: P\nbeneficiaries: B\ndesired_effect: D\nsource: S\nversion: 1.10\n"
        "as_of: 2026-06-30\nprogramme: {starts: 2025-09-01, ends: 2027-07-31}\n"
        "strands: {food: Food, more: {label: More}}\nno_rival_considered: {not-real: audited}\n"
        "activities: {a: A}\n"
    )
    assert loaded.diagnostics == ()
    model = loaded.model
    assert (model.title, model.purpose, model.source, model.version) == ("T", "P", "S", "1.10")
    assert str(model.programme.ends) == "2027-07-31"
    assert dict(model.strands) == {"food": "Food", "more": "More"}
    assert dict(model.no_rival_considered) == {"not-real": "audited"}


def test_nodes_come_stage_by_stage_in_the_order_of_the_file(load: Any) -> None:
    loaded = load(HEAD + "impacts: {z: Z}\ninputs: {b: B, a: A}\ncontext: {c: C}\n")
    assert [node.id for node in loaded.model.nodes] == ["c", "b", "a", "z"]


def test_one_bad_strand_does_not_cost_the_others(load: Any) -> None:
    loaded = load(
        HEAD + "strands: {food: [x], drink: Drink}\ninputs: {a: {label: A, strand: drink}}\n"
    )
    assert [each.id for each in loaded.diagnostics] == ["CA023"]
    assert loaded.model.nodes[0].strand == "drink"


def test_a_bad_date_of_the_programme_costs_only_itself(load: Any) -> None:
    loaded = load(HEAD + "programme: {starts: never, ends: 2027-07-31}\ninputs: {a: A}\n")
    assert [str(each.where) for each in loaded.diagnostics] == ["models/m.yaml:2:21"]
    assert str(loaded.model.programme.ends) == "2027-07-31"


def test_a_bad_as_of_is_not_also_missing(load: Any) -> None:
    loaded = load("as_of: soon\ninputs: {a: A}\n")
    assert [each.id for each in loaded.diagnostics] == ["CA026"]


def test_every_section_may_be_empty(load: Any) -> None:
    sections = ("inputs", "links", "claims", "strands", "include", "factors", "rule", "evidence")
    loaded = load(HEAD + "".join(f"{name}:\n" for name in sections))
    assert loaded.diagnostics == ()
    assert loaded.model.nodes == ()


def test_the_traps_of_old_yaml_are_no_traps(load: Any) -> None:
    loaded = load(HEAD + 'inputs:\n  no: "No"\n  on: On\n  yes: 1:30\n  b: no\n')
    assert loaded.diagnostics == ()
    assert [(node.id, node.label) for node in loaded.model.nodes] == [
        ("no", "No"), ("on", "On"), ("yes", "1:30"), ("b", "no"),
    ]  # fmt: skip
