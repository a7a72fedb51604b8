"""Says in English that a result did not come about, where its label is a plain clause."""

from __future__ import annotations

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
