"""Without signal: visited pages with the day they were saved, the basket, an honest page; and how all that ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from offline_visits import HELD, SAVED, cut, held, installed, keeping
from photo_village import publish, rename_assets
from playwright.sync_api import expect
from under_policy import until
from visits import BASE, Site, Visitor, served

pytestmark = pytest.mark.browser
SALTED = "usaha/keripik/keripik-asin/"
SWEET = "usaha/keripik/keripik-manis/"


@pytest.fixture
def site(photo_site: Site) -> Site:
    return photo_site


@pytest.fixture
def living(tmp_path: Path) -> Iterator[Site]:
    """A site of this test's own, to be published anew."""
    folder = publish(tmp_path)
    with served(folder.parent) as url:
        yield Site(f"{url}{BASE.removeprefix('/')}", folder, "")


def test_the_first_view_is_over_before_anything_is_asked_for(visitor: Visitor) -> None:
    visit = keeping(visitor)
    asked: list[str] = []
    visit.page.context.on("request", lambda request: asked.append(request.url))
    visit.go(SALTED)
    visit.page.wait_for_load_state("networkidle")
    late = ("sw.js", "luring/", "saved.js")
    assert not [url for url in asked if url.endswith(late)]
    installed(visit.page)
    assert [url for url in asked if url.endswith("sw.js")]


def test_a_visited_page_is_shown_with_its_day_and_others_are_not_pretended(visitor: Visitor) -> None:
    visit = keeping(visitor)
    page = visit.go(SALTED + "?dari=fb")
    installed(page)
    assert page.locator(".notice--saved").count() == 0
    page = visit.go(SWEET)  # the second page, which the worker itself has seen
    installed(page)
    until(page, f"async () => ((await ({HELD})()).picture ?? []).some((url) => url.endsWith('.avif'))")
    cut(page)
    page.goto(visit.site.url + SALTED)
    expect(page.locator("main > .notice--saved")).to_have_text(SAVED)
    expect(page.get_by_role("status").first).to_be_in_viewport()
    expect(page.locator("h1")).to_have_text("Keripik Asin")
    assert page.locator("h1").evaluate("(e) => getComputedStyle(e).fontWeight") == "800"  # our style is there
    until(page, "document.querySelector('.gallery img').naturalWidth > 0")
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    expect(page.locator("main > .notice--saved")).to_be_in_viewport()
    page.goto(visit.site.url + "usaha/salon/potong/")
    expect(page.locator("h1")).to_have_text("Tidak ada sinyal")
    links = page.locator("[data-saved] a")
    expect(links).to_have_text([re.compile("Keripik Manis"), re.compile("Keripik Asin")])  # the newest first
    links.first.tap()
    expect(page.locator("main > .notice--saved")).to_have_text(SAVED)
    page.context.set_offline(False)
    page.goto(visit.site.url + SALTED)
    expect(page.locator("h1")).to_have_text("Keripik Asin")
    expect(page.locator(".notice--saved")).to_have_count(0)


def test_the_offline_page_at_any_depth_leads_on_and_is_accessible(visitor: Visitor) -> None:
    visit = keeping(visitor)
    page = visit.go("")
    installed(page)
    cut(page)
    for address in ("produk/", "usaha/keripik/keripik-asin/?q=1", "usaha/tidak/ada/sama/sekali/"):
        page.goto(visit.site.url + address)
        expect(page.locator("h1")).to_have_text("Tidak ada sinyal")
        link = page.locator("main").get_by_role("link", name="Keranjang")
        assert link.evaluate("(a) => a.href") == f"{visit.site.url}keranjang/"
        assert page.get_by_role("link", name="Coba lagi").evaluate("(a) => a.href") == visit.site.url + address
    found = Axe().run(page).response["violations"]
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []
    page.context.set_offline(False)
    page.goto(visit.site.url + "produk/")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Tidak ada sinyal")


def test_the_basket_opens_without_signal_and_says_that_prices_were_not_checked(visitor: Visitor) -> None:
    visit = keeping(visitor)
    page = visit.go(SWEET)
    installed(page)
    assert f"{visit.site.url}keranjang/" not in held(page, "page")  # no data spent on a basket that is empty
    page.get_by_role("button", name="Masukkan keranjang").tap()
    installed(page, f"{visit.site.url}keranjang/")
    cut(page)
    page.locator("header a[href$='keranjang/']").tap()
    expect(page.locator("[data-basket]")).to_contain_text("Keripik Manis")
    expect(page.get_by_text("Harga dan stok belum bisa diperiksa")).to_be_visible()
    link = page.get_by_role("link", name="Pesan ke Keripik Bu Uji")
    assert (link.get_attribute("href") or "").startswith("https://wa.me/6281200000001?text=")


