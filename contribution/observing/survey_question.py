"""Finds the shares that a survey item asks for, or what in the item the table cannot meet."""

from collections.abc import Mapping
from typing import NamedTuple

from contribution.domain.diagnostic import Finding
from contribution.observing.answers import Answers
from contribution.observing.labels import plain_wave, unknown_label
from contribution.observing.questions import AnswerKey, Question
from contribution.observing.shares import Share, ShareQuestion, find_share
from contribution.observing.survey_fields import SurveyItem, SurveyRegister
from contribution.observing.waves import Wave
from contribution.observing.whose import find_group_answers
from contribution.words.labels import plain_label


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
    return {
        key: value
        for key, value in answers.questions.items()
        if question in (None, key[1]) and statement in (None, key[2])
    }


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
            f"{item.statement or item.question!r} was not asked in wave {wave}",
            "choose a wave in which it was asked, or the wording of that wave",
        )
    return unknown_label(where, "wave", wave, waves)


def _ambiguous(item: SurveyItem, questions: list[Question]) -> Finding:
    same_question = len({plain_label(each.question) for each in questions}) == 1
    names = [repr(each.statement if same_question else each.question) for each in questions]
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
