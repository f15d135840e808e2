"""Reads rupiah as people write it: `15.000`, `Rp 15.000,-`, `15rb`, `1,5 juta`."""

from __future__ import annotations

import re
from decimal import Decimal

from katalog.contract.values.mistakes import typed, wrong

LOWEST = 100  # below the smallest coin in use a number is meant in thousands ("15")
HIGHEST = 1_000_000_000_000
DIGITS_MAX = 40  # longer is no amount, and slow to read

_HINT = "Tulis angka rupiah saja, tanpa kata lain; titik boleh tiap tiga angka."
_LEAVE_OUT = 'Kalau harganya perlu ditanyakan, hapus baris ini: halaman akan menulis "tanya harga".'
_AMOUNT = re.compile(
    r"(?:@\s*)?(?:rp\s*\.?|idr)?\s*"
    r"(?P<number>\d+(?:[.,\s]\d+)*)"
    r"(?:\s*,\s*-{1,2}|\s*\.\s*-|\s*-)?"
    r"\s*(?P<unit>rb|rbu|rebu|ribu|k|jt|juta)?"
    r"\s*(?:rupiah|idr)?\s*(?:,\s*-{1,2}|\.-)?"
)
_BOTH = re.compile(
    r"(?:rp\s*\.?|idr)?\s*(?P<millions>\d{1,3})\s*(?:jt|juta)\s*(?P<thousands>\d{1,3})\s*(?:rb|rbu|rebu|ribu|k)(?:\s*rupiah)?"
)
"""Millions and thousands of one amount: `2 juta 500 ribu`."""
_UNITS = {"rb": 1000, "rbu": 1000, "rebu": 1000, "ribu": 1000, "k": 1000, "jt": 1_000_000, "juta": 1_000_000}
_PLAIN = re.compile(r"(?P<whole>\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:\s\d{3})+)(?:,00?)?")
_ENGLISH = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+)(?:\.00)?")
_DECIMAL = re.compile(r"\d+(?:[.,]\d{1,2})?|\d+,\d+")
_PER = re.compile(r"(?P<price>.*\d.*?)\s*(?:/|\bper\b|@)\s*(?P<unit>(?!\s*rp\b)[^\d/].*)")
_PER_SO_MANY = re.compile(r"(?P<price>.*\d.*?)\s*(?:/|\bper\b|@)\s*(?P<unit>\d{1,3}\s*(?!rb|ribu|k\b|jt|juta)[a-z].*)")
_SO_MANY_FOR = re.compile(r"(?P<unit>\d{1,3}\s*(?!rb|rebu|ribu|k\b|jt|juta)[a-z]+)\s*[:=-]?\s+(?P<price>\S.*)")
_SO_MANY_IN = re.compile(r"(?P<price>.*\d.*?)\s+(?:dapat|dpt|isi)\s+(?P<unit>\d{1,3}(?:\s+[a-z]+)?)")
_BEFORE_NOW = re.compile(r"\b(?:sebelum(?:nya)?|dulu(?:nya)?|tadinya|normal(?:nya)?|coret|asli(?:nya)?)\b")
_LESS = re.compile(r"\b(?:diskon|potongan|hemat|disc)\b|%")
"""How much less something costs: what it costs is another number."""
_SPOKEN = re.compile(r"\b(?:ratus|puluh|belas|setengah|lusin)\b")
"""Words that make another number of the digits beside them."""
_TWO = re.compile(r"\d{4,}\s+\d{4,}")
_FROM = re.compile(r"\b(?:mulai|dari|start|from)\b|\d\s*(?:[a-z]*\s*-?\s*an|\+)(?![a-z])|\b(?:ke\s?atas|up|lebih)\b")
_WITHIN = re.compile(
    r"(?:(?P<rp>(?:rp|idr)\s*\.?\s*)|(?<![\w.,']))(?P<number>\d+(?:[.,]\d+)*)\s*(?P<unit>rb|rbu|rebu|ribu|k|jt|juta)?(?:\s*-?\s*an)?(?![a-z\d])"
    r"(?=(?:\s*(?:-|s/?d|s\.d\.?|sampai|hingga|atau|/)\s*(?:rp\s*\.?\s*)?[\d.,]+\s*(?P<next>rb|rbu|ribu|k|jt|juta))?)",
    re.ASCII,
)
"""An amount among words; `next` is the unit of the one behind a dash, which `10-15rb` has once for both."""
_FREE = re.compile(
    r"(?:gratis|free|cuma[- ]cuma|tidak bayar"
    r"|(?:gratis|bebas|free|tanpa)\s+(?:biaya|ongkir|ongkos(?:\s+kirim)?))!*"
)
_NOTHING = re.compile(r"(?:rp\s*\.?\s*)?0+(?:[.,]0+)*\s*(?:,\s*-{1,2}|\.-)?(?:\s*rupiah)?")
_ASKING = re.compile(
    r"\b(?:nego\w*|tanya\w*|hub|hubungi|chat|wa|whatsapp|japri|call|dm|pm|inbox|kontak|telp\w*|sesuai|tergantung|bervariasi"
    r"|menyesuaikan|belum|konsultasi)\b"
)
_ASK = frozenset(
    {"nego", "tanya", "tanya harga", "hubungi", "hubungi kami", "chat", "-", "sesuai pesanan", "call"}
    | {"sesuai jarak", "tergantung jarak", "menyesuaikan", "tanya dulu", "belum tahu", "japri"}
)


