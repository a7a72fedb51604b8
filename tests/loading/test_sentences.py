from __future__ import annotations

from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, Field, ValidationError

from contribution.domain.calendar import Day, Lag
from contribution.domain.evidence import ProbativeTest
from contribution.loading.model.sentences import describe


class Example(BaseModel):
    text: str = ""
    whole: int = 0
    number: float = 0
    logic: bool = False
    few: Annotated[int, Field(ge=0, le=3)] = 0
    above: Annotated[float, Field(gt=0, lt=1)] = 0.5
    word: Literal["increase", "decrease"] = "increase"
    test: ProbativeTest = ProbativeTest.STRAW
    many: tuple[str, ...] = ()
    mapping: dict[str, str] = {}
    day: Day | None = None
    lag: Lag | None = None
    some: Annotated[tuple[str, ...], Field(min_length=1, max_length=2)] = ("a",)
    pattern: Annotated[str, Field(pattern="x")] = "x"


CASES: list[tuple[str, object, str, tuple[str, ...]]] = [
    ("text", 5, "CA023", ("the number 5 stands for text", '"5"')),
    ("text", True, "CA023", ("the word true stands for text",)),
    ("text", ["a"], "CA023", ("[a]", "stands for text", "write a")),
    ("text", None, "CA023", ("empty",)),
    ("whole", "many", "CA023", ("whole number", '"many"')),
    ("whole", 1.5, "CA023", ("whole number", "1.5")),
    ("number", "60%", "CA023", ("a number", '"60%"', "units")),
    ("logic", "perhaps", "CA023", ("true or false", "perhaps")),
    ("few", 7, "CA025", ("few", "7", "at most 3")),
    ("few", -1, "CA025", ("at least 0",)),
    ("above", 0, "CA025", ("more than 0",)),
    ("above", 1, "CA025", ("less than 1",)),
    ("word", "increse", "CA024", ('"increse"', "write increase")),
    ("test", "smokinggun", "CA024", ("write smoking-gun",)),
    ("many", 3, "CA023", ("one or several words", "write [3]")),
    ("mapping", "x", "CA023", ("a colon each",)),
    ("day", "30.06.2026", "CA026", ("30.06.2026", "write 2026-06-30")),
    ("lag", "soon", "CA026", ("soon", "2 terms")),
    ("some", [], "CA025", ("some", "at least 1")),
    ("some", ["a", "b", "c"], "CA025", ("at most 2",)),
    ("pattern", "y", "CA023", ("pattern",)),
]


@pytest.mark.parametrize(("field", "value", "problem", "words"), CASES)
def test_each_sort_of_error_has_its_own_words(
    field: str, value: object, problem: str, words: tuple[str, ...]
) -> None:
    with pytest.raises(ValidationError) as failed:
        Example.model_validate({field: value})
    error = failed.value.errors(include_url=False)[0]
    said = describe(dict(error), field)
    assert said.problem_id == problem
    for word in words:
        assert word in f"{said.message}; {said.next_step}"
    assert "Input should" not in said.message
    assert said.next_step
