"""Writes an empty workbook to fill in: every column explained, drop-downs where one can choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from katalog.contract import hamlets, model
from katalog.program import COMMAND
from katalog.volunteers.tables import cells
from katalog.volunteers.tables.columns import TABLES, Column, columns_of
from katalog.volunteers.tables.exporting import head, save, write_text
from katalog.volunteers.tables.rows import TableError
from katalog.volunteers.tables.xlsx import openpyxl

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from katalog.contract.model import Village

ROWS = 500
"""Rows that are prepared with text format and drop-downs."""
_NOTE = "Satu baris satu usaha; produk dan promo di lembarnya sendiri. Kolom bertanda * wajib diisi."
_PICTURES = "Tempel fotonya di baris ini. Belum ada fotonya? Kosongkan dulu."
_INTRODUCTION: Final = (
    "Cara mengisi",
    _NOTE,
    "Kolom Usaha di lembar Produk dan Promo: tulis nama usaha seperti di lembar Usaha.",
    "Harga cukup angka, misalnya 15000. Nomor HP boleh 0812-3456-7890.",
    "Beberapa isian dalam satu sel: satu baris satu isian (Alt+Enter), bagiannya dipisah tanda |.",
    "Contoh varian: 250 g | harga: 18000",
    "Contoh ongkir: Dusun I | biaya: 5000",
    "Contoh jam buka: Senin - Sabtu 08.00-17.00",
    "Foto ditempel di barisnya, atau disimpan di folder usaha sesudah tabel ini dibaca.",
    "Sel kosong tidak mengubah apa-apa. Untuk menghapus isian lama, tulis (hapus).",
    f"Setelah selesai, simpan, lalu jalankan: {COMMAND} import NAMA-BERKAS.xlsx",
)


def write(village: Village, file: Path, today: date) -> None:
    """Write the template for `village` to `file`, which must not be there yet. Raises TableError."""
    if file.exists():
        raise TableError(f"`{file}` sudah ada dan tidak ditimpa. Pilih nama lain.")
    library = openpyxl()
    book = library.Workbook()
    own_hamlets = [hamlet.name for hamlet in village.hamlets]
    _introduce(library, book.active, own_hamlets)
    choices = book.create_sheet("Daftar pilihan")
    ranges: dict[tuple[str, ...], str] = {}
    for table in TABLES:
        sheet = book.create_sheet(table, index=TABLES.index(table) + 1)
        columns = columns_of(table)
        head(library, sheet, columns)
        for at, column in enumerate(columns, 1):
            _prepare(library, sheet, at, column, own_hamlets)
            if words := tuple(column.field.choices(village)):
                if words not in ranges:
                    ranges[words] = _listed(library, choices, words)
                _offer(library, sheet, at, ranges[words], strict=column.field.words is not None)
    choices.sheet_state = "hidden"
    save(book, file, today)


def example_of(column: Column) -> str:
    """Return what may stand in a cell of `column`, as one line."""
    return cells.to_cell(column.field.sample, column.field) if column.field.example else ""


def _introduce(library: Any, sheet: Any, own_hamlets: Sequence[str]) -> None:
    sheet.title = "Petunjuk"
    for number, line in enumerate(_INTRODUCTION, 1):
        write_text(library, sheet.cell(number, 1), hamlets.own(line, own_hamlets))
    sheet.cell(1, 1).font = library.styles.Font(bold=True, size=14)
    sheet.column_dimensions["A"].width = 100


def _prepare(library: Any, sheet: Any, at: int, column: Column, own_hamlets: Sequence[str]) -> None:
    """Make a column wide enough and text, with what it is for behind its header."""
    letter = library.utils.get_column_letter(at)
    sheet.column_dimensions[letter].width = max(14, len(column.header) + 4)
    sheet.column_dimensions[letter].number_format = "@"
    for row in range(2, ROWS + 2):
        sheet.cell(row, at).number_format = "@"
    if column.field.item is not None and column.field.item.group is model.Photo:
        text = f"{column.field.label}. {_PICTURES}"
    elif column.way:
        text = f"{column.field.label}. {column.field.hint}"
        if example := example_of(column):
            text += f"\nContoh: {hamlets.own(example, own_hamlets)}"
    else:
        text = "Alamat halaman usaha. Boleh kosong: dibuat dari nama." if column.header == "Slug" else "Nama usahanya."
    sheet.cell(1, at).comment = library.comments.Comment(text, "Katalog", width=280, height=120)


def _listed(library: Any, sheet: Any, words: tuple[str, ...]) -> str:
    """Write `words` into the next free column of the hidden sheet and return where they stand."""
    at = 1 if sheet.cell(1, 1).value is None else sheet.max_column + 1
    for number, word in enumerate(words, 1):
        write_text(library, sheet.cell(number, at), word)
    letter = library.utils.get_column_letter(at)
    return f"'{sheet.title}'!${letter}$1:${letter}${len(words)}"


def _offer(library: Any, sheet: Any, at: int, where: str, *, strict: bool) -> None:
    """Give a column a drop-down of what stands at `where`; with `strict` nothing else may be typed."""
    offered = library.worksheet.datavalidation.DataValidation(type="list", formula1=where, allow_blank=True)
    offered.showErrorMessage = strict
    offered.errorTitle, offered.error = "Pilih dari daftar", "Pilih salah satu dari daftar."
    letter = library.utils.get_column_letter(at)
    offered.add(f"{letter}2:{letter}{ROWS + 1}")
    sheet.add_data_validation(offered)
