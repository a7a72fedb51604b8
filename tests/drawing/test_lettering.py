"""Text is measured as Arimo draws it, and wrapped so that nothing is clipped."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import contribution.drawing
from contribution.drawing.pen.lettering import clean, measure, shorten_lines, wrap
from contribution.words.letters import ACTING

FONTS = Path(contribution.drawing.__file__).parent / "fonts"


def _advances(font: Path) -> list[int]:
    """Return the advance widths of the font's glyphs of printable ASCII, in thousandths."""
    data = font.read_bytes()
    tables = {}
    for number in range(struct.unpack(">H", data[4:6])[0]):
        tag, _, start, _ = struct.unpack(">4sIII", data[12 + 16 * number : 28 + 16 * number])
        tables[tag] = start
    (units,) = struct.unpack(">H", data[tables[b"head"] + 18 : tables[b"head"] + 20])
    glyphs = _glyphs(data, tables[b"cmap"])
    start = tables[b"hmtx"]
    return [
        round(1000 * struct.unpack(">H", data[start + 4 * g : start + 4 * g + 2])[0] / units)
        for g in (glyphs[code] for code in range(32, 127))
    ]


def _glyphs(data: bytes, start: int) -> dict[int, int]:
    for number in range(struct.unpack(">H", data[start + 2 : start + 4])[0]):
        (offset,) = struct.unpack(">I", data[start + 8 + 8 * number : start + 12 + 8 * number])
        at = start + offset
        if struct.unpack(">H", data[at : at + 2])[0] == 4:
            return _read_segments(data, at)
    pytest.fail("the font has no plain table of characters")


def _read_segments(data: bytes, at: int) -> dict[int, int]:
    count = struct.unpack(">H", data[at + 6 : at + 8])[0] // 2
    shape = f">{count}H"

    def column(offset: int) -> tuple[int, ...]:
        return struct.unpack(shape, data[at + offset : at + offset + 2 * count])

    ends, starts = column(14), column(16 + 2 * count)
    deltas, ranges = column(16 + 4 * count), column(16 + 6 * count)
    found = {}
    for segment in range(count):
        for code in range(starts[segment], min(ends[segment], 126) + 1):
            if ranges[segment] == 0:
                found[code] = (code + deltas[segment]) & 0xFFFF
            else:
                place = at + 16 + 6 * count + 2 * segment + ranges[segment]
                place += 2 * (code - starts[segment])
                found[code] = struct.unpack(">H", data[place : place + 2])[0]
    return found


@pytest.mark.parametrize(("name", "bold"), [("Regular", False), ("Bold", True)])
def test_widths_are_those_of_the_bundled_font(name: str, bold: bool) -> None:
    drawn = _advances(FONTS / f"Arimo-{name}.ttf")

    measured = [measure(chr(code), 1000, bold=bold) for code in range(32, 127)]

    assert measured == pytest.approx(drawn, abs=1)


@given(st.text(), st.floats(20, 300))
def test_no_line_is_wider_than_asked(text: str, width: float) -> None:
    for line in wrap(text, width, 10):
        assert measure(line, 10) <= width + 1e-9


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_wrapping_loses_no_character(text: str) -> None:
    joined = "".join(wrap(text, 80, 10)).replace("-", "").replace(" ", "")

    assert joined == clean(text).replace("-", "").replace(" ", "")


def test_lines_break_between_words() -> None:
    assert wrap("Staff believe in the change", 62, 10) == ("Staff believe", "in the change")


def test_a_long_word_is_broken_with_a_hyphen() -> None:
    first, *_ = wrap("Donaudampfschifffahrtsgesellschaft", 60, 10)

    assert first.endswith("-")


@given(st.text())
def test_clean_text_holds_nothing_that_xml_forbids(text: str) -> None:
    assert not ACTING.search(clean(text))


def test_shortened_lines_say_so() -> None:
    assert shorten_lines(("one", "two", "three"), 2) == ("one", "t…")
    assert shorten_lines(("one",), 2) == ("one",)


def test_the_first_line_leaves_room_for_what_fills_it() -> None:
    free = wrap("one two three", 50, 10)
    taken = wrap("one two three", 50, 10, taken=20)

    assert measure(taken[0], 10) <= 30
    assert len(taken) >= len(free)
    assert " ".join(taken) == "one two three"
