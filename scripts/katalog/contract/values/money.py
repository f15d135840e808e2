"""Rupiah as people write it: `15.000`, `Rp 15.000,-`, `15rb`, `1,5 juta`."""

from __future__ import annotations

import re
from decimal import Decimal

from katalog.contract.values.mistakes import typed, wrong

LOWEST = 100  # below the smallest coin in use a number is meant in thousands ("15")
HIGHEST = 1_000_000_000_000
DIGITS_MAX = 40  # longer is no amount, and slow to read

_HINT = "Tulis angka rupiah saja, misalnya `{key}: 15000` (boleh `15.000`)."
_AMOUNT = re.compile(
    r"(?:@\s*)?(?:rp\s*\.?|idr)?\s*"
    r"(?P<number>\d+(?:[.,\s]\d+)*)"
    r"(?:\s*,\s*-{1,2}|\s*\.\s*-|\s*-)?"
    r"\s*(?P<unit>rb|rbu|ribu|k|jt|juta)?"
    r"\s*(?:rupiah|idr)?\s*(?:,\s*-{1,2}|\.-)?"
)
_UNITS = {"rb": 1000, "rbu": 1000, "ribu": 1000, "k": 1000, "jt": 1_000_000, "juta": 1_000_000}
_PLAIN = re.compile(r"(?P<whole>\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:\s\d{3})+)(?:,00?)?")
_ENGLISH = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+)(?:\.00)?")
_DECIMAL = re.compile(r"\d+(?:[.,]\d{1,2})?|\d+,\d+")
_PER = re.compile(r"(?P<price>.*\d.*?)\s*(?:/|\bper\b|@)\s*(?P<unit>(?!\s*rp\b)[^\d/].*)")
_PER_SO_MANY = re.compile(r"(?P<price>.*\d.*?)\s*(?:/|\bper\b|@)\s*(?P<unit>\d{1,3}\s*(?!rb|ribu|k\b|jt|juta)[a-z].*)")
_RANGE = re.compile(r"(?P<low>.*\d.*?)\s*(?:-|s/d|sd|sampai|hingga|/|;|,\s|atau|dan|&|\+)\s*(?:rp\.?\s*)?\d.*")
_TWO = re.compile(r"(?P<low>\d{4,})\s+\d{4,}")
_FROM = re.compile(r"(?:mulai|dari|start|from)(?:\s+dari)?[\s:]+(?P<low>.*\d.*)")
_FREE = re.compile(
    r"(?:gratis|free|cuma[- ]cuma|tidak bayar"
    r"|(?:gratis|bebas|free|tanpa)\s+(?:biaya|ongkir|ongkos(?:\s+kirim)?))!*"
)
_NOTHING = re.compile(r"(?:rp\s*\.?\s*)?0+(?:[.,]0+)*\s*(?:,\s*-{1,2}|\.-)?(?:\s*rupiah)?")
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
            "tidak bisa `gratis`", "`gratis` hanya untuk biaya, misalnya `biaya: gratis`. Tulis harga: `{key}: 15000`."
        )
    number = _read(amount)
    if number < LOWEST:
        raise _too_low(number)
    return number


def fee(value: object) -> int:
    """Return whole rupiah, 0 for `gratis`; raises on anything that is not clearly an amount."""
    if isinstance(value, int):
        return value
    amount = typed(value, _HINT).casefold()
    if _FREE.fullmatch(amount) or _NOTHING.fullmatch(amount):
        return 0
    if amount in _ASK:
        raise wrong(
            "belum terbaca",
            "Tulis biaya paling murah, misalnya `{key}: 5000` atau `{key}: gratis`, atau hapus wilayah ini.",
        )
    number = _read(amount)
    if number < LOWEST:
        raise _too_low(number)
    return number


