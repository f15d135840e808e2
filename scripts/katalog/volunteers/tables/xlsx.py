"""Reads and writes tables in xlsx workbooks, with the pictures that lie over their cells."""

from __future__ import annotations

import importlib
import io
import re
import sys
import warnings
import zipfile
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from katalog.volunteers.tables import xlsx_cells
from katalog.volunteers.tables.rows import Cells, Picture, Pictures, TableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

UNPACKED_MAX = 50_000_000
"""Bytes of sheets and texts once unpacked, which are read as a stream; 50,000 rows of a village have less."""
OTHERS_MAX = 5_000_000
"""Bytes of all other parts (styles, places of pictures) once unpacked: they are read whole, at ten times that."""
PICTURES_MAX = 200_000_000
"""Bytes of pictures once unpacked."""
TALL_MAX = 1_000
"""Rows that a picture lies over at most; one over more is taken to lie over so many."""
EMU_A_POINT: Final = 12_700
USUAL_HEIGHT: Final = 15  # points; what Excel gives a row that says nothing
_STREAMED: Final = re.compile(r"xl/(?:worksheets/[^/]+|sharedStrings)\.xml", re.IGNORECASE)

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
    openpyxl()
    if is_bomb(data):
        raise TableError(f"`{name}` terlalu besar. Hapus baris, lembar, atau gambar yang tidak perlu, lalu impor lagi.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves out (drop-downs, print areas) is not needed here
            return list(_sheets(data))
    except TableError:
        raise
    except Exception:  # noqa: BLE001 - a damaged file fails in as many ways as there are parts of one
        raise TableError(f"`{name}` rusak atau bukan berkas Excel. Buka dan simpan ulang, lalu impor lagi.") from None


def is_bomb(data: bytes) -> bool:
    """Return whether a workbook would unpack to more than a village's tables; a file that is no archive is none.

    What its list of contents says is what is unpacked at most: a longer part is refused for its checksum.
    """
    sizes = dict.fromkeys(("pictures", "streamed", "others"), 0)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                is_picture = info.filename.startswith("xl/media/")
                kind = "pictures" if is_picture else "streamed" if _STREAMED.fullmatch(info.filename) else "others"
                sizes[kind] += info.file_size
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    most = {"pictures": PICTURES_MAX, "streamed": UNPACKED_MAX, "others": OTHERS_MAX}
    return any(sizes[kind] > most[kind] for kind in sizes)


def _sheets(data: bytes) -> Iterator[tuple[str, list[Cells], Pictures]]:
    """Yield what `sheets` returns; openpyxl reads what stands around the cells."""
    excel, packaging = _part("reader.excel"), _part("packaging.relationship")
    reader = excel.ExcelReader(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_workbook()
    excel.apply_stylesheet(reader.archive, reader.wb)
    texts = _texts(reader, excel.SHARED_STRINGS)
    dates = _dates(reader.wb)
    seen: dict[str, Picture | None] = {}
    for sheet, relation in reader.parser.find_sheets():
        if relation.target not in reader.valid_files or "chartsheet" in relation.Type:
            continue
        with reader.archive.open(relation.target) as source:
            found = xlsx_cells.read_cells(source, texts, dates)
        beside = packaging.get_rels_path(relation.target)
        drawings = _drawings(reader.archive, beside) if beside in reader.valid_files else ()
        pictures = _pictures(reader.archive, drawings, found, seen)
        rows = {**dict.fromkeys(pictures, ()), **found.rows}
        yield sheet.name, [(number, list(rows[number])) for number in sorted(rows)], pictures


def _part(name: str) -> Any:
    return importlib.import_module(f"openpyxl.{name}")


def _texts(reader: Any, kind: str) -> list[str]:
    part = reader.package.find(kind)
    if part is None:
        return []
    with reader.archive.open(part.PartName[1:]) as source:
        return xlsx_cells.read_texts(source)


def _dates(book: Any) -> dict[int, Callable[[float], Any]]:
    """Return by the number of each style that is one of dates or times what makes such of a number of days."""
    from_excel = _part("utils.datetime").from_excel
    return {
        style: partial(from_excel, epoch=book.epoch, timedelta=style in book._timedelta_formats)  # noqa: SLF001 - openpyxl has no other way to them
        for style in book._date_formats  # noqa: SLF001
    }


def _drawings(archive: zipfile.ZipFile, beside: str) -> Iterator[str]:
    kind = _part("drawing.spreadsheet_drawing").SpreadsheetDrawing._rel_type  # noqa: SLF001 - the type's own name
    for relation in _part("packaging.relationship").get_dependents(archive, beside).find(kind):
        yield relation.target


def _pictures(
    archive: zipfile.ZipFile, drawings: Iterable[str], cells: xlsx_cells.Cells, seen: dict[str, Picture | None]
) -> Pictures:
    """Return the pictures that lie over the cells of a sheet, by the row in which the middle of each is."""
    found: Pictures = {}
    anchored = [each for drawing in drawings for each in _anchored(archive, drawing) if hasattr(each[0], "_from")]
    for anchor, target in sorted(anchored, key=lambda each: _corner(each[0])):
        if target not in seen:
            seen[target] = _picture(archive, target)
        if (picture := seen[target]) is not None:
            found.setdefault(_middle_row(cells, anchor), []).append(picture)
    return found


def _anchored(archive: zipfile.ZipFile, drawing: str) -> Iterator[tuple[Any, str]]:
    """Yield where each picture of a drawing lies, and the name of its part."""
    packaging = _part("packaging.relationship")
    tree = _part("xml.functions").fromstring(archive.read(drawing))
    beside = packaging.get_rels_path(drawing)
    if beside not in archive.namelist():
        return
    parts = packaging.get_dependents(archive, beside)
    for place in _part("drawing.spreadsheet_drawing").SpreadsheetDrawing.from_tree(tree)._blip_rels:  # noqa: SLF001 - as openpyxl reads them itself
        yield place.anchor, parts.get(place.embed).target


def _picture(archive: zipfile.ZipFile, target: str) -> Picture | None:
    """Return ending and content of a picture; one that is damaged is a picture less."""
    try:
        picture = _part("drawing.image").Image(io.BytesIO(archive.read(target)))
        content = picture._data()  # noqa: SLF001 - openpyxl has no other way to the bytes
    except Exception:  # noqa: BLE001 - of any kind
        return None
    kind = str(picture.format).lower()
    return {"jpeg": "jpg"}.get(kind, kind), content


def _corner(anchor: Any) -> tuple[int, int]:
    start = anchor._from  # noqa: SLF001 - the anchor's own name for it
    return start.row, start.col


def _middle_row(cells: xlsx_cells.Cells, anchor: Any) -> int:
    """Return the row (from 1) in which the middle of a picture is."""
    start = anchor._from  # noqa: SLF001 - the anchor's own name for it
    end = getattr(anchor, "to", None)
    usual = cells.usual_height or USUAL_HEIGHT
    heights = [cells.heights.get(start.row + at + 1, usual) * EMU_A_POINT for at in range(TALL_MAX)]
    if end is not None:
        tall = sum(heights[: max(0, end.row - start.row)]) - start.rowOff + end.rowOff
    else:
        tall = anchor.ext.height
    left = start.rowOff + tall / 2
    row = int(start.row) + 1
    for height in heights:
        if left <= height:
            break
        left -= height
        row += 1
    return row
