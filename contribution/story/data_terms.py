"""The words needed to read a figure: each with its meaning, where to read on, and its source."""

from __future__ import annotations

_POWER = (
    "How likely data of this kind and size were to show a change that is really there. Where it is "
    "low, not finding the change says next to nothing. It can only be known where the change worth "
    "finding is declared: `target:` of an indicator, `threshold:` of a survey."
)
_CHANCE = (
    "Whoever looks at many places or many quarters sees signals even where nothing happened. The "
    "working says how many to expect. One place of many counts as found only when its signals are "
    "rare even for the best of so many, unless it was named before (`declared_on:`)."
)
DATA_TERMS: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    (
        "power",
        _POWER,
        ("test", "signals-by-chance"),
        "Cohen 1988; Good 1950 for its weight as evidence",
    ),
    ("signals-by-chance", _CHANCE, ("power",), "Shewhart 1931; Bonferroni 1936"),
)
