"""Reads QRIS payloads, the text inside the code: EMVCo fields and their checksum.

Source: EMV QR Code Specification for Payment Systems, Merchant-Presented Mode, and Bank Indonesia's QRIS on top of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from katalog.contract.values.words import long_text

BEGIN = "000201"
"""Payload format indicator, always first."""
CRC_FIELD = "6304"
MAX_LENGTH = 512
STATIC, DYNAMIC = "11", "12"
COUNTRY, RUPIAH = "ID", "360"  # ISO 3166-1, ISO 4217
ACCOUNTS: Final = tuple(str(tag) for tag in range(26, 52))
"""Where a payload says who is paid: merchant account templates (EMVCo table 3.3; 51 is QRIS's own)."""
_POLYNOMIAL: Final = 0x1021  # CRC-16/CCITT-FALSE, as EMVCo prescribes (ISO/IEC 13239)


class QrisError(ValueError):
    """A payload that is not one; its text is a predicate in Indonesian that follows the field's name."""


@dataclass(frozen=True)
class Qris:
    """What a payload says: who is paid and where, and how much in rupiah (None: the payer types it in).

    A static code can be printed and paid any number of times; a dynamic one belongs to one sale.
    """

    merchant: str
    city: str
    static: bool
    amount: int | None


def as_copied(value: object) -> str:
    """Return a payload as it was copied: every space within belongs to it. Raises on nothing or control characters.

    A line break, or the space that YAML makes of one, is taken out where the checksum then holds.
    """
    text = long_text(value)
    if is_whole(text):
        return text
    text = text.replace("\n", "")
    folded = (text[:at] + text[at + 1 :] for at, sign in enumerate(text[: MAX_LENGTH + 1]) if sign == " ")
    return next((each for each in (text, *folded) if is_whole(each)), text)


def is_whole(payload: str) -> bool:
    """Return whether the checksum at the end of `payload` holds."""
    if len(payload) > MAX_LENGTH or payload[-8:-4] != CRC_FIELD:
        return False
    return payload[-4:].upper() == f"{crc(payload[:-4]):04X}"


def parse(payload: str) -> Qris:
    """Return what `payload` says. Raises `QrisError` if it is no payload, is cut, or its checksum does not hold."""
    if not payload.startswith(BEGIN):
        message = f"bukan isi kode QRIS (harus dimulai dengan `{BEGIN}`)"
        raise QrisError(message)
    if len(payload) > MAX_LENGTH:
        message = "terlalu panjang untuk isi kode QRIS"
        raise QrisError(message)
    if payload[-8:-4] != CRC_FIELD:
        message = "terpotong: bagian akhirnya (angka pemeriksa) tidak ada"
        raise QrisError(message)
    if payload[-4:].upper() != f"{crc(payload[:-4]):04X}":
        message = "salah ketik: angka pemeriksanya (CRC) tidak cocok"
        raise QrisError(message)
    found = fields(payload)
    if found.get("58") != COUNTRY or found.get("53") != RUPIAH or not any(map(found.get, ACCOUNTS)):
        message = "bukan QRIS Indonesia (negara, mata uang, atau rekening pedagangnya tidak ada atau lain)"
        raise QrisError(message)
    if not found.get("59", "").strip():
        message = "tidak menyebut nama pedagang"
        raise QrisError(message)
    return Qris(
        " ".join(found["59"].split()),
        found.get("60", "").strip(),
        found.get("01", STATIC) == STATIC,
        _amount(found.get("54")),
    )


def fields(text: str) -> dict[str, str]:
    """Return the fields of `text` by their two digits. Raises `QrisError` where a length does not fit or one repeats.

    Of a field that is there twice, one program shows the first and another the last.
    """
    found: dict[str, str] = {}
    position = 0
    while position < len(text):
        head = text[position : position + 4]
        if len(head) < 4 or not (head.isascii() and head.isdecimal()):  # noqa: PLR2004 - two digits each
            message = "rusak: panjang salah satu bagiannya tidak cocok"
            raise QrisError(message)
        begin, end = position + 4, position + 4 + int(head[2:])
        if end > len(text):
            message = "rusak: salah satu bagiannya terpotong"
            raise QrisError(message)
        if head[:2] in found:
            message = f"rusak: bagian {head[:2]} ada dua kali"
            raise QrisError(message)
        found[head[:2]] = text[begin:end]
        position = end
    return found


def crc(text: str) -> int:
    """Return the CRC-16/CCITT-FALSE of `text` in UTF-8: 0 to 65535."""
    value = 0xFFFF
    for byte in text.encode("utf-8", "replace"):
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ _POLYNOMIAL) & 0xFFFF if value & 0x8000 else value << 1
    return value


def _amount(written: str | None) -> int | None:
    if written is None:
        return None
    try:
        amount = Decimal(written)
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or amount < 0 or amount > 10**12:
        message = "rusak: jumlah uangnya tidak terbaca"
        raise QrisError(message)
    return int(amount)
