import contextlib
import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms, ImageDraw
from PIL.PngImagePlugin import PngInfo

from katalog.photos import decode as photo_decode
from katalog.photos import plan
from katalog.photos.decode import Decoder
from katalog.photos.faults import Kind, PhotoError

RED, BLUE = (220, 20, 30), (20, 30, 220)


def decode(source, hold=contextlib.nullcontext):
    return Decoder().decode(source, hold)


def saved(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def two_halves(size=(400, 300), mode="RGB"):
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, *size))
    return image.convert(mode)


def near(pixel, wanted, tolerance=6):
    return all(abs(a - b) <= tolerance for a, b in zip(pixel, wanted, strict=True))


@pytest.mark.parametrize(
    ("kind", "options"), [("JPEG", {"quality": 95}), ("PNG", {}), ("WEBP", {"quality": 95}), ("AVIF", {"quality": 95})]
)
def test_every_format_gives_the_same_upright_rgb(kind, options):
    decoded = decode(saved(two_halves(), kind, **options))
    assert (decoded.image.mode, decoded.size) == ("RGB", (400, 300))
    assert near(decoded.image.getpixel((50, 150)), RED)
    assert near(decoded.image.getpixel((350, 150)), BLUE)


@pytest.mark.parametrize("mode", ["P", "CMYK", "L", "LA", "1", "RGBA"])
def test_every_mode_comes_out_as_rgb(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    image = decode(saved(two_halves(mode=mode), kind)).image
    assert image.mode == "RGB"
    assert image.getpixel((50, 150)) != image.getpixel((350, 150)) or mode == "1"


def drawn(colour, size=(400, 300)):
    """A ring of that colour on nothing."""
    image = Image.new("RGBA", size, (255, 255, 255, 0))
    ImageDraw.Draw(image).ellipse((60, 40, 340, 260), outline=colour, width=24)
    return image


@pytest.mark.parametrize("colour", ["black", "#206030", "red", "#777777"])
def test_what_is_transparent_becomes_white(colour):
    for source in (saved(drawn(colour), "PNG"), saved(drawn(colour), "WEBP", lossless=True)):
        assert decode(source).image.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("colour", ["white", "#f8f4ea", "#ffe9b0"])
def test_a_white_drawing_keeps_its_contrast(colour):
    for image in (drawn(colour), drawn(colour).quantize(16)):
        shown = decode(saved(image, "PNG")).image.convert("L")
        assert abs(shown.getpixel((200, 52)) - shown.getpixel((5, 5))) > 100


def test_what_is_white_and_dark_is_seen_on_neither():
    image = drawn("white")
    ImageDraw.Draw(image).ellipse((120, 90, 280, 210), outline="#101820", width=12)
    shown = decode(saved(image, "PNG")).image.convert("L")
    ground = shown.getpixel((5, 5))
    assert abs(shown.getpixel((200, 52)) - ground) > 60
    assert abs(shown.getpixel((200, 96)) - ground) > 20


def test_food_on_a_white_plate_stays_on_white():
    image = drawn("white")
    ImageDraw.Draw(image).ellipse((70, 50, 330, 250), fill="#8a4a1c")
    assert decode(saved(image, "PNG")).image.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("alpha", [0, 3])
def test_a_picture_of_nothing_is_refused(alpha):
    image = two_halves(mode="RGBA")
    image.putalpha(Image.new("L", image.size, alpha))
    assert refused(saved(image, "PNG")) is Kind.BLANK


def test_a_turn_that_only_xmp_tells_is_not_followed():
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/></rdf:RDF>'
        b"</x:xmpmeta>"
    )
    for kind in ("JPEG", "WEBP"):
        with Image.open(io.BytesIO(saved(two_halves(), kind, xmp=packet))) as opened:
            assert opened.getexif()[photo_decode.ORIENTATION] == 6  # so reads Pillow, and no browser
        assert decode(saved(two_halves(), kind, xmp=packet)).size == (400, 300)


def test_a_palette_with_more_transparencies_than_colours_is_damaged():
    image = Image.new("P", (400, 300))
    image.putpalette([*RED] * 4)
    data = saved(image, "PNG", transparency=bytes([255] * 4))
    begin = data.index(b"tRNS") - 4
    (length,) = struct.unpack(">I", data[begin : begin + 4])
    longer = b"tRNS" + b"\x80" * 300
    chunk = struct.pack(">I", 300) + longer + struct.pack(">I", zlib.crc32(longer))
    assert refused(data[:begin] + chunk + data[begin + 12 + length :]) is Kind.DAMAGED


def test_what_is_transparent_does_not_bleed_when_shrunk():
    image = Image.new("RGBA", (4000, 4000), (0, 255, 0, 0))
    image.paste((200, 0, 0, 255), (0, 0, 2001, 4000))
    small = decode(saved(image, "PNG", compress_level=1)).image
    assert small.width < 2000
    assert all(green <= red for red, green, _ in (small.getpixel((x, 100)) for x in range(small.width)))


