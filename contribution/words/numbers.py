"""Numbers as tables print them, and marks that there is none: read right, or not at all."""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from contribution.words.labels import tidy_label


class Mark(Enum):
    """What a cell says that holds no number."""

    MISSING = "missing"
    DASH = "dash"  # apart from missing, because its meaning differs from table to table
    WITHHELD = "withheld"
    DOUBTFUL = "in doubt"


class Unreadable(NamedTuple):
    """A cell that cannot be read with certainty, and what it likely should say (may be empty)."""

    text: str
    likely: str = ""
    withheld: bool = False


# Ways to say that there is no figure; the last are those of programs that found none to divide by.
_MISSING = frozenset(
    {"", "n/a", "na", "n.a.", "none", "nil return", ".", "..", "...", "…", ":", "not known", "n/k"}
    | {"nan", "null", "#n/a", "#div/0!"}
)
_DASHES = frozenset({"-", "–", "—", "−", "--"})
# A figure is known and not shown: rounded away, too small to publish, or confidential.
_WITHHELD = re.compile(
    r"^(?:\*+|~|c|x|z|s|[<>≤≥]\s*\d+|under \d+|fewer than \d+|less than \d+|suppressed|low"
    r"|confidential|\[[a-z]{1,5}\])$",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"(?:\d{1,15}|\d{1,3}(?:([, ])\d{3})(?:\1\d{3}){0,3})?(?:(?<=\d)|(?=\.\d))"
                    r"(?:\.\d{1,20})?")  # fmt: skip
_UNIT = re.compile(r"\s*(?:%|per ?cent|points?|pp)$", re.IGNORECASE)
_CURRENCY = re.compile(r"^(?:[£$€]|GBP|EUR|USD)\s*|\s*(?:[£$€]|GBP|EUR|USD)$")
_CODES = re.compile(r"\s*(?:\[[^\]]*\]|\([a-z]\)|[*†‡§#¹²³]+|(?<=\d)\s?[a-jnp-z])$")
_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1", "S": "5", "B": "8"})
_CONTINENTAL = re.compile(r"(?:\d{1,3}(?:[.' ]\d{3})+|\d+)(?:,\d{1,2})?")
_DIGITS = re.compile(r"\d(?:[\d.,' ]*\d)?")
# Decimals in one country are thousands in another.
_EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_COMMA = re.compile(r"(?:[1-9]\d{0,2}(?:[.' ]\d{3})+|\d+)(?:,\d+)?")
_SCALES = {"k": 1_000, "m": 1_000_000, "bn": 1_000_000_000}


@lru_cache(maxsize=65_536)
def read_printed(text: str, brackets: int = 1) -> Decimal | Mark:
    """Return the number that the cell holds, or what it says instead.

    Percent and currency signs are dropped, thousands may be set off by a comma or a space.
    `brackets` is the sign of a number in brackets: +1 where they mark a footnote or a small base,
    -1 in accounts, 0 where they leave it in doubt.
    """
    bare = _bare(text)
    if bare in _DASHES:
        return Mark.DASH
    if bare.lower() in _MISSING:
        return Mark.MISSING
    if _WITHHELD.match(bare):
        return Mark.WITHHELD
    number, sign = _without_signs(bare, brackets)
    if not sign or not number or not _PLAIN.fullmatch(number):
        return Mark.DOUBTFUL
    return sign * Decimal(number.replace(",", "").replace(" ", ""))


def read_number(text: str, brackets: int = 0) -> Decimal | None:
    """Return the number that the cell holds; None when it holds none or it is in doubt."""
    value = read_printed(text, brackets)
    return value if isinstance(value, Decimal) else None


# Words that people rate in are read as often as figures, by an item, its checks and its picture.
@lru_cache(maxsize=4096)
def parse_cell(text: str, *, dash: float | None, brackets: int = 1) -> float | Unreadable | None:
    """Return the number a cell holds, None when it says there is none.

    `dash` is what a lone dash means: 0 in a table of answers, None where a figure is missing.
    Marks of withheld cells, stray letters and doubtful commas are unreadable.
    """
    value = read_printed(text, brackets)
    if isinstance(value, Decimal):
        return float(value)
    if value is Mark.WITHHELD:
        return Unreadable(text, withheld=True)
    if value is Mark.DOUBTFUL:
        return Unreadable(text, guess_number(text))
    return dash if value is Mark.DASH else None


class Quantity(NamedTuple):
    """A number with its unit: "%", "points", or "" for any other."""

    number: Decimal
    unit: str


def read_quantity(text: str) -> Quantity | None:
    """Return the number with its unit, as in 61%, -15 points or £8,359; None when in doubt."""
    bare = _bare(text)
    match = _UNIT.search(bare)
    number = read_number(bare if match is None else bare[: match.start()])
    if number is None:
        return None
    unit = "" if match is None else "points" if match[0].strip()[:2] in {"po", "pp"} else "%"
    return Quantity(number, unit)


def is_blank(text: str) -> bool:
    """Return whether the cell says that there is no figure, or none that is shown."""
    return read_printed(text) in {Mark.MISSING, Mark.DASH, Mark.WITHHELD}


