"""HTML written as nested elements; the one place that escapes what people wrote."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from contribution.words.escaping import escape_markup

_VOID = frozenset({"br", "col", "hr", "img", "input", "meta"})


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
        f" {_name(key)}" if value is True else f' {_name(key)}="{escape_markup(str(value))}"'
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


def write_head(title: str, style: str, script: str, *, also: str = "", more: Child = None) -> Html:
    """Return the head of a page: nothing that a label could smuggle in is run or fetched.

    Only this style and script are; `also` is what the policy lets through besides.
    """
    digest = b64encode(sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; "
        f"{also}base-uri 'none'; form-action 'none'"
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        more,
        element("title", title),
        element("style", trust(style)),
    )


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _as_html(child: Child) -> str:
    if child is None:
        return ""
    return child if isinstance(child, Html) else escape_markup(child, quote=False)
