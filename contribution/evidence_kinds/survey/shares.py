"""How many people an answer's share is a share of, from the counts of a question.

The share of one wave that gave the answers an item asks for, on the base it stands on.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from contribution.domain.diagnostic import Finding, Where
from contribution.domain.table import Table
from contribution.evidence_kinds.shared.figures import unknown_label
from contribution.evidence_kinds.survey.questions import Answer, Question
from contribution.evidence_kinds.survey.rows import Chosen
from contribution.stats.intervals import Sample
from contribution.words.labels import plain_label
from contribution.words.phrases import quote

_NO_OPINION = frozenset(
    {"don't know", "dont know", "do not know", "not sure", "unsure", "no response", "no answer"}
    | {"no response given", "prefer not to say", "not applicable", "n/a", "missing"}
)
# Answers may outnumber people by a slip; by more than this, people chose several options.
_SEVERAL_OPTIONS = 1.1


class Base(NamedTuple):
    """The number of people, how it is known, and what is odd about it."""

    people: int
    how: str
    cautions: tuple[str, ...] = ()


def find_base(question: Question, *, answered: int | None, drop_dont_know: bool) -> Base:
    """Return the base that the counts stand for; `answered` is how many answered the survey."""
    opinions = [each.count or 0 for each in find_counted(question, drop_dont_know=drop_dont_know)]
    total = sum(answer.count or 0 for answer in question.answers.values())
    without = total - sum(opinions)
    known = question.base or answered
    if known and total > _SEVERAL_OPTIONS * known:
        words = "the people who answered, because they could choose several answers"
        return Base(round(known - without), words)
    dropped = len(opinions) < len(question.answers)
    how = "the sum of the counts" + (" without don't know" if dropped else "")
    words = f"{total:g} answers to this statement in wave {question.wave}"
    cautions = []
    if answered and total > answered:
        cautions.append(f"There are {words}, but {answered} people answered")
    if any(answer.count is None for answer in question.answers.values()):
        cautions.append(f"Not every option has a count; there may be more than the {words}")
    return Base(round(total - without), how, tuple(cautions))


def find_counted(question: Question, *, drop_dont_know: bool) -> Iterator[Answer]:
    """Yield the answers whose people are in the base."""
    for plain, answer in question.answers.items():
        if not (drop_dont_know and plain in _NO_OPINION):
            yield answer


def find_uncounted(question: Question) -> tuple[Answer, ...]:
    """Return options that somebody chose and whose count is missing: then counts give no base."""
    if question.base is not None:
        return ()
    answers = question.answers.values()
    silent = tuple(each for each in answers if each.count is None and each.percent is None)
    printed = [each.percent for each in answers if each.percent is not None]
    if silent and printed and sum(printed) + len(answers) < 100:
        return silent
    return tuple(each for each in answers if each.count is None and each.percent)


_ONLY_PERCENTAGES = (
    "Wave {wave}: base {base}, those who answered; only percentages are printed, "
    "so counts are as near as their rounding allows"
)
# A figure rounded to one decimal and then again is this much further off than one rounded once.
_ROUNDED_TWICE = 0.05
# Points between a percentage and its count that no rounding explains.
_FAR_OFF = 1.0


class ShareQuestion(NamedTuple):
    """What is asked of a wave: which options, what becomes of don't know, who could answer."""

    options: tuple[str, ...]
    where: tuple[Where, ...]
    drop_dont_know: bool = False
    answered: int | None = None
    population: int | None = None
    design_effect: float = 1.0


class Share(NamedTuple):
    """`sample` is count of base; `printed` are shares in percent that the table's print allows.

    `doubts` are (row, words): where count and percentage contradict one another.
    """

    wave: str
    sample: Sample
    printed: tuple[float, ...]
    formula: str
    rows: tuple[Where, ...]
    notes: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    respondents: Chosen | None = None
    doubts: tuple[tuple[int, str], ...] = ()

    @property
    def percent(self) -> float:
        """Return the share, 0 to 100."""
        return 100 * self.sample.proportion

    @property
    def fraction(self) -> str:
        """Return count of base as text."""
        return f"{self.sample.count:g} of {self.sample.base}"


def find_share(
    question: Question, asked: ShareQuestion, table: Table
) -> Share | tuple[Finding, ...]:
    """Return the share, or why the table does not give it."""
    chosen, unknown = _choose(question, asked)
    problems = [*unknown, *(each.problem for each in _used(question, chosen) if each.problem)]
    if question.problems or problems:
        return question.problems or tuple(dict.fromkeys(problems))
    uncounted = find_uncounted(question)
    if all(answer.count is not None for answer in chosen) and not uncounted:
        return _from_counts(question, chosen, asked, table)
    if all(answer.percent is not None for answer in chosen):
        return _from_percents(question, chosen, asked, table)
    without = [each for each in chosen if each.count is None and each.percent is None]
    empty = (*without, *uncounted)[0]
    lacks = "neither count nor percent" if empty.percent is None else "a percentage and no count"
    where = table.place(empty.line, "count" if "count" in table.columns else "percent")
    return (Finding(where, f"{quote(empty.option)} has {lacks}", "fill in the cell"),)


def _choose(question: Question, asked: ShareQuestion) -> tuple[tuple[Answer, ...], list[Finding]]:
    chosen: dict[str, Answer] = {}
    unknown: list[Finding] = []
    for option, where in zip(asked.options, asked.where, strict=True):
        answer = question.answers.get(plain_label(option))
        if answer is None:
            names = (each.option for each in question.answers.values())
            unknown.append(unknown_label(where, f"answer in wave {question.wave}", option, names))
        else:
            chosen[answer.option] = answer
    return tuple(chosen.values()), unknown


