"""HTML written as nested elements; the one place that escapes what people wrote."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

# Control characters have no place in HTML; marks that turn the writing direction of what follows
# could make a label read as something it does not say. Letters of any script stay.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef"
    "\ufffe\uffff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_PLAIN = re.compile(r"[^A-Za-z0-9-]")
_VOID = frozenset({"br", "col", "hr", "input", "meta"})


class Html(str):
    """Text that is HTML already; only this module and trusted drawings make it."""

    __slots__ = ()


Child = Html | str | None
Attribute = str | int | bool | None


def element(tag: str, *children: Child, **attributes: Attribute) -> Html:
    """Return one element; plain text among the children and all attributes are escaped.

    An attribute's name may end in an underscore (`class_`), and one inside becomes a hyphen;
    attributes that are None or False are left out, True stands without a value.
    """
    written = "".join(
        f" {_name(key)}" if value is True else f' {_name(key)}="{_escape(str(value), quote=True)}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if tag in _VOID:
        return Html(f"<{tag}{written}>")
    return Html(f"<{tag}{written}>{join(children)}</{tag}>")


def join(children: Iterable[Child], separator: Child = "") -> Html:
    """Return the children one after another, text escaped, None left out."""
    between = _as_html(separator)
    return Html(between.join(_as_html(each) for each in children if each is not None))


def trust(markup: str) -> Html:
    """Return a drawing or a packaged file as HTML; never call it with what a user wrote."""
    return Html(markup)


def clean(text: str) -> str:
    """Return the text without characters that a page must not hold."""
    return _SURROGATE.sub("\ufffd", _UNFIT.sub("", text))


def anchor(kind: str, name: str = "") -> str:
    """Return the id of the place that tells about `name`; two underscores keep it from all others.

    Ids inside pictures never hold two underscores after a word, so the two cannot meet.
    """
    parts = (_PLAIN.sub(lambda found: f"_{ord(found[0]):x}_", part) for part in name.split(" -> "))
    return f"{kind}__{'.'.join(parts)}"


def refer(kind: str, name: str, text: Child) -> Html:
    """Return a link to the place that tells about `name`."""
    return element("a", text, href=f"#{anchor(kind, name)}")


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _as_html(child: Child) -> str:
    if child is None:
        return ""
    return child if isinstance(child, Html) else _escape(child, quote=False)


def _escape(text: str, *, quote: bool) -> str:
    return escape(clean(text), quote=quote)
