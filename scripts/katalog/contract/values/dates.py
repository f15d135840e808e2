"""Reads dates, day first as Indonesians write them, and lead times."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

from katalog.contract.values.mistakes import typed, wrong

FIRST_YEAR, LAST_YEAR = 1990, 2100
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)

_HINT = "Tulis tanggal, lalu bulan (angka atau namanya), lalu tahun dengan empat angka."
_OTHER_NAMES = {
    "jan": 1, "january": 1, "feb": 2, "february": 2, "pebruari": 2, "peb": 2, "mar": 3, "march": 3, "mrt": 3, "apr": 4,
    "may": 5, "jun": 6, "june": 6, "jul": 7, "july": 7, "agu": 8, "agt": 8, "ags": 8, "agust": 8, "agst": 8, "aug": 8,
    "august": 8, "sep": 9, "sept": 9, "okt": 10, "oct": 10, "october": 10, "nov": 11, "nopember": 11, "nop": 11,
    "des": 12, "dec": 12, "december": 12,
}  # fmt: skip
MONTH_NUMBERS = {**{name.casefold(): number for number, name in enumerate(MONTHS, 1)}, **_OTHER_NAMES}
_BEFORE = re.compile(
    r"(?:(?:hari\s+)?(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\b[\s,/]*)?(?:tanggal|tgl\.?)?\s*"
)
_YEARLESS = re.compile(r"(?P<d>\d{1,2})\s*[-/. ]\s*(?P<m>\d{1,2}|[a-z]+)")
_ISO = re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?:[t ]00:00(?::00)?)?")
_TIME = r"(?:,?\s+|t)(?:[01]?\d|2[0-3])[:.][0-5]\d[:.][0-5]\d(?:\.\d{1,6})?(?:\+0[789]:?00)?"
_UTC = r"t(?:0\d|1[0-4]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?z"  # later than 14.59 it is the next day somewhere in Indonesia
_STAMP = re.compile(rf"(?<=\d)(?:{_TIME}|{_UTC})$")
"""The time that a form or an editor puts behind a date, told by its seconds: no person means it."""
_SERIAL = re.compile(r"(?P<days>3[3-9]\d{3}|[4-6]\d{4}|7[0-2]\d{3})(?:[.,]\d+)?", re.ASCII)
_BEFORE_SERIALS = date(1899, 12, 30)
"""The day before day 1, as spreadsheets count the days of a date that has lost its format (ISO/IEC 29500-1, 18.17.4.1,
with the 29 February 1900 that never was)."""
_DAY_FIRST = re.compile(r"(?P<d>\d{1,2})\s*[-/. ]\s*(?P<m>\d{1,2})\s*[-/. ]\s*(?P<y>\d{4}|\d{2})")
_NAMED = re.compile(r"(?P<d>\d{1,2})[\s./-]*(?P<m>[a-z]+)\.?[\s./,-]*(?P<y>\d{4}|\d{2})")
_LEAD = re.compile(r"(?P<n>\d{1,3})\s*(?P<unit>menit|jam|hari|minggu|bulan)(?:\s+kerja)?")
_LEAD_RANGE = re.compile(
    r"\d{1,3}\s*(?:-|s/d|sampai|hingga|atau)\s*(?P<most>\d{1,3}\s*(?:menit|jam|hari|minggu|bulan))"
)
_LEAD_WORDS = {
    **dict.fromkeys(("sehari", "satu hari", "1x24 jam", "1 x 24 jam", "h-1"), "1 hari"),
    **dict.fromkeys(("dua hari", "2x24 jam", "2 x 24 jam", "h-2"), "2 hari"),
    **dict.fromkeys(("tiga hari", "3x24 jam", "3 x 24 jam", "h-3"), "3 hari"),
    **dict.fromkeys(("seminggu", "satu minggu"), "1 minggu"),
    **dict.fromkeys(("sebulan", "satu bulan"), "1 bulan"),
    **dict.fromkeys(("sejam", "satu jam"), "1 jam"),
    "setengah jam": "30 menit",
    "setengah hari": "12 jam",
}
"""Lead times in words, as what is written for them instead."""
_UNITS = {
    "menit": timedelta(minutes=1),
    "jam": timedelta(hours=1),
    "hari": timedelta(days=1),
    "minggu": timedelta(weeks=1),
    "bulan": timedelta(days=30),
}


def day(value: object) -> date:
    """Return a date between 1990 and 2100; raises on anything else, naming a date that the calendar does not have."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    spelled = _BEFORE.sub("", typed(value, _HINT).casefold().rstrip(". "), count=1)
    spelled = _STAMP.sub("", spelled)
    if serial := _SERIAL.fullmatch(spelled):
        return _BEFORE_SERIALS + timedelta(days=int(serial["days"]))
    found = _ISO.fullmatch(spelled) or _DAY_FIRST.fullmatch(spelled) or _NAMED.fullmatch(spelled)
    if not found or not spelled.isascii():
        if (short := _YEARLESS.fullmatch(spelled)) and (short["m"].isdigit() or short["m"] in MONTH_NUMBERS):
            raise wrong("belum menyebut tahun", _HINT)
        raise wrong("belum terbaca sebagai tanggal", _HINT)
    month = int(found["m"]) if found["m"].isdigit() else MONTH_NUMBERS.get(found["m"])
    if month is None:
        raise wrong(f"memuat nama bulan yang tidak dikenal, `{found['m'][:20]}`", _HINT)
    return _on_the_calendar(int(found["d"]), month, found["y"])


