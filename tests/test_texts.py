"""The interface's words: complete, and missed loudly."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from page_samples import ROOT

from katalog.texts import Texts, UnknownTextError

OVERRIDES = ROOT / "overrides"
CALL = re.compile(r"""\bt\('([a-z0-9_.-]+)'""")
BUILT = re.compile(r"""\bt\('([a-z0-9_.-]+\.)' ~""")


def test_values_fill_a_text() -> None:
    texts = Texts("id", {"a.b": "Hemat {jumlah}", "c": "100% {apa adanya}"})
    assert texts("a.b", jumlah="Rp5.000") == "Hemat Rp5.000"
    assert texts("c") == "100% {apa adanya}"
    assert texts("a.b", jumlah="{jumlah}") == "Hemat {jumlah}"


@pytest.mark.parametrize(("key", "values"), [("tidak.ada", {}), ("a", {"lain": 1})])
def test_what_is_missing_is_named(key: str, values: dict[str, object]) -> None:
    with pytest.raises(UnknownTextError, match=re.escape(key)):
        Texts("id", {"a": "{jumlah}"})(key, **values)


def test_every_scalar_stays_text(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "id.yaml").write_text("a:\n  ya: no\n  jam: 08:00\n", "utf-8")
    texts = Texts.read(tmp_path, "jv")  # a language without a file has the default's texts
    assert (texts("a.ya"), texts("a.jam"), texts.language) == ("no", "08:00", "id")
    assert texts.section("a") == {"ya": "no", "jam": "08:00"}


@pytest.mark.parametrize("language", ["../lain", "../texts/lain", "/etc/passwd", "x" * 300, "\0", "lain.yaml", "", "."])
def test_a_language_never_leads_out_of_the_folder_of_texts(tmp_path: Path, language: str) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "id.yaml").write_text("a: benar\n", "utf-8")
    (tmp_path / "lain.yaml").write_text("a: RAHASIA\n", "utf-8")
    texts = Texts.read(tmp_path, language)
    assert (texts.language, texts("a")) == ("id", "benar")


def test_templates_ask_for_texts_that_there_are() -> None:
    texts = Texts.read(OVERRIDES)
    asked = {key for path in OVERRIDES.rglob("*.html") for key in CALL.findall(path.read_text("utf-8"))}
    starts = {start for path in OVERRIDES.rglob("*.html") for start in BUILT.findall(path.read_text("utf-8"))}
    assert {key for key in asked - starts if key not in texts.by_key and not key.endswith(".")} == set()
    assert all(any(key.startswith(start) for key in texts.by_key) for start in starts)


def test_templates_hold_no_words_of_their_own() -> None:
    # What is left of a template without its tags, code and comments is punctuation, units and names of standards.
    allowed = {"RT/RW", "v", "+", "×", "›"}
    for path in sorted({*OVERRIDES.rglob("*.html")} - {*OVERRIDES.glob("admin/*.html")}):  # that is no template
        if "javascripts" in path.parts or path.name in {"main.html", "shell.html"}:
            continue
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", path.read_text("utf-8"), flags=re.DOTALL)
        text = re.sub(r"<[^>]*>|&[a-z]+;", " ", text)
        words = set(re.findall(r"[^\W\d_][\w/]+", text))
        assert words <= allowed, path.name


NOT_TRANSLATED = (
    "kit.",
    "kartu.",
    "tiada.",
    "portal.",
)  # what an owner prints, what is drawn, what stands at old addresses


def test_english_is_complete() -> None:
    indonesian, english = Texts.read(OVERRIDES), Texts.read(OVERRIDES, "en")
    assert english.language == "en"
    needed = {key for key in indonesian.by_key if not key.startswith(NOT_TRANSLATED)}
    assert needed - set(english.by_key) == set()
    assert set(english.by_key) - set(indonesian.by_key) == set()


def test_english_fills_in_the_same_values() -> None:
    indonesian, english = Texts.read(OVERRIDES), Texts.read(OVERRIDES, "en")
    values = re.compile(r"\{(\w+)\}")
    for key, text in english.by_key.items():
        assert set(values.findall(text)) == set(values.findall(indonesian.by_key[key])), key
