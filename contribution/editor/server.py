"""What an editor asks, answered by the rest of this room in the words of the protocol."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from contribution import __version__
from contribution.app.rename import find_name_edits, plan_rename
from contribution.domain.assessment import Assessment
from contribution.domain.view import View
from contribution.editing.tidy import tidy
from contribution.editor.completion import find_name, find_offers
from contribution.editor.desk import Desk, from_position, to_range, uri_of
from contribution.editor.hover import find_lenses, tell_hover
from contribution.editor.mending import Mending, find_mendings, find_safe_mending
from contribution.editor.page import OpenText, Place, TextSpan
from contribution.editor.places import (
    Symbol,
    find_definition,
    find_leads,
    list_symbols,
    place_edit,
)
from contribution.errors import ContributionError
from contribution.formats import render_as

_SORTS = {
    "key": lsp.CompletionItemKind.Property,
    "word": lsp.CompletionItemKind.EnumMember,
    "name": lsp.CompletionItemKind.Reference,
    "cell": lsp.CompletionItemKind.Value,
    "file": lsp.CompletionItemKind.File,
}
EXPLAIN, PREVIEW = "contribution.explain", "contribution/preview"


class Replies:
    """One method for each thing an editor asks; none of them waits for a run."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def _at(self, params: Any) -> tuple[OpenText, Place, Assessment | None]:  # noqa: ANN401
        uri = params.text_document.uri
        page = self.desk.open_page(uri)
        return page, from_position(page, params.position), self.desk.find_assessment(uri)

    def complete(self, params: lsp.CompletionParams) -> lsp.CompletionList:
        """Offer what may be written at the cursor."""
        page, place, assessment = self._at(params)
        items = [
            lsp.CompletionItem(
                label=offer.text,
                kind=_SORTS[offer.sort],
                detail=offer.detail,
                documentation=lsp.MarkupContent(lsp.MarkupKind.Markdown, offer.said),
                text_edit=lsp.TextEdit(
                    to_range(page, offer.span),
                    f"{offer.text}: " if offer.sort == "key" else offer.text,
                ),
            )
            for offer in find_offers(page, place, assessment)
        ]
        return lsp.CompletionList(is_incomplete=False, items=items)

    def hover(self, params: lsp.HoverParams) -> lsp.Hover | None:
        """Tell of what is under the cursor."""
        said = tell_hover(*self._at(params))
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, said)) if said else None

    def define(self, params: lsp.DefinitionParams) -> lsp.Location | None:
        """Lead to where the name under the cursor is written first."""
        page, place, assessment = self._at(params)
        found = find_name(page, place)
        where = find_definition(assessment, found[0]) if assessment and found else None
        # Strands and groups are no elements: what they are called stands above all that is theirs.
        return self.desk.locate(where) if where else next(iter(self.list_uses(params)), None)

    def list_uses(
        self, params: lsp.ReferenceParams | lsp.DefinitionParams | lsp.PrepareRenameParams
    ) -> list[lsp.Location]:
        """List every place where the name under the cursor is used as a name."""
        page, place, assessment = self._at(params)
        found = find_name(page, place)
        project = self.desk.find_project(params.text_document.uri)
        if found is None or assessment is None or project is None:
            return []
        try:
            uses = find_name_edits(str(project.model), found[0], self.desk.read_typed())
        except ContributionError:
            return []
        return [
            lsp.Location(
                uri_of(path), to_range(self.desk.page_of(path, text), place_edit(text, edit))
            )
            for path, (text, edits) in uses.items()
            for edit in edits
        ]

    def prepare_rename(self, params: lsp.PrepareRenameParams) -> lsp.Range | None:
        """Say which characters are the name that would be changed."""
        page, place, _ = self._at(params)
        found = find_name(page, place)
        return to_range(page, found[1]) if found and self.list_uses(params) else None

    def rename(self, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        """Give what is under the cursor another name in all files; say why where that cannot be."""
        page, place, _ = self._at(params)
        found = find_name(page, place)
        project = self.desk.find_project(params.text_document.uri)
        if found is None or project is None:
            return None
        try:
            plan = plan_rename(
                str(project.model), found[0], params.new_name, self.desk.read_typed()
            )
        except ContributionError as error:
            self.desk.server.window_show_message(
                lsp.ShowMessageParams(lsp.MessageType.Error, str(error))
            )
            return None
        changes = {
            path.resolve(): [(place_edit(plan.texts[path], edit), edit.text) for edit in edits]
            for path, edits in plan.edits.items()
            if edits
        }
        return self.desk.change(changes)

    def outline(self, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        """List sections and elements."""
        page = self.desk.open_page(params.text_document.uri)

        def build(symbol: Symbol) -> lsp.DocumentSymbol:
            within = to_range(page, symbol.span)
            start = symbol.span.start
            name = to_range(page, TextSpan(start, (start[0], start[1] + len(symbol.name))))
            kind = lsp.SymbolKind.Namespace if symbol.within else lsp.SymbolKind.Key
            inner = [build(each) for each in symbol.within]
            return lsp.DocumentSymbol(symbol.name or "?", kind, within, name, children=inner)

        return [build(each) for each in list_symbols(page)]

    def act(self, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        """Offer the fixes of what is wrong at the place, and all that are surely meant."""
        page = self.desk.open_page(params.text_document.uri)
        assessment = self.desk.find_assessment(params.text_document.uri)
        if assessment is None:
            return []
        ends = (params.range.start, params.range.end)
        span = TextSpan(*(from_position(page, each) for each in ends))
        found = [
            (each, lsp.CodeActionKind.QuickFix) for each in find_mendings(page, span, assessment)
        ]
        every = find_safe_mending(page, assessment)
        if every:
            found.append((every, lsp.CodeActionKind.SourceFixAll))
        return [self._offer(page, each, kind) for each, kind in found]

    def _offer(self, page: OpenText, each: Mending, kind: lsp.CodeActionKind) -> lsp.CodeAction:
        changes = {Path(file).resolve(): spans for file, spans in each.changes.items()}
        cures = [self.desk.tell_fault(page, cured) for cured in each.cures]
        return lsp.CodeAction(
            each.title, kind, cures, is_preferred=each.is_safe, edit=self.desk.change(changes)
        )

    def lay_out(self, params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
        """Lay the file out as `fmt` does; a file that cannot be read stays as it is."""
        page = self.desk.open_page(params.text_document.uri)
        text = self.desk.server.workspace.get_text_document(params.text_document.uri).source
        made = tidy(text)
        if made is None or made == text:
            return []
        whole = TextSpan((0, 0), (len(page.lines), 0))
        return [lsp.TextEdit(to_range(page, whole), made)]

    def look_through(self, params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
        """Set the verdict over every claim and link."""
        uri = params.text_document.uri
        page, assessment = self.desk.open_page(uri), self.desk.find_assessment(uri)
        return [
            lsp.CodeLens(
                to_range(page, lens.span),
                lsp.Command(lens.words, EXPLAIN, arguments=[uri, lens.name]),
            )
            for lens in (find_lenses(page, assessment) if assessment else ())
        ]

    def lead(self, params: lsp.DocumentLinkParams) -> list[lsp.DocumentLink]:
        """Lead from the names of files to the files."""
        page = self.desk.open_page(params.text_document.uri)
        return [
            lsp.DocumentLink(to_range(page, span), target=uri_of(path))
            for span, path in find_leads(page)
        ]

    def explain(self, uri: str, name: str) -> str:
        """Return why the thing has its verdict."""
        assessment = self.desk.find_assessment(uri)
        if assessment is None:
            return ""
        try:
            return str(render_as("why", "text", assessment, View(focus=name)))
        except KeyError:
            return ""

    def preview(self, params: Any) -> str:  # noqa: ANN401 - a request of our own has no class
        """Return the picture of the model as SVG; empty while there is nothing to draw."""
        assessment = self.desk.find_assessment(params.uri)
        if assessment is None or not assessment.graph.nodes:
            return ""
        return str(render_as("draw", "svg", assessment))


def build_server() -> LanguageServer:
    """Return the server, ready to be started."""
    kind = lsp.TextDocumentSyncKind.Full
    server = LanguageServer("contribution", __version__, text_document_sync_kind=kind)
    desk = Desk(server)
    answers = Replies(desk)
    signs = lsp.CompletionOptions(trigger_characters=[":", " ", "[", ",", ">"])
    renames = lsp.RenameOptions(prepare_provider=True)
    kinds = [lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.SourceFixAll]
    for name, answer, options in (
        (lsp.TEXT_DOCUMENT_DID_OPEN, lambda p: desk.ask(p.text_document.uri, silence=0.0), None),
        (lsp.TEXT_DOCUMENT_DID_CHANGE, lambda p: desk.ask(p.text_document.uri), None),
        (lsp.TEXT_DOCUMENT_DID_SAVE, lambda p: desk.ask(p.text_document.uri), None),
        (lsp.TEXT_DOCUMENT_DID_CLOSE, lambda p: desk.ask(p.text_document.uri), None),
        (lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, lambda _: desk.ask_all(), None),
        (lsp.TEXT_DOCUMENT_COMPLETION, answers.complete, signs),
        (lsp.TEXT_DOCUMENT_HOVER, answers.hover, None),
        (lsp.TEXT_DOCUMENT_DEFINITION, answers.define, None),
        (lsp.TEXT_DOCUMENT_REFERENCES, answers.list_uses, None),
        (lsp.TEXT_DOCUMENT_PREPARE_RENAME, answers.prepare_rename, None),
        (lsp.TEXT_DOCUMENT_RENAME, answers.rename, renames),
        (lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, answers.outline, None),
        (lsp.TEXT_DOCUMENT_CODE_ACTION, answers.act, lsp.CodeActionOptions(kinds)),
        (lsp.TEXT_DOCUMENT_FORMATTING, answers.lay_out, None),
        (lsp.TEXT_DOCUMENT_CODE_LENS, answers.look_through, lsp.CodeLensOptions()),
        (lsp.TEXT_DOCUMENT_DOCUMENT_LINK, answers.lead, lsp.DocumentLinkOptions()),
        (PREVIEW, answers.preview, None),
    ):
        # A method cannot bear the mark that the library sets on what it calls.
        server.feature(name, options)(partial(answer))
    server.command(EXPLAIN)(partial(answers.explain))
    return server
