import unicodedata

import yaml
from hypothesis import given
from hypothesis import strategies as st

from katalog.contract.model import Business
from katalog.entries import entry as schema_entry
from katalog.entries import tree as schema_tree
from katalog.entries.yaml import reading
from katalog.volunteers.writing import to_yaml

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
AWKWARD = st.sampled_from(
    [
        *[
            "0812-3456-7890",
            "a: b",
            "x #y",
            "- z",
            "'",
            '"',
            "\\",
            "null",
            "~",
            "no",
            "08:00",
            "0o17",
            "1e3",
            "[a]",
            "{}",
        ],
        *[
            "& b",
            "* c",
            "! d",
            "% e",
            "@f",
            "`g`",
            "| h",
            "> i",
            "? j",
            "a:",
            "#k",
            "---",
            "...",
            "a\n  b\n\nc",
            "a\n\tb",
        ],
        *[
            "l\n ",
            "m\r\nn",
            "\x85o",
            "p\u2028q",
            "\ufeffr",
            "s\xa0t",
            "2026-11-24",
            "15.000",
            "12_000",
            "=",
            "<<",
            "u,v",
        ],
    ]
)
INVISIBLE = " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\u200b\u200c\u2060\ufeff"


def kept(text):
    """What the loader makes of a text: NFC, nothing around it."""
    return unicodedata.normalize("NFC", text).strip().strip(" \t\n\xa0\u200b\u200c\u2060\ufeff")


def read(text):
    found = reading.of_text(text, "usaha.yaml")
    assert found.problems == ()
    entry = schema_entry.Entry(found, "usaha")
    return schema_tree.data_of(entry, Business), entry


@given(st.one_of(TEXT, AWKWARD, st.lists(AWKWARD, max_size=4).map("".join)).filter(kept))
def test_every_text_comes_back(text):
    tree = {
        "nama": text,
        "alamat": {"dusun": text},
        "layanan": [text, "a"],
        "jam_buka": {kept(text): text},
        "pertanyaan": [{"tanya": text, "jawab": text}],
        "video": [text, text],
        "produk": [{"nama": text, "tag": [text, text], "spesifikasi": {kept(text): text}}],
    }
    data, entry = read(to_yaml.write(tree, notes=[text]))
    assert entry.problems == []
    assert kept(data["nama"]) == kept(data["alamat"]["dusun"]) == kept(data["video"][1]) == kept(text)
    assert {kept(key): kept(value) for key, value in data["jam_buka"].items()} == {kept(text): kept(text)}
    question, product = data["pertanyaan"][0], data["produk"][0]
    assert kept(question["tanya"]) == kept(question["jawab"]) == kept(product["nama"]) == kept(text)
    assert [kept(tag) for tag in product["tag"]] == [kept(text), kept(text)]
    assert [(kept(label), kept(value)) for label, value in product["spesifikasi"]] == [(kept(text), kept(text))]


@given(st.one_of(TEXT, AWKWARD).filter(lambda text: text.strip(INVISIBLE)))
def test_other_readers_take_every_text_for_text(text):
    # As YAML 1.1 with all its guessing, which is what most tools outside this program do.
    read_by_others = yaml.safe_load(to_yaml.write({"nama": text, "whatsapp": text}))
    for value in read_by_others.values():
        assert kept(str(value)) == kept(text)


def test_numbers_stay_numbers_for_other_readers_and_phones_stay_text():
    written = to_yaml.write({"whatsapp": "081234567890", "produk": [{"nama": "A", "harga": "15000"}]})
    assert '"081234567890"' in written
    assert yaml.safe_load(written)["produk"] == [{"nama": "A", "harga": 15000}]


def test_half_characters_do_not_reach_the_file():
    written = to_yaml.write({"nama": "a\ud800b"}, notes=["c\udfff"])
    assert written.encode("utf-8")
    assert read(written)[0]["nama"] == "a\ufffdb"


def test_a_note_cannot_leave_its_comment():
    written = to_yaml.write({"nama": "Warung"}, notes=["satu\nnama: Penyusup\r\nkategori: x\x85y\u2028z: 1"])
    assert read(written)[0] == {"nama": "Warung"}


def test_what_is_not_filled_in_is_offered_with_blanks():
    written = to_yaml.write({"nama": "Warung"}, offers=[("usaha", "ongkir")])
    assert "# ongkir:\n#   - wilayah: ...\n" in written
    uncommented = written.replace(
        "# ongkir:\n#   - wilayah: ...\n#     biaya: ...", "ongkir:\n  - wilayah: I\n    biaya: 5000"
    )
    assert read(uncommented)[0]["ongkir"] == [{"wilayah": "I", "biaya": "5000"}]
