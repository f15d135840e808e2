"""Every benchmark, one after the other: installs the peers, measures, and keeps the tables in RESULTS.md.

    python benchmarks/all.py [--photos DIR] [--quick] [--only photos builds ...]

`make bench` calls it (`make bench BENCH="--quick"`). What a benchmark prints is shown, and kept in `.cache/bench`;
after a full run it stands in RESULTS.md too, with the machine and the versions, between the marks of its name. A full
run takes hours: 100 to 50,000 products, 300 photos. `--quick` shows in some minutes that everything runs; its figures
mean little and are not kept. A benchmark that fails is named at the end, and does not stop the others.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import made_photos
import peer_programs

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "RESULTS.md"
KEPT = HERE.parent / ".cache" / "bench"
PEERS_OF_MANY = (
    "ours",
    "hugo",
    "hugo-lean",
)  # Eleventy with the same pages needs more memory than Node takes by itself


@dataclass(frozen=True)
class Benchmark:
    """A script of this folder: the arguments of each of its runs, full and quick, and whether it takes --photos."""

    name: str
    script: str
    full: Sequence[Sequence[str]]
    quick: Sequence[Sequence[str]]
    pictured: bool = False


BENCHMARKS = (
    Benchmark("photos", "photos.py", [[]], [["--every", "40", "--rounds", "1"]], pictured=True),
    Benchmark(
        "builds",
        "builds.py",
        [
            ["--products", "100", "1000", "10000"],
            ["--products", "50000", "--rounds", "1", "--uncompared", "--peers", *PEERS_OF_MANY],
        ],
        [["--products", "50", "--rounds", "1", "--uncompared"]],
    ),
    Benchmark(
        "whole-builds",
        "whole_builds.py",
        [["--products", "1000", "--count", "300"]],
        [["--products", "20", "--count", "6", "--rounds", "1"]],
        pictured=True,
    ),
    Benchmark("shares", "shares.py", [[]], [["--works", "50", "20+photos+cards+kits"]], pictured=True),
    Benchmark("rebuilds", "rebuilds.py", [[]], [["--products", "50", "--rounds", "1"]]),
    Benchmark("portal", "portal.py", [[]], [["--villages", "2", "--products", "50"]]),
    Benchmark("weight", "weight.py", [[]], [["--rounds", "0"]], pictured=True),
    Benchmark(
        "search", "search_peers.py", [[]], [["--sizes", "100", "--engines", "own,pagefind,minisearch", "--slower", "1"]]
    ),
)


def main() -> None:
    """Install, measure, print and keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = [each.name for each in BENCHMARKS]
    parser.add_argument("--photos", type=Path, default=made_photos.COLLECTION, help="a folder of photos")
    parser.add_argument("--quick", action="store_true", help="small sizes; nothing is kept in RESULTS.md")
    parser.add_argument("--only", nargs="+", default=names, choices=names)
    options = parser.parse_args()
    for sentence in peer_programs.install():
        print(sentence)
    photos = options.photos.resolve()
    if not made_photos.collection(photos):
        photos = made_photos.SAMPLES
        print(f"No photos in {options.photos}: the drawn pictures of the sample village stand for them. Name others:")
        print("  make bench BENCH='--photos FOLDER'")
    on = "; ".join(versions())
    print(f"\n{on}")
    failed = []
    for each in BENCHMARKS:
        if each.name in options.only:
            printed = run(each, photos, quick=options.quick)
            if printed is None:
                failed.append(each.name)
            elif not options.quick:
                keep(each.name, f"{on}.\n\n{printed}")
    if failed:
        sys.exit(f"did not end well: {', '.join(failed)}")


def run(benchmark: Benchmark, photos: Path, *, quick: bool) -> str | None:
    """Run a benchmark, show what it prints and return it; None where it failed."""
    print(f"\n## {benchmark.name}\n", flush=True)
    paths = [str(peer_programs.pagefind()), os.environ.get("PYTHONPATH", "")]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in paths if path)}
    lines: list[str] = []
    for words in benchmark.quick if quick else benchmark.full:
        more = ["--photos", str(photos)] if benchmark.pictured else []
        command = [sys.executable, "-u", str(HERE / benchmark.script), *words, *more]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True, encoding="utf-8") as process:
            for line in process.stdout or ():
                sys.stdout.write(line)
                sys.stdout.flush()
                lines.append(line)
        if process.returncode:
            return None
    printed = "".join(lines).strip() + "\n"
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"{benchmark.name}.md").write_text(printed, "utf-8")
    return printed


def keep(name: str, text: str) -> None:
    """Put a benchmark's text between the marks of its name in RESULTS.md, if it has any."""
    start, end = f"<!-- make bench: {name} -->\n", f"<!-- end: {name} -->\n"
    whole = RESULTS.read_text("utf-8")
    before, found, rest = whole.partition(start)
    _, closed, after = rest.partition(end)
    if found and closed:
        RESULTS.write_text(f"{before}{start}\n{text}\n{end}{after}", "utf-8")


def versions() -> Iterator[str]:
    """Yield what the figures depend on: the machine, and the version of everything that is measured."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    yield f"{cores} cores of {_processor()}"
    yield f"Python {platform.python_version()}"
    code = "import PIL, mkdocs; from importlib.metadata import version as v; from PIL import features as f\n"
    code += 'print(f\'Pillow {PIL.__version__}, libavif {f.version("avif")}, Material {v("mkdocs-material")}\')'
    for command in (
        [sys.executable, "-c", code],
        ["hugo", "version"],
        ["node", "--version"],
        [peer_programs.sigal() or "sigal", "--version"],
    ):
        if said := _said(command):
            yield said
    for name in ("@11ty/eleventy", "@11ty/eleventy-img", "sharp"):
        folder = peer_programs.module(name)
        if folder is not None:
            yield f"{name} {json.loads((folder / 'package.json').read_text('utf-8'))['version']}"


def _processor() -> str:
    known = Path("/proc/cpuinfo")
    lines = known.read_text("utf-8").splitlines() if known.is_file() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, "") or platform.processor() or platform.machine()


def _said(command: Sequence[str]) -> str:
    """Return the first words that a command prints, "" where it is missing."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    said = done.stdout.strip() or done.stderr.strip()
    shown = f"Node {said}" if command[0] == "node" else said.partition(" BuildDate")[0]
    return shown if done.returncode == 0 else ""


if __name__ == "__main__":
    main()
