"""One layout, and not a word, an order, a comment or a quotation mark touched."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from contribution.editing.tidy import tidy

ROOT = Path(__file__).parents[2]
SHIPPED = sorted([*(ROOT / "models").glob("*.yaml"), *(ROOT / "evidence").rglob("*.yaml")])

UNTIDY = """\
#top
title:   X
nodes:
   a:
        label: "A  b"
        note: >-
             text here

             more

   # about b
   b: {x: 1,
       y: 2}   #why
links:
   a->b:
      assumes:
      -   one
      - two
      list:
          -   k: 1
              l: |+
                  kept

          - k: 'it''s -> so'


tail: end   \t
"""
TIDY = """\
# top
title:   X

nodes:
  a:
    label: "A  b"
    note: >-
         text here

         more

  # about b
  b: {x: 1,
      y: 2}   #why

links:
  a -> b:
    assumes:
      - one
      - two
    list:
      - k: 1
        l: |+
            kept

      - k: 'it''s -> so'

tail: end
"""


def test_an_untidy_file_is_laid_out() -> None:
    assert tidy(UNTIDY) == TIDY


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_shipped_files_mean_the_same_and_are_laid_out_once(path: Path) -> None:
    text = path.read_text("utf-8")

    made = tidy(text)

    assert made is not None
    assert yaml.safe_load(made) == yaml.safe_load(text)
    assert tidy(made) == made
    assert [line.strip() for line in made.split("\n") if line.strip()] == [
        line.strip() for line in text.split("\n") if line.strip()
    ]


def test_line_ends_and_a_mark_stay_as_they_are() -> None:
    assert tidy("\ufeffa:\r\n   b: 1\r\n") == "\ufeffa:\r\n  b: 1\r\n"


@pytest.mark.parametrize("text", ["a: [", "a:\n\tb: 1\n", "a: 'x\n", "[" * 30_000, "a: b: c\n"])
def test_what_cannot_be_read_is_left_alone(text: str) -> None:
    assert tidy(text) is None


SCALARS = st.one_of(
    st.sampled_from(["x", "'it''s'", '"a b"', "a->b", "a -> b", "{k: v, l: [1, 2]}", "[p, q]"]),
    st.sampled_from(["|\n%s  two\n%s  lines", ">-\n%s  folded\n\n%s  text"]),
)


@st.composite
def documents(draw: st.DrawFn, depth: int = 0, indent: str = "") -> str:
    step = " " * draw(st.integers(1, 5))
    lines = []
    for number in range(draw(st.integers(1, 4))):
        if draw(st.booleans()) and depth:
            lines.append(f"{indent}# note {number}")
        lines.append("\n" * draw(st.integers(0, 2)).bit_length() if draw(st.booleans()) else "")
        if depth < 3 and draw(st.booleans()):
            lines.append(f"{indent}k{number}:")
            lines.append(draw(documents(depth=depth + 1, indent=indent + step)))
        elif draw(st.booleans()):
            inner = indent + draw(st.sampled_from(["", step]))
            gap = " " * draw(st.integers(1, 3))
            lines.append(f"{indent}k{number}:")
            lines += [f"{inner}-{gap}a{each}" for each in range(draw(st.integers(1, 3)))]
        else:
            scalar = draw(SCALARS).replace("%s", indent + " ")
            lines.append(f"{indent}k{number}: {scalar}")
    return "\n".join(line for line in lines if line.strip("\n") or line == "\n")


@given(documents())
def test_any_document_means_the_same_and_is_laid_out_once(text: str) -> None:
    try:
        before = yaml.safe_load(text)
    except yaml.YAMLError:
        assert tidy(text) is None
        return
    made = tidy(text)

    assert made is not None
    plain = str(yaml.safe_load(made)).replace("a->b", "a -> b")
    assert plain == str(before).replace("a->b", "a -> b")
    assert tidy(made) == made
