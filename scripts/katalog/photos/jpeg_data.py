"""The structure of a JPEG file (ITU-T T.81): what shows that its data is not whole, which decoders only warn about."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

START, END, SCAN, TABLES, INTERVAL = 0xD8, 0xD9, 0xDA, 0xC4, 0xDD
BASELINE, EXTENDED, PROGRESSIVE = 0xC0, 0xC1, 0xC2
ALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers that nothing belongs to
RUN = 64  # bytes; so many equal ones are no picture but a hole, where their bits do not mean a flat ground
HOLES = (b"\0" * RUN, b"\xff" * RUN)  # unwritten disk, erased flash
COEFFICIENTS = 64  # of a block
END_OF_BLOCK = 0x00  # the symbol after which all other coefficients of a block are zero
PADDING = b"\0\xff"
FILLER = bytes((place * 73 + 29) % 251 for place in range(2048))  # any bytes but FF: data for what lacks its own

_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_RESTART = re.compile(rb"\xff[\xd0-\xd7]")


@dataclass(frozen=True)
class Scan:
    """One pass over the picture: where its data stands, for which components and coefficients, to which bit.

    `first_symbols` are what bits of zero mean in the tables that it uses for coefficients but the first.
    """

    start: int
    end: int
    components: tuple[int, ...]
    spectrum: tuple[int, int]
    bits: tuple[int, int]
    interval: int
    first_symbols: tuple[int, ...]


@dataclass
class Jpeg:
    """The first picture in a file. `blocks` are (across, down) sampling factors by component."""

    kind: int = 0
    size: tuple[int, int] = (0, 0)
    blocks: dict[int, tuple[int, int]] = field(default_factory=dict)
    scans: list[Scan] = field(default_factory=list)

    @property
    def is_progressive(self) -> bool:
        """Whether the picture comes in passes, each finer than the one before."""
        return self.kind == PROGRESSIVE


def read(source: bytes) -> Jpeg | None:
    """Return the structure of a JPEG whose data can be judged, None for any other file, lossless ones too."""
    found = Jpeg()
    try:
        _read(source, found)
    except (IndexError, ValueError):
        return None
    return found if found.kind in {BASELINE, EXTENDED, PROGRESSIVE} and found.scans else None


def _read(source: bytes, found: Jpeg) -> None:
    tables: dict[int, int] = {}
    interval, at = 0, 0
    while at + 4 <= len(source):
        if source[at] != 0xFF:  # noqa: PLR2004
            at = source.index(b"\xff", at)
        marker = source[at + 1]
        if marker == 0xFF:  # noqa: PLR2004  # a marker may be preceded by any number of them
            at += 1
            continue
        if marker == END:
            return
        if marker == START or marker in ALONE:
            at += 2
            continue
        length = int.from_bytes(source[at + 2 : at + 4])
        content = source[at + 4 : at + 2 + length]
        at += 2 + max(2, length)
        if marker == TABLES:
            tables |= _first_symbols(content)
        elif marker == INTERVAL:
            interval = int.from_bytes(content[:2])
        elif marker == SCAN:
            ended = _MARKER.search(source, at)
            end = ended.start() if ended else len(source)
            found.scans.append(_scan(content, at, end, interval, tables))
            at = end
        elif 0xC0 <= marker <= 0xCF and marker not in {0xC8, 0xCC}:  # noqa: PLR2004
            found.kind = marker
            found.size = int.from_bytes(content[3:5]), int.from_bytes(content[1:3])
            found.blocks = {
                content[place]: (content[place + 1] >> 4 or 1, content[place + 1] & 15 or 1)
                for place in range(6, 6 + 3 * content[5], 3)
            }


def _first_symbols(content: bytes) -> dict[int, int]:
    """Return the symbol of the code that is all zeros, for each table for coefficients but the first (B.2.4.2)."""
    found, at = {}, 0
    while at + 17 <= len(content):
        count = sum(content[at + 1 : at + 17])
        if content[at] >> 4 and count:
            found[content[at] & 15] = content[at + 17]
        at += 17 + count
    return found


def _scan(content: bytes, start: int, end: int, interval: int, tables: dict[int, int]) -> Scan:
    count = content[0]
    chosen = [(content[1 + 2 * number], content[2 + 2 * number] & 15) for number in range(count)]
    first, last, bits = content[1 + 2 * count : 4 + 2 * count]
    symbols = tuple(tables[table] for _component, table in chosen if last and table in tables)
    components = tuple(component for component, _table in chosen)
    return Scan(start, end, components, (first, last), (bits >> 4, bits & 15), interval, symbols)


def has_hole(source: bytes, found: Jpeg) -> bool:
    """Return whether part of the data was overwritten: by zeros or ones, or without the marks that have to be there."""
    return any(_hole_in(source, scan, found) or _marks_missing(source, scan, found) for scan in found.scans)


def _hole_in(source: bytes, scan: Scan, found: Jpeg) -> bool:
    end = data_end(source, scan)
    for hole in HOLES:
        at = source.find(hole, scan.start, end)
        if at >= 0 and not (hole == HOLES[0] and _zeros_are_flat(scan, found)):
            return True
    return False


def _zeros_are_flat(scan: Scan, found: Jpeg) -> bool:
    """Return whether many bits of zero may be a flat ground: blocks that end at once, or bits of first coefficients."""
    if found.is_progressive:
        return scan.spectrum[0] == 0
    return not scan.first_symbols or all(symbol == END_OF_BLOCK for symbol in scan.first_symbols)


def data_end(source: bytes, scan: Scan) -> int:
    """Return where the data of a scan ends, without what fills it up to the next marker."""
    return scan.start + len(source[scan.start : scan.end].rstrip(PADDING))


def _marks_missing(source: bytes, scan: Scan, found: Jpeg) -> bool:
    if not scan.interval:
        return False
    marks = [source[match.start() + 1] & 7 for match in _RESTART.finditer(source, scan.start, scan.end)]
    if any(mark != place % 8 for place, mark in enumerate(marks)):
        return True
    return len(marks) < math.ceil(_units(scan, found) / scan.interval) - 1


def _units(scan: Scan, found: Jpeg) -> int:
    """Return how many units a scan has: blocks of one component, or groups of blocks of several (A.2)."""
    most = [max(each[axis] for each in found.blocks.values()) for axis in (0, 1)]
    if len(scan.components) > 1:
        sides = [8.0 * factor for factor in most]
    else:
        own = found.blocks.get(scan.components[0], (1, 1))
        sides = [8 * factor / part for factor, part in zip(most, own, strict=True)]
    return math.prod(math.ceil(size / side) for size, side in zip(found.size, sides, strict=True))


def is_unfinished(found: Jpeg) -> bool:
    """Return whether passes are missing: a component without any, or of a progressive picture the finest."""
    if {component for scan in found.scans for component in scan.components} < set(found.blocks):
        return True
    if not found.is_progressive:
        return False
    missing = {(component, place) for component in found.blocks for place in range(COEFFICIENTS)}
    return bool(missing - set(_finest(found)))


def _finest(found: Jpeg) -> Iterator[tuple[int, int]]:
    """Yield the coefficients of components that come to their last bit."""
    for scan in found.scans:
        if scan.bits[1] == 0:
            for component in scan.components:
                yield from ((component, place) for place in range(scan.spectrum[0], scan.spectrum[1] + 1))


def filled(source: bytes, found: Jpeg) -> bytes:
    """Return the file with more data after its last: whoever lacked some shows another picture now."""
    end = found.scans[-1].end
    return source[:end] + FILLER + source[end:]
