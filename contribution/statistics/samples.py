"""A counted sample, with the population it was drawn from when that is known."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """`count` of `base` respondents said so, drawn from `population` people (None: not known).

    `count` may be fractional (a weighted percentage times its base). `design_effect` is Kish's
    ratio of the true sampling variance to that of a simple random sample; 1 means simple random.
    Raises ValueError unless 0 <= count <= base, 1 <= base <= population and design_effect > 0.

    Source: Kish (1965), Survey Sampling, for the design effect.
    """

    count: float
    base: int
    population: int | None = None
    design_effect: float = 1.0

    def __post_init__(self) -> None:
        if self.base < 1:
            raise ValueError(f"a sample needs a base of at least 1, not {self.base}")
        if not 0 <= self.count <= self.base:
            raise ValueError(f"count {self.count} does not lie between 0 and the base {self.base}")
        if self.population is not None and self.population < self.base:
            raise ValueError(f"base {self.base} is larger than the population {self.population}")
        if not 0 < self.design_effect < math.inf:
            raise ValueError(f"a design effect is a positive number, not {self.design_effect}")

    @property
    def proportion(self) -> float:
        """The share that said so, 0 to 1."""
        return self.count / self.base

    @property
    def is_census(self) -> bool:
        """True when everybody in the population answered, so nothing is left to sampling."""
        return self.population == self.base

    @property
    def effective_base(self) -> float:
        """The base of the infinite-population sample that would be as precise.

        n' = (n / design effect) (N - 1) / (N - n); infinite for a census.

        Source: Cochran (1977), Sampling Techniques, 3rd edition, chapters 2 and 3.
        """
        if self.is_census:
            return math.inf
        correction = 1.0
        if self.population is not None:
            correction = (self.population - 1) / (self.population - self.base)
        return self.base / self.design_effect * correction

    @property
    def standard_error(self) -> float:
        """sqrt(p (1 - p) / n'), 0 for a census and, misleadingly, at shares of 0 and 1."""
        return math.sqrt(self.proportion * (1 - self.proportion) / self.effective_base)
