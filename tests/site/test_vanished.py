"""Links that never die: what a volunteer is told, and what a visitor finds, when a page is taken away."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import commands
import pytest
from lxml import etree
from sites import XHTML, metas, parsed
from villages import village

pytestmark = pytest.mark.slow

REGISTER = "_alamat.yaml"
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
ENTRY = """\
nama: {name}
kategori: camilan
ringkasan: Camilan dari dapur sendiri.
whatsapp: {number}
persetujuan: 2026-03-01
alamat:
  dusun: Dusun I
produk:
  - {{id: keripik, nama: Keripik, harga: 15.000}}
  - {{id: rempeyek, nama: Rempeyek, harga: 12.000}}
promo:
  - {{id: paket, nama: Paket Dua, isi: [2 x keripik], harga: 25.000}}
"""


@pytest.fixture
def desa(tmp_path: Path) -> Path:
    """Return a folder of two businesses that were published on 1 March."""
    shops = {
        "dapur-siti": ENTRY.format(name="Dapur Siti", number="0812-3456-7891"),
        "dapur-ani": ENTRY.format(name="Dapur Ani", number="0812-3456-7892"),
    }
    folder = village(tmp_path, shops).businesses
    done = build(folder, "--catat-alamat", today="2026-03-01")
    assert done.returncode == 0, done.stderr
    assert "_alamat.yaml" in done.stdout
    return folder


def build(folder: Path, *words: str, today: str = "2026-11-24") -> subprocess.CompletedProcess[str]:
    where = ("--businesses", folder, "--site", folder.parent / "site", "--site-url", "https://desa.example/")
    return commands.run("build", *where, "--today", today, "--tanpa-kit", *words)


def said(folder: Path, address: str) -> str:
    page = folder.parent / "site" / address / "index.html"
    assert metas(page, "robots") == ["noindex"]
    return "".join(next(parsed(page).iter(f"{XHTML}main")).itertext())


def drop_product(folder: Path, slug: str) -> None:
    path = folder / slug / "usaha.yaml"
    rows = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(row for row in rows if "rempeyek" not in row), "utf-8")


def add_product(path: Path) -> None:
    row = "produk:\n  - {id: emping, nama: Emping, harga: 9.000}\n"
    path.write_text(path.read_text("utf-8").replace("produk:\n", row), "utf-8")


def mark_gone(folder: Path, address: str) -> None:
    path = folder / REGISTER
    text = path.read_text("utf-8")
    assert f"{address}: 2026-03-01\n" in text
    path.write_text(text.replace(f"{address}: 2026-03-01\n", f"{address}: 2026-03-01 dihapus\n"), "utf-8")


def test_a_build_that_is_not_published_notes_nothing(desa: Path):
    before = (desa / REGISTER).read_text("utf-8")
    path = desa / "dapur-siti" / "usaha.yaml"
    add_product(path)
    assert build(desa).returncode == 0
    assert (desa / REGISTER).read_text("utf-8") == before
    assert commands.run("check", "--businesses", desa, "--today", "2026-11-24").returncode == 0
    assert (desa / REGISTER).read_text("utf-8") == before
    assert build(desa, "--catat-alamat").returncode == 0
    assert "usaha/dapur-siti/emping/: 2026-11-24\n" in (desa / REGISTER).read_text("utf-8")


def test_a_vanished_product_stops_the_build_and_says_which_line_to_write(desa: Path):
    drop_product(desa, "dapur-siti")
    for done in (build(desa), commands.run("check", "--businesses", desa)):
        assert done.returncode == 1
        assert f"{REGISTER}:10:1: produk `rempeyek` pernah terbit" in done.stderr
        assert "10 | usaha/dapur-siti/rempeyek/: 2026-03-01" in done.stderr
        assert "`alias: rempeyek`" in done.stderr
    mark_gone(desa, "usaha/dapur-siti/rempeyek/")
    done = build(desa)
    assert (done.returncode, done.stderr) == (0, "")
    text = said(desa, "usaha/dapur-siti/rempeyek")
    assert "Produk ini sudah tidak dijual" in text
    assert "Ke halaman Dapur Siti" in text
    assert "Dapur Ani" in text  # a neighbour has it still


def test_a_deleted_business_keeps_its_addresses_after_one_word(desa: Path):
    shutil.rmtree(desa / "dapur-siti")
    done = build(desa)
    assert done.returncode == 1
    assert done.stderr.count("pernah terbit") == 1
    mark_gone(desa, "usaha/dapur-siti/")
    assert build(desa).returncode == 0
    for address in ("usaha/dapur-siti", "usaha/dapur-siti/keripik", "usaha/dapur-siti/rempeyek"):
        text = said(desa, address)
        assert "sudah tidak ada di katalog" in text
        assert "Dapur Ani" in text
        assert "Siti" not in text  # what was asked to be removed is removed


def test_a_promo_may_go_without_a_word(desa: Path):
    path = desa / "dapur-siti" / "usaha.yaml"
    assert (desa.parent / "site" / "promo" / "dapur-siti" / "paket" / "index.html").is_file()
    path.write_text(path.read_text("utf-8").partition("promo:")[0], "utf-8")
    done = build(desa)
    assert (done.returncode, done.stderr) == (0, "")
    text = said(desa, "promo/dapur-siti/paket")
    assert "Promo ini sudah berakhir" in text
    assert "Ke halaman Dapur Siti" in text


def test_a_renamed_folder_with_an_alias_is_no_loss(desa: Path):
    (desa / "dapur-siti").rename(desa / "dapur-bu-siti")
    assert build(desa).returncode == 1
    path = desa / "dapur-bu-siti" / "usaha.yaml"
    path.write_text(path.read_text("utf-8") + "alias: dapur-siti\n", "utf-8")
    assert build(desa).returncode == 0


def test_lanjut_publishes_with_a_page_where_something_is_missing(desa: Path):
    drop_product(desa, "dapur-siti")
    path = desa / "dapur-ani" / "usaha.yaml"
    path.write_text(path.read_text("utf-8").replace("15.000", "lima belas ribu"), "utf-8")
    done = build(desa, "--lanjut")
    assert done.returncode == 3
    assert "Belum ikut terbit: dapur-ani." in done.stderr
    assert "tidak dijual" in said(desa, "usaha/dapur-siti/rempeyek")
    assert "sedang diperbaiki" in said(desa, "usaha/dapur-ani")
    assert "sedang diperbaiki" in said(desa, "usaha/dapur-ani/keripik")


def test_a_business_closed_for_good_stays_and_offers_neighbours(desa: Path):
    path = desa / "dapur-siti" / "usaha.yaml"
    path.write_text(path.read_text("utf-8") + "status: tutup-permanen\n", "utf-8")
    assert build(desa).returncode == 0
    text = "".join(parsed(desa.parent / "site" / "usaha" / "dapur-siti" / "index.html").itertext())
    assert "Usaha ini sudah tutup" in text
    assert "Dapur Ani" in text


def test_a_register_that_is_no_file_is_named(desa: Path):
    (desa / REGISTER).unlink()
    (desa / REGISTER).mkdir()
    done = build(desa, "--catat-alamat")
    assert done.returncode == 1
    assert "_alamat.yaml" in done.stderr
    assert "bukan berkas biasa" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_sitemap_says_since_when_and_leaves_out_what_is_gone(desa: Path):
    drop_product(desa, "dapur-siti")
    mark_gone(desa, "usaha/dapur-siti/rempeyek/")
    path = desa / "dapur-ani" / "usaha.yaml"
    path.write_text(path.read_text("utf-8") + "dikonfirmasi: 2026-10-05\n", "utf-8")
    assert build(desa).returncode == 0
    tree = etree.parse(desa.parent / "site" / "sitemap.xml")
    days = {url.findtext("s:loc", None, SPACE): url.findtext("s:lastmod", None, SPACE) for url in tree.getroot()}
    site = "https://desa.example/"
    assert site + "usaha/dapur-siti/rempeyek/" not in days
    assert days[site + "usaha/dapur-siti/keripik/"] == "2026-03-01"
    assert days[site + "usaha/dapur-ani/keripik/"] == "2026-10-05"
    assert days[site] == days[site + "kategori/camilan/"] == "2026-10-05"
    assert days[site + "peta/"] is None
    news = etree.parse(desa.parent / "site" / "feeds" / "produk-baru.xml")
    assert {each.text for each in news.iterfind(".//pubDate")} == {"Sun, 01 Mar 2026 00:00:00 +0700"}


def test_the_same_village_gives_the_same_site_with_and_without_noting(desa: Path, tmp_path: Path):
    first = desa.parent / "site"
    build(desa)
    kept = tmp_path / "kept"
    shutil.copytree(first, kept)
    build(desa, "--catat-alamat")
    files = sorted(path.relative_to(kept) for path in kept.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert [path for path in files if (kept / path).read_bytes() != (first / path).read_bytes()] == []
