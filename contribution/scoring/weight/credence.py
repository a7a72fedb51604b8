"""Intervals of probability along and across pathways, whatever depends on whatever.

Along a pathway doubts add up: the lower end is 1 minus the sum of the doubts, the upper end that of
the weakest place. Across pathways the lower end is that of the best one and upper ends add up to 1
at most. Where two branches share a step its doubt is counted in both: the interval is then wider
than it need be, never too narrow.
"""

from typing import NamedTuple

from contribution.domain.rating import Rating
from contribution.scoring.propagation.pathways import Carrier, Chain, Package
from contribution.scoring.weight.intervals import Interval, bound_all, bound_any

_UNKNOWN: Interval = (0.0, 1.0)
_TOP = 4


class Credence(NamedTuple):
    """How probable it is that the programme's influence reaches a node, 0 to 1.

    `is_untested` says that some step that carries it has no evidence at all; `ceiling` is the
    highest level, 0 to 4, that the model leaves to its word; `via` and `beyond` as for a reach.
    """

    interval: Interval
    is_untested: bool = False
    ceiling: int = _TOP
    via: tuple[str, ...] = ()
    beyond: str = ""


def _follow(chain: Chain, node: str, package: Package, sources: list[Credence]) -> Credence:
    via = package.ids
    beyond = next((source.beyond for source in sources if source.beyond), "")
    if beyond or chain.is_early(package):
        return _all(sources, via, beyond or node)
    links = [_weigh(chain.links[name].rating, _find_ceiling(chain, name)) for name in via]
    return _all([*sources, *links], via)


def _join(chain: Chain, options: list[Credence], node: str) -> Credence:
    # A pathway that could already have shown its effect speaks before one that could not.
    ripe = [option for option in options if not option.beyond]
    best = max(ripe or options, key=_find_order)
    joined = Credence(
        bound_any([option.interval for option in ripe or options])
        if len(options) > 1
        else best.interval,
        best.is_untested,
        max(option.ceiling for option in ripe or options),
        best.via,
        best.beyond,
    )
    return _all([joined, _weigh(chain.nodes[node])], best.via) if ripe else joined


def _find_order(credence: Credence) -> tuple[Interval, bool]:
    return credence.interval, not credence.is_untested


def _all(parts: list[Credence], via: tuple[str, ...], beyond: str = "") -> Credence:
    if len(parts) == 1:
        only = parts[0]
        return Credence(only.interval, only.is_untested, only.ceiling, via, beyond)
    return Credence(
        bound_all([part.interval for part in parts]),
        any(part.is_untested for part in parts),
        min(part.ceiling for part in parts),
        via,
        beyond,
    )


def _begin(chain: Chain, node: str) -> Credence:
    return _weigh(chain.nodes[node])


def _find_ceiling(chain: Chain, link: str) -> int:
    return chain.rule.caps.condition_not_met if chain.links[link].held else _TOP


def _weigh(rating: Rating, ceiling: int = _TOP) -> Credence:
    weight = rating.weight
    if weight is None:
        return Credence(_UNKNOWN, is_untested=True)
    limits = [cap.limit for cap in rating.caps]
    return Credence((weight.low, weight.high), weight.is_silent, min([ceiling, *limits]))


CREDENCE = Carrier(_begin, _follow, _join, _begin, _find_order)
