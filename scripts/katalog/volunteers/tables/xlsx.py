"""Reads and writes tables in xlsx workbooks, with the pictures that lie over their cells."""

from __future__ import annotations

import importlib
import io
import re
import sys
import warnings
import zipfile
from typing import TYPE_CHECKING, Any, Final

from katalog.volunteers.tables.rows import NOT_COMPUTED, ROWS_MAX, Cells, Pictures, TableError

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS_MAX = 500
UNPACKED_MAX = 50_000_000
"""Bytes of sheets and texts once unpacked; 50,000 rows of a village have less. Reading takes ten times that."""
PICTURES_MAX = 200_000_000
"""Bytes of pictures once unpacked."""
EMU_A_POINT: Final = 12_700
USUAL_HEIGHT: Final = 15  # points; what Excel gives a row that says nothing

_MISSING_LIBRARY = (
    f"Paket untuk berkas Excel belum terpasang. Pasang dengan: {sys.executable} -m pip install openpyxl\n"
    "Atau simpan tabelnya sebagai CSV, lalu impor berkas CSV itu."
)


def openpyxl() -> Any:
    """Return the library for xlsx files; raises TableError with what to do where it is not installed."""
    try:
        for part in ("styles", "utils", "worksheet.datavalidation", "comments"):
            importlib.import_module(f"openpyxl.{part}")
        return importlib.import_module("openpyxl")
    except ImportError:
        raise TableError(_MISSING_LIBRARY) from None


def sheets(data: bytes, name: str) -> list[tuple[str, list[Cells], Pictures]]:
    """Return title, filled rows and pictures of every sheet of a workbook called `name`. Raises TableError."""
    library = openpyxl()
    if is_bomb(data):
        raise TableError(f"`{name}` terlalu besar. Hapus baris, lembar, atau gambar yang tidak perlu, lalu impor lagi.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out (drop-downs, print areas) is not needed here
            book = library.load_workbook(io.BytesIO(data), data_only=True)
            formulas = library.load_workbook(io.BytesIO(data)) if _has_formulas(data) else book
        pictures = [_pictures(sheet) for sheet in book.worksheets]
        for sheet, written in zip(book.worksheets, formulas.worksheets, strict=True):
            _mark_not_computed(sheet, written)
    except Exception:  # noqa: BLE001 - a damaged file fails in as many ways as there are parts of one
        raise TableError(f"`{name}` rusak atau bukan berkas Excel. Buka dan simpan ulang, lalu impor lagi.") from None
    return [
        (sheet.title, _filled_rows(sheet, found), found) for sheet, found in zip(book.worksheets, pictures, strict=True)
    ]


def is_bomb(data: bytes) -> bool:
    """Return whether a workbook would unpack to more than a village's tables; a file that is no archive is none.

    What its list of contents says is what is unpacked at most: a longer part is refused for its checksum.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = [(info.filename.startswith("xl/media/"), info.file_size) for info in archive.infolist()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    pictures = sum(size for is_picture, size in sizes if is_picture)
    return pictures > PICTURES_MAX or sum(size for _, size in sizes) - pictures > UNPACKED_MAX


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        return any(re.search(rb"<(?:\w+:)?f[\s>/]", archive.read(name)) for name in names)


def _mark_not_computed(sheet: Any, written: Any) -> None:
    """Put NOT_COMPUTED where `written` has a formula whose value no program has saved; an empty text is a value."""
    for at, cell in written._cells.items():  # noqa: SLF001 - any public way makes the empty cells first
        known = sheet._cells.get(at)  # noqa: SLF001
        if cell.data_type == "f" and known is not None and known.value is None and known.data_type != "str":
            known.value = NOT_COMPUTED


def _filled_rows(sheet: Any, pictures: Pictures) -> list[Cells]:
    """Return the rows that hold anything. The sheet is not walked: formatting alone can make it a million rows long."""
    rows: dict[int, list[Any]] = {number: [] for number in pictures}
    for (number, at), cell in sheet._cells.items():  # noqa: SLF001 - any public way makes the empty cells first
        if cell.value is None or at > COLUMNS_MAX:
            continue
        row = rows.setdefault(number, [])
        row.extend([None] * (at - len(row)))
        row[at - 1] = cell.value
    if len(rows) > ROWS_MAX:
        raise TableError(f"Tabel ini terlalu panjang, paling banyak {ROWS_MAX} baris.")
    return sorted(rows.items())


def _pictures(sheet: Any) -> Pictures:
    """Return the pictures that lie over the cells of a sheet, by the row in which the middle of each is."""
    found: Pictures = {}
    anchored = [picture for picture in getattr(sheet, "_images", ()) if hasattr(picture.anchor, "_from")]
    for picture in sorted(anchored, key=_corner):
        try:
            content = picture._data()  # noqa: SLF001 - openpyxl has no other way to the bytes
        except Exception:  # noqa: BLE001, S112 - a damaged picture is a picture less
            continue
        ending = {"jpeg": "jpg"}.get(str(picture.format).lower(), str(picture.format).lower())
        found.setdefault(_middle_row(sheet, picture.anchor), []).append((ending, content))
    return found


def _corner(picture: Any) -> tuple[int, int]:
    start = picture.anchor._from  # noqa: SLF001 - the anchor's own name for it
    return start.row, start.col


def _middle_row(sheet: Any, anchor: Any) -> int:
    """Return the row (from 1) in which the middle of a picture is."""
    start = anchor._from  # noqa: SLF001 - the anchor's own name for it
    end = getattr(anchor, "to", None)
    heights = _heights(sheet, start.row)
    if end is not None:
        tall = (
            sum(next(_heights(sheet, row)) for row in range(start.row, min(end.row, start.row + ROWS_MAX)))
            - start.rowOff
            + end.rowOff
        )
    else:
        tall = anchor.ext.height
    left = start.rowOff + tall / 2
    row = start.row
    while left > (height := next(heights)):
        left -= height
        row += 1
    return int(row) + 1


def _heights(sheet: Any, row: int) -> Iterator[float]:
    """Yield the heights of the rows from `row` (from 0) on, in EMU."""
    usual = sheet.sheet_format.defaultRowHeight or USUAL_HEIGHT
    while True:
        row += 1
        yield (sheet.row_dimensions[row].height or usual) * EMU_A_POINT
