"""Reads a plain scalar as YAML 1.2 core does: `no` is text, 010 is ten, a date is text."""

from __future__ import annotations

import re

from contribution.loading.yaml_node import Scalar

_WORDS: dict[str, Scalar] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_DECIMAL = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL = re.compile(r"0o[0-7]+\Z")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
# Longer numbers stay text: nobody counts that far, and converting them is slow.
_LONGEST = 300


class PrintedInt(int):
    """A whole number that is shown as it was written."""

    text: str

    def __str__(self) -> str:
        return self.text


class PrintedFloat(float):
    """A number that is shown as it was written: 61.50 stays 61.50."""

    text: str

    def __str__(self) -> str:
        return self.text


def read_scalar(text: str) -> Scalar:
    """Return what the plain scalar means; infinities and not-a-number stay text."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in "0123456789+-." or len(text) > _LONGEST:
        return text
    if _DECIMAL.match(text):
        return _whole(text, 10)
    if _OCTAL.match(text):
        return _whole(text, 8)
    if _HEXADECIMAL.match(text):
        return _whole(text, 16)
    return _fraction(text) if _FLOAT.match(text) else text


def _whole(text: str, radix: int) -> int:
    number = int(text, radix)
    if str(number) == text:
        return number
    printed = PrintedInt(number)
    printed.text = text
    return printed


def _fraction(text: str) -> Scalar:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        return text
    if repr(number) == text:
        return number
    printed = PrintedFloat(number)
    printed.text = text
    return printed
