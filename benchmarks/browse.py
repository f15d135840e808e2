"""What filters cost a visitor in bytes as sent and in processor time: `python benchmarks/browse.py [--products N ...]`.

Compares the pieces of cards that a filter fetches with fetching numbered list pages instead, and times the script's own
work in a browser with the processor slowed down six times, as on a cheap phone.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import shutil
import statistics
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts"), str(ROOT / "tests" / "support")]

from page_samples import FULL, RIVAL, SETTINGS, VILLAGE, business, pictures  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from samples import files_beside, site_of  # noqa: E402
from visits import served  # noqa: E402

from katalog.contract.model import Catalogue, Village  # noqa: E402

SIZES = (100, 1_000, 10_000)
PRODUCTS_EACH = 10
SLOWER = 6
RUNS = 5
CHOICES = (
    "?kategori=makanan",
    "?dusun=dusun-ii&buka=1&bayar=qris",
    "?harga=10000-50000&urut=murah",
    "?antar=dusun-ii&urut=dekat",
)
TIMED = """async ([root, facts, searches, runs]) => {
  const [state, match] = await Promise.all(["state", "match"].map((name) => import(`${root}browse/${name}.js`)));
  return searches.map((search) => {
    const took = [];
    for (let run = 0; run < runs; run += 1) {
      const began = performance.now();
      const asked = state.readState(search, facts);
      const failed = match.failures(facts, asked, 29_578_000);
      match.optionCounts(facts, "product", failed.product);
      match.inOrder(facts, "product", failed.product, asked.urut, match.distances(facts, [3.52, 98.77]));
      took.push(performance.now() - began);
    }
    return took;
  });
}"""


def village_of(products: int) -> Catalogue:
    """Return a village of so many products, ten a business, in three categories and hamlets."""
    village = Village.model_validate(VILLAGE)
    drawn = random.Random(products)  # noqa: S311  # the same village every time
    shops = []
    for number in range(products // PRODUCTS_EACH):
        shelf = [
            {
                "id": f"produk-{n}-{number}",
                "nama": f"{('Keripik', 'Nasi', 'Potong', 'Jahit')[n % 4]} nomor {n} dari {number}",
                "harga": str(drawn.randrange(2, 200) * 500),
                "stok": drawn.choice(("tersedia", "tersedia", "tersedia", "habis")),
                "satuan": ("bungkus", "porsi", "lembar")[n % 3],
                "foto": [{"file": f"{drawn.randbytes(10).hex()}.jpg"}],  # as long as a real picture's key
            }
            for n in range(PRODUCTS_EACH)
        ]
        base = FULL if number % 3 else RIVAL
        shops.append(
            business(
                {key: value for key, value in base.items() if key not in {"promo", "alias", "produk"}},
                slug=f"toko-{number}",
                nama=f"Toko {number}",
                kategori=drawn.choice(village.categories).id,
                alamat={
                    "dusun": f"Dusun {'I' * drawn.randint(1, 3)}",
                    "koordinat": f"3.{drawn.randrange(500000, 530000)}, 98.7{drawn.randrange(1000, 9999)}",
                },
                status="buka",
                produk=shelf,
            )
        )
    return Catalogue(village=village, businesses=tuple(shops))


def measured(products: int) -> dict[str, Any]:
    """Return the bytes of one village, and its facts."""
    of = village_of(products)
    site = site_of(of, pictures(of), SETTINGS)
    files = {address: content for address, content in files_beside(site).items() if isinstance(content, bytes)}
    packed = {name: len(gzip.compress(content, 6)) for name, content in files.items() if name.startswith("data/")}
    facts = next(name for name in packed if name.startswith("data/saring-"))
    pieces = [size for name, size in packed.items() if name.startswith("data/kartu/") and "/p" in name]
    return {
        "facts": packed[facts],
        "piece": round(statistics.mean(pieces)),
        "page": len(gzip.compress(bytes(site.at("produk/") or b""), 6)),
        "search": next(size for name, size in packed.items() if name.startswith("data/cari-")),
        "json": json.loads(files[facts]),
        "assets": {name: content for name, content in files.items() if name.startswith("assets/")},
        "prefix": site.editions[0].renderer.assets.prefix,
    }


def times(found: dict[str, Any], folder: Path) -> list[float]:
    """Return the median milliseconds of each choice, the processor slowed down."""
    for name, content in found["assets"].items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    (folder / "index.html").write_text("<title>x</title>", encoding="utf-8")
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with served(folder) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(url)
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        took = page.evaluate(TIMED, [url + found["prefix"], found["json"], list(CHOICES), RUNS])
        browser.close()
    return [statistics.median(runs) for runs in took]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, nargs="*", default=SIZES)
    parser.add_argument("--folder", type=Path, default=ROOT / ".cache" / "bench-browse")
    asked = parser.parse_args()
    print("| products | facts | 24 cards, one piece | 24 cards, 24 pieces | 24 cards, 24 list pages | search index |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: |")
    rows = []
    for products in asked.products:
        found = measured(products)
        pieces = min(24, -(-products // 24))
        pages = min(24, -(-products // 60))
        row = (
            products,
            found["facts"],
            found["piece"],
            pieces * found["piece"],
            pages * found["page"],
            found["search"],
        )
        print("| " + " | ".join(f"{value:,}" for value in row) + " |")
        rows.append((products, times(found, asked.folder / str(products))))
    print(
        f"\nOne choice shown, counts of all options included, processor {SLOWER} times slower, median of {RUNS}, ms:\n"
    )
    print("| products | " + " | ".join(f"`{choice}`" for choice in CHOICES) + " |")
    print("| ---: |" + " ---: |" * len(CHOICES))
    for products, took in rows:
        print(f"| {products:,} | " + " | ".join(f"{each:.1f}" for each in took) + " |")


if __name__ == "__main__":
    main()
