"""QR codes are read back by two decoders not written here, whole, small and blurred."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET

import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFilter
from qr_readers import read_by_both

from katalog.orders import kit_codes

ADDRESSES = [
    "https://contoh.id/?dari=qr",
    "https://contoh.desa.id/usaha/keripik-tempe/keripik-original/?dari=qr",
    "https://contoh.desa.id/usaha/dimsum-kebab/?dari=qr#promo-paket-kumpul-keluarga",
    "https://nama-pengguna.github.io/katalog-desa-dalu-sepuluh-b/usaha/" + "a" * 60 + "/" + "b" * 60 + "/?dari=qr",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_png_is_read_whole_small_and_blurred(address):
    image = Image.open(io.BytesIO(kit_codes.png(address)))
    assert image.width >= kit_codes.PNG_PIXELS
    assert image.width == image.height
    small = image.convert("L").resize((image.width * 2 // 5, image.height * 2 // 5), Image.Resampling.BICUBIC)
    module = image.width / (len(kit_codes.modules(address)) + 8)
    blurred = image.convert("L").filter(ImageFilter.GaussianBlur(module * 0.4))
    for seen in (image, small, blurred):
        assert read_by_both(seen) == [address, address]


@pytest.mark.parametrize("address", ADDRESSES[:3])
def test_a_code_with_a_torn_corner_is_read(address):
    """Level Q bears a quarter of damage; one part in twenty in one spot stays readable by far."""
    image = Image.open(io.BytesIO(kit_codes.png(address))).convert("L")
    side = image.width // 5
    left = image.width * 11 // 20
    ImageDraw.Draw(image).rectangle((left, left, left + side, left + side), fill=255)
    assert [found.text for found in zxingcpp.read_barcodes(np.array(image))] == [address]


@pytest.mark.parametrize("address", ADDRESSES)
def test_level_and_quiet_zone(address):
    found = zxingcpp.read_barcodes(np.array(Image.open(io.BytesIO(kit_codes.png(address))).convert("L")))[0]
    assert found.ec_level == "Q"
    image = np.array(Image.open(io.BytesIO(kit_codes.png(address))).convert("L"))
    dark = np.argwhere(image < 128)
    modules = len(kit_codes.modules(address))
    module = image.shape[0] // (modules + 8)
    assert dark.min() == 4 * module
    assert image.shape[0] - 1 - dark.max() == 4 * module


@pytest.mark.parametrize("address", ADDRESSES)
def test_svg_has_the_same_modules(address):
    svg = kit_codes.svg(address).decode()
    root = ET.fromstring(svg)  # noqa: S314  # our own file
    assert root.tag.endswith("svg")
    side = (len(kit_codes.modules(address)) + 8) * 10
    assert float(root.attrib["width"]) == float(root.attrib["height"]) == side
    assert "#fff" in svg
    assert "#000" in svg
