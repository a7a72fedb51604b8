from __future__ import annotations

from typing import Any

from contribution.domain.diagnostic import Where

MODEL = """\
as_of: 2026-06-30
stakeholders: {parents: Parents, staff: Staff}
activities: {a: A, b: B, c: C}
assumptions: {x: X, y: Y}
links: {a -> b: {assumes: [y, zz, x]}, b->c: }
factors:
  f: {label: F, role: competing, affects: [a->b, nowhere, c]}
"""


def test_known_names_keep_their_order_and_their_places(load: Any) -> None:
    loaded = load(MODEL)
    link = loaded.model.links[0]
    assert link.assumes == ("y", "x")
    assert link.places.at("assumes", 1) == Where("models/m.yaml", 5, 35, 36)
    assert loaded.model.factors[0].affects == ("a -> b", "c")
    assert [each.id for each in loaded.diagnostics] == ["CA034", "CA034"]


def test_a_chain_in_about_means_its_links(project: Any) -> None:
    files = {
        "models/m.yaml": MODEL,
        "evidence/m/r.yaml": "title: R\nkind: interviews\nitems:\n"
        "  i: {says: s, about: a -> b -> c, outcome: found, at: p, stakeholders: [staff, q]}\n",
    }
    loaded = project.write(files).load()
    item = loaded.registers[0].items[0]
    assert item.about == ("a -> b", "b -> c")
    assert item.stakeholders == ("staff",)


def test_an_item_about_unknown_things_only_is_kept_out(project: Any) -> None:
    files = {
        "models/m.yaml": MODEL,
        "evidence/m/r.yaml": "title: R\nkind: interviews\nitems:\n"
        "  i: {says: s, about: [qq, rr], outcome: found, at: p}\n"
        "  j: {says: s, about: a, outcome: found, at: p}\n",
    }
    loaded = project.write(files).load()
    found = [
        (each.id, each.where.column) for each in loaded.diagnostics if "r.yaml" in each.where.file
    ]
    assert found == [("CA034", 24), ("CA034", 28)]
    assert [item.id for item in loaded.registers[0].items] == ["j"]


def test_evidence_may_not_be_about_a_question(project: Any) -> None:
    files = {
        "models/m.yaml": "as_of: 2026-06-30\nactivities: {a: A}\nquestions: {k: {asks: s}}\n",
        "evidence/m/r.yaml": "title: R\nkind: interviews\nitems:\n"
        "  i: {says: s, about: k, outcome: found, at: p}\n",
    }
    loaded = project.write(files).load()
    assert {each.id for each in loaded.diagnostics} == {"CA034"}
    assert "the question at models/m.yaml:3:13" in loaded.diagnostics[0].message


def test_voices_of_unknown_stakeholders_are_left_out(project: Any) -> None:
    voices = "voices: {parents: {agree: most}, parnets: {agree: few}}"
    files = {
        "models/m.yaml": MODEL,
        "evidence/m/r.yaml": "title: R\nkind: interviews\nitems:\n"
        f"  i: {{says: s, about: a, outcome: found, at: p, {voices}}}\n",
    }
    loaded = project.write(files).load()
    told = [each for each in loaded.diagnostics if each.where.file.endswith("r.yaml")]
    assert [each.id for each in told] == ["CA034"]
    assert "did you mean parents" in told[0].next_step
    assert set(loaded.registers[0].items[0].voices) == {"parents"}


def test_a_link_to_an_element_whose_id_is_none_is_told_and_left_out(load: Any) -> None:
    for slip in ("parental-capacit->", "parental-caeval:pacity"):
        model = f"""\
as_of: 2026-06-30
activities: {{do: Do}}
outcomes:
  {slip}: {{label: A, horizon: short}}
links: {{do -> parental-capacity: {{because: x}}}}
"""
        loaded = load(model)
        assert loaded.model.links == ()
        assert "CA032" in [each.id for each in loaded.diagnostics]
