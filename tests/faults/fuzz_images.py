"""Files that say they are photos: whatever their bytes are becomes a clean picture or a sentence, and leaks nothing.

`python tests/faults/fuzz_images.py --minutes 30`; every case has a number, `--first N --one` shows it again. A decoder
that dies takes the process with it: the last number is then in `.cache/fuzz-last.txt`. Run so, the smaller ones of the
collection of difficult photos are changed too, where it is there.
"""

from __future__ import annotations

import io
import random
import struct
import sys
import tempfile
import zlib
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

if __name__ == "__main__":
    ROOT = Path(__file__).resolve().parents[2]
    sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "support")]

import fuzzing
import shared_photos
from PIL import Image, ImageCms

from katalog.photos import make
from katalog.photos.cache import FOLDER
from katalog.problems import Place
from katalog.settings import Settings

SECRET = b"KOORDINAT-RAHASIA-3.5214"  # what no published picture may hold
EXIF = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x0e\0\x02\0\0\0\x19\0\0\0\x1a\0\0\0\0" + SECRET + b"\0"
DIFFICULT_MAX = 170_000  # bytes
SIDES = (0, 1, 31, 4_000, 65_535, 2**31 - 1, 2**32 - 1)  # pixels that a header may claim


@cache
def seeds() -> tuple[bytes, ...]:
    """Return small photos of every kind that is read, each with a secret in what it says about itself."""
    noise = random.Random(1).randbytes(96 * 72 * 3)  # noqa: S311 - the same pictures every time
    plain = Image.frombytes("RGB", (96, 72), noise)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    clear = plain.convert("RGBA")
    clear.putalpha(128)
    wanted = [
        (plain, "JPEG", {"exif": EXIF, "comment": SECRET, "icc_profile": profile}),
        (plain, "JPEG", {"progressive": True, "exif": EXIF, "quality": 95, "subsampling": 0}),
        (plain.convert("L"), "JPEG", {"exif": EXIF}),
        (plain.convert("CMYK"), "JPEG", {"exif": EXIF}),
        (plain, "PNG", {"exif": EXIF}),
        (clear, "PNG", {"exif": EXIF, "icc_profile": profile}),
        (plain.quantize(16), "PNG", {"exif": EXIF}),
        (plain.convert("I;16"), "PNG", {"exif": EXIF}),
        (plain.convert("1"), "PNG", {}),
        (plain, "WEBP", {"exif": EXIF, "quality": 40}),
        (clear, "WEBP", {"exif": EXIF, "lossless": True}),
        (plain, "AVIF", {"exif": EXIF, "quality": 40, "speed": 10}),
        (clear, "AVIF", {"exif": EXIF, "speed": 10}),
        (plain.quantize(16), "GIF", {"comment": SECRET}),
        (plain.quantize(16), "GIF", {"save_all": True, "append_images": [plain.quantize(8)]}),
    ]
    made = []
    for image, kind, options in wanted:
        out = io.BytesIO()
        image.save(out, kind, **options)
        made.append(out.getvalue())
    made.append(b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    return tuple(made)


@cache
def with_difficult() -> tuple[bytes, ...]:
    """Return those small photos, and the difficult ones of the collection that are small enough to be tried often."""
    found = [path.read_bytes() for path in shared_photos.photos_in(shared_photos.HARD)]
    return (*seeds(), *(content for content in found if 0 < len(content) < DIFFICULT_MAX))


def _flip(rng: random.Random, data: bytearray) -> None:
    for _ in range(rng.choice((1, 1, 3, 20))):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _head(rng: random.Random, data: bytearray) -> None:
    """Change bytes where formats keep sizes and kinds."""
    for _ in range(rng.randint(1, 4)):
        data[rng.randrange(min(len(data), 64))] = rng.choice((0, 1, 0x7F, 0x80, 0xFF, rng.randrange(256)))


def _sides(rng: random.Random, data: bytearray) -> None:
    """Claim other dimensions, with the right checksum where the format has one."""
    width, height = rng.choice(SIDES), rng.choice(SIDES)
    if data.startswith(b"\x89PNG") and len(data) > 33:
        data[16:24] = struct.pack(">II", width, height)
        data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    elif data.startswith(b"\xff\xd8"):
        for marker in (b"\xff\xc0", b"\xff\xc2"):
            at = data.find(marker)
            if 0 <= at < len(data) - 9:
                data[at + 5 : at + 9] = struct.pack(">HH", height & 0xFFFF, width & 0xFFFF)
    elif data.startswith(b"GIF8"):
        data[6:10] = struct.pack("<HH", width & 0xFFFF, height & 0xFFFF)
    elif (at := data.find(b"ispe")) >= 0:
        data[at + 8 : at + 16] = struct.pack(">II", width, height)
    elif data.startswith(b"RIFF") and (at := data.find(b"VP8X")) >= 0:
        data[at + 12 : at + 18] = struct.pack("<I", width)[:3] + struct.pack("<I", height)[:3]


def _cut(rng: random.Random, data: bytearray) -> None:
    del data[rng.randrange(len(data)) :]


def _hole(rng: random.Random, data: bytearray) -> None:
    at = rng.randrange(len(data))
    data[at : at + rng.choice((1, 40, 600))] = rng.choice((b"", b"\0" * 600, b"\xff" * 40, rng.randbytes(40)))


def _twice(rng: random.Random, data: bytearray) -> None:
    at = rng.randrange(len(data))
    data[at:at] = data[at : at + rng.choice((4, 60, 2000))] * rng.choice((1, 30))


def _parts(rng: random.Random, data: bytearray) -> None:
    """Take a file apart as its format does and put it together otherwise: a part twice, gone, elsewhere, or damaged.

    Sizes and checksums are right again, so that what is wrong is found only by whoever understands the parts.
    """
    before, parts, join = _taken_apart(bytes(data))
    if not parts:
        return
    at = rng.randrange(len(parts))
    kind, content = parts[at]
    match rng.randrange(4):
        case 0:
            parts.insert(rng.randrange(len(parts)), (kind, content))
        case 1:
            del parts[at]
        case 2:
            parts.insert(rng.randrange(len(parts)), parts.pop(at))
        case _:
            changed = bytearray(content or b"\0")
            rng.choice((_flip, _head, _hole))(rng, changed)
            parts[at] = (kind, bytes(changed))
    data[:] = before + b"".join(join(kind, content) for kind, content in parts)


Part = tuple[bytes, bytes]
"""What kind of part, and what is in it."""


def _taken_apart(data: bytes) -> tuple[bytes, list[Part], Callable[[bytes, bytes], bytes]]:
    """Return what stands before the parts of a file, the parts, and what writes one; no parts of unknown formats."""
    parts: list[Part] = []
    if data.startswith(b"\x89PNG"):
        at = 8
        while at + 12 <= len(data):
            size = int.from_bytes(data[at : at + 4])
            parts.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + size]))
            at += 12 + size
        return data[:8], parts, _png_chunk
    if data.startswith(b"\xff\xd8"):
        at = 2
        while at + 4 <= len(data) and data[at] == 0xFF:
            size = int.from_bytes(data[at + 2 : at + 4])
            is_scan = data[at + 1] == 0xDA  # what follows has no size: it is the pixels
            parts.append((data[at : at + 2], data[at + 4 :] if is_scan else data[at + 4 : at + 2 + size]))
            at = len(data) if is_scan else at + 2 + size
        return data[:2], parts, _jpeg_segment
    if data.startswith(b"RIFF"):
        at = 12
        while at + 8 <= len(data):
            size = int.from_bytes(data[at + 4 : at + 8], "little")
            parts.append((data[at : at + 4], data[at + 8 : at + 8 + size]))
            at += 8 + size + size % 2
        return data[:12], parts, _riff_chunk
    return data, [], _riff_chunk


