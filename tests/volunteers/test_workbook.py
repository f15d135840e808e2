import csv
import errno
import io
import re
import shutil
import sys
import zipfile
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from time import sleep
from xml.etree import ElementTree as ET

import every_key
import openpyxl
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.drawing.image import Image as Drawing
from PIL import Image
from villages import TODAY, village

from katalog.contract.model import Business
from katalog.data.csv_cells import guarded
from katalog.entries import load
from katalog.problems import Severity
from katalog.settings import Settings
from katalog.volunteers.tables import exporting, importing, template
from katalog.volunteers.tables import sheets as tables
from katalog.volunteers.tables.columns import TABLES, columns_of
from katalog.volunteers.tables.csv_files import csv_rows
from katalog.volunteers.tables.rows import as_text
from katalog.volunteers.writing import to_yaml, tree

ROOT = Path(__file__).parents[2]
SAMPLE = Settings(root=ROOT, businesses=ROOT / "businesses", site_url="https://desa.example/", today=TODAY)
# As spreadsheets have them: moments without a zone.
MARCH, DECEMBER, FIVE_PAST_FIVE = (
    datetime(2026, *rest)  # noqa: DTZ001
    for rest in ((3, 20), (12, 31), (1, 2, 17, 5))
)
FORMATS = ["xlsx", "csv"]
SITI = """\
nama: Warung Siti
kategori: camilan
ringkasan: Keripik tempe renyah.
whatsapp: "0812-3456-7891"
alamat:
  dusun: Dusun I
cerita: |
  Dulu kecil.
produk:
  - nama: Keripik
    harga: 15000
    satuan: bungkus
  - nama: Peyek
    harga: 10000
"""


def wrong(made):
    """Return the problems but for the consent, which hardly a table here records."""
    return [problem for problem in made.problems if "persetujuan" not in problem.message]


def exported(businesses, folder, kind):
    if kind == "csv":
        exporting.export_csv(businesses, folder / "csv")
        return folder / "csv"
    exporting.export_xlsx(businesses, folder / "katalog.xlsx", TODAY)
    return folder / "katalog.xlsx"


def imported(settings, *files, overwrite=False):
    made = importing.plan(settings, files)
    return made, importing.apply(settings, made, overwrite=overwrite)


def businesses_in(settings):
    found = load.load(settings)
    assert [str(problem) for problem in wrong(found)] == []
    return {business.slug: business for business in found.catalogue.businesses}


def write_csv(file, *rows, encoding="utf-8", delimiter=";", before=""):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    file.write_bytes((before + out.getvalue()).encode(encoding))
    return file


HEADER = ["Nama Usaha", "Kategori", "Deskripsi Singkat", "No. WA", "Dusun"]
ROW = ["Warung Bu Ani", "camilan", "Kue basah.", "081234567891", "Dusun II"]


@pytest.mark.parametrize("kind", FORMATS)
def test_export_import_export_of_the_sample_village_is_the_identity(tmp_path, kind):
    before = load.load(SAMPLE).catalogue.businesses
    file = exported(before, tmp_path, kind)
    copy = replace(SAMPLE, root=tmp_path / "desa", businesses=tmp_path / "desa" / "businesses")
    shutil.copytree(SAMPLE.businesses, copy.businesses, ignore=shutil.ignore_patterns("usaha.yaml"))
    made, outcome = imported(copy, file)
    assert wrong(made) == []
    assert outcome.written == [business.slug for business in before]
    after = load.load(copy).catalogue.businesses
    assert all(tree.same_data(one, other) for one, other in zip(before, after, strict=True))
    rows = [exporting.rows_of(after, table) for table in TABLES]
    assert rows == [exporting.rows_of(before, table) for table in TABLES]
    assert importing.plan(copy, [file]).changes == []


@pytest.mark.parametrize("kind", FORMATS)
def test_importing_what_was_exported_changes_nothing(tmp_path, kind):
    before = load.load(SAMPLE).catalogue.businesses
    made = importing.plan(SAMPLE, [exported(before, tmp_path, kind)])
    assert (made.changes, wrong(made), made.notes) == ([], [], [])
    assert made.same == [business.slug for business in before]


