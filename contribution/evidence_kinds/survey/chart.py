"""What groups answered beside everybody, with whatever would give a small group away withheld.

The chart of a survey's result: everybody by wave, or a group beside the others.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from contribution.domain.figures import Chart
from contribution.evidence_kinds.survey.answers import Answers
from contribution.evidence_kinds.survey.fields import SurveyItem, SurveyRegister
from contribution.evidence_kinds.survey.question import ask, read_whose
from contribution.evidence_kinds.survey.questions import Pool, Question, Whose
from contribution.evidence_kinds.survey.shares import Share, ShareQuestion, find_base, find_share
from contribution.stats.proportions import wilson
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


_Point = tuple[str, float | None, float | None, float | None]
# More groups than these make no picture: then the group stands beside everybody alone.
_MOST_SHOWN = 5
_TOO_FEW = "withheld"


class GroupShare(NamedTuple):
    """What one group said in one wave; `share` is None where it is withheld."""

    name: str
    share: Share | None


def build_chart(
    item: SurveyItem, shares: tuple[Share, ...], beside: tuple[tuple[GroupShare, ...], ...]
) -> Chart:
    """Return bars with 95% intervals; `beside` holds the groups of each wave, or nothing."""
    lines = {} if item.expect.level is None else {str(item.expect): item.expect.level}
    title = (item.statement or item.question or item.says).strip()
    options = " or ".join(item.options)
    if not beside:
        bars = tuple(_point(share, f"Wave {share.wave}") for share in shares)
        asked = {
            (options, bar[0]): each.sample.base for bar, each in zip(bars, shares, strict=True)
        }
        hoped = frozenset(lines)
        return Chart("bars", title, "percent", {options: bars}, lines, hoped=hoped, asked=asked)
    asked = {}
    series: dict[str, list[_Point]] = {}
    for share, groups in zip(shares, beside, strict=True):
        for group in groups:
            label = f"Wave {share.wave}"
            point = _point(group.share, label) if group.share else (label, None, None, None)
            if group.share and point[1] is not None:
                asked[group.name, label] = group.share.sample.base
            series.setdefault(group.name, []).append(point)
    known = {
        name: tuple(points)
        for name, points in series.items()
        if any(point[1] is not None for point in points)
    }
    hidden = [name for name in series if name not in known]
    left = f" (not shown: {', '.join(hidden)})" if hidden else ""
    named, hoped = f"{title}: {options}{left}", frozenset(lines)
    return Chart("bars", named, "percent", known, lines, hoped=hoped, asked=asked)


def find_beside(
    item: SurveyItem, register: SurveyRegister, answers: Answers | None, shares: tuple[Share, ...]
) -> tuple[tuple[GroupShare, ...], ...]:
    """Return, for each wave, the item's group first, then the other groups, then everybody.

    Empty for an item about everybody. A group whose answers a reader must not learn, alone or by
    subtraction, has no share.
    """
    if not item.where or answers is None or register.table is None:
        return ()
    return tuple(_find_groups(item, register, answers, share) for share in shares)


def say_beside(item: SurveyItem, share: Share, groups: tuple[GroupShare, ...]) -> str:
    """Return one wave's groups in words, as counts of bases."""
    column = next(iter(item.where))
    told = (f"{g.name} {g.share.fraction if g.share else _TOO_FEW}" for g in groups)
    return f"Wave {share.wave} by {column}: {', '.join(told)}"


def _find_groups(
    item: SurveyItem, register: SurveyRegister, answers: Answers, share: Share
) -> tuple[GroupShare, ...]:
    if share.respondents is None or register.table is None:
        return ()
    pool = answers.pools[share.respondents.key]
    whose = read_whose(item, answers)
    column, own = next(iter(whose.items()))
    among = {name: value for name, value in whose.items() if name != column}
    everybody = ask(item, register, share.wave, everybody=not among)
    groups = build_group_table(pool, column, among, everybody)
    asked = ask(item, register, share.wave)
    table = register.table

    def find(name: str, value: str | None) -> GroupShare:
        question = pool.gather(among if value is None else {**among, column: value})
        wanted = everybody if value is None else asked
        found = find_share(question, wanted, table) if question else ()
        return GroupShare(name, found if isinstance(found, Share) else None)

    others = [value for value in groups.groups if value != own]
    picked = [own, *(others if len(others) <= _MOST_SHOWN else ())]
    shown = [
        GroupShare(_name(groups, value), None)
        if groups.hides(value)
        else find(_name(groups, value), value)
        for value in picked
        if value in groups.groups
    ]
    everyone = "Everybody" if not among else "All of these groups"
    total = GroupShare(everyone, None) if groups.total is None else find(everyone, None)
    return (*shown, total)


def _name(groups: GroupTable, value: str) -> str:
    return groups.groups[value][0].strip()


def _point(share: Share, label: str) -> _Point:
    # Percentages of so few people say less than their counts.
    if share.sample.base < DEFAULT_THRESHOLDS.percentages:
        return label, None, None, None
    interval = wilson(share.sample)
    return label, share.percent, 100 * interval.low, 100 * interval.high
