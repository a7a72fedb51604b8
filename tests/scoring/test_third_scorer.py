"""A scorer is one file: with a third one in the folder, every command that rates can use it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import contribution.scoring
from contribution.cli import group
from contribution.scoring import find_scorers

ROOT = Path(__file__).parent.parent.parent
# It counts items for and against each subject, knows of no pathway, and says so.
COUNTING = '''
"""Counts heads: one item for lifts a subject one level, one against refutes it one level."""

from contribution.domain.plugins import Scorer
from contribution.domain.rating import ClaimRating, LinkRating, Rating, Ratings, Reason


def _count(graph, subject):
    found = [each for each in graph.find_evidence_about(subject) if not each.item.planned]
    words = [each.observation.outcome.value for each in found]
    return Rating(support=min(4, words.count("found")), refutation=min(4, words.count("not-found")))


def _rate(graph, rule):
    return Ratings(
        scorer="head-count",
        nodes={name: _count(graph, name) for name in graph.nodes},
        links={name: LinkRating(name, _count(graph, name), Rating()) for name in graph.links},
        assumptions={name: _count(graph, name) for name in graph.assumptions},
        factors={name: _count(graph, name) for name in graph.factors},
        claims={c.id: ClaimRating(c.id, _count(graph, c.target)) for c in graph.model.claims},
    )


def _explain(graph, ratings, rule, subject):
    return Reason(f"{subject}: heads were counted, {ratings.of(subject).verdict}")


SCORER = Scorer("head-count", "Heads counted", _rate, _explain)
'''


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    (tmp_path / "head_count.py").write_text(COUNTING, "utf-8")
    for folder in ("models", "evidence"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    paths = [*contribution.scoring.__path__, str(tmp_path)]
    monkeypatch.setattr(contribution.scoring, "__path__", paths)
    monkeypatch.chdir(tmp_path)
    find_scorers.cache_clear()
    yield "models/breakfast-clubs.yaml"
    find_scorers.cache_clear()


@pytest.mark.parametrize(
    "command",
    [
        "score {}",
        "score {} --format json",
        "score {} --why clubs-and-punctuality",
        "score {} --why arrive-on-time --format json",
        "score {} --sensitivity clubs-and-punctuality",
        "score {} --sensitivity clubs-and-punctuality --format json",
        "next {}",
        "next {} --format json",
        "report {} -o out.html",
        "report {} -o out.md",
        "draw {} -o out.svg",
        "diff {} {}",
        "check {}",
    ],
)
def test_every_command_that_rates_works_with_a_scorer_of_one_file(model: str, command: str) -> None:
    words = [word.replace("{}", model) for word in command.split()]
    runner = CliRunner()
    if "--scorer" in runner.invoke(group, [words[0], "--help"]).output:
        words += ["--scorer", "head-count"]

    result = runner.invoke(group, words, catch_exceptions=False)

    assert result.exit_code == 0, result.output


def test_its_sensitivity_is_right_although_it_rates_everything_anew(model: str) -> None:
    words = ["score", model, "--scorer", "head-count", "--sensitivity", "clubs-and-punctuality"]

    text = CliRunner().invoke(group, words, catch_exceptions=False).output

    assert "Without one item: 1 of" in text
