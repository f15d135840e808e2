"""Two readers of QR codes that share no code with each other or with us: OpenCV and ZXing."""

from __future__ import annotations

import cv2
import numpy as np
import zxingcpp
from PIL import Image


def read_by_both(image: Image.Image) -> list[str]:
    """Return what OpenCV and ZXing read; each of OpenCV's two ways to find a code misses some clean ones."""
    grey = np.array(image.convert("L"))
    finders = (cv2.QRCodeDetector(), cv2.QRCodeDetectorAruco())
    opencv = next((text for finder in finders if (text := finder.detectAndDecode(grey)[0])), "")
    return [opencv, *(found.text for found in zxingcpp.read_barcodes(grey))]
