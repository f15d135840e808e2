import csv
import io
import json
from datetime import date
from pathlib import Path

import feedparser
import jsonschema
import pytest
import samples
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from samples import a_business

from katalog.contract.model import Business, Catalogue, Product
from katalog.data import csv_cells, feeds
from katalog.data.feeds import commerce, contact, xml
from katalog.orders import offers
from katalog.photos.plan import Picture, Rendition
from katalog.settings import Settings

GOLDEN = Path(__file__).parents[1] / "golden" / "feeds"
SITE = "https://desa.example/katalog/"
SETTINGS = Settings(root=Path("/desa"), businesses=Path("/desa/businesses"), site_url=SITE, today=date(2026, 3, 20))
G = "{http://base.google.com/ns/1.0}"
HOSTILE = "=1+1 Keripik & <b>Bu</b>\"'; \\n, ]]> </script> \u202eterbalik 🌶{price}%s"

VILLAGE = samples.a_village(
    whatsapp="0812-0000-0000",
    dusun=["Dusun I", "Dusun II"],
    kategori=[{"id": "makanan", "nama": "Makanan & Minuman", "ikon": "food"}],
    sambutan="Selamat **datang**",
)


def a_picture(name):
    square = Rendition(f"{name}-persegi.jpg", 1080, 1080, "image/jpeg")
    fallback = Rendition(f"{name}-640.jpg", 640, 480, "image/jpeg")
    thumbnail = Rendition(f"{name}-96x96.jpg", 96, 96, "image/jpeg")
    return Picture(960, 720, (), fallback, square, thumbnail, "#a06432")


def a_product(**more):
    return {"id": "keripik", "nama": "Keripik", "harga": "16000", "foto": [{"file": "a.jpg"}], **more}


def with_products(*products, **business):
    catalogue = Catalogue(village=VILLAGE, businesses=(a_business(produk=list(products), **business),))
    return catalogue, {("warung", "a.jpg"): a_picture("a"), ("warung", "b.jpg"): a_picture("b")}


def made(*products, **business):
    return feeds.feeds(*with_products(*products, **business), SETTINGS.site_url, SETTINGS.today)


def meta_rows(files):
    return list(csv.DictReader(io.StringIO(files[feeds.META].decode(), newline="")))


def google_items(files):
    return etree.fromstring(files[feeds.GOOGLE]).findall("channel/item")


