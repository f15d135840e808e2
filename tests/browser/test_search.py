"""What a visitor does with search: types with an error, takes a hit to an order, uses keys, has no signal."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect
from visits import VILLAGE, Visitor, served, write_site

from katalog.data import search_index

pytestmark = pytest.mark.browser
PRODUCT = "usaha/keripik-tempe/keripik-original/"
FIELD = "input[name=q]"


def hits(page: Page) -> Locator:
    return page.locator(".search__list:visible .hit")


def typed(page: Page, text: str, field: str = FIELD) -> Locator:
    found = page.locator(field).first
    found.tap()
    found.fill(text)
    return found


def test_from_a_typing_error_to_an_order_without_leaving_the_site(visitor: Visitor) -> None:
    visit = visitor()
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    page = visit.go("")
    assert not [url for url in asked if "/data/" in url or "search" in url], "nothing is fetched before a touch"
    typed(page, "kripk orignal")
    expect(hits(page).first).to_contain_text("Keripik Tempe Original")
    assert len([url for url in asked if "/data/cari-" in url]) == 1
    hits(page).first.tap()
    page.wait_for_url(f"**/{PRODUCT}")
    outside = [url for url in asked if not url.startswith(visit.site.url) and not url.startswith("data:")]
    assert outside == []
    page.get_by_label("Kemasan").select_option("kertas")
    page.locator("[data-order-link]").tap()
    page.wait_for_url("https://wa.me/**")
    assert visit.sent[0].startswith("https://wa.me/6281200000001?text=")
    assert visit.errors == []


def test_a_hit_says_price_seller_and_whether_it_is_open(visitor: Visitor) -> None:
    page = visitor().go("")  # Thursday at ten, open from eight to five
    typed(page, "toples")
    expect(hits(page).first.locator(".hit__note")).to_have_text("mulai Rp60.000 · Buka · Keripik Tempe")


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("dusun 3", "Dusun III"),
        ("camilan", "Camilan"),
        ("nasi", "Nasi"),
        ("promo", "Promo"),
    ],
)
def test_places_kinds_and_pages_are_found_too(visitor: Visitor, query: str, first: str) -> None:
    page = visitor().go("")
    typed(page, query)
    expect(hits(page).first).to_contain_text(first)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("crisps", "Tempeh chips"),
        ("tempe chip", "Tempeh chips"),
        ("kripik original", "Tempeh chips"),  # by the name that its seller uses
        ("kripik mentah", "Keripik Mentah"),
        ("hamlet 3", "Dusun III"),
        ("discounts", "Deals"),
    ],
)
def test_the_english_edition_is_asked_in_english_or_indonesian(visitor: Visitor, query: str, first: str) -> None:
    page = visitor().go("en/")
    typed(page, query)
    expect(hits(page).first).to_contain_text(first)


def test_the_english_page_of_results_takes_filters_too(visitor: Visitor) -> None:
    page = visitor().go("en/produk/?q=chips+under+17k&dusun=dusun-iii&urut=murah")
    expect(page.locator(".answer h2")).to_have_text("Results for: chips under 17k")
    expect(page.locator(".found .card__name")).to_have_text(["Keripik Mentah", "Tempeh chips"])
    page.get_by_role("button", name="Remove “chips under 17k”").tap()
    expect(page.locator(".answer")).to_have_count(0)


def test_the_keyboard_walks_the_list_and_the_field_tells_of_it(visitor: Visitor) -> None:
    page = visitor().go("404.html")
    field = page.get_by_role("combobox").or_(page.get_by_role("searchbox")).last
    field.focus()
    field.press_sequentially("keripik")
    expect(hits(page).nth(1)).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    options = page.get_by_role("listbox").get_by_role("option")
    count = options.count()
    for at in range(count):
        field.press("ArrowDown")
        expect(options.nth(at)).to_have_attribute("aria-selected", "true")
        expect(field).to_have_attribute("aria-activedescendant", options.nth(at).get_attribute("id") or "-")
        expect(page.locator("[aria-selected=true]")).to_have_count(1)
    field.press("ArrowDown")  # past the end: the field itself
    expect(page.locator("[aria-selected=true]")).to_have_count(0)
    assert field.get_attribute("aria-activedescendant") is None
    field.press("ArrowUp")
    expect(options.nth(count - 1)).to_have_attribute("aria-selected", "true")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_be_focused()
    expect(field).to_have_value("keripik")
    field.press("ArrowDown")  # opens again
    expect(options.first).to_be_visible()
    field.press("ArrowDown")
    target = options.first.get_attribute("href") or ""
    field.press("Enter")
    page.wait_for_url(f"**{target}")


def test_enter_without_a_choice_shows_every_hit_on_a_page(visitor: Visitor) -> None:
    page = visitor().go("")
    typed(page, "kripik").press("Enter")
    page.wait_for_url("**/produk/?q=kripik")
    expect(page.locator(".answer h2")).to_have_text("Hasil pencarian: kripik")
    expect(page.locator(".found .card").first).to_contain_text("Keripik")
    expect(page.locator(FIELD).first).to_have_value("kripik")


def test_leaving_the_field_closes_the_list(visitor: Visitor) -> None:
    page = visitor().go("")
    field = typed(page, "keripik")
    expect(hits(page).first).to_be_visible()
    field.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_nothing_that_fits_is_said_with_a_way_on(visitor: Visitor) -> None:
    page = visitor().go(PRODUCT)
    typed(page, "zzzzqq")
    expect(page.get_by_role("status").first).to_contain_text("Tidak ada yang cocok")
    hits(page).first.tap()
    page.wait_for_url("**/produk/")


def test_words_that_do_not_all_fit_say_so(visitor: Visitor) -> None:
    page = visitor().go("")
    typed(page, "keripik zzzzqq")
    expect(page.locator(".search__note").first).to_contain_text("Yang paling mirip")
    expect(hits(page).first).to_contain_text("Keripik")


def test_no_signal_is_said_and_the_next_try_works(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go("")
    page.route("**/data/cari-*", lambda route: route.abort())
    field = typed(page, "keripik")
    expect(page.locator(".search__list")).to_contain_text("Periksa sinyal")
    page.unroute("**/data/cari-*")
    field.press_sequentially(" ")
    expect(hits(page).first).to_contain_text("Keripik")


@pytest.mark.parametrize("late", ["**/search.js", "**/data/cari-*"])
@pytest.mark.parametrize("address", ["", "404.html", PRODUCT])
def test_a_phone_that_waits_says_so(visitor: Visitor, address: str, late: str) -> None:
    page = visitor().go(address)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route(late, hold)
    field = typed(page, "keripik", f"main {FIELD}" if address == "404.html" else FIELD)
    expect(page.get_by_role("status").filter(has_text="Mencari")).to_be_visible()
    field.press("Tab")  # who goes elsewhere is left in peace
    expect(page.locator(".search__list:visible")).to_have_count(0)
    field.focus()
    field.press_sequentially(" t")
    expect(page.get_by_role("status").filter(has_text="Mencari")).to_be_visible()
    for route in held:
        route.continue_()
    expect(hits(page).first).to_contain_text("Keripik Tempe")
    expect(page.get_by_role("status").filter(has_text="hasil")).to_be_visible()


def test_a_touch_without_a_word_says_nothing_while_it_waits(visitor: Visitor) -> None:
    page = visitor().go("")
    with page.expect_request("**/search.js"):
        page.route("**/search.js*", lambda _: None)
        page.locator(FIELD).first.tap()
    page.wait_for_timeout(300)
    expect(page.locator(".search__list:visible")).to_have_count(0)


def test_a_script_that_does_not_come_is_said_and_the_next_try_works(visitor: Visitor) -> None:
    page = visitor().go("")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/search.js*", lambda route: route.abort())
    field = typed(page, "keripik")
    expect(page.get_by_role("status").filter(has_text="Periksa sinyal")).to_be_visible()
    page.unroute("**/search.js*")
    field.press_sequentially(" ")
    expect(hits(page).first).to_contain_text("Keripik")
    # Chromium 150, Firefox and Safari keep the failure of a name for as long as the page is open.
    names = [url.rsplit("/", 1)[-1] for url in asked if "/search.js" in url]
    assert len(names) == len(set(names)) > 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["", "404.html", PRODUCT])
def test_axe_finds_nothing_with_results_open(visitor: Visitor, scheme: str, address: str) -> None:
    page = visitor(color_scheme=scheme).go(address)
    field = typed(page, "keripik", f"main {FIELD}" if address == "404.html" else FIELD)
    expect(hits(page).first).to_be_visible()
    field.press("ArrowDown")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_the_list_stays_within_the_screen(visitor: Visitor, width: int) -> None:
    page = visitor(viewport={"width": width, "height": 700}).go("")
    typed(page, "keripik")
    expect(hits(page).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
    for each in hits(page).all():
        box = each.bounding_box()
        assert box
        assert box["height"] >= 48


def test_a_village_too_large_for_one_file_fetches_pieces(
    visitor: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_index, "WHOLE_MAX", 0)
    monkeypatch.setattr(search_index, "PIECE_PRODUCTS", 2)
    write_site(VILLAGE, tmp_path)
    with served(tmp_path) as url:
        page = visitor().page
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(url)
        typed(page, "kripik orig")
        expect(hits(page).first).to_contain_text("Keripik Tempe Original")
        pieces = len([each for each in asked if "/data/cari-" in each]) - 1
        assert 1 <= pieces <= 3
        page.locator(FIELD).first.fill("nasi kotak")
        expect(hits(page).first).to_contain_text("Nasi Kotak")
