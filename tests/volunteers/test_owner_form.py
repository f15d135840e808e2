"""What the owner's form writes is read word for word: every change that it can say comes back as that change."""

import tempfile
from datetime import date
from functools import cache
from pathlib import Path

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st
from villages import TODAY, village

from katalog import formats
from katalog.contract import values
from katalog.entries import load
from katalog.orders import owner_changes
from katalog.orders.owner_changes import SENTENCES
from katalog.settings import Settings
from katalog.texts import Texts
from katalog.volunteers.changes import plan
from katalog.volunteers.registration.new import NotWrittenError
from katalog.volunteers.writing.tree import tree_of

ENTRY = (Path(__file__).parent / "changes" / "usaha.yaml").read_text(encoding="utf-8")
SIGNS = """\
nama: "Dapur *Bu* Ani & Anak"
kategori: camilan
ringkasan: Kue, nasi, dan lain-lain.
whatsapp: 0812-0000-0045
alamat: {dusun: Dusun II}
jam_buka:
  senin-jumat: 07.00-12.00, 15.00-20.00
ongkir:
  - {wilayah: Dusun II, biaya: gratis}
  - {wilayah: "Luar desa: sampai 5 km", biaya: 10.000}
produk:
  - {nama: "Nasi: ayam, sambal", harga: 12.000}
  - {nama: "Paket; harga 10.000", harga: 10.000}
  - {nama: Es Teh, id: es-teh, harga: 3.000}
  - {nama: Es  Teh, id: es-teh-manis, harga: 4.000}
  - nama: Kue "Lapis" 1/2
    harga: 20.000
    varian: [{nama: "besar, isi 8"}, {nama: "kecil *", harga: 11.000}]
  - {nama: "__Roti__", harga: 5.000}
"""
PAGE = "https://desa.example/usaha/{slug}/"
ENTRIES = {"dapur-sari": ENTRY, "dapur-ani": SIGNS}


def read(settings, slug):
    loaded = load.load(settings)
    assert [str(problem) for problem in loaded.problems if problem.severity.value == "error"] == []
    return next(business for business in loaded.catalogue.businesses if business.slug == slug)


@cache
def business_of(slug):
    with tempfile.TemporaryDirectory() as name:
        return read(village(Path(name) / "desa", ENTRIES), slug)


def said(kind, **given_values):
    return SENTENCES[kind].format(**given_values)


def dotted(amount):
    return f"{amount:,}".replace(",", ".")


def message_of(slug, lines):
    return "\n".join((owner_changes.head(business_of(slug), PAGE.format(slug=slug)), "", *lines))


def after(slug, lines):
    """The business before and after a message of the form, and what was not understood of it."""
    with tempfile.TemporaryDirectory() as name:
        settings = village(Path(name) / "desa", ENTRIES)
        made = plan.plan(settings, message_of(slug, lines))
        assert made.found.slug == slug
        made.found.file.write_bytes(made.after)
        assert made.account.words()
        return tree_of(read(settings, slug)), made


TYPED = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Co", "Cn"]), max_size=30).map(owner_changes.typed)
NAMES = TYPED.filter(lambda text: any(sign.isalpha() and sign.isascii() for sign in text))
PRICES = st.integers(100, 5_000_000)
DAYS = st.dates(date(2026, 11, 24), date(2028, 1, 1))


