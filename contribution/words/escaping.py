"""Keeps what people typed from acting where it is shown; each medium has its one function here."""

import re
from collections.abc import Iterable
from html import escape

from contribution.words.letters import ACTING

# Every sign that begins something in GitHub flavoured Markdown, wherever it stands.
_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&$@!])")
_OPENING = re.compile(r"^(\s*)([-+]|\d+[.)]|=+$|:)(?=\s|$|-)")
# Addresses, names and numbers that a forge turns into links although their signs are escaped.
_LINKED = re.compile(r"\b(https?|ftp|www)(?=[:.])|\\[@#](?=\w)", re.IGNORECASE)
_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
# A CI server takes a line that begins with two colons, or holds ##[, for a command of its own.
_COMMAND = re.compile(r"^([^\S\n]*):(?=:)|#(?=#\[)", re.MULTILINE)
# A spreadsheet takes a cell that begins like this for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def escape_printed(text: str) -> str:
    r"""Return the text as a terminal or the log of a CI server may show it.

    What would act on them is shown as `\u001b`, which is also how JSON writes it.
    """
    shown = _show_acting(text).replace("\r", "\\u000d")
    return _COMMAND.sub(lambda found: f"{found[1] or ''}\\u{ord(found[0][-1]):04x}", shown)


def escape_annotation(text: str) -> str:
    """Return the text as the message of a GitHub workflow command."""
    shown = _show_acting(text).replace("%", "%25")
    return shown.replace("\r", "%0D").replace("\n", "%0A")


def escape_annotation_field(text: str) -> str:
    """Return the text as a property of a GitHub workflow command."""
    return escape_annotation(text).replace(":", "%3A").replace(",", "%2C")


def without_acting(text: str) -> str:
    """Return the text without the characters that a page or a picture must not hold."""
    spaced = _LINE_ENDS.sub(" ", text)
    return ACTING.sub(lambda found: "\ufffd" if "\ud800" <= found[0] <= "\udfff" else "", spaced)


def escape_markup(text: str, *, quote: bool = True) -> str:
    """Return the text for HTML, SVG or XML; with `quote` it may also stand in an attribute."""
    return escape(without_acting(text), quote=quote)


def tabulate(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return an HTML table of plain texts, such as a notebook shows."""
    lines = (("th", heads), *(("td", row) for row in rows))
    return "<table>{}</table>".format(
        "".join(
            "<tr>{}</tr>".format("".join(f"<{tag}>{escape_markup(each)}</{tag}>" for each in cells))
            for tag, cells in lines
        )
    )


def escape_markdown(text: str) -> str:
    """Return the text so that Markdown shows it as it stands, on one line; no link, no tag."""
    tidy = " ".join(without_acting(text).split())
    escaped = _OPENING.sub(_escape_opening, _SIGNS.sub(r"\\\1", tidy))
    return _LINKED.sub(lambda found: f"{found[0]}\u200b", escaped)


def escape_dot(text: str) -> str:
    """Return the text for a value of DOT: there a backslash begins an escape."""
    return text.replace("\\", "\\\\").replace("\r", "").replace("\n", "\\n")


def quote_dot(escaped: str) -> str:
    """Return a value of DOT between the quotation marks that it needs."""
    inside = escaped.replace('"', '\\"')
    return f'"{inside}"'


def escape_formula(text: str) -> str:
    """Return the text so that a spreadsheet takes it for text, never for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def quote_code(text: str) -> str:
    """Return the text as code in Markdown; signs that would end it are taken out."""
    tidy = " ".join(without_acting(text).split()).replace("`", "'").replace("|", "/")
    return f"`{tidy}`" if tidy else ""


def _show_acting(text: str) -> str:
    return ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _escape_opening(found: re.Match[str]) -> str:
    sign = found[2]
    at = len(sign) - 1 if sign[0].isdigit() else 0
    return f"{found[1]}{sign[:at]}\\{sign[at:]}"
