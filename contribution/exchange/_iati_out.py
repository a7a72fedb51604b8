"""Writes results as IATI 2.03, in the order of its schema, with what we know them by again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import (
    Comment,
    Element,
    SubElement,
    indent,
    register_namespace,
    tostring,
)

from contribution.evidence_kinds.indicator.series import TARGETS
from contribution.exchange.draft import DraftItem, DraftRegister, ForeignModel
from contribution.words.escaping import without_acting
from contribution.words.labels import plain_label
from contribution.words.numbers import is_share, read_number
from contribution.words.periods import Period, read_period

TYPES = {"1": "output", "2": "outcome", "3": "impact"}
PERCENT = "2"
# Attributes of our own, which the schema allows in another namespace.
_SPACE = "urn:contribution"
ID, SAYS, REGISTER, LABEL = (
    f"{{{_SPACE}}}{name}" for name in ("contribution_id", "says", "register", "label")
)
_FILL = (
    " The schema asks for what a model does not hold: fill in the identifier, the organisations, "
    "the status and dates before you publish. "
)


class _Line(NamedTuple):
    """A row of a table of indicators: whether it is a target, its period, part and number."""

    is_target: bool
    period: Period
    part: str
    value: str
    is_percent: bool


def write_iati(draft: ForeignModel) -> bytes:
    """Return the results that have indicators, in the order of the schema; nothing is made up.

    What the schema asks for and a model does not hold stands empty, under a remark that says so.
    """
    register_namespace("contribution", _SPACE)
    root = Element("iati-activities", version="2.03")
    activity = SubElement(root, "iati-activity")
    activity.append(Comment(_FILL))
    SubElement(activity, "iati-identifier")
    _narrate(SubElement(activity, "reporting-org", ref="", type=""), "")
    _narrate(SubElement(activity, "title"), draft.title)
    _narrate(SubElement(activity, "description"), draft.title)
    SubElement(activity, "participating-org", role="")
    SubElement(activity, "activity-status", code="")
    for kind, day in zip(("2", "3"), draft.span, strict=True):
        if day:
            SubElement(activity, "activity-date", {"type": kind, "iso-date": day})
    types = {stage: kind for kind, stage in TYPES.items()}
    series = [(item, register) for register in draft.registers if register.table
              for item in register.items]  # fmt: skip
    for node in draft.nodes:
        # An indicator of several results stands under the first of them.
        kind = types.get("outcome" if node.stage.endswith("outcome") else node.stage, "")
        own = [each for each in series if kind and node.key in each[0].about]
        series = [each for each in series if each not in own]
        if own:
            result = SubElement(activity, "result", {"type": kind, ID: node.known_as})
            _narrate(SubElement(result, "title"), node.label)
            for item, register in own:
                _write_indicator(result, item, register)
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _narrate(element: Element, words: str) -> None:
    SubElement(element, "narrative").text = without_acting(words)


def _list_lines(register: DraftRegister, item: DraftItem) -> Iterator[_Line]:
    for row in register.table[1:]:
        cells = dict(zip(register.table[0], row, strict=True))
        period, number = read_period(cells["period"]), read_number(cells["value"])
        is_own = plain_label(cells["indicator"]) == plain_label(str(item.fields["indicator"]))
        if is_own and number is not None and isinstance(period, Period):
            is_target = plain_label(cells.get("measure", "")) in TARGETS
            is_percent = is_share(str(item.fields.get("unit", "")) + cells.get("unit", ""))
            yield _Line(is_target, period, cells.get("place", ""), str(number), is_percent)


def _write_indicator(result: Element, item: DraftItem, register: DraftRegister) -> None:
    lines = list(_list_lines(register, item))
    measure = PERCENT if any(each.is_percent for each in lines) else "1"
    made = SubElement(result, "indicator", measure=measure)
    made.set("ascending", "0" if item.fields.get("expect") == "decrease" else "1")
    says = str(item.fields["says"])
    for name, text in ((ID, item.known_as), (SAYS, says), (REGISTER, register.title)):
        made.set(name, without_acting(text))
    _narrate(SubElement(made, "title"), str(item.fields["indicator"]))
    targets = [each.period.starts for each in lines if each.is_target]
    first = min((each.period.starts for each in lines if not each.is_target), default=None)
    # What was known before the first target is the baseline; else every figure has its period.
    base = first if first and targets and first < min(targets) else None
    grouped: defaultdict[Period, list[_Line]] = defaultdict(list)
    for each in lines:
        period = each.period
        if period.starts == base and not each.is_target:
            day = period.ends.isoformat()
            said: dict[str, str] = {
                "year": day[:4],
                "iso-date": day,
                "value": each.value,
                LABEL: period.label,
            }
            _write_part(SubElement(made, "baseline", said), each.part)
        else:
            grouped[period].append(each)
    for period in sorted(grouped, key=lambda each: each.starts):
        own = SubElement(made, "period", {LABEL: period.label})
        SubElement(own, "period-start", {"iso-date": period.starts.isoformat()})
        SubElement(own, "period-end", {"iso-date": period.ends.isoformat()})
        for each in sorted(grouped[period], key=lambda line: not line.is_target):
            name = "target" if each.is_target else "actual"
            _write_part(SubElement(own, name, value=each.value), each.part)


def _write_part(element: Element, part: str) -> None:
    if part:
        SubElement(element, "dimension", name="place", value=without_acting(part))
