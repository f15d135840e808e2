"""The boxes of AVIF and HEIC files (ISO/IEC 14496-12, 23008-12): what is said of the picture that a viewer shows."""

from __future__ import annotations

from collections.abc import Iterator

HEADER = 8  # bytes: a 32-bit length and a name
LONG = 1  # a length that says: the real one is in the next 64 bits
OPEN = 0  # a length that says: to the end of the file

Box = tuple[bytes, bytes]
"""A box's name and what it holds."""


def boxes(content: bytes) -> Iterator[Box]:
    """Yield the boxes that lie side by side in `content`, up to the first that is not whole."""
    start = 0
    while start + HEADER <= len(content):
        length, head = int.from_bytes(content[start : start + 4]), HEADER
        if length == LONG:
            length, head = int.from_bytes(content[start + HEADER : start + 2 * HEADER]), 2 * HEADER
        elif length == OPEN:
            length = len(content) - start
        if length < head or start + length > len(content):
            return
        yield content[start + 4 : start + HEADER], content[start + head : start + length]
        start += length


def properties(source: bytes) -> list[Box]:
    """Return the properties of a file's primary picture, those of all pictures where it does not say whose they are.

    Empty for what is no such file. A picture put together of tiles has its tiles' properties after its own.
    """
    meta = dict(boxes(dict(boxes(source)).get(b"meta", b"")[4:]))  # a version and flags come first
    listed = dict(boxes(meta.get(b"iprp", b"")))
    known = list(boxes(listed.get(b"ipco", b"")))
    primary = meta.get(b"pitm", b"")
    number = int.from_bytes(primary[4:])  # 16 bits in version 0, else 32
    own = _associated(listed.get(b"ipma", b"")).get(number)
    if own is None:
        return known
    first = [known[index - 1] for index in own if 0 < index <= len(known)]
    tiles = [box for box in known if box[0] == b"hvcC"]
    return [*first, *tiles]


def _associated(content: bytes) -> dict[int, list[int]]:
    """Return the numbers of the properties of each item, from 1 (23008-12, 9.3.1)."""
    version, wide = content[:1] >= b"\1", content[3:4] == b"\1"
    found: dict[int, list[int]] = {}
    at, step, size = 8, 4 if version else 2, 2 if wide else 1
    while at + step < len(content):
        item = int.from_bytes(content[at : at + step])
        count = content[at + step]
        at += step + 1
        mask = 0x7FFF if wide else 0x7F  # the highest bit says that it has to be understood
        places = range(at, min(at + count * size, len(content)), size)
        found[item] = [int.from_bytes(content[place : place + size]) & mask for place in places]
        at += count * size
    return found
