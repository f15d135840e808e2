"""The program in an environment of its own: the same wheel each time, used from folders that are not the program's."""

from __future__ import annotations

import hashlib
import subprocess
import zipfile
from pathlib import Path

import pytest
from checkouts import ENTRY, VILLAGE
from installed import ROOT, Installed, build_wheel, installed, newer

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


MKDOCS = """\
extra_css: [warna.css]
copyright: "&copy; **Desa Uji**"
nav: [{Profil kami: profil.md}, {Kantor: https://kantor.example/}]
hooks: [tulis.py]
"""


def test_mkdocs_itself_builds_a_village_as_its_own_file_says(katalog, tmp_path):
    before = katalog.files()
    katalog.run(tmp_path, "katalog", "mulai", "desa", given="\n".join((*ANSWERS, "")))
    village = tmp_path / "desa"
    settings = village / "mkdocs.yml"
    plain = settings.read_text("utf-8")
    settings.write_text(plain + "theme: readthedocs\n", "utf-8")
    for command in (("python", "-m", "mkdocs", "build", "--quiet"), ("katalog", "build")):
        ended, said = katalog.run(village, *command)
        assert (ended, "`theme` di mkdocs.yml tidak dipakai" in said) == (1, True), said
    settings.write_text(plain + MKDOCS, "utf-8")
    (village / "docs" / "warna.css").write_text("h1 { color: purple }\n", "utf-8")
    (village / "tulis.py").write_text(
        "def on_page_markdown(markdown, **_):\n    return markdown + '\\n\\nDari hook.'\n"
    )
    (village / "tampilan").mkdir()
    own = village / "tampilan" / "home.html"
    own.write_text("<p>Halo</p>\n{{ salah }}\n", "utf-8")
    ended, said = katalog.run(village, "python", "-m", "mkdocs", "build", "--quiet")
    assert (ended, "Templat tampilan/home.html tidak bisa dipakai, baris 2: " in said) == (1, True), said
    assert "Traceback" not in said
    own.write_text("<p>Halo tetangga</p>{% include 'program/home.html' %}\n", "utf-8")
    ended, said = katalog.run(village, "python", "-m", "mkdocs", "build", "--quiet", KATALOG_URL="https://a.example/")
    assert ended == 0, said
    home, guides, profile = (
        (village / "site" / name / "index.html").read_text("utf-8") for name in ("", "panduan", "profil")
    )
    assert '<link rel="stylesheet" href="./warna.css">' in home
    assert "<strong>Desa Uji</strong>" in home
    assert "<p>Halo tetangga</p>" in home
    assert 'profil/">Profil kami</a>' in home
    assert '<a href="https://kantor.example/" rel="noopener">Kantor</a>' in home
    assert '<a href="../profil/">Profil kami</a></li></ul>' in guides
    assert "<h1" in guides
    assert "Dari hook." in profile
    assert (village / "site" / "warna.css").is_file()
    assert "https://a.example/profil/" in (village / "site" / "sitemap.xml").read_text("utf-8")
    assert katalog.files() == before


NEW_VERSION = {
    "_files/overrides/partials/footer.html": ('<footer class="foot"', '<footer class="foot foot--baru"'),
    "_files/sample/salon/usaha.yaml": ("nama: Salon Cantik SS", "nama: Salon Baru"),
    "contract/model/business.py": ('"slogan", "summary",', '"moto", "summary",'),
}
"""What the second version changes: a template, a sample, another name of a key."""


def test_a_new_version_reaches_a_village_that_commits_nothing(katalog, tmp_path):
    answers = tmp_path / "jawaban.yaml"
    answers.write_text(VILLAGE, "utf-8")
    assert katalog.run(tmp_path, "katalog", "mulai", "desa", "--jawaban", answers)[0] == 0
    village = tmp_path / "desa"
    entry = village / "businesses" / "warung-satu" / "usaha.yaml"
    entry.parent.mkdir()
    entry.write_text(ENTRY.format(slug="satu", number=1), "utf-8")
    for words in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "Mulai")):
        git(village, *words)
    ended, said = katalog.run(village, *BUILD)
    assert ended == 0, said
    page = village / "site" / "usaha" / "warung-satu" / "index.html"
    before = page.read_text("utf-8")
    second = str(newer(katalog, tmp_path / "baru", NEW_VERSION))
    ended, said = katalog.run(village, "python", "-m", *BUILD, PYTHONPATH=second)
    assert ended == 0, said
    assert "Tidak ada yang berubah" not in said
    after = page.read_text("utf-8")
    assert after.replace("foot foot--baru", "foot") == before, "the new look, and nothing else"
    assert "foot--baru" in after
    assert not list((village / "site" / "usaha").glob("salon*")), "and nobody else's sample"
    assert git(village, "status", "--porcelain") == ""
    entry.write_text(entry.read_text("utf-8").replace("ringkasan:", "moto:"), "utf-8")
    assert katalog.run(village, "python", "-m", "katalog", "check", PYTHONPATH=second)[0] == 0
    assert katalog.run(village, "katalog", "check")[0] == 1


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=relawan", "-c", "user.email=relawan@desa.example")
    done = subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True, timeout=60)
    return done.stdout


def test_outside_a_village_it_says_how_to_begin_one_and_takes_no_sample(katalog, tmp_path):
    ended, said = katalog.run(tmp_path, "katalog")
    assert ended == 1
    assert "`katalog mulai`" in said
    assert list(tmp_path.iterdir()) == []


def test_it_says_where_it_is_published(katalog, tmp_path):
    code = "from katalog import program; print(program.address(), program.COMMAND)"
    assert katalog.run(tmp_path, "python", "-c", code) == (0, f"{program.address()} katalog\n")
