"""JPEG files whose data is not whole, and whole ones of every kind that must not be taken for such."""

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from katalog.photos import jpeg_data
from katalog.photos.decode import Decoder
from katalog.photos.faults import Kind, PhotoError

WAYS = {
    "plain": {},
    "tables": {"optimize": True},
    "passes": {"progressive": True},
    "marks": {"restart_marker_rows": 1},
    "many marks": {"restart_marker_blocks": 7},
    "passes with marks": {"progressive": True, "restart_marker_rows": 2},
}
CLOSED = b"\xff\xd9"


def photo(mode="RGB"):
    """Light, texture and even ground, as a photo has."""
    image = Image.effect_noise((480, 360), 60).convert("RGB")
    image.paste(Image.linear_gradient("L").resize((480, 120)).convert("RGB"), (0, 0))
    image.paste("#f4f0e6", (300, 200, 420, 300))
    return image.convert(mode)


def saved(image, **options):
    out = io.BytesIO()
    image.save(out, "JPEG", **{"quality": 85, **options})
    return out.getvalue()


def fault(source):
    try:
        Decoder().decode(source, contextlib.nullcontext)
    except PhotoError as error:
        return error.fault.kind
    return None


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_zeros_in_the_middle_are_damage(way, mode):
    source = saved(photo(mode), **WAYS[way])
    for share in (0.3, 0.6, 0.8):
        at = int(len(source) * share)
        assert fault(source[:at] + bytes(1500) + source[at + 1500 :]) in {Kind.DAMAGED, Kind.TRUNCATED}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("share", [0.12, 0.5, 0.9])
def test_cut_and_closed_is_cut(way, mode, share):
    source = saved(photo(mode), **WAYS[way])
    assert fault(source[: int(len(source) * share)] + CLOSED) in {Kind.TRUNCATED, Kind.DAMAGED}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("colour", ["white", "black", (128, 128, 128), (127, 127, 127), "red"])
def test_even_ground_is_no_hole(way, colour):
    image = Image.new("RGB", (640, 480), colour)
    image.paste(photo().resize((200, 150)), (10, 10))
    for mode in ("RGB", "L", "CMYK"):
        source = saved(image.convert(mode), **WAYS[way])
        assert fault(source) is None
        assert fault(source + bytes(3000)) is None


@pytest.mark.parametrize("size", [(32, 32), (333, 257), (641, 33)])
@pytest.mark.parametrize("quality", [20, 95])
def test_one_colour_alone_is_whole(size, quality):
    for way in WAYS.values():
        assert fault(saved(Image.new("RGB", size, (127, 127, 127)), **way, quality=quality)) is None


def test_more_data_than_picture_is_damage():
    source = saved(photo())
    assert fault(source[:-2] + source[-400:-2] + CLOSED) is Kind.DAMAGED


def test_a_missing_mark_is_damage():
    source = saved(photo(), restart_marker_rows=1)
    at = source.index(b"\xff\xd3")
    assert fault(source[:at] + source[at + 2 :]) is Kind.DAMAGED


def test_a_pass_that_is_missing_is_seen():
    source = saved(photo(), progressive=True)
    scans = jpeg_data.read(source).scans
    assert len(scans) > 5
    assert fault(source[: scans[-2].end] + CLOSED) is Kind.TRUNCATED


def test_a_component_that_never_comes_is_seen():
    source = saved(photo(), progressive=True)
    found = jpeg_data.read(source)
    found.scans = [scan for scan in found.scans if 3 not in scan.components]
    assert jpeg_data.is_unfinished(found)


@given(st.binary(max_size=400))
def test_any_bytes_have_an_answer(tail):
    for start in (b"\xff\xd8", saved(Image.new("RGB", (32, 32)))[:300]):
        found = jpeg_data.read(start + tail)
        if found is not None:
            assert jpeg_data.has_hole(start + tail, found) in {True, False}
            assert jpeg_data.is_unfinished(found) in {True, False}
