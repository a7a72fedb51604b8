"""The first screen: the findings, what speaks against, what is too early, the weakest point."""

from __future__ import annotations

from contribution.domain.logic_model import ContributionClaim, StakeholderQuestion
from contribution.domain.rating import PathwayStep
from contribution.domain.verdict import Verdict
from contribution.story.blocks import (
    Block,
    Bullets,
    Facts,
    Part,
    Prose,
    Ref,
    Text,
    anchor,
    keep,
)
from contribution.story.glossary import ENGLISH
from contribution.story.sentences import say_lack, say_short, show
from contribution.story.telling import Telling, lowest

# What fits a first screen with everything else on it.
_MOST_SHOWN = 5


def build_front(telling: Telling, *, is_whole: bool = True) -> tuple[Block, ...]:
    """Return the first screen: findings, then what limits them.

    In a story that is not whole the other results do not stand further down.
    """
    speech = telling.speech
    shown = telling.headlines[:_MOST_SHOWN]
    if not shown:
        return (Prose(speech.say("no-findings")),)
    findings = tuple(_tell_finding(telling, claim) for claim in shown)
    others = len(telling.others) + len(telling.headlines) - len(shown)
    more: Prose | None = None
    if others and not is_whole:
        more = Prose(speech.say("more-elsewhere", count=speech.count(others, "others")), "more")
    elif others:
        to = anchor("part", "others") if telling.others else anchor("part", "findings")
        many = Ref(speech.count(others, "others"), to)
        more = Prose(speech.say("more-findings", count=many), "more")
    limits = (
        (speech.plain("against"), _tell_against(telling)),
        (speech.plain("early"), _tell_early(telling)),
        (speech.plain("weakest"), _tell_weakest(telling)),
    )
    return keep(Bullets(findings, kind="findings"), Facts(limits, "limits"), more)


def build_questions(telling: Telling) -> Part | None:
    """Return what was asked, each question with its answer; None when the model lists none."""
    questions = telling.graph.model.questions
    if not questions:
        return None
    blocks = tuple(block for each in questions for block in _answer(telling, each))
    return Part(
        anchor("part", "questions"), telling.speech.say("part.questions"), blocks, "questions"
    )


def build_about(telling: Telling) -> Part:
    """Return what the page rests on: for whom, as of when, which model and which rule."""
    speech, model = telling.speech, telling.graph.model
    rule = telling.assessment.rule
    own = "about.own" if rule.is_packaged else "about.changed"
    said = speech.plain(
        "about.rule-words",
        version=rule.version,
        own=speech.plain(own, file=rule.file),
        scorer=telling.ratings.scorer,
    )
    names = (
        ("about.for", model.beneficiaries),
        ("about.hoped", model.desired_effect),
        ("about.ran", _say_span(telling)),
        ("about.author", model.author),
        ("about.source", model.source),
        ("about.version", " · ".join(filter(None, (model.version, model.file)))),
        ("about.rule", said),
        ("about.size", _say_size(telling)),
        ("about.language", _say_language(telling)),
    )
    pairs = tuple((speech.plain(key), (str(value),)) for key, value in names if value)
    purpose = (Prose((model.purpose,)),) if model.purpose else ()
    return Part(anchor("part", "about"), speech.say("part.about"), (*purpose, Facts(pairs)))


def find_weakest(telling: Telling) -> tuple[PathwayStep, int]:
    """Return the place that holds the findings down most, and how many of the page's rest on it."""
    rated = [telling.rated(each.id) for each in telling.headlines]
    known = [each for each in rated if each.verdict is not Verdict.NOT_SCORED]
    steps = {step.subject: step for each in known for step in each.weakest}
    ripe = [each for each in steps.values() if each.rating.verdict is not Verdict.TOO_EARLY]
    step = lowest(ripe or steps.values())
    carried = sum(
        any(step.subject == each.subject for each in telling.rated(claim.id).pathway)
        for claim in telling.claims
    )
    return step, carried


def _tell_finding(telling: Telling, claim: ContributionClaim) -> Text:
    return (
        show(telling, claim),
        " ",
        telling.refer_claim(claim, say_short(telling, claim)),
    )


