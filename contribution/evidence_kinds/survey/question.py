"""Whose answers a survey item asks for: everybody's, or those of the group named under `where`.

Finds the shares that a survey item asks for, or what in the item the table cannot meet.
"""

from collections.abc import Mapping
from typing import NamedTuple

from contribution.domain.diagnostic import Finding
from contribution.domain.respondent_groups import find_group_columns
from contribution.domain.table import Table
from contribution.evidence_kinds.shared.figures import plain_wave, unknown_label
from contribution.evidence_kinds.survey.answers import Answers
from contribution.evidence_kinds.survey.fields import SurveyItem, SurveyRegister, Wave
from contribution.evidence_kinds.survey.questions import SHAPE, AnswerKey, Pool, Question, Whose
from contribution.evidence_kinds.survey.shares import Share, ShareQuestion, find_share
from contribution.words.labels import plain_label
from contribution.words.phrases import quote

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
    pools = [answers.pools[question.key] for _, question in asked]
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


def _find_columns(
    item: SurveyItem, table: Table, answers: Answers
) -> tuple[Whose, tuple[Finding, ...]]:
    known = {plain_label(column) for column in answers.groups}
    problems = []
    for column in item.where:
        if plain_label(column) in known:
            continue
        where = item.places.at("where", column)
        own = next((each for each in SHAPE.columns if each == plain_label(column)), "")
        if own:
            key = _OTHER_KEYS.get(own, "")
            step = f"choose it with {key}:" if key else "name a column such as role or locality"
            problems.append(
                Finding(where, f"{quote(own)} tells no group of respondents apart", step)
            )
        else:
            names = find_group_columns(table.columns, SHAPE.columns)
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


class FoundShares(NamedTuple):
    """One share a wave, in order of the waves; or the problems, and then no share."""

    shares: tuple[Share, ...] = ()
    problems: tuple[Finding, ...] = ()


def find_wave_shares(item: SurveyItem, register: SurveyRegister, answers: Answers) -> FoundShares:
    """Return the shares of all waves asked for; one problem is enough for none."""
    if register.table is None or answers.problems:
        return FoundShares(problems=answers.problems)
    questions, problems = _find_questions(item, answers)
    if not problems and item.where:
        questions, problems = find_group_answers(item, register.table, answers, questions)
    if problems:
        return FoundShares(problems=problems)
    shares: list[Share] = []
    found: list[Finding] = []
    for wave, question in questions:
        share = find_share(question, ask(item, register, wave), register.table)
        if isinstance(share, Share):
            shares.append(share)
        else:
            found.extend(share)
    return FoundShares(problems=tuple(found)) if found else FoundShares(tuple(shares))


def find_wave(register: SurveyRegister, name: str) -> Wave:
    """Return what the register says of a wave; an empty Wave when it says nothing."""
    waves = {plain_wave(key): wave for key, wave in register.waves.items()}
    return waves.get(plain_wave(name), Wave())


def ask(
    item: SurveyItem, register: SurveyRegister, name: str, *, everybody: bool = False
) -> ShareQuestion:
    """Return what the item asks of a wave; how many there are of a group is not known.

    `everybody` asks the same of all respondents, whomever the item is about.
    """
    wave = find_wave(register, name)
    everybody = everybody or not item.where
    return ShareQuestion(
        options=item.options,
        where=tuple(item.places.at("options", index) for index in range(len(item.options))),
        drop_dont_know=register.dont_know == "drop",
        answered=wave.answered if everybody else None,
        population=(register.population or wave.invited) if everybody else None,
        design_effect=register.design_effect,
    )


def _find_questions(
    item: SurveyItem, answers: Answers
) -> tuple[tuple[tuple[str, Question], ...], tuple[Finding, ...]]:
    matching = _matching(item, answers)
    if not matching:
        return (), (_unknown_statement(item, answers),)
    by_wave: dict[str, list[Question]] = {}
    for (wave, _, _), question in matching.items():
        by_wave.setdefault(wave, []).append(question)
    wanted = [plain_wave(wave) for wave in item.waves] or sorted(by_wave, key=_wave_order)
    problems = [
        *(_absent_wave(item, index, wave, answers) for index, wave in enumerate(wanted)
          if wave not in by_wave),
        *(_ambiguous(item, by_wave[wave]) for wave in wanted if len(by_wave.get(wave, ())) > 1),
    ]  # fmt: skip
    if len(wanted) < 2 and item.expect.level is None and not problems:
        problems.append(_one_wave(item, wanted))
    if problems:
        return (), tuple(problems)
    return tuple((wave, by_wave[wave][0]) for wave in wanted), ()


def _matching(item: SurveyItem, answers: Answers) -> Mapping[AnswerKey, Question]:
    question = None if item.question is None else plain_label(item.question)
    statement = None if item.statement is None else plain_label(item.statement)
    if question is None and statement is None:
        return {}
    keys = answers.questions if statement is None else answers.by_statement.get(statement, ())
    return {key: answers.questions[key] for key in keys if question in (None, key[1])}


def _unknown_statement(item: SurveyItem, answers: Answers) -> Finding:
    if item.question is None and item.statement is None:
        return Finding(
            item.places.at(),
            f"{item.id} names neither question nor statement",
            "add `statement` with the wording of the table, or `question`",
        )
    known = answers.questions.values()
    asked = [each for each in known if _is_question(item.question, each)]
    if item.statement is not None and (asked or item.question is None):
        labels = [each.statement for each in asked or known]
        return unknown_label(item.places.at("statement"), "statement", item.statement, labels)
    labels = [each.question for each in known]
    return unknown_label(item.places.at("question"), "question", item.question or "", labels)


def _is_question(wanted: str | None, question: Question) -> bool:
    return wanted is None or plain_label(question.question) == plain_label(wanted)


def _absent_wave(item: SurveyItem, index: int, wave: str, answers: Answers) -> Finding:
    where = item.places.at("waves", index)
    waves = dict.fromkeys(question.wave for question in answers.questions.values())
    if wave in {plain_wave(each) for each in waves}:
        return Finding(
            where,
            f"{quote(item.statement or item.question)} was not asked in wave {wave}",
            "choose a wave in which it was asked, or the wording of that wave",
        )
    return unknown_label(where, "wave", wave, waves)


def _ambiguous(item: SurveyItem, questions: list[Question]) -> Finding:
    same_question = len({plain_label(each.question) for each in questions}) == 1
    names = [quote(each.statement if same_question else each.question) for each in questions]
    return Finding(
        item.places.at("statement" if item.statement else "question"),
        f"{item.id} matches {len(questions)} places in wave {questions[0].wave}: "
        f"{', '.join(names[:4])}",
        f"name the {'statement' if same_question else 'question'} too",
    )


def _one_wave(item: SurveyItem, waves: list[str]) -> Finding:
    return Finding(
        item.places.at("waves" if item.waves else "statement"),
        f"{item.id} expects {item.expect}, but there is wave {waves[0]} only",
        "a change needs two waves; for one wave expect a level such as at-least 60%",
    )


def _wave_order(wave: str) -> tuple[int, int, str]:
    return (0, int(wave), "") if wave.isdecimal() and len(wave) < 10 else (1, 0, wave)
