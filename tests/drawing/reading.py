"""Reads what a picture drew: the contrast of two colours, and the name behind an id."""

from __future__ import annotations

import re

_CODED = re.compile(r"_([0-9a-f]+)_")


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def subject_of(element_id: str) -> str:
    """Return the name of which `id_of` made this id."""
    parts = (_CODED.sub(lambda found: chr(int(found[1], 16)), p) for p in element_id.split("."))
    return " -> ".join(parts)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
