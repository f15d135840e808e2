"""The list of data pages: addresses, titles, what is on which page, and in which order."""

from __future__ import annotations

from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from page_samples import BARE, FULL, NEIGHBOUR, RIVAL, SETTINGS, SITE_URL, business, catalogue, pictures
from samples import renderer_of, site_pages, village_view

from katalog import addresses, formats
from katalog.contract.model import Catalogue
from katalog.data import feeds
from katalog.orders import order_links
from katalog.pages.kinds.home import FEATURED_MAX
from katalog.pages.kinds.lists import PRODUCTS_A_PAGE
from katalog.pages.page import DESCRIPTION_MAX, Page
from katalog.pages.pages import DataPages
from katalog.pages.security_policy import Outside
from katalog.pages.similar import similar_products
from katalog.pages.view_maker import normal_price
from katalog.texts import Texts


def pages_of(of: Catalogue) -> dict[str, Page]:
    made = site_pages(of, pictures(of), SETTINGS)
    by_address = {page.address: page for page in made}
    assert len(by_address) == len(made), "two pages at one address"
    return by_address


def many(slug: str, count: int, **changes: Any) -> dict[str, Any]:
    products = [{"id": f"p{n}", "nama": f"{slug} {n}", "harga": "5.000"} for n in range(count)]
    return {**deepcopy(BARE), "slug": slug, "nama": f"Toko {slug}", "produk": products, **changes}


def alias_of(old: str) -> dict[str, Any]:
    """Return a business that had another slug."""
    return {**many("baru", 2), "alias": [old]}


def test_every_address_of_the_contract_has_its_page() -> None:
    assert sorted(pages_of(catalogue(FULL, NEIGHBOUR))) == sorted(
        [
            "",
            "404.html",
            "dusun/dusun-i/",
            "dusun/dusun-ii/",
            "dusun/dusun-iii/",
            "kategori/jasa/",
            "kategori/kosong/",
            "kategori/makanan/",
            "keranjang/",
            "luring/",
            "peta/",
            "produk/",
            "promo/",
            "promo/keripik-lama/paket-lebaran/",
            "promo/keripik-uji/paket-lebaran/",
            "tersimpan/",
            "usaha/",
            "usaha/keripik-lama/",
            "usaha/keripik-lama/hampers/",
            "usaha/keripik-lama/keripik-asin-lama/",
            "usaha/keripik-lama/keripik-asin/",
            "usaha/keripik-lama/keripik-kiloan/",
            "usaha/keripik-lama/keripik-pisang/",
            "usaha/keripik-lama/keripik-ubi/",
            "usaha/keripik-uji/",
            "usaha/keripik-uji/hampers/",
            "usaha/keripik-uji/keripik-asin-lama/",
            "usaha/keripik-uji/keripik-asin/",
            "usaha/keripik-uji/keripik-kiloan/",
            "usaha/keripik-uji/keripik-pisang/",
            "usaha/keripik-uji/keripik-ubi/",
            "usaha/salon-uji/",
            "usaha/salon-uji/potong/",
        ]
    )


def test_what_search_engines_are_kept_from() -> None:
    pages = pages_of(catalogue(FULL))
    hidden = {address for address, page in pages.items() if not page.indexed}
    aliases = {address for address in pages if "-lama/" in address}
    # A category or hamlet nobody is in is a page for visitors who followed a link, not for a search engine.
    empty = {"dusun/dusun-ii/", "dusun/dusun-iii/", "kategori/jasa/", "kategori/kosong/"}
    assert hidden == aliases | empty | {"404.html", "keranjang/", "luring/", "tersimpan/"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("usaha/keripik-lama/", "usaha/keripik-uji/"),
        ("usaha/keripik-uji/keripik-asin-lama/", "usaha/keripik-uji/keripik-asin/"),
        ("usaha/keripik-lama/keripik-asin-lama/", "usaha/keripik-uji/keripik-asin/"),
        ("usaha/keripik-lama/hampers/", "usaha/keripik-uji/hampers/"),
    ],
)
def test_an_old_address_knows_the_new_one(old: str, new: str) -> None:
    page = pages_of(catalogue(FULL))[old]
    assert (page.template, page.canonical, page.target) == ("redirect.html", new, new)


