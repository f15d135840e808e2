"""QRIS payloads, the text inside the code: EMVCo fields and their checksum.

Source: EMV QR Code Specification for Payment Systems, Merchant-Presented Mode, and Bank Indonesia's QRIS on top of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

BEGIN = "000201"
"""Payload format indicator, always first."""
CRC_FIELD = "6304"
MAX_LENGTH = 512
STATIC, DYNAMIC = "11", "12"
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
    if not found.get("59", "").strip():
        message = "tidak menyebut nama pedagang"
        raise QrisError(message)
    return Qris(
        found["59"].strip(), found.get("60", "").strip(), found.get("01", STATIC) == STATIC, _amount(found.get("54"))
    )


def fields(text: str) -> dict[str, str]:
    """Return the fields of `text` by their two digits. Raises `QrisError` where a length does not fit."""
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
