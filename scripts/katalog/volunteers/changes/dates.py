"""Reads days as owners name them: `besok`, `tanggal 8 sampai 15 Maret`; without a year the next one that has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from katalog.contract import values
from katalog.volunteers.registration.account import Piece

LONGEST: Final = timedelta(days=183)
"""More days than anybody is away: then a month or a year is wrong."""
_MONTH = "|".join(sorted((name for name in values.MONTH_NUMBERS if len(name) > 2), key=len, reverse=True))  # noqa: PLR2004
_TO = (
    r"\s*(?:-|\u2013|\u2014|s/d|s\.d\.?|\bsd\b|\bsampai(?:\s+dengan)?\b|\bsampe\b|\bhingga\b)\s*(?:tanggal|tgl\.?)?\s*"
)
_DAY = (
    rf"(?P<d{{0}}>\d{{{{1,2}}}})(?:\s*(?P<m{{0}}>{_MONTH})\b|\s*/\s*(?P<n{{0}}>\d{{{{1,2}}}}))?"
    r"(?:\s*[/ ]\s*(?P<y{0}>20\d\d))?"
)
_RANGE = re.compile(
    rf"(?:\b(?:dari|mulai)\s+)?(?:\b(?:tanggal|tgl)\b\.?\s*)?{_DAY.format(1)}{_TO}{_DAY.format(2)}(?![\w.])",
    re.IGNORECASE,
)
_ONE = re.compile(rf"(?:\b(?:pada\s+)?(?:tanggal|tgl)\b\.?\s*)?{_DAY.format(1)}(?![\w.])", re.IGNORECASE)
_YEAR = re.compile(rf"(\b(?:{_MONTH})\s+|/\s*\d{{1,2}}/)20\d\d(?!\w)", re.IGNORECASE)
_WORDS: Final = {"hari ini": 0, "besok": 1, "esok": 1, "lusa": 2}
_WORD = re.compile(r"\b(?:hari\s+ini|besok|esok|lusa)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Days:
    """The first and the last of some days, and where they are named."""

    first: date
    last: date
    piece: Piece


def days_in(piece: Piece, today: date) -> Days | None:
    """Return the days that `piece` names, None where it names none or the calendar has them not."""
    if found := _RANGE.search(piece.text):
        return _between(piece.of(found), found.groupdict(), today)
    if (found := _ONE.search(piece.text)) and (found["m1"] or found["n1"]):
        parts = found.groupdict()
        day = _next(parts["d1"], parts["m1"] or parts["n1"], parts["y1"], today)
        return Days(day, day, piece.of(found)) if day else None
    if found := _WORD.search(piece.text):
        day = today + timedelta(days=_WORDS[re.sub(r"\s+", " ", found.group().casefold())])
        return Days(day, day, piece.of(found))
    return None


def without_years(piece: Piece) -> Piece:
    """Return `piece` with the years of its dates blanked, which look like prices."""
    return Piece(_YEAR.sub(lambda found: found[1] + " " * 4, piece.text), piece.start)


def _between(piece: Piece, parts: dict[str, str | None], today: date) -> Days | None:
    last_month = parts["m2"] or parts["n2"]
    first_month = parts["m1"] or parts["n1"] or last_month
    if not last_month:
        return None
    last = _next(parts["d2"], last_month, parts["y2"], today)
    if last is None:
        return None
    first = _on(parts["d1"], first_month, parts["y1"] or str(last.year))
    if first is not None and first > last and parts["m1"] and not parts["y1"]:  # over New Year
        first = _on(parts["d1"], first_month, str(last.year - 1))
    is_span = first is not None and first <= last <= first + LONGEST
    return Days(first, last, piece) if first is not None and is_span else None


def _next(number: str | None, month: str | None, year: str | None, today: date) -> date | None:
    """Return that day in `year`, or in the first year from `today` on that has it."""
    years = [year] if year else [str(today.year + more) for more in range(9)]
    found = (_on(number, month, one) for one in years)
    return next((day for day in found if day is not None and (year or day >= today)), None)


def _on(number: str | None, month: str | None, year: str | None) -> date | None:
    try:
        return values.day(f"{number} {month} {year}" if month and not month.isdecimal() else f"{number}/{month}/{year}")
    except ValueError:
        return None