def test_titles_and_descriptions_name_the_page_and_fit() -> None:
    pages = pages_of(catalogue())
    assert pages["usaha/keripik-uji/keripik-asin/"].title == "Keripik Asin – Keripik Uji, Desa Uji"
    assert pages["usaha/keripik-uji/keripik-asin/"].description == "Keripik Asin: Rp16.000. Gurih dan renyah."
    assert pages["usaha/keripik-uji/hampers/"].description.startswith("Hampers: mulai Rp75.000.")
    assert pages["usaha/keripik-uji/keripik-ubi/"].description.startswith("Keripik Ubi: tanya harga.")
    assert pages["usaha/keripik-uji/"].description == FULL["ringkasan"]
    indexed = [page for page in pages.values() if page.indexed]
    assert all(0 < len(page.description) <= DESCRIPTION_MAX for page in indexed)
    assert len({page.title for page in indexed}) == len(indexed), "two pages with one title"


def test_a_template_reads_what_its_kind_has_and_other_kinds_have_not() -> None:
    pages = pages_of(catalogue(FULL, NEIGHBOUR))
    product = pages["usaha/keripik-uji/keripik-asin/"]
    own = {"item", "seller", "order_link", "others", "similar", "similar_key", "product", "business", "page_url"}
    assert set(product.context()) == own
    assert product.context()["product"] is product.item.product
    assert set(pages["usaha/keripik-uji/"].context()) == {"view", "instead", "business", "page_url"}
    assert pages["tersimpan/"].context() == {}


def test_only_pages_with_a_map_or_a_video_need_something_from_outside() -> None:
    needed = {address: page.needs for address, page in pages_of(catalogue(FULL)).items() if page.needs != Outside()}
    assert needed == {"peta/": Outside(tiles=True), "usaha/keripik-uji/": Outside(players=True)}


def told(page: Page) -> tuple[Any, ...]:
    """Return what tells a page from others: views are made anew with it."""
    texts = {key: value for key, value in page.context().items() if isinstance(value, str | int)}
    return page.address, page.template, page.title, page.description, page.indexed, page.canonical, page.trail, texts


def test_a_page_by_itself_is_the_one_in_its_turn() -> None:
    of = catalogue(FULL, NEIGHBOUR, RIVAL, many("2", PRODUCTS_A_PAGE + 1), alias_of("lama-sekali"))
    texts = Texts.read(SETTINGS.overrides)
    groups = DataPages(village_view(of, pictures(of), SETTINGS), SETTINGS.address, texts, SETTINGS.today).groups()
    written = {page.address: page for group in groups for page in group()}  # what comes last is what stays
    assert "produk/2/" in written
    assert "usaha/lama-sekali/" in written
    for address, page in written.items():
        alone = DataPages(village_view(of, pictures(of), SETTINGS), SETTINGS.address, texts, SETTINGS.today).at(address)
        assert alone is not None, address
        assert told(alone) == told(page)


@pytest.mark.parametrize("address", ["tidak-ada/", "produk/9/", "produk/x/", "usaha/keripik-uji/tidak-ada/", "2/"])
def test_there_is_no_page_where_none_is(address: str) -> None:
    of = catalogue(FULL)
    assert (
        DataPages(village_view(of, {}, SETTINGS), SETTINGS.address, Texts.read(SETTINGS.overrides), SETTINGS.today).at(
            address
        )
        is None
    )


@pytest.mark.parametrize(
    ("address", "is_of_it"),
    [
        *((each, True) for each in ("produk/", "produk/2/", "produk/12/")),
        *((each, False) for each in ("produk/x/", "produk//", "usaha/", "", "kategori/makanan/")),
    ],
)
def test_addresses_of_a_list(address: str, *, is_of_it: bool) -> None:
    assert addresses.is_of_list(addresses.PRODUCTS, address) is is_of_it


def test_a_long_list_goes_on_on_numbered_pages() -> None:
    pages = pages_of(catalogue(many("satu", PRODUCTS_A_PAGE + 1)))
    first, second = pages["produk/"], pages["produk/2/"]
    assert "produk/3/" not in pages
    assert (len(first.products), len(second.products)) == (PRODUCTS_A_PAGE, 1)
    assert (first.following, second.previous) == ("produk/2/", "produk/")
    assert second.title == "Semua produk, halaman 2 – Desa Uji"
    # Businesses of a category stand on its first page only.
    assert (pages["kategori/makanan/"].businesses, pages["kategori/makanan/2/"].businesses) != (
        (),
        (),
    )
    assert pages["kategori/makanan/2/"].businesses == ()


