"""Words as buyers write them: one table for both languages of the program, and what holds for any text."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from page_samples import ROOT

from katalog.search_words import SearchLanguage, words

LANGUAGE = SearchLanguage.read(ROOT / "overrides")
GOLDEN = Path(__file__).parents[1] / "golden" / "search_words.json"
TEXTS = st.text(max_size=40) | st.text(alphabet="abehikluy zqxc'2-é", max_size=20)


def row(text: str) -> dict[str, object]:
    found = words(text)
    spelled = [LANGUAGE.spelled(word) for word in found]
    return {"text": text, "words": found, "spelled": spelled, "stems": [LANGUAGE.stems(word) for word in found]}


def test_the_golden_table(*, update_goldens: bool) -> None:
    table = json.loads(GOLDEN.read_text("utf-8"))
    made = [row(each["text"]) for each in table]
    if update_goldens:
        GOLDEN.write_text("[\n" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in made) + "\n]\n", "utf-8")
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


@given(TEXTS)
def test_spelling_is_settled_and_never_empty(text: str) -> None:
    for word in words(text):
        spelled = LANGUAGE.spelled(word)
        assert spelled
        assert LANGUAGE.spelled(spelled) == spelled


@given(st.text(alphabet="abeghikmnprtuy", min_size=1, max_size=14))
def test_stems_are_shorter_or_changed_and_never_the_word(word: str) -> None:
    found = LANGUAGE.stems(word)
    assert word not in found
    assert len(found) == len(set(found))
    assert all(3 <= len(stem) <= len(word) for stem in found)


def test_a_language_without_rules_of_its_own_has_the_defaults() -> None:
    assert SearchLanguage.read(ROOT / "overrides", "jv").tree == LANGUAGE.tree


def test_every_group_of_synonyms_says_two_things() -> None:
    for group in LANGUAGE.synonyms:
        assert len({tuple(words(way)) for way in group}) == len(group) >= 2, group
