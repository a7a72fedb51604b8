"""The words of contribution analysis, each in plain language with its source."""

from collections.abc import Mapping
from itertools import starmap
from types import MappingProxyType
from typing import NamedTuple

from contribution.domain.verdict import SCALE, Verdict
from contribution.story.data_terms import DATA_TERMS


class Term(NamedTuple):
    """A word, what it means to someone who has not met it, where to read on."""

    word: str
    meaning: str
    see_also: tuple[str, ...] = ()
    source: str = ""


_MAYNE = "Mayne 2008, ILAC Brief 16; Mayne 2019"
_TESTS = "Van Evera 1997; Collier 2011; Humphreys and Jacobs, Integrated Inferences, chapter 5"

_METHOD = (
    Term(
        "contribution analysis",
        "A way to find out whether a programme played a part in a result when nobody can run an "
        "experiment: set out how it should work, gather evidence for and against every step, look "
        "at what else could explain the result, and say plainly what is and is not known.",
        ("contribution claim", "theory of change", "rival explanation"),
        _MAYNE,
    ),
    Term(
        "contribution claim",
        "A statement that the programme played a part in a result. It does not say that the "
        "programme was the only cause, nor how large its part was.",
        ("verdict", "role"),
        _MAYNE,
    ),
    Term(
        "theory of change",
        "The story of how a programme should work: from what it is given and does to what changes "
        "for people, step by step, with the reasons why each step should follow.",
        ("causal link", "assumption"),
        "HM Treasury, Magenta Book",
    ),
    Term(
        "causal link",
        "One arrow of the theory of change: the statement that one step helps to bring about the "
        "next. Evidence is attached here, because a change alone does not say what caused it.",
        ("pathway", "assumption"),
        _MAYNE,
    ),
    Term(
        "pathway",
        "A chain of links from an activity to a result. Everything on it must hold, so it is only "
        "as strong as its weakest place.",
        ("weakest place", "causal link"),
        "Befani and others 2016, CECAN",
    ),
    Term(
        "weakest place",
        "The step or link on a pathway for which there is least to show. The claim can be no "
        "better than this, however strong the rest is.",
        ("pathway",),
    ),
    Term(
        "assumption",
        "Something that must be true for a link to work and that the programme does not make true "
        "by itself. When a necessary assumption fails, the link fails.",
        ("causal link",),
        "Mayne 2019; HM Treasury, Magenta Book",
    ),
    Term(
        "rival explanation",
        "Something that would account for the result without the programme. Until it has been "
        "looked at, it bounds what can be claimed. There are three families: something else caused "
        "it, it was already happening, it did not really happen.",
        ("complementary factor", "bound"),
        _MAYNE,
    ),
    Term(
        "complementary factor",
        "An influence from outside that works together with the programme. It does not make the "
        "programme's part less credible; it bears on how large that part was.",
        ("rival explanation", "role"),
        "Mayne 2019",
    ),
    Term(
        "role",
        "How large a part the programme played: principal, important or minor. This is the "
        "analyst's judgement and is kept apart from whether there was a part at all.",
        ("contribution claim", "complementary factor"),
        "Mayne 2019",
    ),
    Term(
        "Mayne's four conditions",
        "What must hold before anyone can say that a programme contributed: the theory is "
        "plausible, the activities were carried out, the chain of results is borne out, and other "
        "influences are accounted for. None can make up for another, so they are not averaged.",
        ("contribution analysis",),
        _MAYNE,
    ),
    Term(
        "for and against",
        "Evidence speaks for a claim when it is what one would expect if the claim were true, and "
        "against it when it is what one would expect if it were false. Both are kept and shown.",
        ("support", "refutation"),
    ),
    Term(
        "support",
        "How much speaks for something, from 0 (nothing) to 4, counted separately from what "
        "speaks against it.",
        ("refutation", "verdict"),
    ),
    Term(
        "refutation",
        "How much speaks against something, from 0 (nothing) to 4, counted separately from what "
        "speaks for it.",
        ("support", "verdict"),
    ),
    Term(
        "verdict",
        "The word that the rule gives to a claim, a link or a step after weighing what speaks for "
        "and against it. Every verdict comes with its reasons.",
        ("support", "refutation", "rule"),
    ),
    Term(
        "rule",
        "The published thresholds by which evidence becomes a verdict. They are judgements about "
        "order, not measurements; they are the same for every claim, and printed in every report.",
        ("verdict", "bound"),
    ),
    Term(
        "bound",
        "A limit that an unproved assumption or an open rival puts on support, whatever the "
        "evidence says. The report names each bound and says whether it made a difference.",
        ("assumption", "rival explanation"),
    ),
    Term(
        "triangulation",
        "Agreement between sources that do not depend on one another, best of all from different "
        "kinds of method. The same source twice is still one source.",
        ("dependence group",),
    ),
    Term(
        "dependence group",
        "Pieces of evidence that are not independent, such as several figures from one survey. "
        "They count once in each direction, however many there are.",
        ("triangulation",),
        "Befani 2020",
    ),
    Term(
        "quality",
        "How far a piece of evidence can be relied on, from 0 (inadmissible) to 3 (good): the "
        "worse of its transparency and its method. It can lower what a test counts, not raise it.",
        ("test", "strength"),
        "after Aston, Contribution Rubrics",
    ),
    Term(
        "strength",
        "What one piece of evidence counts, 1 to 3: the lesser of what its test can tell and its "
        "quality.",
        ("test", "quality"),
    ),
    Term(
        "locator",
        "Where to look something up: the document, section, page, table or row.",
    ),
    Term(
        "latency",
        "How long it takes at the earliest before an effect can be seen. Before that, its absence "
        "says nothing.",
        (str(Verdict.TOO_EARLY),),
    ),
    Term(
        "base",
        "The number of people or cases behind a figure. A small base makes a figure uncertain, and "
        "a very small one could expose the people in it, so it is not shown; nor is a figure from "
        "which it could be had by subtraction.",
        (str(Verdict.SUPPRESSED),),
    ),
)

