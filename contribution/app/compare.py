"""Two versions of a model, from files or git revisions: read, rated, compared."""

from __future__ import annotations

from pathlib import Path

from contribution.app.assess import assess, require_something
from contribution.app.revisions import OpenVersion, name_versions, open_version
from contribution.changes.change import Change, Comparison, Move
from contribution.changes.compare import compare
from contribution.changes.story_part import tell_moved
from contribution.domain.diagnostic import Where
from contribution.errors import UnknownNameError
from contribution.scoring import find_scorers
from contribution.story.blocks import Part


def compare_versions(
    old: str, new: str | None = None, *, at: str | None = None, scorer: str = "ordinal"
) -> Comparison:
    """Return the comparison of two versions, each a file or REVISION:path.

    Without `new` the other version is the file as it stands now, and `old` as a mere path means
    that file at the revision `at`, the last commit unless said otherwise.

    Raises:
        FileNotReadableError: there is no such file, now or in that revision.
        UnknownRevisionError: git knows no such revision.
        GitFailedError: git is missing, or this is no repository.
        UnknownNameError: there is no such scorer.
        NothingToShowError: nothing in a model could be read.
    """
    scorers = find_scorers()
    if scorer not in scorers:
        raise UnknownNameError("scorer", scorer, scorers)
    first, second = name_versions(old, new, at)
    with open_version(first) as before, open_version(second) as after:
        earlier = require_something(assess(before.path, scorer), before.name)
        later = require_something(assess(after.path, scorer), after.name)
        comparison = compare(earlier, later, scorers[scorer].rate)
    named = comparison._replace(old_name=before.name, new_name=after.name)
    return _rename_places(_rename_places(named, before), after)


def find_moved(model: str, since: str | None, scorer: str) -> tuple[Part, ...]:
    """Return what moved in the model since a former version: a file, or a git revision of it.

    Nothing without a version.

    Raises:
        FileNotReadableError: there is no such file, now or in that revision.
        UnknownRevisionError: git knows no such revision.
    """
    if since is None:
        return ()
    if Path(since).exists():
        return (tell_moved(compare_versions(since, model, scorer=scorer)),)
    return (tell_moved(compare_versions(model, at=since, scorer=scorer)),)


def _rename_places(comparison: Comparison, version: OpenVersion) -> Comparison:
    if not version.folder:
        return comparison
    before = f"{version.name.partition(':')[0]}:"

    def rename(where: Where) -> Where:
        # The folder is gone by now; what people can look up is the file in its revision.
        if not where.file.startswith(version.folder):
            return where
        return where._replace(file=before + where.file.removeprefix(version.folder))

    def rename_change(change: Change) -> Change:
        return change._replace(where=rename(change.where))

    def rename_move(move: Move) -> Move:
        movers = tuple(rename_change(each) for each in move.movers)
        return move._replace(where=rename(move.where), movers=movers)

    return comparison._replace(
        changes=tuple(rename_change(each) for each in comparison.changes),
        moves=tuple(rename_move(each) for each in comparison.moves),
    )
