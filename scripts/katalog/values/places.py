"""Points on the map, permits and bundle lines: small values with a form of their own."""

from __future__ import annotations

import re

from katalog.values.mistakes import SHORT_MAX, written, wrong
from katalog.values.words import SLUG, slug_of

SOUTH, NORTH, WEST, EAST = -11.5, 6.5, 94.5, 141.5
"""A box around Indonesia, in degrees."""

_POINT_HINT = 'Salin dari Google Maps (tekan lama titiknya), misalnya `{key}: "3.5214, 98.7731"`.'
_POINTS = re.compile(
    r"\(?\s*([+-]?\d{1,3}(?:\.\d{1,20})?)\u00b0?\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d{1,20})?)\u00b0?\s*\)?"
)
_COMMAS = re.compile(r"\(?\s*([+-]?\d{1,3},\d{1,20})\u00b0?\s*[;\s]\s*([+-]?\d{1,3},\d{1,20})\u00b0?\s*\)?")
_ITEM = re.compile(r"(?:(?P<n>\d{1,6})\s*(?:[x\u00d7*]\s*|\s(?=\S)))?(?P<rest>\S.*)", re.IGNORECASE)
_VARIANT = re.compile(r"(?P<product>[^()]*[^()\s])\s*\((?P<variant>[^()]+)\)")
_ITEM_HINT = "Tulis jumlah dan id produk, misalnya `{key}: 2 x keripik-original`."


def coordinates(value: object) -> object:
    """Return `{latitude, longitude}` in decimal degrees for `3.5214, 98.7731`; raises on points outside Indonesia."""
    if isinstance(value, list) and len(value) == 2 and all(isinstance(part, str) for part in value):  # noqa: PLR2004 - a pair
        value = f"{value[0]}; {value[1]}"
    if not isinstance(value, str | list | dict) or (isinstance(value, dict) and "latitude" in value):
        return value
    spelled = written(value, _POINT_HINT, SHORT_MAX)
    if found := _COMMAS.fullmatch(spelled):
        latitude, longitude = (float(part.replace(",", ".")) for part in found.groups())
    elif found := _POINTS.fullmatch(spelled):
        latitude, longitude = (float(part) for part in found.groups())
    else:
        raise wrong("belum terbaca sebagai titik peta", _POINT_HINT)
    if _in_indonesia(latitude, longitude):
        return {"latitude": latitude, "longitude": longitude}
    if _in_indonesia(longitude, latitude):
        raise wrong("terbalik", f'Lintang dulu, baru bujur: `{{key}}: "{longitude}, {latitude}"`.')
    raise wrong("berada di luar Indonesia", _POINT_HINT)


def licence(value: object) -> object:
    """Return `{nomor}` for a permit given as its number only; leaves a mapping as it is."""
    if isinstance(value, str):
        return {"nomor": value}
    if isinstance(value, list | tuple):
        raise wrong("seharusnya satu nomor", "Tulis nomornya, misalnya `{key}: 1234567890123`.")
    return value


def promo_item(value: object) -> object:
    """Return `{produk, varian, jumlah}` for `2 x keripik (pedas)`; leaves a mapping as it is."""
    if isinstance(value, list | tuple):
        raise wrong("seharusnya satu baris", _ITEM_HINT)
    if not isinstance(value, str):
        return value
    found = _ITEM.fullmatch(written(value, _ITEM_HINT, SHORT_MAX))
    if not found or found["n"] == "0":
        raise wrong("belum terbaca", _ITEM_HINT)
    rest = found["rest"]
    item: dict[str, object] = {}
    if variant := _VARIANT.fullmatch(rest):
        item["varian"] = variant["variant"].strip()
        rest = variant["product"]
    item["produk"] = rest if SLUG.fullmatch(rest) else slug_of(rest)
    if not item["produk"]:
        raise wrong("belum terbaca", _ITEM_HINT)
    item["jumlah"] = found["n"] or "1"
    return item


def _in_indonesia(latitude: float, longitude: float) -> bool:
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST
