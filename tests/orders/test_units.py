"""Which units may be said beside the name of a variant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from katalog.orders import units


@pytest.mark.parametrize(
    ("unit", "variant", "holds"),
    [
        ("porsi isi 4", "Isi 10", False),
        ("botol 250 ml", "500 ml", False),
        ("botol 250 ml", "Besar", False),
        ("bungkus 250 g", "setengah kilo", False),
        ("lusin", "Isi 6", False),
        ("kaus 100 g", "Ukuran XL", False),
        ("bungkus 250 g", "pedas", True),
        ("bungkus 250 g", "Semangka", True),  # no `s` or `m` by itself
        ("porsi", "Jumbo 200%", True),
        ("lembar", "A4", True),
    ],
)
def test_a_unit_holds_where_the_variant_says_no_amount_of_its_own(unit: str, variant: str, *, holds: bool) -> None:
    assert units.holds_for(unit, [variant, "pedas"]) is holds


@given(st.text(), st.integers(0), st.integers(0))
def test_two_amounts_are_never_said_side_by_side(word: str, of_unit: int, of_variant: int) -> None:
    assert not units.holds_for(f"isi {of_unit} {word}", [f"{word} {of_variant}"])
