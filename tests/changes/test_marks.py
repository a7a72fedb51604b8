"""Each mark stands where its change can be seen, and says in a sentence what it means."""

from __future__ import annotations

from contribution.changes.change import How, Kind
from contribution.changes.marks import find_marks, find_unplaced
from contribution.domain.logic_model import Assumption
from tests.building import chain, item
from tests.changes.pages import everything
from tests.changes.sides import assessed, compared


def test_what_changed_is_marked_where_it_stands() -> None:
    marks = {each.subject: each for each in find_marks(everything())}

    assert marks["gone"].how is How.REMOVED
    assert marks["gone"].text == "− removed"
    assert marks["extra"].text.startswith("+ added")
    assert marks["calmer"].how is How.RENAMED
    assert "before: calm" in marks["calmer"].sentence


def test_evidence_is_marked_at_what_it_is_about_and_a_verdict_where_it_moved() -> None:
    marks = {each.subject: each for each in find_marks(everything())}

    assert marks["places"].text == "evidence −1 · ▼ C → ?"
    assert marks["club"].text.startswith("evidence +1 · ▲ ? → ")
    assert marks["club -> places"].text == "evidence ~1 · ▼ B → C"
    assert marks["places"].how is None


def test_every_change_is_marked_or_listed() -> None:
    comparison = everything()
    told = " ".join(each.sentence for each in find_marks(comparison))

    for change in comparison.changes:
        rests_on_no_link = change.kind is Kind.ASSUMPTION
        assert change in find_unplaced(comparison) or change.id in told or rests_on_no_link


def test_an_assumption_is_marked_at_the_links_that_rest_on_it() -> None:
    model = chain("a", "b")
    links = tuple(each.model_copy(update={"assumes": ("free",)}) for each in model.links)
    resting = model.model_copy(
        update={"links": links, "assumptions": (Assumption(id="free", label="free"),)}
    )
    old, new = assessed(resting), assessed(resting, [item("it-is", "free")])

    [free, *_] = [each for each in find_marks(compared(old, new)) if each.subject == "a -> b"]

    assert "assumption ▲ ? → C" in free.text
