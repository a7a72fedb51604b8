"""The page about the library, run; `python -m tests.library_page` renews what its code prints."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/library.md"
_BLOCK = re.compile(r"```python\n(?P<code>.*?)```(?P<told>\n\n```output\n.*?```)?", re.DOTALL)


def renewed(text: str) -> str:
    """Return the page with what its code prints, block after block, in one program."""
    names: dict[str, object] = {}

    def run(block: re.Match[str]) -> str:
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(compile(block["code"], str(PAGE), "exec"), names)
        told = printed.getvalue()
        code = f"```python\n{block['code']}```"
        return f"{code}\n\n```output\n{told}```" if told else code

    with _copy_of_the_models():
        return _BLOCK.sub(run, text)


@contextlib.contextmanager
def _copy_of_the_models() -> Iterator[None]:
    # The page writes files where it runs, as its readers will.
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name in ("models", "evidence"):
            shutil.copytree(ROOT / name, name)
        yield


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), "utf-8")
