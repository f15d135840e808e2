"""As many photos as a benchmark wants, out of a collection of real ones: the same files every time.

The first are the collection's own files. Those after them are cut from its larger photos, a different corner in turn,
every second one mirrored, and saved the way a phone does. No two have the same content, so no program can
take one for another.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[1]
COLLECTION = ROOT.parent / "shared" / "photos"
SAMPLES = ROOT / "businesses"  # drawn pictures, for a machine that has no collection
PHOTOS = frozenset({".jpg", ".jpeg", ".png", ".webp"})
LARGE = 2_000_000  # pixels; what phones make
KEPT = 0.9  # of each side
CAMERA_QUALITY = 92  # of JPEG, in 4:2:0 as phones save it
CORNERS = ((0, 0), (1, 1), (1, 0), (0, 1))


def collection(folder: Path) -> list[Path]:
    """Return the photos in a folder and its folders, by name; none where there is no such folder."""
    return sorted(path for path in folder.rglob("*") if path.suffix.lower() in PHOTOS)


def sources(folder: Path) -> list[Path]:
    """Return the photos in a folder, or where it has none the drawn pictures of the sample village."""
    return collection(folder) or collection(SAMPLES)


def kept(sources: Sequence[Path]) -> Path:
    """Return where photos made of these are kept from one benchmark to the next."""
    told = "".join(f"{source.name} {source.stat().st_size}\n" for source in sources)
    return ROOT / ".cache" / "bench" / f"photos-{hashlib.sha256(told.encode()).hexdigest()[:8]}"


def made(count: int, sources: Sequence[Path], folder: Path) -> list[Path]:
    """Return so many photos in `folder`, `foto-000.jpg` and so on; what an earlier run made there is kept.

    Raises ValueError where there are no `sources`.
    """
    if not sources:
        raise ValueError("no photos to make others from")
    folder.mkdir(parents=True, exist_ok=True)
    first = enumerate(sources[:count])
    found = [_copied(source, folder / f"foto-{at:03}{source.suffix.lower()}") for at, source in first]
    large = [source for source in sources if _pixels(source) >= LARGE] or list(sources)
    for number in range(count - len(sources)):
        target = folder / f"foto-{len(sources) + number:03}.jpg"
        turn, at = divmod(number, len(large))
        if not target.exists():
            _cut(large[at], turn, target)
        found.append(target)
    return found


def _pixels(path: Path) -> int:
    with Image.open(path) as opened:
        return opened.width * opened.height


def _copied(source: Path, target: Path) -> Path:
    if not target.exists():
        shutil.copyfile(source, target)
    return target


def _cut(source: Path, turn: int, target: Path) -> None:
    """Save a corner of a photo; another for each `turn`, and past the last corner always a little less of it."""
    with Image.open(source) as opened:
        photo = ImageOps.exif_transpose(opened).convert("RGB")
    rounds, corner = divmod(turn, len(CORNERS))
    kept = KEPT ** (rounds + 1)
    width, height = round(photo.width * kept), round(photo.height * kept)
    right, down = CORNERS[corner]
    left, top = right * (photo.width - width), down * (photo.height - height)
    part = photo.crop((left, top, left + width, top + height))
    if turn % 2:
        part = ImageOps.mirror(part)
    part.save(target, "JPEG", quality=CAMERA_QUALITY, subsampling="4:2:0")