def lead_time(value: object) -> object:
    """Return `{duration, written}` for `2 hari`, `3 jam`, `30 menit`, `1 minggu`; raises on anything else."""
    hint = "Tulis angka dan satuannya, misalnya `{key}: 2 hari` atau `{key}: 3 jam`."
    if not isinstance(value, str | list | dict):
        return value
    spelled = typed(value, hint)
    low = spelled.casefold()
    spelled = _LEAD_WORDS.get(low, spelled)
    found = _LEAD.fullmatch(spelled.casefold())
    if not found or int(found["n"]) == 0:
        if several := _LEAD_RANGE.fullmatch(low):
            raise wrong("menyebut dua lama waktu", f"Tulis yang paling lama saja: `{{key}}: {several['most']}`.")
        if low in {"langsung", "langsung jadi", "siap", "ready", "ada", "tidak ada", "-", "0"}:
            hint += " Kalau bisa langsung diambil, hapus baris ini."
        raise wrong("belum terbaca sebagai lama waktu", hint)
    return {"duration": int(found["n"]) * _UNITS[found["unit"]], "written": spelled}


def _on_the_calendar(number: int, month: int, year_written: str) -> date:
    if len(year_written) == 2:  # noqa: PLR2004 - two digits
        full = f"{number}-{month:02}-20{year_written}"
        raise wrong("belum jelas tahunnya", f"Tulis tahun dengan empat angka, misalnya `{{key}}: {full}`.")
    year = int(year_written)
    if month > len(MONTHS) and 1 <= number <= len(MONTHS) and month <= monthrange(2000, number)[1]:
        raise wrong(
            f"menyebut bulan ke-{month}, padahal hanya ada 12 bulan",
            f"Tulis tanggal dulu, baru bulan: `{{key}}: {month}-{number:02}-{year}`.",
        )
    if not 1 <= month <= len(MONTHS):
        raise wrong(f"menyebut bulan ke-{month}, padahal hanya ada 12 bulan", _HINT)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise wrong(f"menyebut tahun {year}, itu tidak wajar", _HINT)
    last = monthrange(year, month)[1]
    if not 1 <= number <= last:
        name = MONTHS[month - 1]
        raise wrong(
            f"tidak ada di kalender: {number} {name} {year}",
            f"{name} {year} hanya sampai tanggal {last}. Tulis misalnya `{{key}}: {last} {name} {year}`.",
        )
    return date(year, month, number)
