"""What may be shown and concluded when few people answered."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

BaseTreatment = Literal["suppress", "no percentages", "unscored", "caution", "normal"]


@dataclass(frozen=True, slots=True)
class BaseThresholds:
    """The smallest base of each better treatment; raises ValueError unless they rise from 0.

    Below `suppress` nothing is shown (disclosure); below `percentages` counts only; below `scored`
    percentages are shown but not scored; below `normal` they are scored and marked.

    Source: UK survey houses mark bases below 100 and do not score below 50 (convention); 30 is the
    Quantum manual's example; 10 is Washington State Department of Health's guideline.
    """

    suppress: int = 10
    percentages: int = 30
    scored: int = 50
    normal: int = 100

    def __post_init__(self) -> None:
        if not 0 <= self.suppress <= self.percentages <= self.scored <= self.normal:
            raise ValueError(f"thresholds must not fall: {self}")


class SuppressedTable(NamedTuple):
    """A one-way table fit to publish: None stands where a number is withheld."""

    cells: tuple[int | None, ...]
    total: int | None


DEFAULT_THRESHOLDS = BaseThresholds()


def base_treatment(base: int, thresholds: BaseThresholds = DEFAULT_THRESHOLDS) -> BaseTreatment:
    """What a figure on this base may be used for. Raises ValueError for a negative base.

    Source: see `BaseThresholds`.
    """
    if base < 0:
        raise ValueError(f"a base cannot be {base}")
    steps: tuple[tuple[int, BaseTreatment], ...] = (
        (thresholds.suppress, "suppress"),
        (thresholds.percentages, "no percentages"),
        (thresholds.scored, "unscored"),
        (thresholds.normal, "caution"),
    )
    return next((treatment for limit, treatment in steps if base < limit), "normal")


def suppress_table(counts: Sequence[int], *, threshold: int = 10) -> SuppressedTable:
    """The table with cells of 1 to threshold - 1 withheld, and whatever would give them away.

    Withholding one cell beside a total withholds nothing, so further cells go, smallest first,
    until each small cell could have at least two values even for a reader who knows this rule and
    which cells are small, and until those withheld are no small group together; where cells run
    out, the total goes. Zeros are shown. Only this table is protected, not one with the same people
    cut another way. Raises ValueError for negative counts or a threshold below 1.

    Source: Cox (1980), JASA 75, for complementary suppression; the order of hiding is ours.
    """
    if threshold < 1 or any(count < 0 for count in counts):
        raise ValueError("counts are not negative and a threshold is at least 1")
    hidden = {place for place, count in enumerate(counts) if 0 < count < threshold}
    order = sorted(
        (place for place, count in enumerate(counts) if count >= threshold),
        key=lambda place: (counts[place], place),
    )
    while hidden and order and _gives_away(counts, hidden, threshold):
        hidden.add(order.pop(0))
    total = None if _gives_away(counts, hidden, threshold) else sum(counts)
    cells = tuple(None if place in hidden else count for place, count in enumerate(counts))
    return SuppressedTable(cells, total)


def _gives_away(counts: Sequence[int], hidden: set[int], threshold: int) -> bool:
    """Whether total and shown cells leave a small cell a single value, or few people in all."""
    small = [place for place in hidden if counts[place] < threshold]
    others = len(hidden) - len(small)
    # Cells are hidden smallest first, so a hidden large one is no larger than any shown one.
    shown = [count for place, count in enumerate(counts) if place not in hidden and count]
    ceiling = min(shown, default=math.inf)
    remainder = sum(counts[place] for place in hidden)
    rest_low = (len(small) - 1) + others * threshold
    rest_high = (len(small) - 1) * (threshold - 1) + (others * ceiling if others else 0)
    lowest = max(1, remainder - rest_high)
    highest = min(threshold - 1, remainder - rest_low)
    return bool(small) and (lowest >= highest or remainder < threshold)
