"""QRIS payloads: read right, and refused when a character is wrong."""

from __future__ import annotations

import binascii

import pytest
from hypothesis import given
from hypothesis import strategies as st

from katalog.contract.values import qris

ACCOUNT = "0014ID.CO.QRIS.WWW0215ID10200000000010303UMI"


def payload(merchant: str = "WARUNG SITI", city: str = "DELI SERDANG", **more: str) -> str:
    """Return a payload with a checksum worked out by the standard library's own CRC."""
    fields = {"01": "11", "51": ACCOUNT, "52": "5499", "53": "360", **{key[1:]: value for key, value in more.items()}}
    fields |= {"58": "ID", "59": merchant, "60": city}
    body = "000201" + "".join(f"{key}{len(value):02}{value}" for key, value in fields.items()) + "6304"
    return body + f"{binascii.crc_hqx(body.encode(), 0xFFFF):04X}"


def test_the_check_value_of_the_crc_catalogue() -> None:
    assert qris.crc("123456789") == 0x29B1


def test_a_static_code() -> None:
    assert qris.parse(payload()) == qris.Qris("WARUNG SITI", "DELI SERDANG", static=True, amount=None)


def test_a_dynamic_code_with_its_amount() -> None:
    found = qris.parse(payload(f01="12", f54="15000.00"))
    assert (found.static, found.amount) == (False, 15_000)


@given(st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=25))
def test_any_merchant_is_read_back(merchant: str) -> None:
    assert qris.parse(payload(merchant)).merchant == merchant


@given(st.integers(6, len(payload()) - 1), st.sampled_from("0123456789ABCXYZ "))
def test_one_wrong_character_is_found(position: int, sign: str) -> None:
    good = payload()
    bad = good[:position] + sign + good[position + 1 :]
    if bad.upper() != good.upper():
        with pytest.raises(qris.QrisError):
            qris.parse(bad)


@given(st.text(max_size=80))
def test_any_text_is_refused_in_a_sentence(text: str) -> None:
    for written in (text, "000201" + text):
        with pytest.raises(qris.QrisError, match=r"QRIS|terpotong|salah|rusak|tidak menyebut"):
            qris.parse(written)


@pytest.mark.parametrize("amount", ["x", "-1", "NaN", "1e99"])
def test_an_amount_that_is_none(amount: str) -> None:
    with pytest.raises(qris.QrisError, match="jumlah"):
        qris.parse(payload(f54=amount))
