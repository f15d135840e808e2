"""Cells of csv files read with another separator than they were written with."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from katalog.data.csv_cells import guarded, unguarded

SEPARATORS = (",", ";", "\t")
SIGNS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
UNSEEN = "\ufeff\u200b\u2060\x7f\x01"
TEXTS = st.text(st.sampled_from("=+-@,;\t\r\n\" 'a1\uff1d" + UNSEEN), max_size=12) | st.text(max_size=30)


def written(rows: list[list[str]], separator: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator).writerows(rows)
    return out.getvalue()


@given(TEXTS)
def test_every_text_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(TEXTS, TEXTS, st.sampled_from(SEPARATORS), st.sampled_from(SEPARATORS))
def test_no_cell_begins_a_formula(first: str, second: str, own: str, expected: str) -> None:
    text = written([["nama", "isi"], [guarded(first), guarded(second)]], own)
    for cells in csv.reader(io.StringIO(text, newline=""), delimiter=expected):
        assert not [cell for cell in cells if cell.strip(UNSEEN + " \t\r\n").startswith(SIGNS)]


@pytest.mark.parametrize("text", ["Kripik - pedas", "0812-3456", "a=b", "siti@contoh.id", "a, b; c", "Rp 5.000,"])
def test_texts_as_people_write_them_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text
