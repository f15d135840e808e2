"""Photos as large as the screen by touch, mouse and keys; videos that are fetched only when touched."""

from __future__ import annotations

import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import CDPSession, Locator, Page, Route, expect
from under_policy import until
from visits import PHONE, Site, Visit, Visitor

pytestmark = pytest.mark.browser
PRODUCT = "usaha/keripik/keripik-asin/"
BUSINESS = "usaha/keripik/"
DESK = {"viewport": {"width": 1280, "height": 900}, "is_mobile": False, "has_touch": False}
PLAYER = "https://www.youtube-nocookie.com/embed/abcdefghijk"


@pytest.fixture
def site(photo_site: Site) -> Site:
    return photo_site


def photos(page: Page) -> Locator:
    return page.locator(".gallery__photo")


def opened(visit: Visit, *, at: int = 0) -> Locator:
    page = visit.go(PRODUCT)
    photos(page).nth(at).click()
    dialog = page.get_by_role("dialog", name="Foto Keripik Asin")
    expect(dialog).to_be_visible()
    return dialog


def caption(dialog: Locator) -> Locator:
    return dialog.locator("[aria-live]")


def becomes(dialog: Locator, scale: float, at: int = 0) -> None:
    """Wait until a photo is that much larger than it fits: a tap becomes a click only later."""
    script = """([image, scale]) =>
        Math.abs(new DOMMatrix(getComputedStyle(image).transform).a - scale) < 0.01"""
    until(dialog.page, script, arg=[dialog.locator("img").nth(at).element_handle(), scale])


def touch(session: CDPSession, kind: str, *points: tuple[float, float], when: float | None = None) -> None:
    fingers = [{"x": x, "y": y, "id": at} for at, (x, y) in enumerate(points)]
    at = {} if when is None else {"timestamp": when}
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers, **at})


def moved(page: Page, *ways: tuple[tuple[float, float], tuple[float, float]]) -> None:
    """Put a finger down for each way, move all of them along in steps, and lift them."""
    session = page.context.new_cdp_session(page)
    touch(session, "touchStart", *(start for start, _ in ways))
    for step in range(1, 9):
        part = step / 8
        places = [(x1 + (x2 - x1) * part, y1 + (y2 - y1) * part) for (x1, y1), (x2, y2) in ways]
        touch(session, "touchMove", *places)
    touch(session, "touchEnd")
    session.detach()
    page.wait_for_timeout(500)  # the browser takes a tap right after a swipe for a finger that stops it


def test_a_touch_shows_the_largest_rendition_and_fetches_it_only_then(visitor: Visitor) -> None:
    visit = visitor()
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.go(PRODUCT)
    assert not [url for url in asked if "-1000.avif" in url or url.endswith("gallery.js")]
    dialog = opened(visit)
    until(visit.page, "document.querySelector('dialog img').currentSrc.endsWith('-1000.avif')")
    assert len([url for url in asked if "-1000.avif" in url]) == 1
    expect(caption(dialog)).to_have_text("Foto 1 dari 3: Keripik di tampah")
    assert visit.errors == []


def test_keys_turn_enlarge_and_close_and_focus_comes_back(visitor: Visitor) -> None:
    visit = visitor(**DESK)
    dialog = opened(visit)
    keys = visit.page.keyboard
    expect(dialog.get_by_role("button", name="Tutup")).to_be_focused()
    expect(dialog.get_by_role("button", name="Foto sebelumnya")).to_be_hidden()
    keys.press("ArrowRight")
    expect(caption(dialog)).to_have_text("Foto 2 dari 3: Keripik dalam bungkus")
    keys.press("+")
    becomes(dialog, 1.5, 1)
    expect(dialog.get_by_role("button", name="Perkecil foto")).to_be_visible()
    keys.press("0")
    becomes(dialog, 1, 1)
    keys.press("End")
    expect(caption(dialog)).to_contain_text("Foto 3 dari 3")
    keys.press("ArrowRight")
    expect(caption(dialog)).to_contain_text("Foto 3 dari 3")
    expect(dialog.get_by_role("button", name="Foto berikutnya")).to_be_hidden()
    for _ in range(6):  # focus stays inside
        keys.press("Tab")
        assert visit.page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    keys.press("Escape")
    expect(dialog).to_have_count(0)
    expect(photos(visit.page).nth(2)).to_be_focused()


