"""An interval that knows its confidence, and the normal quantile most intervals stand on.

A counted sample, with the population it was drawn from when that is known.

The libraries behind exact intervals, tests and regression, loaded when first needed.
"""

import math
from dataclasses import dataclass
from importlib import import_module
from statistics import NormalDist
from types import ModuleType

from contribution.errors import MissingLibraryError

NORMAL = NormalDist()


@dataclass(frozen=True, slots=True)
class Interval:
    """A two-sided interval; both ends belong to it. `confidence` lies strictly between 0 and 1."""

    low: float
    high: float
    confidence: float = 0.95

    def __post_init__(self) -> None:
        require_confidence(self.confidence)
        if not self.low <= self.high:
            raise ValueError(f"an interval cannot run from {self.low} to {self.high}")

    @property
    def width(self) -> float:
        """Distance between the ends, in the units of the estimate."""
        return self.high - self.low

    def contains(self, value: float) -> bool:
        """True when the value lies between the ends or on one of them."""
        return self.low <= value <= self.high


def normal_quantile(confidence: float) -> float:
    """How many standard errors a two-sided interval reaches: 1.96 at 0.95.

    Raises ValueError unless `confidence` lies strictly between 0 and 1.
    """
    require_confidence(confidence)
    return NORMAL.inv_cdf((1 + confidence) / 2)


def two_sided_p_value(z: float) -> float:
    """The chance of a standard normal value at least as far from 0 as `z`; 0 to 1."""
    return min(1.0, 2 * NORMAL.cdf(-abs(z)))


def require_confidence(confidence: float) -> None:
    """Raise ValueError unless `confidence` lies strictly between 0 and 1."""
    require_share(confidence, name="confidence")


def require_share(value: float, *, name: str) -> None:
    """Raise ValueError unless `value` lies strictly between 0 and 1 (a NaN does not)."""
    if not 0 < value < 1:
        raise ValueError(f"{name} must lie strictly between 0 and 1, not {value}")


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


def special() -> ModuleType:
    """scipy.special; light enough for a cold start. Raises MissingLibraryError without scipy.

    Source: SciPy 1.0, Virtanen et al. (2020), Nature Methods 17.
    """
    return _load("scipy.special", "an exact interval")


def distributions() -> ModuleType:
    """scipy.stats, which takes about a second to load. Raises MissingLibraryError without scipy.

    Source: SciPy 1.0, Virtanen et al. (2020), Nature Methods 17.
    """
    return _load("scipy.stats", "an exact test")


def _load(module: str, purpose: str) -> ModuleType:
    try:
        return import_module(module)
    except ImportError:
        raise MissingLibraryError(module.partition(".")[0], "stats", purpose) from None
