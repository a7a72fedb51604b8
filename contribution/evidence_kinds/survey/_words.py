"""The words and figures in which a survey's result is told, read aloud as one or two sentences."""

from contribution.domain.evidence import Sighting
from contribution.domain.figures import Figure
from contribution.evidence_kinds.shared.figures import Computed
from contribution.evidence_kinds.survey.decisions import WaveDecision
from contribution.evidence_kinds.survey.fields import SurveyItem, SurveyRegister
from contribution.evidence_kinds.survey.question import say_whose
from contribution.evidence_kinds.survey.shares import Share
from contribution.stats.small_bases import DEFAULT_THRESHOLDS
from contribution.words.phrases import points, signed, whole

_CONCLUDED = {
    Sighting.FOUND: "What was expected was found.",
    Sighting.NOT_FOUND: "What was expected was not found.",
    Sighting.CANNOT_TELL: "They cannot tell either way.",
    Sighting.NOT_SEARCHED: "Nothing is concluded from them.",
}


def say_answers(item: SurveyItem) -> str:
    """Return what was answered to what, and by whom when not by everybody."""
    asked = f"{' or '.join(item.options)} to “{(item.statement or item.question or '').strip()}”"
    return f"{asked}, among those {say_whose(item)}" if item.where else asked


def say_result(
    item: SurveyItem, shares: tuple[Share, ...], decision: WaveDecision, *, too_few: bool = False
) -> str:
    """Return the shares, the change with its interval, and what that means, if anything."""
    parts = [f"{points(share.sample.proportion)} ({share.fraction}) in wave {share.wave}"
             for share in shares]  # fmt: skip
    change = ""
    if decision.difference is not None:
        moved = signed(100 * decision.difference, 0)
        unit = "point" if moved in ("+1", "-1") else "points"
        change = (
            f", a change of {moved} {unit} (95% interval "
            f"{signed(100 * decision.low, 0)} to {signed(100 * decision.high, 0)})"
        )
    told = "Too few answered to conclude from it." if too_few else decision.meaning
    return f"{say_answers(item)}: {' and '.join(parts)}{change}. {told}"


def say_counts_alone(item: SurveyItem, used: tuple[Share, ...]) -> str:
    """Return the counts alone, where too few answered for percentages."""
    counts = " and ".join(f"{share.fraction} in wave {share.wave}" for share in used)
    return f"{say_answers(item)}: {counts}. Too few answered for percentages or a conclusion."


def say_suppressed(item: SurveyItem) -> str:
    """Return that nothing is shown, and why."""
    limit = DEFAULT_THRESHOLDS.suppress
    who = f" {say_whose(item)}" if item.where else ""
    return f"Fewer than {limit} people{who} answered, so nothing is shown."


def say_withheld(item: SurveyItem, outcome: Sighting) -> str:
    """Return that the figures would give somebody away, and what was concluded from them."""
    return (
        f"{say_answers(item)}: the figures are withheld, because with the others that are shown "
        f"they would tell what a group of fewer than {DEFAULT_THRESHOLDS.suppress} people said. "
        f"{_CONCLUDED[outcome]}"
    )


def say_dont_know(register: SurveyRegister) -> str:
    """Return what became of those without an opinion."""
    if register.dont_know == "drop":
        return "Don't know and no answer are left out of the base"
    return "Don't know counts as an answer: it stays in the base"


def build_figures(shares: tuple[Share, ...], decision: WaveDecision) -> tuple[Figure, ...]:
    """Return a share for each wave, then the change."""
    figures = [
        Figure(
            f"Wave {share.wave}",
            f"{points(share.sample.proportion)} ({share.fraction})",
            share.percent,
            share.formula,
            share.rows,
        )
        for share in shares
    ]
    if decision.difference is not None:
        number = 100 * decision.difference
        formula = f"{shares[-1].percent:.1f}% - {shares[0].percent:.1f}%"
        figures.append(Figure("Change", f"{signed(number)} points", number, formula))
    return tuple(figures)


def build_computed(shares: tuple[Share, ...], decision: WaveDecision) -> dict[str, Computed]:
    """Return what an author may state of the result, as the table gives it."""
    computed = {
        f"wave {share.wave}": Computed(f"{share.percent:.1f}% ({share.fraction})", share.printed)
        for share in shares
    }
    if decision.difference is not None:
        first, last = shares[0], shares[-1]
        # Reports subtract rounded shares as often as they round the difference.
        changes = (
            100 * decision.difference,
            *(float(whole(b)) - float(whole(a)) for a in first.printed for b in last.printed),
        )
        computed["change"] = Computed(f"{signed(changes[0])} points", changes)
    if decision.significant is not None:
        words = "yes" if decision.significant else "no"
        computed["significant"] = Computed(f"{words} ({decision.working[0]})", (),
                                           decision.significant)  # fmt: skip
    return computed