def price(draw, business, names):
    one = draw(
        st.sampled_from([n for n in names if n.variant is not None or not business.products[n.product].variants])
    )
    product = business.products[one.product]
    old = product.price_from or product.price_of(None if one.variant is None else product.variants[one.variant])
    new = draw(st.integers(max(100, old // 5 + 1), old * 5 - 1))
    return said("price", what=one.name, price=dotted(new)), ("price", one, str(new))


def stock(draw, _business, names):
    one, new = draw(st.sampled_from(names)), draw(st.sampled_from(["tersedia", "habis", "pre-order"]))
    return said("stock", what=one.name, stock=new), ("stock", one, new)


def new(draw, _business, _names):
    name, cost, unit = draw(NAMES), draw(PRICES), draw(NAMES | st.just(""))
    line = said("new_unit" if unit else "new", name=name, price=dotted(cost), unit=unit)
    return line, ("new", name, str(cost), unit)


def hours(draw, _business, _names):
    days = draw(st.lists(st.sampled_from(range(7)), min_size=1, max_size=3, unique=True))
    times = draw(st.sampled_from(["08.00-17.00", "07.00-12.00, 15.00-20.00", "24 jam", "tutup", "17.00-24.00"]))
    return said("hours", days=", ".join(values.DAYS[n] for n in days), hours=times), ("hours", days, times)


def holiday(draw, _business, _names):
    first, last = sorted((draw(DAYS), draw(DAYS)))
    why = draw(NAMES | st.just(""))
    days = "".join(
        [formats.long_date(first), *([owner_changes.UNTIL, formats.long_date(last)] if last > first else [])]
    )
    return said("holiday_why" if why else "holiday", days=days, why=why), ("holiday", first, last, why)


def number(draw, _business, _names):
    digits = draw(st.from_regex(r"8[1-9][0-9]{7,10}", fullmatch=True))
    return said("number", number=f"0{digits}"), ("number", f"+62{digits}")


def fee(draw, business, _names):
    (name, at), cost = (
        draw(st.sampled_from(owner_changes.areas(business))),
        draw(st.just(0) | st.integers(2_500, 14_000)),
    )
    old = business.delivery_areas[at].fee
    cost = min(max(cost, old // 5 + 1), old * 5 - 1) if cost and old else cost
    return said("fee", what=name, price=dotted(cost) if cost else "gratis"), ("fee", at, cost)


def new_fee(draw, business, _names):
    known = {owner_changes.fold(area.area) for area in business.delivery_areas}
    area = draw(NAMES.filter(lambda text: owner_changes.fold(text) not in known))
    return said("new_fee", area=area, price="7.000"), ("new_fee", area)


def same(_draw, _business, _names):
    return said("same"), ("same",)


@st.composite
def change(draw, business):
    """A line of the form, and what it does to the entry."""
    make = draw(st.sampled_from([price, stock, new, hours, holiday, number, fee, new_fee, same]))
    return make(draw, business, owner_changes.named(business))


def expected(business, change):
    """The places in an entry's tree that a change has a say in, and their values."""
    match change:
        case ("price", one, price):
            key = "harga_mulai" if business.products[one.product].price_from and one.variant is None else "harga"
            return {(one.product, one.variant, key): price}
        case ("stock", one, stock):
            return {(one.product, one.variant, "stok"): None if stock == "tersedia" else stock}
    return {}


def value_at(tree, place):
    product, variant, key = place
    at = tree["produk"][product]
    at = at if variant is None else at["varian"][variant]
    return at.get(key) if isinstance(at, dict) else None


SMALL = hypothesis.settings(max_examples=25, deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])


@SMALL
@given(st.sampled_from(sorted(ENTRIES)), st.data())
def test_every_change_that_the_form_writes_is_read_back(slug, data):
    business = business_of(slug)
    line, what = data.draw(change(business))
    tree, made = after(slug, [line])
    assert made.remarks == [], line
    for place, value in expected(business, what).items():
        found = value_at(tree, place)
        product, variant, key = place
        has_the_products = key == "harga" and variant is not None and found is None
        assert str(business.products[product].price if has_the_products else found) == str(value)
    match what:
        case ("new", name, price, unit):
            added = tree["produk"][-1]
            assert (added["nama"], str(added["harga"])) == (values.text(name), price)
            assert added.get("satuan") in {values.text(unit) if unit else None, None}
            assert len(tree["produk"]) == len(business.products) + 1
        case ("hours", days, hours):
            now = read_hours(tree)
            old = [formats.hours(day) for day in business.hours.days]
            assert now == [(hours.replace("tutup", "") if n in days else old[n]) for n in range(7)]
        case ("holiday", first, last, why):
            stated = tree["libur"][-1]
            is_known = any(off.starts <= first and last <= off.ends for off in business.holidays)
            assert is_known or (str(stated["mulai"]), str(stated["sampai"])) == (first.isoformat(), last.isoformat())
            assert is_known or not why or stated.get("keterangan") in {values.text(why), None}
        case ("number", number):
            assert values.mobile(tree["whatsapp"]) == number
        case ("fee", at, fee):
            assert values.fee(str(tree["ongkir"][at]["biaya"])) == fee
        case ("new_fee", area):
            assert (tree["ongkir"][-1]["wilayah"], str(tree["ongkir"][-1]["biaya"])) == (values.text(area), "7000")
        case ("same",):
            assert str(tree["dikonfirmasi"]) == TODAY.isoformat()


def read_hours(tree):
    read_days = values.opening_hours(tree["jam_buka"])["days"]
    return [formats.hours(tuple(day)) for day in read_days]


@SMALL
@given(st.data())
def test_many_changes_at_once_do_not_stand_in_each_others_way(data):
    business = business_of("dapur-ani")
    pairs = data.draw(st.lists(change(business), min_size=2, max_size=6, unique_by=lambda pair: pair[1][:1]))
    gone = data.draw(st.sampled_from(["Es Teh (es-teh)", "Nasi: ayam, sambal"]).map(str) | st.none())
    labels = {one.name: one for one in owner_changes.named(business)}
    gone = next((name for name in labels if gone and name.startswith(gone)), None)
    taken = {what[1].product for _, what in pairs if what[0] in {"price", "stock"}}
    gone = None if gone and labels[gone].product in taken else gone
    tree, made = after("dapur-ani", [*([said("gone", what=gone)] if gone else []), *(line for line, _ in pairs)])
    assert made.remarks == []
    for _, what in pairs:
        for (product, variant, key), value in expected(business, what).items():
            moved = product - (gone is not None and labels[gone].product < product)
            found = value_at(tree, (moved, variant, key))
            has_the_products = key == "harga" and variant is not None and found is None
            assert str(business.products[product].price if has_the_products else found) == str(value)
    assert len(tree["produk"]) == len(business.products) - (gone is not None) + sum(w[0] == "new" for _, w in pairs)


def planned(text, slug="", entries=ENTRIES):
    with tempfile.TemporaryDirectory() as name:
        return plan.plan(village(Path(name) / "desa", entries), text, slug)


def test_the_business_is_found_by_the_address_in_the_message():
    text = message_of("dapur-sari", [said("stock", what="Kue Lapis", stock="habis")])
    assert planned(text).found.slug == "dapur-sari"
    assert planned(text, "dapur-sari").is_changed
    with pytest.raises(NotWrittenError, match="tentang `dapur-sari`, bukan `dapur-ani`"):
        planned(text, "dapur-ani")
    old = {**ENTRIES, "dapur-baru": ENTRY + "alias: [dapur-lama]\n"}
    assert planned("https://desa.example/usaha/dapur-lama/\nbalado habis", entries=old).found.slug == "dapur-baru"


def test_a_note_is_read_like_any_sentence_and_named_where_it_is_not_understood():
    notes = [said("note", note="nasi uduk jadi 11.000"), said("note", note="apa kabar")]
    made = planned(message_of("dapur-sari", notes))
    assert [change.loc for change in made.changes] == [("produk", 2, "harga")]
    assert made.remarks == ["Belum terpakai: Catatan: apa kabar"]


@pytest.mark.parametrize(
    "line",
    [
        "Perubahan data usaha: harga balado jadi sekian",  # begins like the form's first line
        "Harga Kue Nastar: 5.000",
        "Harga Kue Lapis: 65000,5",
        "Stok Kue Lapis: tinggal dua",
        "Tidak dijual lagi: Kue Nastar",
        "Libur 31 Februari 2027",
        "Libur 9 Maret 2027 sampai 8 Maret 2027",
        "Tidak jadi libur 1 Januari 2027",
        "Jam buka Senin: 25.00-26.00",
        "Nomor WhatsApp: 061-555010",
        "Ongkir Dusun XX: 5.000",
        "Ongkir baru Dusun II; 5.000",
        "Tidak dijual lagi: Nasi Uduk",  # a bundle holds it
    ],
)
def test_a_line_that_does_not_fit_the_entry_changes_nothing_and_is_named(line):
    made = planned(message_of("dapur-sari", [line]))
    assert not made.is_changed
    assert any(line in remark for remark in made.remarks)


def test_a_price_far_from_what_it_was_is_named_and_not_written():
    made = planned(message_of("dapur-sari", [said("price", what="Kue Lapis", price="600.000")]))
    assert not made.is_changed
    assert "Bedanya terlalu jauh" in made.remarks[0]


def test_days_off_can_be_taken_back():
    made = planned(message_of("dapur-sari", [said("no_holiday", days="25 Desember 2026 sampai 26 Desember 2026")]))
    assert "libur" not in made.after.decode()
    assert made.remarks == []


def test_the_message_to_fill_in_by_hand_changes_nothing_as_it_is():
    made = planned(owner_changes.blank(business_of("dapur-sari"), PAGE.format(slug="dapur-sari")))
    assert not made.is_changed
    filled = owner_changes.blank(business_of("dapur-sari"), PAGE.format(slug="dapur-sari"))
    filled = filled.replace("Harga Keripik Tempe Original jadi ", "Harga Keripik Tempe Original 250 g jadi 19.000")
    made = planned(filled.replace("Libur tanggal ", "Libur tanggal 8 sampai 15 Maret"))
    assert [change.sentence for change in made.changes] == [
        "Harga Keripik Tempe Original, 250 g: Rp18.000 menjadi Rp19.000",
        "Libur: 8–15 Maret 2027",
    ]


def test_names_that_are_alike_have_their_ids_behind_them():
    names = [one.name for one in owner_changes.named(business_of("dapur-ani"))]
    assert {"Es Teh (es-teh)", "Es Teh (es-teh-manis)"} <= set(names)
    assert len(names) == len({owner_changes.fold(name) for name in names})
    assert [one.name for one in owner_changes.named(business_of("dapur-sari"))][:2] == [
        "Keripik Tempe Original",
        "Keripik Tempe Original, 100 g",
    ]


def test_a_village_without_a_number_leaves_the_owner_to_choose_whom_to_write_to():
    assert owner_changes.link("", "Halo").startswith("https://wa.me/?text=Halo")
    assert owner_changes.link("+6281200000010", "Halo") == "https://wa.me/6281200000010?text=Halo"


def test_the_sentences_of_guide_and_page_do_what_the_guide_says():
    """Sent for the sample business they change the price; "mulai besok" is named, not written."""
    root = Path(__file__).parents[2]
    guide = (root / "docs" / "panduan" / "pemilik.md").read_text(encoding="utf-8")
    (quoted,) = [line.removeprefix("> ") for line in guide.splitlines() if line.startswith("> Harga")]
    shown = Texts.read(root / "overrides")("perbarui.contoh")
    sample = Settings(root=root, businesses=root / "businesses", site_url="https://desa.example/", today=TODAY)
    for sentence, left in ((quoted, 1), (shown, 0)):
        made = plan.plan(sample, sentence, "keripik-tempe")
        assert [change.sentence for change in made.changes] == [
            "Harga Keripik Tempe Original, 250 g: Rp18.000 menjadi Rp19.000",
            "Libur 8\u201315 Maret 2027 sudah tercatat",
        ]
        assert b"harga: 19.000" in made.after
        assert [remark.split('" ')[0] for remark in made.remarks] == ['"mulai besok'] * left
