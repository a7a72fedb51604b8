"""What differs between two versions of a model, and which verdicts it moved, as frozen data.

How every subject of an assessment stands, under the names of the new version.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from contribution.changes.renaming import translate_name
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import NOWHERE, Where
from contribution.domain.rating import Rating, Ratings
from contribution.domain.verdict import Verdict, rank


class Kind(StrEnum):
    """What sort of thing changed; the order of the members is the order of every list."""

    MODEL = "model"
    RULE = "rule"
    NODE = "node"
    LINK = "link"
    ASSUMPTION = "assumption"
    FACTOR = "factor"
    CLAIM = "claim"
    REGISTER = "register"
    ITEM = "evidence item"


class How(StrEnum):
    """What became of it; a renamed element may have changed in other fields as well."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"


class FieldChange(NamedTuple):
    """One field's old and new value in words; empty where nothing was said."""

    name: str
    before: str
    after: str


class Standing(NamedTuple):
    """How one subject stands: the verdict shown, the one behind it, and a claim's role.

    `so_far` differs from `verdict` only where something stands in front, such as too early.
    """

    verdict: Verdict
    so_far: Verdict
    role: str = ""

    def __str__(self) -> str:
        hidden = f" (so far {self.so_far})" if self.so_far is not self.verdict else ""
        return f"{self.verdict}{hidden}"


class Change(NamedTuple):
    """One difference in meaning; `id` is the name in the new version, the old one if it is gone.

    `before` and `after` are the standings of what is added or removed, where it was rated.
    """

    kind: Kind
    how: How
    id: str
    label: str
    old_id: str = ""
    fields: tuple[FieldChange, ...] = ()
    before: Standing | None = None
    after: Standing | None = None
    where: Where = NOWHERE


class Cause(StrEnum):
    """How surely a verdict's move is laid to changes, by undoing them in the new version."""

    ALONE = "alone"
    TOGETHER = "together"
    NOT_FOUND = "not found"


class Move(NamedTuple):
    """One verdict that moved, with the changes that moved it.

    With ALONE, undoing any one of `movers` brings the old standing back; with TOGETHER it takes
    all of them; with NOT_FOUND the search stopped at its limit and `movers` is empty.
    """

    kind: Kind
    subject: str
    label: str
    before: Standing
    after: Standing
    movers: tuple[Change, ...] = ()
    cause: Cause = Cause.NOT_FOUND
    where: Where = NOWHERE

    @property
    def direction(self) -> int:
        """Return 1 when the verdict rose, -1 when it fell, 0 when it moved sideways."""
        up = (rank(self.after.verdict), rank(self.after.so_far))
        down = (rank(self.before.verdict), rank(self.before.so_far))
        return (up > down) - (up < down)


class Comparison(NamedTuple):
    """Everything that changed between two assessments; both stand in it for the picture.

    `renamed` maps old names of nodes, assumptions, factors, claims and items to new ones.
    `trials` counts the ratings made to find the movers.
    """

    old: Assessment
    new: Assessment
    old_name: str
    new_name: str
    changes: tuple[Change, ...]
    moves: tuple[Move, ...]
    renamed: tuple[tuple[str, str], ...] = ()
    trials: int = 0

    @property
    def is_empty(self) -> bool:
        """Return whether the two versions mean the same and are rated the same."""
        return not self.changes and not self.moves

    @property
    def lowers_a_claim(self) -> bool:
        """Return whether the verdict on any claim fell."""
        return any(each.kind is Kind.CLAIM and each.direction < 0 for each in self.moves)


Standings = Mapping[tuple[Kind, str], Standing]


def find_standings(ratings: Ratings, names: Mapping[str, str] | None = None) -> Standings:
    """Return the standing of every claim, link, node, assumption and factor, in that order."""
    known = names or {}
    found = {
        (Kind.CLAIM, translate_name(name, known)): _stand(each.rating, each.role)
        for name, each in ratings.claims.items()
    }
    found |= {
        (Kind.LINK, translate_name(name, known)): _stand(each.rating)
        for name, each in ratings.links.items()
    }
    for kind, table in (
        (Kind.NODE, ratings.nodes),
        (Kind.ASSUMPTION, ratings.assumptions),
        (Kind.FACTOR, ratings.factors),
    ):
        found |= {(kind, translate_name(name, known)): _stand(each) for name, each in table.items()}
    return found


def _stand(rating: Rating, role: str = "") -> Standing:
    return Standing(rating.verdict, rating.evidence_verdict, role)
