"""The program in an environment of its own: the same wheel each time, used from folders that are not the program's."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest
from checkouts import ENTRY, VILLAGE
from installed import ROOT, Installed, build_wheel, installed

from katalog import program

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def katalog(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return installed(tmp_path_factory)


@pytest.fixture
def village(tmp_path: Path) -> Path:
    for slug, number in (("warung-satu", 1), ("warung-dua", 2)):
        folder = tmp_path / "desa" / "businesses" / slug
        folder.mkdir(parents=True)
        (folder / "usaha.yaml").write_text(ENTRY.format(slug=slug, number=number), encoding="utf-8")
    (tmp_path / "desa" / "businesses" / "_desa.yaml").write_text(VILLAGE, encoding="utf-8")
    return tmp_path / "desa"


def test_the_wheel_is_the_same_each_time_and_holds_no_sample(katalog, tmp_path):
    again = build_wheel(tmp_path)
    assert hashlib.sha256(again.read_bytes()).digest() == hashlib.sha256(katalog.wheel.read_bytes()).digest()
    names = zipfile.ZipFile(again).namelist()
    assert not [name for name in names if name.startswith(("businesses/", "katalog/_files/businesses/"))]
    for folder in ("overrides", "docs", "schema"):
        here = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert {f"katalog/_files/{name}" for name in here} <= set(names)


def test_it_works_from_another_folder_and_leaves_its_own_files_alone(katalog, village):
    before = katalog.files()
    ended, said = katalog.run(village / "businesses", "katalog", "check")
    assert (ended, said) == (0, "Semua isian sudah benar: 2 usaha.\n")
    ended, said = katalog.run(village, "katalog", "build", "--tanpa-kit", "--tanpa-kartu", "--today", "2026-11-24")
    assert ended == 0, said
    assert "Selesai: Desa Uji, 2 usaha, situs ada di" in said
    assert "Warung warung-dua" in (village / "site" / "usaha" / "warung-dua" / "index.html").read_text("utf-8")
    assert (village / "site" / "panduan" / "index.html").is_file(), "the guides came along"
    assert katalog.files() == before
    again = katalog.run(village, "katalog", "build", "--tanpa-kit", "--tanpa-kartu", "--today", "2026-11-24")
    assert "Tidak ada yang berubah" in again[1]
    assert {path.name for path in village.iterdir()} == {"businesses", "site", ".cache"}


def test_outside_a_village_it_says_how_to_begin_one_and_takes_no_sample(katalog, tmp_path):
    ended, said = katalog.run(tmp_path, "katalog")
    assert ended == 1
    assert "`katalog mulai`" in said
    assert list(tmp_path.iterdir()) == []


def test_it_says_where_it_is_published(katalog, tmp_path):
    code = "from katalog import program; print(program.address(), program.COMMAND)"
    assert katalog.run(tmp_path, "python", "-c", code) == (0, f"{program.address()} katalog\n")
