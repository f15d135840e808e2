"""Weigh the pages: bytes and requests of a first visit, times on a slow line, beside plain Material.

    python benchmarks/weight.py [--photos DIR] [--rounds N]

Pages are opened in Chromium at 360x800 with two dots a pixel, nothing cached, from a server that compresses; bytes are
the browser's own count, headers included. Bytes, requests and the scores that hang on no clock are gates: beyond a
figure the exit status is 1. Times are told and not judged, since a busy machine changes them: the largest paint is the
median of N rounds by Lighthouse with the "village" preset (400 kbit/s, 400 ms, processor slowed six times), the scores
are those of its own mobile preset.
Without it (`npm install --no-package-lock --ignore-scripts --prefix benchmarks/peers`) these columns stay empty.
With `--photos` a village of 100 businesses is built with them and held to the same figures.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tests" / "support"), str(HERE.parent / "scripts")]

from transfers import FirstView, first_view, serve_compressed  # noqa: E402 - from the tests
from weight_sites import build, plain_material, write_hundred  # noqa: E402

LIGHTHOUSE = HERE / "peers" / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
SCREEN = [
    "--screenEmulation.width=360",
    "--screenEmulation.height=800",
    "--screenEmulation.deviceScaleFactor=2",
]
VILLAGE = [
    "--throttling-method=devtools",
    "--throttling.requestLatencyMs=400",
    "--throttling.downloadThroughputKbps=400",
    "--throttling.uploadThroughputKbps=400",
    "--throttling.cpuSlowdownMultiplier=6",
    "--only-categories=performance",
]
TIMED = "performance"
PAINT_MAX = 2.5  # seconds
SCRIPT_MAX = 20_000
STYLE_MAX = 12_000
TRIES = 3  # Lighthouse gives up now and then on a machine that is busy


@dataclass(frozen=True)
class Figure:
    """What one kind of page may take at most, in bytes and requests."""

    size: int
    requests: int


HOME = Figure(100_000, 12)
PRODUCT = Figure(80_000, 8)


@dataclass(frozen=True)
class Place:
    """A page to be weighed; `figure` is None for a peer's, which is only told."""

    site: str
    page: str
    address: str
    figure: Figure | None


@dataclass(frozen=True)
class Weighed:
    """What was found; `paint` in seconds, `scores` of 100, empty without Lighthouse."""

    place: Place
    view: FirstView
    slow: FirstView
    paint: float | None
    scores: tuple[int, ...]

    def faults(self) -> list[str]:
        """Return which figures do not hold."""
        figure = self.place.figure
        if figure is None:
            return []
        found = []
        for line, view in (("fast line", self.view), ("slow line", self.slow)):
            limits = (
                ("bytes", view.size(), figure.size),
                ("requests", len(view.transfers), figure.requests),
                ("bytes of script", view.size("Script"), SCRIPT_MAX),
                ("bytes of style", view.size("Stylesheet"), STYLE_MAX),
                ("layout shift", view.shift, 0),
            )
            where = f"{self.place.site}, {self.place.page}, {line}"
            found += [f"{where}: {value} {what}, at most {most}" for what, value, most in limits if value > most]
        found += [
            f"{self.place.site}, {self.place.page}: {score} of 100 for {name}"
            for name, score in zip(CATEGORIES, self.scores, strict=False)
            if name != TIMED and score < 100  # noqa: PLR2004
        ]
        return found

    def slowness(self) -> list[str]:
        """Return which times do not hold on this machine, now."""
        if self.place.figure is None:
            return []
        where = f"{self.place.site}, {self.place.page}"
        late = self.paint is not None and self.paint > PAINT_MAX
        found = [f"{where}: largest paint after {self.paint:.2f} s, aimed at {PAINT_MAX} s"] if late else []
        timed = dict(zip(CATEGORIES, self.scores, strict=False)).get(TIMED, 100)
        return found if timed == 100 else [*found, f"{where}: {timed} of 100 for {TIMED}"]  # noqa: PLR2004


