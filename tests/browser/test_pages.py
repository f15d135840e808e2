"""What a visitor does on the pages: promos by date, light and dark, no script, keys, every width."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect
from under_policy import restyle
from visits import Visitor

pytestmark = pytest.mark.browser
PRODUCT = "usaha/keripik-tempe/keripik-original/"
BUSINESS = "usaha/keripik-tempe/"
KINDS = ("", "usaha/", "produk/", "promo/", "peta/", "kategori/camilan/", BUSINESS, PRODUCT, "404.html")
WIDTHS = (320, 360, 412, 768, 1280)

# What has the focus while none of its corners can be seen; "" where some can.
COVERED = """() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  if (element === document.body || !box.width) return "";
  const seen = [box.left + 2, box.right - 2].some((x) => [box.top + 2, box.bottom - 2].some((y) => {
    const top = document.elementFromPoint(x, y);
    return top && (element.contains(top) || top.contains(element));
  }));
  return seen ? "" : element.outerHTML.slice(0, 120);
}"""
WHOLE_WORDS = ".button, .badge, .card__tag, .price__now, .price__before, .bar strong, .top__name, .top__nav a, .tile"
# Every word, between spaces and hyphens, that is seen on more than one line.
BROKEN_WORDS = r"""(selector) => [...document.querySelectorAll(selector)].flatMap((element) => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    for (const word of text.data.matchAll(/[^\s-]+/g)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
      if (new Set(boxes.map((box) => Math.round(box.top))).size > 1) broken.push(`${element.className}: ${word[0]}`);
    }
  }
  return broken;
})"""


def wider_than_the_screen(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (datetime(2026, 2, 28, 16, 59, 59, tzinfo=UTC), "soon"),  # a second before midnight in the village
        (datetime(2026, 2, 28, 17, 0, tzinfo=UTC), "now"),
        (datetime(2026, 3, 31, 16, 59, 59, tzinfo=UTC), "now"),
        (datetime(2026, 3, 31, 17, 0, 1, tzinfo=UTC), "over"),
    ],
)
@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Jayapura"])
def test_a_promo_is_current_by_the_villages_calendar(visitor: Visitor, now: datetime, state: str, zone: str) -> None:
    page = visitor(now=now, timezone_id=zone).go(BUSINESS)
    promo = page.locator("#promo-paket-lebaran")
    assert promo.get_attribute("data-state") == state
    if state == "soon":
        expect(promo).to_be_hidden()
        return
    expect(promo).to_be_visible()
    dates = promo.locator("[data-promo-dates]")
    expect(dates).to_contain_text("1–31 Maret 2026")
    assert ("Sudah berakhir" in dates.inner_text()) is (state == "over")
    expect(promo.get_by_role("link", name="Pesan paket ini")).to_be_visible(visible=state == "now")


def test_the_promo_page_says_when_there_is_none(visitor: Visitor) -> None:
    page = visitor(now=datetime(2020, 1, 1, tzinfo=UTC)).go("promo/")
    expect(page.get_by_text("Sedang tidak ada promo")).to_be_visible()


def test_light_and_dark_are_remembered_before_the_first_paint(visitor: Visitor) -> None:
    visit = visitor(color_scheme="light")
    page = visit.go("")
    background = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(background)
    page.get_by_role("button", name="Ganti terang atau gelap").tap()
    dark = page.evaluate(background)
    assert dark != light
    # Set by a script in the head: before the body is parsed, the choice already holds.
    page.add_init_script(
        "new MutationObserver((_, watch) => { if (document.body) { watch.disconnect();"
        " window.early = document.documentElement.dataset.theme; } })"
        ".observe(document, { childList: true, subtree: true });"
    )
    page = visit.go(PRODUCT)
    assert page.evaluate("window.early") == "gelap"
    assert page.evaluate(background) == dark
    page.get_by_role("button", name="Ganti terang atau gelap").tap()
    assert page.evaluate(background) == light


def test_without_script_everything_needed_is_there(visitor: Visitor) -> None:
    visit = visitor(java_script_enabled=False, script="")
    page = visit.page
    page.goto(visit.site.url + PRODUCT)
    link = page.locator("[data-order-bar] a")
    expect(link).to_be_in_viewport()
    assert (link.get_attribute("href") or "").startswith("https://wa.me/62")
    expect(page.get_by_role("button", name="Ganti terang atau gelap")).to_have_count(0)
    page.goto(visit.site.url + BUSINESS)
    expect(page.locator("#promo-paket-lebaran")).to_be_visible()
    page.get_by_role("searchbox").fill("keripik")
    page.keyboard.press("Enter")
    page.wait_for_url("**/produk/?q=keripik")


@pytest.mark.parametrize("address", [BUSINESS, PRODUCT])
def test_the_green_button_stays_in_reach(visitor: Visitor, address: str) -> None:
    page = visitor().go(address)
    button = page.locator("[data-order-bar] a")
    expect(button).to_be_in_viewport()
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    expect(button).to_be_in_viewport()
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= 44


def test_keys_reach_the_main_part_first(visitor: Visitor) -> None:
    page = visitor().go(PRODUCT)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    expect(page.get_by_role("link", name="Langsung ke isi")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#isi$"))


@pytest.mark.parametrize("address", ["produk/", PRODUCT, BUSINESS])
def test_what_has_the_focus_is_never_under_a_bar(visitor: Visitor, address: str) -> None:
    page = visitor(is_mobile=False, reduced_motion="reduce").go(address)
    for key in ("Tab", "Shift+Tab"):
        for _ in range(45):
            page.keyboard.press(key)
            assert page.evaluate(COVERED) == "", key


@pytest.mark.parametrize("address", KINDS)
def test_every_page_fits_every_width(visitor: Visitor, address: str) -> None:
    page = visitor(is_mobile=False).go(address)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert wider_than_the_screen(page) <= 0, width


@pytest.mark.parametrize("address", KINDS)
def test_every_page_fits_with_text_twice_as_large(visitor: Visitor, address: str) -> None:
    page = visitor(is_mobile=False).go(address)
    restyle(page, "html { font-size: 200% } * { content-visibility: visible !important }")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert wider_than_the_screen(page) <= 0, width


def test_words_on_the_green_button_stay_whole_with_text_twice_as_large(visitor: Visitor) -> None:
    page = visitor().go(PRODUCT)
    restyle(page, "html { font-size: 200% }")
    box = page.locator("[data-order-bar] a").bounding_box()
    assert box is not None
    assert box["height"] <= 4 * 32 * 1.2  # three lines and their padding, at 32 px


@pytest.mark.parametrize("address", KINDS)
def test_prices_names_and_buttons_break_between_words_only(visitor: Visitor, address: str) -> None:
    page = visitor(is_mobile=False).go(address)
    for width, size in ((320, 100), (360, 200)):
        page.set_viewport_size({"width": width, "height": 800})
        restyle(page, f"html {{ font-size: {size}% }} * {{ content-visibility: visible !important }}")
        assert page.evaluate(BROKEN_WORDS, WHOLE_WORDS) == [], (width, size)


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        (datetime(2026, 2, 28, 16, 59, 59, tzinfo=UTC), False),
        (datetime(2026, 2, 28, 17, 0, tzinfo=UTC), True),
        (datetime(2026, 3, 31, 17, 0, 1, tzinfo=UTC), False),
    ],
)
def test_the_banner_shows_a_promo_that_is_current(visitor: Visitor, now: datetime, *, shown: bool) -> None:
    page = visitor(now=now).go("")
    banner = page.locator(".banner", has_text="Paket Lebaran")
    expect(banner).to_be_visible(visible=shown)
    expect(page.locator(".banner:visible")).to_have_count(1 if shown else 0)
    if shown:
        banner.tap()
        page.wait_for_url("**/usaha/keripik-tempe/#promo-paket-lebaran")
