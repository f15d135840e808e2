"""Whether a photo file is all there, by its structure: decoders silently fill what is missing with grey or green."""

from __future__ import annotations

FILL = 512  # bytes; a tail of so many equal ones is what a broken copy leaves, no compressed picture ends like that
FILL_BYTES = (b"\0", b"\xff")  # unwritten disk, erased flash
PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_END = b"IEND\xaeB`\x82"
GIF_END = b";"
BOX_HEADER = 8  # bytes: a 32-bit length and a name (ISO/IEC 14496-12, 4.2)
LONG_BOX = 1  # a length that says: the real one is in the next 64 bits
OPEN_BOX = 0  # a length that says: to the end of the file
PADDING = frozenset({b"free", b"skip", b"\0\0\0\0"})


def is_cut(source: bytes) -> bool:
    """Return whether the end of a photo is missing or overwritten; False for formats whose decoder notices itself."""
    if source[4:8] == b"ftyp":
        return _boxes_cut(source)
    if source.startswith(b"RIFF"):
        end = 8 + int.from_bytes(source[4:8], "little")
        return end > len(source) or _ends_filled(source[:end])
    if source.startswith(PNG_SIGNATURE):
        return _ends_filled(source) and not _unfilled(source).endswith(PNG_END)
    if source.startswith(b"GIF8"):
        return _ends_filled(source) and not _unfilled(source).endswith(GIF_END)
    return False


def _boxes_cut(source: bytes) -> bool:
    """Walk the boxes of an AVIF or HEIC file: the last has to end where the file does, and not in filling.

    A cut between two boxes shows in that the picture's own (`mdat`, or `idat` within `meta`) is missing.
    """
    start, name, has_data = 0, b"", b"idat" in source
    while start + BOX_HEADER <= len(source):
        length = int.from_bytes(source[start : start + 4])
        name = source[start + 4 : start + BOX_HEADER]
        if name == b"\0\0\0\0":
            break  # zeros after a whole file
        has_data = has_data or name == b"mdat"
        if length == LONG_BOX:
            length = int.from_bytes(source[start + BOX_HEADER : start + 2 * BOX_HEADER])
        elif length == OPEN_BOX:
            length = len(source) - start
        if length < BOX_HEADER or start + length > len(source):
            return True
        start += length
    return not has_data or (name not in PADDING and _ends_filled(source[:start]))


def _ends_filled(source: bytes) -> bool:
    return any(source.endswith(each * FILL) for each in FILL_BYTES)


def _unfilled(source: bytes) -> bytes:
    return source.rstrip(source[-1:])
