"""Puts every drawn card of a village on one picture, to be looked at: link previews, pages to be printed.

    python benchmarks/contact_sheet.py [--businesses DIR] [--out DIR] [--kit]

Prints what a card costs. The pictures are never committed.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from PIL import Image  # noqa: E402

from katalog.pages import pages  # noqa: E402
from katalog.pages.view_maker import ViewMaker  # noqa: E402
from katalog.settings import Settings  # noqa: E402
from katalog.share.cards import collect, requests  # noqa: E402
from katalog.share.kit import draw as making_kit  # noqa: E402
from katalog.site.prepare import prepare  # noqa: E402
from katalog.texts import Texts  # noqa: E402

COLUMNS, THUMB, GAP = 6, 300, 12  # pixels; 300 is how wide a chat shows a preview
SHEET = 48  # cards on one sheet
PAGES, PAGE_DPI = 12, 60  # of a PDF


def main() -> None:
    """Draw all cards and write the sheets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--businesses", type=Path, default=ROOT / "businesses")
    parser.add_argument("--out", type=Path, default=ROOT / ".cache" / "lembar")
    parser.add_argument("--cache", type=Path, default=ROOT, help="folder that has or gets .cache/")
    parser.add_argument("--kit", action="store_true", help="the kits' prints as well")
    options = parser.parse_args()
    settings = _Settings(
        root=ROOT,
        businesses=options.businesses.absolute(),
        site_url="https://contoh.desa.id/",
        today=date(2026, 11, 24),
        keep_going=True,
        folder=options.cache.absolute(),
    )
    prepared = prepare(settings, None)
    if prepared.catalogue is None:
        sys.exit("\n".join(map(str, prepared.problems)))
    options.out.mkdir(parents=True, exist_ok=True)
    texts = Texts.read(settings.overrides, prepared.catalogue.village.language)
    village = ViewMaker(prepared.catalogue, prepared.pictures, settings.address, texts).village()
    made = pages.DataPages(village, settings.address, texts, settings.today)
    listed = [page for group in made.groups() for page in group()]
    wanted = requests.card_requests(listed, prepared.catalogue.village, texts)
    before, clock = time.process_time(), time.perf_counter()
    cards = collect.make_cards(wanted, settings)
    _report("previews", len(cards), time.process_time() - before, time.perf_counter() - clock)
    before, clock = time.process_time(), time.perf_counter()
    collect.make_cards(wanted, settings)
    _report("previews again", len(cards), time.process_time() - before, time.perf_counter() - clock)
    names = dict.fromkeys(card.name for card in cards.values())
    sheets(sorted(collect.published_from(settings) / name for name in names), options.out, "preview")
    if options.kit:
        before, clock = time.process_time(), time.perf_counter()
        kit = making_kit.make(village, settings, texts)
        _report("kit files", len(kit.files), time.process_time() - before, time.perf_counter() - clock)
        before, clock = time.process_time(), time.perf_counter()
        making_kit.make(village, settings, texts)
        _report("kit files again", len(kit.files), time.process_time() - before, time.perf_counter() - clock)
        print(f"{sum(path.stat().st_size for path in set(kit.files.values())) / 1e6:.1f} MB")
        for kind in (*making_kit.PRINTS, "katalog"):
            files = [path for address, path in kit.files.items() if address.endswith(f"{kind}.pdf")]
            sheets([page for path in files for page in printed(path, options.out)], options.out, kind)


class _Settings(Settings):
    """Settings with the cache in a folder of its own."""

    def __init__(self, *, folder: Path, **values: object) -> None:
        super().__init__(**values)
        object.__setattr__(self, "_folder", folder)

    @property
    def cache(self) -> Path:
        return self._folder / ".cache"


def printed(path: Path, out: Path) -> list[Path]:
    """Return the pages of a PDF as pictures, the first PAGES of a long one."""
    import pypdfium2  # noqa: PLC0415  # only where it is asked for: a package of the tests

    document = pypdfium2.PdfDocument(path)
    pages = []
    for number in range(min(PAGES, len(document))):
        pages.append(out / f"{path.stem}-{number}.png")
        document[number].render(scale=PAGE_DPI / 72).to_pil().save(pages[-1])
    document.close()
    return pages


def sheets(files: list[Path], out: Path, name: str) -> None:
    """Write the pictures `files` as thumbnails, SHEET of them on each `<name>-<number>.png`."""
    for number, start in enumerate(range(0, len(files), SHEET), start=1):
        thumbs = []
        for path in files[start : start + SHEET]:
            with Image.open(path) as opened:
                picture = opened.convert("RGB")
            size = (THUMB, round(THUMB * picture.height / picture.width))
            thumbs.append(picture.resize(size, Image.Resampling.LANCZOS))
        tall = max(thumb.height for thumb in thumbs)
        rows = math.ceil(len(thumbs) / COLUMNS)
        sheet = Image.new("RGB", (COLUMNS * (THUMB + GAP) + GAP, rows * (tall + GAP) + GAP), "#777777")
        for place, thumb in enumerate(thumbs):
            sheet.paste(thumb, (GAP + place % COLUMNS * (THUMB + GAP), GAP + place // COLUMNS * (tall + GAP)))
        path = out / f"{name}-{number}.png"
        sheet.save(path)
        print(path)


def _report(what: str, count: int, processor: float, clock: float) -> None:
    each = processor / max(1, count) * 1000
    print(f"{what}: {count}, {processor:.2f} s of processor time ({each:.1f} ms each), {clock:.2f} s by the clock")


if __name__ == "__main__":
    main()
