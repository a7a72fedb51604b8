"""A small invented evaluation with one table of each kind, and what the engine makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from contribution.app.assess import assess_loaded
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic
from contribution.domain.evidence import Observation
from contribution.loading.project import load_project
from contribution.scoring import find_scorers

MODEL = """\
title: Reading rooms in two libraries
purpose: Young people find a quiet place and read more
as_of: 2018-12-31
programme: {starts: 2016-04-01, ends: 2018-03-31}
inputs: {grant: Grant of the foundation}
activities:
  open-rooms: {label: Reading rooms open in the evening, starts: 2016-04-01}
outputs: {seats-used: {label: Seats used on most evenings, direction: increase}}
outcomes:
  reads-more: {label: Young people read more, horizon: short, latency: 1 year}
impacts: {attainment: {label: Better reading at age 16, latency: 4 years}}
no_rival_considered:
  something-else: no other scheme ran in the two towns
  already-happening: loans had been flat for years
  not-real: loans are counted by the desk system
links:
  grant -> open-rooms:
  open-rooms -> seats-used: {because: The rooms are warm and free, assumes: none}
  seats-used -> reads-more: {because: A quiet hour is spent reading, assumes: none}
  reads-more -> attainment: {because: Practice, assumes: none}
"""
_HEAD = "title: {kind}\nkind: {kind}\nsource: {kind}\nby: independent\nquality: 2\nbecause: x\n"
_ITEM = """\
items:
  {kind}-item:
    says: It changed
    about: seats-used
    at: {{page: 1}}
    test: straw
"""
_WAVES = """\
overlap: none
waves:
  1: {from: 2016-05-01, to: 2016-06-10, invited: 400, answered: 200}
  2: {from: 2018-01-10, to: 2018-02-12, invited: 400, answered: 200}
"""
_ASKED: Mapping[str, tuple[str, str]] = {
    "survey": (
        _WAVES,
        """\
    statement: I can read in peace
    options: [Agree, Strongly agree]
    expect: increase
""",
    ),
    "indicator": (
        "intervention: 2016-04-01\n",
        "    indicator: Loans\n    place: Town\n    expect: increase\n",
    ),
    "ledger": (
        "",
        "    line: Rooms\n    between: [2016/17, 2017/18]\n    expect: decrease\n",
    ),
    "case-matching": ("", "    feature: visits\n    expect: increase\n"),
}
REGISTERS: Mapping[str, str] = {
    kind: _HEAD.format(kind=kind) + "data: {data}\n" + head + _ITEM.format(kind=kind) + body
    for kind, (head, body) in _ASKED.items()
}
SURVEY = """\
wave,question,statement,option,percent,count
1,Q1,I can read in peace,Strongly agree,11,22
1,Q1,I can read in peace,Agree,30,60
1,Q1,I can read in peace,Disagree,50,100
1,Q1,I can read in peace,Don't know,9,18
2,Q1,I can read in peace,Strongly agree,21,42
2,Q1,I can read in peace,Agree,40,80
2,Q1,I can read in peace,Disagree,30,60
2,Q1,I can read in peace,Don't know,9,18
"""
LOANS = (1203, 1187, 1211, 1195, 1208, 1190, 1199, 1214, 1391, 1402, 1377, 1410)
INDICATOR = "indicator,period,place,value,unit\n" + "".join(
    f"Loans,Q{n % 4 + 1} {2014 + n // 4}/{15 + n // 4},Town,{value},number\n"
    for n, value in enumerate(LOANS)
)
LEDGER = """\
line,year,budget,actual,forecast,variance
Rooms,2016/17,120000,123456,,3456
Staff,2016/17,300000,298000,,-2000
Total,2016/17,420000,421456,,1456
Rooms,2017/18,118000,110000,,-8000
Staff,2017/18,300000,301000,,1000
Total,2017/18,418000,411000,,-7000
"""
CASES = "pair,era,feature,value\n" + "".join(
    f"P{n},before,visits,{n}\nP{n},after,visits,{n + 3}\n" for n in range(1, 13)
)
TABLES: Mapping[str, str] = {
    "survey": SURVEY,
    "indicator": INDICATOR,
    "ledger": LEDGER,
    "case-matching": CASES,
}
KINDS = tuple(TABLES)
# The column of each kind that holds the number its item reads.
NUMBER: Mapping[str, str] = {
    "survey": "count",
    "indicator": "value",
    "ledger": "actual",
    "case-matching": "value",
}


@dataclass(frozen=True)
class Result:
    """What the engine made of one evaluation whose table of one kind was replaced."""

    assessment: Assessment
    kind: str
    file: str

    @property
    def observation(self) -> Observation:
        """Return what the item of the table says."""
        return self.of(self.kind)

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """Return the diagnostics at the table or at the register that names it."""
        files = (f"evidence/m/{self.file}", f"evidence/m/{self.kind}.yaml")
        return tuple(
            each for each in self.assessment.diagnostics if each.where.file.endswith(files)
        )

    def of(self, kind: str) -> Observation:
        """Return what the item of another table says."""
        return next(
            each.observation
            for each in self.assessment.graph.evidence
            if each.register.kind == kind
        )

    def says(self, line: int, *words: str) -> Diagnostic | None:
        """Return the diagnostic at this line of the table that holds all of the words."""
        for each in self.found:
            text = f"{each.message} {each.next_step}".casefold()
            here = each.where.file.endswith(self.file) and each.where.line == line
            if here and all(word.casefold() in text for word in words):
                return each
        return None


def write_evaluation(folder: Path, kind: str, content: str | bytes, name: str = "") -> Path:
    """Return the model's path after writing the evaluation with the table of one kind replaced."""
    evidence = folder / "evidence" / "m"
    evidence.mkdir(parents=True, exist_ok=True)
    (folder / "models").mkdir(exist_ok=True)
    model = folder / "models" / "m.yaml"
    model.write_text(MODEL, "utf-8")
    for each, register in REGISTERS.items():
        data = (name or f"{kind}.csv") if each == kind else f"{each}.csv"
        (evidence / f"{each}.yaml").write_text(register.replace("{data}", data), "utf-8")
        table = content if each == kind else TABLES[each]
        raw = table if isinstance(table, bytes) else table.encode("utf-8")
        (evidence / data).write_bytes(raw)
    return model


def read_evaluation(folder: Path, kind: str, content: str | bytes, name: str = "") -> Result:
    """Return what the engine makes of the evaluation with the table of one kind replaced."""
    model = write_evaluation(folder, kind, content, name)
    assessment = assess_loaded(load_project(model), find_scorers()["ordinal"])
    return Result(assessment, kind, name or f"{kind}.csv")
