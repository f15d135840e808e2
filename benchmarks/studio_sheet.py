"""Puts every picture that a village's share studio draws on sheets, to be looked at: each thing in each shape.

    python benchmarks/studio_sheet.py [--businesses DIR | --hard] [--out DIR] [--light]

`--hard` writes 40 products that are hard to draw: without a photo, portraits, panoramas, white on white, names of 60
letters, Rp125.750.000, two prices. The site is built without kits and previews, its pages are opened in Chromium.
The sheets are never committed.
"""

from __future__ import annotations

import argparse
import base64
import functools
import http.server
import itertools
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml
from contact_sheet import sheets
from PIL import Image, ImageDraw
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
DAY = "2026-11-24"
SHAPES = ("persegi", "feed", "story")
WIDTH = 540  # pixels in which a picture is kept
NAMES = ("Es", "Keripik Tempe Daun Jeruk", "Nasi Kotak Rendang untuk Pengajian, Arisan, Syukuran Keluarga", "W" * 40)
PRICES: tuple[dict[str, object], ...] = (
    {"harga": "3.000"},
    {"harga": "125.750.000", "satuan": "paket 100 kotak"},
    {"harga": "25.000", "harga_coret": "30.000", "satuan": "porsi"},
    {},
    {"harga_mulai": "1.250.000", "satuan": "hari"},
)
SIZES = {"potret": (900, 1600), "panorama": (1600, 300), "putih": (1200, 900), "kotak": (1000, 1000)}
NEXT_FRAMES = "() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)))"
STATE = "[data-studio]:not([hidden]):not([aria-busy])"
DRAWN = """async (width) => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const from = document.querySelector("[data-studio] canvas");
  const copy = document.createElement("canvas");
  [copy.width, copy.height] = [width, Math.round((from.height * width) / from.width)];
  copy.getContext("2d").drawImage(from, 0, 0, copy.width, copy.height);
  return copy.toDataURL("image/png").split(",")[1];
}"""


def main() -> None:
    """Build, draw and write the sheets."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--businesses", type=Path, default=ROOT / "businesses")
    parser.add_argument("--hard", action="store_true", help="40 hard products instead of a village")
    parser.add_argument("--out", type=Path, default=ROOT / ".cache" / "studio")
    parser.add_argument("--light", action="store_true", help="in the light colours")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        businesses = write_hard(folder / "businesses") if options.hard else options.businesses
        site = built(folder, businesses)
        for shape, files in drawn(site, folder, is_light=options.light).items():
            sheets(files, options.out, shape)


def write_hard(folder: Path) -> Path:
    """Write a village of one business with 40 hard products; returns the folder of its entries."""
    home = folder / "susah"
    home.mkdir(parents=True)
    shutil.copy(ROOT / "businesses" / "_desa.yaml", folder)
    village = yaml.safe_load((folder / "_desa.yaml").read_text("utf-8"))
    kinds = itertools.cycle((*SIZES, ""))
    products = []
    for number, (name, price) in enumerate(itertools.islice(itertools.cycle(itertools.product(NAMES, PRICES)), 40)):
        kind = next(kinds)
        photo = {"foto": _photo(home, kind, number)} if kind else {}
        products.append({"nama": f"{name[:57]} {number}", "id": f"barang-{number}", **price, **photo})
    business = {
        "nama": "Warung yang Namanya Panjang Sekali di Ujung Jalan Desa", "kategori": village["kategori"][0]["id"],
        "ringkasan": "Barang yang susah digambar.", "whatsapp": "0812-0000-0001", "persetujuan": DAY,
        "alamat": {"dusun": village["dusun"][0]}, "produk": products,
    }  # fmt: skip
    text = yaml.safe_dump(business, allow_unicode=True, sort_keys=False)
    (home / "usaha.yaml").write_text(text, "utf-8")
    return folder


def _photo(home: Path, kind: str, number: int) -> str:
    """Write a drawn photo of that kind, each a little different, with marks at its edges; returns its name."""
    width, height = SIZES[kind]
    ground = "#ffffff" if kind == "putih" else "#d8cfae"
    picture = Image.new("RGB", (width, height), ground)
    pen = ImageDraw.Draw(picture)
    if kind != "putih":
        pen.rectangle((0, 0, width, height // 12), fill="#b3261a")
        pen.rectangle((0, height * 11 // 12, width, height), fill="#2c3b83")
    reach = min(width, height) // 4 + number
    pen.ellipse((width // 2 - reach, height // 2 - reach, width // 2 + reach, height // 2 + reach), fill="#6b3a14")
    name = f"foto-{number}.png"
    picture.save(home / name)
    return name


def built(folder: Path, businesses: Path) -> Path:
    """Build a village without kits and previews; returns the site's folder. Raises CalledProcessError."""
    site = folder / "site"
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "build", "--site", str(site), "--today", DAY]
    command += ["--businesses", str(businesses.absolute()), "--lanjut", "--tanpa-kit", "--tanpa-kartu"]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    return site


def drawn(site: Path, folder: Path, *, is_light: bool) -> dict[str, list[Path]]:
    """Return the pictures of all things of all businesses, by shape."""
    found: dict[str, list[Path]] = {shape: [] for shape in SHAPES}
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    with _served(site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        for kit in sorted(site.glob("usaha/*/kit/index.html")):
            page.goto(f"{root}{kit.parent.relative_to(site).as_posix()}/")
            for shape, thing, content in _of_kit(page, is_light=is_light):
                path = folder / f"{kit.parts[-3]}-{thing}-{shape}.png"
                path.write_bytes(content)
                found[shape].append(path)
        browser.close()
    return found


def _of_kit(page: Page, *, is_light: bool) -> Iterator[tuple[str, str, bytes]]:
    page.wait_for_selector(STATE)
    page.get_by_label("Warna terang").set_checked(is_light)
    page.dispatch_event("[data-studio]", "pointerdown")  # from here on with the large photos
    things = page.locator("[data-pick] option").evaluate_all("(all) => all.map(({ value }) => value)")
    for shape in SHAPES:
        page.check(f"[data-shape][value={shape}]")
        for thing in things:
            page.select_option("[data-pick]", thing)
            page.evaluate(NEXT_FRAMES)  # the picture is drawn, or its photos asked for, in the next frame
            page.wait_for_load_state("networkidle")
            yield shape, thing, base64.b64decode(page.evaluate(DRAWN, WIDTH))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; yields the address of its root."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


if __name__ == "__main__":
    main()
