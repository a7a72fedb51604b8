"""Ledgers: the printed changes of a report are found again, forecasts stay forecasts."""

from __future__ import annotations

from typing import Any

import pytest

from contribution.domain.evidence import Observation, Sighting
from tests.evidence_kinds.tables import messages, observe, read_table, table_of


def looked_after(**more: Any) -> Observation:
    item = {"line": "Total", "between": ["2013/14", "2015/16"], "expect": "decrease", **more}
    return observe("ledger", read_table("lac-ledger"), item)


# Table 2 of the Stockport Family report.
@pytest.mark.parametrize(
    ("line", "change", "percent", "expect"),
    [
        ("Total", -819702, "-10%", "decrease"),
        ("External Residential", -638924, "-18%", "decrease"),
        ("External Foster care", -211893, "-17%", "decrease"),
        ("Internal Foster care", 32072, "1%", "increase"),
        ("Placed for Adoption", -957, "0%", "no-change"),
    ],
)
def test_the_reports_own_changes_are_found_again(
    line: str, change: int, percent: str, expect: str
) -> None:
    observation = looked_after(
        line=line, stated={"change": change, "percent": percent}, expect=expect
    )

    assert observation.outcome is Sighting.FOUND
    assert observation.mismatches == ()
    assert observation.figures[2].number == change


def test_a_target_is_reached_or_not() -> None:
    assert looked_after(target="-20%").outcome is Sighting.NOT_FOUND
    assert looked_after(target="-9%").outcome is Sighting.FOUND
    assert looked_after(target="-£800,000").outcome is Sighting.FOUND
    chart = looked_after(target="-20%").chart
    assert chart is not None
    assert chart.lines["target"] == pytest.approx(0.8 * 8359518)


def test_a_wrong_stated_change_is_reported_where_it_stands() -> None:
    observation = looked_after(stated={"percent": "-14%", "2015/16": 7539816})

    assert [each.where.line for each in observation.mismatches] == [100]
    assert "-9.8%" in observation.mismatches[0].message


def test_a_forecast_never_passes_for_money_spent() -> None:
    table = table_of(
        "line,year,budget,actual,forecast", "Care,2015/16,100,110,", "Care,2016/17,100,,90"
    )
    item = {"line": "Care", "between": ["2015/16", "2016/17"], "expect": "decrease"}

    spent = observe("ledger", table, item)
    forecast = observe("ledger", table, {**item, "measure": "forecast"})

    assert spent.outcome is Sighting.NOT_SEARCHED
    assert "has no actual for 2016/17" in messages(spent)[0]
    assert (forecast.outcome, forecast.quality_cap) == (Sighting.FOUND, 1)
    assert "110 (actual) in 2015/16 and 90 (forecast)" in forecast.sentence


def test_brackets_are_negative_in_accounts() -> None:
    table = table_of("line,year,variance", "Care,2014,(50)", "Care,2015,(20)")
    item = {"line": "Care", "between": [2014, 2015], "measure": "variance", "expect": "increase"}

    observation = observe("ledger", table, item)

    assert observation.figures[0].number == -50
    assert observation.outcome is Sighting.FOUND


def test_a_percentage_of_nothing_says_nothing() -> None:
    table = table_of("line,year,actual", "Care,2014,0", "Care,2015,20")
    item = {"line": "Care", "between": [2014, 2015], "target": "-20%"}

    assert observe("ledger", table, item).outcome is Sighting.NOT_SEARCHED


@pytest.mark.parametrize(
    ("wish", "line", "hint"),
    [
        ({"line": "Totl"}, 2, 'did you mean "Total"'),
        ({"between": ["2013/14", "2016/17"]}, 3, 'did you mean "2015/16"'),
        ({"target": "a fifth"}, 5, "write a change such as"),
        ({"expect": None}, 1, "neither what it expects nor a target"),
    ],
)
def test_a_wish_the_table_cannot_meet_is_a_finding_at_its_key(
    wish: dict[str, Any], line: int, hint: str
) -> None:
    observation = looked_after(**wish)

    assert observation.outcome is Sighting.NOT_SEARCHED
    assert [each.where.line for each in observation.unreadable] == [line]
    assert any(hint in message for message in messages(observation))


def test_a_line_that_stands_twice_is_refused() -> None:
    table = table_of("line,year,actual", "Care,2014,10", "Care,2015,20", "Care,2015,30")
    item = {"line": "Care", "between": [2014, 2015], "expect": "increase"}

    observation = observe("ledger", table, item)

    assert observation.outcome is Sighting.NOT_SEARCHED
    assert observation.unreadable[0].where.line == 4


def test_figures_per_head_stand_beside_the_amounts() -> None:
    per = {"2013/14": 300, "2015/16": 250}
    observation = looked_after(per=per, per_label="children", stated={"percent per head": "8.2%"})
    plain = looked_after()

    by_label = {figure.label: figure for figure in observation.figures}
    spent = by_label["2015/16, per head of children"]
    assert spent.number == pytest.approx(7539816 / 250)
    assert spent.formula == "7,539,816 / 250"
    assert by_label["Change in percent per head of children"].value == "+8.2%"
    assert observation.mismatches == ()
    # Fewer pounds for far fewer children is more for each: the outcome is that of the amounts.
    assert observation.outcome is plain.outcome is Sighting.FOUND


def test_a_number_missing_for_a_year_is_a_finding_at_per() -> None:
    observation = looked_after(per={"2013/14": 300}, per_label="children")

    assert observation.outcome is Sighting.NOT_SEARCHED
    assert "no number of children for 2015/16" in messages(observation)[0]


@pytest.mark.parametrize("number", [0, -3, "many"])
def test_heads_are_numbers_above_zero(number: object) -> None:
    with pytest.raises(ValueError, match="per"):
        looked_after(per={"2013/14": number, "2015/16": 250})
