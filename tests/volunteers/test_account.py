"""Nothing that was said is lost, and nothing is written that nobody said: the account of a message adds up."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from villages import TODAY

from katalog.contract import model, values
from katalog.volunteers.registration import chat, draft
from katalog.volunteers.registration.account import LABEL, REMARK, SKIPPED, WORD, Account, Piece

MESSAGES = Path(__file__).parent / "messages"
KINDS = ("makanan", "camilan", "kecantikan", "tani-ternak")
HERE = model.Village(
    name="Desa Contoh",
    district="Kec",
    regency="Kab",
    province="Prov",
    hamlets=["Dusun I", "Dusun II", "Dusun III", "Dusun IV", "Dusun V", "Dusun VI", "Dusun VII", "Dusun VIII"],
    categories=[{"id": kind, "name": kind.replace("-", " & ").title(), "icon": "store"} for kind in KINDS],
)
AS_WRITTEN = re.compile(
    r"nama|pemilik|cerita|ringkasan|alamat\.(?:jalan|patokan)|produk\.\d+\.(?:nama|deskripsi|varian\.\d+\.nama)"
)
"""Keys whose text has the owner's own words."""


def read(text):
    form = chat.parse(text)
    return draft.of_form(form, HERE, TODAY), form.account


def at(tree, path):
    for step in path.split("."):
        tree = tree[int(step)] if isinstance(tree, list) else tree[step]
    return tree


def check(made, account):
    said = " ".join(made.remarks).casefold()
    skipped = " ".join(made.skipped).casefold()
    for word, fates in account.words():
        assert fates, f"lost: {word}"
        low = word.casefold()
        for fate in fates:
            if fate == REMARK:
                assert low in said, f"in no remark: {word}"
            elif fate == SKIPPED:
                assert low in skipped, f"not shown: {word}"
            elif fate != LABEL:
                value = at(made.tree, fate)
                assert value
                if AS_WRITTEN.fullmatch(fate) and len(fates) == 1:
                    assert low in str(value).casefold(), f"{word} is not in {fate}: {value}"


