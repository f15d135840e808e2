"""What others make of photos, each in a process of its own: `python photo_peers.py PEER DESTINATION PHOTO...`."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from PIL import Image, ImageOps

sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))

from katalog.photos import decode, encode, make, plan
from katalog.photos import quality as photo_look
from katalog.problems import Place
from katalog.settings import Settings


def ours(destination: Path, photos: Sequence[Path]) -> None:
    """Make what a build makes, into an empty cache."""
    settings = Settings(destination, destination, "https://desa.example/", date(2026, 3, 20))
    requests = [make.PhotoRequest((photo.parent.name, photo.name), photo, Place("usaha.yaml")) for photo in photos]
    make.make_pictures(requests, settings, None)


def naive(destination: Path, photos: Sequence[Path]) -> None:
    """Do it as one does it first with Pillow: every size from the file, Lanczos, the encoder as it comes."""
    for photo in photos:
        for width in plan.AVIF_WIDTHS:
            image = _upright(photo)
            image.thumbnail((width, 100_000), Image.Resampling.LANCZOS)
            image.save(destination / f"{photo.parent.name}-{photo.stem}-{width}.avif", quality=plan.AVIF_QUALITY)
        image = _upright(photo)
        image.thumbnail((plan.FALLBACK_WIDTH, 100_000), Image.Resampling.LANCZOS)
        image.save(destination / f"{photo.parent.name}-{photo.stem}.jpg", quality=plan.JPEG_QUALITY)
        for size, quality in _cut():
            framed = ImageOps.fit(_upright(photo), size, Image.Resampling.LANCZOS)
            framed.save(destination / f"{photo.parent.name}-{photo.stem}-{size[0]}.jpg", quality=quality)


def _cut() -> tuple[tuple[tuple[int, int], int], ...]:
    """Return the sizes that are cut from a photo, each with its quality."""
    side = plan.THUMBNAIL_SIDE
    return (plan.SQUARE_SIZE, plan.SQUARE_QUALITY), ((side, side), plan.THUMBNAIL_QUALITY)


def _upright(photo: Path) -> Image.Image:
    with Image.open(photo) as opened:
        return ImageOps.exif_transpose(opened).convert("RGB")


def vips(destination: Path, photos: Sequence[Path]) -> None:
    """Do it with libvips: a thumbnail a size, each shrinking while it loads, AVIF at its fastest."""
    import pyvips  # noqa: PLC0415 - only this peer needs it

    for photo in photos:
        name = str(destination / f"{photo.parent.name}-{photo.stem}")
        for width in plan.AVIF_WIDTHS:
            image = pyvips.Image.thumbnail(str(photo), width, height=100_000, size="down", export_profile="srgb")
            image.heifsave(f"{name}-{width}.avif", Q=50, effort=0, compression="av1", keep="none", subsample_mode="on")
        image = pyvips.Image.thumbnail(str(photo), 640, height=100_000, size="down", export_profile="srgb")
        image.jpegsave(f"{name}.jpg", Q=plan.JPEG_QUALITY, keep="none", background=255)
        for (width, height), quality in _cut():
            image = pyvips.Image.thumbnail(str(photo), width, height=height, crop="centre", export_profile="srgb")
            image.jpegsave(f"{name}-{width}.jpg", Q=quality, keep="none", background=255)


def stages(destination: Path, photos: Sequence[Path]) -> None:
    """Do what we do in one thread and print processor seconds a stage as JSON."""
    spent: Counter[str] = Counter()
    decoder = decode.Decoder()
    with contextlib.ExitStack() as patches:
        for owner, name, stage in (
            (decode, "_load", "decode"),
            (encode, "avif", "AVIF"),
            (encode, "jpeg", "JPEG square and thumbnail"),
            (encode, "progressive_jpeg", "JPEG fallback"),
            (encode, "framed", "resize to square and thumbnail"),
            (photo_look, "measure", "sharpness and light"),
            (encode, "dominant_colour", "colour"),
            (decode.Decoder, "_in_srgb", "colour profile"),
        ):
            patches.enter_context(_timed(owner, name, stage, spent))
        start = time.thread_time()
        for photo in photos:
            source = photo.read_bytes()
            decoded = decoder.decode(source, contextlib.nullcontext)
            encoded = encode.encode(decoded, plan.source_key(source, b""))
            photo_look.measure(encoded.sample)
            for name, content in encoded.files:
                (destination / name).write_bytes(content)
        total = time.thread_time() - start
    spent["resize to widths, and the rest"] = total - sum(spent.values())
    sys.stdout.write(json.dumps(spent))


@contextlib.contextmanager
def _timed(owner: object, name: str, stage: str, spent: Counter[str]) -> Iterator[None]:
    real: Callable[..., object] = getattr(owner, name)

    def timed(*given: object, **named: object) -> object:
        start = time.thread_time()
        try:
            return real(*given, **named)
        finally:
            spent[stage] += time.thread_time() - start

    setattr(owner, name, timed)
    try:
        yield
    finally:
        setattr(owner, name, real)


if __name__ == "__main__":
    _, peer, into, *given_photos = sys.argv
    {"ours": ours, "naive": naive, "vips": vips, "stages": stages}[peer](Path(into), [Path(p) for p in given_photos])