FULL = a_business(
    slug="keripik-tempe",
    nama="Keripik Tempe Bu Siti",
    pemilik="SR",
    telepon="(061) 456-7890",
    cerita="Dibuat *setiap pagi*.",
    jam_buka="Senin - Sabtu (08.00 - 17.00 WIB)",
    libur=[{"mulai": "2026-03-20", "sampai": "2026-03-25", "keterangan": "Idulfitri"}],
    layanan=["ambil", "kirim"],
    ongkir=[{"wilayah": "Dusun II", "biaya": "gratis", "minimal": "50000"}],
    pembayaran=["tunai", "qris"],
    qris="00020101",
    media_sosial={"instagram": "@keripiktempe", "tiktok_shop": "https://shop.tiktok.com/@keripik"},
    izin={"pirt": "2061271010001-25", "halal": {"nomor": "ID1211", "berlaku_sampai": "2028-01-31"}},
    foto=[{"file": "depan.jpg", "keterangan": "Rumah produksi"}],
    video=["https://www.youtube.com/watch?v=abc"],
    testimoni=[{"nama": "Rina", "isi": "Enak", "tanggal": "2026-01-02", "sumber": "WhatsApp"}],
    pertanyaan=[{"tanya": "Tahan berapa lama?", "jawab": "Tiga bulan."}],
    dikonfirmasi="2026-03-01",
    persetujuan="2026-02-01",
    alias=["keripik-lama"],
    alamat={
        "dusun": "Dusun I",
        "jalan": "Jalan Melati 3",
        "rt_rw": "RT 01 RW 02",
        "patokan": "Sebelah masjid",
        "koordinat": "3.5214, 98.7731",
        "peta": "https://maps.app.goo.gl/x",
    },
    produk=[
        a_product(
            id="keripik-original",
            nama="Keripik Original",
            deskripsi="**Renyah** dan gurih.\n\nTanpa pengawet.",
            foto=[{"file": "a.jpg", "keterangan": "Keripik"}, {"file": "b.jpg"}],
            satuan="bungkus",
            harga_coret="20000",
            varian=[{"nama": "250 g"}, {"nama": "1 kg", "harga": "60000", "stok": "habis"}],
            pilihan=[{"nama": "Rasa", "opsi": ["pedas", "asin"], "wajib": "ya"}],
            isian=[{"label": "Nama di kartu"}],
            siap_dalam="2 hari",
            minimal_pesan="2",
            kelipatan="2",
            spesifikasi=(("Isi", "250 g"),),
            berat="250 g",
            tag=["camilan"],
            unggulan="ya",
        ),
        a_product(id="paket-hantaran", nama="Paket Hantaran", harga=None, harga_mulai="150000"),
    ],
    promo=[
        {
            "id": "lebaran",
            "nama": "Paket Lebaran",
            "harga": "90000",
            "isi": [{"product_id": "keripik-original", "variant": "250 g", "quantity": "6"}],
            "mulai": "2026-03-01",
            "sampai": "2026-03-31",
        }
    ],
)  # fmt: skip
LAPTOP = a_business(
    slug="laptop",
    nama="Laptop Jaya",
    produk=[
        a_product(
            id="thinkpad", nama="Thinkpad X230", harga="2500000", kondisi="bekas", merek="Lenovo", stok="pre-order"
        ),
        a_product(id="servis", nama="Servis", jenis="jasa", harga="50000"),
    ],
)
SAMPLE = a_business(slug="salon", nama="Salon Contoh", contoh="ya", produk=[a_product()])
CLOSED = a_business(slug="tutup", nama="Sudah Tutup", status="tutup-permanen", produk=[a_product()])
SMALL = Catalogue(village=VILLAGE, businesses=(FULL, LAPTOP, SAMPLE, CLOSED))
PICTURES = {
    (slug, file): a_picture(f"{slug}-{file[0]}")
    for slug in ("keripik-tempe", "laptop", "salon", "tutup")
    for file in ("a.jpg", "b.jpg", "depan.jpg")
}
FIRST_SEEN = {"usaha/laptop/thinkpad/": date(2026, 3, 18), "usaha/keripik-tempe/keripik-original/": date(2026, 1, 5)}
FILES = feeds.feeds(SMALL, PICTURES, SETTINGS.site_url, SETTINGS.today, FIRST_SEEN)


# --- all of them


@pytest.mark.parametrize("address", sorted(FILES))
def test_feeds_are_as_they_were(address, request):
    golden = GOLDEN / address.replace("/", "__")
    if request.config.getoption("--update-goldens", default=False):
        golden.write_bytes(FILES[address])
    assert FILES[address] == golden.read_bytes()


def test_every_address_of_the_contract_is_made_and_the_same_each_time():
    contacts = {f"usaha/{business.slug}/kontak.vcf" for business in SMALL.businesses}
    assert set(FILES) == contacts | {
        "katalog.json",
        "feeds/meta.csv",
        "feeds/google.xml",
        "feeds/produk-baru.xml",
        "peta.geojson",
        "robots.txt",
    }
    assert feeds.feeds(SMALL, PICTURES, SETTINGS.site_url, SETTINGS.today, FIRST_SEEN) == FILES


def test_hostile_text_in_every_field_breaks_no_reader():
    catalogue, pictures = with_products(
        a_product(
            nama=HOSTILE,
            deskripsi=HOSTILE,
            merek=HOSTILE,
            satuan=HOSTILE,
            kondisi=HOSTILE,
            varian=[{"nama": HOSTILE}, {"nama": "'" + HOSTILE}],
            tag=[HOSTILE],
        ),
        nama=HOSTILE[:60],
        ringkasan=HOSTILE,
        pemilik=HOSTILE,
        cerita=HOSTILE,
        alamat={"dusun": "Dusun I", "jalan": HOSTILE, "koordinat": "3.5, 98.7"},
    )
    files = feeds.feeds(catalogue, pictures, SETTINGS.site_url, SETTINGS.today)
    product = catalogue.businesses[0].products[0]
    rows = meta_rows(files)
    assert [row["title"] for row in rows] == [
        csv_cells.guarded(f"{product.name}, {v.name}"[: commerce.TITLE_MAX]) for v in product.variants
    ]
    assert [item.findtext("title") for item in google_items(files)] == [
        csv_cells.unguarded(row["title"]) for row in rows
    ]
    assert json.loads(files[feeds.OPEN_DATA])["usaha"][0]["produk"][0]["nama"] == product.name
    assert json.loads(files[feeds.GEOGRAPHY])["features"][0]["properties"]["ringkasan"] == product.description
    news = feedparser.parse(files[feeds.NEW_PRODUCTS])
    assert not news.bozo
    assert news.entries[0].title.startswith("=1+1 Keripik & ")
    card = vobject.readOne(files["usaha/warung/kontak.vcf"].decode())
    assert card.note.value == product.description


