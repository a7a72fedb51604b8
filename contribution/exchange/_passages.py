"""Cuts coded passages out of texts whose places several programs count in several ways."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import product
from typing import NamedTuple

# Letters of scripts that put no blanks between words: every place may be the end of one.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
_ENOUGH = 0.95
_MARK = "\ufeff"
_Way = Callable[[str], str]
_LINES: dict[str, _Way] = {
    "": str,
    " with ends of lines as one": lambda text: text.replace("\r\n", "\n"),
    " with ends of lines as two": lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"),
}


class Passage(NamedTuple):
    """A passage of `text` from `start` to `end` with its codes, and whose and where it is."""

    codes: tuple[str, ...]
    text: str
    start: int
    end: int
    voice: str
    group: str
    page: str
    where: str


def cut_passages(passages: Sequence[Passage]) -> tuple[list[str], str]:
    """Return the words of each passage, and how its places were read.

    The way of counting is the one in which most passages begin and end between words: characters
    or units of UTF-16, ends of lines as they stand, as one or as two, with a mark of the encoding
    or without. Where none fits for 95 of 100, all words are empty.
    """
    written = [each for each in passages if each.text]
    best, told, cut = -1.0, "", list[str]()
    if not written:
        return [""] * len(passages), ""
    for name, prepare in _list_ways({each.text for each in written}):
        texts = {each: prepare(each) for each in {every.text for every in written}}
        ends = [(texts[each.text], at) for each in written for at in (each.start, each.end)]
        fitting = sum(_is_between(*each) for each in ends) / len(ends)
        if fitting > best:
            best, told = fitting, name
            cut = [_join(texts[each.text][each.start : each.end]) for each in written]
    if best < _ENOUGH:
        return [""] * len(passages), (
            f"places of passages fit no way of counting ({best:.0%} lie between words), so codes "
            "and places come in without words"
        )
    words = iter(cut)
    said = f"places are counted in {told}: {best:.0%} of passages' ends lie between words"
    return [next(words) if each.text else "" for each in passages], said


def _list_ways(texts: Iterable[str]) -> Iterator[tuple[str, _Way]]:
    """Yield the ways of counting that differ for these texts, the plainest first."""
    texts = list(texts)
    marked = any(each.startswith(_MARK) for each in texts)
    breaks = any("\n" in each for each in texts)
    wide = any(max(each) > "\uffff" for each in texts)
    units: dict[str, _Way] = {"characters": str, **({"UTF-16": _split} if wide else {})}
    marks: dict[str, _Way] = {
        "": lambda text: text.removeprefix(_MARK), **({" after a mark": str} if marked else {})
    }  # fmt: skip
    lines = _LINES if breaks else {"": _LINES[""]}
    for (mark, take), (unit, split), (end, change) in product(
        marks.items(), units.items(), lines.items()
    ):
        yield f"{unit}{end}{mark}", partial(_apply, (take, change, split))


def _apply(ways: Iterable[_Way], text: str) -> str:
    for each in ways:
        text = each(text)
    return text


def _split(text: str) -> str:
    """Return the text with a letter for every unit of UTF-16."""
    return "".join(map(chr, array("H", text.encode("utf-16-le", "surrogatepass"))))


def _join(text: str) -> str:
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return joined.removeprefix(_MARK).strip()


def _is_between(text: str, at: int) -> bool:
    """Return whether the place lies between two words, or at an end of the text."""
    if at > len(text):
        return False
    beside = text[max(at - 1, 0) : at + 1]
    return len(beside) < 2 or at == 0 or not beside.isalnum() or bool(_UNSPACED.search(beside))
