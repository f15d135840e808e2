"""Entries as people damage them: keys misspelled, lines shifted, values swapped, cut, of a wrong kind, or made up."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from typing import Any

import every_key
from slips import one_sign, whole_lines

from katalog.contract.model import Business
from katalog.contract.shape import shapes
from katalog.volunteers.writing import to_yaml

Damage = Callable[[list[str], random.Random], None]

STRANGE_KEYS = (
    "uang_muka", "dp", "jam_tutup", "buka_sampai", "desc", "harga_max", "harga_grosir", "diskon", "warna", "komposisi",
    "expired", "rekening", "bank", "no_hp", "alamat_lengkap", "kota", "lat", "lng", "IG", "owner", "stock", "gambar",
    "libur_nasional", "parkir", "wifi", "email", "halal", "NIB", "pedas", "topping", "catatan", "ket", "no",
)  # fmt: skip
"""Keys that no entry has, or not where they are put."""
VALUES = (
    "-", "...", "tidak ada", "belum", "ya", "mungkin", "gratis", "nego", "tanya dulu", "15rb-20rb", "10.000 / 12.000",
    "15", "15.5", "1.250rb", "12000/kg", "mulai 8rb", "lima belas ribu", "-5000", "setiap hari", "Senin", "Senin tutup",
    "8-17", "08.00", "buka jam 8", "sampai habis", "08.00-17.00 istirahat 12.00-13.00", "Senin-Jumat", "24 jam",
    "besok", "2 hari", "2-3 hari", "31-02-2026", "20/13/2026", "Maret 2026", "20-03-26", "banyak", "20 kotak", "0",
    "0812-3456", "061-7951234", "0812-1111-2222 / 0813-1111-2222", "Bu Ani 0812-1111-2222", "Dusun 2", "Dusun IX",
    "motor", "Bengkel", "makan", "minum", "warung.id", "http://warung.id", "@warung", "www.instagram.com/warung",
    "instagram: @warung", "3.5214", "98.77, 3.52", "02/03", "1-Feb", "Keripik 15000", "2 x keripik", "keripik, teh",
    "antar jemput", "cash", "transfer BCA", "open", "habis semua", "foto.jpg", "a b c.jpg", "50%", "#1 di desa",
    "Pedas: 16000", "\u201cEnak\u201d", "sdh halal", "1234", "XYZ",
)  # fmt: skip
"""What people write, right or wrong, at any key."""
_PAIR = re.compile(r"(?P<lead>\s*(?:- )?)(?P<key>[\w ]+):(?: (?P<value>.*))?$")


@cache
def whole_entry() -> str:
    """Return an entry that uses every key of the contract, with values that no declaration has as its example."""
    tree = every_key.complete({key: deepcopy(value) for key, value in _OWN.items()}, Business)
    return to_yaml.write(tree)


_OWN: dict[str, Any] = {
    "nama": "Warung Murni", "kategori": "makanan", "ringkasan": "Rempeyek buatan rumah.",
    "whatsapp": "0813-7000-1234", "pemilik": "Bu Murni", "telepon": "061-8887766", "cerita": "Usaha keluarga kami.",
    "alamat": {
        "dusun": "Dusun IV", "jalan": "Jalan Kenanga 8", "rt_rw": "04/05", "patokan": "dekat balai desa",
        "koordinat": "3.61, 98.71", "peta": "https://maps.app.goo.gl/murni9",
    },
    "jam_buka": {"Senin-Jumat": "09.30-16.30", "Sabtu": "10.00-12.00"},
    "libur": [{"mulai": "01-04-2026", "sampai": "04-04-2026", "keterangan": "Cuti"}],
    "layanan": ["antar", "janji-temu"],
    "ongkir": [{"wilayah": "Dusun VII", "biaya": "7500", "minimal": "60000"}],
    "pembayaran": ["qris"],
    "media_sosial": {"tiktok": "@murnimakan", "situs": "https://murni.id"},
    "izin": {
        "nib": "9120304050607", "pirt": "3127000123456-29", "halal": "ID32110000777777", "bpom": "MD 777777777777",
        "merek": {"nomor": "IDM000777777", "berlaku_sampai": "30-11-2029"},
    },
    "foto": [{"file": "teras.jpg", "keterangan": "Teras rumah"}],
    "video": [{"alamat": "https://www.youtube.com/watch?v=murni", "judul": "Dapur kami"}],
    "testimoni": [{"nama": "Pak Tono", "isi": "Gurih.", "tanggal": "06-01-2026", "sumber": "Pasar"}],
    "pertanyaan": [{"tanya": "Tahan lama?", "jawab": "Sebulan."}],
    "dikonfirmasi": "07-02-2026", "persetujuan": "08-02-2026", "alias": ["murni-dulu"],
    "ringkasan_en": "Home made crackers.", "cerita_en": "A family business.",
    "produk": [
        {
            "nama": "Rempeyek", "id": "rempeyek", "harga": "12500", "harga_coret": "13750", "satuan": "toples",
            "deskripsi": "Kacang tanah pilihan.", "foto": ["rempeyek.jpg"],
            "varian": [{"nama": "Besar", "harga": "23500"}],
            "pilihan": [{"nama": "Bumbu", "opsi": ["asin", "daun jeruk"]}],
            "isian": [{"label": "Nama anak", "jenis": "teks"}], "siap_dalam": "6 jam",
            "minimal_pesan": "4", "maksimal_pesan": "44", "kelipatan": "4", "spesifikasi": {"Bahan": "Tepung beras"},
            "kondisi": "segar", "garansi": "uang kembali", "berat": "375 gram", "merek": "Murni Rasa",
            "tag": ["renyah", "kacang"], "alias": ["peyek"], "nama_en": "Peanut crackers", "satuan_en": "jar",
            "deskripsi_en": "Picked peanuts.",
        },
        {"nama": "Jahit Celana", "jenis": "jasa", "harga_mulai": "11500"},
    ],
    "promo": [{
        "nama": "Paket Dua", "id": "paket-dua", "harga": "41000",
        "isi": [{"produk": "rempeyek", "varian": "Besar", "jumlah": "2"}],
        "mulai": "02-02-2026", "sampai": "09-12-2026", "foto": ["paket-dua.jpg"], "syarat": "Sampai habis.",
        "nama_en": "Two jars", "syarat_en": "Until sold out.",
    }],
}  # fmt: skip


def damaged(text: str, chance: random.Random) -> str:
    """Return `text` with one to three mistakes."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        lines = text.split("\n")
        kind = chance.choice(KINDS)
        if isinstance(kind, str):
            text = one_sign(text, chance).text if kind == "sign" else whole_lines(text, chance)
            continue
        kind(lines, chance)
        text = "\n".join(lines)
    return text


