"""Draw the sample pictures: scenes in `art/pictures` become `art/svg/*.svg` and the JPEG files beside the entries.

    python art/render.py                     every picture
    python art/render.py keripik-tempe       those of one business
    python art/render.py salon/facial        one picture

Needs `resvg-py` (draws the SVG) and Pillow (writes the JPEG).
"""

from __future__ import annotations

import importlib
import io
import sys
from collections.abc import Callable
from pathlib import Path

import resvg_py
from kit import Scene
from PIL import Image

ART = Path(__file__).resolve().parent
BUSINESSES = ART.parent / "businesses"
QUALITIES = (82, 76, 70, 64, 58, 52, 46, 42)  # the best that fits; the site shows them at 960 pixels at most
MOST_BYTES = 104_000  # all the sample's pictures together stay near 6 MB


def scenes(slug: str) -> dict[str, Callable[[Scene], None]]:
    """Return the pictures of a business: file name without its ending, and the function that draws it."""
    module = importlib.import_module(f"pictures.{slug.replace('-', '_')}")
    found: dict[str, Callable[[Scene], None]] = module.PICTURES
    return found


def draw(slug: str, name: str) -> Path:
    """Draw one picture and write both its files; return the JPEG's path."""
    scene = Scene(f"{slug}/{name}")
    scenes(slug)[name](scene)
    svg = scene.svg()
    source = ART / "svg" / slug / f"{name}.svg"
    source.parent.mkdir(parents=True, exist_ok=True)
    source.write_text(svg, encoding="utf-8")
    raster = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True)))).convert("RGB")
    target = BUSINESSES / slug / f"{name}.jpg"
    target.write_bytes(jpeg(raster))
    return target


def jpeg(raster: Image.Image) -> bytes:
    """Return the picture as JPEG at the best quality whose size is at most `MOST_BYTES`, else at the lowest one."""
    written = b""
    for quality in QUALITIES:
        out = io.BytesIO()
        raster.save(out, "JPEG", quality=quality, optimize=True, progressive=True, subsampling="4:2:0")
        written = out.getvalue()
        if len(written) <= MOST_BYTES:
            break
    return written


def main(wanted: list[str]) -> int:
    """Draw what is asked for, everything without an argument; return the exit code."""
    modules = sorted(p.stem for p in (ART / "pictures").glob("*.py") if not p.stem.startswith("_"))
    for slug in (stem.replace("_", "-") for stem in modules):
        for name in scenes(slug):
            if not wanted or slug in wanted or f"{slug}/{name}" in wanted:
                target = draw(slug, name)
                sys.stdout.write(f"{target.relative_to(ART.parent)} {target.stat().st_size // 1000} KB\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