def test_sellers_take_turns_and_what_is_sold_out_comes_last() -> None:
    sold_out = {"id": "habis", "nama": "Habis", "harga": "5.000", "stok": "habis"}
    one = many("a", 3)
    one["produk"].insert(0, sold_out)
    listed = [item.address for item in pages_of(catalogue(one, many("b", 2)))["produk/"].products]
    assert listed == ["usaha/a/p0/", "usaha/b/p0/", "usaha/a/p1/", "usaha/b/p1/", "usaha/a/p2/", "usaha/a/habis/"]


def test_home_shows_marked_products_first_and_nothing_sold_out() -> None:
    pages = pages_of(catalogue(many("a", 20), FULL))
    featured = [item.product for item in pages[""].featured]
    assert len(featured) == FEATURED_MAX
    assert featured[0].id == "keripik-asin"
    assert not [product for product in featured if product.stock == "habis"]


def test_similar_products_are_of_open_neighbours_in_the_category() -> None:
    pages = pages_of(catalogue(BARE, RIVAL, FULL, NEIGHBOUR))
    similar = pages["usaha/warung-baru/teh/"].similar
    # The rival is closed for now, the neighbour is in another category, and what is sold out is of no use.
    assert {item.business.slug for item in similar} == {"keripik-uji"}
    assert "keripik-pisang" not in {item.product.id for item in similar}


def test_similar_products_begin_with_the_next_seller_in_turn() -> None:
    of = catalogue(many("a", 2), many("b", 2), many("c", 2))
    view = pages_of(of)[""].view
    shelf = view.by_category["makanan"]
    assert [item.address for item in similar_products(shelf[1], shelf)] == [
        "usaha/c/p0/",
        "usaha/a/p0/",
        "usaha/c/p1/",
        "usaha/a/p1/",
    ]


def test_a_promo_has_a_page_to_be_shared_that_search_engines_forget_when_it_is_over() -> None:
    page = pages_of(catalogue(FULL))["promo/keripik-uji/paket-lebaran/"]
    assert (page.template, page.heading, page.indexed) == ("promo.html", "Paket Lebaran", True)
    assert page.description == "Paket Lebaran Rp80.000 dari Keripik Uji. 1 November – 31 Desember 2026"
    assert page.trail[-1].address == "usaha/keripik-uji/"
    over = business(FULL, promo=[{"id": "x", "nama": "Paket X", "harga": "9.000", "sampai": "2026-11-23"}])
    old = pages_of(Catalogue(village=catalogue().village, businesses=(over,)))["promo/keripik-uji/x/"]
    assert not old.indexed


def test_similar_products_are_first_of_all_like_the_product() -> None:
    def stall(slug: str, *names: str) -> dict[str, Any]:
        products = [{"id": f"p{n}", "nama": name, "harga": "5.000"} for n, name in enumerate(names)]
        return {**deepcopy(BARE), "slug": slug, "nama": f"Toko {slug}", "produk": products}

    of = catalogue(
        stall("a", "Keripik pisang", "Es teh"),
        stall("b", "Bakso urat", "Keripik ubi", "Keripik tempe pisang", "Keripik talas"),
        stall("c", "Nasi goreng", "Pisang goreng"),
    )
    pages = pages_of(of)
    under = pages["usaha/a/p0/"]
    # The most words in common, then rare before common ones, two a seller, then all in turn.
    assert [item.address for item in under.similar] == [
        "usaha/b/p2/",
        "usaha/c/p1/",
        "usaha/b/p1/",
        "usaha/b/p0/",
        "usaha/c/p0/",
        "usaha/b/p3/",
    ]
    assert under.similar_key == ""
    tea = pages["usaha/a/p1/"]
    assert (tea.similar[0].address, tea.similar_key) == ("usaha/b/p0/", "a")
    assert all(item.business.slug != "b" for item in pages["usaha/b/p1/"].similar)


@pytest.mark.parametrize(
    ("prices", "is_reduced"),
    [
        ({"harga": "15.000", "harga_coret": "20.000"}, True),
        ({"harga": "15.000", "harga_coret": "15.000"}, False),
        ({"harga": "15.000"}, False),
        ({"harga_coret": "20.000"}, False),
        ({"harga_mulai": "15.000", "harga_coret": "20.000"}, False),
        ({"harga_coret": "20.000", "varian": [{"nama": "Kecil", "harga": "15.000"}]}, True),
        ({"harga": "15.000", "harga_coret": "20.000", "varian": [{"nama": "Kecil", "harga": "9.000"}]}, True),
        (
            {"harga": "9.000", "harga_coret": "20.000", "varian": [{"nama": "A", "harga": "8.000"}, {"nama": "B"}]},
            False,
        ),
    ],
)
def test_a_product_is_reduced_where_its_page_shows_the_price_before(
    prices: dict[str, Any], *, is_reduced: bool
) -> None:
    of = catalogue({**BARE, "produk": [{"id": "a", "nama": "Keripik", **prices}]})
    (item,) = village_view(of, {}, SETTINGS).products
    assert item.product.is_reduced is is_reduced
    assert bool(item.price.before) is is_reduced


