"""Drawn cards: sizes, bytes, and words that stay in their place whatever the entry says and the photo is."""

from __future__ import annotations

import contextlib
import io
import random
from dataclasses import replace

import pytest
from PIL import Image, ImageColor, ImageDraw

from katalog.photos import encode
from katalog.photos.decode import Decoder
from katalog.share.cards import collect, drawing, preview_card, tones
from katalog.share.cards.lettering import Box, drawable
from katalog.share.cards.preview_card import Words

PHOTOS = {
    "none": [],
    "white": [Image.new("RGB", (960, 720), "white")],
    "black": [Image.new("RGB", (960, 720), "black")],
    "tall": [Image.new("RGB", (480, 4800), "#337744")],
    "panorama": [Image.new("RGB", (960, 80), "#773344")],
    "tiny": [Image.new("RGB", (20, 20), "#334477")],
    "four": [Image.new("RGB", (320, 240), "#444444")] * 4,
    "two": [Image.new("RGB", (320, 240), "#444444")] * 2,
}
NAMES = [
    "Es",
    "Nasi Kotak Rendang untuk Pengajian, Arisan, dan Syukuran Keluarga Besar",
    "W" * 60,
    "i" * 2000,
    "Kopi & <b>Teh</b>",
]
PRICES = ["", "Rp500", "Rp1.234.567.890", "tanya harga"]


@pytest.fixture
def written(monkeypatch):
    """Return the list of boxes of all ink that text leaves."""
    boxes = []
    plain = ImageDraw.ImageDraw.text

    def text(self, xy, text, *args, **options):
        left, top, right, bottom = options["font"].getbbox(text, anchor=options["anchor"])
        boxes.append(Box(int(xy[0] + left), int(xy[1] + top), int(xy[0] + right), int(xy[1] + bottom)))
        return plain(self, xy, text, *args, **options)

    monkeypatch.setattr(ImageDraw.ImageDraw, "text", text)
    return boxes


def overlapping(boxes):
    """Return pairs of boxes of which more than a descender's touch is shared."""
    slack = 3
    return [
        (one, other)
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
        if one.left < other.right - slack
        and other.left < one.right - slack
        and one.top < other.bottom - slack
        and other.top < one.bottom - slack
    ]


@pytest.mark.parametrize("photos", PHOTOS)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("price", PRICES)
def test_preview_words_stay_on_the_card(written, photos, name, price):
    note = "mulai" if price else ""
    words = Words("Desa Dalu Sepuluh B", drawable(name), "Warung Nasi Padang Uni Ros", price, note, "ES")
    card = preview_card.draw(words, PHOTOS[photos], tones.LEAF)
    assert card.size == (1200, 630)
    margin = 30
    for box in written:
        assert box.left >= margin
        assert box.right <= 1200 - margin
        assert box.top >= 20
        assert box.bottom <= 630 - 10
    assert not overlapping(written)


@pytest.mark.parametrize("tone", [*tones.TONES, *map(tones.in_daylight, tones.TONES)])
def test_words_have_contrast(tone):
    """WCAG 2.2, 1.4.3: 4.5 to 1 for text."""

    def light(colour):
        channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    def contrast(one, other):
        high, low = sorted((light(one), light(other)), reverse=True)
        return (high + 0.05) / (low + 0.05)

    pairs = [(tone.words, tone.panel), (tone.quiet, tone.panel), (tone.words, tone.pattern), (tone.quiet, tone.pattern)]
    for one, other in [*pairs, (tone.on_tag, tone.tag), (tone.strong, "#ffffff")]:
        assert contrast(one, other) >= 4.5, (one, other)


def test_hardest_photo_stays_under_the_limit():
    dice = random.Random(5)  # noqa: S311
    noise = Image.frombytes("RGB", (960, 640), dice.randbytes(960 * 640 * 3))
    card = preview_card.draw(Words("Desa", "Derau", tag="Rp1.000"), [noise], tones.INDIGO)
    made = collect.jpeg_under(card, collect.CARD_MAX_BYTES)
    assert len(made) < collect.CARD_MAX_BYTES
    with Image.open(io.BytesIO(made)) as opened:
        assert opened.format == "JPEG"
        assert opened.size == (1200, 630)
        assert not opened.getexif()


def test_impossible_limit_is_an_error():
    with pytest.raises(ValueError, match="no quality"):
        collect.jpeg_under(Image.effect_noise((400, 400), 90).convert("RGB"), 500)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_collage_fills_its_box(count):
    box = Box(10, 20, 641, 630)
    places = drawing.cells(box, count)
    assert len(places) == count
    assert min(place.left for place in places) == box.left
    assert min(place.top for place in places) == box.top
    assert max(place.right for place in places) == box.right
    assert max(place.bottom for place in places) == box.bottom


def test_drawing_twice_gives_the_same_bytes():
    words = Words("Desa", "Keripik", tag="Rp1.000")
    first, second = (collect.jpeg(preview_card.draw(words, PHOTOS["white"], tones.CLAY), 80) for _ in range(2))
    assert first == second


def test_name_of_a_card_changes_with_all_it_shows():
    base = collect.CardRequest(Words("Desa", "Keripik", "Toko", "Rp1.000"), (), tones.LEAF)
    other = [
        replace(base, words=replace(base.words, name="Kerupuk")),
        replace(base, words=replace(base.words, tag="Rp2.000")),
        replace(base, words=replace(base.words, over="Kota")),
        replace(base, tone=tones.CLAY),
    ]
    names = {collect.PreviewJob(request).name for request in [base, *other]}
    assert len(names) == 5
    assert collect.PreviewJob(base).name == collect.PreviewJob(replace(base)).name


@pytest.mark.parametrize("size", [(426, 512), (306, 306), (394, 750), (425, 667), (1000, 750)])
@pytest.mark.parametrize("box", [(1200, 630), (600, 630), (1080, 1080), (592, 630)])
def test_a_photo_covers_a_box_whatever_rounding_makes_of_their_ratio(size, box):
    assert drawing.cover(Image.new("RGB", size), *box).size == box


def test_three_photos_fill_their_part_of_a_card(tmp_path):
    colours = ("#c03020", "#20a040", "#2040c0")
    shapes = ((900, 1200), (1200, 900), (600, 1200))
    made = []
    for place, (colour, size) in enumerate(zip(colours, shapes, strict=True)):
        out = io.BytesIO()
        Image.new("RGB", size, colour).save(out, "JPEG")
        encoded = encode.encode(Decoder().decode(out.getvalue(), contextlib.nullcontext), str(place) * 20)
        for name, content in encoded.files:
            (tmp_path / name).write_bytes(content)
        made.append(encoded.picture)
    request = collect.CardRequest(Words("Desa", "Camilan"), tuple(made), tones.LEAF)
    with Image.open(io.BytesIO(collect.PreviewJob(request).render(tmp_path))) as opened:
        card = opened.convert("RGB")
    across = [((x, 150), colours[0]) for x in (20, 315, 610)]  # from edge to edge, though the photo is a portrait
    for at, colour in (*across, ((150, 470), colours[1]), ((470, 470), colours[2])):
        assert all(abs(a - b) < 12 for a, b in zip(card.getpixel(at), ImageColor.getrgb(colour), strict=True))
