"""What was made of texts before, so that whoever reads a project again reads only the changes."""

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from contribution.loading.log import DiagnosticLog

Made = TypeVar("Made")
_TURNS = 20


class Memory:
    """The last thing made under each key, what it was made of, and what was wrong in it.

    `heed` is called at each step: it may raise, to end a run whose answer nobody waits for.
    """

    def __init__(self, heed: Callable[[], None] = lambda: None) -> None:
        self.heed = heed
        self._kept: dict[Hashable, tuple[tuple[object, ...], object, DiagnosticLog]] = {}
        self._asked: dict[Hashable, int] = {}
        self._turn = 0

    def recall(
        self,
        key: Hashable,
        of: tuple[object, ...],
        log: DiagnosticLog,
        make: Callable[[DiagnosticLog], Made],
    ) -> Made:
        """Return what `make` gives, and what was wrong; the last one where `of` is the same."""
        self.heed()
        self._asked[key] = self._turn
        known = self._kept.get(key)
        if known is None or not _is_same(known[0], of):
            own = DiagnosticLog()
            known = self._kept[key] = (of, make(own), own)
        log.take(known[2])
        return cast("Made", known[1])

    def sweep(self) -> None:
        """Forget what was not asked for during many answers; called after each.

        What one broken text does without is asked for again when it is sound.
        """
        self._turn += 1
        if self._turn % _TURNS == 0:
            last = self._turn - _TURNS
            self._asked = {key: turn for key, turn in self._asked.items() if turn >= last}
            self._kept = {key: self._kept[key] for key in self._asked if key in self._kept}


def _is_same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Texts are the same when they say the same, all else only when it is one thing."""
    return len(one) == len(other) and all(
        a is b or (isinstance(a, str | bytes) and a == b) for a, b in zip(one, other, strict=True)
    )


def recall(
    memory: Memory | None,
    key: Hashable,
    of: tuple[object, ...],
    log: DiagnosticLog,
    make: Callable[[DiagnosticLog], Made],
) -> Made:
    """Return what `make` gives, from the memory where there is one."""
    return make(log) if memory is None else memory.recall(key, of, log, make)
