"""Checks the numbers and the last days of permits."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from katalog.contract import key_names, values
from katalog.contract.confirmation import LICENCE_NOTICE
from katalog.contract.model import Business, Licence, Licences, keys_of
from katalog.contract.shape import called

if TYPE_CHECKING:
    from katalog.entries.entry import Entry, Loc
    from katalog.settings import Settings

NO_NUMBER = frozenset(
    {"", "ya", "tidak", "ada", "tidakada", "belum", "belumada", "sudah", "sudahada", "proses", "dalamproses"}
    | {"sedangdiurus", "menyusul", "yes", "no", "true", "false", "halal", "bpom", "nib", "pirt"}
)
"""What is written, folded, where a permit has no number."""
NIB_DIGITS = 13  # Peraturan BKPM 4/2021: the Nomor Induk Berusaha has 13 digits
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+?\d{1,2}", re.IGNORECASE)
"""A long number as spreadsheets show it in a narrow column."""


def check_licences(business: Business, entry: Entry, settings: Settings) -> None:
    """Report permits without a number, shortened ones, and those that have ended or soon will."""
    for key, (name, _) in keys_of(Licences).items():
        licence: Licence | None = getattr(business.licences, name)
        if licence is None:
            continue
        place: Loc = ("izin", key)
        if key_names.fold(licence.number) in NO_NUMBER:
            hint = "Tulis nomor suratnya. Kalau belum ada, hapus baris ini."
            where = (*place, "nomor") if entry.has((*place, "nomor")) else place
            entry.report(where, f"izin {called()[key]} belum menyebut nomor", hint)
            continue
        if _SHORTENED.fullmatch(licence.number):
            message = f"nomor izin {called()[key]} disingkat oleh Excel, jadi sebagian angkanya hilang"
            entry.report(place, message, "Salin lagi nomornya dari suratnya, tulis di antara tanda kutip.")
            continue
        digits = "".join(sign for sign in licence.number if sign.isdecimal())
        if key == "nib" and len(digits) != NIB_DIGITS:
            message = f"NIB harus {NIB_DIGITS} angka, yang tertulis {len(digits)}"
            entry.warn(place, message, f"Salin semua {NIB_DIGITS} angkanya dari surat NIB.")
        ends = licence.valid_until
        if ends is not None and ends < settings.today:
            entry.warn(
                (*place, "berlaku_sampai"),
                f"izin {called()[key]} sudah habis sejak {spoken(ends)}",
                "Perpanjang, lalu tulis tanggal barunya.",
            )
        elif ends is not None and ends - settings.today <= LICENCE_NOTICE:
            entry.warn(
                (*place, "berlaku_sampai"),
                f"izin {called()[key]} akan habis {spoken(ends)}",
                "Ingatkan pemiliknya untuk memperpanjang.",
            )


def spoken(day: date) -> str:
    """Return a day as people say it: `20 Maret 2026`."""
    return f"{day.day} {values.MONTHS[day.month - 1]} {day.year}"