def test_a_swipe_turns_and_a_short_one_does_not(visitor: Visitor) -> None:
    visit = visitor()
    dialog = opened(visit)
    moved(visit.page, ((300, 400), (80, 410)))
    expect(caption(dialog)).to_contain_text("Foto 2 dari 3")
    moved(visit.page, ((200, 400), (180, 400)))
    expect(caption(dialog)).to_contain_text("Foto 2 dari 3")
    moved(visit.page, ((80, 400), (300, 400)))
    expect(caption(dialog)).to_contain_text("Foto 1 dari 3")
    until(visit.page, "document.querySelector('.zoom__strip').scrollLeft === 0")
    moved(visit.page, ((180, 200), (190, 420)))
    expect(dialog).to_have_count(0)


def test_two_fingers_and_two_taps_enlarge_and_one_finger_then_moves(visitor: Visitor) -> None:
    visit = visitor()
    dialog = opened(visit)
    page = visit.page
    moved(page, ((160, 400), (80, 400)), ((200, 400), (280, 400)))
    becomes(dialog, 5)  # 40 pixels became 200
    expect(caption(dialog)).to_contain_text("Foto 1 dari 3")
    before = dialog.locator("img").first.evaluate("(image) => image.getBoundingClientRect().left")
    moved(page, ((200, 400), (150, 400)))
    after = dialog.locator("img").first.evaluate("(image) => image.getBoundingClientRect().left")
    assert after - before == pytest.approx(-50, abs=1)
    dialog.get_by_role("button", name="Perkecil foto").tap()
    becomes(dialog, 1)
    session = page.context.new_cdp_session(page)
    now = time.time()
    for after in (0.0, 0.15):  # seconds; said to the browser, since this machine may be slow
        touch(session, "touchStart", (180, 400), when=now + after)
        touch(session, "touchEnd", when=now + after + 0.05)
    becomes(dialog, 2.5)
    dialog.get_by_role("button", name="Tutup").tap()
    expect(photos(page).first).to_be_focused()


def test_a_mouse_finds_arrows_and_a_finger_none(visitor: Visitor) -> None:
    page = visitor(**DESK).go(PRODUCT)
    expect(page.locator(".arrow")).to_have_count(0)
    photos(page).first.hover()
    on = page.get_by_role("button", name="Foto berikutnya")
    expect(page.get_by_role("button", name="Foto sebelumnya")).to_be_hidden()
    on.click()
    expect(page.locator(".arrow__count")).to_have_text("2/3")
    on.click()
    expect(on).to_be_hidden()
    phone = visitor().go(PRODUCT)
    photos(phone).first.dispatch_event("pointerenter")
    expect(phone.locator(".arrow")).to_have_count(0)


def test_a_photo_is_a_plain_link_where_the_script_does_not_come(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go(PRODUCT)
    page.route("**/gallery.js*", lambda route: route.abort())
    photos(page).first.tap()
    page.wait_for_url("**/gambar/*.jpg")
    bare = visitor(java_script_enabled=False, script="")
    bare.page.goto(visit.site.url + PRODUCT)
    with bare.page.expect_response("**/gambar/*.jpg") as answer:
        photos(bare.page).first.tap()
    assert answer.value.ok


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK["viewport"]], ids=["phone", "desk"])
def test_axe_finds_nothing_with_a_photo_open(visitor: Visitor, scheme: str, size: dict[str, int]) -> None:
    visit = visitor(color_scheme=scheme, viewport=size, is_mobile=False, has_touch=False)
    dialog = opened(visit)
    until(visit.page, "document.querySelector('dialog img').currentSrc.endsWith('-1000.avif')")
    expect(dialog.get_by_role("button", name="Tutup")).to_be_in_viewport()
    found = Axe().run(visit.page).response["violations"]
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []


def test_a_video_is_asked_for_when_it_is_touched_and_without_cookies(visitor: Visitor) -> None:
    visit = visitor()
    outside: list[str] = []
    page = visit.page

    def answer(route: Route) -> None:
        outside.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body="<!doctype html><title>Video</title>")

    page.context.route(lambda url: not url.startswith(visit.site.url), answer)
    visit.go(BUSINESS)
    page.wait_for_load_state("networkidle")
    assert outside == []
    still = page.locator(".video[data-part]")
    expect(still).to_have_count(1)
    assert still.get_attribute("href") == "https://www.youtube.com/watch?v=abcdefghijk"
    expect(still).to_contain_text("Video Keripik Bu Uji Putar di sini, dari youtube.com")
    still.tap()
    expect(page.locator("iframe")).to_have_attribute("title", "Video Keripik Bu Uji Putar di sini, dari youtube.com")
    page.frame_locator("iframe").locator("title").wait_for(state="attached")
    assert [url.partition("?")[0] for url in outside] == [PLAYER]
    expect(page.get_by_role("link", name="Tonton di tiktok.com")).to_have_attribute(
        "href", "https://www.tiktok.com/@contoh/video/1000000000000000001"
    )
