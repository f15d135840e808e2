from datetime import date, datetime

import opening_reference
import pytest
from babel.dates import format_date
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from katalog import formats

DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))


@given(st.integers(-(10**12), 10**12))
def test_rupiah_is_what_babel_writes_without_decimals(amount):
    assert formats.rupiah(amount) == format_currency(amount, "IDR", "¤#,##0", locale="id_ID", currency_digits=False)


@pytest.mark.parametrize(
    ("amount", "shown"), [(15_000, "Rp15.000"), (0, "Rp0"), (999, "Rp999"), (1_500_000, "Rp1.500.000")]
)
def test_rupiah(amount, shown):
    assert formats.rupiah(amount) == shown


@given(DAYS)
def test_long_dates_are_what_babel_writes(day):
    assert formats.long_date(day) == format_date(day, "long", locale="id_ID")


def test_dates_of_each_length():
    day = date(2026, 3, 20)
    assert formats.long_date(day) == "20 Maret 2026"
    assert formats.day_and_month(day) == "20 Maret"
    assert opening_reference.weekday(day) == "Jumat"


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (date(2026, 3, 20), date(2026, 3, 25), "20–25 Maret 2026"),
        (date(2026, 3, 20), date(2026, 4, 2), "20 Maret – 2 April 2026"),
        (date(2026, 12, 20), date(2027, 1, 2), "20 Desember 2026 – 2 Januari 2027"),
        (date(2026, 3, 20), date(2026, 3, 20), "20 Maret 2026"),
        (date(2026, 3, 20), None, "20 Maret 2026"),
        (None, date(2026, 3, 20), "20 Maret 2026"),
        (None, None, ""),
    ],
)
def test_a_range_names_once_what_both_days_share(start, end, shown):
    assert formats.date_range(start, end) == shown


@pytest.mark.parametrize(
    ("minutes", "shown"), [(0, "00.00"), (480, "08.00"), (1439, "23.59"), (1440, "24.00"), (1500, "01.00")]
)
def test_clock(minutes, shown):
    assert formats.clock(minutes) == shown


def test_time_of_a_moment():
    assert opening_reference.time_of(datetime(2026, 3, 20, 8, 5)) == "08.05"  # noqa: DTZ001  # the village's own time


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+6281234567890", "0812-3456-7890"),
        ("+628111234567", "0811-1234-567"),
        ("+62614567890", "(061) 4567890"),
        ("+62811123", "0811123"),
        ("+6581112345", "+65 8111 2345"),
        ("bukan nomor", "bukan nomor"),
    ],
)
def test_a_phone_number_is_shown_as_it_is_dialled(number, shown):
    assert formats.phone_for_people(number) == shown


@given(st.integers(10**8, 10**11 - 1))
def test_a_shown_mobile_number_keeps_its_digits(rest):
    shown = formats.phone_for_people(f"+628{rest}")
    assert "".join(char for char in shown if char.isdigit()) == f"08{rest}"


def test_a_number_has_indonesian_separators():
    assert formats.number(1234.5) == "1.234,5"
