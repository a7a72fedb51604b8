"""Whose answers a survey item asks for: everybody's, or those of the group named under `where`."""

from contribution.domain.diagnostic import Finding
from contribution.domain.respondent_groups import ANSWER_COLUMNS, find_group_columns
from contribution.domain.table import Table
from contribution.observing.answers import Answers
from contribution.observing.gathering import Pool, Whose
from contribution.observing.labels import plain_wave, unknown_label
from contribution.observing.questions import AnswerKey, Question
from contribution.observing.survey_fields import SurveyItem
from contribution.words.labels import plain_label

_OTHER_KEYS = {
    "wave": "waves", "question": "question", "statement": "statement", "option": "options",
}  # fmt: skip

AskedInWaves = tuple[tuple[str, Question], ...]


def find_group_answers(
    item: SurveyItem, table: Table, answers: Answers, asked: AskedInWaves
) -> tuple[AskedInWaves, tuple[Finding, ...]]:
    """Return the group's answers in place of everybody's, or what is wrong with its name."""
    whose, problems = _find_columns(item, table, answers)
    if problems:
        return (), problems
    pools = [answers.pools[find_key(question)] for _, question in asked]
    absent = _find_absent(item, whose, pools)
    if absent:
        return (), absent
    found = ((wave, pool.gather(whose)) for (wave, _), pool in zip(asked, pools, strict=True))
    return tuple((wave, question) for wave, question in found if question), ()


def read_whose(item: SurveyItem, answers: Answers) -> Whose:
    """Return the item's group by columns as the table calls them; empty for everybody."""
    columns = {plain_label(column): column for column in answers.groups}
    return {
        columns[plain_label(column)]: plain_label(value)
        for column, value in item.where.items()
        if plain_label(column) in columns
    }


def say_whose(item: SurveyItem) -> str:
    """Return the group in words, such as "whose role is social worker"; empty for everybody."""
    return " and ".join(
        f"{'whose ' if not place else ''}{column} is {value}"
        for place, (column, value) in enumerate(item.where.items())
    )


def find_key(question: Question) -> AnswerKey:
    """Return the plain labels under which the question's answers are kept."""
    return (
        plain_wave(question.wave),
        plain_label(question.question),
        plain_label(question.statement),
    )


def _find_columns(
    item: SurveyItem, table: Table, answers: Answers
) -> tuple[Whose, tuple[Finding, ...]]:
    known = {plain_label(column) for column in answers.groups}
    problems = []
    for column in item.where:
        if plain_label(column) in known:
            continue
        where = item.places.at("where", column)
        own = next((each for each in ANSWER_COLUMNS if each == plain_label(column)), "")
        if own:
            key = _OTHER_KEYS.get(own, "")
            step = f"choose it with {key}:" if key else "name a column such as role or locality"
            problems.append(Finding(where, f"{own!r} tells no group of respondents apart", step))
        else:
            names = find_group_columns(table.columns)
            problems.append(unknown_label(where, "column of groups", column, names))
    return read_whose(item, answers), tuple(problems)


def _find_absent(item: SurveyItem, whose: Whose, pools: list[Pool]) -> tuple[Finding, ...]:
    """A value that no wave has is one slip; one that a wave lacks is told with the wave."""
    problems: list[Finding] = []
    for column, value in whose.items():
        name = next(each for each in item.where if plain_label(each) == plain_label(column))
        values = {pool.asked.wave: pool.find_values(column, {}) for pool in pools}
        lacking = [wave for wave, known in values.items() if value not in map(plain_label, known)]
        if not lacking:
            continue
        nowhere = len(lacking) == len(values)
        what = column if nowhere else f"{column} in wave {lacking[0]}"
        known = [
            each
            for wave, found in values.items()
            if nowhere or wave == lacking[0]
            for each in found
        ]
        place = item.places.at("where", name)
        problems.append(unknown_label(place, what, item.where[name], known))
    nobody = () if problems else (pool for pool in pools if pool.gather(whose) is None)
    return (*problems, *(_nobody(item, pool) for pool in nobody))


def _nobody(item: SurveyItem, pool: Pool) -> Finding:
    return Finding(
        item.places.at("where"),
        f"the table has nobody {say_whose(item)} in wave {pool.asked.wave}",
        "name fewer columns, or a group that the table has",
    )
