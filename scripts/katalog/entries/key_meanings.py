"""Explains keys that no entry has but whose meaning is plain: what to write instead, made of what was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from yaml.nodes import MappingNode, Node, ScalarNode

from katalog.contract import key_names, model, values
from katalog.contract.values.places import LATITUDES

if TYPE_CHECKING:
    from pydantic import BaseModel

    from katalog.entries.entry import Entry, Loc

_CLOSING: Final = frozenset(
    {
        "jamtutup",
        "waktututup",
        "tutupjam",
        "tutuppukul",
        "jamselesai",
        "closingtime",
        "jamoperasionaltutup",
        "pukultutup",
    }
)
_OPENING: Final = frozenset({"jambuka", "buka", "jam", "bukajam", "bukapukul", "waktubuka", "pukulbuka", "jammulai"})
_LOWEST: Final = frozenset(
    {f"harga{word}" for word in ("min", "minimal", "minimum", "terendah", "termurah", "dari", "bawah")}
)
_HIGHEST: Final = frozenset(
    {f"harga{word}" for word in ("max", "maks", "maksimal", "maksimum", "tertinggi", "termahal", "sampai", "atas")}
)
_CLOCK: Final = re.compile(
    r"(?:jam|pukul|pkl\.?)?\s*\d{1,2}(?:[.:]\d{2}){0,2}\s*(?:wib|wita|wit|pagi|siang|sore|malam|am|pm)?", re.IGNORECASE
)


def is_time_of_day(node: Node) -> bool:
    """Return whether a value is one time of day: under `tutup` that is when a business closes, no holiday."""
    return (
        isinstance(node, ScalarNode)
        and _CLOCK.fullmatch(node.value.strip()) is not None
        and bool(re.search(r"[.:]|[a-z]", node.value, re.IGNORECASE))
    )


def hint_for(entry: Entry, word: str, value: Node, group: type[BaseModel], loc: Loc) -> str | None:
    """Return what to write instead of the key `word`, "" where another line's hint says it, None for another key."""
    folded = key_names.fold(word[:60])
    if group is model.Business and (folded in _CLOSING or (folded == "tutup" and is_time_of_day(value))):
        return _hours(entry, value)
    if group is model.Product and folded in _LOWEST:
        return _lowest(value)
    if group is model.Product and folded in _HIGHEST:
        return (
            "Hapus baris ini: yang tampil hanya harga terendah (`harga_mulai`). Harga lain boleh ditulis di `varian`."
        )
    if group in {model.Business, model.Address} and folded in LATITUDES:
        return _point(entry, LATITUDES[folded], loc)
    return None


def _hours(entry: Entry, value: Node) -> str:
    beside = _texts(entry, ())
    opening = next((text for key, text in beside.items() if key in _OPENING), "")
    line = f"{opening}-{value.value.strip() if isinstance(value, ScalarNode) else ''}"
    try:
        values.opening_hours(line)
    except ValueError:
        return "Jam buka dan jam tutup ditulis dalam satu baris di `jam_buka`, jam buka dulu. Hapus baris ini."
    entry.meant.add(("jam_buka",))
    return f"Tulis keduanya dalam satu baris, lalu hapus baris ini: `jam_buka: {line}`"


def _lowest(value: Node) -> str:
    text = value.value.strip() if isinstance(value, ScalarNode) else ""
    try:
        values.rupiah(text)
    except ValueError:
        return "Harga terendah ditulis di `harga_mulai`, angka rupiah saja."
    return f"Tulis: `harga_mulai: {text}`"


def _point(entry: Entry, part: str, loc: Loc) -> str:
    beside = {LATITUDES[key]: text for key, text in _texts(entry, loc).items() if key in LATITUDES}
    if part == "longitude" and "latitude" in beside:
        return ""
    line = f"{beside.get('latitude', '')}, {beside.get('longitude', '')}"
    try:
        values.coordinates(line)
    except ValueError:
        return "Lintang dan bujur ditulis dalam satu baris di `koordinat`, di dalam `alamat`."
    where = "" if loc else ", di dalam `alamat`"
    return f'Ganti kedua baris dengan satu baris{where}: `koordinat: "{line}"`'


def _texts(entry: Entry, loc: Loc) -> dict[str, str]:
    """Return the texts of the group at `loc` by folded key."""
    node: Node | None = entry.nodes[loc][1] if loc else entry.source.root
    pairs = node.value if isinstance(node, MappingNode) else []
    return {
        key_names.fold(key.value): text.value.strip()
        for key, text in pairs
        if isinstance(key, ScalarNode) and isinstance(text, ScalarNode)
    }
