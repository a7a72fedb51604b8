"""A logo comes with the page, or its author learns why not."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from contribution.loading.project import load_project

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0H9V9Z"/></svg>'
MODEL = "title: T\nas_of: 2026-06-30\nlogo: {name}\nactivities: {{act: Act}}\n"


def _load(folder: Path, name: str) -> tuple[str | None, list[str]]:
    path = folder / "m.yaml"
    path.write_text(MODEL.format(name=name), "utf-8")
    loaded = load_project(path)
    assert loaded.model
    return loaded.model.logo, [f"{each.id}:{each.where.line}" for each in loaded.diagnostics]


def test_a_picture_becomes_an_address_that_holds_it(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(SVG, "utf-8")

    logo, found = _load(tmp_path, "logo.svg")

    assert found == []
    assert logo
    assert base64.b64decode(logo.removeprefix("data:image/svg+xml;base64,")).decode() == SVG


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("logo.png", None, "CA001:3"),
        ("logo.txt", b"no picture", "CA057:3"),
        ("logo.png", b"\x89PNG\r\n\x1a\n" + bytes(300_001), "CA057:3"),
        ("../out.png", None, "CA007:3"),
    ],
)
def test_what_cannot_be_shown_is_said_at_its_line(
    tmp_path: Path, name: str, content: bytes | None, found: str
) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    if content is not None:
        (folder / name).write_bytes(content)

    assert _load(folder, name) == (None, [found])
