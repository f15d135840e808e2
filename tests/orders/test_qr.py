"""Codes are read back by an independent reader, and say exactly what was put in."""

from __future__ import annotations

import re
from io import BytesIO
from xml.etree import ElementTree as ET

import cv2
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from katalog.orders import qr

PAYLOAD = (
    "00020101021126630016ID.CO.CONTOH.WWW01189360000000000000010210CONTOH00010303UMI5204549953033605802ID"
    "5913KERIPIK TEMPE6007KAB UJI6105203626304D00F"
)
SVG = "{http://www.w3.org/2000/svg}"


def read(image: Image.Image) -> str:
    text, _, _ = cv2.QRCodeDetector().detectAndDecode(np.asarray(image.convert("L")))
    return str(text)


def drawn(svg: bytes, scale: int = 8) -> Image.Image:
    """Draw the two paths of the file: white ground, then dark runs of a module's height."""
    root = ET.fromstring(svg)  # noqa: S314  # our own file
    side = int(root.attrib["viewBox"].split()[2])
    image = Image.new("L", (side * scale, side * scale), 255)
    pen = ImageDraw.Draw(image)
    runs = root.findall(f"{SVG}path")[1].attrib["d"]
    x = y = 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", runs):
        values = [float(number) for number in numbers.split()]
        if command == "h":
            pen.rectangle((x * scale, (y - 0.5) * scale, (x + values[0]) * scale - 1, (y + 0.5) * scale - 1), fill=0)
            x += values[0]
        elif command == "M":
            x, y = values
        else:
            x, y = x + values[0], y + values[1]
    return image


def test_a_qris_payload_is_drawn_untouched() -> None:
    assert read(Image.open(BytesIO(qr.png(PAYLOAD)))) == PAYLOAD
    assert read(drawn(qr.svg(PAYLOAD))) == PAYLOAD


def test_the_gallery_picture_is_large_enough() -> None:
    image = Image.open(BytesIO(qr.png(PAYLOAD)))
    assert image.format == "PNG"
    assert image.size[0] == image.size[1] >= 500


def test_the_quiet_zone_is_white() -> None:
    pixels = np.asarray(Image.open(BytesIO(qr.png(PAYLOAD))).convert("L"))
    edge = 4 * 12
    assert pixels[:edge].min() == pixels[:, :edge].min() == pixels[-edge:].min() == pixels[:, -edge:].min() == 255


@settings(max_examples=20, deadline=None)
@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghij./-", min_size=20, max_size=200))
def test_text_survives(text: str) -> None:
    found = read(Image.open(BytesIO(qr.png(text))))
    assume(found)  # the reader gives up on a few perfectly good codes
    assert found == text


@pytest.mark.parametrize("draw", [qr.svg, qr.png])
def test_the_same_text_gives_the_same_file(draw: object) -> None:
    assert callable(draw)
    assert draw(PAYLOAD) == draw(PAYLOAD)
