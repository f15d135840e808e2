"""Turns the cells of a table into rows of texts: where its heading is, what its columns mean, what its values say."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from katalog.contract import key_names, values
from katalog.contract.nothing import is_nothing
from katalog.volunteers.registration.labels import key_of
from katalog.volunteers.registration.phrases import is_about_consent
from katalog.volunteers.tables import forms
from katalog.volunteers.tables.columns import TABLES, Column, TableName, headers_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROWS_BEFORE_HEADER = 20
"""Rows of titles and remarks above the header that are looked through for it."""
ROWS_MAX = 50_000
"""Rows of a table; more is a mistake, or not a village."""
CELLS_MAX = 2_000_000
"""Cells of a table, the empty ones before the last of each row among them: 40 in every row."""
TOO_LONG: Final = f"Tabel ini terlalu panjang, paling banyak {ROWS_MAX} baris."
NIB_DIGITS: Final = 13
"""A spreadsheet that takes a NIB for a number drops its leading zeros."""
DIGITS_KEPT = 15
"""Digits of a number that spreadsheets keep (IEEE 754 double); further ones have become zeros."""

NOT_COMPUTED: Final = "#RUMUS!"
"""What stands for a formula that was saved without its value (by pandas, openpyxl, some phones)."""
_SHORTENED: Final = re.compile(r"\d(?:[.,]\d+)?E\+?\d{1,2}", re.IGNORECASE)
"""A long number as spreadsheets show it in a narrow column, and save it as csv: its last digits are lost."""
_REMARK: Final = re.compile(r"\s*[(\[:,;?].*|\s[-\u2013]\s.*", re.DOTALL)
_DATES: Final = frozenset({"dikonfirmasi", "persetujuan", "mulai", "sampai"})
_SERIAL: Final = re.compile(r"\d{5}(?:[.,]\d+)?")
_LEAD: Final = re.compile(r"(?:link|tautan|alamat|tulis|isi)\s+", re.IGNORECASE)
"""What headers of forms have around the name of a column: `Nomor WhatsApp (aktif)`, `Link Google Maps`."""
_ERRORS = frozenset({"#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"})


_PICTURE_LOST: Final = (
    "gambar di dalam sel tidak bisa dibaca; di Excel pilih Place over Cells, atau tulis nama berkasnya"
)


class TableError(Exception):
    """A spreadsheet cannot be read; the message says why, in Indonesian."""


@dataclass(frozen=True)
class Row:
    """One row: its number as the spreadsheet shows it, its cells as text by column, the pictures pasted into it."""

    number: int
    cells: dict[Column, str]
    pictures: tuple[tuple[str, bytes], ...] = ()
    """Ending and content of each."""
    faults: list[tuple[str, str]] = field(default_factory=list)
    """Header and sentence on a cell whose content is lost."""


@dataclass
class Table:
    """One sheet or file: which table it is, its rows, and headers that mean nothing here."""

    name: TableName
    source: str
    rows: list[Row] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    headers: dict[tuple[str, ...], str] = field(default_factory=dict)
    """For each column found, by its way: what it is called here."""


Cells = tuple[int, list[Any]]
"""The number of a row and what is in its cells, from the first column."""
Picture = tuple[str, bytes]
"""Ending and content."""
Pictures = dict[int, list[Picture]]
"""By the number of a row: the pictures in it."""


def table_of(source: str, title: str, rows: Sequence[Cells], pictures: Pictures) -> Table | None:
    """Return the rows as a table, or None where no header is found among the first ones."""
    best: tuple[int, int, TableName] | None = None
    for position, (_, cells) in enumerate(rows[:ROWS_BEFORE_HEADER]):
        headers = [str(cell).strip() for cell in cells if cell not in {None, ""}]
        for name in TABLES:
            known = sum(any(word in headers_of(name) for word in _words(header)) for header in headers)
            score = 10 * known + 5 * (name.casefold() in title.casefold())
            if known >= 2 and (best is None or score > best[0]):  # noqa: PLR2004 - one alone may be chance
                best = (score, position, name)
    if best is None:
        return None
    _, position, name = best
    table = Table(name, source)
    header, body = forms.joined(rows[position][1], rows[position + 1 :], lambda cell: as_text(cell, ""))
    columns = _header(header, table)
    if any(column.way == ("persetujuan",) for column in columns.values()):
        table.strangers = [name for name in table.strangers if key_names.fold(name) not in forms.STAMPS]
    stamp = next((at for at, cell in enumerate(header) if key_names.fold(str(cell)) in forms.STAMPS), len(header))
    for number, cells in body:
        row = _row(number, cells, columns, pictures.get(number, ()), table.headers)
        _settle_consent(row, table, str(cells[stamp]) if stamp < len(cells) else "")
        if row.cells or row.pictures or row.faults:
            table.rows.append(row)
    return table


def _settle_consent(row: Row, table: Table, stamp: str) -> None:
    """Put the day of consent for a form's "ya", or note what is wrong with it."""
    for column, text in list(row.cells.items()):
        if column.way == ("persetujuan",):
            day, sentence = forms.agreed(text, stamp)
            row.cells.pop(column)
            if day:
                row.cells[column] = day
            if sentence:
                row.faults.append((table.headers.get(column.way, column.header), sentence))


