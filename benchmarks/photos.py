"""Measure what photos cost: this program beside Pillow used naively, sigal, Hugo, eleventy-img and libvips.

    python benchmarks/photos.py [--photos DIR] [--every N] [--rounds N] [--all]

Every program works on the same photos in a process of its own; processor time is the whole process's with its
children's, so a busy machine changes it little, and ratios are taken inside one round. Peers are installed by
`python benchmarks/peer_programs.py`, but libvips, which `make setup-test` brings. What is missing is left out.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import made_photos
import peer_programs
from PIL import Image

HERE = Path(__file__).parent
PEERS = HERE / "peers"
JUDGED_WIDTH = 720  # pixels; quality is compared at this one width
UNAVOIDABLE = ("decode", "AVIF", "JPEG square and thumbnail", "JPEG fallback")


@dataclass(frozen=True)
class Run:
    """What one program took for all photos: processor seconds, the largest process's bytes, and the files it made."""

    seconds: float
    peak: int
    files: int
    size: int
    output: str


Prepare = Callable[[Path, Sequence[Path]], list[str | Path]]
"""Takes an empty folder and the photos, and returns the command that makes pictures of them there."""


def python(peer: str) -> Prepare:
    return lambda into, photos: [sys.executable, HERE / "photo_peers.py", peer, into, *photos]


def eleventy(effort: int, quality: int) -> Prepare:
    return lambda into, photos: ["node", PEERS / "eleventy.mjs", str(effort), str(quality), into, *photos]


def hugo(into: Path, photos: Sequence[Path]) -> list[str | Path]:
    shutil.copytree(PEERS / "hugo", into, dirs_exist_ok=True)
    _copied(photos, into / "assets" / "photos")
    return ["hugo", "--quiet", "--source", into, "--destination", into / "public"]


def sigal(into: Path, photos: Sequence[Path]) -> list[str | Path]:
    _copied(photos, into / "in")
    settings = {"img_size": (960, 960), "thumb_size": (320, 320), "img_format": "WEBP", "use_orig": False}
    (into / "sigal.conf.py").write_text("".join(f"{name} = {value!r}\n" for name, value in settings.items()))
    return [peer_programs.sigal() or "sigal", "build", "--config", into / "sigal.conf.py", into / "in", into / "out"]


def _copied(photos: Sequence[Path], into: Path) -> None:
    into.mkdir(parents=True)
    for photo in photos:
        shutil.copy(photo, into / f"{photo.parent.name}-{photo.name}")


