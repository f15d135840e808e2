"""What is said of amounts that are not clear: only amounts that were written are offered."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from katalog.contract.values import fee, price, rupiah


def hint_of(written, read=rupiah):
    with pytest.raises(ValueError, match=r".") as caught:
        read(written)
    return caught.value.context["hint"]


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("9.000 / 5.000 (separuh)", "harga_mulai: 5000"),
        ("20-25rb", "harga_mulai: 20000"),
        ("Rp 7.500 s.d. Rp 9.000", "harga_mulai: 7500"),
        ("2,5 - 3 jt", "harga_mulai: 2500000"),
        ("8rb/porsi, 15rb/2 porsi", "harga_mulai: 8000"),
        ("grosir 4.000, eceran 4.500", "harga_mulai: 4000"),
        ("Mulai dari 35rb-an", "harga_mulai: 35000"),
        ("12ribuan", "harga_mulai: 12000"),
        ("3.000-an", "harga_mulai: 3000"),
        ("75.000 ke atas", "harga_mulai: 75000"),
        ("18.000 (isi 250)", "{key}: 18000"),
        ("9.500 promo", "{key}: 9500"),
        ("Rp 6.000/bks", "{key}: 6000\nsatuan: bks"),
        ("2.750rb", "{key}: 2.750"),
        ("2.750rb", "{key}: 2.750.000"),
        ("17.5", "{key}: 17.500"),
        ("4 tusuk 10rb", "{key}: 10000\nsatuan: 4 tusuk"),
        ("2 kg = Rp 45.000", "{key}: 45000\nsatuan: 2 kg"),
        ("10rb dapat 4", "{key}: 10000\nsatuan: isi 4"),
        ("9.000 isi 6 biji", "{key}: 9000\nsatuan: isi 6 biji"),
        ("17.500 (sebelumnya 20.000)", "{key}: 17500\nharga_coret: 20000"),
        ("harga normal 9rb sekarang 7rb", "{key}: 7000\nharga_coret: 9000"),
    ],
)
def test_what_was_written_is_offered(written, offered):
    assert offered in hint_of(written)


@pytest.mark.parametrize(
    ("written", "amount"),
    [("3 juta 250 ribu", 3_250_000), ("Rp 1jt 75rb", 1_075_000), ("1 juta 5 rebu", 1_005_000), ("9rebu", 9_000)],
)
def test_millions_and_thousands_are_one_amount(written, amount):
    assert rupiah(written) == price(written) == fee(written) == amount


@pytest.mark.parametrize(
    "written", ["1jt250", "12'500", "2 ribu 5 ratus", "setengah juta", "x15", "no5000", "diskon 2.000 dari 9.000"]
)
def test_a_part_of_an_amount_is_never_offered(written):
    assert not set("0123456789") & set(hint_of(written))


@pytest.mark.parametrize("written", ["hub. penjual", "Chat dulu ya", "nego di tempat", "tergantung ukuran", "via WA"])
def test_a_price_to_be_asked_for_is_left_out(written):
    assert "hapus baris ini" in hint_of(written)
    assert "hapus wilayah ini" in hint_of(written, fee)


AMOUNTS = st.integers(1, 999).map(lambda n: n * 500)
SPELLED = st.sampled_from([lambda n: f"{n}", lambda n: f"Rp {n:,}".replace(",", "."), lambda n: f"{n / 1000:g}rb"])
BETWEEN = st.sampled_from([" - ", " s/d ", " s.d ", " sampai ", " atau ", " / ", " (grosir) ", "/kg, ", " lalu "])


@given(
    st.lists(st.tuples(AMOUNTS, SPELLED), min_size=1, max_size=3), BETWEEN, st.sampled_from(["", " promo", "an", "?"])
)
def test_no_amount_is_offered_that_was_not_written(parts, between, end):
    written = between.join(spelled(amount) for amount, spelled in parts) + end
    try:
        assert rupiah(written) in {amount for amount, _ in parts}
    except ValueError as error:
        offers = re.findall(r"(?:\{key\}|harga_mulai): ([\d.]+)", error.context["hint"])
        allowed = {amount * scale for amount, _ in parts for scale in (1, 1000)}
        assert {int(offer.replace(".", "")) for offer in offers} <= allowed


@pytest.mark.parametrize("written", ["gratis", "Gratis!", "free", "tanpa biaya"])
def test_a_product_may_be_free(written):
    assert price(written) == fee(written) == 0
    with pytest.raises(ValueError, match="tidak bisa"):
        rupiah(written)


def test_a_price_of_nought_is_asked_about():
    with pytest.raises(ValueError, match="tidak boleh nol") as found:
        price("Rp 0")
    assert "`{key}: gratis`" in found.value.context["hint"]
    assert price("15rb") == price(15_000) == 15_000
