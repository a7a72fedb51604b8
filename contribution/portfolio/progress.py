"""Says how far a run is: one line that changes on a terminal, one line a minute elsewhere."""

from __future__ import annotations

import sys
from time import monotonic
from typing import Self

from contribution.portfolio.run import Counts

_TERMINAL, _ELSEWHERE = 0.2, 60.0


class Progress:
    """A line on stderr, told again when enough time has gone by."""

    def __init__(self) -> None:
        self.is_terminal = sys.stderr.isatty()
        self.after = _TERMINAL if self.is_terminal else _ELSEWHERE
        self.told = monotonic()
        self.is_open = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.is_open:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def tell(self, counts: Counts) -> None:
        """Tell how many are done, unchanged, failed and left of those found so far."""
        if monotonic() - self.told < self.after:
            return
        self.told = monotonic()
        done = counts.assessed + counts.failed
        left = counts.found - done - counts.unchanged
        line = (
            f"{done:,} done, {counts.unchanged:,} unchanged, {counts.failed:,} failed, "
            f"{left:,} at work or waiting of {counts.found:,} found so far"
        )
        if self.is_terminal:
            sys.stderr.write(f"\r\x1b[K{line}")
            self.is_open = True
        else:
            sys.stderr.write(f"{line}\n")
        sys.stderr.flush()
