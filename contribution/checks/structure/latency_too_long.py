"""An effect can be judged within the programme or five years after it.

What it finds
    A `latency` so long that its outcome could not be judged within five years after the end of
    the programme, counted from the first activity behind it.

Why it matters
    Until the latency has passed nothing counts against the outcome. One that nobody will ever see
    the end of shields it from every test.

Example
    programme: {starts: 2025-09-01, ends: 2027-07-31}
    impacts:
      attainment: {label: Better reading, latency: 40 years}

How to resolve
    Correct the latency; or name an earlier sign of the effect that can be looked for, and make
    that the outcome.

Source
    Mayne (2015), Useful theory of change models, on timelines of expected results.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from contribution.domain.assessment import Assessment
from contribution.domain.calendar import Latency
from contribution.domain.diagnostic import Finding, Severity
from contribution.domain.logic_model import Activity, Result
from contribution.domain.plugins import Check
from contribution.proofreading.naming import name

# As long after its end as programmes are ever looked at again.
_AFTER = Latency(amount=5, unit="year")


def find(assessment: Assessment) -> Iterator[Finding]:
    """Yield a finding for each latency that reaches beyond every time of judging."""
    model = assessment.graph.model
    starts = [node.starts for node in model.nodes if isinstance(node, Activity) and node.starts]
    first = min(starts, default=model.programme.starts)
    if first is None or model.programme.ends is None:
        return
    last: date = _AFTER.after(model.programme.ends)
    for node in model.nodes:
        if isinstance(node, Result) and node.latency and node.latency.after(first) > last:
            yield Finding(
                node.places.at("latency"),
                f"{name(node)} could be judged only after {last}, five years after the programme",
                "shorten latency:, or make an earlier sign of it the outcome",
            )


CHECK = Check("CA119", Severity.WARNING, "A latency is too long ever to be judged", find)
