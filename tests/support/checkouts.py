"""Villages of their own for builds that are killed, starved or lied to: entries, cache and site."""

from __future__ import annotations

import hashlib
import random
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from commands import ROOT, SCRIPT, Before, Command
from PIL import Image

PROGRAM = ("scripts", "overrides", "docs", "mkdocs.yml", "pyproject.toml")
TODAY = "2026-11-24"
SITE_URL = "https://desa.example/katalog/"
VILLAGE = """\
nama: Desa Uji
kecamatan: Tanjung Morawa
kabupaten: Deli Serdang
provinsi: Sumatera Utara
dusun: [Dusun I, Dusun II]
kategori:
  - {id: makanan, nama: Makanan, ikon: food}
"""
ENTRY = """\
nama: Warung {slug}
kategori: makanan
ringkasan: Masakan rumahan dari dapur sendiri.
whatsapp: 0812-0000-00{number:02}
alamat: {{dusun: Dusun I}}
contoh: ya
"""
PRODUCTS = """\
produk:
  - {nama: Nasi, harga: HARGA, foto: nasi.jpg}
  - {nama: Mi goreng, harga: 12.000, foto: mi.jpg}
"""
Tree = dict[str, str]
"""What lies in a folder: the digest of every file by its name."""


@dataclass(frozen=True)
class Checkout:
    """A village of its own; its cache and site lie beside its entries as a volunteer's do."""

    root: Path

    @classmethod
    def made(cls, root: Path, *, with_program: bool = False) -> Checkout:
        """Write a village without businesses to `root`, with a copy of the program around it where one is needed."""
        root.mkdir(parents=True, exist_ok=True)
        for name in PROGRAM if with_program else ():
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, root / name)
            else:
                shutil.copy(source, root / name)
        businesses = root / "businesses"
        businesses.mkdir()
        (businesses / "_desa.yaml").write_text(VILLAGE, encoding="utf-8")
        return cls(root)

    @property
    def businesses(self) -> Path:
        """The folder of entries."""
        return self.root / "businesses"

    @property
    def cache(self) -> Path:
        """The folder that builds keep things in."""
        return self.root / ".cache"

    @property
    def site(self) -> Path:
        """The published site."""
        return self.root / "site"

    def add(self, slug: str, more: str = "", number: int = 1) -> Path:
        """Write a business, `more` being further lines of its entry, and return its folder."""
        folder = self.businesses / slug
        folder.mkdir(exist_ok=True)
        (folder / "usaha.yaml").write_text(ENTRY.format(slug=slug, number=number) + more, encoding="utf-8")
        return folder

    def words(self, *words: str | Path) -> list[str]:
        """Return the words behind `python3 scripts/build.py` that build the village, address and date fixed."""
        given = [str(word) for word in words]
        fixed = [] if "--today" in given else ["--today", TODAY]
        return ["build", "--site-url", SITE_URL, *fixed, *given]

    def command(self, *words: str | Path) -> list[str]:
        """Return the whole command line of `words`, to start Python anew."""
        script = self.root / "scripts" / "build.py" if self._has_program else SCRIPT
        return [sys.executable, str(script), *self.words(*words)]

    def start(self, *words: str | Path, before: Before | None = None) -> Command:
        """Start a build; `before` runs in its process before the program does."""
        return Command(*self.words(*words), cwd=self.root, before=before)

    def build(self, *words: str | Path, before: Before | None = None) -> subprocess.CompletedProcess[str]:
        """Build as a volunteer would; `before` runs in its process before the program does."""
        if not self._has_program:
            return self.start(*words, before=before).done()
        command = self.command(*words)
        return subprocess.run(command, cwd=self.root, capture_output=True, text=True, check=False, timeout=900)

    @property
    def _has_program(self) -> bool:
        return (self.root / "scripts").is_dir()

    def tree(self) -> Tree:
        """Return what is published, empty where nothing is."""
        return tree(self.site)


def tree(folder: Path) -> Tree:
    """Return the digest of every file in `folder` by its name."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def photo(path: Path, seed: int, size: tuple[int, int] = (900, 675)) -> Path:
    """Write a picture that no other seed gives and that is neither dark nor blurred, and return its path."""
    small = Image.frombytes("RGB", (48, 36), random.Random(seed).randbytes(48 * 36 * 3))  # noqa: S311
    path.parent.mkdir(parents=True, exist_ok=True)
    small.resize(size, Image.Resampling.NEAREST).save(path, quality=88)
    return path


def assert_plain_words(done: subprocess.CompletedProcess[str]) -> None:
    """Fail where a volunteer would see a traceback, or the program says that it is at fault itself."""
    said = done.stdout + done.stderr
    assert "Traceback" not in said, said
    assert "Ada kesalahan di dalam program" not in said, said


def with_price(checkout: Checkout, price: str) -> None:
    """Write the entry of the village's first business with that price, in rupiah."""
    checkout.add("warung-satu", PRODUCTS.replace("HARGA", price))


def change(checkout: Checkout) -> None:
    """Change a price and add a photo, so that a build has photos, cards, kits and pages to make."""
    with_price(checkout, "16.500")
    photo(checkout.businesses / "warung-dua" / "dapur.jpg", 99)


def copied(checkout: Checkout, root: Path) -> Checkout:
    """Return a copy of a checkout, dates kept as a copy for safety keeps them."""
    shutil.copytree(checkout.root, root)
    return Checkout(root)
