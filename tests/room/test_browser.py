"""The room in a real browser: a desk, a wall and six phones, each with cookies of its own."""

from __future__ import annotations

import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.room.conftest import LINK
from tests.room.crowd import LAN, Server, serving

CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PHONE = {"width": 390, "height": 844}

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

    def desk(self) -> Any:
        page = self.open(self.server.desk)
        page.wait_for_selector("#canvas svg")
        return page

    def another_desk(self, desk: Any) -> Any:
        desk.get_by_role("button", name="Another desk").click()
        _wait(desk, "#room-told", "key=")
        page = self.open(desk.inner_text("#room-told").rpartition(" ")[2])
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


@contextmanager
def _visiting(browser: Any, model: Path, *, trying: bool = False) -> Iterator[Visit]:
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

    with serving(model, trying=trying) as server:
        yield Visit(server, model, open_page, complaints)
        for context in contexts:
            context.close()


@pytest.fixture
def visit(browser: Any, model: Path) -> Iterator[Visit]:
    with _visiting(browser, model) as made:
        yield made


@pytest.fixture
def desk(visit: Visit) -> Any:
    """Return a desk that shows its picture."""
    return visit.desk()


@pytest.fixture
def phone(visit: Visit, desk: Any) -> Any:
    """Return a phone that is asked about a link."""
    page = visit.phone()
    _open_round(desk)
    page.wait_for_selector("form[data-round]")
    return page


def _wait(page: Any, selector: str, text: str, *, exact: bool = False) -> None:
    """Wait until an element reads so; the page's policy lets nobody else evaluate a text."""
    told = ""
    for _ in range(100):
        told = page.locator(selector).first.text_content() if page.query_selector(selector) else ""
        if told == text if exact else text in (told or ""):
            return
        time.sleep(0.1)
    raise AssertionError(f"{selector} never read {text!r}, but {told!r}")


def _wait_until_saved(desk: Any) -> None:
    _wait(desk, "#state", "saved", exact=True)


def _save(desk: Any) -> None:
    desk.keyboard.press("Control+s")
    _wait_until_saved(desk)


