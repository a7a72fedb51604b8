"""What a test says of a series, with its working, and how long a series has to be for one."""

from typing import NamedTuple

from contribution.domain.evidence import Sighting
from contribution.domain.figures import Figure
from contribution.stats.control_charts import XmrLimits
from contribution.words.phrases import count_of

FEWEST_BEFORE = 7
FEWEST_SINCE = 3


class SeriesDecision(NamedTuple):
    """The decision with its working; `signals` marks places in the values by the rule met there.

    `chance` says what chance alone gives and how likely a true change was to show; the next two
    are that, as error rates. `p_value` is of the test that decided, where one did. `is_assessed`
    is false where there was too little to test, `is_compared` true where the difference from other
    places is what was tested. `shown` is the figure that the test computed.
    """

    outcome: Sighting
    meaning: str
    working: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    quality_cap: int = 3
    limits: XmrLimits | None = None
    signals: tuple[tuple[int, str], ...] = ()
    is_assessed: bool = True
    chance: tuple[str, ...] = ()
    sensitivity: float | None = None
    type_i_error: float | None = None
    p_value: float | None = None
    is_compared: bool = False
    shown: Figure | None = None


def too_short(before: int, since: int) -> str | None:
    """Return why no shift can be assessed, or None when it can."""
    if before >= FEWEST_BEFORE and since >= FEWEST_SINCE:
        return None
    return (
        f"Trend not assessable: {count_of(before, 'period')} before and {since} since, "
        f"at least {FEWEST_BEFORE} and {FEWEST_SINCE} are needed"
    )


def cannot_tell(reason: str) -> SeriesDecision:
    """Return the decision that there is too little to test, and why; the reason ends in a stop."""
    return SeriesDecision(
        Sighting.CANNOT_TELL, reason, cautions=(reason.rstrip("."),), is_assessed=False
    )


def not_looked(reason: str) -> SeriesDecision:
    """Return the decision that nothing was counted yet, and why; the reason ends in a stop."""
    return cannot_tell(reason)._replace(outcome=Sighting.NOT_SEARCHED)
