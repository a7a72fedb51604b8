from __future__ import annotations

from contribution.domain.evidence import Chart
from tests.story.telling import no_pictures


def test_pictures_are_whatever_the_drawer_gives() -> None:
    pictures = no_pictures()

    assert "whole" in pictures.whole
    assert 'data-shape="bars"' in pictures.draw_chart(Chart("bars", "t", "%", {}), "item")
