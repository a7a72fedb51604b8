"""A small sound file of each format that is only read, built to the structure of the real tools."""

from __future__ import annotations

from typing import NamedTuple

from click.testing import CliRunner, Result

from contribution.cli import group
from tests.exchange.qda import nvivo

MODEL = """\
title: Clubs
activities: {clubs: Clubs open}
outcomes: {on-time: {label: Children arrive on time, horizon: short}}
links:
  clubs -> on-time: {because: They are there already}
"""
_TAGGED = """\
id,document,tag,content
1,Mary Jones.docx,early help,She came every week
2,Mary Jones.docx,early help > trust,We knew her
3,Interview 7.docx,early help,"It was ""quite"" late"
4,Interview 7.docx,costs,Nobody paid
"""
# As KoBoToolbox writes it: groups before a slash, ticks beside their question, its own columns.
_ANSWERS = """\
start;end;wave;about_you/name;about_you/gps;happy/mornings;happy/why;food;food/toast;food/fruit;_uuid;_submission_time
2025-09-01T08:00;2025-09-01T08:09;1;Ann Lee;53.4 -2.1;Agree;We are late;toast;1;0;a1;2025-09-01
2025-09-01T08:10;2025-09-01T08:19;1;Bo Ray;53.4 -2.2;Disagree;No idea;toast fruit;1;1;a2;2025-09-01
2025-09-01T08:20;2025-09-01T08:29;1;Cy Dee;53.5 -2.1;Agree;;fruit;0;1;a3;2025-09-01
2026-06-01T08:00;2026-06-01T08:09;2;Di Fox;53.6 -2.1;Agree;Better now;toast;1;0;a4;2026-06-01
2026-06-01T08:10;2026-06-01T08:19;2;Ed Gee;53.7 -2.1;Agree;;toast;1;0;a5;2026-06-01
"""


def call(*words: str) -> Result:
    """Return what the command said and how it ended."""
    return CliRunner().invoke(group, list(words))


class Sample(NamedTuple):
    """A file, and what a person answers when it is brought into the model above."""

    suffix: str
    content: bytes
    words: tuple[str, ...] = ()


SAMPLES = {
    "coded-quotes": Sample(".csv", _TAGGED.encode(), ("--map-code", "early help=clubs -> on-time")),
    "refi-qda": Sample(".qdpx", nvivo(), ("--map-code", "early help=clubs -> on-time")),
    "survey-export": Sample(".csv", _ANSWERS.encode()),
}
