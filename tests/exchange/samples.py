"""A small sound file of each format that is only read, built to the structure of the real tools."""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

from click.testing import CliRunner, Result
from openpyxl import Workbook

from contribution.cli import group
from tests.exchange.miradi_project import miradi
from tests.exchange.qda import nvivo

MODEL = """\
title: Clubs
activities: {clubs: Clubs open}
outcomes: {on-time: {label: Children arrive on time, horizon: short}}
links:
  clubs -> on-time: {because: They are there already}
"""
_TAGGED = """\
id,document,tag,content
1,Mary Jones.docx,early help,She came every week
2,Mary Jones.docx,early help > trust,We knew her
3,Interview 7.docx,early help,"It was ""quite"" late"
4,Interview 7.docx,costs,Nobody paid
"""
# As KoBoToolbox writes it: groups before a slash, ticks beside their question, its own columns.
_ANSWERS = """\
start;end;wave;about_you/name;about_you/gps;happy/mornings;happy/why;food;food/toast;food/fruit;_uuid;_submission_time
2025-09-01T08:00;2025-09-01T08:09;1;Ann Lee;53.4 -2.1;Agree;We are late;toast;1;0;a1;2025-09-01
2025-09-01T08:10;2025-09-01T08:19;1;Bo Ray;53.4 -2.2;Disagree;No idea;toast fruit;1;1;a2;2025-09-01
2025-09-01T08:20;2025-09-01T08:29;1;Cy Dee;53.5 -2.1;Agree;;fruit;0;1;a3;2025-09-01
2026-06-01T08:00;2026-06-01T08:09;2;Di Fox;53.6 -2.1;Agree;Better now;toast;1;0;a4;2026-06-01
2026-06-01T08:10;2026-06-01T08:19;2;Ed Gee;53.7 -2.1;Agree;;toast;1;0;a5;2026-06-01
"""
# To the structure of the charts that its makers published.
_CHART = """\
{"title": "Clubs", "textSize": 1.3, "curvature": 0.5, "sections": [
  {"title": "Activities", "columns": [{"nodes": [{"id": "a1", "title": "Clubs open", "text": "Day",
    "connectionIds": ["o1", "o2"], "yPosition": 12.5, "color": "#fce5cd", "connections": [
      {"targetId": "o1", "confidence": 40, "evidence": "A report of 2019.",
       "assumptions": "Children like it. Staff are found."}]}]}]},
  {"title": "End Goal", "columns": [{"nodes": [{"id": "o1", "title": "Children arrive on time",
    "text": "", "connectionIds": [], "connections": [
      {"targetId": "o2", "confidence": 75, "assumptions": "Basis: a talk nobody wrote down."}]
    }]}, {"nodes": [{"id": "o2", "title": "Children learn", "text": ""}]}]}]}
"""

PLAIN_LOGFRAME = b"""\
Level,Statement,Indicator,Baseline (2012),Target (2016),Means of verification,Assumptions
Impact,Children thrive,Share who develop well,61%,70%,National survey,
Outcome,Parents cope,Mean stress,24,18,Own survey,Services stay open
Output,Courses held,Number of courses,0,40,Records,Parents come
Output,Courses held,Parents who came,0,500,Records,
"""
# As publishers write it: titles in two languages, parts, words where figures belong.
IATI = b"""\
<iati-activities version="2.03"><iati-activity xml:lang="en">
<iati-identifier>XM-1-SCHOOLS</iati-identifier>
<title><narrative>Schools for all</narrative></title>
<result type="2">
 <title><narrative xml:lang="fr">Plus d'enfants finissent</narrative>
  <narrative>More children finish</narrative></title>
 <indicator measure="2" ascending="1"><title><narrative>Completion rate</narrative></title>
  <reference vocabulary="7" code="4.1.2"/>
  <baseline year="2018" iso-date="2018-12-31" value="61"/>
  <period><period-start iso-date="2019-01-01"/><period-end iso-date="2019-12-31"/>
   <target value="65"/><actual value="63"/>
   <actual value="58.5"><location ref="AF"/><dimension name="sex" value="female"/></actual></period>
  <period><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/>
   <target value="70"/></period></indicator></result>
<result type="1"><title><narrative>Teachers are trained</narrative></title>
 <indicator measure="1" ascending="0"><title><narrative>Untrained teachers</narrative></title>
  <baseline year="2018" value="1,200"/>
  <period><period-start iso-date="2019-04-01"/><period-end iso-date="2020-03-31"/>
   <target value="300"/><actual value="few"/></period></indicator></result>
<result type="9"><title><narrative>Donors meet</narrative></title>
 <indicator measure="1"><title><narrative>Meetings</narrative></title></indicator></result>
</iati-activity></iati-activities>
"""


