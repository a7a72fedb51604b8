"""What a project makes of its findings: which are told, how much each matters, its floors."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from contribution.app.backdated import ID as BACKDATED_ID
from contribution.app.backdated import SLUG as BACKDATED_SLUG
from contribution.app.find_models import find_models, find_own_paths
from contribution.app.floors import ID as FLOOR_ID
from contribution.app.floors import SLUG as FLOOR_SLUG
from contribution.app.floors import find_below_floor
from contribution.checks import find_checks
from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import (
    KEY,
    Diagnostic,
    Fix,
    Severity,
    Where,
    is_named,
    offer_near,
)
from contribution.domain.settings import ImportAnswers, Settings
from contribution.errors import NeverMutedError, UnknownNameError
from contribution.loading.files.folders import name_file
from contribution.loading.log import DiagnosticLog
from contribution.loading.problems import PROBLEMS
from contribution.loading.settings import read_settings
from contribution.words.near import suggest
from contribution.words.phrases import quote

_LAID_OVER = ("select", "ignore", "fail_on")


class Asked(NamedTuple):
    """What the command line asks for; where it says something, the settings do not count.

    `select` and `ignore` are ids, slugs or the beginnings of ids; `min_rating` are CLAIM=VERDICT;
    `since` is a git revision whose findings are not told again.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    min_rating: tuple[str, ...] = ()
    since: str | None = None

    def lay_over(self, settings: Settings) -> Settings:
        """Return the settings with what was asked for in their place."""
        said = {key: each for key in _LAID_OVER if (each := getattr(self, key))}
        return settings.model_copy(update=said) if said else settings


NOTHING_ASKED = Asked()