def rupiah(value: object) -> int:
    """Return whole rupiah from 100 up; raises on anything that is not clearly an amount."""
    if isinstance(value, int):
        return value
    amount = typed(value, _HINT).casefold()
    if _FREE.fullmatch(amount):
        raise wrong(
            "tidak bisa `gratis`",
            "`gratis` hanya untuk `harga` produk dan ongkos kirim. Tulis jumlahnya, atau hapus baris ini.",
        )
    number = _read(amount)
    if number < LOWEST:
        raise _too_low(number)
    return number


def price(value: object) -> int:
    """Return whole rupiah, 0 for `gratis`; raises on anything that is not clearly an amount, `0` too."""
    if isinstance(value, int):
        return value
    amount = typed(value, _HINT).casefold()
    if _NOTHING.fullmatch(amount):
        hint = "Kalau maksudnya gratis, tulis `{key}: gratis`. Kalau harganya perlu ditanyakan, hapus baris ini."
        raise wrong("tidak boleh nol", hint)
    return 0 if _FREE.fullmatch(amount) else rupiah(value)


def fee(value: object) -> int:
    """Return whole rupiah, 0 for `gratis`; raises on anything that is not clearly an amount."""
    if isinstance(value, int):
        return value
    amount = typed(value, _HINT).casefold()
    if _FREE.fullmatch(amount) or _NOTHING.fullmatch(amount):
        return 0
    if amount in _ASK or (_ASKING.search(amount) and not _amounts(amount)):
        raise wrong("belum terbaca", "Tulis biaya paling murah dengan angka, atau hapus wilayah ini.")
    number = _read(amount)
    if number < LOWEST:
        raise _too_low(number)
    return number


def _read(amount: str) -> int:
    if (both := _BOTH.fullmatch(amount)) and amount.isascii():
        return int(both["millions"]) * 1_000_000 + int(both["thousands"]) * 1000
    if not (found := _AMOUNT.fullmatch(amount)) or not amount.isascii():
        raise _not_an_amount(amount)
    number = found["number"]
    if unit := found["unit"]:
        return _scaled(number, unit)
    if len(number) > DIGITS_MAX:
        raise wrong("terlalu besar", _HINT)
    if whole := _PLAIN.fullmatch(number) or _ENGLISH.fullmatch(number):
        return _bounded(int(re.sub(r"\D", "", whole["whole"])))
    if _TWO.fullmatch(number):
        raise _two_prices(amount, [int(part) for part in number.split()])
    meant = _in_threes(number)
    hint = f"Kalau maksudnya Rp{meant}, tulis `{{key}}: {meant}`." if meant else _HINT
    raise wrong("belum jelas jumlahnya", f"Titik dipakai tiap tiga angka. {hint}")


def _in_threes(number: str) -> str:
    """Return what `number`, whose points stand in odd places, most likely means: `15.5` is 15.500; or nothing."""
    whole, *rest = re.split(r"[.,]", number)
    if " " in number:
        return ""
    if len(rest) == 1 and len(rest[0]) < 3 and 0 < int(whole) < 1000:  # noqa: PLR2004 - thousands, cut short
        return f"{int(whole)}.{rest[0]:0<3}"
    if (len(rest) == 1 and int(whole) >= 1000) or (len(rest) > 1 and len(rest[-1]) == 2):  # noqa: PLR2004 - sen
        rest.pop()
    amount = int("".join((whole, *rest))[:DIGITS_MAX])
    return _dotted(amount) if LOWEST <= amount <= HIGHEST else ""


