"""The stages in one run: what is wrong with entries and with photos is said at once, each at its own line."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from katalog.settings import Settings
from katalog.site.prepare import Prepared, prepare

ENTRIES = Path(__file__).parents[1] / "entries"
ENTRY = """nama: Warung Siti
kategori: makanan
ringkasan: Keripik tempe renyah
whatsapp: 0813-4567-8901
alamat:
  dusun: Dusun I
foto: rusak.jpg
produk:
  - nama: Keripik
    harga: 15.000
    foto: baik.jpg
persetujuan: 02-01-2026
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    folder = tmp_path / "businesses" / "warung-siti"
    folder.mkdir(parents=True)
    shutil.copy(ENTRIES / "_desa.yaml", folder.parent)
    (folder / "rusak.jpg").write_bytes(b"\xff\xd8\xff\xe0 bukan foto")
    Image.effect_noise((640, 480), 80).save(folder / "baik.jpg")
    return Settings(tmp_path, folder.parent, "https://contoh.desa.id/", date(2026, 3, 1), keep_going=True)


def prepared(settings: Settings, entry: str) -> Prepared:
    (settings.businesses / "warung-siti" / "usaha.yaml").write_text(entry, encoding="utf-8")
    return prepare(settings)


def test_a_broken_photo_of_an_entry_with_errors_is_named_in_the_same_run(settings: Settings) -> None:
    found = prepared(settings, ENTRY.replace("15.000", "murah"))
    assert [(problem.place.line, problem.excerpt) for problem in found.problems] == [
        (7, "foto: rusak.jpg"),
        (10, "    harga: murah"),
    ]
    assert found.left_out == {"warung-siti"}


def test_pictures_of_what_is_left_out_are_not_published(settings: Settings) -> None:
    assert prepared(settings, ENTRY.replace("15.000", "murah")).pictures == {}
    assert list(prepared(settings, ENTRY.replace("foto: rusak.jpg\n", "foto: []\n")).pictures) == [
        ("warung-siti", "baik.jpg")
    ]


def test_a_photo_outside_the_folder_is_never_opened(settings: Settings) -> None:
    shutil.move(settings.businesses / "warung-siti" / "rusak.jpg", settings.root)
    found = prepared(settings, ENTRY.replace("foto: rusak.jpg", "foto: ../../rusak.jpg"))
    (problem,) = found.problems
    assert "berada di luar folder usaha" in problem.message


def test_what_is_missing_from_the_whole_file_shows_no_line(settings: Settings) -> None:
    found = prepared(settings, ENTRY.replace("ringkasan: Keripik tempe renyah\n", ""))
    missing = next(problem for problem in found.problems if "belum ada" in problem.message)
    assert (missing.place.line, missing.excerpt) == (1, "")


def test_a_photo_that_only_lies_in_the_folder_shows_no_line(settings: Settings) -> None:
    found = prepared(settings, ENTRY.replace("foto: rusak.jpg\n", ""))
    (problem,) = found.problems
    assert "rusak.jpg" in problem.message
    assert problem.excerpt == ""


def test_an_entry_that_is_one_file_hides_no_problem_and_no_business(settings: Settings) -> None:
    shutil.rmtree(settings.businesses / "warung-siti")
    alone = ENTRY.replace("foto: rusak.jpg\n", "").replace("    foto: baik.jpg\n", "")
    (settings.businesses / "tanpa-folder.yaml").write_text(alone.replace("15.000", "murah"), encoding="utf-8")
    (settings.businesses / "lain.yaml").write_text(alone.replace("makanan", "makan"), encoding="utf-8")
    (settings.businesses / "baik.yaml").write_text(alone.replace("Siti", "Ana"), encoding="utf-8")
    found = prepare(settings)
    assert [problem.place.path for problem in found.problems if problem.severity == "error"] == [
        "businesses/lain.yaml",
        "businesses/tanpa-folder.yaml",
    ]
    assert found.catalogue is not None
    assert [business.slug for business in found.catalogue.businesses] == ["baik"]
    assert found.left_out == {"lain", "tanpa-folder"}


def test_a_single_file_that_names_a_photo_is_told_where_photos_go(settings: Settings) -> None:
    shutil.rmtree(settings.businesses / "warung-siti")
    (settings.businesses / "warung-siti.yaml").write_text(ENTRY, encoding="utf-8")
    found = prepare(settings)
    assert {problem.message.split("`")[1] for problem in found.problems} == {"rusak.jpg", "baik.jpg"}
    assert all("Buat folder dengan nama usaha" in problem.hint for problem in found.problems)
