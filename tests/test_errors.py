from __future__ import annotations

import inspect

import pytest

from contribution import errors
from contribution.errors import ContributionError, UnknownNameError

CLASSES = [
    each
    for _, each in inspect.getmembers(errors, inspect.isclass)
    if issubclass(each, ContributionError) and each is not ContributionError
]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_each_error_is_one_line_with_a_next_step(kind: type[ContributionError]) -> None:
    arguments = [
        ["x"] if "Iterable" in str(each.annotation) else "x"
        for each in inspect.signature(kind).parameters.values()
    ]

    text = str(kind(*arguments))

    assert "\n" not in text
    assert any(
        word in text
        for word in ("Run:", "Choose", "Use", "Name", "Type", "Draw", "Give", "Compare")
    )


def test_near_names_are_offered() -> None:
    assert "Did you mean attendance?" in str(UnknownNameError("claim", "atendance", ["attendance"]))
    assert "Known here: a, b" in str(UnknownNameError("claim", "zzzz", ["b", "a"]))
