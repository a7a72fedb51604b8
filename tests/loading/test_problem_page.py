from __future__ import annotations

from contribution.loading.problems.page import write_page


def test_an_example_with_keys_is_shown_as_yaml_and_others_as_text() -> None:
    assert "```yaml\ntitle: A\n```" in write_page("a", "b", "title: A", "c")
    assert "```text\nwave,option\n```" in write_page("a", "b", "wave,option", "c")


def test_the_four_parts_stand_under_their_headings() -> None:
    page = write_page("Finds it.", "It matters.", "x", "Do this.")
    assert "## What it finds\n\nFinds it.\n" in page
    assert "## Why it matters\n\nIt matters.\n" in page
    assert "## How to resolve\n\nDo this.\n" in page
