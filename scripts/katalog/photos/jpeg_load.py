"""How Pillow decodes a JPEG, watched: its data may be too short or too long, of which libjpeg only warns."""

from __future__ import annotations

import io

from PIL import Image, ImageChops

from katalog.photos import jpeg_data
from katalog.photos.jpeg_data import Jpeg

UNDECODED = range(126, 130)  # what libjpeg leaves where data ends before the picture: coefficients of zero, rounded
LAST = 2  # bytes: the last one is two where it is FF


class Watched(io.BytesIO):
    """A JPEG's bytes, handed out up to the last of its data, and the rest when it is asked for.

    A whole picture needs the last byte for its last row: Pillow asks for more. Where it does not, the picture was full
    before its data ended.
    """

    def __init__(self, source: bytes, found: Jpeg) -> None:
        """Take the bytes and their structure."""
        super().__init__(source)
        last = found.scans[-1]
        self._end = max(last.start, jpeg_data.data_end(source, last) - LAST)
        self.used_all = False

    def read(self, size: int | None = -1, /) -> bytes:
        """Return up to `size` bytes, all that are left without it; never from both sides of that place."""
        place = self.tell()
        if place >= self._end:
            self.used_all = True
        elif size is None or size < 0 or place + size > self._end:
            size = self._end - place
        return super().read(size)


def may_lack_data(image: Image.Image, found: Jpeg) -> bool:
    """Return whether the end of a decoded picture may be what libjpeg puts where there was no data."""
    pixel = image.getpixel((image.width - 1, image.height - 1))
    bands = pixel if isinstance(pixel, tuple) else (pixel,)
    return found.is_progressive or all(band in UNDECODED for band in bands)


def differ(one: Image.Image, other: Image.Image) -> bool:
    """Return whether two pictures of one file are not the same."""
    return ImageChops.difference(one, other).getbbox() is not None
