"""Keeps what a person answered in the settings of a project, and finds it there again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from contribution.domain.settings import ImportAnswers
from contribution.editing.adding import CannotAddError, add_entry, replace_text
from contribution.editing.edits import read_exactly
from contribution.loading.files.folders import find_project_folder, name_file
from contribution.loading.log import DiagnosticLog
from contribution.loading.settings import read_settings

_SECTION = "imports"


class Remembered:
    """The answers that stand in the settings of the project that a model belongs to."""

    def __init__(self, model: Path) -> None:
        settings, _ = read_settings(name_file(model), DiagnosticLog())
        self.answers = settings.imports or ImportAnswers()
        self.path = Path(settings.file or find_project_folder(model) / "contribution.yaml")

    def keep(self, answers: Mapping[str, Mapping[str, str]]) -> tuple[str, str]:
        """Return the text of the settings with these answers too, and what is to be said of it.

        `answers` are named by their place below the section, as in columns/coded-quotes. The text
        is empty where nothing is to be written.
        """
        before = text = read_exactly(self.path) if self.path.exists() else ""
        try:
            for place, words in answers.items():
                for word, meant in words.items():
                    if self.path.suffix != ".yaml":
                        return "", f"keep the answers under imports in {self.path.name} yourself"
                    text = _set(text, (_SECTION, *place.split("/")), word, meant)
        except CannotAddError as error:
            return "", f"the answers are not kept in {self.path.name}: {error}"
        return (text, f"answers are kept in {self.path.name}") if text != before else ("", "")


def _set(text: str, path: tuple[str, ...], word: str, meant: str) -> str:
    """Return the text with the word at the path, with all that leads to it."""
    try:
        return replace_text(text, [*path, word], meant)
    except CannotAddError:
        pass
    for depth in range(1, len(path)):
        try:
            text = add_entry(text, path[:depth], path[depth], {})
        except CannotAddError:
            # It is there already; what is really wrong shows at the last step.
            continue
    return add_entry(text, path, word, {"": meant})
