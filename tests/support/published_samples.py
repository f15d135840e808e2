"""What other villages publish: their `katalog.json`, as a tree that tests may change."""

from __future__ import annotations

from copy import deepcopy
from typing import Any


def document(site: str = "https://desa-a.example/", count: int = 2, **facts: Any) -> dict[str, Any]:
    """Return what a village of that site and so many businesses publishes; `facts` are of the village itself."""
    business = {
        "slug": "warung",
        "url": f"{site}usaha/warung/",
        "nama": "Warung <b>Siti</b>",
        "kategori": "makanan",
        "ringkasan": "Keripik & tempe",
        "alamat": {"dusun": "Dusun I"},
        "foto": [{"url": f"{site}gambar/a-640.jpg", "lebar": 640, "tinggi": 480}],
        "produk": [{"id": "a", "url": f"{site}usaha/warung/a/", "nama": "Keripik", "harga": 15000}],
        "kunci_baru": {"apa": "saja"},
    }
    return {
        "format": "katalog-umkm",
        "versi": 1,
        "tanggal": "2026-11-24",
        "situs": site,
        "desa": {
            "nama": "Desa A",
            "kecamatan": "Tanjung Morawa",
            "kabupaten": "Deli Serdang",
            "provinsi": "Sumatera Utara",
            "kategori": [{"id": "makanan", "nama": "Makanan", "ikon": "food"}],
            **facts,
        },
        "usaha": [
            {**deepcopy(business), "slug": f"warung-{n}", "url": f"{site}usaha/warung-{n}/"} for n in range(count)
        ],
    }
