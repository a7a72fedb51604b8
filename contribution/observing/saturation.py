"""Says whether further interviews would have brought anything new, and what that means."""

from __future__ import annotations

from typing import Literal

from contribution.domain.evidence import Observation, Sighting

Saturation = Literal["reached", "not reached", "unknown"]

_MEANINGS: dict[Saturation, str] = {
    "not reached": "the last interviews still brought something new, so more may have been left "
    "unsaid",
    "unknown": "nobody looked whether the last interviews still brought something new",
}
_UNSAID = "that nobody said it does not show that it is not so"


def note_saturation(
    observation: Observation, saturation: Saturation | None, because: str | None
) -> Observation:
    """Return the observation with its saturation in the working, and a caution unless reached.

    Nothing is added where the register says nothing of it. The outcome and quality stay.
    """
    if saturation is None:
        return observation
    reason = because.strip().rstrip(".") if because else "no reason is given"
    working = (*observation.working, f"Saturation {saturation}: {reason}")
    if saturation == "reached":
        return observation._replace(working=working)
    words = f"Saturation {saturation}: {_MEANINGS[saturation]}"
    if observation.outcome is Sighting.NOT_FOUND:
        words = f"{words}; {_UNSAID}"
    return observation._replace(working=working, cautions=(*observation.cautions, words))
