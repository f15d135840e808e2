"""What an edit costs: a second build of an unchanged village, and one price edited while `serve` shows it.

    python benchmarks/rebuilds.py [--products 1000 10000] [--rounds 5]

`nothing changed` is the whole command, its start included. `serve` counts from the moment the entry is saved until the
page with the new price has arrived, the wait until the program looks for changes (every half second) and the fetch of
the page included. Times are medians, wall and processor seconds; a busy machine stretches wall times.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import made_village

ROOT = Path(__file__).resolve().parents[1]
BUILD = [sys.executable, str(ROOT / "scripts" / "build.py")]
DAY = "2026-11-24"
PATIENCE = 120  # seconds
EDITED = ("warung-7", "keripik-2")
SETTLED = 3  # seconds between edits, so that each is seen by itself
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """Seconds."""

    wall: float
    processor: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--products", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print("| products | work | wall s | s of processor |")
    print("| ---: | --- | ---: | ---: |")
    for products in options.products:
        with tempfile.TemporaryDirectory() as name:
            village = Path(name) / "businesses"
            made_village.write_entries(products, village)
            again = [build(village, Path(name) / "site") for _ in range(options.rounds + 1)]
            _say(products, "first build", again[:1])
            _say(products, "nothing changed", again[1:])
            _say(products, "one price edited, `serve`", list(edits(village, options.rounds)))


def build(village: Path, site: Path) -> Cost:
    """Build the site, or find that it stands, and return the cost."""
    before, start = os.times(), time.perf_counter()
    command = [*BUILD, "build", "--businesses", str(village), "--site", str(site), "--today", DAY]
    subprocess.run([*command, "--tanpa-kit", "--tanpa-kartu"], check=True, capture_output=True)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(time.perf_counter() - start, used)


def edits(village: Path, rounds: int) -> Iterator[Cost]:
    """Yield the cost of each of so many edits of one price, from saving it to having the page with it."""
    slug, product = EDITED
    entry = village / slug / "usaha.yaml"
    with preview(village) as (process, url):
        for number in range(rounds):
            page = f"{url}usaha/{slug}/{product}/"
            time.sleep(SETTLED)
            shown = _read(page)
            price = 41_001 + number
            text = entry.read_text("utf-8")
            at = re.compile(r"harga: \S+").search(text, text.index(product))
            if at is None:
                sys.exit("the made village has no price there")
            used, start = _processor(process), time.perf_counter()
            entry.write_text(f"{text[: at.start()]}harga: {price}{text[at.end() :]}", "utf-8")
            while f"{price:,}".replace(",", ".") not in shown:  # as its script does: wait for the next, load it again
                epoch = re.search(r"livereload\((\d+), \d+\)", shown)
                if epoch is None:
                    sys.exit("the preview does not tell when to load a page again")
                _read(f"{url}livereload/{epoch[1]}/1")
                shown = _read(page)
            yield Cost(time.perf_counter() - start, _processor(process) - used)


@contextmanager
def preview(village: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Serve the village; yields the server and its address once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [*BUILD, "serve", "--businesses", str(village), "--alamat", f"127.0.0.1:{port}", "--today", DAY]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}/"
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                _read(url)
                break
            except OSError:
                if time.monotonic() > deadline:
                    sys.exit("the preview did not start")
                time.sleep(0.1)
        yield process, url
    finally:
        process.terminate()
        process.wait()


def _read(url: str) -> str:
    with urlopen(url, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
        return str(answer.read().decode())


def _processor(process: subprocess.Popen[bytes]) -> float:
    """Return the seconds of processor time that a running process has used; Linux only."""
    fields = Path(f"/proc/{process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def _say(products: int, work: str, costs: list[Cost]) -> None:
    wall, used = (statistics.median(values) for values in zip(*((c.wall, c.processor) for c in costs), strict=True))
    print(f"| {products:,} | {work} | {wall:.2f} | {used:.2f} |", flush=True)


if __name__ == "__main__":
    main()
