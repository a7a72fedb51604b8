"""Logframes as funders lay them out: levels, links, indicators with figures, nothing else."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

import pytest
from openpyxl import Workbook

from contribution.domain.diagnostic import Severity
from contribution.domain.evidence import Sighting
from contribution.evidence_kinds import find_kinds
from contribution.exchange.logframe import is_logframe, read_logframe
from contribution.loading.project import load_project
from tests.exchange.samples import PLAIN_LOGFRAME, call, make_dfid

_EU = [
    ["", "Results chain", "Indicators", "Baseline\n(value & reference year)",
     "Current value\n(value & reference year)", "Target\n(value & reference year)",
     "Sources and means of verification", "Assumptions"],
    ["Impact (Overall objective)", "Food is secure", "Undernourished people", "31 % (2015)", "",
     "25% (2020)", "FAO", "Not applicable"],
    ["Outcome(s) (Specific objective(s))", "1. Farmers sell more", "1.1 Income from sales",
     "EUR 320 (2015)", "350 (2017)", "500 (2020)", "Survey", "Prices do not fall"],
    ["", "2. Diets vary", "2.1 Women with a diverse diet\n2.2 Meals a day", "20% (2015)\n2 (2015)",
     "", "40% (2020)\n3 (2020)", "Survey", "- Markets stay open\n- No drought"],
    ["Outputs", "1.1 Storage is taught", "Farmers taught", "0 (2015)", "800 (2017)", "2,000 (2019)",
     "Lists", "Farmers can store"],
    ["", "2.1 Gardens planted", "Gardens", "none yet planted", "TBC", "600 (2019)", "", ""],
    ["", "Seeds are given", "", "", "", "", "", ""],
]  # fmt: skip


def _as_csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def test_the_sheets_of_dfid_give_levels_links_and_series(model: Path) -> None:
    draft = read_logframe(make_dfid())

    assert draft.title == "Schools for girls"
    assert [(each.stage, each.label) for each in draft.nodes] == [
        ("impact", "Girls live better"), ("outcome", "More girls finish school"),
        ("output", "Teachers are trained"), ("output", "Schools are built"),
        ("assumption", "Teachers stay"), ("assumption", "Nobody moves"),
        ("assumption", "Posts are filled"),
    ]  # fmt: skip
    assert [(each.source, each.target, each.assumes) for each in draft.links] == [
        ("More girls finish school", "Girls live better", ("Teachers stay", "Nobody moves")),
        ("Teachers are trained", "More girls finish school", ("Posts are filled",)),
        ("Schools are built", "More girls finish school", ()),
    ]  # fmt: skip
    assert dict(draft.dropped) == {"impact weightings": 2, "risk ratings": 2, "rows of inputs": 2}
    assert draft.faults == ()
    (register,) = draft.registers
    assert [each.fields["source"] for each in register.items] == ["EMIS"] * 2 + ["Lists"] * 4
    # A share that a workbook shows in percent is one: 0.41 is 41%.
    assert register.table[1] == ("Girls in secondary school", "2012", "actual", "41", "percent")
    assert ("Girls who finish", "2013", "target", "43", "percent") in register.table
    assert ("Girls who finish", "2013", "actual", "44", "percent") in register.table


def test_a_milestone_that_lies_ahead_was_not_missed(model: Path) -> None:
    file = model.parent / "plan.xlsx"
    file.write_bytes(make_dfid())
    into = model.parent / "girls.yaml"

    assert call("import", str(file), "--into", str(into), "--write").exit_code == 0
    loaded = load_project(into)
    (register,) = loaded.registers
    seen = {each.id: find_kinds()["indicator"].observe(each, register) for each in register.items}
    # Where each can be looked up is known.
    assert [str(each.at) for each in register.items][:2] == ["Sheet!B3", "Sheet!B8"]
    # 44% in 2013 is beyond the milestone of 43%, and short of the 55% for 2016.
    assert seen["girls-who-finish"].outcome is Sighting.FOUND
    assert seen["girls-in-secondary-school"].outcome is Sighting.NOT_SEARCHED
    assert not [each for each in loaded.diagnostics if each.severity is Severity.ERROR]


def test_the_matrix_of_the_eu_links_by_number_and_asks_for_the_rest() -> None:
    draft = read_logframe(_as_csv(_EU))

    assert [each.stage for each in draft.nodes[:6]] == [
        "impact", "outcome", "outcome", "output", "output", "output",
    ]  # fmt: skip
    assert [(each.source, each.target) for each in draft.links if not each.among] == [
        ("Farmers sell more", "Food is secure"), ("Diets vary", "Food is secure"),
        ("Storage is taught", "Farmers sell more"), ("Gardens planted", "Diets vary"),
    ]  # fmt: skip
    assert draft.links[1].assumes == ("Markets stay open", "No drought")
    assert draft.faults == ()
    assert [each[-1] for each in draft.links if each.among] == [("Farmers sell more", "Diets vary")]
    assert dict(draft.dropped) == {"baselines, milestones and targets in words": 1}
    (register,) = draft.registers
    assert [(each.fields["indicator"], each.fields["expect"]) for each in register.items] == [
        ("Undernourished people", "decrease"), ("Income from sales", "increase"),
        ("Women with a diverse diet", "increase"), ("Meals a day", "increase"),
        ("Farmers taught", "increase"), ("Gardens", "increase"),
    ]  # fmt: skip
    assert ("Meals a day", "2015", "actual", "2", "") in register.table
    assert ("Farmers taught", "2019", "target", "2,000", "") in register.table


def test_a_result_that_may_lead_to_several_is_asked_for_until_it_is_linked(model: Path) -> None:
    file, into = model.parent / "plan.csv", model.parent / "food.yaml"
    file.write_bytes(_as_csv(_EU))
    asked = ("import", str(file), "--into", str(into), "--write")
    told = "line 14: “Seeds are given” may lead to any of 2"

    assert told in call(*asked).output
    assert told in call(*asked).output
    text = into.read_text("utf-8").replace("links:", "links:\n  seeds-are-given -> diets-vary:", 1)
    into.write_text(text, "utf-8")
    again = call(*asked)
    assert "not understood" not in again.output
    assert again.exit_code == 0


@pytest.mark.parametrize("seed", range(12))
def test_columns_stand_in_any_order(seed: int) -> None:
    rows = list(csv.reader(io.StringIO(PLAIN_LOGFRAME.decode())))
    order = random.Random(seed).sample(range(len(rows[0])), len(rows[0]))
    draft = read_logframe(_as_csv([[row[at] for at in order] for row in rows]))
    before = read_logframe(PLAIN_LOGFRAME)

    assert {each[:3] for each in draft.nodes} == {each[:3] for each in before.nodes}
    assert {each[:2] for each in draft.links} == {each[:2] for each in before.links}
    assert {*draft.registers[0].table} == {*before.registers[0].table}


@pytest.mark.parametrize(
    ("head", "levels"),
    [
        ("Nivel,Resultados,Indicador,Línea de base (2012),Meta (2016),Fuentes,Supuestos",
         ("Objetivo general", "Objetivo específico", "Productos")),
        ("Niveau,Résultats,Indicateurs,Valeur de référence (2012),Cible (2016),Sources,Hypothèses",
         ("Objectif global", "Objectif spécifique", "Produits")),
        ("Nível,Resultados,Indicadores,Linha de base (2012),Metas (2016),Fontes,Pressupostos",
         ("Impacto", "Objetivo específico", "Produtos")),
        ("Ebene,Ergebnisse,Indikatoren,Ausgangswert (2012),Zielwert (2016),Quellen,Annahmen",
         ("Oberziel", "Projektziel", "Output")),
    ],
)  # fmt: skip
def test_headings_are_known_in_other_languages(head: str, levels: tuple[str, ...]) -> None:
    rows = "\n".join(f"{word},R{n},I{n},{n},{n + 5},S,A{n}" for n, word in enumerate(levels))
    content = f"{head}\n{rows}\n".encode()
    draft = read_logframe(content)

    assert is_logframe(content)
    assert [each.stage for each in draft.nodes[:3]] == ["impact", "outcome", "output"]
    assert [each[:2] for each in draft.links] == [("R1", "R0"), ("R2", "R1")]
    assert draft.registers[0].table[1:3] == (
        ("I0", "2012", "actual", "0"), ("I0", "2016", "target", "5"),
    )  # fmt: skip


def test_figures_without_a_date_are_asked_for_once_and_told(model: Path) -> None:
    file = model.parent / "plan.csv"
    file.write_bytes(PLAIN_LOGFRAME.replace(b" (2012)", b"").replace(b" (2016)", b""))
    into = model.parent / "plan.yaml"
    asked = ("import", str(file), "--into", str(into), "--write")

    first = call(*asked)
    told = call(*asked, "--map", "baseline year=2012,target year=2016")
    again = call(*asked)
    assert first.output.count("has no date: ") == 2
    assert "planned: true → false" in told.output
    assert "not understood" not in told.output
    assert "nothing to add" in again.output
    assert "change" not in again.output
    (register,) = load_project(into).registers
    assert not any(each.planned for each in register.items)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("Output,,Number of clubs,0,4", "this indicator stands beside no result"),
        ("Output,Clubs,,0,4", "this figure stands beside no indicator"),
        ("Output,Clubs,Number,0,4\nOutput,Clubs,Number,1,4", "2012 has 0 already, and now 1"),
    ],
)
def test_what_does_not_fit_is_said_at_its_place(rows: str, told: str) -> None:
    head = "Level,Statement,Indicator,Baseline (2012),Target (2016)\n"
    draft = read_logframe((head + rows).encode())

    assert any(told in what and place.startswith("line") for place, what in draft.faults)


def test_words_that_are_no_heading_and_no_level_stay_words() -> None:
    rows = [
        ["Statement", "Indicator", "Baseline (2012)", "Target (2016)", "Means of verification"],
        ["Impact of floods is smaller", "Weight of children at birth", "3.1", "4",
         "Baseline survey"],
        ["500 farmers sell", "1.5 million people reached", "0", "1", "Target group survey"],
    ]  # fmt: skip
    draft = read_logframe(_as_csv(rows))

    assert [(each.stage, each.label) for each in draft.nodes] == [
        ("", "Impact of floods is smaller"), ("", "500 farmers sell"),
    ]  # fmt: skip
    assert [each.fields["says"] for each in draft.registers[0].items] == [
        "Weight of children at birth", "1.5 million people reached",
    ]  # fmt: skip
    assert [each.fields["source"] for each in draft.registers[0].items] == [
        "Baseline survey", "Target group survey",
    ]  # fmt: skip


def test_two_blocks_of_a_level_in_two_sheets_are_one_plan() -> None:
    book = Workbook()
    for name, level in (("Goal", "Impact"), ("Results", "Outcome"), ("Budget", "")):
        sheet = book.create_sheet(name)
        if level:
            sheet.append(["Level", "Result", "Indicator", "Baseline (2012)", "Target (2016)"])
            sheet.append([level, f"{level} comes", f"Rate of {level}", 1, 2])
        else:
            sheet.append(["Staff", 100])
    out = io.BytesIO()
    book.save(out)
    draft = read_logframe(out.getvalue())

    assert [each[:2] for each in draft.links] == [("Outcome comes", "Impact comes")]
    assert dict(draft.dropped) == {"rows of the sheet Budget": 1}


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (("12,5 %", "1.200"), ("12.5", "1200")),
        (("12.5", "1,200"), ("12.5", "1,200")),
        (("1 200", "EUR 1.391,50"), ("1 200", "EUR 1391.50")),
    ],
)
def test_one_sign_before_decimals_holds_for_the_whole_file(
    cells: tuple[str, str], values: tuple[str, str]
) -> None:
    head = "Level,Result,Indicator,Baseline (2012),Target (2016)"
    draft = read_logframe(f'{head}\nOutput,A,I,"{cells[0]}","{cells[1]}"\n'.encode())

    assert tuple(row[3] for row in draft.registers[0].table[1:]) == values


def test_columns_by_year_units_and_dates_of_their_own() -> None:
    rows = [
        ["Result level", "Result", "Indicator", "Unit", "Baseline value", "Baseline date",
         "2023 target", "2023 actual", "End of project target", "Target date", "Key risks"],
        ["Outcome 1", "Water is safe", "Households", "%", "45", "2022-12-31", "50", "52", "75",
         "2025-12-31", "Drought"],
        ["Output 1.1", "Wells work", "Wells repaired", "number", "0", "2022-12-31", "10", "9",
         "40", "2025-12-31", ""],
    ]  # fmt: skip
    draft = read_logframe(_as_csv(rows))

    assert draft.faults == ()
    assert dict(draft.dropped) == {"in the column “Key risks”": 1}
    assert [each[:2] for each in draft.links] == [("Wells work", "Water is safe")]
    assert draft.registers[0].table[1:] == (
        ("Households", "2022", "actual", "45", "percent"),
        ("Households", "2023", "target", "50", "percent"),
        ("Households", "2023", "actual", "52", "percent"),
        ("Households", "2025", "target", "75", "percent"),
        ("Wells repaired", "2022", "actual", "0", ""),
        ("Wells repaired", "2023", "target", "10", ""),
        ("Wells repaired", "2023", "actual", "9", ""),
        ("Wells repaired", "2025", "target", "40", ""),
    )


def test_the_matrix_of_four_columns_has_levels_as_rows_of_their_own() -> None:
    text = """\
