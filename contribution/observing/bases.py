"""How many people an answer's share is a share of, from the counts of a question."""

from collections.abc import Iterator
from typing import NamedTuple

from contribution.observing.questions import Answer, Question

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
