import io
import random

import pytest
from PIL import Image

from katalog.photos import encode, plan
from katalog.photos.decode import Decoded


def noise(size, amount=255):
    dice = random.Random(3)  # noqa: S311 - the same noise in every run
    image = Image.new("RGB", size)
    image.frombytes(dice.randbytes(size[0] * size[1] * 3))
    return Image.blend(Image.new("RGB", size, "gray"), image, amount / 255)


def encoded(size):
    image = noise(size, 60)
    made = encode.encode(Decoded(image, size, plan.plan(size)), "k")
    return made, dict(made.files)


@pytest.mark.parametrize("size", [(1300, 900), (700, 1500), (512, 512), (40, 33), (1600, 50)])
def test_files_are_what_the_picture_says(size):
    made, files = encoded(size)
    assert set(files) == {each.name for each in made.picture.renditions}
    for rendition in made.picture.renditions:
        with Image.open(io.BytesIO(files[rendition.name])) as opened:
            assert opened.size == (rendition.width, rendition.height)
            assert Image.MIME[opened.format] == rendition.media_type
            assert opened.mode == "RGB"
            assert not opened.getexif()
            assert "icc_profile" not in opened.info


def test_the_same_photo_gives_the_same_bytes():
    assert encoded((400, 300))[1] == encoded((400, 300))[1]


def test_the_fallback_comes_in_waves_and_machines_get_plain_files():
    made, files = encoded((1000, 800))
    waves = {name for name, content in files.items() if Image.open(io.BytesIO(content)).info.get("progressive")}
    assert waves == {made.picture.fallback.name}


def test_the_colour_is_what_most_of_a_picture_has():
    image = Image.new("RGB", (600, 400), (200, 30, 40))
    image.paste((10, 10, 240), (0, 0, 600, 150))
    assert encode.dominant_colour(image) == "#c81e28"


def test_a_border_has_the_photos_colour():
    size = (1600, 400)
    image = Image.new("RGB", size, (200, 30, 40))
    square = encode.framed(image, plan.plan(size).square, plan.SQUARE_SIZE, "#c81e28")
    assert square.getextrema() == ((200, 200), (30, 30), (40, 40))
