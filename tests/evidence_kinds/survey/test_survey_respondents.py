"""Respondents named in the table: linked across the waves, never counted twice, never all kept."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest

from contribution.domain.evidence import Observation, Sighting
from contribution.domain.table import Row, Table
from tests.evidence_kinds.surveys import STATEMENT, assess_survey, item, observe_all, respondents
from tests.evidence_kinds.tables import messages, observe

LEVEL = {"statement": STATEMENT, "options": ["Often"], "expect": "at-least 10%"}


def observed(folder: Path, rows: list[str], header: str = "", **more: str) -> Observation:
    written = item("calmer", **{"options": "Often", **more})
    return observe_all(assess_survey(folder, rows, written, header))["calmer"]


# Agresti (2013), Categorical Data Analysis, section 11.1: approval in two surveys of 1600 people.
def test_a_full_panel_is_compared_person_by_person(tmp_path: Path) -> None:
    rows = respondents({
        ("Often", "Always"): 794, ("Often", "Never"): 150,
        ("Never", "Often"): 86, ("Never", "Sometimes"): 570,
    })  # fmt: skip

    found = observed(tmp_path, rows, expect="decrease", options="Often, Always")

    assert found.outcome is Sighting.FOUND
    assert [figure.value for figure in found.figures[:2]] == [
        "59% (944 of 1600)",
        "55% (880 of 1600)",
    ]
    assert found.figures[2].number == pytest.approx(-4.0)
    assert any("standard error 1.0, 95% interval -5.9 to -2.1" in each for each in found.working)
    assert any(
        "z squared 17.36, corrected chi-square 16.82, exact p 3.7e-05" in each
        for each in found.working
    )


# Derived (no published figure): 109 of 210 and 116 of 190 among 420 people, 120 of them in both.
def test_known_overlap_in_a_small_population_narrows_the_interval(tmp_path: Path) -> None:
    rows = respondents({
        ("Often", "Often"): 54, ("Often", "Never"): 8, ("Never", "Often"): 19,
        ("Never", "Never"): 39, ("Often", ""): 47, ("Never", ""): 43,
        ("", "Often"): 43, ("", "Never"): 27,
    })  # fmt: skip

    found = observed(tmp_path, rows, "population: 420\n")

    assert found.figures[2].number == pytest.approx(9.1479, abs=1e-4)
    assert "standard error 3.3, 95% interval +2.6 to +15.7" in " ".join(found.working)
    assert "54 said so both times, 8 only in wave 1, 19 only in wave 2" in " ".join(found.working)
    assert found.outcome is Sighting.FOUND


def test_the_same_answers_without_links_find_nothing(tmp_path: Path) -> None:
    rows = ["respondent,wave,statement,option"]
    rows += [f",1,{STATEMENT},{'Often' if number < 109 else 'Never'}" for number in range(210)]
    rows += [f",2,{STATEMENT},{'Often' if number < 116 else 'Never'}" for number in range(190)]

    assert observed(tmp_path, rows).outcome is Sighting.CANNOT_TELL


@pytest.mark.parametrize(("declared", "told"), [("none", "that none"), ("70", "that 70")])
def test_a_declared_overlap_that_the_table_contradicts_is_reported(
    tmp_path: Path, declared: str, told: str
) -> None:
    rows = respondents({("Often", "Often"): 60, ("Never", "Often"): 60, ("", "Often"): 30})

    found = observed(tmp_path, rows, f"overlap: {declared}\n")

    [mismatch] = found.mismatches
    assert told in mismatch.message
    assert "the table has 120 of its respondents in both" in mismatch.message
    assert str(mismatch.where).endswith("evidence/parenting/parents.yaml:6:10")
    # The table knows better than the declaration.
    assert any("120 people are known to have answered both" in each for each in found.working)


def test_a_declared_overlap_that_the_table_bears_out_is_left_alone(tmp_path: Path) -> None:
    rows = respondents({("Often", "Often"): 60, ("Never", "Often"): 60, ("", "Often"): 30})

    assert observed(tmp_path, rows, "overlap: 120\n").mismatches == ()


def test_people_without_a_name_may_be_among_those_in_both_waves(tmp_path: Path) -> None:
    rows = respondents({("Often", "Often"): 60, ("Never", "Often"): 60})
    rows += [f",{wave},{STATEMENT},Often" for wave in (1, 2) for _ in range(20)]

    assert observed(tmp_path, rows, "overlap: 130\n").mismatches == ()


def test_a_respondent_who_answers_twice_is_reported_and_counted_once(tmp_path: Path) -> None:
    rows = respondents({("Often", "Often"): 60, ("Never", "Often"): 60})
    rows.append(f" p3 ,2,{STATEMENT},Never")

    assessment = assess_survey(tmp_path, rows, item("calmer", options="Often"))
    found = observe_all(assessment)["calmer"]
    [diagnostic] = [each for each in assessment.diagnostics if each.id == "CA310"]

    assert found.outcome is Sighting.NOT_SEARCHED
    assert str(diagnostic.where).endswith(f"evidence/parenting/parents.csv:{len(rows)}:1")
    assert 'respondent "p3" answers “I stay calm” a second time in wave 2' in diagnostic.message
    [evidence] = assessment.graph.evidence
    answers = getattr(evidence.register, "answers", None)
    assert answers is not None
    assert answers.questions["2", "", "i stay calm"].answers["often"].count == 120
    assert not answers.questions["2", "", "i stay calm"].answers["never"].count


def test_many_doubles_are_told_by_the_first_and_their_number() -> None:
    rows = [{"respondent": "P1", "wave": "1", "statement": STATEMENT, "option": "Often"}] * 12
    table = Table("data.csv", tuple(rows[0]), [Row(n, row) for n, row in enumerate(rows, 2)])

    found = messages(observe("survey", table, LEVEL))

    assert len(found) == 5
    assert "and so do 6 more rows" in found[-1]


def test_few_who_moved_can_be_chance_although_the_interval_denies_it(tmp_path: Path) -> None:
    rows = respondents({("Often", "Often"): 60, ("Never", "Never"): 60, ("Never", "Often"): 5})

    found = observed(tmp_path, rows)

    assert found.outcome is Sighting.CANNOT_TELL
    assert (
        "Only 5 people changed their answer; that can be chance (exact p 0.062)." in found.sentence
    )


def test_blank_answers_are_nobodys(tmp_path: Path) -> None:
    rows = respondents({("Often", "Often"): 60, ("Never", "Often"): 60})
    rows += [f"Q{number},2,{STATEMENT}," for number in range(30)]

    found = observed(tmp_path, rows)

    assert found.figures[1].value == "100% (120 of 120)"
    assert any("30 left it blank and are not counted" in each for each in found.working)


def test_dropped_dont_knows_leave_the_link_too(tmp_path: Path) -> None:
    rows = respondents({
        ("Often", "Often"): 40, ("Never", "Often"): 40, ("Never", "Never"): 40,
        ("Don't know", "Often"): 30,
    })  # fmt: skip

    found = observed(tmp_path, rows, "dont_know: drop\n")

    assert any(each.startswith("120 people are known") for each in found.working)
    assert any("left out of the base" in each for each in found.working)


def test_groups_of_respondents_are_linked_within_the_group(tmp_path: Path) -> None:
    rows = ["respondent,wave,role,statement,option"]
    for number in range(200):
        role = "mother" if number < 120 else "father"
        rows.append(f"P{number},1,{role},{STATEMENT},{'Often' if number % 2 else 'Never'}")
        rows.append(f"P{number},2,{role},{STATEMENT},{'Often' if number % 4 else 'Never'}")

    items = item("all", options="Often") + item("mothers", "{role: mother}", options="Often")
    found = observe_all(assess_survey(tmp_path, rows, items))

    assert found["all"].figures[0].value == "50% (100 of 200)"
    assert found["mothers"].figures[1].value == "75% (90 of 120)"
    assert any(each.startswith("120 people are known") for each in found["mothers"].working)


class Rows:
    """People with ten statements each in two waves, made while they are read."""

    def __init__(self, people: int) -> None:
        self.people = people

    def __iter__(self) -> Iterator[Row]:
        line = 1
        for person in range(self.people):
            for wave in ("1", "2"):
                for number in range(10):
                    line += 1
                    yield Row(line, {
                        "respondent": f"P{person:07}", "wave": wave, "postcode": f"SK{person}",
                        "statement": f"S{number}", "option": "Often" if person % 3 else "Never",
                    })  # fmt: skip


def test_memory_grows_with_the_people_and_not_with_the_rows() -> None:
    columns = ("respondent", "wave", "postcode", "statement", "option")
    wish = {"statement": "S3", "options": ["Often"], "expect": "no-change"}

    def measure(people: int) -> int:
        tracemalloc.start()
        observation = observe("survey", Table("data.csv", columns, Rows(people)), wish)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert f"of {people})" in observation.figures[0].value
        return peak

    measure(100)
    small, large = measure(500), measure(2500)

    # 40,000 more rows; kept as they stand they would take at least 500 bytes each.
    assert (large - small) / 40_000 < 50
