import json
import re
from pathlib import Path

import pytest
from every_key import OF_VILLAGE
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from yaml.nodes import MappingNode, ScalarNode

from katalog.contract import key_names, values
from katalog.contract.shape import shapes
from katalog.entries.entry import is_null
from katalog.entries.yaml import reading
from katalog.volunteers.editors import json_schema, patterns

ROOT = Path(__file__).parents[2]
DOCUMENTS = {name: json.loads(text) for name, text in json_schema.documents().items()}
ENTRY = Draft7Validator(DOCUMENTS["usaha.schema.json"])
VILLAGE = Draft7Validator(DOCUMENTS["desa.schema.json"])
FILES = [
    path
    for folder in ("businesses", "tests/entries/valid", "tests/volunteers")
    for path in sorted((ROOT / folder).glob("*.yaml" if folder.endswith("volunteers") else "**/*.yaml"))
    if "_arsip" not in path.parts and "kosong-tertulis" not in path.parts  # words for nothing: only the check knows
]


def plain(node):
    if isinstance(node, ScalarNode):
        return None if is_null(node) else node.value
    if isinstance(node, MappingNode):
        return {key.value: plain(value) for key, value in node.value}
    return [plain(item) for item in node.value]


def tree(text):
    return plain(reading.of_text(text, "usaha.yaml").root)


def mistakes(text):
    return sorted(".".join(map(str, error.absolute_path)) for error in ENTRY.iter_errors(tree(text)))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_files_in_the_repository_are_those_of_the_model(name):
    written = (ROOT / "schema" / name).read_text(encoding="utf-8")
    assert written == json_schema.documents()[name], "the model has changed: run `python3 scripts/build.py skema`"


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_they_are_json_schema(document):
    Draft7Validator.check_schema(document)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_marked_in_good_entries(path):
    validator = VILLAGE if path.name == "_desa.yaml" else ENTRY
    found = plain(reading.parse(path.read_bytes(), path.name).root)
    assert [(list(error.path), error.message[:200]) for error in validator.iter_errors(found)] == []


def test_every_key_has_a_title_a_description_and_a_good_example():
    for shape in shapes().values():
        for field in shape.fields.values():
            assert field.label
            assert field.hint.endswith((".", ")"))
    texts = json.dumps(DOCUMENTS["usaha.schema.json"])
    assert texts.count('"markdownDescription"') == sum(
        len(shape.fields) for section, shape in shapes().items() if section not in OF_VILLAGE
    )


BASE = "nama: Warung\nkategori: makanan\nringkasan: Enak.\nwhatsapp: 0812-3456-7890\nalamat: {dusun: I}\n"


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ("", []),
        ("hrga: 5\n", [""]),
        ("contoh: mungkin\n", ["contoh"]),
        ("status: rusak\n", ["status"]),
        ("produk: [{nama: A, harga: murah}]\n", ["produk.0.harga"]),
        ("produk: [{harga: 5000}]\n", ["produk.0"]),
        ("dikonfirmasi: kemarin\n", ["dikonfirmasi"]),
        ("alamat2: x\n", [""]),
        ("video: [http://youtu.be/x]\n", ["video.0"]),
        ("foto: {keterangan: x}\n", ["foto"]),
        ("media_sosial: {instagrm: x}\n", ["media_sosial"]),
        ("media_sosial: {situs: 'http://x.id'}\n", ["media_sosial.situs"]),
        ("layanan: [antar, jemput]\n", ["layanan.1"]),
    ],
)
def test_mistakes_are_marked_where_they_are(more, where):
    assert mistakes(BASE + more) == where


@pytest.mark.parametrize("said", ["-", "tidak ada", "(belum)", "TDK ADA.", "n/a", "'...'", "\u2013"])
def test_what_says_nothing_is_not_marked(said):
    more = f"telepon: {said}\ndikonfirmasi: {said}\nmedia_sosial:\n  gofood: {said}\n"
    assert mistakes(f"{BASE}{more}produk:\n  - nama: Nasi\n    harga: {said}\n    minimal_pesan: {said}\n") == []
    assert mistakes(BASE.replace("0812-3456-7890", "-")) == ["whatsapp"]