def test_every_field_of_the_contract_survives(tmp_path):
    settings = village(tmp_path)
    folder = settings.businesses / "serba-ada"
    folder.mkdir()
    for name in ("a.jpg", "b, c.jpg", "d;e.png"):
        (folder / name).touch()
    whole = yaml.load((ROOT / "tests/volunteers/serba-ada.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    text = yaml.safe_dump(every_key.complete(whole, Business), allow_unicode=True, sort_keys=False)
    (folder / "usaha.yaml").write_text(text, "utf-8")
    before = businesses_in(settings)["serba-ada"]
    for column in (column for table in TABLES for column in columns_of(table)):
        rows = [row for table in TABLES for row in exporting.rows_of([before], table)]
        assert any(column in row for row in rows), f"{column.way} is not tried"
    for kind in FORMATS:
        file = exported([before], tmp_path, kind)
        (folder / "usaha.yaml").unlink()
        imported(settings, file)
        assert tree.same_data(businesses_in(settings)["serba-ada"], before)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(lambda t: t.strip()))
def test_any_text_survives_a_csv_file_and_no_spreadsheet_runs_it(text):
    cell = guarded(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows([["Nama", "x"], [cell, "y"]])
    assert csv_rows(out.getvalue().encode("utf-8-sig"))[1][1] == [text, "y"]


def test_formulas_are_written_as_text(tmp_path):
    settings = village(tmp_path)
    rows = [HEADER, ['=HYPERLINK("https://x")', "camilan", "+62 dan @nama", "0812-3456-7891", "Dusun I"]]
    imported(settings, write_csv(tmp_path / "usaha.csv", *rows))
    business = next(iter(businesses_in(settings).values()))
    assert business.name == '=HYPERLINK("https://x")'
    book = openpyxl.load_workbook(exported([business], tmp_path, "xlsx"))
    cells = [cell for row in book["Usaha"].iter_rows(min_row=2) for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells if cell.value[0] in "=+-@")
    text = (exported([business], tmp_path, "csv") / "usaha.csv").read_text("utf-8-sig")
    assert "'=HYPERLINK" in text
    assert "'+62 dan" in text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_of_every_kind(tmp_path, encoding, delimiter):
    settings = village(tmp_path)
    row = ["Café Bu Ani", *ROW[1:]]
    file = write_csv(tmp_path / "data.csv", HEADER, row, encoding=encoding, delimiter=delimiter)
    imported(settings, file)
    assert businesses_in(settings)["cafe-bu-ani"].name == "Café Bu Ani"


def test_titles_above_the_header_and_a_sep_line(tmp_path):
    settings = village(tmp_path)
    rows = [["DAFTAR UMKM, DESA CONTOH", "", ""], [], HEADER, ROW]
    imported(settings, write_csv(tmp_path / "daftar.csv", *rows, delimiter="|", before="sep=|\r\n"))
    assert businesses_in(settings)["warung-bu-ani"].whatsapp == "+6281234567891"


def test_what_spreadsheets_make_of_values(tmp_path):
    settings = village(tmp_path)
    book = openpyxl.Workbook()
    book.active.title = "Usaha"
    book.active.append([*HEADER, "Jam buka", "Dikonfirmasi", "NIB", "Contoh"])
    values = [
        "Warung Bu Ani",
        "camilan",
        "Kue.",
        81234567890,
        "Dusun I",
        "8-17",
        MARCH,
        123456789,
        True,
    ]
    book.active.append(values)
    sheet = book.create_sheet("Produk")
    sheet.append(["Usaha", "Nama produk", "Harga", "Siap dalam", "Minimal order"])
    sheet.append(["Warung Bu Ani", "Kue lapis", 15000.0, "2 hari", 10.0])
    sheet.append([None, "Risol", "2.500", None, None])
    promo = book.create_sheet("Promo")
    promo.append(["Usaha", "Nama paket", "Isi paket", "Harga paket", "Mulai", "Sampai"])
    promo.append(["warung-bu-ani", "Paket", "10 x risol", 20000, date(2026, 11, 1), DECEMBER])
    book.save(tmp_path / "isi.xlsx")
    made, _ = imported(settings, tmp_path / "isi.xlsx")
    assert made.notes == []
    business = {business.slug: business for business in load.load(settings).catalogue.businesses}["warung-bu-ani"]
    assert business.whatsapp == "+6281234567890"
    assert business.confirmed == date(2026, 3, 20)
    assert business.licences.nib.number == "0000123456789"
    assert business.sample is True
    assert [(p.id, p.price, p.order_min) for p in business.products] == [
        ("kue-lapis", 15000, 10),
        ("risol", 2500, None),
    ]
    assert business.promos[0].starts == date(2026, 11, 1)
    assert business.promos[0].items[0].quantity == 10


def test_times_of_day():
    assert as_text(time(8, 30), "jam_buka") == "08.30"
    assert as_text(FIVE_PAST_FIVE, "jam_buka") == "17.05"
    assert as_text(float("nan"), "harga") == ""
    assert as_text(2500.5, "harga") == "2500,5"


def test_bad_rows_are_listed_with_their_numbers_and_good_ones_are_imported(tmp_path):
    settings = village(tmp_path)
    bad = ["Salon X", "camilan", "Rias.", "061-7951234", "Dusun IX"]
    write_csv(tmp_path / "usaha.csv", HEADER, ROW, bad, ["", "camilan", "", "", ""], ROW)
    write_csv(
        tmp_path / "produk.csv", ["Usaha", "Produk", "Harga"], ["Warung Bu Ani", "Kue", "murah"], ["Lain", "A", "5000"]
    )
    made, outcome = imported(settings, tmp_path / "usaha.csv", tmp_path / "produk.csv")
    assert outcome.written == []
    found = {(problem.source, problem.row, problem.column) for problem in wrong(made)}
    assert found == {
        ("usaha.csv", 3, "No. WA"),
        ("usaha.csv", 3, "Dusun"),
        ("usaha.csv", 4, "Nama Usaha"),
        ("usaha.csv", 5, "Nama Usaha"),
        ("produk.csv", 2, "Harga"),
        ("produk.csv", 3, "Usaha"),
    }
    assert any("produk.csv baris 2, kolom Harga: harga produk ke-1 belum terbaca" in str(p) for p in wrong(made))
    write_csv(tmp_path / "produk.csv", ["Usaha", "Produk", "Harga"], ["Warung Bu Ani", "Kue", "5rb"])
    _, outcome = imported(settings, tmp_path / "usaha.csv", tmp_path / "produk.csv")
    assert outcome.written == ["warung-bu-ani"]


def test_an_entry_that_is_there_is_only_replaced_when_asked(tmp_path):
    settings = village(tmp_path, {"warung-siti": SITI})
    entry = settings.businesses / "warung-siti" / "usaha.yaml"
    file = write_csv(
        tmp_path / "produk.csv", ["Usaha", "Produk", "Harga"], ["warung-siti", "Keripik", "17000"], ["", "Kue", "3000"]
    )
    made = importing.plan(settings, [file])
    assert entry.read_text("utf-8") == SITI
    assert made.changes[0].differences == ["produk Keripik, harga: `15000` menjadi `17000`", "produk baru: Kue"]
    assert any("Ini baru percobaan" in line for line in importing.sentences(made, None))
    kept = importing.apply(settings, made, overwrite=False)
    assert (kept.written, kept.kept) == ([], ["warung-siti"])
    assert any("--timpa" in line for line in importing.sentences(made, kept))
    assert entry.read_text("utf-8") == SITI
    assert importing.apply(settings, made, overwrite=True).written == ["warung-siti"]
    business = businesses_in(settings)["warung-siti"]
    assert [(p.name, p.price, p.unit) for p in business.products] == [
        ("Keripik", 17000, "bungkus"), ("Peyek", 10000, None), ("Kue", 3000, None),
    ]  # fmt: skip
    assert business.story == "Dulu kecil."
    assert importing.plan(settings, [file]).changes == []


def test_an_empty_cell_leaves_a_value_and_a_word_removes_it(tmp_path):
    settings = village(tmp_path, {"warung-siti": SITI})
    header = ["Slug", "Nama", "Cerita", "Ringkasan"]
    imported(settings, write_csv(tmp_path / "a.csv", header, ["warung-siti", "", "", "Baru."]), overwrite=True)
    business = businesses_in(settings)["warung-siti"]
    assert (business.name, business.story, business.summary) == ("Warung Siti", "Dulu kecil.", "Baru.")
    imported(settings, write_csv(tmp_path / "a.csv", header, ["warung-siti", "", "(hapus)", ""]), overwrite=True)
    assert businesses_in(settings)["warung-siti"].story is None


def test_an_entry_with_mistakes_is_not_touched(tmp_path):
    settings = village(tmp_path, {"warung-siti": "nama: Warung Siti\n"})
    file = write_csv(tmp_path / "a.csv", HEADER, ["Warung Siti", *ROW[1:]])
    made, outcome = imported(settings, file, overwrite=True)
    assert outcome.written == []
    assert "masih salah" in wrong(made)[0].message


def test_a_single_file_stays_one(tmp_path):
    settings = village(tmp_path)
    single = settings.businesses / "warung-siti.yaml"
    single.write_text(SITI, encoding="utf-8")
    imported(
        settings,
        write_csv(tmp_path / "a.csv", ["Slug", "Nama", "Pemilik"], ["warung-siti", "", "Siti"]),
        overwrite=True,
    )
    assert businesses_in(settings)["warung-siti"].owner == "Siti"
    assert not (settings.businesses / "warung-siti").exists()


def picture(colour, size=(40, 30)):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    out.seek(0)
    return out


def test_pictures_pasted_into_rows_become_photos(tmp_path):
    settings = village(tmp_path)
    book = openpyxl.Workbook()
    book.active.title = "Usaha"
    book.active.append([*HEADER, "Foto"])
    book.active.append(ROW)
    sheet = book.create_sheet("Produk")
    sheet.append(["Usaha", "Nama", "Harga", "Foto"])
    sheet.append(["Warung Bu Ani", "Kue lapis", 5000])
    sheet.append(["Warung Bu Ani", "Risol", 2500])
    book["Usaha"].add_image(Drawing(picture("red")), "F2")
    for row in (2, 3):
        sheet.row_dimensions[row].height = 60
        sheet.add_image(Drawing(picture("blue" if row == 2 else "green", (60, 70))), f"D{row}")
    book.save(tmp_path / "foto.xlsx")
    _, outcome = imported(settings, tmp_path / "foto.xlsx")
    assert outcome.written == ["warung-bu-ani"]
    business = businesses_in(settings)["warung-bu-ani"]
    assert [photo.file for photo in business.photos] == ["sampul.png"]
    assert [[photo.file for photo in product.photos] for product in business.products] == [
        ["kue-lapis.png"],
        ["risol.png"],
    ]
    with Image.open(settings.businesses / "warung-bu-ani" / "risol.png") as photo:
        assert photo.getpixel((0, 0)) == (0, 128, 0)
    again = importing.plan(settings, [tmp_path / "foto.xlsx"])
    assert (again.changes, again.same) == ([], ["warung-bu-ani"])
    (settings.businesses / "warung-bu-ani" / "risol.png").write_bytes(b"lain")
    _, outcome = imported(settings, tmp_path / "foto.xlsx")
    assert outcome.kept == ["warung-bu-ani"]
    assert (settings.businesses / "warung-bu-ani" / "risol.png").read_bytes() == b"lain"


def test_values_that_a_spreadsheet_has_lost_are_said(tmp_path):
    settings = village(tmp_path)
    book = openpyxl.Workbook()
    book.active.append([*HEADER, "QRIS", "Foto"])
    book.active.append([*ROW, 1234567890123456789, None])
    book.active.append(["Warung B", *ROW[1:], None, "#VALUE!"])
    book.save(tmp_path / "a.xlsx")
    made = importing.plan(settings, [tmp_path / "a.xlsx"])
    assert [(p.row, p.column) for p in wrong(made)] == [(2, "QRIS"), (3, "Foto")]
    assert made.changes == []


def test_columns_that_mean_nothing_are_named(tmp_path):
    settings = village(tmp_path)
    file = write_csv(tmp_path / "a.csv", [*HEADER, "Omzet bulanan"], [*ROW, "1"])
    assert importing.plan(settings, [file]).notes == ["a.csv: kolom yang tidak dikenal dilewati: `Omzet bulanan`."]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.xlsx", b"PK\x03\x04rusak", "rusak atau bukan berkas Excel"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Excel lama"),
        ("a.ods", b"PK\x03\x04", "ods"),
        ("a.csv", b"halo;dunia\n1;2\n", "baris judul kolom tidak ditemukan"),
        ("a.csv", b"", "baris judul kolom tidak ditemukan"),
    ],
)
def test_files_that_are_no_tables(tmp_path, name, data, sentence):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(tables.TableError, match=sentence):
        tables.read(tmp_path / name)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(tables.TableError, match="tidak ada"):
        tables.read(tmp_path / "tidak-ada.xlsx")


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(data):
    try:
        rows = csv_rows(data)
    except tables.TableError:
        return
    assert all(isinstance(cell, str) for _, cells in rows for cell in cells)


