"""Builds the same village by this program, Hugo, Eleventy and plain Material, and prints what each costs.

    python benchmarks/builds.py [--products 1000 10000] [--rounds 3] [--peers ours hugo hugo-lean ...]

Pages only: no photos and no drawn cards. `hugo` and `eleventy` write the same pages and files beside them as this
program, which is shown first for a village of 600 products (`same_pages.py`); the lean ones say less, and the KB of a
product's page tell how much. Each works the way that is fastest for it: entries as JSON, cards and what is said of a
seller drawn once (kept with Hugo's pages, since its partialCached holds no more than a thousand things), templates in
JavaScript for Eleventy. What the made village has none of (photos, promos, choices, holidays, permits) the peers'
templates do not know.

Left out by the peers that write the same pages: checks of entries and of what was made, messages cut to what WhatsApp
takes, a search index of stems (theirs holds whole names), similar products by rare words (theirs come in turn, as ours
do in a large category), the outline of the map's points, the service worker with its manifest, icons of the site and
names of files by their content. Their addresses begin at the root, ours are relative.

Processor time is each process's own and its children's, starting it included; peak MB is that of the largest process.
Peers are compiled programs, and on every real machine Python keeps compiled modules: ours are compiled by a run before
the first that counts, into a folder of the benchmark's; each peer runs once before it counts, too. Each run builds from
nothing, and its site is removed before the next, so that 50,000 products fit on a disk. Material takes hours where
there are many pages; it is left out above `--material-most` products.

Peers are installed by `python benchmarks/peer_programs.py`; what is missing is named and left out.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import made_village
import own_program
import peer_programs
import peers_lean
import peers_same
import same_pages
from build_cost import Build, Cost, compiled_environment

SAME_ELEVENTY = "--config=src/eleventy.config.js"
COMPARED = 600  # products: enough for numbered pages, and for categories in which every word is common
FEWEST = made_village.PRODUCTS_A_BUSINESS


def main() -> None:
    """Compare pages, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--products", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", nargs="+", default=list(BUILDERS), choices=list(BUILDERS))
    parser.add_argument("--material-most", type=int, default=1_000, help="products up to which Material is tried")
    parser.add_argument("--uncompared", action="store_true", help="do not show first that pages are the same")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name in options.peers:  # programs and what they are made of are in memory before anything counts
            warm = BUILDERS[name](FEWEST, work / "warm" / name, work / "shared")
            if warm is not None:
                warm.run()
        if not options.uncompared:
            compare([name for name in options.peers if name in SAME], work)
        print(
            "| products | builder | s of processor | s | ms a page | ours / it, processor | ours / it, s | peak MB |"
            " pages | KB a product page |"
        )
        print("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
        for products in options.products:
            peers = [name for name in options.peers if name != "material" or products <= options.material_most]
            measure(products, peers, options.rounds, work)


def compare(peers: list[str], work: Path) -> None:
    """Print how like the pages are of those that write the same."""
    if not peers:
        return
    one = ours(COMPARED, work / "compared" / "ours", work / "shared")
    one.run()
    for name in peers:
        other = BUILDERS[name](COMPARED, work / "compared" / name, work / "shared")
        if other is not None:
            other.run()
            print(f"{LABELS[name]}, beside ours:\n")
            same_pages.print_table(list(same_pages.compared(one.site, other.site)))
            print(flush=True)
    shutil.rmtree(work / "compared")


def measure(products: int, peers: list[str], rounds: int, work: Path) -> None:
    """Run every builder in turn, round by round, and print the median of each.

    Ratios are of runs of one round, since the speed of a machine drifts; each round begins with another builder.
    """
    home = work / str(products)
    made = {name: BUILDERS[name](products, home / name, work / "shared") for name in peers}
    here = {name: build for name, build in made.items() if build is not None}
    costs: dict[str, list[Cost]] = {name: [] for name in here}
    for number in range(rounds):
        names = list(here)
        for name in names[number % len(names) :] + names[: number % len(names)]:
            costs[name].append(here[name].measured())
    for name in made:
        if name not in here:
            print(f"| {products:,} | {LABELS[name]} | not installed | | | | | | | |")
            continue
        print(row(products, name, costs[name], costs.get("ours", [])), flush=True)
    shutil.rmtree(home)


def row(products: int, name: str, costs: list[Cost], own: list[Cost]) -> str:
    """Return a builder's row of the table, as against `own`, what ours cost in the same rounds."""
    last = costs[-1]
    processor, wall = (statistics.median(getattr(cost, what) for cost in costs) for what in ("processor", "wall"))
    pairs = list(zip(own, costs, strict=False))
    ratios = [
        f"{statistics.median(getattr(one, what) / getattr(cost, what) for one, cost in pairs):.2f}" if pairs else ""
        for what in ("processor", "wall")
    ]
    return (
        f"| {products:,} | {LABELS[name]} | {processor:.2f} | {wall:.2f} | {processor / last.pages * 1000:.2f} |"
        f" {ratios[0]} | {ratios[1]} | {max(cost.memory for cost in costs):.0f} | {last.pages:,} |"
        f" {last.product_page:.1f} |"
    )


def ours(products: int, folder: Path, shared: Path) -> Build:
    """Return this program's build: checks, pages, feeds, search and order data; no pictures, no drawn cards.

    The program is copied into `shared` once.
    """
    made_village.write_entries(products, folder / "businesses")
    program, site = own_program.copied(shared), folder / "site"
    command = [*own_program.command(program, folder / "businesses", site), "--tanpa-kit", "--tanpa-kartu"]
    return Build(command, program, site, program / ".cache", compiled_environment(shared / "compiled"))


def hugo(products: int, folder: Path, _: Path) -> Build | None:
    """Return Hugo's with the same pages as ours."""
    return _hugo(products, folder, peers_same.write_hugo)


def hugo_lean(products: int, folder: Path, _: Path) -> Build | None:
    """Return Hugo's with lean pages."""
    return _hugo(products, folder, peers_lean.write_hugo)


def eleventy(products: int, folder: Path, _: Path) -> Build | None:
    """Return Eleventy's with the same pages as ours."""
    return _eleventy(products, folder, peers_same.write_eleventy, SAME_ELEVENTY)


def eleventy_lean(products: int, folder: Path, _: Path) -> Build | None:
    """Return Eleventy's with lean pages."""
    return _eleventy(products, folder, peers_lean.write_eleventy)


def material(products: int, folder: Path, shared: Path) -> Build:
    """Return plain Material's, as it comes."""
    peers_lean.write_material(products, folder)
    return material_build(folder, shared)


def hugo_build(folder: Path) -> Build | None:
    """Return Hugo's build of the site in `folder`, None where it is not installed."""
    program, site = peer_programs.hugo(), folder / "site"
    if program is None:
        return None
    words = ["--config", "hugo.json", "--destination", str(site), "--quiet"]
    return Build([program, *words], folder, site, folder / "resources")  # the last holds the pictures it made


def eleventy_build(folder: Path, *words: str) -> Build | None:
    """Return Eleventy's build of the site in `folder`/src, None where it is not installed."""
    program = peer_programs.module("@11ty/eleventy")
    if program is None:
        return None
    words = ("--input=src", "--output=site", "--quiet", *words)
    return Build(["node", str(program / "cmd.cjs"), *words], folder, folder / "site")


def material_build(folder: Path, shared: Path) -> Build:
    """Return plain Material's build of the site in `folder`."""
    site = folder / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    return Build(command, folder, site, environment=compiled_environment(shared / "compiled"))


def _hugo(products: int, folder: Path, write: Callable[[int, Path], None]) -> Build | None:
    build = hugo_build(folder)
    if build is not None:
        write(products, folder)
    return build


def _eleventy(products: int, folder: Path, write: Callable[[int, Path], None], *words: str) -> Build | None:
    build = eleventy_build(folder, *words)
    if build is not None:
        write(products, folder / "src")
    return build


Builder = Callable[[int, Path, Path], Build | None]
BUILDERS: dict[str, Builder] = {
    "ours": ours,
    "hugo": hugo,
    "hugo-lean": hugo_lean,
    "eleventy": eleventy,
    "eleventy-lean": eleventy_lean,
    "material": material,
}
SAME = ("hugo", "eleventy")  # those that write the same pages
LABELS = {name: name if name in {"ours", "material"} else f"{name}, same pages" for name in BUILDERS} | {
    "hugo-lean": "hugo, lean",
    "eleventy-lean": "eleventy, lean",
    "material": "material, lean",
}

if __name__ == "__main__":
    main()
