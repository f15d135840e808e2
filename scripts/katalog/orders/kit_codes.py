"""Draws QR codes that lead from paper to a page: SVG for printers, PNG for phones, modules for our own prints."""

from __future__ import annotations

import io
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
    """Return the code as a PNG file at least PNG_PIXELS across, quiet zone included."""
    code = _code(address)
    across = code.symbol_size(border=QUIET_ZONE)[0]
    out = io.BytesIO()
    code.save(out, kind="png", border=QUIET_ZONE, scale=-(-PNG_PIXELS // across), dark=DARK, light=LIGHT)
    return out.getvalue()


def _code(address: str) -> segno.QRCode:
    # Never a Micro QR, which most phones do not read; the level stays as it is, so that modules are as large as can be.
    return segno.make_qr(address, error=LEVEL, boost_error=False)
