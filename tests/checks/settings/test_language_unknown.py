"""A language that the report does not speak."""

from __future__ import annotations

from typing import Any

import pytest

PURPOSE = "purpose: Every child starts the school day fed and on time"


def test_a_language_without_words_is_found_at_its_line(judge: Any) -> None:
    assessment = judge("CA9", (PURPOSE, f"{PURPOSE}\nlang: deutsch  # expect: CA905"))

    assert "name one of de, en or fr by its code" in assessment.diagnostics[0].next_step


@pytest.mark.parametrize("lang", ["de", "de-AT", "FR", "en_GB"])
def test_a_region_behind_a_known_language_does_no_harm(judge: Any, lang: str) -> None:
    judge("CA9", (PURPOSE, f"{PURPOSE}\nlang: {lang}"))
