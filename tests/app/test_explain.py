from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from contribution.app.explain import explain_word
from contribution.app.keys import list_key_names
from contribution.app.schema import SCHEMAS, build_schema
from contribution.checks import find_checks
from contribution.cli import group
from contribution.domain.verdict import Verdict
from contribution.errors import UnknownNameError
from contribution.evidence_kinds import find_kinds
from contribution.story.glossary import GLOSSARY


def _explain(word: str) -> str:
    return explain_word(word).text


@pytest.mark.parametrize("word", ["CA402", "ca402", "rivals-not-considered"])
def test_a_check_is_explained_by_id_and_by_name(word: str) -> None:
    page = _explain(word)

    assert page.startswith("CA402 ")
    for heading in ("What it finds", "Why it matters", "Example", "How to resolve"):
        assert heading in page


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_is_explained_with_its_meaning_and_line(verdict: Verdict) -> None:
    assert "Drawn as" in _explain(verdict.value)


def test_a_fault_of_a_file_and_the_floor_have_pages_too() -> None:
    assert "tab" in _explain("CA005").lower() or _explain("CA005")
    assert "--min-rating" in _explain("CA599")


def test_every_word_that_may_stand_in_a_file_or_on_the_command_line_is_explained() -> None:
    schemas = [build_schema(what) for what in SCHEMAS]
    values = {word for each in schemas for word in find_choices(each) if isinstance(word, str)}
    known = {*list_key_names(), *find_kinds(), *GLOSSARY, *find_checks(), *values}

    assert len(values) > 50
    assert "cannot-tell" in values
    for word in sorted(known):
        assert len(_explain(word)) > 30, word


def test_every_command_and_option_is_explained() -> None:
    run = CliRunner().invoke
    words = [*group.commands]
    for command in group.commands.values():
        words += [each.opts[0] for each in command.params if isinstance(each, click.Option)]

    for word in dict.fromkeys(words):
        told = run(group, ["explain", "--", word])
        assert told.exit_code == 0, word
        assert f"contribution {word}: " in told.output or f"{word} of contribution" in told.output
    assert run(group, ["explain", "--sensitivity"]).output.startswith("--sensitivity of contrib")


@pytest.mark.parametrize(
    "word",
    ["type I error", "too early", "Too early to tell", "weakest", "decibels", "rung", "bearer",
     "set aside", "left out", "hinders", "weight of evidence", "prior", "maturity", "principal"],
)  # fmt: skip
def test_words_that_are_printed_are_explained_as_they_are_printed(word: str) -> None:
    assert _explain(word)


def find_choices(shape: object) -> Iterator[object]:
    """Yield every word to choose from in a schema."""
    if isinstance(shape, dict):
        yield from shape.get("enum", ())
        if "const" in shape:
            yield shape["const"]
    for each in shape.values() if isinstance(shape, dict) else ():
        for one in each if isinstance(each, list) else (each,):
            yield from find_choices(one)


def test_an_unknown_word_offers_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="hoop"):
        _explain("hopp")
