"""The words that a key may hold where it holds one of a few."""

from __future__ import annotations

from enum import StrEnum


class TimeZone(StrEnum):
    """The three zones of Indonesia; none has daylight saving time."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"

    @property
    def iana(self) -> str:
        """The zone's name in the tz database."""
        return {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}[self.value]

    @property
    def utc_offset_hours(self) -> int:
        """Hours ahead of UTC, the same all year."""
        return {"WIB": 7, "WITA": 8, "WIT": 9}[self.value]


class Service(StrEnum):
    """How a business serves (`layanan`)."""

    PICKUP = "ambil"
    DELIVERY = "antar"
    SHIPPING = "kirim"
    DINE_IN = "makan-di-tempat"
    APPOINTMENT = "janji-temu"
    SEND_FILES = "kirim-berkas"


class Payment(StrEnum):
    """How a buyer can pay (`pembayaran`)."""

    CASH = "tunai"
    ON_DELIVERY = "cod"
    TRANSFER = "transfer"
    QRIS = "qris"
    E_WALLET = "e-wallet"


class Status(StrEnum):
    """Whether a business is running at all (`status`)."""

    OPEN = "buka"
    PAUSED = "tutup-sementara"
    CLOSED = "tutup-permanen"


class Stock(StrEnum):
    """Whether a product can be had (`stok`)."""

    AVAILABLE = "tersedia"
    SOLD_OUT = "habis"
    PRE_ORDER = "pre-order"


class ProductKind(StrEnum):
    """Goods or a service (`jenis` of a product)."""

    GOODS = "barang"
    SERVICE = "jasa"


class AnswerKind(StrEnum):
    """What kind of answer an order question wants (`jenis` of an `isian`)."""

    TEXT = "teks"
    DATE = "tanggal"
    TIME = "jam"
    NUMBER = "angka"
