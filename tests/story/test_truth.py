"""What the first screen and the claims' pages say is counted again from the files, word by word.

Each text is read back by the patterns below, which must cover it from end to end; what a pattern
catches is compared with the items of the registers and the rows of their tables.
"""

# Each pattern has a row of checks that assert and return nothing.
# mypy: disable-error-code="func-returns-value"

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import mean

import pytest

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.evidence import Evidence, Sighting
from contribution.domain.logic_model import ContributionClaim, Stage
from contribution.domain.rating import Rating
from contribution.domain.verdict import SCALE, Verdict, rank
from contribution.story.blocks import Part, Ref, Story, Text, anchor, find_texts, flatten, walk
from contribution.story.page import build_story

MODELS = Path(__file__).parents[2] / "models"
ENDINGS = {
    Sighting.NOT_FOUND: "not so",
    Sighting.CANNOT_TELL: "this cannot be told",
    Sighting.NOT_SEARCHED: "nobody looked for this",
}
MONTH = r"(?:[A-Z][a-z]+ \d{4})"
PLACE = r"(?:the link from “[^”]+” to “[^”]+”|“[^”]+”)"
PIECES = r"(\d+) pieces? of evidence"
SOURCE = r"([Tt]he programme(?:’s part “[^”]+”)?)"


class Reader:
    """Reads one text of a page back: `claim` is what the text is about, where it is about one."""

    def __init__(self, assessment: Assessment, claim: ContributionClaim | None) -> None:
        self.assessment, self.graph = assessment, assessment.graph
        self.ratings, self.claim = assessment.ratings, claim
        self.places = {f"“{self.graph.label_of(each)}”": each for each in self.graph.subjects}
        for link in self.graph.links.values():
            ends = (self.graph.label_of(each) for each in (link.source, link.target))
            self.places["the link from “{}” to “{}”".format(*ends)] = link.id

    # What the files say

    def tally(self, place: str) -> tuple[int, int]:
        """Count items for and against as the registers have them, without what came too soon."""
        found = [each for each in self.graph.evidence if place in each.item.about]
        signs = [sign for each in found if (sign := self.sign(each)) and not self.soon(each, place)]
        return signs.count(1), signs.count(-1)

    def sign(self, evidence: Evidence) -> int:
        outcome = evidence.observation.outcome
        if evidence.item.planned or evidence.kind.is_vote or not outcome.decides:
            return 0
        return 1 if (outcome is Sighting.FOUND) == (evidence.item.predicts == "claim") else -1

    def soon(self, evidence: Evidence, place: str) -> bool:
        first = self.first_seen(place)
        return bool(first and evidence.day and evidence.day < first)

    def first_seen(self, place: str) -> date | None:
        into = [self.graph.links[place]] if place in self.graph.links else None
        links = into or self.graph.find_links_into(place)
        days = [self.ratings.links[each.id].sees_effect_from for each in links]
        known = [each for each in days if each]
        return min(known) if known and len(known) == len(days) else None

    # What the page says

    def verdict(self, word: str) -> None:
        assert self.claim
        assert word == str(self.ratings.claims[self.claim.id].verdict)

    def node(self, *allowed: Verdict) -> None:
        assert self.claim
        assert self.ratings.nodes[self.claim.target].verdict in allowed

    def source(self, named: str) -> None:
        assert self.claim
        name = self.claim.source
        model = self.graph.model
        label = (model.strands.get(name) or self.graph.label_of(name)) if name else None
        wanted = f"the programme’s part “{label}”" if label else "the programme"
        assert named[:1].lower() + named[1:] == wanted

    def part(self, named: str, verb: str) -> None:
        assert self.claim
        self.source(named)
        said = self.ratings.claims[self.claim.id].verdict
        assert any(f"{verb} to" == each for each in SCALE[said].verbs)

    def counts(self, ahead: str, against: str, place: str = "") -> None:
        target = place or (self.claim.target if self.claim else "")
        spoken = (int(ahead), 0 if against == "none" else int(against))
        assert self.tally(target) == spoken

    def of_all(self, every: str, against: str, place: str = "") -> None:
        self.counts(str(int(every) - int(against)), against, place)

    def month(self, said: str) -> None:
        assert self.claim
        days = [
            day
            for step in self.ratings.claims[self.claim.id].pathway
            if step.subject in self.graph.links
            and (day := self.ratings.links[step.subject].sees_effect_from)
        ]
        assert f"{max(days):%B %Y}" == said
        assert self.graph.model.as_of
        assert max(days) > self.graph.model.as_of

    def reads(self, place: str, verdict: Verdict) -> None:
        assert _rating(self, place).verdict is verdict

    def claimed(self, *allowed: Verdict) -> None:
        assert self.claim
        assert self.ratings.claims[self.claim.id].verdict in allowed

    def unmeasured(self) -> None:
        assert self.claim
        assert not [e for e in self.graph.evidence if self.claim.target in e.item.about]

    def bears(self, place: str) -> None:
        assert self.claim
        rated = self.ratings.claims[self.claim.id]
        assert self.places[place] in {rated.early_from, *(each.subject for each in rated.weakest)}

    def cite(self, said: str, ended: str, figures: str, number: str) -> None:
        evidence = self.graph.evidence[int(number) - 1]
        says, outcome = evidence.item.says.rstrip("."), evidence.observation.outcome
        assert said.strip("“”") == says
        assert (ended or None) == ENDINGS.get(outcome)
        for figure in filter(None, figures.split("; ")):
            found = [
                each
                for each in evidence.observation.figures
                if figure == f"{each.label} {each.value.partition(' (')[0]}"
            ]
            assert found, figure
            self.rows(evidence, figure, found[0])

    def rows(self, evidence: Evidence, figure: str, found: object) -> None:
        rows = getattr(found, "rows", ())
        table = evidence.register.table
        if not rows or not table:
            return
        number = re.search(r"[-\d,.]+(?=%?$)", figure)
        assert number
        wanted = float(number[0].replace(",", ""))
        read = list(csv.reader(_open(table.file)))
        lines = [[_number(cell) for cell in read[row.line - 1]] for row in rows]
        printed = [each for line in lines for each in line if each is not None]
        columns = [[x for x in column if x is not None] for column in zip(*lines, strict=True)]
        means = [made(each) for each in columns if each for made in (mean, sum)]
        shares = [100 * a / b for line in lines for a in line for b in line if a and b]
        near = (abs(abs(each) - wanted) < 0.51 for each in (*printed, *means, *shares))
        assert any(near), (evidence.id, figure, lines)

    def speaks_against(self, place: str, text: str) -> None:
        number = re.search(r"\[(\d+)\]$", text)
        assert number
        evidence = self.graph.evidence[int(number[1]) - 1]
        assert self.places[place] in evidence.item.about
        assert self.sign(evidence) == -1


