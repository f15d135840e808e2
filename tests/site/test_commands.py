"""What a volunteer types, and what happens to the published site when something is wrong."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sites import ROOT, TODAY, run_build

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
    assert run_build("build", "--businesses", village, "--site", site, "--today", TODAY).returncode == 0
    before = snapshot(site)
    line = break_price(village)
    done = run_build("build", "--businesses", village, "--site", site, "--today", TODAY)
    assert done.returncode == 1
    assert f"businesses/salon/usaha.yaml:{line}:" in done.stderr
    assert "^^^^^" in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(site) == before


def test_lanjut_publishes_the_rest_and_says_so(village: Path, tmp_path: Path):
    site = tmp_path / "site"
    break_price(village)
    done = run_build("build", "--businesses", village, "--site", site, "--today", TODAY, "--lanjut")
    assert done.returncode == 3
    assert "salon" in done.stderr
    assert (site / "usaha" / "fotokopi" / "index.html").is_file()
    assert not (site / "usaha" / "salon").exists()


def test_check_names_everything_and_builds_nothing(village: Path):
    line = break_price(village)
    entry = village / "fotokopi" / "usaha.yaml"
    entry.write_text(entry.read_text(encoding="utf-8") + "\nwarna: merah\n", encoding="utf-8")
    done = run_build("check", "--businesses", village, "--today", TODAY)
    assert done.returncode == 1
    assert f"salon/usaha.yaml:{line}:" in done.stderr
    assert "fotokopi/usaha.yaml:" in done.stderr


def test_a_broken_photo_names_the_entry(village: Path, tmp_path: Path):
    photo = next((village / "salon").rglob("*.jpg"))
    photo.write_bytes(photo.read_bytes()[:3000])
    done = run_build("build", "--businesses", village, "--site", tmp_path / "site", "--today", TODAY)
    assert done.returncode == 1
    assert "businesses/salon/usaha.yaml:" in done.stderr
    assert photo.name in done.stderr
    assert not (tmp_path / "site").exists()


def test_the_same_input_gives_the_same_bytes(village: Path, tmp_path: Path):
    for name, jobs in (("one", "1"), ("two", "2")):
        done = run_build(
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
    done = run_build(verb, "--help")
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
    done = run_build(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_village_without_its_own_file(tmp_path: Path):
    (tmp_path / "businesses").mkdir()
    done = run_build("build", "--businesses", tmp_path / "businesses", "--site", tmp_path / "site")
    assert done.returncode == 1
    assert "_desa.yaml" in done.stderr
