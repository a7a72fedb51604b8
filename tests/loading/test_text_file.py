from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from contribution.domain.diagnostic import Where
from contribution.loading.files import text_file
from contribution.loading.files.folders import NamedFile
from contribution.loading.files.text_file import decode, is_readable, read_text
from contribution.loading.log import DiagnosticLog

ASKED = Where("asking.yaml", 7, 3)


def read(path: Path) -> tuple[str | None, list[tuple[str, str, int, int]], str]:
    log = DiagnosticLog()
    text = read_text(NamedFile(path, "shown.yaml"), ASKED, log)
    found = [(d.id, d.where.file, d.where.line, d.where.column) for d in log.diagnostics]
    return text, found, " ".join(f"{d.message}; {d.next_step}" for d in log.diagnostics)


def test_utf8_is_read_with_or_without_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    for content in ("title: Café\n".encode(), b"\xef\xbb\xbftitle: Caf\xc3\xa9\n"):
        path.write_bytes(content)
        assert read(path)[:2] == ("title: Café\n", [])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_other_unicode_is_named(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("title: T\n".encode(encoding))
    text, found, words = read(path)
    assert text is None
    assert found == [("CA004", "shown.yaml", 1, 1)]
    assert encoding.upper() in words
    assert "save it as UTF-8" in words


def test_windows_letters_are_pointed_at(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("a: é\nb: Café\n".encode("cp1252"))
    assert read(path)[1] == [("CA004", "shown.yaml", 1, 4)]
    path.write_bytes("a: é\n".encode() + "b: Café\n".encode("cp1252"))
    _, found, words = read(path)
    assert found == [("CA004", "shown.yaml", 2, 7)]
    assert '"é"' in words


def test_a_mark_in_front_does_not_shift_the_place(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\nb: \xe9\n")
    assert read(path)[1] == [("CA004", "shown.yaml", 2, 4)]


def test_a_zero_byte_means_no_text(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\nb: \x00\n")
    assert read(path)[:2] == (None, [("CA005", "shown.yaml", 2, 4)])


def test_a_control_character_is_reported_and_the_rest_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\nb: x\x07y\n")
    text, found, words = read(path)
    assert text == "a: 1\nb: x\ufffdy\n"
    assert found == [("CA005", "shown.yaml", 2, 5)]
    assert "U+0007" in words


@pytest.mark.parametrize("content", [b"", b"  \n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    assert read(path)[:2] == (None, [("CA003", "shown.yaml", 1, 1)])


def test_a_missing_file_is_reported_where_it_is_named(tmp_path: Path) -> None:
    text, found, words = read(tmp_path / "none.yaml")
    assert text is None
    assert found == [("CA001", "asking.yaml", 7, 3)]
    assert "shown.yaml" in words


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert read(tmp_path)[:2] == (None, [("CA002", "asking.yaml", 7, 3)])


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes with names")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert read(tmp_path / "pipe")[1] == [("CA002", "asking.yaml", 7, 3)]


def test_a_file_too_large_is_not_even_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n" * 10)
    monkeypatch.setattr(text_file, "LARGEST", 20)
    assert read(path)[:2] == (None, [("CA006", "shown.yaml", 1, 1)])


def test_what_the_system_refuses_is_a_diagnostic(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n")

    def refuse(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    _, found, words = read(path)
    assert found == [("CA009", "asking.yaml", 7, 3)]
    assert "permission denied" in words


def test_a_name_too_long_for_the_system_is_a_diagnostic(tmp_path: Path) -> None:
    log = DiagnosticLog()
    assert not is_readable(NamedFile(tmp_path / ("x" * 5000), "long"), ASKED, log)
    assert [each.id for each in log.diagnostics] == ["CA009"]


def test_decode_gives_the_text_or_the_reason() -> None:
    log = DiagnosticLog()
    assert decode("é".encode(), "a", log) == "é"
    assert decode(b"\xff", "a", log) is None
    assert [each.id for each in log.diagnostics] == ["CA004"]


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\u200b", "zero width space"),
        ("\u00ad", "soft hyphen"),
        ("\u202e", "right-to-left override"),
        ("\ufeff", "zero width no-break space"),
    ],
)
def test_a_sign_that_nobody_sees_is_named_once_and_left_out(
    sign: str, name: str, tmp_path: Path
) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(f"title: a\nop{sign}en: b{sign}\n", "utf-8")
    log = DiagnosticLog()

    assert read_text(NamedFile(path, "m.yaml"), Where("m.yaml"), log) == "title: a\nopen: b\n"
    assert [(each.id, each.where.line, each.where.column) for each in log.diagnostics] == [
        ("CA005", 2, 3)
    ]
    assert name in log.diagnostics[0].message
