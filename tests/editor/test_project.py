"""What a project wants of its findings is heeded while one types, as `check` heeds it."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest
from lsprotocol import types as lsp
from pytest_lsp import LanguageClient

from contribution.app.check import check_paths, rewrite_baselines
from contribution.editor.project import Project, SupersededError
from tests.editor.client import ROOT, Editor, shown


@pytest.fixture
def model(tmp_path: Path) -> Path:
    for folder in ("models", "evidence"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("stockport*")
        )
    model = tmp_path / "models/breakfast-clubs.yaml"
    text = model.read_text("utf-8").replace("latency: 2 terms", "note: soon", 1)
    model.write_text(text, "utf-8")
    return model


def check(*paths: Path) -> list[tuple[str, str, int]]:
    found = check_paths(map(str, paths)).diagnostics
    return sorted((Path(each.where.file).name, each.id, each.where.line) for each in found)


async def settle(client: LanguageClient, expected: list[tuple[str, str, int]]) -> None:
    """Wait until that is shown which a check says."""
    for _ in range(3000):
        if shown(client) == expected:
            return
        await asyncio.sleep(0.01)
    assert shown(client) == expected


def severities(client: LanguageClient) -> dict[str, lsp.DiagnosticSeverity | None]:
    return {str(each.code): each.severity for all_ in client.diagnostics.values() for each in all_}


@pytest.mark.asyncio
async def test_settings_mute_and_rank_what_is_shown(client: LanguageClient, model: Path) -> None:
    settings = model.parents[1] / "contribution.yaml"
    editor = Editor(client, model)
    await editor.told()
    assert {"CA114", "CA390"} <= severities(client).keys()

    typed = Editor(client, settings, "ignore: [CA390]\nseverity: {CA114: error, CA99: note}\n")
    settings.write_text(typed.text, "utf-8")
    client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([]))
    await settle(client, check(model))
    assert severities(client) == {
        "CA114": lsp.DiagnosticSeverity.Error,
        "CA024": lsp.DiagnosticSeverity.Error,
    }
    # Typed and not saved yet.
    typed.type("ignore: [CA1]\n")
    await typed.told()
    assert severities(client).keys() == {"CA390"}


@pytest.mark.asyncio
async def test_what_a_baseline_knows_is_not_shown_and_an_entry_too_many_is(
    client: LanguageClient, model: Path
) -> None:
    baseline = model.parents[1] / "contribution-baseline.yaml"
    rewrite_baselines([str(model)], grow=True)
    editor = Editor(client, model)
    await editor.told()
    assert shown(client) == check(model) == []

    editor.replace("note: soon", "latency: 2 terms")
    told = await editor.told()
    assert told == []
    model.write_text(editor.text, "utf-8")
    assert [each[:2] for each in check(model)] == [(baseline.name, "CA904")]
    await settle(client, check(model))
    # The entry taken out of the open baseline, before it is saved.
    opened = Editor(client, baseline)
    opened.type("".join(each for each in opened.text.splitlines(True) if "CA114" not in each))
    await settle(client, [])


@pytest.mark.asyncio
async def test_each_of_two_models_says_its_own_of_their_settings(
    client: LanguageClient, model: Path
) -> None:
    second = model.with_name("second.yaml")
    second.write_text("title: Second\nas_of: 2026-01-01\noutcomes: {a: A, b: B}\n", "utf-8")
    settings = model.parents[1] / "contribution.yaml"
    floors = "".join(f"  {each.stem}: {{nobody: strong}}\n" for each in (model, second))
    settings.write_text(f"require:\n{floors}", "utf-8")
    for each in (model, second, model):
        await Editor(client, each).told()

    assert [each[2] for each in shown(client) if each[0] == settings.name] == [2, 3]
    assert shown(client) == check(model, second)


@pytest.mark.asyncio
async def test_a_draft_shows_what_check_shows(client: LanguageClient, model: Path) -> None:
    text = model.read_text("utf-8").replace("title:", "stage: draft\ntitle:", 1)
    model.write_text(text.replace("assumes: [children-come]", "assumes: [nobody]", 1), "utf-8")
    await Editor(client, model).told()

    assert shown(client) == check(model)


def test_a_run_that_tries_to_mend_a_text_can_be_given_up(model: Path) -> None:
    project, asked = Project(model), 0

    def heed() -> None:
        nonlocal asked
        asked += 1
        if asked > 100:
            raise SupersededError

    project.assess({}, project.wanted)
    project._memory.heed = heed
    project.assess({}, project.wanted)
    assert asked < 100
    typed = model.read_bytes().replace(b"title: Breakfast", b"title: Once\ntitle: Breakfast", 1)
    with pytest.raises(SupersededError):
        project.assess({model: typed}, project.wanted)
