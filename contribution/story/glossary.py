"""The words of contribution analysis, each in plain language with its source."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from contribution.domain.verdict import SCALE

ENGLISH = "en"


class Term(NamedTuple):
    """A word, what it means to someone who has not met it, where to read on.

    `said` is the word in the language of the meaning.
    """

    word: str
    meaning: str
    see_also: tuple[str, ...] = ()
    source: str = ""
    said: str = ""


@cache
def read_glossary(lang: str = ENGLISH) -> Mapping[str, Term]:
    """Return every term by its English word; what the language lacks is said in English."""
    import tomllib

    folder = files("contribution.story").joinpath("glossaries")
    english, own = (
        tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        for file in (folder.joinpath(f"{each}.toml") for each in (ENGLISH, lang))
    )
    terms = {
        word: _build_term(word, {**told, **own.get(word, {})}) for word, told in english.items()
    }
    for scale in SCALE.values():
        word = str(scale.verdict)
        meaning = f"A verdict, marked {scale.letter}: {scale.meaning}."
        terms[word] = Term(word, meaning, ("verdict",), "the scale of this program", word)
    return MappingProxyType(terms)


def _build_term(word: str, told: Mapping[str, str | list[str]]) -> Term:
    said = str(told.get("word", word.replace("-", " ")))
    return Term(
        word,
        str(told["meaning"]),
        tuple(told.get("see_also", ())),
        str(told.get("source", "")),
        said,
    )


GLOSSARY = read_glossary()