def test_grey_of_sixteen_bits_is_scaled_not_clipped():
    image = Image.new("I;16", (400, 300), 257 * 60)
    assert decode(saved(image, "PNG")).image.getpixel((5, 5)) == (60, 60, 60)


def test_sixteen_bit_white_stays_white():
    image = Image.new("I;16", (400, 300), 65535)
    assert decode(saved(image, "PNG")).image.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("turn", "left_is_red"), [(1, True), (2, False), (3, False), (4, True), (0, True), (9, True), (77, True)]
)
def test_a_turn_in_the_plane_is_followed(turn, left_is_red):
    exif = Image.Exif()
    exif[photo_decode.ORIENTATION] = turn
    decoded = decode(saved(two_halves(), "JPEG", exif=exif, quality=95))
    assert decoded.size == (400, 300)
    assert near(decoded.image.getpixel((20, 150)), RED if left_is_red else BLUE)


@pytest.mark.parametrize(("turn", "top_is_red"), [(5, True), (6, True), (7, False), (8, False)])
def test_a_sideways_photo_is_set_upright_with_its_size(turn, top_is_red):
    exif = Image.Exif()
    exif[photo_decode.ORIENTATION] = turn
    decoded = decode(saved(two_halves((4000, 2000)), "JPEG", exif=exif, quality=95))
    assert decoded.size == (2000, 4000)
    assert decoded.image.width < decoded.image.height
    assert near(decoded.image.getpixel((300, 20)), RED if top_is_red else BLUE)


def test_a_large_jpeg_is_never_decoded_whole():
    held = []

    @contextlib.contextmanager
    def hold(count):
        held.append(count)
        yield

    decode(saved(two_halves((6000, 4500)), "JPEG"), hold)
    assert held == [1500 * 1125]


def test_a_file_keeps_no_secret():
    exif = Image.Exif()
    exif[0x010F] = "Telepon Bu Siti"
    notes = PngInfo()
    notes.add_text("Comment", "rahasia")
    assert decode(saved(two_halves(), "PNG", exif=exif, pnginfo=notes)).image.info == {}
    assert decode(saved(two_halves(), "JPEG", exif=exif, comment=b"rahasia")).image.info == {}


def profile_of(name):
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()


def test_srgb_by_profile_changes_nothing():
    source = saved(two_halves(), "PNG", icc_profile=profile_of("sRGB"))
    assert decode(source).image.tobytes() == decode(saved(two_halves(), "PNG")).image.tobytes()


@pytest.mark.parametrize("profile", [b"not a profile", b"\0" * 500, profile_of("LAB")])
def test_a_profile_that_is_broken_or_of_another_kind_is_ignored(profile):
    source = saved(two_halves(), "PNG", icc_profile=profile)
    assert near(decode(source).image.getpixel((50, 150)), RED)


def refused(source):
    with pytest.raises(PhotoError) as caught:
        decode(source)
    return caught.value.fault.kind


@pytest.mark.parametrize("ending", [b"", b"\xff\xd9"])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_cut_jpeg_is_never_shown_half_grey(ending, share):
    noisy = Image.effect_noise((800, 600), 90).convert("RGB")
    source = saved(noisy, "JPEG", quality=90)
    assert refused(source[: int(len(source) * share)] + ending) is Kind.TRUNCATED


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "GIF"])
@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_other_cut_files_are_refused(kind, share):
    source = saved(Image.effect_noise((400, 300), 90).convert("RGB"), kind)
    assert refused(source[: int(len(source) * share)]) in {Kind.TRUNCATED, Kind.DAMAGED}


@pytest.mark.parametrize(
    ("size", "kind"),
    [
        ((1, 1), Kind.TOO_SMALL),
        ((31, 100), Kind.TOO_SMALL),
        ((2000, 40), Kind.TOO_NARROW),
        ((3000, 1), Kind.TOO_NARROW),
    ],
)
def test_specks_and_lines_are_no_photos(size, kind):
    assert refused(saved(Image.new("RGB", size, RED), "PNG")) is kind


def test_size_is_judged_by_the_header(monkeypatch):
    monkeypatch.setattr(photo_decode, "MAX_PIXELS", 100_000)
    monkeypatch.setattr(photo_decode, "_load", lambda _image: pytest.fail("decoded"))
    assert refused(saved(two_halves(), "PNG")) is Kind.TOO_MANY_PIXELS


def test_heic_without_its_reader_is_refused_with_advice(monkeypatch):
    monkeypatch.setattr(photo_decode, "HEIF_VERSION", None)
    assert refused(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic") is Kind.NO_HEIC_READER


def test_versions_of_all_libraries_are_known():
    versions = photo_decode.library_versions()
    assert versions.keys() >= {"pillow", "heif", "avif", "libjpeg_turbo", "littlecms2", "webp", "zlib"}
    assert plan.recipe(versions) == plan.recipe(photo_decode.library_versions())
