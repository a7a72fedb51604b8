"""Which sets of conditions go with a result across programmes: a truth table, cases named.

After C. Ragin, The Comparative Method (1987): a condition is an assumption that programmes share,
present where the evidence speaks for it and absent where it speaks against it. A case of which
nobody knows either is left out by name; it is not taken for absent.
"""

from __future__ import annotations

from collections import defaultdict

from contribution.errors import UnknownNameError
from contribution.formats.portfolio import Cell, Tableau
from contribution.portfolio.lists import FEWEST, Inquiry
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
    result = _find_meaning(inquiry, outcome)
    results = _decide(inquiry, "claim", result)
    signs = _find_conditions(inquiry, result, len(results))
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


def _find_conditions(inquiry: Inquiry, result: str, cases: int) -> dict[str, dict[str, bool]]:
    """Return the assumptions that at least half of the cases decide, most shared first."""
    shared = inquiry.store.ask(
        "select meaning(label, same_as) as meant, min(label) as label, count(distinct place) as n "
        "from here join assumption using (bundle) where rank <> 0 and place in ("
        "select place from here join claim using (bundle) "
        "where rank <> 0 and meaning(label, same_as) = ?) "
        "group by 1 having 2 * n >= ? order by n desc, label limit ?",
        *(result, max(cases, FEWEST), _MOST),
    )
    return {
        inquiry.wordings.name_meaning(meant, label): _decide(inquiry, "assumption", meant)
        for meant, label, _ in list(shared)
    }


def _find_meaning(inquiry: Inquiry, outcome: str) -> str:
    for label, same_as, meant in inquiry.store.ask(
        "select label, same_as, meaning(label, same_as) from here join claim using (bundle) "
        "group by 1, 2"
    ):
        if outcome in {inquiry.wordings.name_meaning(meant, label), same_as}:
            return str(meant)
    labels = inquiry.store.ask("select distinct label from here join claim using (bundle)")
    raise UnknownNameError("result", outcome, (str(label) for (label,) in labels))


def _decide(inquiry: Inquiry, table: str, meant: str) -> dict[str, bool]:
    """Return the places where evidence speaks for what is meant, or against it."""
    found = inquiry.store.ask(
        f"select place, rank > 0 from here join {table} using (bundle) "  # noqa: S608
        "where rank <> 0 and meaning(label, same_as) = ? order by place, number",
        meant,
    )
    return {str(place): bool(speaks_for) for place, speaks_for in found}
