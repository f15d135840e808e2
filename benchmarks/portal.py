"""What a portal over many published villages costs: reading the open data of each, and drawing the portal.

    python benchmarks/portal.py [--villages 20 380] [--products 1315]

Every village is the same one under another address, so nothing is fetched from anywhere: the wait for 380 hosts, eight
at once, comes on top. Seconds are of processor time, memory is the process's peak so far.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import made_village

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

from katalog.data.feeds import open_data  # noqa: E402
from katalog.regency import building  # noqa: E402
from katalog.regency.folder import Regency, RegencyFolder  # noqa: E402
from katalog.settings import Settings  # noqa: E402
from katalog.site.prepare import prepare  # noqa: E402 - from the program

PATTERN = "https://desa-000.example/"
MEBI = 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--villages", type=int, nargs="+", default=[20, 380])
    parser.add_argument("--products", type=int, default=1_315, help="of each village; 380 have 500,000 together")
    options = parser.parse_args()
    print("| villages | products | MB fetched | s of processor | ms a village | peak MB | files | MB written |")
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as name:
        published = document(options.products, Path(name))
        for count in options.villages:
            print(row(count, options.products, published, Path(name) / str(count)), flush=True)


def document(products: int, folder: Path) -> bytes:
    """Return the open data of a village."""
    made_village.write_entries(products, folder / "businesses")
    settings = Settings(ROOT, folder / "businesses", PATTERN, date(2026, 11, 24))
    prepared = prepare(settings)
    if prepared.catalogue is None:
        sys.exit("the made village has errors")
    return open_data.document(prepared.catalogue, prepared.pictures, settings.site_url, settings.today)


def row(count: int, products: int, published: bytes, into: Path) -> str:
    """Return the row of a portal over so many villages."""
    addresses = [f"https://desa-{number:03}.example/" for number in range(count)]
    regency = Regency(nama="Kabupaten Uji", provinsi="Uji", desa_lain=tuple(addresses))
    settings = Settings(into / "cache", into, "https://kabupaten.example/", date(2026, 11, 24))
    (into / "cache").mkdir(parents=True)
    (into / "cache" / "overrides").symlink_to(ROOT / "overrides")

    def download(address: str) -> bytes:
        return published.replace(PATTERN.encode(), address.removesuffix("katalog.json").encode())

    start = time.process_time()
    answers = building.add_portal(RegencyFolder(regency, {}), [], settings, into / "site", download)
    used = time.process_time() - start
    if any(answer.village is None for answer in answers):
        sys.exit(answers[0].remark)
    written = [path for path in (into / "site").rglob("*") if path.is_file()]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEBI
    fetched = count * len(published) / 1e6
    wrote = sum(path.stat().st_size for path in written) / 1e6
    return (
        f"| {count} | {count * products:,} | {fetched:.0f} | {used:.1f} | {used / count * 1000:.0f} | {peak:.0f} "
        f"| {len(written)} | {wrote:.1f} |"
    )


if __name__ == "__main__":
    main()
