"""Reads YAML text into placed values, as far as the parser comes."""

import re
from collections.abc import Sequence
from typing import Any

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError

from contribution.domain.diagnostic import Where
from contribution.loading.log import DiagnosticLog, Mended
from contribution.loading.yaml.builder import FLATTEN, TooMuchError, TreeBuilder
from contribution.loading.yaml.node import YamlNode
from contribution.loading.yaml.parts import Parts, join_parts
from contribution.words.phrases import quote

COMPARE = "compare the line with its neighbours: indentation, colons, quotes, brackets"
_BREAK = re.compile(r"\r\n|\r|\n")


def split_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text, without their ends."""
    lines = _BREAK.split(text) if "\r" in text else text.split("\n")
    return tuple(lines if lines[-1] else lines[:-1])


def parse_yaml(
    text: str,
    file: str,
    log: DiagnosticLog,
    mended: Mended | None = None,
    parts: Parts | None = None,
) -> YamlNode | None:
    """Return the root value of the text, or None when there is none; errors go to the log.

    Of a text that was mended all places are those of the text as typed. Of one whose `parts` are
    known only those are read that are new.
    """
    # These count as line breaks to the parser and to no editor.
    for separator in ("\x85", "\u2028", "\u2029"):
        text = text.replace(separator, " ")
    lines = mended.lines if mended else () if parts is None else split_lines(text)
    origin = mended.origin if mended else range(len(lines))
    if parts is not None and (found := parts.read(lines, origin, file)) is not None:
        return join_parts(found, file, log)
    if mended or "\r" in text:
        text = "\n".join(mended.lines if mended else split_lines(text))
    begun = len(log)
    builder = TreeBuilder(file, log, mended.origin if mended else ())
    try:
        whole = text if text.endswith("\n") and not mended else f"{text}\n"
        second = builder.take_all(CParser(whole).get_event)
        if second is not None:
            mark: Any = second.start_mark
            where = Where(file, builder.count_line(mark.line), 1)
            message = "a second document begins here with ---, and was not read"
            log.add(
                "CA019", where, message, "remove the ---, or put the rest into a file of its own"
            )
    except MarkedYAMLError as error:
        mark, lines = error.problem_mark, mended.lines if mended else split_lines(text)
        number = find_line(error, lines)
        wrong = f"this cannot be read as YAML: {quote(lines[number].strip()) if lines else ''}"
        where = Where(file, builder.count_line(number), mark.column + 1)
        log.add("CA011", where, wrong, COMPARE)
    except TooMuchError as error:
        log.add(error.problem_id, error.place.where(file), str(error), FLATTEN)
    root = builder.finish()
    if parts is not None and root is not None and builder.is_plain and len(log) == begun:
        parts.note(root, lines, origin)
    return root


def find_error(lines: Sequence[str]) -> MarkedYAMLError | None:
    """Return where and why the parser stops; None when it comes to the end."""
    try:
        CParser("\n".join(lines) + "\n").raw_parse()
    except MarkedYAMLError as error:
        return error
    return None


def find_line(error: MarkedYAMLError, lines: Sequence[str]) -> int:
    """Return the last line that says something where the parser stopped, counted from 0."""
    mark: Any = error.problem_mark
    return max((n for n in range(min(mark.line + 1, len(lines))) if lines[n].strip()), default=0)