def make_dfid(outputs: int = 2) -> bytes:
    """Return a logframe in the sheet of DFID and FCDO: blocks with rows planned and achieved."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["PROJECT NAME", "Schools for girls"])

    def add(left: tuple[str, str], indicator: tuple[str, str], figures: list[list[object]],
            source: str, right: tuple[str, str] = ("", "")) -> None:  # fmt: skip
        planned, achieved = figures
        years = ["Milestone 1 (2013)", "Milestone 2 (2014)", "Milestone 3 (2015)", "Target (2016)"]
        sheet.append([left[0], indicator[0], "", "Baseline (2012)", *years, right[0]])
        sheet.append([left[1], indicator[1], "Planned", *planned, right[1]])
        sheet.append(["", "", "Achieved", *achieved])
        sheet.append(["", "", "", "Source"])
        sheet.append(["", "", "", source])

    add(("IMPACT", "Girls live better"), ("Impact Indicator 1", "Girls in secondary school"),
        [[0.41, None, None, None, 0.5], [0.41]], "EMIS")  # fmt: skip
    for cell in ("D3", "H3", "D4"):
        sheet[cell].number_format = "0%"
    add(("OUTCOME", "More girls finish school"), ("Outcome Indicator 1", "Girls who finish"),
        [["41%", "43%", "45%", "50%", "55%"], ["41%", "44%"]], "EMIS",
        ("Assumptions", "Teachers stay\nNobody moves"))  # fmt: skip
    names = ("Teachers are trained", "Schools are built")
    for number in range(1, outputs + 1):
        name = names[number - 1] if number < 3 else f"Result {number}"
        add((f"OUTPUT {number}", name), (f"Output Indicator {number}.1", f"Count {number}"),
            [[0, 10, 20, 30, 40], [0, 9]], "Lists",
            ("Assumptions", "Posts are filled" if number == 1 else "n/a"))  # fmt: skip
        add(("IMPACT WEIGHTING (%)", "50%"), (f"Output Indicator {number}.2", f"Share {number}"),
            [[0, 1, 2, 3, 4], []], "Lists", ("RISK RATING", "Medium"))  # fmt: skip
    sheet.append(["INPUTS (£)", "DFID (£)", "Govt (£)", "Total (£)", "DFID SHARE (%)"])
    sheet.append(["", 1000, 200, 1200, "83%"])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def call(*words: str) -> Result:
    """Return what the command said and how it ended."""
    return CliRunner().invoke(group, list(words))


class Sample(NamedTuple):
    """A file, and what a person answers when it is brought into the model above."""

    suffix: str
    content: bytes
    words: tuple[str, ...] = ()


SAMPLES = {
    "coded-quotes": Sample(".csv", _TAGGED.encode(), ("--map-code", "early help=clubs -> on-time")),
    "iati": Sample(".xml", IATI, ("--stage", "result of type 9=outcome")),
    "logframe": Sample(".xlsx", make_dfid()),
    "miradi": Sample(".xmpz2", miradi()),
    "refi-qda": Sample(".qdpx", nvivo(), ("--map-code", "early help=clubs -> on-time")),
    "toc-maker": Sample(".json", _CHART.encode(), ("--stage", "End Goal=impact")),
    "survey-export": Sample(".csv", _ANSWERS.encode()),
}
