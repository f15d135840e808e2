"""The map of the village: nothing from outside before a touch that says so, and usable by keys and without script."""

from __future__ import annotations

from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page, Route, expect
from visits import PHONE, Site, Visit, Visitor

pytestmark = pytest.mark.browser
ADDRESS = "peta/"
TILES = "https://tile.openstreetmap.org/"


@pytest.fixture
def site(photo_site: Site) -> Site:
    return photo_site


def tile() -> bytes:
    made = BytesIO()
    Image.new("RGB", (256, 256), "#dfe8d0").save(made, "PNG")
    return made.getvalue()


def visited(visitor: Visitor, **options: object) -> tuple[Visit, list[str]]:
    """Return a visit to the map with the tile server stubbed, and what it comes to ask of other sites."""
    visit = visitor(**options)
    outside: list[str] = []

    def note(url: str) -> None:
        if not url.startswith((visit.site.url, "data:", "blob:")):
            outside.append(url)

    def answer(route: Route) -> None:
        route.fulfill(status=200, content_type="image/png", body=tile())

    visit.page.context.route(f"{TILES}**", answer)
    visit.page.context.on("request", lambda request: note(request.url))
    visit.go(ADDRESS)
    return visit, outside


def opened(page: Page) -> None:
    page.get_by_role("button", name="Lihat peta").click()
    expect(page.get_by_role("region", name="Peta letak usaha")).to_be_visible()


def test_nothing_is_asked_of_another_site_before_the_touch_that_says_so(visitor: Visitor) -> None:
    visit, outside = visited(visitor)
    own: list[str] = []
    visit.page.on("request", lambda request: own.append(request.url))
    page = visit.page
    assert not own
    opened(page)
    assert [url for url in own if "leaflet" in url]
    expect(page.get_by_text("tile.openstreetmap.org")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert outside == []
    page.get_by_role("button", name="Tampilkan jalan").click()
    expect(page.locator(".leaflet-tile-loaded").first).to_be_attached()
    assert outside
    assert {url.rpartition("/")[0].count("/") for url in outside} == {4}
    assert all(url.startswith(TILES) and url.endswith(".png") for url in outside)
    expect(page.get_by_role("link", name="OpenStreetMap")).to_have_attribute(
        "href", "https://www.openstreetmap.org/copyright"
    )
    assert visit.errors == []


def test_nothing_of_the_map_is_loaded_with_the_page(visitor: Visitor) -> None:
    visit = visitor()
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    visit.go(ADDRESS)
    assert not [url for url in asked if "leaflet" in url or url.endswith(("map.js", "map.css"))]


def test_keys_open_a_place_and_lead_back(visitor: Visitor) -> None:
    visit, _ = visited(visitor)
    page = visit.page
    opened(page)
    pin = page.get_by_role("button", name="2. Salon Uji, Jasa")
    pin.focus()
    page.keyboard.press("Enter")
    popup = page.locator(".leaflet-popup")
    expect(popup.get_by_role("link", name="Salon Uji")).to_be_focused()
    expect(popup.get_by_role("link", name="Petunjuk arah")).to_have_attribute(
        "href", "https://www.google.com/maps/dir/?api=1&destination=3.524,98.7801"
    )
    assert (popup.get_by_role("link", name="Pesan").get_attribute("href") or "").startswith("https://wa.me/62812000000")
    expect(popup.get_by_role("button", name="Tutup")).to_be_visible()
    page.keyboard.press("Escape")
    expect(popup).to_have_count(0)
    expect(pin).to_be_focused()


def test_a_popup_says_whether_the_place_is_open(visitor: Visitor) -> None:
    visit, _ = visited(visitor)
    opened(visit.page)
    visit.page.get_by_role("button", name="1. Keripik Bu Uji, Camilan").tap()
    expect(visit.page.locator(".leaflet-popup .opening")).to_have_text("Buka sampai 17.00")


def test_one_category_can_be_shown_alone(visitor: Visitor) -> None:
    visit, _ = visited(visitor)
    page = visit.page
    opened(page)
    pins = page.locator(".leaflet-marker-icon")
    expect(pins).to_have_count(2)
    page.get_by_role("button", name="Jasa", exact=True).tap()
    expect(pins).to_have_count(1)
    page.get_by_role("button", name="Semua").tap()
    expect(page.get_by_role("button", name="1. Keripik Bu Uji, Camilan")).to_be_visible()


def test_without_script_the_outline_and_the_list_stand(visitor: Visitor) -> None:
    visit = visitor(java_script_enabled=False, script="")
    page = visit.page
    page.goto(visit.site.url + ADDRESS)
    expect(page.get_by_role("button", name="Lihat peta")).to_have_count(0)
    expect(page.locator(".map > svg a")).to_have_count(2)
    expect(page.get_by_role("link", name="Petunjuk arah")).to_have_count(2)
    expect(page.get_by_text("Belum ada titik lokasi")).to_have_count(1)


def test_without_signal_it_says_so_and_can_be_tried_again(visitor: Visitor) -> None:
    visit, _ = visited(visitor)
    page = visit.page
    page.route("**/leaflet.js", lambda route: route.abort())
    page.get_by_role("button", name="Lihat peta").click()
    expect(page.get_by_role("status")).to_contain_text("Peta belum bisa dibuka")
    expect(page.locator(".map > svg")).to_be_visible()
    page.unroute("**/leaflet.js")
    opened(page)


def test_missing_tiles_are_said(visitor: Visitor) -> None:
    visit, _ = visited(visitor)
    page = visit.page
    page.context.unroute(f"{TILES}**")
    page.context.route(f"{TILES}**", lambda route: route.abort())
    opened(page)
    page.get_by_role("button", name="Tampilkan jalan").click()
    expect(page.get_by_role("status")).to_contain_text("belum bisa dimuat")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 900}], ids=["phone", "desk"])
def test_axe_finds_nothing_with_the_map_open(visitor: Visitor, scheme: str, size: dict[str, int]) -> None:
    visit, _ = visited(visitor, color_scheme=scheme, viewport=size, is_mobile=False, reduced_motion="reduce")
    page = visit.page
    opened(page)
    page.get_by_role("button", name="Tampilkan jalan").click()
    page.get_by_role("button", name="1. Keripik Bu Uji, Camilan").click()
    expect(page.locator(".leaflet-popup").get_by_role("link", name="Pesan")).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []


def test_the_open_map_fits_every_width(visitor: Visitor) -> None:
    visit, _ = visited(visitor, is_mobile=False)
    page = visit.page
    opened(page)
    for width in (320, 360, 412, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, width