def _read(amount: str) -> int:
    if not (found := _AMOUNT.fullmatch(amount)) or not amount.isascii():
        raise _not_an_amount(amount)
    number = found["number"]
    if unit := found["unit"]:
        return _scaled(number, unit)
    if len(number) > DIGITS_MAX:
        raise wrong("terlalu besar", _HINT)
    if whole := _PLAIN.fullmatch(number) or _ENGLISH.fullmatch(number):
        return _bounded(int(re.sub(r"\D", "", whole["whole"])))
    if two := _TWO.fullmatch(number):
        raise _two_prices(int(two["low"]))
    raise wrong(
        "belum jelas jumlahnya",
        "Titik dipakai tiap tiga angka, jadi lima belas ribu ditulis `15.000`. "
        f"Tulis misalnya `{{key}}: {_in_threes(number)}`.",
    )


def _in_threes(number: str) -> str:
    """Return what `number`, whose points stand in odd places, most likely means: `15.5` is 15.500."""
    whole, *rest = re.split(r"[.,]", number)
    if " " in number:
        return "15.000"
    if len(rest) == 1 and len(rest[0]) < 3 and 0 < int(whole) < 1000:  # noqa: PLR2004 - thousands, cut short
        return f"{int(whole)}.{rest[0]:0<3}"
    if (len(rest) == 1 and int(whole) >= 1000) or (len(rest) > 1 and len(rest[-1]) == 2):  # noqa: PLR2004 - sen
        rest.pop()
    amount = int("".join((whole, *rest))[:DIGITS_MAX])
    return f"{amount:,}".replace(",", ".") if LOWEST <= amount <= HIGHEST else "15.000"


def _scaled(number: str, unit: str) -> int:
    if not _DECIMAL.fullmatch(number):
        raise wrong("belum jelas jumlahnya", "Tulis lengkap dengan angka, misalnya `{key}: 1.500.000`.")
    amount = Decimal(number.replace(",", ".")) * _UNITS[unit]
    if amount != int(amount):
        raise wrong("harus rupiah bulat, tanpa sen", _HINT)
    return _bounded(int(amount))


def _bounded(amount: int) -> int:
    if amount > HIGHEST:
        raise wrong("terlalu besar", _HINT)
    return amount


def _too_low(number: int) -> Exception:
    if number == 0:
        return wrong(
            "tidak boleh nol", 'Tulis harganya, misalnya `{key}: 15000`, atau hapus baris ini ("tanya harga").'
        )
    return wrong(
        f"hanya {number} rupiah",
        f"Kalau maksudnya Rp{number}.000, tulis `{{key}}: {number}.000`.",
    )


def _not_an_amount(amount: str) -> Exception:
    if amount in _ASK:
        return wrong(
            "belum terbaca", 'Kalau harganya perlu ditanyakan, hapus baris ini: halaman akan menulis "tanya harga".'
        )
    if amount.startswith("-"):
        return wrong("tidak boleh kurang dari nol", _HINT)
    if (per := _PER.fullmatch(amount) or _PER_SO_MANY.fullmatch(amount)) and (price := _maybe(per["price"])):
        return wrong(
            "memuat satuan",
            f"Pisahkan menjadi dua baris:\n{{key}}: {price}\nsatuan: {per['unit'].strip()[:40]}",
        )
    if (span := _RANGE.fullmatch(amount)) and (price := _maybe(span["low"])):
        return _two_prices(price)
    if (lowest := _FROM.fullmatch(amount)) and (price := _maybe(lowest["low"])):
        return wrong("memuat kata lain", f"Untuk harga mulai, tulis `harga_mulai: {price}`.")
    return wrong("belum terbaca", _HINT)


def _two_prices(lowest: int) -> Exception:
    return wrong(
        "memuat dua harga", f'Tulis harga terendahnya saja: `harga_mulai: {lowest}` (tampil "mulai Rp\u2026").'
    )


def _maybe(amount: str) -> int | None:
    """Return the amount if it reads well, for a suggestion."""
    try:
        number = _read(amount.strip())
    except ValueError:
        return None
    return number if number >= LOWEST else None
