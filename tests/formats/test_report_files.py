from __future__ import annotations

import re
import zipfile
from base64 import b64encode
from io import BytesIO
from pathlib import Path

import pytest

from contribution.app.assess import assess
from contribution.domain.assessment import Assessment
from contribution.domain.view import View
from contribution.formats.report.docx import FORMAT as WORD
from contribution.formats.report.html import FORMAT as HTML
from contribution.formats.report.pdf import FORMAT as PDF
from contribution.story.blocks import Ref, find_texts, flatten, walk
from contribution.story.page import build_story, fit_paper

MODEL = Path(__file__).parents[2] / "models" / "breakfast-clubs.yaml"


@pytest.fixture(scope="module")
def clubs() -> Assessment:
    return assess(MODEL)


@pytest.fixture(scope="module")
def word(clubs: Assessment) -> bytes:
    pytest.importorskip("docx")
    made = WORD.render(clubs, View())
    assert isinstance(made, bytes)
    return made


def test_a_word_file_has_real_headings_of_every_part(clubs: Assessment, word: bytes) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document(BytesIO(word))

    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]
    parts = fit_paper(build_story(clubs)).parts
    assert headings == ["".join(str(run) for run in part.title) for part in parts]
    titles = [each.text for each in document.paragraphs if each.style.name == "Title"]
    assert titles[0].startswith("What has “Breakfast clubs")


def test_its_pictures_are_vectors_with_a_text_and_its_tables_repeat_their_heads(
    word: bytes,
) -> None:
    parts = zipfile.ZipFile(BytesIO(word))
    body = parts.read("word/document.xml").decode()

    assert any(name.endswith(".svg") for name in parts.namelist())
    assert body.count("asvg:svgBlip") == body.count("<pic:pic") > 1
    assert body.count(' descr="') >= body.count("<pic:pic")
    assert body.count("<w:tblHeader") == body.count("<w:tbl>") > 0
    assert "TOC \\o" in body


def test_its_contents_stand_there_before_word_has_counted_pages(word: bytes) -> None:
    docx = pytest.importorskip("docx")
    body = zipfile.ZipFile(BytesIO(word)).read("word/document.xml").decode()
    document = docx.Document(BytesIO(word))
    headings = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]

    listed = [link.text for each in document.paragraphs for link in each.hyperlinks]
    assert set(headings) <= set(listed)
    leads = set(re.findall(r'w:anchor="([^"]+)"', body))
    assert leads <= set(re.findall(r'<w:bookmarkStart[^>]* w:name="([^"]+)"', body))


def test_a_logo_begins_the_word_file_and_the_pages(clubs: Assessment) -> None:
    pytest.importorskip("docx")
    pytest.importorskip("typst")
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0H9V9Z"/></svg>'
    )
    logo = f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"
    logoed = _with(clubs, clubs.graph.model.model_copy(update={"logo": logo}))
    bare, made = WORD.render(clubs, View()), WORD.render(logoed, View())

    assert isinstance(bare, bytes)
    assert isinstance(made, bytes)
    bodies = [zipfile.ZipFile(BytesIO(x)).read("word/document.xml").decode() for x in (bare, made)]
    assert bodies[1].count("<pic:pic") == bodies[0].count("<pic:pic") + 1
    assert PDF.render(logoed, View()) != PDF.render(clubs, View())
    assert f'src="{logo}"' in HTML.render(logoed, View())


def test_what_is_cited_on_paper_stands_on_paper(clubs: Assessment) -> None:
    story = fit_paper(build_story(clubs))

    cited = next(each for each in story.parts if each.name == "part__cited")
    told = " ".join(flatten(text) for each in cited.blocks for text in find_texts(each))
    runs = [run for each in walk(story.parts) for text in find_texts(each) for run in text]
    numbers = {run.text for run in runs if isinstance(run, Ref) and run.to.startswith("item__")}
    assert numbers
    assert [each for each in numbers if f"[{each}]" not in told] == []


def test_what_people_write_is_text_in_a_word_file(clubs: Assessment) -> None:
    docx = pytest.importorskip("docx")
    hostile = '</w:t><w:instrText>"INCLUDETEXT c:\\x"\x07{DDEAUTO c:\\x}'
    model = clubs.graph.model.model_copy(update={"purpose": hostile})
    made = WORD.render(_with(clubs, model), View())

    assert isinstance(made, bytes)
    document = docx.Document(BytesIO(made))
    assert any('</w:t><w:instrText>"INCLUDETEXT' in each.text for each in document.paragraphs)
    body = zipfile.ZipFile(BytesIO(made)).read("word/document.xml").decode()
    assert body.count("<w:instrText") == 1


def test_a_pdf_is_the_story_and_a_brief_one_has_two_pages_at_most(clubs: Assessment) -> None:
    pytest.importorskip("typst")
    whole, brief = PDF.render(clubs, View()), PDF.render(clubs, View(brief=True))

    assert isinstance(whole, bytes)
    assert isinstance(brief, bytes)
    assert whole.startswith(b"%PDF")
    assert 1 <= brief.count(b"/Type /Page\n") + brief.count(b"/Type/Page/") <= 2 < len(whole)


def test_a_label_cannot_set_type_in_a_pdf(clubs: Assessment) -> None:
    pytest.importorskip("typst")
    hostile = '#panic("x") "] $ `code` @ref <label> \\u{41} = heading'
    model = clubs.graph.model.model_copy(update={"title": hostile, "purpose": hostile})

    assert PDF.render(_with(clubs, model), View())


def _with(clubs: Assessment, model: object) -> Assessment:
    from dataclasses import replace

    return replace(clubs, graph=type(clubs.graph)(model, clubs.graph.evidence))  # type: ignore[arg-type]
