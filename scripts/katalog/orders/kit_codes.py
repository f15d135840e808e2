"""Draws QR codes that lead from paper to a page: SVG for printers, PNG for phones, modules for our own prints."""

from __future__ import annotations

import io
import struct
import zlib
from functools import lru_cache

import segno

QUIET_ZONE = 4  # modules of white around the code, ISO/IEC 18004
LEVEL = "q"  # a quarter of the code may be dirty, torn or covered and it still reads
PNG_PIXELS = 1000  # at least so many across: sharp on a poster as well
DARK, LIGHT = "#000000", "#ffffff"


@lru_cache(maxsize=1024)  # one code stands on many labels, and the village's catalogue is laid out twice
def modules(address: str) -> tuple[tuple[bool, ...], ...]:
    """Return the code of `address` row by row, True for dark, without the quiet zone."""
    return tuple(tuple(bool(module) for module in row) for row in _code(address).matrix)


def svg(address: str) -> bytes:
    """Return the code as an SVG file, dark on light, quiet zone included."""
    out = io.BytesIO()
    _code(address).save(out, kind="svg", border=QUIET_ZONE, scale=10, dark=DARK, light=LIGHT, xmldecl=False, nl=False)
    return out.getvalue()


def png(address: str) -> bytes:
    """Return the code as a PNG file at least PNG_PIXELS across, quiet zone included.

    Written here, since the library's own way goes pixel by pixel: 13 ms, and a village has a code for every product.
    """
    rows = modules(address)
    across = len(rows) + 2 * QUIET_ZONE
    scale = -(-PNG_PIXELS // across)
    white = "1" * (QUIET_ZONE * scale)
    empty = "1" * (across * scale)
    lines = [empty] * QUIET_ZONE + [
        white + "".join("0" * scale if dark else "1" * scale for dark in row) + white for row in rows
    ] + [empty] * QUIET_ZONE  # fmt: skip
    pixels = b"".join(_packed(line) * scale for line in lines)
    size = struct.pack(">II", across * scale, across * scale)
    header = size + bytes((1, 0, 0, 0, 0))  # one bit a pixel, grey, not interlaced
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _packed(bits: str) -> bytes:
    """Return a line of a PNG (https://www.w3.org/TR/png/): no filter, then its bits from the left."""
    count = -(-len(bits) // 8)
    return b"\0" + int(bits.ljust(count * 8, "0"), 2).to_bytes(count, "big")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


@lru_cache(maxsize=1024)  # the same as a drawing, as a picture and on paper: finding it is most of the work
def _code(address: str) -> segno.QRCode:
    # Never a Micro QR, which most phones do not read; the level stays as it is, so that modules are as large as can be.
    return segno.make_qr(address, error=LEVEL, boost_error=False)