@pytest.mark.parametrize("address", ["usaha/keripik/keripik-asin", "usaha/keripik/keripik-asin/index.html"])
def test_a_held_page_is_found_however_its_address_is_written(visitor: Visitor, address: str) -> None:
    visit = keeping(visitor)
    page = visit.go(SALTED)
    installed(page)
    cut(page)
    page.goto(f"{visit.site.url}{address}?dari=wa")
    expect(page.locator("main > .notice--saved")).to_have_text(SAVED)
    expect(page.locator("h1")).to_have_text("Keripik Asin")
    assert page.url.startswith(visit.site.url + SALTED)  # so that what stands in it leads where it should
    assert page.locator("h1").evaluate("(e) => getComputedStyle(e).fontWeight") == "800"


def test_a_new_publish_is_seen_at_the_next_visit_and_old_pages_keep_their_looks(visitor: Visitor, living: Site) -> None:
    visit = keeping(visitor, living)
    page = visit.go(SALTED)
    installed(page)
    page = visit.go(SWEET)
    installed(page)
    publish(living.folder.parents[1], price="19.500")
    rename_assets(living.folder)
    page = visit.go(SALTED)
    expect(page.locator(".price--large .price__now")).to_have_text("Rp19.500")
    expect(page.locator(".notice--saved")).to_have_count(0)
    until(page, f"async () => ((await ({HELD})()).asset ?? []).some((url) => url.endsWith('/0123456789/saved.js'))")
    cut(page)
    for address, price in ((SALTED, "Rp19.500"), (SWEET, "Rp17.000")):  # one of today, one of the publish before
        page.goto(living.url + address)
        expect(page.locator(".price--large .price__now")).to_have_text(price)
        expect(page.locator(".notice--saved")).to_have_text(SAVED)
        assert page.locator("h1").evaluate("(e) => getComputedStyle(e).fontWeight") == "800"
    page.goto(living.url + "promo/")
    expect(page.locator("h1")).to_have_text("Tidak ada sinyal")
    assert page.locator("h1").evaluate("(e) => getComputedStyle(e).fontWeight") == "800"


def test_what_is_gone_from_the_site_is_gone_from_the_device(visitor: Visitor, living: Site) -> None:
    visit = keeping(visitor, living)
    page = visit.go("usaha/salon/potong/")
    installed(page)
    publish(living.folder.parents[1], without="salon")
    page.goto(living.url + "usaha/salon/potong/")
    until(page, f"async (url) => !((await ({HELD})()).page ?? []).includes(url)", arg=page.url)


def test_switching_it_off_takes_everything_away(visitor: Visitor, living: Site) -> None:
    visit = keeping(visitor, living)
    page = visit.go(SALTED)
    installed(page)
    publish(living.folder.parents[1], village="luring: tidak\n")
    assert not (living.folder / "luring").exists()
    visit.go(SWEET)
    until(page, "async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
    until(page, "async () => (await caches.keys()).length === 0")
    page = visit.go(SALTED)
    assert page.locator("[data-worker]").count() == 0
    page.wait_for_timeout(4000)  # longer than a page waits before it would register a worker
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0


def test_what_is_held_has_a_bound_and_nothing_of_other_sites_or_orders(visitor: Visitor) -> None:
    visit = keeping(visitor)
    page = visit.go(SALTED)
    installed(page)
    page.evaluate(
        """async (root) => {
      for (const name of await caches.keys()) {
        const kind = name.split(" ")[2];
        const names = { page: ["usaha/lama-", "/"], picture: ["gambar/", "-320.avif"], asset: ["assets/lama/", ".js"] };
        const [folder, end] = names[kind];
        const store = await caches.open(name);
        for (let at = 0; at < 200; at += 1) await store.put(`${root}${folder}${at}${end}`, new Response("x"));
      }
    }""",
        visit.site.url,
    )
    page = visit.go("keranjang/")
    page.evaluate("fetch('../data/pesanan/keripik.json')")
    page = visit.go("usaha/keripik/")
    page.evaluate("fetch('../../gambar/')")
    for kind, most in (("page", 60), ("picture", 150), ("asset", 100)):
        until(page, f"async () => (await ({HELD})()).{kind}.length <= {most}")
        urls = held(page, kind)
        assert urls
        assert all(url.startswith(visit.site.url) for url in urls)
        assert not [url for url in urls if "/data/" in url]
    assert f"{visit.site.url}luring/" in held(page, "page")
    assert [url for url in held(page, "asset") if url.endswith("/katalog.css")]
