"""Builds that know what stands there: untouched where nothing changed, and never other than a build from nothing."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from checkouts import PRODUCTS, Checkout, photo

pytestmark = pytest.mark.slow

OPTIONS = ("--tanpa-kit", "--tanpa-kartu")
LEFT_ALONE = "Tidak ada yang berubah"
HEAVY = ("mkdocs", "jinja2", "pydantic", "PIL", "yaml", "babel", "phonenumbers", "markdown_it")
WATCHED = """\
import runpy, sys
opened = open(sys.argv.pop(1), "w")
sys.addaudithook(lambda event, args: event == "open" and print(args[0], file=opened))
sys.argv.pop(0)
sys.path.insert(0, sys.argv[0].rsplit("/", 1)[0])
runpy.run_path(sys.argv[0], run_name="__main__")
"""
Edit = Callable[[Checkout, random.Random], tuple[str, ...]]
"""Changes a checkout and returns further words for the build."""


def a_village(root: Path, *, with_program: bool = False) -> Checkout:
    made = Checkout.made(root, with_program=with_program)
    for number, slug in enumerate(("warung-satu", "warung-dua", "warung-tiga")):
        folder = made.add(slug, PRODUCTS.replace("HARGA", "15.000"), number)
        photo(folder / "nasi.jpg", number, (320, 240))
        photo(folder / "mi.jpg", 10 + number, (320, 240))
    return made


@pytest.fixture
def village(tmp_path: Path) -> Checkout:
    return a_village(tmp_path / "a")


def state(site: Path) -> dict[str, tuple[int, int, int]]:
    found = [site, *site.rglob("*")]
    return {str(path): (s.st_ino, s.st_mtime_ns, s.st_ctime_ns) for path in found for s in (path.stat(),)}


def test_nothing_is_opened_written_or_imported_for_nothing(village: Checkout, tmp_path: Path):
    first = village.build(*OPTIONS)
    assert first.returncode == 0, first.stderr
    before = state(village.site)
    log = tmp_path / "opened.txt"
    _, *words = village.command(*OPTIONS)
    command = [sys.executable, "-c", WATCHED, str(log), *words]
    again = subprocess.run(command, cwd=village.root, capture_output=True, text=True, check=True)
    assert again.stderr == first.stderr
    assert again.stdout.startswith(first.stdout)
    assert LEFT_ALONE in again.stdout
    assert state(village.site) == before
    opened = log.read_text().splitlines()
    assert any(name.endswith("warung-satu/usaha.yaml") for name in opened)
    assert not [name for name in opened if name.endswith((".jpg", ".avif"))]
    modules = [name for name in opened if "site-packages" in name]
    assert not [name for name in modules if any(f"{os.sep}{heavy}{os.sep}" in name for heavy in HEAVY)]


def slug(checkout: Checkout, choose: random.Random) -> Path:
    return choose.choice(sorted(path for path in checkout.businesses.iterdir() if path.is_dir()))


def a_photo(checkout: Checkout, choose: random.Random) -> Path:
    """Return a photo that no entry names."""
    folder = slug(checkout, choose)
    return photo(folder / f"lain-{choose.randrange(3)}.jpg", choose.randrange(9), (320, 240))


def add(checkout: Checkout, choose: random.Random) -> tuple[str, ...]:
    checkout.add(f"baru-{choose.randrange(99)}", "produk:\n  - {nama: Kue, harga: 2.000}\n", choose.randrange(20, 99))
    return ()


def edit(checkout: Checkout, choose: random.Random) -> tuple[str, ...]:
    """Change a price to one of the same length, and set the time of change back."""
    entry = slug(checkout, choose) / "usaha.yaml"
    before, text = entry.stat(), entry.read_text("utf-8")
    for old, new in (("15.000", "16.000"), ("16.000", "17.000"), ("2.000", "3.000")):
        if old in text:
            entry.write_text(text.replace(old, new), "utf-8")
            break
    os.utime(entry, ns=(before.st_atime_ns, before.st_mtime_ns))
    return ()


def rename(checkout: Checkout, choose: random.Random) -> tuple[str, ...]:
    folder = slug(checkout, choose)
    folder.rename(folder.with_name(f"pindah-{choose.randrange(99)}"))
    return ()


def delete(checkout: Checkout, choose: random.Random) -> tuple[str, ...]:
    if len([path for path in checkout.businesses.iterdir() if path.is_dir()]) > 1:
        shutil.rmtree(slug(checkout, choose))
    return ()


def add_photo(checkout: Checkout, choose: random.Random) -> tuple[str, ...]:
    a_photo(checkout, choose)
    return ()


def rename_photo(checkout: Checkout, choose: random.Random) -> tuple[str, ...]:
    path = a_photo(checkout, choose)
    path.rename(path.with_name("nama-lain.jpg"))
    return ()


def delete_photo(checkout: Checkout, choose: random.Random) -> tuple[str, ...]:
    for path in sorted(checkout.businesses.rglob("lain-*.jpg"))[: choose.randrange(1, 3)]:
        path.unlink()
    return ()


def change_template(checkout: Checkout, choose: random.Random) -> tuple[str, ...]:
    template = checkout.root / "overrides" / choose.choice(("product.html", "business.html"))
    template.write_text(template.read_text("utf-8") + f"<!-- {choose.random()} -->\n", "utf-8")
    return ()


def change_style(checkout: Checkout, choose: random.Random) -> tuple[str, ...]:
    style = checkout.root / "overrides" / "assets" / "katalog.css"
    style.write_text(style.read_text("utf-8") + f".a{choose.randrange(99)}{{color:red}}\n", "utf-8")
    return ()


def change_day(_checkout: Checkout, choose: random.Random) -> tuple[str, ...]:
    return ("--today", f"2026-12-{choose.randrange(1, 29):02}")


def change_nothing(_checkout: Checkout, _choose: random.Random) -> tuple[str, ...]:
    return ()


EDITS: tuple[Edit, ...] = (
    add, edit, rename, delete, add_photo, rename_photo, delete_photo, change_day, change_nothing,
)  # fmt: skip
EDITS_OF_PROGRAM: tuple[Edit, ...] = (change_template, change_style)


def without_what_was_built(_folder: str, names: list[str]) -> set[str]:
    """Leave out the village's cache and site: the program has a folder called `site` too."""
    return {".cache", "site"} & set(names) if "businesses" in names else set()


