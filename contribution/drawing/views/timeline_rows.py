"""The rows of the timeline: what was done, asked and hoped for, on which days, in words too."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.logic_model import Activity, Stage
from contribution.drawing.sheet.sheet import MarkedNode, Sheet
from contribution.drawing.sheet.wording import HEADINGS
from contribution.words.phrases import count_of

# Where the names of the rows end and the days begin, and where these end.
LABEL, END = 300.0, 1000.0


class Course(NamedTuple):
    """One line of the timeline: something done, asked or hoped for, on its days.

    It lasts over `spans`; `seen` are the days of pieces of evidence about it. Before `ripe` it is
    too early to see it; None where nobody can say.
    """

    name: str
    label: str
    spans: tuple[tuple[date, date], ...] = ()
    seen: tuple[date, ...] = ()
    ripe: date | None = None
    marked: MarkedNode | None = None

    def is_early(self, day: date) -> bool:
        """Return whether evidence of this day is from too early on."""
        return self.ripe is not None and day < self.ripe


class Scope(NamedTuple):
    """From which to which day the timeline runs, and where today stands for the model."""

    first: date
    last: date
    as_of: date | None

    def at(self, day: date) -> float:
        """Return how far from the left the day is."""
        whole = (self.last - self.first).days or 1
        return LABEL + (END - LABEL) * min(max((day - self.first).days / whole, 0.0), 1.0)


def find_rows(assessment: Assessment, sheet: Sheet) -> Mapping[str, tuple[Course, ...]]:
    """Return under their headings what was done, what was asked when, and the results by stage."""
    return {
        heading: rows
        for heading, found in (
            ("Activities", _find_activities(assessment, sheet)),
            ("Evidence gathered", _find_waves(assessment)),
            *(
                (f"Results: {HEADINGS[stage].lower()}", _find_results(assessment, sheet, stage))
                for stage in sheet.stages
                if stage.column > Stage.ACTIVITY.column
            ),
        )
        if (rows := tuple(found))
    }


def _find_activities(assessment: Assessment, sheet: Sheet) -> Iterator[Course]:
    programme = assessment.graph.model.programme
    end = programme.ends or assessment.graph.model.as_of
    if programme.starts and end:
        yield Course(".programme", "The programme", ((programme.starts, end),))
    for marked in sheet.nodes:
        node = marked.node
        if isinstance(node, Activity) and node.starts:
            spans = ((node.starts, node.ends or end or node.starts),)
            yield Course(node.id, node.label, spans, marked=marked)


def _find_waves(assessment: Assessment) -> Iterator[Course]:
    registers = {each.register.id: each.register for each in assessment.graph.evidence}
    for name, register in registers.items():
        held = [each for each in assessment.graph.evidence if each.register.id == name]
        days = tuple(sorted({each.day for each in held if each.day and not each.item.planned}))
        asked = register.collected
        first, last = asked.starts or asked.ends, asked.ends or asked.starts
        spans = ((first, last),) if first and last else ()
        if spans or days:
            yield Course(f".{name}", register.title, spans, () if spans else days)


def _find_results(assessment: Assessment, sheet: Sheet, stage: Stage) -> Iterator[Course]:
    graph, rated = assessment.graph, assessment.ratings.links
    for marked in sheet.nodes:
        node = marked.node
        if node.stage is not stage:
            continue
        into = [each.id for each in graph.find_links_into(node.id)]
        days = (rated[link].sees_effect_from for link in into if link in rated)
        ripe = min((day for day in days if day), default=None)
        about = [each for name in (node.id, *into) for each in graph.find_evidence_about(name)]
        seen = tuple(sorted({each.day for each in about if each.day and not each.item.planned}))
        if ripe or seen:
            yield Course(node.id, node.label or node.id, (), seen, ripe, marked)


def find_scope(rows: Iterable[Course], as_of: date | None) -> Scope | None:
    """Return whole years that hold every day; None where nothing has a day."""
    days: list[date] = []
    for row in rows:
        days += [day for span in row.spans for day in span] + list(row.seen)
        # A result that nobody alive could judge must not squeeze all others into a corner.
        days += [row.ripe] if row.ripe and row.ripe.year < date.max.year else []
    if not days:
        return None
    days += [as_of] if as_of else []
    return Scope(date(min(days).year, 1, 1), date(max(days).year, 12, 31), as_of)


def describe_row(row: Course, scope: Scope) -> str:
    """Return the row in words: when it lasted, when it was looked at, when it can be judged."""
    told = [f"{say_day(one)} to {say_day(other)}" for one, other in row.spans]
    told += [f"looked at {', '.join(map(say_day, row.seen))}"] if row.seen else []
    if row.ripe:
        told.append(_say_ripe(row.ripe))
        early = sum(map(row.is_early, row.seen))
        told += [f"{count_of(early, 'look')} too early"] if early else []
        told += ["not yet"] if scope.as_of and scope.as_of < row.ripe else []
    return f"{row.label}: {'; '.join(told)}"


def say_day(day: date) -> str:
    """Return the day as people write it."""
    return f"{day.day} {day:%B %Y}"


def _say_ripe(day: date) -> str:
    return "cannot be judged" if day.year == date.max.year else f"can be judged from {say_day(day)}"
