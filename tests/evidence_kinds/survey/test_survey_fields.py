"""The fields of a survey refuse what could not be computed."""

from __future__ import annotations

from typing import Any

import pytest

from contribution.evidence_kinds.survey.fields import SurveyItem, SurveyRegister
from tests.evidence_kinds.tables import survey_table


@pytest.mark.parametrize(
    ("field", "value"), [("options", []), ("expect", "more"), ("statment", "x")]
)
def test_an_item_that_asks_nothing_is_refused(field: str, value: object) -> None:
    written: dict[str, Any] = {"id": "i", "says": "So", "about": "a", "options": ["Yes"],
                               "expect": "increase"}  # fmt: skip
    SurveyItem.model_validate(written)

    with pytest.raises(ValueError, match=field):
        SurveyItem.model_validate({**written, field: value})


def test_one_option_and_one_wave_need_no_list() -> None:
    item = SurveyItem.model_validate(
        {"id": "i", "says": "So", "about": "a", "options": "Yes", "expect": "increase", "waves": 1}
    )

    assert (item.options, item.waves) == (("Yes",), ("1",))


def test_the_table_is_counted_once_for_each_register() -> None:
    table = survey_table({"1": (1, 2, 3, 4, 5)})
    one, other = (
        SurveyRegister.model_validate({"id": "r", "title": "R", "kind": "survey", "table": each})
        for each in (table, None)
    )

    assert one.answers is one.answers
    assert other.answers is None
