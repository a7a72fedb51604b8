"""Finds the columns whose numbers have a comma before their decimals: the whole table decides."""

from collections import Counter
from collections.abc import Iterator

from contribution.domain.diagnostic import Where
from contribution.loading.log import DiagnosticLog
from contribution.loading.tables.header import Line
from contribution.words.numbers import Comma, is_blank, tell_comma
from contribution.words.phrases import quote

# Labels that hold a number are no numbers.
_LABELS = frozenset(
    {"wave", "question", "statement", "option", "respondent", "indicator", "period", "place"}
    | {"unit", "line", "group", "year", "pair", "era", "feature"}
)


class DecimalCommas:
    """What the cells of a table tell, column by column, while its rows are gone through once.

    Where commas stand between the cells none stands within, so nothing is looked at.
    """

    def __init__(self, columns: tuple[str, ...], separator: str) -> None:
        self._separator = separator
        self._places = [
            (place, name, Counter[Comma]())
            for place, name in enumerate(columns)
            if separator != "," and name and name not in _LABELS
        ]
        self._doubtful: dict[str, tuple[int, int, str]] = {}

    def watch(self, lines: Iterator[Line]) -> Iterator[Line]:
        """Yield the lines as they come, and note what they tell."""
        if not self._places:
            yield from lines
        for line, cells in lines:
            for place, name, seen in self._places:
                if place < len(cells) and not is_blank(cells[place]):
                    told = tell_comma(cells[place])
                    seen[told] += 1
                    if told is Comma.EITHER:
                        self._doubtful.setdefault(name, (line, place + 1, cells[place]))
            yield line, cells

    def find(self) -> frozenset[str]:
        """Return the columns with decimal commas; one slip in five cells makes no other column."""
        found = {name: seen for _, name, seen in self._places if _allows(seen)}
        return frozenset(found if any(seen[Comma.COMMA] for seen in found.values()) else ())

    def report_doubts(self, file: str, log: DiagnosticLog) -> None:
        """Note each column whose numbers may mean two things because no cell of the table tells."""
        told = sum((seen for *_, seen in self._places), Counter[Comma]())
        if self._separator != ";" or told[Comma.COMMA] or told[Comma.POINT]:
            return
        for name, (line, column, cell) in self._doubtful.items():
            whole, parts = (
                cell.strip().replace(",", sign).replace(".", sign) for sign in ("", ".")
            )
            read = whole if "," in cell else parts
            log.add(
                "CA056",
                Where(file, line, column),
                f"{name} {quote(cell)} may be {whole} or {parts}; it was read as {read}",
                f"write {whole}; or, for {parts}, save the table with commas between its cells",
            )


def _allows(seen: Counter[Comma]) -> bool:
    numbers = seen[Comma.COMMA] + seen[Comma.EITHER] + seen[Comma.NONE]
    return 0 < numbers >= 5 * (seen[Comma.NO_NUMBER] + seen[Comma.POINT])