_KINDS_OF_TEST = (
    Term(
        "test",
        "What a piece of evidence can decide. It depends on how likely it would be seen if the "
        "claim were true, and how likely if it were false.",
        ("straw", "hoop", "smoking-gun", "doubly-decisive", "moderate-test"),
        _TESTS,
    ),
    Term(
        "straw",
        "Straw in the wind: evidence that leans one way but could easily be seen either way. Many "
        "straws together still decide little.",
        ("test",),
        _TESTS,
    ),
    Term(
        "hoop",
        "A hoop test: something that had to be seen if the claim were true. Seeing it proves "
        "little; looking for it and not seeing it tells strongly against the claim.",
        ("test",),
        _TESTS,
    ),
    Term(
        "smoking-gun",
        "A smoking gun: something that would hardly be seen unless the claim were true. Seeing it "
        "tells strongly for the claim; not seeing it proves little.",
        ("test",),
        _TESTS,
    ),
    Term(
        "doubly-decisive",
        "A test that decides both ways: it had to be seen if the claim were true and would hardly "
        "be seen if it were false.",
        ("test",),
        _TESTS,
    ),
    Term(
        "moderate-test",
        "A test between a straw and a decisive one, such as a fair comparison between groups or "
        "several witnesses who agree.",
        ("test",),
        _TESTS,
    ),
)

_VERDICTS = tuple(
    Term(
        scale.verdict.value,
        f"A verdict, marked {scale.letter}: {scale.meaning}.",
        ("verdict",),
        "the scale of this program",
    )
    for scale in SCALE.values()
)

_TERMS = (*_METHOD, *starmap(Term, DATA_TERMS), *_KINDS_OF_TEST, *_VERDICTS)
GLOSSARY: Mapping[str, Term] = MappingProxyType({term.word: term for term in _TERMS})
