"""The answers across models are those that a reader counts by hand."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, ClassVar, Literal

import pytest

from contribution.errors import NoModelError
from contribution.formats import render_as
from contribution.formats.portfolio import PortfolioPage, Tableau
from contribution.portfolio.remote import _update, fetch
from contribution.portfolio.run import find_places
from contribution.words.phrases import count_of
from tests.portfolio.projects import make_portfolio, make_project

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def tell(folder: Path, *options: str) -> Any:
    """Return what the command says as JSON."""
    made = call(folder, ".", "--format", "json", *options)
    assert made.returncode == 0, made.stderr
    return json.loads(made.stdout)["answers"]


def call(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "contribution", "portfolio", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_assumptions_are_counted_by_who_looked(tmp_path: Path) -> None:
    make_portfolio(tmp_path, 4)
    make_project(tmp_path / "other", assumption="Visitors stay")
    rows = {row[0]: row[1:6] for row in tell(tmp_path)["assumptions"]["rows"]}

    assert rows["Families open their doors"] == [5, 0, 0, 5, 5]
    assert rows["Staff stay in post"] == [4, 4, 0, 0, 4]
    assert rows["Visitors stay"] == [1, 1, 0, 0, 1]


def test_gaps_count_links_by_kind_and_what_was_searched_in_vain(tmp_path: Path) -> None:
    make_portfolio(tmp_path, 6)
    gaps = tell(tmp_path)["gaps"]

    assert gaps["head"][1:] == ["Links", "interviews", "Without any", "Searched, not found"]
    assert gaps["rows"] == [["activity to short-term outcome", 6, 6, 0, 2]]


def test_a_group_under_five_models_is_not_set_apart(tmp_path: Path) -> None:
    make_portfolio(tmp_path, 4)
    assert "results" not in tell(tmp_path)

    make_project(tmp_path / "fifth")
    row = tell(tmp_path)["results"]["rows"][0]

    assert row[:3] == ["Parents trust the visitors", 5, 5]
    assert sum(row[3:]) == 5


def test_a_vocabulary_takes_wordings_together_and_names_strangers(tmp_path: Path) -> None:
    make_project(tmp_path / "a", same=", same_as: trust")
    make_project(tmp_path / "b", result="Families have faith in us", same=", same_as: trust")
    make_project(tmp_path / "c", same=", same_as: trsut")
    (tmp_path / "vocabulary.yaml").write_text(
        "outcomes:\n  trust: Families trust the service\nassumptions:\n  x: Staff stay in post\n",
        "utf-8",
    )
    answers = tell(tmp_path)

    assert answers["strangers"]["rows"] == [["trsut", 1, "did you mean trust?"]]
    assert "vocabulary" in answers["assumptions"]["note"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("outcoms:\n  a: b\n", "did you mean outcomes"),
        ("outcomes: a\n", "names and labels"),
        ("outcomes:\n  a: [b]\n", "few words, what a means"),
        ("outcomes:\n  a: b\nthemes:\n  a: c\n", "second time"),
        ("outcomes:\n  a: b\n a: c\n", "vocabulary.yaml:3"),
    ],
)
def test_a_slip_in_the_vocabulary_is_one_line_with_its_place(
    text: str, told: str, tmp_path: Path
) -> None:
    make_project(tmp_path / "a")
    (tmp_path / "vocabulary.yaml").write_text(text, "utf-8")
    made = call(tmp_path, ".")

    assert made.returncode == 2
    assert made.stderr.count("\n") == 1
    assert "vocabulary.yaml:" in made.stderr
    assert told in made.stderr


def test_likeness_is_a_share_of_words_and_merges_nothing(tmp_path: Path) -> None:
    for name, wording in enumerate(
        ["Staff stay in post all year", "Staff stay in post throughout year", "Nobody is moved on"]
    ):
        make_project(tmp_path / f"grant-{name}", assumption=wording)
    answers = tell(tmp_path)

    assert answers["alike"]["rows"] == [
        ["Staff stay in post all year", "Staff stay in post throughout year", "80%"]
    ]
    # The three, and the one that all three share.
    assert len(answers["assumptions"]["rows"]) == 4


def test_a_verdict_that_moved_is_told_with_what_changed(tmp_path: Path) -> None:
    model = make_project(tmp_path / "a")
    assert "moves" not in tell(tmp_path)
    register = model.parent.parent / "evidence" / "visits" / "conversations.yaml"
    text = register.read_text("utf-8").replace("outcome: found", "outcome: not-found", 1)
    register.write_text(text, "utf-8")
    rows = tell(tmp_path)["moves"]["rows"]

    assert [row[:1] + row[2:] for row in rows] == [
        ["a/models/visits.yaml", "untested", "doubtful", "item changed: said-so"]
    ]


def test_a_truth_table_has_consistency_and_coverage_and_names_its_cases(tmp_path: Path) -> None:
    # Known by hand: of 4 cases with the condition 3 have the result, of 2 without it none has.
    for number, (came, stayed) in enumerate(
        [("found", "found")] * 3 + [("not-found", "found")] + [("not-found", "not-found")] * 2
    ):
        model = make_project(tmp_path / f"g{number}", came=came, stayed=stayed)
        register = model.parent.parent / "evidence" / "visits" / "conversations.yaml"
        text = register.read_text("utf-8").replace(
            "about: visits -> trust", "about: [visits -> trust, visits, trust]"
        )
        register.write_text(text, "utf-8")
    answer = tell(tmp_path, "--result", "Parents trust the visitors")["configurations"]

    assert answer["head"] == [
        "Staff stay in post", "Cases", "With the result", "Consistency", "Coverage", "Which",
    ]  # fmt: skip
    assert [row[:5] for row in answer["rows"]] == [
        ["present", 4, 3, "0.75", "1.00"],
        ["absent", 2, 0, "0.00", "0.00"],
    ]
    assert "g3/models" in answer["rows"][0][5]


def test_a_truth_table_of_too_few_cases_says_so_and_an_unknown_result_is_refused(
    tmp_path: Path,
) -> None:
    make_project(tmp_path / "a")
    few = tell(tmp_path, "--result", "Parents trust the visitors")["configurations"]
    read = call(tmp_path, ".", "--result", "Parents trust the visitors").stdout
    wrong = call(tmp_path, ".", "--result", "Parents trust the visiters")

    assert "1 model found" in read
    assert "under 5 nothing is shown" in " ".join(read.split())
    assert call(tmp_path, ".", "--result", "").returncode == 2
    assert few["rows"] == []
    assert "under 5 nothing is shown" in few["note"]
    assert wrong.returncode == 2
    assert "Did you mean" in wrong.stderr


def test_no_table_ranks_programmes(tmp_path: Path) -> None:
    make_portfolio(tmp_path, 6)
    answers = tell(tmp_path)

    for name in ("claim-list", "links", "rivals"):
        places = [row[0] if name != "rivals" else row[1] for row in answers[name]["rows"]]
        assert places == sorted(places)
    told = json.dumps(answers).casefold()
    assert not any(word in told for word in ("average", "best", "ranking"))


def test_the_page_holds_every_answer_and_long_tables_stand_beside_it(tmp_path: Path) -> None:
    make_portfolio(tmp_path, 210)
    made = call(tmp_path, ".", "-o", "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")

    assert made.returncode == 0, made.stderr
    assert "rows more: they stand in the table links.csv beside this page" in page
    with (tmp_path / "links.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.reader(file))) == 211
    for left in ("http://", "https://", "<link", "src="):
        assert left not in page


def test_a_label_that_would_be_a_formula_or_markup_is_inert(tmp_path: Path) -> None:
    make_project(tmp_path / "a", assumption="'=cmd|x <script>alert(1)</script>'")
    table = call(tmp_path, ".", "--format", "csv").stdout
    call(tmp_path, ".", "-o", "page.html")

    assert "assumptions,'=cmd|x <script>" in table
    assert "<script>alert" not in (tmp_path / "page.html").read_text("utf-8")


def test_parquet_holds_the_same_rows(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    make_project(tmp_path / "a", assumption="'Odd, \"quoted\", \\N'")
    make_project(tmp_path / "b")
    made = call(tmp_path, ".", "--parquet", "tables")

    assert made.returncode == 0, made.stderr
    asked = f"select label, family from '{tmp_path}/tables/factor.parquet'"
    assert duckdb.sql(asked).fetchall() == [("Wages rose", "something-else")] * 2
    labels = f"select label, same_as from '{tmp_path}/tables/assumption.parquet'"
    assert ('Odd, "quoted", \\N', None) in duckdb.sql(labels).fetchall()
    numbers = f"select count(*), sum(nodes) from '{tmp_path}/tables/project.parquet'"
    assert duckdb.sql(numbers).fetchall() == [(2, 4)]


def test_an_object_store_is_read_as_a_folder_and_fetched_once(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    make_portfolio(tmp_path / "store", 3)
    (tmp_path / "here").mkdir()
    address = f"file://{tmp_path}/store"
    first = call(tmp_path / "here", address)
    again = call(tmp_path / "here", address)
    (tmp_path / "store" / "grant-001" / "models" / "visits.yaml").unlink()
    third = call(tmp_path / "here", address)

    assert "3 models found, 3 assessed" in first.stdout
    assert "3 models found, 0 assessed, 3 unchanged" in again.stdout
    assert "2 models found" in third.stdout
    assert call(tmp_path / "here", "nosuch://bucket/x").returncode == 2


def test_each_model_has_its_own_report_that_the_page_leads_to(tmp_path: Path) -> None:
    model = make_project(tmp_path / "a b")
    make_project(tmp_path / "other")
    first = call(tmp_path, ".", "--reports", "reports", "-o", "pages/all.html")
    assert first.returncode == 2, "the folder of the page has to be there"
    (tmp_path / "pages").mkdir()
    call(tmp_path, ".", "--reports", "reports", "-o", "pages/all.html")
    report = tmp_path / "reports" / "a b" / "models" / "visits.yaml.html"
    before = report.read_bytes()

    assert b"Parents trust the visitors" in before
    page = (tmp_path / "pages" / "all.html").read_text("utf-8")
    assert 'href="../reports/a%20b/models/visits.yaml.html"' in page

    again = call(tmp_path, ".", "--reports", "reports")
    assert "2 unchanged" in again.stdout
    report.unlink()
    assert "1 assessed, 1 unchanged" in call(tmp_path, ".", "--reports", "reports").stdout
    model.write_text(model.read_text("utf-8").replace("Home visits", "Visits at home"), "utf-8")
    call(tmp_path, ".", "--reports", "reports")
    assert report.read_bytes() != before
    assert b"Visits at home" in report.read_bytes()


def test_a_root_that_is_no_model_is_told_by_what_it_is(tmp_path: Path) -> None:
    make_project(tmp_path / "grant")
    (tmp_path / "figures.csv").write_text("a,b\n1,2\n", "utf-8")

    assert "it is a table" in call(tmp_path, "figures.csv").stderr
    assert "did you mean grant?" in call(tmp_path, "grnat").stderr


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_accessible_fits_a_phone_and_can_be_searched(
    tmp_path: Path, scheme: Literal["light", "dark"]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    sync_playwright = pytest.importorskip("playwright.sync_api").sync_playwright
    make_portfolio(tmp_path, 210)
    assert call(tmp_path, ".", "-o", "page.html").returncode == 0
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for width, height in ((1366, 768), (390, 844)):
            page = launched.new_page(
                viewport={"width": width, "height": height}, color_scheme=scheme
            )
            page.goto(f"file://{tmp_path}/page.html")
            found = axe.Axe().run(page).response["violations"]
            assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            # The first answer is in sight before anybody scrolls.
            first = page.locator("section h2").first.bounding_box()
            assert first
            assert first["y"] < height
            page.fill("#find", "grant-007 trust")
            told = page.inner_text("#shown")
            assert re.search(r"\d of [\d,]+ rows on this page; more stand in the tables", told)
            left = page.locator("#links tbody tr:visible")
            assert left.count() == 1
            page.fill("#find", "")
            page.click("#gaps td a >> nth=0")
            assert page.input_value("#find") == "activity short term outcome"
        launched.close()


def test_numbers_have_separators_where_people_read_them(tmp_path: Path) -> None:
    answer = Tableau("a", "Which?", "", ("Model", "Links"), [("m", 1234), ("n", None)])
    page = PortfolioPage("P", (count_of(1234, "model"),), (answer,), "", {}, {})

    for form in ("text", "md", "html"):
        told = str(render_as("portfolio", form, page))
        assert told.count("1,234") == 2
        assert "None" not in told
    assert '["m", 1234]' in render_as("portfolio", "json", page)


def test_a_store_in_memory_is_fetched_by_its_signs(tmp_path: Path) -> None:
    fsspec = pytest.importorskip("fsspec")
    store = fsspec.filesystem("memory")
    make_portfolio(tmp_path / "made", 2)
    for path in sorted((tmp_path / "made").rglob("*.yaml")):
        name = path.relative_to(tmp_path / "made").as_posix()
        store.pipe_file(f"/grants/{name}", path.read_bytes())
    read = []

    class Watched(type(store)):  # type: ignore[misc]
        def cat_file(self, path: str, *more: Any, **options: Any) -> bytes:
            read.append(path)
            return bytes(super().cat_file(path, *more, **options))

    fsspec.register_implementation("memory", Watched, clobber=True)
    try:
        there = fetch("memory://grants", tmp_path / "mirrors")
        assert len(read) == 4
        assert fetch("memory://grants", tmp_path / "mirrors") == there
        assert len(read) == 4, "nothing changed, so nothing is fetched"

        changed = "/grants/grant-001/models/visits.yaml"
        store.pipe_file(changed, store.cat_file(changed).replace(b"Home", b"Hone"))
        fetch("memory://grants", tmp_path / "mirrors")
        assert read[4:] == [changed]
        assert b"Hone visits" in (there / "grant-001/models/visits.yaml").read_bytes()

        store.rm("/grants/grant-000", recursive=True)
        fetch("memory://grants", tmp_path / "mirrors")
        assert not (there / "grant-000/models/visits.yaml").exists()
        with pytest.raises(NoModelError, match="memory://nowhere"):
            list(find_places(["memory://nowhere"], tmp_path))
    finally:
        fsspec.register_implementation("memory", type(store), clobber=True)
        store.rm("/grants", recursive=True)


def test_an_object_is_told_by_its_etag_and_an_unsafe_name_is_refused(tmp_path: Path) -> None:
    class Bucket:
        """A store whose objects have an etag and a size, as S3 lists them."""

        objects: ClassVar = {"b/models/m.yaml": (b"title: One\n", "1")}
        read: ClassVar[list[str]] = []

        def cat_file(self, name: str) -> bytes:
            self.read.append(name)
            return self.objects[name][0]

        def list_all(self) -> dict[str, Any]:
            return {
                name: {"size": len(content), "ETag": etag}
                for name, (content, etag) in self.objects.items()
            }

    bucket = Bucket()
    for etag, fetched in (("1", 1), ("1", 1), ("2", 2)):
        bucket.objects["b/models/m.yaml"] = (b"title: Two\n", etag)
        _update(bucket, "b", bucket.list_all(), tmp_path)
        assert len(bucket.read) == fetched
    for name in ("b/../x.yaml", "b/a\\b.yaml"):
        with pytest.raises(ValueError, match="would leave the folder"):
            _update(bucket, "b", {name: {"size": 1}}, tmp_path)
