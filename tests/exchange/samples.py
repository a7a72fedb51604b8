"""A small sound file of each format that is only read, built to the structure of the real tools."""

from __future__ import annotations

from typing import NamedTuple

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


class Sample(NamedTuple):
    """A file, and what a person answers when it is brought into the model above."""

    suffix: str
    content: bytes
    words: tuple[str, ...] = ()


SAMPLES = {
    "coded-quotes": Sample(".csv", _TAGGED.encode(), ("--map-code", "early help=clubs -> on-time")),
}
