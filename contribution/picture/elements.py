"""SVG written as nested elements, with text and attributes escaped in one place."""

from __future__ import annotations

import re

from contribution.picture.lettering import clean
from contribution.words.escaping import escape_markup

Attribute = str | float | int | None
_PLAIN = re.compile(r"[^A-Za-z0-9-]|^[^A-Za-z]")


def element(name: str, *children: str, **attributes: Attribute) -> str:
    """Return one element; an underscore in an attribute's name is written as a hyphen.

    Children are SVG already; attributes that are None are left out, numbers are rounded.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def said(text: str) -> str:
    """Return the text, escaped and fit to stand inside an element."""
    return escape_markup(clean(text), quote=False)


def title(text: str) -> str:
    """Return the element that a browser shows and a screen reader says for its parent."""
    return element("title", said(text))


def words(text: str, x: float, y: float, size: float, **attributes: Attribute) -> str:
    """Return one line of text with its baseline at (x, y)."""
    return element("text", said(text), x=x or None, y=y, font_size=size, **attributes)


def id_of(subject: str) -> str:
    """Return the subject's name as an id: the name itself, for a link `source.target`.

    Characters that an id should not hold are written as `_hex_`, so that the name can be had back.
    """
    parts = (
        _PLAIN.sub(lambda found: f"_{ord(found[0]):x}_", part) for part in subject.split(" -> ")
    )
    return ".".join(parts)


def write_figure(value: float) -> str:
    """Return the number as short as it can be written to a hundredth."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _value(value: Attribute) -> str:
    if isinstance(value, float):
        return write_figure(value)
    return escape_markup(str(value))