def _tell_against(telling: Telling) -> Text:
    found: list[tuple[int, str, str]] = []
    for claim in telling.headlines:
        step = telling.bearer(claim.id)
        against = telling.strongest(step.rating, -1)[:1]
        found += [(-use.strength, use.item, step.subject) for use in against]
    kept = {item: place for _, item, place in sorted(found, key=lambda each: each[0])}
    speech = telling.speech
    if not kept:
        return speech.say("nothing-against")
    told = [
        speech.say("against-one", item=telling.cite(item), place=telling.refer(place))
        for item, place in list(kept.items())[:2]
    ]
    return tuple(run for each in told for run in (*each, ". "))


def _tell_early(telling: Telling) -> Text:
    speech = telling.speech
    early = [each for each in telling.claims if telling.rated(each.id).verdict is Verdict.TOO_EARLY]
    if not early:
        return speech.say("nothing-early")
    targets = {each.target: each for each in early}
    count = speech.count(len(targets), "result")
    dated = [(day, each) for each in targets.values() if (day := telling.early_until(each.id))]
    if not dated:
        claim = next(iter(targets.values()))
        first = telling.refer_claim(claim, _quote(telling, claim))
        return speech.say("early-undated", count=count, first=first)
    begin, end = (pick(dated, key=lambda pair: pair[0]) for pick in (min, max))
    rest = speech.plain("early-rest", date=speech.month(end[0])) if end[0] != begin[0] else ""
    return speech.say(
        "early-many",
        count=count,
        first=telling.refer_claim(begin[1], _quote(telling, begin[1])),
        date=speech.month(begin[0]),
        rest=rest,
    )


def _quote(telling: Telling, claim: ContributionClaim) -> str:
    return telling.speech.plain("quoted", name=telling.graph.label_of(claim.target))


def _tell_weakest(telling: Telling) -> Text:
    step, carried = find_weakest(telling)
    if not step.subject:
        return ()
    speech = telling.speech
    said = speech.say("weakest-one", place=telling.refer(step.subject), why=say_lack(telling, step))
    return (*said, speech.count(carried, "carries"))


def _answer(telling: Telling, question: StakeholderQuestion) -> tuple[Block, ...]:
    speech, model = telling.speech, telling.graph.model
    who = speech.join(model.stakeholders.get(each, each) for each in question.by)
    asked: Text = (" ", *speech.say("asked-by", who=who)) if question.by else ()
    answers = tuple(text for name in question.answered_by if (text := _tell_answer(telling, name)))
    note = Prose((question.note,), "note") if question.note else None
    short = None if answers else Prose(speech.say("not-answered"), "none")
    if answers and all(_is_silent(telling, name) for name in question.answered_by):
        short = Prose(speech.say("none-tells"), "none")
    title = Prose((question.asks, *asked), "asked")
    return keep(title, short, Bullets(answers) if answers else None, note)


def _is_silent(telling: Telling, name: str) -> bool:
    found = telling.graph.items.get(name)
    return found is not None and not found.observation.outcome.decides


def _tell_answer(telling: Telling, name: str) -> Text:
    graph = telling.graph
    claim = graph.claims.get(name) or next(
        (each for each in graph.model.claims if each.target == name), None
    )
    if claim is not None:
        return (show(telling, claim), " ", telling.refer_claim(claim, say_short(telling, claim)))
    if name in graph.items:
        return telling.cite(name)
    if name not in graph.subjects:
        return ()
    rating = telling.ratings.of(name)
    return (telling.speech.badge(rating.verdict), " ", telling.list_place(name))


def _say_span(telling: Telling) -> str:
    speech, span = telling.speech, telling.graph.model.programme
    starts, ends = speech.date(span.starts), speech.date(span.ends)
    key = {(True, True): "span", (True, False): "from", (False, True): "until"}.get(
        (bool(starts), bool(ends))
    )
    return speech.plain(f"about.{key}", starts=starts, ends=ends) if key else ""


def _say_language(telling: Telling) -> str:
    speech = telling.speech
    if not speech.is_known:
        return speech.plain("about.unknown-language", asked=speech.asked)
    if speech.lang == ENGLISH:
        return ""
    lacking = {"number": str(speech.lacking), "asked": speech.asked}
    partial = speech.plain("about.partial-language", **lacking) if speech.lacking else ""
    return " ".join(filter(None, (speech.plain("about.own-words"), partial)))


def _say_size(telling: Telling) -> str:
    speech = telling.speech
    nodes, links, _ = telling.selection
    return ", ".join(
        (
            speech.count(len(nodes), "step"),
            speech.count(len(links), "link"),
            speech.count(len(telling.evidence), "item"),
        )
    )
