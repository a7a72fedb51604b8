"""What groups answered beside everybody, with whatever would give a small group away withheld."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from contribution.observing.bases import find_base
from contribution.observing.gathering import Pool, Whose
from contribution.observing.questions import Question
from contribution.observing.shares import ShareQuestion
from contribution.stats.small_bases import DEFAULT_THRESHOLDS, suppress_table
from contribution.words.labels import plain_label


class GroupTable(NamedTuple):
    """The bases of the groups that one column tells apart, in one wave; None where withheld.

    `total` is the base of all of them together. `groups` are by plain value, as the table spells
    them; a group that only percentages without a base are known of is left out.
    """

    column: str
    groups: Mapping[str, tuple[str, int | None]]
    total: int | None

    def hides(self, value: str) -> bool:
        """Return whether the group of this plain value is withheld."""
        return value in self.groups and self.groups[value][1] is None


def build_group_table(pool: Pool, column: str, among: Whose, asked: ShareQuestion) -> GroupTable:
    """Return the table of the column's groups among these people.

    A rest that the groups leave of everybody is a group too, for anybody can subtract. `asked` is
    what is asked of everybody.
    """
    of_part = asked._replace(answered=None, population=None)
    bases = {
        value: base
        for value in pool.find_values(column, among)
        if (base := _base(pool.gather({**among, column: plain_label(value)}), of_part))
    }
    total = _base(pool.gather(among), of_part if among else asked)
    rest = total - sum(bases.values())
    fit = suppress_table(
        [*bases.values(), *([rest] if rest > 0 else [])], threshold=DEFAULT_THRESHOLDS.suppress
    )
    groups = {
        plain_label(value): (value, shown)
        for value, shown in zip(bases, fit.cells[: len(bases)], strict=True)
    }
    few = 0 < total < DEFAULT_THRESHOLDS.suppress
    safe = not few and (fit.total is not None or rest < 0)
    return GroupTable(column, groups, total if safe else None)


def is_withheld(pool: Pool, whose: Whose, asked: ShareQuestion, named: Collection[str]) -> bool:
    """Return whether these people's answers would tell those of a group too small to show.

    `named` are the columns by which any group is shown.
    """
    parts = (
        build_group_table(pool, column, whose, asked) for column in named if column not in whose
    )
    if any(part.groups and part.total is None for part in parts):
        return True
    for column, value in whose.items():
        among = {name: each for name, each in whose.items() if name != column}
        if build_group_table(pool, column, among, asked).hides(value):
            return True
        if among and is_withheld(pool, among, asked, named):
            return True
    return False


def _base(question: Question | None, asked: ShareQuestion) -> int:
    """How many people stand behind it; 0 when that is not known."""
    if question is None:
        return 0
    if any(answer.count is not None for answer in question.answers.values()):
        base = find_base(question, answered=asked.answered, drop_dont_know=asked.drop_dont_know)
        return max(0, base.people)
    return round(question.base or asked.answered or 0)
