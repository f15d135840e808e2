"""Every key of the contract, whatever room writes, offers or asks for it: what its kind says holds everywhere."""

import re
from datetime import date

import openpyxl
import pytest
from every_key import OF_VILLAGE
from villages import village as small_village

from katalog.contract import key_names, model, values
from katalog.contract.shape import called, meanings, shapes
from katalog.entries import load
from katalog.entries.yaml import rules_brackets, rules_layout
from katalog.volunteers.editors import json_schema
from katalog.volunteers.form.fields import fields_of
from katalog.volunteers.tables import cells, template
from katalog.volunteers.tables.columns import TABLES, columns_of
from katalog.volunteers.writing import to_yaml

KEYS = [(section, field) for section, shape in shapes().items() for field in shape.fields.values()]
FILES = {"usaha", "desa"}
"""Sections whose keys stand at the left edge."""


@pytest.fixture(scope="module")
def village(tmp_path_factory):
    return load.load(small_village(tmp_path_factory.mktemp("desa"))).catalogue.village


@pytest.fixture(scope="module")
def workbook(village, tmp_path_factory):
    file = tmp_path_factory.mktemp("tabel") / "isian.xlsx"
    template.write(village, file, date(2026, 3, 1))
    return openpyxl.load_workbook(file)


def line_of(section, field, value):
    return f"{'' if section in FILES else '  '}{field.key}: {value}"


def test_every_key_says_what_people_need():
    for section, field in KEYS:
        assert all((field.label, field.hint, field.example)), (section, field.key)


def test_a_key_is_called_the_same_wherever_it_stands():
    assert [(section, field.key) for section, field in KEYS if called()[field.key] != field.called] == []
    assert key_names.own() == {field.key for _, field in KEYS}
    assert [called()[key] for key in ("mulai", "tanggal", "telepon", "rt_rw", "siap_dalam", "file")] == [
        *("tanggal mulai", "tanggal", "nomor telepon", "RT/RW", "siap dalam", ""),
    ]


def test_what_is_for_programs_takes_one_line_and_a_hash_ends_it():
    for section, field in KEYS:
        if field.kind == "words" or field.is_amount or field.is_day or field.is_yes_no or field.is_number:
            assert field.takes_one_line, (section, field.key)
            assert field.is_prose == (field.key == "nomor"), (section, field.key)  # the number of a permit is a text
            assert not rules_layout._takes_more(line_of(section, field, "x")), (section, field.key)


def test_a_list_may_stand_in_brackets():
    for section, field in KEYS:
        assert field.kind != "list" or rules_brackets._is_list(line_of(section, field, "[x")), (section, field.key)


def test_an_entry_quotes_by_kind():
    for section, field in KEYS:
        assert to_yaml.scalar("5000", field) == ("5000" if field.is_amount else '"5000"'), (section, field.key)
        if field.reads & {values.mobile, values.phone, values.coordinates}:
            assert to_yaml.scalar("0812-3456-7890", field) == '"0812-3456-7890"', (section, field.key)
        elif field.kind == "text":
            assert to_yaml.scalar("ya", field) == "ya", (section, field.key)
            assert to_yaml.scalar("2026-03-20", field) == "2026-03-20", (section, field.key)


@pytest.mark.parametrize("table", TABLES)
def test_a_workbook_offers_what_can_be_chosen(table, village, workbook):
    rules = workbook[table].data_validations.dataValidation
    offered = {re.match("[A-Z]+", str(rule.sqref))[0]: rule.formula1.split("!")[1].replace("$", "") for rule in rules}
    for at, column in enumerate(columns_of(table), 1):
        choices = list(column.field.choices(village))
        assert not column.field.is_yes_no or choices == ["ya", "tidak"]
        area = offered.pop(openpyxl.utils.get_column_letter(at), None)
        assert choices == ([cell.value for (cell,) in workbook["Daftar pilihan"][area]] if area else []), column.header
    assert offered == {}


@pytest.mark.parametrize("table", TABLES)
def test_the_example_of_a_workbook_is_the_one_of_the_contract(table):
    for column in columns_of(table):
        if column.way:
            read = cells.from_cell(template.example_of(column), column.field)
            assert cells.to_cell(read, column.field) == cells.to_cell(column.field.sample, column.field), column.header


@pytest.mark.parametrize("group", model.sections().values(), ids=model.sections())
def test_a_form_asks_by_kind(group, village):
    fields = shapes()[group.written.section].fields
    for widget in fields_of(group, village):
        field = fields[widget["name"]]
        assert (widget["widget"] == "boolean") == field.is_yes_no, field.key
        assert (widget["widget"] == "datetime") == field.is_day, field.key
        assert field.kind != "list" or widget["widget"] == "list" or widget.get("multiple"), field.key
        assert not (field.is_yes_no or field.is_day) or "Misalnya:" not in widget["hint"], field.key
        assert widget.get("maxlength") == (field.lengths[1] if field.lengths else None), field.key


def test_a_schema_marks_by_kind():
    schema = json_schema._document(model.Business)
    for section, field in KEYS:
        if section in OF_VILLAGE:
            continue
        rule = schema["definitions"].get(section, schema)["properties"][field.key]
        if field.is_yes_no or field.is_day or field.is_amount:
            assert re.search(rule["pattern"], field.example.strip('"')), field.key
            assert not re.search(rule["pattern"], "mungkin"), field.key
        assert ("null" in rule["type"]) != field.required, field.key


def test_a_word_means_the_keys_called_so_before_those_that_are_called_so_as_well():
    assert [field.hint for field in meanings("harga")] == [
        shapes()[section].fields["harga"].hint for section in ("varian", "produk", "promo")
    ]
    assert {field.key for field in meanings("No WA", at_edge=True)} == {"whatsapp"}
    assert {field.key for field in meanings("jualan")} == {"produk"}
    assert meanings("qwrtp") == ()