def says_nothing(text: str) -> bool:
    """Return whether the cell holds neither a number nor a dash for none at all."""
    value = read_printed(text, 0)
    return not isinstance(value, Decimal) and value is not Mark.DASH


_COUNTED = (
    *("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve"),
)


def read_count(text: object) -> int | None:
    """Return the small whole number that a word or a text of digits says; None for all else."""
    word = str(text).strip().lower() if isinstance(text, str | int) else ""
    if word.isdecimal() and len(word) < 10:
        return int(word)
    return _COUNTED.index(word) if word in _COUNTED else None


def count_decimals(number: Decimal | None) -> int:
    """Return how many decimals the number is printed with; 0 without a number."""
    exponent = number.as_tuple().exponent if number is not None else 0
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def rounding_unit(numbers: Iterable[Decimal]) -> Decimal:
    """Return the unit to which the numbers are rounded: a power of ten that divides all, or 1.

    A unit leaves the largest at least three digits: 100, 400 and 500 are not taken for rounded.
    """
    known = [number for number in numbers if number]
    unit = Decimal(1)
    largest = max((abs(number) for number in known), default=Decimal(0))
    while largest >= unit * 1000 and all(number % (unit * 10) == 0 for number in known):
        unit *= 10
    return unit


def is_share(unit: str) -> bool:
    """Return whether values of this unit are shares of a hundred; points of change are not."""
    words = unit.casefold().replace("per cent", "percent")
    return ("percent" in words or "%" in words) and "point" not in words


class Comma(Enum):
    """What a cell tells of the sign before decimals, in a table whose cells no comma sets off."""

    NO_NUMBER = "no number"
    NONE = "none"  # 30
    EITHER = "either"  # 1,234 or 1.234
    COMMA = "comma"  # 12,5 or 1.391,5
    POINT = "point"  # 12.5 or 1,391.5


@lru_cache(maxsize=65_536)
def tell_comma(text: str) -> Comma:
    """Return whether the cell's number is written with a comma before its decimals."""
    bare = _bare(text)
    digits = _DIGITS.search(bare)
    if digits is None:
        return Comma.NO_NUMBER
    around = f"{bare[: digits.start()]}0{bare[digits.end() :]}"
    if not isinstance(read_printed(around), Decimal):
        return Comma.NO_NUMBER
    if _EITHER.fullmatch(digits[0]):
        return Comma.EITHER
    if digits[0].replace(" ", "").isdecimal():
        return Comma.NONE
    return Comma.COMMA if _COMMA.fullmatch(digits[0]) else Comma.POINT


def read_comma(text: str) -> str:
    """Return the cell of a column with decimal commas as one with a point; no number as it is."""
    if tell_comma(text) not in {Comma.EITHER, Comma.COMMA}:
        return text
    bare = _bare(text)
    return _DIGITS.sub(lambda digits: re.sub(r"[.' ]", "", digits[0]).replace(",", "."), bare, 1)


def guess_number(text: str) -> str:
    """Return the number that a doubtful cell likely means, as text; empty when nobody can tell."""
    bare = _bare(text)
    if not any(character.isdigit() for character in bare):
        return _as_plain(bare.translate(_LOOKALIKES)) if len(bare) > 1 else ""
    number, sign = _without_signs(bare, 1)
    if number.endswith("-") and sign > 0:
        number, sign = number[:-1].rstrip(), -1
    candidates = (
        number.translate(_LOOKALIKES),
        _CODES.sub("", number),
        number.strip("[]()*†‡ "),
        re.sub(r"\.{2,}", ".", number),
        _from_continental(number),
        number.replace(" ", "") if re.fullmatch(r"[\d ]+", number) else "",
        _from_scale(number),
        re.sub(r"\s*per ?cent$", "", number),
        number,
    )
    likely = next((found for each in candidates if (found := _as_plain(each))), "")
    return f"-{likely}" if likely and sign < 0 else likely


def _bare(text: str) -> str:
    bare = tidy_label(text) if not text.isdecimal() else text
    return bare.replace("−", "-")


def _without_signs(bare: str, brackets: int) -> tuple[str, int]:
    sign = 1
    if bare.startswith("(") and bare.endswith(")"):
        bare, sign = bare[1:-1].strip(), brackets
    bare = bare.removesuffix("%").rstrip()
    negative = bare.startswith("-")
    bare = _CURRENCY.sub("", bare.removeprefix("-").removeprefix("+").lstrip())
    if bare.startswith("-") and not negative:
        negative, bare = True, bare[1:].lstrip()
    return bare, -sign if negative else sign


def _as_plain(number: str) -> str:
    return number if number and _PLAIN.fullmatch(number) else ""


def _from_continental(number: str) -> str:
    """1.391,5 and 1'391 and 12,5 as 1391.5 and 1391 and 12.5."""
    if not _CONTINENTAL.fullmatch(number):
        return ""
    whole, _, decimals = number.partition(",")
    whole = re.sub(r"[.' ]", "", whole)
    return f"{whole}.{decimals}" if decimals else whole


def _from_scale(number: str) -> str:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(k|m|bn)", number, re.IGNORECASE)
    return f"{(Decimal(match[1]) * _SCALES[match[2].lower()]).normalize():f}" if match else ""
