"""What a volunteer types, and what happens to the published site when something is wrong."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import commands
import pytest
from checkouts import Checkout, tree
from sites import ROOT, TODAY

from katalog.settings import NO_ADDRESS

pytestmark = pytest.mark.slow


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """Return a copy of two businesses of the sample village, free to be broken."""
    folder = tmp_path / "businesses"
    folder.mkdir()
    shutil.copy(ROOT / "businesses" / "_desa.yaml", folder)
    for slug in ("fotokopi", "salon"):
        shutil.copytree(ROOT / "businesses" / slug, folder / slug)
    return folder


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def break_price(village: Path) -> int:
    entry = village / "salon" / "usaha.yaml"
    lines = entry.read_text(encoding="utf-8").splitlines()
    number = next(i for i, line in enumerate(lines) if line.strip().startswith("harga:"))
    lines[number] = lines[number].split(":")[0] + ": lima belas ribu"
    entry.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return number + 1


def test_a_broken_entry_leaves_the_published_site_alone(village: Path, tmp_path: Path):
    site = tmp_path / "site"
    assert commands.run("build", "--businesses", village, "--site", site, "--today", TODAY).returncode == 0
    before = snapshot(site)
    line = break_price(village)
    done = commands.run("build", "--businesses", village, "--site", site, "--today", TODAY)
    assert done.returncode == 1
    assert f"businesses/salon/usaha.yaml:{line}:" in done.stderr
    assert "^^^^^" in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(site) == before


def test_lanjut_publishes_the_rest_and_says_so(village: Path, tmp_path: Path):
    site = tmp_path / "site"
    break_price(village)
    done = commands.run("build", "--businesses", village, "--site", site, "--today", TODAY, "--lanjut")
    assert done.returncode == 3
    assert "salon" in done.stderr
    assert (site / "usaha" / "fotokopi" / "index.html").is_file()
    assert not (site / "usaha" / "salon").exists()


def test_check_names_everything_and_builds_nothing(village: Path):
    line = break_price(village)
    entry = village / "fotokopi" / "usaha.yaml"
    entry.write_text(entry.read_text(encoding="utf-8") + "\nwarna: merah\n", encoding="utf-8")
    done = commands.run("check", "--businesses", village, "--today", TODAY)
    assert done.returncode == 1
    assert f"salon/usaha.yaml:{line}:" in done.stderr
    assert "fotokopi/usaha.yaml:" in done.stderr


def test_a_broken_photo_names_the_entry(village: Path, tmp_path: Path):
    photo = next((village / "salon").rglob("*.jpg"))
    photo.write_bytes(photo.read_bytes()[:3000])
    done = commands.run("build", "--businesses", village, "--site", tmp_path / "site", "--today", TODAY)
    assert done.returncode == 1
    assert "businesses/salon/usaha.yaml:" in done.stderr
    assert photo.name in done.stderr
    assert not (tmp_path / "site").exists()


def test_the_same_input_gives_the_same_bytes(village: Path, tmp_path: Path):
    for name, jobs in (("one", "1"), ("two", "2")):
        done = commands.run(
            "build",
            "--businesses",
            village,
            "--site",
            tmp_path / name,
            "--today",
            TODAY,
            "--jobs",
            jobs,
            "--site-url",
            "https://desa.example/",
        )
        assert done.returncode == 0, done.stderr
    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "two")


def test_plain_mkdocs_build_works_too(tmp_path: Path):
    site = tmp_path / "site"
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    assert (site / "usaha" / "salon" / "index.html").is_file()


@pytest.mark.parametrize("verb", ["build", "check", "serve", "clean"])
def test_help_is_indonesian(verb: str):
    done = commands.run(verb, "--help")
    assert done.returncode == 0
    assert "cara pakai" in done.stdout
    assert "tampilkan penjelasan" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("bild",), "bild"),
        (("build", "--businesses", "tidak-ada"), "tidak ada"),
        (("build", "--today", "kemarin"), "2026-03-20"),
        (("check", "--jobs", "banyak"), "bukan angka"),
    ],
)
def test_wrong_words_get_a_sentence(words: tuple[str, ...], said: str):
    done = commands.run(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_village_without_its_own_file(tmp_path: Path):
    (tmp_path / "businesses").mkdir()
    done = commands.run("build", "--businesses", tmp_path / "businesses", "--site", tmp_path / "site")
    assert done.returncode == 1
    assert "_desa.yaml" in done.stderr


def typed(program: Path, here: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program's `build.py` as somebody who stands in the folder `here`, both outputs as a terminal shows them."""
    command = [sys.executable, "-B", str(program / "scripts" / "build.py"), *map(str, words)]
    both = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    return subprocess.run(command, cwd=here, text=True, check=False, timeout=900, **both)


