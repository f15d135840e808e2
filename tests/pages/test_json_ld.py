import json
from datetime import date, timedelta
from html.parser import HTMLParser

import extruct
import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st

from katalog.contract.model import Product
from katalog.pages import json_ld, schema_org_types
from katalog.safe_text import script_data

TODAY = date(2026, 3, 20)
SITE = "https://desa.example/"
SHOP = f"{SITE}usaha/warung/"
PAGE = f"{SHOP}keripik/"
IMAGES = [f"{SITE}gambar/a.jpg"]
TRAIL = [("Beranda", SITE), ("Warung", SHOP), ("Keripik", PAGE)]
HOSTILE = "</script><script>alert(1)</script><!-- & \"'\u2028\u2029 ]]> 🌶"


def a_village(**categories):
    named = categories or {"makanan": "Makanan"}
    return samples.a_village(kategori=[{"id": key, "nama": name, "ikon": "tag"} for key, name in named.items()])


def a_business(**more):
    return samples.a_business(**{"alamat": {"dusun": "Dusun I", "jalan": "Jalan Melati 3"}, **more})


def around(page_url=PAGE, trail=TRAIL):
    return json_ld.Around(a_village(), SITE, page_url, f"{SITE}gambar/", TODAY, trail)


def a_product(**more):
    return Product.model_validate({"id": "keripik", "nama": "Keripik", **more})


def nodes(graph):
    assert graph["@context"] == "https://schema.org"
    return {node["@type"]: node for node in graph["@graph"]}


def product_nodes(business=None, **product):
    return nodes(json_ld.product_graph(around(), business or a_business(), a_product(**product), SHOP, IMAGES))


