"""What would change a claim's verdict: each item, source, rival and parameter, one at a time."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import NOWHERE, Where
from contribution.domain.evidence import Evidence, ProbativeTest, Sighting
from contribution.domain.rating import ClaimRating, Rating
from contribution.domain.verdict import Verdict, rank
from contribution.scoring import find_scorers
from contribution.scoring.ladder.bounds import limit_of_rival
from contribution.scoring.what_if.meeting import Climb, find_climb
from contribution.scoring.what_if.rerating import WhatIf, ask_what_if, suppose

_BEST_QUALITY = 3
_LOSSES = frozenset({"item", "source"})
# Pairs are tried among this many sources, those that move the claim most.
MOST_SOURCES = 8
# What would make any rule call a rival supported, or ruled out.
_SUPPORTED = (
    (ProbativeTest.DOUBLY_DECISIVE, Sighting.FOUND),
    (ProbativeTest.MODERATE, Sighting.FOUND),
)
_RULED_OUT = ((ProbativeTest.DOUBLY_DECISIVE, Sighting.NOT_FOUND),)


class Alteration(NamedTuple):
    """One thing made otherwise, and what the claim would then be.

    `kind` is item, source, quality, rival or rule; `name` is what was changed.
    """

    kind: str
    name: str
    what: str
    before: Rating
    after: Rating
    where: Where = NOWHERE

    @property
    def alters(self) -> bool:
        """Return whether the verdict would be another one."""
        return (self.before.overlay, self.before.evidence_verdict) != (
            self.after.overlay,
            self.after.evidence_verdict,
        )

    @property
    def step(self) -> int:
        """Return by how many ranks the verdict would rise, or fall when negative."""
        return rank(self.after.evidence_verdict) - rank(self.before.evidence_verdict)

    @property
    def size(self) -> tuple[float, ...]:
        """Return how large the change is: in ranks, then levels, then ends of the interval."""
        before, after = self.before, self.after
        levels = abs(after.support - before.support) + abs(after.refutation - before.refutation)
        moved = 0.0
        if before.weight and after.weight:
            moved = abs(after.weight.low - before.weight.low)
            moved += abs(after.weight.high - before.weight.high)
        return (abs(self.step), levels, moved)


class Sensitivity(NamedTuple):
    """All that was tried on one claim.

    `up` is what together lifts it by a step; `unrelated` counts the items that do
    not bear on the claim at all. `down_together` are two sources whose loss together would lower
    the verdict where no single loss does; empty where two are not enough.
    """

    claim: str
    rating: Rating
    changes: tuple[Alteration, ...]
    up: Climb
    unrelated: int
    down_together: tuple[str, ...] = ()

    @property
    def lowest(self) -> Verdict:
        """Return the worst verdict that any one change leads to."""
        return min(self._verdicts, key=rank)

    @property
    def highest(self) -> Verdict:
        """Return the best verdict that any one change leads to."""
        return max(self._verdicts, key=rank)

    @property
    def most_influential(self) -> tuple[Alteration, ...]:
        """Return the sources whose absence moves the claim most, ties too; none moving it: none."""
        sources = [change for change in self.changes if change.kind == "source"]
        most = max((change.size for change in sources), default=())
        return tuple(change for change in sources if change.size == most) if any(most) else ()

    @property
    def down(self) -> tuple[Alteration, ...]:
        """Return the items and sources each of which alone holds the verdict up."""
        return tuple(
            change for change in self.changes if change.kind in _LOSSES and change.step < 0
        )

    @property
    def _verdicts(self) -> tuple[Verdict, ...]:
        tried = [change.after.evidence_verdict for change in self.changes]
        return (self.rating.evidence_verdict, *tried)


def find_sensitivity(assessment: Assessment, claim: str) -> Sensitivity:
    """Return what would change the claim, under the scorer that rated it.

    Raises:
        KeyError: there is no such claim.
    """
    what_if = ask_what_if(assessment, claim)
    changes = (
        *_without_items(what_if),
        *_without_sources(what_if),
        *_other_quality(what_if),
        *_other_rivals(what_if),
        *_other_rule(what_if),
    )
    unrelated = len(assessment.graph.evidence) - len(what_if.graph.evidence)
    climb = find_climb(what_if, find_scorers()[assessment.ratings.scorer])
    pair = _find_pair(what_if, changes)
    return Sensitivity(claim, what_if.rated.rating, changes, climb, unrelated, pair)


def _used(what_if: WhatIf) -> tuple[Evidence, ...]:
    return tuple(each for each in what_if.graph.evidence if not each.item.planned)


def _change(what_if: WhatIf, after: ClaimRating, *words: str, where: Where = NOWHERE) -> Alteration:
    kind, name, what = words
    return Alteration(kind, name, what, what_if.rated.rating, after.rating, where)


def _without_items(what_if: WhatIf) -> Iterator[Alteration]:
    for each in _used(what_if):
        after = what_if.replace_items({each.id: None})
        words = ("item", each.id, f"without “{each.item.says}”")
        yield _change(what_if, after, *words, where=each.item.places.at())


def _without_sources(what_if: WhatIf) -> Iterator[Alteration]:
    for group, items in _find_sources(what_if).items():
        after = what_if.replace_items(items)
        yield _change(what_if, after, "source", group, f"without the source “{group}”")


def _other_quality(what_if: WhatIf) -> Iterator[Alteration]:
    for each in _used(what_if):
        for quality in (each.quality - 1, each.quality + 1):
            if not 0 <= quality <= min(_BEST_QUALITY, each.observation.quality_cap):
                continue
            item = each.item.model_copy(update={"quality": quality})
            after = what_if.replace_items({each.id: each._replace(item=item)})
            what = f"quality {quality} instead of {each.quality} for “{each.item.says}”"
            yield _change(what_if, after, "quality", each.id, what, where=each.item.places.at())


def _other_rivals(what_if: WhatIf) -> Iterator[Alteration]:
    rule = what_if.rule
    for factor in what_if.graph.model.factors:
        if factor.role != "competing":
            continue
        limit = limit_of_rival(what_if.before.factors[factor.id], rule)
        options = (
            ("were well supported", _SUPPORTED, rule.caps.rival_supported),
            ("were ruled out", _RULED_OUT, rule.caps.rival_ruled_out),
        )
        for words, tests, reached in options:
            if reached == limit:
                continue
            after = what_if.replace_evidence(factor.id, suppose(factor.id, tests))
            what = f"if the rival “{factor.label}” {words}"
            yield _change(what_if, after, "rival", factor.id, what, where=factor.places.at())


def _other_rule(what_if: WhatIf) -> Iterator[Alteration]:
    for step in what_if.steps(what_if.rule):
        yield _change(what_if, what_if.apply_rule(step.rule), "rule", step.name, step.what)


def _find_pair(what_if: WhatIf, changes: tuple[Alteration, ...]) -> tuple[str, ...]:
    # Only asked where no single loss lowers the verdict: how far down is the next step then?
    if any(change.kind in _LOSSES and change.step < 0 for change in changes):
        return ()
    items = _find_sources(what_if)
    moving = sorted(
        (each for each in changes if each.kind == "source"),
        key=lambda each: each.size,
        reverse=True,
    )
    sources = [(each.name, items[each.name]) for each in moving[:MOST_SOURCES]]
    before = rank(what_if.rated.rating.evidence_verdict)
    for (one, first), (other, second) in combinations(sources, 2):
        after = what_if.replace_items({**first, **second}).rating
        if rank(after.evidence_verdict) < before:
            return one, other
    return ()


def _find_sources(what_if: WhatIf) -> dict[str, dict[str, None]]:
    groups: dict[str, dict[str, None]] = {}
    for each in _used(what_if):
        groups.setdefault(each.group, {})[each.id] = None
    return groups
