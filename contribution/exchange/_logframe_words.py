"""The words of logframes: levels, headings, numbers, periods and lists within a cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from contribution.words.labels import plain_words
from contribution.words.numbers import is_blank, read_comma, read_number
from contribution.words.periods import Period, read_period

# Levels in the languages of funders; DFID spoke of goal and purpose before 2011.
_LEVELS = {
    "long-term outcome": r"long[- ]term outcomes?",
    "short-term outcome": r"(?:immediate|short[- ]term) outcomes?",
    "impact": r"impact[os]*|(?:super )?goals?|overall objectives?|ultimate outcomes?|"
    r"objetivos? (?:general|generales|gera[li]s?)|objectifs? (?:global|globaux|généra(?:l|ux))|"
    r"oberziel|wirkung",
    "outcome": r"(?:intermediate |medium[- ]term |other )?outcomes?|purpose|specific objectives?|"
    r"efectos?|objetivos? específicos?|effets?|objectifs? spécifiques?|projektziel",
    "output": r"outputs?|expected results?|productos?|resultados? esperados?|produtos?|"
    r"produits?|extrants?|résultats? attendus?",
    "activity": r"activit(?:y|ies)|actividad(?:es)?|activités?|atividades?|aktivität(?:en)?",
}
_LEVEL = re.compile(
    r"\W*(?:" + "|".join(f"(?P<{name.replace('-', '_').replace(' ', '_')}>{words})"
                         for name, words in _LEVELS.items())
    + r")(?!\w)(?:\(s\))?(?P<beside>\s*\([^)]*\))?\s*(?P<number>\d+(?:\.\d+)*)?\s*"
    r"(?P<mark>[:.)–—-]*)\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)  # fmt: skip
# What may stand before the word: 2023 target, end of project target, year 2 actual.
_WHEN = (
    r"(?:(?:final|end|annual|overall|project|end of (?:project|programme)|\d{4}|year|yr) ?\d* )?"
)
_ROLES = {
    "baseline year": r"(?:baseline|reference) (?:year|date)|année de référence|año de base",
    "current year": r"(?:current|actual) (?:year|date)",
    "target year": r"target (?:year|date)|année cible|año meta",
    "indicator": r"(?:objectively verifiable |performance |key |smart |[a-z ]{4,22} )?"
    r"(?:indicators?|ovis?|indicador(?:es)?|indicateurs?|indikator(?:en)?)",
    "baseline": r"baselines?|l[íi]nea de base|linha de base|situation de référence|"
    r"valeur (?:initiale|de référence|de base)|valor (?:inicial|de base)|ausgangswert",
    "assumptions": r"(?:key )?assumptions?|risks? (?:and |/ ?)?assumptions?|supuestos|hypothèses|"
    r"pressupostos|hipótesis|annahmen",
    "source": r"sources?|(?:sources? and )?means of verification|movs?|data sources?|"
    r"verification|fuentes?|medios de verificación|moyens de vérification|meios de verificação|"
    r"fontes?|quellen?|nachweise?",
    "current": rf"{_WHEN}(?:current|achieved|midline|endline|actuals?|progress|latest)|réalisé|"
    r"valeur actuelle|valor actual|alcanzado|logrado|istwert|"
    r"(?:milestone|target)s? (?:\d )?(?:achieved|actual)",
    "milestone": rf"{_WHEN}milestones?|(?:interim|year|yr|y) ?\d* targets?|hitos?|"
    r"jalons?|marcos?|meilensteine?",
    "target": rf"{_WHEN}targets?|planned|metas?|cibles?|valeurs? cibles?|valor objetivo|"
    r"zielwerte?",
    "unit": r"units?(?: of measure(?:ment)?)?$|unidad$|unité$|einheit$",
    "level": r"(?:results? )?levels?$|hierarchy$|nivel$|niveau$|nível$|ebene$|type$",
    "statement": r"statements?|results?|intervention logic|objectives?|narrative|project summary|"
    r"description|cadena de resultados|resultados?|chaîne (?:de|des|logique)|logique d|"
    r"lógica de|ergebnis|descripción|objetivos|cadeia|hierarchy of",
}  # fmt: skip
_ROLE = {name: re.compile(rf"(?:{words})(?!\w)") for name, words in _ROLES.items()}
# What holds figures, and whether they are still to be reached.
FIGURES: Mapping[str, bool] = MappingProxyType(
    {"baseline": False, "current": False, "milestone": True, "target": True}
)
# Nobody's weighting or rating is evidence.
LEFT_OUT: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "impact weightings": re.compile(r"(?:impact )?weighting(?: ?%)?(?: \d+ ?%?)?"),
        "risk ratings": re.compile(r"risk rating(?: (?:low|medium|moderate|high|severe))?"),
    }
)
# Written where there is nothing yet.
NONE = frozenset({"tbc", "tbd", "to be confirmed", "to be determined", "not applicable", "none"})
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d|Q[1-4][ ,]*\d{4}(?:\s*[/-]\s*\d{2,4})?|(?:FY\s*)?\b\d{4}\s*[/-]\s*\d{2,4}\b|"
    r"[A-Za-z]{3,9}\.? \d{4}|\b[A-Za-z]{3}[ '’-]\d\d\b|\d\d/\d\d/\d{4}|\b(?:19|20)\d\d\b"
)
_PERCENT = re.compile(r"\s*(?:%|per ?cent|pourcent|porcent|prozent)", re.IGNORECASE)
_SPLIT_YEAR = re.compile(r"(\d{4})\s*-\s*(\d{2,4})")
_COUNTED = re.compile(
    r"(?P<value>(?:[£$€]|GBP|EUR|USD)?\s*\d[\d.,]*(?:[ '’]\d{3})*(?:,\d+)?\s*%?)\s*"
    r"(?P<unit>[^\W\d][^\d]{0,40})?"
)
_MARKED = re.compile(
    r"(?:^|\n)\s*(?:[-•·*–▪]\s+|(?:\d{1,2}(?:\.\d{1,2})+[.):]?(?=\s+[^\W\d_a-z])|\d{1,2}[.)]|"
    r"\([a-z\d]\))\s+(?=\D))"
)
_NUMBER = re.compile(
    r"(?i:(?:\w+ )?(?:indi[ck]at?[deo]+u?r)) (\d+(?:\.\d+)*)\s*[:.)–-]*\s*(?=\S)|"
    r"(\d{1,2}(?:\.\d{1,2})+)[.:)]?\s+(?=[^\W\d_a-z])|(\d{1,2})[.:)]\s+(?=\D)"
)


_LONGEST_HEADING = 90


class Levelled(NamedTuple):
    """A stage, how the file counts it (1.1), and the words after it."""

    stage: str
    number: str
    rest: str


class Figured(NamedTuple):
    """A figure as printed, its unit, and the period that stands beside it in the cell."""

    value: str
    unit: str
    period: str


def split_level(text: str) -> Levelled | None:
    """Return the level that the text is, or begins with as in "Outcome 1: More is earned"."""
    found = _LEVEL.fullmatch(text)
    if found is None:
        return None
    parts = found.groupdict()
    if parts["rest"] and not (parts["number"] or ":" in parts["mark"] or parts["beside"]):
        return None
    stage = next(name for name in _LEVELS if parts[name.replace("-", "_").replace(" ", "_")])
    return Levelled(stage, parts["number"] or "", parts["rest"].strip())


def read_heading(heading: str) -> str:
    """Return what stands under the heading; empty where a logframe has no such column."""
    plain = plain_words(heading)
    # "Target (date)" is the column of targets, to whose head a date belongs.
    bare = plain_words(heading.partition("(")[0])
    return next(
        (name for name, form in _ROLE.items()
         if form.match(bare if name.endswith("year") else plain)), ""
    )  # fmt: skip


def find_period(text: str) -> str:
    """Return the first period that the text names, as our tables write it; empty without one."""
    for found in _DATE.finditer(text):
        label = _SPLIT_YEAR.sub(lambda year: f"{year[1]}/{year[2][-2:]}", found[0])
        label = found[0] if found[0].count("-") > 1 else label
        read = read_period(label)
        if isinstance(read, Period):
            return label
        if read.likely and isinstance(read_period(read.likely), Period):
            return read.likely
    return ""


def read_figure(text: str, *, with_comma: bool = False) -> Figured | None:
    """Return the figure of a cell such as "45 % (2016)" or "120 households"; None of mere words.

    `with_comma` reads 12,5 and 1.200 as countries do that write a comma before decimals.
    """
    for found in _DATE.finditer(text):
        period = find_period(found[0])
        rest = f"{text[: found.start()]} {text[found.end() :]}".strip(" \n()[]:;,–-")
        counted = _count(rest.removesuffix(" in"), with_comma=with_comma) if period else None
        if counted:
            return counted._replace(period=period)
    return _count(text.strip(), with_comma=with_comma)


def _count(text: str, *, with_comma: bool) -> Figured | None:
    found = _COUNTED.fullmatch(text)
    value = found["value"].replace("%", "").strip() if found else ""
    value = read_comma(value) if with_comma else value
    if found is None or read_number(value) is None:
        return None
    return Figured(value, "percent" if "%" in found["value"] else (found["unit"] or "").strip(), "")


def read_unit(cell: str, indicator: str) -> str:
    """Return the unit that a cell names, or the first words of the indicator; empty for a count."""
    if _PERCENT.match(cell) or (not cell and _PERCENT.match(indicator)):
        return "percent"
    return "" if plain_words(cell) in {"number", "count", "#", "no"} else cell


def split_points(text: str, *, only_marked: bool = False) -> list[str]:
    """Return the points of a list in one cell: those with bullets or numbers, else its lines."""
    parts = _MARKED.split(text) if _MARKED.search(text) else [text]
    if len(parts) == 1 and not only_marked:
        parts = text.splitlines()
    plain = [" ".join(each.split()) for each in parts]
    return [each for each in plain if not is_blank(each) and plain_words(each) not in NONE]


def strip_number(text: str) -> tuple[str, str]:
    """Return the number with which the file counts the text, and its words without it."""
    words = " ".join(text.split())
    found = _NUMBER.match(words)
    if found is None:
        return "", words
    return next(filter(None, found.groups())), words[found.end() :]


class Headings(NamedTuple):
    """What stands in which column, how each is headed, and which period its heading names."""

    columns: dict[str, int]
    figures: Mapping[int, str]
    names: Mapping[int, str]
    periods: dict[int, str]


def read_headings(cells: list[str], told: Mapping[str, str]) -> Headings | None:
    """Return what the row says of those below it; None where it is no row of headings."""
    # A year may be told by itself, and is no heading then.
    told = {name: each for name, each in told.items() if not find_period(each)}
    named = {plain_words(each): name for name, each in told.items()}
    names = {at: cell for at, cell in enumerate(cells) if 0 < len(cell) <= _LONGEST_HEADING}
    columns: dict[str, int] = {}
    figures: dict[int, str] = {}
    for at, cell in names.items():
        role = named.get(plain_words(cell)) or read_heading(cell)
        if role in FIGURES:
            figures[at] = role
        elif role and (role not in told or plain_words(cell) in named):
            columns.setdefault(role, at)
    found = {*columns, *figures.values()}
    if "indicator" not in found or not told.keys() <= found or len(found) + len(told) < 3:
        return None
    left = [at for at in range(columns["indicator"]) if at not in (*columns.values(), *figures)]
    for at in left:
        level = split_level(names.get(at, ""))
        if level and not level.rest:
            columns["statement"] = at
    if "statement" not in columns and left:
        columns["statement"] = left[-1]
    return Headings(columns, figures, names, {at: find_period(names[at]) for at in figures})