def test_without_the_library_a_sentence_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(tables.TableError, match=re.escape(f"{sys.executable} -m pip install openpyxl")):
        tables.read(tmp_path / "a.xlsx")


def test_the_template_can_be_filled_in(tmp_path):
    settings = village(tmp_path)
    catalogue = load.load(settings).catalogue
    template.write(catalogue.village, tmp_path / "isian.xlsx", TODAY)
    assert importing.plan(settings, [tmp_path / "isian.xlsx"]).changes == []
    book = openpyxl.load_workbook(tmp_path / "isian.xlsx")
    assert book.sheetnames == ["Petunjuk", "Usaha", "Produk", "Promo", "Daftar pilihan"]
    for name in TABLES:
        sheet = book[name]
        headers = {cell.value.rstrip(" *"): cell for cell in sheet[1]}
        assert all(cell.comment for cell in headers.values())
        assert {cell.number_format for cell in sheet[2]} == {"@"}
        example = {"Usaha": "Warung Siti", "Slug": "", "Foto": "", "Kategori": "camilan", "Harga mulai": ""}
        for header, cell in headers.items():
            column = next(column for column in columns_of(name) if column.header == header)
            sheet.cell(2, cell.column, example.get(header, template.example_of(column)))
    offered = {str(rule.sqref): rule.formula1 for rule in book["Usaha"].data_validations.dataValidation}
    assert len(offered) >= 3
    book.save(tmp_path / "isian.xlsx")
    made = importing.plan(settings, [tmp_path / "isian.xlsx"])
    assert [str(problem) for problem in wrong(made) if problem.severity is Severity.ERROR] == []
    assert [change.slug for change in made.changes] == ["warung-siti"]