def test_a_missing_key_is_marked_where_every_key_has_its_plain_name():
    assert mistakes("nama: Warung\n") == [""] * 4
    assert mistakes("Nama Usaha: Warung\n") == []


def test_every_spelling_of_every_key_is_known():
    for section in key_names.sections():
        document = DOCUMENTS["desa.schema.json" if section in OF_VILLAGE else "usaha.schema.json"]
        rules = document["definitions"].get(section, document)
        if section == "media_sosial":
            rules = document["definitions"]["media_sosial"]
        for key, others in key_names.others(section).items():
            for spelling in (key, key.upper(), key.replace("_", " "), *others):
                if key_names.canonical(section, spelling) != key:
                    continue  # a synonym that another key has taken
                rules_found = [rule for p, rule in rules["patternProperties"].items() if re.search(p, spelling)]
                meant = [rule["$ref"].rsplit("/", 1)[1] for rule in rules_found if rule is not True]
                assert meant == ([] if spelling == key else [key]), (section, spelling)
                assert key in rules["properties"]


RULED = [parser for parser in patterns._RULES if parser is not values.hamlets]
PIECES = st.sampled_from(
    [
        *(
            "rp",
            "Rp ",
            "15",
            "15.000",
            "1,5",
            " ",
            "juta",
            "rb",
            "RIBU",
            ",-",
            ".-",
            "gratis",
            "0812",
            "-3456-",
            "7890",
        ),
        *(
            "+62",
            "ya",
            "TIDAK",
            "2026",
            "-03-",
            "20",
            " Maret ",
            "/",
            "senin, ",
            "https://",
            "a.id",
            "/b",
            "wa:",
            "hari",
        ),
        *(
            "2 ",
            "kerja",
            "keripik",
            "-",
            "tempe",
            "(0)",
            "21",
            "jum'at ",
            "T00:00",
            "\n",
            "\t",
            "\u00a0",
            "\u212a",
            ".",
        ),
    ]
)


@pytest.mark.parametrize("parser", RULED, ids=lambda parser: parser.__name__)
def test_no_rule_is_stricter_than_the_loader(parser):
    pattern, sentence = patterns._RULES[parser]
    assert sentence.endswith(".")

    @given(st.one_of(st.lists(PIECES, min_size=1, max_size=6).map("".join), st.text(max_size=20)))
    def holds(text):
        try:
            parser(text)
        except ValueError:
            return
        assert re.search(pattern, text), (pattern, text)

    holds()


@pytest.mark.parametrize("parser", RULED, ids=lambda parser: parser.__name__)
def test_no_rule_escapes_what_a_browser_takes_for_a_mistake(parser):
    """With the `u` flag, which the form sets, only these may be escaped (ECMA-262, IdentityEscape)."""
    pattern, _ = patterns._RULES[parser]
    escaped = set(re.findall(r"\\(.)", pattern))
    assert escaped <= set("^$\\.*+?()[]{}|/dDwWsSbBfnrtvxu"), escaped


@given(st.text(st.characters(codec="ascii"), max_size=80))
def test_lengths_are_those_of_the_loader(text):
    pattern = patterns.of_length(3, 60)
    try:
        fits = 3 <= len(values.text(text)) <= 60
    except ValueError:
        return
    assert bool(re.search(pattern, text)) == fits


def test_every_example_is_taken():
    for section, shape in shapes().items():
        whole = DOCUMENTS["desa.schema.json" if section in OF_VILLAGE else "usaha.schema.json"]
        rules = whole["definitions"].get(section, whole)
        for key, field in shape.fields.items():
            document = {**whole, **rules, "if": {}, "then": {}, "type": ["object"]}
            found = tree(f"{field.line}\n")
            assert [error.message for error in Draft7Validator(document).iter_errors(found)] == [], (section, key)


def test_editor_settings_name_files_that_are_there():
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert {name.removeprefix("./schema/") for name in settings["yaml.schemas"]} == set(DOCUMENTS)
    extensions = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert extensions == {"recommendations": ["redhat.vscode-yaml"]}
