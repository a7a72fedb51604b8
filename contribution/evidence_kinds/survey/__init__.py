"""Surveys: the share giving certain answers, its change between waves, and whether it is real."""

from contribution.domain.evidence import EvidenceKind, Observation, ProbativeTest
from contribution.evidence_kinds.shared.quotes import not_searched, planned
from contribution.evidence_kinds.survey.fields import SurveyItem, SurveyRegister
from contribution.evidence_kinds.survey.question import find_wave_shares
from contribution.evidence_kinds.survey.questions import SHAPE
from contribution.evidence_kinds.survey.result import build_observation


def observe(item: SurveyItem, register: SurveyRegister) -> Observation:
    """Return what the answers say, with base, interval and power."""
    if item.planned:
        return planned()
    if register.table is None or register.answers is None:
        return not_searched("The register has no table that could be read.")
    shares = find_wave_shares(item, register, register.answers)
    if shares.problems:
        return not_searched("The table does not answer this question.", shares.problems)
    return build_observation(item, register, shares.shares)


KIND = EvidenceKind(
    name="survey",
    title="Survey",
    method="survey",
    item=SurveyItem,
    register=SurveyRegister,
    observe=observe,
    shape=SHAPE,
    is_computed=True,
    shows_change=True,
    picks=("question", "statement", "options", "waves"),
    opinion=ProbativeTest.STRAW,
    of_people=True,
)