def _used(question: Question, chosen: tuple[Answer, ...]) -> Iterable[Answer]:
    """Cells that the share rests on: with counts the base rests on all of them."""
    if all(answer.count is None and answer.problem is None for answer in chosen):
        return chosen
    return question.answers.values()


def _from_counts(
    question: Question, chosen: tuple[Answer, ...], asked: ShareQuestion, table: Table
) -> Share | tuple[Finding, ...]:
    base, how, cautions = find_base(
        question, answered=asked.answered, drop_dont_know=asked.drop_dont_know
    )
    count = sum(answer.count or 0 for answer in chosen)
    if base < 1 or count > base:
        where = table.place(chosen[0].line, "count")
        message = f"{count:g} people cannot be part of a base of {base} in wave {question.wave}"
        return (Finding(where, message, "check the counts and the base of this statement"),)
    population = asked.population
    if population is not None and population < base:
        cautions = (*cautions, _more_than_everybody(question.wave, base, population))
        population = None
    sample = Sample(count, base, population, asked.design_effect)
    shown = () if asked.drop_dont_know else chosen
    printed = _printed_sum(sample, shown) if shown else ()
    parts = " + ".join(f"{answer.count:g}" for answer in chosen)
    return Share(
        wave=question.wave,
        sample=sample,
        printed=(100 * sample.proportion, *printed),
        formula=f"({parts}) / {base}" if len(chosen) > 1 else f"{parts} / {base}",
        rows=tuple(table.place(answer.line, "count") for answer in chosen),
        notes=(
            f"Wave {question.wave}: base {base}, {how}{_say_who(question)}",
            *_print_notes(sample, shown, printed),
        ),
        cautions=cautions,
        respondents=_respondents(question, chosen, asked),
        doubts=tuple(_find_doubts(question, chosen, asked)),
    )


def _find_doubts(
    question: Question, chosen: tuple[Answer, ...], asked: ShareQuestion
) -> Iterator[tuple[int, str]]:
    base = find_base(question, answered=asked.answered, drop_dont_know=False).people
    for answer in chosen:
        if answer.percent is None or answer.count is None or base < 1:
            continue
        share = 100 * answer.count / base
        if abs(share - answer.percent) > _FAR_OFF:
            words = (
                f"Row {answer.line} is in doubt: {quote(answer.option)} is printed as "
                f"{answer.percent:g}% and as {answer.count:g} of {base}, which is {share:.0f}%; "
                "the count is what was read"
            )
            yield answer.line, words


def _from_percents(
    question: Question, chosen: tuple[Answer, ...], asked: ShareQuestion, table: Table
) -> Share | tuple[Finding, ...]:
    base = round(question.base or asked.answered or 0)
    where = table.place(chosen[0].line, "percent")
    if base < 1:
        message = f"wave {question.wave} has percentages without a base"
        step = "give `answered` under waves in the register, or for a group a column base"
        return (Finding(where, message, step),)
    share, left = sum(answer.percent or 0 for answer in chosen), 100.0
    if asked.drop_dont_know:
        kept_answers = set(find_counted(question, drop_dont_know=True))
        left -= sum(
            each.percent or 0 for each in question.answers.values() if each not in kept_answers
        )
    if share > left + len(chosen) / 2 or left <= 0:
        message = f"the percentages of wave {question.wave} add to more than everybody"
        return (Finding(where, message, "check the percentages of this statement"),)
    kept = round(base * left / 100)
    population = asked.population if asked.population and asked.population >= kept else None
    sample = Sample(min(1.0, share / left) * kept, max(1, kept), population, asked.design_effect)
    parts = " + ".join(f"{answer.percent:g}%" for answer in chosen)
    return Share(
        wave=question.wave,
        sample=sample,
        printed=(100 * sample.proportion,),
        formula=parts,
        rows=tuple(table.place(answer.line, "percent") for answer in chosen),
        notes=(_ONLY_PERCENTAGES.format(wave=question.wave, base=kept) + _say_who(question),),
        respondents=_respondents(question, chosen, asked),
    )


def _say_who(question: Question) -> str:
    return f"; {question.who}" if question.who else ""


def _respondents(question: Question, chosen: tuple[Answer, ...], asked: ShareQuestion) -> Chosen:
    counted = find_counted(question, drop_dont_know=asked.drop_dont_know)
    return Chosen(
        question.key,
        frozenset[int]().union(*(answer.marks for answer in counted)),
        frozenset[int]().union(*(answer.marks for answer in chosen)),
    )


def _printed_sum(sample: Sample, chosen: tuple[Answer, ...]) -> tuple[float, ...]:
    """The sum of the printed percentages, unless no rounding of the counts explains it."""
    if any(answer.percent is None for answer in chosen):
        return ()
    total = sum(answer.percent or 0.0 for answer in chosen)
    far = abs(total - 100 * sample.proportion) > len(chosen) / 2 + _ROUNDED_TWICE
    return () if far else (total,)


def _print_notes(
    sample: Sample, chosen: tuple[Answer, ...], printed: tuple[float, ...]
) -> tuple[str, ...]:
    if any(answer.percent is None for answer in chosen):
        return ()
    total, share = sum(answer.percent or 0.0 for answer in chosen), 100 * sample.proportion
    words = f"the printed percentages add to {total:g}%, the counts give {share:.1f}%"
    if abs(total - share) <= 0.5:
        return ()
    return (f"{words}: {'rounding before adding' if printed else 'rounding does not explain it'}",)


def _more_than_everybody(wave: str, base: int, population: int) -> str:
    return (
        f"More answered wave {wave} ({base}) than the {population} who could; "
        "the population is left out"
    )
