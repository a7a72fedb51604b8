"""Every form has its name and gives text that says whether anything moved."""

from __future__ import annotations

import pytest

from contribution.comparison.forms import FORMS
from contribution.comparison.wording import sum_up
from tests.comparison.pages import everything


def test_the_names_are_those_of_the_command_line() -> None:
    assert list(FORMS) == ["text", "json", "md", "svg"]


@pytest.mark.parametrize("name", FORMS)
def test_each_form_sums_up(name: str) -> None:
    told = FORMS[name](everything()).replace("\\", "")

    assert sum_up(everything()) in told
