"""What a photo file says of its colours besides an ICC profile: numbers in AVIF, HEIC, PNG, and within profiles."""

from __future__ import annotations

from katalog.photos import boxes, colours, png
from katalog.photos.colours import Colours

NUMBERS = b"nclx"  # the kind of colour box that holds numbers of H.273 (ISO/IEC 14496-12, 12.1.5)
DEEP_AV1 = 0x40  # in the third byte of `av1C`: more than 8 bits (AV1 in ISO-BMFF, 2.3.3)
DEPTH_HEVC = 17  # the byte of `hvcC` whose lowest three bits are the depth less 8 (ISO/IEC 14496-15, 8.3.3)
TAG_TABLE = 128  # bytes of a profile before its list of tags (ICC.1, 7.2)
TAG = 12  # bytes of a row in it
TAGS_MAX = 100


def stated(source: bytes, profile: bytes | None) -> Colours | None:
    """Return what the numbers in a file say; None for sRGB, and where only its ICC `profile` says it, or nothing."""
    hdr = _in_profile(profile) if profile else None
    if source.startswith(png.SIGNATURE):
        return png.stated_colours(source, has_profile=profile is not None) or hdr
    if profile:
        return hdr
    code = _code(boxes.properties(source)) if source[4:8] == b"ftyp" else None
    return colours.of_code(*code) if code else None


def is_unsure(source: bytes, profile: bytes | None) -> bool:
    """Return whether nobody can know a picture's colours: so deep as those for HDR, and not a word on what it means."""
    if profile or source[4:8] != b"ftyp":
        return False
    found = boxes.properties(source)
    if _code(found):
        return False
    return any(
        (name == b"av1C" and bool(content[2:3] and content[2] & DEEP_AV1))
        or (name == b"hvcC" and len(content) > DEPTH_HEVC and bool(content[DEPTH_HEVC] & 7))
        for name, content in found
    )


def _code(properties: list[boxes.Box]) -> tuple[int, int] | None:
    for name, content in properties:
        if name == b"colr" and content.startswith(NUMBERS):
            code = int.from_bytes(content[4:6]), int.from_bytes(content[6:8])
            return None if code == (colours.UNSPECIFIED, colours.UNSPECIFIED) else code
    return None


def _in_profile(profile: bytes) -> Colours | None:
    """Return the HDR that a profile's own numbers say (ICC.1:2022, 9.2.17): no table of it holds so much light."""
    count = min(TAGS_MAX, int.from_bytes(profile[TAG_TABLE : TAG_TABLE + 4]))
    for row in range(TAG_TABLE + 4, TAG_TABLE + 4 + TAG * count, TAG):
        if profile[row : row + 4] == b"cicp":
            at = int.from_bytes(profile[row + 4 : row + 8]) + 8
            found = colours.of_code(*profile[at : at + 2]) if len(profile) >= at + 2 else None
            return found if found and found.is_hdr else None
    return None
