"""Readers of QR codes that share no code with each other or with us: OpenCV, ZXing and ZBar."""

from __future__ import annotations

import cv2
import numpy as np
import zxingcpp
from PIL import Image
from pyzbar import pyzbar


def read_by_both(image: Image.Image) -> list[str]:
    """Return what OpenCV and ZXing read; each of OpenCV's two ways to find a code misses some clean ones."""
    grey = np.array(image.convert("L"))
    finders = (cv2.QRCodeDetector(), cv2.QRCodeDetectorAruco())
    opencv = next((text for finder in finders if (text := finder.detectAndDecode(grey)[0])), "")
    return [opencv, *(found.text for found in zxingcpp.read_barcodes(grey))]


def read_all(image: Image.Image) -> dict[str, list[str]]:
    """Return every text that each of ZXing and ZBar finds on a picture, in order."""
    grey = image.convert("L")
    return {
        "zxing": sorted(found.text for found in zxingcpp.read_barcodes(np.array(grey))),
        "zbar": sorted(found.data.decode() for found in pyzbar.decode(grey, symbols=[pyzbar.ZBarSymbol.QRCODE])),
    }
