"""A village's own face: its logo, colour and office, wherever a visitor meets the village."""

from __future__ import annotations

import json
from dataclasses import replace
from math import hypot

import pytest
from page_samples import SETTINGS, SITE_URL
from PIL import Image, ImageDraw
from samples import a_business, a_village, site_of

from katalog import addresses
from katalog.contract.model import Catalogue, Village
from katalog.contract.values import colours
from katalog.pages.kinds.service import document_page
from katalog.photos import make
from katalog.photos.make import PhotoRequest
from katalog.photos.plan import Picture
from katalog.problems import Place
from katalog.settings import Settings
from katalog.share.cards import preview_card, site_icons, tones
from katalog.share.cards.preview_card import Words
from katalog.site import manifest
from katalog.site.drawn import Drawn
from katalog.site.edition_parts import EditionParts
from katalog.site.publish import unchanged
from katalog.texts import Texts

BLUE, GOLD = (20, 60, 160), (240, 200, 40)
OFFICE = {
    "alamat": "Jalan Balai <Desa> 1",
    "jam": {"senin-kamis": "08.00-15.00", "jumat": "08.00-11.00"},
    "telepon": "0361-975123",
    "whatsapp": "0812-3456-7800",
    "situs": "https://sukamaju.desa.id/",
    "media_sosial": {"instagram": "@sukamaju"},
}


def face(**more: object) -> Village:
    return a_village(warna="ungu", kantor=OFFICE, inggris="ya", **more)


def editions(village: Village) -> tuple[EditionParts, ...]:
    drawn = Drawn(icons=site_icons.SiteIcons(tab="gambar/tab.png", touch="gambar/t.png", header="gambar/lambang.jpg"))
    return site_of(Catalogue(village=village, businesses=(a_business(),)), {}, SETTINGS, drawn).editions


@pytest.fixture(scope="module")
def pages() -> tuple[EditionParts, ...]:
    return editions(face())


def html_at(edition: EditionParts, address: str) -> str:
    made = edition.pages.at(address)
    assert made is not None
    return made.decode()


def test_every_page_has_the_logo_the_colour_and_the_office(pages):
    for edition, way in zip(pages, ("../../", "../../../"), strict=True):
        html = html_at(edition, f"{edition.edition.where.edition}usaha/warung/")
        assert f'<img class="top__logo" src="{way}gambar/lambang.jpg" alt=""' in html
        assert f'<meta name="theme-color" content="{colours.NAMES["ungu"]}">' in html
        for said in ("Jalan Balai &lt;Desa&gt; 1", "tel:+62361975123", "https://wa.me/6281234567800", "@sukamaju"):
            assert said in html
        style = edition.renderer.assets.contents["katalog.css"].decode()
        assert f"--leaf:{colours.NAMES['ungu']}" in style
        assert "unsafe-inline" not in html
    assert "Senin-Kamis: 08.00-15.00" in html_at(pages[0], "")
    assert "Village office" in html_at(pages[1], "en/")


def test_the_page_about_the_catalogue_says_where_the_office_is(pages):
    about, other = (
        pages[0].pages.html(document_page(address, "Judul", "", "<p>Isi.</p>", "Desa"))
        for address in (addresses.ABOUT, "profil/")
    )
    assert (about.count("Jalan Balai"), other.count("Jalan Balai")) == (2, 1)


def test_a_village_without_any_of_it_is_as_it_was():
    html = html_at(editions(a_village())[0], "")
    assert "office" not in html
    assert f'content="{colours.GREEN}"' in html


@pytest.fixture(scope="module")
def where(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    root = tmp_path_factory.mktemp("desa")
    return replace(SETTINGS, businesses=root, cache_folder=root / "cache", site_url=SITE_URL)


@pytest.fixture(scope="module")
def logo(where: Settings) -> Picture:
    image = Image.new("RGBA", (400, 480), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 399, 479), fill=(*BLUE, 255))
    pen.ellipse((100, 140, 300, 340), fill=(*GOLD, 255))
    image.save(where.businesses / "_logo.png")
    request = PhotoRequest(("", "_logo.png"), where.businesses / "_logo.png", Place("_desa.yaml"), is_logo=True)
    made = make.make_pictures([request], where, None)
    assert made.problems == ()
    return made.pictures[request.key]


def is_like(pixel: object, colour: tuple[int, int, int]) -> bool:
    return isinstance(pixel, tuple) and all(abs(one - two) < 40 for one, two in zip(pixel, colour, strict=False))


def test_icons_show_the_whole_logo(where, logo):
    icons = site_icons.make(face(), where, logo)
    for address in (icons.tab, icons.touch, icons.header, *icons.any.values(), *icons.masked.values()):
        with Image.open(icons.files[address]) as opened:
            shown = opened.convert("RGB")
        assert is_like(shown.getpixel((shown.width // 2, shown.height // 2)), GOLD), address
        assert address != icons.header or shown.size == (site_icons.HEADER, site_icons.HEADER)
    assert icons.files[icons.header].stat().st_size < 2_000, "it is on every page, before the first paint"
    plain = site_icons.make(face(), where)
    assert plain.header == ""
    assert not set(plain.files.values()) & set(icons.files.values())
    made = json.loads(manifest.manifest(face(), SITE_URL, Texts.read(SETTINGS.overrides), icons.any, icons.masked))
    assert made["theme_color"] == colours.NAMES["ungu"]


def test_a_launchers_mask_cuts_nothing_of_a_logo(where, logo):
    icons = site_icons.make(face(), where, logo)
    with Image.open(icons.files[icons.masked[192]]) as opened:
        shown = opened.convert("RGB")
    gold = [(x, y) for x in range(192) for y in range(192) if is_like(shown.getpixel((x, y)), GOLD)]
    assert gold
    assert max(hypot(x + 0.5 - 96, y + 0.5 - 96) for x, y in gold) <= 192 * 0.4


def test_a_card_has_the_colour_and_the_logo_before_the_villages_name():
    tone = tones.tone_of(0, colours.NAMES["ungu"])
    assert tone.panel == colours.NAMES["ungu"]
    assert tones.tone_of(1, colours.NAMES["ungu"]) == tones.tone_of(1)
    emblem = Image.new("RGB", (200, 200), GOLD)
    card, bare = (preview_card.draw(Words("Desa", "Keripik"), [], tone, shown) for shown in (emblem, None))
    gold, none = (
        sum(count for count, pixel in each.getcolors(card.width * card.height) if pixel == GOLD)
        for each in (card, bare)
    )
    assert none == 0
    assert gold > preview_card.EMBLEM**2 // 2


@pytest.mark.parametrize("name", ["_desa.yaml", "_logo.png"])
def test_a_build_is_made_anew_when_the_face_changes(tmp_path, name):
    (tmp_path / name).write_bytes(b"a")
    before = unchanged.inputs(SETTINGS.root / "tests", tmp_path, {})
    (tmp_path / name).write_bytes(b"bc")
    assert unchanged.inputs(SETTINGS.root / "tests", tmp_path, {}) != before