# --- open data


def test_open_data_is_what_its_schema_says():
    schema = json.loads((GOLDEN / "katalog.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(FILES[feeds.OPEN_DATA]), schema)


def test_open_data_holds_every_field_of_the_entries_but_two():
    written = {field.alias or name for name, field in Business.model_fields.items()}
    full = json.loads(FILES[feeds.OPEN_DATA])["usaha"][0]
    assert written - set(full) == {"qris", "persetujuan", "ringkasan_en", "cerita_en"}  # the last two it does not have
    products = json.loads(FILES[feeds.OPEN_DATA])["usaha"]
    shown = {key for business in products for product in business["produk"] for key in product}
    fields = {field.alias or name for name, field in Product.model_fields.items()}
    no_product_has = {"maksimal_pesan", "garansi", "alias", "nama_en", "satuan_en", "deskripsi_en"}
    assert fields - shown == no_product_has | {"spoken_name", "spoken_unit"}  # these are of translations only


def test_open_data_marks_samples():
    flags = {each["slug"]: each["contoh"] for each in json.loads(FILES[feeds.OPEN_DATA])["usaha"]}
    assert flags == {"keripik-tempe": False, "laptop": False, "salon": True, "tutup": False}


# --- shops


def test_what_a_shop_may_sell():
    ids = [row["id"] for row in meta_rows(FILES)]
    assert ids == [
        "keripik-tempe_keripik-original_250-g",
        "keripik-tempe_keripik-original_1-kg",
        "laptop_thinkpad",
    ]
    assert [item.findtext(f"{G}id") for item in google_items(FILES)] == ids


def test_a_meta_row():
    small, large, laptop = meta_rows(FILES)
    assert small == {
        "id": "keripik-tempe_keripik-original_250-g",
        "title": "Keripik Original, 250 g",
        "description": "Renyah dan gurih. Tanpa pengawet.",
        "availability": "in stock",
        "condition": "new",
        "price": "20000 IDR",
        "sale_price": "16000 IDR",
        "link": f"{SITE}usaha/keripik-tempe/keripik-original/?varian=250-g",
        "image_link": f"{SITE}gambar/keripik-tempe-a-persegi.jpg",
        "additional_image_link": f"{SITE}gambar/keripik-tempe-b-persegi.jpg",
        "brand": "Keripik Tempe Bu Siti",
        "item_group_id": "keripik-tempe_keripik-original",
        "additional_variant_attribute": "Varian:250 g",
        "product_type": "Makanan & Minuman",
    }
    assert (large["price"], large["sale_price"], large["availability"]) == ("60000 IDR", "", "out of stock")
    assert (laptop["condition"], laptop["brand"], laptop["availability"]) == ("used", "Lenovo", "in stock")
    assert laptop["item_group_id"] == laptop["additional_variant_attribute"] == ""


def test_google_says_the_same_as_meta():
    for row, item in zip(meta_rows(FILES), google_items(FILES), strict=True):
        for column, name in (
            ("title", "title"),
            ("description", "description"),
            ("link", "link"),
            ("condition", f"{G}condition"),
            ("price", f"{G}price"),
            ("image_link", f"{G}image_link"),
            ("brand", f"{G}brand"),
        ):
            assert item.findtext(name) == row[column]
        assert (item.findtext(f"{G}sale_price") or "") == row["sale_price"]
        assert (item.findtext(f"{G}item_group_id") or "") == row["item_group_id"]
        assert item.findtext(f"{G}availability") == row["availability"].replace(" ", "_")
    first, *_ = google_items(FILES)
    assert {item.findtext(f"{G}identifier_exists") for item in google_items(FILES)} == {"no"}
    assert first.findtext(f"{G}product_detail/{G}attribute_value") == "250 g"


@pytest.mark.parametrize(
    ("product", "business"),
    [
        (a_product(harga=None), {}),
        (a_product(harga=None, harga_mulai="50000"), {}),
        (a_product(foto=[]), {}),
        (a_product(foto=[{"file": "hilang.jpg"}]), {}),
        (a_product(jenis="jasa"), {}),
        (a_product(), {"contoh": "ya"}),
        (a_product(), {"status": "tutup-permanen"}),
    ],
)
def test_what_no_shop_takes_is_left_out(product, business):
    files = made(product, **business)
    assert meta_rows(files) == []
    assert google_items(files) == []


def test_a_business_on_a_break_sells_nothing_now():
    (row,) = meta_rows(made(a_product(), status="tutup-sementara"))
    assert row["availability"] == "out of stock"


@settings(max_examples=60, deadline=None)
@given(
    st.text(min_size=1, max_size=33).filter(lambda t: t.isprintable() and t.strip()),  # 30 of it: a name's limit
    st.lists(st.text("ab🌶- .", min_size=1, max_size=80).filter(str.strip), max_size=4),
)
def test_the_limits_of_both_shops_hold(name, variants):
    product = a_product(
        id="p" * 60, nama=name * 30, deskripsi="kata " * 2_000, varian=[{"nama": each} for each in variants]
    )
    files = made(product)
    rows = meta_rows(files)
    assert len(rows) == max(1, len(variants))
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert 0 < len(row["id"]) <= 50
        assert 0 < len(row["title"]) <= 151
        assert 0 < len(row["description"]) <= 5_000
        assert 0 < len(row["brand"]) <= 70
    assert len(google_items(files)) == len(rows)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_is_a_formula_whichever_separator_is_expected(separator, sign):
    name = f'Keripik {separator}{sign}HYPERLINK("https://evil.example/")'
    variants = [{"nama": f'A"{separator}"{sign}1'}]
    product = a_product(nama=name, deskripsi=f"Renyah{separator} {sign}2+3", varian=variants)
    text = made(product)[feeds.META].decode()
    for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        assert not [cell for cell in cells if cell.lstrip().startswith(sign)]


def test_ids_do_not_depend_on_other_products():
    alone = offers.offer_id("warung", "keripik", "250 g")
    assert alone == "warung_keripik_250-g"
    assert offers.offer_id("warung", "keripik", "🌶") != offers.offer_id("warung", "keripik", "🌶🌶")
    long = offers.offer_id("w" * 60, "k" * 60)
    assert len(long) == 50
    assert long != offers.offer_id("w" * 60, "k" * 59)


# --- news


@pytest.mark.parametrize(
    ("lead", "ready"), [("2 hari", "2026-03-22T00:00+07:00"), ("3 jam", "2026-03-21T00:00+07:00"), (None, None)]
)
def test_a_pre_order_is_one_where_its_day_is_known(lead, ready):
    more = {"siap_dalam": lead} if lead else {}
    files = made(a_product(stok="pre-order", **more))
    (item,) = google_items(files)
    (row,) = meta_rows(files)
    assert item.findtext(f"{G}availability") == ("preorder" if lead else "in_stock")
    assert item.findtext(f"{G}availability_date") == ready
    assert row["availability"] == ("preorder" if lead else "in stock")


def test_each_variant_has_an_address_of_its_own():
    names = ["Isi 3", "Isi-3", "🌶", "🌶🌶", "Besar & Enak"]
    rows = meta_rows(made(a_product(varian=[{"nama": name} for name in names])))
    links = [row["link"] for row in rows]
    assert links[0].endswith("/usaha/warung/keripik/?varian=isi-3")
    assert links[4].endswith("?varian=besar-enak")
    assert len(set(links)) == len(names)


def test_news_reads_back_newest_first():
    feed = feedparser.parse(FILES[feeds.NEW_PRODUCTS])
    assert not feed.bozo
    assert feed.version == "rss20"
    assert feed.feed.language == "id"
    assert [entry.link.removeprefix(SITE) for entry in feed.entries] == [
        "usaha/laptop/thinkpad/",
        "usaha/keripik-tempe/paket-hantaran/",
        "usaha/keripik-tempe/keripik-original/",
        "usaha/laptop/servis/",
        "usaha/salon/keripik/",
    ]
    first = feed.entries[0]
    assert first.guid == first.link
    assert first.published == "Wed, 18 Mar 2026 00:00:00 +0700"
    assert first.media_content[0]["url"] == f"{SITE}gambar/laptop-a-persegi.jpg"
    assert feed.entries[1].published == "Sun, 01 Mar 2026 00:00:00 +0700"
    assert feed.entries[1].description.startswith("mulai Rp150.000.")
    assert feed.entries[4].description.startswith("(contoh, bukan produk sungguhan)")


@pytest.mark.parametrize(
    ("business", "day"),
    [
        ({"dikonfirmasi": "2026-02-01", "persetujuan": "2026-01-01"}, "Sun, 01 Feb 2026 00:00:00 +0700"),
        ({"persetujuan": "2026-01-01"}, "Thu, 01 Jan 2026 00:00:00 +0700"),
        ({}, "Fri, 20 Mar 2026 00:00:00 +0700"),
    ],
)
def test_every_item_of_the_news_has_a_date_even_where_nobody_knows_since_when_it_is_there(business, day):
    files = made(a_product(), **business)
    assert [entry.published for entry in feedparser.parse(files[feeds.NEW_PRODUCTS]).entries] == [day]


def test_news_has_an_end():
    files = made(*(a_product(id=f"p{number}", nama=f"P {number}") for number in range(130)))
    assert len(feedparser.parse(files[feeds.NEW_PRODUCTS]).entries) == 100


def test_text_for_html_readers_stays_text():
    files = made(a_product(deskripsi="a \\<b\\> & c"))
    raw = etree.fromstring(files[feeds.NEW_PRODUCTS]).findtext("channel/item/description")
    assert raw == "Rp16.000. a &lt;b&gt; &amp; c"


# --- contacts


def test_a_card_reads_back():
    card = vobject.readOne(FILES["usaha/keripik-tempe/kontak.vcf"].decode())
    assert card.version.value == "3.0"
    assert card.fn.value == "Keripik Tempe Bu Siti"
    assert card.org.value == ["Keripik Tempe Bu Siti"]
    assert [tel.value for tel in card.tel_list] == ["+6281234567890", "+62614567890"]
    assert card.adr.value.street == "Jalan Melati 3, RT/RW 01/02, Dusun I, Desa Dalu Sepuluh B"
    assert card.adr.value.city == "Tanjung Morawa, Deli Serdang"
    assert card.url.value == f"{SITE}usaha/keripik-tempe/"
    assert card.geo.value == "3.5214;98.7731"


def test_a_sample_is_a_sample_in_the_address_book_too():
    assert vobject.readOne(FILES["usaha/salon/kontak.vcf"].decode()).fn.value == "Salon Contoh (contoh)"


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=3, max_size=60))
def test_any_name_survives_the_card(name):
    card = contact.vcard(VILLAGE, a_business(nama=name, ringkasan=name * 2), SITE)
    assert all(len(line) <= 75 for line in card.split(b"\r\n"))
    assert b"\n" not in card.replace(b"\r\n", b"")
    read = vobject.readOne(card.decode())
    assert read.fn.value == name
    assert read.n.value.family == name
    assert read.note.value == name * 2


# --- map, robots, XML


def test_the_map_has_longitude_first():
    data = json.loads(FILES[feeds.GEOGRAPHY])
    (feature,) = data["features"]
    assert data["type"] == "FeatureCollection"
    assert feature["geometry"] == {"type": "Point", "coordinates": [98.7731, 3.5214]}
    assert feature["properties"]["url"] == f"{SITE}usaha/keripik-tempe/"


def test_robots_names_the_sitemap():
    assert FILES[feeds.ROBOTS].decode().split("\n")[-2] == f"Sitemap: {SITE}sitemap.xml"


def kept(text):
    """What XML 1.0 can hold of a text, after its own rule for ends of lines in content."""
    allowed = [char for char in text if char in "\t\n\r" or " " <= char < "\ufffe" or char > "\uffff"]
    return "".join(allowed)


@given(st.text(), st.text())
def test_any_text_survives_xml(content, attribute):
    element = etree.fromstring(xml.element("a", content, b=attribute).encode())
    assert (element.text or "") == kept(content).replace("\r\n", "\n").replace("\r", "\n")
    assert element.get("b") == kept(attribute)
