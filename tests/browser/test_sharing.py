"""Sharing a page: the phone's own sheet, plain links where there is none, copies, and the owner's kit."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from visits import SITE_URL, Visitor

pytestmark = pytest.mark.browser
PRODUCT = "usaha/keripik-tempe/keripik-original/"
BUSINESS = "usaha/keripik-tempe/"
PROMO = "promo/keripik-tempe/paket-lebaran/"
KIT = f"{BUSINESS}kit/"
BIO = f"{KIT}tautan/"
TAKES = "navigator.share = (what) => { window.shared = what; return Promise.resolve(); };"
REFUSES = "navigator.share = () => Promise.reject(new DOMException('no', 'AbortError'));"
NONE = "delete Navigator.prototype.share;"


def addresses_of(page: Page) -> set[str]:
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    og_url = page.locator("meta[property='og:url']").get_attribute("content")
    return {str(canonical), str(og_url)}


@pytest.mark.parametrize("address", [BUSINESS, PRODUCT, PROMO])
def test_the_phones_own_sheet_gets_words_and_the_address_with_its_channel(visitor: Visitor, address: str) -> None:
    visit = visitor(script=TAKES)
    page = visit.go(f"{address}?dari=ig")
    share = page.locator("[data-share]")
    expect(share.locator("[data-share-links]")).to_be_hidden()
    share.get_by_role("button", name="Bagikan", exact=True).tap()
    shared = page.evaluate("window.shared")
    assert shared["url"] == f"{SITE_URL}{address}?dari=wa"
    assert "Keripik Tempe" in shared["text"]
    assert addresses_of(page) == {SITE_URL + address}
    assert visit.errors == []


def test_a_sheet_that_was_closed_leaves_the_links(visitor: Visitor) -> None:
    page = visitor(script=REFUSES).go(PRODUCT)
    page.get_by_role("button", name="Bagikan", exact=True).tap()
    expect(page.get_by_role("link", name="Bagikan lewat Telegram")).to_be_visible()


def test_without_a_sheet_each_link_says_its_channel(visitor: Visitor) -> None:
    visit = visitor(script=NONE)
    page = visit.go(PRODUCT)
    expect(page.locator("[data-share-sheet]")).to_be_hidden()
    for name, channel in (("Facebook", "fb"), ("Telegram", "tg"), ("X", "x")):
        link = page.get_by_role("link", name=f"Bagikan lewat {name}", exact=True)
        expect(link).to_be_visible()
        query = parse_qs(urlsplit(str(link.get_attribute("href"))).query)
        assert f"{SITE_URL}{PRODUCT}?dari={channel}" in {*query.get("u", ()), *query.get("url", ())}
    page.get_by_role("link", name="Bagikan lewat WhatsApp").tap()
    page.wait_for_url("https://wa.me/**")
    (sent,) = visit.sent
    assert parse_qs(urlsplit(sent).query)["text"][0].endswith(f"\n{SITE_URL}{PRODUCT}?dari=wa")


def test_links_and_address_are_there_without_script(visitor: Visitor) -> None:
    visit = visitor(java_script_enabled=False)
    page = visit.page
    page.goto(visit.site.url + PRODUCT)
    expect(page.get_by_role("link", name="Bagikan lewat WhatsApp")).to_be_visible()
    expect(page.locator("#bagikan-tautan")).to_have_text(SITE_URL + PRODUCT)
    expect(page.get_by_role("button", name="Salin tautan")).to_be_hidden()


def test_the_link_is_copied_with_its_channel(visitor: Visitor) -> None:
    page = visitor(permissions=["clipboard-read", "clipboard-write"]).go(PRODUCT)
    page.get_by_role("button", name="Salin tautan").tap()
    expect(page.get_by_text("Tautan sudah disalin.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{SITE_URL}{PRODUCT}?dari=salin"


def test_where_nothing_can_be_copied_the_link_is_selected(visitor: Visitor) -> None:
    page = visitor(script="navigator.clipboard.writeText = () => Promise.reject(new Error('no'));").go(PRODUCT)
    page.get_by_role("button", name="Salin tautan").tap()
    expect(page.get_by_text("Tekan lama tautan ini")).to_be_visible()
    assert page.evaluate("getSelection().toString().trim()") == SITE_URL + PRODUCT


def test_a_caption_of_the_kit_is_copied_as_it_stands(visitor: Visitor) -> None:
    page = visitor(permissions=["clipboard-read", "clipboard-write"]).go(KIT)
    caption = page.locator("#usaha-short")
    page.locator("[data-copy-from=usaha-short]").tap()
    expect(page.get_by_text("Sudah disalin").first).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == caption.text_content()
    assert f"{SITE_URL}{BUSINESS}?dari=wa" in copied


def test_the_page_of_links_leads_to_order_catalogue_and_channels(visitor: Visitor) -> None:
    page = visitor().go(BIO)
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    expect(page.get_by_role("link", name="Pesan lewat WhatsApp").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", [KIT, BIO, PROMO])
def test_axe_finds_nothing(visitor: Visitor, address: str, scheme: str) -> None:
    page = visitor(color_scheme=scheme, reduced_motion="reduce").go(address)
    for folded in page.locator("details.kit-thing").all():
        folded.evaluate("(element) => { element.open = true; }")
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("address", [KIT, BIO, PROMO])
def test_nothing_is_wider_than_the_screen(visitor: Visitor, address: str, width: int) -> None:
    page = visitor(viewport={"width": width, "height": 800}).go(address)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
