"""What a user's CI is given is run as their CI would: the action, the hooks, the job for GitLab."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from junitparser import JUnitXml

ROOT = Path(__file__).parent.parent
MODEL = Path("models/breakfast-clubs.yaml")
BIN = Path(sys.executable).parent
# How GitHub starts a bash step, and GitLab a script.
GITHUB = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c")
GITLAB = ("sh", "-ec")


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder in ("models", "evidence"):
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("stockport*")
        )
    monkeypatch.chdir(tmp_path)
    _git("init", "-q", "-b", "main", ".")
    _git("add", ".")
    _git("commit", "-qm", "first")


def _git(*words: str) -> None:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", *who, *words], check=True, capture_output=True)


def _run(shell: tuple[str, ...], script: str, **more: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT), **more}
    return subprocess.run(
        [*shell, script], env=env, text=True, capture_output=True, check=False, timeout=120
    )


def _read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


def _spoil() -> None:
    text = MODEL.read_text("utf-8").replace("horizon: short", "horzion: short", 1)
    MODEL.write_text(text, "utf-8")


def _act(**inputs: str) -> subprocess.CompletedProcess[str]:
    action = _read("action.yml")
    given = {name: each["default"] for name, each in action["inputs"].items()} | inputs
    step = action["runs"]["steps"][-1]
    env = {
        name: re.sub(r"\$\{\{ inputs\.(\w+) \}\}", lambda found: given[found[1]], value)
        for name, value in step["env"].items()
    }
    return _run(GITHUB, step["run"], GITHUB_STEP_SUMMARY="summary.md", **env)


def test_the_action_passes_a_sound_model_and_sums_it_up() -> None:
    ended = _act(paths="models", since="main")

    assert (ended.returncode, ended.stderr) == (0, "")
    summary = Path("summary.md").read_text("utf-8")
    assert "nothing found" in summary
    assert "no verdict moved" in summary


def test_the_action_annotates_what_is_wrong_and_fails() -> None:
    _spoil()
    ended = _act(paths="models", since="main", sarif="out.sarif")

    assert ended.returncode == 1, ended.stderr
    (line,) = ended.stdout.splitlines()
    assert line.startswith("::error file=models/breakfast-clubs.yaml,line=51,col=5")
    assert "horzion" in Path("summary.md").read_text("utf-8")
    (run,) = json.loads(Path("out.sarif").read_text("utf-8"))["runs"]
    assert [each["ruleId"] for each in run["results"]] == ["CA021"]


def test_the_action_takes_several_paths_and_more_arguments() -> None:
    ended = _act(
        paths="models evidence/breakfast-clubs/workshop.csv",
        arguments="--fail-on note --select CA390",
    )

    assert ended.returncode == 1, ended.stderr
    assert ended.stdout.startswith("::notice file=evidence/breakfast-clubs/workshop.yaml")


def test_the_action_asks_for_nothing_that_it_does_not_declare() -> None:
    action = _read("action.yml")
    named = re.findall(r"inputs\.(\w+)", (ROOT / "action.yml").read_text("utf-8"))

    assert set(named) == set(action["inputs"])
    assert all("${{" not in step["run"] for step in action["runs"]["steps"])


HOOKS = {each["id"]: each for each in _read(".pre-commit-hooks.yaml")}


def _hook(name: str) -> subprocess.CompletedProcess[str]:
    listed = subprocess.run(["git", "ls-files"], check=True, capture_output=True, text=True).stdout
    files = [each for each in listed.split() if re.search(HOOKS[name]["files"], each)]
    assert files
    return _run(("bash", "-c"), f"{HOOKS[name]['entry']} {' '.join(files)}")


def test_the_hooks_take_the_files_changed() -> None:
    assert _hook("contribution-check").returncode == 0
    assert _hook("contribution-fmt").returncode == 0
    _spoil()
    assert _hook("contribution-check").returncode == 1
    assert _hook("contribution-fix").returncode == 0
    assert "horzion" not in MODEL.read_text("utf-8")


def test_a_file_that_no_model_reads_stops_no_hook() -> None:
    Path("evidence/breakfast-clubs/notes.csv").write_text("a,b\n1,2\n", "utf-8")
    ended = _run(("bash", "-c"), "contribution check evidence/breakfast-clubs/notes.csv")

    assert (ended.returncode, ended.stderr.count("reads it")) == (0, 1)


def test_the_job_for_gitlab_leaves_reports_that_its_readers_take() -> None:
    _spoil()
    job = _read("ci/gitlab.yml")["contribution"]
    paths = {"CONTRIBUTION_PATHS": "models"}
    codes = [_run(GITLAB, each, **paths).returncode for each in job["script"]]

    assert codes == [0, 0, 1]
    reports = job["artifacts"]["reports"]
    suites = JUnitXml.fromfile(reports["junit"])
    assert (suites.failures, suites.errors) == (0, 0)
    quality = json.loads(Path(reports["codequality"]).read_text("utf-8"))
    assert [each["check_name"] for each in quality] == [
        "CA021 unknown-key",
        "CA390 people-disagree",
    ]
    assert len({each["fingerprint"] for each in quality}) == len(quality)
    needed = {"description", "check_name", "fingerprint", "severity", "location"}
    assert all(each.keys() == needed for each in quality)
    assert {each["severity"] for each in quality} <= {"info", "minor", "major"}


def test_junit_fails_what_the_exit_code_fails() -> None:
    _spoil()
    for threshold, failures in (("error", 1), ("note", 2), ("never", 0)):
        call = f"contribution check models --format junit -o junit.xml --fail-on {threshold}"
        code = _run(GITLAB, call).returncode
        suites = JUnitXml.fromfile("junit.xml")
        assert (suites.failures, code) == (failures, int(failures > 0))


def test_files_are_named_from_the_top_wherever_the_check_is_called() -> None:
    _spoil()
    ended = _run(GITLAB, "cd models && contribution check . --format github")

    assert "file=models/breakfast-clubs.yaml," in ended.stdout


def test_sarif_is_as_the_schema_of_the_standard_says() -> None:
    """By the schema of OASIS (2.1.0 rtm.5), as Microsoft's matchers for tests carry it."""
    npm = shutil.which("npm")
    packed = npm and subprocess.run(
        [npm, "pack", "--silent", "@microsoft/jest-sarif@1.0.0-beta.0"],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    if not packed or packed.returncode:
        pytest.skip("npm is not on this machine, or has no network")
    with tarfile.open(packed.stdout.split()[-1]) as archive:
        member = archive.extractfile("package/lib/schemas/sarif-2.1.0-rtm.5.json")
        assert member is not None
        schema = json.load(member)
    _spoil()
    text = MODEL.read_text("utf-8")
    MODEL.write_text(f"# contribution: ignore CA390 because it is known\n{text}", "utf-8")
    for paths in ("models", "models nowhere.yaml"):
        _run(GITLAB, f"contribution check {paths} --format sarif -o out.sarif")
        made = json.loads(Path("out.sarif").read_text("utf-8"))
        assert made["runs"][0]["results"]
        assert [each.message for each in Draft7Validator(schema).iter_errors(made)] == []


# As the documentation of workflow commands has it, and its escapes.
ANNOTATION = re.compile(
    r"::(?:error|warning|notice) (?:(?:file|title)=[^,:\r\n]+|(?:line|col|endColumn)=[1-9]\d*)"
    r"(?:,(?:(?:file|title)=[^,:\r\n]+|(?:line|col|endColumn)=[1-9]\d*))*::[^\r\n]+"
)


def test_annotations_are_as_the_documentation_of_github_says() -> None:
    _spoil()
    Path("models/two, of: them.yaml").write_text("title: 50% of it\nhorzion: x\n", "utf-8")
    ended = _run(GITLAB, "contribution check models --format github")
    lines = ended.stdout.splitlines()

    assert len(lines) > 3
    assert [line for line in lines if not ANNOTATION.fullmatch(line)] == []
    assert any("two%2C of%3A them.yaml" in line for line in lines)


def test_three_runs_write_the_same_bytes() -> None:
    _spoil()
    for form in ("text", "json", "sarif", "junit", "github", "gitlab", "md"):
        runs = {
            _run(GITLAB, f"contribution check models --format {form}", PYTHONHASHSEED=seed).stdout
            for seed in "012"
        }
        assert len(runs) == 1, form


def test_pre_commit_itself_runs_the_hooks() -> None:
    """The hooks as pre-commit calls them, from the installed program in place of a fresh one."""
    hooks = [
        {**hook, "language": "system", "name": name}
        for name, hook in HOOKS.items()
        if name in {"contribution-check", "contribution-fmt"}
    ]
    config = {"repos": [{"repo": "local", "hooks": hooks}]}
    Path(".pre-commit-config.yaml").write_text(yaml.safe_dump(config), "utf-8")
    _run(GITLAB, "contribution fmt models evidence")
    _git("add", ".")
    call = f"{sys.executable} -m pre_commit run --all-files --color never"
    sound = _run(GITLAB, call, PRE_COMMIT_HOME=".kept")
    _spoil()
    _git("add", ".")
    spoilt = _run(GITLAB, call, PRE_COMMIT_HOME=".kept")

    assert (sound.returncode, sound.stderr) == (0, ""), sound.stdout
    assert sound.stdout.count("Passed") == 2
    assert spoilt.returncode == 1
    assert "CA021 error" in spoilt.stdout
