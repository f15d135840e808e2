"""Writes amounts, dates, times and phone numbers as a person in Indonesia expects them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import phonenumbers
from babel import Locale
from babel.dates import format_date, format_timedelta
from babel.numbers import format_decimal, get_currency_symbol, get_group_symbol

if TYPE_CHECKING:
    from datetime import date, timedelta

LOCALE = Locale("id", "ID")
ENGLISH = Locale("en", "ID")
MINUTES_A_DAY = 24 * 60

# Babel needs 30 microseconds an amount, and a large site shows hundreds of thousands of them: what Babel knows about
# the locale is asked once, the digits are grouped here. A test compares both.
_CURRENCY = get_currency_symbol("IDR", locale=LOCALE)
_GROUP = get_group_symbol(LOCALE)
_REMEMBERED = 4096  # distinct dates or numbers: a village has fewer, and memory stays bounded


def _locale(language: str) -> Locale:
    """Return how dates are written; amounts are the same, since English as used in Indonesia groups them alike."""
    return ENGLISH if language == "en" else LOCALE


def rupiah(amount: int) -> str:
    """Return `amount` (whole rupiah) as `Rp15.000`, as Babel writes it for id_ID without decimals."""
    sign = "-" if amount < 0 else ""
    return f"{sign}{_CURRENCY}{abs(amount):,}".replace(",", _GROUP)


def number(value: float) -> str:
    """Return `value` with Indonesian separators: `1.234,5`."""
    return format_decimal(value, locale=LOCALE)


@lru_cache(maxsize=_REMEMBERED)
def long_date(day: date, language: str = "id") -> str:
    """Return `20 Maret 2026`, in English `20 March 2026`."""
    return format_date(day, "d MMMM y", locale=_locale(language))


@lru_cache(maxsize=_REMEMBERED)
def day_and_month(day: date, language: str = "id") -> str:
    """Return `20 Maret`, for a day whose year is plain from where it stands."""
    return format_date(day, "d MMMM", locale=_locale(language))


def weekday_name(index: int, language: str = "id") -> str:
    """Return the name of the weekday `index`, 0 for Monday (`Senin`)."""
    return str(_locale(language).days["stand-alone"]["wide"][index])


def date_range(start: date | None, end: date | None, language: str = "id") -> str:
    """Return both days, naming what they share once: `20-25 Maret 2026` (with an en dash).

    Of a range that is open on one side the known side is returned; "" where neither is known.
    """
    if start is None or end is None:
        known = start or end
        return long_date(known, language) if known else ""
    if start == end:
        return long_date(end, language)
    if start.year != end.year:
        return f"{long_date(start, language)} – {long_date(end, language)}"
    if start.month != end.month:
        return f"{day_and_month(start, language)} – {long_date(end, language)}"
    return f"{start.day}–{long_date(end, language)}"


def lead_time(duration: timedelta, written: str, language: str = "id") -> str:
    """Return how long something takes: in Indonesian as the owner wrote it, in English as `2 days`."""
    if language == "id":
        return written
    return str(format_timedelta(duration, granularity="minute", threshold=2, locale=_locale(language)))


def clock(minutes: int) -> str:
    """Return minutes from midnight as `08.00`; past 1440 it is the next day's time, and 1440 itself is `24.00`."""
    if minutes > MINUTES_A_DAY:
        minutes %= MINUTES_A_DAY
    return f"{minutes // 60:02}.{minutes % 60:02}"


def hours(intervals: tuple[tuple[int, int], ...]) -> str:
    """Return opening intervals (minutes from midnight) as entries have them: `07.00-12.00, 15.00-20.00`."""
    if intervals == ((0, MINUTES_A_DAY),):
        return "24 jam"
    return ", ".join(f"{clock(begin)}-{clock(end)}" for begin, end in intervals)


@lru_cache(maxsize=_REMEMBERED)
def phone_for_people(number_e164: str) -> str:
    """Return a number as it is dialled and read in its own country: `+6281234567890` -> `0812-3456-7890`.

    A number of another country keeps its country code; text that is no number comes back as it is.
    """
    try:
        parsed = phonenumbers.parse(number_e164)
    except phonenumbers.NumberParseException:
        return number_e164
    at_home = parsed.country_code == phonenumbers.country_code_for_region("ID")
    style = phonenumbers.PhoneNumberFormat.NATIONAL if at_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    shown = phonenumbers.format_number(parsed, style)
    # phonenumbers leaves numbers of unusual length bare: the leading 0 is what makes them dialable.
    return f"0{shown}" if at_home and shown == str(parsed.national_number) else shown