def amounts(tree):
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key in {"harga", "harga_mulai", "biaya"} and value != "gratis":
                yield int(value)
            else:
                yield from amounts(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from amounts(value)


def amounts_said(text):
    """Every amount that any number of `text` can be, with any unit that stands in it."""
    units = {unit.casefold() for unit in re.findall(r"(?:ribu|rbu|rb|juta|jt|k)(?![a-z])", text, re.IGNORECASE)}
    found = set()
    for number in re.findall(r"\d+(?:[.,]\d+)*", text):
        for unit in {"", *units}:
            try:
                found.add(values.rupiah(number + unit))
            except ValueError:
                continue
    return found


NAMES = [
    "Warung Bu Siti",
    "bakso urat",
    "es teh / jeruk",
    "Nasi goreng",
    "LAUNDRY WANGI",
    "keripik 250 g",
    "paket 2",
    "telor",
]
PRICES = [
    "15rb",
    "Rp 12.000",
    "10.000-15.000",
    "10rb/15rb",
    "3-5rb",
    "2500",
    "mulai 2,5jt",
    "Rp.120.000,-",
    "12",
    "20rb-an",
    "5rb dapat 3",
]
PRICES += [
    "+3.000",
    "75rb/ekor",
    "20.000 sepasang",
    "8k /kg",
    "1.250rb",
    "12.000 (promo)",
    "s/d 15.000",
    "nego",
    "500ml",
    "35rb per 250 gr",
]
PLACES = [
    "dsn 2",
    "Dusun III",
    "dusun tujuh",
    "rt 01 rw 02",
    "RT.3/RW.4",
    "RT 007/003",
    "Jl. Mawar No. 5",
    "Kp. Baru",
    "sebelah balai desa",
]
PLACES += ["depan masjid", "Dusun Mawar", "rumahnya", "gg melati"]
HOURS = [
    "buka 07.00-21.00",
    "minggu tutup",
    "libur tiap jumat",
    "setiap hari",
    "jam 4 sore sampai habis",
    "24 jam",
    "kecuali senin",
]
HOURS += ["senin-sabtu jam 8 pagi sampe jam 5 sore", "Tutup hari Minggu", "08:00:00 - 17:00:00"]
OTHERS = [
    "0812-0000-0101",
    "0812-0000-0102",
    "IG @seblakrini",
    "fb Bakso Joko",
    "tiktok: @joko",
    "cash, transfer BRI, dana",
    "cod",
]
OTHERS += [
    "bisa antar gratis dalam desa",
    "luar desa 10rb",
    "ongkir 5rb",
    "NIB 1234567890123",
    "PIRT 2063374010987-28",
    "halal proses",
]
OTHERS += [
    "minimal 20 pcs",
    "(pesan sehari sebelumnya)",
    "(biasa 12rb, spesial 15rb)",
    "setuju",
    "boleh",
    "tidak",
    "-",
    "tidak ada",
]
OTHERS += [
    "terima kasih kak",
    "foto menyusul",
    "kalau paket bakso + es teh 17rb",
    "https://www.tiktok.com/@a",
    "halo kak mau daftar",
]
LABELS = [
    "Nama usaha:",
    "Pemilik :",
    "Jenis usaha: makanan",
    "Yang dijual dan harganya:",
    "Nomor WhatsApp:",
    "wa",
    "Dusun dan alamat:",
]
LABELS += [
    "Jam buka:",
    "Media sosial:",
    "Pemilik setuju tampil di situs:",
    "Pembayaran:",
    "Pengantaran:",
    "Harga 1:",
    "Cerita:",
    "RT:",
    "NIB:",
]
BETWEEN = [" ", " ", " ", ", ", "\n", "\n", "\n- ", ". ", "; ", " (", ") ", " dan ", "/", ": "]
PIECES = st.one_of(
    *(st.sampled_from(several) for several in (NAMES, PRICES, PLACES, HOURS, OTHERS, LABELS)), st.text(max_size=6)
)
MESSAGE = st.lists(st.tuples(PIECES, st.sampled_from(BETWEEN)), max_size=24).map(
    lambda several: "".join(piece + between for piece, between in several)
)


@settings(max_examples=300, deadline=None)
@given(MESSAGE)
def test_no_word_of_a_message_is_lost_and_no_amount_invented(text):
    made, account = read(text)
    check(made, account)
    assert set(amounts(made.tree)) <= amounts_said(text)
    assert [sign for sign in account.text if sign.isalnum()] == [sign for sign in chat.plain(text) if sign.isalnum()]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_no_word_of_any_text_is_lost(text):
    made, account = read(text)
    check(made, account)
    assert set(amounts(made.tree)) <= amounts_said(text)


@pytest.mark.parametrize("file", sorted(MESSAGES.glob("*.txt")), ids=lambda file: file.stem)
def test_a_message_as_people_send_it(file, update_goldens):
    """The entry and the remarks beside each message were read against it by a person."""
    made, account = read(file.read_text(encoding="utf-8"))
    check(made, account)
    beside = file.with_suffix(".yml")
    found = {"isian": made.tree, "catatan": made.remarks, "dilewati": made.skipped, "kurang": list(made.missing)}
    for product in found["isian"].get("produk", ()):
        del product["id"]
    if update_goldens:
        beside.write_text(yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=120), encoding="utf-8")
    assert found == yaml.safe_load(beside.read_text(encoding="utf-8"))


def test_what_an_account_adds_up():
    account = Account("satu dua tiga")
    account.claim(Piece("dua", 5), "nama")
    account.claim(Piece("tiga", 9), "pemilik")
    account.settle({"nama": "dua"})
    assert account.remarks == ["Belum terpakai: satu", "Belum terpakai: tiga"]
    assert dict(account.words()) == {"satu": {REMARK}, "dua": {"nama"}, "tiga": {REMARK}}
    assert WORD.findall("RT.01/RW_02") == ["RT", "01", "RW", "02"]
