from __future__ import annotations

import sys
from pathlib import Path

import pytest

from contribution.discovery import Shelf, discover
from contribution.errors import DuplicatePluginError


def _folder(root: Path, name: str, **modules: str) -> str:
    package = root / name
    package.mkdir()
    for module, text in {"__init__": "", **modules}.items():
        (package / f"{module}.py").write_text(text)
    return name


def test_modules_are_found_by_their_constant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    name = _folder(tmp_path, "found_plugins", b="THING = 'b'", a="THING = 'a'", other="X = 1")

    assert list(discover(name, "THING", str)) == ["a", "b"]
    assert f"{name}.other" in sys.modules


def test_a_wing_is_walked_and_a_package_with_the_constant_is_one_plugin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    name = _folder(tmp_path, "winged_plugins", a="THING = 'a'")
    _folder(tmp_path / name, "wing", b="THING = 'b'")
    _folder(tmp_path / name, "large", __init__="THING = 'c'", part="THING = 'never'")

    assert list(discover(name, "THING", str)) == ["a", "b", "c"]


def test_two_plugins_with_one_id_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    name = _folder(tmp_path, "twin_plugins", a="THING = 'same'", b="THING = 'same'")

    with pytest.raises(DuplicatePluginError, match="claim the id same"):
        discover(name, "THING", str)


def test_a_shelf_imports_a_plugin_when_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    name = _folder(tmp_path, "shelved_plugins", one_two="THING = '1'", other="THINGS = '0'")
    _folder(tmp_path / name, "wing", three="THING = '3'")
    _folder(tmp_path / name, "large", __init__="X = 1\nTHING = '4'", part="THING = 'never'")

    shelf: Shelf[str] = Shelf(name, "THING")

    assert list(shelf) == ["large", "one-two", "three"]
    assert len(shelf) == 3
    assert "one-two" in shelf
    assert "four" not in shelf
    assert f"{name}.one_two" not in sys.modules
    assert shelf["one-two"] == "1"
    assert shelf["large"] == "4"
    assert f"{name}.wing.three" not in sys.modules
    with pytest.raises(KeyError):
        shelf["four"]


def test_a_shelf_refuses_two_plugins_with_one_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    name = _folder(tmp_path, "shelved_twins", a="THING = '1'")
    _folder(tmp_path / name, "wing", a="THING = '2'")

    with pytest.raises(DuplicatePluginError, match="claim the id a"):
        Shelf(name, "THING")
