"""What people in the room think of a link, by group, beside the evidence and never mixed in."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Where
from contribution.domain.evidence import Evidence
from contribution.domain.verdict import SCALE, Verdict
from contribution.words.labels import plain_link
from contribution.words.numbers import parse_cell
from contribution.words.phrases import count_of

# One rung apart is how people differ who agree; from two on, somebody sees what others do not.
APART = 2
_WORDS: Mapping[str, Verdict] = {str(verdict): verdict for verdict in Verdict}
_NO_PLACE = frozenset({Verdict.TOO_EARLY, Verdict.SUPPRESSED, Verdict.NOT_SCORED})
_CELLS = ("rating", "group", "link", "round")
# What a person may answer: a verdict that people can hold, in the order of the scale, or neither.
_OF_A_TABLE = {Verdict.SUPPRESSED, Verdict.NOT_SCORED, Verdict.UNDECIDED, Verdict.INCONCLUSIVE}
ANSWERS = (
    *(str(verdict) for verdict in SCALE if verdict not in _OF_A_TABLE),
    *("don't know", "not my field"),
)


class GroupRating(NamedTuple):
    """How one group rated: its words with their counts, and the middle of those that are verdicts.

    `low` and `high` are the two middle ranks (-3 to 4, the same when the number is odd), None
    where no word of the group is a verdict; `spread` are the lowest and the highest rank given.
    """

    group: str
    label: str
    counts: tuple[tuple[str, int], ...]
    low: int | None = None
    high: int | None = None
    spread: tuple[int, int] | None = None

    @property
    def size(self) -> int:
        """Return how many people of the group rated."""
        return sum(number for _, number in self.counts)

    def say_gap(self, verdict: str) -> str:
        """Return in rungs how far the middle lies from a verdict; empty where nobody can say."""
        found = _WORDS.get(verdict)
        if found is None or found in _NO_PLACE or self.low is None:
            return ""
        gap = self.gap_to(SCALE[found].rank)
        if gap == 0:
            return "as the evidence"
        return f"{count_of(abs(gap), 'rung')} {'above' if gap > 0 else 'below'} the evidence"

    def gap_to(self, rank: int) -> int:
        """Return how far the group's middle is above (below: negative) a rank; 0 when unknown."""
        if self.low is None or self.high is None:
            return 0
        return max(self.low - rank, 0) + min(self.high - rank, 0)


class StakeholderRating(NamedTuple):
    """What one workshop item holds on one subject, by group, with the rule's verdict."""

    evidence: Evidence
    subject: str
    verdict: Verdict
    groups: tuple[GroupRating, ...]

    @property
    def differences(self) -> tuple[str, ...]:
        """Return in words where groups part from the evidence or from one another."""
        return tuple(_tell(_find_disagreement(self)))


class Disagreement(NamedTuple):
    """Where the room and the evidence part, or groups of the room part from one another.

    `apart` are groups whose middle lies two rungs or more from the rule's verdict; `divided` are
    the two groups furthest from each other, empty when less than two rungs lie between them.
    """

    rating: StakeholderRating
    apart: tuple[GroupRating, ...] = ()
    divided: tuple[GroupRating, ...] = ()


class GivenVote(NamedTuple):
    """One rating as it was written; `link` is None where its item stands for it.

    `place` tells where its `rating` and its `group` stand: few are ever asked for.
    """

    word: str
    group: str
    place: Callable[[str], Where]
    link: str | None = None
    round: str = ""


def list_votes(evidence: Evidence) -> Iterator[GivenVote]:
    """Yield the ratings written in a workshop item and those of its register's whole table."""
    for number, vote in enumerate(getattr(evidence.item, "ratings", ())):
        place = partial(evidence.item.places.at, "ratings", number)
        yield GivenVote(vote.rating, vote.group or "", place)
    table = evidence.register.table
    for row in table or ():
        cells = {name: row.cells.get(name, "").strip() for name in _CELLS}
        if table is not None and cells["rating"]:
            place = partial(table.place, row.line)
            yield GivenVote(cells["rating"], cells["group"], place, cells["link"], cells["round"])


def is_answer(word: str) -> bool:
    """Return whether a rating is a number, a verdict, or an answer that people can give."""
    plain = _plain(word)
    return plain in _WORDS or plain in ANSWERS or isinstance(parse_cell(word, dash=None), float)


