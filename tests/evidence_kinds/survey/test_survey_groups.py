"""Groups of respondents: whose answers are meant, and what nobody may learn by subtraction."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from contribution import assess, render
from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Observation, Sighting
from contribution.domain.table import Table
from contribution.domain.view import View
from contribution.evidence_kinds.survey import KIND
from contribution.evidence_kinds.survey import chart as group_tables
from contribution.evidence_kinds.survey import result as survey_result
from contribution.evidence_kinds.survey.fields import SurveyItem, SurveyRegister
from contribution.stats.small_bases import BaseThresholds, SuppressedTable, base_treatment
from tests.evidence_kinds.surveys import (
    STATEMENT,
    assess_survey,
    item,
    observe_all,
    printed,
    write_survey,
)
from tests.evidence_kinds.tables import observe, table_of

# Never, sometimes, often, always. Other carers are few; fathers would give them away.
MOTHERS = {1: (60, 40, 30, 11), 2: (30, 40, 50, 27)}
FATHERS = {1: (40, 32, 23, 6), 2: (26, 20, 29, 13)}
CARERS = {1: (3, 1, 2, 1), 2: (1, 2, 3, 2)}
ROLES = {"mother": MOTHERS, "father": FATHERS, "other carer": CARERS}
ITEMS = (
    item("everybody") + item("mothers", "{role: mother}")
    + item("fathers", "{role: father}") + item("carers", "{role: other carer}")
)  # fmt: skip


def table(*, total: bool = True, without: str = "") -> list[str]:
    everybody = {
        (wave, ""): tuple(map(sum, zip(*(role[wave] for role in ROLES.values()), strict=True)))
        for wave in (1, 2)
    }
    groups = {
        (wave, name): role[wave]
        for name, role in ROLES.items() for wave in (1, 2) if name != without
    }  # fmt: skip
    return printed({**(everybody if total else {}), **groups})


@pytest.fixture
def assessment(tmp_path: Path) -> Assessment:
    return assess_survey(tmp_path, table(), ITEMS)


def test_each_group_has_its_own_base_and_everybody_is_not_counted_twice(
    assessment: Assessment,
) -> None:
    found = observe_all(assessment)

    assert found["everybody"].figures[0].value == "29% (73 of 249)"
    assert found["mothers"].figures[0].value == "29% (41 of 141)"
    assert (
        "among those whose role is mother: 29% (41 of 141) in wave 1" in found["mothers"].sentence
    )
    assert "Wave 1: base 249, the sum of the counts; from the rows that name no role" in (
        found["everybody"].working
    )


def test_without_rows_for_everybody_the_groups_are_added_and_that_is_said(tmp_path: Path) -> None:
    found = observe_all(assess_survey(tmp_path, table(total=False), item("everybody")))

    assert found["everybody"].figures[0].value == "29% (73 of 249)"
    assert any("the sum of 3 groups by role" in each for each in found["everybody"].working)


def test_a_total_may_be_called_by_its_name(tmp_path: Path) -> None:
    rows = [row.replace(f"{STATEMENT},,", f"{STATEMENT},Total,") for row in table()]

    assert observe_all(assess_survey(tmp_path, rows, ITEMS))["everybody"].figures[0].value == (
        "29% (73 of 249)"
    )


def test_percentages_of_groups_are_not_added(tmp_path: Path) -> None:
    rows = [row.replace(",count", ",percent") for row in table(total=False)]
    rows = [f"{row.rpartition(',')[0]},25" if number else row for number, row in enumerate(rows)]

    found = observe_all(assess_survey(tmp_path, rows, item("everybody")))["everybody"]

    assert found.outcome is Sighting.NOT_SEARCHED
    assert "percentages of groups by role cannot be added" in found.unreadable[0].message
    assert "where: {role: mother}" in found.unreadable[0].next_step


def test_people_split_in_two_ways_are_not_counted_twice(tmp_path: Path) -> None:
    rows = ["wave,statement,role,locality,option,count"]
    for wave in (1, 2):
        for role, place in (("mother", ""), ("father", ""), ("", "North"), ("", "South")):
            rows += [f"{wave},{STATEMENT},{role},{place},{o},60" for o in ("Never", "Often")]

    items = item("everybody", options="Often") + item("north", "{locality: North}", options="Often")
    found = observe_all(assess_survey(tmp_path, rows, items))

    assert "by role and by locality, so adding them would count people twice" in (
        found["everybody"].unreadable[0].message
    )
    assert found["north"].figures[0].value == "50% (60 of 120)"


@pytest.mark.parametrize(
    ("where", "place", "message", "hint"),
    [
        ("{rol: mother}", "16:18", 'no column of groups "rol"', 'did you mean "role"?'),
        ("{role: mothr}", "16:19", 'no role "mothr"', 'did you mean "mother"?'),
        ("{role: nanny}", "16:19", 'no role "nanny"', 'the table has "mother", "father"'),
        ("{wave: 2}", "16:19", '"wave" tells no group of respondents apart', "waves:"),
    ],
)
def test_a_misspelt_group_is_one_diagnostic_at_its_place(
    tmp_path: Path, where: str, place: str, message: str, hint: str
) -> None:
    assessment = assess_survey(tmp_path, table(), item("asked", where))

    [found] = [each for each in assessment.diagnostics if each.id == "CA310"]

    assert message in found.message
    assert hint in found.next_step
    assert str(found.where).endswith(f"parents.yaml:{place}")


def test_case_and_spaces_of_a_group_do_not_matter(tmp_path: Path) -> None:
    found = observe_all(assess_survey(tmp_path, table(), item("asked", '{Role: " Mother"}')))

    assert found["asked"].figures[0].value == "29% (41 of 141)"


def test_a_group_asked_in_one_wave_only_is_told_with_the_wave(tmp_path: Path) -> None:
    rows = [row for row in table() if not row.startswith(f"1,{STATEMENT},father")]

    found = observe_all(assess_survey(tmp_path, rows, item("fathers", "{role: father}")))["fathers"]

    [finding] = found.unreadable
    assert 'no role in wave 1 "father"' in finding.message


@pytest.mark.parametrize("where", ["[mother]", "{role: [mother, father]}", "mother"])
def test_a_group_is_written_as_one_value_a_column(tmp_path: Path, where: str) -> None:
    assessment = assess_survey(tmp_path, table(), item("asked", where))

    assert [each.where.line for each in assessment.diagnostics if each.id.startswith("CA02")] == [
        16
    ]


def test_a_small_group_is_suppressed_and_the_one_that_tells_it_withheld(
    assessment: Assessment,
) -> None:
    found = observe_all(assessment)

    assert found["carers"].suppressed
    assert found["carers"].sentence == (
        "Fewer than 10 people whose role is other carer answered, so nothing is shown."
    )
    assert found["fathers"].withheld
    assert found["fathers"].figures == ()
    assert found["fathers"].chart is None
    assert "father withheld, other carer withheld, Everybody 73 of 249" in (
        " ".join(found["mothers"].working)
    )


def hidden_numbers() -> set[str]:
    """Return what nobody may read of fathers or other carers: shares, bases, fractions."""
    told = set()
    for role in (FATHERS, CARERS):
        for wave in (1, 2):
            said, base = sum(role[wave][2:]), sum(role[wave])
            told |= {f"{said} of {base}", f"of {base})", f"/ {base}", f"base {base}"}
            told |= {f"{100 * said / base:.1f}", f"{100 * said / base:.2f}"}
    return told


def everything_shown(assessment: Assessment) -> str:
    names = ("html", "md")
    tables = [render(assessment, name, of="score") for name in ("text", "json", "csv")]
    charts = (
        render(assessment, "svg", View(chart=each.id))
        for each in assessment.graph.evidence if each.observation.chart
    )  # fmt: skip
    why = render(assessment, "text", View(focus="places -> calm"), of="why")
    shown = [*(render(assessment, name) for name in names), *tables, *charts, why]
    return re.sub(r"<[^>]*>", " ", "\n".join(str(each) for each in shown))


def test_nothing_shown_tells_a_small_group_or_the_one_that_gives_it_away(
    assessment: Assessment,
) -> None:
    shown = everything_shown(assessment)

    assert "41 of 141" in shown
    assert [number for number in sorted(hidden_numbers()) if number in shown] == []


def test_a_mistake_in_a_small_groups_row_is_no_way_around(tmp_path: Path) -> None:
    rows = ["wave,statement,role,option,percent,count"]
    for row in table()[1:]:
        *rest, count = row.split(",")
        rows.append(",".join([*rest, "77" if rest[2:] == ["other carer", "Often"] else "", count]))
    correction = (
        "corrections:\n"
        '  - {row: 16, column: count, printed: "2", corrected: "7", reason: misread}\n'
    )

    shown = everything_shown(assess_survey(tmp_path, rows, ITEMS, correction))

    assert "A figure of one group of respondents" in shown
    assert "misread" not in shown


def test_a_group_left_out_of_the_table_cannot_be_had_by_subtraction(tmp_path: Path) -> None:
    found = observe_all(assess_survey(tmp_path, table(without="other carer"), ITEMS))

    assert found["fathers"].withheld
    assert not found["mothers"].withheld


def test_everybody_may_be_shown_where_nobody_is_shown_by_group(tmp_path: Path) -> None:
    rows = printed({
        (1, "mother"): (5, 0, 4, 0), (1, "father"): (4, 0, 5, 0),
        (2, "mother"): (2, 0, 7, 0), (2, "father"): (3, 0, 6, 0),
    })  # fmt: skip

    alone = observe_all(assess_survey(tmp_path / "alone", rows, item("everybody")))
    both = observe_all(
        assess_survey(
            tmp_path / "both", rows, item("everybody") + item("mothers", "{role: mother}")
        )
    )

    assert alone["everybody"].figures != ()
    assert both["everybody"].withheld


def test_json_of_the_checks_tells_no_withheld_figure(assessment: Assessment) -> None:
    told = json.loads(str(render(assessment, "json")))

    assert not [n for n in hidden_numbers() if n in json.dumps(told)]


# Few people in a group would seldom come by chance alone.
COUNTS = st.tuples(*[st.integers(0, 70)] * 2) | st.tuples(*[st.integers(0, 6)] * 2)
GROUP = st.fixed_dictionaries({"1": COUNTS, "2": COUNTS})
GROUPS = st.fixed_dictionaries({"mother": GROUP, "father": GROUP, "other": GROUP})


def observed(groups: Mapping[str, Mapping[str, tuple[int, ...]]], role: str) -> Observation:
    wish = {"statement": STATEMENT, "options": ["Yes"], "expect": "increase"}
    where = {"where": {"role": role}} if role else {}
    return observe("survey", table_by_role(groups), {**wish, **where})


def table_by_role(groups: Mapping[str, Mapping[str, tuple[int, ...]]]) -> Table:
    rows = [
        f"{wave},{STATEMENT},{name},{option},{count}"
        for name, waves in groups.items()
        for wave, counts in waves.items()
        for option, count in zip(("Yes", "No"), counts, strict=True)
    ]
    return table_of("wave,statement,role,option,count", *rows)


def show_all(counts: list[int], *, threshold: int) -> SuppressedTable:
    assert threshold
    return SuppressedTable(tuple(counts), sum(counts))


# What a rating reads of an observation; the same readings give the same verdict.
def weight(observation: Observation) -> tuple[object, ...]:
    return (
        observation.outcome, observation.quality_cap, observation.suppressed,
        observation.sensitivity, observation.type_i_error, observation.before_after,
    )  # fmt: skip


@given(GROUPS, st.sampled_from(["mother", "father", "other", ""]))
@settings(deadline=None, max_examples=60)
def test_withholding_moves_no_verdict(
    groups: dict[str, dict[str, tuple[int, ...]]], role: str
) -> None:
    withheld = observed(groups, role)
    with patch.object(group_tables, "suppress_table", show_all):
        open_to_all = observed(groups, role)

    assert weight(withheld) == weight(open_to_all)


def treat_all(base: int) -> str:
    return base_treatment(base, BaseThresholds(suppress=0))


@given(GROUPS, st.sampled_from(["mother", "father", "other", ""]))
@settings(deadline=None, max_examples=60)
def test_suppressing_moves_no_verdict(
    groups: dict[str, dict[str, tuple[int, ...]]], role: str
) -> None:
    assume(all(sum(counts) > 0 for waves in groups.values() for counts in waves.values()))
    suppressed = observed(groups, role)
    with patch.object(survey_result, "base_treatment", treat_all):
        shown = observed(groups, role)

    assert not shown.suppressed
    assert weight(suppressed._replace(suppressed=False)) == weight(shown)


@pytest.mark.parametrize("scorer", ["ordinal", "weight-of-evidence"])
@pytest.mark.parametrize("predicts", ["increase", "decrease"])
def test_no_verdict_rises_by_what_is_withheld(tmp_path: Path, scorer: str, predicts: str) -> None:
    items = ITEMS.replace("expect: increase", f"expect: {predicts}").replace("straw", "moderate")
    model = str(write_survey(tmp_path, table(), items))

    withheld = assess(model, scorer)
    with patch.object(group_tables, "suppress_table", show_all):
        open_to_all = assess(model, scorer)

    assert observe_all(withheld)["fathers"].withheld
    assert not observe_all(open_to_all)["fathers"].withheld
    for name, rating in withheld.ratings.links.items():
        assert rating.rating.verdict == open_to_all.ratings.links[name].rating.verdict
    for name, claim in withheld.ratings.claims.items():
        assert claim.verdict == open_to_all.ratings.claims[name].verdict


ALL_ONE = {role: {"1": (0, 1), "2": (0, 1)} for role in ("mother", "father", "other")}
TWO_FEW = {
    "mother": {"1": (0, 1), "2": (30, 1)},
    "father": {"1": (2, 0), "2": (9, 20)},
    "other": {"1": (60, 40), "2": (60, 40)},
}


@given(GROUPS)
@example(ALL_ONE)
@example(TWO_FEW)
@settings(deadline=None, max_examples=60)
def test_no_two_figures_shown_give_a_small_group_away(
    groups: dict[str, dict[str, tuple[int, ...]]],
) -> None:
    """What everybody said without the groups shown is never what fewer than ten people said."""
    assume(all(sum(counts) > 0 for waves in groups.values() for counts in waves.values()))
    found = observed_together(groups)
    shown = {name for name, each in found.items() if each.figures}
    for wave in ("1", "2"):
        bases = {role: sum(waves[wave]) for role, waves in groups.items()}
        everybody = sum(bases.values())
        assert all(bases.get(name, everybody) >= 10 for name in shown)
        rest = everybody - sum(bases[role] for role in shown - {"everybody"})
        assert "everybody" not in shown or rest == 0 or rest >= 10


def observed_together(
    groups: Mapping[str, Mapping[str, tuple[int, ...]]],
) -> Mapping[str, Observation]:
    """Return what one register shows of each group and, without a group, of everybody."""
    asked = {"statement": STATEMENT, "options": ["Yes"], "expect": "increase", "about": "a -> b"}
    items = tuple(
        SurveyItem.model_validate(
            {**asked, "id": name, "says": "It is so",
             "where": {} if name == "everybody" else {"role": name}}
        )
        for name in (*groups, "everybody")
    )  # fmt: skip
    register = SurveyRegister.model_validate(
        {"id": "r", "title": "R", "kind": "survey", "table": table_by_role(groups), "items": items}
    )
    return {each.id: KIND.observe(each, register) for each in items}
