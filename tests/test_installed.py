"""The program in an environment of its own: the same wheel each time, used from folders that are not the program's."""

from __future__ import annotations

import hashlib
import zipfile

import pytest
from checkouts import ENTRY
from installed import ROOT, Installed, build_wheel, installed

from katalog import program

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def katalog(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return installed(tmp_path_factory)


ANSWERS = ("Desa Uji", "Ubud", "Gianyar", "Bali", "WITA", "Dusun I, Dusun II", "", "1, 3", "", "")
BUILD = ("katalog", "build", "--tanpa-kit", "--tanpa-kartu", "--today", "2026-11-24")


def test_the_wheel_is_the_same_each_time_and_holds_what_is_needed(katalog, tmp_path):
    again = build_wheel(tmp_path)
    assert hashlib.sha256(again.read_bytes()).digest() == hashlib.sha256(katalog.wheel.read_bytes()).digest()
    names = zipfile.ZipFile(again).namelist()
    sample = [name for name in names if "sample/" in name or "businesses/" in name]
    assert {name.rpartition("/")[2] for name in sample} == {"_desa.yaml", "usaha.yaml"}, (
        "texts, to warn of their copies"
    )
    for folder in ("overrides", "docs", "schema"):
        here = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
        assert {f"katalog/_files/{name}" for name in here} <= set(names)


def test_a_village_is_started_and_built_from_its_own_folder_and_the_program_left_alone(katalog, tmp_path):
    before = katalog.files()
    ended, said = katalog.run(tmp_path, "katalog", "mulai", "desa", given="\n".join((*ANSWERS, "")))
    assert ended == 0, said
    village = tmp_path / "desa"
    made = {path.name for path in village.iterdir()}
    ended, said = katalog.run(village, *BUILD)
    assert ended == 0, said
    home = (village / "site" / "index.html").read_text("utf-8")
    assert "Jadilah yang pertama" in home
    for slug, number in (("warung-satu", 1), ("warung-dua", 2)):
        (village / "businesses" / slug).mkdir()
        (village / "businesses" / slug / "usaha.yaml").write_text(ENTRY.format(slug=slug, number=number), "utf-8")
    assert katalog.run(village / "businesses", "katalog", "check") == (0, "Semua isian sudah benar: 2 usaha.\n")
    ended, said = katalog.run(village, *BUILD)
    assert ended == 0, said
    assert "Selesai: Desa Uji, 2 usaha, situs ada di" in said
    assert "Warung warung-dua" in (village / "site" / "usaha" / "warung-dua" / "index.html").read_text("utf-8")
    assert "Jadilah yang pertama" not in (village / "site" / "index.html").read_text("utf-8")
    assert (village / "site" / "panduan" / "index.html").is_file(), "the guides came along"
    assert (village / "site" / "profil" / "index.html").is_file(), "and the village's own page"
    assert "Tidak ada yang berubah" in katalog.run(village, *BUILD)[1]
    assert {path.name for path in village.iterdir()} == made | {"site", ".cache"}
    assert katalog.files() == before


def test_outside_a_village_it_says_how_to_begin_one_and_takes_no_sample(katalog, tmp_path):
    ended, said = katalog.run(tmp_path, "katalog")
    assert ended == 1
    assert "`katalog mulai`" in said
    assert list(tmp_path.iterdir()) == []


def test_it_says_where_it_is_published(katalog, tmp_path):
    code = "from katalog import program; print(program.address(), program.COMMAND)"
    assert katalog.run(tmp_path, "python", "-c", code) == (0, f"{program.address()} katalog\n")
