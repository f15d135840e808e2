"""What a volunteer sees in an editor with the YAML language server, as `.vscode/settings.json` sets it up."""

import json
import zlib
from pathlib import Path

import editors
import pytest

ROOT = Path(__file__).parents[2]
ENTRIES = [
    path
    for folder in ("businesses", "tests/entries/valid", "tests/volunteers")
    for path in sorted((ROOT / folder).glob("*.yaml" if folder.endswith("volunteers") else "**/*.yaml"))
    if path.name != "_desa.yaml"
    and not {"_arsip", "kosong-tertulis"} & set(path.parts)  # of words for nothing only the check knows
]
BASE = "nama: Warung Siti\nkategori: makanan\nringkasan: Enak.\nwhatsapp: 0812-3456-7890\nalamat:\n  dusun: Dusun I\n"
pytestmark = [pytest.mark.slow]


@pytest.fixture(scope="module")
def editor():
    script = editors.server()
    flat = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    yaml = {key.removeprefix("yaml."): value for key, value in flat.items() if key.startswith("yaml.")}
    yaml["schemas"] = {
        (ROOT / name).as_uri(): [f"{ROOT.as_uri()}/{glob}" for glob in (globs if isinstance(globs, list) else [globs])]
        for name, globs in yaml["schemas"].items()
    }
    yaml["schemaStore"] = {"enable": yaml.pop("schemaStore.enable")}
    with editors.Editor(script, {"yaml": yaml}) as window:
        yield window


@pytest.fixture
def place(request):
    """The path of an entry, another for each test, that is never written: editors check what is typed."""
    return ROOT / "businesses" / f"usaha-{zlib.crc32(request.node.name.encode())}" / "usaha.yaml"


def marks(editor, place, text):
    found = editor.open(place, text)
    return [(mark["range"]["start"]["line"], mark["message"]) for mark in found]


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_marked_in_good_entries(editor, path, place):
    text = path.read_bytes().decode("utf-8-sig")
    if "\r" in text.replace("\r\n", ""):
        pytest.skip("an old Mac's line ends, which this editor does not know")
    assert marks(editor, place, text) == []


def test_nothing_is_marked_in_the_village(editor):
    path = ROOT / "businesses" / "_desa.yaml"
    assert editor.open(path, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ("contoh: mungkin", "Tulis ya atau tidak."),
        ("status: rusak", "Pilih buka, tutup-sementara, atau tutup-permanen."),
        ("dikonfirmasi: kemarin", "Tulis tanggal, lalu bulan (angka atau namanya), lalu tahun dengan empat angka."),
        ("produk: [{nama: A, harga: murah}]", "Tulis angka rupiah saja, tanpa kata lain; titik boleh tiap tiga angka."),
        ("video: http://youtu.be/x", "Tulis alamat lengkap yang diawali https://."),
        ("hrga: 5", "hrga"),
    ],
)
def test_mistakes_are_marked_in_indonesian_on_their_line(editor, place, more, sentence):
    found = marks(editor, place, BASE + more + "\n")
    assert [line for line, _ in found] == [6]
    assert sentence in found[0][1]


def test_a_missing_key_is_marked(editor, place):
    texts = " ".join(text for _, text in marks(editor, place, "nama: Warung Siti\n"))
    assert [key for key in ("kategori", "ringkasan", "whatsapp", "alamat") if key not in texts] == []


def test_other_spellings_are_explained_too(editor, place):
    assert marks(editor, place, BASE.replace("whatsapp", "No. WA")) == []
    shown = editor.hover(place, 3, 2)
    assert "Nomor WhatsApp" in shown
    assert "Pakai tanda kutip" in shown


def test_what_a_key_is_for_is_shown_with_an_example(editor, place):
    marks(editor, place, BASE + "ongkir:\n  - wilayah: Dusun II\n    biaya: gratis\n")
    assert "Biaya antar atau kirim ke tiap wilayah." in editor.hover(place, 6, 2)
    shown = editor.hover(place, 8, 6)
    assert "Rupiah, atau gratis." in shown
    assert "biaya: 5000" in shown


def test_keys_and_words_are_offered(editor, place):
    marks(editor, place, BASE + "status: \n")
    assert {"buka", "tutup-sementara", "tutup-permanen"} <= set(editor.complete(place, 6, 8))
    other = place.parent.with_name("usaha-lain") / place.name
    marks(editor, other, BASE + "\n")
    offered = editor.complete(other, 6, 0)
    assert {"produk", "jam_buka", "media_sosial"} <= set(offered)
    assert not [label for label in offered if label.startswith("^")]
