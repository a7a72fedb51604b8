"""An accent stored apart from its letter, as some machines store it, makes no other name."""

from __future__ import annotations

from unicodedata import normalize

import pytest

from contribution.app.assess import assess, find_subject
from contribution.domain.evidence import Sighting
from tests.loading.conftest import Project

FILES = {
    "models/été.yaml": """\
title: Été à l'école
as_of: 2024-12-31
programme: {starts: 2020-01-01, ends: 2024-12-31}
strands: {fête: Fête}
stakeholders: {élèves: Élèves}
activities: {train: {label: Former, starts: 2020-02-01, strand: fête, stakeholders: [élèves]}}
outputs: {trained: Formés}
outcomes: {résultat: {label: Réussite, horizon: short, latency: 1 year}}
links:
  train -> trained: {because: Gratuit, assumes: none}
  trained -> résultat: {because: Appris, assumes: none}
evidence: [../evidence/été/enquête.yaml]
""",
    "evidence/été/enquête.yaml": """\
title: Enquête
kind: survey
source: enquête
by: evaluator
data: réponses.csv
waves:
  1: {from: 2020-01-01, to: 2020-02-01, invited: 200, answered: 120}
  2: {from: 2022-01-01, to: 2022-02-01, invited: 200, answered: 110}
overlap: unknown
corrections:
  - {row: 7, column: option, printed: Désaccord, corrected: Pas d'accord, reason: Faute}
items:
  satisfaites:
    says: Plus de satisfaites
    about: trained -> résultat
    test: straw
    statement: Je suis comblée
    options: ["Tout à fait d'accord", "Plutôt d'accord"]
    where: {rôle: mère}
    expect: increase
    stakeholders: [élèves]
    at: {page: 1}
""",
    "evidence/été/réponses.csv": """\
wave,statement,option,percent,count,rôle
1,Je suis comblée,Tout à fait d'accord,25,30,mère
1,Je suis comblée,Plutôt d'accord,25,30,mère
1,Je suis comblée,Pas d'accord,50,60,mère
2,Je suis comblée,Tout à fait d'accord,50,55,mère
2,Je suis comblée,Plutôt d'accord,30,33,mère
2,Je suis comblée,Désaccord,20,22,mère
""",
}


@pytest.mark.parametrize("apart", [(), *((name,) for name in FILES), tuple(FILES)])
@pytest.mark.parametrize("named_apart", [False, True])
def test_what_looks_alike_is_alike(
    apart: tuple[str, ...], named_apart: bool, project: Project
) -> None:
    for name, text in FILES.items():
        stored = normalize("NFD", text) if name in apart else text
        project.write({normalize("NFD" if named_apart else "NFC", name): stored})

    assessment = assess("models/été.yaml")

    told = [each for each in assessment.diagnostics if each.id[:3] == "CA0" or each.id == "CA310"]
    # An id with an accent is told about as ever, in whichever way it is stored.
    assert {each.id for each in told} == {"CA032"}
    (evidence,) = assessment.graph.evidence
    assert evidence.observation.outcome is Sighting.FOUND
    assert evidence.register.id == "enquête"
    assert assessment.graph.model.name == "été"
    assert "trained -> résultat" in assessment.graph.links
    typed = normalize("NFD", "trained -> résultat")
    assert find_subject(assessment, typed) == "trained -> résultat"
