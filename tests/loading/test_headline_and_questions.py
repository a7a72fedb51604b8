from __future__ import annotations

from pathlib import Path

import pytest

from contribution.loading.project import Loaded, load_project

MODEL = """as_of: 2026-06-30
headline: [%s]
stakeholders: {parents: Parents}
activities: {act: {label: Act, starts: 2025-01-01}}
outcomes: {end: {label: Better attendance, horizon: short, latency: 1 month}}
links: {act -> end: {because: it follows, assumes: none}}
claims: {helped: {says: The clubs helped, from: act, to: end}}
questions:
  plain: Does it work?
  full: {asks: For whom?, by: %s, answered_by: [%s]}
"""


def _load(tmp_path: Path, headline: str, by: str = "parents", answers: str = "end") -> Loaded:
    path = tmp_path / "model.yaml"
    path.write_text(MODEL % (headline, by, answers), "utf-8")
    return load_project(path)


def test_claims_and_results_may_open_the_page_and_questions_name_what_answers_them(
    tmp_path: Path,
) -> None:
    loaded = _load(tmp_path, "helped, end", answers="end, helped, act -> end")

    assert loaded.diagnostics == ()
    assert loaded.model is not None
    assert loaded.model.headline == ("helped", "end")
    assert [each.asks for each in loaded.model.questions] == ["Does it work?", "For whom?"]
    assert loaded.model.questions[1].answered_by == ("end", "helped", "act -> end")


@pytest.mark.parametrize(
    ("names", "line", "said"),
    [
        (
            ("helpd", "parents", "end"),
            2,
            "helpd is no claim or node, in headline",
        ),
        (("act", "parents", "end"), 2, "headline names act, about which there is no claim"),
        (("end", "parent", "end"), 10, "parent is no stakeholder, in the question full"),
        (("end", "parents", "ennd"), 10, "ennd is the name of nothing"),
    ],
)
def test_a_name_that_nothing_has_is_reported_where_it_stands(
    tmp_path: Path, names: tuple[str, str, str], line: int, said: str
) -> None:
    loaded = _load(tmp_path, *names)

    assert [each.where.line for each in loaded.diagnostics] == [line]
    assert said in loaded.diagnostics[0].message.replace('"', "")


def test_more_than_seven_headlines_are_too_many(tmp_path: Path) -> None:
    loaded = _load(tmp_path, ", ".join(["end"] * 8))

    assert [each.id for each in loaded.diagnostics] == ["CA025"]
    assert loaded.model is not None
    assert loaded.model.headline == ()
