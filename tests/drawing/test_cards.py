"""No line of a card is wider than the card, and every line lies within its height."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from contribution.domain.logic_model import Activity, Factor
from contribution.domain.verdict import Verdict
from contribution.drawing.pen.lettering import measure
from contribution.drawing.sheet.cards import SMALL, TEXT, Card, card_of_influence, card_of_node
from contribution.drawing.sheet.sheet import Influence, MarkedNode


def _fits(card: Card) -> bool:
    room = card.width - card.inset
    wide = all(measure(line, TEXT) <= room for line in card.lines)
    small = all(measure(line, SMALL) <= room for line in card.notes)
    return wide and small and all(0 < each < card.height for each in card.baselines())


@given(st.text(max_size=300), st.lists(st.integers(1, 99), max_size=30))
def test_text_fits_its_card(label: str, references: list[int]) -> None:
    influences = tuple(f"R{number}" for number in references)
    marked = MarkedNode(Activity(id="a", label=label), Verdict.STRONG, 0, influences)

    assert _fits(card_of_node(marked, with_references=True))


@given(st.text(max_size=300))
def test_an_influence_begins_with_its_reference(label: str) -> None:
    factor = Factor(id="f", label=label, role="competing")
    card = card_of_influence(Influence(factor, "R12", Verdict.UNTESTED, ()))

    assert _fits(card)
    assert card.lines[0].startswith("R12")


def test_references_stand_on_the_card_only_when_no_lines_are_drawn() -> None:
    marked = MarkedNode(Activity(id="a", label="Train"), None, None, ("R1", "W2"))

    assert card_of_node(marked, with_references=True).notes == ("R1 W2",)
    assert card_of_node(marked, with_references=False).notes == ()


def test_a_node_without_a_label_shows_its_id() -> None:
    assert card_of_node(
        MarkedNode(Activity(id="train", label=""), None, None, ()), with_references=False
    ).lines == ("train",)
