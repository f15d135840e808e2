"""Rendered pages: every field is shown, every text escaped, every link leads somewhere, every preview complete."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import preview_rules
import pytest
from page_checks import SHELL, addresses_in, elements, parsed, shown, skeleton
from page_samples import BARE, FULL, NEIGHBOUR, RIVAL, ROOT, SETTINGS, SITE_URL, catalogue, pictures
from samples import files_beside, renderer_of, site_of, site_pages

from katalog.addresses import to_root
from katalog.contract.model import Catalogue
from katalog.orders import whatsapp
from katalog.pages import security_policy
from katalog.photos.plan import Rendition
from katalog.share.cards.site_icons import SiteIcons
from katalog.site.drawn import Drawn

GOLDENS = ROOT / "tests" / "golden" / "pages"
HOSTILE = "Keripik & <b>Bu</b>\"'<script>"
WRITTEN_BY_HAND = {"panduan/", "tentang/"}  # in docs/


def rendered(of: Catalogue) -> dict[str, str]:
    """Return every page of a catalogue, whole, by address."""
    photos = pictures(of)
    renderer = renderer_of(of, photos, SETTINGS)
    return {
        page.address: SHELL.format(head=renderer.head(page), body=renderer.body(page))
        for page in site_pages(of, photos, SETTINGS)
    }


@cache
def site() -> Mapping[str, str]:
    return rendered(catalogue())


BUSINESS = "usaha/keripik-uji/"
PRODUCT = "usaha/keripik-uji/keripik-asin/"


@pytest.mark.parametrize(
    ("address", "text"),
    [
        # usaha.yaml
        (BUSINESS, "Keripik Uji"),
        (BUSINESS, "Makanan"),
        (BUSINESS, "Keripik tempe renyah dari dapur sendiri."),
        (BUSINESS, "0812-0000-0001"),
        (BUSINESS, "SR"),
        (BUSINESS, "(061) 5550101"),
        (BUSINESS, "Jalan Melati 7"),
        (BUSINESS, "Dusun I"),
        (BUSINESS, "RT/RW 02/01"),
        (BUSINESS, "depan musala"),
        (BUSINESS, "Mulai dari satu kuali ."),
        (BUSINESS, "digoreng pagi"),
        (BUSINESS, "Senin-Sabtu 08.00-17.00"),
        (BUSINESS, "24–26 Desember 2026 – cuti bersama"),
        (BUSINESS, "Ambil sendiri"),
        (BUSINESS, "Diantar"),
        (BUSINESS, "Kirim ke luar kota"),
        (BUSINESS, "Makan di tempat"),
        (BUSINESS, "Dengan janji"),
        (BUSINESS, "Kirim berkas lewat WhatsApp"),
        (BUSINESS, "Dusun II Rp5.000 belanja mulai Rp50.000"),
        (BUSINESS, "Lubuk Pakam gratis"),
        (BUSINESS, "Tunai"),
        (BUSINESS, "Bayar di tempat (COD)"),
        (BUSINESS, "Transfer bank"),
        (BUSINESS, "QRIS"),
        (BUSINESS, "Dompet digital"),
        (BUSINESS, "Instagram @contoh.keripik"),
        (BUSINESS, "Situs web keripik.example"),
        (BUSINESS, "Shopee"),
        (BUSINESS, "NIB 1234567890123"),
        (BUSINESS, "P-IRT 2061212010001-26 berlaku sampai 1 Mei 2027"),
        (BUSINESS, "ID12110000000000"),
        (BUSINESS, "MD 000000000"),
        (BUSINESS, "IDM000000000"),
        (BUSINESS, "Dapur keripik"),
        (BUSINESS, "Tonton di youtube.com"),
        (BUSINESS, "Renyah sekali."),
        (BUSINESS, "Bu R lewat Facebook · 20 Maret 2026"),
        (BUSINESS, "Tahan berapa lama? Tiga bulan di toples."),
        (BUSINESS, "Data dikonfirmasi pemilik 1 Oktober 2026."),
        (BUSINESS, "Data contoh. Harga dan nomornya bukan sungguhan."),
        (BUSINESS, "Keripik Asin"),
        # promo
        (BUSINESS, "Paket Lebaran"),
        (BUSINESS, "Rp80.000"),
        (BUSINESS, "Rp92.000"),
        (BUSINESS, "Hemat Rp12.000"),
        (BUSINESS, "2 × Keripik Asin"),
        (BUSINESS, "1 × Keripik Kiloan (satu kilo)"),
        (BUSINESS, "1 November – 31 Desember 2026"),
        (BUSINESS, "Selama persediaan ada."),
        ("promo/", "Paket Lebaran"),
        ("usaha/dapur-uji/", "Sedang tutup sementara"),
        # produk
        (PRODUCT, "Keripik Asin"),
        (PRODUCT, "Rp16.000 / bungkus 250 g"),
        (PRODUCT, "Rp20.000 Hemat Rp4.000"),
        (PRODUCT, "Gurih dan renyah ."),
        (PRODUCT, "Keripik di tampah"),
        (PRODUCT, "asin · pedas"),
        (PRODUCT, "Tanggal acara (wajib)"),
        (PRODUCT, "Siap dalam 2 hari"),
        (PRODUCT, "Minimal pesan 4"),
        (PRODUCT, "Maksimal pesan 40"),
        (PRODUCT, "Kelipatan 2"),
        (PRODUCT, "Isi kira-kira 40 keping"),
        (PRODUCT, "Kondisi baru"),
        (PRODUCT, "Garansi ganti kalau melempem"),
        (PRODUCT, "Berat 250 g"),
        (PRODUCT, "Merek Uji Rasa"),
        (PRODUCT, "oleh-oleh"),
        (PRODUCT, "Disediakan oleh Dapur keripik Keripik Uji"),
        ("usaha/keripik-uji/keripik-kiloan/", "setengah kilo Rp32.000"),
        ("usaha/keripik-uji/keripik-kiloan/", "satu kilo Rp60.000"),
        ("usaha/keripik-uji/keripik-kiloan/", "dua kilo Habis Rp110.000"),
        ("usaha/keripik-uji/keripik-kiloan/", "mulai Rp32.000"),
        ("usaha/keripik-uji/keripik-pisang/", "Tanya stok"),
        ("usaha/keripik-uji/keripik-ubi/", "Tanya harga"),
        ("usaha/keripik-uji/keripik-ubi/", "Dibuat setelah dipesan."),
        ("usaha/keripik-uji/hampers/", "mulai Rp75.000"),
        # _desa.yaml
        ("", "Desa Uji"),
        ("", "Kecamatan Coba Raya, Kabupaten Percobaan, Sumatera Utara"),
        ("", "0812-0000-0000"),
        ("", "Kerajinan"),
        ("", "Dusun III"),
        ("", "Selamat datang di pasar kami."),
        ("", "Keripik Asin"),
        ("peta/", "Keripik Uji"),
        ("peta/", "Belum ada titik lokasi"),
    ],
)
def test_every_field_is_shown(address: str, text: str) -> None:
    assert text in shown(parsed(site()[address]))


@pytest.mark.parametrize(
    ("address", "link"),
    [
        (BUSINESS, "https://www.google.com/maps/dir/?api=1&destination=3.5214,98.7731"),
        (BUSINESS, "https://maps.app.goo.gl/contoh"),
        (BUSINESS, "tel:+62615550101"),
        (BUSINESS, "https://www.youtube.com/watch?v=contoh-video"),
        (BUSINESS, "https://kisah.example/"),
        (BUSINESS, "https://keripik.example/"),
        ("peta/", "https://www.google.com/maps/dir/?api=1&destination=3.5214,98.7731"),
    ],
)
def test_every_link_of_an_entry_is_there(address: str, link: str) -> None:
    assert link in set(addresses_in(parsed(site()[address])))


def whatsapp_messages(address: str) -> list[str]:
    links = (link for link in addresses_in(parsed(site()[address])) if link.startswith("https://wa.me/62812000000"))
    return [unquote(link.partition("text=")[2]) for link in links]


def test_the_order_link_names_business_product_price_and_page() -> None:
    to_seller = [text for text in whatsapp_messages(PRODUCT) if "Keripik Asin" in text]
    assert to_seller
    for text in to_seller:
        assert text.startswith(whatsapp.TEXTS["sample"])  # no order to a sample goes out unnoticed
        assert "Halo Keripik Uji" in text
        assert "Rp16.000" in text
        assert SITE_URL + PRODUCT in text


def test_what_cannot_be_ordered_is_asked_for() -> None:
    assert any(
        "kapan Keripik Pisang tersedia" in text for text in whatsapp_messages("usaha/keripik-uji/keripik-pisang/")
    )
    assert any("bertanya tentang Keripik Ubi" in text for text in whatsapp_messages("usaha/keripik-uji/keripik-ubi/"))


def test_nothing_green_invites_to_order_where_a_business_closed_for_good() -> None:
    made = rendered(catalogue({**BARE, "status": "tutup-permanen"}, RIVAL))
    for address in ("usaha/warung-baru/", "usaha/warung-baru/teh/"):
        assert "button--whatsapp" not in made[address]
    for address in ("usaha/dapur-uji/", "usaha/dapur-uji/nasi/"):  # closed for now: it can be asked
        assert "button--whatsapp" in made[address]


def test_the_list_that_is_open_comes_first_in_the_row_of_lists() -> None:
    for address, others in (("kategori/jasa/", "kategori/"), ("dusun/dusun-ii/", "dusun/")):
        row = [
            link.get("href", "").removeprefix("../../")
            for link in parsed(site()[address]).iterfind(".//main//nav[@data-carry]//a")
        ]
        assert row[0] == address
        assert sorted(row) == sorted(each for each in site() if each.startswith(others) and each.count("/") == 2)


def test_wrong_data_is_reported_with_the_pages_address() -> None:
    reports = [text for text in whatsapp_messages(PRODUCT) if "data yang perlu diperbaiki" in text]
    assert [SITE_URL + PRODUCT in text for text in reports] == [True]


# Everything that may hold any text; the rest (numbers, dates, addresses on the web, names of the contract) is checked.
TEXTS = {
    "nama",
    "ringkasan",
    "pemilik",
    "jalan",
    "rt_rw",
    "patokan",
    "cerita",
    "keterangan",
    "wilayah",
    "nomor",
    "isi",
    "sumber",
    "tanya",
    "jawab",
    "satuan",
    "deskripsi",
    "label",
    "kondisi",
    "garansi",
    "berat",
    "merek",
    "syarat",
    "sambutan",
    "kecamatan",
    "kabupaten",
    "provinsi",
}


def with_text(entry: Any, text: str) -> Any:
    """Return a copy of an entry with `text` in every field that holds free text."""
    if isinstance(entry, list):
        return [with_text(each, text) for each in entry]
    if not isinstance(entry, dict):
        return entry
    changed = {
        key: text if key in TEXTS and isinstance(value, str) else with_text(value, text) for key, value in entry.items()
    }
    for key in ("tag", "opsi"):
        if key in changed:
            changed[key] = [f"{text} {n}" for n in range(len(changed[key]))]
    if "spesifikasi" in changed:
        changed["spesifikasi"] = [(text, text)]
    return changed


def village_with(text: str) -> Catalogue:
    entries = [deepcopy(entry) for entry in (BARE, RIVAL, FULL, NEIGHBOUR)]
    village = with_text({"nama": "", "kecamatan": "", "kabupaten": "", "provinsi": "", "sambutan": ""}, text)
    kept = []
    for entry in entries:
        changed = with_text(entry, text)
        kept.append({**changed, "izin": {"nib": text, "halal": text}})
    return catalogue(*kept, **village)


def test_text_of_entries_never_becomes_markup() -> None:
    harmless = rendered(village_with("Keripik dan Bu serta tanda biasa"))
    hostile = rendered(village_with(HOSTILE))
    assert harmless.keys() == hostile.keys()
    for address, html in hostile.items():
        tree = parsed(html)
        assert skeleton(tree) == skeleton(parsed(harmless[address])), address
    assert HOSTILE in shown(parsed(hostile[BUSINESS]))
    assert HOSTILE in shown(parsed(hostile[PRODUCT]))


def test_hostile_text_in_the_head_stays_text() -> None:
    tree = parsed(rendered(village_with(HOSTILE))[PRODUCT])
    title = next(element for element in elements(tree) if element.tag == "title")
    assert title.text == f"{HOSTILE} – {HOSTILE}, {HOSTILE}"
    named = {e.get("property"): e.get("content") for e in elements(tree) if e.tag == "meta"}
    assert named["og:title"] == HOSTILE


def known_addresses(of: Catalogue, pages: Mapping[str, str]) -> set[str]:
    site = site_of(of, pictures(of), SETTINGS)
    return {*pages, *WRITTEN_BY_HAND, *(page.address for page in site.editions[0].pages), *files_beside(site)}


def test_every_link_leads_somewhere_from_every_depth() -> None:
    of = catalogue()
    pages = site()
    known = known_addresses(of, pages)
    ids = {address: {e.get("id") for e in elements(parsed(html))} for address, html in pages.items()}
    for address, html in pages.items():
        for link in addresses_in(parsed(html)):
            whole = urljoin(SITE_URL + address, link)
            if not whole.startswith(SITE_URL):
                assert urlsplit(whole).scheme in {"https", "tel"}, (address, link)
                continue
            target, _, place = whole.removeprefix(SITE_URL).partition("#")
            target = target.partition("?")[0]
            assert target in known, (address, link)
            if place:
                assert place in ids[target], (address, link)


def test_pages_hold_no_style_no_handlers_and_one_script_that_a_policy_can_name() -> None:
    named = f"'{security_policy.digest(renderer_of(catalogue(), {}, SETTINGS).assets.head_script)}'"
    for address, html in site().items():
        inline = []
        for element in elements(parsed(html)):
            if element.tag == "script" and "src" not in element.attrib and "type" not in element.attrib:
                digest = hashlib.sha256((element.text or "").encode()).digest()
                inline.append(f"'sha256-{base64.b64encode(digest).decode()}'")
            elif element.tag == "script" and "src" not in element.attrib:
                assert element.get("type") in {"application/json", "application/ld+json"}, address
            assert element.tag != "style", address
            assert "style" not in element.attrib, address
            assert not [name for name in element.attrib if name.startswith("on")], address
            assert not element.get("href", "").startswith("javascript:"), address
        assert inline == [named], address


@pytest.mark.parametrize("address", sorted(rendered(catalogue())))
def test_a_page_has_one_heading_and_no_level_is_skipped(address: str) -> None:
    tree = parsed(site()[address])
    levels = [int(e.tag[1]) for e in elements(tree) if re.fullmatch("h[1-6]", e.tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert [e.tag for e in elements(tree)].count("main") == 1
    ids = [e.attrib["id"] for e in elements(tree) if "id" in e.attrib]
    assert len(ids) == len(set(ids))
    labelled = [e.attrib["aria-labelledby"] for e in elements(tree) if "aria-labelledby" in e.attrib]
    assert set(labelled) <= set(ids)


def test_pictures_have_their_size_and_words_and_only_the_first_is_hurried() -> None:
    for address, html in site().items():
        images = [e for e in elements(parsed(html)) if e.tag == "img"]
        for image in images:
            assert int(image.attrib["width"]) > 0
            assert int(image.attrib["height"]) > 0
            assert image.attrib["alt"], address
        hurried = [image for image in images if image.get("fetchpriority") == "high"]
        assert len(hurried) <= 1
        at_once = [image for image in images if image.get("loading") != "lazy"]
        assert len(at_once) <= (2 if address in {"", "404.html"} or "usaha/keripik" not in address else 0), address


def test_the_photo_that_is_asked_for_first_is_the_one_that_is_shown() -> None:
    tree = parsed(site()[PRODUCT])
    first = next(e for e in elements(tree) if e.tag == "script" and "data-srcset" in e.attrib)
    source = next(e for e in elements(tree) if e.tag == "source")
    assert first.attrib["data-srcset"] == source.attrib["srcset"]
    assert first.attrib["data-sizes"] == source.attrib["sizes"]
    assert source.attrib["type"] == "image/avif"  # what the script says of it


def test_heads_say_what_is_indexed_and_where_a_page_really_is() -> None:
    for address, html in site().items():
        tree = parsed(html)
        canonical = [e.attrib["href"] for e in elements(tree) if e.get("rel") == "canonical"]
        robots = [e.attrib["content"] for e in elements(tree) if e.get("name") == "robots"]
        moved = "-lama/" in address
        assert len(canonical) == 1
        assert (canonical[0] == SITE_URL + address) is not moved
        unlisted = {"404.html", "keranjang/", "luring/", "tersimpan/", "kategori/kosong/"}
        assert bool(robots) is (moved or address in unlisted), address


def test_previews_are_complete_on_every_page() -> None:
    jpeg = b"\xff\xd8\xff\xc0\x00\x11\x08\x02\x76\x04\xb0\x03" + bytes(20)  # the start of a JPEG of 1200x630
    name = "0123456789abcdef0123-1200x630.jpg"
    of = catalogue()
    own = Rendition(name, 1200, 630, "image/jpeg")
    drawn = Drawn({"": own}, icons=SiteIcons("gambar/tab.png", "gambar/touch.png"))
    renderer = site_of(of, pictures(of), SETTINGS, drawn).editions[0].renderer

    def files(address: str) -> bytes | None:
        return jpeg if address == f"{SITE_URL}gambar/{name}" else None

    for page in site_pages(of, pictures(of), SETTINGS):
        for each in (page, replace(page, card=own)):
            html = SHELL.format(head=renderer.head(each), body=renderer.body(each))
            assert preview_rules.violations(html.encode(), files) == [], page.address
            icons = [e.attrib["href"] for e in elements(parsed(html)) if "icon" in e.get("rel", "")]
            base = to_root(page.address, SITE_URL)
            assert icons == [f"{base}gambar/tab.png", f"{base}gambar/touch.png"]


def test_without_drawn_pictures_none_is_named() -> None:
    tree = parsed(site()[PRODUCT])
    assert [e for e in elements(tree) if e.get("property") == "og:image" or "icon" in e.get("rel", "")] == []


def test_redirects_work_without_script() -> None:
    tree = parsed(site()["usaha/keripik-lama/keripik-asin/"])
    assert urljoin(SITE_URL + "usaha/keripik-lama/keripik-asin/", next(addresses_in(tree))) == SITE_URL + PRODUCT
    refresh = next(e for e in elements(tree) if e.get("http-equiv") == "refresh")
    assert refresh.attrib["content"] == f"0; url=../../../{PRODUCT}"


def test_a_name_of_a_region_is_not_said_twice() -> None:
    text = shown(parsed(rendered(catalogue(BARE, kabupaten="Kota Medan", kecamatan="Kec. Medan Kota"))["produk/"]))
    assert "Kec. Medan Kota, Kota Medan, Sumatera Utara" in text


def test_an_unknown_icon_of_a_category_becomes_a_shop() -> None:
    categories = [{"id": "makanan", "nama": "Makanan", "ikon": "tidak-ada"}]
    assert "Makanan" in shown(parsed(rendered(catalogue(BARE, kategori=categories))["kategori/makanan/"]))


def test_shared_fragments_are_right_for_every_page_that_shows_them() -> None:
    renderer = renderer_of(catalogue(), {}, SETTINGS)
    page = site_pages(catalogue(), {}, SETTINGS)[0]
    deep, shallow = (renderer.header(base, page) for base in ("../../../", "../"))
    assert deep.replace("../../../", "../") == shallow
    assert "\x00" not in deep + renderer.footer("")


def golden(name: str, text: str, *, update: bool) -> None:
    path: Path = GOLDENS / name
    # The folder of styles and scripts is named after their content, and the golden is not about that.
    text = re.sub(r"assets/[0-9a-f]{10}/", "assets/@/", text)
    text = re.sub(r"data/cari-[0-9a-f]{10}", "data/cari-@", text)
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize(("name", "address"), [("business.html", BUSINESS), ("product.html", PRODUCT)])
def test_pages_are_as_they_were(name: str, address: str, *, update_goldens: bool) -> None:
    of = catalogue()
    photos = pictures(of)
    renderer = renderer_of(of, photos, SETTINGS)
    page = next(page for page in site_pages(of, photos, SETTINGS) if page.address == address)
    main = renderer.body(page).partition("<main")[2].partition("</main>")[0]
    golden(name, f"<main{main}</main>\n", update=update_goldens)