def everything(value):
    """Every (key, value) pair of a graph, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key, inner
            yield from everything(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from everything(inner)


# --- what kind of business


@pytest.mark.parametrize(
    ("category", "name", "kind"),
    [
        ("makanan", "Makanan & Minuman", "FoodEstablishment"),
        ("makanan-ringan", "Makanan Ringan", "FoodEstablishment"),
        ("warung-makan", "Warung Makan", "Restaurant"),
        ("kuliner", "Kuliner & Katering", "FoodEstablishment"),
        ("kecantikan", "Salon & Kecantikan", "BeautySalon"),
        ("fotokopi", "Fotokopi & Percetakan", "LocalBusiness"),
        ("fotokopi", "Fotokopi dan ATK", "OfficeEquipmentStore"),
        ("elektronik", "Laptop & Elektronik", "ComputerStore"),
        ("peternakan", "Peternakan", "LocalBusiness"),
        ("bengkel", "Bengkel Motor", "MotorcycleRepair"),
        ("jasa", "Jasa Banyak Hal", "LocalBusiness"),
    ],
)
def test_the_category_gives_the_kind_away(category, name, kind):
    assert schema_org_types.kind_of(a_village(**{category: name}), a_business(kategori=category)) == kind


def test_food_that_is_eaten_there_makes_a_restaurant():
    assert schema_org_types.kind_of(a_village(), a_business(layanan=["makan-di-tempat"])) == "Restaurant"


def test_a_category_the_village_does_not_have_is_no_crash():
    assert schema_org_types.kind_of(a_village(), a_business(kategori="lain-lain")) == "LocalBusiness"


# --- a business


def test_a_business_states_what_its_page_shows():
    business = a_business(
        alamat={
            "dusun": "Dusun I",
            "jalan": "Jalan Melati 3",
            "rt_rw": "RT 01 RW 02",
            "koordinat": "3.5214, 98.7731",
            "peta": "https://maps.app.goo.gl/x",
        },
        jam_buka="Senin - Jumat (08.00 - 17.00 WIB)",
        libur=[{"mulai": "2026-03-20", "sampai": "2026-03-25"}],
        media_sosial={"instagram": "@warung"},
        ongkir=[{"wilayah": "Dusun I", "biaya": "gratis"}],
    )
    graph = json_ld.business_graph(around(SHOP, TRAIL[:2]), business, IMAGES)
    node = nodes(graph)["FoodEstablishment"]
    assert node["@id"] == f"{SHOP}#usaha"
    assert node["name"] == "Warung Siti"
    assert node["telephone"] == "+6281234567890"
    assert node["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Jalan Melati 3, RT/RW 01/02, Dusun I, Desa Dalu Sepuluh B",
        "addressLocality": "Tanjung Morawa, Deli Serdang",
        "addressRegion": "Sumatera Utara",
        "addressCountry": "ID",
    }
    assert node["geo"] == {"@type": "GeoCoordinates", "latitude": 3.5214, "longitude": 98.7731}
    assert node["hasMap"] == "https://maps.app.goo.gl/x"
    assert node["sameAs"] == [business.social[0].url]
    assert node["image"] == IMAGES
    assert node["areaServed"] == ["Dusun I"]
    weekdays = node["openingHoursSpecification"][0]
    assert (weekdays["opens"], weekdays["closes"], len(weekdays["dayOfWeek"])) == ("08:00", "17:00", 5)
    assert node["specialOpeningHoursSpecification"][0]["validFrom"] == "2026-03-20"


def test_what_is_not_known_is_not_stated():
    graph = json_ld.business_graph(around(SHOP, []), a_business(), [])
    node = nodes(graph)["FoodEstablishment"]
    assert not {"geo", "hasMap", "sameAs", "image", "openingHoursSpecification", "areaServed"} & set(node)
    assert "BreadcrumbList" not in nodes(graph)


def test_a_business_that_is_not_running_states_no_hours():
    business = a_business(jam_buka="setiap hari (08.00 - 17.00)", status="tutup-sementara")
    graph = json_ld.business_graph(around(SHOP, []), business, [])
    assert "openingHoursSpecification" not in nodes(graph)["FoodEstablishment"]


# --- a product


def test_a_product_with_a_price_is_an_offer():
    node = product_nodes(harga="16000", harga_coret="20000", deskripsi="**Renyah** dan gurih", merek="Siti")["Product"]
    assert node["description"] == "Renyah dan gurih"
    assert node["brand"] == {"@type": "Brand", "name": "Siti"}
    assert node["itemCondition"] == "https://schema.org/NewCondition"
    assert node["offers"] == {
        "@type": "Offer",
        "price": 16_000,
        "availability": "https://schema.org/InStock",
        "priceCurrency": "IDR",
        "url": PAGE,
        "seller": {"@id": f"{SHOP}#usaha"},
        "priceSpecification": {
            "@type": "UnitPriceSpecification",
            "priceType": "https://schema.org/StrikethroughPrice",
            "price": 20_000,
            "priceCurrency": "IDR",
        },
    }


def test_variants_are_products_of_one_group_at_addresses_of_their_own():
    group = product_nodes(
        harga="16000",
        siap_dalam="36 jam",
        varian=[{"nama": "Isi 3"}, {"nama": "Isi 12", "harga": "30000", "stok": "pre-order"}],
    )["ProductGroup"]
    assert group["productGroupID"] == "warung_keripik"
    assert "offers" not in group
    assert "sku" not in group
    small, large = group["hasVariant"]
    assert (small["sku"], small["name"]) == ("warung_keripik_isi-3", "Keripik, Isi 3")
    assert large["offers"] == {
        "@type": "Offer",
        "price": 30_000,
        "priceCurrency": "IDR",
        "availability": "https://schema.org/PreOrder",
        "availabilityStarts": (TODAY + timedelta(days=2)).isoformat(),
        "url": f"{PAGE}?varian=isi-12",
        "seller": {"@id": f"{SHOP}#usaha"},
    }
    assert small["offers"]["availability"] == "https://schema.org/InStock"


def test_a_service_of_variants_is_an_aggregate_offer():
    node = product_nodes(jenis="jasa", varian=[{"nama": "Kecil", "harga": "16000"}, {"nama": "Besar"}])["Service"]
    offer = node["offers"]
    assert (offer["lowPrice"], offer["highPrice"], offer["offerCount"]) == (16_000, 16_000, 1)
    assert [each["name"] for each in offer["offers"]] == ["Kecil"]


def test_variants_without_a_price_are_left_out_of_the_offers():
    group = product_nodes(varian=[{"nama": "Kecil"}, {"nama": "Besar", "harga": "30000"}])["ProductGroup"]
    assert [each["offers"]["price"] for each in group["hasVariant"]] == [30_000]


def test_a_price_from_is_only_a_lowest_price():
    offer = product_nodes(harga_mulai="50000")["Product"]["offers"]
    assert offer["@type"] == "AggregateOffer"
    assert offer["lowPrice"] == 50_000
    assert "price" not in offer
    assert "highPrice" not in offer


def test_a_product_without_a_price_is_a_page_and_no_product():
    found = product_nodes()
    assert "Product" not in found
    assert found["ItemPage"]["name"] == "Keripik"


def test_a_service_is_a_service():
    found = product_nodes(jenis="jasa", harga="35000")
    assert "Product" not in found
    assert found["Service"]["provider"] == {"@id": f"{SHOP}#usaha"}
    assert "itemCondition" not in found["Service"]


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        (None, "New"),
        ("baru", "New"),
        ("Bekas, mulus 90%", "Used"),
        ("second", "Used"),
        ("Refurbished", "Refurbished"),
        ("rekondisi", "Refurbished"),
    ],
)
def test_the_condition_is_read_from_its_words(words, condition):
    product = a_product(**({"kondisi": words} if words else {}))
    assert json_ld.condition_of(product) == f"https://schema.org/{condition}Condition"


@pytest.mark.parametrize(
    ("status", "stock", "availability"),
    [
        ("buka", "tersedia", "InStock"),
        ("buka", "habis", "OutOfStock"),
        ("buka", "pre-order", "InStock"),  # no day is known
        ("tutup-sementara", "tersedia", "OutOfStock"),
        ("tutup-permanen", "tersedia", "Discontinued"),
    ],
)
def test_availability_follows_stock_and_business(status, stock, availability):
    offer = product_nodes(a_business(status=status), harga="1000", stok=stock)["Product"]["offers"]
    assert offer["availability"] == f"https://schema.org/{availability}"


def test_every_variant_may_be_sold_out():
    found = product_nodes(harga="1000", varian=[{"nama": "A", "stok": "habis"}, {"nama": "B", "stok": "habis"}])
    stocks = {each["offers"]["availability"] for each in found["ProductGroup"]["hasVariant"]}
    assert stocks == {"https://schema.org/OutOfStock"}


def test_google_s_rules_hold_on_every_product_page():
    graphs = [
        json_ld.product_graph(around(), a_business(), a_product(**more), SHOP, IMAGES)
        for more in (
            {"harga": "1000"},
            {"harga_mulai": "1000"},
            {"harga": "1000", "varian": [{"nama": "A"}, {"nama": "B", "harga": "2000"}]},
            {"harga": "1000", "jenis": "jasa"},
            {},
        )
    ]
    for graph in graphs:
        pairs = list(everything(graph))
        keys = {key for key, _ in pairs}
        assert not keys & {"aggregateRating", "review", "priceValidUntil"}
        assert all(isinstance(value, int) for key, value in pairs if key in {"price", "lowPrice", "highPrice"})
        assert all(value == "IDR" for key, value in pairs if key == "priceCurrency")
        assert all(value not in (None, "", []) for _, value in pairs)
        for node in graph["@graph"]:
            if node["@type"] == "Product":
                assert node["name"]
                assert {"price", "lowPrice"} & set(node["offers"])


# --- lists, breadcrumbs, the site


def test_a_list_names_its_items_in_order():
    graph = json_ld.list_graph(around(SHOP), "Makanan", TRAIL)
    found = nodes(graph)
    entries = found["CollectionPage"]["mainEntity"]["itemListElement"]
    assert [(entry["position"], entry["name"], entry["url"]) for entry in entries] == [
        (number, *pair) for number, pair in enumerate(TRAIL, 1)
    ]
    crumbs = found["BreadcrumbList"]["itemListElement"]
    assert [(crumb["position"], crumb["name"], crumb["item"]) for crumb in crumbs] == [
        (number, *pair) for number, pair in enumerate(TRAIL, 1)
    ]


def test_the_site_has_a_name():
    site = nodes(json_ld.site_graph(around(SITE, [])))["WebSite"]
    assert (site["name"], site["url"], site["inLanguage"]) == ("Desa Dalu Sepuluh B", SITE, "id")


# --- inside a page


@given(
    st.recursive(
        st.text() | st.integers() | st.booleans(), lambda inner: st.dictionaries(st.text(), inner) | st.lists(inner)
    )
)
def test_script_text_is_the_same_data_and_cannot_end_its_element(data):
    text = script_data.embedded({"x": data})
    assert json.loads(text) == {"x": data}
    assert not set("<>&\u2028\u2029") & set(text)


class Elements(HTMLParser):
    """Counts elements, as a parser not written here sees them."""

    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, _attrs):
        self.tags.append(tag)


def test_hostile_text_stays_text_and_extruct_reads_it_back():
    business = a_business(nama=HOSTILE[:60], ringkasan=HOSTILE)
    product = a_product(nama=HOSTILE, harga="16000", deskripsi=HOSTILE, spesifikasi=((HOSTILE, HOSTILE),))
    graph = json_ld.product_graph(around(), business, product, SHOP, IMAGES)
    html = f'<html><body><script type="application/ld+json">{script_data.embedded(graph)}</script></body></html>'
    parser = Elements()
    parser.feed(html)
    assert parser.tags == ["html", "body", "script"]
    (read,) = extruct.extract(html, base_url=PAGE, syntaxes=["json-ld"])["json-ld"]
    assert read == json.loads(json.dumps(graph))
    assert nodes(read)["Product"]["name"] == product.name
