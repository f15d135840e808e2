"""Draws the lines of a price list on paper: a name is never cut and never too small to read, it takes another line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from katalog.share.cards.lettering import LINE_HEIGHT, LOWEST, TALLEST, Face
from katalog.share.kit.paper import GREY, Area, Sheet
from katalog.share.kit.paper_text import LEAST, Style, fit, text_width
from katalog.share.kit.print_content import PriceRow

EDGE = "#d9ccb4"
SIZE, INNER_SIZE = 5.0, 4.2  # mm of a product's and a variant's letters
ROW, INNER_ROW = 9.5, 7.5  # mm of their lines at least
SMALLER = 0.8  # of a name that does not fit on one line, before it takes another
UNIT = 0.82  # of a name's size
PRICE_PART = 0.42  # of the width at most
INDENT = 6.0  # mm of a variant
GAP = 4.0  # mm between name, unit and price
STEPS = 12  # of the sizes between the usual and the largest that are tried
MOST_LINES = 60
ENDLESS = 1e6  # mm: a row is as high as its name needs


@dataclass(frozen=True)
class _Set:
    """A row in its sizes: the name's style and height, the widths of name and price, whether its unit is below it."""

    name: Style
    tall: float
    name_width: float
    price_width: float
    is_unit_below: bool
    height: float


def row_height(row: PriceRow, width: float, scale: float) -> float:
    """Return how many millimetres a row of that width needs; `scale` enlarges all of it."""
    return _set(row, width, scale).height


def largest_scale(rows: Sequence[PriceRow], width: float, height: float, largest: float) -> float:
    """Return how much rows are enlarged to fill `width` by `height` millimetres: from 1, which may not fit, up."""
    scales = [1 + (largest - 1) * step / STEPS for step in range(STEPS, 0, -1)]
    return next((each for each in scales if sum(row_height(row, width, each) for row in rows) <= height), 1.0)


def price_row(sheet: Sheet, row: PriceRow, area: Area, colour: str, scale: float) -> None:
    """Draw a row: the name at the left, its unit beside or below it, the price at the right, a line over a product."""
    made = _set(row, area.width, scale)
    if not row.inner:
        sheet.line(area.left, area.right, area.top, EDGE)
    left = area.left + (INDENT * scale if row.inner else 0.0)
    unit = _unit(made.name.largest)
    below = _tall(unit.largest, 1) if made.is_unit_below else 0.0
    top = area.top + (area.height - made.tall - below) / 2
    end = sheet.write(row.name, Area(left, top, made.name_width, made.tall * 1.02), made.name)
    if made.is_unit_below:
        sheet.write(row.unit, Area(left, end, made.name_width, below * 1.02), unit)
    elif row.unit:
        beside = Area(left, area.top, area.right - made.price_width - GAP - left, area.height)
        _in_middle(sheet, row.unit, beside, unit)
    price = Area(area.right - made.price_width, area.top, made.price_width, area.height)
    _in_middle(sheet, row.price, price, Style(Face.EXTRA, _size(row, scale), LEAST, 1, colour))


def _set(row: PriceRow, width: float, scale: float) -> _Set:
    size, face = _size(row, scale), Face.MEDIUM if row.inner else Face.BOLD
    price_width = min(width * PRICE_PART, text_width(row.price, Face.EXTRA, size) + 1) if row.price else 0.0
    room = width - price_width - GAP - (INDENT * scale if row.inner else 0.0)
    unit_width = text_width(row.unit, Face.MEDIUM, size * UNIT) + GAP if row.unit else 0.0
    alone = text_width(row.name, face, size) + 1
    is_unit_below = bool(row.unit) and alone + unit_width > room
    if alone > room:
        size = max(LEAST, size * SMALLER)
    style = Style(face, size, size, MOST_LINES)
    tall = _tall(size, len(fit(row.name, room, ENDLESS, style)[1]))
    least = (INNER_ROW if row.inner else ROW) * scale
    unit = _tall(_unit(size).largest, 1) if is_unit_below else 0.0
    padding = least - _tall(_size(row, scale), 1)
    return _Set(style, tall, room, price_width, is_unit_below, max(least, tall + unit + padding))


def _size(row: PriceRow, scale: float) -> float:
    return max(LEAST, (INNER_SIZE if row.inner else SIZE) * scale)


def _unit(size: float) -> Style:
    """Return the style of a unit beside or below a name of that size: never larger than it."""
    return Style(Face.MEDIUM, max(LEAST, min(size, size * UNIT)), LEAST, 1, GREY)


def _tall(size: float, lines: int) -> float:
    return size * (TALLEST + LOWEST + LINE_HEIGHT * (lines - 1)) if lines else 0.0


def _in_middle(sheet: Sheet, text: str, area: Area, style: Style) -> None:
    """Write one line at the right, in the middle of the area's height."""
    size, lines = fit(text, area.width, area.height, style)
    up = max(0.0, (area.height - _tall(size, len(lines))) / 2)
    sheet.write(text, Area(area.left, area.top + up, area.width, area.height - up), style, align="right")
