"""Projects of coded texts: each program's way of writing them, and who can be known by them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import Result

from contribution.app.assess import assess
from contribution.exchange.refi_qda import is_refi_qda, read_refi_qda
from tests.exchange.qda import OTHER, TALK, TOOLS, WORDS, pack, select
from tests.exchange.samples import call

CODE = ("--map-code", "early help=clubs -> on-time")
_SPACE = 'xmlns="urn:QDA-XML:project:1.0"'
_CODED = select(TALK, WORDS[0], "a")
_WITH = "<TextSource name='T'><PlainTextSelection {}/></TextSource>"


def bring(model: Path, content: bytes, *more: str) -> Result:
    file = model.parent.parent / "talks.qdpx"
    file.write_bytes(content)
    return call("import", str(file), "--into", str(model), *more)


def table(model: Path) -> list[dict[str, str]]:
    path = model.parent.parent / "evidence/clubs/talks.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def project(sources: str, more: str = "") -> str:
    codes = "<Codes><Code guid='a' name='help'/><Code guid='b' name='cost'/></Codes>"
    book = f"<CodeBook>{codes}</CodeBook>"
    return f"<Project {_SPACE}>{book}<Sources>{sources}</Sources>{more}</Project>"


@pytest.mark.parametrize("tool", TOOLS)
def test_words_are_cut_where_each_program_means_them(tool: str, model: Path) -> None:
    made = bring(model, TOOLS[tool](), *CODE, "--map-code", "no change=~clubs -> on-time",
                 "--quotes", "--names", "--write")  # fmt: skip
    said = {row["quote"] for row in table(model)} - {""}

    assert made.exit_code == 0, made.output
    assert said <= set(WORDS)
    assert len(said) >= 2
    assert table(model)[0]["group"] == "parents"
    assert "see that nobody can be known by them" in made.output


def test_words_and_names_stay_away_until_they_are_asked_for_and_then_join_their_rows(
    model: Path,
) -> None:
    first = bring(model, TOOLS["nvivo"](), *CODE, "--write")
    before = table(model)
    later = bring(model, TOOLS["nvivo"](), "--quotes", "--write")
    after = table(model)
    again = bring(model, TOOLS["nvivo"](), "--write")

    assert "the words themselves stay away; --quotes brings them in" in first.output
    assert {row["quote"] for row in before} == {""}
    assert {row["source"] for row in before} == {"Source 1"}
    assert "change words of 2 passages" in later.output
    assert [row | {"quote": ""} for row in after] == before
    assert [row["quote"] for row in after] == [*WORDS[:2]]
    assert "nothing to add" in again.output
    assert table(model) == after


def test_a_code_for_the_opposite_is_a_voice_that_says_otherwise(model: Path) -> None:
    bring(model, TOOLS["nvivo"](), *CODE, "--map-code", "no change=~clubs -> on-time", "--write")
    model.write_text(f"as_of: 2026-06-30\n{model.read_text('utf-8')}", "utf-8")
    (item,) = assess(model).graph.items.values()

    assert [row["stance"] for row in table(model)] == ["", "", "dissent"]
    assert "1 said otherwise" in item.observation.sentence
    # One says so and one says otherwise.
    assert item.observation.outcome.value == "cannot-tell"
    assert any("Source 2, otherwise: words kept back" in each for each in item.observation.working)


def test_answers_of_one_person_are_one_voice(model: Path) -> None:
    bring(model, TOOLS["maxqda"](), *CODE, "--write")

    assert [row["source"] for row in table(model)] == ["Source 1", "Source 1"]


def test_codes_nobody_gave_a_meaning_are_listed_by_size_and_memos_counted(model: Path) -> None:
    told = bring(model, TOOLS["maxqda"]())

    assert "the quotes of “Change > early help” (2)" in told.output
    assert "1 passages without a code" in told.output
    assert "no code says what it is about: --map-code" in told.output
    assert told.exit_code == 1


def test_a_code_about_what_the_model_lacks_and_a_heading_that_it_has_no_place_for(
    model: Path,
) -> None:
    lacking = bring(model, TOOLS["nvivo"](), "--map-code", "early help=visits -> trust")
    heading = bring(model, TOOLS["nvivo"](), "--map", "text=Segment")
    codebook = bring(model, b"<CodeBook xmlns='urn:QDA-XML:codebook:1.0'/>")

    assert "is about visits -> trust, which is not in the model: add it there" in lacking.output
    assert "no code says" not in lacking.output
    assert "no column of the format refi-qda called 'text'" in str(heading.exception)
    assert "it is a codebook, codes without passages" in str(codebook.exception)


def test_an_arrow_between_codes_is_a_candidate_and_never_a_link(model: Path) -> None:
    links = (
        "<Links><Link originGUID='b' targetGUID='a' direction='OneWay'/>"
        "<Link originGUID='a' targetGUID='b' direction='Associative'/></Links><Graphs><Graph>"
        "<Vertex guid='v' representedGUID='a'/><Vertex guid='w' representedGUID='b'/>"
        "<Edge sourceVertex='v' targetVertex='w' direction='OneWay'/></Graph></Graphs>"
    )
    content = pack(
        "a.qde", project(f"<TextSource guid='t'>{select('x', 'x', 'a')}</TextSource>", links), {}
    )
    codes = ("--map-code", "help=clubs", "--map-code", "cost=on-time")
    before = model.read_text("utf-8")
    told = bring(model, content, *codes, "--write")

    assert "the codes' arrows suggest “on-time -> clubs”; add to the links" in told.output
    assert "1 links between codes without a direction" in told.output
    assert model.read_text("utf-8") == before


def test_places_that_fit_nothing_bring_codes_and_places_without_words() -> None:
    text = "abcdefgh " * 40
    shifted = "".join(
        f'<PlainTextSelection startPosition="{9 * at + 3}" endPosition="{9 * at + 6}"><Coding>'
        f'<CodeRef targetGUID="a"/></Coding></PlainTextSelection>'
        for at in range(20)
    )
    source = f"<TextSource guid='t' name='T' plainTextPath='t.txt'>{shifted}</TextSource>"
    read = read_refi_qda(pack("a.qde", project(source), {"SOURCES/t.txt": text.encode()}))

    assert {each.quote for each in read.quotes} == {""}
    assert read.quotes[0].page == "characters 3–6"
    assert "fit no way of counting (0% lie between words)" in read.notes[0]


def test_ends_at_the_last_sign_are_told_from_ends_behind_it() -> None:
    words = ("Sentence", "says what", "happened", "here again")
    text = "Sentence one says what has happened to us here again"
    chosen = "".join(select(text, each, "a") for each in words)
    ends = [text.index(each) + len(each) for each in words]
    for each in ends:
        chosen = chosen.replace(f'endPosition="{each}"', f'endPosition="{each - 1}"')
    source = f"<TextSource guid='t' plainTextPath='t.txt'>{chosen}</TextSource>"
    read = read_refi_qda(pack("a.qde", project(source), {"t.txt": text.encode()}))

    assert [each.quote for each in read.quotes] == [*words]
    assert "counted in characters, up to the last: 100%" in read.notes[0]


def test_scripts_without_blanks_are_cut_where_they_are_counted() -> None:
    text = "早く来ました。子どもたちは朝食を食べる"
    source = f"<TextSource guid='t' plainTextPath='t.txt'>{select(text, '朝食', 'a')}</TextSource>"
    read = read_refi_qda(pack("a.qde", project(source), {"t.txt": text.encode()}))

    assert [each.quote for each in read.quotes] == ["朝食"]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (
            f"<TextSource name='T' plainTextPath='internal://gone.txt'>{_CODED}</TextSource>",
            "T: its text gone.txt is not within the file, so no words of it",
        ),
        (
            f"<TextSource name='T' plainTextPath='absolute:///etc/passwd'>{_CODED}</TextSource>",
            "T: its text passwd is not within the file",
        ),
        (_WITH.format("startPosition='9' endPosition='2'"), "T: a passage stands from 9 to 2"),
        (_WITH.format("startPosition='x'"), "T: a passage stands from x to None"),
        (
            f"<TextSource name='T'>{select(TALK, WORDS[0], 'unlisted')}</TextSource>",
            "T: a passage has a code that the project does not list",
        ),
        ("", "no passage of the project has a code"),
    ],
)
def test_what_does_not_stand_in_the_file_is_said(source: str, told: str, model: Path) -> None:
    xml = project(source)
    made = bring(model, pack("a.qde", xml, {}))

    assert f"not understood: {told}" in made.output
    assert made.exit_code == 1


def test_a_variable_may_be_named_for_groups_and_a_wrong_name_is_answered(model: Path) -> None:
    xml = project(
        "<TextSource guid='t' name='T'><VariableValue><VariableRef targetGUID='v'/><IntegerValue>7"
        f"</IntegerValue></VariableValue>{select(OTHER, WORDS[2], 'a')}</TextSource>",
        "<Variables><Variable guid='v' name='Year of birth'/></Variables>",
    )
    code = ("--map-code", "help=on-time")
    plain = bring(model, pack("a.qde", xml, {}), *code)
    named = bring(model, pack("a.qde", xml, {}), *code, "--map", "group=year of birth", "--write")
    wrong = bring(model, pack("a.qde", xml, {}), *code, "--map", "group=Role")

    assert "--map group=… names “Year of birth”" in plain.output
    assert table(model)[0]["group"] == "7"
    assert named.exit_code == 0
    assert "no variable is called “Role”; there are “Year of birth”" in wrong.output


def test_a_project_without_its_archive_is_read_too(model: Path) -> None:
    xml = project(f"<TextSource guid='t' name='T'><PlainTextContent>{OTHER}</PlainTextContent>"
                  f"{select(OTHER, WORDS[2], 'b')}</TextSource>").encode()  # fmt: skip
    made = bring(model, xml, "--map-code", "cost=on-time", "--quotes", "--write")

    assert is_refi_qda(xml)
    assert made.exit_code == 0, made.output
    assert table(model)[0]["quote"] == WORDS[2]


def test_a_document_type_is_refused_in_any_encoding(model: Path) -> None:
    xml = '<!DOCTYPE a [<!ENTITY b "c">]>' + project("")
    for content in (xml.encode(), f'<?xml version="1.0" encoding="utf-16"?>{xml}'.encode("utf-16")):
        made = bring(model, pack("a.qde", "", {"b.qde": content}), "--as", "refi-qda")
        assert "declares a document type" in str(made.exception)
