"""The one scale table: each verdict with its word, sign, line, colour and the verbs it permits."""

from enum import StrEnum
from typing import NamedTuple


class Verdict(StrEnum):
    """What the rule says of a claim, a link, a node, an assumption or a rival."""

    VERY_STRONG = "very strong"
    STRONG = "strong"
    MODERATE = "moderate"
    SUGGESTIVE = "suggestive"
    UNTESTED = "untested"
    INCONCLUSIVE = "inconclusive"
    CONTESTED = "contested"
    LEANING_AGAINST = "leaning against"
    DOUBTFUL = "doubtful"
    CONTRADICTED = "contradicted"
    UNDECIDED = "undecided"
    TOO_EARLY = "too early to tell"
    SUPPRESSED = "suppressed"
    NOT_SCORED = "not scored"


class Scale(NamedTuple):
    """How one verdict is ordered, drawn and spoken of; the only place that says so.

    Loud is what matters: what is contested or speaks against a claim is heavier than what holds.
    `rank` orders verdicts from -3 (contradicted) to 4 (very strong). `width` is in points, `dash`
    an SVG dash pattern ("" is solid), `colour` a dark line colour with at least 4.5:1 on white.
    `letter` is drawn on the link so that nothing rests on colour or dash alone.
    """

    verdict: Verdict
    rank: int
    letter: str
    width: float
    dash: str
    colour: str
    meaning: str
    verbs: tuple[str, ...]
    alt: str


_INK = "#1B1B1B"
_AGAINST = "#801650"

SCALE: dict[Verdict, Scale] = {
    scale.verdict: scale
    for scale in (
        Scale(Verdict.VERY_STRONG, 4, "A+", 3.8, "", _INK,
              "several decisive tests from different methods agree, one at least independent of "
              "the programme, and the rival explanations are ruled out",
              ("contributed to", "very probably contributed to"),
              "a very thick solid line"),
        Scale(Verdict.STRONG, 3, "A", 2.9, "", _INK,
              "a decisive test was passed, other sources agree, and the rivals are weakened",
              ("probably contributed to",),
              "a thick solid line"),
        Scale(Verdict.MODERATE, 2, "B", 1.9, "", _INK,
              "good evidence points this way, but a decisive test or a look at rivals is missing",
              ("is consistent with a contribution to", "may well have contributed to"),
              "a medium solid line"),
        Scale(Verdict.SUGGESTIVE, 1, "C", 1.6, "9,4", _INK,
              "there are signs in favour, each of which could also arise without the programme",
              ("may have contributed to", "is suggestive of a contribution to"),
              "a thin dashed line"),
        Scale(Verdict.UNTESTED, 0, "?", 2.4, "3.6,3", _INK,
              "nobody has looked, so nothing is known either way",
              ("has not been tested for",),
              "a row of small hollow squares with a question mark"),
        Scale(Verdict.INCONCLUSIVE, 0, "±", 1.9, "9,4,1.5,4", _INK,
              "weak signs point both ways",
              ("is inconclusive for",),
              "a thin dash-dot line"),
        Scale(Verdict.CONTESTED, 0, "!", 4.2, "9,4,1.5,4", _INK,
              "good evidence points both ways and has to be reconciled",
              ("is contested for",),
              "a heavy doubled dash-dot line with an exclamation mark"),
        Scale(Verdict.LEANING_AGAINST, -1, "d", 1.9, "4,4", _AGAINST,
              "the few signs there are point against the claim",
              ("does not seem to have contributed to",),
              "a thin short-dashed line"),
        Scale(Verdict.DOUBTFUL, -2, "D", 3.4, "4,4", _AGAINST,
              "good evidence points against the claim",
              ("probably did not contribute to",),
              "a heavy short-dashed line"),
        Scale(Verdict.CONTRADICTED, -3, "X", 4.4, "4,4", _AGAINST,
              "something that had to be seen if the claim were true was looked for and not seen",
              ("did not contribute to",),
              "a very heavy short-dashed line with a cross"),
        Scale(Verdict.UNDECIDED, 0, "~", 1.5, "6,4,1.5,4,1.5,4", _INK,
              "it was looked at, and what was seen cannot tell either way",
              ("was looked at without an answer for",),
              "a thin line of one dash and two dots with a wave"),
        Scale(Verdict.TOO_EARLY, 0, "T", 1.5, "1.5,6", _INK,
              "the effect could not have shown itself yet, so its absence says nothing",
              ("could not yet have been seen in",),
              "a thin sparsely dotted line with an hourglass"),
        Scale(Verdict.SUPPRESSED, 0, "S", 1.5, "4,7", _INK,
              "too few people or cases to show anything without exposing them",
              ("cannot be shown for",),
              "a thin line of short, wide-spaced dashes"),
        Scale(Verdict.NOT_SCORED, 0, "–", 1.2, "1.5,9", _INK,
              "the model does not let the claim be rated; the reason is given",
              ("cannot be rated for",),
              "a very thin dotted line"),
    )
}  # fmt: skip

# Rows are support 0 to 4, columns refutation 0 to 4 (method specification A2).
_U, _L, _D, _X = Verdict.UNTESTED, Verdict.LEANING_AGAINST, Verdict.DOUBTFUL, Verdict.CONTRADICTED
_G, _M, _S, _V = Verdict.SUGGESTIVE, Verdict.MODERATE, Verdict.STRONG, Verdict.VERY_STRONG
_I, _C = Verdict.INCONCLUSIVE, Verdict.CONTESTED
VERDICT_TABLE: tuple[tuple[Verdict, ...], ...] = (
    (_U, _L, _D, _X, _X),
    (_G, _I, _D, _X, _X),
    (_M, _G, _C, _C, _X),
    (_S, _M, _C, _C, _C),
    (_V, _S, _C, _C, _C),
)

# Plain names of the ladder's rungs; the same words as the verdicts they lead to when unopposed.
RUNGS = ("none", "suggestive", "moderate", "strong", "very strong")


def find_verdict(support: int, refutation: int) -> Verdict:
    """Return the verdict for a level of support and a level of refutation, each 0 to 4."""
    return VERDICT_TABLE[support][refutation]


def rank(verdict: Verdict) -> int:
    """Return the verdict's place in the order, from -3 (contradicted) to 4 (very strong)."""
    return SCALE[verdict].rank
