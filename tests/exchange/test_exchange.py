"""The rules that every foreign format keeps: plan first, twice is once, no made-up evidence."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from yaml import compose

from contribution.exchange import find_exchange, list_exchanges, sniff
from contribution.exchange._packed import UnreadableError, parse_xml, read_members, unpack_lz
from contribution.exchange.draft import STAGES, DraftLink, DraftNode, ForeignModel
from contribution.loading.project import load_project
from tests.exchange.samples import SAMPLES, call
from tests.exchange_page import renew

ROOT = Path(__file__).parent.parent.parent
SUFFIX = {
    "drawio": ".drawio", "graphml": ".graphml", "kumu": ".json", "links-table": ".xlsx",
    "mermaid": ".mmd", "prsm": ".xlsx", "excel": ".xlsx", "gexf": ".gexf", "dot": ".dot",
}  # fmt: skip
# These have no place for a stage, so a person says it.
WITHOUT_STAGES = {"mermaid", "links-table"}


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """Return a copy of the small model, without its evidence."""
    path = tmp_path / "models" / "clubs.yaml"
    path.parent.mkdir()
    path.write_text((ROOT / "models/breakfast-clubs.yaml").read_text("utf-8"), "utf-8")
    return path


def export(model: Path, name: str) -> Path:
    file = model.parent / f"out{SUFFIX[name]}"
    made = call("export", str(model), "-o", str(file), "--as", name)
    assert made.exit_code == 0, made.output
    return file


def test_every_format_is_tried_here() -> None:
    assert set(list_exchanges()) == {*SUFFIX, *SAMPLES}


@pytest.mark.parametrize("name", SUFFIX)
def test_what_is_exported_is_known_again_and_changes_nothing(name: str, model: Path) -> None:
    before = model.read_bytes()
    file = export(model, name)
    made = call("import", str(file), "--into", str(model), "--write")

    assert sniff(file.read_bytes(), file.suffix) == name
    assert made.exit_code == 0, made.output
    assert "nothing to add" in made.output
    assert model.read_bytes() == before


@pytest.mark.parametrize("name", SUFFIX)
def test_an_import_proposes_and_writes_only_when_asked_and_twice_is_once(
    name: str, model: Path
) -> None:
    file = export(model, name)
    new = model.parent / "new.yaml"
    options = ["import", str(file), "--into", str(new), "--stage", "*=output"]
    planned = call(*options)
    assert "Nothing is written" in planned.output
    assert not new.exists()

    written = call(*options, "--write")
    first = new.read_bytes()
    again = call(*options, "--write")

    assert written.exit_code == 0, written.output
    assert "nothing to add" in again.output
    assert new.read_bytes() == first
    ours, theirs = load_project(model).model, load_project(new).model
    assert ours is not None
    assert theirs is not None
    assert sorted((n.label) for n in ours.nodes) == sorted(
        n.label for n in theirs.nodes if n.label in {each.label for each in ours.nodes}
    )
    assert len(ours.links) == len(theirs.links)
    if name not in WITHOUT_STAGES:
        assert {(n.id, n.label, n.stage) for n in ours.nodes} == {
            (n.id, n.label, n.stage) for n in theirs.nodes
        }
        assert {(x.id, x.because, x.assumes) for x in ours.links if x.assumes} == {
            (x.id, x.because, x.assumes) for x in theirs.links if x.assumes
        }


LABELS = st.text(
    st.sampled_from("ab Z9.,;:'\"<>&|#%[]{}()=+-@*~éßאبم漢\n\\/"), min_size=1, max_size=24
).filter(lambda text: any(each.isalnum() for each in text) and text.strip() == text)


@st.composite
def drafts(draw: st.DrawFn) -> ForeignModel:
    number = draw(st.integers(1, 6))
    stages = st.sampled_from([each for each in STAGES if each not in {"outcome", "factor"}])
    nodes = tuple(
        DraftNode(f"n{each}", draw(LABELS), f"n{each}", draw(stages)) for each in range(number)
    )
    pairs = draw(st.lists(st.tuples(st.integers(0, number - 1), st.integers(0, number - 1)),
                          max_size=6, unique=True))  # fmt: skip
    links = tuple(
        DraftLink(f"n{one}", f"n{other}", draw(st.one_of(st.just(""), LABELS)), draw(st.booleans()))
        for one, other in pairs
    )
    return ForeignModel("Any", nodes, links)


def _same(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", sorted(set(SUFFIX) - WITHOUT_STAGES))
@settings(max_examples=25, deadline=None)
@given(draft=drafts())
def test_any_draft_survives_the_way_there_and_back(name: str, draft: ForeignModel) -> None:
    exchange = find_exchange(name)
    assert exchange.write is not None
    assert exchange.read is not None
    content = exchange.write(draft)
    back = exchange.read(content)

    assert exchange.sniff(content)
    told, meant = (
        sorted((n.known_as, _same(n.label), n.stage) for n in each.nodes) for each in (back, draft)
    )
    assert told == meant
    known = {n.key: n.known_as for n in back.nodes} | {n.label: n.known_as for n in back.nodes}
    ends = sorted((known.get(x.source, x.source), known.get(x.target, x.target), _same(x.because),
                   x.hinders) for x in back.links)  # fmt: skip
    assert ends == sorted((x.source, x.target, _same(x.because), x.hinders) for x in draft.links)


def test_a_zip_bomb_a_document_type_and_endless_nesting_are_refused() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 200_000_000)

    with pytest.raises(UnreadableError, match="unpack"):
        read_members(bomb.getvalue())
    with pytest.raises(UnreadableError, match="document type"):
        parse_xml(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(UnreadableError, match="deeper"):
        parse_xml(b"<a>" * 5_000 + b"</a>" * 5_000)


def test_a_formula_goes_out_as_text_and_comes_back_as_it_was(model: Path) -> None:
    text = model.read_text("utf-8").replace("Fewer late arrivals", "=1+1 fewer late")
    model.write_text(text, "utf-8")
    book = load_workbook(export(model, "excel"))
    cells = [cell for row in book["Nodes"].iter_rows() for cell in row]

    assert [cell.data_type for cell in cells if cell.value == "=1+1 fewer late"] == ["s"]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_a_workbook_tells_every_cell_that_is_wrong_at_once(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    nodes = book.active
    assert nodes is not None
    nodes.title = "Nodes"
    nodes.append(["Our theory of change, autumn"])
    nodes.append([])
    nodes.append(["Label", "Stage", "Remarks", "Who"])
    nodes.append(["Home visits", "Activities", "weekly", "Ann"])
    nodes.append(["Trust", "short term outcome"])
    nodes.append([None, "output"])
    nodes.append(["Mystery", "vibe"])
    links = book.create_sheet("Links")
    links.append(["From", "To", "Why"])
    links.append(["Home visits", "Trust", "they come to know one another"])
    links.append(["Home visits", "Nowhere", ""])
    links.append(["", "Trust", ""])
    path = tmp_path / "room.xlsx"
    book.save(path)
    made = call("import", str(path), "--into", str(tmp_path / "models" / "room.yaml"), "--write")

    assert made.exit_code == 1
    for told in ("Nodes!A6", "Links!A4", "Links!A3", "“Nowhere”", "“vibe”"):
        assert told in made.output, made.output
    model = load_project(tmp_path / "models" / "room.yaml").model
    assert model is not None
    assert [(link.id, link.because) for link in model.links] == [
        ("home-visits -> trust", "they come to know one another")
    ]


def test_strength_of_other_tools_becomes_no_evidence_and_is_said(tmp_path: Path) -> None:
    path = tmp_path / "map.json"
    path.write_text(
        json.dumps(
            {
                "elements": [
                    {"label": "Visits", "type": "Activity", "color": "red"},
                    {"label": "Trust", "type": "Outcome"},
                ],
                "connections": [
                    {"from": "Visits", "to": "Trust", "direction": "mutual", "strength": 75}
                ],
            }
        ),
        "utf-8",
    )
    made = call("import", str(path), "--into", str(tmp_path / "models" / "m.yaml"), "--write")
    model = load_project(tmp_path / "models" / "m.yaml").model

    assert "not carried: 1 strength of connections" in made.output
    assert "not carried: 1 color of elements" in made.output
    assert "closes a circle, so it is marked feedback" in made.output
    assert model is not None
    assert [(link.id, link.feedback) for link in model.links] == [
        ("visits -> trust", False),
        ("trust -> visits", True),
    ]
    assert not (tmp_path / "evidence").exists()


def test_coded_quotes_become_one_register_with_each_source_counted_once(tmp_path: Path) -> None:
    path = tmp_path / "coded.csv"
    path.write_text(
        "Cause;Effect;Quotation;Respondent\n"
        "Home visits;Trust in staff;She came every week;P1\n"
        "Home visits;Trust in staff;They knew us;P2\n"
        "Home visits;Trust in staff;I felt known;P2\n"
        "Home visits;~Missed appointments;We went more often;P2\n",
        "utf-8",
    )
    into = str(tmp_path / "models" / "q.yaml")
    options = ["import", str(path), "--into", into, "--stage", "Home visits=activity"]
    call(*options, "--stage", "*=outcome", "--write")
    again = call(*options, "--stage", "*=outcome", "--write")
    loaded = load_project(into)
    with (tmp_path / "evidence/q/coded.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))

    assert "nothing to add" in again.output
    assert len(rows) == 5
    assert loaded.model is not None
    assert {(link.id, link.effect) for link in loaded.model.links} == {
        ("home-visits -> trust-in-staff", "helps"),
        ("home-visits -> missed-appointments", "hinders"),
    }
    assert [len(register.items) for register in loaded.registers] == [2]


def test_mermaid_is_read_as_people_write_it_and_the_rest_is_named_by_line() -> None:
    text = """flowchart LR
    A["Home visits"] -->|they talk| B(Trust)
    A & C{{odd}} --> B
    subgraph care [Care for families]
      C[Groups] -- they meet --> B
    end
    B -.-> D
    D ==> E["Fewer<br>crises"]
    style A fill:#fff
    A ~~~ D
