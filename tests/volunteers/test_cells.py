import pytest
from hypothesis import given
from hypothesis import strategies as st

from katalog.contract import model
from katalog.contract.shape import shape_of
from katalog.volunteers.tables import cells

SIGNS = st.text(st.sampled_from("ab1 |,;:\\n\n-=()#'\"k"), min_size=1, max_size=12)
WORDS = st.sampled_from(["nama: x", "harga: 5000", "Paket 50000", "file: a.jpg", "a.jpg, b.jpg", "opsi", "2 x keripik"])
TEXT = st.one_of(SIGNS, WORDS, st.text(max_size=12)).map(str.strip).filter(lambda text: text and "\r" not in text)
LINE = TEXT.filter(lambda text: "\n" not in text)
BUSINESS = shape_of(model.Business).fields
PRODUCT = shape_of(model.Product).fields


def values_of(field):
    """Every value a tree can have for `field`, texts being any."""
    if field.kind == "list":
        return st.lists(values_of(field.item), min_size=1, max_size=3)
    if field.kind in {"group", "pairs", "channels"} and field.group is None:
        return st.dictionaries(TEXT, TEXT, min_size=1, max_size=3)
    if field.group is not None:
        shape = shape_of(field.group)
        first = cells._first(shape)
        whole = st.fixed_dictionaries(
            {first: TEXT}, optional={key: values_of(inner) for key, inner in shape.fields.items() if key != first}
        ).map(lambda tree: {key: tree[key] for key in shape.fields if key in tree})
        if field.group not in cells._SHORT_FORMS:
            return whole
        return st.one_of(whole.filter(lambda tree: len(tree) > 1), TEXT)  # with one key it is written short
    return TEXT


NESTED = [
    (name, key)
    for name, group in (("usaha", BUSINESS), ("produk", PRODUCT), ("promo", shape_of(model.Promo).fields))
    for key, field in group.items()
    if field.kind not in {"text", "words", "hours", "channels"} and key not in {"produk", "promo", "alamat", "izin"}
]
FIELDS = {"usaha": BUSINESS, "produk": PRODUCT, "promo": shape_of(model.Promo).fields}


@pytest.mark.parametrize(("section", "key"), NESTED)
def test_every_value_reads_back(section, key):
    field = FIELDS[section][key]

    @given(values_of(field))
    def reads_back(value):
        assert cells.from_cell(cells.to_cell(value, field), field) == value

    reads_back()


@given(values_of(shape_of(model.Licences).fields["nib"]))
def test_a_licence_reads_back(value):
    field = shape_of(model.Licences).fields["nib"]
    assert cells.from_cell(cells.to_cell(value, field), field) == value


@given(st.dictionaries(st.sampled_from(["senin", "Selasa-Jumat", "sabtu, minggu"]), LINE, min_size=1))
def test_hours_read_back(value):
    field = BUSINESS["jam_buka"]
    assert cells.from_cell(cells.to_cell(value, field), field) == value


@given(st.text(max_size=60), st.sampled_from([*BUSINESS.items(), *PRODUCT.items()]))
def test_no_cell_breaks_the_reader(text, item):
    _, field = item
    if field.key not in {"alamat", "produk", "promo"}:
        cells.from_cell(text, field)


@pytest.mark.parametrize(
    ("key", "cell", "expected"),
    [
        (
            "varian",
            "Pedas 16.000; Asin Rp15.000",
            [{"nama": "Pedas", "harga": "16000"}, {"nama": "Asin", "harga": "15000"}],
        ),
        ("varian", "Pedas | 16000 | habis", [{"nama": "Pedas", "harga": "16000", "stok": "habis"}]),
        ("varian", "- Kecil\n- Besar | Harga: 9000", [{"nama": "- Kecil"}, {"nama": "- Besar", "harga": "9000"}]),
        ("pilihan", "Sambal | opsi: pedas, manis", [{"nama": "Sambal", "opsi": ["pedas", "manis"]}]),
        ("tag", "pedas, oleh-oleh; gurih", ["pedas", "oleh-oleh", "gurih"]),
        ("foto", "a.jpg, b.png", ["a.jpg", "b.png"]),
        ("foto", "a.jpg | Keripik tempe", [{"file": "a.jpg", "keterangan": "Keripik tempe"}]),
        ("spesifikasi", "RAM: 8 GB\nLayar = 14 inci", {"RAM": "8 GB", "Layar": "14 inci"}),
    ],
)
def test_what_volunteers_type(key, cell, expected):
    assert cells.from_cell(cell, PRODUCT[key]) == expected


@pytest.mark.parametrize(
    ("key", "cell", "expected"),
    [
        ("ongkir", "Dusun I 5000; Dusun II gratis", [{"wilayah": "Dusun I", "biaya": "5000"},
                                                     {"wilayah": "Dusun II", "biaya": "gratis"}]),
        ("jam_buka", "Senin: 08.00-17.00\nMinggu: tutup", {"Senin": "08.00-17.00", "Minggu": "tutup"}),
        ("jam_buka", "Senin - Sabtu 08.00-17.00", "Senin - Sabtu 08.00-17.00"),
        ("pertanyaan", "Bisa kirim? | jawab: Bisa; ongkir ikut jarak",
         [{"tanya": "Bisa kirim?", "jawab": "Bisa; ongkir ikut jarak"}]),
        ("media_sosial", "IG @siti, FB: warung.siti", {"instagram": "@siti", "facebook": "warung.siti"}),
        ("izin", "NIB: 1234567890123\nhalal: ID1", {"nib": "1234567890123", "halal": "ID1"}),
    ],
)  # fmt: skip
def test_what_volunteers_type_about_a_business(key, cell, expected):
    assert cells.from_cell(cell, BUSINESS[key]) == expected
