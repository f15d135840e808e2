"""A sample of how to write something says it with the volunteer's own words, where they are one thing."""

import pytest
import yaml

from katalog.contract import model
from katalog.contract.shape import shape_of, shapes
from katalog.entries.own_words import line, sample

GROUPS = [
    (section, field)
    for section, shape in shapes().items()
    for field in shape.fields.values()
    if (field.item or field).group
]


@pytest.mark.parametrize(
    ("section", "key", "text", "lines"),
    [
        ("usaha", "alamat", "Jalan Mawar 3", ["  dusun: ...", "  jalan: Jalan Mawar 3"]),
        ("usaha", "ongkir", "Dusun II 5.000", ["  - wilayah: Dusun II", "    biaya: 5.000"]),
        ("usaha", "ongkir", "Dusun II gratis", ["  - wilayah: Dusun II", "    biaya: gratis"]),
        ("usaha", "libur", "Lebaran", ["  - mulai: ...", "    keterangan: Lebaran"]),
        ("usaha", "libur", "20-3-2026 sampai 25-3-2026", ["  - mulai: 20-3-2026", "    sampai: 25-3-2026"]),
        ("usaha", "produk", "Keripik 250 g", ["  - nama: Keripik 250 g", "    harga: ..."]),
        ("usaha", "pertanyaan", "Bisa: kirim?", ['  - tanya: "Bisa: kirim?"', "    jawab: ..."]),
        ("produk", "varian", "250 g: Rp 16rb", ["  - nama: 250 g", "    harga: Rp 16rb"]),
        ("produk", "pilihan", "Tingkat pedas", ["  - nama: Tingkat pedas", "    opsi: ..."]),
    ],
)
def test_words_stand_at_the_key_they_belong_to(section, key, text, lines):
    assert sample(shapes()[section].fields[key], text).split("\n") == [f"{key}:", *lines]


@pytest.mark.parametrize("written", ["Pedas, Manis", "a\nb", "x" * 61, "", ["Pedas"], None])
def test_what_is_several_things_or_none_leaves_blanks(written):
    field = shape_of(model.Product).fields["varian"]
    assert sample(field, written) == field.blank


@pytest.mark.parametrize("field", [field for _, field in GROUPS], ids=[f"{at}.{field.key}" for at, field in GROUPS])
def test_a_sample_is_yaml_with_keys_of_its_group(field):
    read = yaml.load(sample(field, "Satu: dua # tiga"), Loader=yaml.BaseLoader)[field.key]  # noqa: S506
    first = read[0] if isinstance(read, list) else read
    assert isinstance(first, str) or set(first) <= set(shape_of((field.item or field).group).fields)


@pytest.mark.parametrize(
    ("section", "key", "value", "offered"),
    [
        ("produk", "harga", "15rb", "harga: 15rb"),
        ("produk", "harga", "lima belas", "harga: ..."),
        ("produk", "unggulan", "50%", "unggulan: ..."),
        ("produk", "stok", "kosong", "stok: kosong"),
        ("usaha", "whatsapp", "0813-1111-2222", "whatsapp: 0813-1111-2222"),
        ("usaha", "nama", "Jaya: Las", 'nama: "Jaya: Las"'),
        ("usaha", "nama", "A", "nama: ..."),
        ("usaha", "jam_buka", "Senin 8-17", "jam_buka: Senin 8-17"),
        ("usaha", "jam_buka", "17.00", "jam_buka: ..."),
        ("usaha", "layanan", "ambil, antar", "layanan: ambil, antar"),
        ("usaha", "libur", "17.00", "libur:\n  - mulai: ...\n    sampai: ...\n    keterangan: ..."),
        ("media_sosial", "instagram", "@siti", 'instagram: "@siti"'),
    ],
)
def test_a_line_repeats_what_fits_its_key_and_is_a_blank_else(section, key, value, offered):
    node = yaml.nodes.ScalarNode("tag:yaml.org,2002:str", value)
    assert line(shapes()[section].fields[key], node) == offered
