"""Reads YAML text into placed values, as far as the parser comes."""

import re
from typing import Any

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError

from contribution.domain.diagnostic import Where
from contribution.loading.log import DiagnosticLog, Mended
from contribution.loading.yaml.builder import FLATTEN, TooMuchError, TreeBuilder
from contribution.loading.yaml.node import YamlNode
from contribution.words.phrases import quote

COMPARE = "compare the line with its neighbours: indentation, colons, quotes, brackets"
_BREAK = re.compile(r"\r\n|\r|\n")


def split_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text, without their ends."""
    lines = _BREAK.split(text) if "\r" in text else text.split("\n")
    return tuple(lines if lines[-1] else lines[:-1])


def parse_yaml(
    text: str, file: str, log: DiagnosticLog, mended: Mended | None = None
) -> YamlNode | None:
    """Return the root value of the text, or None when there is none; errors go to the log.

    Of a text that was mended all places are those of the text as typed.
    """
    # These count as line breaks to the parser and to no editor.
    for separator in ("\x85", "\u2028", "\u2029"):
        text = text.replace(separator, " ")
    if mended or "\r" in text:
        text = "\n".join(mended.lines if mended else split_lines(text))
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
        number = max(
            (n for n in range(min(mark.line + 1, len(lines))) if lines[n].strip()), default=0
        )
        wrong = f"this cannot be read as YAML: {quote(lines[number].strip()) if lines else ''}"
        where = Where(file, builder.count_line(number), mark.column + 1)
        log.add("CA011", where, wrong, COMPARE)
    except TooMuchError as error:
        log.add(error.problem_id, error.place.where(file), str(error), FLATTEN)
    return builder.finish()
