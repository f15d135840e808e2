"""The portal over many villages: reads what strangers publish, shows it, and lets none of them stop the others."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import html5lib
import preview_rules
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from page_samples import BARE, FULL, ROOT, SETTINGS, catalogue, pictures
from published_samples import document

from katalog.contract import values
from katalog.data.feeds import open_data
from katalog.regency import building, folder, portal_render, published, sources
from katalog.regency.folder import Regency
from katalog.regency.portal import BUSINESSES_A_PAGE, Portal
from katalog.regency.published import MalformedError, PublishedVillage
from katalog.settings import Settings
from katalog.texts import Texts

pytestmark = pytest.mark.slow

HERE = "https://kabupaten.example/"
REGENCY = Regency(nama="Kabupaten Uji", provinsi="Sumatera Utara")
HTML = "{http://www.w3.org/1999/xhtml}"
LOADED = {f"{HTML}{tag}" for tag in ("img", "link", "script")}


def village(*words: Any, **facts: Any) -> PublishedVillage:
    return published.read(json.dumps(document(*words, **facts)).encode())


def settings(cache: Path) -> Settings:
    return type("Elsewhere", (Settings,), {"cache": cache})(ROOT, cache, HERE, date(2026, 11, 24))


def test_what_a_build_publishes_can_be_read() -> None:
    of = catalogue(FULL, BARE)
    read = published.read(open_data.document(of, pictures(of), SETTINGS.site_url, SETTINGS.today))
    assert [business.slug for business in read.businesses] == [business.slug for business in of.businesses]
    assert {product.url for business in read.businesses for product in business.products} == {
        f"{SETTINGS.site_url}usaha/{business.slug}/{product.id}/"
        for business in of.businesses
        for product in business.products
    }


def test_the_longest_texts_that_a_build_takes_can_be_read() -> None:
    long = "Panjang " * (values.LINE_MAX // 8)
    entry = {**BARE, "alamat": {"dusun": f"{long[:900]} I"}}
    entry["produk"] = [{"id": "a", "nama": long[:999], "satuan": long[:999], "harga": "15.000"}]
    of = catalogue(entry, kecamatan=long[:999], dusun=[entry["alamat"]["dusun"]])
    (business,) = published.read(open_data.document(of, pictures(of), SETTINGS.site_url, SETTINGS.today)).businesses
    assert business.address.hamlet == entry["alamat"]["dusun"]


@pytest.mark.parametrize(
    ("way", "value"),
    [
        (("format",), "lain"),
        (("versi",), 2),
        (("situs",), "javascript:alert(1)"),
        (("situs",), "https://desa-a.example"),
        (("usaha", 0, "url"), "https://penipu.example/usaha/warung/"),
        (("usaha", 0, "produk", 0, "url"), "https://penipu.example/"),
        (("usaha", 0, "foto", 0, "url"), "http://desa-a.example/gambar/a.jpg"),
        (("usaha", 0, "url"), "https://desa-a.example/usaha/../../penipu/"),
        (("usaha", 0, "url"), "https://desa-a.example/%2E%2e/penipu/"),
        (("usaha", 0, "produk", 0, "url"), "https://desa-a.example/usaha/.%2e/a/"),
        (("usaha", 0, "produk", 0, "url"), "https://desa-a.example/usaha/..\\a/"),
        (("usaha", 0, "foto", 0, "url"), "https://desa-a.example/gambar/./a.jpg"),
        (("usaha", 0, "kategori"), "tidak-ada"),
        (("usaha", 0, "nama"), "x" * 1_001),
        (("usaha", 0, "produk", 0, "harga"), -1),
        (("usaha", 0, "produk", 0, "harga"), "banyak"),
        (("usaha", 0, "slug"), "../../etc"),
        (("desa", "nama"), None),
    ],
)
def test_what_cannot_be_trusted_is_refused(way: tuple[Any, ...], value: Any) -> None:
    tree: Any = document()
    inner = tree
    for step in way[:-1]:
        inner = inner[step]
    inner[way[-1]] = value
    with pytest.raises(MalformedError):
        published.read(json.dumps(tree).encode())


@given(
    st.binary(max_size=400)
    | st.recursive(st.none() | st.integers() | st.text(), st.lists, max_leaves=5).map(json.dumps)
)
def test_nonsense_is_refused_with_a_sentence(content: bytes | str) -> None:
    with pytest.raises(MalformedError, match=r"katalog\.json"):
        published.read(content.encode() if isinstance(content, str) else content)


def test_a_village_that_is_down_is_shown_as_it_was_and_stops_nobody(tmp_path: Path) -> None:
    one, two = "https://desa-a.example/katalog.json", "https://desa-b.example/katalog.json"
    good = {one: json.dumps(document()).encode(), two: json.dumps(document("https://desa-b.example/")).encode()}
    first = sources.gather([one, two], tmp_path, good.__getitem__)
    assert [answer.remark for answer in first] == ["", ""]

    def broken(address: str) -> bytes:
        if address == one:
            raise OSError("tidak ada jawaban")
        return b"<html>"

    again = sources.gather([one, two, "https://desa-c.example/katalog.json"], tmp_path, broken)
    assert [answer.village == before.village for answer, before in zip(again, first, strict=False)] == [True, True]
    assert "tidak ada jawaban" in again[0].remark
    assert "2026-11-24" in again[0].remark
    assert "katalog.json" in again[1].remark
    assert again[2].village is None
    assert "belum ikut tampil" in again[2].remark


def test_a_village_may_speak_only_for_itself(tmp_path: Path) -> None:
    liar = json.dumps(document("https://desa-b.example/")).encode()
    (answer,) = sources.gather(["https://penipu.example/katalog.json"], tmp_path, lambda _: liar)
    assert answer.village is None
    assert "bukan situs alamat ini" in answer.remark


def test_only_https_is_asked() -> None:
    for address in ("http://desa-a.example/katalog.json", "file:///etc/passwd", "ftp://desa-a.example/"):
        with pytest.raises(OSError, match="https"):
            sources.download_https(address)


def made(villages: list[PublishedVillage], tmp_path: Path) -> dict[str, bytes]:
    portal = Portal(REGENCY, villages, HERE, Texts.read(ROOT / "overrides"))
    return portal_render.files(portal, REGENCY, ["desa-x"], settings(tmp_path), Texts.read(ROOT / "overrides"))


def test_pages_show_every_village_and_business_once_a_list_and_nothing_of_other_sites(tmp_path: Path) -> None:
    own = village(f"{HERE}desa-x/", 3, nama="Desa X", kecamatan="Kec. Lubuk Pakam")
    far = village("https://desa-a.example/", BUSINESSES_A_PAGE + 1)
    files = made([own, far], tmp_path)
    for address in ("kecamatan/lubuk-pakam/", "kecamatan/tanjung-morawa/2/", "kategori/makanan/2/"):
        assert f"{address}index.html" in files
    seen: dict[str, int] = {}
    for address, content in files.items():
        if not address.endswith(".html"):
            continue
        root = html5lib.parse(content.decode())
        assert root.find(f".//{HTML}b") is None, "a name of an entry became markup"
        for element in root.iter():
            if element.tag not in LOADED:
                continue
            target = element.get("src") or element.get("href") or ""
            assert urljoin(HERE + address, target).startswith(HERE), target
        for link in root.iter(f"{HTML}a"):
            target = urljoin(HERE + address.removesuffix("index.html"), link.get("href", ""))
            if address.startswith("kategori/") and "/usaha/" in target:
                seen[target] = seen.get(target, 0) + 1
            if target.startswith(HERE) and not target.startswith(f"{HERE}desa-x/"):
                path = urlsplit(target).path.removeprefix("/")
                assert (path + "index.html" if path.endswith("/") or not path else path) in files, target
    expected = {business.url for each in (own, far) for business in each.businesses}
    assert seen == dict.fromkeys(expected, 1)


def test_previews_and_sitemaps_of_the_portal_are_right(tmp_path: Path) -> None:
    files = made([village()], tmp_path)
    pictures = {HERE + address: content for address, content in files.items()}
    for address, content in files.items():
        if address.endswith(".html") and address != "404.html":
            assert preview_rules.violations(content, pictures.get, "id_ID") == [], address
    index = etree.fromstring(files["sitemap.xml"])
    assert index.xpath("//*[local-name()='loc']/text()") == [f"{HERE}sitemap-portal.xml", f"{HERE}desa-x/sitemap.xml"]
    for loc in etree.fromstring(files["sitemap-portal.xml"]).xpath("//*[local-name()='loc']/text()"):
        path = loc.removeprefix(HERE)
        assert (f"{path}index.html" if not path or path.endswith("/") else path) in files


def test_samples_give_way_to_real_businesses_and_closed_ones_go() -> None:
    tree = document(count=3)
    tree["usaha"][0]["contoh"] = True
    tree["usaha"][1]["status"] = "tutup-permanen"
    texts = Texts.read(ROOT / "overrides")
    portal = Portal(REGENCY, [published.read(json.dumps(tree).encode())], HERE, texts)
    home = next(portal.pages())
    assert home.context["counts"] == {"villages": 1, "businesses": 1, "products": 1}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nama: X",
        "nama: X\nprovinsi: Y\nlain: 1",
        "nama: [",
        "- a",
        "nama: X\nprovinsi: Y\ndesa_lain: [http://x.y/]",
        "nama: X\nprovinsi: Y\ndesa_lain: [file:///etc/passwd]",
        "nama: X\nprovinsi: Y\ndesa_lain: [https://169.254.169.254/]",
        "nama: X\nprovinsi: Y\ndesa_lain: [https://localhost/]",
        "nama: &n X\nprovinsi: *n",
        "nama: !!python/name:os.system\nprovinsi: Y",
        "nama: " + "[" * 100_000,
        "nama: X\nprovinsi: Y\n? [a, b]\n: c",
        "nama: X\nprovinsi: Y\n" + "k" * 1_000 + ": c",
        "nama: X\nprovinsi: Y\x00",
        "nama: " + "x" * 2_000_000,
    ],
)
def test_a_regency_that_cannot_be_read_is_told_in_a_sentence(text: str, tmp_path: Path) -> None:
    (tmp_path / "_kabupaten.yaml").write_text(text, "utf-8")
    with pytest.raises(folder.FolderError, match="kabupaten") as raised:
        folder.read(tmp_path)
    assert len(str(raised.value)) < 1_000


def test_links_out_of_a_regency_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "luar"
    outside.mkdir()
    (outside / "_desa.yaml").write_text("nama: RAHASIA\n", "utf-8")
    own = tmp_path / "kabupaten"
    (own / "desa-a").mkdir(parents=True)
    (own / "desa-a" / "_desa.yaml").write_text("nama: A\n", "utf-8")
    (own / "_kabupaten.yaml").write_text("nama: X\nprovinsi: Y\n", "utf-8")
    (own / "desa-b").symlink_to(own / "desa-a", target_is_directory=True)
    assert list(folder.read(own).villages) == ["desa-a", "desa-b"], "within it links are fine"
    (own / "desa-c").symlink_to(outside, target_is_directory=True)
    with pytest.raises(folder.FolderError, match=r"desa-c.*tautan ke luar"):
        folder.read(own)
    (own / "desa-c").unlink()
    (own / "_kabupaten.yaml").unlink()
    (own / "_kabupaten.yaml").symlink_to(outside / "_desa.yaml")
    with pytest.raises(folder.FolderError, match=r"_kabupaten.yaml.*tautan ke luar") as raised:
        folder.read(own)
    assert "RAHASIA" not in str(raised.value)


def test_a_site_may_be_named_in_place_of_its_open_data(tmp_path: Path) -> None:
    (tmp_path / "_kabupaten.yaml").write_text(
        "nama: X\nprovinsi: Y\ndesa_lain: [https://a.example/desa, https://b.example/katalog.json]\n", "utf-8"
    )
    assert folder.read(tmp_path).regency.addresses == (
        "https://a.example/desa/katalog.json",
        "https://b.example/katalog.json",
    )


def test_parts_that_hold_the_same_village_are_refused(tmp_path: Path) -> None:
    for part in ("satu", "dua"):
        (tmp_path / part / "desa-a").mkdir(parents=True)
        (tmp_path / part / "desa-a" / "katalog.json").write_text("{}")
    with pytest.raises(building.NotPublishedError, match="desa-a"):
        building.gather_parts([tmp_path / "satu", tmp_path / "dua"], tmp_path / "semua")


@pytest.mark.parametrize(("sign", "most"), [(b"0,", published.VALUES_MAX), (b"[", published.OBJECTS_MAX)])
def test_a_document_of_very_many_values_is_not_parsed(sign: bytes, most: int) -> None:
    with pytest.raises(MalformedError, match=f"berisi lebih dari {most} hal"):
        published.read(b'{"x":[' + sign * (most + 1))


def test_names_from_other_villages_have_no_direction_signs() -> None:
    made = document()
    made["desa"]["nama"] = "Desa \u202eB\u2069"
    assert published.read(json.dumps(made).encode()).facts.name == "Desa B"