def _header(cells: Iterable[Any], table: Table) -> dict[int, Column]:
    """Return the columns by position. A header that is a column's name comes before one with a remark around it."""
    known = headers_of(table.name)
    headers = {at: str(cell).strip() for at, cell in enumerate(cells) if cell is not None and str(cell).strip()}
    columns: dict[int, Column] = {}
    for is_whole in (True, False):
        for at, header in headers.items():
            words = _words(header)[:1] if is_whole else _words(header)
            column = next((known[word] for word in words if word in known), None)
            if column is None and not is_whole and table.name == "Usaha":
                column = _asked(_REMARK.sub("", header), known)
            if at not in columns and column is not None and column not in columns.values():
                columns[at] = column
                table.headers[column.way] = _REMARK.sub("", header) or header
    table.strangers += [header for at, header in headers.items() if at not in columns]
    return dict(sorted(columns.items()))


def _asked(header: str, known: dict[str, Column]) -> Column | None:
    """Return the column that a heading of a form asks for in other words: `Nama Usaha Anda`."""
    key = "persetujuan" if is_about_consent(header) else key_of(header)
    way = tuple(key.split("."))
    return next((column for column in known.values() if key and column.way == way), None)


def _words(header: str) -> list[str]:
    """Return what a header may be the name of, folded: itself, without its remark, without what leads it in."""
    bare = _REMARK.sub("", header)
    return list(dict.fromkeys(key_names.fold(word) for word in (header, bare, _LEAD.sub("", bare, count=1))))


def _row(
    number: int,
    cells: Sequence[Any],
    columns: dict[int, Column],
    pictures: Sequence[tuple[str, bytes]],
    headers: dict[tuple[str, ...], str],
) -> Row:
    texts: dict[Column, str] = {}
    faults: list[tuple[str, str]] = []
    for at, column in columns.items():
        value = cells[at] if at < len(cells) else None
        if sentence := _lost(value, column):
            faults.append((headers.get(column.way, column.header), sentence))
            continue
        if not is_nothing(text := as_text(value, column.field.key), column.field):
            texts[column] = _day(text) if column.field.key in _DATES and _SERIAL.fullmatch(text) else text
    return Row(number, texts, tuple(pictures), faults)


def _day(serial: str) -> str:
    """Return the date that a number of days since 1900 is, or the number as it is where it is none."""
    try:
        return values.day(serial).isoformat()
    except ValueError:
        return serial


def _lost(value: Any, column: Column) -> str:
    """Return what is to be said of a cell whose content is lost, nothing for any other."""
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= 10**DIGITS_KEPT:
        return "angka ini terlalu panjang dan sudah dibulatkan oleh Excel; ketik ulang sebagai teks"
    text = value.strip() if isinstance(value, str) else ""
    if text == NOT_COMPUTED or (text.startswith("=") and column.field.is_amount):
        return "rumusnya belum dihitung; buka berkas ini di Excel atau LibreOffice, simpan, lalu impor lagi"
    if _SHORTENED.fullmatch(text):
        return "angka ini disingkat oleh Excel, jadi sebagian angkanya hilang; ketik ulang sebagai teks"
    if text in _ERRORS:
        is_photo = column.field.key == "foto"
        return _PICTURE_LOST if is_photo else "rumusnya rusak, jadi isinya tidak ada"
    return ""


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