ENDED = "|".join(ENDINGS.values())
CITE = re.compile(
    rf"(“[^”]+”(?=: (?:{ENDED}))|.+?)(?:: ({ENDED}))?"
    r"(?: \(([^()]*(?:\([^()]*\))?[^()]*)\))? \[(\d+)\]"
)
V = "|".join(sorted((re.escape(str(each)) for each in Verdict), key=len, reverse=True))
GOOD = (Verdict.MODERATE, Verdict.STRONG, Verdict.VERY_STRONG)
NOT = (Verdict.DOUBTFUL, Verdict.CONTRADICTED)


def _check_lack(reader: Reader, place: str, lack: str) -> None:
    subject = reader.places[place]
    for pattern, check in LACKS:
        if found := re.fullmatch(pattern, lack):
            check(reader, subject, found)
            return
    raise AssertionError(f"no lack is known that reads: {lack}")


def _rating(reader: Reader, subject: str) -> Rating:
    rated = reader.ratings.links.get(subject)
    return rated.rating if rated else reader.ratings.of(subject)


def _check_silent(reader: Reader, subject: str, *, is_looked_at: bool) -> None:
    assert reader.tally(subject) == (0, 0)
    found = [each for each in reader.graph.evidence if subject in each.item.about]
    assert bool(found) == is_looked_at


def _check_rung(reader: Reader, subject: str, level: int) -> None:
    rating = _rating(reader, subject)
    assert (rating.support, rating.refutation) == (level, 0)


def _check_bound(reader: Reader, subject: str, name: str = "") -> None:
    wanted = reader.places[name] if name else ""
    bounds = [each.name for each in _rating(reader, subject).caps if each.bites]
    assert bounds
    assert not wanted or wanted in bounds


