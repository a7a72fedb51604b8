"""Mends what the findings of a check can mend by themselves: in memory first, then in the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from contribution.app.assess import assess
from contribution.app.find_models import find_models, find_own_paths
from contribution.app.govern import NOTHING_ASKED, Asked, govern, require_known_checks
from contribution.app.write import write_texts
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Fix, Where
from contribution.editing.edits import Told, read_exactly, show_difference
from contribution.editing.fixing import make_fixes
from contribution.words.phrases import count_of

# What a fix uncovers may have a fix of its own; nobody's file needs more rounds than this.
_ROUNDS = 5


class _Project(NamedTuple):
    """Models as they read with some texts changed; `texts` holds every text as it stands now."""

    models: Sequence[str]
    asked: Asked
    texts: Mapping[Path, str]
    assessed: Sequence[Assessment]

    def read_with(self, changed: Mapping[Path, str]) -> _Project:
        """Return the project with these texts changed, assessed anew."""
        texts = {**self.texts, **changed}
        unsaved = {file: text.encode() for file, text in texts.items()}
        assessed = [govern(assess(each, unsaved=unsaved), self.asked) for each in self.models]
        named = {Path(file) for one in assessed for file in one.sources if not Where(file).is_cell}
        texts |= {file: read_exactly(file) for file in sorted(named - texts.keys())}
        return self._replace(texts=texts, assessed=assessed)

    @property
    def found(self) -> Iterator[Diagnostic]:
        """Yield what is told of the models, and what waits."""
        for one in self.assessed:
            yield from (*one.diagnostics, *one.waiting)

    def count_findings(self) -> Counter[tuple[str, str, str]]:
        """Return how often each finding is made, wherever in its file it stands."""
        return Counter((each.where.file, each.id, each.message) for each in set(self.found))

    def measure(self) -> list[int]:
        """Return how much there is in each model."""
        return [
            size
            for one in self.assessed
            for model in (one.graph.model,)
            for size in (
                *map(len, (model.nodes, model.links, model.assumptions, model.factors)),
                *map(len, (model.claims, model.questions, one.graph.evidence)),
                sum(len(each.item.about) for each in one.graph.evidence),
            )
        ]


def fix_paths(
    paths: Sequence[str],
    asked: Asked = NOTHING_ASKED,
    *,
    unsafe: bool = False,
    write: bool = True,
) -> Told:
    """Return what was, or would be, mended in the models and in all that they read.

    Only safe fixes are made unless `unsafe`. A fix is kept when its finding is gone afterwards and
    whatever was in the models still is.

    Raises:
        FileNotReadableError: there is no such file.
        UnknownNameError: a word to select or ignore is the name of no check.
        ChangedMeanwhileError: somebody changed a file since it was read; nothing was written.
        FileNotWritableError: a file cannot be written.
    """
    require_known_checks(asked)
    models = find_models(paths or find_own_paths())
    begun = project = _Project(models, asked, {}, ()).read_with({})
    made: list[Diagnostic] = []
    for _ in range(_ROUNDS):
        project, more = _mend(project, _choose(project, unsafe=unsafe))
        made += more
        if not more:
            break
    after = {file: text for file, text in project.texts.items() if begun.texts.get(file) != text}
    if write:
        write_texts(begun.texts, after)
        return Told(len(made), "", _say(made, len(after)))
    shown = (show_difference(file, begun.texts[file], text) for file, text in after.items())
    return Told(len(made), "".join(shown), "" if after else "nothing to mend\n")


def _choose(project: _Project, *, unsafe: bool) -> dict[Fix, Diagnostic]:
    chosen: dict[Fix, Diagnostic] = {}
    for each in project.found:
        safe = [fix for fix in each.fixes if fix.is_safe]
        for fix in safe[:1] or (each.fixes[:1] if unsafe else ()):
            chosen.setdefault(fix, each)
    return chosen


def _mend(project: _Project, cures: Mapping[Fix, Diagnostic]) -> tuple[_Project, list[Diagnostic]]:
    """Return the project mended, and what was cured: together, or one by one."""
    sources = {name: lines for one in project.assessed for name, lines in one.sources.items()}
    fixed = make_fixes(cures, project.texts, sources)
    if not fixed.fixes:
        return project, []
    cured = [cures[fix] for fix in fixed.fixes]
    after = project.read_with(fixed.texts)
    if _is_cured(project, after, cured):
        return after, cured
    mended: list[Diagnostic] = []
    for fix in fixed.fixes if len(fixed.fixes) > 1 else ():
        project, more = _mend(project, {fix: cures[fix]})
        mended += more
    return project, mended


def _is_cured(before: _Project, after: _Project, cured: Sequence[Diagnostic]) -> bool:
    wanted = Counter((each.where.file, each.id, each.message) for each in cured)
    is_gone = not wanted - (before.count_findings() - after.count_findings())
    pairs = zip(before.measure(), after.measure(), strict=True)
    return is_gone and all(now >= then for then, now in pairs)


def _say(made: Sequence[Diagnostic], files: int) -> str:
    if not made:
        return "nothing was mended\n"
    lines = (f"mended {each.where}: {each.id} {each.message}\n" for each in made)
    return f"{''.join(lines)}{count_of(len(made), 'place')} mended in {count_of(files, 'file')}\n"
