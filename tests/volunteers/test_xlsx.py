"""Workbooks are read as a stream: the same values as openpyxl's, in memory that has a bound, and in linear time."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import datetime

import openpyxl
import pytest
from openpyxl.drawing.image import Image as Pasted
from PIL import Image

from katalog.volunteers.tables import xlsx, xlsx_cells
from katalog.volunteers.tables.rows import CELLS_MAX, NOT_COMPUTED, TableError

MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
STRINGS = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
MANIFEST = "[Content_Types].xml"
SHEET = "xl/worksheets/sheet1.xml"


def sheet_of(rows: bytes, after: bytes = b"") -> bytes:
    return b"<worksheet %s><sheetData>%s</sheetData>%s</worksheet>" % (MAIN, rows, after)


def workbook(sheet: bytes, shared: bytes = b"", change: Callable[[openpyxl.Workbook], None] | None = None) -> bytes:
    """Return a workbook whose one sheet and shared texts are these bytes; its styles know dates under 1."""
    book = openpyxl.Workbook()
    book.active["A1"] = datetime(2026, 3, 20)  # noqa: DTZ001 - cells know no zone
    if change:
        change(book)
    made, other = io.BytesIO(), io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as parts, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as changed:
        for name in parts.namelist():
            content = sheet if name == SHEET and sheet else parts.read(name)
            if name == MANIFEST and shared:
                part = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s"/></Types>' % STRINGS
                content = content.replace(b"</Types>", part)
            changed.writestr(name, content)
        if shared:
            changed.writestr("xl/sharedStrings.xml", b"<sst %s>%s</sst>" % (MAIN, shared))
    return other.getvalue()


VALUES = b"".join(
    (
        b'<row r="2" ht="30"><c r="A2"><v>15000</v></c><c r="C2"><v>1.5E3</v></c><c t="s"><v>1</v></c>',
        b'<c t="b"><v>1</v></c><c r="J2" s="1"><v>46101</v></c>',
        b'<c t="inlineStr"><is><r><t>Keripik </t></r><r><t>pedas</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>',
        b'<c t="str"><f>A1</f><v>hasil</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1</f><v></v></c><c s="1"/></row>',
        b'<row/><row><c><v>-7</v></c><c t="s"><v>0</v></c></row>',
        b'<row r="900"><c r="B900" t="d"><v>2026-03-20T08:30:00</v></c></row>',
    )
)
TEXTS = (
    b'<si><t xml:space="preserve"> satu </t></si>'
    b'<si><r><t>du</t></r><r><t>a</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>'
)


def test_cells_are_what_openpyxl_takes_them_for() -> None:
    data = workbook(sheet_of(VALUES), TEXTS)
    ((title, rows, pictures),) = xlsx.sheets(data, "a.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=True).active
    expected = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert (title, pictures) == (sheet.title, {})
    assert [number for number, _ in rows] == [2, 4, 900]
    for number, cells in rows:
        assert cells == expected[number - 1][: len(cells)]
        assert not any(value is not None for value in expected[number - 1][len(cells) :])


def test_a_formula_without_its_value_is_named_and_an_empty_text_is_a_value() -> None:
    formulas = b"<row><c><f>1+1</f></c><c><f>1+1</f><v>2</v></c><c t='str'><f>A9</f></c><c><f>1</f><v></v></c></row>"
    ((_, rows, _),) = xlsx.sheets(workbook(sheet_of(formulas)), "a.xlsx")
    assert rows == [(1, [NOT_COMPUTED, 2, None, NOT_COMPUTED])]


def table(rows: int) -> bytes:
    """Return rows of ten numbers and ten texts."""
    line = "".join(
        f'<c r="{chr(65 + at)}%d"><v>%d</v></c>'
        if at % 2
        else f'<c r="{chr(65 + at)}%d" t="inlineStr"><is><t>Produk %d</t></is></c>'
        for at in range(20)
    )
    return "".join(f'<row r="{row}">{line % ((row,) * 40)}</row>' for row in range(1, rows + 1)).encode()


MEGABYTE = 1_000_000
WHOLE_SHEET = (
    b'<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="a"/></hyperlinks>'
)
ONE = b"<row><c><v>1</v></c></row>"


@pytest.mark.parametrize(
    ("sheet", "shared", "most"),
    [
        pytest.param(sheet_of(table(2_000)), b"", 6 * MEGABYTE, id="table"),  # 2 MB; openpyxl: 35
        pytest.param(sheet_of(b"<row/>" * 300_000), b"", MEGABYTE, id="empty rows"),
        pytest.param(sheet_of(b"<row>" + b"<c/>" * 300_000 + b"</row>"), b"", MEGABYTE, id="empty cells"),
        pytest.param(sheet_of(ONE, WHOLE_SHEET), b"", MEGABYTE, id="the whole sheet merged and linked"),
        pytest.param(sheet_of(ONE), b"<si><t>a</t></si>" * 50_000, 2 * MEGABYTE, id="texts"),
    ],
)
def test_what_reading_a_workbook_takes_is_bounded(sheet: bytes, shared: bytes, most: int) -> None:
    data = workbook(sheet, shared)
    xlsx.sheets(workbook(sheet_of(ONE)), "a.xlsx")  # what is imported and compiled once is not of this workbook
    tracemalloc.start()
    try:
        xlsx.sheets(data, "a.xlsx")
        assert tracemalloc.get_traced_memory()[1] < most + len(data)
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("is_text", [False, True])
def test_more_cells_or_texts_than_a_village_has_are_refused(monkeypatch: pytest.MonkeyPatch, is_text: bool) -> None:  # noqa: FBT001
    assert CELLS_MAX == 2_000_000
    monkeypatch.setattr(xlsx_cells, "CELLS_MAX", 1_000)
    sheet = b"".join(b'<row r="%d"><c r="SF%d"><v>1</v></c></row>' % (row, row) for row in (1, 2, 3))
    data = workbook(sheet_of(ONE if is_text else sheet), b"<si/>" * 1_001 if is_text else b"")
    with pytest.raises(TableError, match="terlalu panjang"):
        xlsx.sheets(data, "a.xlsx")


def test_entities_depths_and_oversized_styles_are_refused() -> None:
    deep = sheet_of(ONE, b"<a>" * 1_000 + b"</a>" * 1_000)
    for sheet in (b'<!DOCTYPE worksheet [<!ENTITY a "b">]>' + sheet_of(ONE), deep):
        with pytest.raises(TableError, match="rusak"):
            xlsx.sheets(workbook(sheet), "a.xlsx")
    large = io.BytesIO(workbook(sheet_of(ONE)))
    with zipfile.ZipFile(large, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/styles2.xml", bytes(xlsx.OTHERS_MAX))
    with pytest.raises(TableError, match="terlalu besar"):
        xlsx.sheets(large.getvalue(), "a.xlsx")


def test_a_picture_pasted_many_times_is_read_once_and_one_over_the_whole_sheet_ends() -> None:
    photo = io.BytesIO()
    Image.effect_noise((64, 64), 50).save(photo, "PNG")

    def paste(book: openpyxl.Workbook) -> None:
        for row in (3, 5, 5):
            picture = Pasted(io.BytesIO(photo.getvalue()))
            picture.width, picture.height = 64, 10
            book.active.add_image(picture, f"B{row}")
        tall = Pasted(io.BytesIO(photo.getvalue()))
        tall.height = 10**12
        book.active.add_image(tall, "C1")

    ((_, rows, pictures),) = xlsx.sheets(workbook(b"", change=paste), "a.xlsx")
    assert sorted(pictures) == [3, 5, xlsx.TALL_MAX + 1]
    assert [len(pictures[row]) for row in (3, 5)] == [1, 2]
    assert {ending for found in pictures.values() for ending, _ in found} == {"png"}
    assert [number for number, _ in rows] == [1, 3, 5, xlsx.TALL_MAX + 1]