LOGICAL FRAMEWORK;;;
Intervention logic;Objectively verifiable indicators;Sources of verification;Assumptions
"Overall objective:
Less poverty";Poverty rate falls;Statistics;
Specific objective: Farmers earn more;"- Income up by 20 %
- 300 farmers sell";Survey;"Prices hold
No drought"
Expected results;;;
1. Farmers are trained;500 farmers trained;Lists;Farmers stay
Activities;;;
1.1 Trainings;;;
"""
    draft = read_logframe(text.encode())

    assert [(each.stage, each.label) for each in draft.nodes] == [
        ("impact", "Less poverty"), ("outcome", "Farmers earn more"),
        ("output", "Farmers are trained"), ("activity", "Trainings"),
        ("assumption", "Prices hold"), ("assumption", "No drought"),
        ("assumption", "Farmers stay"),
    ]  # fmt: skip
    assert [each[:2] for each in draft.links] == [
        ("Farmers earn more", "Less poverty"), ("Farmers are trained", "Farmers earn more"),
        ("Trainings", "Farmers are trained"),
    ]  # fmt: skip
    assert [(each.fields["says"], each.fields["expect"]) for each in draft.registers[0].items] == [
        ("Poverty rate falls", "decrease"), ("Income up by 20 %", "increase"),
        ("300 farmers sell", "increase"), ("500 farmers trained", "increase"),
    ]  # fmt: skip
    assert draft.registers[0].table == ()


def test_a_year_that_was_told_once_yields_to_the_file_s_own() -> None:
    head = "Level,Result,Indicator,Baseline (2015),Target,Target year"
    rows = "Output,A,I,1,2,2019\nOutput,B,J,1,2,\n"
    told = {"baseline year": "2012", "target year": "2016"}
    table = read_logframe(f"{head}\n{rows}".encode(), told).registers[0].table

    assert [row[1] for row in table[1:]] == ["2015", "2019", "2015", "2016"]


_WORDS = [
    "", "", "40", "12,5", "30%", "45% (2016)", "2014", "March 2014", "n/a", "TBC", "yes", "I1",
    "1.1 Some", "- learn\n- stay", "Outcome 1", "INPUTS (£)", "RISK RATING", "Medium", "9" * 40,
    "=1+1", "C is 'q': x", "# no", "\u202eabc", "۳۴", "x" * 300, "A -> B", "true", "Planned", "()",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_any_logframe_comes_in_once_and_can_be_read(seed: int, model: Path) -> None:
    chance = random.Random(seed)
    rows = [["Level", "Statement", "Indicator", "Baseline (2012)", "Target (2016)", "Assumptions"]]
    for _ in range(chance.randrange(1, 12)):
        level = chance.choice(["Impact", "Outcome 1", "Output 1.1", "Output 2", "", "Activity"])
        rows.append([level, *(chance.choice(_WORDS) for _ in range(5))])
    file = model.parent / "plan.csv"
    file.write_bytes(_as_csv(rows))
    asked = ("import", str(file), "--into", str(model), "--stage", "*=output", "--write")

    first = call(*asked)
    again = call(*asked).output
    assert first.exception is None or isinstance(first.exception, SystemExit)
    assert "nothing to add" in again
    assert "\nchange " not in again
    assert not {each.id for each in load_project(model).diagnostics} & {
        "CA005", "CA011", "CA022", "CA023", "CA029", "CA049",
    }  # fmt: skip