LACKS: tuple[tuple[str, Callable[[Reader, str, re.Match[str]], object]], ...] = (
    (rf"of {PIECES}, (\d+) against it", lambda r, s, m: r.of_all(m[1], m[2], s)),
    (rf"{PIECES} for it, (\d+) against; they have .+", lambda r, s, m: r.counts(m[1], m[2], s)),
    (r"nobody has looked", lambda r, s, _: _check_silent(r, s, is_looked_at=False)),
    (r"what was seen there cannot tell", lambda r, s, _: _check_silent(r, s, is_looked_at=True)),
    (r"it is too early to look", lambda r, s, _: r.reads(s, Verdict.TOO_EARLY)),
    (r"too few people answered", lambda r, s, _: r.reads(s, Verdict.SUPPRESSED)),
    (r"the model leaves it unrated", lambda r, s, _: r.reads(s, Verdict.NOT_SCORED)),
    (rf"another explanation is open, ({PLACE})", lambda r, s, m: _check_bound(r, s, m[1])),
    (rf"it rests on an .+ shown, ({PLACE})", lambda r, s, m: _check_bound(r, s, m[1])),
    (r"(no other|some kinds of other|nobody says|it begins at|that it worked) .+",
     lambda r, s, _: _check_bound(r, s)),
    (r"each sign there is could also arise .+", lambda r, s, _: _check_rung(r, s, 1)),
    (r"no single piece of evidence settles it, .+", lambda r, s, _: _check_rung(r, s, 2)),
    (r"a second decisive .+", lambda r, s, _: _check_rung(r, s, 3)),
)  # fmt: skip


