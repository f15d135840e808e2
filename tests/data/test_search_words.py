"""Words as buyers write them: one table for both languages of the program, and what holds for any text."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_samples import ROOT

from katalog.data.search_words import SearchLanguage, words

LANGUAGE = SearchLanguage.read(ROOT / "overrides")
ENGLISH = SearchLanguage.read(ROOT / "overrides", "en")
GOLDEN = Path(__file__).parents[1] / "golden"
TABLES = [("search_words.json", LANGUAGE), ("search_words.en.json", ENGLISH)]
TEXTS = st.text(max_size=40) | st.text(alphabet="abehikluy zqxc'2-é", max_size=20)


def row(text: str, language: SearchLanguage) -> dict[str, object]:
    found = words(text)
    spelled = [language.spelled(word) for word in found]
    return {"text": text, "words": found, "spelled": spelled, "stems": [language.stems(word) for word in found]}


@pytest.mark.parametrize(("name", "language"), TABLES, ids=["id", "en"])
def test_the_golden_table(name: str, language: SearchLanguage, *, update_goldens: bool) -> None:
    path = GOLDEN / name
    table = json.loads(path.read_text("utf-8"))
    made = [row(each["text"], language) for each in table]
    if update_goldens:
        path.write_text("[\n" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in made) + "\n]\n", "utf-8")
        return
    assert made == table


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("keripik", "kripik"),
        ("jahit", "jait"),
        ("tahu", "tau"),
        ("foto", "photo"),
        ("servis", "serpis"),
        ("cabai", "cabe"),
        ("siomay", "siomai"),
        ("izin", "ijin"),
        ("mie", "mi"),
        ("laundry", "laundri"),
        ("bakso", "baksso"),
    ],
)
def test_spellings_of_one_word(one: str, other: str) -> None:
    assert LANGUAGE.spelled(one) == LANGUAGE.spelled(other)


@pytest.mark.parametrize(("one", "other"), [("bahan", "ban"), ("tahu", "to"), ("ii", "iii"), ("susu", "sus")])
def test_words_that_stay_apart(one: str, other: str) -> None:
    assert LANGUAGE.spelled(one) != LANGUAGE.spelled(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tempeh", "tempe"),
        ("yoghurt", "yogurt"),
        ("flavour", "flavor"),
        ("coffee", "kopi"),
        ("kripik", "keripik"),  # names stay Indonesian
        ("photo", "foto"),
    ],
)
def test_english_spellings_of_one_word(one: str, other: str) -> None:
    assert ENGLISH.spelled(one) == ENGLISH.spelled(other)


@pytest.mark.parametrize(("one", "other"), [("coffee", "copy"), ("tea", "tee"), ("chip", "ship"), ("goat", "coat")])
def test_english_words_that_stay_apart(one: str, other: str) -> None:
    assert ENGLISH.spelled(one) != ENGLISH.spelled(other)


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("chips", "chip"),
        ("boxes", "box"),
        ("dishes", "dish"),
        ("copies", "copy"),
        ("cookies", "cookie"),
        ("knives", "knife"),
        ("loaves", "loaf"),
        ("mangoes", "mango"),
        ("yantis", "yanti"),  # Yanti's
        ("printing", "print"),
        ("baking", "bake"),
        ("cutting", "cut"),
        ("wrapped", "wrap"),
        ("grilled", "grill"),
        ("iced", "ice"),
        ("fried", "fry"),
        ("printers", "print"),
        ("tailoring", "tailor"),
        ("menjahit", "jahit"),
    ],
)
def test_english_endings_come_off(word: str, root: str) -> None:
    assert root in ENGLISH.stems(word)


@pytest.mark.parametrize("word", ["dimsum", "egg", "rice", "glass", "us", "tea"])
def test_what_has_no_english_ending_has_no_stem(word: str) -> None:
    assert ENGLISH.stems(word) == []


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("menjahit", "jahit"),
        ("jahitan", "jahit"),
        ("penjahit", "jahit"),
        ("dijahitkan", "jahit"),
        ("memotong", "potong"),
        ("motong", "potong"),
        ("mencuci", "cuci"),
        ("nyuci", "cuci"),
        ("menyetrika", "setrika"),
        ("mengirim", "kirim"),
        ("pengiriman", "kirim"),
        ("mengecat", "cat"),
        ("ngeprint", "print"),
        ("berjualan", "jual"),
        ("terjual", "jual"),
        ("kebersihan", "bersih"),
        ("minumannya", "minum"),
        ("memasak", "masak"),
        ("peternakan", "ternak"),
        ("pelajaran", "ajar"),
        ("panasi", "panas"),
        ("menambal", "tambal"),
    ],
)
def test_affixes_come_off(word: str, root: str) -> None:
    assert root in LANGUAGE.stems(word)


@pytest.mark.parametrize("word", ["dimsum", "es", "wa", "teh", "kripik", "a4", "2024", "大"])
def test_what_has_no_affix_has_no_stem(word: str) -> None:
    assert LANGUAGE.stems(word) == []


@given(TEXTS)
def test_words_of_words_are_the_same(text: str) -> None:
    assert words(" ".join(words(text))) == words(text)


@given(TEXTS)
def test_what_has_a_letter_or_a_number_has_a_word(text: str) -> None:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    assert bool(words(text)) == any(unicodedata.category(char)[0] in "LN" for char in plain)
    assert all(words(text))


@pytest.mark.parametrize("language", [LANGUAGE, ENGLISH], ids=["id", "en"])
@given(TEXTS)
def test_spelling_is_settled_and_never_empty(language: SearchLanguage, text: str) -> None:
    for word in words(text):
        spelled = language.spelled(word)
        assert spelled
        assert language.spelled(spelled) == spelled


@pytest.mark.parametrize("language", [LANGUAGE, ENGLISH], ids=["id", "en"])
@given(st.text(alphabet="abdeghikmnprstuy", min_size=1, max_size=14))
def test_stems_are_shorter_or_changed_and_never_the_word(language: SearchLanguage, word: str) -> None:
    found = language.stems(word)
    assert word not in found
    assert len(found) == len(set(found))
    assert all(3 <= len(stem) <= len(word) for stem in found)


def test_a_language_without_rules_of_its_own_has_the_defaults() -> None:
    assert SearchLanguage.read(ROOT / "overrides", "jv").tree == LANGUAGE.tree


@pytest.mark.parametrize("language", [LANGUAGE, ENGLISH], ids=["id", "en"])
def test_rules_hold_for_many_words_at_once(language: SearchLanguage) -> None:
    """The script spells a village's words as lines of one text: no rule may see more than its own."""
    rules = json.loads(language.module().removeprefix("export default ").rstrip(";\n"))
    assert rules["spelling"] == language.tree["spelling"]
    assert "synonyms" not in rules
    alone = [
        word for name, _ in TABLES for row in json.loads((GOLDEN / name).read_text("utf-8")) for word in row["words"]
    ]
    lines = "\n".join(alone)
    before = ""
    while lines != before:
        before = lines
        for pattern, into in rules["spelling"]:
            lines = re.sub(pattern, into, lines, flags=re.MULTILINE)
    assert lines.split("\n") == [language.spelled(word) for word in alone]


@pytest.mark.parametrize("language", [LANGUAGE, ENGLISH], ids=["id", "en"])
def test_every_group_of_synonyms_says_two_things(language: SearchLanguage) -> None:
    for group in language.synonyms:
        assert len({tuple(words(way)) for way in group}) == len(group) >= 2, group


def test_a_language_has_the_rules_of_those_it_names_after_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "search"
    folder.mkdir()
    (folder / "id.yaml").write_text('{head: first, root: "^a", fillers: [di, ke], cheap: [murah]}', "utf-8")
    (folder / "en.yaml").write_text('{also: [id], head: last, root: "^b", fillers: [at, ke], cheap: []}', "utf-8")
    assert SearchLanguage.read(tmp_path, "en").tree == {
        "head": "last",
        "root": "(?:^b)|(?:^a)",
        "fillers": ["at", "ke", "di"],
        "cheap": ["murah"],
    }


def test_english_has_every_rule_that_indonesian_has() -> None:
    assert set(ENGLISH.tree) == set(LANGUAGE.tree)
    assert all(group in ENGLISH.synonyms for group in LANGUAGE.synonyms)
