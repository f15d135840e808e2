"""A village with more products than a list page holds, for tests of lists and filters; written as entries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

VILLAGE: Mapping[str, Any] = {
    "nama": "Desa Ramai",
    "kecamatan": "Kecamatan Uji",
    "kabupaten": "Kabupaten Uji",
    "provinsi": "Sumatera Utara",
    "whatsapp": "0812-0000-0010",
    "dusun": ["Dusun I", "Dusun II", "Dusun III"],
    "kategori": [
        {"id": "camilan", "nama": "Camilan", "ikon": "cookie"},
        {"id": "jasa", "nama": "Jasa", "ikon": "content-cut"},
    ],
}
SELLERS = 8
PRODUCTS_EACH = 20  # 160 products: three list pages


def seller(number: int) -> dict[str, Any]:
    """Return the entry of a seller; odd ones are open by day, even ones at night, every third is a service."""
    return {
        "nama": f"Usaha {number}",
        "kategori": "jasa" if number % 3 == 0 else "camilan",
        "ringkasan": f"Usaha nomor {number}.",
        "whatsapp": "0812-0000-0001",
        "alamat": {
            "dusun": ("Dusun I", "Dusun II", "Dusun III")[number % 3],
            "koordinat": f"3.50{number}, 98.7700",
        },
        "jam_buka": {"setiap hari": "08.00-17.00" if number % 2 else "18.00-23.00"},
        "layanan": ["ambil", "antar"],
        "ongkir": [{"wilayah": "Dusun II", "biaya": "5.000"}] if number < 3 else [],
        "pembayaran": ["tunai", "qris"] if number == 1 else ["tunai"],
        "produk": [
            {"nama": f"Barang {number} {place}", "id": f"b{place}", "harga": str(1000 * (place + 1) + number)}
            for place in range(PRODUCTS_EACH)
        ],
        "promo": [{"nama": "Paket", "isi": ["2 x b0"], "harga": "1.500"}] if number == 1 else [],
    }


def write(folder: Path) -> Path:
    """Write the village's entries into `folder` and return it."""
    folder.mkdir(parents=True)
    (folder / "_desa.yaml").write_text(json.dumps(VILLAGE), encoding="utf-8")  # JSON is YAML
    for number in range(1, SELLERS + 1):
        (folder / f"usaha-{number}.yaml").write_text(json.dumps(seller(number)), encoding="utf-8")
    return folder
