"""An entry of the baseline matches nothing any more.

What it finds
    An entry of the baseline, the file of findings that are known and left for later, for which
    fewer findings are there than it says, in a file that was read or is gone.

Why it matters
    What has been put right would else leave room for the next mistake of its kind at its place.
    A baseline is there to grow smaller.

Example
    known:
      - {file: models/clubs.yaml, check: CA114, at: outcomes/on-time, count: 2}

How to resolve
    Run `contribution check --prune-baseline`, and commit the file.

Source
    ESLint's bulk suppressions, which fail on entries that no longer match, so that they shrink.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from contribution.app.floors import ID as FLOOR_ID
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity
from contribution.domain.indexing import group_by
from contribution.domain.settings import Settings
from contribution.editing.edits import write_scalar
from contribution.errors import NoBaselineError
from contribution.loading.files.folders import NamedFile, Unsaved, find_project_folder
from contribution.loading.log import DiagnosticLog
from contribution.loading.settings import KnownFinding, read_baseline
from contribution.proofreading.finding_keys import FindingKey, name_findings
from contribution.words.phrases import count_of

ID = "CA904"
SLUG = "baseline-outdated"
SEVERITY = Severity.ERROR
_FILE = "contribution-baseline.yaml"
_HEAD = """\
# Findings that are known and left for later; new ones are told. contribution check writes this
# file with --write-baseline, and makes it smaller with --prune-baseline. Add to a line why it is
# left, as because: ...
"""


class _Baseline(NamedTuple):
    """A baseline: its file, what is known there, and the models that go by it."""

    file: Path
    known: Sequence[KnownFinding]
    checked: Sequence[Assessment]
    wrong: tuple[Diagnostic, ...]

    def name(self, one: Assessment) -> dict[Diagnostic, FindingKey]:
        """Return what of a model may be left for later, told or waiting, each with its key."""
        every = (*one.diagnostics, *one.waiting)
        may = [each for each in every if each.may_be_muted and each.id != FLOOR_ID]
        return dict(name_findings(may, one.sources, str(self.file.parent)))

    def count_kinds(self) -> Counter[FindingKey]:
        """Return how many findings of each kind are there."""
        named: dict[Diagnostic, FindingKey] = {}
        for one in self.checked:
            named |= self.name(one)
        return Counter(named.values())

    def is_read(self, file: str) -> bool:
        """Return whether this run read the file, or would have if it were still there."""
        path = (self.file.parent / file).resolve()
        read = {Path(each).resolve() for one in self.checked for each in one.sources}
        return path in read or not path.exists()


def leave_known(
    checked: Sequence[Assessment], unsaved: Unsaved | None = None, *, is_whole: bool
) -> list[Assessment]:
    """Return the assessments without the findings that the baselines of their projects know.

    Where the findings are the `is_whole` of what is told, entries that match none are findings.
    `unsaved` are texts by path that win over what the disk holds.
    """
    told: list[Assessment] = []
    for each in _open(checked, unsaved):
        left = Counter({_key(known): known.count for known in each.known})
        decided: dict[Diagnostic, bool] = {}
        for one in each.checked:
            # To name a finding takes time that is wasted where none is known.
            for diagnostic, key in each.name(one).items() if left else ():
                if diagnostic not in decided:
                    decided[diagnostic] = left[key] > 0
                    left[key] -= decided[diagnostic]
            told.append(_take_out(one, decided))
        outdated = _find_outdated(each, left) if is_whole else ()
        more = (*each.wrong, *outdated)
        told[-1] = replace(told[-1], diagnostics=(*told[-1].diagnostics, *more))
    return told


def _take_out(one: Assessment, is_known: dict[Diagnostic, bool]) -> Assessment:
    def keep(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        return tuple(each for each in found if not is_known.get(each))

    known = tuple(each for each in one.diagnostics if is_known.get(each))
    return replace(one, diagnostics=keep(one.diagnostics), waiting=keep(one.waiting), known=known)


def update_baselines(checked: Sequence[Assessment], *, grow: bool) -> str:
    """Write what is found now into the baselines, or only take out what is gone; return words.

    Raises:
        NoBaselineError: there is no baseline to take anything out of.
        FileNotWritableError: a file cannot be written.
    """
    return "".join(_update(each, grow=grow) for each in _open(checked))


def _update(baseline: _Baseline, *, grow: bool) -> str:
    from contribution.app.write import write_file

    if not grow and not baseline.file.exists():
        raise NoBaselineError(str(baseline.file))
    now, before = baseline.count_kinds(), Counter(dict.fromkeys(map(_key, baseline.known), 0))
    before.update({_key(each): each.count for each in baseline.known})
    reasons = {_key(each): each.because for each in baseline.known}
    unread = Counter({key: n for key, n in before.items() if not baseline.is_read(key.file)})
    after = (now if grow else now & before) | unread
    lines = "".join(_write(key, after[key], reasons.get(key)) for key in sorted(+after))
    write_file(str(baseline.file), f"{_HEAD}known:{lines or ' []'}\n")
    gone = (before - after).total()
    added = (after - before).total()
    name = os.path.relpath(baseline.file)
    return f"{name}: {count_of(added, 'finding')} more left for later, {gone} taken out\n"


def _open(checked: Sequence[Assessment], unsaved: Unsaved | None = None) -> Iterator[_Baseline]:
    """Yield each baseline that some of the models go by."""
    for file, those in group_by(checked, _find_file).items():
        asked_at = those[0].settings.places.at("baseline")
        log = DiagnosticLog()
        named = NamedFile(file, os.path.relpath(file), unsaved or {})
        # One that nobody named need not be there.
        asked = those[0].settings.baseline is not None
        known = read_baseline(named, asked_at, log) if asked or named.exists() else ()
        yield _Baseline(file, known, those, log.diagnostics)


def find_baseline_file(settings: Settings, model: str) -> Path:
    """Return where the baseline of the model's project stands, or would stand."""
    project = Path(settings.file).parent if settings.file else find_project_folder(Path(model))
    return project.resolve() / (settings.baseline or _FILE)


def _find_file(one: Assessment) -> Path:
    return find_baseline_file(one.settings, one.graph.model.file)


def _key(known: KnownFinding) -> FindingKey:
    return FindingKey(known.file, known.check, known.at, known.names)


def _find_outdated(baseline: _Baseline, left: Counter[FindingKey]) -> Iterator[Diagnostic]:
    for known in baseline.known:
        spare = left[_key(known)]
        if spare > 0 and baseline.is_read(known.file):
            where = known.places.at()
            there = known.count - spare
            yield Diagnostic(
                where,
                ID,
                SLUG,
                SEVERITY,
                f"{count_of(known.count, 'finding')} of {known.check} at {known.at or known.file} "
                f"{'is' if known.count == 1 else 'are'} left for later, and {there or 'none'} "
                f"{'is' if there == 1 else 'are'} there",
                "run: contribution check --prune-baseline",
            )


def _write(key: FindingKey, count: int, because: str | None) -> str:
    said: dict[str, str | int | list[str]] = {"file": key.file, "check": key.check}
    said |= {"at": key.at} if key.at else {}
    said |= {"names": list(key.names)} if key.names else {}
    said |= {"count": count} if count > 1 else {}
    said |= {"because": because} if because else {}
    return f"\n  - {{{', '.join(f'{name}: {_spell(value)}' for name, value in said.items())}}}"


def _spell(value: str | int | list[str]) -> str:
    if isinstance(value, str):
        return write_scalar(value)
    return json.dumps(value, ensure_ascii=False)
