"""The questions that a portfolio answers, each as one table from the store; none ranks programmes.

Every answer is in alphabetical order or in order of numbers of models, never of models by verdict.
Rows are counted where they lie: of a hundred thousand models no table stands whole in memory.
"""

from __future__ import annotations

from collections.abc import Callable

from contribution.domain.verdict import SCALE, Verdict
from contribution.formats.portfolio import Tableau
from contribution.portfolio.alike import MOST_PLACES, find_words
from contribution.portfolio.lists import (
    FEWEST,
    Inquiry,
    list_claims,
    list_failures,
    list_findings,
    list_links,
)
from contribution.words.phrases import count_of

_STALE_YEARS = 3
# The share of words from which on two wordings are offered as alike.
_THRESHOLD = 0.6
# A word that so many wordings share tells them apart no more, and would compare all with all.
_COMMON = 60
# Rows that mean one thing, by the funder's vocabulary or by their wording.
_ALIKE = "meaning(label, same_as) as meant"
_MODELS = "count(distinct place)"


def answer_all(inquiry: Inquiry) -> tuple[Tableau, ...]:
    """Return every answer that there is something to say to, in the order of the page."""
    made = [each(inquiry) for each in _ANSWERS]
    return tuple(each for each in made if each.rows)


def _rank_places(group: str, where: str = "true", whose: str = "place") -> str:
    """Return the SQL that counts the different places of a group in their order, as `nth`."""
    return f"dense_rank() over (partition by {group}, {where} order by {whose}) as nth"


def _say_places(where: str = "true", whose: str = "place") -> str:
    """Return the SQL that lists the first few different places, and how many more there are."""
    listed = f"json_group_array(distinct cast({whose} as text))"
    first = f"{listed} filter (where {where} and nth <= {MOST_PLACES})"
    return f"say_places({first}, count(distinct {whose}) filter (where {where}))"


def _count_verdicts(inquiry: Inquiry) -> Tableau:
    of_run = "from here join claim using (bundle)"
    ((claims, models),) = inquiry.store.ask(f"select count(*), {_MODELS} {of_run}")
    found = inquiry.store.ask(f"select verdict, count(*), {_MODELS} {of_run} group by verdict")
    by_verdict = {verdict: counts for verdict, *counts in found}
    rows = [
        (str(each), SCALE[each].meaning, *by_verdict[str(each)])
        for each in SCALE
        if str(each) in by_verdict
    ]
    early, _ = by_verdict.get(str(Verdict.TOO_EARLY), (0, 0))
    note = (
        f"{count_of(claims, 'claim')} of {count_of(models, 'model')}; "
        f"{early:,} {Verdict.TOO_EARLY}. A verdict says how far the evidence carries a claim, not "
        "how good a programme is: there is no mean and no order of programmes."
    )
    head = ("Verdict", "What it says", "Claims", "Models")
    return Tableau(
        "claims", "How far does the evidence carry the claims?", note, head, rows, "claim-list"
    )


def _compare_results(inquiry: Inquiry) -> Tableau:
    """Tell how far a result is carried, for those that enough programmes aim at."""
    rows = inquiry.store.note_answer(
        "results",
        f"""select name_meaning(meant, min(label)) as named, {_MODELS}, count(*),
            count(*) filter (where rank > 0), count(*) filter (where rank < 0),
            count(*) filter (where verdict = '{Verdict.TOO_EARLY}'),
            count(*) filter (where coalesce(rank, 0) = 0 and verdict <> '{Verdict.TOO_EARLY}')
        from (select *, {_ALIKE} from here join claim using (bundle))
        group by meant having {_MODELS} >= {FEWEST} order by fold(named)""",  # noqa: S608
    )
    head = ("Result", "Models", "Claims", "Evidence for", "Against", "Too early", "Open")
    title = "What is found of the results that many programmes aim at?"
    note = f"Results of at least {FEWEST} models; fewer are not set apart."
    return Tableau("results", title, note, head, rows, "claim-list")


def _find_assumptions(inquiry: Inquiry) -> Tableau:
    rows = inquiry.store.note_answer(
        "assumptions",
        f"""select name_meaning(meant, min(label)) as named, {_MODELS} as models, sum(items > 0),
            sum(verdict = '{Verdict.CONTESTED}'), sum(items = 0), sum(links),
            {_say_places("items > 0")}
        from (select *, {_rank_places("meant", "items > 0")}
            from (select *, {_ALIKE} from here join assumption using (bundle)))
        group by meant order by models desc, named""",  # noqa: S608
    )
    head = ("Assumption", "Models", "Looked into", "Contested", "Nobody looked", "Links on it",
            "Who looked")  # fmt: skip
    title = "Which assumptions recur, and which of them has nobody tested?"
    return Tableau("assumptions", title, inquiry.wordings.note, head, rows)


def _suggest_wordings(inquiry: Inquiry) -> Tableau:
    """Tell which wordings share enough words, most alike first."""
    store = inquiry.store
    store.note_answer(
        "wording",
        "select meaning(label, null) as plain, min(label) as label "
        "from here join assumption using (bundle) where same_as is null group by 1",
    )
    store.note_words(
        (word, number)
        for number, plain in store.ask("select rowid, plain from wording")
        for word in find_words(plain)
    )
    rows = store.note_answer(
        "alike",
        f"""select mine, theirs, printf('%.0f%%', 100 * alike) from (
            select distinct word.whose, same.whose as whose_other, likeness(one.plain, other.plain)
                as alike, one.label as mine, other.label as theirs
            from word join word as same on same.word = word.word and same.whose <> word.whose
                join wording as one on one.rowid = word.whose
                join wording as other on other.rowid = same.whose
            where one.plain < other.plain and word.word in (
                select word from word group by word having count(*) <= {_COMMON})
        ) where alike >= {_THRESHOLD} order by alike desc, 1, 2""",  # noqa: S608
    )
    note = (
        f"Wordings that share at least {_THRESHOLD:.0%} of their words. They are "
        "counted apart until somebody says same_as: in the models."
    )
    head = ("Wording", "Worded alike", "Words shared")
    return Tableau("alike", "Which assumptions are worded alike?", note, head, rows)


