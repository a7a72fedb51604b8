"""What would change one claim, as text: the range, what it hangs on, how far the next rungs are."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.rating import Rating
from contribution.domain.verdict import Verdict
from contribution.domain.view import Format, View
from contribution.errors import UnknownNameError
from contribution.scoring.weight.intervals import show_interval
from contribution.scoring.what_if.sensitivity import (
    MOST_SOURCES,
    Alteration,
    Sensitivity,
    find_sensitivity,
)
from contribution.words.phrases import list_words, wrap_whole

# So many things to do are named; who is further away has enough to begin with.
_MOST = 12
_KINDS = {
    "item": "Without one item",
    "source": "Without one source",
    "quality": "One item's quality one step lower or higher",
    "rival": "A rival explanation settled",
    "rule": "One parameter of the rule moved",
}


def render_sensitivity(assessment: Assessment, view: View) -> str:
    """Return what would change the claim `view.focus`; the first claim when none is named.

    Raises:
        UnknownNameError: `view.focus` is no claim.
    """
    claims = assessment.graph.claims
    claim = view.focus or next(iter(claims), None)
    if claim is None:
        return "There is no claim to ask about.\n"
    if claim not in claims:
        raise UnknownNameError("claim", claim, claims)
    found = find_sensitivity(assessment, claim)
    lines = [f"{claims[claim].says}: {_say(found.rating)}", ""]
    lines += _summary(found)
    for kind, title in _KINDS.items():
        lines += _table(title, [each for each in found.changes if each.kind == kind])
    lines += _next_rungs(assessment, found)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _summary(found: Sensitivity) -> list[str]:
    altering = sum(1 for change in found.changes if change.alters)
    lines = [
        f"Changes tried, one at a time: {len(found.changes)}; {altering} give another verdict.",
        f"Verdicts they lead to: from {found.lowest} to {found.highest}.",
    ]
    most = found.most_influential
    if most:
        after = _say(most[0].after) if most[0].alters else f"still {_say(most[0].after)}"
        names = list_words([each.name for each in most], most=6)
        heading, each = (
            ("source", "it") if len(most) == 1 else ("sources, alike", "any one of them")
        )
        lines.append(f"Most influential {heading}: {names}; without {each} the claim is {after}.")
    else:
        lines.append("Most influential source: none; no single source moves it.")
    if found.unrelated:
        lines.append(f"{found.unrelated} items of the model do not bear on this claim.")
    return [wrapped for line in lines for wrapped in wrap_whole(line)] + [""]


def _table(title: str, changes: list[Alteration]) -> list[str]:
    if not changes:
        return []
    altering = [change for change in changes if change.alters]
    lines = [f"{title}: {len(altering)} of {len(changes)} would alter the verdict"]
    for change in sorted(altering, key=lambda each: each.step):
        lines += wrap_whole(f"→ {_say(change.after)}: {change.what}{change.where.behind}", "  ")
    return [*lines, ""]


def _next_rungs(assessment: Assessment, found: Sensitivity) -> list[str]:
    lines = wrap_whole(f"One step down: {_say_down(found)}")
    needs, rises = found.up
    places = len({need.place for need in needs})
    where = "one place" if places == 1 else f"{places} places"
    things = "one thing" if len(needs) == 1 else f"all of {len(needs)} things"
    if not needs:
        up = "there is none, it stands as high as the rule allows."
    elif not rises:
        things = "this one thing" if len(needs) == 1 else f"these {len(needs)} things together"
        up = f"even {things} would not do it, so many steps must all hold; to begin with:"
    else:
        up = f"it takes {things} at {where}:"
    lines += wrap_whole(f"One step up: {up}")
    for need in needs[:_MOST]:
        lines += wrap_whole(f"- {assessment.graph.label_of(need.place)}: {need.seek}", "  ")
    return [*lines, *([f"  - and {len(needs) - _MOST} more"] if needs[_MOST:] else [])]


def _say_down(found: Sensitivity) -> str:
    if found.rating.evidence_verdict is Verdict.CONTRADICTED:
        return "there is none, no verdict is lower."
    if found.down:
        names = [*dict.fromkeys(change.name for change in found.down)]
        loss = "" if len(names) == 1 else "any one of these: "
        return f"it takes the loss of {loss}{', '.join(names)}."
    if found.down_together:
        one, other = found.down_together
        return f"no single item or source; but without both {one} and {other} it falls."
    return (
        f"no single item or source holds it up, nor do any two of the {MOST_SOURCES} sources that "
        "move it most."
    )


def _say(rating: Rating) -> str:
    hidden = rating.overlay is not None and (rating.support or rating.refutation)
    word = f"{rating.verdict}; so far {rating.evidence_verdict}" if hidden else str(rating.verdict)
    if rating.weight is None:
        return word
    return f"{word} [{show_interval(rating.weight.low, rating.weight.high)}]"


FORMAT = Format("What would change a claim, as text", render_sensitivity, frozenset({"focus"}))
