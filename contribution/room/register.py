"""Writes a meeting down for git: a workshop register with its table, and what people said.

Nobody is named, and nothing is in the order in which it came: numbers go by a hash that the server
drew. Ratings are shown beside the evidence; what was said is testimony that nobody has judged yet.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from typing import NamedTuple

from contribution.domain.logic_model import LogicModel
from contribution.room.meeting import Meeting, Round
from contribution.room.views import describe_subject, find_small
from contribution.words.escaping import escape_formula, without_acting

_COLUMNS = ("who", "group", "link", "rating", "comment", "round", "paper")


class Exported(NamedTuple):
    """Files for one folder of evidence, by name; empty when there is nothing to write."""

    files: dict[str, str]
    ratings: int
    statements: int


def build_registers(meeting: Meeting, model: LogicModel, smallest: int) -> Exported:
    """Return the registers of a meeting: revealed rounds only, for what is blind leaves no door."""
    held = meeting.facts.get("held", "")
    name = f"workshop-{held}"
    rounds = [each for each in meeting.rounds if each.state == "revealed"]
    rows = _list_rows(meeting, model, rounds, smallest)
    files: dict[str, str] = {}
    if rows:
        files[f"{name}.csv"] = _write_csv(rows)
        files[f"{name}.yaml"] = _write_ratings(meeting, model, rounds)
    if meeting.statements:
        files[f"said-{held}.yaml"] = _write_statements(meeting, model)
    return Exported(files, len(rows), len(meeting.statements))


def _quote_yaml(text: str) -> str:
    return json.dumps(" ".join(without_acting(text).split()), ensure_ascii=False)


def _list_rows(
    meeting: Meeting, model: LogicModel, rounds: list[Round], smallest: int
) -> list[tuple[str, ...]]:
    teams = {each.id: each.team for each in meeting.people}
    paper = {each.id for each in meeting.people if each.paper}
    wanted = {each.id: each for each in rounds}
    ballots = [each for each in meeting.answers if each.round in wanted]
    # Somebody whose group is small in one round could be known from the others.
    small = {
        team
        for number in wanted
        for team in find_small((b for b in ballots if b.round == number), teams, smallest)
    }
    names = _number_people(meeting, model, small)
    rows = []
    for each in ballots:
        team = teams[each.person]
        comment = " ".join(without_acting(each.comment).split())
        rows.append((
            names[each.person],
            "" if team in small else team,
            wanted[each.round].subject,
            each.word,
            escape_formula(comment),
            str(wanted[each.round].number),
            "yes" if each.person in paper else "",
        ))  # fmt: skip
    return sorted(rows, key=lambda row: (row[2], row[5], row[0].split()[0], row))


def _number_people(meeting: Meeting, model: LogicModel, small: set[str]) -> dict[str, str]:
    counts: Counter[str] = Counter()
    names = {}
    # People stand in the order of their hashes, which nobody chose.
    for each in meeting.people:
        label = "Person" if each.team in small or not each.team else each.team
        label = model.stakeholders.get(label, label)
        counts[label] += 1
        names[each.id] = f"{label} {counts[label]}"
    return names


def _write_csv(rows: list[tuple[str, ...]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([_COLUMNS, *rows])
    return text.getvalue()


def _write_ratings(meeting: Meeting, model: LogicModel, rounds: list[Round]) -> str:
    day, teams = meeting.facts["held"], {each.id: each.team for each in meeting.people}
    groups = sorted({teams[each.person] for each in meeting.answers} & set(model.stakeholders))
    head = [
        "# What people in the room thought, rated blind before anybody saw another's answer. Shown",
        "# beside the evidence, never counted as evidence.",
        f"title: Workshop of {day}",
        "kind: workshop",
        *([f"stakeholders: [{', '.join(groups)}]"] if groups else []),
        "because: Rated blind on phones or on paper; shown only after each question was closed",
        f"data: workshop-{day}.csv",
    ]
    items = []
    for each in rounds:
        time = "" if each.number == 1 else f" (round {each.number}, after talking)"
        says = f"How strong is: {describe_subject(model, each.subject)}?{time}"
        where = f"question {each.id}"
        items += [f"  workshop-{day}-{each.id}:", f"    round: {each.number}"]
        items += _write_item(day, says, each.subject, where)
    return _write_register(day, head, items)


def _write_statements(meeting: Meeting, model: LogicModel) -> str:
    day = meeting.facts["held"]
    head = [
        "# What people said in the room, with who and where. Nobody has judged yet what it shows:",
        "# set outcome: found or not-found, and a test, where it tells for or against; until then",
        "# it says nothing in any rating.",
        f"title: Said at the workshop of {day}",
        "kind: interviews",
    ]
    items = []
    for each in meeting.statements:
        where = each.place or "in the room"
        items += [
            # Its own name, whatever is noted after it: somebody may have judged it meanwhile.
            f"  said-{day}-{each.id[:6]}:",
            "    outcome: cannot-tell",
            *([f"    voices: {{{each.team}: 1}}"] if each.team in model.stakeholders else []),
            *_write_item(day, each.says, each.about, where),
        ]
    return _write_register(day, head, items)


def _write_item(day: str, says: str, about: str, where: str) -> list[str]:
    return [
        f"    says: {_quote_yaml(says)}",
        f"    about: [{about}]",
        f"    on: {day}",
        f"    at: {{document: Workshop of {day}, section: {_quote_yaml(where)}}}",
    ]


def _write_register(day: str, head: list[str], items: list[str]) -> str:
    common = ["source: workshop", f"collected: {{from: {day}, to: {day}}}", "items:"]
    return "\n".join([*head, *common, *items, ""])
