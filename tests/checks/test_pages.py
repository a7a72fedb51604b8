"""Every check explains itself on a page whose example it finds fault with."""

from __future__ import annotations

import re
from inspect import cleandoc, getmodule
from pathlib import Path
from textwrap import dedent

import pytest

from contribution.app.assess import assess
from contribution.checks import find_checks
from contribution.domain.diagnostic import Diagnostic

_HEAD = {"title": "Breakfast clubs", "as_of": "2026-06-30"}
_HEADINGS = ["What it finds", "Why it matters", "Example", "How to resolve", "Source"]


def _page(slug: str) -> str:
    module = getmodule(find_checks()[slug].find)
    assert module is not None
    return cleandoc(module.__doc__ or "")


def _sections(slug: str) -> dict[str, str]:
    parts = re.split(r"^(\S.*)\n(?= {4})", _page(slug), flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _example_files(slug: str) -> dict[str, str]:
    example = dedent(_sections(slug)["Example"])
    parts = re.split(r"^# (evidence/\S+|contribution.yaml)\n", example, flags=re.MULTILINE)
    # What every model begins with is left out of the examples.
    head = [f"{key}: {value}\n" for key, value in _HEAD.items() if f"{key}:" not in parts[0]]
    model = {"models/example.yaml": "".join((*head, parts[0]))}
    return model | dict(zip(parts[1::2], parts[2::2], strict=True))


def assess_example(
    slug: str, folder: Path, monkeypatch: pytest.MonkeyPatch, instead: tuple[str, str] = ("", "")
) -> tuple[Diagnostic, ...]:
    """Return what is told of the example, written into a folder with one word `instead`."""
    for name, text in _example_files(slug).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(*instead) if instead[0] else text, "utf-8")
    monkeypatch.chdir(folder)
    return assess("models/example.yaml").diagnostics


@pytest.mark.parametrize("slug", find_checks())
def test_a_page_has_the_headings_in_order(slug: str) -> None:
    assert list(_sections(slug)) == _HEADINGS


@pytest.mark.parametrize("slug", find_checks())
def test_a_page_begins_with_one_sentence(slug: str) -> None:
    first, _, rest = _page(slug).partition("\n\n")

    assert first.endswith(".")
    assert "\n" not in first
    assert rest.startswith("What it finds\n")


@pytest.mark.parametrize("slug", find_checks())
def test_the_example_of_a_page_is_found(
    slug: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    diagnostics = assess_example(slug, tmp_path, monkeypatch)

    unread = [str(each) for each in diagnostics if each.id.startswith("CA0")]
    assert unread == []
    assert slug in {each.slug for each in diagnostics}


def test_ids_are_unique_and_in_families() -> None:
    ids = [check.id for check in find_checks().values()]

    assert len(ids) == len(set(ids))
    assert ids == sorted(ids)
    assert all(re.fullmatch(r"CA[1-59]\d\d", each) for each in ids)


@pytest.mark.parametrize("slug", find_checks())
def test_a_title_is_short(slug: str) -> None:
    assert 0 < len(find_checks()[slug].title) <= 60
