"""What somebody adds to plain Material who wants small photos: every size from the file, the encoder as it comes."""

import re
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps


def on_page_content(html: str, *, config: dict[str, Any], **_: Any) -> str:
    wanted = config["extra"]["foto"]

    def picture(found: re.Match[str]) -> str:
        stem = found[2]
        sizes = ", ".join(f"{stem}-{width}.avif {width}w" for width in wanted["widths"])
        small = f'<img alt="{found[1]}" src="{stem}-{wanted["fallback"]}.jpg" loading="lazy">'
        return f'<picture><source type="image/avif" srcset="{sizes}" sizes="100vw">{small}</picture>'

    return re.sub(r'<img alt="([^"]*)" src="([^"]*/foto/[^"]*)\.\w+" ?/?>', picture, html)


def on_post_build(config: dict[str, Any]) -> None:
    wanted = config["extra"]["foto"]
    folder = Path(config["site_dir"]) / "foto"
    for path in sorted(folder.iterdir()):
        name = folder / path.stem
        for width in wanted["widths"]:
            photo = _upright(path)
            photo.thumbnail((width, 100_000), Image.Resampling.LANCZOS)
            photo.save(f"{name}-{width}.avif", quality=wanted["quality"])
        photo = _upright(path)
        photo.thumbnail((wanted["fallback"], 100_000), Image.Resampling.LANCZOS)
        photo.save(f"{name}-{wanted['fallback']}.jpg", quality=wanted["jpeg"])
        for cut in ("square", "thumbnail"):
            side = wanted[cut]
            photo = ImageOps.fit(_upright(path), (side, side))
            photo.save(f"{name}-{side}x{side}.jpg", quality=wanted[f"{cut}_quality"])
        path.unlink()


def _upright(path: Path) -> Image.Image:
    with Image.open(path) as opened:
        return ImageOps.exif_transpose(opened).convert("RGB")
