"""One cold build of a village with photos by this program, Hugo, Eleventy, plain Material and sigal: what each costs.

    python benchmarks/whole_builds.py [--products 1000] [--count 300] [--photos DIR] [--rounds 2] [--builders ours ...]
    python benchmarks/whole_builds.py --calibrate hugo 60 70 80 90

Three products in ten have a photo (`made_photos.py`), and everybody makes the same of it: five widths of 240 to 1000
px in a modern format, JPEG of 640 px, a square of 1080 px for feeds, a thumbnail of 96 px. Hugo and Eleventy write the
same pages and files as in `builds.py`, with pictures in galleries, cards, structured data and feeds (how like they are
is shown). Hugo 0.111 has no AVIF, so it makes WebP; Eleventy makes AVIF by eleventy-img and sharp, at the encoder's
fastest. Plain Material has lean pages and makes no sizes: its first row copies the originals, its second has a hook
that makes the sizes with Pillow as one writes it first. sigal makes an album, not a catalogue, in one size a run: a
row is eight runs, portraits in it as high as others are wide; it makes WebP.

Equal quality: the mean SSIM of the luma against the upright original shrunk by Lanczos, over those five widths of some
photos, is within 0.003 of ours by the settings in QUALITY, which --calibrate finds; the first table shows it.

Cold: caches and sites are removed before each run. Seconds are the processor time of the whole process tree, ratios are
taken inside one round and the middle one is shown. Slow builders run in the first round only. `ours, previews too`
also draws a link preview for every page, which none of the peers does.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from multiprocessing import Process
from pathlib import Path

import builds
import made_photos
import made_village
import own_program
import peer_programs
import peers_lean
import peers_same
import same_pages
from build_cost import Build, Cost, compiled_environment
from photos import similarity, upright
from PIL import Image, ImageOps

from katalog.photos import plan  # peers_same says where

NEAR = 0.003  # of SSIM: the same to the eye
# Of 100; found by `--calibrate`.
QUALITY = {"hugo": 52, "eleventy": 50, "material-sizes": 45, "sigal": 35}
SLOW = frozenset({"hugo", "material", "material-sizes", "sigal"})
MODERN = re.compile(r'<source type="image/(?:avif|webp)" srcset="([^"]*)"')

Made = Mapping[tuple[str, int], Path]
"""The modern file of a photo, by the photo's name and its width in pixels."""


@dataclass(frozen=True)
class Village:
    """What is to be built: so many products with these photos, in this folder, by programs kept in `shared`."""

    products: int
    photos: Sequence[Path]
    folder: Path
    shared: Path

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield the name of each photo and the address of the page that shows it."""
        for business in made_village.businesses(self.products, [photo.name for photo in self.photos]):
            for product in business["produk"]:
                for name in product.get("foto", ()):
                    yield name, f"usaha/{business['slug']}/{product['id']}/"


@dataclass(frozen=True)
class Builder:
    """One of those compared: how it is called, how its build is made, and where its modern pictures are.

    `prepare` takes the village and a quality, and returns None where the program is not installed; `find` takes the
    village and the built site.
    """

    label: str
    prepare: Callable[[Village, int], Build | None]
    find: Callable[[Village, Path], Made] | None = None


def main() -> None:
    """Compare quality and pages, then measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--products", type=int, default=1_000)
    parser.add_argument("--count", type=int, default=300, help="photos")
    parser.add_argument("--photos", type=Path, default=made_photos.COLLECTION, help="a folder of photos")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--builders", nargs="+", default=list(BUILDERS), choices=list(BUILDERS))
    parser.add_argument("--judged", type=int, default=12, help="photos whose quality is compared")
    parser.add_argument("--unjudged", action="store_true", help="do not compare quality and pages first")
    parser.add_argument("--calibrate", nargs="+", metavar="BUILDER QUALITY", help="show what qualities give, and end")
    options = parser.parse_args()
    sources = made_photos.sources(options.photos)
    photos = made_photos.made(options.count, sources, made_photos.kept(sources))
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        if options.calibrate:
            builder, *qualities = options.calibrate
            calibrate(builder, [int(each) for each in qualities], plain(photos, options.judged), work)
            return
        if not options.unjudged:
            apart(judge, options.builders, plain(photos, options.judged), work)
        measure(options.builders, options.rounds, options.products, photos, work)


