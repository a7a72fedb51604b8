"""What a file of another tool says as evidence: registers beside the model, judged by people."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import Result
from openpyxl import load_workbook

from contribution.app.assess import assess
from contribution.exchange._workbook import write_workbook
from contribution.loading.project import load_project
from tests.exchange.samples import SAMPLES, call

ROOT = Path(__file__).parent.parent.parent
HEAD = ("Register", "About", "Says", "Outcome", "Test", "Source", "Page")


def bring(model: Path, rows: Sequence[tuple[str, ...]], *more: str) -> Result:
    file = model.parent.parent / "room.xlsx"
    file.write_bytes(write_workbook({"Nodes": [("label", "stage")], "Evidence": rows}, {}))
    return call("import", str(file), "--into", str(model), *more)


def test_the_evidence_sheet_becomes_registers_and_twice_is_once(model: Path) -> None:
    rows = [
        HEAD,
        (
            "Visit in May",
            "Clubs open -> on-time",
            "Doors open at 7:30",
            "Found",
            "hoop",
            "Ann",
            "4",
        ),
        ("Visit in May", "on-time", "The bell rings at 8", "", "", "", ""),
    ]
    first = bring(model, rows, "--write")
    register = model.parent.parent / "evidence/clubs/visit-in-may.yaml"
    text = register.read_text("utf-8")
    again = bring(model, rows, "--write")
    (read,) = load_project(model).registers

    assert first.exit_code == 0, first.output
    assert "add 2 items of evidence" in first.output
    assert "nothing to add" in again.output
    assert register.read_text("utf-8") == text
    assert [(item.id, item.about, str(item.at)) for item in read.items] == [
        ("doors-open-at-7-30", ("clubs -> on-time",), "page 4")
    ]
    assert "the-bell-rings-at-8" in text


def test_a_changed_judgement_is_an_edit_that_keeps_comments(model: Path) -> None:
    register = model.parent.parent / "evidence/clubs/visit.yaml"
    register.parent.mkdir(parents=True)
    register.write_text(
        "title: Visit\nkind: document\nitems:\n  seen:\n    says: Doors open  # at 7:30\n"
        "    about: clubs -> on-time\n    outcome: found\n",
        "utf-8",
    )
    head = (*HEAD[:1], "id", *HEAD[1:])
    rows = [head, ("visit", "seen", "clubs -> on-time", "Doors open", "not found", "straw", "", "")]
    told = bring(model, rows, "--write")

    assert "change seen, outcome: found → not-found" in told.output
    assert register.read_text("utf-8").endswith(
        "    says: Doors open  # at 7:30\n    about: clubs -> on-time\n    outcome: not-found\n"
        "    test: straw\n"
    )


def test_judged_evidence_goes_out_with_the_workbook_and_makes_the_same_registers(
    tmp_path: Path,
) -> None:
    file, new = tmp_path / "clubs.xlsx", tmp_path / "models" / "breakfast-clubs.yaml"
    ours = load_project(ROOT / "models/breakfast-clubs.yaml")
    call("export", str(ROOT / "models/breakfast-clubs.yaml"), "-o", str(file))
    made = call("import", str(file), "--into", str(new), "--write")
    judged = {
        (item.id, item.says, item.about, item.outcome, item.test)
        for register in ours.registers
        for item in register.items
        if hasattr(item, "outcome")
    }
    theirs = {
        (item.id, item.says, item.about, getattr(item, "outcome", None), item.test)
        for register in load_project(new).registers
        for item in register.items
    }

    assert made.exit_code == 0, made.output
    assert judged == theirs
    assert len(judged) > 3


def test_what_is_wrong_stands_as_a_comment_at_its_cell_in_a_copy(model: Path) -> None:
    rows = [
        HEAD,
        ("Visit", "Nothing known", "A thing seen", "perhaps", "strong", "", ""),
        ("Visit", "on-time", "", "found", "", "", ""),
    ]
    copy = model.parent / "copy.xlsx"
    told = bring(model, rows, "--comments", str(copy))
    sheet = load_workbook(copy)["Evidence"]
    said = {
        cell.coordinate: cell.comment.text
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }

    assert set(said) == {"B2", "D2", "E2", "C3"}
    assert "no card or link is called “Nothing known”" in said["B2"]
    assert "cannot-tell" in said["D2"]
    assert "4 cells with a comment" in told.output
    assert told.exit_code == 1
    assert not (model.parent.parent / "evidence").exists()


def quotes(model: Path, text: str, *more: str) -> Result:
    file = model.parent.parent / "talks.csv"
    file.write_text(text, "utf-8")
    return call("import", str(file), "--into", str(model), *more)


def rows(model: Path, name: str = "talks") -> list[str]:
    table = model.parent.parent / f"evidence/clubs/{name}.csv"
    return table.read_text("utf-8").splitlines()


def test_columns_and_codes_are_asked_for_once_and_then_known(model: Path) -> None:
    text = "Nr.;Abschnitt;Thema;Wer\n1;Wir waren da;frühe Hilfe;Anna Berg\n2;Nein;Kosten;Bo\n"
    asked = quotes(model, text)
    columns = ("--map", "text=Abschnitt,code=Thema,source=Wer")
    uncoded = quotes(model, text, *columns)
    written = quotes(model, text, *columns, "--map-code", "frühe Hilfe=clubs -> on-time", "--write")
    settings = (model.parent.parent / "contribution.yaml").read_text("utf-8")
    again = quotes(model, text, "--as", "coded-quotes")

    assert "it is a table with “Nr.”, “Abschnitt”, “Thema” and “Wer” in its first row" in str(
        asked.exception
    )
    assert "--as coded-quotes --map text=…,code=…,source=…" in str(asked.exception)
    assert "the quotes of “frühe Hilfe” (1) and “Kosten” (1)" in uncoded.output
    assert uncoded.exit_code == 1
    assert written.exit_code == 0, written.output
    assert "text: Abschnitt" in settings
    assert "frühe Hilfe: clubs -> on-time" in settings
    assert rows(model) == ["from,to,quote,source", "clubs,on-time,Wir waren da,Source 1"]
    assert "nothing to add" in again.output


def test_a_source_keeps_its_number_when_the_file_grows_and_names_only_when_wanted(
    model: Path,
) -> None:
    head = "text,code,source\n"
    code = ("--map-code", "early=clubs -> on-time", "--write")
    quotes(model, f"{head}One,early,Mary\nTwo,early,Mary\n", *code)
    quotes(model, f"{head}Zero,early,Bo\nOne,early,Mary\nTwo,early,Mary\n", *code)
    numbered = rows(model)
    quotes(model, f"{head}Zero,early,Bo\nOne,early,Mary\nThree,early,Mary\n", *code, "--names")

    assert numbered == [
        "from,to,quote,source",
        "clubs,on-time,One,Source 1",
        "clubs,on-time,Two,Source 1",
        "clubs,on-time,Zero,Source 2",
    ]
    assert [each.rpartition(",")[2] for each in rows(model)[1:]] == ["Mary", "Mary", "Bo", "Mary"]


def test_many_codes_of_one_cell_each_take_the_quote_and_a_tree_is_kept(model: Path) -> None:
    text = 'text,codes,document\nWe came,"early > trust\nlate",A\n=1+1,Early\\Trust,B\n'
    made = quotes(model, text, "--map-code", "early > trust=on-time", "--write")
    (register,) = load_project(model).registers

    assert rows(model) == [
        "about,quote,source",
        "on-time,We came,Source 1",
        "on-time,'=1+1,Source 2",
    ]
    assert "the quotes of “late” (1)" in made.output
    assert [item.about for item in register.items] == [("on-time",)]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("a;b,c\td\ne;f,g,h,i\nj\tk;l;m\tn\n", "split in more than one way (4 commas, 4 semic"),
        ("one,two,three\n1,2,3\n", "it is a table with “one”, “two” and “three” in its first row"),
        ('{"a": 1}', "it is JSON of no tool that is known here"),
        ("words without end\n", "it is text without columns"),
        ("", "it is empty"),
    ],
)
def test_what_no_format_reads_is_named_with_a_next_step(
    content: str, told: str, model: Path
) -> None:
    assert told in str(quotes(model, content).exception)


@pytest.mark.parametrize("suffix", [".doview", ".nvp", ".nvpx", ".atlproj", ".mx24", ".vsdx"])
def test_closed_formats_are_refused_with_the_way_out(suffix: str, model: Path) -> None:
    file = model.parent / f"a{suffix}"
    file.write_bytes(b"PK\x03\x04 or anything")
    said = str(call("import", str(file), "--into", str(model)).exception)

    assert any(way in said for way in ("import the .qdpx", "import the .drawio", "init NAME"))
    assert "in none of" not in said


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_table_is_split_by_the_sign_that_splits_all_its_lines(
    separator: str, model: Path
) -> None:
    lines = [["Our links; of spring, 2026"], ["From", "To", "Quote"]]
    lines += [["Clubs open", "on-time", "it helps, mostly; so"]] * 3
    text = "\n".join(separator.join(f'"{each}"' for each in line) for line in lines)
    made = quotes(model, text, "--write")

    assert made.exit_code == 0, made.output
    assert rows(model)[1] == 'clubs,on-time,"it helps, mostly; so",unnamed'


def test_a_survey_export_is_counted_and_nobody_is_carried_along(model: Path) -> None:
    suffix, content, _ = SAMPLES["survey-export"]
    file = model.parent.parent / f"autumn{suffix}"
    file.write_bytes(content)
    made = call("import", str(file), "--into", str(model), "--write")
    table = (model.parent.parent / "evidence" / model.stem / "autumn.csv").read_text("utf-8")
    rows = [tuple(row.values()) for row in csv.DictReader(io.StringIO(table))]

    assert ("1", "mornings", "mornings", "Agree", "2") in rows
    assert ("2", "mornings", "mornings", "Disagree", "0") in rows
    assert ("1", "food: fruit", "food: fruit", "ticked", "2") in rows
    assert not [word for word in ("Ann", "53.4", "late", "a1") if word in table]
    assert "3 columns of free text, names or places" in made.output
    # Ten more answers later are the same rows with other counts.
    file.write_bytes(content + content.splitlines()[-1].replace(b"a5", b"a6") + b"\n")
    again = call("import", str(file), "--into", str(model), "--write")
    assert "change 2, mornings, mornings, Agree: 2 → 3" in again.output


def test_both_signs_of_one_link_are_said_and_kept_as_two_voices(model: Path) -> None:
    head = "cause,effect,quote,respondent\n"
    text = head + (
        "Clubs open,~on-time,She came later still,A\nClubs open,on-time,We were early,B\n"
        "Clubs open,on-time,Never late again,C\nClubs open,on-time,Early each day,B\n"
    )
    into = model.parent / "new.yaml"
    told = quotes(into, text, "--stage", "*=output", "--write")
    again = quotes(into, text, "--stage", "*=output", "--write")
    loaded = load_project(into)
    table = (model.parent.parent / "evidence/new/talks.csv").read_text("utf-8")

    assert loaded.model is not None
    assert [link.effect for link in loaded.model.links] == ["helps"]
    assert "helps here; 1 of 3 mentions in the file say that it hinders" in told.output
    assert "3 rows say a link again, which comes in once" in told.output
    assert "on-time,She came later still,Source 1,dissent" in table
    assert table.count("dissent") == 1
    assert "nothing to add" in again.output
    assert (
        "1 said otherwise"
        in assess(into).graph.items["talks-clubs-open-to-on-time"].observation.sentence
    )


def test_a_sign_other_than_the_models_is_said_and_the_models_stays(model: Path) -> None:
    before = model.read_text("utf-8")
    told = quotes(model, "from,to,sign\nClubs open,on-time,-\n", "--write")

    assert "clubs -> on-time helps here; 1 of 1 mentions in the file say" in told.output
    assert model.read_text("utf-8") == before


def test_a_table_of_quotes_moves_from_links_to_other_things_without_a_row_twice(
    model: Path,
) -> None:
    text = "text,code,source\nWe came,early,A\nGood,good,A\n"
    quotes(model, text, "--map-code", "early=clubs -> on-time", "--write")
    quotes(model, text, "--map-code", "good=on-time", "--write")

    assert rows(model) == [
        "from,to,quote,source,about",
        "clubs,on-time,We came,Source 1,",
        ",,Good,Source 1,on-time",
    ]
    assert len(load_project(model).registers[0].items) == 2
