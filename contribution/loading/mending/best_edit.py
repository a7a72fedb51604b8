"""Decides which of the edits that were tried is the likeliest."""

from __future__ import annotations

from contribution.loading.mending.page import Slip

# What is wrong before and after an edit that is taken although something is wrong still.
_MOST, _MOST_LEFT = 4, 3


class BestEdit:
    """Keeps the best of the edits that are tried.

    `unread` are the lines that the parser did not come to, `begun` what was wrong before.
    """

    def __init__(self, unread: int, begun: int) -> None:
        # Where something else is wrong as well, most of it must be gone all the same; or the parser
        # must come further, to the next mistake.
        self._most = _MOST_LEFT if unread else min(begun // _MOST + 1, _MOST_LEFT)
        self._least, self._further = self._most + 1, unread - 1
        self._found: Slip | None = None
        self._second: Slip | None = None
        self._alone: list[Slip] = []

    def is_made(self, edit: Slip) -> bool:
        """Return whether nothing better can come, this edit being the next."""
        return self._least == 0 or (len(self._alone) == 1 and not edit.is_one_of_many)

    def find_enough(self, edit: Slip, *, is_daring: bool) -> int:
        """Return how much that is wrong with the edit is too much for it to be taken."""
        if edit.is_one_of_many or is_daring:
            return 1
        return min(self._most, self._least - _leaves_out(edit))

    def weigh(self, edit: Slip, rest: int, left: int, *, is_daring: bool) -> None:
        """Note the edit with the lines that were not read with it, and what is wrong still."""
        # What leaves something out is as good as what leaves a finding.
        weight = left + _leaves_out(edit)
        if edit.is_one_of_many:
            self._alone += [edit] if (rest, left) == (0, 0) else []
        elif is_daring and (rest or left):
            return
        elif not rest and left < self._most and weight < self._least:
            self._found, self._least = edit, weight
        elif 0 < rest < self._further:
            self._second, self._further = edit, rest

    @property
    def best(self) -> Slip | None:
        """Return the edit that leaves the least wrong; None when none makes it better."""
        return self._alone[0] if len(self._alone) == 1 else self._found or self._second


def _leaves_out(edit: Slip) -> bool:
    return ("",) in edit.changed.values()
