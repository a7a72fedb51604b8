"""What the page asks of whoever draws: the whole model, one claim's pathway, one item's chart."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from contribution.domain.evidence import Chart


class Pictures(NamedTuple):
    """Drawings as inline SVG; `pathways` by claim, `id_of` gives a link's id in the whole picture.

    `glance` is the overview of a model too large to be read as a whole, empty for others. All are
    drawn by another room, so that the story needs no layout engine to be read.
    """

    whole: str
    pathways: Mapping[str, str]
    draw_chart: Callable[[Chart, str], str]
    id_of: Callable[[str], str]
    glance: str = ""
