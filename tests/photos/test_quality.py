import io
import random

import pytest
from PIL import Image, ImageDraw, ImageFilter

from katalog.photos import quality
from katalog.photos.faults import Kind
from katalog.photos.quality import Look


def textured(level: int = 255) -> Image.Image:
    """A picture with edges at every scale, as a photo of food has, its brightest part at `level`."""
    dice = random.Random(7)  # noqa: S311 - a texture, the same in every run
    grain = Image.new("L", (80, 60))
    grain.putdata([dice.randrange(level // 3, level + 1) for _ in range(80 * 60)])
    return grain.resize((640, 480), Image.Resampling.BICUBIC).filter(ImageFilter.UnsharpMask(2, 200)).convert("RGB")


def kinds(image, size=(4000, 3000)):
    return [fault.kind for fault in quality.faults(size, quality.measure(image))]


def test_a_sharp_light_photo_has_no_warning():
    assert kinds(textured()) == []


def test_a_shaken_photo_is_blurred():
    assert kinds(textured().filter(ImageFilter.GaussianBlur(4))) == [Kind.BLURRED]


def test_a_white_border_hides_no_blur():
    plain = Image.new("RGB", (640, 480), "white")
    assert quality.measure(plain) == Look(sharpness=0.0, light=255)


def test_an_underexposed_photo_is_dark_and_not_called_blurred_besides():
    assert kinds(Image.eval(textured(), lambda value: value // 5)) == [Kind.DARK]


def test_a_dark_product_with_light_on_it_is_not_dark():
    image = Image.new("RGB", (640, 480), (12, 12, 12))
    image.paste(textured(), (0, 0))
    image.paste((12, 12, 12), (0, 60, 640, 480))
    assert Kind.DARK not in kinds(image)


def sign(ground, ink):
    """A sign as a design program draws it: words and a ring."""
    image = Image.new("RGB", (640, 480), ground)
    pen = ImageDraw.Draw(image)
    pen.ellipse((380, 200, 600, 420), outline=ink, width=9)
    for line in range(4):
        for letter in range(12):
            pen.rectangle((40 + letter * 26, 40 + line * 60, 52 + letter * 26, 80 + line * 60), fill=ink)
    return image


@pytest.mark.parametrize(("ground", "ink"), [("#0b1a3a", "#1c3a80"), ("#101010", "#303030"), ("#200000", "#502020")])
def test_a_dark_sign_is_not_to_be_photographed_by_the_window(ground, ink):
    assert kinds(sign(ground, ink)) == []
    out = io.BytesIO()
    sign(ground, ink).save(out, "JPEG", quality=75)
    with Image.open(out) as opened:
        assert kinds(opened.convert("RGB")) == []


def test_a_large_letter_alone_is_not_blurred():
    image = Image.new("RGB", (640, 480), "white")
    ImageDraw.Draw(image).rectangle((200, 100, 420, 380), fill="#1c7a4a")
    assert kinds(image) == []


def test_an_empty_wall_is_no_sign():
    assert kinds(Image.new("RGB", (640, 480), "#202020")) == [Kind.DARK]


@pytest.mark.parametrize(("size", "small"), [((599, 400), True), ((600, 400), False), ((400, 600), False)])
def test_small_is_by_the_longer_side(size, small):
    assert (Kind.SMALL in kinds(textured(), size)) is small


@pytest.mark.parametrize("size", [(1, 1), (1, 5), (2, 2), (3, 400)])
def test_tiny_pictures_can_be_measured(size):
    assert quality.measure(Image.new("RGB", size, "red")).light == pytest.approx(76, abs=1)
