"""Headings and sentences in the language of the model; English stands in for a missing word."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import count

from contribution.domain.verdict import SCALE, Verdict
from contribution.story.blocks import Badge, Code, Quiet, Ref, Run, Strong, Text, anchor, flatten
from contribution.story.glossary import ENGLISH

# A slot to fill, or after a bar the words that lead to a term of the glossary.
_SLOT = re.compile(r"\{([\w-]+|[^{}|]+\|[^{}]+)\}")
Said = str | Ref | Badge | Strong | Quiet | Code | Text


class Speech:
    """The words of one language: `say` fills a sentence, the rest name verdicts, dates and counts.

    An unknown language speaks English.
    """

    def __init__(self, lang: str = ENGLISH) -> None:
        known, found = find_languages(), find_language(lang)
        self.asked, self.lang = lang, found or ENGLISH
        self._words = {**known[ENGLISH], **known[self.lang]}
        # What has no letters beside its slots is said alike in every language.
        needed = (
            key for key, words in known[ENGLISH].items() if re.search("[a-z]", _SLOT.sub("", words))
        )
        self.lacking = sum(key not in known[self.lang] for key in needed)
        self.is_known = bool(found)

    def plain(self, key: str, **values: str) -> str:
        """Return the sentence of this key with its slots filled, as plain text.

        Raises:
            KeyError: no language has the key, or a slot is not filled.
        """
        return flatten(self.say(key, **values))

    def say(self, key: str, **values: Said) -> Text:
        """Return the sentence of this key with its slots filled by runs.

        Raises:
            KeyError: no language has the key, or a slot is not filled.
        """
        runs: list[Run] = []
        for number, piece in enumerate(_SLOT.split(self._words[key])):
            found: Said = piece
            if number % 2:
                name, _, word = piece.partition("|")
                found = Ref(word, anchor("term", name), "term") if word else values[name]
            is_run = isinstance(found, str | Ref | Badge | Strong | Quiet | Code)
            runs += [found] if is_run else found  # type: ignore[list-item, arg-type]
        return tuple(run for run in runs if run != "")

    def say_all(self, key: str) -> Iterator[Text]:
        """Yield the sentences that are numbered from 0 under this key."""
        for number in count():
            if f"{key}.{number}" not in self._words:
                return
            yield self.say(f"{key}.{number}")

    def has(self, key: str) -> bool:
        """Return whether there are words for this key."""
        return key in self._words

    def verdict(self, verdict: Verdict) -> str:
        """Return the verdict's word."""
        return self._words.get(f"verdict.{verdict.name}", str(verdict))

    def meaning(self, verdict: Verdict) -> str:
        """Return what the verdict means."""
        return self._words.get(f"meaning.{verdict.name}", SCALE[verdict].meaning)

    def badge(self, verdict: Verdict, *, is_brief: bool = False) -> Badge:
        """Return the verdict as a sign."""
        return Badge(verdict, self.verdict(verdict), is_brief)

    def part(self, verdict: Verdict) -> str:
        """Return the verb by which a verdict in favour speaks of a part in a result."""
        spoken = next((verb for verb in SCALE[verdict].verbs if "contributed" in verb), "")
        return self._words.get(f"part.{verdict.name}", spoken.removesuffix(" to"))

    def deny(self, result: str) -> str:
        """Return the sentence that the result did not come about."""
        denied = deny(result) if self.lang == ENGLISH else ""
        return denied or self.plain("short.no", result=result)

    def count(self, number: int, noun: str) -> str:
        """Return the number with its noun, in the plural where it should be."""
        form = f"{noun}.one" if number == 1 else f"{noun}.many"
        return self.plain(form, number=str(number))

    def date(self, day: dt.date | None) -> str:
        """Return the day as it is said; empty when there is none."""
        if day is None:
            return ""
        month = self._words["months"].split()[day.month - 1]
        return self.plain("date", day=str(day.day), month=month, year=str(day.year))

    def month(self, day: dt.date) -> str:
        """Return the month as it is said."""
        return f"{self._words['months'].split()[day.month - 1]} {day.year}"

    def join(self, items: Iterable[Run]) -> Text:
        """Return the items as a list in a sentence."""
        each = tuple(items)
        runs: list[Run] = []
        for number, item in enumerate(each):
            last = number == len(each) - 1
            between = f" {self._words['and']} " if last else ", "
            runs += [between, item] if number else [item]
        return tuple(runs)


def find_language(lang: str) -> str:
    """Return the code of the language whose words there are, without its region; empty for none."""
    wanted, known = lang.strip().lower().replace("_", "-"), find_languages()
    return next((each for each in (wanted, wanted.partition("-")[0]) if each in known), "")


@cache
def find_languages() -> Mapping[str, Mapping[str, str]]:
    """Return the words of every language that there is a file for, by its code."""
    import tomllib

    folder = files("contribution.story").joinpath("languages")
    return {
        each.name.removesuffix(".toml"): tomllib.loads(each.read_text(encoding="utf-8"))
        for each in folder.iterdir()
        if each.name.endswith(".toml")
    }


_PAST = {"is": "was not", "are": "were not", "can": "could not", "has": "did not have"}
# Only words that are hardly ever nouns: "work" or "support" would break a sentence in two.
_VERBS = frozenset(
    {"stay", "remain", "become", "find", "know", "feel", "understand", "believe", "get", "come"}
    | {"go", "arrive", "attend", "keep", "learn", "eat", "grow", "reach", "receive", "take"}
    | {"make", "give", "have", "improve", "increase", "decrease", "hear", "speak", "agree"}
)
# A clause that compares, counts or goes on after the verb is denied as a whole, not by its verb.
_COMPARING = frozenset({"fewer", "more", "less", "better", "lower", "higher", "no", "not", "never"})


def deny(label: str) -> str:
    """Return the label as a sentence that denies it; empty where it is no plain clause."""
    words = label.strip().rstrip(".").split()
    if not words or words[0].lower() in _COMPARING or "," in label:
        return ""
    if {"and", "or"} & {word.lower() for word in words[2:]}:
        return ""
    for place, word in enumerate(words[1:], 1):
        denied = _deny_verb(word.lower())
        if denied:
            return " ".join((*words[:place], denied, *words[place + 1 :])) + "."
    return ""


def _deny_verb(word: str) -> str:
    if word in _PAST:
        return _PAST[word]
    for base in (word, word.removesuffix("s"), word.removesuffix("es")):
        if base in _VERBS:
            return f"did not {base}"
    return ""
