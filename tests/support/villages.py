"""Small villages in a temporary folder, for tests of what writes entries."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from katalog.settings import Settings

TODAY = date(2026, 11, 24)
VILLAGE = """\
nama: Desa Contoh
kecamatan: Tanjung Morawa
kabupaten: Deli Serdang
provinsi: Sumatera Utara
whatsapp: "0812-0000-0010"
dusun: [Dusun I, Dusun II, Dusun III, Dusun IV, Dusun VII]
kategori:
  - {id: makanan, nama: Makanan Siap Santap, ikon: food}
  - {id: camilan, nama: Camilan & Oleh-oleh, ikon: cookie}
  - {id: kecantikan, nama: Salon & Kecantikan, ikon: content-cut}
"""


def village(root: Path, entries: dict[str, str] | None = None) -> Settings:
    """Write a village with `entries` (text by slug) below `root` and return the settings of a run on it."""
    folder = root / "businesses"
    folder.mkdir(parents=True)
    (folder / "_desa.yaml").write_text(VILLAGE, encoding="utf-8")
    for slug, text in (entries or {}).items():
        (folder / slug).mkdir()
        (folder / slug / "usaha.yaml").write_text(text, encoding="utf-8")
    return Settings(root=root, businesses=folder, site_url="https://desa.example/", today=TODAY)
