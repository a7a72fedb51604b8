"""Lays out the page of a problem under the four headings that every page has."""

from __future__ import annotations

from textwrap import dedent


def write_page(finds: str, matters: str, example: str, resolve: str) -> str:
    """Return the page as Markdown; the example is YAML that has the problem, or plain text."""
    text = dedent(example).strip("\n")
    fence = "```yaml" if ":" in text else "```text"
    return (
        f"## What it finds\n\n{finds}\n\n## Why it matters\n\n{matters}\n\n"
        f"## Example\n\n{fence}\n{text}\n```\n\n## How to resolve\n\n{resolve}\n"
    )
