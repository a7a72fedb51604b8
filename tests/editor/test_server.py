"""A real client talks to the real server over standard input and output."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types as lsp
from pytest_lsp import LanguageClient

from contribution.app.assess import assess
from contribution.domain.diagnostic import Where
from contribution.editing.tidy import tidy
from contribution.editor.page import OpenText
from tests.editor.client import (
    CLUBS,
    STOCKPORT,
    SURVEY,
    VERSIONS,
    Editor,
    check,
    make,
    shown,
)


@pytest.mark.parametrize("path", [CLUBS, STOCKPORT, SURVEY], ids=lambda path: path.name)
@pytest.mark.asyncio
async def test_what_check_says_is_shown_for_every_file_of_the_project(
    client: LanguageClient, path: Path
) -> None:
    editor = Editor(client, path)
    await editor.told()

    assert shown(client) == check(CLUBS if path == SURVEY else path)


@pytest.mark.asyncio
async def test_a_mistake_is_shown_where_it_is_typed_and_gone_when_it_is_mended(
    client: LanguageClient,
) -> None:
    editor = Editor(client, CLUBS)
    await editor.told()
    editor.replace("assumes: [", "assumes: [childrn-come, ")
    found = await editor.told()

    assert [(each.code, each.range) for each in found if each.code == "CA034"] == [
        ("CA034", lsp.Range(editor.at("assumes: ["), editor.at("childrn-come")))
    ]
    editor.replace("childrn-come, ", "")
    await editor.told()
    assert shown(client) == check(CLUBS)


@pytest.mark.asyncio
async def test_a_model_typed_letter_by_letter_ends_as_check_has_it(client: LanguageClient) -> None:
    whole = CLUBS.read_text("utf-8")
    begin = whole.index("\nlinks:")
    editor = Editor(client, CLUBS, whole[:begin])
    await editor.told()
    pauses = random.Random(7)
    for end in range(begin + 1, begin + 400):
        editor.type(whole[:end])
        if pauses.random() < 0.03:
            await asyncio.sleep(pauses.random() * 0.4)
        if pauses.random() < 0.05:
            place = lsp.Position(editor.text.count("\n"), len(editor.text.rsplit("\n", 1)[-1]))
            await client.text_document_completion_async(lsp.CompletionParams(editor.id, place))
            await client.text_document_hover_async(lsp.HoverParams(editor.id, place))
    await editor.told()

    assert shown(client) == check(CLUBS, {CLUBS: editor.text.encode()})
    assert client.messages == []


@pytest.mark.asyncio
async def test_keys_words_names_and_cells_are_offered_where_they_may_stand(
    client: LanguageClient,
) -> None:
    editor = Editor(client, CLUBS)
    await editor.told()
    editor.replace("\nclaims:", "\n  places-filled -> arr\n  x -> y: {assumes: [c], r: z}\nclaims:")

    assert {"arrive-on-time", "attendance"} <= (
        await editor.offers("\n  places-filled -> arr")
    ).keys()
    offers = await editor.offers("{assumes: [c")
    assert set(offers) == set(assess(CLUBS).graph.assumptions)
    assert "children" in str(offers["children-come"].detail)
    keys = await editor.offers("{assumes: [c], r")
    assert {"role", "because", "effect"} <= keys.keys()
    assert "assumes" not in keys
    assert "enough by itself" in getattr(keys["role"].documentation, "value", "")
    assert set(await editor.offers("horizon: ")) == {"short", "medium", "long"}

    survey = Editor(client, SURVEY)
    assert "Strongly agree" in await survey.offers("options: [")
    assert "places-filled -> arrive-on-time" in await survey.offers("about: [")
    assert "parent-survey.csv" in await survey.offers("data: ")
    assert {"survey", "ledger"} <= (await survey.offers("kind: ")).keys()


@pytest.mark.asyncio
async def test_completion_answers_everywhere_in_both_models(client: LanguageClient) -> None:
    for path in (CLUBS, SURVEY):
        editor = Editor(client, path)
        await editor.told()
        for number, line in enumerate(editor.text.split("\n")):
            for column in range(0, len(line) + 1, 9):
                place = lsp.Position(number, column)
                await client.text_document_completion_async(lsp.CompletionParams(editor.id, place))


BITS = (
    "x",
    ":",
    "- ",
    "{",
    "}",
    "[",
    "'",
    '"',
    "\n",
    "  ",
    "#",
    "->",
    "&a ",
    "*a",
    "🥣",
    "\t",
    "|\n",
    "\r\n",
    "?",
)


@pytest.mark.asyncio
async def test_no_question_fails_whatever_is_typed(client: LanguageClient) -> None:
    chance = random.Random(3)
    editors = [Editor(client, CLUBS), Editor(client, SURVEY)]
    for _ in range(150):
        editor = chance.choice(editors)
        at = chance.randrange(len(editor.text) + 1)
        cut = chance.choice([0, 0, 12])
        editor.type(editor.text[:at] + chance.choice(BITS) + editor.text[at + cut :])
        await asyncio.sleep(chance.choice([0, 0, 0.2]))
        id_, place = editor.id, lsp.Position(chance.randrange(90), chance.randrange(60))
        here, layout = lsp.Range(place, place), lsp.FormattingOptions(2, insert_spaces=True)
        told = lsp.ReferenceContext(include_declaration=True)
        asked, params = chance.choice(
            [
                ("completion", lsp.CompletionParams(id_, place)),
                ("hover", lsp.HoverParams(id_, place)),
                ("references", lsp.ReferenceParams(told, id_, place)),
                ("rename", lsp.RenameParams(id_, place, "new")),
                ("code_action", lsp.CodeActionParams(id_, here, lsp.CodeActionContext([]))),
                ("formatting", lsp.DocumentFormattingParams(id_, layout)),
                ("document_symbol", lsp.DocumentSymbolParams(id_)),
                ("code_lens", lsp.CodeLensParams(id_)),
            ]
        )
        await getattr(client, f"text_document_{asked}_async")(params)
    for editor in editors:
        editor.type(editor.path.read_text("utf-8"))
        await editor.told()
    assert shown(client) == check(CLUBS)


@pytest.mark.asyncio
async def test_a_trace_of_edits_in_a_real_model_ends_as_check_has_it(
    client: LanguageClient,
) -> None:
    editor = Editor(client, STOCKPORT)
    await editor.told()
    chance, whole, seen = random.Random(5), editor.text, set()
    words = whole.split()
    for number in range(400):
        at = chance.randrange(len(editor.text) + 1)
        cut = at + chance.choice([0, 0, 1, 5])
        typed = chance.choice([chance.choice(BITS), chance.choice(words), "e", " "])
        editor.type(editor.text[:at] + typed + editor.text[cut:])
        if number % 4 == 3:
            editor.type(whole)
        await asyncio.sleep(chance.choice([0, 0, 0, 0.02, 0.3]))
        seen.add(VERSIONS.get(editor.uri))
        if number % 40 == 0:
            await editor.told()
    editor.type(whole)
    await editor.told()

    assert shown(client) == check(STOCKPORT)
    # What nobody waited for was given up.
    assert len(seen) < 250


@pytest.mark.asyncio
async def test_hover_tells_of_things_keys_and_faults(client: LanguageClient) -> None:
    editor = Editor(client, CLUBS)
    await editor.told()

    told = await editor.hover("places-filled -> arrive-on")
    assert "Fewer late arrivals" in told
    assert "for," in await editor.hover("places-filled -")
    assert "ow soon it should come about" in await editor.hover("horiz")
    editor.replace("horizon: short", "horizon: shrt")
    await editor.told()
    assert "CA024" in await editor.hover("horizon: sh")


@pytest.mark.asyncio
async def test_a_name_leads_to_its_definition_and_its_uses(client: LanguageClient) -> None:
    editor = Editor(client, CLUBS)
    await editor.told()
    survey = Editor(client, SURVEY)
    place = survey.at("about: [places-fil")
    found = await client.text_document_definition_async(lsp.DefinitionParams(survey.id, place))

    assert isinstance(found, lsp.Location)
    assert found.uri == editor.uri
    assert editor.text.split("\n")[found.range.start.line].strip().startswith("places-filled")
    uses = await client.text_document_references_async(
        lsp.ReferenceParams(lsp.ReferenceContext(include_declaration=True), survey.id, place)
    )
    assert uses is not None
    assert {each.uri for each in uses} >= {editor.uri, survey.uri}
    place = editor.at("strand: foo")
    strand = await client.text_document_definition_async(lsp.DefinitionParams(editor.id, place))
    assert isinstance(strand, lsp.Location)
    assert strand.range == lsp.Range(editor.at("strands: {"), editor.at("strands: {food"))
    # What cannot be read yet is passed over, also what would bring the parser down.
    survey.type("[" * 30_000)
    place = editor.at("  places-fil")
    uses = await client.text_document_references_async(
        lsp.ReferenceParams(lsp.ReferenceContext(include_declaration=True), editor.id, place)
    )
    assert editor.uri in {each.uri for each in uses or ()}


@pytest.mark.asyncio
async def test_rename_changes_all_files_as_they_are_typed(client: LanguageClient) -> None:
    editor = Editor(client, CLUBS)
    await editor.told()
    editor.type(f"# 🥣 typed\r\n{editor.text}")
    place = editor.at("  places-fil")
    span = await client.text_document_prepare_rename_async(
        lsp.PrepareRenameParams(editor.id, place)
    )
    assert isinstance(span, lsp.Range)
    made = await client.text_document_rename_async(
        lsp.RenameParams(editor.id, place, "seats-taken")
    )

    assert made is not None
    assert made.changes is not None
    assert SURVEY.as_uri() in made.changes
    after = {
        Path(uri.removeprefix("file://")): make(
            editor.text
            if uri == editor.uri
            else Path(uri.removeprefix("file://")).read_text("utf-8"),
            edits,
        ).encode()
        for uri, edits in made.changes.items()
    }
    assert b"places-filled" not in after[CLUBS]
    assert len(check(CLUBS, after)) == len(check(CLUBS))
    refused = await client.text_document_rename_async(
        lsp.RenameParams(editor.id, place, "attendance")
    )
    assert refused is None
    assert "attendance" in client.messages[-1].message


@pytest.mark.asyncio
async def test_a_fix_is_offered_and_cures(client: LanguageClient) -> None:
    editor = Editor(client, CLUBS)
    await editor.told()
    editor.replace("horizon: short", "horzion: short")
    found = await editor.told()
    [slip] = [each for each in found if each.code == "CA021"]
    actions = await client.text_document_code_action_async(
        lsp.CodeActionParams(editor.id, slip.range, lsp.CodeActionContext(found))
    )

    assert actions is not None
    fix = next(each for each in actions if isinstance(each, lsp.CodeAction) and each.is_preferred)
    assert fix.edit is not None
    assert fix.edit.changes is not None
    editor.type(make(editor.text, fix.edit.changes[editor.uri]))
    await editor.told()
    assert shown(client) == check(CLUBS)


@pytest.mark.asyncio
async def test_a_comment_that_mutes_waits_for_its_reason(client: LanguageClient) -> None:
    editor = Editor(client, STOCKPORT)
    found = await editor.told()
    actions = await client.text_document_code_action_async(
        lsp.CodeActionParams(editor.id, found[0].range, lsp.CodeActionContext(found))
    )
    mute = next(
        each
        for each in actions or ()
        if isinstance(each, lsp.CodeAction) and each.title.startswith("ignore ")
    )
    assert mute.edit is not None
    assert mute.edit.changes is not None
    editor.type(make(editor.text, mute.edit.changes[editor.uri]))
    assert "CA901" in {each.code for each in await editor.told()}
    editor.type(editor.text.replace("because \n", "because it is so\n", 1))
    assert len(await editor.told()) == len(found) - 1


@pytest.mark.asyncio
async def test_layout_outline_lenses_links_picture_and_reasons(client: LanguageClient) -> None:
    editor = Editor(client, CLUBS)
    await editor.told()
    editor.replace("  grant ->", "  grant->")
    made = await client.text_document_formatting_async(
        lsp.DocumentFormattingParams(editor.id, lsp.FormattingOptions(2, insert_spaces=True))
    )
    assert make(editor.text, made or ()) == tidy(editor.text)
    await editor.told()
    symbols = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(editor.id))
    links = next(each for each in symbols or () if each.name == "links")
    assert isinstance(links, lsp.DocumentSymbol)
    assert "places-filled -> arrive-on-time" in [each.name for each in links.children or ()]

    lenses = await client.text_document_code_lens_async(lsp.CodeLensParams(editor.id))
    commands = [each.command for each in lenses or () if each.command]
    by_name = {str((each.arguments or ["", ""])[1]): each.title for each in commands}
    rated = {str(each["link"]): str(each["verdict"]) for each in assess(CLUBS).links_table()}
    for name, verdict in rated.items():
        assert by_name[name].startswith(f"{verdict}: ")
    why = await client.workspace_execute_command_async(
        lsp.ExecuteCommandParams(
            "contribution.explain", [editor.uri, "arrive-on-time -> attendance"]
        )
    )
    assert "Support" in str(why)
    ask: Any = client.protocol.send_request_async
    picture = await ask("contribution/preview", {"uri": editor.uri})
    assert str(picture).startswith("<svg")
    survey = Editor(client, SURVEY)
    leads = await client.text_document_document_link_async(lsp.DocumentLinkParams(survey.id))
    assert [str(each.target).rsplit("/", 1)[-1] for each in leads or ()] == ["parent-survey.csv"]


@pytest.mark.asyncio
async def test_columns_are_counted_as_the_editor_counts_them(
    client: LanguageClient, tmp_path: Path
) -> None:
    text = (
        'title: "🥣 cafe\u0301"\r\nas_of: 2026-01-01\r\noutputs: {"a": "🥣🥣", lable: x, b: B}\r\n'
    )
    editor = Editor(client, tmp_path / "m.yaml", text.replace("lable: x", "B b: x"))
    found = await editor.told()

    wrong = next(each for each in found if each.code == "CA032")
    assert wrong.range == lsp.Range(editor.at('"🥣🥣", '), editor.at('"🥣🥣", B b'))


@pytest.mark.asyncio
async def test_files_that_are_no_model_are_left_alone(
    client: LanguageClient, tmp_path: Path
) -> None:
    other = Editor(client, tmp_path / "docker-compose.yaml", "services: {web: {image: x}}\n")
    (tmp_path / "models").mkdir()
    part = tmp_path / "models/part.yaml"
    part.write_text("outcomes:\n  late: {label: Fewer late, horizon: short}\n")
    whole = tmp_path / "models/whole.yaml"
    whole.write_text(
        "title: T\nas_of: 2026-01-01\ninclude: [part.yaml]\nactivities: {do: Do}\n"
        "links: {do -> late: {because: It is}}\n"
    )
    editor = Editor(client, part)
    await editor.told()

    assert other.uri not in client.diagnostics
    assert shown(client) == check(whole)
    whole.unlink()
    client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([]))
    found = await client.text_document_completion_async(
        lsp.CompletionParams(editor.id, lsp.Position(1, 0))
    )
    assert found is not None


def test_places_beyond_the_text_are_its_end() -> None:
    page = OpenText.of("m.yaml", "a: b\n")

    assert page.from_client((0, 99)) == (0, 4)
    assert page.find_span(Where("m.yaml", 9, 9)).end == (0, 4)
    assert OpenText.of("m.yaml", "").find_span(Where("m.yaml")).start == (0, 0)
