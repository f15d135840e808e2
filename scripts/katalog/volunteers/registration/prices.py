"""Finds prices among the words of a message: which digits are rupiah, which are sizes, which prices belong together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from katalog.contract import hamlets, values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from katalog.volunteers.registration.account import Piece

PLAIN_MIN: Final = 500
"""Rupiah from which a number without any sign of money can be a price: below, it counts or measures something."""
COIN: Final = 100
"""Rupiah from which a number with a unit behind a stroke is a price: `200/ekor`."""
SIZE_MAX: Final = 5_000
"""Below this a plain number before a measure is a size (`500 ml`), from here on a price (`20000 kg`)."""
_NUMBER = r"\d+(?:[.,]\d+)*"
_UNIT = r"ribu|rbu|rb|juta|jt|k"
_TAIL = r"\s?,\s?-{1,2}|\.-|,00(?!\d)"
_AMOUNT = re.compile(
    rf"(?<![\w.,])(?P<rp>(?:rp|idr)\s?\.?\s?|@\s?)?(?P<number>{_NUMBER})(?:\s?(?P<unit>{_UNIT}))?(?P<tail>{_TAIL})?(?!\w)",
    re.IGNORECASE,
)
_BETWEEN = (
    r"\s*(?:-|\u2010|\u2011|\u2012|\u2013|\u2014|~|/|s\s?[./]\s?d\.?|\bsd\b"
    r"|\bsampai(?:\s+dengan)?\b|\bsampe\b|\bsmp\b|\bhingga\b|\batau\b)\s*"
)
_RANGE = re.compile(
    rf"(?<![\w.,])(?:(?:rp|idr)\s?\.?\s?|@\s?)?(?P<low>{_NUMBER}(?:\s?(?:{_UNIT})\b)?(?:{_TAIL})?){_BETWEEN}"
    rf"(?P<high>(?:rp|idr)?\s?\.?\s?{_NUMBER}(?:\s?(?P<unit>{_UNIT}))?(?:{_TAIL})?)(?!\w)",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.,])(?:\+?62|0)[\s.-]?\d[\d\s.-]{6,}\d(?!\w)|(?<!\w)8\d\d[\s-]\d{3,4}[\s-]\d{3,5}(?!\w)")
"""Digits that are dialled: no price begins with a zero."""
_A_PIECE = re.compile(r"\s?/\s?[^\W\d_]")
_MEASURE = re.compile(
    r"\s?(?:ml|cc|l|lt|ltr|liter|mg|gr|gram|g|kg|kilo|ons|cm|mm|inch|inci|watt|va|mah|gb|mb)\b", re.IGNORECASE
)
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_FROM = re.compile(
    r"\b(?:harga\s+)?(?:mulai|start|starting)(?:\s+(?:dari|dr|from))?(?:\s+harga)?[\s:]*$|\b(?:dari|dr)\s*$",
    re.IGNORECASE,
)
_AND_UP = re.compile(r"\s?-?\s?(?:an\b|ke\s?atas\b|up\b|\+(?!\s?\d))", re.IGNORECASE)
_DIGITS = "|".join(hamlets.numerals(number)[2] for number in range(1, 10))
"""The digits in words."""
MONEY: Final = re.compile(
    rf"\b(?:rp|idr)\b|\d\s?(?:{_UNIT})(?![^\W\d_])|\d{{1,3}}(?:[.,]\d{{3}})+|(?:ribu|rb|juta)an\b"
    rf"|\b(?:(?:se|{_DIGITS})\s?(?:belas|puluh|ratus)?\s?)+(?:ribu|rebu|juta)(?:an)?\b",
    re.IGNORECASE,
)
"""What looks like money, read or not: no name of a product may have it."""


@dataclass(frozen=True)
class Price:
    """A price as it stands in a text: where it begins and ends there, in rupiah; `high` where it is a range.

    `is_from` says that it is only the lowest. `words_begin` is where words like `mulai dari` before it begin.
    """

    rupiah: int
    begin: int
    end: int
    high: int | None = None
    is_from: bool = False
    words_begin: int = 0


def amount(text: str) -> int | None:
    """Return the rupiah that `text` says, None where it is not clearly an amount."""
    try:
        return values.rupiah(text.strip().rstrip(".,"))
    except ValueError:
        return None


def prices_in(piece: Piece) -> list[Price]:
    """Return the prices in `piece` from left to right; of two that span a range, one."""
    found: list[Price] = []
    phones = [match.span() for match in _PHONE.finditer(piece.text)]
    for price in _all(piece.text):
        if any(begin < price.end and price.begin < end for begin, end in phones):
            continue
        if not found or price.begin >= found[-1].end:
            found.append(price)
    return found


def _all(text: str) -> Iterator[Price]:
    ranges = [price for found in _RANGE.finditer(text) if (price := _range(found, text))]
    singles = [price for found in _AMOUNT.finditer(text) if (price := _single(found, text))]
    yield from sorted((*ranges, *singles), key=lambda price: (price.begin, price.high is None))


def _single(found: re.Match[str], text: str) -> Price | None:
    number = found["number"]
    marked = found["rp"] or found["unit"] or found["tail"]
    if not marked and not (_A_PIECE.match(text, found.end()) and number.isdecimal() and int(number[:9]) >= COIN):
        plain = int(number) if number.isdecimal() and len(number) < 10 else 0  # noqa: PLR2004 - no price is longer
        if not _GROUPED.fullmatch(number) and plain < PLAIN_MIN:
            return None
        if plain < SIZE_MAX and _MEASURE.match(text, found.end()):
            return None
    rupiah = amount(f"{number}{found['unit'] or ''}")
    if rupiah is None:
        return None
    up = _AND_UP.match(text, found.end())
    words = _FROM.search(text, 0, found.start())
    return Price(
        rupiah,
        found.start(),
        up.end() if up else found.end(),
        is_from=bool(up or words),
        words_begin=words.start() if words else found.start(),
    )


def _range(found: re.Match[str], text: str) -> Price | None:
    """Return the range that `found` is: `10.000-15.000`, `10rb/15rb`, `3-5rb`; both sides have to be amounts."""
    low_text = found["low"]
    if low_text.isdecimal() and len(low_text) <= 3 and found["unit"]:  # noqa: PLR2004 - `3-5rb`, `250/300rb`
        low_text += found["unit"]
    low, high = amount(low_text), amount(found["high"])
    is_money = (
        found["unit"] or _GROUPED.search(found["high"]) or "rp" in found[0].casefold() or (high or 0) >= PLAIN_MIN
    )
    if low is None or high is None or low == high or not is_money or _MEASURE.match(text, found.end()):
        return None
    words = _FROM.search(text, 0, found.start())
    begin = words.start() if words else found.start()
    return Price(min(low, high), found.start(), found.end(), max(low, high), is_from=True, words_begin=begin)
