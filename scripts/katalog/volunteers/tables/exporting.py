"""Writes the catalogue as a spreadsheet, xlsx or csv, that can be changed and imported again."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from katalog.data.csv_cells import guarded
from katalog.files import write_whole
from katalog.volunteers.tables import cells
from katalog.volunteers.tables.columns import LISTS, TABLES, Column, TableName, columns_of
from katalog.volunteers.tables.rows import TableError
from katalog.volunteers.tables.xlsx import openpyxl
from katalog.volunteers.writing.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from katalog.contract.model import Business

CELL_MAX = 32_767
"""Characters that Excel keeps in a cell."""
WIDTHS = (12, 60)
"""Columns are as wide as their texts, but not narrower or wider than so many characters."""

PROPERTIES = "docProps/core.xml"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")  # the library writes the clock's time, whatever it is told

Rows = list[dict[Column, str]]


def rows_of(businesses: Sequence[Business], table: TableName) -> Rows:
    """Return the rows of a table: what stands in each column, for columns with a value."""
    own = columns_of(table)[0]
    rows: Rows = []
    for business in businesses:
        tree = tree_of(business)
        items = [tree] if table == "Usaha" else tree.get(LISTS[table], [])
        rows.extend({own: business.slug, **dict(_cells(item, table))} for item in items)
    return rows


def export(businesses: Sequence[Business], target: Path, today: date, *, overwrite: bool = False) -> list[Path]:
    """Write `target`, a workbook where its name ends in `.xlsx`, else a folder of csv files; return what was written.

    Without `overwrite` nothing that is there is replaced: it may be a table somebody is filling in. Raises TableError.
    """
    is_workbook = target.suffix.lower() == ".xlsx"
    files = [target] if is_workbook else [target / f"{table.casefold()}.csv" for table in TABLES]
    if not overwrite and (there := [file for file in files if file.exists()]):
        raise TableError(f"`{there[0]}` sudah ada dan tidak ditimpa. Pilih nama lain, atau tambahkan `--timpa`.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if is_workbook:
            export_xlsx(businesses, target, today)
        else:
            export_csv(businesses, target)
    except OSError as error:
        raise TableError(f"`{target}` tidak bisa ditulis ({error.strerror}).") from None
    return files


def export_csv(businesses: Sequence[Business], folder: Path) -> list[Path]:
    """Write `usaha.csv`, `produk.csv` and `promo.csv` into `folder` and return them.

    As the Excel of an Indonesian office opens them with a double click: semicolons, UTF-8 with a mark, no formulas.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for table in TABLES:
        out = io.StringIO(newline="")
        writer = csv.writer(out, delimiter=";")
        columns = columns_of(table)
        writer.writerow([column.header for column in columns])
        for row in rows_of(businesses, table):
            writer.writerow([guarded(row.get(column, "")) for column in columns])
        file = folder / f"{table.casefold()}.csv"
        write_whole(file, out.getvalue().encode("utf-8-sig"))
        files.append(file)
    return files


def export_xlsx(businesses: Sequence[Business], file: Path, today: date) -> None:
    """Write a workbook with a sheet a table. Every cell is text, so nothing is guessed; raises TableError."""
    library = openpyxl()
    book = library.Workbook()
    book.remove(book.active)
    for table in TABLES:
        sheet = book.create_sheet(table)
        columns = columns_of(table)
        rows = rows_of(businesses, table)
        head(library, sheet, columns)
        for number, row in enumerate(rows, 2):
            for at, column in enumerate(columns, 1):
                if text := row.get(column):
                    if len(text) > CELL_MAX:
                        raise TableError(
                            f"{column.header} `{row[columns[0]]}` terlalu panjang untuk sel Excel; pakai CSV."
                        )
                    write_text(library, sheet.cell(number, at), text)
        _set_widths(library, sheet, columns, rows)
    save(book, file, today)


def head(library: Any, sheet: Any, columns: Sequence[Column]) -> None:
    """Write the header of a sheet: it stays in view, and columns that every row needs are marked."""
    for at, column in enumerate(columns, 1):
        cell = sheet.cell(1, at, f"{column.header} *" if column.required else column.header)
        cell.font = library.styles.Font(bold=True, color="FFFFFF")
        cell.fill = library.styles.PatternFill("solid", fgColor="1B5E20" if column.required else "4E6E58")
        cell.alignment = library.styles.Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "B2"


def write_text(library: Any, cell: Any, text: str) -> None:
    """Put `text` into a cell as text: never a formula, and still none when it is copied or saved as csv."""
    cell.value = text
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = guarded(text) != text
    cell.alignment = library.styles.Alignment(vertical="top", wrap_text="\n" in text or len(text) > WIDTHS[1])


def save(book: Any, file: Path, today: date) -> None:
    """Save a workbook, dated `today` and the same bytes each time; raises TableError where it cannot be written."""
    book.properties.creator = "Katalog desa"
    book.properties.created = datetime.combine(today, time())
    out = io.BytesIO()
    book.save(out)
    try:
        write_whole(file, _dated(out.getvalue(), today))
    except OSError as error:
        raise TableError(f"`{file}` tidak bisa ditulis ({error.strerror}). Tutup dulu berkasnya di Excel.") from None


def _dated(workbook: bytes, today: date) -> bytes:
    """Return a workbook in which all that tells when it was saved is `today`."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as saved, zipfile.ZipFile(out, "w") as made:
        for name in saved.namelist():
            part = zipfile.ZipInfo(name, (today.year, today.month, today.day, 0, 0, 0))
            part.compress_type = zipfile.ZIP_DEFLATED
            content = saved.read(name)
            if name == PROPERTIES:
                content = _MODIFIED.sub(rf"\g<1>{today.isoformat()}T00:00:00Z".encode(), content)
            made.writestr(part, content)
    return out.getvalue()


def _cells(item: dict[str, Any], table: TableName) -> Iterator[tuple[Column, str]]:
    for column in columns_of(table)[1:]:
        value: Any = item
        for key in column.way:
            value = value.get(key) if isinstance(value, dict) else None
        if value is not None:
            yield column, cells.to_cell(value, column.field)


def _set_widths(library: Any, sheet: Any, columns: Sequence[Column], rows: Rows) -> None:
    for at, column in enumerate(columns, 1):
        longest = max((len(line) for row in rows for line in row.get(column, "").split("\n")), default=0)
        width = min(max(longest, len(column.header) + 2, WIDTHS[0]), WIDTHS[1])
        sheet.column_dimensions[library.utils.get_column_letter(at)].width = width
