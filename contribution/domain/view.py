"""What part of an assessment to show, and the shape of a format that shows it.

What assesses nothing, as a portfolio in which nothing changed, loads no more of the domain.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from contribution.domain.brief import told_by


class View(NamedTuple):
    """What part of the assessment to show and how large.

    `focus` is a claim or node id, `strand` a strand id; `rank` LR (stages left to right) or TB;
    `paper` a size name such as A3, or empty for the screen. `chart` is an item id to draw alone.
    `brief` asks for two pages instead of all; `moved` are parts of the story about what changed
    since a former version.
    `form` is whole, overview (folded by strand and stage) or gaps (links by kind of evidence); when
    it is empty, a model too large to read is folded.
    `every` shows what is folded for want of room; `tile` spreads a picture over sheets of paper.
    """

    focus: str | None = None
    strand: str | None = None
    rank: str = "LR"
    paper: str = ""
    chart: str | None = None
    form: str = ""
    brief: bool = False
    moved: tuple[object, ...] = ()
    every: bool = False
    tile: bool = False


@told_by("title", "honours")
class Format(NamedTuple):
    """How one command writes one format, in a file of its own: `formats/<command>/<name>.py`.

    `render` is pure: from an Assessment (for `diff` a comparison) and a view to text or bytes, or
    to text in pieces where it may be too long to stand whole in memory. `honours` are the fields of
    the view that change what it writes; others are refused. What is printed is escaped as a whole,
    unless the format `escapes` each piece itself. A format `for_repository` is read by what shows
    findings beside the files of one: it names files from the top of the repository, wherever the
    command was called.
    """

    title: str
    render: Callable[[Any, View], Any]
    honours: frozenset[str] = frozenset()
    escapes: bool = False
    for_repository: bool = False
