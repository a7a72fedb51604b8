"""What a reader needs to follow every line and to read every word, asserted of an SVG."""

from __future__ import annotations

from itertools import islice
from xml.etree import ElementTree as ET

from tests.drawing.geometry import SVG, meet, read_drawing, read_marks, read_texts


def assert_text_apart(svg: str) -> None:
    """Assert that all text stands on the sheet, and none on other text."""
    root = ET.fromstring(svg)
    texts = [*read_texts(root)]
    _, _, wide, high = (float(each) for each in str(root.get("viewBox")).split())
    for said, (left, top, right, bottom) in texts:
        assert left >= 0, said
        assert right <= wide, said
        assert top >= 0, said
        assert bottom <= high, said
    texts.sort(key=lambda each: each[1][1])
    for number, (said, box) in enumerate(texts):
        for other, below in islice(texts, number + 1, None):
            if below[1] > box[3]:
                break
            assert not meet(box, below), (said, other)


def assert_rows_readable(svg: str) -> None:
    """Assert that no text of a table of rows lies on a mark or a line, and each tag at its own."""
    root = ET.fromstring(svg)
    rows = [each for each in root.iter() if each.get("class") in {"row", "axis"}]
    marks = [each for row in rows for each in read_marks(root, {id(one) for one in row.iter()})]
    texts = [*read_texts(root)]
    assert not [(said, mark) for said, box in texts for mark in marks if meet(box, mark)]
    for row in rows:
        own = {id(one) for one in row.iter()}
        lines, tags = [*read_marks(root, own)], [*read_texts(root, own)]
        for said, box in tags if row.get("class") == "row" else ():
            if said.startswith("from "):
                middle = (box[1] + box[3]) / 2
                ends = [
                    line[2] for line in lines if abs(line[1] - middle) < 3 and line[1] == line[3]
                ]
                assert 0 < box[0] - max(ends) < 9, said


def assert_text_in_boxes(svg: str) -> None:
    """Assert that the text of every card stands within its frame."""
    root = ET.fromstring(svg)
    cards = read_drawing(svg).cards
    for group in root.iter():
        box = cards.get(group.get("id", ""))
        if box is None or group.get("class") not in {"node", "influence", "cell"}:
            continue
        badges = {id(one) for sign in group.findall(f"{SVG}g") for one in sign.iter()}
        badges = badges if group.get("class") != "cell" else set()
        own = {id(one) for one in group.iter()} - badges
        for said, (left, top, right, bottom) in read_texts(root, own):
            assert box[0] - 0.1 <= left, said
            assert right <= box[2] + 0.1, said
            assert box[1] - 0.1 <= top, said
            assert bottom <= box[3] + 0.1, said


def assert_readable(svg: str) -> None:
    """Assert all that a reader needs to follow every link."""
    drawn = read_drawing(svg)
    assert not drawn.find_tags_on_cards()
    assert not drawn.find_tags_on_tags()
    assert not drawn.find_tags_on_foreign_lines()
    assert not drawn.find_tags_off_their_line()
    assert not drawn.find_lines_on_cards()
    assert not drawn.find_slanted()
    assert not drawn.find_shared_runs()
    assert not drawn.find_badges_on_others()
    assert not drawn.find_lines_under_names()
    assert not drawn.find_joins_on_others()
    assert_text_apart(svg)
    assert_text_in_boxes(svg)
