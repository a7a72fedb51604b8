"""Which sets of conditions go with a result across programmes: a truth table, cases named.

After C. Ragin, The Comparative Method (1987): a condition is an assumption that programmes share,
present where the evidence speaks for it and absent where it speaks against it. A case of which
nobody knows either is left out by name; it is not taken for absent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from contribution.errors import UnknownNameError
from contribution.formats.portfolio import Tableau
from contribution.portfolio.lists import FEWEST, Inquiry
from contribution.portfolio.rows import Cell
from contribution.words.phrases import count_of, list_words

# Each further condition doubles the rows that so few cases have to fill.
_MOST = 4


def find_configurations(inquiry: Inquiry, outcome: str) -> Tableau:
    """Return the truth table for a result of this name or wording.

    Consistency is the share of a row's cases that have the result, coverage the share of all cases
    with the result that the row holds. Both are 0 to 1, None without such cases.

    Raises:
        UnknownNameError: no model has such a result.
    """
    results = _find_signs(inquiry, "claim", outcome)
    signs = _find_conditions(inquiry, set(results))
    cases = {place: tuple(sign[place] for sign in signs.values() if place in sign)
             for place in results}  # fmt: skip
    whole = {place: row for place, row in cases.items() if len(row) == len(signs)}
    left_out = sorted(results.keys() - whole.keys())
    title = f"Which conditions go with: {outcome}?"
    if len(whole) < FEWEST or not signs:
        note = (
            f"{count_of(len(whole), 'case')} with this result and the same conditions, "
            f"each decided either way; under {FEWEST} nothing is shown."
        )
        return Tableau("configurations", title, note, ("Condition",), [])
    rows = _tabulate(whole, results)
    note = f"Left out, since evidence is missing or open: {list_words(left_out, most=8)}."
    head = (*signs, "Cases", "With the result", "Consistency", "Coverage", "Which")
    return Tableau("configurations", title, note if left_out else "", head, rows)


def _tabulate(
    cases: dict[str, tuple[bool, ...]], results: dict[str, bool]
) -> list[tuple[Cell, ...]]:
    by_row: defaultdict[tuple[bool, ...], list[str]] = defaultdict(list)
    for place, row in sorted(cases.items()):
        by_row[row].append(place)
    positive = sum(results[place] for place in cases)
    rows: list[tuple[Cell, ...]] = []
    for row, places in sorted(by_row.items(), reverse=True):
        having = sum(results[place] for place in places)
        rows.append(
            (
                *("present" if each else "absent" for each in row), len(places), having,
                f"{having / len(places):.2f}",
                f"{having / positive:.2f}" if positive else None, ", ".join(places),
            )
        )  # fmt: skip
    return rows


def _find_conditions(inquiry: Inquiry, places: set[str]) -> dict[str, dict[str, bool]]:
    """Return the assumptions that at least half of the cases decide, most shared first."""
    found = inquiry.ask("place, label, same_as, rank", "assumption")
    signs = {
        wording: _decide((each[0], each[3]) for each in same if each[0] in places)
        for wording, same in inquiry.wordings.group(found)
    }
    shared = [each for each in signs.items() if 2 * len(each[1]) >= max(len(places), FEWEST)]
    shared.sort(key=lambda each: (-len(each[1]), each[0]))
    return dict(shared[:_MOST])


def _find_signs(inquiry: Inquiry, table: str, outcome: str) -> dict[str, bool]:
    found = inquiry.ask("place, label, same_as, rank", table)
    for wording, same in inquiry.wordings.group(found):
        if outcome in {wording, *(str(each[2]) for each in same if each[2])}:
            return _decide((each[0], each[3]) for each in same)
    raise UnknownNameError("result", outcome, (str(row[1]) for row in found))


def _decide(pairs: Iterable[tuple[Cell, Cell]]) -> dict[str, bool]:
    decided: dict[str, bool] = {}
    for place, rank in pairs:
        if rank:
            decided[str(place)] = int(rank) > 0
    return decided
