"""A village with photos, places and videos, built and served as it is published: for what only a whole site shows."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import commands
from PIL import Image
from visits import BASE, SITE_URL, TODAY

VILLAGE = """\
nama: Desa Uji
kecamatan: Uji
kabupaten: Uji
provinsi: Sumatera Utara
whatsapp: 0812-0000-0010
dusun: [Dusun I, Dusun II]
kategori:
  - {id: camilan, nama: Camilan, ikon: cookie}
  - {id: jasa, nama: Jasa, ikon: content-cut}
"""
SNACKS = """\
nama: Keripik Bu Uji
kategori: camilan
ringkasan: Keripik tempe renyah.
whatsapp: 0812-0000-0001
alamat: {dusun: Dusun I, koordinat: "3.5231, 98.7742"}
jam_buka: setiap hari (08.00-17.00)
foto:
  - {file: dapur.jpg, keterangan: Dapur keripik}
video:
  - https://www.youtube.com/watch?v=abcdefghijk
  - https://www.tiktok.com/@contoh/video/1000000000000000001
produk:
  - nama: Keripik Asin
    id: keripik-asin
    harga: 16.000
    foto:
      - {file: asin.jpg, keterangan: Keripik di tampah}
      - {file: bungkus.jpg, keterangan: Keripik dalam bungkus}
      - {file: toples.jpg, keterangan: Keripik dalam toples}
  - nama: Keripik Manis
    id: keripik-manis
    harga: 17.000
"""
SALON = """\
nama: Salon Uji
kategori: jasa
ringkasan: Potong dan rawat rambut.
whatsapp: 0812-0000-0002
alamat: {dusun: Dusun II, koordinat: "3.5240, 98.7801"}
produk:
  - nama: Potong Rambut
    id: potong
    harga: 25.000
"""
FAR = """\
nama: Jahit Uji
kategori: jasa
ringkasan: Menjahit baju.
whatsapp: 0812-0000-0003
alamat: {dusun: Dusun II}
"""
PHOTOS = {"dapur": "#7a4a1c", "asin": "#c98b2b", "bungkus": "#3b6f4a", "toples": "#8a2f2f"}


def write(businesses: Path, *, price: str = "16.000", village: str = "", without: str = "") -> None:
    """Write the entries: the salted snack at `price`, more lines of `_desa.yaml`, one business left out."""
    shutil.rmtree(businesses, ignore_errors=True)
    for slug, text in {"keripik": SNACKS, "salon": SALON, "jahit": FAR}.items():
        if slug != without:
            (businesses / slug).mkdir(parents=True)
            (businesses / slug / "usaha.yaml").write_text(text.replace("16.000", price), "utf-8")
    (businesses / "_desa.yaml").write_text(VILLAGE + village, "utf-8")
    for name, colour in PHOTOS.items():
        picture = Image.new("RGB", (1200, 900), colour)
        picture.paste("white", (300, 200, 500, 400))
        picture.save(businesses / "keripik" / f"{name}.jpg", quality=80)


def publish(root: Path, **changes: str) -> Path:
    """Write the village below `root` and build its site as `root/served/<base>`; returns that folder."""
    write(root / "businesses", **changes)
    site = root / "served" / BASE.strip("/")
    options = [
        "--businesses",
        root / "businesses",
        "--site",
        site,
        "--site-url",
        SITE_URL,
        "--today",
        TODAY.isoformat(),
    ]
    done = commands.run("build", *options)
    assert done.returncode == 0, done.stderr
    return site


def rename_assets(site: Path) -> None:
    """Give every style and script another address, as a publish with a new look would."""
    (folder,) = (path for path in (site / "assets").iterdir() if re.fullmatch("[0-9a-f]{10}", path.name))
    other = "0123456789"
    for path in site.rglob("*"):
        if path.suffix in {".html", ".js", ".css", ".json"}:
            path.write_bytes(path.read_bytes().replace(folder.name.encode(), other.encode()))
    folder.rename(folder.with_name(other))
