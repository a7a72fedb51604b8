"""Data as people have them get the answer that a careful reader gives, from the files on."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Severity
from contribution.domain.evidence import Evidence, Sighting
from tests.checks.conftest import write_project

MODEL = """\
title: Nets
purpose: Fewer cases
as_of: 2025-12-31
programme: {starts: 2024-01-01, ends: 2026-12-31}
activities: {campaign: {label: Hand out nets, starts: 2024-01-01}}
outputs: {slept: {label: People sleep under nets}}
outcomes: {cases: {label: Fewer cases, horizon: short, latency: 1 month, direction: decrease}}
links:
  campaign -> slept: {because: Nets are there, assumes: none}
  slept -> cases: {because: Fewer bites, assumes: none}
"""
SURVEY = """\
title: Household survey, two waves
kind: survey
by: evaluator
data: table.csv
waves:
  1: {from: 2023-09-01, to: 2023-09-30, answered: 1200}
  2: {from: 2025-09-01, to: 2025-09-30, answered: 1180}
overlap: none
items:
  slept-more:
    says: More people slept under a net
    about: [slept]
    test: moderate
    statement: I slept under a net
    options: [Yes]
    expect: increase
    at: {page: 1}
"""
SERIES = """\
title: Routine data
kind: indicator
by: independent
data: table.csv
intervention: 2024-01-01
items:
  fell:
    says: Cases fell
    about: [cases]
    test: hoop
    indicator: Cases per 1000
    place: Programme districts
    expect: decrease
    at: {page: 1}