def lighthouse(url: str, options: list[str]) -> dict[str, Any] | None:
    """Return Lighthouse's report on a page, None where it cannot be had."""
    if not LIGHTHOUSE.is_file() or shutil.which("node") is None:
        return None
    command = ["node", LIGHTHOUSE, url, "--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox"]
    environment = {**os.environ, "CHROME_PATH": chromium()}
    for _ in range(TRIES):
        done = subprocess.run([*command, *SCREEN, *options], capture_output=True, env=environment, check=False)
        if done.returncode == 0:
            report: dict[str, Any] = json.loads(done.stdout)
            return report
    return None


def chromium() -> str:
    found = os.environ.get("KATALOG_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not found:
        sys.exit("no Chromium here: install it, or name one in KATALOG_CHROMIUM")
    return found


def weigh(browser: Browser, root: str, place: Place, rounds: int) -> Weighed:
    url = root + place.address
    paints = []
    for _ in range(rounds):
        report = lighthouse(url, VILLAGE)
        if report:
            paints.append(report["audits"]["largest-contentful-paint"]["numericValue"] / 1000)
    report = lighthouse(url, []) if rounds else None
    scores = tuple(round(100 * (report["categories"][name]["score"] or 0)) for name in CATEGORIES) if report else ()
    slow = first_view(browser, url, "village")
    paint = statistics.median(paints) if paints else None
    return Weighed(place, first_view(browser, url), slow, paint, scores)


def places(folder: Path, photos: Path | None) -> Iterator[tuple[Path, list[Place]]]:
    sample = build(folder / "sample")
    product = "usaha/keripik-tempe/keripik-original/"
    yield (
        sample,
        [
            Place("sample village", "home", "", HOME),
            Place("sample village", "all products", "produk/", HOME),
            Place("sample village", "category", "kategori/camilan/", HOME),
            Place("sample village", "business", "usaha/keripik-tempe/", PRODUCT),
            Place("sample village", "product", product, PRODUCT),
        ],
    )
    yield (
        plain_material(folder / "plain", sample),
        [
            Place("plain Material", "home", "", None),
            Place("plain Material", "all products", "produk/", None),
            Place("plain Material", "business", "usaha/keripik-tempe/", None),
            Place("plain Material", "product", product, None),
        ],
    )
    if photos:
        yield (
            build(folder / "hundred", write_hundred(folder / "hundred", photos)),
            [
                Place("100 businesses", "home", "", HOME),
                Place("100 businesses", "all products", "produk/", HOME),
                Place("100 businesses", "all businesses", "usaha/", HOME),
                Place("100 businesses", "category", "kategori/camilan/", HOME),
                Place("100 businesses", "product", "usaha/usaha-042/barang-pilihan-42-1/", PRODUCT),
            ],
        )


HEAD = """\
| site | page | KB | requests | script | style | KB, slow line | shift | largest paint | scores |
| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |"""


def told(each: Weighed) -> str:
    """Return the row of one page."""
    view, figure = each.view, each.place.figure
    most, count = (f" of {figure.size // 1000}", f" of {figure.requests}") if figure else ("", "")
    return (
        f"| {each.place.site} | {each.place.page} | {view.size() / 1000:.1f}{most} | {len(view.transfers)}{count} "
        f"| {view.size('Script') / 1000:.1f} | {view.size('Stylesheet') / 1000:.1f} "
        f"| {each.slow.size() / 1000:.1f} "
        f"| {max(view.shift, each.slow.shift):.3f} | {'-' if each.paint is None else f'{each.paint:.2f}'} "
        f"| {' / '.join(map(str, each.scores)) or '-'} |"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--photos", type=Path, help="real photos, for a village of 100 businesses")
    parser.add_argument("--rounds", type=int, default=5, help="of Lighthouse; 0 leaves it out")
    options = parser.parse_args()
    results = []
    print(HEAD, flush=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        for site, wanted in places(Path(name), options.photos):
            with serve_compressed(site) as root:
                for place in wanted:
                    results.append(weigh(browser, root, place, options.rounds))
                    print(told(results[-1]), flush=True)
        browser.close()
    faults = [fault for each in results for fault in each.faults()]
    print("\n".join(faults) or "every figure that hangs on no clock holds")
    print("\n".join(slow for each in results for slow in each.slowness()) or "every time that was measured holds")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
