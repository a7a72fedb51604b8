"""The open files of one editor, the projects they belong to, and what is published of them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lsprotocol import types as lsp
from pygls import uris
from pygls.lsp.server import LanguageServer

from contribution.domain.assessment import Assessment
from contribution.domain.diagnostic import Diagnostic, Severity, Where
from contribution.editor.page import OpenText, Place, TextSpan
from contribution.editor.project import Project, SupersededError, find_model
from contribution.errors import ContributionError
from contribution.loading.files.folders import name_file

_PLACE = re.compile(r"(?<![\w./-])([\w./-]+\.(?:ya?ml|csv)):(\d+):(\d+)")
_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.NOTE: lsp.DiagnosticSeverity.Information,
}


class Desk:
    """The open files of one editor, and the projects they belong to."""

    def __init__(self, server: LanguageServer) -> None:
        self.server = server
        self.runs = Runs(self.read_typed, self.show)
        self._models: dict[Path, Path | None] = {}
        self._found: dict[Path, dict[Path, list[Diagnostic]]] = {}
        self._told: dict[Path, tuple[int | None, tuple[Diagnostic, ...]]] = {}

    def read_typed(self) -> dict[Path, bytes]:
        """Return the open texts by their paths."""
        documents = self.server.workspace.text_documents
        return {path_of(uri): each.source.encode() for uri, each in documents.items()}

    def open_page(self, uri: str) -> OpenText:
        """Return the text of the file, as it is typed or else as it is stored."""
        return self.page_of(path_of(uri), self.server.workspace.get_text_document(uri).source)

    def page_of(self, path: Path, text: str) -> OpenText:
        """Return the text as the lines of the file."""
        encoding = self.server.workspace.position_encoding or lsp.PositionEncodingKind.Utf16
        return OpenText.of(name_file(path).shown, text, getattr(encoding, "value", encoding))

    def find_project(self, uri: str) -> Project | None:
        """Return the project of the file; None for a file that is no business of ours."""
        path = path_of(uri)
        for project in self.runs.projects.values():
            if path in project.files:
                return project
        if self._models.get(path) is None:
            text = self.server.workspace.get_text_document(uri).source
            self._models[path] = find_model(path, text)
        model = self._models[path]
        return None if model is None else self.runs.projects.setdefault(model, Project(model))

    def find_assessment(self, uri: str) -> Assessment | None:
        """Return what was last known of the project of the file."""
        project = self.find_project(uri)
        return None if project is None else project.assessment

    def ask(self, uri: str, **how: float) -> None:
        """Have every project that reads the file assessed."""
        own, path = self.find_project(uri), path_of(uri)
        for project in tuple(self.runs.projects.values()):
            if project is own or path in project.files:
                self.runs.ask(project.model, **how)

    def ask_all(self) -> None:
        """Have every project assessed: files changed behind our back."""
        for model in tuple(self.runs.projects):
            self.runs.ask(model)

    def show(self, project: Project) -> None:
        """Publish what is wrong in each file of the project, and clear what is no more."""
        found: dict[Path, list[Diagnostic]] = {each: [] for each in project.files}
        assessment = project.assessment
        for each in assessment.diagnostics if assessment else ():
            found.setdefault(Path(each.where.file).resolve(), []).append(each)
        gone = self._found.get(project.model, {}).keys() - found.keys()
        self._found[project.model] = found
        typed = {path_of(uri): uri for uri in self.server.workspace.text_documents}
        # What the user looks at comes last: then all the rest is told.
        for path in sorted((*found, *gone), key=lambda each: each in typed):
            # Of a file that several projects read, as their settings, each says its own.
            every = (each for those in self._found.values() for each in those.get(path, ()))
            self._publish(path, typed.get(path), dict.fromkeys(every))
        lenses = self.server.client_capabilities.workspace
        if lenses and lenses.code_lens and lenses.code_lens.refresh_support:
            self.server.workspace_code_lens_refresh(None)

    def _publish(self, path: Path, uri: str | None, found: Iterable[Diagnostic]) -> None:
        document = self.server.workspace.get_text_document(uri) if uri else None
        version = document.version if document else None
        news = (version, tuple(found))
        if self._told.get(path, (None, ())) == news:
            return
        self._told[path] = news
        page = self.page_of(path, document.source if document else _read(path))
        told = [self.tell_fault(page, each) for each in news[1]]
        params = lsp.PublishDiagnosticsParams(uri or uri_of(path), told, version)
        self.server.text_document_publish_diagnostics(params)

    def tell_fault(self, page: OpenText, each: Diagnostic) -> lsp.Diagnostic:
        """Return a diagnostic as an editor shows it."""
        return lsp.Diagnostic(
            range=to_range(page, page.find_span(each.where)),
            message=f"{each.message}; {each.next_step}",
            severity=_SEVERITIES[each.severity],
            code=each.id,
            source="contribution",
            related_information=list(self._find_related(each)),
        )

    def _find_related(self, each: Diagnostic) -> Iterator[lsp.DiagnosticRelatedInformation]:
        for file, line, column in _PLACE.findall(each.message):
            where = self.locate(Where(file, int(line), int(column)))
            yield lsp.DiagnosticRelatedInformation(where, "this is meant")

    def locate(self, where: Where) -> lsp.Location:
        """Return the place of a diagnostic or an element, in a file open or not."""
        path = Path(where.file).resolve()
        page = self._page_at(path)
        return lsp.Location(uri_of(path), to_range(page, page.find_span(where)))

    def _page_at(self, path: Path) -> OpenText:
        typed = self.read_typed().get(path)
        return self.page_of(path, _read(path) if typed is None else typed.decode())

    def change(self, changes: Mapping[Path, Iterable[tuple[TextSpan, str]]]) -> lsp.WorkspaceEdit:
        """Return the changes of files as the editor makes them."""
        edits: dict[str, list[lsp.TextEdit]] = {}
        for path, spans in changes.items():
            page = self._page_at(path)
            edits[uri_of(path)] = [lsp.TextEdit(to_range(page, span), new) for span, new in spans]
        return lsp.WorkspaceEdit(changes=edits)


def path_of(uri: str) -> Path:
    """Return the file that an editor means."""
    return Path(uris.to_fs_path(uri) or "").resolve()


def uri_of(path: Path) -> str:
    """Return how an editor calls the file."""
    return str(uris.from_fs_path(str(path)))


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8", errors="replace")
    except OSError:
        return ""


def to_range(page: OpenText, span: TextSpan) -> lsp.Range:
    """Return the characters as the editor counts them."""
    return lsp.Range(*(lsp.Position(*page.to_client(place)) for place in span))


def from_position(page: OpenText, position: lsp.Position) -> Place:
    """Return the place that an editor means."""
    return page.from_client((position.line, position.character))


# Who types does not look; a run for every letter would only be thrown away.
SILENCE = 0.15


class Runs:
    """Projects by their models; `show` is told of each that was assessed anew."""

    def __init__(
        self, read: Callable[[], Mapping[Path, bytes]], show: Callable[[Project], None]
    ) -> None:
        self.projects: dict[Path, Project] = {}
        self._read = read
        self._show = show
        self._worker = ThreadPoolExecutor(max_workers=1)
        self._waiting: dict[Path, asyncio.Task[None]] = {}

    def ask(self, model: Path, *, silence: float = SILENCE) -> None:
        """Have the project assessed as it is after the silence; what runs for it is given up."""
        project = self.projects.setdefault(model, Project(model))
        project.wanted += 1
        if waiting := self._waiting.get(model):
            waiting.cancel()
        self._waiting[model] = asyncio.get_running_loop().create_task(self._run(project, silence))

    async def _run(self, project: Project, silence: float) -> None:
        await asyncio.sleep(silence)
        number, unsaved = project.wanted, self._read()
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self._worker, project.assess, unsaved, number)
        except (SupersededError, ContributionError):
            # A model that is gone has nothing to show; its files are asked about anew when it is
            # back.
            return
        if project.wanted == number:
            self._show(project)
