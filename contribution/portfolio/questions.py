"""The questions that a portfolio answers, each as one table from the store; none ranks programmes.

Every answer is in alphabetical order or in order of numbers of models, never of models by verdict.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

from contribution.domain.verdict import SCALE, Verdict
from contribution.formats.portfolio import Tableau
from contribution.portfolio.lists import (
    FEWEST,
    Inquiry,
    list_claims,
    list_failures,
    list_findings,
    list_links,
)
from contribution.portfolio.rows import Cell
from contribution.words.phrases import count_of

_STALE_YEARS = 3


def answer_all(inquiry: Inquiry) -> tuple[Tableau, ...]:
    """Return every answer that there is something to say to, in the order of the page."""
    made = [each(inquiry) for each in _ANSWERS]
    return tuple(each for each in made if each.rows)


def find_used_terms(inquiry: Inquiry) -> Counter[str]:
    """Return how many elements say same_as: of each term."""
    used: Counter[str] = Counter()
    for table in ("claim", "assumption", "factor"):
        used.update(str(name) for (name,) in inquiry.ask("same_as", table, "and same_as <> ''"))
    return used


def _count_verdicts(inquiry: Inquiry) -> Tableau:
    claims = inquiry.ask("place, verdict, stage", "claim")
    models = len({place for place, *_ in claims})
    by_verdict: defaultdict[Cell, list[Cell]] = defaultdict(list)
    for place, verdict, _ in claims:
        by_verdict[verdict].append(place)
    order = [str(each) for each in SCALE]
    rows = [
        (verdict, SCALE[Verdict(verdict)].meaning, len(by_verdict[verdict]),
         len(set(by_verdict[verdict])))
        for verdict in order
        if by_verdict[verdict]
    ]  # fmt: skip
    early = len(by_verdict[str(Verdict.TOO_EARLY)])
    note = (
        f"{count_of(len(claims), 'claim')} of {count_of(models, 'model')}; "
        f"{early} {Verdict.TOO_EARLY}. A verdict says how far the evidence carries a claim, not "
        "how good a programme is: there is no mean and no order of programmes."
    )
    head = ("Verdict", "What it says", "Claims", "Models")
    return Tableau(
        "claims", "How far does the evidence carry the claims?", note, head, rows, "claim-list"
    )


def _compare_results(inquiry: Inquiry) -> Tableau:
    """Tell how far a result is carried, for those that enough programmes aim at."""
    found = inquiry.ask("place, label, same_as, verdict, rank", "claim")
    rows = []
    for wording, same in inquiry.wordings.group(found):
        models = {each[0] for each in same}
        if len(models) < FEWEST:
            continue
        early = sum(each[3] == str(Verdict.TOO_EARLY) for each in same)
        ahead = sum(int(each[4] or 0) > 0 for each in same)
        against = sum(int(each[4] or 0) < 0 for each in same)
        rows.append((wording, len(models), len(same), ahead, against, early,
                     len(same) - ahead - against - early))  # fmt: skip
    rows.sort(key=lambda row: row[0].casefold())
    head = ("Result", "Models", "Claims", "Evidence for", "Against", "Too early", "Open")
    title = "What is found of the results that many programmes aim at?"
    note = f"Results of at least {FEWEST} models; fewer are not set apart."
    return Tableau("results", title, note, head, rows, "claim-list")


def _find_assumptions(inquiry: Inquiry) -> Tableau:
    found = inquiry.ask("place, label, same_as, verdict, rank, items, links", "assumption")
    rows = []
    for wording, same in inquiry.wordings.group(found):
        verdicts = [str(each[3]) for each in same]
        tested = [each for each in same if each[5]]
        rows.append(
            (
                wording, len({each[0] for each in same}), len(tested),
                verdicts.count(str(Verdict.CONTESTED)), len(same) - len(tested),
                sum(int(each[6] or 0) for each in same),
                _list_places(each[0] for each in tested),
            )
        )  # fmt: skip
    rows.sort(key=lambda row: (-row[1], str(row[0])))
    head = ("Assumption", "Models", "Looked into", "Contested", "Nobody looked", "Links on it",
            "Who looked")  # fmt: skip
    title = "Which assumptions recur, and which of them has nobody tested?"
    return Tableau("assumptions", title, inquiry.wordings.note, head, rows)


def _suggest_wordings(inquiry: Inquiry) -> Tableau:
    found = inquiry.ask("place, label, same_as", "assumption", "and same_as is null")
    rows = [(one, other, f"{share:.0%}") for one, other, share in inquiry.wordings.pair(found)]
    note = (
        f"Wordings that share at least {inquiry.wordings.threshold:.0%} of their words. They are "
        "counted apart until somebody says same_as: in the models."
    )
    head = ("Wording", "Worded alike", "Words shared")
    return Tableau("alike", "Which assumptions are worded alike?", note, head, rows)


def _find_gaps(inquiry: Inquiry) -> Tableau:
    links = inquiry.ask("place, link, source_stage, target_stage, items, sought_in_vain", "link")
    cells = inquiry.ask("place, link, kind", "cell")
    kinds = sorted({str(kind) for *_, kind in cells})
    looked = {(place, link, kind) for place, link, kind in cells}
    by_stages: defaultdict[tuple[str, str], list[Sequence[Cell]]] = defaultdict(list)
    for row in links:
        by_stages[str(row[2]), str(row[3])].append(row)
    rows: list[tuple[Cell, ...]] = [
        (
            f"{source} to {target}", len(same),
            *(sum((place, link, kind) in looked for place, link, *_ in same) for kind in kinds),
            sum(not each[4] for each in same), sum(bool(each[5]) for each in same),
        )
        for (source, target), same in by_stages.items()
    ]  # fmt: skip
    head = ("Links from stage to stage", "Links", *kinds, "Without any", "Searched, not found")
    note = "Numbers of causal links that have evidence of each kind about the link itself."
    words = {**{each: each for each in kinds}, "Without any": "none",
             "Searched, not found": "searched in vain"}  # fmt: skip
    return Tableau("gaps", "Where is evidence missing?", note, head, rows, "links", words)


def _find_rivals(inquiry: Inquiry) -> Tableau:
    pairs = inquiry.ask("place, target, factor", "rival")
    factors = {
        (place, name): rest
        for place, name, *rest in inquiry.ask("place, factor, items, rank, verdict", "factor")
    }
    labels = {
        (place, target): label
        for place, target, label in inquiry.ask("place, target, label", "claim")
    }
    by_result: defaultdict[tuple[Cell, Cell], list[Sequence[Cell]]] = defaultdict(list)
    for place, target, factor in pairs:
        by_result[place, target].append(factors[place, factor])
    rows = [
        (
            label, place, len(rivals := by_result[place, target]),
            sum(bool(each[0]) for each in rivals), sum(int(each[1] or 0) < 0 for each in rivals),
            sum(int(each[1] or 0) > 0 for each in rivals),
        )
        for (place, target), label in labels.items()
    ]  # fmt: skip
    rows.sort(key=lambda row: (str(row[0]).casefold(), str(row[1])))
    head = ("Result", "Model", "Rival explanations", "Looked into", "Spoken against", "Spoken for")
    title = "Which results have rival explanations, and what became of them?"
    note = "No rival named is not the same as no rival: it may be that nobody asked."
    return Tableau("rivals", title, note, head, rows)


def _find_rival_families(inquiry: Inquiry) -> Tableau:
    found = inquiry.ask("place, label, same_as, items, family", "factor", "and role = 'competing'")
    rows = []
    for wording, same in inquiry.wordings.group(found):
        idle = [each for each in same if not each[3]]
        rows.append((wording, same[0][4], len({each[0] for each in same}), len(idle),
                     _list_places(each[0] for each in idle)))  # fmt: skip
    rows.sort(key=lambda row: (-row[3], str(row[0]).casefold()))
    head = ("Rival explanation", "Family", "Models", "Not looked into", "Where")
    title = "Which rival explanations recur without anybody looking?"
    return Tableau("rival-families", title, "", head, rows)


def _find_lone(inquiry: Inquiry) -> Tableau:
    rows = [
        (place, link, verdict, items, groups, "the implementer's word alone" if not outside
         else "one source")
        for place, link, verdict, items, groups, outside in inquiry.ask(
            "place, link, verdict, items, groups, independent", "link",
            "and rank > 0 and (groups = 1 or independent = 0)",
        )
    ]  # fmt: skip
    head = ("Model", "Link", "Verdict", "Items", "Sources", "Rests on")
    title = "What rests on the implementer's word alone, or on one source?"
    return Tableau("lone", title, "Links with evidence in favour.", head, rows)


def _find_stale(inquiry: Inquiry) -> Tableau:
    since = inquiry.today.replace(year=inquiry.today.year - _STALE_YEARS, day=1)
    found = inquiry.ask("place, label, verdict, newest", "claim", "and newest is not null")
    rows = [row for row in found if str(row[3]) < str(since)]
    note = (
        f"The newest evidence on the pathway is from before {since:%B %Y}, {_STALE_YEARS} years "
        "before this page was made."
    )
    head = ("Model", "Result", "Verdict", "Newest evidence")
    return Tableau("stale", "What rests on old evidence?", note, head, rows)


def _find_plans(inquiry: Inquiry) -> Tableau:
    found = inquiry.ask("model.place, claim, plan.place, test, seek, could_change", "plan",
                        "and could_change = 1")  # fmt: skip
    by_thing: defaultdict[tuple[Cell, Cell], list[Sequence[Cell]]] = defaultdict(list)
    for row in found:
        by_thing[row[4], row[3]].append(row)
    rows = [
        (seek, test, len({each[0] for each in same}), len({(each[0], each[1]) for each in same}),
         _list_places(each[0] for each in same))
        for (seek, test), same in by_thing.items()
    ]  # fmt: skip
    rows.sort(key=lambda row: (-row[3], str(row[0])))
    head = ("What to seek", "Kind of test", "Models", "Claims it could move", "Where")
    return Tableau("plans", "Which evidence would settle most?", "", head, rows)


def _find_problems(inquiry: Inquiry) -> Tableau:
    found = inquiry.ask("place, severity, id, slug", "diagnostic")
    by_check: defaultdict[tuple[Cell, ...], list[Cell]] = defaultdict(list)
    for place, *check in found:
        by_check[tuple(check)].append(place)
    order = ("error", "warning", "note")
    rows = [
        (slug, number, severity, len(places), len(set(places)), _list_places(places))
        for (severity, number, slug), places in by_check.items()
    ]
    rows.sort(key=lambda row: (order.index(str(row[2])), -row[3], str(row[1])))
    head = ("Check", "Number", "Severity", "Findings", "Models", "Where")
    return Tableau("problems", "What is wrong in the models?", "", head, rows, "findings")


def _list_places(places: Iterable[Cell], most: int = 5) -> str:
    named = sorted({str(each) for each in places})
    more = f" and {len(named) - most} more" if len(named) > most else ""
    return ", ".join(named[:most]) + more


_ANSWERS: tuple[Callable[[Inquiry], Tableau], ...] = (
    _count_verdicts,
    _compare_results,
    _find_assumptions,
    _suggest_wordings,
    _find_gaps,
    _find_rivals,
    _find_rival_families,
    _find_lone,
    _find_stale,
    _find_plans,
    _find_problems,
    list_failures,
    list_claims,
    list_links,
    list_findings,
)
