"""Who said something, and how many of how many, as people write it down."""

import re
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainValidator

from contribution.domain.located import Written


class Amount(StrEnum):
    """Words for how many people said so, when nobody counted."""

    ALL = "all"
    ALMOST_ALL = "almost all"
    MOST = "most"
    MANY = "many"
    SOME = "some"
    FEW = "few"
    ONE = "one"
    NONE = "none"


def parse_amount(value: object) -> int | Amount:
    """Return a number of people or a word for it.

    Raises:
        ValueError: neither a whole number from 0 nor one of the words.
    """
    if isinstance(value, Amount):
        return value
    # An empty value is not the word none.
    text = (
        ""
        if value is None
        else re.sub(r"(?<=[a-z])-(?=[a-z])", " ", " ".join(str(value).split()).lower())
    )
    if re.fullmatch(r"\d{1,9}", text):
        return int(text)
    if text in set(Amount):
        return Amount(text)
    msg = f"how many is a whole number or one of: {', '.join(Amount)}"
    raise ValueError(msg)


HowMany = Annotated[int | Amount, PlainValidator(parse_amount)]


class Voice(Written):
    """How many of one group said so, how many said otherwise, and of how many asked."""

    from_key = frozenset()

    agree: HowMany | None = None
    dissent: HowMany | None = None
    of: Annotated[int, Field(ge=0)] | None = None


def _agreeing(value: object) -> object:
    return value if isinstance(value, dict | Voice) else {"agree": value}


# `staff: most` is short for `staff: {agree: most}`.
VoiceOf = Annotated[Voice, BeforeValidator(_agreeing)]
