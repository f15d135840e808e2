"""A buyer with an old phone: the sample site in real Chromium of 2020 and 2021, and below the floor.

Run by `make deep`. KATALOG_SITE names another built site, by its folder or its address.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import commands
import pytest
from devtools import Tab, opened
from old_chromium import RELEASES, old_chromium
from visits import BASE, NOW, SITE_URL, TODAY, served

pytestmark = pytest.mark.deep
FLOOR = 80
ON_FLOOR = [version for version in RELEASES if version >= FLOOR]
PRODUCT = "usaha/keripik-tempe/keripik-balado/"
VILLAGE = "Desa Dalu Sepuluh B"
ARRIVALS = {"": f"(dari katalog {VILLAGE})", "?dari=wa": f"(dari katalog {VILLAGE}, lewat WhatsApp)"}
ORDER_LINK = "[data-order-link]"
NEEDS_SCRIPT = "[data-composer], [data-add], [data-copies], .browse, .heart, [data-theme-toggle]"
Opener = Callable[..., Tab]


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the sample site, with the day of its build that of the visits."""
    given = os.environ.get("KATALOG_SITE", "")
    if given.startswith("http"):
        yield given
        return
    folder = tmp_path_factory.mktemp("sample")
    site = folder / BASE.strip("/")
    if given:
        site.symlink_to(Path(given).resolve())
    else:
        done = commands.run("build", "--site", site, "--site-url", SITE_URL, "--today", TODAY.isoformat())
        assert done.returncode == 0, done.stderr
    with served(folder) as url:
        yield url + BASE.removeprefix("/")


@pytest.fixture
def phone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opener]:
    """Open a page in Chromium `version`, on a phone of 360 px, at ten on a Thursday morning."""
    with ExitStack() as browsers:

        def visit(version: int, address: str, **options: Any) -> Tab:
            pipe = browsers.enter_context(opened(old_chromium(version), tmp_path_factory.mktemp("profile")))
            tab = Tab(pipe, now=int(NOW.timestamp() * 1000), **options)
            tab.go(address)
            return tab

        yield visit


def sent(tab: Tab) -> str:
    """Return the text of the one message that the page has handed to WhatsApp, once it has left for it."""
    tab.arrives("https://wa.me/")
    assert len(tab.sent) == 1
    parts = urlsplit(tab.sent[0])
    assert parts.path == "/6281200000001"
    return parse_qs(parts.query, strict_parsing=True)["text"][0]


def fill_in(tab: Tab, form: str) -> None:
    """Have it brought to Dusun IV and pay on delivery; `form` names the part of the page that asks."""
    tab.tap(f"{form} .order-option", "Diantar")
    tab.choose(f"{form} select[id$=area]", "Dusun IV")
    tab.tap(f"{form} textarea[id$=address]")
    tab.type("Gg. Melati 4")
    tab.tap(f"{form} .order-option", "COD")
    tab.tap(f"{form} label", "Saya paham ini usaha contoh")


def put_together(tab: Tab) -> None:
    """Choose two bags, very hot, once the form is there."""
    tab.says("[data-composer]", "Diantar")
    tab.choose("[name=choice-0]", "Pedas sekali")
    tab.tap("[data-step='1']")
    tab.says("[data-total]", "Rp40.000")


def assert_ordered(text: str, arrival: str) -> None:
    for line in ("Pedas sekali", "2 x Rp20.000", "Gg. Melati 4", "Dusun IV", "COD", "Rp43.000"):
        assert line in text
    assert PRODUCT in text
    assert text.endswith(ARRIVALS[arrival])


@pytest.mark.parametrize("arrival", ARRIVALS, ids=["plain", "shared"])
@pytest.mark.parametrize("version", ON_FLOOR)
def test_a_product_is_ordered_from_its_page(phone: Opener, root: str, version: int, arrival: str) -> None:
    tab = phone(version, root + PRODUCT + arrival)
    put_together(tab)
    fill_in(tab, "[data-composer]")
    tab.says("[data-total]", "Rp43.000")
    tab.tap(ORDER_LINK)
    assert_ordered(sent(tab), arrival)
    assert tab.errors == []


@pytest.mark.parametrize("arrival", ARRIVALS, ids=["plain", "shared"])
@pytest.mark.parametrize("version", ON_FLOOR)
def test_a_product_is_ordered_from_the_basket(phone: Opener, root: str, version: int, arrival: str) -> None:
    tab = phone(version, root + PRODUCT + arrival)
    put_together(tab)
    tab.tap("button", "Masukkan keranjang")
    tab.says("[data-status]", "Sudah masuk keranjang")
    tab.says("[data-basket-count]", "1")
    tab.go(root + "keranjang/")
    fill_in(tab, ".basket-seller")
    tab.says(".basket-seller .order-total output", "Rp43.000")
    tab.tap(".basket-seller a", "Pesan ke")
    assert_ordered(sent(tab), arrival)
    assert tab.errors == []


