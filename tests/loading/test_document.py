from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from contribution.domain.diagnostic import Where
from contribution.loading.files.document import read_document
from contribution.loading.files.folders import NamedFile
from contribution.loading.log import DiagnosticLog


def ids(loaded: Any) -> list[str]:
    return [each.id for each in loaded.diagnostics]


def test_included_files_are_merged_and_the_outer_one_wins(project: Any) -> None:
    files = {
        "models/m.yaml": "title: Outer\nas_of: 2026-06-30\ninclude: [parts/p.yaml]\n"
        "strands: {a: A}\ninputs: {grant: Grant}\n",
        "models/parts/p.yaml": "title: Inner\npurpose: From within\nstrands: {b: B}\n"
        "include: [q.yaml]\nactivities: {club: {label: Club, strand: b}}\n"
        "links: {grant -> club: }\n",
        "models/parts/q.yaml": "impacts: {reading: Reading}\nlinks: {club -> reading: }\n",
    }
    loaded = project.write(files).load()
    assert ids(loaded) == []
    model = loaded.model
    assert (model.title, model.purpose) == ("Outer", "From within")
    assert dict(model.strands) == {"a": "A", "b": "B"}
    assert [node.id for node in model.nodes] == ["grant", "club", "reading"]
    assert [link.id for link in model.links] == ["grant -> club", "club -> reading"]
    assert model.nodes[1].places.key.file == "models/parts/p.yaml"
    assert set(loaded.sources) == set(files)


def test_an_id_twice_over_includes_names_both_places(project: Any) -> None:
    files = {
        "models/m.yaml": "as_of: 2026-06-30\ninclude: [p.yaml]\ninputs: {grant: Grant}\n",
        "models/p.yaml": "activities: {grant: Again, club: Club}\n",
    }
    loaded = project.write(files).load()
    assert [str(each.where) for each in loaded.diagnostics] == ["models/p.yaml:1:14"]
    assert "models/m.yaml:3:10" in loaded.diagnostics[0].message
    assert [node.id for node in loaded.model.nodes] == ["grant", "club"]


def test_a_circle_of_includes_is_refused_at_the_line_that_closes_it(project: Any) -> None:
    files = {
        "models/m.yaml": "as_of: 2026-06-30\ninclude: [p.yaml]\n",
        "models/p.yaml": "include: [q.yaml]\ninputs: {a: A}\n",
        "models/q.yaml": "inputs: {b: B}\ninclude: [m.yaml]\n",
    }
    loaded = project.write(files).load()
    assert [(each.id, str(each.where)) for each in loaded.diagnostics] == [
        ("CA008", "models/q.yaml:2:11")
    ]
    assert [node.id for node in loaded.model.nodes] == ["a", "b"]


def test_a_part_that_two_others_need_is_read_once(project: Any) -> None:
    files = {
        "models/m.yaml": "as_of: 2026-06-30\ninclude: [p.yaml, q.yaml]\n",
        "models/p.yaml": "include: [r.yaml]\n",
        "models/q.yaml": "include: [r.yaml]\n",
        "models/r.yaml": "inputs: {a: A}\n",
    }
    loaded = project.write(files).load()
    assert ids(loaded) == []
    assert [node.id for node in loaded.model.nodes] == ["a"]


def test_includes_nest_only_so_deep(project: Any) -> None:
    files = {"models/m.yaml": "as_of: 2026-06-30\ninclude: [p0.yaml]\n"}
    for level in range(40):
        files[f"models/p{level}.yaml"] = f"include: [p{level + 1}.yaml]\n"
    assert ids(project.write(files).load()) == ["CA008"]


def test_an_include_that_is_no_name(project: Any) -> None:
    loaded = project.write({"models/m.yaml": "as_of: 2026-06-30\ninclude: [{a: b}, 7]\n"}).load()
    assert ids(loaded) == ["CA023", "CA023"]


def test_a_file_that_is_no_mapping(project: Any) -> None:
    for content in ("- a\n- b\n", "just text\n", "[1, 2]\n"):
        loaded = project.write({"models/m.yaml": content}).load()
        assert ids(loaded) == ["CA023"]
        assert loaded.model is None
    loaded = project.write({"models/m.yaml": "# only this\n---\n"}).load()
    assert ids(loaded) == ["CA003"]


def test_what_a_syntax_error_swallowed_is_not_reported_as_unknown(project: Any) -> None:
    files = {
        "models/m.yaml": "as_of: 2026-06-30\nactivities: {a: A}\n impacts:\n  b: B\n"
        "links:\n  a -> b:\n  a -> c:\n",
    }
    loaded = project.write(files).load()
    assert ids(loaded) == ["CA011", "CA034"]
    assert '"c"' in loaded.diagnostics[1].message


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("title: Room #4 of the school", True),
        ('title: "Room #4"', False),
        ("title: Room 4  # 4 of them", False),
        ("title: Room#4", False),
        ("title: Room 4  # contribution: ignore CA2 because #4", False),
    ],
)
def test_text_that_a_number_sign_cuts_is_named(line: str, cut: bool, tmp_path: Path) -> None:
    log = DiagnosticLog()
    (tmp_path / "m.yaml").write_text(f"{line}\n", "utf-8")
    read_document(NamedFile(tmp_path / "m.yaml", "m.yaml"), Where("m.yaml"), log)

    assert [each.id for each in log.diagnostics] == ["CA030"] * cut
    if cut:
        assert log.diagnostics[0].next_step.endswith("as in title: 'Room #4 of the school'")