def test_a_program_builds_a_village_elsewhere_and_keeps_nothing_itself(village: Path, tmp_path: Path):
    program = Checkout.made(tmp_path / "program", with_program=True).root
    shutil.rmtree(program / "businesses")
    before = tree(program)
    documents = tmp_path / "docs"
    documents.mkdir()
    (documents / "tentang.md").write_text("# Tentang kami\n\nPasar desa buka hari Minggu.\n", encoding="utf-8")
    (documents / "pasar.md").write_text("# Pasar\n\nLapaknya dua puluh.\n", encoding="utf-8")
    (documents / "luar.md").symlink_to(program / "docs" / "panduan" / "index.md")
    done = typed(program, village / "salon", "build", "--today", TODAY, "--tanpa-kit")
    assert done.returncode == 0, done.stdout
    lines = done.stdout.splitlines()
    assert f"Selesai: Desa Dalu Sepuluh B, 2 usaha, situs ada di {tmp_path / 'site'}." in lines
    assert lines[-1].startswith("PERINGATAN: ")
    assert "katalog-desa.example" in lines[-1]
    assert (tmp_path / "site" / "usaha" / "salon" / "index.html").is_file()
    assert (tmp_path / ".cache").is_dir()
    assert tree(program) == before
    site = tmp_path / "site"
    assert "Pasar desa buka hari Minggu." in (site / "tentang" / "index.html").read_text(encoding="utf-8")
    assert "Lapaknya dua puluh." in (site / "pasar" / "index.html").read_text(encoding="utf-8")
    assert (site / "panduan" / "index.html").is_file()  # the program's own pages are there as well
    assert not (site / "luar").exists()
    again = typed(program, tmp_path, "build", "--today", TODAY, "--tanpa-kit")
    assert "Tidak ada yang berubah" in again.stdout
    assert again.stdout.splitlines()[-1] == lines[-1]
    (documents / "pasar.md").write_text("# Pasar\n\nLapaknya tiga puluh.\n", encoding="utf-8")
    assert "Tidak ada" not in typed(program, tmp_path, "build", "--today", TODAY, "--tanpa-kit").stdout
    assert "Lapaknya tiga puluh." in (site / "pasar" / "index.html").read_text(encoding="utf-8")


def test_the_named_village_is_read_by_every_command(village: Path, tmp_path: Path):
    line = break_price(village)
    for verb in ("check", "build", "export"):
        more = (tmp_path / "tabel.xlsx",) if verb == "export" else ()
        done = typed(ROOT, ROOT, verb, "--desa", tmp_path, *more)
        assert f"businesses/salon/usaha.yaml:{line}:" in done.stdout
    assert not (tmp_path / "site").exists()


def test_mkdocs_builds_the_village_where_one_stands(village: Path, tmp_path: Path):
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(ROOT / "mkdocs.yml")]
    both = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    done = subprocess.run(command, cwd=village, text=True, check=False, timeout=300, **both)
    assert done.returncode == 0, done.stdout
    assert (tmp_path / "site" / "usaha" / "salon" / "index.html").is_file()
    assert not (tmp_path / "site" / "usaha" / "keripik").exists()
    assert f"Selesai: Desa Dalu Sepuluh B, 2 usaha, situs ada di {tmp_path / 'site'}." in done.stdout
    assert done.stdout.splitlines()[-1].startswith("PERINGATAN: ")


def test_the_address_of_nobody_is_the_one_in_mkdocs_yml():
    assert f'"{NO_ADDRESS}"]' in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
