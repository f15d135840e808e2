"""A buyer from outside changes the language and orders; the seller gets the order in Indonesian."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from visits import SITE_URL, Visitor

pytestmark = pytest.mark.browser
PRODUCT = "usaha/keripik-tempe/keripik-original/"


def switch(page: Page, language: str) -> None:
    page.locator(f"a[hreflang={language}]").tap()
    expect(page.locator("[aria-busy]")).to_have_count(0)


def test_the_same_page_in_english_and_back(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go(PRODUCT)
    switch(page, "en")
    assert page.url == f"{visit.site.url}en/{PRODUCT}"
    expect(page.get_by_role("heading", level=1)).to_have_text("Tempeh chips")
    expect(page.get_by_role("link", name="Products", exact=True).first).to_be_visible()
    expect(page.locator("label [lang=id]", has_text="Kemasan")).to_be_visible()  # the entry has no English for it
    expect(page.locator("h1[lang]")).to_have_count(0)
    switch(page, "id")
    assert page.url == visit.site.url + PRODUCT
    expect(page.locator("main [lang]")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("Keripik Tempe Original")
    assert visit.errors == []


def test_an_order_in_english_reaches_the_seller_in_indonesian(visitor: Visitor) -> None:
    visit = visitor()
    page = visit.go(f"en/{PRODUCT}")
    page.get_by_label("Kemasan").select_option("kertas")
    page.get_by_role("button", name="Increase quantity").tap()
    page.get_by_role("button", name="Add to basket").tap()
    page.get_by_role("link", name="See the basket").tap()
    expect(page.locator("[aria-busy]")).to_have_count(0)
    assert page.url == f"{visit.site.url}en/keranjang/"
    expect(page.get_by_role("heading", level=1)).to_have_text("Basket")
    page.get_by_label("Pick up", exact=True).check()
    page.get_by_label("cash", exact=True).check()
    page.get_by_label("For which day").select_option("2026-03-28")
    page.get_by_role("link", name="Order from Keripik Tempe").tap()
    page.wait_for_url("https://wa.me/**")
    sent = parse_qs(urlsplit(visit.sent[0]).query)["text"][0]
    assert sent.startswith(
        "Halo Keripik Tempe, saya mau pesan:\n\n1. Keripik Tempe Original, tawar, kertas, bungkus 250 g"
    )
    assert "Diambil/antar: diambil sendiri" in sent
    assert "Bayar: tunai" in sent
    assert "Untuk: Sabtu, 28 Maret 2026" in sent
    assert "Tempeh" not in sent
    assert f"\n   {SITE_URL}{PRODUCT}\n" in sent  # the page that the seller can read


def test_messages_of_english_pages_lead_to_the_sellers_own(visitor: Visitor) -> None:
    visit = visitor(java_script_enabled=False)
    for address in (
        "usaha/keripik-tempe/",
        PRODUCT,
        "promo/keripik-tempe/paket-lebaran/",
        "usaha/toko-habis/kue-lapis/",
    ):
        visit.page.goto(f"{visit.site.url}en/{address}")
        links = visit.page.locator("main a[href*='wa.me/'][href*='text=Halo%20']")
        texts = [parse_qs(urlsplit(link.get_attribute("href") or "").query)["text"][0] for link in links.all()]
        to_seller = [text for text in texts if "perlu diperbaiki" not in text]
        assert to_seller
        assert not [text for text in to_seller if f"{SITE_URL}en/" in text or SITE_URL not in text]
