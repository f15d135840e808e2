"""From the cells of a table to rows of texts: where its header is, what its columns mean, what its values say."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from katalog.contract import key_names
from katalog.contract.nothing import is_nothing
from katalog.volunteers.tables.columns import TABLES, Column, TableName, headers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROWS_BEFORE_HEADER = 20
"""Rows of titles and remarks above the header that are looked through for it."""
ROWS_MAX = 50_000
"""Rows of a table; more is a mistake, or not a village."""
NIB_DIGITS: Final = 13
"""A spreadsheet that takes a NIB for a number drops its leading zeros."""
DIGITS_KEPT = 15
"""Digits of a number that spreadsheets keep (IEEE 754 double); further ones have become zeros."""

_ERRORS = frozenset({"#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})


class TableError(Exception):
    """A spreadsheet cannot be read; the message says why, in Indonesian."""


@dataclass(frozen=True)
class Row:
    """One row: its number as the spreadsheet shows it, its cells as text by column, the pictures pasted into it."""

    number: int
    cells: dict[Column, str]
    pictures: tuple[tuple[str, bytes], ...] = ()
    """Ending and content of each."""
    faults: tuple[tuple[str, str], ...] = ()
    """Header and sentence on a cell whose content is lost."""


@dataclass
class Table:
    """One sheet or file: which table it is, its rows, and headers that mean nothing here."""

    name: TableName
    source: str
    rows: list[Row] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)


Cells = tuple[int, list[Any]]
"""The number of a row and what is in its cells, from the first column."""
Pictures = dict[int, list[tuple[str, bytes]]]
"""By the number of a row: ending and content of each picture in it."""


def table_of(source: str, title: str, rows: Sequence[Cells], pictures: Pictures) -> Table | None:
    """Return the rows as a table, or None where no header is found among the first ones."""
    best: tuple[int, int, TableName] | None = None
    for position, (_, cells) in enumerate(rows[:ROWS_BEFORE_HEADER]):
        headers = [key_names.fold(str(cell)) for cell in cells if cell not in {None, ""}]
        for name in TABLES:
            known = sum(header in headers_of(name) for header in headers)
            score = 10 * known + 5 * (name.casefold() in title.casefold())
            if known >= 2 and (best is None or score > best[0]):  # noqa: PLR2004 - one alone may be chance
                best = (score, position, name)
    if best is None:
        return None
    _, position, name = best
    table = Table(name, source)
    columns = _header(rows[position][1], table)
    for number, cells in rows[position + 1 :]:
        row = _row(number, cells, columns, pictures.get(number, ()))
        if row.cells or row.pictures or row.faults:
            table.rows.append(row)
    return table


def _header(cells: Iterable[Any], table: Table) -> dict[int, Column]:
    known = headers_of(table.name)
    columns: dict[int, Column] = {}
    for at, cell in enumerate(cells):
        header = str(cell).strip() if cell is not None else ""
        column = known.get(key_names.fold(header)) if header else None
        if column is None or column in columns.values():
            if header:
                table.strangers.append(header)
            continue
        columns[at] = column
    return columns


def _row(number: int, cells: Sequence[Any], columns: dict[int, Column], pictures: Sequence[tuple[str, bytes]]) -> Row:
    texts: dict[Column, str] = {}
    faults: list[tuple[str, str]] = []
    for at, column in columns.items():
        value = cells[at] if at < len(cells) else None
        if isinstance(value, str) and value.strip() in _ERRORS:
            faults.append((column.header, _lost(column)))
            continue
        if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= 10**DIGITS_KEPT:
            faults.append(
                (column.header, "angka ini terlalu panjang dan sudah dibulatkan oleh Excel; ketik ulang sebagai teks")
            )
            continue
        if not is_nothing(text := as_text(value, column.field.key), column.field):
            texts[column] = text
    return Row(number, texts, tuple(pictures), tuple(faults))


def _lost(column: Column) -> str:
    if column.field.key == "foto":
        return "gambar di dalam sel tidak bisa dibaca; di Excel pilih Place over Cells, atau tulis nama berkasnya"
    return "rumusnya rusak, jadi isinya tidak ada"


def as_text(value: Any, key: str) -> str:  # noqa: PLR0911 - one way for each kind of value
    """Return what a cell holds as it would be typed into an entry: real dates, times and numbers become text."""
    match value:
        case None:
            return ""
        case bool():
            return "ya" if value else "tidak"
        case int() | float():
            return _number(value, key)
        case datetime():
            return value.date().isoformat() if (value.hour, value.minute) == (0, 0) else f"{value:%H.%M}"
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H.%M}"
        case timedelta():
            minutes = int(value.total_seconds()) // 60
            return f"{minutes // 60:02}.{minutes % 60:02}"
        case _:
            return str(value).strip()


def _number(value: float, key: str) -> str:
    if not math.isfinite(value):
        return ""
    text = str(int(value)) if value == int(value) else repr(value).replace(".", ",")
    return text.zfill(NIB_DIGITS) if key == "nib" else text