def test_the_same_import_twice_gives_the_same_bytes(tmp_path):
    business = load.load(SAMPLE).catalogue.businesses[0]
    assert to_yaml.write(tree.tree_of(business)) == to_yaml.write(tree.tree_of(business))
    first = (exported([business], tmp_path, "csv") / "produk.csv").read_bytes()
    assert (exported([business], tmp_path, "csv") / "produk.csv").read_bytes() == first


def test_the_template_stars_what_is_a_must_and_asks_for_no_name_of_a_photo(tmp_path):
    template.write(load.load(SAMPLE).catalogue.village, tmp_path / "a.xlsx", TODAY)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    heads = {table: {cell.value: cell for cell in book[table][1]} for table in TABLES}
    starred = {table: [name for name in heads[table] if name.endswith(" *")] for table in TABLES}
    assert starred["Usaha"] == ["Nama *", "Kategori *", "Ringkasan *", "WhatsApp *", "Dusun *"]
    assert starred["Produk"] == ["Usaha *", "Nama *"]
    for table in TABLES:
        assert "Tempel fotonya" in heads[table]["Foto"].comment.text
    assert ".jpg" not in "".join(cell.comment.text for head in heads.values() for cell in head.values())


def test_neither_export_nor_template_replaces_a_file(tmp_path):
    business = load.load(SAMPLE).catalogue.businesses[0]
    for target in (tmp_path / "a.xlsx", tmp_path / "csv"):
        files = exporting.export([business], target, TODAY)
        before = [file.read_bytes() for file in files]
        with pytest.raises(tables.TableError, match="--timpa"):
            exporting.export([business, business], target, TODAY)
        assert [file.read_bytes() for file in files] == before
        assert exporting.export([business, business], target, TODAY, overwrite=True) == files
        assert files[0].read_bytes() != before[0]
    with pytest.raises(tables.TableError, match="sudah ada"):
        template.write(load.load(SAMPLE).catalogue.village, tmp_path / "a.xlsx", TODAY)


