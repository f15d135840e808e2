"""Villages that share an origin, as those of a regency do: what a device keeps is each one's own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from offline_visits import SAVED, cut, installed, keeping
from playwright.sync_api import Error, Page, expect
from under_policy import until
from visits import VILLAGE, Site, Visit, Visitor, served, write_site

pytestmark = pytest.mark.browser
TEA = "usaha/nasi-padang/teh-manis/"
NUMBERS = {"a": "6281200000002", "b": "6281200000902"}  # of the same business, by its slug, in each village
PAGES = ("", "b/")  # where the two begin: one lies above the other, as an owner's site above its projects


@pytest.fixture(scope="module")
def villages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Site]]:
    """Two villages with equal slugs, published at the root of an origin and below it."""
    root = tmp_path_factory.mktemp("origin")
    other = root.parent / f"{root.name}-b"
    shutil.copytree(VILLAGE, other)
    for entry in other.glob("*/usaha.yaml"):
        entry.write_text(entry.read_text("utf-8").replace("0812-0000-00", "0812-0000-09"), "utf-8")
    village = other / "_desa.yaml"
    village.write_text(village.read_text("utf-8").replace("Desa Uji", "Desa Sebelah"), "utf-8")
    with served(root) as url:
        made = {}
        for name, businesses, begin in zip("ab", (VILLAGE, other), PAGES, strict=True):
            folder = root / begin
            made[name] = Site(url + begin, folder, write_site(businesses, folder, url + begin))
        (root / "lain").mkdir()
        (root / "lain" / "index.html").write_text("<!doctype html><title>Lain</title><h1>Situs lain</h1>", "utf-8")
        yield made


class Visits:
    """One visitor of both villages."""

    def __init__(self, visit: Visit, villages: dict[str, Site]) -> None:
        self.visit = visit
        self.villages = villages
        self.page = visit.page

    def go(self, village: str, address: str) -> Page:
        return Visit(self.page, self.villages[village]).go(address)

    def add(self, village: str, address: str = TEA) -> None:
        page = self.go(village, address)
        page.get_by_role("button", name="Masukkan keranjang").tap()
        expect(page.locator("[data-status]")).to_contain_text("Sudah masuk keranjang")

    def keep(self, key: str, value: Any) -> None:
        """Put what an earlier version of the scripts kept for the whole origin."""
        self.page.evaluate(
            "([key, text]) => localStorage.setItem(key, text)",
            [key, value if isinstance(value, str) else json.dumps(value)],
        )

    def kept(self, key: str) -> Any:
        return json.loads(self.page.evaluate("(key) => localStorage.getItem(key)", key) or "null")


@pytest.fixture
def visits(visitor: Visitor, villages: dict[str, Site]) -> Visits:
    return Visits(visitor(), villages)


def orders(page: Page) -> list[tuple[str, str]]:
    """The number and the text of each order that the basket offers to send."""
    links = [urlsplit(link.get_attribute("href") or "") for link in page.locator(".order-actions a").all()]
    return [(parts.path[1:], parse_qs(parts.query)["text"][0]) for parts in links]


def group(
    site: Site, *, slug: str = "nasi-padang", url: str | None = None, wa: str = "6281200000002"
) -> dict[str, Any]:
    """What is bought of a seller, as version 1 of the basket kept it."""
    address = f"{site.url}usaha/{slug}/" if url is None else url
    seller = {"slug": slug, "name": "Warung Lama", "url": address, "wa": wa, "phone": "0812", "code": "WL", "zone": 420}
    line = {"id": "teh-manis", "name": "Teh", "choices": [], "answers": [], "quantity": 2, "price": 5000}
    return {"seller": seller, "lines": [line], "order": {}, "number": "", "sent": False}


def test_each_basket_is_its_own_and_goes_to_its_own_number(visits: Visits) -> None:
    visits.add("a")
    page = visits.go("b", "keranjang/")
    expect(page.get_by_text("Keranjang masih kosong.")).to_be_visible()
    expect(page.locator("[data-basket-count]")).to_be_hidden()
    visits.add("b")
    visits.add("b")
    for village, quantity, name in (("a", 1, "Desa Uji"), ("b", 2, "Desa Sebelah")):
        ((number, text),) = orders(visits.go(village, "keranjang/"))
        assert number == NUMBERS[village]
        assert f"   {visits.villages[village].url}{TEA}\n" in text
        assert text.endswith(f"(dari katalog {name})")
        assert f"{quantity} x Rp5.000" in text


def test_the_pages_in_english_share_the_basket_of_their_village(visits: Visits) -> None:
    visits.add("b")
    page = visits.go("b", "en/keranjang/")
    ((number, text),) = orders(page)
    assert number == NUMBERS["b"]
    assert f"   {visits.villages['b'].url}{TEA}\n" in text
    heading = page.get_by_role("link", name="Warung Nasi Padang").first
    assert heading.evaluate("(a) => a.href") == f"{visits.villages['b'].url}en/usaha/nasi-padang/"  # the buyer's own


def test_what_was_kept_for_the_whole_origin_goes_to_where_it_belongs(visits: Visits) -> None:
    visits.go("a", "")
    both = [group(visits.villages["a"]), group(visits.villages["b"], wa=NUMBERS["b"])]
    both[1]["lines"][0]["quantity"] = 7
    visits.keep("keranjang", {"v": 1, "sellers": both})
    ((number, text),) = orders(visits.go("a", "keranjang/"))
    assert (number, "2 x Rp5.000" in text) == (NUMBERS["a"], True)
    assert [each["seller"]["url"] for each in visits.kept("keranjang")["sellers"]] == [both[1]["seller"]["url"]]
    ((number, text),) = orders(visits.go("b", "keranjang/"))
    assert (number, "7 x Rp5.000" in text) == (NUMBERS["b"], True)
    assert visits.kept("keranjang") is None
    expect(visits.go("a", "keranjang/").locator(".basket-line")).to_have_count(1)


@pytest.mark.parametrize(
    "url",
    [
        "https://lain.example/usaha/nasi-padang/",
        "{root}b/../usaha-lain/",
        "{root}c/usaha/nasi-padang/",
        "{root}b/../c/usaha/nasi-padang/",
        "javascript:alert(1)",
    ],
)
def test_a_line_of_elsewhere_is_neither_shown_nor_sent(visits: Visits, url: str) -> None:
    root = visits.villages["a"].url
    visits.go("a", "")
    visits.keep("keranjang", {"v": 1, "sellers": [group(visits.villages["a"], url=url.replace("{root}", root))]})
    for village in ("a", "b"):
        page = visits.go(village, "keranjang/")
        expect(page.get_by_text("Keranjang masih kosong.")).to_be_visible()
        assert orders(page) == []


def test_without_signal_no_stored_address_is_followed(visits: Visits) -> None:
    visits.go("b", "")
    stored = group(visits.villages["b"], url="https://lain.example/katalog/usaha/nasi-padang/", wa=NUMBERS["b"])
    visits.keep("keranjang /b/", {"v": 1, "sellers": [stored]})
    visits.page.context.route("**/data/pesanan/*.json", lambda route: route.abort())
    page = visits.go("b", "keranjang/")
    ((number, text),) = orders(page)
    assert number == NUMBERS["b"]
    assert f"   {visits.villages['b'].url}{TEA}\n" in text
    assert "lain.example" not in page.content() + text


def test_hearts_buyer_theme_and_channel_are_each_villages_own(visits: Visits) -> None:
    page = visits.go("a", f"{TEA}?dari=ig")
    page.get_by_label("Nama Anda").fill("Ibu DW")
    page.get_by_label("Ingat nama dan alamat saya").check()
    page.locator("[data-theme-toggle]").tap()
    page.locator("[data-saving-switch]").tap()
    page.get_by_role("button", name="Simpan Teh Manis", exact=True).tap()
    page.locator("[data-order-link]").tap()
    page.wait_for_url("https://wa.me/**")
    page = visits.go("b", TEA)
    expect(page.get_by_label("Nama Anda")).to_have_value("")
    assert page.evaluate("[document.documentElement.dataset.theme, document.documentElement.dataset.saving]") == [
        None,
        None,
    ]
    expect(page.get_by_role("button", name="Simpan Teh Manis", exact=True)).to_have_attribute("aria-pressed", "false")
    assert "lewat Instagram" not in (page.locator("[data-order-link]").get_attribute("href") or "").replace("%20", " ")
    keys = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert {key.partition(" ")[2] for key in keys} <= {"/", "/b/"}
    page = visits.go("a", "en/" + TEA)
    expect(page.get_by_label("Your name")).to_have_value("Ibu DW")
    assert page.evaluate("document.documentElement.dataset.theme")


def test_hearts_of_the_whole_origin_go_to_the_village_that_has_the_thing(visits: Visits) -> None:
    def heart(address: str, name: str, seller: str) -> dict[str, str]:
        return {"address": address, "name": name, "seller": seller, "price": "", "picture": ""}

    ours = heart(TEA, "Teh Manis", 'Warung Nasi Padang & "Katering"')
    other = heart(TEA, "Teh Manis", "Kedai Lain")
    visits.go("a", "")
    visits.keep("tersimpan", {"v": 1, "saved": [other, ours], "seen": [ours]})
    page = visits.go("b", "tersimpan/")
    expect(page.locator("[data-part=saved] .kept h3")).to_have_text(["Teh Manis"])
    expect(page.locator("[data-part=seen] .kept")).to_have_count(1)
    assert visits.kept("tersimpan") == {"v": 1, "saved": [other], "seen": []}
    assert visits.kept("tersimpan /b/")["saved"] == [ours]


BY_SITE = """async () => {
  const held = {};
  for (const name of await caches.keys()) {
    const root = name.split(" ")[1];
    held[root] = [...(held[root] ?? []), ...(await (await caches.open(name)).keys()).map(({ url }) => url)];
  }
  return held;
}"""


def test_without_signal_a_site_at_the_root_shows_and_holds_no_page_of_its_neighbours(
    visitor: Visitor, villages: dict[str, Site]
) -> None:
    a, b = villages["a"], villages["b"]
    visit = keeping(visitor, a)
    page = visit.go(TEA)
    installed(page)
    page.goto(f"{a.url}lain/")
    expect(page.locator("h1")).to_have_text("Situs lain")
    page = Visit(page, b).go(TEA)  # the worker of the site above is in charge, until this one's own is there
    until(page, f"async ([root, page]) => ((await ({BY_SITE})())[root] ?? []).includes(page)", arg=[b.url, b.url + TEA])
    until(page, "(address) => navigator.serviceWorker.controller.scriptURL === address", arg=f"{b.url}sw.js")
    held = page.evaluate(BY_SITE)
    assert a.url + TEA in held[a.url]
    assert not [url for url in held[a.url] if url.startswith((b.url, f"{a.url}lain/"))]
    cut(page)
    for site in (a, b):
        page.goto(site.url + TEA)
        expect(page.locator("main > .notice--saved")).to_have_text(SAVED)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):  # and no page of ours in its place
        page.goto(f"{a.url}lain/")
