"""Reads spreadsheets, xlsx and csv, into tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from katalog.volunteers.tables.csv_files import csv_rows
from katalog.volunteers.tables.rows import Row, Table, TableError, table_of
from katalog.volunteers.tables.xlsx import sheets

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Row", "Table", "TableError", "read"]

FILE_MAX = 200_000_000
"""Bytes; a spreadsheet with many pasted pictures is large, but not larger."""

TEXT_MAX = 20_000_000
"""Bytes of a csv file, which holds no pictures: 400 in each row."""


def read(path: Path) -> list[Table]:
    """Return the tables in a file, or in all csv files of a folder. Raises TableError."""
    if path.is_dir():
        files = sorted(file for file in path.iterdir() if file.suffix.lower() == ".csv")
        if not files:
            raise TableError(f"Folder `{path}` tidak berisi berkas CSV.")
        return [table for file in files for table in read(file)]
    try:
        if path.stat().st_size > FILE_MAX:
            raise TableError(f"`{path.name}` terlalu besar, paling besar 200 MB.")
        data = path.read_bytes()
    except OSError as error:
        reason = "tidak ada" if isinstance(error, FileNotFoundError) else f"tidak bisa dibaca ({error.strerror})"
        raise TableError(f"Berkas `{path}` {reason}.") from None
    if data[:4] == b"\xd0\xcf\x11\xe0":
        raise TableError(
            "Ini berkas Excel lama (.xls) atau berkata sandi. Simpan ulang sebagai .xlsx, lalu impor lagi."
        )
    if data[:2] == b"PK":
        if path.suffix.lower() == ".ods":
            raise TableError("Berkas .ods belum bisa dibaca. Simpan ulang sebagai .xlsx atau CSV.")
        return _of_workbook(data, path.name)
    if len(data) > TEXT_MAX:
        raise TableError(f"`{path.name}` terlalu besar, paling besar {TEXT_MAX // 1_000_000} MB.")
    table = table_of(path.name, path.stem, csv_rows(data), {})
    if table is None:
        raise TableError(
            f"`{path.name}`: baris judul kolom tidak ditemukan. Pakai `import --template` untuk contohnya."
        )
    return [table]


def _of_workbook(data: bytes, name: str) -> list[Table]:
    found = [table_of(f"lembar {title}", title, rows, pictures) for title, rows, pictures in sheets(data, name)]
    tables = [table for table in found if table is not None]
    if not tables:
        raise TableError(f"`{name}`: tidak ada lembar Usaha, Produk, atau Promo. Lihat contohnya: `import --template`.")
    return tables
