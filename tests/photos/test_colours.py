"""Colours that no ICC profile tells: by numbers in AVIF and PNG, by PNG's own chunks, and what nobody tells."""

import contextlib
import io
import struct
import zlib

import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat

from katalog.photos import boxes, colours, png, stated_colours
from katalog.photos.decode import Decoder
from katalog.photos.faults import PhotoError

STEPS = [(value, value // 2, 255 - value) for value in range(0, 256, 17)]


def decode(source):
    return Decoder().decode(source, contextlib.nullcontext)


def saved(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def stripes():
    """Sixteen colours side by side."""
    image = Image.new("RGB", (320, 64))
    for place, colour in enumerate(STEPS):
        image.paste(colour, (20 * place, 0, 20 * place + 20, 64))
    return image


def chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png_with(*chunks, image=None):
    source = saved(image or stripes(), "PNG")
    return source[:33] + b"".join(chunks) + source[33:]


def avif_coded(image, primaries, transfer):
    source = saved(image, "AVIF", quality=100, subsampling="4:4:4")
    at = source.index(b"colrnclx") + 8
    return source[:at] + struct.pack(">HH", primaries, transfer) + source[at + 4 :]


def coded(image, light):
    """Return the picture with its light written by another curve: `light` gives a number for linear light."""

    def number(value):
        linear = value / 255 / 12.92 if value <= 10 else ((value / 255 + 0.055) / 1.055) ** 2.4
        return round(255 * light(linear))

    return image.point([number(value) for value in range(256)] * 3)


def pq(light):
    root = (light * colours.REFERENCE_WHITE / 10_000) ** 0.1593017578125
    return ((0.8359375 + 18.8515625 * root) / (1 + 18.6875 * root)) ** 78.84375


def mean_difference(one, other):
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


@pytest.mark.parametrize("made", ["avif", "png"])
def test_hdr_no_lighter_than_paper_comes_out_as_it_was(made):
    plain = stripes()
    written = coded(plain, pq)
    source = avif_coded(written, 1, 16) if made == "avif" else png_with(chunk(b"cICP", b"\1\x10\0\1"), image=written)
    assert mean_difference(decode(source).image, plain) < 5
    assert mean_difference(written, plain) > 20


def test_hdr_grey_of_hlg_has_its_white_and_its_order():
    grey = [round(191 * step / 15) for step in range(16)]
    image = Image.new("RGB", (320, 64))
    for place, value in enumerate(grey):
        image.paste((value,) * 3, (20 * place, 0, 20 * place + 20, 64))
    shown = decode(avif_coded(image, 9, 18)).image
    row = [shown.getpixel((20 * place + 10, 30)) for place in range(16)]
    assert row == sorted(row)
    assert row[0] <= (2, 2, 2)
    assert min(row[-1]) > 240  # three quarters of HLG are white paper (BT.2408)
    assert all(max(pixel) - min(pixel) <= 2 for pixel in row)


def test_lights_above_paper_are_rolled_off_not_cut():
    image = Image.new("RGB", (320, 64))
    for place in range(16):
        image.paste((130 + 4 * place,) * 3, (20 * place, 0, 20 * place + 20, 64))
    shown = decode(avif_coded(image, 9, 16)).image
    row = [shown.getpixel((20 * place + 10, 30))[0] for place in range(16)]
    assert row == sorted(row)
    assert len(set(row)) >= 12
    assert row[-1] >= 250


def test_numbers_of_a_wide_gamut_do_what_its_profile_does():
    wide = decode(avif_coded(stripes(), 12, 13)).image
    profile = colours.profile(colours.of_code(12, 13))
    as_profile = ImageCms.profileToProfile(stripes(), io.BytesIO(profile), ImageCms.createProfile("sRGB"))
    assert mean_difference(wide, as_profile) < 2
    assert mean_difference(wide, stripes()) > 2


@pytest.mark.parametrize(
    ("code", "colour", "chromium"),
    [  # as Chromium 156 shows them
        ((12, 13), (0, 200, 0), (0, 204, 0)),
        ((1, 4), (32, 32, 32), (26, 26, 26)),
        ((1, 5), (128, 128, 128), (106, 106, 106)),
        ((1, 8), (64, 64, 64), (137, 137, 137)),
        ((22, 13), (200, 0, 0), (203, 28, 0)),
        ((9, 14), (200, 100, 66), (240, 76, 55)),
    ],
)
def test_codes_are_shown_as_a_browser_shows_them(code, colour, chromium):
    shown = decode(avif_coded(Image.new("RGB", (64, 64), colour), *code)).image.getpixel((30, 30))
    assert all(abs(a - b) <= 3 for a, b in zip(shown, chromium, strict=True))


@pytest.mark.parametrize("code", [(1, 13), (1, 1), (1, 6), (2, 2), (1, 2), (99, 99)])
def test_srgb_by_any_number_and_unknown_numbers_change_nothing(code):
    assert colours.of_code(*code) is None


def test_gamma_of_a_png_is_followed_in_colour_and_in_grey():
    linear = coded(stripes(), lambda light: light)
    gamma = chunk(b"gAMA", struct.pack(">I", 100_000))
    assert mean_difference(decode(png_with(gamma, image=linear)).image, stripes()) < 5
    grey = Image.new("L", (64, 64), 55)
    assert abs(decode(png_with(gamma, image=grey)).image.getpixel((5, 5))[0] - 128) <= 2


def test_what_a_png_says_first_counts():
    gamma = chunk(b"gAMA", struct.pack(">I", 100_000))
    srgb = chunk(b"sRGB", b"\0")
    assert mean_difference(decode(png_with(srgb, gamma)).image, stripes()) == 0
    assert png.stated_colours(png_with(gamma), has_profile=True) is None
    code = png.stated_colours(png_with(chunk(b"cICP", b"\x09\x12\0\1"), gamma), has_profile=True)
    assert code is not None
    assert code.is_hdr


def test_places_of_primaries_are_followed_and_nonsense_is_not():
    p3 = chunk(b"cHRM", struct.pack(">8I", 31270, 32900, 68000, 32000, 26500, 69000, 15000, 6000))
    assert mean_difference(decode(png_with(p3)).image, decode(avif_coded(stripes(), 12, 13)).image) < 3
    for nonsense in (bytes(32), struct.pack(">8I", *[30_000] * 8), b"short"):
        assert mean_difference(decode(png_with(chunk(b"cHRM", nonsense))).image, stripes()) == 0
    assert mean_difference(decode(png_with(chunk(b"gAMA", bytes(4)))).image, stripes()) == 0


def test_hdr_by_the_numbers_of_a_profile():
    plain = stripes()
    profile = bytearray(colours.profile(colours.of_code(9, 13)))
    start = len(profile)
    profile += b"cicp" + bytes(4) + b"\1\x10\0\1"
    count = int.from_bytes(profile[128:132])
    profile[128 + 4 + 12 * (count - 1) : 128 + 4 + 12 * count] = struct.pack(">4sII", b"cicp", start, 12)
    source = saved(coded(plain, pq), "PNG", icc_profile=bytes(profile))
    assert mean_difference(decode(source).image, plain) < 5


def test_a_deep_picture_that_says_nothing_is_named():
    source = saved(stripes(), "AVIF")
    assert not decode(source).unsure
    at = source.index(b"av1C") + 4
    deep = source[: at + 2] + bytes([source[at + 2] | 0x40]) + source[at + 3 :]
    silent = deep.replace(b"colrnclx", b"skipnclx")
    assert not stated_colours.is_unsure(deep, None)
    assert stated_colours.is_unsure(silent, None)
    assert not stated_colours.is_unsure(silent, b"a profile")


@pytest.mark.parametrize("content", [b"", b"\0\0\0\4meta", bytes(60), b"\0\0\0\x10ftypavif" + b"\xff" * 40])
def test_boxes_of_anything_have_an_end(content):
    assert boxes.properties(content) == []
    assert stated_colours.stated(content, None) is None


def test_a_note_with_a_wrong_checksum_is_no_damage():
    note = bytearray(chunk(b"tEXt", b"Comment\0dari warung"))
    note[-1] ^= 1
    assert mean_difference(decode(png_with(bytes(note))).image, stripes()) == 0
    source = png_with(chunk(b"tEXt", b"Comment\0utuh"))
    assert png.readable(source) is source


def test_pixels_with_a_wrong_checksum_are_damage():
    source = bytearray(saved(stripes(), "PNG"))
    source[source.index(b"IDAT") + 20] ^= 0xFF
    with pytest.raises(PhotoError, match="rusak"):
        decode(bytes(source))