"""
    reading = find_exchange("mermaid").read
    assert reading is not None
    draft = reading(text.encode())

    assert {(n.key, n.label, n.strand) for n in draft.nodes} >= {
        ("A", "Home visits", ""), ("B", "Trust", ""), ("C", "Groups", "Care for families"),
        ("E", "Fewer\ncrises", ""),
    }  # fmt: skip
    assert ("A", "B", "they talk") in {(x.source, x.target, x.because) for x in draft.links}
    assert ("C", "B", "they meet") in {(x.source, x.target, x.because) for x in draft.links}
    assert [place for place, _ in draft.faults] == ["line 3", "line 10"]


def test_dot_is_read_as_people_write_it() -> None:
    text = """// made by hand
strict digraph "Our theory" {
    node [shape=box, fontname="Arial"]; edge [color=grey];
    visits [label="Home visits\\nby nurses" stage=activity];
    visits -> { trust "used clinics" } [label=<they <b>talk</b><br/>often> len=3 certainty=high]
    subgraph cluster_care { label="Care for families"; groups:e -> trust:w; }
    "used clinics" -> health
}
"""
    reading = find_exchange("dot").read
    assert reading is not None
    draft = reading(text.encode())

    assert draft.title == "Our theory"
    assert [(n.key, n.label, n.stage, n.strand) for n in draft.nodes] == [
        ("visits", "Home visits\nby nurses", "activity", ""),
        ("trust", "trust", "", "Care for families"),
        ("used clinics", "used clinics", "", ""),
        ("groups", "groups", "", "Care for families"),
        ("health", "health", "", ""),
    ]
    assert [(x.source, x.target, x.because) for x in draft.links] == [
        ("visits", "trust", "they talk\noften"),
        ("visits", "used clinics", "they talk\noften"),
        ("groups", "trust", ""),
        ("used clinics", "health", ""),
    ]
    assert draft.dropped == {"certainty of links": 2}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("graph { a -- b }", "write digraph"),
        ("digraph { a -> b } digraph { c -> d }", "what follows the first graph"),
    ],
)
def test_dot_that_cannot_be_carried_is_said_at_its_line(text: str, told: str) -> None:
    reading = find_exchange("dot").read
    assert reading is not None

    assert [(place, told in what) for place, what in reading(text.encode()).faults] == [
        ("line 1", True)
    ]


def test_gexf_of_gephi_gives_up_its_looks(tmp_path: Path) -> None:
    path = tmp_path / "map.gexf"
    path.write_text(
        """<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz">
        <graph defaultedgetype="directed"><attributes class="node">
        <attribute id="0" title="Type" type="string"/><attribute id="1" title="Degree"/>
        </attributes>
        <nodes><node id="1" label="Visits"><attvalues><attvalue for="0" value="activity"/>
        <attvalue for="1" value="3"/></attvalues><viz:size value="9"/></node>
        <node id="2" label="Trust"><attvalues><attvalue for="0" value="outcome"/></attvalues></node>
        </nodes><edges><edge source="1" target="2" weight="2.5"/></edges></graph></gexf>""",
        "utf-8",
    )
    made = call("import", str(path), "--into", str(tmp_path / "models" / "m.yaml"), "--write")
    model = load_project(tmp_path / "models" / "m.yaml").model

    assert model is not None
    assert [(node.id, str(node.stage)) for node in model.nodes] == [
        ("visits", "activity"), ("trust", "medium-term outcome"),
    ]  # fmt: skip
    assert [link.id for link in model.links] == ["visits -> trust"]
    for dropped in ("1 Degree of nodes", "1 size of nodes", "1 weight of edges"):
        assert f"not carried: {dropped}" in made.output


# A map of two factors and a link as PRSM 2.1 keeps it: JSON, packed by LZ-string 1.5.
PACKED = (
    "\u1be1\u083b\u416c\u0500\u6724\u583e\u605b\u0825\u6120\u4c23\u5031\u4220\u6860\u0b80"
    "\u10e0\u03a0\u1558\u00d8\u01d0\u46a8\u00e4\u2537\u16d8\u10e0\u2439\u5429\u77cd\u6ab4"
    "\u09223\u1754\u5021\u6670\u0822\u5ce8S\u24a3\u4c76\u2026\u2260\u08e2\u16c3"
    "a\u0083\u3558\u3055\u7c60\u031a\u088a\u2be2\u1ede\u296e\u7ee3\u7421\u4acc\u660a"
    "\u6cf9\u6c60\u62b2\u6120\u36c8\u0e3c\u28e2\u2205\u5208\u0d382\u0442\u0420\u0769"
    "\u098f\u06c6\u73f9\u20e9\u0c2e\u153e'\u4d27\u086d\u3560\u6231\u45c8\u0cee\u0452"
    "\u3884\u2926\u0d2d\u2480\u03d8\u2040\u00f6\u5a8b\u1dbb\u23ca\u05fc\u73a5\u10ea\u1a61"
    "\u65a1\u7c71\u6783\u1356\u602b\u507c\u4767\u5194\u7129\u4f30\u0534\u016f\u4020\u2424"
    "\u1fea\u0098\u195c\u3962\u7a51\u2f30\u4d60\u00d0\u2932\u7421\u2a97\u30d9\u4826\u6d90"
    "\u40a3\u4453\u2b64\u02aa\u182c\u2120\u0357\u48a8\u18af\u0d60\u2138\u5dc1\u0f30\u7938"
    "\u17a4\u0fe4\u65c8\u124d\u0ff1\u5c2a\u0890\u1125\u288c\u0db0  "
)


def test_a_packed_prsm_map_is_read_with_the_names_of_its_styles(tmp_path: Path) -> None:
    file = tmp_path / "families.prsm"
    file.write_text(PACKED, "utf-8")
    into = tmp_path / "m.yaml"
    made = call("import", str(file), "--into", str(into), "--stage", "group1=outcome", "--write")
    model = load_project(into).model

    assert made.exit_code == 0, made.output
    assert model is not None
    assert model.title == "Families"
    assert [(n.label, n.stage.value, n.note) for n in model.nodes] == [
        ("Home visits", "activity", "weekly"),
        ("Trust 信頼", "medium-term outcome", None),
    ]
    assert [link.because for link in model.links] == ["they talk"]
    assert "not carried: 1 positions" in made.output
    assert sniff(PACKED[: len(PACKED) // 2].encode() + b" ", ".prsm") is None


def test_what_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(UnreadableError, match="sensible"):
        unpack_lz(_pack_the_same_letter(12_000))


def _pack_the_same_letter(words: int) -> str:
    """Return text that says the next longer word again and again, as LZ-string writes it."""
    bits, known, width = "00" + f"{ord('x'):08b}"[::-1], 4, 3
    for _ in range(words):
        bits += f"{known:0{width}b}"[::-1]
        known += 1
        width = known.bit_length()
    bits += "0" * (-len(bits) % 15)
    return "".join(chr(int(bits[i : i + 15], 2) + 32) for i in range(0, len(bits), 15))


def test_drawio_opens_as_markup_and_a_free_arrow_is_named(model: Path) -> None:
    root = fromstring(export(model, "drawio").read_bytes())
    assert root.tag == "mxfile"
    assert len(list(root.iter("mxCell"))) > 20
    loose = (
        b'<mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>'
        b'<mxCell id="2" vertex="1" value="&lt;b&gt;Visits&lt;/b&gt;" parent="1"/>'
        b'<mxCell id="3" edge="1" source="2" value="helps" parent="1"/></root></mxGraphModel>'
    )
    reading = find_exchange("drawio").read
    assert reading is not None
    draft = reading(loose)

    assert [node.label for node in draft.nodes] == ["Visits"]
    assert [place for place, _ in draft.faults] == ["page 1, helps"]


def test_the_page_of_formats_is_made_from_what_the_code_declares() -> None:
    page = (ROOT / "docs/exchange.md").read_text("utf-8")
    assert renew(page) == page


def bring(folder: Path, text: str, *more: str) -> Result:
    file = folder / "table.csv"
    file.write_text(text, "utf-8")
    return call("import", str(file), "--into", str(folder / "m.yaml"), "--stage", "*=output", *more)


@pytest.mark.parametrize("content", [b"a: [\n", b"- a\n", b"\xff\xfe\x00", b"words"])
def test_a_model_that_is_no_yaml_is_refused_in_one_line(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_bytes(content)
    made = bring(tmp_path, "from,to\nA,B\n", "--write")

    assert "m.yaml" in str(made.exception or made.output)
    assert type(made.exception).__name__ == "FileNotReadableError"
    assert (tmp_path / "m.yaml").read_bytes() == content


def test_ids_from_labels_in_any_script_are_ids(tmp_path: Path) -> None:
    made = bring(tmp_path, "from,to\nالحضور,École ouverte\nالتعلّم,École ouverte\n", "--write")
    loaded = load_project(tmp_path / "m.yaml")

    assert made.exit_code == 0, made.output
    assert loaded.model is not None
    assert {each.id for each in loaded.model.nodes} == {"some-name", "some-name-2", "ecole-ouverte"}
    assert "CA032" not in {each.id for each in loaded.diagnostics}


def test_twelve_hundred_links_are_read_once_and_not_once_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def count(text: str, **more: Any) -> object:
        read.append(text)
        return compose(text, **more)

    monkeypatch.setattr("contribution.editing.adding.compose", count)
    rows = "".join(f"F {each % 150},R {each * 7 % 97},q {each},i\n" for each in range(1200))
    made = bring(tmp_path, "from,to,quote,source\n" + rows, "--write")

    assert "1200 quotes" in made.output
    # The model, its register and the settings that keep an answer; not each of 1,200 links.
    assert len(read) < 12


def test_what_a_table_holds_besides_and_an_idle_option_are_said(tmp_path: Path) -> None:
    made = bring(tmp_path, "from,to,score\nA,B,3\nB,C,\n", "--stage", "Nobody=output")

    assert "not carried: 1 in the column “score”" in made.output
    assert "--stage nobody=…: no card and no sort of card is called so" in made.output
    assert made.exit_code == 1


def test_two_cards_of_one_label_are_asked_about_and_twice_is_once(tmp_path: Path) -> None:
    from contribution.exchange._workbook import write_workbook

    file, into = tmp_path / "b.xlsx", tmp_path / "m.yaml"
    nodes = [("ID", "LABEL", "STAGE"), ("", "Apples", "activity"), ("", "apples", "output"),
             ("é-cole", "School", "output"),
             ("one-two-three-four-five-six", "Six", "output")]  # fmt: skip
    file.write_bytes(write_workbook({"NODES": nodes}, {}))
    words = ("import", str(file), "--into", str(into), "--write")
    made = call(*words)
    first = into.read_text("utf-8")

    assert "NODES!C3: “apples” is the label of another card too" in made.output
    assert "“é-cole” is no id here; the card comes in as school" in made.output
    assert "one-two-three-four-five-six:" in first
    assert "nothing to add" in call(*words).output
    assert into.read_text("utf-8") == first


def test_labels_change_where_they_stand_whatever_the_indent_and_line_ends(tmp_path: Path) -> None:
    from contribution.exchange._workbook import write_workbook

    file, into = tmp_path / "b.xlsx", tmp_path / "m.yaml"
    into.write_bytes(
        b"title: T\r\noutputs:\r\n    a:  One  # why\r\n    b:\r\n        label: Two\r\n"
    )
    nodes = [("id", "label", "stage"), ("a", "Eins", "output"), ("b", "Zwei", "output"),
             ("c", "Drei", "output")]  # fmt: skip
    file.write_bytes(write_workbook({"Nodes": nodes}, {}))
    made = call("import", str(file), "--into", str(into), "--write")

    assert made.exit_code == 0, made.output
    assert into.read_bytes() == (
        b"title: T\r\noutputs:\r\n    a:  Eins  # why\r\n    b:\r\n        label: Zwei\r\n"
        b"    c: Drei\r\n"
    )


@pytest.mark.parametrize(
    ("file", "more"),
    [("a.csv", ()), ("a.prsm", ()), ("a.drawio", ("--as", "excel")), ("a", ("--as", "kumu"))],
)
def test_no_ending_holds_what_it_does_not_say(
    file: str, more: tuple[str, ...], model: Path
) -> None:
    made = call("export", str(model), "-o", str(model.parent / file), *more)

    assert type(made.exception).__name__ == "NotWrittenError"
    assert not (model.parent / file).exists()


@pytest.mark.parametrize("content", ["x: [\n", "- a\n", None])
def test_what_is_no_model_is_not_exported_as_an_empty_file(
    content: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(content, "utf-8") if content else path.mkdir()
    made = call("export", str(path), "-o", str(tmp_path / "a.drawio"))

    assert type(made.exception).__name__ == "FileNotReadableError"
    assert not (tmp_path / "a.drawio").exists()


def test_a_table_that_is_too_long_is_refused_and_not_cut(tmp_path: Path) -> None:
    made = bring(tmp_path, "from,to\n" + "A,B\n" * 50_001)

    assert "more than 50,000 rows" in str(made.exception)


def test_a_register_takes_no_steps(tmp_path: Path) -> None:
    for name in ("models/a.yaml", "evidence/a/talks.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "models/a.yaml").write_text("title: A\noutputs: {x: Ex}\n", "utf-8")
    register = tmp_path / "evidence/a/talks.yaml"
    register.write_text("title: Talks\nkind: interviews\n", "utf-8")
    (tmp_path / "t.csv").write_text("from,to\nA,B\n", "utf-8")
    made = call("import", str(tmp_path / "t.csv"), "--into", str(register), "--stage", "*=output")

    assert "it is evidence for" in str(made.exception)


def test_a_place_that_cannot_be_written_or_read_is_named_itself(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("", "utf-8")
    (tmp_path / "t.csv").write_text("from,to,quote\nA,B,hello\n", "utf-8")
    words = ("import", str(tmp_path / "t.csv"), "--stage", "*=output", "--write", "--into")
    no_folder = call(*words, str(tmp_path / "f" / "models" / "x.yaml"))
    (tmp_path / "evidence" / "x" / "t.csv").mkdir(parents=True)
    no_table = call(*words, str(tmp_path / "models" / "x.yaml"))

    assert "cannot write" in str(no_folder.exception)
    assert "t.csv: is a directory" in str(no_table.exception)
