"""What a link says of its role agrees with what its target says it needs.

What it finds
    A link with `role: necessary` into a node that other links can bring about without it, because
    the node has `needs: any` and the link stands in no package with them; and a link with `role:
    sufficient` into a node that needs more than this link: one with `needs: all` and other links,
    or a package of several.

Why it matters
    The rating of a claim follows `needs` and packages. If a link is called necessary and the rating
    treats it as one way among several, the picture and the verdict tell different theories.

Example
    activities: {open-club: Breakfast club opens, bus: Earlier bus}
    outputs: {fed: Children are fed, there: Children are there}
    outcomes: {on-time: {label: Fewer late arrivals, horizon: short, latency: 1 term}}
    links:
      open-club -> fed: {because: It serves breakfast, assumes: none}
      bus -> there: {because: It comes before eight, assumes: none}
      fed -> on-time: {because: They are inside, assumes: none, role: necessary}
      there -> on-time: {because: They can come, assumes: none}

How to resolve
    Add `needs: all` to the target, or a common `package:` to the links that work together, or
    change the role.

Source
    Mackie (1965), Causes and conditions; Befani (2013) on necessary parts of sufficient packages.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.logic_model import (
    Result,
)
from contribution.domain.plugins import Check
from contribution.proofreading.naming import name
from contribution.words.phrases import list_words


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each link whose role contradicts the needs of its target."""
    graph = assessment.graph
    for link in (each for each in graph.model.links if each.role):
        target = graph.nodes[link.target]
        if not isinstance(target, Result) or not link.carries:
            continue
        others = [
            each
            for each in graph.find_links_into(link.target)
            if each.id != link.id and each.carries
        ]
        partners = [each for each in others if link.package and each.package == link.package]
        needs_all = target.needs == "all"
        if link.role == "necessary" and not needs_all and len(partners) < len(others):
            yield Finding(
                link.places.at("role"),
                f"{name(link)} is called necessary, but {name(target)} needs any of "
                f"{len(others) + 1} links",
                f"add needs: all to {target.id}, or change role",
            )
        if link.role == "sufficient" and (partners or (needs_all and others)):
            yield Finding(
                link.places.at("role"),
                f"{name(link)} is called sufficient, but works only together with "
                f"{list_words([each.id for each in partners or others])}",
                "take it out of the package, or change role to necessary or contributory",
            )


CHECK = Check(
    "CA204", Severity.WARNING, "A link's role contradicts what its target needs", find, waits="all"
)
