from __future__ import annotations

import pytest

from contribution.domain.view import View


def test_a_view_shows_the_whole_model_unless_told_otherwise() -> None:
    view = View()

    assert (view.focus, view.strand, view.rank, view.paper, view.chart) == (
        None,
        None,
        "LR",
        "",
        None,
    )
    with pytest.raises(AttributeError):
        view.rank = "TB"  # type: ignore[misc]