def apart(task: Callable[..., None], *given: object) -> None:
    """Run `task` in a process of its own: the kernel counts the memory of this one as that of what it starts."""
    process = Process(target=task, args=given)
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(process.exitcode)


def plain(photos: Sequence[Path], count: int) -> list[Path]:
    """Return so many photos, spread over all of them, that no program has to turn or convert."""
    found = upright(photos)
    return found[:: max(1, len(found) // count)][:count]


def calibrate(name: str, qualities: Sequence[int], chosen: Sequence[Path], work: Path) -> None:
    """Print what likeness and bytes a builder's pictures have at each quality, after ours."""
    print(f"ours: {_described(*_judge('ours', 0, chosen, work))}")
    for quality in qualities:
        print(f"{name} {quality}: {_described(*_judge(name, quality, chosen, work))}", flush=True)


def judge(names: Sequence[str], chosen: Sequence[Path], work: Path) -> None:
    """Print likeness and bytes of everybody's pictures of these photos, and how like pages are to ours."""
    widths = plan.AVIF_WIDTHS
    print(f"Likeness (SSIM) on {len(chosen)} photos, by width, and kB of the five files of one:\n")
    print(f"| builder | quality | {' | '.join(f'{width} px' for width in widths)} | mean | less ours | kB |")
    print(f"| --- | ---: |{' ---: |' * (len(widths) + 3)}")
    own = 0.0
    for name in names:
        if BUILDERS[name].find is None:
            continue
        scores, size = _judge(name, QUALITY.get(name, 0), chosen, work)
        if not scores:
            continue
        mean = statistics.mean(scores.values())
        own = own or mean
        cells = [f"{scores[width]:.4f}" for width in widths]
        far = "" if abs(mean - own) <= NEAR else " **not equal**"
        quality = QUALITY.get(name, plan.AVIF_QUALITY)
        print(
            f"| {BUILDERS[name].label} | {quality} | {' | '.join(cells)} | {mean:.4f} | {mean - own:+.4f}{far} |"
            f" {size:.1f} |",
            flush=True,
        )
    print()
    for name in names:
        other = work / f"judged-{name}" / "site"
        if name in SAME and (work / "judged-ours").is_dir() and other.is_dir():
            print(f"{BUILDERS[name].label}, pages beside ours:\n")
            same_pages.print_table(list(same_pages.compared(work / "judged-ours" / "site", other)))
            print(flush=True)


def _judge(name: str, quality: int, chosen: Sequence[Path], work: Path) -> tuple[dict[int, float], float]:
    """Return mean SSIM by width and mean kB a photo of a builder's modern pictures; nothing where it is missing."""
    products = len(chosen) * made_village.TURN // len(made_village.PICTURED) + made_village.TURN
    village = Village(products, chosen, work / f"judged-{name}", work / "shared")
    builder = BUILDERS[name]
    build = builder.prepare(village, quality)
    if build is None or builder.find is None:
        return {}, 0
    build.run()
    scores: dict[int, list[float]] = {}
    made = builder.find(village, build.site)
    by_name = {photo.name: photo for photo in chosen}
    for (photo, width), path in sorted(made.items()):
        with Image.open(path) as small:
            if width == small.width:  # sigal's portraits have another
                shrunk = _shrunk(by_name[photo], small.size)
                scores.setdefault(width, []).append(similarity(shrunk, small.convert("RGB")))
    size = sum(path.stat().st_size for path in made.values()) / len(chosen) / 1000
    return {width: statistics.mean(scores[width]) for width in sorted(scores)}, size


@cache
def _shrunk(photo: Path, size: tuple[int, int]) -> Image.Image:
    with Image.open(photo) as opened:
        return ImageOps.exif_transpose(opened).convert("RGB").resize(size, Image.Resampling.LANCZOS)


def _described(scores: Mapping[int, float], size: float) -> str:
    if not scores:
        return "not installed, or it makes no picture of these widths"
    by_width = ", ".join(f"{width}: {score:.4f}" for width, score in scores.items())
    return f"mean {statistics.mean(scores.values()):.4f} ({by_width}), {size:.1f} kB"


def measure(names: Sequence[str], rounds: int, products: int, photos: Sequence[Path], work: Path) -> None:
    """Run every builder in turn, round by round, and print the middle one of each."""
    shared = work / "shared"
    made = {}
    for name in names:
        made[name] = BUILDERS[name].prepare(Village(products, photos, work / name, shared), QUALITY.get(name, 0))
        if made[name] is None:
            print(f"left out, being not installed: {BUILDERS[name].label}\n")
    builds.ours(builds.FEWEST, work / "warm", shared).run()
    there = {name: build for name, build in made.items() if build is not None}
    costs: dict[str, list[Cost]] = {name: [] for name in there}
    for number in range(rounds):
        for name, build in there.items():
            if number == 0 or name not in SLOW:
                costs[name].append(build.measured())
                print(f"{name}: {costs[name][-1].processor:.1f} s", file=sys.stderr)  # it may take hours
    print(f"{products:,} products, {len(photos)} photos:\n")
    print("| builder | s of processor | s | ours / it | previews too / it | peak MB | pages | pictures | MB of them |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, runs in costs.items():
        middle = sorted(runs, key=lambda cost: cost.processor)[len(runs) // 2]
        ratios = " | ".join(_ratio(costs.get(own, ()), runs) for own in ("ours", "ours-previews"))
        print(
            f"| {BUILDERS[name].label} | {middle.processor:.1f} | {middle.wall:.1f} | {ratios} | {middle.memory:.0f} |"
            f" {middle.pages:,} | {middle.pictures:,} | {middle.picture_size:.1f} |",
            flush=True,
        )


def _ratio(own: Sequence[Cost], its: Sequence[Cost]) -> str:
    """Return the middle ratio of processor time over the rounds in which both ran."""
    ratios = [mine.processor / other.processor for mine, other in zip(own, its, strict=False)]
    return f"{statistics.median(ratios):.2f}" if ratios else ""


def ours(village: Village, _: int) -> Build:
    """Return this program's build, all it makes of photos, without drawn previews."""
    build = ours_with_previews(village, 0)
    return Build([*build.command, "--tanpa-kartu"], build.folder, build.site, build.cache, build.environment)


def ours_with_previews(village: Village, _: int) -> Build:
    """Return this program's build with a link preview drawn for every page."""
    businesses, site = village.folder / "businesses", village.folder / "site"
    made_village.write_entries(village.products, businesses, village.photos)
    program = own_program.copied(village.shared)
    command = [*own_program.command(program, businesses, site), "--tanpa-kit"]
    return Build(command, program, site, program / ".cache", compiled_environment(village.shared / "compiled"))


def hugo(village: Village, quality: int) -> Build | None:
    """Return Hugo's build with the same pages, and WebP."""
    build = builds.hugo_build(village.folder)
    if build is not None:
        peers_same.write_hugo(village.products, village.folder, village.photos, quality)
    return build


def eleventy(village: Village, quality: int) -> Build | None:
    """Return Eleventy's build with the same pages, and AVIF."""
    build = builds.eleventy_build(village.folder, builds.SAME_ELEVENTY)
    if build is not None:
        peers_same.write_eleventy(village.products, village.folder / "src", village.photos, quality)
    return build


def material(village: Village, _: int) -> Build:
    """Return plain Material's build, which copies the originals."""
    peers_lean.write_material(village.products, village.folder, village.photos)
    return builds.material_build(village.folder, village.shared)


def material_sizes(village: Village, quality: int) -> Build:
    """Return plain Material's build with a hook that makes sizes."""
    wanted = {**peers_same.wanted_of_photos(quality), "widths": plan.AVIF_WIDTHS}
    hook = peer_programs.PEERS / "material" / "sizes.py"
    more = f"hooks: [{json.dumps(str(hook))}]\nextra: {json.dumps({'foto': wanted})}\n"
    peers_lean.write_material(village.products, village.folder, village.photos, more)
    return builds.material_build(village.folder, village.shared)


def sigal(village: Village, quality: int) -> Build | None:
    """Return sigal's build, a run for each size."""
    program = peer_programs.sigal()
    if program is None:
        return None
    peers_same.copy_photos(village.photos, village.folder / "in")
    runs = {str(width): ("WEBP", "ResizeToFit", (width, width), quality) for width in plan.AVIF_WIDTHS}
    runs["jpeg"] = ("JPEG", "ResizeToFit", (plan.FALLBACK_WIDTH, plan.FALLBACK_WIDTH), plan.JPEG_QUALITY)
    side = plan.THUMBNAIL_SIDE
    runs["thumbnail"] = ("JPEG", "ResizeToFill", (side, side), plan.THUMBNAIL_QUALITY)
    runs["square"] = ("JPEG", "ResizeToFill", plan.SQUARE_SIZE, plan.SQUARE_QUALITY)
    commands = ["set -e"]
    for name, (form, processor, size, wanted) in runs.items():
        settings = {
            "img_format": form,
            "img_processor": processor,
            "img_size": size,
            "jpg_options": {"quality": wanted},
            "make_thumbs": False,
        }
        lines = "".join(f"{key} = {value!r}\n" for key, value in settings.items())
        (village.folder / f"{name}.conf.py").write_text(lines, "utf-8")
        commands.append(f"{program} build --config {name}.conf.py in site/{name}")
    (village.folder / "all.sh").write_text("\n".join(commands) + "\n", "utf-8")
    return Build(["sh", "all.sh"], village.folder, village.folder / "site")


def in_pages(village: Village, site: Path) -> Made:
    """Return the modern files that each product's page names for its photo."""
    found = {}
    for name, address in village.pages():
        page = site / address
        named = MODERN.search((page / "index.html").read_text("utf-8"))
        if named is None:
            sys.exit(f"{site.parent.name}: no picture in {address}")
        for each in unescape(named[1]).split(", "):
            url, _, width = each.rpartition(" ")
            path = site / url.lstrip("/") if url.startswith("/") else (page / url).resolve()
            found[name, int(width.removesuffix("w"))] = path
    return found


def of_material(village: Village, site: Path) -> Made:
    """Return what the hook made."""
    named = {photo.name: site / "foto" / photo.stem for photo in village.photos}
    return {
        (name, width): path
        for name, start in named.items()
        for width in plan.AVIF_WIDTHS
        if (path := start.with_name(f"{start.name}-{width}.avif")).is_file()
    }


def of_sigal(village: Village, site: Path) -> Made:
    """Return what sigal made in each run."""
    return {
        (photo.name, width): site / str(width) / f"{photo.stem}.webp"
        for photo in village.photos
        for width in plan.AVIF_WIDTHS
    }


BUILDERS = {
    "ours": Builder("**ours**", ours, in_pages),
    "ours-previews": Builder("**ours, previews too**", ours_with_previews),
    "eleventy": Builder("Eleventy, same pages, eleventy-img", eleventy, in_pages),
    "hugo": Builder("Hugo, same pages, WebP", hugo, in_pages),
    "sigal": Builder("sigal, an album, WebP", sigal, of_sigal),
    "material": Builder("Material, lean pages, originals", material),
    "material-sizes": Builder("Material, lean pages, hook", material_sizes, of_material),
}
SAME = ("hugo", "eleventy")

if __name__ == "__main__":
    main()
