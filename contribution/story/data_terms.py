"""The words needed to read a figure: each with its meaning, where to read on, and its source."""

from __future__ import annotations

DATA_TERMS: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    (
        "power",
        "How likely data of this kind and size were to show a change that is really there. Where "
        "it is low, not finding the change says next to nothing. It can only be known where the "
        "change worth finding is declared: `target:` of an indicator, `threshold:` of a survey.",
        ("test", "signals-by-chance"),
        "Cohen 1988; Good 1950 for its weight as evidence",
    ),
    (
        "signals-by-chance",
        "Whoever looks at many places or many quarters sees signals even where nothing happened. "
        "The working says how many to expect; one place of many counts as found only when its "
        "signals are rare even for the best of so many, unless it was named before "
        "(`declared_on:`).",
        ("power",),
        "Shewhart 1931; Bonferroni 1936",
    ),
)
