"""The evidence plan as text: what to seek next for each claim, where, how and at what cost."""

from __future__ import annotations

from contribution.domain.assessment import Assessment
from contribution.domain.verdict import Verdict
from contribution.domain.view import Format, View
from contribution.errors import UnknownNameError
from contribution.scoring.weight.intervals import show_probability
from contribution.scoring.what_if.needs import Need
from contribution.scoring.what_if.next_evidence import ClaimPlan, Plan, Prospect, plan_next
from contribution.words.phrases import wrap_whole

_INDENT = " " * 6
_NO_GUIDE = (
    "How much a find would count is no guide to what to seek: what tells most when found may "
    "hardly ever be found. Expected learning counts both."
)


def render_plan(assessment: Assessment, view: View) -> str:
    """Return the plan for all claims, or for the claim `view.focus`, most worthwhile first.

    Raises:
        UnknownNameError: `view.focus` is no claim.
    """
    claims = assessment.graph.claims
    if view.focus and view.focus not in claims:
        raise UnknownNameError("claim", view.focus, claims)
    plan = plan_next(assessment, view.focus)
    lines = ["What evidence to seek next", ""]
    for each in plan.claims:
        lines += _claim(assessment, each)
    lines += _idle(plan)
    if any(each.prospects and each.is_weighed for each in plan.claims):
        lines += [*wrap_whole(_NO_GUIDE), ""]
    lines.append("Write each test down, with what would count against, before anybody looks.")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _claim(assessment: Assessment, plan: ClaimPlan) -> list[str]:
    hidden = f"; so far {plan.now}" if plan.now is not Verdict.UNTESTED else ""
    now = f"{plan.overlay}{hidden}" if plan.overlay else str(plan.now)
    lines = [f"{plan.claim}: {now}", *wrap_whole(plan.says, "  ")]
    for prospect in plan.prospects:
        lines += _prospect(assessment, prospect, plan)
    for number, need in enumerate(plan.needs, 1):
        lines += _need(assessment, need, number, plan.now)
    if not plan.prospects and not plan.needs:
        words = "it stands as high as the rule allows."
        if plan.overlay is Verdict.NOT_SCORED:
            words = "no evidence would let it be rated. `contribution check` says what would."
        lines += wrap_whole(f"Nothing: {words}", "    ")
    return [*lines, ""]


def _prospect(assessment: Assessment, each: Prospect, plan: ClaimPlan) -> list[str]:
    cost = f", cost {each.cost}" if each.cost else ""
    lines = wrap_whole(f"planned  {each.seek} [{each.test} test{cost}]{each.where.behind}", "    ")
    lines += wrap_whole(f"about: {assessment.graph.label_of(each.place)}", _INDENT)
    if each.could_change:
        text = f"the claim would be {each.if_found} if found, {each.if_missed} if not"
    else:
        text = f"changes nothing either way: the claim stays {each.now}"
    lines += wrap_whole(text + _numbers(each), _INDENT)
    return lines + wrap_whole(_say_telling(each), _INDENT) if plan.is_weighed else lines


def _numbers(each: Prospect) -> str:
    parts = []
    if each.chance is not None:
        parts.append(f"chance of finding it {show_probability(each.chance)}")
    if each.learning is not None:
        parts.append(f"expected learning there {each.learning:.2g}")
    if each.at_top is not None:
        parts.append(f"about the whole claim, if steps are independent, {each.at_top:.2g}")
    if each.per_cost is not None:
        parts.append(f"per unit of cost {each.per_cost:.2g}")
    return f" ({'; '.join(parts)})" if parts else ""


def _say_telling(each: Prospect) -> str:
    if each.bits is None or each.telling is None or each.after is None:
        return ""
    found, missed = each.telling
    after_found, after_missed = map(show_probability, each.after)
    return (
        f"looking would answer about {each.bits:.2g} of a yes-or-no question; a find would count "
        f"{_say_ratio(found, 'for', 'against')} and leave it at {after_found}, a search in vain "
        f"{_say_ratio(missed, 'against', 'for')} and leave it at {after_missed}"
    )


def _say_ratio(logarithm: float, side: str, other: str) -> str:
    return f"{10 ** abs(logarithm):.2g} to 1 {side if logarithm >= 0 else other} it"


def _need(assessment: Assessment, need: Need, number: int, now: Verdict) -> list[str]:
    test = f" [{need.test} test]" if need.test else ""
    lines = wrap_whole(f"{number}. {need.seek}{test}", "    ")
    place = f"at: {assessment.graph.label_of(need.place)}{need.where.behind}; {need.why}"
    return lines + wrap_whole(f"{place}{_say_alone(need, now)}", _INDENT)


def _say_alone(need: Need, now: Verdict) -> str:
    if need.if_found is None or need.if_missed is None:
        return ""
    if need.if_found == need.if_missed == now:
        return "; alone it changes nothing yet"
    found = f"stays {now}" if need.if_found == now else f"would be {need.if_found}"
    missed = f"stays {now}" if need.if_missed == now else f"would be {need.if_missed}"
    return f"; alone, the claim {found} if it is found and {missed} if not"


def _idle(plan: Plan) -> list[str]:
    if not plan.idle:
        return []
    words = "Planned, yet able to change no claim: think again about"
    return [*wrap_whole(f"{words} {', '.join(plan.idle)}."), ""]


FORMAT = Format("What evidence to seek next, as text", render_plan, frozenset({"focus"}))
