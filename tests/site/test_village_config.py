"""What a village's own `mkdocs.yml` and pages may say, and the sentences for what they may not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from checkouts import ENTRY, VILLAGE

import hooks
from katalog import program
from katalog.settings import NO_ADDRESS, Additions, Settings
from katalog.site import documents, village_config
from katalog.site.prepare import prepare
from katalog.site.publish import swap


@pytest.mark.parametrize(
    ("read", "names"),
    [
        ({"plugins": ["katalog"]}, ["katalog"]),
        ({"plugins": [{"katalog": {}}, "tags"]}, ["katalog", "tags"]),
        ({"plugins": {"katalog": {}, "material/meta": {"enabled": True}}}, ["katalog", "material/meta"]),
        ({"plugins": None}, []),
        ({"plugins": 5}, []),
        ({}, []),
    ],
)
def test_plugins_are_read_however_they_are_listed(read, names):
    assert list(village_config.plugins_in(read)) == names
    assert village_config.is_meant(read) == ("katalog" in names)


@pytest.mark.parametrize(
    ("read", "word"),
    [
        ({"theme": {"name": "readthedocs"}}, "`theme`"),
        ({"use_directory_urls": False}, "`use_directory_urls`"),
        ({"extra_javascript": ["a.js"]}, "`extra_javascript`"),
        ({"repo_url": "https://github.com/a/b"}, "`repositori`"),
        ({"docs_dir": "tulisan"}, "`docs_dir`"),
        ({"plugins": ["katalog", "search"]}, "`search`"),
        ({"extra_css": ["https://cdn.example/a.css"]}, "https://cdn.example/a.css"),
        ({"extra_css": ["//cdn.example/a.css"]}, "//cdn.example/a.css"),
    ],
)
def test_what_cannot_be_had_is_refused_with_a_sentence(read, word):
    (sentence,) = village_config.refused(read)
    assert word in sentence
    assert "mkdocs.yml" in sentence


def test_what_people_expect_holds():
    read = {"site_url": "https://a.example/", "docs_dir": "docs/", "nav": [], "extra_css": ["a.css"], "copyright": "A"}
    assert village_config.refused(read) == []
    links = [("https://desa.example/", "Kantor"), ("javascript:alert(1)", "Jahat"), ("http://a.example/", "Lama")]
    assert village_config.additions(read, [("profil/", "Profil")], links) == Additions(
        (("profil/", "Profil"),), (("https://desa.example/", "Kantor"),), ("a.css",), "A"
    )


def test_titles_of_own_pages_are_shown_as_they_are():
    assert "&lt;b&gt;" in village_config.listed(Additions((("a/", "<b>"),)), "Desa")
    assert village_config.listed(Additions(), "Desa") == ""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "businesses" / "warung").mkdir(parents=True)
    (tmp_path / "docs" / "kegiatan").mkdir(parents=True)
    (tmp_path / "businesses" / "_desa.yaml").write_text(VILLAGE, "utf-8")
    (tmp_path / "businesses" / "warung" / "usaha.yaml").write_text(ENTRY.format(slug="warung", number=1), "utf-8")
    return tmp_path


def settings_of(home: Path) -> Settings:
    return Settings(program.FOLDER, home / "businesses", "https://a.example/", date(2026, 11, 24), village=home)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("index.md", "halaman depan"),
        ("README.md", "halaman depan"),
        ("index.html", "halaman depan"),
        ("produk.md", "/produk/"),
        ("peta/index.md", "/peta/"),
        ("usaha/warung.md", "/usaha/warung/"),
        ("404.md", "/404/"),
    ],
)
def test_a_page_that_is_made_of_the_entries_is_never_written_over_in_silence(home, name, says):
    (home / "docs" / name).parent.mkdir(exist_ok=True)
    (home / "docs" / name).write_text("# Kami\n", "utf-8")
    (problem,) = documents.problems(settings_of(home))
    assert problem.place.path == f"docs/{name}"
    assert says in problem.message
    assert prepare(settings_of(home)).has_errors, "no build, no check passes over it"


@pytest.mark.parametrize("name", ["profil.md", "tentang.md", "panduan/index.md", "kegiatan/index.md", "gaya.css"])
def test_other_pages_may_be_there(home, name):
    (home / "docs" / name).parent.mkdir(exist_ok=True)
    (home / "docs" / name).write_text("# Kami\n", "utf-8")
    assert documents.problems(settings_of(home)) == []


def test_own_pages_are_those_that_replace_none(home):
    for name in ("profil.md", "tentang.md", "kegiatan/rapat.md", "gaya.css"):
        (home / "docs" / name).write_text("# Kami\n", "utf-8")
    assert village_config.own_names(home / "docs", program.FOLDER / "docs") == ["kegiatan/rapat.md", "profil.md"]


def test_the_address_is_the_villages_own_where_it_says_one(home, monkeypatch):
    monkeypatch.delenv("KATALOG_URL", raising=False)
    assert hooks.default_site_url(home) == NO_ADDRESS
    (home / "mkdocs.yml").write_text("site_name: Lain\nsite_url: https://lain.example/\n", "utf-8")
    assert hooks.default_site_url(home) == NO_ADDRESS, "of another site: it does not name the plugin"
    (home / "mkdocs.yml").write_text("site_name: A\nsite_url: https://a.example/\nplugins: [katalog]\n", "utf-8")
    monkeypatch.setenv("KATALOG_URL", "https://github.example/")
    assert hooks.default_site_url(home) == "https://a.example/"


def test_a_file_that_is_no_yaml_or_of_another_site_is_named(home):
    (home / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    with pytest.raises(swap.NotPublishedError, match="belum terbaca"):
        hooks.default_site_url(home)
    assert "tidak menyebut plugin `katalog`" in village_config.unused(settings_of(home), is_meant=False)
    assert village_config.unused(settings_of(home), is_meant=True) == ""
