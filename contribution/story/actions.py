"""What to collect next: at most seven things to do, by whom, with what, when, and to what end."""

from collections import Counter
from typing import NamedTuple

from contribution.domain.logic_model import CausalLink, ContributionClaim
from contribution.domain.verdict import Verdict
from contribution.scoring.what_if.delivery import is_undoubted_delivery
from contribution.scoring.what_if.needs import Need
from contribution.scoring.what_if.next_evidence import Prospect
from contribution.story.blocks import Part, Prose, TableBlock, TableRow, Text, anchor
from contribution.story.telling import Telling

MOST_ACTIONS = 7
_ONLY_LOWERS = 1


class Action(NamedTuple):
    """One thing to seek and the claim whose verdict it would move first."""

    sought: Need | Prospect
    claim: ContributionClaim
    now: Verdict
    claims: int = 1


def build_next(telling: Telling) -> Part:
    """Return the actions as a table, what could move most findings first."""
    speech = telling.speech
    actions = find_actions(telling)
    name, title = anchor("part", "next"), speech.say("part.next")
    if not actions:
        return Part(name, title, (Prose(speech.say("next.nothing")),))
    rows = tuple(TableRow(_tell(telling, each)) for each in actions)
    head = tuple(speech.plain(f"next.{key}") for key in ("what", "who", "how", "when", "move"))
    table = TableBlock(speech.plain("next.intro"), head, rows, "actions")
    return Part(name, title, (table,))


def find_actions(telling: Telling) -> tuple[Action, ...]:
    """Return at most seven things to do, each once, for the claims that the story opens with."""
    found: dict[tuple[str, str], Action] = {}
    for claim in telling.headlines:
        plan, shown = telling.plan(claim.id), telling.rated(claim.id).verdict
        # Before its time a claim moves only underneath what stands in front of it.
        now = plan.now if shown is Verdict.TOO_EARLY else shown
        wanted: list[Need | Prospect] = [*plan.prospects, *plan.needs]
        for sought in wanted:
            key = (sought.place, sought.test)
            known = found.get(key)
            found[key] = (
                known._replace(claims=known.claims + 1) if known else Action(sought, claim, now)
            )
    ordered = sorted(found.values(), key=lambda each: (-_count_moves(each), -each.claims))
    # What can only take something away is asked for where nothing could add to what is known.
    raising = [each for each in ordered if _count_moves(each) != _ONLY_LOWERS]
    return tuple((raising or ordered)[:MOST_ACTIONS])


def _count_moves(action: Action) -> int:
    # What can raise a verdict is worth more than what can only lower it: few doubt the rest.
    now, found, missed = action.now, action.sought.if_found, action.sought.if_missed
    return 2 * (found not in {None, now}) + (missed not in {None, now})


def _tell(telling: Telling, action: Action) -> tuple[Text, ...]:
    return (
        _say_what(telling, action),
        (_say_who(telling, action),),
        (_say_how(telling, action),),
        (_say_when(telling, action),),
        _say_move(telling, action),
    )


def _say_what(telling: Telling, action: Action) -> Text:
    speech, graph, sought = telling.speech, telling.graph, action.sought
    place = telling.refer(sought.place)
    if isinstance(sought, Prospect):
        return speech.say("next.planned", seek=sought.seek)
    if sought.place in graph.factors:
        return speech.say("next.rival", rival=place)
    if sought.place in graph.assumptions:
        test = graph.assumptions[sought.place].test or sought.seek
        return speech.say("next.assume", test=test, assumption=place)
    rating = telling.ratings.of(sought.place)
    if rating.verdict is Verdict.TOO_EARLY:
        return speech.say("next.wait", place=place)
    if not sought.test:
        return speech.say("next.reconcile", place=place)
    key = {0: "tell" if rating.uses else "first", 1: "second"}.get(rating.support, "third")
    if is_undoubted_delivery(graph, sought.place, rating):
        key = "delivered"
    return speech.say(f"next.{key}", place=place)


def _say_who(telling: Telling, action: Action) -> str:
    graph, place = telling.graph, action.sought.place
    if place in graph.assumptions and graph.assumptions[place].owner:
        return str(graph.assumptions[place].owner)
    if isinstance(action.sought, Prospect):
        names = graph.items[action.sought.item].stakeholders
    else:
        link = graph.links.get(place)
        node = graph.nodes.get(link.target if link else place)
        names = node.stakeholders if node else ()
    names = names or graph.nodes[action.claim.target].stakeholders
    known = [graph.model.stakeholders.get(name, name) for name in names]
    return ", ".join(known) or telling.speech.plain("voices.nobody")


def _say_how(telling: Telling, action: Action) -> str:
    speech, graph = telling.speech, telling.graph
    if isinstance(action.sought, Prospect):
        return graph.items[action.sought.item].kind.label
    used = {each.kind.label for each in graph.find_evidence_about(action.sought.place)}
    known = Counter(each.kind.label for each in graph.evidence if not each.kind.is_vote)
    free = [label for label, _ in known.most_common() if label not in used]
    if not free:
        return speech.plain("next.any-kind")
    names = f" {speech.plain('or')} ".join(free[:2])
    return speech.plain("next.another-kind", kinds=names)


def _say_when(telling: Telling, action: Action) -> str:
    place, speech = action.sought.place, telling.speech
    link: CausalLink | None = telling.graph.links.get(place)
    into = [link] if link else list(telling.graph.find_links_into(place))
    days = [
        day for each in into if (day := telling.ratings.links[each.id].sees_effect_from) is not None
    ]
    as_of = telling.graph.model.as_of
    early = place in telling.subjects and telling.ratings.of(place).verdict is Verdict.TOO_EARLY
    if early and days and as_of and min(days) > as_of:
        return speech.plain("next.from", date=speech.month(min(days)))
    return speech.plain("next.now")


def _say_move(telling: Telling, action: Action) -> Text:
    speech, sought = telling.speech, action.sought
    result = telling.refer_claim(action.claim)
    if sought.if_found is None or sought.if_missed is None:
        return speech.say("next.depends", result=result)
    moves = _count_moves(action)
    if not moves:
        return speech.say("next.alone", result=result)
    key, date = ("next.moves" if moves > 1 else "next.keeps"), telling.early_until(action.claim.id)
    if telling.rated(action.claim.id).verdict is Verdict.TOO_EARLY:
        key = "next.early" if date else "next.early-undated"
    return speech.say(
        key,
        result=result,
        date=speech.month(date) if date else "",
        now=speech.verdict(action.now),
        found=speech.verdict(sought.if_found),
        missed=speech.verdict(sought.if_missed),
    )