def _png_chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _jpeg_segment(marker: bytes, content: bytes) -> bytes:
    return marker + struct.pack(">H", 12 if marker == b"\xff\xda" else min(len(content) + 2, 0xFFFF)) + content


def _riff_chunk(kind: bytes, content: bytes) -> bytes:
    return kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def _other(rng: random.Random, data: bytearray) -> None:
    other = rng.choice(seeds())
    data[rng.randrange(len(data)) :] = other[rng.randrange(len(other)) :]


CHANGES = (_flip, _flip, _head, _head, _sides, _cut, _hole, _twice, _other, _parts, _parts, _parts)


@cache
def home() -> Settings:
    """Return settings whose cache goes with the process."""
    root = Path(tempfile.mkdtemp(prefix="fuzz-"))
    (root / "businesses" / "warung").mkdir(parents=True)
    return Settings(root, root / "businesses", "https://desa.example/", date(2026, 3, 20), jobs=1)


def case(rng: random.Random, photos: Callable[[], tuple[bytes, ...]] = seeds) -> str:
    """Make a file out of one of `photos` and let it be read as a photo of a business."""
    data = bytearray(rng.choice(photos()))
    for _ in range(rng.choice((0, 1, 1, 2, 3, 6))):
        if data:
            rng.choice(CHANGES)(rng, data)
    settings = home()
    path = settings.businesses / "warung" / "a.jpg"
    path.write_bytes(data)
    request = make.PhotoRequest(("warung", "a.jpg"), path, Place("businesses/warung/usaha.yaml"))
    found = make.make_pictures([request], settings, None)
    made = sorted((settings.cache / FOLDER).iterdir())
    try:
        for file in made:
            check(file)
    finally:
        for file in made:
            file.unlink()
        (settings.cache / "foto.json").unlink(missing_ok=True)
    if found.pictures:
        assert made, "a picture without files"
        return "picture"
    assert found.problems, "neither a picture nor a problem"
    for problem in found.problems:
        assert problem.message.startswith("foto `a.jpg` "), problem
        assert "Error" not in str(problem), problem
    return "refused"


def check(file: Path) -> None:
    """Look at a picture that would be published: whole, as named, and silent about where it was taken."""
    content = file.read_bytes()
    assert SECRET not in content, file
    with Image.open(io.BytesIO(content)) as opened:
        opened.load()
        assert not opened.getexif(), file
        assert not {"icc_profile", "comment", "xmp", "XML:com.adobe.xmp"} & opened.info.keys(), file


if __name__ == "__main__":
    raise SystemExit(fuzzing.main(lambda rng: case(rng, with_difficult), __doc__))