# The findings that say one thing of the result, and the verdicts of a result that allow it.
SHORT = {
    "weak signs point both ways": (Verdict.INCONCLUSIVE,),
    "the few signs there are say that this did not happen": (Verdict.LEANING_AGAINST,),
    "this did not happen": NOT,
    "too few people to show it": (Verdict.SUPPRESSED,),
    "good evidence points both ways": (Verdict.CONTESTED,),
    "the data there are cannot tell": (Verdict.UNDECIDED,),
}
# How a finding goes on where the programme's part is not in its favour, with the claim's verdicts.
JOINED = {
    r"; whether {S} had a part was not tested": (Verdict.UNTESTED,),
    r"; what there is cannot tell whether {S} had a part": (Verdict.UNDECIDED,),
    r"; the signs differ on whether {S} had a part": (Verdict.CONTESTED, Verdict.INCONCLUSIVE),
    r", but {S} hardly had a part in it": (*NOT, Verdict.LEANING_AGAINST),
    r"; whether {S} had a part cannot be seen yet": (Verdict.TOO_EARLY,),
}
Check = Callable[[Reader, re.Match[str]], object]
PATTERNS: tuple[tuple[str, Check], ...] = (
    # The finding in one line, with its verdict before it on the first screen.
    (
        rf"(?:({V}) )?([^:“]+?)(: there are signs of it)?, and {SOURCE} ([a-z ]*contributed)\.",
        lambda r, m: (
            m[1] and r.verdict(m[1]),
            r.node(*((Verdict.SUGGESTIVE,) if m[3] else GOOD)),
            r.part(m[4], m[5]),
        ),
    ),
    (
        rf"(?:({V}) )?[^:“]+: ({'|'.join(SHORT)})\.",
        lambda r, m: (m[1] and r.verdict(m[1]), r.node(*SHORT[m[2]])),
    ),
    (
        rf"(?:({V}) )?[^:“]+: this was not measured\.",
        lambda r, m: (m[1] and r.verdict(m[1]), r.unmeasured()),
    ),
    *(
        (
            rf"(?:({V}) )?[^:“]+?(?:: there are signs of it)?{end.replace('{S}', SOURCE)}\.",
            lambda r, m, wanted=verdicts: (
                m[1] and r.verdict(m[1]),
                r.source(m[2]),
                r.claimed(*wanted),
            ),
        )
        for end, verdicts in JOINED.items()
    ),
    (
        rf"(?:({V}) )?[^:“]+: too early to see before ({MONTH})\.",
        lambda r, m: (m[1] and r.verdict(m[1]), r.month(m[2])),
    ),
    (
        rf"(?:({V}) )?(?!This )[^:“]+ (?:did|was|were|could) not [^:“]+\.",
        lambda r, m: (m[1] and r.verdict(m[1]), r.node(*NOT)),
    ),
    (rf"({V}): (.+\.)", lambda r, m: (r.verdict(m[1]), _check_meaning(m[1], m[2]))),
    # What happened, our part, why no more.
    (
        rf"This happened: {PIECES} for it, (\w+) against\.",
        lambda r, m: (r.node(*GOOD), r.counts(m[1], m[2])),
    ),
    (
        rf"There are signs that this happened, none of them sure: {PIECES} for it, (\w+) against\.",
        lambda r, m: (r.node(Verdict.SUGGESTIVE), r.counts(m[1], m[2])),
    ),
    (
        rf"Good evidence points both ways: {PIECES} that it happened, (\d+) that it did not\.",
        lambda r, m: (r.node(Verdict.CONTESTED), r.counts(m[1], m[2])),
    ),
    (
        rf"This did not happen: of {PIECES}, (\d+) against it\.",
        lambda r, m: (r.node(*NOT), r.of_all(m[1], m[2])),
    ),
    (
        (
            rf"This could not show itself before ({MONTH})\."
            rf"(?: What was seen before that \({PIECES}\) does not count\.)?"
        ),
        lambda r, m: (r.month(m[1]), r.counts("0", "0")),
    ),
    (rf"This cannot be told from what there is: {PIECES}\.", lambda r, _: r.counts("0", "0")),
    (
        rf"Weak signs point both ways: {PIECES} that it happened, (\d+) that it did not\.",
        lambda r, m: (r.node(Verdict.INCONCLUSIVE), r.counts(m[1], m[2])),
    ),
    (
        rf"The few signs there are say that this did not happen: {PIECES}, (\d+) against it\.",
        lambda r, m: (r.node(Verdict.LEANING_AGAINST), r.counts("0", m[2])),
    ),
    (r"This was not measured; no evidence is about it\.", lambda r, _: r.unmeasured()),
    (
        rf"Whether {SOURCE} had a part in it was not tested\.",
        lambda r, m: (r.source(m[1]), r.claimed(Verdict.UNTESTED)),
    ),
    (
        rf"{SOURCE} hardly had a part in it\.",
        lambda r, m: (r.source(m[1]), r.claimed(*NOT, Verdict.LEANING_AGAINST)),
    ),
    # What stands behind a verdict: it is there because the rating says so.
    (
        r"(?:No more|What was found|Another way|Evidence about|Every other).+",
        lambda r, m: _check_proviso(r, m[0]),
    ),
    (rf"{SOURCE} ([a-z ]*contributed) to it\.", lambda r, m: r.part(m[1], m[2])),
    (
        rf"Whether {SOURCE} had a part in it is open; the signs differ\.",
        lambda r, m: (r.source(m[1]), _check_rank(r, 0)),
    ),
    (r"As it did not happen, there is nothing to have contributed to\.", lambda r, _: r.node(*NOT)),
    (
        (
            rf"Whether {SOURCE} has a part in it cannot be seen before ({MONTH})\. "
            rf"Up to there the pathway reads ({V})\."
        ),
        lambda r, m: (r.source(m[1]), r.month(m[2]), _check_underneath(r, m[3])),
    ),
    (
        rf"What there is cannot tell whether {SOURCE} had a part in it\.",
        lambda r, m: (r.source(m[1]), _check_rank(r, 0)),
    ),
    (
        (
            rf"At ({PLACE}): ([^.]+)\.(?: The same holds at ({PLACE}(?:(?:, | and ){PLACE})*)\.)?"
            r"(?: (\d+) results? of this page rests? on it\.)?"
        ),
        lambda r, m: (
            _check_lack(r, m[1], m[2]),
            r.claim and r.bears(m[1]),
            m[3] and [r.bears(each) for each in re.findall(PLACE, m[3])],
            m[4] and _check_carried(r, m[1], int(m[4])),
        ),
    ),
    # The four conditions, each after its letter's verdict.
    (
        (
            rf"({V}) (\d+) of (\d+) "
            r"(assumptions|links|activities|steps and links|other explanations) .+"
        ),
        lambda r, m: _check_condition(r, m[4], int(m[2]), int(m[3])),
    ),
    (
        rf"({V}) no (other explanation|activity|result) (?:is named|stands) on this pathway",
        lambda r, m: _check_absent(r, m[2]),
    ),
    (
        rf"({V}) nothing is taken for granted, its authors say",
        lambda r, _: _check_absent(r, "assumption"),
    ),
    # What works against it.
    (
        rf"From outside worked against it ({PLACE}(?:(?:, | and ){PLACE})*)\.",
        lambda r, m: [_check_outside(r, each) for each in re.findall(PLACE, m[1])],
    ),
    (
        rf"The programme also worked against it, through ({PLACE}(?:(?:, | and ){PLACE})*)\.",
        lambda r, m: [_check_hindering(r, each) for each in re.findall(PLACE, m[1])],
    ),
    # What limits the findings.
    (r"Nothing that was looked for speaks against these findings\.", lambda r, _: _check_none(r)),
    (
        rf"(\d+) results; the first, “([^”]+)”, not before ({MONTH}); all of them from ({MONTH})\.",
        lambda r, m: _check_early(r, int(m[1]), m[2], m[3], m[4]),
    ),
    (
        r"Further down, by stage: (\d+) more results?\.",
        lambda r, m: _check_others(r, int(m[1])),
    ),
    (
        rf"(.+? \[\d+\])\. This speaks against ({PLACE})\. ",
        lambda r, m: (r.speaks_against(m[2], m[1]), _check_cited(r, m[1])),
    ),
    (r".+? \[\d+\]", lambda r, m: _check_cited(r, m[0])),
)


