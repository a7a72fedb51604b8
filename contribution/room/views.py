"""What each page may see: the one place where blindness is kept, since here data leave the server.

Before the reveal a phone is given its own answer and how many have answered; wall and desk are
given that number. Nothing here knows when an answer came, or in which order, for nobody keeps it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from contribution.domain.assessment import Assessment
from contribution.domain.graph import ContributionGraph
from contribution.domain.logic_model import ARROW, LogicModel, Stage
from contribution.domain.stakeholder_ratings import ANSWERS, rate_groups
from contribution.room.meeting import CLOSED, DRAFT, REVEALED, Ballot, Meeting, Participant, Round

Shown = dict[str, Any]
OTHERS = "Others, together"
# Of a link it is asked whether one step contributes to the next; of an assumption, if it holds.
_ASKS = {True: "How strong is this?", False: "How sure is it that this holds?"}


class Scene(NamedTuple):
    """What every view is made from: the record, the model as last read, and the promise given.

    Groups of fewer than `smallest` who answered are shown together, or not at all.
    """

    meeting: Meeting
    assessment: Assessment
    smallest: int

    @property
    def title(self) -> str:
        """Return what the room is about."""
        return self.assessment.graph.model.title or "A model without a title"

    def find_member(self, person: str) -> Participant | None:
        """Return who joined as this person."""
        return next((each for each in self.meeting.people if each.id == person), None)


def show_phone(scene: Scene, person: str) -> Shown:
    """Return what one participant may see; without `person` being one, only the groups."""
    groups = list_groups(scene.assessment.graph.model)
    member = scene.find_member(person)
    if member is None:
        return {"groups": groups, "group": None, "smallest": scene.smallest}
    mine = {each.round: each for each in scene.meeting.answers if each.person == person}
    # Of each subject the last round alone; a draft is the facilitator's.
    last = {each.subject: each for each in scene.meeting.rounds if each.state != DRAFT}
    rounds = [_show_round(scene, each) for each in last.values()]
    for each in rounds:
        own = mine.get(each["id"])
        each["mine"] = own and {"word": own.word, "comment": own.comment, "seq": own.seq}
    return {
        "groups": groups,
        "group": member.team,
        "may_change": not mine,
        "smallest": scene.smallest,
        "answers": ANSWERS,
        "rounds": [each for each in rounds if each["state"] != CLOSED or each["mine"]],
    }


def show_wall(scene: Scene) -> Shown:
    """Return what everybody in the room may see: the round in focus, and the numbers."""
    focus = scene.meeting.facts.get("focus", "")
    rounds = {str(each.id): each for each in scene.meeting.rounds}
    return {
        "joined": len(scene.meeting.people),
        "focus": _show_round(scene, rounds[focus]) if focus in rounds else None,
        "title": scene.title,
    }


def show_desk(scene: Scene) -> Shown:
    """Return what the facilitator may see: every subject with its rounds, blind as the wall is."""
    graph = scene.assessment.graph
    known = [
        {"id": each, "label": describe_subject(graph.model, each)} for each in list_subjects(graph)
    ]
    return {
        **show_wall(scene),
        "groups": list_groups(graph.model),
        "answers": ANSWERS,
        "subjects": known,
        "rounds": [_show_round(scene, each) for each in scene.meeting.rounds],
        "nodes": [(each.id, each.label) for each in graph.model.nodes],
        "stages": [str(each) for each in Stage],
        "smallest": scene.smallest,
    }


def list_groups(model: LogicModel) -> list[tuple[str, str]]:
    """Return the groups that people may choose, as id and label; one of all where none is named."""
    return list(model.stakeholders.items()) or [("", "Everybody")]


def list_subjects(graph: ContributionGraph) -> list[str]:
    """Return what people may rate: links, then assumptions; none whose steps are unknown."""
    links, assumptions = graph.model.links, graph.model.assumptions
    every = [*(each.id for each in links), *(each.id for each in assumptions)]
    return [each for each in every if each in graph.subjects]


def describe_subject(model: LogicModel, subject: str) -> str:
    """Return the question's subject in the labels that people know; the id where it is gone."""
    labels = {each.id: each.label for each in model.nodes}
    labels |= {each.id: each.label for each in model.assumptions}
    return " → ".join(labels.get(part, part) for part in subject.split(" -> "))


def find_small(ballots: Iterable[Ballot], teams: Mapping[str, str], smallest: int) -> set[str]:
    """Return the groups of which so few answered that each could be known."""
    sizes = Counter(teams[each.person] for each in ballots)
    return {team for team, size in sizes.items() if size < smallest}


def _show_round(scene: Scene, each: Round) -> Shown:
    graph = scene.assessment.graph
    ballots = [
        ballot
        for ballot in scene.meeting.answers
        if ballot.round == each.id and not (ballot.late and each.state == REVEALED)
    ]
    because = next((link.because for link in graph.model.links if link.id == each.subject), None)
    shown: Shown = {
        "id": each.id,
        "subject": each.subject,
        # What the picture calls it.
        "mark": each.subject.replace(ARROW, "."),
        "question": describe_subject(graph.model, each.subject),
        "because": because,
        "asks": _ASKS[ARROW in each.subject],
        "number": each.number,
        "state": each.state,
        "answered": len(ballots),
        "of": len(scene.meeting.people),
    }
    if each.state == REVEALED:
        is_known = each.subject in graph.subjects
        verdict = str(scene.assessment.ratings.of(each.subject).verdict) if is_known else None
        shown["evidence"], shown["groups"] = verdict, _list_groups(scene, ballots, verdict)
        shown["comments"] = _list_comments(scene, ballots)
    return shown


def _list_groups(scene: Scene, ballots: list[Ballot], verdict: str | None) -> list[Shown]:
    """Return each group's words as counts; small groups together, or only how many were few."""
    teams = {each.id: each.team for each in scene.meeting.people}
    small = find_small(ballots, teams, scene.smallest)
    votes = [(OTHERS if teams[b.person] in small else teams[b.person], b.word) for b in ballots]
    labels = {**dict(list_groups(scene.assessment.graph.model)), OTHERS: OTHERS}
    rated = rate_groups(sorted(votes, key=lambda vote: (vote[0] == OTHERS, vote[0])), labels)
    return [
        {
            "group": each.label,
            "size": each.size,
            "counts": each.counts if each.size >= scene.smallest else (),
            "distance": each.say_gap(verdict or "") if each.size >= scene.smallest else "",
        }
        for each in rated
    ]


def _list_comments(scene: Scene, ballots: list[Ballot]) -> list[Shown]:
    """Return what people wrote, by their words' order in the alphabet, and of whom if of many."""
    teams = {each.id: each.team for each in scene.meeting.people}
    labels = dict(list_groups(scene.assessment.graph.model))
    small = find_small(ballots, teams, scene.smallest)
    withheld = sum(teams[each.person] in small for each in ballots) < scene.smallest
    return [
        {"text": text, "group": group}
        for text, group in sorted(
            (each.comment, OTHERS if team in small else labels.get(team, team))
            for each in ballots
            for team in (teams[each.person],)
            if each.comment and not (team in small and withheld)
        )
    ]
