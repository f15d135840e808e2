"""A village and a business of its own making, as small as the contract allows, for the tests of pure modules."""

from __future__ import annotations

from typing import Any

from katalog.model import Business, Village


def a_village(**more: Any) -> Village:
    """Return a village with one hamlet and one category; `more` are keys of `_desa.yaml`."""
    return Village.model_validate(
        {
            "nama": "Desa Dalu Sepuluh B",
            "kecamatan": "Tanjung Morawa",
            "kabupaten": "Deli Serdang",
            "provinsi": "Sumatera Utara",
            "dusun": ["Dusun I"],
            "kategori": [{"id": "makanan", "nama": "Makanan", "ikon": "food"}],
            **more,
        }
    )


def a_business(**more: Any) -> Business:
    """Return a business of that village; `more` are keys of `usaha.yaml`, or `slug`."""
    return Business.model_validate(
        {
            "slug": "warung",
            "nama": "Warung Siti",
            "kategori": "makanan",
            "ringkasan": "Keripik tempe renyah.",
            "whatsapp": "0812-3456-7890",
            "alamat": {"dusun": "Dusun I"},
            **more,
        }
    )