def test_the_workbook_as_another_reader_sees_it(tmp_path):
    business = load.load(SAMPLE).catalogue.businesses[0]
    with zipfile.ZipFile(exporting.export([business], tmp_path / "a.xlsx", TODAY)[0]) as parts:
        sheets = [ET.fromstring(parts.read(name)) for name in parts.namelist() if "/worksheets/" in name]  # noqa: S314
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    cells = [cell for sheet in sheets for cell in sheet.iter(f"{main}c") if len(cell)]
    assert len(sheets) == len(TABLES)
    assert {cell.get("t") for cell in cells} == {"inlineStr"}
    assert not any(cell.find(f"{main}f") is not None for cell in cells)
    shown = {"".join(part.text or "" for part in cell.iter(f"{main}t")) for cell in cells}
    expected = {text for table in TABLES for row in exporting.rows_of([business], table) for text in row.values()}
    assert expected <= shown


def test_an_export_is_the_same_bytes_at_any_time(tmp_path):
    businesses = load.load(SAMPLE).catalogue.businesses[:1]
    first = exporting.export(businesses, tmp_path / "a.xlsx", TODAY)[0].read_bytes()
    sleep(2.1)  # the least that an archive can tell
    assert exporting.export(businesses, tmp_path / "b.xlsx", TODAY)[0].read_bytes() == first
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").properties.modified.date() == TODAY


