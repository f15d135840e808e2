"""What the browser is told about sellers and goods."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from katalog.contract.model import Business, Catalogue, Product, Status, Stock, Village
from katalog.entries import load
from katalog.orders import order_code, order_data, order_links
from katalog.safe_text import script_data
from katalog.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SITE_URL = "https://desa.example/katalog/"
SETTINGS = Settings(ROOT, ROOT / "tests" / "browser" / "village", SITE_URL, date(2026, 3, 26))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    loaded = load.load(SETTINGS)
    assert loaded.catalogue is not None
    return loaded.catalogue


def business(catalogue: Catalogue, slug: str) -> Business:
    return next(each for each in catalogue.businesses if each.slug == slug)


def forms(catalogue: Catalogue) -> order_data.OrderForms:
    return order_data.OrderForms(catalogue.village, SITE_URL)


def form_of(catalogue: Catalogue, slug: str, product_id: str) -> order_data.OrderForm:
    seller = business(catalogue, slug)
    product = seller.product(product_id)
    assert product is not None
    return forms(catalogue).order_form(seller, product, f"{SITE_URL}usaha/{slug}/{product_id}/")


def asked(catalogue: Catalogue, seller: Business, product: Product) -> str:
    link = order_links.product_link(catalogue.village, seller, product, f"{SITE_URL}p/")
    return parse_qs(urlsplit(link).query)["text"][0]


def test_a_product_page_carries_its_seller_and_its_product(catalogue: Catalogue) -> None:
    data = json.loads(form_of(catalogue, "keripik-tempe", "keripik-original").data)
    assert data["item"] == {
        "id": "keripik-original",
        "name": "Keripik Tempe Original",
        "url": f"{SITE_URL}usaha/keripik-tempe/keripik-original/",
        "price": 16000,
        "unit": "bungkus 250 g",
        "variants": [{"name": "tawar"}, {"name": "pedas", "price": 17500}, {"name": "keju", "stock": Stock.SOLD_OUT}],
        "choices": [{"name": "Kemasan", "options": ["plastik", "kertas"], "must": True}],
        "lead": 1440,
    }
    seller = data["seller"]
    assert seller["wa"] == "6281200000001"
    assert seller["code"] == "KT"
    assert seller["zone"] == 420
    assert seller["url"] == f"{SITE_URL}usaha/keripik-tempe/"
    assert seller["services"] == ["ambil", "antar", "kirim"]
    assert seller["areas"] == [
        {"name": "Dusun III", "fee": 5000},
        {"name": "Dusun I", "fee": 8000, "min": 200000},
        {"name": "Dusun II", "fee": 0},
    ]
    assert seller["qris"] == {"merchant": "KERIPIK TEMPE", "city": "KAB UJI"}


def test_a_unit_that_a_variant_contradicts_is_not_its_own(catalogue: Catalogue) -> None:
    seller = business(catalogue, "keripik-tempe")
    first, *others = seller.products[0].variants
    product = seller.products[0].model_copy(
        update={"variants": (first.model_copy(update={"name": "kiloan, 1 kg"}), *others)}
    )
    form = forms(catalogue).order_form(seller, product, SITE_URL)
    assert form.unit == ""
    assert [each.get("unit") for each in json.loads(form.data)["item"]["variants"]] == ["", None, None]
    assert form_of(catalogue, "keripik-tempe", "keripik-original").unit == "bungkus 250 g"


def test_a_seller_is_of_a_village(catalogue: Catalogue) -> None:
    assert json.loads(form_of(catalogue, "keripik-tempe", "keripik-original").data)["seller"]["village"] == "Desa Uji"


def test_questions_and_limits_arrive(catalogue: Catalogue) -> None:
    item = json.loads(form_of(catalogue, "nasi-padang", "nasi-kotak").data)["item"]
    assert item["min"] == 20
    assert item["lead"] == timedelta(days=2) / timedelta(minutes=1)
    assert [(each["label"], each["kind"], each.get("must")) for each in item["questions"]] == [
        ("Tanggal acara", "tanggal", True),
        ("Jam acara", "jam", None),
        ("Jumlah tamu", "angka", None),
        ("Nama acara", "teks", None),
    ]


@pytest.mark.parametrize(
    ("slug", "product_id", "can_order", "begins"),
    [
        ("nasi-padang", "teh-manis", True, "Halo Warung Nasi Padang"),
        (
            "salon-contoh",
            "potong-rambut",
            True,
            "[CONTOH - bukan pesanan sungguhan]\n\nHalo Salon Contoh, saya mau pesan:",
        ),
        ("toko-habis", "kue-lapis", False, "Halo Toko Habis, kapan Kue Lapis tersedia lagi?"),
        ("toko-habis", "kue-bolu", True, "Halo Toko Habis, saya mau bertanya tentang Kue Bolu"),
    ],
)
def test_the_plain_link_fits_what_can_be_had(
    catalogue: Catalogue, slug: str, product_id: str, begins: str, *, can_order: bool
) -> None:
    form = form_of(catalogue, slug, product_id)
    assert form.can_order is can_order
    assert bool(form.data) is can_order
    seller = business(catalogue, slug)
    product = seller.product(product_id)
    assert product is not None
    assert asked(catalogue, seller, product).startswith(begins)


def test_a_business_that_is_closed_is_asked_not_ordered_from(catalogue: Catalogue) -> None:
    seller = business(catalogue, "nasi-padang").model_copy(update={"status": Status.PAUSED})
    form = forms(catalogue).order_form(seller, seller.products[1], SITE_URL)
    assert not form.can_order
    assert "saya mau bertanya tentang Teh Manis" in asked(catalogue, seller, seller.products[1])


def test_all_variants_sold_out_is_sold_out(catalogue: Catalogue) -> None:
    seller = business(catalogue, "keripik-tempe")
    product = seller.products[0]
    gone = product.model_copy(
        update={"variants": tuple(each.model_copy(update={"stock": Stock.SOLD_OUT}) for each in product.variants)}
    )
    form = forms(catalogue).order_form(seller, gone, SITE_URL)
    assert form.sold_out
    assert not form.can_order
    assert "tersedia lagi?" in asked(catalogue, seller, gone)


def test_what_has_no_price_is_asked_for(catalogue: Catalogue) -> None:
    seller = business(catalogue, "nasi-padang")
    product = seller.products[1].model_copy(update={"price": None, "price_from": None, "variants": ()})
    assert "saya mau bertanya tentang Teh Manis" in asked(catalogue, seller, product)


@pytest.mark.parametrize(
    ("order_min", "order_step", "least"), [(None, None, 1), (10, None, 10), (None, 5, 5), (12, 5, 15), (10, 5, 10)]
)
def test_the_smallest_quantity(catalogue: Catalogue, order_min: int | None, order_step: int | None, least: int) -> None:
    seller = business(catalogue, "nasi-padang")
    product = seller.products[1].model_copy(update={"order_min": order_min, "order_step": order_step})
    assert forms(catalogue).order_form(seller, product, SITE_URL).least == least


def test_files_hold_every_business_and_its_code(catalogue: Catalogue) -> None:
    files = dict(order_data.files(catalogue, SETTINGS.address, {}))
    assert set(files) == {
        *(f"data/pesanan/{each.slug}.json" for each in catalogue.businesses),
        "usaha/keripik-tempe/qris.svg",
        "usaha/keripik-tempe/qris.png",
    }
    data = json.loads(files["data/pesanan/keripik-tempe.json"])
    assert [each["id"] for each in data["items"]] == [p.id for p in business(catalogue, "keripik-tempe").products]
    assert data["promos"][0] == {
        "id": "paket-lebaran",
        "name": "Paket Lebaran",
        "price": 90000,
        "parts": ["2 x Keripik Tempe Original, pedas", "5 x Keripik Mentah"],
        "starts": "2026-03-01",
        "ends": "2026-03-31",
        "lead": 1440,
    }


def test_a_bundle_of_something_sold_out_is_sold_out(catalogue: Catalogue) -> None:
    seller = business(catalogue, "keripik-tempe")
    raw = seller.products[1].model_copy(update={"stock": Stock.SOLD_OUT})
    changed = seller.model_copy(update={"products": (seller.products[0], raw, seller.products[2])})
    data = order_data.business_data(catalogue.village, changed, SITE_URL, {})
    assert [promo.get("stock") for promo in data["promos"]] == ["habis", "habis"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Keripik Tempe", "KT"),
        ("Warung Nasi Padang", "WN"),
        ("Laundry Oke", "AK"),
        ("Salon", "SA"),
        ("123 & 45", "PS"),
        ("Ijo", "PS"),
        ("éclair Ñ", "CA"),
    ],
)
def test_order_codes(name: str, code: str) -> None:
    assert order_code.of(name) == code


@given(st.text(min_size=1))
def test_every_name_has_a_readable_code(name: str) -> None:
    assert re.fullmatch(r"[A-HJKMNP-Z]{2}", order_code.of(name))


@given(
    st.recursive(st.text(), lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3))
)
def test_embedded_data_is_one_script_element_and_reads_back(data: Any) -> None:
    text = script_data.embedded({"data": data})
    assert json.loads(text) == {"data": data}
    page = html5lib.parse(f"<script type=application/json>{text}</script><p>after", namespaceHTMLElements=False)
    assert len(page.findall(".//script")) == 1
    assert page.find(".//p") is not None
    assert not set("<>&\u2028\u2029") & set(text)


def test_models_need_not_come_from_files() -> None:
    village = Village.model_validate(
        {
            "nama": "Desa",
            "kecamatan": "K",
            "kabupaten": "K",
            "provinsi": "P",
            "zona_waktu": "WIT",
            "dusun": ["Dusun I"],
            "kategori": [{"id": "x", "nama": "X", "ikon": "cookie"}],
        }
    )
    product = Product.model_validate({"id": "kue", "nama": '</script><b>"Kue"', "harga": "5000"})
    seller = Business.model_validate(
        {
            "slug": "toko",
            "nama": "Toko",
            "kategori": "x",
            "ringkasan": "r",
            "whatsapp": "081200000001",
            "alamat": {"dusun": "Dusun I"},
            "produk": [product],
        }
    )
    form = order_data.OrderForms(village, SITE_URL).order_form(seller, product, f"{SITE_URL}usaha/toko/kue/")
    data = json.loads(form.data)
    assert data["item"]["name"] == '</script><b>"Kue"'
    assert data["seller"]["zone"] == 540
    assert "hours" not in data["seller"]


def test_the_basket_is_told_when_prices_were_last_confirmed_and_a_page_is_not(catalogue: Catalogue) -> None:
    shop = catalogue.businesses[0].model_copy(update={"confirmed": date(2025, 1, 2), "sample": False})
    told = order_data.business_data(catalogue.village, shop, SITE_URL, {})
    assert told["seller"]["sure"] == "2025-01-02"
    unknown = shop.model_copy(update={"confirmed": None, "consented": None})
    assert "sure" not in order_data.business_data(catalogue.village, unknown, SITE_URL, {})["seller"]
