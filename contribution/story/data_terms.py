"""The words needed to read a figure: each with its meaning, where to read on, and its source."""

from __future__ import annotations

_POWER = (
    "How likely data of this kind and size were to show a change that is really there. Where it is "
    "low, not finding the change says next to nothing. It can only be known where the change worth "
    "finding is declared: `target:` of an indicator, `threshold:` of a survey."
)
_SHIFT = (
    "A series of figures has shifted since a date if its level stepped then by more than chance "
    "gives, each season compared with its like and the trend from before carried on. Tried on "
    "made-up series of 10 to 60 years, terms, quarters and months where nothing happens: fewer "
    "than 1 in 20 is found to have shifted the way expected, also where neighbouring periods are "
    "somewhat alike (correlation up to .3), and fewer than 1 in 13 at .5. A change that comes "
    "little by little is seldom found, and never taken for its contrary. Beside a comparison the "
    "difference from it is what has to step."
)
_CHANCE = (
    "Whoever looks at many places or many quarters sees changes even where nothing happened. The "
    "working says how many to expect. One place of many counts as found only when its change is "
    "rare even for the best of so many, unless it was named before (`declared_on:`)."
)
_LEARNING = (
    "How much of the doubt about a thing looking for a piece of evidence is expected to take away, "
    "before anybody has looked: 0 nothing, 1 all of it. It counts how much a find would say and "
    "how likely a find is. A clue that would prove the case but is hardly ever there teaches "
    "little."
)
_OWED = (
    "Of the later matched cases with a result, how many would not have it without the programme, "
    "at least and at most, if nothing else differed between the two eras. Two shares alone can say "
    "no more than such bounds, and they cannot show that nothing else differed, so no verdict "
    "rests on them."
)
_GAP = (
    "A link, an assumption or an influence from outside to which no evidence of some kind speaks. "
    "A gap is not evidence against: nobody has looked, or nobody has written it down. Not every "
    "gap needs filling; `contribution next` says which evidence could change a verdict."
)
_OVERVIEW = (
    "The model folded by strand and stage, so that a large one can be seen at a glance: "
    "`draw --view overview`. Between two cards a connector counts the links by their verdicts. It "
    "has no verdict of its own, for links to different results cannot be added up."
)
DATA_TERMS: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("gap", _GAP, ("triangulation", "for and against"), "Mayne 2008, ILAC Brief 16, steps 3 to 5"),
    ("overview", _OVERVIEW, ("verdict", "causal link"), "the pictures of this program"),
    (
        "power",
        _POWER,
        ("test", "signals-by-chance"),
        "Cohen 1988; Good 1950 for its weight as evidence",
    ),
    (
        "shift",
        _SHIFT,
        ("signals-by-chance", "power"),
        "Champ and Woodall 1987; Newey and West 1987; Bell and McCaffrey 2002",
    ),
    ("signals-by-chance", _CHANCE, ("shift", "power"), "Shewhart 1931; Bonferroni 1936"),
    (
        "expected-learning",
        _LEARNING,
        ("test", "power"),
        "Humphreys and Jacobs, Integrated Inferences, definition 5.2",
    ),
    (
        "owed-to-the-programme",
        _OWED,
        ("rival explanation", "contribution claim"),
        "Tian and Pearl 2000, the probability of necessity",
    ),
)
