"""Surveys: the figures of a printed report as known answers, and what small samples may not say."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contribution.domain.evidence import Observation, Sighting
from contribution.domain.table import Row, Table
from tests.evidence_kinds.tables import (
    AGREE,
    LIKERT,
    messages,
    observe,
    read_table,
    survey_table,
    table_of,
)

STAFF = {
    "waves": {1: {"invited": 493, "answered": 112}, 2: {"invited": 588, "answered": 105}},
    "threshold": 12,
}
SPECIALISTS = "Specialist staff are available to assist when I need them"
CROSS_TEAM = "I feel there is a lot of cross team support in my organisation"
BETTER = (
    "I feel that the changes my organisation is currently making "
    "will result in better outcomes for families"
)


def staff(statement: str, **more: Any) -> Observation:
    item = {"statement": statement, "options": AGREE, "expect": "increase", **more}
    if statement == SPECIALISTS:
        # Wave 1 prints the statement under two questions, with different counts.
        item["question"] = "Q6 Organisational Support"
    return observe("survey", read_table("staff-survey"), item, **STAFF, overlap="none")


def asked(
    counts: Mapping[str, tuple[int, ...]], register: Mapping[str, Any] | None = None, **more: Any
) -> Observation:
    item = {"statement": "All is well", "options": AGREE, "expect": "increase", **more}
    return observe("survey", survey_table(counts), item, **(register or {}))


# Stockport Family evaluation, DFE-RR601: 12 points are needed when nobody answered both waves.
@pytest.mark.parametrize(
    ("statement", "first", "second", "significant"),
    [
        (CROSS_TEAM, "61%", "71%", "no"),
        (SPECIALISTS, "61%", "76%", "yes"),
        (BETTER, "42%", "62%", "yes"),
    ],
)
def test_the_reports_own_figures_are_found_again(
    statement: str, first: str, second: str, significant: str
) -> None:
    stated = {"wave 1": first, "wave 2": second, "significant": significant}

    observation = staff(statement, stated=stated)

    assert observation.mismatches == ()
    assert observation.unreadable == ()
    assert (observation.outcome is Sighting.FOUND) == (significant == "yes")


def test_a_statement_under_two_questions_is_not_guessed() -> None:
    item = {"statement": SPECIALISTS, "options": AGREE, "expect": "increase"}

    observation = observe("survey", read_table("staff-survey"), item)

    assert observation.outcome is Sighting.NOT_SEARCHED
    assert '"Q6 Organisational Support", "Q7 Changes"' in messages(observation)[0]


def test_a_figure_is_a_share_with_its_formula_and_the_cells_it_stands_on() -> None:
    first = staff(BETTER).figures[0]

    assert first.value == "42% (47 of 112)"
    assert first.number == pytest.approx(100 * 47 / 112)
    assert first.formula.endswith("/ 112")
    assert len(first.rows) == 2
    assert {row.file for row in first.rows} == {"staff-survey.csv"}


def test_a_stated_figure_that_the_table_contradicts_is_reported_where_it_is_stated() -> None:
    observation = staff(BETTER, stated={"wave 2": "67%", "change": "25 points"})

    assert [each.where.line for each in observation.mismatches] == [100, 100]
    assert "67%" in observation.mismatches[0].message
    assert "61.9%" in observation.mismatches[0].message


def test_a_stated_change_may_be_the_difference_of_rounded_shares() -> None:
    # 61% to 76% prints as 15 points; the unrounded difference is 14.9.
    assert staff(SPECIALISTS, stated={"change": "15 points"}).mismatches == ()
    assert staff(SPECIALISTS, stated={"change": "17 points"}).mismatches != ()


def test_few_answers_bound_the_quality() -> None:
    observation = staff(SPECIALISTS)

    assert observation.quality_cap == 2
    assert any("Fewer than half answered" in caution for caution in observation.cautions)


def test_an_insignificant_change_cannot_tell_and_says_how_many_answers_could() -> None:
    observation = staff(CROSS_TEAM)

    assert observation.outcome is Sighting.CANNOT_TELL
    assert observation.sensitivity is None
    assert any("answers a wave would notice it" in each for each in observation.cautions)


def test_a_named_test_is_not_overruled_by_a_clear_result() -> None:
    unnamed, named = staff(BETTER), staff(BETTER, test="straw")

    assert unnamed.sensitivity is not None
    assert named.sensitivity is None


def test_unknown_overlap_gives_an_interval_at_least_as_wide() -> None:
    waves = {"1": (30, 30, 20, 20, 20), "2": (50, 30, 20, 10, 10)}

    def observed(overlap: object) -> Observation:
        return asked(waves, {"overlap": overlap, "population": 400})

    assert "+6 to +27" in observed("none").sentence
    assert "+6 to +27" not in observed("unknown").sentence
    assert any("not known" in line for line in observed("unknown").working)


def test_an_overlap_that_cannot_be_is_said_to_be_one() -> None:
    waves = {"1": (30, 30, 20, 20, 20), "2": (50, 30, 20, 10, 10)}

    observation = asked(waves, {"overlap": "none", "population": 150})

    assert any("at least 90 people must have" in each for each in observation.cautions)


def test_dont_know_stays_in_the_base_unless_dropped() -> None:
    table = table_of(
        "wave,statement,option,count",
        "1,All is well,Yes,60",
        "1,All is well,No,40",
        "1,All is well,Don’t know,20",
    )
    item = {"statement": "All is well", "options": ["Yes"], "expect": "at-least 40%"}

    kept = observe("survey", table, item)
    dropped = observe("survey", table, item, dont_know="drop")

    assert kept.figures[0].value == "50% (60 of 120)"
    assert dropped.figures[0].value == "60% (60 of 100)"


@pytest.mark.parametrize(
    ("counts", "expect", "outcome"),
    [
        ((80, 10, 5, 3, 2), "at-least 67%", Sighting.FOUND),
        ((20, 10, 30, 20, 20), "at-least 67%", Sighting.NOT_FOUND),
        ((5, 2, 33, 30, 30), "at-most 20%", Sighting.FOUND),
        ((60, 10, 10, 10, 10), "at-least 67%", Sighting.CANNOT_TELL),
        ((45, 15, 20, 10, 10), "at-least 67%", Sighting.CANNOT_TELL),
    ],
)
def test_a_level_is_found_when_the_interval_lies_beyond_it(
    counts: tuple[int, ...], expect: str, outcome: Sighting
) -> None:
    assert asked({"1": counts}, expect=expect).outcome is outcome


def test_no_change_needs_an_interval_within_the_threshold() -> None:
    many = dict.fromkeys(("1", "2"), (2000, 500, 500, 500, 500))
    few = dict.fromkeys(("1", "2"), (20, 10, 10, 10, 10))
    moved = {"1": (300, 100, 50, 25, 25), "2": (100, 100, 100, 100, 100)}

    assert asked(many, expect="no-change").outcome is Sighting.FOUND
    assert asked(few, expect="no-change").outcome is Sighting.CANNOT_TELL
    assert asked(moved, expect="no-change").outcome is Sighting.NOT_FOUND


@pytest.mark.parametrize(
    ("base", "outcome", "percent_shown", "cap"),
    [(9, Sighting.CANNOT_TELL, False, 3), (29, Sighting.CANNOT_TELL, False, 3),
     (49, Sighting.CANNOT_TELL, True, 2), (99, Sighting.FOUND, True, 2),
     (100, Sighting.FOUND, True, 3)],
)  # fmt: skip
def test_small_bases_show_and_prove_less(
    base: int, outcome: Sighting, percent_shown: bool, cap: int
) -> None:
    observation = asked({"1": (0, 0, base, 0, 0), "2": (base, 0, 0, 0, 0)})

    assert observation.outcome is outcome
    assert ("%" in observation.sentence) == percent_shown
    assert observation.quality_cap == cap
    assert observation.suppressed == (base < 10)
    if base < 10:
        assert observation.figures == ()
        assert observation.chart is None


@pytest.mark.parametrize(
    ("cell", "likely"), [("4O", "40"), ("12..5", "12.5"), ("-7", "7"), ("4,0", "4.0"), ("*", "")]
)
def test_a_cell_that_cannot_be_read_is_reported_at_its_row_and_never_guessed(
    cell: str, likely: str
) -> None:
    rows = [f"{wave},All is well,{option},30" for wave in (1, 2) for option in LIKERT]
    rows[3] = f"1,All is well,{LIKERT[3]},{cell.replace(',', ';')}"
    table = table_of("wave,statement,option,count", *rows)
    broken = Table(
        table.file,
        table.columns,
        tuple(
            Row(row.line, {name: text.replace(";", ",") for name, text in row.cells.items()})
            for row in table
        ),
    )
    item = {"statement": "All is well", "options": AGREE, "expect": "increase"}

    observation = observe("survey", broken, item)

    assert observation.outcome is Sighting.NOT_SEARCHED
    assert [(each.where.line, each.where.column) for each in observation.unreadable] == [(5, 4)]
    assert f"likely means {likely}" in messages(observation)[0] or not likely


def test_printed_signs_are_read_right() -> None:
    rows = [f"{wave},All is well,{option},30" for wave in (1, 2) for option in LIKERT]
    plain = table_of("wave,statement,option,count", *rows)
    signs = table_of("wave,statement,option,count", *(f"{row[:-2]} (30) " for row in rows))
    item = {"statement": "All is well", "options": AGREE, "expect": "increase"}

    assert observe("survey", signs, item).figures == observe("survey", plain, item).figures


def test_percentages_without_counts_stand_on_the_base_of_the_register() -> None:
    table = table_of(
        "wave,statement,option,percent", "1,All is well,Yes,40%", "1,All is well,No,60%",
        "2,All is well,Yes,60%", "2,All is well,No,40%",
    )  # fmt: skip
    item = {"statement": "All is well", "options": ["Yes"], "expect": "increase"}

    known = observe("survey", table, item, waves={1: {"answered": 200}, 2: {"answered": 200}})
    unknown = observe("survey", table, item)

    assert known.outcome is Sighting.FOUND
    assert known.figures[0].value == "40% (80 of 200)"
    assert "without a base" in messages(unknown)[0]


@pytest.mark.parametrize(
    ("wish", "line", "hint"),
    [
        ({"statement": "All is wel"}, 2, 'did you mean "All is well"'),
        ({"options": ["Strongly agre"]}, 3, 'did you mean "Strongly agree"'),
        ({"waves": [1, 3]}, 5, 'the table has "1" and "2"'),
        ({"waves": [2]}, 5, "a change needs two waves"),
        ({"question": "Q2"}, 5, 'the table has "Q1"'),
        ({"stated": {"wave 3": "5%"}}, 100, 'did you mean "wave'),
    ],
)
def test_a_wish_the_table_cannot_meet_is_a_finding_at_its_key(
    wish: dict[str, Any], line: int, hint: str
) -> None:
    waves = {"1": (30, 30, 20, 20, 20), "2": (50, 30, 20, 10, 10)}

    observation = asked(waves, **wish)

    assert {each.where.line for each in observation.unreadable} == {line}
    assert hint in messages(observation)[0]


def test_a_row_printed_twice_is_refused_instead_of_added() -> None:
    table = survey_table({"1": (30, 30, 20, 20, 20), "2": (50, 30, 20, 10, 10)})
    rows = tuple(table)
    again = Table("data.csv", table.columns, (*rows, Row(12, rows[0].cells)))
    item = {"statement": "All is well", "options": AGREE, "expect": "increase"}

    observation = observe("survey", again, item)

    assert observation.outcome is Sighting.NOT_SEARCHED
    assert observation.unreadable[0].where.line == 12


class Respondents:
    """Answers one by one, never all in memory, counting how often they are read."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.passes = 0

    def __iter__(self) -> Iterator[Row]:
        self.passes += 1
        for person in range(self.number):
            wave = str(1 + person % 2)
            option = LIKERT[(person // 2 + person // 7 * (person % 2)) % 5]
            cells = {"wave": wave, "statement": "All is well", "option": option, "count": "1"}
            yield Row(person + 2, cells)


def test_one_row_a_respondent_is_counted_in_one_pass_for_all_items() -> None:
    from contribution.evidence_kinds.survey import KIND

    rows = Respondents(20_000)
    table = Table("data.csv", ("wave", "statement", "option", "count"), rows)
    items = tuple(
        KIND.item.model_validate(
            {"id": f"item-{number}", "says": "So", "about": "a", "statement": "All is well",
             "options": [LIKERT[number % 5]], "expect": "increase"}
        )
        for number in range(20)
    )  # fmt: skip
    register = KIND.register.model_validate(
        {"id": "r", "title": "R", "kind": "survey", "table": table, "items": items}
    )

    observations = [KIND.observe(item, register) for item in items]

    assert rows.passes == 1
    assert {each.figures[0].value.split(" of ")[1] for each in observations} == {"10000)"}


COUNTS = st.tuples(*(st.integers(0, 60) for _ in LIKERT))
WAVES = st.fixed_dictionaries({"1": COUNTS, "2": COUNTS})
EXPECT = st.sampled_from(["increase", "decrease", "no-change", "at-least 60%", "at-most 40%"])


@given(WAVES, EXPECT)
@settings(deadline=None)
def test_a_small_base_never_yields_found(waves: dict[str, tuple[int, ...]], expect: str) -> None:
    observation = asked(waves, expect=expect)
    used = waves.values() if "at-" not in expect else [waves["2"]]
    smallest = min(sum(counts) for counts in used)

    if smallest < 50:
        assert observation.outcome is Sighting.NOT_SEARCHED
    if 0 < smallest < 10:
        assert observation.suppressed
        assert observation.figures == ()


@given(WAVES, EXPECT)
@settings(deadline=None)
def test_a_result_that_is_left_open_weighs_little(
    waves: dict[str, tuple[int, ...]], expect: str
) -> None:
    observation = asked(waves, expect=expect, test="hoop")

    if observation.outcome is Sighting.NOT_FOUND and (observation.sensitivity or 1) < 0.8:
        assert observation.quality_cap <= 1
        assert observation.type_i_error == 0.05


@given(WAVES, EXPECT, st.integers(0, 999))
@settings(deadline=None)
def test_the_order_of_rows_changes_nothing(
    waves: dict[str, tuple[int, ...]], expect: str, seed: int
) -> None:
    table = survey_table(waves)
    rows = list(table)
    random.Random(seed).shuffle(rows)
    shuffled = Table(table.file, table.columns, tuple(rows))
    item = {"statement": "All is well", "options": AGREE, "expect": expect}

    assert observe("survey", shuffled, item) == observe("survey", table, item)


@given(WAVES)
@settings(deadline=None)
def test_the_other_answers_move_the_other_way(waves: dict[str, tuple[int, ...]]) -> None:
    agree = asked(waves, expect="increase")
    rest = asked(waves, expect="decrease", options=LIKERT[2:])

    assert agree.outcome is rest.outcome
