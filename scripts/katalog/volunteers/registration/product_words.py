"""Knows how people write what belongs to a product: units, sizes, the least to order, additions."""

from __future__ import annotations

import re
from typing import Final

NAME_MAX: Final = 80
"""Characters of a product's name before it is taken for a sentence."""
WORDS_MAX: Final = 8
"""Words of a name without a price before it is taken for a sentence."""
BETWEEN: Final = re.compile(
    r"\s*;\s*|,+\s*(?=[^\W\d])|\s*\n\s*|(?<!\brp)(?<!\bno)(?<!\bjl)(?<!\b\d)(?<!\b\d\d)\.\s+(?=[^\W\d])|(?<=,-)\s+(?!s\s?[./]?\s?d\b|sampa?[ei]?\b|hingga\b|atau\b|per\b)(?=[^\W\d])",
    re.IGNORECASE,
)
AND: Final = re.compile(r"\s+(?:dan|serta|sama)\s+", re.IGNORECASE)
BRACKETS: Final = re.compile(r"\(([^()]*)\)")
PARTS: Final = re.compile(r"\s*[,;/]\s*(?=[^\W\d])|\s+dan\s+", re.IGNORECASE)
NOUNS: Final = (
    r"pasang|bungkus|bks|porsi|biji|buah|ekor|botol|kilo|kg|liter|pack|pak|pcs|dus|kotak|ikat|lembar|lbr|meter|cup|gelas"
    r"|mangkok|mangkuk|loyang|toples|potong|ptg|orang|hari|jam|malam|bulan|unit|butir|tusuk|sachet|set|lusin|kodi|rim|karung|ons|gram|gr|batang|btg|pohon|polybag|box|kardus|renceng|tray|rak|bal|ember|jerigen|galon|pax"
)
UNIT: Final = re.compile(
    rf"\s*(?:(?:/|\bper\b)\s*(?P<per>(?:\d{{1,3}}\s*)?[^\W\d_]+[23]?(?:\s+isi\s+\d+(?:\s+[^\W\d_]+)?|\s+\d+\s?[^\W\d_]+)?)"
    rf"|(?P<se>se(?:{NOUNS})\b)|(?P<noun>(?:{NOUNS})\b)|(?P<isi>(?:isi|dapat|dpt)\s+\d+\s+[^\W\d_]+))",
    re.IGNORECASE,
)
FOR_SEVERAL: Final = re.compile(r"\s*(?:/|\b(?:dapat|dpt|isi|per)\b)\s*\d{1,3}\b(?!\s*[^\W\d_])", re.IGNORECASE)
SIZE: Final = re.compile(
    rf"\d+(?:[.,]\d+)?\s?(?:ml|cc|l|ltr|liter|gr|gram|g|kg|kilo|ons|cm|mm|inch|{NOUNS})\.?|isi\s+\d+(?:\s+[^\W\d_]+)?",
    re.IGNORECASE,
)
MINIMAL: Final = re.compile(
    r"\bmin(?:imal|imum|\.)?\s*(?:order|pesan(?:an)?|pemesanan|beli|pembelian|ambil)?\s*:?\s*(?P<count>\d{1,4})"
    rf"(?!\s?(?:rb|ribu|k|jt|juta)\b|[.,]\d)\b\s*(?P<noun>(?:{NOUNS})\b)?",
    re.IGNORECASE,
)
SIDE_BY_SIDE: Final = re.compile(
    r"(?:[\s:=>,-]|\b(?:harga|hrg|jadi|bayar|dapat|jual|dijual|sekarang|diskon)\b)*", re.IGNORECASE
)
ADDED: Final = re.compile(r"(?:\+|\b(?:tambah|tambahan|ekstra|extra|topping|toping|plus)\b)", re.IGNORECASE)
BUNDLE: Final = re.compile(r"(?:(?:kalau|kalo|klo|kl|untuk)\s+)?(?:promo|paket)\b.*\S\s*\+\s*\S", re.IGNORECASE)
ASK: Final = re.compile(
    r"[\s:=(-]*\b(?:(?:harga(?:nya)?\s+)?(?:nego|tanya|hubungi|chat|japri|call|by\s+request|dm|menyesuaikan|bervariasi|variatif|(?:tergantung|sesuai)\s+[^\W\d_]+)(?:\s+(?:harga|dulu|aja|saja|langsung|wa))?|tanya\s+harga)\)?$",
    re.IGNORECASE,
)
FREE: Final = re.compile(r"[\s:=(-]+(?:gratis|free)[\s!)]*$", re.IGNORECASE)
NO_NAME: Final = re.compile(r"(?:tanpa|sama|belum|tidak|termasuk|sudah|atau|bisa)\b", re.IGNORECASE)
"""What begins a remark on the products above rather than a name."""
LEAD: Final = re.compile(r"(?:pesan|po|pre\s?-?order|order|siap|jadi|selesai|h)\b", re.IGNORECASE)
LEAD_TIME: Final = re.compile(
    r"(?:se(?:hari|minggu|jam|bulan)|\d{1,2}\s*(?:hari|jam|minggu)|(?:dua|tiga|satu)\s+(?:hari|minggu)|h-\d)",
    re.IGNORECASE,
)
STOCK: Final = {
    "habis": "habis",
    "kosong": "habis",
    "sold out": "habis",
    "po": "pre-order",
    "pre order": "pre-order",
    "preorder": "pre-order",
}
BEFORE: Final = re.compile(
    r"(?:(?:ada|jual|jualan(?:nya)?|produknya|menunya|menjual|sedia|menyediakan|kami|kita|saya|juga|dan|serta|yaitu|kalau|kalo|klo|utk|untuk|menu|produk)\b[\s:]*)+",
    re.IGNORECASE,
)
BEHIND_MAX: Final = 60
"""Characters at the end of a name that are looked at for words before its price."""
BEHIND: Final = re.compile(
    r"(?:[\s:=@(,.\u2013\u2014-]|\b(?:harga|harganya|hrg|hrga|seharga|cuma|cuman|hanya|itu)\b)*$", re.IGNORECASE
)
TERMS: Final = re.compile(
    r"(?:isi|ambil|beli|pembelian|min(?:imal)?\.?|per|grosir|reseller|ecer(?:an)?|partai|borong|\d)"
    rf"(?:[\s\d:=./-]|\b(?:isi|ambil|beli|min(?:imal)?|per|jadi|dapat|dpt|gratis|bonus|harga|ke\s?atas|lebih|dan|kg|gr|gram|ml"
    rf"|ltr|l|pesan|order|{NOUNS})\b)*",
    re.IGNORECASE,
)
"""A number of pieces that has a price of its own, but no name: `isi 10`, `ambil 20`, `reseller min 5 box`."""
HEADING: Final = re.compile(
    r"(?!(?:paket|menu|ukuran|size|level|tipe|promo)\b)(?P<head>[^\W\d_][^:\d]{1,40}?)\s*:\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
"""What a list of products is headed with: `Minuman: es teh`."""
COURTESY: Final = re.compile(r"(?:\s*\b(?:aja|saja|doang|ya|kak|bu|pak|gan|bun|sis|rupiah)\b)+[\s.!]*", re.IGNORECASE)
SIZES: Final = frozenset({
    "kecil", "sedang", "besar", "jumbo", "mini", "biasa", "spesial", "special", "komplit", "original", "ori",
    "pedas", "panas", "dingin", "es", "hangat", "s", "m", "l", "xl", "xxl", "setengah", "utuh", "reguler",
    "regular", "anak", "dewasa",
})  # fmt: skip
COUNTED: Final = frozenset({
    "paket", "level", "ukuran", "no", "nomor", "tipe", "size", "jilid", "kelas", "menu", "seri", "type",
})  # fmt: skip
LAST_NUMBER: Final = re.compile(r"(?:(?P<word>[^\W\d_]+)\s+)?(?P<number>\d{1,3})$")
BULLET: Final = re.compile(r"\s*\(?\d{1,2}[.)]\s+(?=[^\W\d])")
"""A number before an item."""
