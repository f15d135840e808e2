"""From files to the catalogue: what arrives in the model, what is left out, and that nothing is ever raised."""

from __future__ import annotations

import os
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from katalog.contract import icons, key_names
from katalog.contract.model import Business, Service, Status, Stock
from katalog.entries import load as schema
from katalog.entries.yaml import reading
from katalog.problems import Severity
from katalog.settings import Settings

ENTRIES = Path(__file__).parents[1] / "entries"
BASE = """nama: Warung Siti
kategori: makanan
ringkasan: Keripik tempe renyah
whatsapp: 0813-4567-8901
persetujuan: 02-01-2026
alamat:
  dusun: Dusun I
"""


def load(root: Path, entry: str | None = None, **files: str) -> schema.Loaded:
    """Return what is loaded from a village of one entry, with more files beside it."""
    businesses = root / "businesses"
    shutil.rmtree(businesses, ignore_errors=True)
    folder = businesses / "warung-siti"
    folder.mkdir(parents=True)
    shutil.copy(ENTRIES / "_desa.yaml", businesses)
    if entry is not None:
        (folder / "usaha.yaml").write_text(entry, encoding="utf-8")
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return schema.load(Settings(root, businesses, "https://contoh.desa.id/", date(2026, 3, 1)))


def business(loaded: schema.Loaded) -> Business:
    """Return the only business, which must be good."""
    assert [str(problem) for problem in loaded.problems if problem.severity is Severity.ERROR] == []
    assert loaded.catalogue is not None
    return loaded.catalogue.businesses[0]


def test_a_whole_entry_arrives_in_the_model(tmp_path: Path) -> None:
    case = ENTRIES / "valid" / "lengkap"
    shutil.copytree(case, tmp_path / "businesses" / "warung-siti")
    shutil.copy(ENTRIES / "_desa.yaml", tmp_path / "businesses")
    found = business(schema.load(Settings(tmp_path, tmp_path / "businesses", "https://x.id/", date(2026, 3, 1))))
    assert found.slug == "warung-siti"
    assert found.whatsapp == "+6281345678901"
    assert found.services == (Service.PICKUP, Service.DELIVERY)
    assert found.status is Status.PAUSED
    assert found.hours is not None
    assert found.hours.days[0] == ((480, 720), (780, 1020))
    assert found.hours.days[5] == ((1020, 1500),)
    assert found.hours.days[6] == ()
    assert found.hours.written == (("Senin-Jumat", "08.00-12.00, 13.00-17.00"), ("Sabtu", "17.00-01.00"))
    assert found.holidays[1].starts == found.holidays[1].ends == date(2026, 8, 17)
    assert [(area.area, area.fee, area.minimum) for area in found.delivery_areas] == [
        ("Dusun II", 0, 50_000),
        ("Tanjung Morawa kota", 10_000, None),
    ]
    assert found.licences.halal is not None
    assert found.licences.halal.valid_until == date(2027, 12, 31)
    assert [photo.file for photo in found.photos] == ["a.jpg", "foto/b.jpg"]
    assert found.photos[1].caption == "Warung dari depan"
    assert found.photos[1].place is not None
    assert found.sample
    product = found.products[0]
    assert product.id == "keripik"
    assert (product.price, product.price_before) == (15_000, 20_000)
    assert product.variants[0].stock is Stock.SOLD_OUT
    assert product.ready_in is not None
    assert product.ready_in.duration == timedelta(days=2)
    assert product.specifications == (("Isi", "250 g"),)
    assert product.tags == ("pedas", "oleh-oleh")
    assert product.aliases == ("keripik-lama",)
    lines = [(item.product_id, item.variant, item.quantity) for item in found.promos[0].items]
    assert lines == [("keripik", "Pedas", 2), ("antar-barang", None, 1)]


def test_no_photo_named_means_every_photo_that_no_product_uses(tmp_path: Path) -> None:
    entry = BASE + "produk:\n  - nama: Keripik\n    foto: p.jpg\n"
    photos = {"foto10.jpg": "", "foto2.HEIC": "", "p.jpg": "", "_x.jpg": "", ".y.jpg": "", "z.txt": ""}
    found = business(load(tmp_path, entry, **photos))
    assert [photo.file for photo in found.photos] == ["foto2.HEIC", "foto10.jpg"]
    assert found.products[0].photos[0].file == "p.jpg"


def test_an_empty_list_of_photos_means_none(tmp_path: Path) -> None:
    assert business(load(tmp_path, BASE + "foto: []\n", **{"a.jpg": ""})).photos == ()


def test_a_photo_named_otherwise_on_the_disk_is_found(tmp_path: Path) -> None:
    decomposed = "cafe\u0301.jpg"
    found = business(load(tmp_path, BASE + "foto: caf\u00e9.jpg\n", **{decomposed: ""}))
    assert (tmp_path / "businesses" / "warung-siti" / found.photos[0].file).exists()


@pytest.mark.parametrize("linked", ["file", "folder"])
def test_a_link_out_of_the_folder_is_refused(tmp_path: Path, linked: str) -> None:
    outside = tmp_path / "rahasia"
    outside.mkdir()
    (outside / "a.jpg").write_text("x")
    loaded = load(tmp_path, BASE + ("foto: a.jpg\n" if linked == "file" else "foto: luar/a.jpg\n"))
    folder = tmp_path / "businesses" / "warung-siti"
    if linked == "file":
        (folder / "a.jpg").symlink_to(outside / "a.jpg")
    else:
        (folder / "luar").symlink_to(outside)
    loaded = schema.load(Settings(tmp_path, tmp_path / "businesses", "https://x.id/", date(2026, 3, 1)))
    assert loaded.broken == {"warung-siti"}
    assert loaded.problems[0].place.line == 8


