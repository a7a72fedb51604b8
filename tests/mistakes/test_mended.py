"""What check --fix writes keeps every comment and leaves nothing for a second time."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from contribution.app.check import check_paths
from contribution.app.fix import fix_paths
from contribution.editing.edits import list_comments
from tests.mistakes.test_mistakes import MISTAKES, MODEL, NAME, folder, path_of

__all__ = ["folder"]
_SIGNS = "abeiotrsnl:-#'\"[]{}>,\n \t\u00a0\u200b"


def _mend(file: Path, typed: str, *, unsafe: bool = False) -> str:
    before = file.read_bytes()
    file.write_text(typed, "utf-8", newline="")
    try:
        fix_paths([MODEL], unsafe=unsafe)
        mended = file.read_bytes().decode()
        again = fix_paths([MODEL], unsafe=unsafe)
        assert (again.changes, file.read_bytes().decode()) == (0, mended), again.err
        check_paths([MODEL])
    finally:
        file.write_bytes(before)
    return mended


def test_of_the_mistakes_of_the_table_most_are_mended_to_what_was_meant(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    counts: Counter[str] = Counter()
    for mistake in [each for each in MISTAKES if "write" in each][::6]:
        file = folder / path_of(mistake["in"])
        text = file.read_bytes().decode()
        typed = text.replace(mistake["was"], mistake["typed"], 1)
        right = text.replace(mistake["was"], mistake.get("means", mistake["was"]), 1)
        mended = _mend(file, typed)
        assert Counter(list_comments(mended)) == Counter(list_comments(typed))
        counts["meant" if mended == right else "left" if mended == typed else "other"] += 1

    assert counts["meant"] > 3 * (counts["left"] + counts["other"]), counts


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_typed_is_mended_once_and_no_comment_is_lost(
    seed: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    chance = random.Random(seed)
    file = chance.choice([folder / MODEL, *sorted((folder / f"evidence/{NAME}").glob("*.yaml"))])
    text = file.read_bytes().decode()
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(text))
        gone = at + chance.choice((0, 1))
        text = text[:at] + chance.choice(["", *_SIGNS]) + text[gone:]
    unsafe = chance.random() < 0.4

    mended = _mend(file, text, unsafe=unsafe)

    if not unsafe:
        assert Counter(list_comments(text)) <= Counter(list_comments(mended))
