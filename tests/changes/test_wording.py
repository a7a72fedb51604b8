"""The sentences of a comparison."""

from __future__ import annotations

from contribution.changes.change import Cause, Change, FieldChange, How, Kind, Move, Standing
from contribution.changes.wording import sum_up, tell_cause, tell_change, tell_field, tell_standings
from contribution.domain.verdict import Verdict
from tests.building import chain
from tests.changes.pages import everything
from tests.changes.sides import assessed, compared

ONE = Change(Kind.ITEM, How.ADDED, "seen", "We saw it")
TWO = Change(Kind.MODEL, How.CHANGED, "as_of", "as_of")
STANDING = Standing(Verdict.MODERATE, Verdict.MODERATE, "principal")


def _move(cause: Cause, *movers: Change) -> str:
    return tell_cause(Move(Kind.CLAIM, "c", "c", STANDING, STANDING, movers, cause))


def test_the_whole_is_summed_up_in_one_sentence() -> None:
    same = assessed(chain("a", "b"))

    assert sum_up(compared(same, same)) == "Nothing changed in meaning, and no verdict moved."
    titled = compared(same, assessed(chain("a", "b", title="New")))
    assert sum_up(titled) == "1 change in meaning; no verdict moved."
    assert "verdicts moved (" in sum_up(everything())


def test_causes_are_told_by_how_sure_they_are() -> None:
    assert _move(Cause.ALONE, ONE) == "moved by evidence item seen (added)"
    assert _move(Cause.ALONE, ONE, TWO).endswith("each of which would suffice to hold it back")
    assert _move(Cause.TOGETHER, ONE, TWO) == (
        "moved by evidence item seen (added) and the model's “as of” (changed), together"
    )
    assert "not found" in _move(Cause.NOT_FOUND)


def test_a_change_is_told_in_the_authors_words_and_a_renamed_one_with_its_old_name() -> None:
    assert tell_change(ONE) == "evidence item seen “We saw it” added"
    renamed = ONE._replace(how=How.RENAMED, old_id="viewed")
    assert tell_change(renamed) == "evidence item seen “We saw it” renamed, before: viewed"
    gone = ONE._replace(kind=Kind.LINK, id="a -> b", how=How.REMOVED, before=STANDING)
    assert tell_change(gone) == "link a -> b removed, was rated moderate"


def test_a_field_is_told_with_both_values() -> None:
    assert tell_field(FieldChange("declared_on", "", "2026-01-01")) == "declared on: now 2026-01-01"
    assert tell_field(FieldChange("owner", "Head", "")) == "owner: Head → nothing"


def test_a_role_is_told_only_when_it_moved() -> None:
    lower = STANDING._replace(role="not determined")
    strong = Standing(Verdict.STRONG, Verdict.STRONG, "principal")

    assert tell_standings(STANDING, strong) == "moderate → strong"
    assert tell_standings(STANDING, lower) == "moderate, role principal → not determined"
