"""Writes the table of docs/exchange.md from the formats: `python -m tests.exchange_page`."""

from __future__ import annotations

import re
from pathlib import Path

from contribution.exchange import find_exchange, list_exchanges

PAGE = Path(__file__).parent.parent / "docs" / "exchange.md"
_TABLE = re.compile(r"^\| what \|.*?\n\n", re.MULTILINE | re.DOTALL)


def renew(text: str) -> str:
    """Return the page with a row for every format: how it is called, which way, what it keeps."""
    rows = ["| what | `--as` | endings | in | out | what is kept |", "|---|---|---|---|---|---|"]
    for name in list_exchanges():
        form = find_exchange(name)
        read, write = ("yes" if each else "–" for each in (form.read, form.write))
        endings = " ".join(form.suffixes)
        rows.append(f"| {form.title} | `{name}` | {endings} | {read} | {write} | {form.keeps} |")
    return _TABLE.sub(lambda _: "\n".join(rows) + "\n\n", text)


if __name__ == "__main__":
    PAGE.write_text(renew(PAGE.read_text("utf-8")), "utf-8")
