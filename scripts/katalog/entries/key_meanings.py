"""Explains keys that no entry has but whose meaning is plain: what to write instead, made of what was written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from yaml.nodes import MappingNode, Node, ScalarNode

from katalog.contract import key_names, model, values
from katalog.contract.shape import shape_of, shapes
from katalog.contract.values.places import LATITUDES
from katalog.entries import own_words

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
_OPENING: Final = frozenset(
    {"jambuka", "buka", "jam", "bukajam", "bukapukul", "waktubuka", "pukulbuka", "jammulai", "mulaibuka", "openingtime"}
)
_LOWEST: Final = frozenset(
    {f"harga{word}" for word in ("min", "minimal", "minimum", "terendah", "termurah", "dari", "bawah")}
)
_HIGHEST: Final = frozenset(
    {f"harga{word}" for word in ("max", "maks", "maksimal", "maksimum", "tertinggi", "termahal", "sampai", "atas")}
)
_NO_KEY: Final = {
    folded: name
    for name, words in {
        "Uang muka": "uangmuka dp downpayment panjar tandajadi deposit uangpanjar",
        "Alamat surel": "email surel mail alamatemail alamatsurel gmail",
        "Harga grosir": "grosir hargagrosir reseller hargareseller hargapartai",
        "Nomor rekening": "rekening norekening nomorrekening norek bank",
        "Ekspedisi": "pengiriman ekspedisi kurir jasakirim jasapengiriman",
        "Fasilitas": "fasilitas wifi parkir toilet musala mushola kursi ac",
        "Tahun berdiri": "berdiri tahunberdiri tanggalberdiri sejak berdirisejak didirikan",
    }.items()
    for folded in words.split()
}
"""What people tell of a business or a product that no key is for."""
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


def one_day(written: object) -> object:
    """Return the last day of a holiday of which only the first is written; any day where that one is not readable."""
    try:
        return values.day(written)
    except ValueError:
        return "01-01-2026"  # said once, at the first day


def is_weekly(entry: Entry, key: ScalarNode, value: Node) -> bool:
    """Report days of the week where days off have their dates, and return whether they are such."""
    try:
        days = values.days_of(value.value) if isinstance(value, ScalarNode) else ()
    except ValueError:
        return False
    others = [name for number, name in enumerate(values.DAYS) if number not in days]
    if not days or not others:
        return False
    line = f"jam_buka: {', '.join(others)} ... - ..., {str(value.value).strip()} tutup"
    hint = f"Yang tutup setiap minggu ditulis di `jam_buka`. Hapus baris ini, lalu tulis: `{line}`"
    name = str(key.value).strip()
    entry.problems.append(entry.source.problem(entry.source.place(value), f"`{name}` untuk tanggal, bukan hari", hint))
    return True


def hint_for(entry: Entry, word: str, value: Node, group: type[BaseModel], loc: Loc) -> str | None:
    """Return what to write instead of the key `word`, "" where another line's hint says it, None for another key."""
    folded = key_names.fold(word[:60])
    if group is model.Business and (hours := _of_hours(entry, folded, value)) is not None:
        return hours
    if group is model.Product and folded in _LOWEST:
        return _lowest(value)
    if group is model.Product and folded in _HIGHEST:
        return (
            "Hapus baris ini: yang tampil hanya harga terendah (`harga_mulai`). Harga lain boleh ditulis di `varian`."
        )
    if folded in _NO_KEY and (group is model.Business or group is model.Product):
        where = "deskripsi" if group is model.Product else "cerita"
        return f"{_NO_KEY[folded]} belum punya isian sendiri. Hapus baris ini, dan tulis dalam kalimat di `{where}`."
    if group in {model.Business, model.Address} and folded in LATITUDES:
        return _point(entry, LATITUDES[folded], loc)
    return None


def loosened(entry: Entry, node: Node, loc: Loc) -> str:
    """Return how to write keys of a business that stand below a key for one text (`kontak:`), "" where none does."""
    fields, channels = shape_of(model.Business).fields, shapes()[key_names.CHANNELS].fields
    plain: list[str] = []
    media: list[str] = []
    for key, value in node.value if isinstance(node, MappingNode) and not loc else ():
        known = key_names.canonical("usaha", str(key.value)) if isinstance(key, ScalarNode) else None
        channel = key_names.canonical("media_sosial", str(key.value)) if isinstance(key, ScalarNode) else None
        if known in fields and fields[known].kind == "text":
            plain.append(own_words.line(fields[known], value))
            entry.meant.add((known,))
        elif channel in channels:
            media.append(f"  {own_words.line(channels[channel], value)}")
    return "\n".join(plain + (["media_sosial:", *media] if media else [])) if plain else ""


def _of_hours(entry: Entry, folded: str, value: Node) -> str | None:
    """Return the hint for one of two keys that say when a business opens and closes, None for any other key."""
    if folded in _CLOSING or (folded == "tutup" and is_time_of_day(value)):
        return _hours(entry, value)
    return "" if folded in _OPENING and _CLOSING & _texts(entry, ()).keys() else None


def _hours(entry: Entry, value: Node) -> str:
    beside = _texts(entry, ())
    word, opening = next(((key, text) for key, text in beside.items() if key in _OPENING), ("", ""))
    line = f"{opening}-{value.value.strip() if isinstance(value, ScalarNode) else ''}"
    try:
        values.opening_hours(line)
    except ValueError:
        return "Jam buka dan jam tutup ditulis dalam satu baris di `jam_buka`, jam buka dulu. Hapus baris ini."
    entry.meant.add(("jam_buka",))
    if key_names.canonical("usaha", word) != "jam_buka":
        return f"Ganti kedua baris dengan satu baris: `jam_buka: {line}`"
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
