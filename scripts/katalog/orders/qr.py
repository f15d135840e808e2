"""Draws a QR code from text exactly as it is given: SVG for the page, PNG for a phone's gallery."""

from __future__ import annotations

from io import BytesIO

import segno

QUIET_ZONE = 4  # modules of white around the code, ISO/IEC 18004
SCALE = 12  # pixels a module in the PNG: about 600 pixels, sharp when a payment app reads it from the gallery


def svg(text: str) -> bytes:
    """Return the code as an SVG file, black on white, to be scaled by its `viewBox`."""
    out = BytesIO()
    _code(text).save(out, kind="svg", border=QUIET_ZONE, light="#fff", omitsize=True, xmldecl=False, nl=False)
    return out.getvalue()


def png(text: str) -> bytes:
    """Return the code as a PNG file."""
    out = BytesIO()
    _code(text).save(out, kind="png", border=QUIET_ZONE, scale=SCALE)
    return out.getvalue()


def _code(text: str) -> segno.QRCode:
    """Encode `text`; level M is what QRIS stickers use, never a Micro QR, which payment apps do not read."""
    return segno.make_qr(text, error="m", boost_error=False)
