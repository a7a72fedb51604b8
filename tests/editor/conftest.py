"""The real server, and a real client that talks to it over standard input and output."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator

import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient

from tests.editor.client import ROOT, VERSIONS


@pytest_lsp.fixture(  # type: ignore[untyped-decorator, unused-ignore]
    config=ClientServerConfig(server_command=[sys.executable, "-m", "contribution", "lsp"])
)
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    known = lsp_client.protocol.fm.features
    keep = known[lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS]

    def note_version(params: lsp.PublishDiagnosticsParams) -> None:
        keep(params)
        VERSIONS[params.uri] = params.version

    known[lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = note_version
    VERSIONS.clear()
    await lsp_client.initialize_session(
        lsp.InitializeParams(
            capabilities=lsp.ClientCapabilities(),
            workspace_folders=[lsp.WorkspaceFolder(ROOT.as_uri(), "contribution")],
        )
    )
    yield
    await lsp_client.shutdown_session()