"""
# A season (1.35, 1.15, .6, .9) with some noise; in the districts a fall of 42 % from 2024 on.
DISTRICTS = (122.0, 102.1, 56.0, 79.3, 124.6, 104.4, 52.8, 82.9, 68.7, 61.0, 30.6, 46.1, 71.5,
             63.4, 30.8, 46.7)  # fmt: skip
PROVINCE = (120.3, 105.7, 53.2, 78.4, 124.5, 96.6, 54.7, 77.5, 114.6, 97.3, 51.8, 81.7, 115.0,
            102.0, 53.5, 78.2)  # fmt: skip


def look(folder: Path, register: str, table: str) -> tuple[Evidence, Assessment]:
    files = {
        "models/nets.yaml": MODEL,
        "evidence/nets/register.yaml": register,
        "evidence/nets/table.csv": table,
    }
    assessment = assess(write_project(folder, files))
    (evidence,) = assessment.graph.evidence
    return evidence, assessment


def yes_and_no(percent: int) -> str:
    return (
        "wave,question,statement,option,percent,count\n"
        "1,Q1,I slept under a net,Yes,62,744\n1,Q1,I slept under a net,No,38,456\n"
        f"2,Q1,I slept under a net,Yes,{percent},838\n2,Q1,I slept under a net,No,29,342\n"
    )


def quarters(**places: tuple[float, ...]) -> str:
    rows = [
        f"Cases per 1000,{2022 + at // 4}-Q{at % 4 + 1},{place.replace('_', ' ')},{value}"
        for place, values in places.items()
        for at, value in enumerate(values)
    ]
    return "\n".join(("indicator,period,place,value", *rows, ""))


def test_a_percentage_that_its_count_contradicts_is_an_error_and_the_item_in_doubt(
    tmp_path: Path,
) -> None:
    evidence, assessment = look(tmp_path, SURVEY, yes_and_no(17))

    (found,) = (each for each in assessment.diagnostics if each.id == "CA340")
    assert (found.where.line, found.where.column, found.severity) == (4, 5, Severity.ERROR)
    assert "write percent 71" in found.next_step
    (doubt,) = (each for each in evidence.observation.cautions if "in doubt" in each)
    assert doubt.startswith('Row 4 is in doubt: "Yes" is printed as 17% and as 838 of 1180')
    assert evidence.quality == 1


def test_what_the_message_says_cures_it(tmp_path: Path) -> None:
    evidence, assessment = look(tmp_path, SURVEY, yes_and_no(71))

    assert [each for each in assessment.diagnostics if each.id.startswith("CA34")] == []
    assert evidence.observation.outcome is Sighting.FOUND
    assert evidence.quality == 2
    assert not any("in doubt" in each for each in evidence.observation.cautions)


def test_a_declared_correction_takes_the_doubt_away(tmp_path: Path) -> None:
    declared = (
        'overlap: none\ncorrections:\n  - {row: 4, column: percent, printed: "17", '
        'corrected: "71", reason: The counts say so}\n'
    )
    evidence, assessment = look(tmp_path, SURVEY.replace("overlap: none\n", declared),
                                yes_and_no(17))  # fmt: skip

    assert [each for each in assessment.diagnostics if each.id.startswith("CA34")] == []
    assert evidence.quality == 2


@pytest.mark.parametrize("compare", ["", "    compare: Province\n"])
def test_a_fall_in_a_series_with_seasons_is_found(tmp_path: Path, compare: str) -> None:
    table = quarters(Programme_districts=DISTRICTS, Province=PROVINCE)
    register = SERIES.replace("    expect", f"{compare}    expect")
    if not compare:
        register = register.replace(
            "    test: hoop\n", "    test: hoop\n    declared_on: 2023-01-01\n"
        )

    evidence, _ = look(tmp_path, register, table)

    assert evidence.observation.outcome is Sighting.FOUND
    assert "-4" in evidence.observation.sentence


@pytest.mark.parametrize("compare", ["", "    compare: Province\n"])
def test_the_same_season_without_a_fall_cannot_tell(tmp_path: Path, compare: str) -> None:
    idle = (*DISTRICTS[:8], *(round(value / 0.58, 1) for value in DISTRICTS[8:]))
    table = quarters(Programme_districts=idle, Province=PROVINCE)

    evidence, _ = look(tmp_path, SERIES.replace("    expect", f"{compare}    expect"), table)

    assert evidence.observation.outcome is Sighting.CANNOT_TELL


def test_accents_of_two_makers_are_the_same_answer(tmp_path: Path) -> None:
    table = yes_and_no(71).replace("Yes", "Tout à fait")
    register = SURVEY.replace("[Yes]", "[Tout à fait]")

    evidence, assessment = look(tmp_path, register, unicodedata.normalize("NFD", table))

    assert evidence.observation.outcome is Sighting.FOUND
    assert [each for each in assessment.diagnostics if each.id.startswith("CA3")] == []


def test_commas_between_digits_are_decimals_where_semicolons_part_the_cells(tmp_path: Path) -> None:
    table = yes_and_no(71).replace(",", ";").replace(";62;", ";62,0;").replace(";38;", ";38,0;")
    table = table.replace(";71;", ";71,0;").replace(";29;", ";29,0;")

    evidence, assessment = look(tmp_path, SURVEY, table)

    assert evidence.observation.outcome is Sighting.FOUND
    assert [each for each in assessment.diagnostics if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize(("actual", "outcome"), [(1310, Sighting.FOUND), (900, Sighting.NOT_FOUND)])
def test_baseline_target_and_actual_are_answered_as_such(
    tmp_path: Path, actual: int, outcome: Sighting
) -> None:
    table = f"indicator,period,value\nFarmers trained,2019,0\nFarmers trained,2025,{actual}\n"
    register = (
        SERIES.replace("Cases per 1000", "Farmers trained").replace("decrease", "increase")
        .replace("    place: Programme districts\n", "    target: 1200\n")
    )  # fmt: skip

    evidence, _ = look(tmp_path, register, table)

    assert evidence.observation.outcome is outcome
    assert "reached" in evidence.observation.sentence
    assert "a level, not a change against a trend" in evidence.observation.sentence


@pytest.mark.parametrize(
    ("header", "row", "example"),
    [
        ("respondent,I am happy,I am rich", "7,Yes,No", "7,1,I am rich,No"),
        ("id,wave,I am happy,I am rich", "a,2,Yes,No", "a,2,I am rich,No"),
        ("I am happy,I am rich", "Yes,No", "1,1,I am rich,No"),
    ],
)
def test_one_column_a_question_is_recognised_and_the_long_form_shown(
    tmp_path: Path, header: str, row: str, example: str
) -> None:
    _, assessment = look(tmp_path, SURVEY, f"{header}\n{row}\n")

    (found,) = (each for each in assessment.diagnostics if each.id == "CA041")
    assert "one column a question" in found.message
    wanted = f"write it long: respondent,wave,statement,option and then {example}"
    assert found.next_step == wanted


def test_the_long_form_shown_is_read(tmp_path: Path) -> None:
    rows = "".join(
        f"{person},{wave},I slept under a net,{'Yes' if person < 40 + 30 * wave else 'No'}\n"
        for wave in (1, 2)
        for person in range(120)
    )
    table = f"respondent,wave,statement,option\n{rows}"
    evidence, assessment = look(tmp_path, SURVEY.replace("overlap: none\n", ""), table)

    assert not [each for each in assessment.diagnostics if each.severity is Severity.ERROR]
    assert evidence.observation.outcome is Sighting.FOUND


def test_a_misnamed_column_is_not_taken_for_a_question(tmp_path: Path) -> None:
    table = yes_and_no(71).replace("statement,option", "statment,options")
    _, assessment = look(tmp_path, SURVEY, table)

    assert not any("one column a question" in each.message for each in assessment.diagnostics)
