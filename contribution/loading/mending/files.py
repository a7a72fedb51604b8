"""Mends the files of a project in which something makes no sense as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from contribution.domain.diagnostic import Diagnostic
from contribution.loading.files.document import find_written_names
from contribution.loading.files.folders import YAML_FILES, NamedFile
from contribution.loading.log import Mended
from contribution.loading.mending.engine import apply, begin, mend
from contribution.loading.mending.judge import Judge, judge_model, judge_other, judge_register
from contribution.loading.mending.misspelt import find_misspelt
from contribution.loading.model.catalogue import Catalogue
from contribution.loading.model.model_file import SECTIONS
from contribution.loading.project import is_trouble

_TOO_MUCH = frozenset({"CA006", "CA016", "CA017"})
# Nobody types such files by hand.
_LARGE = 1_000_000
_KIND = re.compile(r"\bkind:|^items:")
_PART = re.compile(rf"(?:{'|'.join(SECTIONS)})\b")


def mend_files(
    file: NamedFile, found: Sequence[Diagnostic], catalogue: Catalogue
) -> Mapping[str, Mended]:
    """Return the files mended so far and now, by name; `catalogue` knows what was read of them."""
    sources, names = catalogue.log.sources, catalogue.list_names()
    mended = dict(file.mended)
    if any(each.id in _TOO_MUCH for each in found):
        return mended
    suspects: dict[str, dict[int, str]] = {}
    unknown = [each.where for each in found if each.id == "CA034"]
    for each in found:
        # Settings in TOML obey another grammar.
        if each.id != "CA034" and is_trouble(each) and each.where.file.endswith(YAML_FILES):
            suspects.setdefault(each.where.file, {}).setdefault(each.where.line - 1, each.id)
    for shown, lines in suspects.items():
        typed = sources.get(shown)
        is_small = typed and sum(map(len, typed)) < _LARGE
        if typed and is_small:
            judge = _choose_judge(file._replace(path=Path(shown), shown=shown), typed, names)
            begun = mended.get(shown) or begin(typed)
            after = mend(begun, typed, list(lines.items()), shown, judge)
            if after is not begun:
                mended[shown] = after
    for shown, edit in find_misspelt(unknown, catalogue):
        typed = sources[shown]
        mended[shown] = apply(mended.get(shown) or begin(typed), edit, typed, shown)
    return mended


def _choose_judge(file: NamedFile, lines: tuple[str, ...], names: set[str]) -> Judge:
    if any(_PART.match(line) for line in lines):
        return judge_model(file, names - find_written_names(lines))
    if any(_KIND.search(line) for line in lines):
        return judge_register(file, names)
    return judge_other(file)


def leave_out_more(
    found: Iterable[Diagnostic], mended: Mapping[str, Mended]
) -> tuple[Diagnostic, ...]:
    """Return what was found but on mended lines, of which the mending alone is told.

    It is not sure where more is wrong with the line.
    """
    told = {each for one in mended.values() for each in one.log.diagnostics}
    places = {_place(each) for each in told}
    more = {each for each in found if each not in told and _place(each) in places}
    doubtful = {_place(each) for each in more}
    return tuple(
        each._replace(fixes=()) if each in told and _place(each) in doubtful else each
        for each in found
        if each not in more
    )


def _place(found: Diagnostic) -> tuple[str, int]:
    return found.where.file, found.where.line
