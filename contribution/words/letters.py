"""Single characters: how wide they are, and which of them act on whatever shows them."""

import re
import unicodedata

# They steer a terminal, end a line, or turn the direction of what follows, so that a label could
# read as something it does not say; the last are no characters at all. Tab, line feed and carriage
# return are left to each medium.
ACTING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)
# Signs that nobody sees. Those that join letters are left out: some scripts are spelt with them.
UNSEEN = re.compile("[\u00ad\u200b\u2060-\u2064\ufeff]")
# Letters of other scripts that look like Latin ones; which is meant cannot be seen.
_LATIN = str.maketrans(
    "аеорсухіјѕАВЕКМНОРСТХІЈЅοΟΑΒΕΗΙΚΜΝΡΤΥΖ", "aeopcyxijsABEKMHOPCTXIJSoOABEHIKMNPTYZ"
)


def look_latin(text: str) -> str:
    """Return the text with the Latin letter for each that looks like one."""
    return text if text.isascii() else text.translate(_LATIN)


def is_joined(character: str) -> bool:
    """Return whether it takes no room of its own: an accent, or a sign that only joins others."""
    return unicodedata.combining(character) > 0 or unicodedata.category(character) == "Cf"


def is_wide(character: str) -> bool:
    """Return whether it takes the room of two letters, as those of East Asia do."""
    return unicodedata.east_asian_width(character) in "WF"


def runs_from_right(text: str) -> bool:
    """Return whether the text begins at the right, as Arabic and Hebrew do."""
    kinds = (unicodedata.bidirectional(each) for each in text)
    return next((each in {"R", "AL"} for each in kinds if each in {"L", "R", "AL"}), False)


def name_sign(character: str) -> str:
    """Return what Unicode calls it, in small letters."""
    return unicodedata.name(character, "control character").lower()


def base_letter(character: str) -> str:
    """Return the letter without its accents."""
    return unicodedata.normalize("NFD", character)[0]


def to_ascii(text: str) -> str:
    """Return the text in plain letters; what has none is left out."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def count_columns(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(0 if is_joined(each) else 2 if is_wide(each) else 1 for each in text)
