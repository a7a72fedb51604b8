"""The pages that lead somebody through a task, run; `python -m tests.recipe_pages` renews them.

A block of a file follows a line with its name in bold and is written; of a console every line
that begins with a dollar is run, and what it prints stands below it. Archives are packed too.
"""

from __future__ import annotations

import contextlib
import re
import shlex
import tempfile
import zipfile
from pathlib import Path

from click.testing import CliRunner

from contribution.cli import group

DOCS = Path(__file__).parent.parent / "docs"
PAGES = (DOCS / "start.md", *sorted((DOCS / "recipes").glob("*.md")))
_BLOCK = re.compile(
    r"\*\*`(?P<file>[^`]+)`\*\*\n\n```\w+\n(?P<text>.*?)```|```console\n(?P<console>.*?)```",
    re.DOTALL,
)


def renewed(text: str) -> str:
    """Return the page with what its commands print, run one after the other in one folder."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        return _BLOCK.sub(_renew, text)


def _renew(block: re.Match[str]) -> str:
    if block["file"]:
        path = Path(block["file"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block["text"], "utf-8")
        return block[0]
    commands = [line for line in block["console"].split("\n") if line.startswith("$ ")]
    return f"```console\n{''.join(map(_run, commands))}```"


def _run(line: str) -> str:
    program, *words = shlex.split(line.removeprefix("$ "), comments=True)
    if words[:2] == ["-m", "zipfile"]:
        zipfile.main(words[2:])  # type: ignore[attr-defined]
    if program != "contribution":
        return f"{line}\n"
    told = CliRunner().invoke(group, words, prog_name="contribution", catch_exceptions=False)
    # Whoever reads a page does not want to see how long a file is.
    out = re.sub(r"^wrote .*\n", "", told.output, flags=re.MULTILINE)
    return f"{line}\n{out}"


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(renewed(page.read_text("utf-8")), "utf-8")
