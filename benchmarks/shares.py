"""What each part of a build costs, as a share of the whole: checks, previews, structured data, feeds, search, kits.

    python benchmarks/shares.py [--works 1000 10000 1000+photos+cards 200+photos+cards+kits] [--photos DIR]

A work is a number of products of the made village, and what is made besides pages: `photos` (three products in ten have
one), `cards` (a link preview drawn for every page) and `kits` (codes and prints to share). Each is built from
nothing by the program's own command, in a process of its own, while the functions named in STAGES are timed.

A part's time is without that of parts within it, so that the shares come to the whole; "everything else" is what no
part covers: MkDocs, and putting pages into its shell. Seconds are the process's processor time, with its threads'. What
runs in worker threads (photos, cards, kits) is one part.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Generator, Iterable
from functools import wraps
from pathlib import Path
from typing import Any

import made_photos
import made_village
import own_program
from build_cost import compiled_environment

STARTING = "start, imports"
OTHER = "everything else"
PHOTOS_IN_TEN = len(made_village.PICTURED)

STAGES = {  # part: the functions that are it, as module:name where the name is looked up when it is called
    "reading entries (YAML)": ("katalog.entries.load:read",),
    "checks of entries": (
        "katalog.entries.load:load",
        "katalog.site.published_addresses:read",
        "katalog.site.published_addresses:check",
    ),
    "photos": ("katalog.photos.make:make_pictures",),
    "drawn link previews": ("katalog.share.cards.collect:make_cards", "katalog.site.drawn:card_requests"),
    "icons of the site": ("katalog.share.cards.site_icons:make",),
    "kits: codes, prints": ("katalog.share.kit.draw:make",),
    "kits: texts to paste": ("katalog.share.kit.kit_pages:_view_of", "katalog.share.kit.items:ThingMaker.of"),
    "views and the list of pages": ("katalog.site.contents:editions_of",),
    "bodies of pages": ("katalog.site.render:Renderer.body",),
    "order forms in pages": (
        "katalog.orders.order_data:OrderForms.order_form",
        "katalog.orders.order_links:product_link",
    ),
    "heads of pages": ("katalog.site.render:Renderer.head",),
    "structured data": ("katalog.pages.head:_graph",),
    "order data": ("katalog.orders.order_data:files",),
    "feeds, open data, contacts": ("katalog.data.feeds:feeds",),
    "search index": ("katalog.data.search_index:files",),
    "filters": ("katalog.data.filters:files", "katalog.data.filters:quick"),
    "site map": ("katalog.site.sitemap:files", "katalog.site.sitemap_dates:changed"),
    "what works without signal": ("katalog.site.service_worker:files",),
    "styles and scripts": ("katalog.site.assets.assets:Assets.read", "katalog.site.assets.assets:Assets.files"),
    "writing files": ("katalog.site.site_folder:SiteFolder.write", "katalog.site.publish.swap:place_all"),
    "publishing": ("katalog.site.publish.swap:stage_for", "katalog.site.publish.swap:swap_in"),
    "proof that nothing changed": (
        "katalog.site.publish.unchanged:inputs",
        "katalog.site.publish.unchanged:outputs",
        "katalog.site.publish.unchanged:remember",
    ),
}


class Spans:
    """Processor seconds by part; a part within another stops the outer one's clock."""

    def __init__(self) -> None:
        """Begin with what the process has used already: its start."""
        self.spent: Counter[str] = Counter({STARTING: 0.0})
        self._stack = [STARTING]
        self._since = 0.0
        self._thread = threading.get_ident()

    def enter(self, part: str) -> None:
        """Count for `part` from here."""
        self._count()
        self._stack.append(part)

    def leave(self) -> None:
        """Count for the part around again."""
        self._count()
        self._stack.pop()

    def begin(self) -> None:
        """End the start."""
        self._count()
        self._stack = [OTHER]

    def done(self) -> dict[str, float]:
        """Return seconds by part; they come to all that the process has used."""
        self._count()
        return dict(self.spent)

    def timed(self, part: str, real: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function with its time counted for `part`; what it yields is made in that time too."""

        @wraps(real)
        def call(*given: Any, **named: Any) -> Any:
            if threading.get_ident() != self._thread:  # a worker's time is that of the part that waits for it
                return real(*given, **named)
            self.enter(part)
            try:
                result = real(*given, **named)
            finally:
                self.leave()
            return self._steps(part, result) if inspect.isgenerator(result) else result

        return call

    def _steps(self, part: str, steps: Generator[Any, None, None]) -> Generator[Any, None, None]:
        while True:
            self.enter(part)
            try:
                value = next(steps)
            except StopIteration:
                return
            finally:
                self.leave()
            yield value

    def _count(self) -> None:
        now = time.process_time()
        self.spent[self._stack[-1]] += now - self._since
        self._since = now


def main() -> None:
    """Measure and print a table of shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    works = ["1000", "10000", "1000+photos+cards", "200+photos+cards+kits"]
    parser.add_argument("--works", nargs="+", default=works, metavar="WORK")
    parser.add_argument("--photos", type=Path, default=made_photos.COLLECTION, help="a folder of photos")
    parser.add_argument("--inside", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        sys.stdout.write(json.dumps(inside(options.inside)))
        return
    sources = made_photos.sources(options.photos)
    with tempfile.TemporaryDirectory() as folder:
        built(10, (), sources, Path(folder))  # compiles the modules
        spent = {work: measured(work, sources, Path(folder)) for work in options.works}
    print(table(spent))


def measured(work: str, sources: list[Path], folder: Path) -> dict[str, float]:
    """Return seconds by part of one work."""
    count, *extras = work.split("+")
    if not set(extras) <= {"photos", "cards", "kits"}:
        sys.exit(f"{work}: after the number of products there can be +photos, +cards and +kits")
    return built(int(count), tuple(extras), sources, folder)


def built(products: int, extras: tuple[str, ...], sources: list[Path], folder: Path) -> dict[str, float]:
    """Build one village in a process of its own and return its seconds by part."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        home = Path(name)
        count = products * PHOTOS_IN_TEN // made_village.TURN if "photos" in extras else 0
        photos = made_photos.made(count, sources, made_photos.kept(sources)) if count else []
        made_village.write_entries(products, home / "businesses", photos)
        program = own_program.copied(folder)
        shutil.rmtree(program / ".cache", ignore_errors=True)
        words = own_program.words(home / "businesses", home / "site")
        words += ["--jobs", "1", "--dengan-kit" if "kits" in extras else "--tanpa-kit"]
        words += [] if "cards" in extras else ["--tanpa-kartu"]
        command = [sys.executable, __file__, "--inside", str(program), *words]
        run = subprocess.run(command, capture_output=True, env=compiled_environment(folder / "compiled"), check=False)
        if run.returncode:
            sys.exit(f"the build failed:\n{run.stderr.decode()[-2000:]}")
        return dict(json.loads(run.stdout))


def inside(words: list[str]) -> dict[str, float]:
    """Build in this process with every part timed."""
    program, *arguments = words
    spans = Spans()
    sys.path.insert(0, str(Path(program) / "scripts"))
    cli = importlib.import_module("katalog.cli.main")
    hooks = importlib.import_module("hooks")
    for part, functions in STAGES.items():
        for function in functions:
            _patch(function, part, spans)
    print_to_errors = sys.stdout
    sys.stdout = sys.stderr
    try:
        spans.begin()
        status = cli.main(arguments, load_site_maker=lambda: hooks)
    finally:
        sys.stdout = print_to_errors
    if status:
        sys.exit(f"the build ended with {status}")
    return spans.done()


def _patch(function: str, part: str, spans: Spans) -> None:
    module, _, path = function.partition(":")
    owner: Any = importlib.import_module(module)
    *outer, name = path.split(".")
    for each in outer:
        owner = getattr(owner, each)
    real = inspect.getattr_static(owner, name)
    if isinstance(real, classmethod):
        setattr(owner, name, classmethod(spans.timed(part, real.__func__)))
    else:
        setattr(owner, name, spans.timed(part, real))


def table(spent: dict[str, dict[str, float]]) -> str:
    """Return seconds and shares of all works as Markdown, the largest of the first first."""
    parts = {part: sum(each.get(part, 0) for each in spent.values()) for part in (STARTING, *STAGES, OTHER)}
    lines = [f"| part | {' | '.join(_title(work) for work in spent)} |", f"| --- |{' ---: |' * len(spent)}"]
    ordered = sorted((part for part in parts if parts[part]), key=lambda part: -parts[part])
    lines.extend(f"| {part} | {' | '.join(_cells(part, spent.values()))} |" for part in ordered)
    totals = (f"**{sum(each.values()):.2f} s**" for each in spent.values())
    return "\n".join([*lines, f"| **all** | {' | '.join(totals)} |"])


def _title(work: str) -> str:
    count, *extras = work.split("+")
    return f"{int(count):,} products, " + (", ".join(extras) if extras else "pages only")


def _cells(part: str, works: Iterable[dict[str, float]]) -> Iterable[str]:
    for each in works:
        seconds = each.get(part, 0)
        yield f"{seconds:.2f} s, {seconds / sum(each.values()):.1%}" if part in each else "-"


if __name__ == "__main__":
    main()
