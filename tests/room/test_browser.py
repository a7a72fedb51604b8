"""The room in a real browser: a desk, a wall and three phones, each with cookies of its own."""

from __future__ import annotations

import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.room.crowd import LAN, Server, serving

CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PHONE = {"width": 390, "height": 844}
LINK = "places-filled -> arrive-on-time"

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed"),
]
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


class Visit(NamedTuple):
    """A served room, and a way to open a browser of somebody's own in it."""

    server: Server
    model: Path
    open: Callable[..., Any]
    complaints: list[str]

    def desk(self, **options: Any) -> Any:
        page = self.open(self.server.desk, **options)
        page.wait_for_selector("#canvas svg")
        return page

    def another_desk(self, desk: Any) -> Any:
        desk.get_by_role("button", name="Another desk").click()
        _wait(desk, "document.getElementById('room-told').textContent.includes('key=')")
        address = desk.inner_text("#room-told").rpartition(" ")[2]
        page = self.open(address)
        page.wait_for_selector("#canvas svg")
        return page

    def wall(self, desk: Any) -> Any:
        page = desk.context.new_page()
        page.goto(f"http://127.0.0.1:{self.server.port}/wall")
        return page

    def phone(self, group: str = "School staff", **options: Any) -> Any:
        address = f"http://{LAN}:{self.server.port}/j/{self.server.code}"
        page = self.open(address, viewport=PHONE, **options)
        page.get_by_label(group).check()
        page.get_by_role("button", name="Join").click()
        page.wait_for_selector(".as")
        return page


@pytest.fixture
def visit(browser: Any, model: Path) -> Iterator[Visit]:
    contexts = []
    complaints: list[str] = []

    def open_page(address: str, **options: Any) -> Any:
        context = browser.new_context(**{"viewport": {"width": 1366, "height": 768}, **options})
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "console", lambda said: complaints.append(said.text) if said.type == "error" else None
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        return page

    with serving(model) as server:
        yield Visit(server, model, open_page, complaints)
        for context in contexts:
            context.close()


