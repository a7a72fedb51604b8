"""The page in a real browser: accessible, whole without scripts, better with them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from contribution.app.assess import assess
from contribution.domain.plugins import View
from contribution.formats.report.html import render_html

CHROMIUM = shutil.which("chromium")
MODEL = Path(__file__).parents[2] / "models" / "breakfast-clubs.yaml"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true; })"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "story.html"
    path.write_text(render_html(assess(MODEL), View()), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    opened.goto(address)
    yield opened
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Any, address: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    context = browser.new_context(color_scheme=scheme)
    opened = context.new_page()
    opened.goto(address)
    opened.evaluate(OPEN_ALL)

    found = axe.Axe().run(opened).response["violations"]
    context.close()

    assert [(each["id"], each["nodes"][0]["html"]) for each in found] == []


def test_nothing_is_fetched_and_nothing_goes_wrong(browser: Any, address: str) -> None:
    opened = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))

    opened.goto(address)
    opened.evaluate(OPEN_ALL)
    opened.close()

    assert asked == [address]
    assert said == []


def test_the_filters_are_reached_by_keyboard_in_their_order(page: Any) -> None:
    reached = []
    for _ in range(120):
        page.keyboard.press("Tab")
        name = page.evaluate(
            "document.activeElement.closest('.filters') && document.activeElement.name"
        )
        if name:
            reached.append(name)
        if len(reached) == 4:
            break

    assert reached == ["verdict", "strand", "voice", "kind"]


def test_what_has_the_focus_can_be_seen(page: Any) -> None:
    page.keyboard.press("Tab")

    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert outline == "solid"


def test_a_filter_narrows_table_and_stories_alike(page: Any) -> None:
    page.select_option("select[name=verdict]", "leaning against")

    rows = page.locator("#table__claims tbody tr:visible")
    assert rows.count() == page.locator("article.claim:visible").count() == 1
    assert "leaning against" in rows.first.inner_text()
    assert "1 of 5 claims" in page.locator(".filters .status").inner_text()

    page.click("button[type=reset]")
    page.wait_for_function(
        "document.querySelector('.filters .status').textContent.startsWith('5 of 5')"
    )
    assert page.locator("article.claim:visible").count() == 5


def test_a_link_to_a_claim_shows_it_although_a_filter_hides_it(page: Any) -> None:
    hidden = page.locator("article.claim").first
    name = hidden.get_attribute("id")
    page.select_option("select[name=verdict]", "leaning against")
    assert not hidden.is_visible()

    page.evaluate(f"location.hash = '#{name}'")

    page.wait_for_function(f"document.getElementById('{name}').offsetHeight > 0")


def test_columns_sort_both_ways_and_say_so(page: Any) -> None:
    head = page.locator("#table__claims thead th").nth(1)
    ranks = (
        "[...document.querySelectorAll('#table__claims td[data-sort]')].map(c => +c.dataset.sort)"
    )

    head.locator("button").click()
    rising = page.evaluate(ranks)
    assert head.get_attribute("aria-sort") == "ascending"
    assert rising == sorted(rising)

    head.locator("button").click()
    assert page.evaluate(ranks) == sorted(rising, reverse=True)


def test_the_picture_grows_by_button_and_by_key(page: Any) -> None:
    canvas = page.locator(".zoomable .canvas")
    width = ".zoomable svg"
    before = page.locator(width).bounding_box()["width"]

    page.get_by_role("button", name="Larger").click()
    after = page.locator(width).bounding_box()["width"]
    canvas.focus()
    page.keyboard.press("0")

    assert after > before
    assert page.locator(width).bounding_box()["width"] == pytest.approx(before, abs=1)


def test_a_link_of_the_picture_can_be_chosen_by_keyboard(page: Any) -> None:
    choice = page.get_by_label("Show one link")
    choice.focus()
    page.keyboard.press("ArrowDown")

    assert choice.input_value()
    assert page.locator(".canvas.dimmed [data-link].lit").count() == 1
    assert "for" in page.locator(".told").inner_text()


def test_a_reference_opens_the_fold_it_leads_to(page: Any) -> None:
    item = page.locator("details.item .inside").first

    page.evaluate(f"location.hash = '#{item.get_attribute('id')}'")

    page.wait_for_function("document.querySelector('details.item').open")


def test_all_evidence_opens_and_closes_at_once(page: Any) -> None:
    button = page.locator("#part__evidence > button")
    folds = page.locator("details.item")

    button.click()
    assert page.locator("details.item[open]").count() == folds.count() > 1
    button.click()
    assert page.locator("details.item[open]").count() == 0


def test_without_scripts_everything_is_there(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(address)

    assert opened.locator("#table__claims tbody tr:visible").count() == 5
    assert opened.locator("article.claim:visible").count() == 5
    assert opened.locator(".zoomable svg").is_visible()
    assert not opened.locator(".filters").is_visible()
    opened.locator("article.claim summary").first.click()
    assert opened.locator("article.claim .pathway").first.is_visible()
    context.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_the_page_never_scrolls_sideways(browser: Any, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700})
    opened = context.new_page()
    opened.goto(address)
    opened.evaluate(OPEN_ALL)

    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_print_shows_what_is_folded_and_hides_what_needs_a_screen(page: Any) -> None:
    page.emulate_media(media="print")

    assert not page.locator(".filters").is_visible()
    assert not page.locator("nav").is_visible()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("article.claim .pathway").first.is_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details.part[open]").count() == 0