def test_a_linked_entry_is_refused(tmp_path: Path) -> None:
    load(tmp_path, BASE)
    outside = tmp_path / "lain"
    outside.mkdir()
    (outside / "usaha.yaml").write_text(BASE)
    (tmp_path / "businesses" / "warung-lain").symlink_to(outside)
    loaded = schema.load(Settings(tmp_path, tmp_path / "businesses", "https://x.id/", date(2026, 3, 1)))
    assert loaded.broken == {"warung-lain"}
    assert "tautan" in loaded.problems[0].message


def test_links_in_a_circle_and_garbled_names_are_said(tmp_path: Path) -> None:
    load(tmp_path, BASE)
    businesses = tmp_path / "businesses"
    (businesses / "lingkar").symlink_to("lingkar")
    (businesses / "warung-siti" / "lingkar.jpg").symlink_to("lingkar.jpg")
    Path(os.fsdecode(os.fsencode(businesses / "warung-siti") + b"/foto\xff.jpg")).touch()
    loaded = schema.load(Settings(tmp_path, businesses, "https://x.id/", date(2026, 3, 1)))
    said = [problem.message for problem in loaded.problems]
    assert said == ["tautan ini berputar, jadi tidak bisa dibaca", "nama foto `foto\ufffd.jpg` rusak"]
    assert all(str(problem).encode() for problem in loaded.problems)


def test_no_business_at_all_is_fine(tmp_path: Path) -> None:
    (tmp_path / "businesses").mkdir()
    shutil.copy(ENTRIES / "_desa.yaml", tmp_path / "businesses")
    loaded = schema.load(Settings(tmp_path, tmp_path / "businesses", "https://x.id/", date(2026, 3, 1)))
    assert loaded.problems == ()
    assert loaded.catalogue is not None
    assert loaded.catalogue.businesses == ()


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    loaded = schema.load(Settings(tmp_path, tmp_path / "businesses", "https://x.id/", date(2026, 3, 1)))
    assert loaded.catalogue is None
    assert any("folder usaha tidak ada" in problem.message for problem in loaded.problems)


def test_a_broken_business_does_not_take_the_good_one_along(tmp_path: Path) -> None:
    load(tmp_path, BASE)
    other = tmp_path / "businesses" / "warung-rusak"
    other.mkdir()
    (other / "usaha.yaml").write_text("nama: [")
    loaded = schema.load(Settings(tmp_path, tmp_path / "businesses", "https://x.id/", date(2026, 3, 1)))
    assert loaded.broken == {"warung-rusak"}
    assert loaded.catalogue is not None
    assert [found.slug for found in loaded.catalogue.businesses] == ["warung-siti"]


def test_icons_are_checked_where_they_are_known(tmp_path: Path) -> None:
    load(tmp_path, BASE)
    wanted = Settings(tmp_path, tmp_path / "businesses", "https://x.id/", date(2026, 3, 1))
    assert schema.load(wanted, icons=["food", "tools"]).problems == ()
    (problem,) = schema.load(wanted, icons=["foods", "tools"]).problems
    assert problem.hint.startswith("Mungkin maksudnya `ikon: foods`.")


@pytest.mark.parametrize(("written", "meant"), [("motor", "motorbike"), ("Bengkel", "wrench"), ("mdi-food", "food")])
def test_an_icon_is_offered_by_what_it_means_before_how_it_is_spelled(written: str, meant: str) -> None:
    text = (ENTRIES / "_desa.yaml").read_text(encoding="utf-8").replace("ikon: food", f"ikon: {written}")
    source = reading.of_text(text, "_desa.yaml")
    (problem,) = schema.examine_village(source, icons.names())[1].problems
    assert problem.hint.startswith(f"Mungkin maksudnya `ikon: {meant}`.")


def test_every_synonym_means_one_key() -> None:
    for section, table in ((section, key_names.others(section)) for section in key_names.sections()):
        for key in table:
            assert key_names.canonical(section, key) == key
            assert key_names.canonical(section, key.upper().replace("_", " ")) == key


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda t: t.encode("utf-8", "surrogatepass"))))
def test_any_bytes_give_problems_and_never_an_exception(tmp_path: Path, data: bytes) -> None:
    load(tmp_path, BASE)
    (tmp_path / "businesses" / "warung-siti" / "usaha.yaml").write_bytes(data)
    loaded = schema.load(Settings(tmp_path, tmp_path / "businesses", "https://x.id/", date(2026, 3, 1)))
    assert loaded.problems
    assert loaded.broken == {"warung-siti"}
    for problem in loaded.problems:
        assert problem.place.line >= 1
        assert str(problem)


WORDS = "nama produk foto izin jam_buka alamat promo isi x 1 ~ null [ ] { } , : # | > ' !!x"
PIECES = [*WORDS.split(), '"']
PIECES += [": ", "\n", "\n  ", "\n- ", "  - ", "&a ", "*a", " #", "|\n", ">\n", "\t", "\u00a0"]
MARKUP = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=MARKUP)
def test_any_markup_gives_problems_and_never_an_exception(tmp_path: Path, text: str) -> None:
    for problem in load(tmp_path, BASE + text).problems:
        assert problem.place.line <= (BASE + text).count("\n") + 2


@settings(max_examples=200, deadline=None)
@given(text=MARKUP, cut=st.integers(0, 200))
def test_what_is_mended_is_read(text: str, cut: int) -> None:
    whole = BASE + "cerita: x\n" + text
    read = reading.of_text(whole[:cut] + whole[cut + 1 :], "usaha.yaml")
    assert read.root is not None or read.problems
    assert read.tree_is_mended == (read.root is not None and bool(read.problems))
