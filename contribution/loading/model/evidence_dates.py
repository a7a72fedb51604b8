"""Tells which evidence is later than the day as of which the story is told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from contribution.domain.evidence import EvidenceItem, EvidenceRegister
from contribution.loading.log import DiagnosticLog


def is_after(item: EvidenceItem, as_of: date | None, log: DiagnosticLog) -> bool:
    """Return whether the item, unless planned, has a date after `as_of`; the log says which."""
    if as_of is None or item.planned:
        return False
    days = (
        (("on",), item.on),
        (("period", "from"), item.period.starts),
        (("period", "to"), item.period.ends),
    )
    for path, day in days:
        if day is not None and day > as_of:
            where = item.places.at(*path)
            message = f"the item {item.id} dates from {day}, after the model's as_of {as_of}"
            next_step = "correct the date, mark the item planned: true, or move as_of on"
            log.add("CA028", where, message, next_step)
            return True
    return False


def is_late(register: EvidenceRegister, as_of: date | None, log: DiagnosticLog) -> bool:
    """Return whether the register was collected, or had a wave, after `as_of`."""
    if as_of is None:
        return False
    for path, day in _find_days(register):
        if day is not None and day > as_of:
            where = register.places.at(*path)
            message = (
                f"the register {register.id} was collected until {day}, after as_of {as_of}: "
                "its undated items were left out"
            )
            next_step = "correct it, date the items, or move as_of on"
            log.add("CA028", where, message, next_step)
            return True
    return False


def _find_days(register: EvidenceRegister) -> Iterator[tuple[tuple[str, ...], date | None]]:
    # Only some kinds of register have waves, and loading knows no kind by name.
    waves = getattr(register, "waves", {})
    for path, span in (
        (("collected",), register.collected),
        *((("waves", name), wave) for name, wave in waves.items()),
    ):
        yield (*path, "from"), span.starts
        yield (*path, "to"), span.ends
