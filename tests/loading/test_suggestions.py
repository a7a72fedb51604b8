from __future__ import annotations

from contribution.loading.suggestions import find_nearest, quote, suggest


def test_the_nearest_name_is_offered() -> None:
    assert suggest("lable", ["label", "note"]) == "did you mean label?"
    assert suggest("On_Time", ["on-time", "club"]) == "did you mean on-time?"


def test_without_a_near_name_the_known_ones_are_listed() -> None:
    assert suggest("zzz", ["b", "a"]) == "known here: a, b"
    assert suggest("zzz", []) == "none is known so far"
    assert suggest("zzz", [f"n{i}" for i in range(20)]).endswith("and 8 more")


def test_a_long_name_is_found_among_many() -> None:
    names = [f"activity-number-{i:05d}" for i in range(5000)]
    assert find_nearest("activity-numbr-00042", names)[0].startswith("activity-number-000")


def test_a_quoted_word_is_one_short_line() -> None:
    assert quote("a\n  b") == '"a b"'
    assert len(quote("x" * 500)) <= 62
