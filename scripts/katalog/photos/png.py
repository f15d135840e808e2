"""The chunks of a PNG file: those that are whole, and what they say about its colours (PNG, third edition)."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from katalog.photos import colours
from katalog.photos.colours import Colours

SIGNATURE = b"\x89PNG\r\n\x1a\n"
FRAME = 12  # bytes of a chunk besides what it holds: length, name, checksum
ANCILLARY = 0x20  # in the first letter of a name: a reader may do without it (5.4)
UNIT = 100_000  # of gAMA and cHRM (11.3.2)
CHROMATICITIES = 32  # bytes of cHRM
SIZES = {b"cHRM": CHROMATICITIES, b"gAMA": 4, b"sRGB": 1, b"pHYs": 9}  # bytes; Pillow refuses a file where others are


@dataclass(frozen=True)
class Chunk:
    """One chunk: where it stands in the file, its name and what it holds."""

    start: int
    end: int
    name: bytes
    content: bytes

    def is_broken_note(self, source: bytes) -> bool:
        """Return whether it is one that pixels do not need, and its checksum or length is wrong."""
        if not self.name[0] & ANCILLARY:
            return False
        if SIZES.get(self.name, len(self.content)) != len(self.content):
            return True
        return zlib.crc32(self.name + self.content) != int.from_bytes(source[self.end - 4 : self.end])


def chunks(source: bytes) -> Iterator[Chunk]:
    """Yield the chunks of a PNG up to the first that is cut, nothing for any other file."""
    start = len(SIGNATURE)
    while source.startswith(SIGNATURE) and start + FRAME <= len(source):
        end = start + FRAME + int.from_bytes(source[start : start + 4])
        if end > len(source):
            return
        yield Chunk(start, end, source[start + 4 : start + 8], source[start + 8 : end - 4])
        start = end


def readable(source: bytes) -> bytes:
    """Return a PNG without the notes that are broken, as every browser reads it; other files as they are."""
    broken = [chunk for chunk in chunks(source) if chunk.is_broken_note(source)]
    for chunk in reversed(broken):
        source = source[: chunk.start] + source[chunk.end :]
    return source


def stated_colours(source: bytes, *, has_profile: bool) -> Colours | None:
    """Return what the file says of its colours in numbers, None for sRGB, and where its profile says it (4.3)."""
    found: dict[bytes, bytes] = {}
    for chunk in chunks(source):
        if chunk.name == b"IDAT":
            break
        found[chunk.name] = chunk.content
    code = found.get(b"cICP", b"")
    if len(code) == 4:  # noqa: PLR2004  # primaries, transfer, no matrix, full range
        return colours.of_code(code[0], code[1])
    if has_profile or b"sRGB" in found:
        return None
    return _of_numbers(found.get(b"gAMA", b""), found.get(b"cHRM", b""))


def _of_numbers(exponent: bytes, places: bytes) -> Colours | None:
    written = int.from_bytes(exponent) if len(exponent) == 4 else 0  # noqa: PLR2004
    gamma = UNIT / written if written else 0.0
    primaries = colours.PRIMARIES[colours.SRGB]
    if len(places) == CHROMATICITIES:
        x = [int.from_bytes(places[at : at + 4]) / UNIT for at in range(0, CHROMATICITIES, 4)]
        white, red, green, blue = ((x[at], x[at + 1]) for at in range(0, len(x), 2))
        primaries = (red, green, blue, white)
    if gamma or primaries != colours.PRIMARIES[colours.SRGB]:
        return Colours(primaries, gamma=gamma) if colours.is_possible(primaries) else None
    return None
