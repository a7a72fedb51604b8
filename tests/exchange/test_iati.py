"""Results of IATI: figures by period and part in, the same out, in the order of the schema."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from contribution.exchange._packed import UnreadableError
from contribution.exchange.iati import read_iati
from contribution.loading.project import load_project
from tests.exchange.samples import IATI, call

# The order of elements in iati-activities-schema.xsd 2.03, those that we write.
_ORDER = ["iati-identifier", "reporting-org", "title", "description", "participating-org",
          "activity-status", "activity-date", "result"]  # fmt: skip


def bring(model: Path, content: bytes = IATI, *words: str) -> str:
    file = model.parent / "results.xml"
    file.write_bytes(content)
    asked = ("import", str(file), "--into", str(model), "--stage", "result of type 9=outcome")
    made = call(*asked, *words)
    assert made.exception is None or isinstance(made.exception, SystemExit), made.exception
    return made.output


def test_results_are_cards_and_figures_a_table(model: Path) -> None:
    draft = read_iati(IATI)

    assert draft.title == "Schools for all"
    assert [(each.stage, each.label) for each in draft.nodes] == [
        ("outcome", "More children finish"), ("output", "Teachers are trained"),
        ("result of type 9", "Donors meet"),
    ]  # fmt: skip
    assert draft.links == ()
    assert dict(draft.dropped) == {"references": 1, "figures in words": 1}
    assert draft.registers[0].table == (
        ("indicator", "period", "measure", "value", "place", "unit"),
        ("Completion rate", "2018", "actual", "61", "Total", "percent"),
        ("Completion rate", "2019", "target", "65", "Total", "percent"),
        ("Completion rate", "2019", "actual", "63", "Total", "percent"),
        ("Completion rate", "2019", "actual", "58.5", "AF, sex: female", "percent"),
        ("Completion rate", "2020", "target", "70", "Total", "percent"),
        ("Untrained teachers", "2018", "actual", "1,200", "", ""),
        ("Untrained teachers", "2020", "target", "300", "", ""),
    )
    # @ascending says what no word does.
    assert [each.fields["expect"] for each in draft.registers[0].items] == [
        "increase", "decrease", "increase",
    ]  # fmt: skip


def test_a_language_is_chosen_and_told_of(model: Path) -> None:
    assert "titles also stand in fr: --map language=fr" in bring(model)
    assert read_iati(IATI, {"language": "fr"}).nodes[0].label == "Plus d'enfants finissent"


def test_of_many_activities_one_is_asked_for() -> None:
    other = IATI.replace(b"XM-1-SCHOOLS", b"XM-1-ROADS").replace(b"Schools for all", b"Roads")
    whole = IATI.partition(b"</iati-activities>")[0] + other.partition(b">")[2]

    with pytest.raises(UnreadableError, match=r"XM-1-SCHOOLS .* XM-1-ROADS .*--map activity="):
        read_iati(whole)
    assert read_iati(whole, {"activity": "XM-1-ROADS"}).title == "Roads"
    assert read_iati(IATI, {"activity": "XM-1-ROADS"}).title == "Schools for all"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<!DOCTYPE a>" + IATI, "document type"),
        (b"<iati-activities/>", "no activity in it has a result"),
    ],
)
def test_what_is_no_file_of_results_is_refused(content: bytes, told: str) -> None:
    with pytest.raises(UnreadableError, match=told):
        read_iati(content)


def test_what_is_exported_is_in_order_and_changes_nothing_when_it_comes_back(model: Path) -> None:
    bring(model, IATI, "--write")
    model.write_text(model.read_text("utf-8") + "programme: {starts: 2018-01-01}\n", "utf-8")
    file = model.parent / "results.xml"

    assert call("export", str(model), "--as", "iati", "-o", str(file)).exit_code == 0
    (activity,) = fromstring(file.read_bytes())
    kinds = [each.tag for each in activity if isinstance(each.tag, str)]
    assert list(dict.fromkeys(kinds)) == _ORDER
    assert sorted(each.get("type", "") for each in activity.iter("result")) == ["1", "2", "2"]
    (rate,) = (each for each in activity.iter("indicator") if each.get("measure") == "2")
    assert [(each.get("year"), each.get("value")) for each in rate.findall("baseline")] == [
        ("2018", "61")
    ]
    assert [
        (end.get("iso-date"), each.tag, each.get("value"))
        for period in rate.findall("period")
        for end in period.findall("period-end")
        for each in (*period.findall("target"), *period.findall("actual"))
    ] == [
        ("2019-12-31", "target", "65"), ("2019-12-31", "actual", "63"),
        ("2019-12-31", "actual", "58.5"), ("2020-12-31", "target", "70"),
    ]  # fmt: skip
    before = {path: path.read_bytes() for path in model.parent.parent.rglob("*.*")}
    again = call("import", str(file), "--into", str(model), "--write").output
    assert "nothing to add" in again
    assert "change" not in again
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("label", ["Q1 2019", "Autumn 2018/19", "2018/19", "March 2019"])
def test_a_period_comes_back_as_it_was_written(label: str, model: Path) -> None:
    folder = model.parent.parent / "evidence" / "clubs"
    folder.mkdir(parents=True)
    (folder / "late.yaml").write_text(
        "title: Late\nkind: indicator\ndata: late.csv\nunit: percent\nitems:\n  late-less:\n"
        "    {says: Fewer come late, about: on-time, indicator: Late, expect: decrease}\n",
        "utf-8",
    )
    (folder / "late.csv").write_text(f"indicator,period,value,unit\nLate,{label},4.50,%\n", "utf-8")
    file = model.parent / "results.xml"

    call("export", str(model), "--as", "iati", "-o", str(file))
    assert 'measure="2"' in file.read_text("utf-8")
    again = call("import", str(file), "--into", str(model)).output
    assert "nothing to add" in again
    assert "change" not in again
    assert load_project(model).registers
