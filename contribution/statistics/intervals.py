"""An interval that knows its confidence, and the normal quantile most intervals stand on."""

from dataclasses import dataclass
from statistics import NormalDist

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
