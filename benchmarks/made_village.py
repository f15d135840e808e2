"""A village of any size, the same every time: what the benchmarks of whole sites build."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

PRODUCTS_A_BUSINESS = 5
TURN = 10  # products, of which those numbered as PICTURED have a photo each while there are photos left
PICTURED = (0, 3, 6)
CATEGORIES = (("makanan", "Makanan", "food"), ("camilan", "Camilan", "cookie"), ("jasa", "Jasa", "content-cut"))
HAMLETS = tuple(f"Dusun {number}" for number in ("I", "II", "III", "IV", "V"))
STORY = "Awalnya cuma untuk teman minum teh. Tetangga minta dibungkuskan, lalu saudara di Riau ikut memesan."


def village() -> dict[str, Any]:
    """Return the village, as keys of the data contract."""
    return {
        "nama": "Desa Uji",
        "kecamatan": "Uji",
        "kabupaten": "Uji",
        "provinsi": "Uji",
        "whatsapp": "0812-0000-0010",
        "dusun": list(HAMLETS),
        "kategori": [{"id": key, "nama": name, "ikon": icon} for key, name, icon in CATEGORIES],
    }


def businesses(products: int, photos: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    """Yield as many businesses as hold that many products, as keys of the data contract.

    The names of `photos` are given to three products in ten, one each, in their order.
    """
    left = iter(photos)
    for number in range(products // PRODUCTS_A_BUSINESS):
        yield {
            "slug": f"warung-{number}",
            "nama": f"Warung Nomor {number}",
            "kategori": CATEGORIES[number % len(CATEGORIES)][0],
            "ringkasan": f"Warung nomor {number} menjual makanan rumahan yang enak.",
            "whatsapp": f"0812-{number // 10_000:04}-{number % 10_000:04}",
            "pemilik": f"Ibu {number}",
            "alamat": {
                "dusun": HAMLETS[number % len(HAMLETS)],
                "jalan": f"Jalan Melati {number}",
                "koordinat": f"3.5{number % 100:02}1, 98.7{number % 77:02}2",
            },
            "jam_buka": {"senin-sabtu": "08.00-17.00"},
            "layanan": ["ambil", "antar"],
            "ongkir": [{"wilayah": "Dusun I", "biaya": 5000}],
            "pembayaran": ["tunai", "transfer"],
            "dikonfirmasi": "2026-11-01",
            "persetujuan": "2026-11-01",
            "cerita": STORY,
            "produk": [
                {
                    "id": f"keripik-{item}",
                    "nama": f"Keripik Rasa {item} Nomor {number}",
                    "harga": 5000 + item * 1000,
                    "satuan": "bungkus 250 g",
                    "deskripsi": "Renyah dan gurih, dibuat setiap pagi dari bahan **segar**.",
                    "varian": [{"nama": "Kecil"}, {"nama": "Besar", "harga": 9000 + item * 1000}],
                    "tag": ["gurih", "oleh-oleh"],
                    **_pictured(number * PRODUCTS_A_BUSINESS + item, left),
                }
                for item in range(PRODUCTS_A_BUSINESS)
            ],
        }


def _pictured(number: int, left: Iterator[str]) -> dict[str, list[str]]:
    photo = next(left, None) if number % TURN in PICTURED else None
    return {"foto": [photo]} if photo else {}


def write_entries(products: int, folder: Path, photos: Sequence[Path] = ()) -> None:
    """Write the village as entries, each photo as a second name of the file beside the entry that names it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "_desa.yaml").write_text(_block(village()), "utf-8")
    files = {photo.name: photo for photo in photos}
    for business in businesses(products, list(files)):
        target = folder / business.pop("slug")
        target.mkdir(exist_ok=True)
        (target / "usaha.yaml").write_text(_block(business), "utf-8")
        for product in business["produk"]:
            for name in product.get("foto", ()):
                os.link(files[name], target / name)


def _block(tree: dict[str, Any]) -> str:
    """Return `tree` as block YAML, as a volunteer would write it; texts in quotes."""
    return "\n".join(_lines(tree, "")) + "\n"


def _lines(value: Any, indent: str) -> Iterator[str]:
    for key, inner in value.items():
        if isinstance(inner, dict):
            yield f"{indent}{key}:"
            yield from _lines(inner, indent + "  ")
        elif isinstance(inner, list) and inner and isinstance(inner[0], dict):
            yield f"{indent}{key}:"
            for item in inner:
                first, *rest = _lines(item, indent + "    ")
                yield f"{indent}  - {first.strip()}"
                yield from rest
        else:
            yield f"{indent}{key}: {json.dumps(inner, ensure_ascii=False)}"
