"""A village's `tampilan/`: its styles and templates over the program's, and sentences for what is broken in them."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from page_samples import SETTINGS
from samples import a_business, a_village, site_of
from villages import village

from katalog.contract.model import Catalogue
from katalog.problems import Severity
from katalog.settings import Settings
from katalog.site import own_look
from katalog.site.edition_parts import EditionParts
from katalog.site.prepare import prepare
from katalog.site.publish import unchanged
from katalog.site.publish.swap import NotPublishedError

CATALOGUE = Catalogue(village=a_village(inggris="ya"), businesses=(a_business(),))
POLICY = re.compile(r'Content-Security-Policy" content="([^"]+)"')


def a_home(root: Path, files: dict[str, str]) -> Settings:
    for name, text in files.items():
        path = root / "tampilan" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return replace(SETTINGS, businesses=root / "businesses", village=root)


def edition(settings: Settings, number: int = 0) -> EditionParts:
    return site_of(CATALOGUE, {}, settings).editions[number]


def page(settings: Settings, address: str = "usaha/warung/") -> str:
    made = edition(settings).pages.at(address)
    assert made is not None
    return made.decode()


def styles_of(html: str) -> list[str]:
    return re.findall(r'<link rel="stylesheet" href="([^"]+)">', html)


def test_its_styles_come_last_on_every_page_under_a_name_made_of_what_they_say(tmp_path):
    settings = a_home(tmp_path, {"b.css": "h1{color:red}", "a.css": "h1{color:blue}", "gambar/x.css": "p{}"})
    (tmp_path / "tampilan" / "batik.png").write_bytes(b"png")
    for address in ("", "usaha/warung/", "usaha/warung/kit/", "keranjang/"):
        links = styles_of(page(settings, address))
        assert [link.rpartition("/")[2] for link in links[-2:]] == ["a.css", "b.css"], address
        assert links[0].endswith("katalog.css")
    published = edition(settings).renderer.static_files
    first = next(name for name in published if name.endswith("tampilan/a.css"))
    assert published[first] == b"h1{color:blue}"
    assert published[first.replace("a.css", "batik.png")] == b"png"
    assert first.replace("a.css", "gambar/x.css") in published
    a_home(tmp_path, {"a.css": "h1{color:green}"})
    assert first not in edition(settings).renderer.static_files
    english = edition(settings, 1).pages.at("en/")
    assert english is not None
    assert styles_of(english.decode())[-1].endswith("tampilan/b.css")


def test_no_style_and_no_template_of_its_own_loosens_the_policy(tmp_path):
    plain = POLICY.search(page(replace(SETTINGS, village=tmp_path)))
    files = {"a.css": "h1{}", "business.html": '<script>alert(1)</script>{% include "program/business.html" %}'}
    own = page(a_home(tmp_path, files))
    found = POLICY.search(own)
    assert plain
    assert found
    assert "<script>alert(1)</script>" in own
    assert found[1] == plain[1], "what is written into a page does not run"


def test_a_template_stands_over_ours_and_can_take_ours_in(tmp_path):
    text = '<p>Terima kasih, {{ village.name }} & kawan</p>\n{% include "program/partials/footer.html" %}'
    html = page(a_home(tmp_path, {"partials/footer.html": text}))
    assert "<p>Terima kasih, Desa Dalu Sepuluh B & kawan</p>" in html
    assert '<footer class="foot"' in html


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("<p>\n{{ salah }}</p>", 2),
        ("{% include 'tidak-ada.html' %}", 1),
        ("\n\n{{ village.nama_desa }}", 3),
        ("{{ 1 / 0 }}", 1),
        ("<p>\n{% if x %}", 2),
        ("{{ rusak", 1),
        ("{% from 'partials/photo.html' import foto %}{{ foto() }}", 1),
    ],
)
def test_a_broken_template_is_named_with_its_line(tmp_path, text, line):
    with pytest.raises(NotPublishedError) as raised:
        page(a_home(tmp_path, {"partials/footer.html": text}))
    assert str(raised.value).startswith(f"Templat tampilan/partials/footer.html tidak bisa dipakai, baris {line}: ")


def test_our_own_templates_are_not_blamed_on_a_village(tmp_path):
    settings = a_home(tmp_path, {"a.css": ""})
    assert own_look.explained(ZeroDivisionError(), settings.own_look[0]) == ""
    assert own_look.explained(ZeroDivisionError(), None) == ""


def test_a_check_says_what_can_be_told_without_a_page(tmp_path):
    settings = replace(village(tmp_path), root=SETTINGS.root, village=tmp_path)
    files = {
        "home.html": "<p>\n{% endif %}",
        "hom.html": "<p></p>",
        "bagian.html": "",
        "promo.html": "{% include 'bagian.html' %}",
        "gaya.css": 'h1 {}\n@import "https://fonts.example/a.css";\np { background: url(//x.example/a.png) }',
        "baik.css": "p { background: url(batik.png) }",
    }
    a_home(tmp_path, files)
    prepared = prepare(settings)
    told = [(problem.place.path, problem.place.line, problem.severity) for problem in prepared.problems]
    assert told == [
        ("tampilan/gaya.css", 2, Severity.ERROR),
        ("tampilan/gaya.css", 3, Severity.ERROR),
        ("tampilan/hom.html", 1, Severity.WARNING),
        ("tampilan/home.html", 2, Severity.ERROR),
    ]
    assert "`home.html`" in prepared.problems[2].hint
    assert prepared.problems[3].excerpt == "{% endif %}"
    assert prepared.catalogue is None


def test_nothing_that_a_link_leads_out_to_is_read(tmp_path):
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain" / "rahasia.html").write_text("RAHASIA", encoding="utf-8")
    settings = a_home(tmp_path / "desa", {"a.css": ""})
    for name in ("home.html", "rahasia.css"):
        (tmp_path / "desa" / "tampilan" / name).symlink_to(tmp_path / "lain" / "rahasia.html")
    assert "RAHASIA" not in page(settings, "")
    assert not [name for name in edition(settings).renderer.static_files if "rahasia" in name]


def test_a_build_and_a_preview_look_at_it(tmp_path):
    settings = a_home(tmp_path, {"home.html": "a"})
    (folder,) = settings.own_look
    assert folder in settings.own
    assert folder in settings.watched
    assert folder in settings.sources
    (tmp_path / "businesses").mkdir()
    before = unchanged.inputs(SETTINGS.root / "tests", settings.businesses, {}, settings.own)
    a_home(tmp_path, {"home.html": "b"})
    assert unchanged.inputs(SETTINGS.root / "tests", settings.businesses, {}, settings.own) != before
