"""The order button of the real site, in a real browser: with script, and with script off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Route
from sites import SITE_URL
from visits import served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def published(sample_site: Path) -> Iterator[str]:
    with served(sample_site) as url:
        yield url


@pytest.mark.parametrize("address", ["usaha/fotokopi/", "usaha/salon/facial/"])
def test_without_script_the_button_opens_the_right_chat(browser: Browser, published: str, address: str):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    opened: list[str] = []

    def note(route: Route) -> None:
        opened.append(route.request.url)
        route.fulfill(body="wa")

    context.route("https://wa.me/**", note)
    page = context.new_page()
    page.goto(published + address)
    with page.expect_event("framenavigated"):
        page.locator("a[href^='https://wa.me/']:visible", has_text="Pesan").first.click()
    context.close()
    assert opened, "no chat was opened"
    parts = urlsplit(opened[0])
    assert parts.path.startswith("/62812")
    assert SITE_URL + address in parse_qs(parts.query)["text"][0]


def test_no_page_asks_anybody_else_for_anything(browser: Browser, published: str):
    asked: list[str] = []
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    for address in ("", "usaha/susu-kambing/", "usaha/laptop/", "produk/", "promo/", "peta/", "keranjang/", "404.html"):
        page.goto(published + address)
    context.close()
    assert [url for url in asked if not url.startswith(published) and not url.startswith("data:")] == []
