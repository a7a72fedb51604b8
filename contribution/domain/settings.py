"""What a project asks of every command: the settings in contribution.yaml or pyproject.toml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, WithJsonSchema

from contribution.domain.calendar import Lag
from contribution.domain.diagnostic import Severity
from contribution.domain.located import Names, Written
from contribution.domain.verdict import SCALE, Verdict

Threshold = Literal["error", "warning", "note", "never"]


def _read_floor(word: object) -> object:
    """Return the verdict that a word or a letter means; one above untested, for that is no floor.

    Raises:
        ValueError: it is none of these.
    """
    for verdict, letter in _FLOORS.items():
        if isinstance(word, str) and word.strip() in {letter, str(verdict)}:
            return verdict
    raise ValueError(f"a floor is one of {', '.join(_FLOORS)}")


_FLOORS = {each.verdict: each.letter for each in SCALE.values() if each.rank > 0}
Floor = Annotated[
    Verdict,
    BeforeValidator(_read_floor),
    WithJsonSchema({"enum": [*map(str, _FLOORS), *_FLOORS.values()]}),
]


class ImportAnswers(Written):
    """What somebody answered when a file of another tool was brought in, for the next time."""

    columns: Mapping[str, Mapping[str, str]] = {}
    """For a format, the heading of the column that holds each thing: text, code, source."""
    stages: Mapping[str, str] = {}
    """What a word for a sort of card means, or a card's label: a stage, assumption or factor."""
    codes: Mapping[str, str] = {}
    """What the quotes of a code are about: a link, an element or a claim; with ~ the opposite."""


class Settings(Written):
    """The settings of a project; what the command line says wins over them.

    `file` is the file that holds them, as diagnostics call it.
    """

    from_key: ClassVar[frozenset[str]] = frozenset({"file"})

    file: str = ""
    paths: Names = ()
    """Models and folders that are checked where none is named, from this file's folder."""
    select: Names = ()
    """Only these checks are told: ids, beginnings of ids (CA3) or the words in brackets."""
    ignore: Names = ()
    """These checks are not told."""
    severity: Mapping[str, Literal["error", "warning", "note"]] = {}
    """How much a check matters in this project: its id or word, and error, warning or note."""
    fail_on: Threshold = "error"
    """From which severity on a check fails: error, warning, note or never."""
    require: Mapping[str, Mapping[str, Floor]] = {}
    """For a model, by its name, the lowest verdict that each claim named may have."""
    fresh: Lag | None = None
    """How old evidence may be on the model's as_of, for example 2 years; older is stale."""
    rule: str | None = None
    """The rule of models that name none: a file, or a published version such as 1.0."""
    baseline: str | None = None
    """The file of findings that are known and left for later, from this file's folder."""
    imports: ImportAnswers | None = None
    """What was answered when files of other tools were brought in."""

    def refused(self, severity: Severity) -> bool:
        """Return whether a finding of this severity fails a check."""
        return self.fail_on != "never" and severity >= Severity[self.fail_on.upper()]


NO_SETTINGS = Settings()