def govern(assessment: Assessment, asked: Asked = NOTHING_ASKED) -> Assessment:
    """Return the assessment of a model as its project, and the command line, want it told.

    Floors are never dropped, nor is what is wrong with the settings themselves.
    """
    own = assessment.settings
    settings = asked.lay_over(own)
    about_settings = (*_find_unknown_checks(own), *_find_below_floors(assessment))

    def choose(those: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        weighed = (_weigh(each, settings.severity) for each in those)
        return tuple(
            each
            for each in weighed
            if _is_wanted(each, settings) or each.where.file == settings.file != ""
        )

    return replace(
        assessment,
        diagnostics=(*about_settings, *choose(assessment.diagnostics)),
        waiting=choose(assessment.waiting),
        settings=settings,
    )


def show_settings(paths: Iterable[str], asked: Asked = NOTHING_ASKED) -> str:
    """Return which settings hold for the models, and who says so, as lines of text.

    Raises:
        NoPathError: nothing is named, nor do the settings of this folder name anything.
    """
    models: dict[str, list[str]] = {}
    found: dict[str, Settings] = {}
    for path in find_models(paths or find_own_paths()):
        settings, _ = read_settings(name_file(Path(path)), DiagnosticLog())
        models.setdefault(settings.file, []).append(path)
        found[settings.file] = settings
    return "\n".join(
        f"{', '.join(models[file])}\n{''.join(_show(settings, asked))}"
        for file, settings in found.items()
    )


def _show(settings: Settings, asked: Asked) -> Iterator[str]:
    held = asked.lay_over(settings)
    for name in sorted(Settings.model_fields.keys() - Settings.from_key):
        value = getattr(held, name)
        by = f"{settings.places.at(name)}" if name in settings.model_fields_set else "not set"
        if name in _LAID_OVER and getattr(asked, name):
            by = "the command line"
        shown = ", ".join(value) if isinstance(value, tuple) else value
        if isinstance(value, Mapping):
            shown = json.dumps(value)
        if isinstance(value, ImportAnswers):
            shown = value.model_dump_json(exclude_defaults=True)
        yield f"  {name:<9} {'-' if shown in {None, '', '{}'} else shown}  ({by})\n"


def require_known_checks(asked: Asked) -> None:
    """Return when each word to select or ignore is a check's id, the beginning of one, or its name.

    Raises:
        UnknownNameError: one is not.
        NeverMutedError: what it names is told whatever is asked.
    """
    for word in (*asked.select, *asked.ignore):
        if not _is_known(word):
            raise UnknownNameError("check or family of checks", word, _list_names())
    for word in filter(_is_never_muted, asked.ignore):
        raise NeverMutedError(word)


def name_claims(assessment: Assessment) -> Mapping[str, str]:
    """Return the id of each claim by the names it answers to.

    These are its own id and, when the author wrote none, its outcome's.
    """
    claims = assessment.graph.model.claims
    return {claim.id: claim.id for claim in claims} | {
        claim.target: claim.id for claim in claims if claim.source is None
    }


def _list_checks() -> Mapping[str, str]:
    known = {
        FLOOR_ID: FLOOR_SLUG,
        BACKDATED_ID: BACKDATED_SLUG,
        **{each.id: slug for slug, each in find_checks().items()},
    }
    return known | {each.id: each.slug for each in PROBLEMS.values()}


def _list_names() -> tuple[str, ...]:
    return (*_list_checks(), *_list_checks().values())


def _is_known(word: str) -> bool:
    return any(is_named(word, *each) for each in _list_checks().items())


def _is_never_muted(word: str) -> bool:
    named = [each for each in _list_checks().items() if is_named(word, *each)]
    return bool(named) and all(
        check in PROBLEMS and PROBLEMS[check].severity is Severity.ERROR for check, _ in named
    )


def _find_unknown_checks(settings: Settings) -> Iterator[Diagnostic]:
    named: list[tuple[tuple[str | int, ...], str]] = [
        *((("select", step), word) for step, word in enumerate(settings.select)),
        *((("ignore", step), word) for step, word in enumerate(settings.ignore)),
        *((("severity", word, KEY), word) for word in settings.severity),
    ]
    for steps, word in named:
        where = settings.places.at(*steps)
        if not _is_known(word):
            message = f"{quote(word)} in {steps[0]} is no check"
            yield _say("CA024", where, message, near=(word, _list_names()))
        elif steps[0] == "ignore" and _is_never_muted(word):
            message = f"{quote(word)} in ignore changes nothing: what cannot be read is always told"
            yield _say("CA024", where, message)


def _say(
    problem_id: str, where: Where, message: str, near: tuple[str, Iterable[str]] | None = None
) -> Diagnostic:
    """Return the finding; `near` are a name and those that it may be a slip of."""
    problem = PROBLEMS[problem_id]
    step, fixes = "take it out", tuple[Fix, ...]()
    if near is not None:
        name, known = near[0], sorted(near[1])
        step, fixes = suggest(name, known), offer_near(where, name, known)
    return Diagnostic(where, problem.id, problem.slug, problem.severity, message, step, fixes)


def _find_below_floors(assessment: Assessment) -> Iterator[Diagnostic]:
    """Yield what is wrong with the floors that the settings set for this model."""
    model = assessment.graph.model.name
    claims = name_claims(assessment)
    for name, verdict in assessment.settings.require.get(model, {}).items():
        if name in claims:
            yield from find_below_floor(assessment, {claims[name]: str(verdict)})
        else:
            where = assessment.settings.places.at("require", model, name, KEY)
            message = f"require names {quote(name)}, but {model} has no claim of that name"
            yield _say("CA034", where, message, near=(name, claims))


def _weigh(diagnostic: Diagnostic, severities: Mapping[str, str]) -> Diagnostic:
    """Return the diagnostic as severe as the settings say; what could not be read stays so."""
    named = [word for word in severities if diagnostic.is_named(word)]
    if not named or diagnostic.is_cause:
        return diagnostic
    # CA304 says more than CA3.
    return diagnostic._replace(severity=Severity[severities[max(named, key=len)].upper()])


def _is_wanted(diagnostic: Diagnostic, settings: Settings) -> bool:
    # What no comment can mute no other word mutes: a file that cannot be read as it was written.
    if diagnostic.is_cause and not diagnostic.may_be_muted:
        return True
    is_selected = not settings.select or any(map(diagnostic.is_named, settings.select))
    return is_selected and not any(map(diagnostic.is_named, settings.ignore))