def _module(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def _eleventy() -> bool:
    return shutil.which("node") is not None and (PEERS / "node_modules" / "@11ty").is_dir()


PROGRAMS: dict[str, tuple[Prepare, Callable[[], bool]]] = {
    "this program": (python("ours"), lambda: True),
    "libvips, a thumbnail a size, AVIF effort 0": (python("vips"), lambda: _module("pyvips")),
    "eleventy-img, AVIF effort 0 (its fastest)": (eleventy(0, 55), _eleventy),
    "eleventy-img, AVIF effort 4 (its default)": (eleventy(4, 50), _eleventy),
    "Pillow, naively": (python("naive"), lambda: True),
    "Hugo, WebP": (hugo, lambda: shutil.which("hugo") is not None),
    "sigal, two WebP only": (sigal, lambda: peer_programs.sigal() is not None),
}
SLOW = {"eleventy-img, AVIF effort 4 (its default)"}


def run(prepare: Prepare, photos: Sequence[Path], into: Path) -> Run:
    """Run one program in `into` and measure it from outside."""
    command = prepare(into, photos)
    before = set(_files(into))
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen([str(part) for part in command], stdout=told, stderr=subprocess.DEVNULL, cwd=PEERS)
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{command[0]} ended with {process.returncode}")
        told.seek(0)
        output = told.read().decode()
    new = [path for path in _files(into) if path not in before and path.suffix in {".avif", ".webp", ".jpg", ".jpeg"}]
    made = [path for path in new if "resources" not in path.parts]  # Hugo keeps a second copy of everything there
    size = sum(path.stat().st_size for path in made)
    return Run(used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, len(made), size, output)


def _files(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def similarity(reference: Image.Image, image: Image.Image) -> float:
    """Return the mean SSIM of the luma of two pictures (Wang et al. 2004: Gaussian of 1.5 px, 11 taps)."""
    import cv2  # noqa: PLC0415 - only this figure needs it
    import numpy as np  # noqa: PLC0415

    a, b = (np.asarray(each.convert("L"), dtype=np.float64) for each in (reference, image))

    def blurred(plane: np.ndarray) -> np.ndarray:
        return cv2.GaussianBlur(plane, (11, 11), 1.5)

    mean_a, mean_b = blurred(a), blurred(b)
    var_a, var_b = blurred(a * a) - mean_a**2, blurred(b * b) - mean_b**2
    both = blurred(a * b) - mean_a * mean_b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    shares = ((2 * mean_a * mean_b + c1) * (2 * both + c2)) / ((mean_a**2 + mean_b**2 + c1) * (var_a + var_b + c2))
    return float(shares.mean())


def quality(prepare: Prepare, photos: Sequence[Path]) -> tuple[float, float] | None:
    """Return mean SSIM and bytes of a program's modern picture of JUDGED_WIDTH, None where it makes none."""
    scores, sizes = [], []
    for photo in photos:
        with tempfile.TemporaryDirectory() as name:
            into = Path(name)
            run(prepare, [photo], into)
            modern = [path for path in _files(into) if path.suffix in {".avif", ".webp"}]
            found = [path for path in modern if _width(path) == JUDGED_WIDTH]
            if not found:
                return None
            with Image.open(found[0]) as opened, Image.open(photo) as original:
                made = opened.convert("RGB")
                reference = original.convert("RGB").resize(made.size, Image.Resampling.LANCZOS)
            scores.append(similarity(reference, made))
            sizes.append(found[0].stat().st_size)
    return statistics.mean(scores), statistics.mean(sizes)


def _width(path: Path) -> int:
    with Image.open(path) as opened:
        return opened.width


def chosen(folder: Path, every: int) -> list[Path]:
    """Return every so manieth photo of the collection, by name."""
    return made_photos.collection(folder)[::every]


def upright(photos: Sequence[Path]) -> list[Path]:
    """Return those that no program has to turn or convert, so that one reference serves all."""
    found = []
    for photo in photos:
        with Image.open(photo) as opened:
            plain = opened.mode == "RGB" and opened.width >= 2 * JUDGED_WIDTH and "icc_profile" not in opened.info
            if plain and opened.getexif().get(0x0112, 1) <= 1:
                found.append(photo)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=Path, default=made_photos.COLLECTION)
    parser.add_argument("--every", type=int, default=5, help="of the collection's photos (default: every fifth)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--all", action="store_true", help="also what takes minutes")
    given = parser.parse_args()
    if not given.photos.is_dir():
        print(f"No photos in {given.photos}: name a folder with --photos.")
        return 1
    photos = chosen(given.photos, given.every)
    wanted = [name for name in PROGRAMS if given.all or name not in SLOW]
    programs = {name: PROGRAMS[name][0] for name in wanted if PROGRAMS[name][1]()}
    for name in PROGRAMS:
        if name not in programs:
            print(f"left out, being {'not installed' if name in wanted else 'slow (--all)'}: {name}")
    runs: dict[str, list[Run]] = {name: [] for name in [*programs, "stages"]}
    for _ in range(given.rounds):
        for name, prepare in {**programs, "stages": python("stages")}.items():
            with tempfile.TemporaryDirectory() as into:
                runs[name].append(run(prepare, photos, Path(into)))
    judged = upright(photos)
    print(table(runs, programs, len(photos), {name: quality(programs[name], judged) for name in programs}, len(judged)))
    print(profile([json.loads(each.output) for each in runs["stages"]], len(photos)))
    return 0


def table(
    runs: dict[str, list[Run]],
    programs: Iterable[str],
    count: int,
    judged: dict[str, tuple[float, float] | None],
    judged_count: int,
) -> str:
    """Return the comparison as Markdown."""
    buffer = io.StringIO()
    print(f"{count} photos; SSIM and size at {JUDGED_WIDTH} px on {judged_count} of them.\n", file=buffer)
    print("| | ms of processor a photo | this program / it | peak MB | files | kB a photo | SSIM | kB |", file=buffer)
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |", file=buffer)
    for name in programs:
        mine = runs[name]
        ratio = statistics.median(a.seconds / b.seconds for a, b in zip(runs["this program"], mine, strict=True))
        spent = statistics.median(each.seconds for each in mine) / count * 1000
        peak = max(each.peak for each in mine) / 1e6
        seen = judged[name]
        marks = f"{seen[0]:.4f} | {seen[1] / 1000:.1f}" if seen else "- | -"
        size = mine[0].size / count / 1000
        cells = (name, f"{spent:.0f}", f"{ratio:.2f}", f"{peak:.0f}", str(mine[0].files), f"{size:.0f}", marks)
        print(f"| {' | '.join(cells)} |", file=buffer)
    return buffer.getvalue()


def profile(stages: Sequence[dict[str, float]], count: int) -> str:
    """Return where the time goes in one thread, as Markdown."""
    names = sorted(stages[0], key=lambda name: -stages[0][name])
    middle = {name: statistics.median(each[name] for each in stages) for name in names}
    total = sum(middle.values())
    floor = sum(middle[name] for name in UNAVOIDABLE)
    lines = ["| stage | ms a photo | share |", "| --- | ---: | ---: |"]
    lines += [f"| {name} | {middle[name] / count * 1000:.1f} | {middle[name] / total:.0%} |" for name in names]
    lines.append(f"| all | {total / count * 1000:.1f} | |")
    lines.append(f"\nAll is {total / floor:.2f} times scaled decode and encodes alone ({floor / count * 1000:.1f} ms).")
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