def _dotted(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def _scaled(number: str, unit: str) -> int:
    if not _DECIMAL.fullmatch(number):
        raise wrong("belum jelas jumlahnya", _both_ways(number, unit))
    amount = Decimal(number.replace(",", ".")) * _UNITS[unit]
    if amount != int(amount):
        raise wrong("harus rupiah bulat, tanpa sen", _HINT)
    return _bounded(int(amount))


def _both_ways(number: str, unit: str) -> str:
    """Return what to type for `1.250rb`, which may be 1.250 thousands or the 1.250 that its writer saw."""
    plain = _PLAIN.fullmatch(number)
    amount = int(re.sub(r"\D", "", number)) if plain else 0
    if not LOWEST <= amount <= HIGHEST // _UNITS[unit]:
        return _HINT
    meant = [_dotted(one) for one in (amount, amount * _UNITS[unit])]
    return " ".join(f"Kalau maksudnya Rp{one}, tulis `{{key}}: {one}`." for one in meant)


def _bounded(amount: int) -> int:
    if amount > HIGHEST:
        raise wrong("terlalu besar", _HINT)
    return amount


def _too_low(number: int) -> Exception:
    if number == 0:
        return wrong("tidak boleh nol", 'Tulis jumlahnya, atau hapus baris ini ("tanya harga").')
    return wrong(
        f"hanya {number} rupiah",
        f"Kalau maksudnya Rp{number}.000, tulis `{{key}}: {number}.000`.",
    )


def _not_an_amount(amount: str) -> Exception:
    found = _amounts(amount)
    if amount in _ASK or (not found and _ASKING.search(amount)):
        return wrong("belum terbaca", _LEAVE_OUT)
    if amount.startswith("-"):
        return wrong("tidak boleh kurang dari nol", _HINT)
    if _LESS.search(amount):
        return wrong("memuat kata lain", _HINT)
    if len(found) > 1:
        return _two_prices(amount, found)
    return _with_unit(amount) or _one_among_words(amount, found)


def _with_unit(amount: str) -> Exception | None:
    """Return what to say of a price with what it is for, `10rb/kg` or `5rb dapat 3`; None for any other text."""
    per = _PER.fullmatch(amount) or _PER_SO_MANY.fullmatch(amount) or _SO_MANY_FOR.fullmatch(amount)
    several = per or _SO_MANY_IN.fullmatch(amount)
    if several is None or not (price := _maybe(several["price"])):
        return None
    unit = several["unit"].strip()[:40] if per else f"isi {several['unit']}"
    return wrong("memuat satuan", f"Pisahkan menjadi dua baris:\n{{key}}: {price}\nsatuan: {unit}")


def _one_among_words(amount: str, found: list[int]) -> Exception:
    if not found or _SPOKEN.search(amount):
        return wrong("belum terbaca", _HINT)
    is_from = _FROM.search(amount)
    hint = "Untuk harga mulai, tulis `harga_mulai" if is_from else "Kalau itu jumlahnya, tulis angkanya saja: `{key}"
    return wrong("memuat kata lain", f"{hint}: {found[0]}`.")


def _amounts(text: str) -> list[int]:
    """Return the different amounts in `text`, as written: small bare numbers are so many of something, no amounts."""
    sure: list[int] = []
    perhaps: list[int] = []
    for found in _WITHIN.finditer(text):
        number, unit = found["number"], found["unit"]
        try:
            if not unit and found["next"] and len(number) < 4:  # noqa: PLR2004 - no thousands yet
                unit = found["next"]
            amount = _read(number + (unit or ""))
        except ValueError:
            continue
        if amount >= LOWEST:
            (sure if unit or found["rp"] or amount >= 1000 else perhaps).append(amount)  # noqa: PLR2004 - 250 may be grams
    return list(dict.fromkeys(sure or perhaps))


def _two_prices(amount: str, found: list[int]) -> Exception:
    lowest = min(found)
    if len(found) == 2 and _BEFORE_NOW.search(amount):  # noqa: PLR2004 - now and before
        lines = f"{{key}}: {lowest}\nharga_coret: {max(found)}"
        return wrong("memuat harga sebelumnya", f"Pisahkan menjadi dua baris:\n{lines}")
    return wrong(
        "memuat dua harga",
        f'Tulis harga terendahnya saja: `harga_mulai: {lowest}` (tampil "mulai Rp\u2026"), '
        "atau setiap harga sebagai `varian`.",
    )


def _maybe(amount: str) -> int | None:
    """Return the amount if it reads well, for a suggestion."""
    try:
        number = _read(amount.strip())
    except ValueError:
        return None
    return number if number >= LOWEST else None