def test_a_promo_knows_what_its_contents_cost_one_by_one() -> None:
    promo = pages_of(catalogue(FULL))["promo/"].promos[0]
    # Two at 16,000 and one of a variant without a price of its own, so the product's 60,000.
    assert (promo.price.text, promo.price.before, promo.price.saving) == ("Rp80.000", "Rp92.000", "Rp12.000")
    assert (promo.starts, promo.ends) == ("2026-11-01T00:00:00+07:00", "2026-12-31T23:59:59+07:00")


@pytest.mark.parametrize("contents", [["1 x keripik-ubi"], []])
def test_a_promo_without_known_prices_claims_no_saving(contents: list[str]) -> None:
    promo = {"id": "x", "nama": "X", "harga": "9.000", "isi": contents}
    owner = business(FULL, promo=[promo])
    assert normal_price(owner.promos[0], {p.id: p for p in owner.products}) is None


def test_promo_days_begin_and_end_in_the_villages_zone() -> None:
    promo = pages_of(catalogue(FULL, zona_waktu="WIT"))["promo/"].promos[0]
    assert promo.starts.endswith("+09:00")


def test_a_business_without_photo_shows_its_first_products() -> None:
    entry = {**deepcopy(FULL), "foto": []}
    page = pages_of(catalogue(entry))["usaha/keripik-uji/"]
    assert page.photo is not None
    assert page.photos == ()


@pytest.mark.parametrize(
    ("address", "base"),
    [("", ""), ("produk/", "../"), ("usaha/a/b/", "../../../"), ("404.html", "/desa/")],
)
def test_the_way_to_the_root(address: str, base: str) -> None:
    assert addresses.to_root(address, SITE_URL) == base


def test_an_empty_village_has_its_pages() -> None:
    of = Catalogue(village=catalogue().village, businesses=())
    pages = site_pages(of, {}, SETTINGS)
    assert {"", "produk/", "usaha/", "promo/", "peta/", "404.html"} <= {page.address for page in pages}


def test_home_shows_nothing_that_was_last_confirmed_more_than_two_years_ago() -> None:
    days = {year: SETTINGS.today.replace(year=SETTINGS.today.year - year, day=1, month=1) for year in (1, 3)}
    old, newer = (many(f"b{year}", 2, dikonfirmasi=f"{day:%d-%m-%Y}") for year, day in days.items())
    for shops in ((old, newer), (newer, old)):
        featured = pages_of(catalogue(*shops))[""].featured
        assert {item.business.slug for item in featured} == {"b1"}


def test_pages_say_when_prices_were_last_confirmed_more_than_a_year_ago() -> None:
    sure = SETTINGS.today - timedelta(days=365)
    for day, is_said in ((sure, False), (sure - timedelta(days=1), True)):
        of = catalogue(many("lama", 1, dikonfirmasi=f"{day:%d-%m-%Y}"))
        renderer = renderer_of(of, pictures(of), SETTINGS)
        for address in ("usaha/lama/", "usaha/lama/p0/"):
            body = renderer.body(pages_of(of)[address])
            assert (f"Harga terakhir dipastikan {formats.long_date(day)}." in body) is is_said, address


def test_what_is_free_says_so_and_stays_out_of_shops_that_take_no_such_goods() -> None:
    free = {"id": "buku", "nama": "Pinjam buku", "harga": "gratis"}
    of = catalogue({**many("pustaka", 0), "produk": [free]})
    page = pages_of(of)["usaha/pustaka/buku/"]
    body = renderer_of(of, pictures(of), SETTINGS).body(page)
    assert ">Gratis</strong>" in body
    assert "Rp0" not in body
    assert order_links.price_text(of.businesses[0].products[0]) == "Gratis"
    made = dict(feeds.feeds(of, pictures(of), SITE_URL, SETTINGS.today))
    assert b"buku" not in made["feeds/meta.csv"]
    assert b"Gratis." in made["feeds/produk-baru.xml"]
