"""What we write opens with readers that others wrote, and says the same there."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from jsonschema import validate

from contribution.drawing.order.layout import find_dot
from contribution.exchange import find_exchange
from contribution.exchange.draft import ForeignModel, describe_model
from contribution.loading.project import load_project
from tests.exchange.test_exchange import drafts

ROOT = Path(__file__).parent.parent.parent
# A blueprint as Kumu documents it: https://docs.kumu.io/guides/import/blueprints
_TEXT = {"type": "string"}
_BLUEPRINT = {
    "type": "object",
    "required": ["elements", "connections"],
    "properties": {
        "elements": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["label"],
                "properties": {"label": {"type": "string", "minLength": 1}, "type": _TEXT,
                               "description": _TEXT, "tags": {"type": "array"}},
            },
        },
        "connections": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["from", "to"],
                "properties": {"from": _TEXT, "to": _TEXT,
                               "direction": {"enum": ["directed", "mutual", "undirected"]}},
            },
        },
    },
}  # fmt: skip


def _write(name: str, draft: ForeignModel) -> bytes:
    write = find_exchange(name).write
    assert write is not None
    return write(draft)


@settings(max_examples=40, deadline=None)
@given(draft=drafts())
def test_any_graph_reads_the_same_with_networkx(draft: ForeignModel) -> None:
    for name, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        graph = read(io.BytesIO(_write(name, draft)))
        labels = {key: " ".join(each["label"].split()) for key, each in graph.nodes(data=True)}

        assert labels == {node.key: " ".join(node.label.split()) for node in draft.nodes}
        assert set(graph.edges()) == {(link.source, link.target) for link in draft.links}


@settings(max_examples=40, deadline=None)
@given(draft=drafts())
def test_any_map_is_a_blueprint_whose_connections_name_its_elements(draft: ForeignModel) -> None:
    made = json.loads(_write("kumu", draft))
    validate(made, _BLUEPRINT)
    labels = [each["label"] for each in made["elements"]]

    assert len(set(labels)) == len(draft.nodes)
    assert {end for each in made["connections"] for end in (each["from"], each["to"])} <= set(
        labels
    )


@pytest.mark.parametrize(
    "path", sorted((ROOT / "models").glob("*.yaml")), ids=lambda path: path.stem
)
def test_graphviz_draws_every_link_of_the_models_that_ship(path: Path, tmp_path: Path) -> None:
    loaded = load_project(path)
    if loaded.model is None:
        pytest.skip("a file of another kind")
    file = tmp_path / "theory.dot"
    file.write_bytes(_write("dot", describe_model(loaded.model, ())))
    drawn = subprocess.run([find_dot(), "-Tsvg", file], capture_output=True, check=True).stdout

    assert drawn.count(b'class="edge"') == len(loaded.model.links)
