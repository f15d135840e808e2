"""QRIS payloads: read right, and refused when a character is wrong."""

from __future__ import annotations

import binascii

import pytest
import samples
from hypothesis import given
from hypothesis import strategies as st

from katalog.contract.values import qris

ACCOUNT = "0014ID.CO.QRIS.WWW0215ID10200000000010303UMI"


def payload(merchant: str = "WARUNG SITI", city: str = "DELI SERDANG", **more: str) -> str:
    """Return a payload with a checksum worked out by the standard library's own CRC."""
    fields = {"01": "11", "51": ACCOUNT, "52": "5499", "53": "360", **{key[1:]: value for key, value in more.items()}}
    fields = {key: value for key, value in fields.items() if value}
    country = fields.pop("58", "ID")
    fields |= {"58": country, "59": merchant, "60": city}
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


def with_checksum(body: str) -> str:
    return f"{body}6304{binascii.crc_hqx(f'{body}6304'.encode(), 0xFFFF):04X}"


@pytest.mark.parametrize("merchant", ["TOKO  MAKMUR", "TOKO   BU   ANI", "WARUNG SITI".ljust(25), " KIOS"])
def test_every_space_within_belongs_to_the_payload(merchant: str) -> None:
    written = qris.as_copied(f"  {payload(merchant)}\n")
    assert written == payload(merchant)
    assert qris.parse(written).merchant == " ".join(merchant.split())
    assert samples.a_business(qris=payload(merchant)).qris == payload(merchant)


@given(st.integers(10, len(payload("TOKO  MAKMUR")) - 1), st.sampled_from(" \n"))
def test_a_copy_that_was_folded_is_put_together(position: int, fold: str) -> None:
    good = payload("TOKO  MAKMUR")
    assert qris.as_copied(good[:position] + fold + good[position:]) == good


@pytest.mark.parametrize(
    "more", [{"f58": "MY"}, {"f53": "702"}, {"f53": ""}, {"f51": ""}, {"f51": "", "f15": "1234"}, {"f58": "id"}]
)
def test_what_cannot_be_paid_as_qris_is_none(more: dict[str, str]) -> None:
    with pytest.raises(qris.QrisError, match="bukan QRIS Indonesia"):
        qris.parse(payload(**more))


@pytest.mark.parametrize("tag", ["26", "45"])
def test_an_account_of_any_template_will_do(tag: str) -> None:
    assert qris.parse(payload(**{"f51": "", f"f{tag}": ACCOUNT})).merchant == "WARUNG SITI"


@pytest.mark.parametrize("again", ["5910ORANG LAIN", "5303360", "5802ID", "6005MEDAN"])
def test_a_field_that_is_there_twice_is_refused(again: str) -> None:
    with pytest.raises(qris.QrisError, match=f"rusak: bagian {again[:2]} ada dua kali"):
        qris.parse(with_checksum(payload()[:-8] + again))
