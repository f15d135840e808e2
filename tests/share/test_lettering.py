"""Words on cards: what the font shows, and that no text leaves its box."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from katalog.share.cards import lettering
from katalog.share.cards.lettering import COVERED, Face

LONG = ["W" * 2000, "Keripik " * 200, "a-b" * 400, "Supercalifragilisticexpialidocious " * 3, "ÁÇŚģ" * 50]


@pytest.mark.parametrize("face", Face)
def test_font_holds_what_is_said_of_it(face):
    assert {chr(code) for code in TTFont(face.path).getBestCmap()} == COVERED


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Keripik 🌶️ Pedas", "Keripik Pedas"),
        ("𝗞𝗲𝗿𝗶𝗽𝗶𝗸 𝓣𝓮𝓶𝓹𝓮", "Keripik Tempe"),
        ("ＦＵＬＬ　ＷＩＤＴＨ", "FULL WIDTH"),
        ("Phở Bò", "Pho Bò"),
        ("10 m² × 2", "10 m² × 2"),
        ("a\u202egnirts\u202c b", "agnirts b"),
        ("مطعم", ""),
        ("\u00a0 Rp15.000\t\n", "Rp15.000"),
    ],
)
def test_drawable(written, shown):
    assert lettering.drawable(written) == shown


def test_name_of_which_nothing_can_be_shown_is_its_slug():
    assert lettering.drawable_or("مطعم الأمانة", "warung-al-amanah") == "Warung Al Amanah"
    assert lettering.drawable_or("🍜🍜", "mi-ayam") == "Mi Ayam"
    assert lettering.drawable_or("Mi 🍜", "mi-ayam") == "Mi"


@given(
    st.text(max_size=300), st.integers(80, 900), st.integers(60, 400), st.integers(1, 5), st.sampled_from(list(Face))
)
@settings(max_examples=150, deadline=None)
def test_ink_stays_in_its_box(text, width, height, lines, face):
    fitted = lettering.fit(lettering.drawable(text), face, width, height, largest=90, smallest=30, lines=lines)
    assert len(fitted.lines) <= lines
    around = 200  # pixels drawn on beyond the box, to see what leaves it
    sheet = Image.new("1", (width + 2 * around, height + 2 * around))
    lettering.draw(ImageDraw.Draw(sheet), fitted, (around, around), "white")
    left, top, right, bottom = sheet.getbbox() or (around, around, around, around)
    # Marks hang over a narrow stem, a circumflex at 90 pixels by 7; no card has a margin under 30.
    assert left >= around - 10
    assert right <= around + width + 10
    assert top >= around - 2
    assert bottom <= around + height + 1


@pytest.mark.parametrize("text", LONG)
@pytest.mark.parametrize("lines", [1, 3])
def test_long_texts_are_cut_with_an_ellipsis(text, lines):
    fitted = lettering.fit(text.strip(), Face.EXTRA, 480, 300, largest=88, smallest=40, lines=lines)
    assert not fitted.whole
    assert fitted.lines[-1].endswith(lettering.ELLIPSIS)
    assert fitted.width <= 480
    assert fitted.height <= 300


def test_text_is_as_large_as_its_box_allows():
    small, large = (
        lettering.fit("Keripik Tempe", Face.EXTRA, width, 200, largest=120, smallest=20, lines=1)
        for width in (300, 600)
    )
    assert small.size < large.size
    assert small.whole
    assert large.whole


def test_lines_are_balanced():
    fitted = lettering.fit("Paket Oleh-oleh Akhir Tahun Ini", Face.BOLD, 520, 300, largest=60, smallest=60, lines=2)
    assert fitted.lines == ("Paket Oleh-oleh", "Akhir Tahun Ini")
