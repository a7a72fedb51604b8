"""What one subject's weight would be without each of its sources."""

from math import fsum
from typing import NamedTuple

from contribution.domain.rating import Weight
from contribution.domain.rule import Rule
from contribution.method.weight_rating import weigh_total


class WithoutSource(NamedTuple):
    """The weight that is left when one source, a dependence group, is left out."""

    source: str
    weight: Weight


def find_source_ranges(weight: Weight, rule: Rule) -> tuple[WithoutSource, ...]:
    """Return the weight without each source in turn, in the order in which they first appear.

    What the others count beside it is kept: the discount for repeating it is not given back, so
    the range is the wider, the cautious one.
    """
    sources = dict.fromkeys(item.group for item in weight.items)
    return tuple(WithoutSource(source, _without(weight, source, rule)) for source in sources)


def _without(weight: Weight, source: str, rule: Rule) -> Weight:
    items = tuple(item for item in weight.items if item.group != source)
    return weigh_total(
        weight._replace(
            items=items,
            ahead=fsum(item.counted for item in items if item.counted > 0),
            against=fsum(item.counted for item in items if item.counted < 0),
        ),
        rule,
    )