def compare(village: Checkout, clean: Path, edits: list[Edit], choose: random.Random, every: int = 1) -> None:
    """Build after every edit onto what is there, after `every` so many from nothing too, and compare every byte."""
    done = []
    for number, change in enumerate(edits, 1):
        words = change(village, choose)
        done.append(change.__name__)
        built = village.build(*OPTIONS, *words)
        assert built.returncode == 0, (done, built.stderr)
        if number % every and number < len(edits):
            continue
        other = Checkout(clean)
        shutil.rmtree(clean, ignore_errors=True)
        shutil.copytree(village.root, clean, ignore=without_what_was_built)
        assert other.build(*OPTIONS, *words).returncode == 0
        assert village.tree() == other.tree(), done


def test_edits_show_as_if_built_from_nothing(village: Checkout, tmp_path: Path):
    choose = random.Random(7)  # noqa: S311
    edits = list(EDITS)
    choose.shuffle(edits)
    compare(village, tmp_path / "b", edits, choose, every=3)


def test_a_changed_program_shows_as_if_built_from_nothing(tmp_path: Path):
    village = a_village(tmp_path / "a", with_program=True)
    choose = random.Random(7)  # noqa: S311
    assert village.build(*OPTIONS).returncode == 0
    compare(village, tmp_path / "b", list(EDITS_OF_PROGRAM), choose, every=2)


@pytest.mark.deep
@pytest.mark.parametrize("seed", [0, 1])  # a build from nothing and one more for every edit: about a minute a seed
def test_many_edits_show_as_if_built_from_nothing(tmp_path: Path, seed: int):
    village = a_village(tmp_path / "a", with_program=True)
    choose = random.Random(seed)  # noqa: S311
    compare(village, tmp_path / "b", choose.choices((*EDITS, *EDITS_OF_PROGRAM), k=12), choose)
