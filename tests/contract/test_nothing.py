"""What says nothing, and where the same words are an answer."""

import pytest

from katalog.contract import model
from katalog.contract.nothing import is_nothing
from katalog.contract.shape import shape_of

ADDRESS, BUSINESS, PRODUCT = (shape_of(group).fields for group in (model.Address, model.Business, model.Product))
QUESTION = shape_of(model.Question).fields


@pytest.mark.parametrize(
    "text",
    ["", " ", "-", "\u2013", "---", "Tidak ada", "TDK ADA.", "(belum)", "n/a", "N.A.", "gak  ada", "belum diisi"],
)
def test_nothing_is_read_as_nothing(text):
    for field in (ADDRESS["jalan"], ADDRESS["koordinat"], BUSINESS["jam_buka"], BUSINESS["foto"], PRODUCT["harga"]):
        assert is_nothing(text, field)


@pytest.mark.parametrize("text", ["tidak ada", "-", "belum", "n/a"])
def test_what_must_be_said_and_yes_or_no_are_never_nothing(text):
    for field in (BUSINESS["nama"], ADDRESS["dusun"], QUESTION["jawab"], PRODUCT["unggulan"], BUSINESS["contoh"]):
        assert not is_nothing(text, field)


@pytest.mark.parametrize("text", ["tidak ada", "belum ada", "kosong"])
def test_words_for_one_of_some_words_are_not_nothing(text):
    assert not is_nothing(text, PRODUCT["stok"])
    assert is_nothing("-", PRODUCT["stok"])


@pytest.mark.parametrize("text", ["Belum Tentu Bakery", "tidak", "0", "Jalan -", "ada", "tidak ada gula"])
def test_other_texts_say_something(text):
    assert not is_nothing(text, BUSINESS["cerita"])


def test_a_sentence_that_must_be_there_is_missing_where_a_dash_stands_for_it():
    assert is_nothing("-", BUSINESS["ringkasan"])
    assert is_nothing("tidak ada", BUSINESS["ringkasan"])
    assert not is_nothing("Tidak ada duanya.", BUSINESS["ringkasan"])
