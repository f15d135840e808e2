"""The village's icons and the manifest that names them."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from math import hypot
from pathlib import Path
from urllib.parse import urljoin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_samples import SETTINGS, SITE_URL
from PIL import Image
from samples import a_village

from katalog import addresses
from katalog.settings import Settings
from katalog.share.cards import site_icons
from katalog.share.cards.site_icons import IconJob, Shape
from katalog.share.cards.tones import TONES
from katalog.site import manifest
from katalog.texts import Texts

TEXTS = Texts.read(SETTINGS.overrides)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Desa Dalu Sepuluh B", "DS"),
        ("Nagari Sungai Puar", "SP"),
        ("Wonosari", "W"),
        ("Desa", "D"),
        ("Kampung 5 Ulu", "5U"),
        ("Desa مطعم", "D"),
        ("مطعم", "D"),
    ],
)
def test_letters_stand_for_the_name_not_for_what_villages_are_called(name, letters):
    assert site_icons.village_initials(name) == letters


@pytest.mark.parametrize("letters", ["DS", "W", "MM", "ÅQ", "II", "5U"])
def test_a_launchers_mask_cuts_no_letter(letters):
    tone, size = TONES[0], 192
    icon = site_icons.draw(letters, tone, size, Shape.MASKED).convert("RGB")
    bare = site_icons.draw(letters, replace(tone, tag=tone.panel), size, Shape.MASKED).convert("RGB")
    inked = [(x, y) for x in range(size) for y in range(size) if icon.getpixel((x, y)) != bare.getpixel((x, y))]
    assert len(inked) > size * size // 40
    assert max(hypot(x + 0.5 - size / 2, y + 0.5 - size / 2) for x, y in inked) <= size * 0.4


@pytest.mark.parametrize("shape", list(Shape))
def test_only_a_round_icon_lets_the_ground_through(shape):
    icon = Image.open(io.BytesIO(IconJob("DS", TONES[0], 180, shape).render(Path()))).convert("RGBA")
    assert icon.size == (180, 180)
    assert (icon.getpixel((0, 0))[3] == 0) is (shape is Shape.ROUND)
    assert icon.getpixel((90, 90))[3] == 255


def test_the_ico_holds_three_sizes():
    icon = Image.open(io.BytesIO(IconJob("DS", TONES[0], 48, kind="ico").render(Path())))
    assert icon.ico.sizes() == {(16, 16), (32, 32), (48, 48)}


def test_icons_are_drawn_once_and_change_their_name_with_the_village(tmp_path, monkeypatch):
    where = Settings(tmp_path, tmp_path, SITE_URL, SETTINGS.today)
    first = site_icons.make(a_village(), where)
    assert all(path.is_file() for path in first.files.values())
    monkeypatch.setattr(site_icons, "draw", None)
    assert site_icons.make(a_village(), where) == first
    monkeypatch.undo()
    other = site_icons.make(a_village(nama="Desa Wonosari"), where)
    assert set(other.files) & set(first.files) == {addresses.FAVICON}
    assert other.files[addresses.FAVICON] != first.files[addresses.FAVICON]


def test_the_manifest_says_what_a_phone_needs_to_install(tmp_path):
    where = Settings(tmp_path, tmp_path, SITE_URL, SETTINGS.today)
    icons = site_icons.make(a_village(), where)
    made = json.loads(manifest.manifest(a_village(), SETTINGS.site_url, TEXTS, icons.any, icons.masked))
    assert urljoin(SITE_URL, made["id"]) == SITE_URL
    assert urljoin(SITE_URL, made["start_url"]) == urljoin(SITE_URL, made["scope"]) == SITE_URL
    assert made["display"] == "standalone"
    assert made["short_name"] == "Dalu Sepuluh"
    assert {(icon["sizes"], icon["purpose"]) for icon in made["icons"]} == {
        (size, purpose) for size in ("192x192", "512x512") for purpose in ("any", "maskable")
    }
    for icon in made["icons"]:
        with Image.open(icons.files[icon["src"]]) as opened:
            assert f"{opened.width}x{opened.height}" == icon["sizes"]
            assert opened.format == "PNG"
    assert [shortcut["url"] for shortcut in made["shortcuts"]] == ["./produk/", "./promo/", "./keranjang/"]


@settings(max_examples=50)
@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_any_name_makes_a_manifest_and_letters(name):
    village = a_village().model_copy(update={"name": name})
    made = json.loads(manifest.manifest(village, SETTINGS.site_url, TEXTS, {}, {}))
    assert 1 <= len(made["short_name"]) <= manifest.SHORT_MAX
    assert 1 <= len(site_icons.village_initials(name)) <= 2