def _find_gaps(inquiry: Inquiry) -> Tableau:
    cells = {
        (source, target, kind): number
        for source, target, kind, number in inquiry.store.ask(
            "select source_stage, target_stage, kind, count(*) from here join cell using (bundle) "
            "join link using (bundle, link) group by 1, 2, 3"
        )
    }
    kinds = sorted({kind for *_, kind in cells})
    rows = [
        (f"{source} to {target}", links,
         *(cells.get((source, target, kind), 0) for kind in kinds), without, in_vain)
        for source, target, links, without, in_vain in inquiry.store.ask(
            "select source_stage, target_stage, count(*), sum(items = 0), sum(sought_in_vain > 0) "
            "from here join link using (bundle) group by 1, 2 order by min(place), min(number)"
        )
    ]  # fmt: skip
    head = ("Links from stage to stage", "Links", *kinds, "Without any", "Searched, not found")
    note = "Numbers of causal links that have evidence of each kind about the link itself."
    words = {**{each: each for each in kinds}, "Without any": "none",
             "Searched, not found": "searched in vain"}  # fmt: skip
    return Tableau("gaps", "Where is evidence missing?", note, head, rows, "links", words)


def _find_rivals(inquiry: Inquiry) -> Tableau:
    rows = inquiry.store.note_answer(
        "rivals",
        """select result.label, place, count(factor.factor),
            count(*) filter (where factor.items > 0), count(*) filter (where factor.rank < 0),
            count(*) filter (where factor.rank > 0)
        from (select distinct place, bundle, target, label from here join claim using (bundle))
            as result
            left join rival using (bundle, target) left join factor using (bundle, factor)
        group by place, target order by fold(result.label), place""",
    )
    head = ("Result", "Model", "Rival explanations", "Looked into", "Spoken against", "Spoken for")
    title = "Which results have rival explanations, and what became of them?"
    note = "No rival named is not the same as no rival: it may be that nobody asked."
    return Tableau("rivals", title, note, head, rows)


def _find_rival_families(inquiry: Inquiry) -> Tableau:
    rows = inquiry.store.note_answer(
        "rival-families",
        f"""select name_meaning(meant, min(label)) as named, family, {_MODELS},
            sum(items = 0) as idle, {_say_places("items = 0")}
        from (select *, {_rank_places("meant", "items = 0")} from (select *, {_ALIKE}
            from here join factor using (bundle) where role = 'competing'))
        group by meant order by idle desc, fold(named)""",  # noqa: S608
    )
    head = ("Rival explanation", "Family", "Models", "Not looked into", "Where")
    title = "Which rival explanations recur without anybody looking?"
    return Tableau("rival-families", title, "", head, rows)


def _find_lone(inquiry: Inquiry) -> Tableau:
    rows = inquiry.store.note_answer(
        "lone",
        """select place, link, verdict, items, groups,
            iif(independent = 0, 'the implementer''s word alone', 'one source')
        from here join link using (bundle)
        where rank > 0 and (groups = 1 or independent = 0) order by place, number""",
    )
    head = ("Model", "Link", "Verdict", "Items", "Sources", "Rests on")
    title = "What rests on the implementer's word alone, or on one source?"
    return Tableau("lone", title, "Links with evidence in favour.", head, rows)


def _find_stale(inquiry: Inquiry) -> Tableau:
    since = inquiry.today.replace(year=inquiry.today.year - _STALE_YEARS, day=1)
    rows = inquiry.store.note_answer(
        "stale",
        f"""select place, label, verdict, newest from here join claim using (bundle)
        where newest < '{since}' and verdict <> '{Verdict.UNTESTED}' order by place, number""",  # noqa: S608
    )
    note = (
        f"The newest evidence on the pathway is from before {since:%B %Y}, {_STALE_YEARS} years "
        "before this page was made."
    )
    head = ("Model", "Result", "Verdict", "Newest evidence")
    return Tableau("stale", "What rests on old evidence?", note, head, rows)


def _find_plans(inquiry: Inquiry) -> Tableau:
    rows = inquiry.store.note_answer(
        "plans",
        f"""select seek, test, count(distinct model), count(distinct model || claim) as claims,
            {_say_places(whose="model")}
        from (select *, {_rank_places("seek, test", whose="model")} from (
            select here.place as model, claim, seek, test
            from here join plan using (bundle) where could_change = 1))
        group by seek, test order by claims desc, seek""",  # noqa: S608
    )
    head = ("What to seek", "Kind of test", "Models", "Claims it could move", "Where")
    return Tableau("plans", "Which evidence would settle most?", "", head, rows)


def _find_problems(inquiry: Inquiry) -> Tableau:
    rows = inquiry.store.note_answer(
        "problems",
        f"""select slug, id, severity, count(*) as findings, {_MODELS}, {_say_places()}
        from (select *, {_rank_places("severity, id, slug")}
            from here join diagnostic using (bundle))
        group by severity, id, slug
        order by severity = 'note', severity = 'warning', findings desc, id""",  # noqa: S608
    )
    head = ("Check", "Number", "Severity", "Findings", "Models", "Where")
    return Tableau("problems", "What is wrong in the models?", "", head, rows, "findings")


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