def _pairs(lines: list[str]) -> list[tuple[int, re.Match[str]]]:
    return [(at, found) for at, line in enumerate(lines) if (found := _PAIR.fullmatch(line))]


def _key(lines: list[str], chance: random.Random) -> None:
    at, found = chance.choice(_pairs(lines))
    key, place = found["key"], chance.randrange(len(found["key"]))
    known = sorted({key for shape in shapes().values() for key in shape.fields})
    new = chance.choice((
        key[:place] + key[place + 1 :], key[:place] + chance.choice("aeiknrst_ ") + key[place:],
        key[:place] + key[place + 1 : place + 2] + key[place : place + 1] + key[place + 2 :],
        key[: max(3, place)], chance.choice(STRANGE_KEYS), chance.choice(known), f"{key} (kalau ada)", key.upper(),
    ))  # fmt: skip
    lines[at] = f"{found['lead']}{new}:" + (f" {found['value']}" if found["value"] else "")


def _value(lines: list[str], chance: random.Random) -> None:
    at, found = chance.choice(_pairs(lines))
    lines[at] = f"{found['lead']}{found['key']}: {chance.choice(VALUES)}"


def _swap(lines: list[str], chance: random.Random) -> None:
    (one, first), (other, second) = chance.choice(_pairs(lines)), chance.choice(_pairs(lines))
    lines[one] = f"{first['lead']}{first['key']}: {second['value'] or ''}"
    lines[other] = f"{second['lead']}{second['key']}: {first['value'] or ''}"


def _indent(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    by = chance.randrange(1, 5)
    until = chance.choice((at + 1, at + 2, len(lines)))
    for number in range(at, min(until, len(lines))):
        deeper = chance.random() < 0.5 and until == at + 1
        lines[number] = " " * by + lines[number] if deeper else lines[number].removeprefix(" " * by)


def _cut(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    kept = lines[at][: chance.randrange(len(lines[at]) + 1)]
    lines[at : at + 1] = chance.choice(([], [kept], [lines[at].partition(":")[0] + ":"]))


def _kind(lines: list[str], chance: random.Random) -> None:
    """Make a value of another kind: a list, a group, or one text in the place of what stands below."""
    at, found = chance.choice(_pairs(lines))
    value, lead = found["value"] or "apa saja", " " * len(found["lead"])
    lines[at : at + 1] = chance.choice((
        [f"{found['lead']}{found['key']}:", f"{lead}  - {value}"],
        [f"{found['lead']}{found['key']}:", f"{lead}  {chance.choice(STRANGE_KEYS)}: {value}"],
        [f"{found['lead']}{found['key']}: [{value}, {chance.choice(VALUES)}]"],
        [f"{found['lead']}{found['key']}: !!int {value}"],
        [lines[at].replace("- ", "", 1)],
    ))  # fmt: skip


def _new(lines: list[str], chance: random.Random) -> None:
    """Put in a key that is not known there, or stands there already."""
    at, found = chance.choice(_pairs(lines))
    known = sorted({key for shape in shapes().values() for key in shape.fields})
    key = chance.choice((*STRANGE_KEYS, *known))
    lines.insert(at + 1, f"{' ' * len(found['lead'])}{key}: {chance.choice(VALUES)}")


KINDS: tuple[Damage | str, ...] = (_key, _key, _value, _value, _swap, _indent, _cut, _kind, _new, "sign", "lines")
