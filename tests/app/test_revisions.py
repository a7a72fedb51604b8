"""A model can be read as it stood in any revision, and nothing in the working folder is touched."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.app.init import write_tutorial
from contribution.app.revisions import is_revision, name_versions, open_version
from contribution.errors import FileNotReadableError, GitFailedError, UnknownRevisionError

MODEL = "models/clubs.yaml"


def git(folder: Path, *arguments: str) -> None:
    """Run git as somebody, without this machine's settings."""
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Ann"), ("EMAIL", "ann@example.org"))
    }
    env = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(["git", *arguments], cwd=folder, env=env, check=True, capture_output=True)


def make_repository(folder: Path) -> Path:
    """Return a repository in which the tutorial's model is committed in a folder `work`."""
    work = folder / "work"
    write_tutorial("clubs", work)
    (work / "huge.bin").write_bytes(b"\0" * 1000)
    git(folder, "init", "-q")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "first")
    return work


def commit_change(work: Path, old: str, new: str, name: str = MODEL) -> None:
    """Replace a text in a file and commit."""
    path = work / name
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    git(work, "commit", "-q", "-am", "next")


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in the folder of a committed model."""
    folder = make_repository(tmp_path)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("path", [f"./{MODEL}", f"work/{MODEL}"])
def test_a_model_is_read_with_its_evidence_as_it_stood(path: str, work: Path) -> None:
    before = assess(MODEL)
    commit_change(work, "title: Breakfast", "title: Brunch")
    commit_change(work, "outcome: found", "outcome: not-found", "evidence/clubs/club-log.yaml")

    with open_version(f"HEAD~2:{path}") as version:
        then = assess(version.path)
        kept = {each.suffix for each in version.path.parents[1].rglob("*") if each.is_file()}

    assert then.graph.model.title == before.graph.model.title
    assert {n: r.verdict for n, r in then.ratings.nodes.items()} == {
        n: r.verdict for n, r in before.ratings.nodes.items()
    }
    assert len(then.graph.evidence) == len(before.graph.evidence)
    assert version.name == f"HEAD~2:work/{MODEL}"
    assert kept == {".yaml", ".csv"}
    assert not version.path.exists()
    assert "Brunch" in (work / MODEL).read_text("utf-8")


def test_a_logo_comes_along(work: Path) -> None:
    (work / "models" / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    git(work, "add", ".")
    commit_change(work, "title: Breakfast", "logo: logo.png\ntitle: Breakfast")

    with open_version(f"HEAD:./{MODEL}") as old:
        logo = assess(old.path).graph.model.logo

    assert logo
    assert logo.startswith("data:image/png;base64,")


def test_a_file_that_is_not_committed_yet_is_read_as_it_is(work: Path) -> None:
    odd = work / "models" / "HEAD:x.yaml"
    odd.write_text("title: Odd\n", "utf-8")

    assert not is_revision("models/HEAD:x.yaml")
    with open_version("models/HEAD:x.yaml") as version:
        assert version.path.read_text("utf-8") == "title: Odd\n"


def test_a_link_to_elsewhere_is_not_followed_into_the_export(work: Path) -> None:
    (work / "evidence" / "clubs" / "leak.yaml").symlink_to("/etc/hostname")
    git(work, "add", ".")
    git(work, "commit", "-q", "-m", "link")

    with open_version(f"HEAD:./{MODEL}") as version:
        assert not (version.path.parents[1] / "evidence" / "clubs" / "leak.yaml").exists()


def test_names_that_people_type_become_two_versions(work: Path) -> None:
    assert name_versions("a.yaml", "b.yaml") == ("a.yaml", "b.yaml")
    assert name_versions(MODEL) == (f"HEAD:./{MODEL}", MODEL)
    assert name_versions(MODEL, at="v1") == (f"v1:./{MODEL}", MODEL)
    assert name_versions(f"v1:work/{MODEL}") == (f"v1:work/{MODEL}", MODEL)
    assert name_versions(MODEL, "b.yaml", "v1") == (f"v1:./{MODEL}", "b.yaml")


def test_a_model_in_another_repository_is_found_by_its_whole_path(
    work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)

    with open_version(f"HEAD:{work / MODEL}") as version:
        assert version.name == f"HEAD:work/{MODEL}"


@pytest.mark.parametrize("revision", ["nope", "--help", "HEAD~99", "-n1"])
def test_an_unknown_revision_is_one_line_with_a_next_step(revision: str, work: Path) -> None:
    with (
        pytest.raises(UnknownRevisionError, match="git log --oneline"),
        open_version(f"{revision}:./{MODEL}"),
    ):
        pass


def test_a_file_that_the_revision_lacks_or_that_lies_outside_is_named(work: Path) -> None:
    with (
        pytest.raises(FileNotReadableError, match=r"HEAD:work/models/other\.yaml"),
        open_version("HEAD:./models/other.yaml"),
    ):
        pass
    with (
        pytest.raises(FileNotReadableError, match="outside the repository"),
        open_version("HEAD:models/../../other.yaml"),
    ):
        pass


def test_outside_a_repository_git_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    with (
        pytest.raises(GitFailedError, match="Compare two files instead"),
        open_version(f"HEAD:./{MODEL}"),
    ):
        pass


def test_a_machine_without_git_is_told_so(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with pytest.raises(GitFailedError, match="no such file"), open_version(f"HEAD:./{MODEL}"):
        pass