def _pathway_things(reader: Reader) -> dict[str, set[str]]:
    assert reader.claim
    graph = reader.graph
    steps = {each.subject for each in reader.ratings.claims[reader.claim.id].pathway}
    links = steps & set(graph.links)
    activities = {s for s in steps - links if graph.nodes[s].stage is Stage.ACTIVITY}
    factors = {f for link in links for f in graph.find_factors_of(graph.links[link])}
    return {
        "assumptions": {name for link in links for name in graph.links[link].assumes or ()},
        "links": links,
        "activities": activities,
        "steps and links": steps - activities,
        "other explanations": {each.id for each in factors if each.role == "competing"},
    }


def _check_condition(reader: Reader, things: str, met: int, of: int) -> None:
    found = _pathway_things(reader)[things]
    assert of == len(found)
    if things in {"activities", "assumptions"}:
        tallies = [reader.tally(each) for each in found]
        clear = sum(ahead > 0 == against for ahead, against in tallies)
        assert clear <= met <= sum(ahead > 0 for ahead, _ in tallies)
    elif things == "other explanations":
        assert met <= len([each for each in found if reader.tally(each)[1]])
    else:
        assert met <= of


def _check_absent(reader: Reader, thing: str) -> None:
    plural = {"assumption": "assumptions", "activity": "activities", "result": "steps and links"}
    assert not _pathway_things(reader)[plural.get(thing, "other explanations")]


def _check_meaning(word: str, said: str) -> None:
    assert said[:1].lower() + said[1:-1] == SCALE[Verdict(word)].meaning


def _check_cited(reader: Reader, text: str) -> None:
    found = CITE.fullmatch(text)
    assert found, text
    reader.cite(found[1], found[2] or "", found[3] or "", found[4])


def _check_rank(reader: Reader, wanted: int) -> None:
    assert reader.claim
    assert rank(reader.ratings.claims[reader.claim.id].verdict) == wanted


def _check_underneath(reader: Reader, word: str) -> None:
    assert reader.claim
    assert word == str(reader.ratings.claims[reader.claim.id].rating.evidence_verdict)


def _check_carried(reader: Reader, place: str, number: int) -> None:
    subject = reader.places[place]
    claims = reader.ratings.claims.values()
    assert number == sum(any(s.subject == subject for s in each.pathway) for each in claims)


def _check_proviso(reader: Reader, text: str) -> None:
    assert reader.claim
    rated = reader.ratings.claims[reader.claim.id]
    named = {reader.places[each] for each in re.findall(PLACE, text)}
    known = ({*each.places, each.cap.name if each.cap else ""} for each in rated.provisos)
    assert any(named <= places for places in known), text