def _wait(page: Any, condition: str) -> None:
    """Wait until a condition holds in the page, whose policy lets nobody else evaluate a text."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        time.sleep(0.1)
    said = "document.querySelector('#state, .saved')?.textContent"
    raise AssertionError(f"never came: {condition}; the page says {page.evaluate(said)}")


def _find_violations(page: Any) -> list[tuple[str, str]]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    found = axe.Axe().run(page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in found]


def _rate(phone: Any, word: str) -> None:
    phone.wait_for_selector("form[data-round]")
    phone.locator(f"input[name=word][value='{word}']").check()
    phone.get_by_role("button", name="Save").click()
    _wait(phone, f"document.querySelector('.saved').textContent === 'Saved: {word}'")


def _open_round(desk: Any, subject: str = LINK) -> None:
    desk.select_option("#subject", subject)
    desk.get_by_role("button", name="Open", exact=True).click()
    desk.wait_for_selector("#room li")


def test_a_vote_from_the_code_to_the_spread_on_wall_and_phones(
    visit: Visit, tmp_path: Path
) -> None:
    desk = visit.desk()
    wall = visit.wall(desk)
    phones = [visit.phone(), visit.phone(), visit.phone()]
    _open_round(desk)
    for phone, word in zip(phones, ("strong", "strong", "doubtful"), strict=True):
        _rate(phone, word)
    _wait(wall, "document.body.innerText.includes('3 of 3 have answered')")
    assert "doubtful" not in wall.inner_text("#asked")
    assert "doubtful" not in phones[0].inner_text(".count")
    phones[0].screenshot(path=tmp_path / "phone.png")
    for page in (wall, desk, phones[0]):
        assert _find_violations(page) == []
    desk.get_by_role("button", name="Close", exact=True).click()
    _wait(phones[0], "document.body.innerText.includes('You said: strong')")
    desk.get_by_role("button", name="Reveal").click()
    wall.wait_for_selector(".evidence")
    phones[1].wait_for_selector(".evidence")
    assert "The evidence says: moderate" in wall.inner_text("#asked").replace(
        "Moderate", "moderate"
    )
    assert "as the evidence" in wall.inner_text("#asked") or "rung" in wall.inner_text("#asked")
    for page in (wall, phones[1]):
        assert _find_violations(page) == []
    width = phones[1].evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]
    assert wall.locator(".qr svg").count() == 1
    assert visit.complaints == []


def test_a_phone_without_javascript_rates_with_forms(visit: Visit) -> None:
    desk = visit.desk()
    phone = visit.phone("Parents", java_script_enabled=False)
    _open_round(desk)
    phone.get_by_role("link", name="Look again").click()
    phone.locator("input[name=word][value='moderate']").check()
    phone.get_by_label("A comment").fill("from a form")
    phone.get_by_role("button", name="Save").click()
    assert phone.inner_text(".saved") == "Saved: moderate"
    assert phone.locator("textarea").input_value() == "from a form"


def test_the_phone_s_page_is_small_and_goes_by_keyboard(visit: Visit) -> None:
    desk, phone = visit.desk(), visit.phone()
    _open_round(desk)
    phone.wait_for_selector("form[data-round]")
    size = phone.evaluate("fetch(location.href).then((a) => a.text()).then((t) => t.length)")
    assert size < 30_000
    phone.locator("input[name=word]").first.focus()
    for key in ("ArrowDown", "ArrowDown", "Tab", "Tab", "Enter"):
        phone.keyboard.press(key)
    _wait(phone, "document.querySelector('.saved').textContent.startsWith('Saved')")


def test_a_laptop_that_slept_and_one_whose_clock_was_changed_go_on(visit: Visit) -> None:
    desk, phone = visit.desk(), visit.phone()
    phone.clock.install(time=0)
    _open_round(desk)
    phone.wait_for_selector("form[data-round]")
    visit.server.process.send_signal(signal.SIGSTOP)
    phone.locator("input[name=word][value='strong']").check()
    phone.get_by_role("button", name="Save").click()
    _wait(phone, "document.querySelector('.saved').textContent.includes('Not yet saved')")
    time.sleep(1)
    phone.clock.set_system_time(4_000_000_000_000)
    visit.server.process.send_signal(signal.SIGCONT)
    _wait(phone, "document.querySelector('.saved').textContent === 'Saved: strong'")
    phone.reload()
    assert phone.inner_text(".saved") == "Saved: strong"


def test_an_answer_waits_while_the_network_is_gone(visit: Visit) -> None:
    desk, phone = visit.desk(), visit.phone()
    _open_round(desk)
    phone.wait_for_selector("form[data-round]")
    phone.context.set_offline(True)
    phone.locator("input[name=word][value='strong']").check()
    phone.get_by_role("button", name="Save").click()
    _wait(phone, "document.querySelector('.saved').textContent.includes('Not yet saved')")
    phone.context.set_offline(False)
    _wait(phone, "document.querySelector('.saved').textContent === 'Saved: strong'")


def _type(desk: Any, text: str) -> None:
    desk.locator(".cm-content").click()
    desk.keyboard.press("Control+End")
    desk.keyboard.insert_text(text)


def test_what_is_typed_is_drawn_marked_and_saved(visit: Visit) -> None:
    desk = visit.desk()
    before = visit.model.read_bytes()
    _type(desk, "\n  places-filled -> atendance:\n    because: So\n    assumes: none\n")
    desk.wait_for_selector(".cm-lintRange-error, .cm-lint-marker-error")
    _wait(desk, "document.getElementById('findings').innerText.includes('atendance')")
    assert visit.model.read_bytes() == before
    assert desk.inner_text("#state") == "not saved yet"
    desk.keyboard.press("Control+s")
    _wait(desk, "document.getElementById('state').textContent === 'saved'")
    assert b"atendance" in visit.model.read_bytes()
    colour = desk.evaluate("getComputedStyle(document.querySelector('.cm-gutters')).display")
    assert colour == "flex", "CodeMirror has lost its styles"
    assert visit.complaints == []


def test_a_mistake_is_mended_by_a_click_where_it_stands(visit: Visit) -> None:
    desk = visit.desk()
    desk.locator(".cm-content").click()
    desk.keyboard.press("Control+Home")
    desk.keyboard.insert_text("headline: [atendance]\n")
    desk.wait_for_selector(".cm-lint-marker-error")
    desk.locator(".cm-lintRange-error").first.hover()
    desk.locator(".cm-diagnosticAction").first.click()
    _wait(
        desk, "document.querySelector('.cm-content').innerText.startsWith('headline: [attendance]')"
    )
    assert visit.complaints == []


def test_names_are_offered_where_they_fit(visit: Visit) -> None:
    desk = visit.desk()
    _type(desk, "headline: [")
    desk.keyboard.type("atte")
    desk.wait_for_selector(".cm-tooltip-autocomplete li")
    assert "attendance" in desk.inner_text(".cm-tooltip-autocomplete")
    # A moment passes before Enter takes an offer, lest it take one that nobody saw.
    desk.wait_for_timeout(300)
    desk.keyboard.press("Enter")
    _wait(desk, "document.querySelector('.cm-content').innerText.includes('headline: [attendance')")
    assert visit.complaints == []


def test_the_last_good_picture_stays_while_the_text_has_an_error(visit: Visit) -> None:
    desk = visit.desk()
    good = desk.inner_html("#canvas")
    desk.locator(".cm-content").click()
    desk.keyboard.press("Control+Home")
    desk.keyboard.insert_text('"')
    _wait(desk, "document.getElementById('held').textContent.includes('last good picture')")
    assert desk.inner_html("#canvas") == good


def test_what_changes_on_the_disk_appears_and_a_touch_is_no_change(visit: Visit) -> None:
    desk = visit.desk()
    text = visit.model.read_text("utf-8")
    visit.model.touch()
    beside = visit.model.with_suffix(".tmp")
    beside.write_text(text.replace("Fewer late arrivals", "Hardly any late arrivals"), "utf-8")
    beside.replace(visit.model)
    _wait(desk, "document.getElementById('canvas').textContent.includes('Hardly any')")
    _wait(desk, "document.getElementById('state').textContent.includes('changed on')")
    # The second save by renaming is seen too: the folder is watched, not the file.
    beside.write_text(text.replace("Fewer late arrivals", "Almost no late arrivals"), "utf-8")
    beside.replace(visit.model)
    _wait(desk, "document.getElementById('canvas').textContent.includes('Almost no')")
    desk.locator(".cm-content").click()
    desk.keyboard.press("Control+z")
    _wait(desk, "document.getElementById('state').textContent === 'not saved yet'")


def test_a_clean_merge_is_made_and_a_conflict_is_asked_about_with_nothing_lost(
    visit: Visit,
) -> None:
    desk = visit.desk()
    text = visit.model.read_text("utf-8")
    _type(desk, "# typed at the desk\n")
    visit.model.write_text(text.replace("title: Breakfast", "title: Our breakfast"), "utf-8")
    _wait(desk, "document.getElementById('state').textContent.includes('on the disk too')")
    desk.keyboard.press("Control+s")
    _wait(desk, "document.getElementById('state').textContent === 'saved'")
    both = visit.model.read_text("utf-8")
    assert "title: Our breakfast" in both
    assert "# typed at the desk" in both

    _type(desk, "# mine\n")
    visit.model.write_text(both + "# theirs\n", "utf-8")
    _wait(desk, "document.getElementById('state').textContent.includes('on the disk too')")
    desk.keyboard.press("Control+s")
    desk.wait_for_selector("#conflict:not([hidden])")
    assert _find_violations(desk) == []
    assert "# theirs" in desk.inner_text("#theirs")
    desk.get_by_role("button", name="Keep both").click()
    _wait(desk, "document.getElementById('state').textContent === 'saved'")
    assert visit.model.read_text("utf-8").endswith("# mine\n# on disk: # theirs\n")


def test_a_killed_server_or_a_closed_browser_loses_nothing_typed(visit: Visit) -> None:
    desk = visit.desk()
    _type(desk, "# typed and never saved\n")
    _wait(desk, "document.getElementById('state').textContent === 'not saved yet'")
    desk.wait_for_timeout(800)
    visit.server.kill()
    assert b"never saved" not in visit.model.read_bytes()
    with serving(visit.model, port=visit.server.port) as again:
        fresh = visit.open(again.desk)
        _wait(fresh, "document.querySelector('.cm-content').innerText.includes('breakfast')")
        _wait(fresh, "document.getElementById('state').textContent.includes('is back')")
        fresh.locator(".cm-content").click()
        fresh.keyboard.press("Control+s")
        _wait(fresh, "document.getElementById('state').textContent === 'saved'")
    assert visit.model.read_text("utf-8").endswith("# typed and never saved\n")


def test_two_desks_have_one_pen_and_the_text_goes_with_it(visit: Visit) -> None:
    first = visit.desk()
    second = visit.another_desk(first)
    second.evaluate("document.getElementById('pen').click()")
    first.wait_for_selector("#pen:not([hidden])")
    _type(second, "# by the second\n")
    second.keyboard.press("Control+s")
    _wait(second, "document.getElementById('state').textContent === 'saved'")
    _wait(first, "document.querySelector('.cm-content').contentEditable === 'false'")
    first.wait_for_timeout(1500)
    first.locator("#pen").click()
    _wait(first, "document.querySelector('.cm-content').contentEditable === 'true'")
    _type(first, "# by the first\n")
    first.keyboard.press("Control+s")
    _wait(first, "document.getElementById('state').textContent === 'saved'")
    assert visit.model.read_text("utf-8").endswith("# by the second\n# by the first\n")


def test_a_file_deleted_under_the_desk_is_told_and_written_anew(visit: Visit) -> None:
    desk = visit.desk()
    _type(desk, "# still here\n")
    visit.model.unlink()
    _wait(desk, "document.getElementById('state').textContent.includes('deleted')")
    desk.keyboard.press("Control+s")
    _wait(desk, "document.getElementById('state').textContent === 'saved'")
    assert visit.model.read_text("utf-8").endswith("# still here\n")


@pytest.fixture
def emptied(model: Path) -> None:
    """Leave nothing in the model's file."""
    model.write_text("", "utf-8")


