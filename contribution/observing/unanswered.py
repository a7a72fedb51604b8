"""The observation of an item that its data cannot answer."""

from __future__ import annotations

from collections.abc import Iterable

from contribution.domain.diagnostic import Finding
from contribution.domain.evidence import Observation, Sighting


def planned() -> Observation:
    """Return the observation of an item whose data are still to be collected."""
    return Observation(Sighting.NOT_SEARCHED, "Planned: nothing has been collected yet.")


def not_searched(
    reason: str,
    unreadable: Iterable[Finding] = (),
    *,
    cautions: tuple[str, ...] = (),
    working: tuple[str, ...] = (),
) -> Observation:
    """Return a silent observation that says why it is silent."""
    findings = tuple(dict.fromkeys(unreadable))
    return Observation(
        Sighting.NOT_SEARCHED,
        sentence=reason,
        working=working,
        cautions=cautions or tuple(each.message for each in findings[:1]),
        unreadable=findings,
    )
