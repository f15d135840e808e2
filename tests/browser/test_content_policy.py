"""The whole sample site under its own security policy: a browser has nothing to complain of, and the policy bites."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sites import pages
from under_policy import until
from visits import PHONE, served

pytestmark = pytest.mark.browser
WATCH = """
window.refused = [];
addEventListener("securitypolicyviolation", (event) =>
  window.refused.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that remembers what its policy refused."""
    context = browser.new_context(viewport=PHONE, locale="id-ID")
    context.add_init_script(WATCH)
    page = context.new_page()
    yield page
    context.close()


@pytest.fixture(scope="module")
def url(sample_site: Path) -> Iterator[str]:
    with served(sample_site.parent) as root:
        yield f"{root}{sample_site.name}/"


def one_of_each(site: Path) -> list[str]:
    """Return an address of every kind of page, told apart by depth, first part and last part."""
    found: dict[tuple[object, ...], str] = {}
    for path in pages(site):
        parts = path.relative_to(site).parts
        found.setdefault((len(parts), parts[0], parts[-2:][0] in {"kit", "tautan"}), "/".join(parts))
    return sorted(found.values())


def refused(page: Page) -> list[str]:
    return list(page.evaluate("window.refused"))


def test_no_kind_of_page_breaks_its_own_policy(page: Page, url: str, sample_site: Path):
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    addresses = one_of_each(sample_site)
    assert len(addresses) >= 12
    for address in addresses:
        page.goto(url + address.removesuffix("index.html"), wait_until="load")
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        assert refused(page) == [], address
        assert complaints == [], address
        styled = page.evaluate("getComputedStyle(document.querySelector('main')).maxWidth !== 'none'")
        assert styled, f"{address}: no style sheet"


def test_search_basket_and_theme_work_under_it(page: Page, url: str):
    page.goto(url)
    page.get_by_role("searchbox").first.fill("keripik")
    page.locator(".search__list .hit").first.wait_for()
    assert page.evaluate("document.querySelector('script[type=\"application/ld+json\"]').textContent.length") > 100
    assert refused(page) == []
    page.goto(f"{url}keranjang/")
    expect(page.locator("[aria-busy]")).to_have_count(0)
    assert refused(page) == []


def test_english_pages_search_filter_and_keep_as_well(page: Page, url: str):
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.goto(f"{url}en/")
    page.get_by_role("searchbox").first.fill("keripik")
    expect(page.locator(".search__list .hit").first).to_contain_text("Keripik")
    page.goto(f"{url}en/produk/?urut=murah")
    expect(page.locator(".found .card").first).to_be_visible()
    expect(page.locator(".found .card img").first).to_have_js_property("complete", value=True)
    card = page.locator(".found .card").first
    name = card.get_by_role("heading").inner_text()
    card.get_by_role("button", name="Save").click()
    page.goto(f"{url}en/tersimpan/")
    kept = page.locator(".kept")
    expect(kept.get_by_role("link", name=name)).to_be_visible()
    until(page, "document.querySelector('.kept img').naturalWidth > 0")  # pictures lie beside the edition
    assert refused(page) == []
    assert failed == []


@pytest.mark.parametrize(
    ("attempt", "directive"),
    [
        (
            "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))",
            "script-src",
        ),
        ("document.body.setAttribute('onclick', 'window.ran = 1'); document.body.click()", "script-src"),
        ("document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/a.png'}))", "img-src"),
        ("fetch('https://elsewhere.example/').catch(() => 0)", "connect-src"),
        (
            "document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://x.example'}))",
            "frame-src",
        ),
        (
            "document.head.append(Object.assign(document.createElement('base'), {href: 'https://x.example'}))",
            "base-uri",
        ),
        ("document.head.append(Object.assign(document.createElement('style'), {textContent: 'a{}'}))", "style-src"),
    ],
)
def test_what_slipped_through_would_be_stopped(page: Page, url: str, attempt: str, directive: str):
    page.goto(url)
    page.evaluate(attempt)
    until(page, "window.refused.length > 0")
    assert [line for line in refused(page) if line.startswith(directive)]
    assert page.evaluate("window.ran") is None