@pytest.mark.usefixtures("emptied")
def test_an_empty_file_is_a_place_to_begin(visit: Visit) -> None:
    desk = visit.open(visit.server.desk)
    _wait(desk, "document.getElementById('held').textContent.includes('Nothing to draw yet')")
    assert _find_violations(desk) == []
    _type(desk, "title: Toast for all\n")
    desk.keyboard.press("Control+k")
    desk.keyboard.press("n")
    desk.keyboard.type("Toast is served")
    desk.keyboard.press("Enter")
    _wait(desk, "document.getElementById('canvas').textContent.includes('Toast is served')")
    _wait(desk, "document.querySelector('h1').textContent === 'Toast for all'")


def test_dictation_takes_two_keys_and_is_undone_by_one(visit: Visit) -> None:
    desk = visit.desk()
    desk.locator(".cm-content").click()
    desk.keyboard.press("Control+k")
    desk.keyboard.press("n")
    desk.keyboard.type("Toast is served")
    desk.keyboard.press("Tab")
    desk.keyboard.type("output")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    _wait(desk, "document.getElementById('canvas').textContent.includes('Toast is')")
    assert _find_violations(desk) == []
    desk.keyboard.press("Escape")
    desk.keyboard.press("Control+k")
    desk.keyboard.press("l")
    desk.keyboard.type("open-club")
    desk.keyboard.press("Tab")
    desk.keyboard.type("toast-is-served")
    desk.keyboard.press("Tab")
    desk.keyboard.type("There is a toaster")
    desk.keyboard.press("Enter")
    _wait(
        desk,
        "document.querySelector('#panel form:not([hidden]) .told').textContent.includes('Added')",
    )
    desk.keyboard.press("Escape")
    desk.keyboard.press("Control+s")
    _wait(desk, "document.getElementById('state').textContent === 'saved'")
    text = visit.model.read_text("utf-8")
    assert "  toast-is-served: Toast is served\n" in text
    assert "  open-club -> toast-is-served:\n    because: There is a toaster\n" in text
    assert visit.complaints == []