@pytest.mark.parametrize("version", ON_FLOOR)
def test_what_is_missing_is_asked_for_and_nothing_is_sent(phone: Opener, root: str, version: int) -> None:
    tab = phone(version, root + PRODUCT)
    tab.says("[data-composer]", "Diantar")
    tab.tap(ORDER_LINK)
    tab.says(".order-error", "Pilih salah satu dulu.")
    assert tab.sent == []
    assert tab.errors == []


@pytest.mark.parametrize("version", ON_FLOOR)
def test_search_finds_while_typing_and_on_the_page_of_all_products(phone: Opener, root: str, version: int) -> None:
    tab = phone(version, root)
    tab.tap(".search__field")
    tab.type("keripik")
    tab.says(".search__list .hit", "Keripik Tempe")
    tab.type("\r")
    tab.says(".found h2", "keripik")
    names = tab.texts(".found .card__name")
    assert 1 <= len(names) <= 10
    assert all("Keripik" in name for name in names)
    assert tab.errors == []


@pytest.mark.parametrize("version", ON_FLOOR)
def test_a_shared_search_shows_what_it_finds_only(phone: Opener, root: str, version: int) -> None:
    tab = phone(version, root + "produk/?q=keripik")
    tab.says(".found__count", "produk")
    names = tab.texts("main .card__name")
    assert 1 <= len(names) <= 10
    assert all("Keripik" in name for name in names)
    assert tab.errors == []


@pytest.mark.parametrize("version", ON_FLOOR)
def test_filters_narrow_the_list_of_products(phone: Opener, root: str, version: int) -> None:
    tab = phone(version, root + "produk/")
    tab.tap(".browse button", "Buka sekarang")
    tab.says(".found__count", "produk")
    tab.wait("location.search.includes('buka')")
    tab.tap(".browse button", "Saring")
    tab.says(".sheet__body", "Termurah")
    assert tab.value("document.querySelector('.sheet__body').offsetHeight") > 400
    assert tab.texts("main .plain") == []
    tab.tap(".sheet label", "Termurah")
    tab.tap(".sheet button", "Lihat")
    tab.wait("location.search.includes('urut=murah')")
    prices = [int("".join(filter(str.isdigit, tag))) for tag in tab.texts(".found .card__tag")]
    assert len(prices) > 5
    assert prices == sorted(prices)
    assert tab.errors == []


@pytest.mark.parametrize("version", ON_FLOOR)
def test_what_is_open_is_said_and_hearts_are_kept(phone: Opener, root: str, version: int) -> None:
    tab = phone(version, root + PRODUCT)
    tab.says("[data-hours]", "Buka sampai 17.00")
    tab.tap("[data-heart] > .heart")
    tab.says("[role=status]", "1")
    tab.go(root + "tersimpan/")
    tab.says("[data-part=saved] h3", "Keripik Tempe Balado")
    assert tab.errors == []


@pytest.mark.parametrize("page", ["", PRODUCT, "usaha/keripik-tempe/", "produk/", "promo/", "keranjang/"])
@pytest.mark.parametrize("version", RELEASES)
def test_no_page_is_wider_than_the_phone(phone: Opener, root: str, version: int, page: str) -> None:
    tab = phone(version, root + page)
    assert tab.value("document.documentElement.scrollWidth") == 360


def assert_plain(tab: Tab, root: str) -> None:
    """Hold that no page offers what needs a script, and that the links of all of them work."""
    for page in ("", "produk/", "usaha/keripik-tempe/", "keranjang/"):
        tab.go(root + page)
        assert tab.texts(NEEDS_SCRIPT) == []
    tab.says("main", "Anda tetap bisa memesan dari halaman tiap produk")
    tab.go(root + PRODUCT)
    assert tab.texts(NEEDS_SCRIPT) == []
    tab.tap(ORDER_LINK)
    text = sent(tab)
    assert "saya mau pesan:\n\nKeripik Tempe Balado" in text
    assert PRODUCT in text


def test_below_the_floor_every_page_is_the_plain_one(phone: Opener, root: str) -> None:
    assert_plain(phone(min(RELEASES), root), root)


@pytest.mark.parametrize("version", [FLOOR, max(RELEASES)])
def test_without_script_every_page_is_the_plain_one(phone: Opener, root: str, version: int) -> None:
    tab = phone(version, root, scripts=False)
    assert_plain(tab, root)
    assert tab.errors == []
