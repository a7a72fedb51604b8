"""Finds the id that was misspelt where it is declared, while what names it is right."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from contribution.domain.diagnostic import Where
from contribution.loading.mending.page import Slip
from contribution.loading.model.catalogue import Catalogue
from contribution.loading.model.names import find_ends
from contribution.words.labels import compose
from contribution.words.near import find_meant
from contribution.words.phrases import quote

_NAMED = ("node", "assumption", "factor")
_WORD = re.compile(r"[^\W_](?:[\w-]*\w)?")


def find_misspelt(unknown: Iterable[Where], catalogue: Catalogue) -> Iterator[tuple[str, Slip]]:
    """Yield file and edit for each id that nothing names, while all name one that nothing has.

    `unknown` are the places of names that nothing has. Where only one names it, the spelling that
    occurs elsewhere is right.
    """
    sources = catalogue.log.sources
    texts = (lines for shown, lines in sources.items() if not Where(shown).is_cell)
    words = [each for lines in texts for line in lines for each in _WORD.findall(compose(line))]
    uses = Counter(words)
    uses.update(part for word in words if "-" in word for part in word.split("-"))
    declared = catalogue.declared
    idle = [name for name, each in declared.items() if uses[name] == 1 and each.what in _NAMED]
    for name in dict.fromkeys(each for where in unknown for each in _read(where, catalogue)):
        meant = find_meant(name, idle)
        if meant is None or not _is_right(name, meant, uses):
            continue
        there = declared[meant].where
        line = sources[there.file][there.line - 1]
        at = line.find(meant)
        wrong = f"{quote(meant)} is named by nothing, and {name} {_times(uses[name])}"
        mended = f"{line[:at]}{name}{line[at + len(meant) :]}"
        changed = {there.line - 1: (mended,)}
        yield (
            there.file,
            Slip(there.line - 1, at, wrong, f"write {name}", changed, problem_id="CA034"),
        )


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _read(where: Where, catalogue: Catalogue) -> Iterator[str]:
    """Yield the names that stand at a place and that nothing has."""
    lines = catalogue.log.sources.get(where.file, ())[where.line - 1 : where.line]
    text = "".join(lines)[where.column - 1 : where.end_column - 1].strip("\"'")
    for name in find_ends(text) or (text,):
        if name not in catalogue.declared:
            yield name


def _is_right(name: str, other: str, uses: Counter[str]) -> bool:
    if uses[name] > 1:
        return True
    one, another = ({*each.split("-")} for each in (name, other))
    return all(uses[each] > 1 for each in one - another) and any(
        uses[each] == 1 for each in another - one
    )