def _find_violations(page: Any) -> list[tuple[str, str]]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is missing")
    found = axe.Axe().run(page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"]) for each in found]


def _choose(phone: Any, word: str) -> None:
    phone.wait_for_selector("form[data-round]")
    phone.locator(f"input[name=word][value='{word}']").check()
    phone.get_by_role("button", name="Save").click()


def _rate(phone: Any, word: str) -> None:
    _choose(phone, word)
    _wait(phone, ".saved", f"Saved: {word}", exact=True)


def _open_round(desk: Any, subject: str = LINK, button: str = "Open") -> None:
    desk.select_option("#subject", subject)
    desk.get_by_role("button", name=button, exact=True).first.click()
    desk.wait_for_selector("#room li")


def _press(desk: Any, name: str) -> None:
    desk.get_by_role("button", name=name, exact=True).click()


def _type(desk: Any, text: str, at: str = "End") -> None:
    desk.locator(".cm-content").click()
    desk.keyboard.press(f"Control+{at}")
    desk.keyboard.insert_text(text)


def _save_outside(model: Path, old: str, new: str) -> None:
    """Save as many editors do: a new file beside, renamed over the old one."""
    beside = model.with_suffix(".tmp")
    beside.write_text(model.read_text("utf-8").replace(old, new), "utf-8")
    beside.replace(model)


def test_a_half_day_with_a_desk_a_wall_and_six_phones(visit: Visit, desk: Any) -> None:
    wall = visit.wall(desk)
    phones = [visit.phone(group) for group in ("School staff", "Parents", "Pupils") for _ in "12"]
    plain = visit.phone("Parents", java_script_enabled=False)
    # A mistake is marked while it is typed, and mended.
    _type(desk, "headline: [atendance]\n", "Home")
    desk.wait_for_selector(".cm-lint-marker-error")
    desk.keyboard.press("Control+z")
    _wait_until_saved(desk)
    _save_outside(visit.model, "Fewer late arrivals", "Hardly any late arrivals")
    _wait(desk, "#canvas", "Hardly any")
    _wait(wall, "#picture", "Hardly any")

    _open_round(desk)
    for phone, word in zip(phones, ("strong", "strong", "moderate") * 2, strict=True):
        _rate(phone, word)
    phones[5].reload()
    _rate(phones[5], "doubtful")
    plain.get_by_role("link", name="Look again").click()
    plain.locator("input[name=word][value='moderate']").check()
    _press(plain, "Save")
    _wait(wall, "#asked", "7 of 7 have answered")
    # The list of answers names each word once; a second time would be somebody's.
    for page, most in ((wall, 0), (desk, 1), *((phone, 1) for phone in phones[:5])):
        assert page.inner_text("body").lower().count("doubtful") <= most
    # What the evidence says would lead the answers: it is on no wall before the reveal.
    shown = "all.filter((each) => getComputedStyle(each).visibility === 'visible')"
    told = wall.locator("#picture text").evaluate_all(f"(all) => {shown}.map((e) => e.textContent)")
    assert "Better attendance" in told
    assert not {"B", "C", "?", "~"} & set(told)
    assert not any(word in " ".join(told) for word in ("moderate", "untested", "suggestive"))
    for page in (wall, desk, phones[0]):
        assert _find_violations(page) == []

    _press(desk, "Close")
    for page in phones[:5]:
        _wait(page, "section", "You said: ")
    _press(desk, "Reveal")
    for page in (wall, *phones):
        page.wait_for_selector(".evidence")
        assert "moderate" in page.inner_text(".evidence").lower()
        assert "rung" in page.inner_text("tbody")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert wall.locator("#picture g.link-marks text").first.is_visible()
    for page in (wall, phones[1]):
        assert _find_violations(page) == []
    assert visit.complaints == []


def test_drafts_are_the_desk_s_own_until_all_are_opened(visit: Visit, desk: Any) -> None:
    phone = visit.phone()
    for subject in (LINK, "children-come"):
        _open_round(desk, subject, "Draft")
        _wait(desk, "#room", "draft")
    desk.wait_for_selector("#room li:nth-child(3)")
    assert _find_violations(desk) == []
    assert phone.query_selector("form[data-round]") is None
    _press(desk, "Open all drafts")
    phone.wait_for_selector("form[data-round] >> nth=1")
    _press(desk, "Close all")
    _wait(phone, "[data-live=idle]", "No question is open")
    assert visit.complaints == []


def test_what_is_in_focus_stays_lit_and_in_its_place_when_it_is_redrawn(
    visit: Visit, desk: Any
) -> None:
    wall = visit.wall(desk)
    for _ in range(3):
        _press(desk, "Larger")
    name = LINK.replace(" -> ", ".")
    desk.evaluate("document.getElementById('canvas').scrollLeft = 500")
    link = desk.locator(f"#canvas g[id='{name}']")
    link.locator("path.hit").dispatch_event("click")
    assert desk.input_value("#subject") == LINK
    assert (
        desk.evaluate("document.querySelector('.cm-activeLine').textContent").strip() == f"{LINK}:"
    )
    before, width = link.bounding_box(), desk.locator("#canvas svg").get_attribute("width")

    _type(desk, "  toast: {label: Toast is served}\n")
    _save_outside(visit.model, "activities:", "activities:\n  toast: Toast is served daily")
    _wait(desk, "#canvas", "Toast is")
    assert "lit" in str(link.get_attribute("class"))
    assert desk.evaluate("document.getElementById('canvas').className") == "focused"
    assert desk.locator("#canvas svg").get_attribute("width") == width
    after = link.bounding_box()
    assert abs(after["x"] - before["x"]) < 2
    assert abs(after["y"] - before["y"]) < 2

    _press(desk, "Open")
    wall.wait_for_selector(f"#picture.focused g.lit[id='{name}']")
    assert visit.complaints == []


def test_while_the_network_is_tried_phones_are_counted_and_asked_nothing(
    browser: Any, model: Path
) -> None:
    with _visiting(browser, model, trying=True) as visit:
        page = visit.open(visit.server.desk)
        assert "laptop: 0" in page.inner_text("main")
        assert "Venue Wi-Fi" in page.inner_text("main")
        address = f"http://{LAN}:{visit.server.port}/j/{visit.server.code}"
        phones = [visit.open(address, viewport=PHONE) for _ in range(3)]
        _wait(page, ".count", "laptop: 3")
        phones[0].reload()
        assert "reaches the room" in phones[0].inner_text("h1")
        _wait(page, ".big", "In touch now: 3")
        page.get_by_label("Name").fill("Hall")
        _press(page, "Show")
        page.wait_for_selector(".qr >> nth=1")
        for each in (page, phones[0]):
            assert _find_violations(each) == []
        assert visit.complaints == []


def test_a_phone_without_javascript_rates_with_forms(visit: Visit, desk: Any) -> None:
    phone = visit.phone("Parents", java_script_enabled=False)
    _open_round(desk)
    phone.get_by_role("link", name="Look again").click()
    phone.locator("input[name=word][value='moderate']").check()
    phone.get_by_label("A comment").fill("from a form")
    phone.get_by_role("button", name="Save").click()
    assert phone.inner_text(".saved") == "Saved: moderate"
    assert phone.locator("textarea").input_value() == "from a form"


def test_the_phone_s_page_is_small_and_goes_by_keyboard(phone: Any) -> None:
    size = phone.evaluate("fetch(location.href).then((a) => a.text()).then((t) => t.length)")
    assert size < 30_000
    phone.locator("input[name=word]").first.focus()
    for key in ("ArrowDown", "ArrowDown", "Tab", "Tab", "Enter"):
        phone.keyboard.press(key)
    _wait(phone, ".saved", "Saved: ")


def test_a_laptop_that_slept_and_one_whose_clock_was_changed_go_on(
    visit: Visit, phone: Any
) -> None:
    phone.clock.install(time=0)
    visit.server.process.send_signal(signal.SIGSTOP)
    _choose(phone, "strong")
    _wait(phone, ".saved", "Not yet saved")
    time.sleep(1)
    phone.clock.set_system_time(4_000_000_000_000)
    visit.server.process.send_signal(signal.SIGCONT)
    _wait(phone, ".saved", "Saved: strong", exact=True)
    phone.reload()
    assert phone.inner_text(".saved") == "Saved: strong"


def test_an_answer_waits_while_the_network_is_gone(phone: Any) -> None:
    phone.context.set_offline(True)
    _choose(phone, "strong")
    _wait(phone, ".saved", "Not yet saved")
    phone.context.set_offline(False)
    _wait(phone, ".saved", "Saved: strong", exact=True)


def test_a_page_that_is_loaded_again_in_the_middle_of_a_vote_sends_it(phone: Any) -> None:
    phone.route("**/vote", lambda route: route.abort())
    _choose(phone, "strong")
    _wait(phone, ".saved", "Not yet saved")
    phone.unroute("**/vote")
    phone.reload()
    _wait(phone, ".saved", "Saved: strong", exact=True)
    phone.reload()
    _wait(phone, ".saved", "Saved: strong", exact=True)


def test_what_is_typed_is_drawn_marked_and_saved(visit: Visit, desk: Any) -> None:
    before = visit.model.read_bytes()
    _type(desk, "\n  places-filled -> atendance:\n    because: So\n    assumes: none\n")
    desk.wait_for_selector(".cm-lintRange-error, .cm-lint-marker-error")
    _wait(desk, "#findings", "atendance")
    assert visit.model.read_bytes() == before
    assert desk.inner_text("#state") == "not saved yet"
    _save(desk)
    assert b"atendance" in visit.model.read_bytes()
    colour = desk.evaluate("getComputedStyle(document.querySelector('.cm-gutters')).display")
    assert colour == "flex", "CodeMirror has lost its styles"
    assert visit.complaints == []


def test_a_mistake_is_mended_by_a_click_where_it_stands(visit: Visit, desk: Any) -> None:
    _type(desk, "headline: [atendance]\n", "Home")
    desk.wait_for_selector(".cm-lint-marker-error")
    desk.locator(".cm-lintRange-error").first.hover()
    desk.locator(".cm-diagnosticAction").first.click()
    _wait(desk, ".cm-line", "headline: [attendance]", exact=True)
    assert visit.complaints == []


def test_names_are_offered_where_they_fit(visit: Visit, desk: Any) -> None:
    _type(desk, "headline: [")
    desk.keyboard.type("atte")
    desk.wait_for_selector(".cm-tooltip-autocomplete li")
    assert "attendance" in desk.inner_text(".cm-tooltip-autocomplete")
    # A moment passes before Enter takes an offer, lest it take one that nobody saw.
    desk.wait_for_timeout(300)
    desk.keyboard.press("Enter")
    _wait(desk, ".cm-content", "headline: [attendance")
    assert visit.complaints == []


def test_the_last_good_picture_stays_while_the_text_has_an_error(visit: Visit, desk: Any) -> None:
    good = desk.inner_html("#canvas")
    desk.locator(".cm-content").click()
    desk.keyboard.press("Control+a")
    # What no plausible edit mends.
    desk.keyboard.insert_text("These are only words")
    _wait(desk, "#held", "last good picture")
    assert desk.inner_html("#canvas") == good


def test_what_changes_on_the_disk_appears_and_a_touch_is_no_change(visit: Visit, desk: Any) -> None:
    visit.model.touch()
    _save_outside(visit.model, "title: Breakfast", "title: Our breakfast")
    _wait(desk, ".cm-content", "title: Our breakfast")
    _wait(desk, "#canvas", "Our breakfast")
    _wait(desk, "#state", "changed on")
    # The second save by renaming is seen too: the folder is watched, not the file.
    _save_outside(visit.model, "title: Our breakfast", "title: Their breakfast")
    _wait(desk, ".cm-content", "title: Their breakfast")
    desk.locator(".cm-content").click()
    desk.keyboard.press("Control+z")
    _wait(desk, "#state", "not saved yet", exact=True)
    _wait(desk, ".cm-content", "title: Our breakfast")


def test_a_clean_merge_is_made_and_a_conflict_is_asked_about_with_nothing_lost(
    visit: Visit, desk: Any
) -> None:
    text = visit.model.read_text("utf-8")
    _type(desk, "# typed at the desk\n")
    visit.model.write_text(text.replace("title: Breakfast", "title: Our breakfast"), "utf-8")
    _wait(desk, "#state", "on the disk too")
    _save(desk)
    both = visit.model.read_text("utf-8")
    assert "title: Our breakfast" in both
    assert "# typed at the desk" in both

    _type(desk, "# mine\n")
    visit.model.write_text(both + "# theirs\n", "utf-8")
    _wait(desk, "#state", "on the disk too")
    desk.keyboard.press("Control+s")
    desk.wait_for_selector("#conflict:not([hidden])")
    assert _find_violations(desk) == []
    assert "# theirs" in desk.inner_text("#theirs")
    desk.get_by_role("button", name="Keep both").click()
    _wait_until_saved(desk)
    assert visit.model.read_text("utf-8").endswith("# mine\n# on disk: # theirs\n")


def test_a_killed_server_or_a_closed_browser_loses_nothing_typed(visit: Visit, desk: Any) -> None:
    _type(desk, "# typed and never saved\n")
    _wait(desk, "#state", "not saved yet", exact=True)
    desk.wait_for_timeout(800)
    visit.server.kill()
    assert b"never saved" not in visit.model.read_bytes()
    with serving(visit.model, port=visit.server.port) as again:
        fresh = visit.open(again.desk)
        _wait(fresh, ".cm-content", "breakfast")
        _wait(fresh, "#state", "is back")
        fresh.locator(".cm-content").click()
        _save(fresh)
    assert visit.model.read_text("utf-8").endswith("# typed and never saved\n")


def test_two_desks_have_one_pen_and_the_text_goes_with_it(visit: Visit, desk: Any) -> None:
    first, second = desk, visit.another_desk(desk)
    second.evaluate("document.getElementById('pen').click()")
    first.wait_for_selector("#pen:not([hidden])")
    _type(second, "# by the second\n")
    _save(second)
    first.wait_for_selector(".cm-content[contenteditable=false]")
    first.wait_for_timeout(1500)
    first.locator("#pen").click()
    first.wait_for_selector(".cm-content[contenteditable=true]")
    _type(first, "# by the first\n")
    _save(first)
    assert visit.model.read_text("utf-8").endswith("# by the second\n# by the first\n")


def test_a_file_deleted_under_the_desk_is_told_and_written_anew(visit: Visit, desk: Any) -> None:
    _type(desk, "# still here\n")
    visit.model.unlink()
    _wait(desk, "#state", "deleted")
    _save(desk)
    assert visit.model.read_text("utf-8").endswith("# still here\n")


@pytest.fixture
def emptied(model: Path) -> None:
    """Leave nothing in the model's file."""
    model.write_text("", "utf-8")


@pytest.mark.usefixtures("emptied")
def test_an_empty_file_is_a_place_to_begin(visit: Visit) -> None:
    desk = visit.open(visit.server.desk)
    _wait(desk, "#held", "Nothing to draw yet")
    assert _find_violations(desk) == []
    _type(desk, "title: Toast for all\n")
    desk.keyboard.press("Control+k")
    desk.keyboard.press("n")
    desk.keyboard.type("Toast is served")
    desk.keyboard.press("Enter")
    _wait(desk, "#canvas", "Toast is served")
    _wait(desk, "h1", "Toast for all", exact=True)
    # Groups that are named only now can be chosen at once.
    desk.keyboard.press("Escape")
    _type(desk, "stakeholders: {cooks: The cooks}\n", "Home")
    for form in ("paper", "note"):
        _wait(desk, f"form[data-do={form}] select[name=group]", "The cooks", exact=True)


def _dictate(desk: Any, kind: str, *fields: str) -> None:
    desk.keyboard.press("Control+k")
    desk.keyboard.press(kind)
    for position, each in enumerate(fields):
        desk.keyboard.press("Tab") if position else None
        desk.keyboard.type(each)
    desk.keyboard.press("Enter")
    _wait(desk, "#panel form:not([hidden]) .told", "Added")


def test_dictation_takes_two_keys_and_is_undone_by_one(visit: Visit, desk: Any) -> None:
    desk.locator(".cm-content").click()
    _dictate(desk, "n", "Toast is served", "output")
    _wait(desk, "#canvas", "Toast is")
    assert _find_violations(desk) == []
    desk.keyboard.press("Escape")
    _dictate(desk, "l", "open-club", "toast-is-served", "There is a toaster")
    desk.keyboard.press("Escape")
    _dictate(desk, "a", "The toaster works", "open-club -> toast-is-served")
    desk.keyboard.press("Escape")
    _dictate(desk, "r", "A bakery opened", "attendance")
    desk.keyboard.press("Escape")
    desk.keyboard.press("Control+z")
    _save(desk)
    text = visit.model.read_text("utf-8")
    assert "  toast-is-served: Toast is served\n" in text
    assert "    because: There is a toaster\n    assumes: [the-toaster-works]\n" in text
    assert "bakery" not in text
    assert visit.complaints == []
