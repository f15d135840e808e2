"""Reads small values with a form of their own: points on the map, permits, lines of a bundle."""

from __future__ import annotations

import re

from katalog.contract.values.dates import MONTH_NUMBERS, day
from katalog.contract.values.mistakes import AS_TYPED, typed, wrong
from katalog.contract.values.words import SLUG, slug_of, text

SOUTH, NORTH, WEST, EAST = -11.5, 6.5, 94.5, 141.5
"""A box around Indonesia, in degrees."""

LATITUDES = {
    **dict.fromkeys(("latitude", "lat", "lintang"), "latitude"),
    **dict.fromkeys(("longitude", "long", "lng", "lon", "bujur"), "longitude"),
}
"""What the two numbers of a point are called."""
_POINT_HINT = "Di Google Maps tekan lama titiknya, lalu salin kedua angkanya (lintang, bujur) di antara tanda kutip."
_POINTS = re.compile(
    r"\(?\s*([+-]?\d{1,3}(?:\.\d{1,20})?)\u00b0?\s*[,;/|\s]\s*([+-]?\d{1,3}(?:\.\d{1,20})?)\u00b0?\s*\)?"
)
_COMMAS = re.compile(
    r"\(?\s*([+-]?\d{1,3},\d{1,20}|[+-]?\d{1,3}\.\d{1,20}(?=.*,\d))\u00b0?\s*[;,\s]\s*"
    r"([+-]?\d{1,3}[,.]\d{1,20})\u00b0?\s*\)?"
)
"""Numbers with decimal commas, both or one of them."""
_SIGNS = str.maketrans(
    {"\u2032": "'", "\u02b9": "'", "\u2033": '"', "\u02ba": '"', "\u00ba": "\u00b0", "\u02da": "\u00b0"}
)
"""What atlases and phones put for minutes, seconds and degrees."""
_SIDE_WORDS = (
    (re.compile(r"lintang\s+utara", re.IGNORECASE), "LU"),
    (re.compile(r"lintang\s+selatan", re.IGNORECASE), "LS"),
    (re.compile(r"bujur\s+timur", re.IGNORECASE), "BT"),
    (re.compile(r"\b(?:lat(?:itude)?|lintang|lo?ng(?:itude)?|lon|bujur)\b\s*[:=]?\s*", re.IGNORECASE), ""),
    (re.compile(r"''"), '"'),
)
_SIDE = r"(?P<{}>LU|LS|BT|[NSE])"
_ANGLE = (
    r"(?P<d>\d{1,3}(?:\.\d{1,20})?)\u00b0?\s*(?:(?P<m>\d{1,2}(?:\.\d{1,20})?)')?"
    r"\s*(?:(?P<s>\d{1,2}(?:\.\d{1,20})?)(?:\"|(?=[,;\s]*$)))?"
)
_BEHIND_ANGLE = re.compile(rf"{_ANGLE}\s*{_SIDE.format('way')}\b[,;\s]*", re.IGNORECASE)
_BEFORE_ANGLE = re.compile(rf"{_SIDE.format('way')}\s*{_ANGLE}[,;\s]*", re.IGNORECASE)
"""A side of a point as Google Maps shows it, `3\u00b031'17.0"N`, or an atlas, `3,5 LU`; or with the side in front."""
_RT_RW = re.compile(
    r"(?:rt\W{0,3}rw\W{0,3})?(?:(?:rt\W{0,3})?(?P<rt>\d{1,3})\s*(?:[/,;.-]|\s)\s*(?:rw\W{0,3})?(?P<rw>\d{1,3})"
    r"|rt\W{0,3}(?P<rt1>\d{1,3})\W{0,3}rw\W{0,3}(?P<rw1>\d{1,3})"
    r"|rw\W{0,3}(?P<rw2>\d{1,3})\W{0,3}rt\W{0,3}(?P<rt2>\d{1,3}))",
    re.IGNORECASE,
)
"""A neighbourhood (rukun tetangga) and the one around it (rukun warga), each a number."""
_RT_OR_RW = re.compile(r"(?P<which>rt|rw)\W{0,3}(?P<n>\d{1,3})", re.IGNORECASE)
_LABEL = re.compile(r"^rt\W{0,3}rw\W{0,3}", re.IGNORECASE)
_DAY_MONTH = re.compile(r"(?P<d>\d{1,4})[\s./-]+(?P<m>[a-z]{3,})|(?P<m2>[a-z]{3,})[\s./-]+(?P<d2>\d{1,4})")
"""What a spreadsheet shows for `02/01`: `01-Feb`, `Feb-01`."""
_SHORT_DATE = re.compile(r"(?P<one>\d{1,2})[-/.](?P<two>\d{1,2})[-/.]\d\d")
_ITEM = re.compile(r"(?:(?P<n>\d{1,6})\s*(?:[x\u00d7*]\s*|\s(?=\S)))?(?P<rest>\S.*)", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*(?:[,;+&\n]|\bdan\b)\s*(?=\d{1,6}\s*(?:[x\u00d7*]\s*|\s)[^\W\d])", re.IGNORECASE)
"""What stands between items in one line, each with its number."""
_BEHIND = re.compile(r"(?P<rest>(?!\d+\s*[x\u00d7*])\S.*?)\s+[x\u00d7*]\s?(?P<n>\d{1,6})", re.IGNORECASE)
"""An item with its number behind: `keripik x 2`."""
_VARIANT = re.compile(r"(?P<product>[^()]*[^()\s])\s*\((?P<variant>[^()]+)\)")
_ITEM_HINT = "Tulis jumlah, x, lalu id produk: `{key}: ... x ...`."


def coordinates(value: object) -> object:
    """Return `{latitude, longitude}` in decimal degrees for `3.5214, 98.7731`; raises on points outside Indonesia."""
    pair = _pair(value)
    if not isinstance(pair, str):
        return pair
    spelled = typed(pair, _POINT_HINT).rstrip(". ").translate(_SIGNS)
    for words, sign in _SIDE_WORDS:
        spelled = words.sub(sign, spelled)
    if re.search(r"(?:LU|LS|BT|[NSE])\b|\b[NSE]\d", spelled, re.IGNORECASE):
        spelled = re.sub(r"(?<=\d),(?=\d)", ".", spelled)
    sides = _sides(spelled)
    if sides is not None:
        latitude, longitude = sides
    elif found := _COMMAS.fullmatch(spelled):
        latitude, longitude = (float(part.replace(",", ".")) for part in found.groups())
    elif found := _POINTS.fullmatch(spelled):
        latitude, longitude = (float(part) for part in found.groups())
    elif re.match(r"(?:https?://|www\.|maps\.|goo\.gl)", spelled):
        raise wrong("berisi alamat web, bukan titik peta", f"Alamat peta ditulis di `peta`. {_POINT_HINT}")
    else:
        raise wrong("belum terbaca sebagai titik peta", _POINT_HINT)
    if _in_indonesia(latitude, longitude):
        return {"latitude": latitude, "longitude": longitude}
    if _in_indonesia(longitude, latitude):
        raise wrong("terbalik", f'Lintang dulu, baru bujur: `{{key}}: "{longitude}, {latitude}"`.')
    raise wrong("berada di luar Indonesia", _POINT_HINT)


def _pair(value: object) -> object:
    """Return both numbers as one text, where they were written apart; anything else as it is."""
    if isinstance(value, dict):
        parts = {LATITUDES.get(str(key).casefold(), ""): part for key, part in value.items()}
        if all(isinstance(part, str) for part in parts.values()) and set(parts) == {"latitude", "longitude"}:
            return f"{parts['latitude']}; {parts['longitude']}"
        if any(isinstance(part, str) for part in parts.values()):
            raise wrong("belum terbaca sebagai titik peta", _POINT_HINT)
    if isinstance(value, list) and len(value) == 2 and all(isinstance(part, str) for part in value):  # noqa: PLR2004 - a pair
        return f"{value[0]}; {value[1]}"
    return value


def neighbourhood(value: object) -> str:
    """Return `02/01` for RT and RW however they are labelled, `RT 02` for one alone, other words as they are.

    Raises on what a spreadsheet has made a date: which number is which is lost.
    """
    spelled = text(value).translate(AS_TYPED)
    if both := _RT_RW.fullmatch(spelled):
        return "/".join(both[key] or both[f"{key}1"] or both[f"{key}2"] for key in ("rt", "rw"))
    if one := _RT_OR_RW.fullmatch(spelled):
        return f"{one['which'].upper()} {one['n']}"
    numbers = _of_a_date(spelled)
    if numbers is None:
        return _LABEL.sub("", spelled) or spelled
    first, second = numbers
    hint = "Tulis lagi sebagai teks, RT dulu baru RW"
    if max(numbers) < 1000:  # noqa: PLR2004 - no year
        ways = dict.fromkeys((f"`{{key}}: {first:02}/{second:02}`", f"`{{key}}: {second:02}/{first:02}`"))
        hint = f"{hint}: {' atau '.join(ways)}"
    raise wrong("terbaca sebagai tanggal", f"{hint}.")


def _of_a_date(spelled: str) -> tuple[int, int] | None:
    """Return the two numbers that a spreadsheet made a date of, None where `spelled` is none."""
    try:
        found = day(spelled)
    except ValueError:
        pass
    else:
        return found.day, found.month
    if short := _SHORT_DATE.fullmatch(spelled):
        return int(short["one"]), int(short["two"])
    month = _DAY_MONTH.fullmatch(spelled.casefold())
    if month and (named := MONTH_NUMBERS.get(month["m"] or month["m2"])):
        return int(month["d"] or month["d2"]), named
    return None


def licence(value: object) -> object:
    """Return `{nomor}` for a permit given as its number only; leaves a mapping as it is."""
    if isinstance(value, str):
        return {"nomor": value}
    if isinstance(value, list | tuple):
        raise wrong("seharusnya satu nomor", "Tulis nomornya saja.")
    return value


def promo_item(value: object) -> object:
    """Return `{produk, varian, jumlah}` for `2 x keripik (pedas)`; leaves a mapping as it is."""
    if isinstance(value, list | tuple):
        raise wrong("seharusnya satu baris", _ITEM_HINT)
    if not isinstance(value, str):
        return value
    line = typed(value, _ITEM_HINT)
    if len(parts := [part for part in _SEVERAL.split(line) if part.strip()]) > 1:
        listed = "\n".join(f"- {part.strip()}" for part in parts)
        raise wrong("memuat beberapa produk", f"Tulis satu produk satu baris:\n{listed}")
    if behind := _BEHIND.fullmatch(line):
        line = f"{behind['n']} x {behind['rest']}"
    found = _ITEM.fullmatch(line)
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


def _sides(spelled: str) -> tuple[float, float] | None:
    """Return latitude and longitude of a point whose sides say where they lie, None for any other text."""
    for form in (_BEHIND_ANGLE, _BEFORE_ANGLE):
        first = form.match(spelled)
        second = form.fullmatch(spelled, first.end()) if first else None
        if first is None or second is None:
            continue
        sides = {found["way"].upper(): _degrees(found) for found in (first, second)}
        north = [-angle if way in {"S", "LS"} else angle for way, angle in sides.items() if way not in {"E", "BT"}]
        east = [angle for way, angle in sides.items() if way in {"E", "BT"}]
        if len(north) == len(east) == 1:
            return north[0], east[0]
    return None


def _degrees(found: re.Match[str]) -> float:
    return round(sum(float(found[part] or 0) / size for part, size in (("d", 1), ("m", 60), ("s", 3600))), 6)


def _in_indonesia(latitude: float, longitude: float) -> bool:
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST
