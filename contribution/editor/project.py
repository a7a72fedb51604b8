"""A model with all its files, assessed as they are typed, whichever of them is open."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from contribution.app.assess import assess_loaded
from contribution.app.check import join_checked
from contribution.app.find_models import find_models
from contribution.app.govern import govern
from contribution.app.watch import list_files
from contribution.domain.assessment import Assessment
from contribution.errors import ContributionError
from contribution.loading.files.folders import YAML_FILES
from contribution.loading.files.memory import Memory
from contribution.loading.model.model_file import SECTIONS
from contribution.loading.project import load_project
from contribution.scoring import find_scorers

_SECTION = re.compile(rf"^({'|'.join(SECTIONS)}|include):", re.MULTILINE)
_HOMES = frozenset({"models", "evidence"})


class SupersededError(Exception):
    """A newer text is there: nobody waits for this answer any more."""


class Project:
    """A model's files and the last assessment of them; `wanted` counts what was asked for."""

    def __init__(self, model: Path) -> None:
        self.model = model
        self.wanted = 0
        self.assessment: Assessment | None = None
        self._running = 0
        self._memory = Memory(self._heed)

    def assess(self, unsaved: Mapping[Path, bytes], number: int) -> Assessment:
        """Return the assessment of the files as they are typed, and keep it.

        Raises:
            SupersededError: more was asked for meanwhile.
            FileNotReadableError: the model is gone.
        """
        self._running = number
        loaded = load_project(self.model, unsaved, self._memory)
        scorer = find_scorers()["ordinal"]
        governed = govern(assess_loaded(loaded, scorer, self._memory))
        self.assessment = join_checked([governed], unsaved=unsaved)
        self._memory.sweep()
        return self.assessment

    def _heed(self) -> None:
        if self._running != self.wanted:
            raise SupersededError

    @property
    def files(self) -> frozenset[Path]:
        """Return every file that was read for it; the model alone before the first run."""
        if self.assessment is None:
            return frozenset({self.model})
        return frozenset({self.model, *(each.resolve() for each in list_files(self.assessment))})


def find_model(path: Path, text: str) -> Path | None:
    """Return the model that the file belongs to; None for a file that is no business of ours."""
    is_yaml = path.suffix.lower() in YAML_FILES
    home = next((each for each in path.parents if each.name in _HOMES), None)
    if is_yaml and (home is None or home.name == "models"):
        if not _SECTION.search(text):
            return None
        return _find_whole(path, home) or path
    if home is None:
        return None
    try:
        return Path(find_models([str(path)])[0]).resolve()
    except ContributionError:
        return None


def _find_whole(path: Path, home: Path | None) -> Path | None:
    """Return the model that includes this file, if one of its folder does."""
    for other in sorted(home.rglob("*.y*ml")) if home else ():
        if other == path or other.suffix not in YAML_FILES:
            continue
        text = other.read_text("utf-8", errors="replace")
        if "include:" in text and path.name in text:
            read = load_project(other).sources
            if path in {Path(name).resolve() for name in read}:
                return other
    return None
