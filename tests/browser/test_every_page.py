"""Every kind of page: correct HTML to the Nu checker, nothing for axe to find, no wider than the narrowest phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import every_kind
import pytest
from axe_playwright_python.sync_playwright import Axe
from every_kind import KINDS, SHOP, VILLAGE
from nu_checker import complaints
from playwright.sync_api import Browser, Page, expect
from under_policy import restyle, until
from visits import served

pytestmark = pytest.mark.browser
NARROW = {"width": 320, "height": 800}  # the narrowest that WCAG 2.2 asks for, 1.4.10
# Beside those that axe runs by itself: what it leaves out as new or as being tried.
MORE_RULES = ("label-content-name-mismatch", "target-size", "table-fake-caption", "td-has-header")
NOT_OURS = (
    "landmark-one-main",
    "meta-viewport",
    "page-has-heading-one",
    "region",
)  # the editor at /admin/ draws itself
SCHEMES: dict[Literal["light", "dark"], dict[str, Any]] = {
    "light": {"resultTypes": ["violations"], "rules": {rule: {"enabled": True} for rule in MORE_RULES}},
    "dark": {"resultTypes": ["violations"], "runOnly": ["color-contrast"]},  # all else is the same in both
}
AXE = Axe().axe_script
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Landmarks of one kind that have no name or the same one. axe finds that with some kinds, not with searches.
ALIKE = """() => ["[role=search]", "nav", "aside, [role=complementary]"].flatMap((kind) => {
  const all = [...document.querySelectorAll(kind)].filter((each) => each.checkVisibility());
  const text = (id) => document.getElementById(id)?.textContent ?? "";
  const name = (each) => each.ariaLabel || (each.getAttribute("aria-labelledby") ?? "").split(" ").map(text).join(" ");
  const alike = (each) => !name(each) || all.some((other) => other !== each && name(other) === name(each));
  return all.length > 1 ? all.filter(alike).map((each) => each.outerHTML.slice(0, 120)) : [];
})"""
BROKEN = """<!doctype html><html lang="id"><title>Salah</title>
<h1 id="judul">Salah</h1><pre aria-labelledby="judul">teks</pre></html>"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return every_kind.publish(tmp_path_factory.mktemp("kinds"))


@pytest.fixture(scope="module")
def url(folder: Path) -> Iterator[str]:
    with served(folder.parent) as root:
        yield f"{root}{folder.name}/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport=NARROW, has_touch=True, locale="id-ID", timezone_id="Asia/Jakarta", service_workers="block"
    )
    page = context.new_page()
    yield page
    context.close()


def settled(page: Page) -> None:
    """Wait until the scripts have run, and have everything drawn that a browser would leave until it is scrolled to.

    Bars stand where they are written: what one covers half depends on how far the page was scrolled, not on the page
    (that nothing with the focus is ever under one is looked at in test_pages.py).
    """
    expect(page.locator("[aria-busy]")).to_have_count(0)
    restyle(page, "* { content-visibility: visible !important; transition: none !important }")
    restyle(page, ".bar, .browse, .notice--saved { position: static !important }")


def faults(page: Page) -> list[str]:
    """Return everything that is wrong with the page that is open, in light and in dark."""
    wide = page.evaluate(WIDER)
    lines = [f"{page.url} is {wide} px wider than the screen"] if wide > 0 else []
    lines += [f"{page.url} has a landmark without a name of its own: {each}" for each in page.evaluate(ALIKE)]
    page.evaluate(AXE)
    for scheme, options in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        for fault in page.evaluate("(options) => axe.run(options)", options)["violations"]:
            lines += [f"{page.url} {scheme} {fault['id']}: {node['html'][:200]}" for node in fault["nodes"]]
    return lines


def test_the_html_of_every_page_is_correct(folder: Path, tmp_path: Path):
    broken = tmp_path / "salah.html"
    broken.write_text(BROKEN, "utf-8")
    told = complaints([*sorted(folder.rglob("*.html")), broken])
    of_broken = [line for line in told if line.startswith(str(broken))]
    assert len(of_broken) == 1, "the checker sees what is wrong"
    assert "aria-labelledby" in of_broken[0]
    assert [line for line in told if line not in of_broken] == []


def test_every_kind_of_page_can_be_used_by_everybody(folder: Path, url: str, page: Page):
    addresses = every_kind.representatives(folder, KINDS)
    told: list[str] = []
    for address in addresses:
        if every_kind.leads_on(folder / address):
            continue
        page.goto(url + address.removesuffix("index.html"))
        settled(page)
        own = [line for line in faults(page) if "/admin/" not in line or not any(rule in line for rule in NOT_OURS)]
        told += own
    assert told == []


def basket(page: Page, url: str) -> None:
    page.goto(f"{url}{VILLAGE}usaha/tulisan/tulis/")
    page.get_by_role("button", name="Masukkan keranjang").click()
    page.goto(f"{url}{VILLAGE}keranjang/")
    expect(page.get_by_role("link", name="Jasa tulis").first).to_be_visible()


def saved(page: Page, url: str) -> None:
    page.goto(f"{url}{VILLAGE}produk/")
    page.get_by_role("button", name="Simpan").first.click()
    page.goto(f"{url}{VILLAGE}tersimpan/")
    expect(page.locator(".kept")).to_be_visible()


def results(page: Page, url: str) -> None:
    page.goto(f"{url}{VILLAGE}produk/?q=barang")
    expect(page.locator(".found .card, [data-search-results] .card, .hit").first).to_be_visible()


def suggestions(page: Page, url: str) -> None:
    page.goto(f"{url}{VILLAGE}")
    page.get_by_role("searchbox").first.fill("barang")
    expect(page.locator(".search__list .hit").first).to_be_visible()


def streets(page: Page, url: str) -> None:
    page.goto(f"{url}{VILLAGE}peta/")
    page.get_by_role("button", name="Lihat peta").click()
    expect(page.locator(".map__live .pin").first).to_be_visible()
    until(page, "!document.querySelector('[aria-busy]')")


def order(page: Page, url: str) -> None:
    page.goto(f"{url}{SHOP}pertama/")
    page.get_by_role("button", name="Masukkan keranjang").click()  # what is missing is said


@pytest.mark.parametrize("state", [basket, saved, results, suggestions, streets, order])
def test_what_a_visitor_brings_about_can_be_used_by_everybody(state: Callable[[Page, str], None], url: str, page: Page):
    state(page, url)
    settled(page)
    assert faults(page) == []