def test_a_workbook_that_unpacks_to_gigabytes_is_refused_unread(tmp_path, monkeypatch):
    businesses = load.load(SAMPLE).catalogue.businesses[:1]
    file = exporting.export(businesses, tmp_path / "a.xlsx", TODAY)[0]
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as parts,
        parts.open("xl/worksheets/sheet9.xml", "w") as sheet,
    ):
        for _ in range(60):
            sheet.write(bytes(1_000_000))
    assert file.stat().st_size < 200_000
    monkeypatch.setattr(openpyxl, "load_workbook", None)  # reading it is what takes the memory
    with pytest.raises(tables.TableError, match="terlalu besar"):
        tables.read(file)


def test_a_text_larger_than_any_table_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "TEXT_MAX", 1_000)
    (tmp_path / "a.csv").write_bytes(b",;" * 1_000)
    with pytest.raises(tables.TableError, match="terlalu besar"):
        tables.read(tmp_path / "a.csv")


@pytest.mark.parametrize("is_single", [False, True])
def test_an_import_that_cannot_be_written_leaves_the_entry_as_it_was(tmp_path, monkeypatch, is_single):
    """A disk that fills up in the middle of writing must not leave half an entry in the place of a whole one."""
    settings = village(tmp_path, {"siti": SITI})
    entry = settings.businesses / "siti" / "usaha.yaml"
    if is_single:
        entry = entry.rename(settings.businesses / "siti.yaml")
        (settings.businesses / "siti").rmdir()
    table = exported(businesses_in(settings).values(), tmp_path, "csv")
    rows = (table / "usaha.csv").read_text(encoding="utf-8-sig")
    (table / "usaha.csv").write_text(rows.replace("renyah", "gurih"), encoding="utf-8-sig")
    made = importing.plan(settings, [table])
    real = Path.write_bytes

    def full(path, content):
        real(path, content[: len(content) // 2])
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(tables.TableError, match="tidak bisa ditulis"):
        importing.apply(settings, made, overwrite=True)
    monkeypatch.undo()
    assert entry.read_text(encoding="utf-8") == SITI
    assert list(settings.businesses.rglob("*.part")) == []
    importing.apply(settings, made, overwrite=True)
    assert "gurih" in entry.read_text(encoding="utf-8")


def test_an_import_writes_nothing_through_a_link_out_of_the_village(tmp_path):
    settings = village(tmp_path / "desa", {"siti": SITI})
    table = exported(businesses_in(settings).values(), tmp_path, "csv")
    shutil.rmtree(settings.businesses / "siti")
    made = importing.plan(settings, [table])
    (tmp_path / "luar").mkdir()
    (settings.businesses / "siti").symlink_to(tmp_path / "luar", target_is_directory=True)
    with pytest.raises(tables.TableError, match="tautan ke luar"):
        importing.apply(settings, made, overwrite=True)
    assert list((tmp_path / "luar").iterdir()) == []


@pytest.mark.parametrize("nothing", ["-", "tidak ada", "N/A", "belum"])
def test_a_cell_that_says_nothing_is_an_empty_one(tmp_path, nothing):
    settings = village(tmp_path)
    headers = ["Nama", "Kategori", "Ringkasan", "WhatsApp", "Dusun", "Koordinat", "NIB", "Pemilik", "Foto", "Instagram"]
    row = ["Bakso Rudi", "camilan", "Bakso sapi.", "0813-1111-0208", "Dusun I"]
    file = write_csv(tmp_path / "usaha.csv", headers, row + [nothing] * 5)
    made, outcome = imported(settings, file)
    assert wrong(made) == []
    assert outcome.written == ["bakso-rudi"]
    business = businesses_in(settings)["bakso-rudi"]
    assert business.owner is business.address.coordinates is business.licences.nib is None
    assert business.photos == business.social == ()


def test_a_cell_that_says_nothing_leaves_what_is_there(tmp_path):
    settings = village(tmp_path, {"siti": SITI})
    file = write_csv(tmp_path / "usaha.csv", ["Slug", "Nama", "Cerita"], ["siti", "Warung Siti", "-"])
    made, _ = imported(settings, file)
    assert made.same == ["siti"]


OWN = ["Bakso Rudi", "camilan", "Bakso sapi.", "0813-1111-0208", "Dusun I"]


def said(tmp_path, more, cells, products=()):
    settings = village(tmp_path)
    headers = ["Nama", "Kategori", "Ringkasan", "WhatsApp", "Dusun", *more]
    files = [write_csv(tmp_path / "usaha.csv", headers, [*OWN, *cells])]
    if products:
        files.append(write_csv(tmp_path / "produk.csv", ["Usaha", "Nama Barang", "Harga Jual"], *products))
    return importing.plan(settings, files)


def test_headings_of_a_form_with_remarks_are_known(tmp_path):
    settings = village(tmp_path)
    headers = ["Cap waktu", "Nama Usaha (sesuai spanduk)", "Bidang Usaha:", "Deskripsi singkat, satu kalimat"]
    headers += ["No. HP / WA [aktif]", "Dusun - pilih satu", "Tautan Google Maps", "WhatsApp", "Alasan ikut"]
    row = ["26/11/2026 8:05:09", *OWN[:3], "kosong dulu", OWN[4], "https://maps.app.goo.gl/xyz", OWN[3], "ya"]
    made, _ = imported(settings, write_csv(tmp_path / "jawaban.csv", headers, row))
    assert wrong(made) == []
    assert "`Cap waktu`, `No. HP / WA [aktif]`, `Alasan ikut`" in made.notes[0]  # WhatsApp is the plainer of two
    business = businesses_in(settings)["bakso-rudi"]
    assert business.whatsapp == "+6281311110208"
    assert business.address.map_link == "https://maps.app.goo.gl/xyz"


@pytest.mark.parametrize("column", ["NIB", "Telepon", "Halal", "QRIS"])
@pytest.mark.parametrize("number", ["9,12E+12", "8.1E+11", "5E+15"])
def test_a_number_that_a_spreadsheet_shortened_is_refused(tmp_path, column, number):
    made = said(tmp_path, [column], [number])
    assert made.changes == []
    assert [problem.column for problem in wrong(made)] == [column]
    assert "disingkat oleh Excel" in wrong(made)[0].message


def test_a_formula_without_its_value_is_refused_and_one_with_an_empty_text_is_empty(tmp_path):
    settings = village(tmp_path)
    book = openpyxl.Workbook()
    book.active.title = "Usaha"
    book.active.append(["Nama", "Kategori", "Ringkasan", "WhatsApp", "Dusun", "Pemilik", "Cerita"])
    book.active.append([*OWN, '=IF(A2="","",A2)', "=A2&B2"])
    book.save(tmp_path / "rumus.xlsx")
    made = importing.plan(settings, [tmp_path / "rumus.xlsx"])
    assert [problem.column for problem in wrong(made)] == ["Pemilik", "Cerita"]
    assert all("belum dihitung" in problem.message for problem in wrong(made))
    computed = with_values(tmp_path / "rumus.xlsx", {"F2": "", "G2": "Enak."})
    assert wrong(importing.plan(settings, [computed])) == []


def with_values(file, values):
    """Return a copy of a workbook whose formulas have values, as Excel saves them."""
    out = file.with_name("dihitung.xlsx")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for at, value in values.items() if name.endswith("sheet1.xml") else ():
                text = text.replace(f'r="{at}"'.encode(), f'r="{at}" t="str"'.encode())
                start = text.index(b"<v", text.index(f'r="{at}"'.encode()))
                end = text.index(b">", text.index(b"v", start + 2)) if text[start : start + 4] == b"<v><" else 0
                end = end or text.index(b">", start)
                text = text[:start] + f"<v>{value}</v>".encode() + text[end + 1 :]
            new.writestr(name, text)
    return out


def test_days_since_1900_are_dates(tmp_path):
    made = said(tmp_path, ["Dikonfirmasi", "Tanggal persetujuan"], ["46350", "46349,43"])
    assert wrong(made) == []
    assert "dikonfirmasi: 2026-11-24" in made.changes[0].text
    assert "persetujuan: 2026-11-23" in made.changes[0].text


def test_hints_speak_of_cells_and_of_the_columns_of_the_file(tmp_path):
    rows = [
        ["Bakso Rudi", "Bakso", "9.000 - 12.000"],
        ["Bakso Rudi", "Kuah", "mulai 4rb"],
        ["Bakso Rudi", "Mi", "5000/bks"],
    ]
    rows += [["Bakso Rudi", "Es", "chat dulu"]]
    made = said(tmp_path, ["Perizinan", "Ongkir"], ["NIB: proses", ""], rows)
    hints = {problem.column: problem.hint for problem in wrong(made)}
    assert hints["Perizinan"] == "Tulis nomor suratnya. Kalau belum ada, kosongkan sel ini."
    prices = [problem.hint for problem in wrong(made) if problem.column == "Harga Jual"]
    assert "`9000` di kolom Harga mulai, kosongkan kolom Harga Jual" in prices[0]
    assert prices[1] == "Untuk harga mulai, tulis `4000` di kolom Harga mulai, kosongkan kolom Harga Jual."
    assert prices[2] == "Tulis `5000` di kolom Harga Jual dan `bks` di kolom Satuan."
    assert "kosongkan sel ini" in prices[3]
    assert not [hint for hint in (*prices, *hints.values()) if "baris" in hint]


def test_what_is_missing_is_asked_for_as_a_column(tmp_path):
    settings = village(tmp_path)
    made = importing.plan(settings, [write_csv(tmp_path / "usaha.csv", ["Nama", "Bidang"], ["Bakso Rudi", "camilan"])])
    hints = {problem.hint for problem in wrong(made)}
    assert hints == {"Isi kolom Dusun.", "Isi kolom Ringkasan.", "Isi kolom WhatsApp."}


QUESTION = "Apakah pemilik setuju usaha ditampilkan di situs desa?"
FORM = [
    "Stempel waktu",
    "Nama Toko Anda",
    "Kategori Usaha",
    "Deskripsi Usaha",
    "No. WhatsApp Aktif",
    "Dusun",
    "RT",
    "RW",
]
FORM += ["Jam Buka", "Jam Tutup", "Lat", "Long", QUESTION]
SENT = ["15/02/2026 9.05.07", "Warung Kelor", "camilan", "Keripik kelor.", "081244440001", "dusun 2", "3", "4"]
SENT += ["07.30", "16.00", "-7,21", "112,755"]


def test_what_a_form_keeps_in_several_columns_is_joined(tmp_path):
    settings = village(tmp_path)
    made, _ = imported(settings, write_csv(tmp_path / "jawaban.csv", FORM, [*SENT, "Ya, setuju"]))
    assert (made.notes, wrong(made)) == ([], [])
    (business,) = businesses_in(settings).values()
    assert (business.name, business.address.hamlet, business.address.neighbourhood) == (
        "Warung Kelor",
        "Dusun II",
        "3/4",
    )
    assert business.hours.days == (((450, 960),),) * 7
    assert (business.address.coordinates.latitude, business.address.coordinates.longitude) == (-7.21, 112.755)
    assert business.consented == date(2026, 2, 15)


@pytest.mark.parametrize(
    ("answer", "stamp", "said"),
    [
        ("Tidak", SENT[0], "pemilik menjawab: Tidak"),
        ("belum, tanya suami", SENT[0], "pemilik menjawab: belum"),
        ("Setuju", "", "belum tertulis kapan"),
        ("terserah", SENT[0], "belum terbaca sebagai tanggal"),
    ],
)
def test_only_a_yes_with_its_day_is_consent(tmp_path, answer, stamp, said):
    settings = village(tmp_path)
    made, outcome = imported(settings, write_csv(tmp_path / "jawaban.csv", FORM, [stamp, *SENT[1:], answer]))
    assert [said in str(problem) for problem in made.problems] == [True]
    assert outcome.written == []


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("RT/RW", "04/05/26", "terbaca sebagai tanggal"),
        ("RT/RW", "31-Mar", "`31/03` atau `03/31`"),
        ("Kategori", "bengkel", "Kategori baru ditambahkan dulu di bagian kategori dalam `_desa.yaml`"),
        ("Ringkasan", "tidak ada", "Isi kolom Ringkasan"),
        ("NIB", "9,12E+12", "disingkat oleh Excel"),
        ("Jam Buka", "Telepon dulu", "tulis `janji-temu` di kolom Layanan, kosongkan kolom Jam Buka"),
    ],
)
def test_what_is_said_of_a_cell_speaks_of_cells(tmp_path, column, cell, said):
    whole = dict(zip(["Nama", "Kategori", "Ringkasan", "No. WA", "Dusun"], ROW, strict=True)) | {column: cell}
    made, _ = imported(village(tmp_path), write_csv(tmp_path / "usaha.csv", list(whole), list(whole.values())))
    assert any(said in str(problem) for problem in wrong(made)), made.problems
    assert not any("baris ini" in str(problem) for problem in made.problems)


def test_a_formula_for_an_amount_is_no_amount(tmp_path):
    write_csv(tmp_path / "usaha.csv", HEADER, ROW)
    write_csv(tmp_path / "produk.csv", ["Usaha", "Produk", "Harga"], [ROW[0], "Kue", "=4000*3"])
    made, _ = imported(village(tmp_path), tmp_path / "usaha.csv", tmp_path / "produk.csv")
    assert ["rumusnya belum dihitung" in str(problem) for problem in wrong(made)] == [True]
