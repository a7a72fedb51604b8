"""Every form has its name and gives text that says whether anything moved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from contribution.changes.change import Comparison
from contribution.changes.wording import sum_up
from contribution.domain.diagnostic import NOWHERE, Diagnostic, Severity
from contribution.formats import list_formats, render_as
from tests.changes.pages import everything

FORMS = list_formats("diff")


def _write(name: str, comparison: Comparison) -> str:
    return str(render_as("diff", name, comparison))


@pytest.mark.parametrize("name", FORMS)
def test_each_form_sums_up(name: str) -> None:
    told = _write(name, everything()).replace("\\", "")

    assert sum_up(everything()) in told


@pytest.mark.parametrize("name", FORMS)
def test_each_form_warns_of_what_could_not_be_read(name: str) -> None:
    whole = everything()
    error = Diagnostic(NOWHERE, "CA020", "unknown-key", Severity.ERROR, "unknown", "remove it")
    finding = error._replace(id="CA201")
    broken = whole._replace(new=replace(whole.new, diagnostics=(error, finding)))

    assert "could not be read" not in _write(name, whole)
    assert "1 error in new: what could not be read counts as missing" in _write(name, broken)
