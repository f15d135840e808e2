"""Filters and orders of the scripts against a reference in Python, on villages of all kinds; run in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import opening_reference
import pytest
from browse_reference import Asked, Moment, found_businesses, found_products, minutes
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page_samples import ROOT, SETTINGS, VILLAGE
from playwright.sync_api import Browser
from samples import village_view
from visits import Site

from katalog.contract.model import Business, Catalogue, Village
from katalog.data import filters
from katalog.orders import order_links
from katalog.pages.similar import market_order
from katalog.texts import Texts

pytestmark = pytest.mark.browser
MANY = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
Run = Callable[[str, Any], Any]
TEXTS = Texts.read(ROOT / "overrides")
FIRST = datetime(2026, 3, 1, tzinfo=UTC)
DAYS = [f"2026-03-{day:02}" for day in range(1, 29)]
HAMLETS = ["dusun-i", "dusun-ii", "dusun-iii"]
WAYS = ["tunai", "cod", "transfer", "qris", "e-wallet"]

PRODUCT = st.fixed_dictionaries(
    {},
    optional={
        "harga": st.sampled_from(["1.000", "10.000", "10.000", "25.000", "250.000"]),
        "harga_coret": st.just("300.000"),
        "stok": st.sampled_from(["tersedia", "habis", "pre-order"]),
        "varian": st.lists(
            st.fixed_dictionaries(
                {"harga": st.sampled_from(["500", "20.000"]), "stok": st.sampled_from(["tersedia", "habis"])}
            ),
            min_size=1,
            max_size=2,
        ),
    },
)
PROMO = st.fixed_dictionaries(
    {"harga": st.just("9.000"), "isi": st.lists(st.sampled_from(["p0", "p1", "p2"]), max_size=2)},
    optional={"mulai": st.sampled_from(DAYS), "sampai": st.sampled_from(DAYS)},
)
BUSINESS = st.fixed_dictionaries(
    {
        "kategori": st.sampled_from(["makanan", "jasa", "kosong"]),
        "dusun": st.sampled_from(["Dusun I", "Dusun II", "Dusun III"]),
        "koordinat": st.none() | st.tuples(st.integers(35000, 35400), st.integers(987000, 987400)),
        "produk": st.lists(PRODUCT, max_size=3),
        "promo": st.lists(PROMO, max_size=2),
    },
    optional={
        "status": st.sampled_from(["buka", "tutup-sementara", "tutup-permanen"]),
        "jam_buka": st.sampled_from(
            [{"senin-jumat": "08.00-17.00"}, {"setiap hari": "17.00-02.00"}, {"sabtu-minggu": "24 jam"}]
        ),
        "libur": st.tuples(st.sampled_from(DAYS[:14]), st.sampled_from(DAYS[14:])).map(
            lambda days: [{"mulai": days[0], "sampai": days[1]}]
        ),
        "layanan": st.lists(st.sampled_from(["ambil", "antar", "kirim"]), unique=True, max_size=3),
        "ongkir": st.lists(
            st.sampled_from(["Dusun I", "dusun ii", "Dusun I dan Dusun III", "Kota Medan", "seluruh desa"]),
            unique=True,
            max_size=2,
        ).map(lambda areas: [{"wilayah": area, "biaya": "5.000"} for area in areas]),
        "pembayaran": st.lists(st.sampled_from(WAYS), unique=True, max_size=3),
        "izin": st.sampled_from([{"halal": "ID1"}, {"halal": {"nomor": "ID2", "berlaku_sampai": "2026-03-14"}}]),
        "dikonfirmasi": st.sampled_from(DAYS),
        "persetujuan": st.sampled_from(DAYS),
    },
)
ASKED = st.builds(
    Asked,
    kategori=st.sampled_from([(), (), ("makanan",), ("makanan", "kosong")]),
    dusun=st.sampled_from([(), (), ("dusun-ii",), ("dusun-i", "dusun-iii")]),
    antar=st.sampled_from(["", "", *HAMLETS]),
    bayar=st.sampled_from([(), (), ("qris",), ("tunai", "e-wallet")]),
    buka=st.booleans(),
    ada=st.booleans(),
    promo=st.booleans(),
    halal=st.booleans(),
    harga=st.sampled_from([(0, 0), (0, 0), (0, 10_000), (10_000, 0), (1_000, 25_000)]),
    urut=st.sampled_from(["", "", "dekat", "murah", "baru", "dikonfirmasi"]),
    kata=st.none()
    | st.lists(
        st.tuples(st.integers(0, 5).map(lambda place: f"usaha-{place}"), st.sampled_from(["", "p0", "p1", "p2"])),
        unique=True,
    ).map(tuple),
)
# One or two conditions at a time find more than all of them at once.
SPARSE = st.builds(
    lambda asked, keys: Asked(**{key: getattr(asked, key) for key in (*keys, "urut")}),
    ASKED,
    st.lists(st.sampled_from([key for key in Asked.__dataclass_fields__ if key != "urut"]), max_size=2),
)
HERE = st.none() | st.tuples(st.integers(35000, 35400), st.integers(987000, 987400)).map(
    lambda point: (point[0] / 10_000, point[1] / 10_000)
)
# The certificate ends on the 14th: its last day, and the one after, are asked for more often.
MINUTE = st.integers(0, 28 * 1440) | st.integers(12 * 1440, 14 * 1440)
CASES = st.lists(st.tuples(ASKED | SPARSE | SPARSE, MINUTE, HERE), min_size=25, max_size=40)


def business(place: int, drawn: dict[str, Any]) -> Business:
    entry = dict(drawn)
    point = entry.pop("koordinat")
    address = {"dusun": entry.pop("dusun")}
    if point:
        address["koordinat"] = f"{point[0] / 10_000}, {point[1] / 10_000}"
    products = [
        {
            **product,
            "id": f"p{number}",
            "nama": f"Produk {number}",
            "varian": [{**variant, "nama": f"v{at}"} for at, variant in enumerate(product.get("varian", []))],
        }
        for number, product in enumerate(entry.pop("produk"))
    ]
    known = {product["id"] for product in products}
    promos = [
        {**promo, "id": f"promo-{number}", "nama": f"Promo {number}", "isi": [i for i in promo["isi"] if i in known]}
        for number, promo in enumerate(entry.pop("promo"))
    ]
    return Business.model_validate(
        {
            **entry,
            "slug": f"usaha-{place}",
            "nama": f"Usaha {place}",
            "ringkasan": "Contoh.",
            "whatsapp": "0812-0000-0001",
            "alamat": address,
            "produk": products,
            "promo": promos,
        }
    )


@pytest.fixture(scope="module")
def run(browser: Browser, site: Site) -> Iterator[Run]:
    """Run a function of a value in a page of another time zone; it has the modules state, match, near and words."""
    page = browser.new_page(timezone_id="America/St_Johns")
    page.goto(site.url + "keranjang/")

    def evaluate(function: str, value: Any) -> Any:
        load = "Promise.all(['state', 'match', 'near', 'words'].map((name) => import(`${root}browse/${name}.js`)))"
        take = f"const [state, match, near, words] = await {load};"
        code = f"async ([root, value]) => {{ {take} return ({function})(value); }}"
        return page.evaluate(code, [site.url + site.assets, value])

    yield evaluate
    page.close()


FIND = """([facts, cases]) => cases.map(([search, moment, here, hits]) => {
  const asked = state.readState(search, facts);
  const ranks = hits && words.ranksOf(facts, hits);
  const failed = match.failures(facts, asked, moment, ranks);
  const far = match.distances(facts, here);
  const order = (kind) => match.inOrder(facts, kind, failed[kind], asked.urut, far, ranks);
  return { written: state.writeState(asked, search), product: order("product"), business: order("business") };
})"""


def hits_of(of: Catalogue, asked: Asked) -> list[dict[str, Any]] | None:
    """Return what words find as the search script says it; what is not there is not found."""
    if asked.kata is None:
        return None
    places = {business.slug: place for place, business in enumerate(of.businesses)}
    shelves = {
        business.slug: [product.id for product in sorted(business.products, key=order_links.is_sold_out)]
        for business in of.businesses
    }
    found: list[dict[str, Any]] = [{"kind": "category", "seller": -1, "shelf": 0}]
    for slug, product in asked.kata:
        if slug in places and not product:
            found.append({"kind": "business", "seller": places[slug], "shelf": 0})
        elif slug in places and product in shelves[slug]:
            found.append({"kind": "product", "seller": places[slug], "shelf": shelves[slug].index(product)})
    return found


@MANY
@given(st.lists(BUSINESS, min_size=1, max_size=6), CASES)
def test_what_is_found_equals_the_reference(run: Run, drawn: list[dict[str, Any]], cases: list[Any]) -> None:
    of = Catalogue(
        village=Village.model_validate(VILLAGE),
        businesses=tuple(business(place, each) for place, each in enumerate(drawn)),
    )
    view = village_view(of, {}, SETTINGS)
    shelf = market_order(view.businesses)
    facts = filters.facts(view, shelf, TEXTS)
    rows = [(item.business, item.product) for item in shelf]
    moments = [
        Moment(opening_reference.local(FIRST + timedelta(minutes=minute), of.village.time_zone), here)
        for _, minute, here in cases
    ]
    asked = [
        [each.search, minutes(moment.now), moment.here, hits_of(of, each)]
        for (each, _, _), moment in zip(cases, moments, strict=True)
    ]
    for result, (each, _, _), moment in zip(run(FIND, [facts, asked]), cases, moments, strict=True):
        assert result["written"] == each.search
        assert result["product"] == found_products(view, rows, each, moment), each
        assert result["business"] == found_businesses(view, each, moment), each


def test_an_address_is_read_with_forgiveness(run: Run) -> None:
    facts = {
        "categories": [["camilan", "Camilan"], ["jasa", "Jasa"]],
        "hamlets": [["dusun-i", "Dusun I"], ["dusun-ii", "Dusun II"]],
        "payments": [["tunai", "Tunai"], ["qris", "QRIS"]],
    }
    rewrite = "([facts, all]) => all.map((search) => state.writeState(state.readState(search, facts), search))"
    cases = {
        "": "",
        "?kategori=jasa&kategori=camilan": "?kategori=camilan,jasa",
        "?kategori=jasa%2Ccamilan,lama": "?kategori=camilan,jasa",
        "?dusun=dusun-ix&buka=ya&halal=0": "?buka=1",
        "?harga=50.000-10.000": "?harga=10000-50000",
        "?harga=-20000": "?harga=-20000",
        "?harga=20000-": "?harga=20000-",
        "?harga=-": "",
        "?harga=murah&urut=mahal": "",
        "?q=keripik&bayar=qris": "?q=keripik&bayar=qris",
        "?bayar=qris&q=+kue++%26+teh%2C+100%25 ": "?q=kue%20%26%20teh%2C%20100%25&bayar=qris",
        "?q=+&urut=murah": "?urut=murah",
        "?lain=%26x&urut=murah": "?lain=%26x&urut=murah",
    }
    assert dict(zip(cases, run(rewrite, [facts, list(cases)]), strict=True)) == cases


def test_hits_that_no_list_of_products_shows(run: Run) -> None:
    hits = [{"kind": kind, "seller": seller} for kind, seller in
            (("category", -1), ("business", 0), ("product", 0), ("page", -1), ("business", 1))]  # fmt: skip
    others = "([hits, filtered]) => words.otherHits(hits, [0, 4], filtered).map(({ kind }) => kind)"
    assert run(others, [hits, False]) == ["category", "business", "page"]
    assert run(others, [hits, True]) == ["business"]


@pytest.mark.parametrize(
    ("metres", "words"),
    [
        (0, "10 m"),
        (348, "350 m"),
        (994, "990 m"),
        (996, "1,0 km"),
        (1249, "1,2 km"),
        (9_940, "9,9 km"),
        (12_400, "12 km"),
    ],
)
def test_distances_are_said_as_people_say_them(run: Run, metres: int, words: str) -> None:
    assert run("(metres) => near.spoken(metres)", metres) == words
