import io

from PIL import Image, ImageDraw

from katalog.photos import likeness
from katalog.photos.likeness import Known


def scene(seed):
    image = Image.new("RGB", (640, 480), "#e8dcc0")
    pen = ImageDraw.Draw(image)
    for number in range(12):
        x, y = (number * 97 + seed * 61) % 560, (number * 53 + seed * 37) % 400
        pen.ellipse((x, y, x + 80, y + 70), fill=((number * 40 + seed * 90) % 256, 90, (seed * 70) % 256))
    return image


def again(image, quality, size=None):
    out = io.BytesIO()
    (image.resize(size).resize(image.size) if size else image).save(out, "JPEG", quality=quality)
    with Image.open(out) as opened:
        return opened.convert("RGB")


def test_a_picture_saved_again_or_shrunk_is_the_same():
    known = Known()
    assert known.first(likeness.signature(scene(1)), "one") == "one"
    for copy in (again(scene(1), 40), again(scene(1), 70), again(scene(1), 80, (320, 240))):
        assert known.first(likeness.signature(copy), "two") == "one"


def test_other_pictures_are_others():
    known = Known()
    for seed in range(8):
        assert known.first(likeness.signature(scene(seed)), seed) == seed
    turned = scene(3).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    assert known.first(likeness.signature(turned), "turned") == "turned"


def test_one_package_in_two_tastes_is_two():
    packages = []
    for taste in ("#c03020", "#209040"):
        package = scene(2)
        ImageDraw.Draw(package).rectangle((260, 200, 380, 260), fill=taste)
        packages.append(likeness.signature(package))
    known = Known()
    assert [known.first(look, number) for number, look in enumerate(packages)] == [0, 1]
