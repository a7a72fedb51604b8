"""Collects what is wrong while a project is read, stamped with id, slug and severity."""

from __future__ import annotations

from contribution.domain.diagnostic import Diagnostic, Fix, Where, sort_as_read


class DiagnosticLog:
    """Diagnostics in the order in which they were met; `sources` are the lines of files read."""

    def __init__(self) -> None:
        self._found: list[Diagnostic] = []
        self.sources: dict[str, tuple[str, ...]] = {}

    def add(
        self,
        problem_id: str,
        where: Where,
        message: str,
        next_step: str,
        *,
        fixes: tuple[Fix, ...] = (),
    ) -> None:
        """Note one diagnostic."""
        # Sound files need none of the pages that explain what can be wrong with files.
        from contribution.loading.problems import PROBLEMS

        problem = PROBLEMS[problem_id]
        self._found.append(
            Diagnostic(where, problem.id, problem.slug, problem.severity, message, next_step, fixes)
        )

    def take(self, other: DiagnosticLog) -> None:
        """Note what another log holds, after what was noted here."""
        self._found += other._found
        self.sources |= other.sources

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return everything noted, without repetitions, in reading order."""
        return sort_as_read(self._found, self.sources)

    def since(self, count: int) -> tuple[Diagnostic, ...]:
        """Return what was noted after the first `count` diagnostics."""
        return tuple(self._found[count:])

    def has_errors_since(self, count: int) -> bool:
        """Return whether anything was noted after the first `count` diagnostics."""
        return len(self._found) > count

    def __len__(self) -> int:
        return len(self._found)
