"""Where a quoted text or a bracket ends, and how a text is put in quotes."""

import re

PAIRS = {"[": "]", "{": "}"}


def find_close(value: str) -> int:
    """Return how many characters a quoted text or a bracket takes; 0 where it is open or none."""
    first = value[0]
    if first in "\"'":
        pattern = r'"(?:[^"\\]|\\.)*"' if first == '"' else r"'(?:[^']|'')*'"
        found = re.match(pattern, value)
        return found.end() if found else 0
    if first not in PAIRS:
        return 0
    depth = 0
    for position, character in enumerate(value):
        depth += (character in PAIRS) - (character in PAIRS.values())
        if depth == 0:
            return position + 1
    return 0


def quote_scalar(text: str) -> str:
    """Return the text in those quotation marks that change the least of it."""
    if "'" in text and '"' not in text and "\\" not in text:
        return f'"{text}"'
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
