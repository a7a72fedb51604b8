"""What stands for an editor in tests: files typed in, and what the server says of them."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pytest_lsp import LanguageClient

from contribution.app.assess import assess
from contribution.app.check import join_checked
from contribution.app.govern import govern
from contribution.editing.edits import Edit, apply_edits
from contribution.editor.page import OpenText

ROOT = Path(__file__).parents[2]
CLUBS = ROOT / "models/breakfast-clubs.yaml"
STOCKPORT = ROOT / "models/stockport-family.yaml"
SURVEY = ROOT / "evidence/breakfast-clubs/parent-survey.yaml"
# Of which version of a file the server spoke last.
VERSIONS: dict[str, int | None] = {}


class Editor:
    """One open file, typed in."""

    def __init__(self, client: LanguageClient, path: Path, text: str | None = None) -> None:
        self.client = client
        self.path = path
        self.uri = path.as_uri()
        self.id = lsp.TextDocumentIdentifier(self.uri)
        self.text = path.read_bytes().decode() if text is None else text
        self.version = 1
        item = lsp.TextDocumentItem(self.uri, "yaml", self.version, self.text)
        client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    def type(self, text: str) -> None:
        self.text, self.version = text, self.version + 1
        whole = lsp.TextDocumentContentChangeWholeDocument(text)
        name = lsp.VersionedTextDocumentIdentifier(self.version, self.uri)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(name, [whole]))

    def replace(self, old: str, new: str) -> None:
        assert old in self.text
        self.type(self.text.replace(old, new, 1))

    async def told(self) -> list[lsp.Diagnostic]:
        """Wait for what is said of this very text."""
        for _ in range(3000):
            if VERSIONS.get(self.uri) == self.version:
                return list(self.client.diagnostics[self.uri])
            await asyncio.sleep(0.01)
        raise AssertionError(f"nothing was said of version {self.version} of {self.uri}")

    def at(self, after: str) -> lsp.Position:
        """Return the place behind the words."""
        before = self.text[: self.text.index(after) + len(after)]
        last = before.rsplit("\n", 1)[-1]
        return lsp.Position(before.count("\n"), len(last.encode("utf-16-le")) // 2)

    async def offers(self, after: str) -> dict[str, lsp.CompletionItem]:
        params = lsp.CompletionParams(self.id, self.at(after))
        found = await self.client.text_document_completion_async(params)
        assert isinstance(found, lsp.CompletionList)
        return {each.label: each for each in found.items}

    async def hover(self, after: str) -> str:
        params = lsp.HoverParams(self.id, self.at(after))
        found = await self.client.text_document_hover_async(params)
        return getattr(found.contents, "value", "") if found else ""


def make(text: str, edits: Any) -> str:
    """Return the text with the edits of an editor made, columns in UTF-16."""
    page, path = OpenText.of("", text), Path()
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\n", text))]

    def offset(position: lsp.Position) -> int:
        line, column = page.from_client((position.line, position.character))
        return starts[line] + column if line < len(starts) else len(text)

    found = [Edit(path, offset(e.range.start), offset(e.range.end), e.new_text) for e in edits]
    return apply_edits(text, found)


def check(path: Path, unsaved: dict[Path, bytes] | None = None) -> list[tuple[str, str, int]]:
    found = join_checked([govern(assess(path, unsaved=unsaved))], unsaved=unsaved).diagnostics
    return sorted((Path(each.where.file).name, each.id, each.where.line) for each in found)


def shown(client: LanguageClient) -> list[tuple[str, str, int]]:
    return sorted(
        (uri.rsplit("/", 1)[-1], str(each.code), each.range.start.line + 1)
        for uri, found in client.diagnostics.items()
        for each in found
    )