def find_stakeholder_ratings(assessment: Assessment) -> tuple[StakeholderRating, ...]:
    """Return every subject that people rated, in the order of the registers."""
    graph = assessment.graph
    found = []
    for evidence in graph.evidence:
        if not evidence.kind.is_vote:
            continue
        for subject in evidence.item.about:
            votes = tuple(_find_votes(evidence, subject))
            if votes and subject in graph.subjects:
                groups = tuple(rate_groups(votes, graph.model.stakeholders))
                verdict = assessment.ratings.of(subject).verdict
                found.append(StakeholderRating(evidence, subject, verdict, groups))
    return tuple(found)


def find_disagreements(assessment: Assessment) -> tuple[Disagreement, ...]:
    """Return where the room parts from the evidence or within itself, by two rungs or more.

    Only words that are verdicts can be compared; other words and numbers, whose meaning nobody
    declared, are shown and not compared. Nor is anything that is too early to tell.
    """
    every = (_find_disagreement(each) for each in find_stakeholder_ratings(assessment))
    return tuple(each for each in every if each.apart or each.divided)


def describe_group(group: GroupRating) -> str:
    """Return the group's size and words, such as "Parents (4): 3 strong, 1 moderate"."""
    words = ", ".join(f"{number} {word}" for word, number in group.counts)
    return f"{group.label} ({group.size}): {words}"


def tabulate_stakeholder_ratings(assessment: Assessment) -> tuple[str, ...]:
    """Return the lines of a plain table; empty when nobody's ratings are on record."""
    ratings = find_stakeholder_ratings(assessment)
    if not ratings:
        return ()
    lines = [f"What people in the room think ({len(ratings)}), shown beside the evidence", ""]
    for each in ratings:
        letter = SCALE[each.verdict].letter
        lines.append(f"  {letter:>2}  {each.verdict:<21} {each.subject}")
        lines += [f"{'':29}{describe_group(group)}" for group in each.groups]
        lines += [f"{'':29}≠ {told}" for told in each.differences]
    return tuple(lines)


def _tell(found: Disagreement) -> Iterator[str]:
    for group in found.apart:
        yield f"{group.label}: {group.say_gap(found.rating.verdict)}"
    if found.divided:
        yield f"{found.divided[0].label} and {found.divided[1].label} differ"


def _find_disagreement(rating: StakeholderRating) -> Disagreement:
    known = [group for group in rating.groups if group.low is not None]
    if rating.verdict in _NO_PLACE:
        apart: tuple[GroupRating, ...] = ()
    else:
        rank = SCALE[rating.verdict].rank
        apart = tuple(group for group in known if abs(group.gap_to(rank)) >= APART)
    ordered = sorted(known, key=lambda group: (group.low or 0, group.high or 0, group.group))
    divided: tuple[GroupRating, ...] = ()
    if ordered and (ordered[-1].low or 0) - (ordered[0].high or 0) >= APART:
        divided = (ordered[0], ordered[-1])
    return Disagreement(rating, apart, divided)


def rate_groups(
    votes: Iterable[tuple[str, str]], labels: Mapping[str, str]
) -> Iterator[GroupRating]:
    """Yield how each group rated, in the order in which the groups come."""
    by_group: dict[str, list[str]] = {}
    for group, word in votes:
        by_group.setdefault(group, []).append(word)
    for group, words in by_group.items():
        label = labels.get(group, group.replace("-", " ") or "no group named")
        counts = tuple(sorted(Counter(words).items(), key=_order))
        ranks = sorted(SCALE[_WORDS[word]].rank for word in words if word in _WORDS)
        if not ranks:
            yield GroupRating(group, label, counts)
            continue
        low, high = ranks[(len(ranks) - 1) // 2], ranks[len(ranks) // 2]
        yield GroupRating(group, label, counts, low, high, (ranks[0], ranks[-1]))


def _order(entry: tuple[str, int]) -> tuple[int, int, str]:
    # Verdicts from strong to contradicted, then other words by how many gave them.
    word, number = entry
    verdict = _WORDS.get(word)
    return (0, -SCALE[verdict].rank, word) if verdict else (1, -number, word)


def _find_votes(evidence: Evidence, subject: str) -> Iterator[tuple[str, str]]:
    link = plain_link(str(getattr(evidence.item, "link", None) or subject))
    wanted = getattr(evidence.item, "round", None)
    for vote in list_votes(evidence):
        if vote.link is not None and plain_link(vote.link) != link:
            continue
        if wanted is None or vote.round in {"", str(wanted)}:
            yield vote.group, _plain(vote.word)


# A table says few words, many times.
@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return " ".join(text.replace("-", " ").lower().split())