def _check_outside(reader: Reader, place: str) -> None:
    factor = reader.graph.factors[reader.places[place]]
    parts = [each for each in reader.graph.model.influences if each.of == factor.id]
    assert "hinders" in {factor.effect, *(each.effect for each in parts)}
    assert reader.tally(factor.id)[0] > 0


def _check_hindering(reader: Reader, place: str) -> None:
    link = reader.graph.links[reader.places[place]]
    assert link.effect == "hinders"
    assert reader.tally(link.id)[0] > 0


def _check_none(reader: Reader) -> None:
    for claim in _headlines(reader.assessment):
        bearer = reader.ratings.claims[claim.id].rating.bearer
        assert not bearer or reader.tally(bearer)[1] == 0


def _check_early(reader: Reader, number: int, first: str, begins: str, ends: str) -> None:
    claims = reader.graph.model.claims
    early = [each for each in claims if reader.ratings.claims[each.id].verdict is Verdict.TOO_EARLY]
    assert number == len({each.target for each in early})
    for label, month in ((first, begins), ("", ends)):
        ready = [each for each in early if label in ("", reader.graph.label_of(each.target))]
        assert any(_says_month(reader.assessment, each, month) for each in ready)


def _says_month(assessment: Assessment, claim: ContributionClaim, month: str) -> bool:
    try:
        Reader(assessment, claim).month(month)
    except AssertionError:
        return False
    return True


def _check_others(reader: Reader, number: int) -> None:
    assert number == len(reader.graph.model.claims) - min(5, len(_headlines(reader.assessment)))


def _headlines(assessment: Assessment) -> list[ContributionClaim]:
    findings = _findings(build_story(assessment))
    names = {anchor("claim", each.id): each for each in assessment.graph.model.claims}
    return [names[page.name] for page in findings.blocks if isinstance(page, Part)]


def _findings(story: Story) -> Part:
    return next(each for each in story.parts if each.name == "part__findings")


def _open(file: str) -> Iterator[str]:
    yield from (MODELS.parent / file).read_text("utf-8-sig").splitlines()


def _number(cell: str) -> float | None:
    found = re.fullmatch(r"-?[\d,]+(?:\.\d+)?%?", cell.strip().replace("£", ""))
    return float(cell.strip(" %£").replace(",", "")) if found else None


def _prove(reader: Reader, text: str) -> None:
    for pattern, check in PATTERNS:
        if found := re.fullmatch(pattern, text):
            check(reader, found)
            return
    raise AssertionError(f"no sentence is known that reads: {text}")


@pytest.fixture(scope="module", params=["stockport-family", "breakfast-clubs"])
def assessment(request: pytest.FixtureRequest) -> Assessment:
    return assess(MODELS / f"{request.param}.yaml")


@pytest.fixture(scope="module")
def story(assessment: Assessment) -> Story:
    return build_story(assessment)


def test_every_sentence_of_the_first_screen_is_what_the_files_say(
    assessment: Assessment, story: Story
) -> None:
    claims = {anchor("claim", each.id): each for each in assessment.graph.model.claims}
    texts = [text for block in story.front for text in find_texts(block) if text]

    assert len(texts) >= 7
    for text in texts:
        about = [claims[run.to] for run in text if isinstance(run, Ref) and run.to in claims]
        finding = not isinstance(text[0], str)
        _prove_parts(Reader(assessment, about[0] if finding else None), text)


def test_every_sentence_of_every_headline_is_what_the_files_say(
    assessment: Assessment, story: Story
) -> None:
    pages = [each for each in _findings(story).blocks if isinstance(each, Part)]

    assert len(pages) >= 3
    for claim, page in zip(_headlines(assessment), pages, strict=True):
        for block in walk((page,)):
            looks = getattr(block, "kind", "")
            if looks not in {"pathway", "steps", "side"}:
                for text in filter(None, find_texts(block)):
                    if flatten(text) != f"“{claim.says}”" and " more at this place" not in flatten(
                        text
                    ):
                        _prove_parts(Reader(assessment, claim), text)


def _prove_parts(reader: Reader, text: Text) -> None:
    said = " ".join(flatten(text).split())
    if said.startswith(("For, at the", "Against, at the")):
        return
    pieces = re.findall(r".+? \[\d+\]\. This speaks against .+?”\. ?", said)
    for piece in pieces or [said]:
        _prove(reader, f"{piece.rstrip()} " if pieces else piece)
