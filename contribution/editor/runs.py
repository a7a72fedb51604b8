"""One run at a time, of the newest text of each project, after a moment of silence."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from contribution.editor.project import Project, SupersededError
from contribution.errors import ContributionError

# Who types does not look; a run for every letter would only be thrown away.
SILENCE = 0.15


class Runs:
    """Projects by their models; `show` is told of each that was assessed anew."""

    def __init__(
        self, read: Callable[[], Mapping[Path, bytes]], show: Callable[[Project], None]
    ) -> None:
        self.projects: dict[Path, Project] = {}
        self._read = read
        self._show = show
        self._worker = ThreadPoolExecutor(max_workers=1)
        self._waiting: dict[Path, asyncio.Task[None]] = {}

    def ask(self, model: Path, *, silence: float = SILENCE) -> None:
        """Have the project assessed as it is after the silence; what runs for it is given up."""
        project = self.projects.setdefault(model, Project(model))
        project.wanted += 1
        if waiting := self._waiting.get(model):
            waiting.cancel()
        self._waiting[model] = asyncio.get_running_loop().create_task(self._run(project, silence))

    async def _run(self, project: Project, silence: float) -> None:
        await asyncio.sleep(silence)
        number, unsaved = project.wanted, self._read()
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self._worker, project.assess, unsaved, number)
        except (SupersededError, ContributionError):
            # A model that is gone has nothing to show; its files are asked about anew when it is
            # back.
            return
        if project.wanted == number:
            self._show(project)
