"""A small project with one survey, written to disk as people write it: a parenting programme."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Observation

MODEL = """\
title: Parenting together
purpose: Parents and carers feel able to calm a conflict at home
as_of: 2026-09-30
programme: {starts: 2025-01-01, ends: 2026-12-31}
stakeholders: {parents: Parents and carers}
context: {rows: Rows at home are frequent}
inputs: {grant: Health board grant}
activities: {groups: {label: Weekly parenting groups, starts: 2025-02-01}}
outputs: {places: Parents come to eight sessions}
outcomes:
  calm: {label: Parents stay calm, horizon: short, latency: 6 months, direction: increase}
impacts:
  homes: {label: Calmer homes, latency: 2 years}
links:
  rows -> groups:
  grant -> groups:
  groups -> places: {because: Free and in the evening, assumes: none}
  places -> calm: {because: What is practised is used, assumes: none}
  calm -> homes: {because: Calm spreads, assumes: none, skips_because: A small programme}
"""
HEADER = """\
title: Parents, before and after
kind: survey
by: evaluator
stakeholders: [parents]
data: parents.csv
"""
STATEMENT = "I stay calm"


def item(
    name: str, where: str = "", *, expect: str = "increase", options: str = "Often, Always"
) -> str:
    """Return the YAML of an item that asks how many stay calm, often or always."""
    body = f"""\
  {name}:
    says: More stay calm
    about: [places -> calm]
    statement: {STATEMENT}
    options: [{options}]
    expect: {expect}
    test: straw
    on: 2026-01-30
    at: {{table: parents.csv}}
"""
    return body + (f"    where: {where}\n" if where else "")


def write_survey(folder: Path, rows: Iterable[str], items: str, header: str = "") -> Path:
    """Return the path of the model, after writing it, its register and the register's table."""
    evidence = folder / "evidence" / "parenting"
    evidence.mkdir(parents=True)
    (folder / "models").mkdir()
    model = folder / "models" / "parenting.yaml"
    model.write_text(MODEL, "utf-8")
    (evidence / "parents.yaml").write_text(f"{HEADER}{header}items:\n{items}", "utf-8")
    (evidence / "parents.csv").write_text("\n".join(rows) + "\n", "utf-8")
    return model


def observe_all(assessment: Assessment) -> Mapping[str, Observation]:
    """Return the observation of each item by its id."""
    return {each.id: each.observation for each in assessment.graph.evidence}


def assess_survey(folder: Path, rows: Iterable[str], items: str, header: str = "") -> Assessment:
    """Return the assessment of the project written with these parts."""
    return assess(str(write_survey(folder, rows, items, header)))


def printed(groups: Mapping[tuple[int, str], Iterable[int]]) -> list[str]:
    """Return a printed table: the counts of the four answers by wave and role ("" is everybody)."""
    options = ("Never", "Sometimes", "Often", "Always")
    return [
        "wave,statement,role,option,count",
        *(
            f"{wave},{STATEMENT},{role},{option},{count}"
            for (wave, role), counts in groups.items()
            for option, count in zip(options, counts, strict=True)
        ),
    ]


def respondents(changes: Mapping[tuple[str, str], int]) -> list[str]:
    """Return a table of respondents: how many moved from one answer to another ("" is absent)."""
    rows = ["respondent,wave,statement,option"]
    number = 0
    for answers, people in changes.items():
        for _ in range(people):
            number += 1
            rows.extend(
                f"P{number},{wave},{STATEMENT},{answer}"
                for wave, answer in enumerate(answers, start=1)
                if answer
            )
    return rows
