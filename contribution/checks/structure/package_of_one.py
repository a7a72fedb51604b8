"""Links that work only together are at least two.

What it finds
    A `package:` that only one link into its node carries.

Why it matters
    A package says that its links are sufficient together and none alone. With one member it says
    nothing, and the usual cause is a package name spelt in two ways: what was meant as one package
    with two members then counts as two ways that each suffice.

Example
    outputs: {places: Places filled, bus: Bus runs at half past seven}
    outcomes: {on-time: {label: Fewer late arrivals, horizon: short}}
    links:
      places -> on-time: {because: Inside when the bell goes, package: morning}
      bus -> on-time: {because: Children can get there, package: mornings}

How to resolve
    Spell the package alike on all of its links, or remove it from a link that works alone.

Source
    Mackie (1965), Causes and conditions; Mayne (2012), on causal packages.
"""

from __future__ import annotations

from collections.abc import Iterator

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.indexing import group_by
from contribution.domain.plugins import Check
from contribution.words.near import ask_near


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each package with a single link."""
    packaged = [link for link in assessment.graph.model.links if link.package]
    for target, links in group_by(packaged, lambda link: link.target).items():
        packages = group_by(links, lambda link: str(link.package))
        for package, members in packages.items():
            if len(members) == 1:
                others = [other for other in packages if other != package]
                yield Finding(
                    members[0].places.at("package"),
                    f"only one link into {target} is in package {package}",
                    f"{ask_near(package, others)} {_NEXT}".lstrip(),
                )


_NEXT = "spell the package alike on all of its links, or remove it here"

CHECK = Check("CA116", Severity.WARNING, "A package has a single link", find, waits="all")
