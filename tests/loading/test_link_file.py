from __future__ import annotations

from typing import Any

import pytest

from contribution.domain.diagnostic import Where

NODES = "as_of: 2026-06-30\nactivities: {a: A, b: B, c: C}\nassumptions: {x: X}\nlinks:\n"


def test_a_chain_is_several_links_that_share_a_body(load: Any) -> None:
    loaded = load(NODES + "  a -> b -> c: {because: It is free, assumes: x}\n")
    assert loaded.diagnostics == ()
    first, second = loaded.model.links
    assert (first.id, second.id) == ("a -> b", "b -> c")
    assert first.because == second.because == "It is free"
    assert first.assumes == second.assumes == ("x",)
    assert second.places.at("target") == Where("models/m.yaml", 5, 13, 14)


@pytest.mark.parametrize("key", ["a->b", "a ->b", "a  ->  b", '"a -> b"', "'a->b'"])
def test_blanks_and_quotes_do_not_matter(key: str, load: Any) -> None:
    loaded = load(f"{NODES}  {key}:\n")
    assert loaded.diagnostics == ()
    link = loaded.model.links[0]
    assert link.id == "a -> b"
    line = loaded.sources["models/m.yaml"][4]
    for side in ("source", "target"):
        place = link.places.at(side)
        assert line[place.column - 1 : place.end_column - 1] == getattr(link, side)


def test_none_is_an_answer_and_silence_is_not(load: Any) -> None:
    loaded = load(NODES + "  a -> b: {assumes: none}\n  b -> c:\n  a -> c: {assumes: []}\n")
    assert [link.assumes for link in loaded.model.links] == [(), None, ()]


@pytest.mark.parametrize("key", ["a > b", "a => b", "a→b", "a --> b"])
def test_evidence_about_a_badly_written_link_is_not_reported_again(key: str, project: Any) -> None:
    files = {
        "models/m.yaml": f"{NODES}  {key}:\n",
        "evidence/m/r.yaml": "title: R\nkind: interviews\nitems:\n"
        "  i: {says: x, about: a -> b, outcome: found, at: p}\n",
    }
    loaded = project.write(files).load()
    assert [each.id for each in loaded.diagnostics] == ["CA031"]
    assert "write a -> b" in loaded.diagnostics[0].next_step


def test_an_arrow_between_things_that_are_no_ids(load: Any) -> None:
    loaded = load(NODES + '  "A! -> b?": \n')
    assert [each.id for each in loaded.diagnostics] == ["CA031"]
    assert loaded.diagnostics[0].next_step == "write a -> b"


def test_a_riddle_for_a_link(load: Any) -> None:
    loaded = load(NODES + "  whatever:\n")
    assert loaded.diagnostics[0].next_step == "write cause -> effect"


def test_a_body_that_is_text_is_refused_and_the_link_is_not_reported_elsewhere(load: Any) -> None:
    loaded = load(NODES + "  a -> b: It is free\n  b -> c:\nfactors:\n"
                  "  f: {label: F, role: complementary, affects: [a -> b, b -> c]}\n")  # fmt: skip
    assert [each.id for each in loaded.diagnostics] == ["CA023"]
    assert [link.id for link in loaded.model.links] == ["b -> c"]
    assert loaded.model.factors[0].affects == ("b -> c",)
